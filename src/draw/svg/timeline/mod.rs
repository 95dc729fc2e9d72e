//! What happened to a company's ties as a picture: an axis of time, a lane for each partner.
//!
//! timeline → axis → lanes (places) → elements. Shapes tell what happened and words the kind, so that the picture reads
//! without its colours; a date known to the month or year is a bracket over all its days.

mod axis;
mod lanes;
mod marks;
mod words;

#[cfg(test)]
mod tests;

use super::super::{escape, palette, theme, wording};
use super::{FONTS, MARGIN, SvgOptions, frame, paint, text};
use crate::model::{Lang, OrgId, PartialDate};
use crate::query::{self, Dated, LeftOut, Named, Timeline, View};
use axis::{Axis, Tick};
use lanes::{FONT, Item, Lane, ROW};
use marks::Mark;
use paint::n;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

/// Width of the names of partners, and of the lanes beside them.
const NAMES: f64 = 170.0;
const PLOT: f64 = 860.0;
/// Room in a lane above and below its rows.
const PAD: f64 = 5.0;
/// Height of the words of the axis.
const SCALE: f64 = 26.0;
const LEGEND_ROW: f64 = 24.0;

/// An event in the lane of somebody whom it concerns.
struct Told<'t> {
    lane: &'t Named,
    event: &'t Dated,
    words: String,
}

/// A timeline as a self-contained SVG picture with real text and tooltips that quote the evidence.
///
/// Partners stand in the order of their first event. The same timeline gives the same bytes.
///
/// # Complexity
/// O(n · r) for n events in lanes of at most r rows.
pub fn timeline(timeline: &Timeline, options: &SvgOptions) -> String {
    theme::dressed(of_company(timeline, LeftOut::default(), options), options.theme)
}

fn of_company(timeline: &Timeline, left_out: LeftOut, options: &SvgOptions) -> String {
    let told = |event| {
        let words = words::label(&timeline.company, event, options.lang);
        timeline.partners(event).into_iter().map(move |lane| Told { lane, event, words: words.clone() })
    };
    let told: Vec<Told> = timeline.events.iter().flat_map(told).collect();
    let title = words::title(&timeline.company, options.lang);
    draw(&timeline.events, &told, (&title, true), left_out, options)
}

/// The events of a view as an SVG picture: around one company, a lane for each partner; else a lane for each company
/// that an event concerns most, so that each event stands in one lane.
///
/// # Complexity
/// That of [`timeline`].
pub(in crate::draw) fn deals(view: &View, options: &SvgOptions) -> String {
    let events = query::events(view, |org| wording::name(org, options.lang).to_owned());
    if let [id] = view.focus.as_slice()
        && let Some(org) = view.organization(id)
    {
        let company = Named { id: id.clone(), name: wording::name(org, options.lang).to_owned() };
        // Who else joins or leaves its alliances is news of its own.
        let own: BTreeSet<&OrgId> =
            view.ties.iter().filter(|tie| tie.orgs().any(|org| org == id)).flat_map(|tie| &tie.alliance).collect();
        let about = |event: &Dated| {
            let alliance = event.change.alliance.as_ref();
            event.change.concerns(id) || alliance.is_some_and(|alliance| own.contains(&alliance.id))
        };
        let events = events.into_iter().filter(about).collect();
        return of_company(&Timeline { company, events }, view.left_out, options);
    }
    let rank: BTreeMap<&OrgId, f64> =
        view.organizations.iter().map(|org| &org.id).zip(query::importance(view)).collect();
    let weight = |named: &Named| (view.focus.contains(&named.id), rank.get(&named.id).copied().unwrap_or(0.0));
    let busier = |a: &&Named, b: &&Named| {
        let ((one, more), (other, less)) = (weight(a), weight(b));
        one.cmp(&other).then(more.total_cmp(&less)).then(b.id.cmp(&a.id))
    };
    let mut told: Vec<Told> = Vec::with_capacity(events.len());
    for event in &events {
        let parties = event.change.parties.iter().map(|part| &part.org);
        if let Some(lane) = event.change.alliance.as_ref().or_else(|| parties.max_by(busier)) {
            told.push(Told { lane, event, words: words::label_with(lane, event, options.lang) });
        }
    }
    let title = words::title_of_many(view, options.lang);
    draw(&events, &told, (&title, false), view.left_out, options)
}

/// Draws events in lanes, those of partners or of any company.
fn draw(
    events: &[Dated],
    told: &[Told],
    (title, partners): (&str, bool),
    left_out: LeftOut,
    options: &SvgOptions,
) -> String {
    let dates = || events.iter().filter_map(|event| event.change.date());
    let axis = Axis::over(dates(), PLOT);
    let lanes = axis.map_or_else(Vec::new, |axis| lanes::lanes(told, axis));
    let ends = lanes.iter().flat_map(|lane| &lane.items).map(|item| item.text.1);
    let plot = ends.fold(PLOT, f64::max);
    let lanes_height: f64 = lanes.iter().map(height).sum();
    let drawn = dates().count();
    let period = dates().min_by_key(|date| (date.earliest(), *date));
    let period = period.zip(dates().max_by_key(|date| (date.latest(), *date)));
    let title = match &options.title {
        Some(title) => escape::one_line(title),
        None => title.to_owned(),
    };
    let caption = words::caption(drawn, (lanes.len(), partners), period, options.lang);
    let caption = [vec![caption], wording::left_out(left_out, options.lang)].concat().join(" · ");
    let inner = NAMES + plot;
    let foot = footer(events, inner, options.lang);
    let (width, top) = (inner + 2.0 * MARGIN, frame::HEADER + SCALE);
    let height = top + lanes_height + 30.0 + foot.1 + 2.0 * MARGIN;

    let mut out = String::with_capacity(4096 + 900 * events.len());
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\" \
         aria-label=\"{2}\" font-family=\"{FONTS}\">\n<desc>{2}. {3}</desc>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"{4}\"/>\n<g transform=\"translate({5} {5})\">\n",
        n(width),
        n(height),
        escape::xml(&escape::ellipsis(&title, 200)),
        escape::xml(&caption),
        palette::PAPER,
        n(MARGIN),
    );
    frame::header(&text::fitted(&title, inner / (frame::TITLE_FONT * 1.05)), &caption, &mut out);
    let _ = writeln!(out, "<g class=\"timeline\" transform=\"translate(0 {})\" font-size=\"{FONT}\">", n(top));
    stripes(&lanes, inner, &mut out);
    grid(&axis.map_or_else(Vec::new, Axis::ticks), lanes_height, &mut out);
    let mut y = 0.0;
    for lane in &lanes {
        paint_lane(lane, y, options, &mut out);
        y += self::height(lane);
    }
    let _ = writeln!(
        out,
        "</g>\n<g class=\"legend\" transform=\"translate(0 {})\" font-size=\"{FONT}\" fill=\"{}\">\n{}</g>\n</g>\n</svg>",
        n(top + lanes_height + 30.0),
        palette::SOFT_INK,
        foot.0,
    );
    out
}

fn height(lane: &Lane) -> f64 {
    lane.rows as f64 * ROW + 2.0 * PAD
}

/// Every other lane on a tinted ground.
fn stripes(lanes: &[Lane], width: f64, out: &mut String) {
    let mut y = 0.0;
    for (nth, lane) in lanes.iter().enumerate() {
        if nth % 2 == 0 {
            let (height, tint) = (n(height(lane)), palette::GROUP.0);
            let _ = writeln!(
                out,
                "<rect x=\"-10\" y=\"{}\" width=\"{}\" height=\"{height}\" fill=\"{tint}\"/>",
                n(y),
                n(width + 20.0)
            );
        }
        y += height(lane);
    }
}

/// The lines of the axis, their words above.
fn grid(ticks: &[Tick], height: f64, out: &mut String) {
    for tick in ticks {
        let x = n(NAMES + tick.x);
        let _ = writeln!(
            out,
            "<path d=\"M{x} -6V{}\" stroke=\"{}\" stroke-width=\"1\"/><text x=\"{x}\" y=\"-11\" text-anchor=\"middle\" \
             fill=\"{}\">{}</text>",
            n(height),
            palette::GROUP.1,
            palette::SOFT_INK,
            escape::xml(&tick.word),
        );
    }
}

fn paint_lane(lane: &Lane, top: f64, options: &SvgOptions, out: &mut String) {
    let name = escape::one_line(&lane.partner.name);
    let _ = writeln!(
        out,
        "<g class=\"lane\" data-id=\"{}\"><text x=\"0\" y=\"{}\" font-size=\"13\" font-weight=\"600\" fill=\"{}\">\
         <title>{}</title>{}</text>",
        escape::xml(lane.partner.id.as_str()),
        n(top + PAD + ROW / 2.0 + 4.5),
        palette::INK,
        escape::xml(&name),
        escape::xml(&text::fitted(&name, (NAMES - 14.0) / (13.0 * 1.05))),
    );
    for item in &lane.items {
        paint_item(item, top + PAD + (item.row as f64 + 0.5) * ROW, options, out);
    }
    out.push_str("</g>\n");
}

fn paint_item(item: &Item, y: f64, options: &SvgOptions, out: &mut String) {
    let change = &item.event.change;
    let colour = paint::ink(change.kind, change.status);
    let x = NAMES + item.x;
    let source = options.links.of(&change.doc);
    let _ = write!(
        out,
        "<g class=\"{}\" data-tie=\"{}\">{}<title>{}</title>",
        words::class(change.kind, change.turn),
        escape::xml(change.tie.as_str()),
        paint::leads(source),
        escape::xml(&words::tooltip(item.event, options.lang)),
    );
    if let Some((from, to)) = item.follows {
        let (from, to, y) = (n(NAMES + from), n(NAMES + to), n(y));
        let _ = write!(out, "<path d=\"M{from} {y}H{to}\" stroke=\"{colour}\" stroke-width=\"1\"/>");
    }
    if change.date().is_some_and(|date| date.day().is_none()) {
        out.push_str(&marks::coarse((NAMES + item.span.0, NAMES + item.span.1), y, colour));
    }
    if change.when.is_none() {
        out.push_str(&marks::tail(x, y, colour));
    }
    out.push_str(&marks::mark(Mark::of(change), (x, y), colour));
    let _ = writeln!(
        out,
        "<text x=\"{}\" y=\"{}\" fill=\"{}\">{}</text>{}</g>",
        n(NAMES + item.text.0),
        n(y + 4.2),
        paint::word(change.kind, change.status),
        escape::xml(&item.words),
        if source.is_some() { "</a>" } else { "" },
    );
}

/// Notes and legend, and their height. Only what the picture has is explained.
fn footer(events: &[Dated], width: f64, lang: Lang) -> (String, f64) {
    let dated = || events.iter().map(|event| &event.change).filter(|change| change.date().is_some());
    let mut seen: BTreeSet<Mark> = dated().map(Mark::of).collect();
    let coarse = |date: PartialDate| date.day().is_none();
    seen.extend(dated().any(|change| change.date().is_some_and(coarse)).then_some(Mark::Coarse));
    seen.extend(dated().any(|change| change.when.is_none()).then_some(Mark::Report));
    let mut out = String::new();
    let (mut x, mut y) = (0.0, 0.0);
    for mark in seen {
        let word = words::mark(mark, lang);
        let sample = if matches!(mark, Mark::Coarse | Mark::Report) { 34.0 } else { 16.0 };
        let wide = sample + 8.0 + text::width(&word) * FONT + 22.0;
        if x > 0.0 && x + wide > width + 22.0 {
            (x, y) = (0.0, y + LEGEND_ROW);
        }
        let _ = writeln!(
            out,
            "{}<text x=\"{}\" y=\"{}\">{}</text>",
            marks::mark(mark, (x + sample / 2.0, y), palette::SOFT_INK),
            n(x + sample + 8.0),
            n(y + 4.2),
            escape::xml(&word),
        );
        x += wide;
    }
    if x > 0.0 {
        y += LEGEND_ROW;
    }
    if dated().any(|change| change.kind.is_directed()) {
        let _ = writeln!(out, "<text x=\"0\" y=\"{}\">{}</text>", n(y + 4.2), words::arrows(lang));
        y += LEGEND_ROW;
    }
    if let Some(note) = words::undated(events.len() - dated().count(), lang) {
        let _ = writeln!(out, "<text x=\"0\" y=\"{}\">{}</text>", n(y + 4.2), escape::xml(&note));
        y += LEGEND_ROW;
    }
    (out, y)
}
