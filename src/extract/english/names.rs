//! Where names of organisations stand in an English article.

use super::{
    candidates::{Candidate, Surety},
    sequences::runs,
    shorts::FullNames,
    tokens::{Gap, tokens},
    words::{Sort, is, is_any, without_legal_form},
};
use crate::{
    extract::article::Sentence,
    lexicon::Lexicon,
    model::{Span, ZoneKind},
};
use std::collections::{BTreeMap, BTreeSet};

/// Names in each sentence, and the full names that short ones stand for.
#[derive(Debug, Default)]
pub(in crate::extract) struct Found {
    /// Byte spans in the document's text, sentence by sentence.
    pub names: Vec<Vec<Span>>,
    /// Name as written → the fullest name of the same organisation in this article.
    pub full: BTreeMap<String, String>,
}

/// Finds the names in every active sentence.
pub(in crate::extract) fn find(text: &str, sentences: &[Sentence], lexicon: &Lexicon) -> Found {
    // Wrapped lines: a name may run over two, and a blank has the length of a newline.
    let flat = text.replace('\n', " ");
    let text = flat.as_str();
    let mut candidates: Vec<Vec<Candidate>> = Vec::with_capacity(sentences.len());
    let mut persons = BTreeSet::new();
    let mut names = FullNames::default();
    for sentence in sentences {
        if !sentence.active || is_heading(sentence, text) {
            candidates.push(Vec::new());
            continue;
        }
        let found = runs(text, &tokens(text, sentence.span), lexicon);
        persons.extend(found.persons);
        candidates.push(found.candidates);
    }
    for candidate in candidates.iter().flatten() {
        let name = candidate.span.of(text).unwrap_or("");
        if candidate.surety > Surety::Capitals {
            names.add(name, candidate.surety);
            if let Some(short) = abbreviation(text, candidate.span.end) {
                names.give(short, name);
            }
        }
    }
    let kept: Vec<Vec<Span>> = candidates
        .iter()
        .map(|row| row.iter().filter_map(|candidate| settle(text, *candidate, &mut names, &persons)).collect())
        .collect();
    let mut found = Found { names: kept, full: BTreeMap::new() };
    let headings = names.headings();
    for (at, sentence) in
        sentences.iter().enumerate().filter(|(_, sentence)| sentence.active && is_heading(sentence, text))
    {
        found.names[at] = in_heading(text, sentence.span, &headings, lexicon);
        for span in &found.names[at] {
            let name = span.of(text).unwrap_or("");
            let small = name.to_lowercase();
            if let Some((_, full)) = headings.iter().find(|(form, _)| *form == small) {
                found.full.insert(name.to_owned(), (*full).to_owned());
            }
        }
    }
    for span in found.names.iter().flatten() {
        let name = span.of(text).unwrap_or("");
        if !found.full.contains_key(name) {
            found.full.insert(name.to_owned(), names.of(name).unwrap_or(name).to_owned());
        }
    }
    found
}

/// Keeps a candidate, the name at its beginning, or nothing.
fn settle(text: &str, candidate: Candidate, names: &mut FullNames, persons: &BTreeSet<String>) -> Option<Span> {
    let name = candidate.span.of(text)?;
    if candidate.surety > Surety::Capitals || names.of(name).is_some() {
        return Some(candidate.span);
    }
    // "Kalun Series 30": the name of the maker stands before that of the product.
    let words: Vec<(usize, &str)> = name.match_indices(' ').map(|(at, _)| (at, &name[..at])).collect();
    if let Some((len, _)) = words.iter().rev().find(|(_, start)| names.of(start).is_some()) {
        return Some(Span::new(candidate.span.start, candidate.span.start + len));
    }
    let last = name.rsplit(' ').next().unwrap_or(name);
    if persons.contains(last) || name.len() < 3 {
        return None;
    }
    let one = !name.contains(' ');
    let seen = text.matches(name).count();
    let rest = text[candidate.span.end..].trim_start();
    let acts =
        rest.starts_with("said") || rest.starts_with(", a ") || rest.starts_with("has ") || rest.starts_with("will ");
    let ordinary = one
        && (candidate.first && seen < 2 && !acts
            || is_any(name, &[Sort::Common, Sort::Noun, Sort::Head, Sort::Person]));
    if ordinary || name.split(' ').any(|word| word.bytes().any(|b| b.is_ascii_digit())) && seen < 3 {
        return None;
    }
    names.add(name, Surety::Capitals);
    Some(candidate.span)
}

/// `KLV` in "Kalun Lake Pty Ltd> (KLV)".
fn abbreviation(text: &str, end: usize) -> Option<&str> {
    let rest = text[end..].trim_start_matches(['>', '"', ' ', '\n']);
    let inside = rest.strip_prefix('(')?;
    let (short, _) = inside.split_once(')')?;
    let short = short.trim_matches(['"', '\'', '“', '”', ' ']);
    let fits = (2..=12).contains(&short.len())
        && short.chars().filter(char::is_ascii_uppercase).count() >= 2
        && !short.contains(':');
    (fits && short.chars().all(|c| c.is_alphanumeric() || "&-. ".contains(c)) && !is(short, Sort::Place))
        .then_some(short)
}

/// Whether all words begin with a capital, as in a heading, so that capitals tell nothing.
fn is_heading(sentence: &Sentence, text: &str) -> bool {
    let words = sentence.span.of(text).unwrap_or("");
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    if letters > 6 && words.chars().filter(|c| c.is_uppercase()).count() * 5 > letters * 4 {
        return true;
    }
    if sentence.zone != ZoneKind::Title {
        return false;
    }
    let words =
        words.split_whitespace().filter(|word| word.len() >= 4 && word.starts_with(|c: char| c.is_alphabetic()));
    let (mut all, mut capital) = (0, 0);
    for word in words {
        all += 1;
        capital += usize::from(word.starts_with(char::is_uppercase));
    }
    all >= 2 && capital * 4 >= all * 3
}

/// Names that the article tells in full elsewhere, and names that the gazetteer is sure of.
fn in_heading(text: &str, sentence: Span, headings: &[(String, &str)], lexicon: &Lexicon) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let tokens = tokens(text, sentence);
    let small = sentence.of(text).unwrap_or("").to_ascii_lowercase();
    let mut at = 0;
    while at < tokens.len() {
        let start = tokens[at].span.start;
        let rest = &small[start - sentence.start..];
        let known = headings.iter().find(|(form, _)| {
            rest.starts_with(form.as_str()) && !rest[form.len()..].starts_with(|c: char| c.is_alphanumeric())
        });
        let listed = || {
            let names = lexicon.gazetteer.names_at(&text[start..sentence.end]);
            let sure = names
                .into_iter()
                .find(|name| !name.ambiguous && !text[start + name.len..].starts_with(|c: char| c.is_alphanumeric()));
            sure.map(|name| name.len).filter(|len| {
                let name = &text[start..start + len];
                (*len >= 4 || tokens[at].ticker)
                    && !is_any(name, &[Sort::Common, Sort::Place, Sort::Nation, Sort::Noun, Sort::Date, Sort::Title])
            })
        };
        match known.map(|(form, _)| form.len()).or_else(listed) {
            Some(len) => {
                found.push(Span::new(start, start + len));
                at += tokens[at..].iter().take_while(|token| token.span.start < start + len).count().max(1);
            }
            // A run before a ticker symbol is a name, whoever it may be.
            None => {
                let run = tokens[at..]
                    .iter()
                    .enumerate()
                    .take_while(|(n, token)| *n == 0 || token.gap == Gap::Blank)
                    .take(4)
                    .position(|(_, token)| token.ticker);
                match run.filter(|len| {
                    at == 0 && !tokens[1..=*len].iter().any(|token| is_known(headings, &token.text.to_lowercase()))
                }) {
                    Some(len) => {
                        found.push(Span::new(start, tokens[at + len].span.end));
                        at += len + 1;
                    }
                    None => at += 1,
                }
            }
        }
    }
    found
}

fn is_known(headings: &[(String, &str)], small: &str) -> bool {
    headings.iter().any(|(form, _)| form.split(' ').next() == Some(small))
}

/// The name under which an organisation is shown: the fullest one without its legal form.
pub(in crate::extract) fn shown(full: &str) -> &str {
    without_legal_form(full)
}
