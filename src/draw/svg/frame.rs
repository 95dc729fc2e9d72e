//! Title, caption, notes and legend in SVG elements.

use super::super::{escape, palette};
use super::geometry::{Curve, Point, Rect};
use super::legend::{Footer, Item, LEGEND_FONT, SAMPLE, Sample};
use super::paint::{body, boxed, fade, hexagon, ink, line, n};
use crate::model::{Kind, OrgKind, Status};
use std::fmt::Write;

pub(super) const TITLE_FONT: f64 = 24.0;
pub(super) const CAPTION_FONT: f64 = 13.0;
/// Height of title and caption with the room below them.
pub(super) const HEADER: f64 = 66.0;

/// Title and caption, from the origin.
pub(super) fn header(title: &str, caption: &str, out: &mut String) {
    let _ = writeln!(
        out,
        "<text x=\"0\" y=\"{}\" font-size=\"{TITLE_FONT}\" font-weight=\"700\" fill=\"{}\">{}</text>\n\
         <text x=\"0\" y=\"{}\" font-size=\"{CAPTION_FONT}\" fill=\"{}\">{}</text>",
        n(TITLE_FONT * 0.85),
        palette::INK,
        escape::xml(title),
        n(TITLE_FONT + CAPTION_FONT * 1.5),
        palette::SOFT_INK,
        escape::xml(caption),
    );
}

/// Notes and legend, from the origin.
pub(super) fn footer(footer: &Footer, width: f64, out: &mut String) {
    if footer.height == 0.0 {
        return;
    }
    let _ = writeln!(
        out,
        "<g class=\"legend\" font-size=\"{LEGEND_FONT}\" fill=\"{}\">\n\
         <path d=\"M0 -14H{}\" stroke=\"{}\" stroke-width=\"1\"/>",
        palette::SOFT_INK,
        n(width),
        palette::GROUP.1,
    );
    for note in &footer.notes {
        let (x, y) = (note.x, note.y);
        let _ = writeln!(
            out,
            "<circle cx=\"{}\" cy=\"{}\" r=\"8\" fill=\"none\" stroke=\"{3}\"/><text x=\"{0}\" y=\"{2}\" \
             text-anchor=\"middle\" font-size=\"9.5\">{4}</text><text x=\"{5}\" y=\"{6}\" font-size=\"11.5\">{7}</text>",
            n(x + 9.0),
            n(y),
            n(y + 3.4),
            palette::OUTLINE,
            note.number,
            n(x + 24.0),
            n(y + 4.0),
            escape::xml(&note.text),
        );
    }
    if let Some((remark, y)) = &footer.remark {
        let _ = writeln!(out, "<text x=\"0\" y=\"{}\">{}</text>", n(y + 4.0), escape::xml(remark));
    }
    for item in &footer.items {
        legend_item(item, out);
    }
    out.push_str("</g>\n");
}

fn legend_item(item: &Item, out: &mut String) {
    let (x, y) = (item.x, item.y);
    let rect = Rect { left: x + 3.0, top: y - 7.5, right: x + SAMPLE - 3.0, bottom: y + 7.5 };
    let way = Curve::bent(Point::new(x, y), Point::new(x + SAMPLE, y), 0.0);
    match item.sample {
        Sample::Line(kind) => line(way, Some(kind), Status::Agreed, kind.is_directed(), palette::kind(kind), out),
        Sample::Status(status) => {
            let colour = match status {
                Status::Stalled => ink(Kind::Partnership, status),
                _ => palette::SOFT_INK,
            };
            let _ = write!(out, "<g{}>", fade(status));
            line(way, None, status, false, colour, out);
            out.push_str("</g>");
        }
        Sample::Organization(OrgKind::Alliance) => {
            out.push_str(&hexagon(rect, palette::ALLIANCE.0, palette::ALLIANCE.1));
        }
        Sample::Organization(kind) => {
            let (fill, edge) = palette::organization(kind);
            out.push_str(&body(kind, rect, 5.0, fill, edge));
        }
        Sample::Focus => out.push_str(&boxed(rect, 5.0, palette::FOCUS, palette::FOCUS, 1.3)),
        Sample::Deal => out.push_str(&boxed(rect, 7.5, palette::PAPER, palette::SOFT_INK, 1.3)),
        Sample::Group => out.push_str(&boxed(rect, 4.0, palette::GROUP.0, palette::GROUP.1, 1.0)),
    }
    let _ =
        writeln!(out, "<text x=\"{}\" y=\"{}\">{}</text>", n(x + SAMPLE + 8.0), n(y + 4.2), escape::xml(&item.word));
}
