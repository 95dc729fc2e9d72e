//! Where the articles behind a picture can be read.

use super::sketch::{Figure, Sketch};
use crate::model::{DocId, Tie};
use crate::query::View;
use std::collections::BTreeMap;

/// Longer ones are no addresses that a person would open.
const LONGEST: usize = 2_000;

/// The web addresses of articles, by the article's id. Nothing but `http` and `https` gets in.
///
/// ```
/// use tieup::draw::Links;
/// let mut links = Links::default();
/// links.add("a1".into(), "https://news.example/a1");
/// links.add("a2".into(), "javascript:alert(1)");
/// assert_eq!(links.of(&"a1".into()), Some("https://news.example/a1"));
/// assert_eq!(links.of(&"a2".into()), None);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    of: BTreeMap<DocId, String>,
    /// Not even an id that is an address leads anywhere.
    off: bool,
}

impl Links {
    /// Adds the address of an article; one that is no plain web address is passed over.
    pub fn add(&mut self, doc: DocId, address: &str) {
        if let Some(address) = web_address(address) {
            self.of.insert(doc, address.to_owned());
        }
    }

    /// For a picture whose edges lead nowhere.
    pub(super) fn off() -> Self {
        Self { off: true, ..Self::default() }
    }

    /// Where the article is: the address that was added, or the id itself where that is one.
    pub fn of<'a>(&'a self, doc: &'a DocId) -> Option<&'a str> {
        if self.off {
            return None;
        }
        self.of.get(doc).map(String::as_str).or_else(|| web_address(doc.as_str()))
    }

    /// The first article of a tie that can be opened, best evidence first.
    fn of_tie<'a>(&'a self, tie: &'a Tie) -> Option<&'a str> {
        tie.claims.iter().find_map(|claim| self.of(&claim.doc))
    }
}

/// The text, if it is an address that a browser fetches a page from and that holds nothing odd.
pub(super) fn web_address(text: &str) -> Option<&str> {
    let text = text.trim();
    let lower = text.get(..8)?.to_ascii_lowercase();
    let host = match lower.strip_prefix("http://") {
        Some(_) => &text[7..],
        None => lower.strip_prefix("https://").map(|_| &text[8..])?,
    };
    let odd =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '\'' | '<' | '>' | '`' | '\\' | '{' | '}');
    let hidden = |c: char| !super::escape::is_plain(c);
    let named = host.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    (named && text.len() <= LONGEST && !text.contains(odd) && !text.contains(hidden)).then_some(text)
}

/// Gives each link, and each node of a deal, the address of the article that tells of it best.
pub(super) fn cite(sketch: &mut Sketch, view: &View, links: &Links) {
    let of: BTreeMap<&str, &str> =
        view.ties.iter().filter_map(|tie| Some((tie.id.as_str(), links.of_tie(tie)?))).collect();
    if of.is_empty() {
        return;
    }
    for link in &mut sketch.links {
        link.source = link.ties.iter().find_map(|tie| of.get(tie.as_str())).map(|found| (*found).to_owned());
    }
    for node in sketch.nodes.iter_mut().filter(|node| matches!(node.figure, Figure::Deal(..))) {
        node.source = of.get(node.key.as_str()).map(|found| (*found).to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_web_addresses_are_linked() {
        for good in
            ["http://a.example", "HTTPS://a.example/x?y=1&z=%20#q", "https://뉴스.example/기사", "https://[::1]/"]
        {
            assert_eq!(web_address(good), Some(good));
        }
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)//http://a.example",
            "data:text/html,x",
            "//a.example",
            "ftp://a.example",
            "http://",
            "https:///x",
            "https://a.example/\u{202e}x",
            "https://a.example/a b",
            "https://a.example/\"onload=\"",
            "가나다",
            "",
        ] {
            assert_eq!(web_address(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn an_address_is_never_anything_but_http(text in any::<String>(), rest in any::<String>()) {
            for text in [text.clone(), format!("https://{rest}"), format!("{text}http://{rest}")] {
                if let Some(address) = web_address(&text) {
                    let lower = address.to_ascii_lowercase();
                    prop_assert!(lower.starts_with("http://") || lower.starts_with("https://"));
                    let odd = address.contains(['"', '<', '>', '\'', '\0', '\n']);
                    prop_assert!(!odd);
                }
            }
        }
    }
}
