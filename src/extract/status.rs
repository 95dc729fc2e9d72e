//! How far a tie has come.

use super::{
    features::Features,
    scorer::{STATUS, Scorer},
};
use crate::{lexicon::CueSet, model::Status};

/// A status other than `agreed` needs to be this likely.
const SURE: f64 = 0.5;
/// `ended` needs less where the sentence has a word for it.
const HINTED: f64 = 0.12;

/// The likeliest status. News is full of plans ("will", 검토 중) that are those of others, so one word does not decide: the
/// models that are called after a status do, and the words only tell a stalled deal from one under talks.
pub(super) fn status(cues: &CueSet, scorer: &Scorer, features: &Features, words: &str) -> Status {
    let chance = |status: Status| (scorer.probability(&format!("{STATUS}{}", status.as_str()), features), status);
    // Words of an end are rare and plain.
    if status_of(cues, words) == Status::Ended && chance(Status::Ended).0 >= HINTED {
        return Status::Ended;
    }
    let best = [Status::Talks, Status::Ended].into_iter().map(chance).max_by(|a, b| a.0.total_cmp(&b.0));
    match best {
        Some((sure, Status::Talks)) if sure >= SURE => match status_of(cues, words) {
            Status::Stalled => Status::Stalled,
            _ => Status::Talks,
        },
        Some((sure, status)) if sure >= SURE => status,
        _ => Status::Agreed,
    }
}

/// The status that a sentence tells: the gravest one, `agreed` where it says nothing else.
fn status_of(cues: &CueSet, words: &str) -> Status {
    let found = cues.statuses.find(words).into_iter().map(|hit| cues.statuses.cue(hit.cue).label);
    found
        .max_by_key(|status| match status {
            Status::Agreed => 0,
            Status::Talks => 1,
            Status::Stalled => 2,
            Status::Ended => 3,
        })
        .unwrap_or(Status::Agreed)
}
