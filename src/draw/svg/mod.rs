//! SVG with a layout of its own, no Graphviz needed.
//!
//! sketch → islands → places (forces, groups, packing) → routes → labels → elements. Several arrangements of each island
//! are tried and the one with the fewest collisions is drawn.

mod alliance;
mod arrange;
mod chart;
mod clear;
mod ego;
mod ends;
mod force;
mod frame;
mod geometry;
mod grid;
mod island;
mod labels;
mod layout;
mod legend;
mod matrix;
mod overlap;
mod pack;
mod paint;
mod placed;
mod route;
mod score;
mod seen;
mod shape;
mod swatch;
mod text;
mod timeline;

#[cfg(test)]
mod tests;

use super::{Links, Theme, escape, palette, sketch::Sketch, source, theme, wording};
use crate::model::Lang;
use crate::query::View;
use geometry::{Curve, Point, Rect};
use std::fmt::Write;
use std::thread;

pub(super) use alliance::alliances;
pub(super) use ego::ego;
pub(super) use matrix::matrix;
pub use placed::{Placed, PlacedGroup, PlacedLink, PlacedNode, placed};
pub use seen::{Seen, Sign, Signs, seen};
pub(super) use swatch::swatches;
pub(super) use timeline::deals;
pub use timeline::timeline;

/// Fonts with Hangul on the web, macOS, Windows and Debian, in this order.
const FONTS: &str = "Pretendard, 'Noto Sans KR', 'Apple SD Gothic Neo', 'Malgun Gothic', NanumGothic, sans-serif";
/// Room around everything.
const MARGIN: f64 = 36.0;
/// No picture is narrower: the legend needs a line to stand on.
const NARROWEST: f64 = 720.0;

/// How [`svg`] draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SvgOptions {
    /// Language of labels, legend and names.
    pub lang: Lang,
    /// Above the picture; without one, the focus names it.
    pub title: Option<String>,
    /// The ground that it is drawn for.
    pub theme: Theme,
    /// Where the articles can be read: edges lead there.
    pub links: Links,
}

impl Default for SvgOptions {
    fn default() -> Self {
        Self { lang: Lang::Ko, title: None, theme: Theme::Light, links: Links::default() }
    }
}

/// A graph with a place for everything.
struct Picture {
    layout: layout::Layout,
    curves: Vec<Curve>,
    labels: labels::Labels,
    ground: Ground,
}

/// What a layout paints besides nodes and links.
#[derive(Default)]
struct Ground {
    /// Elements beneath lines and nodes.
    below: String,
    /// Elements above all others.
    above: String,
    /// The box around both.
    extent: Option<Rect>,
}

/// The view as a self-contained SVG picture with real text and tooltips that quote the evidence.
///
/// More than 250 nodes become a chart: hubs keep a box with their name, all others are dots, named where there is room,
/// and each two are joined by one line.
///
/// The same view gives the same bytes. A graph of `n` nodes and `m` links takes `O(t · (n log n + m))` for `t` ticks of
/// the simulation, and what routing and labels need in crowded places; 1,000 nodes and 2,000 links take about a
/// second, 10,000 and 20,000 less than ten (`benches/draw.rs`).
///
/// ```
/// use tieup::{draw, query::View};
/// let picture = draw::svg(&View::default(), &draw::SvgOptions::default());
/// assert!(picture.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
/// ```
pub fn svg(view: &View, options: &SvgOptions) -> String {
    let mut sketch = Sketch::of(view, options.lang);
    source::cite(&mut sketch, view, &options.links);
    let (sketch, shapes, picture) = network(view, options.lang, sketch, Pains::Taken);
    theme::dressed(write(view, options, &sketch, &shapes, &picture), options.theme)
}

/// How long a good arrangement is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pains {
    /// For a picture that is looked at for long.
    Taken,
    /// For a person who waits.
    Spared,
}

/// A place for everything of a network; of a large one as a chart, for which links become fewer.
fn network(view: &View, lang: Lang, sketch: Sketch, pains: Pains) -> (Sketch, Vec<shape::Shape>, Picture) {
    if sketch.nodes.len() > chart::FROM {
        return chart::chart(view, lang, sketch);
    }
    let shapes = shape::shapes(&sketch);
    let picture = compose(&sketch, &shapes, pains);
    (sketch, shapes, picture)
}

/// Arranges each island as well as can be, then puts them side by side.
fn compose(sketch: &Sketch, shapes: &[shape::Shape], pains: Pains) -> Picture {
    let islands = island::islands(sketch);
    let best = |island: &island::Island| {
        let shapes: Vec<shape::Shape> = island.nodes.iter().map(|at| shapes[*at].clone()).collect();
        best(&island.sketch, &shapes, pains)
    };
    let layouts = islands.iter().map(best).collect();
    finish(sketch, layout::packed(sketch, &islands, layouts, |_, nodes| nodes.to_vec()))
}

/// Adds curves and labels.
fn finish(sketch: &Sketch, layout: layout::Layout) -> Picture {
    let curves = route::route(sketch, &layout);
    let labels = labels::place(sketch, &layout, &curves);
    Picture { layout, curves, labels, ground: Ground::default() }
}

/// Tries several arrangements, on all cores, and keeps the best; of equals the first, so cores change nothing.
fn best(sketch: &Sketch, shapes: &[shape::Shape], pains: Pains) -> layout::Layout {
    // Small graphs are cheap to try again, and it is there that people look at every crossing.
    let (tries, ticks) = match (sketch.nodes.len(), pains) {
        (0..=1, _) => (1, 1),
        (2, _) => (3, 120),
        (count @ 3..=300, Pains::Taken) => ((1000 / count).clamp(1, 48) as u64, 120),
        (count @ 3..=300, Pains::Spared) => ((8000 / (count * count)).clamp(1, 12) as u64, 120),
        _ => (1, 150),
    };
    let attempt = |seed: u64| {
        let picture = finish(sketch, arrange::arrange(sketch, shapes, seed, ticks));
        (score::cost(sketch, &picture), seed, picture.layout)
    };
    if tries == 1 {
        return arrange::arrange(sketch, shapes, 0, ticks);
    }
    type Attempt = (f64, u64, layout::Layout);
    let better = |a: Attempt, b: Attempt| if a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).is_le() { a } else { b };
    let cores = thread::available_parallelism().map_or(1, |cores| cores.get() as u64);
    // Threads cost more than they save on a handful of nodes.
    let workers = if sketch.nodes.len() < 6 { 1 } else { cores.min(tries) };
    let share = |first: u64| (first..tries).step_by(workers as usize).map(attempt).reduce(better);
    let found = thread::scope(|scope| {
        let others: Vec<_> = (1..workers).map(|first| scope.spawn(move || share(first))).collect();
        let own = share(0);
        others.into_iter().filter_map(|other| other.join().ok().flatten()).chain(own).reduce(better)
    });
    found.map_or_else(|| arrange::arrange(sketch, shapes, 0, ticks), |(_, _, layout)| layout)
}

/// The box around nodes, groups, curves and labels.
fn bounds(picture: &Picture) -> Option<Rect> {
    let labels = picture.labels.of.iter().flatten().map(|label| label.rect);
    let boxes = picture.layout.nodes.iter().chain(&picture.layout.groups).copied();
    boxes
        .chain(labels)
        .chain(picture.curves.iter().map(|curve| curve.bounds()))
        .chain(picture.ground.extent)
        .reduce(Rect::union)
}

fn write(view: &View, options: &SvgOptions, sketch: &Sketch, shapes: &[shape::Shape], picture: &Picture) -> String {
    let title = match &options.title {
        Some(title) => escape::one_line(title),
        None => wording::title(view, options.lang),
    };
    let caption = wording::caption(view, options.lang);
    let graph = bounds(picture).unwrap_or(Rect::around(Point::default(), 0.0, 0.0));
    let inner = graph.width().max(NARROWEST - 2.0 * MARGIN);
    // Title and legend of a large picture are larger, or nobody could read them once it fits the screen.
    let scale = ((inner / 150.0).round() / 10.0).clamp(1.0, 5.0);
    let shown = text::fitted(&title, inner / (frame::TITLE_FONT * scale * 1.05));
    let footer = legend::footer(sketch, &picture.labels, options.lang, inner / scale);
    let below = if footer.height > 0.0 { (footer.height + 30.0) * scale } else { 0.0 };
    let header = frame::HEADER * scale;
    let (width, height) = (inner + 2.0 * MARGIN, graph.height() + header + below + 2.0 * MARGIN);
    // The picture's own origin becomes the upper left corner; the graph stands in the middle of its strip.
    let (dx, dy) = (MARGIN + (inner - graph.width()) / 2.0 - graph.left, MARGIN + header - graph.top);
    let mut out = String::with_capacity(4096 + 600 * (sketch.nodes.len() + sketch.links.len()));
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\" \
         aria-label=\"{2}\" font-family=\"{FONTS}\">\n<desc>{2}. {3}</desc>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"{4}\"/>\n",
        paint::n(width),
        paint::n(height),
        escape::xml(&escape::ellipsis(&title, 200)),
        escape::xml(&caption),
        palette::PAPER,
    );
    let _ = writeln!(out, "<g transform=\"translate({0} {0}) scale({1})\">", paint::n(MARGIN), paint::n(scale));
    frame::header(&shown, &caption, &mut out);
    out.push_str("</g>\n");
    let _ = writeln!(out, "<g class=\"graph\" transform=\"translate({} {})\">", paint::n(dx), paint::n(dy));
    out.push_str(&picture.ground.below);
    paint::groups(sketch, picture, &mut out);
    for (link, curve) in sketch.links.iter().zip(&picture.curves) {
        paint::link(sketch, link, *curve, &mut out);
    }
    for (at, node) in sketch.nodes.iter().enumerate() {
        paint::node(node, &shapes[at], picture.layout.nodes[at], &mut out);
    }
    for (link, label) in sketch.links.iter().zip(&picture.labels.of) {
        if let Some(label) = label {
            paint::label(sketch, link, label, &mut out);
        }
    }
    out.push_str(&picture.ground.above);
    out.push_str("</g>\n");
    let top = height - MARGIN - footer.height * scale;
    let _ =
        writeln!(out, "<g transform=\"translate({} {}) scale({})\">", paint::n(MARGIN), paint::n(top), paint::n(scale));
    frame::footer(&footer, inner / scale, &mut out);
    out.push_str("</g>\n");
    out.push_str("</svg>\n");
    out
}
