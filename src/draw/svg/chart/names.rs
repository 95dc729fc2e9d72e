//! Names beside dots, those of the busier nodes first, where nothing else stands.

use super::super::super::{escape, palette, sketch::Sketch};
use super::super::geometry::{Curve, Point, Rect};
use super::super::grid::Grid;
use super::super::labels::Labels;
use super::super::layout::Layout;
use super::super::paint::n;
use super::super::text;
use super::Star;
use std::cmp::Reverse;
use std::fmt::Write;

/// Longest name, in ems.
const WIDEST: f64 = 9.0;
/// Lines that may run beneath a name: a halo keeps them off its letters, but not any number of them.
const BENEATH: usize = 3;

/// The size of letters in a chart of this size.
pub(super) fn font(size: f64) -> f64 {
    11.0 * size
}

/// A name as it is shown.
pub(super) fn shown(name: &str) -> String {
    text::fitted(name, WIDEST)
}

/// Elements of all names that found room, with their box, and how many did not. `O(n · near)`.
pub(super) fn names(
    sketch: &Sketch,
    stars: &[Star],
    layout: &Layout,
    curves: &[Curve],
    size: f64,
) -> (Labels, (String, Option<Rect>)) {
    let nodes = Grid::of(layout.nodes.iter().map(|rect| rect.grown(1.5)));
    let lines = Grid::of_curves(curves);
    let mut taken = Grid::default();
    let mut labels = Labels { of: vec![None; curves.len()], ..Labels::default() };
    let mut order: Vec<usize> = (0..sketch.nodes.len()).filter(|at| !stars[*at].hub).collect();
    order.sort_by_key(|at| (Reverse(sketch.nodes[*at].degree), *at));
    let font = font(size);
    let mut out = format!(
        "<g class=\"names\" font-size=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"2.5\" stroke-linejoin=\"round\" \
         paint-order=\"stroke\">\n",
        n(font),
        palette::INK,
        palette::PAPER
    );
    let mut extent: Option<Rect> = None;
    for at in order {
        let name = shown(&sketch.nodes[at].name);
        let (width, height) = (text::width(&name) * font * 1.04, font * 1.2);
        let free = |rect: &Rect| !nodes.hits(*rect) && !taken.hits(*rect);
        let beneath =
            |rect: Rect| lines.near(rect).into_iter().filter(|line| curves[*line].cuts(rect)).take(BENEATH + 1).count();
        let mut best: Option<(usize, Rect)> = None;
        for rect in spots(layout.nodes[at], width, height).into_iter().filter(free) {
            let count = beneath(rect);
            if count <= BENEATH && best.is_none_or(|(least, _)| count < least) {
                best = Some((count, rect));
            }
            if count == 0 {
                break;
            }
        }
        let Some((_, rect)) = best else {
            labels.nameless += 1;
            continue;
        };
        taken.add(rect, at);
        extent = extent.into_iter().chain([rect]).reduce(Rect::union);
        let middle: Point = rect.middle();
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
            n(middle.x),
            n(middle.y + font * 0.36),
            escape::xml(&name)
        );
    }
    out.push_str("</g>\n");
    (labels, (out, extent))
}

/// Places for a name around its dot, the easier to read first.
fn spots(dot: Rect, width: f64, height: f64) -> [Rect; 8] {
    let (x, y) = ((dot.width() + width) / 2.0 + 3.0, (dot.height() + height) / 2.0 + 1.5);
    let at = |dx: f64, dy: f64| Rect::around(dot.middle().plus(dx, dy), width, height);
    [
        at(x, 0.0),
        at(-x, 0.0),
        at(0.0, -y),
        at(0.0, y),
        at(x - 4.0, -y + 4.0),
        at(x - 4.0, y - 4.0),
        at(-x + 4.0, -y + 4.0),
        at(-x + 4.0, y - 4.0),
    ]
}
