//! Text in XML, which has no way to write most control characters.
//!
//! They stand as `_x0000_`, the way Office files write them (`ST_Xstring` of ECMA-376); an underscore that would be
//! taken for the beginning of one stands as `_x005F_`. All other text stands as it is.

use std::fmt::Write;

/// Whether XML 1.0 has the character at all.
fn is_allowed(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// The text with what XML does not have written as `_x0000_`; not yet escaped.
pub(super) fn carried(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if !is_allowed(c) || c == '_' && begins_code(&text[at..]) {
            let _ = write!(out, "_x{:04X}_", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// Whether a text that begins with an underscore would be read as a code once it is written.
fn begins_code(text: &str) -> bool {
    let mut chars = text.chars().skip(1);
    chars.next() == Some('x')
        && chars.by_ref().take(4).filter(char::is_ascii_hexdigit).count() == 4
        && chars.next().is_some_and(|c| c == '_' || !is_allowed(c))
}

/// What [`carried`] was given.
pub(super) fn restored(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let code = rest.get(2..7).and_then(|code| code.strip_suffix('_'));
        let code = code.filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(c) => {
                out.push(c);
                rest = &rest[7..];
            }
            None => {
                out.push('_');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Carried text, escaped for an element or an attribute; line ends survive both.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in carried(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A reader turns these into spaces or line feeds where they stand as they are.
            '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn control_characters_are_written_as_office_writes_them() {
        assert_eq!(carried("a\0b\u{fffe}\n"), "a_x0000_b_xFFFE_\n");
        assert_eq!(carried("_x0041_ _x004 x_y"), "_x005F_x0041_ _x004 x_y");
        assert_eq!(restored("_x0041_x0042_"), "Ax0042_");
        assert_eq!(escaped("<a b=\"c\">\r]]>&"), "&lt;a b=&quot;c&quot;&gt;&#13;]]&gt;&amp;");
    }

    proptest! {
        #[test]
        fn text_comes_back(text in any::<String>(), parts in prop::collection::vec(
            prop::sample::select(&["_", "x", "_x0041", "_x005F_", "0041_", "\0", "\u{ffff}", "_xD800_", "가"][..]), 0..9)) {
            for text in [text, parts.concat()] {
                let carried = carried(&text);
                prop_assert!(carried.chars().all(is_allowed));
                prop_assert_eq!(restored(&carried), text.clone());
                let document = format!("<a b=\"{0}\">{0}</a>", escaped(&text));
                let parsed = roxmltree::Document::parse(&document).unwrap();
                prop_assert_eq!(parsed.root_element().text().unwrap_or(""), &carried);
                prop_assert_eq!(parsed.root_element().attribute("b").unwrap(), &carried);
            }
        }
    }
}
