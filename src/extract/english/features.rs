//! What speaks for or against a tie in an English sentence, beyond what holds for any language.

use super::words::{Sort, is, is_any, without_legal_form};
use crate::{
    extract::{
        article::{Article, Mention, Sentence},
        features::{Features, add_feature},
    },
    lexicon::CueSet,
};

/// Adds what stands before, between and after two names of a sentence.
pub(in crate::extract) fn add(
    text: &str,
    article: &Article,
    sentence: &Sentence,
    a: &Mention,
    b: &Mention,
    cues: &CueSet,
    features: &mut Features,
) {
    let before = text.get(sentence.span.start..a.span.start).unwrap_or("");
    let between = text.get(a.end.min(b.span.start)..b.span.start).unwrap_or("");
    let after = text.get(b.end..sentence.span.end).unwrap_or("");
    let (s1, s2) = (sort(article, a), sort(article, b));
    add_feature!(features, "e:sorts=", s1.min(s2), "_", s1.max(s2));
    for (place, word) in
        [("b1", last_word(before)), ("b2", last_word(between)), ("a1", first_word(between)), ("a2", first_word(after))]
    {
        add_feature!(features, "e:", place, "=", small(word));
    }
    let words: Vec<&str> =
        between.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()).collect();
    add_feature!(features, "e:len=", words.len().min(12) / 2);
    if words.len() <= 7 {
        let path: Vec<&str> = words.iter().map(|word| stem(word)).collect();
        add_feature!(features, "e:path=", path.join(" ").to_lowercase());
    }
    for pair in words.windows(2).take(14) {
        add_feature!(features, "e:bi=", small(stem(pair[0])), "_", small(stem(pair[1])));
    }
    for word in before.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).rev_take(5) {
        add_feature!(features, "e:bw=", small(stem(word)));
    }
    for (place, rest) in [("1", between), ("2", after)] {
        if matches!(first_word(rest), "unit" | "subsidiary" | "division" | "affiliate") {
            add_feature!(features, "e:unit", place);
        }
    }
    let possessive = |mention: &Mention| {
        text.get(mention.span.end..mention.end).is_some_and(|rest| rest.ends_with("'s") || rest.ends_with('\''))
    };
    if possessive(a) && words.len() <= 3 {
        add_feature!(features, "e:of_a");
        if matches!(first_word(after), "unit" | "subsidiary" | "division") {
            add_feature!(features, "e:own_unit");
        }
    }
    add_feature!(features, "e:sq=", s2, "_", b.group_tail.as_str());
    add_feature!(features, "e:sp=", s1, "_", a.group_tail.as_str());
    add_title(article, cues, features);
    // The cue that stands nearest before the second name governs it as a rule.
    let (p, q) = (a.group_tail.as_str(), b.group_tail.as_str());
    if let Some(hit) = sentence.cues.iter().rfind(|hit| hit.start < b.span.start) {
        let cue = cues.ties.cue(hit.cue);
        let place = if hit.start >= a.span.end { "mid" } else { "before" };
        add_feature!(features, "e:gov=", cue.label, "_", place, "_", p, "_", q);
        add_feature!(features, "e:govcue=", cue.name, "_", q);
        add_feature!(
            features,
            "e:gap=",
            cue.label,
            "_",
            place,
            "_",
            text.get(hit.end..b.span.start).map_or(0, |gap| gap.split_whitespace().count().min(9) / 2)
        );
    }
    if let Some(hit) = sentence.cues.iter().find(|hit| hit.start >= b.span.end) {
        let cue = cues.ties.cue(hit.cue);
        add_feature!(features, "e:next=", cue.label, "_", p, "_", q);
    }
    let whole = sentence.span.of(text).unwrap_or("");
    for sign in [
        "not ",
        "n't ",
        "no ",
        "denied",
        "if ",
        "analyst",
        "a unit of",
        "subsidiary of",
        "owned by",
        "filed",
        "shareholders",
        "SEC",
        "Securities and Exchange",
        "would",
    ] {
        if whole.contains(sign) {
            add_feature!(features, "e:has=", sign.trim());
        }
    }
    for sign in
        ["a unit of", "subsidiary of", "owned by", "parent", "rival", "such as", "including", "than", "compet", " vs "]
    {
        if between.contains(sign) {
            add_feature!(features, "e:between=", sign.trim());
        }
    }
    let clauses = between.matches([';', ':', '"']).count() + between.matches(", ").count();
    add_feature!(features, "e:commas=", clauses.min(4));
}

/// What the heading announces holds for the article.
fn add_title(article: &Article, cues: &CueSet, features: &mut Features) {
    let Some(title) = article.sentences.first() else { return };
    for hit in &title.cues {
        add_feature!(features, "e:title=", cues.ties.cue(hit.cue).label);
    }
    if title.cues.is_empty() {
        add_feature!(features, "e:title=none");
    }
}

/// Adds what stands around the only name of a sentence that is about another organisation.
pub(in crate::extract) fn add_carried(
    text: &str,
    article: &Article,
    sentence: &Sentence,
    b: &Mention,
    cues: &CueSet,
    features: &mut Features,
) {
    add_title(article, cues, features);
    let before = text.get(sentence.span.start..b.span.start).unwrap_or("");
    let after = text.get(b.end..sentence.span.end).unwrap_or("");
    add_feature!(features, "e:X:sort=", sort(article, b));
    add_feature!(features, "e:X:b=", small(last_word(before)));
    add_feature!(features, "e:X:a=", small(first_word(after)));
    for word in before.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).rev_take(5) {
        add_feature!(features, "e:X:bw=", small(stem(word)));
    }
    let whole = sentence.span.of(text).unwrap_or("");
    let begin = first_word(whole).to_ascii_lowercase();
    if matches!(begin.as_str(), "it" | "the" | "under" | "they" | "he" | "in" | "terms" | "its") {
        add_feature!(features, "e:X:begin=", begin);
    }
}

/// What the names of an organisation say about how sure it is one.
fn sort(article: &Article, mention: &Mention) -> &'static str {
    let entity = &article.entities[mention.entity];
    let ends = |sort: Sort| {
        entity
            .surfaces
            .iter()
            .any(|name| name.contains(' ') && name.rsplit([' ', '\n']).next().is_some_and(|last| is(last, sort)))
    };
    if entity.surfaces.iter().any(|name| without_legal_form(name).len() < name.len() && !name.starts_with("The ")) {
        "legal"
    } else if ends(Sort::Noun) {
        "noun"
    } else if entity.surfaces.iter().any(|name| name.split(' ').any(|word| is_any(word, &[Sort::Head]))) {
        "head"
    } else if entity.listed {
        "listed"
    } else if entity.surfaces.iter().any(|name| name.contains(' ')) {
        "words"
    } else {
        "word"
    }
}

trait Tail<'t>: Iterator<Item = &'t str> + Sized {
    /// The last `n`, from the end.
    fn rev_take(self, n: usize) -> std::vec::IntoIter<&'t str> {
        let mut all: Vec<&str> = self.collect();
        let from = all.len().saturating_sub(n);
        all.drain(..from);
        all.into_iter()
    }
}

impl<'t, I: Iterator<Item = &'t str>> Tail<'t> for I {}

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or("")
}

fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or("")
}

/// Six letters tell a stem: "acquir", "subsid".
fn stem(word: &str) -> &str {
    let end = word.char_indices().nth(6).map_or(word.len(), |(at, _)| at);
    &word[..end]
}

fn small(word: &str) -> String {
    word.chars().take(12).flat_map(char::to_lowercase).collect()
}
