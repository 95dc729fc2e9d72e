//! What of a page leads to an article: PDF has its links beside the page, not in it.

use quick_xml::escape::unescape;
use resvg::{
    tiny_skia::Point,
    usvg::{Group, Node, Tree},
};
use std::fmt::Write;

/// How our pictures begin a link, and how they end it; text of articles never has a bare `<`.
const OPEN: &str = "<a href=\"";
const CLOSE: &str = "</a>";
/// What the groups of links are named by in the tree.
const NAME: &str = "leads-";
/// A line is clicked on within so much of its middle, in units of the picture.
const REACH: f32 = 9.0;

/// A part of the picture, in its units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

/// A place that leads to an address.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lead {
    pub place: Spot,
    /// ASCII, as PDF wants it.
    pub address: String,
}

/// The picture with a named group in place of each link, for the tree forgets links, and where they lead.
pub(super) fn named(svg: &str) -> (String, Vec<String>) {
    let mut out = String::with_capacity(svg.len());
    let mut addresses = Vec::new();
    let mut rest = svg;
    while let Some((before, after)) = rest.split_once(OPEN) {
        let Some((tag, inside)) = after.split_once('>') else { break };
        let address = tag.split('"').next().unwrap_or_default();
        let _ = write!(out, "{before}<g id=\"{NAME}{}\">", addresses.len());
        addresses.push(ascii(&unescape(address).unwrap_or_default()));
        rest = inside;
    }
    out.push_str(rest);
    (out.replace(CLOSE, "</g>"), addresses)
}

/// The links of a tree that was read from what [`named`] gave.
pub(super) fn leads(tree: &Tree, addresses: &[String]) -> Vec<Lead> {
    let mut found = Vec::new();
    gather(tree.root(), addresses, &mut found);
    found
}

fn gather(group: &Group, addresses: &[String], found: &mut Vec<Lead>) {
    let number = group.id().strip_prefix(NAME).and_then(|number| number.parse::<usize>().ok());
    if let Some(address) = number.and_then(|number| addresses.get(number)) {
        found.push(Lead { place: place(group), address: address.clone() });
        return;
    }
    for node in group.children() {
        if let Node::Group(group) = node {
            gather(group, addresses, found);
        }
    }
}

/// What has words is clicked on anywhere; of a line the middle: the box around all of it would cover its neighbours.
fn place(group: &Group) -> Spot {
    let rect = group.abs_bounding_box();
    let words = group.children().iter().any(has_words);
    if let Some((x, y)) = group.children().iter().rev().find_map(middle).filter(|_| !words) {
        return Spot { left: x - REACH, top: y - REACH, right: x + REACH, bottom: y + REACH };
    }
    Spot { left: rect.left(), top: rect.top(), right: rect.right(), bottom: rect.bottom() }
}

/// The middle of a line, straight or bent.
fn middle(node: &Node) -> Option<(f32, f32)> {
    let Node::Path(path) = node else { return None };
    let mut points: Vec<Point> = path.data().points().to_vec();
    path.abs_transform().map_points(&mut points);
    match points[..] {
        [a, b] => Some(((a.x + b.x) / 2.0, (a.y + b.y) / 2.0)),
        [a, by, b] => Some(((a.x + 2.0 * by.x + b.x) / 4.0, (a.y + 2.0 * by.y + b.y) / 4.0)),
        _ => None,
    }
}

fn has_words(node: &Node) -> bool {
    match node {
        Node::Text(_) => true,
        Node::Group(group) => group.children().iter().any(has_words),
        _ => false,
    }
}

/// An address with everything but ASCII in percents, which browsers read the same.
fn ascii(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        match byte {
            b'!'..=b'~' => out.push(char::from(byte)),
            byte => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}
