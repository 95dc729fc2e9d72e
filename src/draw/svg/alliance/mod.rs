//! The members of each alliance in the order of their joining: a rail for each alliance, a station for each date, and
//! below it those who joined or left then.
//!
//! view → rails (who, when) → places → the elements of every picture, with rails and dates as its ground.

mod place;
mod rails;

#[cfg(test)]
mod tests;

use super::super::{escape, layout::LayoutError, palette, source, wording};
use super::geometry::{Point, Rect};
use super::layout::Layout;
use super::paint::n;
use super::{Ground, Picture, SvgOptions, labels::Labels, shape, text, write};
use crate::model::{Lang, Status};
use crate::query::View;
use place::Places;
use rails::{Moment, Rail};
use std::fmt::Write;

const DATE_FONT: f64 = 12.5;

/// The alliances of a view as an SVG picture.
///
/// # Complexity
/// `O(m log m)` for m memberships.
pub(in crate::draw) fn alliances(view: &View, options: &SvgOptions) -> Result<String, LayoutError> {
    let view = &rails::memberships(view);
    let rails = rails::rails(view);
    if rails.is_empty() {
        return Err(LayoutError::NoAlliance);
    }
    let (mut sketch, counts) = rails::sketch(view, &rails, options.lang);
    source::cite(&mut sketch, view, &options.links);
    let shapes = shape::shapes(&sketch);
    let places =
        place::place(&rails, &shapes, |station| text::width(&words(station.moment, options.lang)) * DATE_FONT * 1.06);
    let picture = Picture {
        ground: paint(&rails, &places, &counts, options.lang),
        labels: Labels { of: vec![None; sketch.links.len()], ..Labels::default() },
        curves: places.curves,
        layout: Layout { nodes: places.nodes, groups: Vec::new() },
    };
    Ok(write(view, options, &sketch, &shapes, &picture))
}

/// Rails, stations with their dates, and how many alliances each member is in where it is in several.
fn paint(rails: &[Rail], places: &Places, counts: &[usize], lang: Lang) -> Ground {
    let mut ground = Ground::default();
    let colour = palette::ALLIANCE.1;
    for (top, low) in &places.uprights {
        let way = format!("M{} {}V{}", n(top.x), n(top.y), n(*low));
        let _ = writeln!(ground.below, "<path d=\"{way}\" stroke=\"{colour}\" stroke-width=\"1.8\"/>");
    }
    for (nth, rail) in rails.iter().enumerate() {
        let _ = writeln!(ground.below, "<g class=\"rail\" data-id=\"{}\">", escape::xml(rail.alliance.id.as_str()));
        for (left, right, y) in &places.rails[nth] {
            let way = format!("M{} {}H{}", n(*left), n(*y), n(*right));
            let _ = writeln!(
                ground.below,
                "<path d=\"{way}\" stroke=\"{colour}\" stroke-width=\"4\" stroke-linecap=\"round\"/>"
            );
        }
        for (station, spot) in rail.stations.iter().zip(&places.stations[nth]) {
            let words = words(station.moment, lang);
            let rect = date_box(&words, *spot);
            let _ = writeln!(
                ground.below,
                "<circle cx=\"{}\" cy=\"{}\" r=\"6\" fill=\"{}\" stroke=\"{colour}\" stroke-width=\"2.5\"/>\
                 <text x=\"{}\" y=\"{}\" font-size=\"{DATE_FONT}\" font-weight=\"600\" fill=\"{}\">{}</text>",
                n(spot.x),
                n(spot.y),
                palette::PAPER,
                n(rect.left),
                n(rect.bottom - 4.0),
                palette::INK,
                escape::xml(&words),
            );
            ground.extent = ground.extent.into_iter().chain([rect]).reduce(Rect::union);
        }
        ground.below.push_str("</g>\n");
    }
    for (rect, count) in places.nodes.iter().zip(counts).filter(|(_, count)| **count > 1) {
        let told = match lang {
            Lang::Ko => format!("협의체 {count}곳의 회원"),
            Lang::En => format!("in {count} alliances"),
        };
        let (x, y) = (n(rect.right - 3.0), n(rect.top + 2.0));
        let _ = writeln!(
            ground.above,
            "<g class=\"shared\"><title>{told}</title><circle cx=\"{x}\" cy=\"{y}\" r=\"8\" fill=\"{0}\"/>\
             <text x=\"{x}\" y=\"{1}\" text-anchor=\"middle\" font-size=\"10\" font-weight=\"700\" fill=\"{2}\">\
             {count}</text></g>",
            palette::ALLIANCE.1,
            n(rect.top + 5.6),
            palette::PAPER,
        );
    }
    ground
}

/// Where the words of a station stand: above it, from its middle rightwards.
fn date_box(words: &str, spot: Point) -> Rect {
    let width = text::width(words) * DATE_FONT * 1.06;
    let left = spot.x - 6.0;
    Rect { left, right: left + width, top: spot.y - 28.0, bottom: spot.y - 10.0 }
}

/// What happened at a station: `2020-06`, `2020-08 보도`, `2021-05 탈퇴`.
fn words(moment: Moment, lang: Lang) -> String {
    let pick = |ko, en| wording::pick(lang, ko, en).to_owned();
    let when = match (moment.date, moment.reported) {
        (Some(date), false) => date.to_string(),
        (Some(date), true) => format!("{date} {}", pick("보도", "reported")),
        (None, _) => pick("날짜 모름", "no date"),
    };
    match moment.status {
        Status::Agreed => when,
        Status::Ended => format!("{when} {}", pick("탈퇴", "left")),
        status => format!("{when} {}", wording::status(status, lang)),
    }
}
