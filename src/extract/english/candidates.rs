//! Which runs of capitalised words can be names of organisations, and which name persons, places and days.

use super::{
    tokens::{Gap, Token},
    words::{Sort, is, is_any},
};
use crate::{lexicon::Lexicon, model::Span};

/// How sure a run of words is a name of an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Surety {
    /// Capitals, and nothing against it.
    Capitals,
    /// A word such as Airways, Bank of, Ministry; or the gazetteer knows it.
    Telling,
    /// A legal form, a ticker symbol, angle brackets.
    Certain,
}

/// A run of words that may be a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub span: Span,
    pub surety: Surety,
    /// It begins the sentence, where any word has a capital.
    pub first: bool,
}

/// What the runs of one sentence turned out to be.
#[derive(Debug, Default)]
pub(super) struct Runs {
    pub candidates: Vec<Candidate>,
    /// Family names of persons.
    pub persons: Vec<String>,
}

/// Says what a run is, and keeps it where it may be an organisation.
pub(super) fn judge(
    text: &str,
    tokens: &[Token<'_>],
    mut from: usize,
    mut to: usize,
    lexicon: &Lexicon,
    found: &mut Runs,
) {
    let bracketed = tokens[from].bracket > 0;
    let first = from == 0;
    while from < to && leads(&tokens[from], first && from == 0, to - from) {
        from += 1;
    }
    while from < to && trails(&tokens[to - 1]) && (to - from > 1 || tokens[from].text.ends_with("-based")) {
        to -= 1;
    }
    if from >= to {
        return;
    }
    // "Gaon Foods Chairman John Nuri": the company, a title, a person.
    let title = (from..to).find(|at| tokens[*at].is(Sort::Title) && !tokens[*at].is(Sort::Person)).filter(|title| {
        tokens[*title..to].iter().all(|token| !is_any(token.text, &[Sort::Legal])) && tokens[to - 1].text != "Office"
    });
    if let Some(title) = title {
        if title + 1 < to {
            found.persons.push(tokens[to - 1].text.to_owned());
        }
        if title > from {
            judge(text, tokens, from, title, lexicon, found);
        }
        return;
    }
    let words = &tokens[from..to];
    let span = Span::new(words[0].span.start, words[words.len() - 1].span.end);
    let name = span.of(text).unwrap_or("");
    let last = &words[words.len() - 1];
    let listed = lexicon.gazetteer.lookup(name).is_some();
    let surety =
        if bracketed || last.ticker || (words.len() > 1 && words.iter().skip(1).any(|token| token.is(Sort::Legal))) {
            Surety::Certain
        } else if is_telling(words) || (listed && words.len() > 1) {
            Surety::Telling
        } else {
            Surety::Capitals
        };
    if surety == Surety::Capitals {
        let titled = from > 0 && tokens[from].gap == Gap::Blank && is_any(tokens[from - 1].text, &[Sort::Title]);
        if titled || is_person(words) || is_titled(tokens, to) {
            found.persons.push(last.text.to_owned());
            return;
        }
        if is_elsewhere(tokens, words, from, to) {
            return;
        }
    }
    let candidate = Candidate { span, surety: if listed { surety.max(Surety::Telling) } else { surety }, first };
    if name.chars().filter(|c| c.is_alphabetic()).count() >= 2 {
        found.candidates.push(candidate);
    }
}

/// Words that stand before a name and are no part of it.
fn leads(token: &Token<'_>, first: bool, len: usize) -> bool {
    if len == 1 && !token.is(Sort::Common) {
        return is_any(token.text, &[Sort::Date]);
    }
    matches!(token.text, "The" | "THE" | "A" | "An" | "and" | "of" | "&" | "Mr" | "Mrs" | "Ms" | "Dr")
        || (first && is(token.text, Sort::Common) && len > 1 && is_function_word(token.text))
        || token.is(Sort::Date)
        || ["-based", "-Based", "-held", "-owned", "-backed", "-listed"].iter().any(|end| token.text.ends_with(end))
        || token.text == "Based"
}

fn is_function_word(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "in" | "under"
            | "as"
            | "at"
            | "by"
            | "for"
            | "from"
            | "on"
            | "of"
            | "with"
            | "but"
            | "and"
            | "if"
            | "when"
            | "while"
            | "after"
            | "before"
            | "although"
            | "both"
            | "its"
            | "it"
            | "this"
            | "that"
            | "he"
            | "she"
            | "they"
            | "his"
            | "her"
            | "their"
            | "earlier"
            | "last"
            | "also"
            | "meanwhile"
            | "however"
            | "since"
            | "then"
            | "to"
            | "until"
            | "yesterday"
            | "today"
            | "among"
            | "besides"
            | "like"
            | "unlike"
            | "analysts"
            | "shares"
            | "because"
            | "where"
            | "which"
            | "an"
            | "another"
            | "other"
            | "some"
            | "all"
            | "one"
            | "two"
            | "three"
            | "investor"
            | "not"
            | "now"
    )
}

fn trails(token: &Token<'_>) -> bool {
    matches!(token.text, "and" | "of" | "&" | "the")
        || token.is(Sort::Date)
        || (token.is(Sort::Title) && !token.is(Sort::Person))
}

/// Whether a word of the run says that it names an organisation: "Gaon Airways", "Bank of Nuri", "Nuri University".
fn is_telling(words: &[Token<'_>]) -> bool {
    let last = &words[words.len() - 1];
    let headed = words.iter().enumerate().any(|(at, token)| {
        token.is(Sort::Head) && words.get(at + 1).is_some_and(|next| matches!(next.text, "of" | "for"))
    });
    words.len() > 1 && (headed || is_any(last.text, &[Sort::Noun, Sort::Head]))
}

/// "John Gaon", "A. William Gaon", "Gaon J. Nuri".
pub(super) fn is_person(words: &[Token<'_>]) -> bool {
    let initial = |token: &Token<'_>| token.text.len() == 1 || (token.text.len() == 2 && token.text.ends_with('.'));
    let (first, len) = (&words[0], words.len());
    (2..=4).contains(&len) && (first.is(Sort::Person) || initial(first) || words[1..len - 1].iter().any(initial))
        || len == 1 && first.is(Sort::Person)
}

/// "Gaon, chairman of": a person's title follows.
fn is_titled(tokens: &[Token<'_>], to: usize) -> bool {
    tokens.get(to).is_some_and(|next| {
        next.gap == Gap::Comma
            && (next.is(Sort::Title) || matches!(next.text, "who" | "general" | "head" | "an" | "a"))
            && { tokens[to..].iter().take(4).any(|token| token.is(Sort::Title)) }
    })
}

/// Places, nationalities, days, ordinary words at the beginning of a sentence, model numbers.
fn is_elsewhere(tokens: &[Token<'_>], words: &[Token<'_>], from: usize, to: usize) -> bool {
    let placed = |token: &Token<'_>| is_any(token.text, &[Sort::Place, Sort::Nation, Sort::Date]);
    let plain = |token: &Token<'_>| !token.capital || placed(token) || token.is(Sort::Common) || token.is(Sort::Title);
    let one = words.len() == 1;
    if words.iter().all(plain) && (one || words.iter().all(|token| placed(token) || !token.capital) || from == 0) {
        return true;
    }
    // "U.S." swallows the full stop of a sentence, and wires write "U.S. Officials".
    if words.len() == 2
        && words[0].text.ends_with('.')
        && words[0].is(Sort::Place)
        && is_any(words[1].text, &[Sort::Common, Sort::Title, Sort::Noun])
    {
        return true;
    }
    if one
        && (words[0].is(Sort::Legal) || words[0].is(Sort::Common) || words[0].text.bytes().any(|b| b.is_ascii_digit()))
    {
        return true;
    }
    // "Gaon City, Calif": a town.
    let before = from.checked_sub(1).map(|at| tokens[at].text);
    tokens.get(to).is_some_and(|next| next.gap == Gap::Comma && next.is(Sort::Place))
        && matches!(before, Some("in" | "of" | "near" | "at" | "from" | "to"))
}
