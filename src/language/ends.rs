//! Whether a full stop, a newline or a closing quotation mark ends a sentence.

use super::particles::is_hangul;

/// Syllables that end a Korean statement. Only after these does a full stop without a blank part two sentences:
/// elsewhere it stands for a middle dot (`정치.경제`).
const FINAL: &[char] = &['다', '요', '죠', '까', '음', '함', '됨', '임', '니', '것'];

/// Abbreviations after which a sentence goes on.
const ABBREVIATIONS: &[&str] = &[
    "approx", "apr", "aug", "bros", "co", "corp", "dec", "dept", "dr", "est", "feb", "fig", "gen", "gov", "inc", "jan",
    "jr", "jul", "jun", "lt", "ltd", "messrs", "mr", "mrs", "ms", "mt", "no", "nov", "oct", "prof", "rep", "rev",
    "sen", "sep", "sept", "sr", "st", "vol", "vs",
];

/// What follows the full stop in an address, `가나다.com`.
const DOMAINS: &[&str] = &["ai", "co.", "com", "io", "kr", "net", "org"];

/// What a Korean sentence goes on with after a quotation: `"…합니다."라고 말했다`.
const AFTER_QUOTE: &[char] = &['라', '고', '며', '는', '란', '로', '를', '을', '은', '의', '에', '하', '이'];

/// Words that begin a sentence even after an abbreviation.
const STARTERS: &[&str] =
    &["A", "An", "But", "He", "However", "In", "It", "She", "That", "The", "These", "They", "This", "Under", "We"];

/// One past the stop at `at` and the marks that close with it, if it ends the sentence that began at `start`.
pub(super) fn stop(text: &str, start: usize, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let run = bytes[at..].iter().take_while(|b| matches!(b, b'.' | b'?' | b'!')).count();
    let dots = bytes[at..at + run].iter().all(|&b| b == b'.');
    if dots && run > 1 {
        return None;
    }
    let rest = &text[at + run..];
    let closers = rest.len() - rest.trim_start_matches([')', ']', '’', '”', '\'']).len();
    let cut = at + run + closers;
    let next = text[cut..].chars().next();
    let Some(next) = next else { return Some(cut) };
    let before = text[start..at].chars().next_back()?;
    let ends = if next.is_whitespace() {
        let after = text[cut..].trim_start_matches([' ', '\t', '\r', '\u{a0}']).chars().next();
        let goes_on = if dots {
            !dot_before_blank(text, start, at, cut, before, after)
        } else {
            text[start..at].ends_with("Yahoo")
        };
        !goes_on && (is_hangul(before) || !after.is_some_and(|c| c.is_ascii_lowercase()))
    } else {
        closers == 0 && glued(text, start, at, before, next, dots)
    };
    ends.then_some(cut)
}

fn dot_before_blank(text: &str, start: usize, at: usize, cut: usize, before: char, after: Option<char>) -> bool {
    let token = token_before(text, start, at);
    let whole_so_far = at - start <= 8 && text[start..at].trim() == token;
    if before.is_ascii_digit() {
        // `1. KT` numbers a list; `8. 21. 오후` is a date.
        let in_date = token.len() <= 2 && text[start..at - token.len()].trim_end().ends_with('.');
        return !whole_so_far && !in_date && !after.is_some_and(|c| c.is_ascii_digit());
    }
    if before.is_ascii_alphabetic() {
        let initials = token.len() == 1 || token.contains('.');
        let short = token.len() <= 8 && ABBREVIATIONS.contains(&token.to_ascii_lowercase().as_str());
        if initials || short {
            let word = text[cut..].trim_start().split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
            return token.len() > 1 && STARTERS.contains(&word);
        }
        return true;
    }
    // `가. 나.` number a list.
    !(whole_so_far && token.is_empty() && text[start..at].trim().chars().count() == 1)
}

/// Whether a stop with no blank after it ends a sentence.
fn glued(text: &str, start: usize, at: usize, before: char, next: char, dots: bool) -> bool {
    if matches!(next, ',' | ';' | ':' | '/' | '-' | '~' | '·' | '%' | '…') {
        return false;
    }
    if is_hangul(before) {
        let domain = DOMAINS.iter().any(|domain| text[at + 1..].starts_with(domain));
        let last = FINAL.contains(&before) || !dots || is_opening(next);
        return last && !domain && !is_list_number(text, start, at);
    }
    if matches!(before, ')' | ']' | '"' | '”' | '’' | '\'' | '%') {
        return is_hangul(next) || next.is_ascii_uppercase() || is_opening(next);
    }
    if is_hangul(next) {
        // `Inc.와`, `6.25전쟁`, `Yahoo!는`; but `2021!그` does not matter.
        return false;
    }
    // `agreement.The`: two small letters before, a capital and a small letter after.
    let word = token_before(text, start, at);
    let small = word.len() > 2 && word.bytes().rev().take(2).all(|b| b.is_ascii_lowercase()) && !word.contains('.');
    let mut after = text[at + 1..].chars().skip(1);
    small && (is_opening(next) || (next.is_ascii_uppercase() && after.next().is_some_and(|c| c.is_ascii_lowercase())))
}

fn is_list_number(text: &str, start: usize, at: usize) -> bool {
    at - start <= 8 && text[start..at].trim().chars().count() == 1
}

/// Whether a quotation that closes at `mark..close` ends the sentence too.
pub(super) fn after_quote(text: &str, mark: usize, close: usize) -> bool {
    let last = text[..mark].chars().next_back();
    if !matches!(last, Some('.' | '?' | '!')) {
        return false;
    }
    let rest = &text[close..];
    let after = rest.trim_start_matches([' ', '\t', '\r', '\u{a0}']);
    match after.chars().next() {
        None => true,
        Some(next) if after.len() == rest.len() => {
            is_opening(next) || (is_hangul(next) && (!AFTER_QUOTE.contains(&next) || after.starts_with("이어")))
        }
        // `"…합니다." 라고 말했다`
        Some(next) if is_hangul(next) => last == Some('.') && !after.starts_with(['라', '고', '며']),
        Some(next) => next.is_ascii_uppercase() || is_opening(next),
    }
}

/// Whether the newline at `at` ends the sentence, rather than wrapping an English line in its middle.
pub(super) fn newline_breaks(text: &str, start: usize, at: usize) -> bool {
    const WIDEST: usize = 100;
    const FULL: usize = 25;
    const SHORT: usize = 8;
    const WRAPPED: usize = 40;
    let bytes = text.as_bytes();
    let from = start.max(at.saturating_sub(WIDEST + 1));
    let line = match bytes[from..at].iter().rposition(|&b| b == b'\n') {
        Some(before) => &bytes[from + before + 1..at],
        None => &bytes[from..at],
    };
    let line = line.trim_ascii_end();
    let next = bytes[at + 1..].iter().find(|b| !matches!(b, b' ' | b'\t' | b'\r'));
    let Some(&next) = next else { return true };
    let english = |b: u8| b.is_ascii_graphic();
    if line.len() > WIDEST || line.is_empty() || !english(next) || line.iter().any(|&b| b >= 0xE3) {
        return true;
    }
    let headline = !line.iter().any(u8::is_ascii_lowercase);
    let table_row = line.windows(4).any(|word| word == b" vs ") && next.is_ascii_uppercase();
    if headline || table_row {
        return true;
    }
    let last = line[line.len() - 1];
    let terminal = matches!(last, b'?' | b'!' | b':')
        || (last == b'"' && line.len() > 1 && line[line.len() - 2] == b'.')
        || (last == b'.' && !ends_in_abbreviation(line));
    if terminal {
        return !next.is_ascii_lowercase();
    }
    // A short first line that a full one follows was wrapped, too: a long word did not fit.
    let following = bytes[at + 1..].iter().take(WIDEST + 1).position(|&b| b == b'\n').unwrap_or(0);
    let wrapped = line.len() >= FULL || (line.len() >= SHORT && following >= WRAPPED);
    !(next.is_ascii_lowercase()
        || (wrapped && (next.is_ascii_alphanumeric() || matches!(next, b'"' | b'(' | b'<' | b'$'))))
}

fn ends_in_abbreviation(line: &[u8]) -> bool {
    std::str::from_utf8(line).is_ok_and(|line| {
        let token = token_before(line, 0, line.len() - 1);
        token.len() == 1 || token.contains('.') || ABBREVIATIONS.contains(&token.to_ascii_lowercase().as_str())
    })
}

/// The ASCII letters, digits and stops that end at `at`; at most 24 bytes are looked at.
fn token_before(text: &str, start: usize, at: usize) -> &str {
    let bytes = &text.as_bytes()[start.max(at.saturating_sub(24))..at];
    let len = bytes.iter().rev().take_while(|b| b.is_ascii_alphanumeric() || **b == b'.').count();
    &text[at - len..at]
}

/// Characters that begin something new: marks that open, bullets, copyright signs.
fn is_opening(c: char) -> bool {
    matches!(c, '"' | '“' | '‘' | '\'' | '[' | '(' | '<' | '【' | '〈' | '《' | '「' | '『' | '=')
        || matches!(c, '\u{2190}'..='\u{27bf}' | '©' | '※')
}
