//! Who only comments on the deals that a sentence tells of.

use super::article::{Article, Mention, Sentence};
use crate::lexicon::Lexicon;

/// Whether a mention is a research house that gives its opinion of others.
pub(super) fn comments(
    text: &str,
    article: &Article,
    sentence: &Sentence,
    mention: &Mention,
    lexicon: &Lexicon,
) -> bool {
    let words = lexicon.commentators.is_firm(&article.entities[mention.entity].name).then_some(&lexicon.commentators);
    let Some(words) = words else { return false };
    let own = text.get(mention.span.end..mention.end).unwrap_or("");
    let opinion = || mention.group_tail.is_subject() && sentence.span.of(text).is_some_and(|said| words.judges(said));
    mention.affiliation && words.is_person(own) || opinion()
}
