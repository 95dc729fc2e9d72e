//! Networks too large for a box around every name: hubs keep theirs, all others are dots, named where there is room.
//!
//! sketch → one link a pair → clusters → islands → places (forces, boxes parted) → lines → names → elements. Ties
//! within a cluster draw its members together and lie on a tinted ground, so that clusters are seen before anything is
//! read.

mod names;
mod settle;

#[cfg(test)]
mod tests;

use super::super::{
    palette,
    sketch::{Pale, Sketch},
};
use super::geometry::{Curve, Point, Rect};
use super::island::{Island, islands};
use super::layout::{Layout, packed};
use super::paint::n;
use super::shape::{Shape, boxed};
use super::{Ground, Picture, text};
use crate::model::Lang;
use crate::query::{self, View};
use std::cmp::Reverse;
use std::fmt::Write;

/// Networks of more nodes than this are charts.
pub(super) const FROM: usize = 250;
/// Who has fewer partners is no hub, however small the network.
const HUB: usize = 4;
/// Islands of so many nodes leave room for all their names.
const NAMED: usize = 6;
/// Width of the ground beneath the ties of a cluster.
const GROUND: f64 = 42.0;

/// How strongly lines within a cluster and between clusters are painted: the latter would hide everything else, but for
/// the marks that tell their kinds.
const INSIDE: Pale = Pale { line: 0.55, marks: 0.8 };
const BETWEEN: Pale = Pale { line: 0.22, marks: 0.5 };

/// What a chart knows of each node besides its place.
struct Star {
    cluster: usize,
    /// It has a box with its name in it.
    hub: bool,
}

/// A place for everything of a large network.
///
/// # Complexity
/// `O(t · n log n)` for t ticks of the simulation over n nodes, and `O(near)` for each name.
pub(super) fn chart(view: &View, lang: Lang, mut sketch: Sketch) -> (Sketch, Vec<Shape>, Picture) {
    let stars = reduced(view, &mut sketch, lang);
    let size = size(sketch.nodes.len());
    let shapes = shapes(&sketch, &stars, size);
    let layout = arranged(&sketch, &shapes, &stars, size);
    let picture = finish(&sketch, layout, &stars, size);
    (sketch, shapes, picture)
}

/// What is left of a chart of so many nodes, where `places` says; who had a box keeps it.
pub(super) fn laid(
    view: &View,
    lang: Lang,
    mut sketch: Sketch,
    nodes: usize,
    places: impl Fn(&Sketch) -> (Vec<Shape>, Vec<Rect>),
) -> (Sketch, Vec<Shape>, Picture) {
    let mut stars = reduced(view, &mut sketch, lang);
    let (shapes, nodes_at) = places(&sketch);
    stars.iter_mut().zip(&shapes).for_each(|(star, shape)| star.hub = !shape.lines.is_empty());
    let layout = Layout { nodes: nodes_at, groups: Vec::new() };
    let picture = finish(&sketch, layout, &stars, size(nodes));
    (sketch, shapes, picture)
}

/// Makes a sketch that of a chart: no groups, one link a pair, lines paler between clusters than within.
fn reduced(view: &View, sketch: &mut Sketch, lang: Lang) -> Vec<Star> {
    sketch.ungroup();
    sketch.one_link_a_pair(lang);
    let stars = stars(view, sketch);
    for link in &mut sketch.links {
        let inside = stars[link.from].cluster == stars[link.to].cluster;
        link.pale = Some(if inside { INSIDE } else { BETWEEN });
    }
    stars
}

/// How much larger letters and boxes are among so many nodes.
fn size(nodes: usize) -> f64 {
    (nodes as f64 / FROM as f64).powf(0.22)
}

fn arranged(sketch: &Sketch, shapes: &[Shape], stars: &[Star], size: f64) -> Layout {
    let islands = islands(sketch);
    let layouts: Vec<Layout> = islands.iter().map(|island| arrange(island, shapes, stars, size)).collect();
    // Small islands are packed with room for their names, which stand beside the dots.
    let room = |island: &Island, rects: &[Rect]| -> Vec<Rect> {
        let named = island.nodes.len() <= NAMED;
        let wide = |at: usize| match named && !stars[at].hub {
            true => text::width(&names::shown(&sketch.nodes[at].name)) * names::font(size) + 8.0,
            false => 0.0,
        };
        let grown = |(at, rect): (&usize, &Rect)| {
            Rect::around(rect.middle(), rect.width() + 2.0 * wide(*at) - 24.0, rect.height() - 16.0)
        };
        island.nodes.iter().zip(rects).map(grown).collect()
    };
    packed(sketch, &islands, layouts, room)
}

/// Adds lines, names and the grounds of clusters.
fn finish(sketch: &Sketch, layout: Layout, stars: &[Star], size: f64) -> Picture {
    let curves = lines(sketch, &layout);
    let (labels, above) = names::names(sketch, stars, &layout, &curves, size);
    let ground = Ground { below: territories(sketch, stars, &layout), above: above.0, extent: above.1 };
    Picture { layout, curves, labels, ground }
}

/// Clusters of the view's organisations; a deal belongs to that of its first party.
fn stars(view: &View, sketch: &Sketch) -> Vec<Star> {
    let mut cluster = vec![usize::MAX; sketch.nodes.len()];
    for (nth, members) in query::clusters(view).into_iter().enumerate() {
        members.into_iter().for_each(|at| cluster[at] = nth);
    }
    for link in &sketch.links {
        let (from, to) = (cluster[link.from], cluster[link.to]);
        cluster[link.from] = from.min(if from == usize::MAX { to } else { from });
        cluster[link.to] = if to == usize::MAX { from } else { to };
    }
    let organizations = view.organizations.len();
    let mut order: Vec<usize> = (0..organizations.min(sketch.nodes.len())).collect();
    order.sort_by_key(|at| (Reverse(sketch.nodes[*at].degree), *at));
    let most = ((sketch.nodes.len() as f64).sqrt() * 1.2) as usize;
    let mut hub = vec![false; sketch.nodes.len()];
    order.into_iter().take(most).filter(|at| sketch.nodes[*at].degree >= HUB).for_each(|at| hub[at] = true);
    let star = |(nth, cluster): (usize, usize)| Star { cluster, hub: hub[nth] || sketch.nodes[nth].focus };
    cluster.into_iter().enumerate().map(star).collect()
}

/// Boxes for hubs, the busier the larger; dots for all others.
fn shapes(sketch: &Sketch, stars: &[Star], size: f64) -> Vec<Shape> {
    // Names of hubs are to be read when the whole picture is on the screen.
    let hub = (11.0 * size.powi(2), (9.0 * size, 4.5 * size));
    let most = sketch.nodes.iter().map(|node| node.degree).max().unwrap_or(1).max(1) as f64;
    let shape = |(node, star): (&super::super::sketch::Node, &Star)| {
        let share = (node.degree as f64 / most).sqrt();
        if star.hub {
            return boxed(&node.name, hub.0 * (0.8 + share), hub.1);
        }
        let side = 7.0 + 2.2 * (node.degree as f64).sqrt();
        Shape { lines: Vec::new(), font: 1.0, width: side, height: side }
    };
    sketch.nodes.iter().zip(stars).map(shape).collect()
}

fn arrange(island: &Island, shapes: &[Shape], stars: &[Star], size: f64) -> Layout {
    let own: Vec<&Shape> = island.nodes.iter().map(|at| &shapes[*at]).collect();
    let cluster: Vec<usize> = island.nodes.iter().map(|at| stars[*at].cluster).collect();
    let places = settle::settle(&island.sketch, &own, &cluster);
    let mut nodes: Vec<Rect> =
        own.iter().zip(places).map(|(shape, place)| Rect::around(place, shape.width, shape.height)).collect();
    super::overlap::part(&mut nodes, (7.0 * size, 6.0 * size), None);
    Layout { nodes, groups: Vec::new() }
}

/// Straight lines from edge to edge.
fn lines(sketch: &Sketch, layout: &Layout) -> Vec<Curve> {
    let line = |link: &super::super::sketch::Link| {
        let (from, to) = (layout.nodes[link.from], layout.nodes[link.to]);
        Curve::bent(from.middle(), to.middle(), 0.0).clipped(|point| from.contains(point), |point| to.contains(point))
    };
    sketch.links.iter().map(line).collect()
}

/// The ground beneath the ties of each cluster.
fn territories(sketch: &Sketch, stars: &[Star], layout: &Layout) -> String {
    let mut ways = String::new();
    for link in sketch.links.iter().filter(|link| stars[link.from].cluster == stars[link.to].cluster) {
        let (from, to): (Point, Point) = (layout.nodes[link.from].middle(), layout.nodes[link.to].middle());
        let _ = write!(ways, "M{} {}L{} {}", n(from.x), n(from.y), n(to.x), n(to.y));
    }
    format!(
        "<path class=\"clusters\" d=\"{ways}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{GROUND}\" \
         stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\n",
        palette::GROUP.0
    )
}
