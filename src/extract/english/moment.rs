//! How far a tie has come and when it was told, where English says so by other means than words of its own.

use crate::{
    extract::{features::Features, moment::status_of, scorer::Scorer},
    lexicon::CueSet,
    model::{Document, PartialDate, Status},
};

/// A status other than `agreed` needs to be this likely.
const SURE: f64 = 0.5;
/// `ended` needs less where the sentence has a word for it.
const HINTED: f64 = 0.12;

/// The likeliest status. Wire news is full of plans ("will", "expected to"), so one word does not decide alone: the
/// models that are called after a status do, and the words only tell a stalled deal from one under talks.
pub(in crate::extract) fn status(cues: &CueSet, scorer: &Scorer, features: &Features, words: &str) -> Status {
    let chance = |status: Status| (scorer.probability(&format!("status={}", status.as_str()), features), status);
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

/// The day of publication for what somebody "said" or "announced" in a wire report, or what its beginning tells.
pub(in crate::extract) fn day_of_report(document: &Document, sentence: usize, words: &str) -> Option<PartialDate> {
    const SAID: &[&str] = &[" said", " says", "announced", "reported", " told "];
    (sentence <= 2 || SAID.iter().any(|word| words.contains(word))).then_some(document.published).flatten()
}
