//! Text of articles is hostile: what may reach a terminal, and what a spreadsheet.

use std::borrow::Cow;

/// Characters that turn the direction of the text after them, or hide in it.
fn is_disguise(c: char) -> bool {
    matches!(c,
        '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Text on one line of a terminal: without control characters, escape sequences and marks that turn its direction;
/// runs of white space are one space.
pub fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' || c == '\u{9b}' {
            skip_sequence(c, &mut chars);
        } else if c.is_whitespace() {
            space = !out.is_empty();
        } else if !c.is_control() && !is_disguise(c) {
            if std::mem::take(&mut space) {
                out.push(' ');
            }
            out.push(c);
        }
    }
    out
}

/// Skips the rest of an escape sequence: `[…letter` or one character.
fn skip_sequence(start: char, chars: &mut std::iter::Peekable<std::str::Chars>) {
    if start == '\u{9b}' || chars.next_if_eq(&'[').is_some() {
        while chars.next_if(|c| matches!(c, '\u{20}'..='\u{3f}')).is_some() {}
    }
    chars.next_if(|c| matches!(c, '\u{40}'..='\u{7e}'));
}

/// Text in a cell of a spreadsheet: one that would be taken for a formula gets an apostrophe in front.
pub fn cell(text: &str) -> Cow<'_, str> {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

/// Whether JSON should write a character as an escape, for the sake of the terminal that it may land on.
pub fn wants_escape(c: char) -> bool {
    c.is_control() || is_disguise(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(line("\u{1b}[31m빨강\u{1b}[0m\n KT\u{202e}TK\0\u{7}"), "빨강 KTTK");
        assert_eq!(line("\u{1b}]0;title\u{7}x"), "0;titlex");
        assert_eq!(line("  a \t\r\n b  "), "a b");
    }

    #[test]
    fn formulas_are_text() {
        assert_eq!(cell("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(cell("@cmd"), "'@cmd");
        assert_eq!(cell("KT"), "KT");
    }

    proptest! {
        #[test]
        fn a_clean_line_stays_as_it_is(text in any::<String>()) {
            let clean = line(&text);
            prop_assert!(!clean.chars().any(wants_escape));
            prop_assert_eq!(line(&clean), clean);
        }
    }
}
