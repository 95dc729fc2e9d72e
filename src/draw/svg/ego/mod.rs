//! One company in the middle, its partners around it: a sector for each kind of tie, the important ones nearer.
//!
//! sketch → tree from the focus → sectors → places on ellipses → the steps of every picture (boxes part, lines come
//! clear of names, routes, labels) → tinted sectors with their words.

mod sectors;
mod tree;

#[cfg(test)]
mod tests;

use super::super::{
    layout::LayoutError,
    sketch::{Pale, Sketch},
    source, wording,
};
use super::geometry::{Point, Rect};
use super::layout::Layout;
use super::{Picture, SvgOptions, clear, finish, overlap, shape, write};
use crate::model::{Kind, Lang};
use crate::query::View;
use std::collections::BTreeSet;

/// Room between boxes.
const GAP: (f64, f64) = (22.0, 16.0);
/// How strongly lines are painted that do not concern the middle.
const PALE: f64 = 0.4;
/// With more nodes lines stay beneath names: stepping aside would take longer than all the rest.
const CLEARED: usize = 400;

/// A view around its one company as an SVG picture.
///
/// # Complexity
/// `O(n log n + m · near)` for n nodes and m links, and what labels need in crowded places.
pub(in crate::draw) fn ego(view: &View, options: &SvgOptions) -> Result<String, LayoutError> {
    let mut sketch = Sketch::of(view, options.lang);
    source::cite(&mut sketch, view, &options.links);
    sketch.ungroup();
    let focus: Vec<usize> = (0..sketch.nodes.len()).filter(|at| sketch.nodes[*at].focus).collect();
    let [middle] = focus[..] else { return Err(LayoutError::Middle(focus.len())) };
    let shapes = shape::shapes(&sketch);
    let tree = tree::Tree::of(view, &sketch, middle);
    quieten(&mut sketch, &tree, middle, options.lang);
    let picture = compose(&tree, &sketch, &shapes, middle, options);
    Ok(write(view, options, &sketch, &shapes, &picture))
}

/// Leaves out of the picture what its sectors tell, and draws pale what does not concern the middle.
fn quieten(sketch: &mut Sketch, tree: &tree::Tree, middle: usize, lang: Lang) {
    let mut sector: Vec<Option<Kind>> = vec![None; sketch.nodes.len()];
    for (kind, partners) in tree.sectors.iter().filter(|_| tree.sectors.len() > 1) {
        partners.iter().for_each(|at| sector[*at] = *kind);
    }
    let partner: BTreeSet<usize> = tree.sectors.iter().flat_map(|(_, partners)| partners.iter().copied()).collect();
    for link in &mut sketch.links {
        let other = if link.from == middle { link.to } else { link.from };
        if link.from != middle && link.to != middle {
            if partner.contains(&link.from) && partner.contains(&link.to) {
                link.pale = Some(Pale { line: PALE, marks: PALE });
                link.parts.clear();
            }
        } else if sector[other] == Some(link.kind)
            && link.parts.first().is_some_and(|word| word == wording::kind(link.kind, lang))
        {
            link.parts.remove(0);
        }
    }
}

fn compose(
    tree: &tree::Tree,
    sketch: &Sketch,
    shapes: &[shape::Shape],
    middle: usize,
    options: &SvgOptions,
) -> Picture {
    let plan = sectors::plan(tree, shapes);
    let mut nodes: Vec<Rect> =
        shapes.iter().zip(&plan.places).map(|(shape, place)| Rect::around(*place, shape.width, shape.height)).collect();
    overlap::part(&mut nodes, GAP, Some(middle));
    if nodes.len() <= CLEARED {
        let end = |at: usize| (at, (0.0, 0.0));
        let told = sketch.links.iter().filter(|link| link.pale.is_none());
        let lines: Vec<_> = told.map(|link| (end(link.from), end(link.to))).collect();
        clear::lines(&mut nodes, &lines, GAP, Some(middle));
    }
    let mut picture = finish(sketch, Layout { nodes, groups: Vec::new() });
    picture.ground = sectors::paint(&plan, sketch, &picture, options.lang);
    picture
}

/// A place on the ellipse of this size; angles run clockwise from the right.
fn on_ellipse(angle: f64, size: f64) -> Point {
    Point::new(size * sectors::WIDER * angle.cos(), size * angle.sin())
}
