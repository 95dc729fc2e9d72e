//! Who only comments on the deals that a sentence tells of.

use super::article::{Article, Mention, Sentence, Tail};
use crate::{
    language::Particle,
    lexicon::{FrameShape, Lexicon},
};

/// Whether a mention is a research house that gives its opinion of others, and tells of no deal of its own.
pub(super) fn only_comments(
    text: &str,
    article: &Article,
    sentence: &Sentence,
    mention: &Mention,
    lexicon: &Lexicon,
) -> bool {
    let words = &lexicon.commentators;
    if !words.is_firm(&article.entities[mention.entity].name) {
        return false;
    }
    let own = text.get(mention.span.end..mention.end).unwrap_or("");
    let opinion = || mention.group_tail.is_subject() && sentence.span.of(text).is_some_and(|said| words.judges(said));
    mention.affiliation && words.is_person(own) || opinion() && !deals(text, sentence, mention, lexicon)
}

/// "한별증권은 나래통신과 업무협약을 맺었으며": it is next to its partner, and the subject of the deed.
fn deals(text: &str, sentence: &Sentence, subject: &Mention, lexicon: &Lexicon) -> bool {
    let next = sentence.mentions.iter().find(|other| other.span.start >= subject.end && other.group != subject.group);
    next.is_some_and(|partner| {
        let rest = text.get(partner.end..sentence.span.end).unwrap_or("");
        partner.group_tail == Tail::Particle(Particle::With) && lexicon.frames.find(FrameShape::With, rest).is_some()
    })
}
