//! What carries over from one English sentence to the next: "it said", "the company", "the two companies".

use crate::extract::article::{Article, Mention, Standing};

/// Sentences over which a topic carries.
const REACH: usize = 4;

const TOGETHER: &[&str] = &[
    "the two companies",
    "the two firms",
    "both companies",
    "both firms",
    "the companies",
    "the partners",
    "the two banks",
    "the two groups",
    "the three companies",
    "both parties",
    "the two sides",
    "the two airlines",
    "each company",
    "the two",
    "they said",
    "they will",
    "they agreed",
    "they have",
    "each will",
    "both sides",
];
const IT: &[&str] = &[
    "it said",
    "the company",
    "the firm",
    "the group",
    "the bank",
    "the airline",
    "the agency",
    "it will",
    "it has",
    "it also",
    "it had",
    "it would",
    "the concern",
    "its board",
    "the agreement",
    "the contract",
    "the deal",
    "the pact",
    "the transaction",
    "terms of",
    "it is",
    "it plans",
    "it expects",
    "it agreed",
    "it acquired",
    "it bought",
    "it signed",
];

/// Fills in what each sentence is about without naming it.
pub(in crate::extract) fn carry_over(text: &str, article: &mut Article) {
    let mut topic: Vec<usize> = Vec::new();
    let mut pair: Vec<usize> = Vec::new();
    let mut age = 0;
    for sentence in article.sentences.iter_mut().skip(1).filter(|sentence| sentence.active) {
        let words = sentence.span.of(text).unwrap_or("").to_lowercase().replace('\n', " ");
        let says = |list: &[&str]| list.iter().any(|form| begins_word(&words, form));
        let subject = subject_of(&sentence.mentions);
        if age <= REACH && (subject.is_empty() || says(IT)) {
            sentence.carried = topic.iter().copied().filter(|entity| !subject.contains(entity)).collect();
        }
        if says(TOGETHER) {
            sentence.together = pair.clone();
        }
        let mut named: Vec<usize> = Vec::new();
        for mention in sentence.mentions.iter().filter(|mention| mention.standing == Standing::Named) {
            if !named.contains(&mention.entity) {
                named.push(mention.entity);
            }
        }
        // "It said …" goes on about whom the article is about, not about whom it mentions last.
        if !subject.is_empty() && (topic.is_empty() || !says(IT)) {
            topic = subject;
            age = 0;
        } else if topic.is_empty() && !named.is_empty() {
            topic = vec![named[0]];
        } else {
            age += 1;
        }
        if named.len() >= 2 && !sentence.cues.is_empty() {
            named.truncate(3);
            pair = named;
        } else if named.len() == 1 && !sentence.cues.is_empty() && !topic.contains(&named[0]) {
            pair = topic.iter().copied().chain(named).take(3).collect();
        }
    }
}

fn begins_word(words: &str, form: &str) -> bool {
    words.match_indices(form).any(|(at, _)| {
        !words[..at].ends_with(|c: char| c.is_alphanumeric())
            && !words[at + form.len()..].starts_with(|c: char| c.is_alphanumeric())
    })
}

/// The entities of the first group that is the subject of the sentence.
fn subject_of(mentions: &[Mention]) -> Vec<usize> {
    let Some(first) = mentions.iter().find(|mention| mention.group_tail.is_subject()) else { return Vec::new() };
    let mut entities = Vec::new();
    for mention in mentions.iter().filter(|mention| mention.group == first.group) {
        if !entities.contains(&mention.entity) {
            entities.push(mention.entity);
        }
    }
    entities
}
