//! Words of an English sentence with what stands between them.

use super::words::{Sort, is};
use crate::model::Span;

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Blanks, or the full stop of an abbreviation.
    Blank,
    /// A comma.
    Comma,
    /// The beginning of the sentence, or any other mark.
    Break,
}

/// A word, without its possessive ending.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'t> {
    pub text: &'t str,
    pub span: Span,
    /// What stands before it.
    pub gap: Gap,
    /// It begins with a capital, or holds one.
    pub capital: bool,
    /// "'s" follows.
    pub possessive: bool,
    /// A ticker symbol follows: `<OSHSF.O>`, `(NYSE: X)`.
    pub ticker: bool,
    /// It stands within a name that the text delimits by angle brackets; the number of those brackets, from 1.
    pub bracket: usize,
}

impl Token<'_> {
    pub fn is(&self, sort: Sort) -> bool {
        is(self.text, sort)
    }
}

/// Cuts a sentence into words. Ticker symbols are no words, but marks of the word before them.
pub(super) fn tokens<'t>(text: &'t str, sentence: Span) -> Vec<Token<'t>> {
    let words = sentence.of(text).unwrap_or("");
    let mut tokens: Vec<Token<'t>> = Vec::new();
    let (mut at, mut gap, mut brackets, mut open) = (0, Gap::Break, 0, None);
    while let Some(c) = words[at..].chars().next() {
        if let Some(len) = ticker(&words[at..]) {
            if let Some(last) = tokens.last_mut() {
                last.ticker = true;
            }
            at += len;
            gap = Gap::Break;
            continue;
        }
        if is_inner(c) {
            let len = word(&words[at..]);
            let whole = &words[at..at + len];
            let (bare, possessive) = match whole
                .strip_suffix("'s")
                .or_else(|| whole.strip_suffix("’s"))
                .or_else(|| whole.strip_suffix("'S"))
            {
                Some(bare) => (bare, true),
                None => (whole, words[at + len..].starts_with(['\'', '’']) && whole.ends_with('s')),
            };
            let capital = bare.chars().any(char::is_uppercase);
            let span = Span::new(at, at + bare.len()).shifted(sentence.start);
            if open.is_some_and(|close| at >= close) {
                open = None;
            }
            let bracket = if open.is_some() { brackets } else { 0 };
            tokens.push(Token { text: bare, span, gap, capital, possessive, ticker: false, bracket });
            gap = if possessive { Gap::Break } else { Gap::Blank };
            at += len;
            continue;
        }
        match c {
            '<' => {
                let close = words[at..].find('>').filter(|close| *close < 90);
                if let Some(close) = close {
                    brackets += 1;
                    open = Some(at + close);
                }
                gap = Gap::Break;
            }
            ',' if gap == Gap::Blank => gap = Gap::Comma,
            '.' if gap == Gap::Blank && tokens.last().is_some_and(|last| is_short(last.text)) => {}
            c if c.is_whitespace() => {}
            _ => gap = Gap::Break,
        }
        at += c.len_utf8();
    }
    tokens
}

fn is_inner(c: char) -> bool {
    c.is_alphanumeric() || c == '&'
}

/// The length of the word at the beginning: full stops, hyphens and apostrophes belong to it between letters.
fn word(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let joins = matches!(c, '.' | '-' | '\'' | '’') && next.is_some_and(char::is_alphanumeric);
        // Before a capital only initials keep their full stop: "U.S.Army" does, "they won.Then" does not.
        let segment = text[..at].rsplit(['.', '-']).next().map_or(0, str::len);
        let joins = joins && !(c == '.' && segment > 1 && next.is_some_and(char::is_uppercase));
        if !is_inner(c) && !joins {
            break;
        }
        end = at + c.len_utf8();
    }
    // U.S. and E.B. end with a full stop of their own, and so does an initial.
    let initials = text[..end].split('.').all(|part| part.len() == 1 && part.chars().all(char::is_uppercase));
    if initials && text[end..].starts_with('.') && text[..end].contains('.') { end + 1 } else { end }
}

/// Whether a full stop after this word shortens it: "Co.", "St.", "J.".
fn is_short(word: &str) -> bool {
    word.len() == 1
        || word.contains('.')
        || is(word, Sort::Legal)
        || matches!(word, "St" | "Wm" | "Fried" | "Bros" | "Int" | "Intl" | "Mr" | "Mrs" | "Dr" | "Ms")
}

/// The length of a ticker symbol in brackets.
fn ticker(text: &str) -> Option<usize> {
    if let Some(inside) = text.strip_prefix('<') {
        let close = inside.find('>').filter(|close| (1..=9).contains(close))?;
        let symbol = &inside[..close];
        let fits =
            symbol.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'/'));
        return (fits && (symbol.len() <= 5 || symbol.contains('.'))).then_some(close + 2);
    }
    let inside = text.strip_prefix('(')?;
    let close = inside.find(')').filter(|close| *close <= 40)?;
    let (exchange, symbol) = inside[..close].split_once(':')?;
    let listed = [
        "NYSE", "NASDAQ", "Nasdaq", "AMEX", "LSE", "TSX", "KRX", "KOSPI", "KOSDAQ", "TYO", "TSE", "HKEX", "ASX",
        "SEHK", "OTC",
    ];
    let exchange = exchange.trim();
    (listed.iter().any(|name| exchange.starts_with(name)) && symbol.trim().len() <= 12).then_some(close + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let shown = tokens(text, Span::new(0, text.len())).into_iter().map(|token| {
            let gap = match token.gap {
                Gap::Blank => "",
                Gap::Comma => ",",
                Gap::Break => "|",
            };
            let mark = if token.ticker {
                "$"
            } else if token.possessive {
                "'"
            } else {
                ""
            };
            let bracket = if token.bracket > 0 { "<" } else { "" };
            format!("{gap}{bracket}{}{mark}", token.text)
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn marks_are_told_apart() {
        assert_eq!(shown("Gaon Corp <GON.O> said"), "|Gaon Corp$ |said");
        assert_eq!(shown("Nuri (NYSE: NRI) and E.B. Gaon"), "|Nuri$ |and E.B. Gaon");
        assert_eq!(shown("France's <Cie Gaon> won"), "|France' |<Cie <Gaon |won");
        assert_eq!(shown("Gaon, Inc. and O'Nuri Co. of the U.S. met"), "|Gaon ,Inc and O'Nuri Co of the U.S. met");
        assert_eq!(shown("It ended. Then"), "|It ended |Then");
    }
}
