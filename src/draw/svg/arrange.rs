//! Places for the nodes of one island: they settle by forces, groups close up, boxes part, lines come clear of names.

use super::super::sketch::Sketch;
use super::force::{self, Part};
use super::geometry::{Point, Rect};
use super::layout::{GROUP_FONT, GROUP_STRIP, INSET, Layout};
use super::shape::Shape;
use super::{clear, labels, overlap, text};

/// Room between boxes.
const GAP: (f64, f64) = (26.0, 20.0);
/// Larger islands keep lines beneath names: stepping aside would take longer than all the rest.
const CLEARED: usize = 400;

/// Places everything around the origin; another `seed` gives another arrangement.
pub(super) fn arrange(sketch: &Sketch, shapes: &[Shape], seed: u64, ticks: usize) -> Layout {
    let focus: Vec<usize> = (0..sketch.nodes.len()).filter(|at| sketch.nodes[*at].focus).collect();
    let whole = Part {
        sizes: shapes.iter().map(|shape| (shape.width, shape.height)).collect(),
        links: pairs(sketch),
        groups: sketch.groups.iter().map(|group| group.members.clone()).collect(),
        stretch: [1.0, 1.2, 1.4][seed as usize % 3],
        fixed: (focus.len() == 1).then(|| focus[0]),
    };
    let places = force::settle(&whole, seed, ticks);
    let mut nodes: Vec<Rect> =
        places.iter().zip(shapes).map(|(place, shape)| Rect::around(*place, shape.width, shape.height)).collect();
    let mut groups: Vec<Rect> = (0..sketch.groups.len()).map(|group| close_up(sketch, group, &mut nodes)).collect();
    // A group moves as one item from here on; the other items are nodes without a group.
    let free: Vec<usize> = (0..nodes.len()).filter(|at| sketch.nodes[*at].group.is_none()).collect();
    let item: Vec<usize> = sketch
        .nodes
        .iter()
        .enumerate()
        .map(|(at, node)| match node.group {
            Some(group) => free.len() + group,
            None => free.partition_point(|free| *free < at),
        })
        .collect();
    let mut items: Vec<Rect> = free.iter().map(|at| nodes[*at]).chain(groups.iter().copied()).collect();
    let before = items.clone();
    let fixed = whole.fixed.map(|at| item[at]);
    if !groups.is_empty() {
        regroup(&whole, &item, fixed, ticks / 2, &mut items);
    }
    overlap::part(&mut items, GAP, fixed);
    if nodes.len() <= CLEARED {
        // Where a line ends in a group's box depends on the member, which moves with the box.
        let end = |at: usize| {
            let (own, whole) = (nodes[at].middle(), before[item[at]].middle());
            (item[at], (own.x - whole.x, own.y - whole.y))
        };
        let lines: Vec<_> = sketch.links.iter().map(|link| (end(link.from), end(link.to))).collect();
        clear::lines(&mut items, &lines, GAP, fixed);
    }
    let moved =
        |rect: Rect, item: usize| rect.moved(items[item].left - before[item].left, items[item].top - before[item].top);
    for (at, rect) in nodes.iter_mut().enumerate() {
        *rect = moved(*rect, item[at]);
    }
    for (group, rect) in groups.iter_mut().enumerate() {
        *rect = moved(*rect, free.len() + group);
    }
    Layout { nodes, groups }
}

/// The pairs that are linked, with the width of their labels.
fn pairs(sketch: &Sketch) -> Vec<(usize, usize, f64)> {
    let mut pairs: Vec<(usize, usize, f64)> = Vec::new();
    for link in &sketch.links {
        let (a, b, label) = (link.from.min(link.to), link.from.max(link.to), labels::width(link));
        // Links of one pair follow each other.
        match pairs.last_mut().filter(|last| (last.0, last.1) == (a, b)) {
            Some(last) => last.2 = last.2.max(label) + 40.0,
            None => pairs.push((a, b, label)),
        }
    }
    pairs
}

/// Lets the items settle once more, closed-up groups as one item each: closing up has changed all distances.
fn regroup(whole: &Part, item: &[usize], fixed: Option<usize>, ticks: usize, items: &mut [Rect]) {
    let between = whole.links.iter().map(|(a, b, label)| (item[*a].min(item[*b]), item[*a].max(item[*b]), *label));
    let mut links: Vec<(usize, usize, f64)> = between.filter(|link| link.0 != link.1).collect();
    links.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(b.2.total_cmp(&a.2)));
    links.dedup_by_key(|link| (link.0, link.1));
    let sizes = items.iter().map(|rect| (rect.width(), rect.height())).collect();
    let coarse = Part { sizes, links, groups: Vec::new(), stretch: whole.stretch, fixed };
    let origin = fixed.map_or(Point::default(), |at| items[at].middle());
    let places: Vec<Point> = items.iter().map(|rect| rect.middle().plus(-origin.x, -origin.y)).collect();
    for (rect, place) in items.iter_mut().zip(force::settle_again(&coarse, &places, ticks)) {
        *rect = Rect::around(place, rect.width(), rect.height());
    }
}

/// Draws the members of a group together and boxes them.
fn close_up(sketch: &Sketch, group: usize, nodes: &mut [Rect]) -> Rect {
    let members = &sketch.groups[group].members;
    // Members come as close as the labels of deals between them allow.
    let inner = sketch.links.iter().filter(|link| members.contains(&link.from) && members.contains(&link.to));
    let asked = inner.map(|link| {
        let (a, b) = (nodes[link.from], nodes[link.to]);
        let room = (a.width() + b.width()) / 2.0 + labels::width(link) + 24.0;
        room / a.middle().distance(b.middle()).max(1.0)
    });
    let closeness = asked.fold(0.2, f64::max).min(1.0);
    let gap = (16.0, 14.0);
    let sum = members.iter().fold(Point::default(), |sum, at| {
        let middle = nodes[*at].middle();
        sum.plus(middle.x, middle.y)
    });
    let centre = Point::new(sum.x / members.len() as f64, sum.y / members.len() as f64);
    let mut boxes: Vec<Rect> = members
        .iter()
        .map(|at| {
            let place = centre.toward(nodes[*at].middle(), closeness);
            Rect::around(place, nodes[*at].width(), nodes[*at].height())
        })
        .collect();
    overlap::part(&mut boxes, gap, None);
    for (at, rect) in members.iter().zip(&boxes) {
        nodes[*at] = *rect;
    }
    let around = boxes.into_iter().reduce(Rect::union).unwrap_or(Rect::around(centre, 0.0, 0.0)).grown(INSET);
    let name = text::width(&sketch.groups[group].name).min(16.0) * GROUP_FONT * 1.05 + 2.0 * INSET;
    let missing = (name - around.width()).max(0.0) / 2.0;
    Rect {
        left: around.left - missing,
        right: around.right + missing,
        top: around.top - GROUP_STRIP + INSET / 2.0,
        bottom: around.bottom,
    }
}
