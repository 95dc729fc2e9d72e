//! How far a tie has come.

use super::{
    article::Sentence,
    clauses::clause_of,
    features::Features,
    pairs::Instance,
    scorer::{STATUS, Scorer},
};
use crate::{
    lexicon::{CueMatch, CueSet},
    model::{Kind, Lang, Status},
};

/// A status other than `agreed` needs to be this likely.
const SURE: f64 = 0.5;
/// `ended` needs less where the sentence has a word for it.
const HINTED: f64 = 0.12;
/// And `talks` where the sentence ends with a word for it. In cross-validation all of these were talks from here on,
/// none below.
const LAST: f64 = 0.1;

/// Bytes before the word that tells of a tie within which an English verb governs it: "terminated its supply contract".
const GOVERNS: usize = 40;

/// Characters after the last word that tells of a tie within which a Korean sentence says what became of it.
const REACH: usize = 24;
/// The word that tells of a tie is a verb itself, and done with: 합병하며, 협력해.
const DONE: [&str; 6] = ["하며", "하고", "하여", "해", "했", "한"];

/// The words of a sentence that proves a tie, as far as they bear on its status.
pub(super) struct Telling<'t> {
    /// Those that may tell it: in Korean, those after the later party.
    all: &'t str,
    /// Those that do: after the last word for a tie a Korean clause says what became of it, before it an English one.
    verb: &'t str,
}

impl<'t> Telling<'t> {
    pub fn new(text: &'t str, lang: Lang, sentence: &Sentence, instance: &Instance, kind: Kind, cues: &CueSet) -> Self {
        let words = |from: usize, to: usize| text.get(from..to).unwrap_or("");
        let end = sentence.span.end;
        let (first, second) = (instance.first, instance.second.map(|at| &sentence.mentions[at]));
        match lang {
            Lang::Ko => {
                let clause = clause_of(text, sentence, instance);
                let told = || sentence.cues.iter().filter(|hit| hit.start < clause.end);
                // "인수전에 나서 … 선정됐다": what is said of the deed itself, not of what came along with it.
                let of_kind = told().filter(|hit| kind.is_directed() && cues.ties.cue(hit.cue).label == kind).last();
                let cue = of_kind.or_else(|| told().next_back()).map_or(end, |hit| hit.end);
                // Up to whoever is named next, and not too far: later words speak of something else.
                let next = sentence.mentions.iter().map(|mention| mention.span.start).find(|start| *start >= cue);
                let near = words(cue, next.unwrap_or(end));
                let near = near.char_indices().nth(REACH).map_or(near, |(at, _)| &near[..at]);
                let done = DONE.iter().any(|ending| near.starts_with(ending));
                let all = words(second.map_or(sentence.span.start, |party| party.end), end);
                Self { all, verb: if done { "" } else { near } }
            }
            Lang::En => {
                let subject = first.map_or(sentence.span.start, |at| sentence.mentions[at].end);
                let until = second.map_or(end, |party| party.span.start);
                let cue = sentence.cues.iter().rfind(|hit| hit.start >= subject && hit.start < until);
                let near = |hit: &CueMatch| (hit.start.saturating_sub(GOVERNS)..).find(|at| text.is_char_boundary(*at));
                let from = cue.and_then(near).map_or(end, |near| near.max(subject));
                Self { all: words(sentence.span.start, end), verb: words(from, cue.map_or(end, |hit| hit.start)) }
            }
        }
    }
}

/// The likeliest status. News is full of plans ("will", 검토 중) that are those of others, so one word does not decide: the
/// models that are called after a status do, unless the sentence ends with a word for it.
pub(super) fn status(cues: &CueSet, scorer: &Scorer, features: &Features, telling: &Telling<'_>) -> Status {
    let chance = |status: Status| scorer.probability(&format!("{STATUS}{}", status.as_str()), features);
    let (talks, ended) = (chance(Status::Talks), chance(Status::Ended));
    match status_of(cues, telling.verb) {
        status @ (Status::Ended | Status::Stalled) => return status,
        Status::Talks if talks >= LAST => return Status::Talks,
        _ => {}
    }
    let told = status_of(cues, telling.all);
    // Words of an end are rare and plain.
    if ended >= SURE.max(talks) || told == Status::Ended && ended >= HINTED {
        return Status::Ended;
    }
    match told {
        _ if talks < SURE => Status::Agreed,
        Status::Stalled => Status::Stalled,
        _ => Status::Talks,
    }
}

/// The status that words tell: the gravest one, `agreed` where they say nothing else.
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
