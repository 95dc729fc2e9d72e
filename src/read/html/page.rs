//! Tags → blocks of visible text, each with what its elements tell of it.

use super::metadata::Metadata;
use crate::model::ZoneKind;
use crate::read::zones::{MARKERS, Sign};
use html5gum::{DefaultEmitter, HtmlString, StartTag, Token, Tokenizer};

/// Elements deeper than this are read as if they were not there; no honest page is so deep.
const DEEPEST: usize = 400;

/// One block of text: what stands between two line breaks.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// The text, white space folded.
    pub(super) text: String,
    /// How many of its bytes are links.
    pub(super) linked: usize,
    /// Whether it is a heading.
    pub(super) heading: bool,
    /// What the innermost element that tells anything tells.
    pub(super) kind: Option<ZoneKind>,
    /// The elements that may be the article around it: by name, `<article>`, `<main>`.
    pub(super) regions: [Option<usize>; 3],
}

/// A page's metadata and its visible text.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) meta: Metadata,
    pub(super) blocks: Vec<Block>,
}

/// An open element.
struct Element {
    name: HtmlString,
    kind: Option<ZoneKind>,
    regions: [Option<usize>; 3],
    hidden: bool,
    link: bool,
    heading: bool,
}

impl Page {
    /// Reads `html`, however broken it is.
    pub(super) fn read(html: &str) -> Self {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut builder = Builder::default();
        for token in Tokenizer::new_with_emitter(html, emitter) {
            match token {
                Ok(Token::StartTag(tag)) => builder.open(tag),
                Ok(Token::EndTag(tag)) => builder.close(&tag.name),
                Ok(Token::String(text)) => builder.text(&String::from_utf8_lossy(&text)),
                _ => {}
            }
        }
        builder.finish_block();
        builder.page
    }
}

#[derive(Default)]
struct Builder {
    page: Page,
    stack: Vec<Element>,
    block: Block,
    regions: usize,
    /// Whether white space was met since the last letter of the block.
    space: bool,
}

impl Builder {
    fn open(&mut self, tag: StartTag<()>) {
        let name: &[u8] = &tag.name;
        self.page.meta.element(&tag);
        if is_block(name) {
            self.finish_block();
        }
        if matches!(name, b"p" | b"li" | b"dt" | b"dd" | b"tr" | b"td" | b"th" | b"option") {
            self.close_open(name);
        }
        if is_void(name) || self.stack.len() >= DEEPEST {
            return;
        }
        let element = self.element(tag);
        self.stack.push(element);
    }

    /// What an element that opens here tells of the text in it.
    fn element(&mut self, tag: StartTag<()>) -> Element {
        let name: &[u8] = &tag.name;
        let value = |key: &str| tag.attributes.get(key.as_bytes()).map(|value| String::from_utf8_lossy(value));
        let outer = self.stack.last();
        let (mut kind, mut regions) = outer.map_or((None, [None; 3]), |outer| (outer.kind, outer.regions));
        let names = [value("class"), value("id")].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let sign = if matches!(name, b"html" | b"body") { None } else { MARKERS.of_class(&names) };
        let is_body =
            sign == Some(Sign::Article) || value("itemprop").is_some_and(|it| it.eq_ignore_ascii_case("articlebody"));
        let main = name == b"main" || value("role").is_some_and(|role| role == "main");
        for (slot, opens) in [is_body, name == b"article", main].into_iter().enumerate() {
            if opens && regions[slot].is_none() {
                self.regions += 1;
                regions[slot] = Some(self.regions);
            }
        }
        let told = match (sign, name) {
            (Some(Sign::Byline), _) => Some(ZoneKind::Byline),
            (Some(Sign::Caption), _) | (_, b"figcaption") => Some(ZoneKind::Caption),
            (Some(Sign::Comment), _) => Some(ZoneKind::Comment),
            (Some(Sign::Footer), _) | (_, b"footer") => Some(ZoneKind::Footer),
            (Some(Sign::Navigation), _) | (_, b"nav") => Some(ZoneKind::Navigation),
            (Some(Sign::Related), _) | (_, b"aside") => Some(ZoneKind::Related),
            _ => None,
        };
        if is_body {
            // An article in something called a menu is still the article.
            kind = None;
        } else if told.is_some() {
            kind = told;
        }
        let style = value("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
        let hidden = outer.is_some_and(|outer| outer.hidden)
            || is_hidden(name)
            || tag.attributes.contains_key(&b"hidden"[..])
            || style.contains("display:none");
        Element {
            kind,
            regions,
            hidden,
            link: name == b"a" || outer.is_some_and(|outer| outer.link),
            heading: matches!(name, b"h1" | b"h2") || outer.is_some_and(|outer| outer.heading),
            name: tag.name,
        }
    }

    fn close(&mut self, name: &HtmlString) {
        if is_block(name) {
            self.finish_block();
        }
        self.page.meta.close(name);
        if let Some(at) = self.stack.iter().rposition(|element| element.name == *name) {
            self.stack.truncate(at);
        }
    }

    /// Closes the element of the same list or table that the page left open.
    fn close_open(&mut self, name: &[u8]) {
        let family: &[&[u8]] = match name {
            b"dt" | b"dd" => &[b"dt", b"dd"],
            b"td" | b"th" => &[b"td", b"th"],
            b"tr" => &[b"tr"],
            b"p" => &[b"p"],
            b"li" => &[b"li"],
            _ => &[b"option"],
        };
        for at in (0..self.stack.len()).rev() {
            let open: &[u8] = &self.stack[at].name;
            if family.contains(&open) {
                self.stack.truncate(at);
                return;
            }
            // A list in a list, a table in a table: the outer item stays open.
            if matches!(open, b"ul" | b"ol" | b"dl" | b"table" | b"div" | b"section" | b"article" | b"body" | b"select")
            {
                return;
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.page.meta.text(text);
        let Some(element) = self.stack.last() else {
            return self.words(text, false);
        };
        if element.hidden {
            return;
        }
        let link = element.link;
        if self.block.text.is_empty() && !text.trim().is_empty() {
            self.block.kind = element.kind;
            self.block.regions = element.regions;
            self.block.heading = element.heading;
        }
        if self.stack.iter().any(|element| *element.name == b"pre"[..]) {
            for line in text.split_inclusive('\n') {
                self.words(line, link);
                if line.ends_with('\n') {
                    let (kind, regions) = (self.block.kind, self.block.regions);
                    self.finish_block();
                    (self.block.kind, self.block.regions) = (kind, regions);
                }
            }
        } else {
            self.words(text, link);
        }
    }

    /// Adds text to the block, white space folded into one space.
    fn words(&mut self, text: &str, link: bool) {
        let before = self.block.text.len();
        for word in text.split_inclusive(is_space) {
            let plain = word.trim_end_matches(is_space);
            if !plain.is_empty() {
                if self.space && !self.block.text.is_empty() {
                    self.block.text.push(' ');
                }
                self.block.text.extend(plain.chars().filter(|&c| !is_invisible(c)));
                self.space = false;
            }
            self.space |= plain.len() < word.len();
        }
        if link {
            self.block.linked += self.block.text.len() - before;
        }
    }

    fn finish_block(&mut self) {
        self.space = false;
        let block = std::mem::take(&mut self.block);
        if !block.text.is_empty() {
            self.page.blocks.push(block);
        }
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
}

/// Characters that would only break words: soft hyphens, zero-width spaces, byte order marks, controls.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{FEFF}') || c.is_control()
}

fn is_void(name: &[u8]) -> bool {
    let voids: [&[u8]; 14] = [
        b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"param", b"source",
        b"track", b"wbr",
    ];
    voids.contains(&name)
}

fn is_hidden(name: &[u8]) -> bool {
    let hidden: [&[u8]; 19] = [
        b"audio",
        b"button",
        b"canvas",
        b"datalist",
        b"dialog",
        b"head",
        b"iframe",
        b"math",
        b"noembed",
        b"noscript",
        b"object",
        b"option",
        b"script",
        b"select",
        b"style",
        b"svg",
        b"template",
        b"textarea",
        b"title",
    ];
    hidden.contains(&name)
}

fn is_block(name: &[u8]) -> bool {
    let blocks: [&[u8]; 45] = [
        b"address",
        b"article",
        b"aside",
        b"blockquote",
        b"body",
        b"br",
        b"button",
        b"caption",
        b"center",
        b"dd",
        b"details",
        b"dialog",
        b"div",
        b"dl",
        b"dt",
        b"fieldset",
        b"figcaption",
        b"figure",
        b"footer",
        b"form",
        b"h1",
        b"h2",
        b"h3",
        b"h4",
        b"h5",
        b"h6",
        b"header",
        b"hr",
        b"html",
        b"iframe",
        b"li",
        b"main",
        b"nav",
        b"ol",
        b"p",
        b"pre",
        b"section",
        b"summary",
        b"table",
        b"tbody",
        b"td",
        b"th",
        b"tr",
        b"ul",
        b"video",
    ];
    blocks.contains(&name)
}
