//! The size of each node: its name in a font that grows with its degree, and the room around it.

use super::super::sketch::{Figure, Node, Sketch};
use super::geometry::Rect;
use super::text;
use crate::model::OrgKind;

/// Widest line of a name, in ems.
const WIDEST: f64 = 9.5;

/// A node's text and size.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    pub lines: Vec<String>,
    pub font: f64,
    pub width: f64,
    pub height: f64,
}

/// How much of an alliance's box its hexagon cuts off left and right.
pub(super) fn cut(rect: Rect) -> f64 {
    (rect.height() / 2.0).min(14.0)
}

/// The shapes of all nodes.
pub(super) fn shapes(sketch: &Sketch) -> Vec<Shape> {
    sketch.nodes.iter().map(shape).collect()
}

/// The shape of a node.
pub(super) fn shape(node: &Node) -> Shape {
    let grown = (node.degree.saturating_sub(1) as f64).sqrt();
    let (font, side, above) = match node.figure {
        _ if node.focus => (20.0 + grown.min(4.0), 20.0, 11.0),
        Figure::Deal(..) => (11.0, 9.0, 4.0),
        Figure::Organization(OrgKind::Alliance) => (13.0 + grown.min(5.0), 20.0, 8.0),
        Figure::Organization(_) => (13.0 + (grown * 1.3).min(6.0), 12.0, 7.0),
    };
    boxed(&node.name, font, (side, above))
}

/// A name with so much room at its sides, above and below.
pub(super) fn boxed(name: &str, font: f64, (side, above): (f64, f64)) -> Shape {
    // A deal's label is made of short parts; it breaks between them.
    let lines = text::wrapped(name, WIDEST);
    let widest = lines.iter().map(|line| text::width(line)).fold(1.6, f64::max);
    // Bold names run a little wider.
    let width = widest * font * 1.04 + 2.0 * side;
    Shape { height: lines.len() as f64 * font * text::LINE + 2.0 * above, lines, font, width }
}
