//! How well an arrangement reads: lower is better.

use super::super::sketch::Sketch;
use super::geometry::{Point, Rect};
use super::grid::Grid;
use super::{Picture, bounds, route};

/// Weighs what disturbs a reader. `O(m · near)`.
///
/// Crossings and long lines count most in reading tasks (Purchase, "Which aesthetic has the greatest effect on human
/// understanding?", 1997); a label that cannot be read in its place is worse still.
pub(super) fn cost(sketch: &Sketch, picture: &Picture) -> f64 {
    let lines = Grid::of_curves(&picture.curves);
    let nodes = Grid::of(picture.layout.nodes.iter().copied());
    let (mut crossings, mut blocked, mut named, mut foreign) = (0usize, 0usize, 0usize, 0usize);
    let (mut length, mut sag) = (0.0, 0.0);
    let strips: Vec<Rect> =
        sketch.groups.iter().enumerate().map(|(at, group)| picture.layout.strip(at, &group.name)).collect();
    for (at, curve) in picture.curves.iter().enumerate() {
        let link = &sketch.links[at];
        crossings += lines
            .near_curve(*curve)
            .into_iter()
            .filter(|other| *other > at && route::crosses(*curve, picture.curves[*other]))
            .count();
        blocked += nodes
            .near_curve(*curve)
            .into_iter()
            .filter(|node| *node != link.from && *node != link.to && curve.cuts(picture.layout.nodes[*node]))
            .count();
        named += strips.iter().filter(|strip| curve.cuts(**strip)).count();
        foreign += picture
            .layout
            .groups
            .iter()
            .enumerate()
            .filter(|(group, rect)| {
                sketch.nodes[link.from].group != Some(*group)
                    && sketch.nodes[link.to].group != Some(*group)
                    && curve.cuts(**rect)
            })
            .count();
        length += curve.length();
        sag += curve.at(0.5).distance(curve.from.toward(curve.to, 0.5));
    }
    // Two lines that end on one spot of a node hide each other's arrow.
    let ends: Vec<Point> = picture.curves.iter().flat_map(|curve| [curve.from, curve.to]).collect();
    let spots = Grid::of(ends.iter().map(|end| Rect::around(*end, 8.0, 8.0)));
    let shared: usize = ends.iter().map(|end| spots.near(Rect::around(*end, 8.0, 8.0)).len() - 1).sum();
    let labels = &picture.labels;
    let focus = sketch.nodes.iter().position(|node| node.focus);
    let off = focus.zip(bounds(picture)).map_or(0.0, |(at, rect)| {
        let (here, middle) = (picture.layout.nodes[at].middle(), rect.middle());
        ((here.x - middle.x) / rect.width()).hypot((here.y - middle.y) / rect.height())
    });
    let (area, aspect) = bounds(picture).map_or((0.0, 1.0), |rect| {
        (rect.width() * rect.height(), (rect.width().max(1.0) / rect.height().max(1.0) / 1.5).ln().abs())
    });
    crossings as f64 * 10.0
        + blocked as f64 * 60.0
        + named as f64 * 30.0
        + shared as f64 * 5.0
        + foreign as f64 * 12.0
        + labels.notes.len() as f64 * 70.0
        + labels.dropped as f64 * 90.0
        + labels.short as f64 * 45.0
        + labels.crossed as f64 * 8.0
        + length / 120.0
        + area.sqrt() / 14.0
        + off * 90.0
        + sag / 12.0
        + aspect * 30.0
}
