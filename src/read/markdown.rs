//! Markdown: plain text whose headline is a heading, perhaps with front matter.

use super::{article::Parts, date};
use crate::model::{Document, Span, Zone, ZoneKind};

/// The article of a Markdown text, which stays as it is: spans of claims count its bytes.
///
/// The headline and the day come from front matter or the first heading, else from the text.
///
/// ```
/// let article = tieup::read::markdown("a.md", "---\ntitle: \"Gaon and Naru\"\ndate: 2021-03-04\n---\nThey team up.");
/// assert_eq!(article.title.as_deref(), Some("Gaon and Naru"));
/// assert_eq!(article.published.unwrap().to_string(), "2021-03-04");
/// ```
pub fn markdown(id: impl Into<String>, text: impl Into<String>) -> Document {
    let body = text.into();
    let front = front_matter(&body);
    let field = |name: &str| front.and_then(|end| value(&body[..end], name));
    let headline = field("title").or_else(|| heading(&body[front.unwrap_or(0)..]));
    let published = field("published").or_else(|| field("date")).and_then(|text| date::published(&text));
    let mut known = Vec::new();
    if let Some(end) = front {
        known.push(Zone { span: Span::new(0, end), kind: ZoneKind::Byline });
    }
    known.extend(pictures(&body, front.unwrap_or(0)));
    Parts {
        id: id.into(),
        headline,
        published,
        url: field("url"),
        source: field("source"),
        body,
        known,
        ..Parts::default()
    }
    .into_document()
}

/// The end of the front matter: the lines between `---` and `---` that a text starts with.
fn front_matter(text: &str) -> Option<usize> {
    let mut end = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        end += line.len();
        match (number, line.trim_end()) {
            (0, "---") => {}
            (0, _) => return None,
            (_, "---" | "...") => return Some(end),
            // A rule between paragraphs is no front matter.
            (_, line) if !line.contains(':') && !line.starts_with([' ', '-', '#']) && !line.is_empty() => return None,
            _ => {}
        }
    }
    None
}

/// The value of `name: value` in front matter.
fn value(front: &str, name: &str) -> Option<String> {
    let line = front.lines().find_map(|line| line.strip_prefix(name)?.trim_start().strip_prefix(':'))?;
    let value = line.trim().trim_matches(['"', '\'']);
    (!value.is_empty()).then(|| value.to_owned())
}

/// The first heading, with `#` before it or `===` below.
fn heading(text: &str) -> Option<String> {
    let mut before = "";
    for line in text.lines().take(200) {
        if let Some(title) = line.strip_prefix("# ") {
            return Some(title.trim().trim_end_matches('#').trim().to_owned()).filter(|title| !title.is_empty());
        }
        if line.len() >= 3 && line.bytes().all(|byte| byte == b'=') && !before.is_empty() {
            return Some(before.to_owned());
        }
        before = line.trim();
    }
    None
}

/// Lines that are a picture and what is said of it.
fn pictures(text: &str, from: usize) -> impl Iterator<Item = Zone> {
    let mut start = from;
    text[from..].split_inclusive('\n').filter_map(move |line| {
        let span = Span::new(start, start + line.len());
        start = span.end;
        let plain = line.trim();
        (plain.starts_with("![") && plain.ends_with(')')).then_some(Zone { span, kind: ZoneKind::Caption })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_heading_is_the_headline() {
        for text in ["intro\n\n# 가온과 나루 #\n\n두 회사가 손잡았다.", "가온과 나루\n====\n두 회사가 손잡았다."]
        {
            let document = markdown("a.md", text);
            assert_eq!(document.title.as_deref(), Some("가온과 나루"));
            assert_eq!(document.text, text);
        }
    }

    #[test]
    fn front_matter_and_pictures_are_no_body() {
        let text = "---\ntitle: T\ntags:\n - a\n---\n![두 회사 대표](a.png)\n가온전자가 나루은행과 손잡았다.\n";
        let document = markdown("a.md", text);
        let kinds: Vec<_> = document.zones.iter().map(|zone| zone.kind).collect();
        assert_eq!(kinds, [ZoneKind::Byline, ZoneKind::Caption, ZoneKind::Body]);
        let rule = markdown("a.md", "---\n가온전자가 나루은행과 손잡았다.\n---\n");
        assert_eq!(rule.zone_at(10), ZoneKind::Body);
    }
}
