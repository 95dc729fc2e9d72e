//! The picture in SVG elements.
//!
//! Looks are set by attributes, not by a style sheet: office programs and converters read those alike.

use super::super::sketch::{Figure, Link, Node, Pale, Sketch};
use super::super::{escape, palette};
use super::Picture;
use super::ends;
use super::geometry::{Curve, Point, Rect};
use super::labels::{FONT, Label};
use super::layout::{GROUP_FONT, GROUP_STRIP};
use super::shape::{self, Shape};
use super::text;
use crate::model::{Kind, OrgKind, Status};
use std::fmt::Write;

/// A coordinate with one decimal.
pub(super) fn n(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    // No "-0": the same picture has the same bytes on every machine.
    format!("{}", if rounded == 0.0 { 0.0 } else { rounded })
}

/// The boxes around groups, with their names.
pub(super) fn groups(sketch: &Sketch, picture: &Picture, out: &mut String) {
    for (at, group) in sketch.groups.iter().enumerate() {
        let rect = picture.layout.groups[at];
        let (fill, line) = palette::GROUP;
        let room = (rect.width() - 20.0) / (GROUP_FONT * 1.05);
        let _ = writeln!(
            out,
            "<g class=\"group\" data-id=\"{}\"><title>{}</title>{}<text x=\"{}\" y=\"{}\" font-size=\"{}\" \
             font-weight=\"600\" fill=\"{}\">{}</text></g>",
            escape::xml(&group.key),
            escape::xml(&group.name),
            boxed(rect, 12.0, fill, line, 1.0),
            n(rect.left + 12.0),
            n(rect.top + GROUP_STRIP * 0.78),
            n(GROUP_FONT),
            palette::SOFT_INK,
            escape::xml(&text::fitted(&group.name, room)),
        );
    }
}

/// The line of a link, with its arrow; its label comes later, above all lines.
pub(super) fn link(sketch: &Sketch, link: &Link, curve: Curve, out: &mut String) {
    let colour = ink(link.kind, link.status);
    let _ = write!(
        out,
        "<g class=\"link kind-{} status-{}\" {}{}>{}<title>{}</title>",
        link.kind,
        link.status,
        shows(sketch, link),
        opacity(link),
        leads(link.source.as_deref()),
        escape::xml(&link.tooltip),
    );
    match link.pale.filter(|pale| pale.line != pale.marks) {
        Some(pale) => paled(curve, link, pale, colour, out),
        None => line(curve, Some(link.kind), link.status, link.arrow, colour, out),
    }
    out.push_str(if link.source.is_some() { "</a></g>\n" } else { "</g>\n" });
}

/// Which ties a link shows, and between whom, for programs that work on the picture.
fn shows(sketch: &Sketch, link: &Link) -> String {
    let end = |at: usize| escape::xml(&sketch.nodes[at].key);
    format!(
        "data-ties=\"{}\" data-from=\"{}\" data-to=\"{}\"",
        escape::xml(&link.ties.join(" ")),
        end(link.from),
        end(link.to)
    )
}

/// The start of an element that leads to an article.
pub(super) fn leads(source: Option<&str>) -> String {
    let to =
        |address: &str| format!("<a href=\"{}\" target=\"_blank\" rel=\"noopener noreferrer\">", escape::xml(address));
    source.map_or_else(String::new, to)
}

/// What ended is faded, and paler still where the link is pale already.
fn opacity(link: &Link) -> String {
    match link.pale {
        None => fade(link.status).to_owned(),
        Some(pale) if pale.line == pale.marks => share(pale.line, link.status),
        Some(_) => String::new(),
    }
}

fn share(share: f64, status: Status) -> String {
    format!(" opacity=\"{}\"", lessened(share, status))
}

fn lessened(share: f64, status: Status) -> f64 {
    if status == Status::Ended { (share * 60.0).round() / 100.0 } else { share }
}

/// A line that is paler than its marks. It is the ink that is thin: `opacity` would be a layer to paint for each line.
fn paled(curve: Curve, link: &Link, pale: Pale, colour: &str, out: &mut String) {
    let mut marks = String::new();
    let curve = ends::ends(curve, link.kind, link.arrow, colour, &mut marks);
    if !marks.is_empty() {
        let strength = lessened(pale.marks, link.status);
        let _ = write!(out, "<g fill-opacity=\"{strength}\" stroke-opacity=\"{strength}\">{marks}</g>");
    }
    let strength = format!(" stroke-opacity=\"{}\"", lessened(pale.line, link.status));
    stroke(curve, link.status, colour, &strength, out);
}

/// A line in the manner of its status, ending in the marks of its kind where it has one; an arrow only where asked.
pub(super) fn line(curve: Curve, kind: Option<Kind>, status: Status, arrow: bool, colour: &str, out: &mut String) {
    let curve = kind.map_or(curve, |kind| ends::ends(curve, kind, arrow, colour, out));
    stroke(curve, status, colour, "", out);
}

/// A line in the manner of its status, without marks.
fn stroke(curve: Curve, status: Status, colour: &str, opacity: &str, out: &mut String) {
    let way = match curve.points().len() {
        2 => format!("M{} {}L{} {}", n(curve.from.x), n(curve.from.y), n(curve.to.x), n(curve.to.y)),
        _ => format!(
            "M{} {}Q{} {} {} {}",
            n(curve.from.x),
            n(curve.from.y),
            n(curve.control.x),
            n(curve.control.y),
            n(curve.to.x),
            n(curve.to.y)
        ),
    };
    let (dash, width) = match status {
        Status::Agreed => ("", 1.8),
        Status::Talks => (" stroke-dasharray=\"7 5\"", 1.8),
        Status::Stalled => (" stroke-dasharray=\"1.5 5\"", 2.2),
        Status::Ended => ("", 1.3),
    };
    let _ = write!(
        out,
        "<path d=\"{way}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" stroke-linecap=\"round\"{dash}{opacity}/>"
    );
}

/// The label of a link, with a white halo that keeps lines off it.
pub(super) fn label(sketch: &Sketch, link: &Link, label: &Label, out: &mut String) {
    let colour = word(link.kind, link.status);
    let middle = label.rect.middle();
    let _ = write!(
        out,
        "<g class=\"label kind-{} status-{}\" {}>{}<title>{}</title>",
        link.kind,
        link.status,
        shows(sketch, link),
        leads(link.source.as_deref()),
        escape::xml(&link.tooltip)
    );
    if label.note.is_some() {
        let _ = write!(
            out,
            "<circle cx=\"{}\" cy=\"{}\" r=\"8\" fill=\"{}\" stroke=\"{colour}\"/>",
            n(middle.x),
            n(middle.y),
            palette::PAPER
        );
    }
    let font = if label.note.is_some() { 9.5 } else { FONT };
    if label.note.is_none() {
        // The halo leaves gaps between letters, through which a line would strike the text out.
        let chip = Rect::around(middle, label.rect.width() - 4.0, label.rect.height() - 3.0);
        let _ = write!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"3\" fill=\"{}\" fill-opacity=\"0.92\"/>",
            n(chip.left),
            n(chip.top),
            n(chip.width()),
            n(chip.height()),
            palette::PAPER
        );
    }
    let _ = write!(
        out,
        "<g text-anchor=\"middle\" font-size=\"{font}\" font-weight=\"500\" fill=\"{colour}\" stroke=\"{}\" \
         stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\">",
        palette::PAPER
    );
    rows(&label.lines, middle, font, out);
    out.push_str(if link.source.is_some() { "</g></a></g>\n" } else { "</g></g>\n" });
}

/// Lines of text around a middle.
fn rows(lines: &[String], middle: Point, font: f64, out: &mut String) {
    let top = middle.y - (lines.len() as f64 - 1.0) / 2.0 * font * text::LINE + font * 0.36;
    for (nth, line) in lines.iter().enumerate() {
        let y = top + nth as f64 * font * text::LINE;
        let _ = write!(out, "<text x=\"{}\" y=\"{}\">{}</text>", n(middle.x), n(y), escape::xml(line));
    }
}

/// A node with its name.
pub(super) fn node(node: &Node, shape: &Shape, rect: Rect, out: &mut String) {
    let class = match node.figure {
        Figure::Organization(kind) => kind.as_str(),
        Figure::Deal(..) => "deal",
    };
    let _ = write!(
        out,
        "<g class=\"node {class}{}\" data-id=\"{}\">{}<title>{}</title>",
        if node.focus { " focus" } else { "" },
        escape::xml(&node.key),
        leads(node.source.as_deref()),
        escape::xml(&node.tooltip)
    );
    let (fill, edge, ink, weight) = match node.figure {
        _ if node.focus => (palette::FOCUS, palette::FOCUS, palette::PAPER, 700),
        Figure::Deal(kind, status) => (palette::PAPER, ink(kind, status), word(kind, status), 600),
        Figure::Organization(OrgKind::Alliance) => (palette::ALLIANCE.0, palette::ALLIANCE.1, palette::ALLIANCE.1, 700),
        Figure::Organization(kind) => {
            let (fill, line) = palette::organization(kind);
            (fill, line, palette::INK, 500)
        }
    };
    match node.figure {
        Figure::Organization(OrgKind::Alliance) => out.push_str(&hexagon(rect, fill, edge)),
        Figure::Deal(..) => out.push_str(&boxed(rect, rect.height() / 2.0, fill, edge, 1.4)),
        Figure::Organization(kind) => out.push_str(&body(kind, rect, 9.0, fill, edge)),
    }
    if !shape.lines.is_empty() {
        let _ = write!(
            out,
            "<g text-anchor=\"middle\" font-size=\"{}\" font-weight=\"{weight}\" fill=\"{ink}\">",
            n(shape.font)
        );
        rows(&shape.lines, rect.middle(), shape.font, out);
        out.push_str("</g>");
    }
    out.push_str(if node.source.is_some() { "</a></g>\n" } else { "</g>\n" });
}

/// The box of an organisation: round for companies, cornered for schools, double for the state, footed for the press.
pub(super) fn body(kind: OrgKind, rect: Rect, round: f64, fill: &str, line: &str) -> String {
    let round = round.min(rect.height() / 2.0);
    match kind {
        _ if kind.is_school() => boxed(rect, 0.0, fill, line, 1.6),
        _ if kind.is_state() => {
            format!("{}{}", boxed(rect, 2.0, fill, line, 1.0), boxed(rect.grown(-2.6), 1.0, "none", line, 1.0))
        }
        OrgKind::Media => {
            let foot = Rect { top: rect.bottom - 3.0, ..rect };
            format!("{}{}", boxed(rect, 2.0, fill, line, 1.2), boxed(foot, 0.0, line, line, 1.0))
        }
        _ => boxed(rect, round, fill, line, 1.3),
    }
}

/// A rectangle with round corners.
pub(super) fn boxed(rect: Rect, round: f64, fill: &str, line: &str, width: f64) -> String {
    format!(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"{fill}\" stroke=\"{line}\" \
         stroke-width=\"{width}\"/>",
        n(rect.left),
        n(rect.top),
        n(rect.width()),
        n(rect.height()),
        n(round)
    )
}

/// The shape of an alliance.
pub(super) fn hexagon(rect: Rect, fill: &str, line: &str) -> String {
    let (cut, y) = (shape::cut(rect), rect.middle().y);
    let corners = [
        (rect.left, y),
        (rect.left + cut, rect.top),
        (rect.right - cut, rect.top),
        (rect.right, y),
        (rect.right - cut, rect.bottom),
        (rect.left + cut, rect.bottom),
    ];
    let points: Vec<String> = corners.iter().map(|(x, y)| format!("{},{}", n(*x), n(*y))).collect();
    format!(
        "<polygon points=\"{}\" fill=\"{fill}\" stroke=\"{line}\" stroke-width=\"1.8\" stroke-linejoin=\"round\"/>",
        points.join(" ")
    )
}

/// The colour of a link: its kind's, grey where the deal stalled.
pub(super) fn ink(kind: Kind, status: Status) -> &'static str {
    if status == Status::Stalled { palette::STALLED } else { palette::kind(kind) }
}

/// The colour of the words on a link: legible where the line's own is too light.
pub(super) fn word(kind: Kind, status: Status) -> &'static str {
    if status == Status::Stalled { palette::SOFT_INK } else { palette::word(kind) }
}

/// What ended is faded.
pub(super) fn fade(status: Status) -> &'static str {
    if status == Status::Ended { " opacity=\"0.5\"" } else { "" }
}
