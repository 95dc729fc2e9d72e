//! Places for all nodes and group boxes of the picture: islands packed side by side.

use super::super::sketch::Sketch;
use super::geometry::{Point, Rect};
use super::island::Island;
use super::{pack, text};

/// Room inside a group box around its members.
pub(super) const INSET: f64 = 13.0;
/// Font size of a group's name, and the height of the strip that it stands in.
pub(super) const GROUP_FONT: f64 = 12.0;
pub(super) const GROUP_STRIP: f64 = 20.0;

/// Where everything stands.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    /// A box for each node of the sketch.
    pub nodes: Vec<Rect>,
    /// A box for each group.
    pub groups: Vec<Rect>,
}

impl Layout {
    /// The strip with the name of a group.
    pub fn strip(&self, group: usize, name: &str) -> Rect {
        let rect = self.groups[group];
        let width = (text::width(name) * GROUP_FONT * 1.05 + INSET).min(rect.width());
        Rect { right: rect.left + width, bottom: rect.top + GROUP_STRIP, ..rect }
    }
}

/// The islands, each laid out by itself, as one picture.
///
/// `room` tells what each island's nodes take, given their boxes: these, or these with what stands beside them.
pub(super) fn packed(
    sketch: &Sketch,
    islands: &[Island],
    layouts: Vec<Layout>,
    room: impl Fn(&Island, &[Rect]) -> Vec<Rect>,
) -> Layout {
    let nowhere = Rect::around(Point::default(), 0.0, 0.0);
    let mut all = Layout { nodes: vec![nowhere; sketch.nodes.len()], groups: vec![nowhere; sketch.groups.len()] };
    let mut packer = pack::Packer::default();
    for (island, layout) in islands.iter().zip(layouts) {
        let solid: Vec<Rect> = room(island, &layout.nodes).into_iter().chain(layout.groups.iter().copied()).collect();
        let middle = |at: usize| layout.nodes[at].middle();
        let lines: Vec<(Point, Point)> =
            island.sketch.links.iter().map(|link| (middle(link.from), middle(link.to))).collect();
        let (dx, dy) = packer.place(&solid, &lines);
        for (at, rect) in island.nodes.iter().zip(&layout.nodes) {
            all.nodes[*at] = rect.moved(dx, dy);
        }
        for (at, rect) in island.groups.iter().zip(&layout.groups) {
            all.groups[*at] = rect.moved(dx, dy);
        }
    }
    all
}
