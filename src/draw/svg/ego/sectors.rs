//! Where partners stand around the middle: sectors on rings of ellipses, and the tinted ground beneath them.

use super::super::super::sketch::{Figure, Sketch};
use super::super::super::{escape, palette, wording};
use super::super::geometry::{Point, Rect};
use super::super::paint::n;
use super::super::{Ground, Picture, grid::Grid, shape::Shape, text};
use super::{on_ellipse, tree::Tree};
use crate::model::{Kind, Lang};
use std::f64::consts::{PI, TAU};
use std::fmt::Write;

/// How much wider than high the rings are: names are wide and low, as are screens.
pub(super) const WIDER: f64 = 1.5;
/// Smallest ring: labels of a date and a sum fit between it and the middle.
const SMALLEST: f64 = 185.0;
/// From one ring to the next.
const STEP: f64 = 92.0;
/// What a partner takes of a ring where so many rings share all partners.
const SHARE: [f64; 4] = [1.0, 0.62, 0.5, 0.44];
/// Room between two sectors, as shares of a partner.
const BETWEEN: f64 = 0.6;
const HEADING_FONT: f64 = 13.5;

/// A sector of one kind.
pub(super) struct Sector {
    pub kind: Option<Kind>,
    /// Partners in it, those behind them not among them.
    pub partners: Vec<usize>,
    /// Angles, clockwise from the right.
    pub from: f64,
    pub to: f64,
    /// Everyone in it.
    pub nodes: Vec<usize>,
}

pub(super) struct Plan {
    /// Middles of all nodes.
    pub places: Vec<Point>,
    pub sectors: Vec<Sector>,
}

/// How many boxes fit along the ring, cumulated from the top clockwise: at the sides they stand one below the other, so
/// there is room for more.
struct Ring {
    cumulated: Vec<f64>,
}

const SAMPLES: usize = 1440;

impl Ring {
    fn of(width: f64, height: f64) -> Self {
        let mut cumulated = vec![0.0];
        for nth in 0..SAMPLES {
            let angle = (nth as f64 + 0.5) / SAMPLES as f64 * TAU - PI / 2.0;
            let boxes = (WIDER * angle.sin().abs() / width).max(angle.cos().abs() / height);
            cumulated.push(cumulated[nth] + boxes * TAU / SAMPLES as f64);
        }
        Self { cumulated }
    }

    /// Boxes that fit on the ellipse of size 1.
    fn capacity(&self) -> f64 {
        self.cumulated[SAMPLES]
    }

    /// The angle before which this share of all boxes stands.
    fn angle(&self, share: f64) -> f64 {
        let wanted = share.clamp(0.0, 1.0) * self.capacity();
        let at = self.cumulated.partition_point(|sum| *sum < wanted).clamp(1, SAMPLES);
        let (before, after) = (self.cumulated[at - 1], self.cumulated[at]);
        let part = (wanted - before) / (after - before).max(1e-12);
        (at as f64 - 1.0 + part) / SAMPLES as f64 * TAU - PI / 2.0
    }
}

/// Gives every node its place. Linear in nodes.
pub(super) fn plan(tree: &Tree, shapes: &[Shape]) -> Plan {
    let partners: Vec<usize> = tree.sectors.iter().flat_map(|(_, nodes)| nodes.iter().copied()).collect();
    let mean = |of: &dyn Fn(&Shape) -> f64| {
        partners.iter().map(|at| of(&shapes[*at])).sum::<f64>() / partners.len().max(1) as f64
    };
    let ring = Ring::of(mean(&|shape| shape.width) + 30.0, mean(&|shape| shape.height) + 20.0);
    let gaps = if tree.sectors.len() > 1 { BETWEEN * tree.sectors.len() as f64 } else { 0.0 };
    let needed = |rings: usize| partners.iter().map(|at| share(tree, *at, rings)).sum::<f64>() + gaps;
    let size = |rings: usize| (needed(rings) / ring.capacity()).max(SMALLEST);
    // Another ring pays where it makes the whole smaller.
    let whole = |rings: usize| size(rings) + (rings - 1) as f64 * STEP;
    let rings = (1..=SHARE.len()).min_by(|a, b| whole(*a).total_cmp(&whole(*b))).unwrap_or(1);
    let (size, total) = (size(rings), needed(rings).max(1e-9));
    let mut plan = Plan { places: vec![Point::default(); shapes.len()], sectors: Vec::new() };
    let mut used = 0.0;
    for (kind, nodes) in &tree.sectors {
        let start = used + if gaps > 0.0 { BETWEEN / 2.0 } else { 0.0 };
        let mut at = start;
        let mut all = Vec::new();
        for (place, node) in interleaved(nodes, rings) {
            let own = share(tree, node, rings);
            plan.places[node] = on_ellipse(ring.angle((at + own / 2.0) / total), size + place as f64 * STEP);
            all.push(node);
            let outside = size + rings as f64 * STEP;
            let span = |part: f64| ring.angle((at + own * part) / total);
            behind(tree, node, outside, (0.0, 1.0), &span, &mut plan.places, &mut all);
            at += own;
        }
        let end = at + if gaps > 0.0 { BETWEEN / 2.0 } else { 0.0 };
        let (from, to) = (ring.angle(used / total), ring.angle(end / total));
        plan.sectors.push(Sector { kind: *kind, partners: nodes.clone(), from, to, nodes: all });
        used = end;
    }
    plan
}

/// What a partner and those behind it take of a ring.
fn share(tree: &Tree, node: usize, rings: usize) -> f64 {
    let behind: f64 = tree.behind[node].iter().map(|child| share(tree, *child, rings)).sum();
    SHARE[rings - 1].max(behind * 0.62)
}

/// Nodes with their rings: the first ones stand on the inner ring, and neighbours on different ones.
fn interleaved(nodes: &[usize], rings: usize) -> Vec<(usize, usize)> {
    let rows = nodes.len().div_ceil(rings).max(1);
    let turns = (0..rows).flat_map(|turn| (0..rings).map(move |ring| (ring, ring * rows + turn)));
    turns.filter_map(|(ring, at)| nodes.get(at).map(|node| (ring, *node))).collect()
}

/// Places those behind a node further out, within its own part of the ring.
fn behind(
    tree: &Tree,
    node: usize,
    size: f64,
    (from, to): (f64, f64),
    angle: &dyn Fn(f64) -> f64,
    places: &mut [Point],
    all: &mut Vec<usize>,
) {
    let children = &tree.behind[node];
    let step = (to - from) / children.len().max(1) as f64;
    for (nth, child) in children.iter().enumerate() {
        let part = (from + nth as f64 * step, from + (nth + 1) as f64 * step);
        places[*child] = on_ellipse(angle((part.0 + part.1) / 2.0), size + (nth % 2) as f64 * STEP * 0.7);
        all.push(*child);
        behind(tree, *child, size + STEP * 1.7, part, angle, places, all);
    }
}

/// The ellipse through the farthest corner of a box.
fn reach(rect: Rect) -> f64 {
    let corners = [(rect.left, rect.top), (rect.right, rect.top), (rect.left, rect.bottom), (rect.right, rect.bottom)];
    corners.into_iter().map(|(x, y)| (x / WIDER).hypot(y)).fold(0.0, f64::max)
}

/// Tinted sectors with their words outside, where several kinds are to be told apart.
pub(super) fn paint(plan: &Plan, sketch: &Sketch, picture: &Picture, lang: Lang) -> Ground {
    let mut ground = Ground::default();
    let told: Vec<&Sector> = plan.sectors.iter().filter(|sector| !sector.nodes.is_empty()).collect();
    if told.len() < 2 {
        return ground;
    }
    let labels = picture.labels.of.iter().flatten().map(|label| label.rect);
    let taken: Vec<Rect> = picture.layout.nodes.iter().copied().chain(labels).map(|rect| rect.grown(4.0)).collect();
    // One ellipse around all of the first ring; sectors with others behind reach further.
    let rim = told.iter().flat_map(|sector| &sector.partners).map(|at| reach(picture.layout.nodes[*at]));
    let rim = rim.fold(0.0, f64::max) + 12.0;
    // Words grow with the picture, or nobody could read them once it fits the screen.
    let font = HEADING_FONT * (rim / 330.0).clamp(1.0, 2.2);
    let (mut taken, lines) = (Grid::of(taken), Grid::of_curves(&picture.curves));
    for sector in told {
        let Some(kind) = sector.kind else { continue };
        let outer = sector.nodes.iter().map(|at| reach(picture.layout.nodes[*at]) + 12.0).fold(rim, f64::max);
        let way = wedge(sector, outer);
        let _ = writeln!(
            ground.below,
            "<path class=\"sector kind-{kind}\" d=\"{way}\" fill=\"{0}\" fill-opacity=\"0.07\" stroke=\"{0}\" \
             stroke-opacity=\"0.25\"/>",
            palette::kind(kind)
        );
        let partners = sector.partners.iter().filter(|at| matches!(sketch.nodes[**at].figure, Figure::Organization(_)));
        let words = heading(kind, partners.count(), lang);
        let (width, height) = (text::width(&words) * font * 1.06 + 8.0, font * 1.3);
        let angle = (sector.from + sector.to) / 2.0;
        let free =
            |rect: &Rect| !taken.hits(*rect) && lines.near(*rect).iter().all(|at| !picture.curves[*at].cuts(*rect));
        // Just outside of the sector: half of the words' box in that direction, then further until nothing is there.
        let away = |step: usize| {
            let size = outer + 8.0 * step as f64;
            let (x, y) = (angle.cos(), angle.sin());
            let edge = on_ellipse(angle, size);
            Rect::around(edge.plus(x * (width / 2.0 + 6.0), y * (height / 2.0 + 7.0)), width, height)
        };
        let rect = (0..400).map(away).find(free).unwrap_or_else(|| away(0));
        taken.add(rect, 0);
        let around =
            (0..=24).map(|part| on_ellipse(sector.from + (sector.to - sector.from) * f64::from(part) / 24.0, outer));
        let corners = around.map(|point| Rect::around(point, 2.0, 2.0));
        ground.extent = corners.chain([rect]).chain(ground.extent).reduce(Rect::union);
        let _ = writeln!(
            ground.below,
            "<text class=\"heading\" x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-size=\"{}\" \
             font-weight=\"700\" fill=\"{}\">{}</text>",
            n(rect.middle().x),
            n(rect.middle().y + font * 0.36),
            n(font),
            palette::kind(kind),
            escape::xml(&words),
        );
    }
    ground
}

fn heading(kind: Kind, count: usize, lang: Lang) -> String {
    let word = wording::kind(kind, lang);
    match lang {
        // Only a deal of several stands there.
        _ if count == 0 => word.to_owned(),
        Lang::Ko => format!("{word} {count}곳"),
        Lang::En => format!("{word} · {count}"),
    }
}

/// From the middle along one side, around the ellipse and back.
fn wedge(sector: &Sector, size: f64) -> String {
    let (from, to) = (on_ellipse(sector.from, size), on_ellipse(sector.to, size));
    let large = i32::from(sector.to - sector.from > PI);
    format!("M0 0L{} {}A{} {} 0 {large} 1 {} {}Z", n(from.x), n(from.y), n(size * WIDER), n(size), n(to.x), n(to.y))
}
