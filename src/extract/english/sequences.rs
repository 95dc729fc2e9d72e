//! Runs of capitalised words: where they begin and end.

use super::{
    candidates::{Runs, is_person, judge},
    tokens::{Gap, Token},
    words::{Sort, is_any},
};
use crate::lexicon::Lexicon;

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
