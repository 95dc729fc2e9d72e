//! Places for all nodes and group boxes: each connected part settles by forces, groups close up, parts are packed.

use super::super::sketch::Sketch;
use super::force::{self, Part};
use super::geometry::{Point, Rect};
use super::shape::Shape;
use super::{labels, overlap, pack, text};

/// Room inside a group box around its members.
const INSET: f64 = 13.0;
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

/// Places everything; another `seed` gives another arrangement.
pub(super) fn layout(sketch: &Sketch, shapes: &[Shape], seed: u64, ticks: usize) -> Layout {
    let mut nodes: Vec<Rect> = shapes.iter().map(|s| Rect::around(Point::default(), s.width, s.height)).collect();
    let empty = Rect::around(Point::default(), 0.0, 0.0);
    let mut groups = vec![empty; sketch.groups.len()];
    let mut parts = connected(sketch);
    // The part with the focus comes first and keeps the middle; then the larger ones.
    parts.sort_by_key(|part| {
        let focus = part.iter().any(|at| sketch.nodes[*at].focus);
        (!focus, std::cmp::Reverse(part.len()), part[0])
    });
    let mut packer = pack::Packer::default();
    for part in parts {
        arrange(sketch, shapes, &part, (seed, ticks), &mut nodes, &mut groups);
        let mine = |group: &usize| sketch.groups[*group].members.first().is_some_and(|at| part.contains(at));
        let boxes: Vec<usize> = (0..groups.len()).filter(mine).collect();
        let solid: Vec<Rect> = part.iter().map(|at| nodes[*at]).chain(boxes.iter().map(|at| groups[*at])).collect();
        let inside = |at: &usize| part.binary_search(at).is_ok();
        let lines: Vec<(Point, Point)> = sketch
            .links
            .iter()
            .filter(|link| inside(&link.from))
            .map(|link| (nodes[link.from].middle(), nodes[link.to].middle()))
            .collect();
        let (dx, dy) = packer.place(&solid, &lines);
        for at in part {
            nodes[at] = nodes[at].moved(dx, dy);
        }
        for at in boxes {
            groups[at] = groups[at].moved(dx, dy);
        }
    }
    Layout { nodes, groups }
}

/// Nodes that links or a common group connect, each part sorted.
fn connected(sketch: &Sketch) -> Vec<Vec<usize>> {
    let mut parent: Vec<usize> = (0..sketch.nodes.len()).collect();
    fn root(parent: &mut [usize], mut at: usize) -> usize {
        while parent[at] != at {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        at
    }
    let pairs = sketch.links.iter().map(|link| (link.from, link.to));
    let inside = sketch.groups.iter().flat_map(|group| group.members.windows(2).map(|pair| (pair[0], pair[1])));
    for (a, b) in pairs.chain(inside) {
        let (a, b) = (root(&mut parent, a), root(&mut parent, b));
        parent[a.max(b)] = a.min(b);
    }
    let mut parts: Vec<Vec<usize>> = vec![Vec::new(); sketch.nodes.len()];
    for at in 0..sketch.nodes.len() {
        let root = root(&mut parent, at);
        parts[root].push(at);
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Places the nodes of one part around the origin.
fn arrange(
    sketch: &Sketch,
    shapes: &[Shape],
    part: &[usize],
    (seed, ticks): (u64, usize),
    nodes: &mut [Rect],
    groups: &mut [Rect],
) {
    let local = |at: usize| part.binary_search(&at).ok();
    let mut links: Vec<(usize, usize, f64)> = Vec::new();
    for link in &sketch.links {
        let (Some(a), Some(b)) = (local(link.from), local(link.to)) else { continue };
        let label = labels::width(link);
        // Links of one pair follow each other.
        match links.last_mut().filter(|last| (last.0, last.1) == (a.min(b), a.max(b))) {
            Some(last) => last.2 = last.2.max(label) + 40.0,
            None => links.push((a.min(b), a.max(b), label)),
        }
    }
    let mine: Vec<usize> =
        (0..sketch.groups.len()).filter(|group| local(sketch.groups[*group].members[0]).is_some()).collect();
    let focus: Vec<usize> = (0..part.len()).filter(|at| sketch.nodes[part[*at]].focus).collect();
    let whole = Part {
        sizes: part.iter().map(|at| (shapes[*at].width, shapes[*at].height)).collect(),
        links,
        groups: mine
            .iter()
            .map(|group| sketch.groups[*group].members.iter().filter_map(|at| local(*at)).collect())
            .collect(),
        stretch: [1.0, 1.2, 1.4][seed as usize % 3],
        fixed: (focus.len() == 1).then(|| focus[0]),
    };
    let places = force::settle(&whole, seed, ticks);
    for (at, place) in part.iter().zip(&places) {
        nodes[*at] = Rect::around(*place, shapes[*at].width, shapes[*at].height);
    }
    for group in &mine {
        groups[*group] = close_up(sketch, *group, nodes);
    }
    // Groups move as one from here on.
    let free: Vec<usize> = part.iter().copied().filter(|at| sketch.nodes[*at].group.is_none()).collect();
    let mut items: Vec<Rect> = free.iter().map(|at| nodes[*at]).chain(mine.iter().map(|at| groups[*at])).collect();
    let before = items.clone();
    let fixed = whole.fixed.map(|at| part[at]);
    let fixed_item = fixed.and_then(|at| match sketch.nodes[at].group {
        None => free.iter().position(|free| *free == at),
        Some(group) => mine.iter().position(|mine| *mine == group).map(|nth| free.len() + nth),
    });
    if !mine.is_empty() {
        regroup(sketch, part, (&free, &mine), &whole, fixed_item, ticks, &mut items);
    }
    overlap::part(&mut items, (26.0, 20.0), fixed_item);
    let shift = |nth: usize| (items[nth].left - before[nth].left, items[nth].top - before[nth].top);
    for (nth, at) in free.iter().enumerate() {
        let (dx, dy) = shift(nth);
        nodes[*at] = nodes[*at].moved(dx, dy);
    }
    for (nth, group) in mine.iter().enumerate() {
        let (dx, dy) = shift(free.len() + nth);
        groups[*group] = groups[*group].moved(dx, dy);
        for at in &sketch.groups[*group].members {
            nodes[*at] = nodes[*at].moved(dx, dy);
        }
    }
}

/// Lets the items settle once more, closed-up groups as one item each: closing up has changed all distances.
fn regroup(
    sketch: &Sketch,
    part: &[usize],
    (free, mine): (&[usize], &[usize]),
    whole: &Part,
    fixed: Option<usize>,
    ticks: usize,
    items: &mut [Rect],
) {
    let item = |at: usize| match sketch.nodes[part[at]].group {
        Some(group) => mine.binary_search(&group).map(|nth| nth + free.len()),
        None => free.binary_search(&part[at]),
    };
    let mut links: Vec<(usize, usize, f64)> = Vec::new();
    for (a, b, label) in &whole.links {
        if let (Ok(a), Ok(b)) = (item(*a), item(*b))
            && a != b
        {
            links.push((a.min(b), a.max(b), *label));
        }
    }
    links.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(b.2.total_cmp(&a.2)));
    links.dedup_by_key(|link| (link.0, link.1));
    let sizes = items.iter().map(|rect| (rect.width(), rect.height())).collect();
    let coarse = Part { sizes, links, groups: Vec::new(), stretch: whole.stretch, fixed };
    let origin = fixed.map_or(Point::default(), |at| items[at].middle());
    let places: Vec<Point> = items.iter().map(|rect| rect.middle().plus(-origin.x, -origin.y)).collect();
    for (rect, place) in items.iter_mut().zip(force::settle_again(&coarse, &places, ticks / 2)) {
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
