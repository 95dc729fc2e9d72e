//! Runs of capitalised words: where they begin and end, and which of them can be names of organisations.

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

/// The runs of one sentence.
pub(super) fn runs(text: &str, tokens: &[Token<'_>], lexicon: &Lexicon) -> Runs {
    let mut found = Runs::default();
    let mut at = 0;
    while at < tokens.len() {
        let end = if tokens[at].bracket > 0
            && tokens.get(at.wrapping_sub(1)).is_none_or(|before| before.bracket != tokens[at].bracket)
        {
            bracket_end(tokens, at)
        } else if tokens[at].capital && !matches!(tokens[at].text, "I" | "A" | "&") {
            run_end(tokens, at)
        } else {
            at += 1;
            continue;
        };
        let parts = if tokens[at].bracket > 0 { vec![(at, end)] } else { parts(text, tokens, at, end, lexicon) };
        for (from, to) in parts {
            judge(text, tokens, from, to, lexicon, &mut found);
        }
        at = end;
    }
    found
}

/// `<Gaon Foods Spa>`: the text says where the name ends.
fn bracket_end(tokens: &[Token<'_>], at: usize) -> usize {
    tokens[at..].iter().position(|token| token.bracket != tokens[at].bracket).map_or(tokens.len(), |len| at + len)
}

/// One past the last word of the run that begins at `at`.
fn run_end(tokens: &[Token<'_>], at: usize) -> usize {
    let mut end = at + 1;
    while end < tokens.len() {
        let (last, next) = (&tokens[end - 1], &tokens[end]);
        if last.ticker || next.bracket != last.bracket {
            break;
        }
        // McNuri's Corp is one name, Gaon's Nuri Corp two.
        if last.possessive {
            if end == at + 1 && next.capital && next.is(Sort::Legal) {
                end += 1;
                continue;
            }
            break;
        }
        match next.gap {
            Gap::Comma if next.capital && next.is(Sort::Legal) && next.text.len() <= 4 => end += 1,
            Gap::Comma if next.capital && ends_with_and_co(tokens, end) => end += 1,
            Gap::Blank if next.capital && !after_legal(last, next) => end += 1,
            Gap::Blank if !next.capital || next.text == "&" => match joined(tokens, at, end) {
                Some(to) => end = to,
                None => break,
            },
            _ => break,
        }
    }
    end
}

/// After "Inc" another name begins, unless a second legal form follows.
fn after_legal(last: &Token<'_>, next: &Token<'_>) -> bool {
    let signed = matches!(next.text, "Reuter" | "REUTER");
    signed
        || (last.is(Sort::Legal)
            && !next.is(Sort::Legal)
            && !matches!(next.text, "Holdings" | "Group" | "International"))
}

/// "Gaon, Nuri and Co": a firm of partners.
fn ends_with_and_co(tokens: &[Token<'_>], from: usize) -> bool {
    let mut words = tokens[from..].iter().take(5).skip_while(|token| token.capital);
    words.next().is_some_and(|token| matches!(token.text, "and" | "&"))
        && words.next().is_some_and(|token| matches!(token.text, "Co" | "Company" | "Sons" | "Associates"))
}

/// Where the run goes on after small words: "Bank of the Gaon", "Gaon & Co", "Banco de Nuri".
fn joined(tokens: &[Token<'_>], from: usize, at: usize) -> Option<usize> {
    let capital = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.capital && token.gap == Gap::Blank && token.bracket == tokens[from].bracket)
    };
    let last = &tokens[at - 1];
    match tokens[at].text {
        "&" | "and" => capital(at + 1).then_some(at + 2),
        "of" if last.is(Sort::Legal) && !matches!(last.text, "Corp" | "Co" | "Company" | "Corporation") => None,
        "of" if last.is(Sort::Head)
            || (last.is(Sort::Legal) && at - from > 1)
            || tokens[from..at].iter().any(|token| token.is(Sort::Head)) =>
        {
            let to = if tokens.get(at + 1).is_some_and(|token| token.text == "the") { at + 2 } else { at + 1 };
            capital(to).then_some(to + 1)
        }
        "for" if last.is(Sort::Head) => capital(at + 1).then_some(at + 2),
        "de" | "di" | "du" | "del" | "della" | "la" | "le" | "van" | "von" | "der" | "den" | "et" | "e" | "y"
        | "per" | "do" | "da" => {
            let to = if capital(at + 1) { at + 1 } else { at + 2 };
            (capital(to) && to <= at + 2 && !tokens[at + 1].is(Sort::Common)).then_some(to + 1)
        }
        _ => None,
    }
}

/// A run cut at each "and" that joins two names rather than the words of one.
fn parts(text: &str, tokens: &[Token<'_>], from: usize, to: usize, lexicon: &Lexicon) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut begin = from;
    for at in from + 1..to.saturating_sub(1) {
        if matches!(tokens[at].text, "and" | "&")
            && begin < at
            && !is_one_name(text, tokens, (begin, at), (at + 1, to), lexicon)
        {
            parts.push((begin, at));
            begin = at + 1;
        }
    }
    parts.push((begin, to));
    parts
}

/// Whether words on both sides of "and" are one name: "Harpun and Rau Publishers Inc", but not "Gaon and Nuri Corp".
fn is_one_name(
    text: &str,
    tokens: &[Token<'_>],
    left: (usize, usize),
    right: (usize, usize),
    lexicon: &Lexicon,
) -> bool {
    let of = |(from, to): (usize, usize)| text.get(tokens[from].span.start..tokens[to - 1].span.end).unwrap_or("");
    if tokens[left.1].text == "&" || matches!(tokens[right.0].text, "Co" | "Company" | "Sons" | "Associates" | "Bros") {
        return true;
    }
    let last = &tokens[left.1 - 1];
    if last.is(Sort::Legal) || is_any(tokens[right.0].text, &[Sort::Title]) {
        return false;
    }
    let next_and =
        tokens[right.0..right.1].iter().position(|token| token.text == "and").map_or(right.1, |len| right.0 + len);
    let right = (right.0, next_and);
    let whole = of((left.0, right.1));
    if lexicon.gazetteer.lookup(whole).is_some() {
        return true;
    }
    let end = &tokens[right.1 - 1];
    let office = [
        "Commission",
        "Administration",
        "Association",
        "Board",
        "Ministry",
        "Department",
        "Agency",
        "Office",
        "Services",
    ];
    if tokens[right.0..right.1].iter().any(|token| office.contains(&token.text)) {
        return true;
    }
    if tokens[left.0..left.1].iter().any(|token| token.text == "of") {
        return right.1 - right.0 == 1
            && !is_any(last.text, &[Sort::Noun])
            && !is_any(end.text, &[Sort::Noun, Sort::Head, Sort::Place]);
    }
    if is_person(&tokens[left.0..left.1]) && left.1 - left.0 > 1 {
        return false;
    }
    if tokens[left.0..left.1].iter().all(|token| token.is(Sort::Place))
        || tokens[left.0..left.1].iter().any(|token| token.text == "and")
    {
        return false;
    }
    // Short forms come after the full name: "Harpun said" after "Harpun and Rau Publishers Inc".
    let (alone, pair) = (of(left), format!("{} and {}", of(left), tokens[right.0].text));
    let together = text.find(alone).is_some_and(|first| text[first..].starts_with(&pair));
    let both = text.matches(&pair).count();
    let closed = is_any(end.text, &[Sort::Legal, Sort::Noun]);
    let singles = left.1 - left.0 == 1 && right.1 - right.0 == 1;
    let unlisted = |part| lexicon.gazetteer.lookup(of(part)).is_none();
    let partners = singles && unlisted(right) && text.matches(of(right)).count() == both;
    // Named together and never apart.
    together && left.1 - left.0 <= 3 && (both >= 2 && partners || closed) && unlisted(left)
}

/// Says what a run is, and keeps it where it may be an organisation.
fn judge(text: &str, tokens: &[Token<'_>], mut from: usize, mut to: usize, lexicon: &Lexicon, found: &mut Runs) {
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
fn is_person(words: &[Token<'_>]) -> bool {
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
