//! The curve of each link: straight where it can be, bent around nodes that stand in its way, fanned out where a pair
//! has several.

use super::super::sketch::{Figure, Sketch};
use super::geometry::{Curve, Point, Rect};
use super::grid::Grid;
use super::layout::Layout;
use super::shape;
use crate::model::OrgKind;

/// Distance between the curves of one pair.
const FAN: f64 = 30.0;
/// How far curves may swing out, as shares of their length.
/// … and in pixels: a long arc around everything is harder to follow than a line beneath a name.
const SWING: f64 = 170.0;
const BENDS: [f64; 11] = [0.0, 0.08, -0.08, 0.15, -0.15, 0.23, -0.23, 0.32, -0.32, 0.42, -0.42];

/// A curve for each link, from box to box.
///
/// `O(m · (bends · near))`, where `near` counts boxes and curves in the neighbourhood.
pub(super) fn route(sketch: &Sketch, layout: &Layout) -> Vec<Curve> {
    let nodes = Grid::of(layout.nodes.iter().map(|rect| rect.grown(5.0)));
    let groups = Grid::of(layout.groups.iter().copied());
    let names: Vec<Rect> = sketch.groups.iter().enumerate().map(|(at, group)| layout.strip(at, &group.name)).collect();
    let mut curves: Vec<Curve> = Vec::with_capacity(sketch.links.len());
    let mut drawn = Grid::default();
    let mut first = 0;
    while first < sketch.links.len() {
        let pair = |at: usize| {
            let link = &sketch.links[at];
            (link.from.min(link.to), link.from.max(link.to))
        };
        let (a, b) = pair(first);
        let last = (first..sketch.links.len()).take_while(|at| pair(*at) == (a, b)).count() + first;
        let (start, end) = (layout.nodes[a], layout.nodes[b]);
        let length = start.middle().distance(end.middle()).max(1.0);
        // Labels are wider than high, so upright curves stand further apart than level ones.
        let steep = (start.middle().y - end.middle().y).abs() / length;
        let step = (FAN * (1.0 + steep)).min(length * 0.24);
        let count = (last - first) as f64;
        let fan = |bend: f64| -> Vec<Curve> {
            (0..last - first)
                .map(|nth| {
                    let offset = (nth as f64 - (count - 1.0) / 2.0) * step;
                    Curve::bent(start.middle(), end.middle(), bend * length + offset)
                })
                .collect()
        };
        let cost = |curve: &Curve| {
            let blocked = nodes
                .near_curve(*curve)
                .into_iter()
                .filter(|at| *at != a && *at != b)
                .filter(|at| curve.cuts(layout.nodes[*at].grown(5.0)));
            let boxes = groups.near_curve(*curve);
            let foreign = boxes.iter().copied().filter(|at| {
                sketch.nodes[a].group != Some(*at)
                    && sketch.nodes[b].group != Some(*at)
                    && curve.cuts(layout.groups[*at])
            });
            let named = boxes.iter().copied().filter(|at| curve.cuts(names[*at]));
            let crossed = drawn.near_curve(*curve).into_iter().filter(|at| crosses(curves[*at], *curve));
            blocked.count() as f64 * 100.0
                + foreign.count() as f64 * 14.0
                + named.count() as f64 * 40.0
                + crossed.take(12).count() as f64 * 2.0
        };
        let mut best = (f64::INFINITY, 0.0);
        for bend in BENDS.into_iter().filter(|bend| bend.abs() * length <= SWING) {
            let total = fan(bend).iter().map(&cost).sum::<f64>() + bend.abs() * 22.0 * count;
            if total + 1e-9 < best.0 {
                best = (total, bend);
            }
            if best.0 <= bend.abs() * 22.0 * count {
                break;
            }
        }
        for (nth, curve) in fan(best.1).into_iter().enumerate() {
            let clipped = curve.clipped(outline(sketch, layout, a), outline(sketch, layout, b));
            drawn.add_curve(clipped, first + nth);
            // Drawn from the tie's first party to its second, whichever has the lower index.
            curves.push(match sketch.links[first + nth].from == a {
                true => clipped,
                false => Curve { from: clipped.to, control: clipped.control, to: clipped.from },
            });
        }
        first = last;
    }
    curves
}

/// Tells whether a point is inside a node as it is drawn.
fn outline(sketch: &Sketch, layout: &Layout, at: usize) -> impl Fn(Point) -> bool {
    let rect = layout.nodes[at];
    let alliance = !sketch.nodes[at].focus && sketch.nodes[at].figure == Figure::Organization(OrgKind::Alliance);
    move |point| if alliance { rect.hexagon_contains(shape::cut(rect), point) } else { rect.contains(point) }
}

/// Whether two curves cross away from a common end.
pub(super) fn crosses(one: Curve, other: Curve) -> bool {
    let side = |a: Point, b: Point, c: Point| (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    let (one, other) = (one.points(), other.points());
    one.windows(2).any(|p| {
        other.windows(2).any(|q| {
            side(p[0], p[1], q[0]) * side(p[0], p[1], q[1]) < 0.0
                && side(q[0], q[1], p[0]) * side(q[0], q[1], p[1]) < 0.0
        })
    })
}
