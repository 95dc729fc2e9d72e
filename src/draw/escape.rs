//! Text of articles made safe for each format that it is written into.

use std::fmt::Write;

/// Whether a character is legal in XML 1.0 and cannot reorder or hide the text around it.
pub(super) fn is_plain(c: char) -> bool {
    !matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}'
        // Bidirectional marks, embeddings, overrides and isolates turn "KT" into something else on screen.
        | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
        && (u32::from(c) & 0xfffe) != 0xfffe
}

/// The text on one line: white space and line breaks become single spaces, everything invisible goes.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if is_plain(c) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// At most `max` characters of the text; a cut is shown by an ellipsis.
pub(super) fn ellipsis(text: &str, max: usize) -> String {
    match text.char_indices().nth(max) {
        None => text.to_owned(),
        Some(_) => {
            let mut out: String = text.chars().take(max.saturating_sub(1)).collect();
            out.truncate(out.trim_end().len());
            out.push('…');
            out
        }
    }
}

/// A key as it comes out of an XML attribute that [`xml`] wrote it into.
pub(super) fn key(text: &str) -> String {
    text.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| *c == '\n' || is_plain(*c)).collect()
}

/// XML text or attribute value; line feeds stay, since tooltips have them.
pub(super) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push('\n'),
            '\t' => out.push(' '),
            c if is_plain(c) => out.push(c),
            _ => {}
        }
    }
    out
}

/// A quoted DOT id, quotes included. Line feeds become spaces.
pub(super) fn dot_id(text: &str) -> String {
    format!("\"{}\"", one_line(text).replace('\\', "\\\\").replace('"', "\\\""))
}

/// A quoted DOT label (an `escString`), quotes included; line feeds become DOT's own `\n`.
///
/// Graphviz reads HTML entities in labels, so `&` is written as one.
pub(super) fn dot_label(text: &str) -> String {
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| one_line(line).replace('&', "&amp;").replace('\\', "\\\\").replace('"', "\\\""))
        .collect();
    format!("\"{}\"", lines.join("\\n"))
}

/// A quoted Mermaid label, quotes included.
///
/// All ASCII punctuation that Mermaid or the HTML behind it could read (`"`, `#`, `;`, `<`, `%%{init}%%`, backticks,
/// `style:`) is written as a character code.
pub(super) fn mermaid(text: &str) -> String {
    let mut out = String::from("\"");
    for c in one_line(text).chars() {
        match c {
            '"' => out.push_str("#quot;"),
            c if c.is_ascii_punctuation() && !matches!(c, '.' | ',' | '-' | '(' | ')') => {
                let _ = write!(out, "#{};", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_format_has_its_own_way() {
        let text = "A\"B\\C<&>'`\n#1\u{202e}\0";
        assert_eq!(xml(text), "A&quot;B\\C&lt;&amp;&gt;&#39;`\n#1");
        assert_eq!(dot_id(text), r#""A\"B\\C<&>'` #1""#);
        assert_eq!(dot_label(text), r#""A\"B\\C<&amp;>'`\n#1""#);
        assert_eq!(mermaid(text), "\"A#quot;B#92;C#60;#38;#62;#39;#96; #35;1\"");
    }

    #[test]
    fn long_text_is_cut_at_characters() {
        assert_eq!(ellipsis("현대중공업그룹", 4), "현대중…");
        assert_eq!(ellipsis("현대", 2), "현대");
        assert_eq!(ellipsis("", 0), "");
    }

    proptest! {
        #[test]
        fn xml_always_parses_to_what_is_plain(text in any::<String>()) {
            let document = format!("<a b=\"{0}\">{0}</a>", xml(&text));
            let parsed = roxmltree::Document::parse(&document).unwrap();
            let plain: String = text.chars().filter(|c| is_plain(*c) || *c == '\n' || *c == '\t').collect();
            prop_assert_eq!(parsed.root_element().text().unwrap_or(""), plain.replace('\t', " "));
        }

        #[test]
        fn a_mermaid_label_never_closes_early(text in any::<String>()) {
            let label = mermaid(&text);
            prop_assert_eq!(label.matches('"').count(), 2);
            let broken_out = label.contains(['<', '>', '`', '\n', '%', '{', ':']);
            prop_assert!(!broken_out);
        }

        #[test]
        fn a_line_is_one_line(text in any::<String>()) {
            let line = one_line(&text);
            prop_assert!(!line.contains(|c: char| c.is_control()) && !line.contains("  "));
        }
    }
}
