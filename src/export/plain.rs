//! Text for formats that are looked at: one line of what can be seen.

/// Whether a character shows itself and nothing else: no control character, no mark that turns the direction of the text
/// after it or hides in it, no non-character.
pub(super) fn is_plain(c: char) -> bool {
    !c.is_control()
        && !matches!(c,
            '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
        && (u32::from(c) & 0xfffe) != 0xfffe
}

/// The text on one line: white space is single spaces, everything invisible goes.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let from = out.len();
        out.extend(word.chars().filter(|c| is_plain(*c)));
        if from > 0 && out.len() > from {
            out.insert(from, ' ');
        }
    }
    out
}

/// At most so many characters of the text; a cut is shown by an ellipsis.
pub(super) fn ellipsis(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some(_) => text.chars().take(most.saturating_sub(1)).chain(['…']).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_line_is_one_line(text in any::<String>()) {
            let line = one_line(&text);
            prop_assert!(line.chars().all(is_plain) && !line.contains("  ") && line.trim() == line);
            prop_assert_eq!(one_line(&line), line);
        }
    }
}
