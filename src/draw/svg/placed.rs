//! The places of a network without a picture of it: for programs that draw it themselves and move it about.

use super::super::sketch::{Figure, Sketch};
use super::geometry::{Curve, Point, Rect};
use super::labels::Label;
use super::{Pains, Picture, bounds, network};
use crate::model::{Kind, Lang, Status};
use crate::query::View;
use serde::Serialize;

/// A network with a place for each of its parts, in pixels; x runs to the right, y down.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Placed {
    /// The box around everything: left, top, right, bottom.
    pub bounds: [f64; 4],
    /// Organisations, and deals of three or more.
    pub nodes: Vec<PlacedNode>,
    /// Lines between two nodes.
    pub links: Vec<PlacedLink>,
    /// Boxes around the members of business groups.
    pub groups: Vec<PlacedGroup>,
}

/// A node: a box around its middle.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlacedNode {
    /// Id of the organisation or, of a deal of three or more, of the tie.
    pub id: String,
    /// The sort of organisation (`company`, `alliance` …), or `deal`.
    pub figure: &'static str,
    /// The kind of a deal.
    pub kind: Option<Kind>,
    /// The status of a deal.
    pub status: Option<Status>,
    /// Its name in lines; none where it is a dot.
    pub lines: Vec<String>,
    /// Height of the letters.
    pub font: f64,
    /// Its middle.
    pub x: f64,
    /// Its middle.
    pub y: f64,
    /// Of its box.
    pub width: f64,
    /// Of its box.
    pub height: f64,
    /// It is what the question was about.
    pub focus: bool,
    /// Index of the group whose box it stands in.
    pub group: Option<usize>,
    /// Too small for a name.
    pub dot: bool,
}

/// A line: a quadratic curve from the middle of one node to that of another, of which the part outside both is seen.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlacedLink {
    /// Index of the node where it starts.
    pub from: usize,
    /// Index of the node where it ends.
    pub to: usize,
    /// The kind of its ties, or of most of them.
    pub kind: Kind,
    /// Their status.
    pub status: Status,
    /// Points to its end.
    pub arrow: bool,
    /// Ids of the ties that it shows.
    pub ties: Vec<String>,
    /// Its words: as many as there is room for where `at` says that there is, else all of them.
    pub label: Vec<String>,
    /// How far its middle lies to the left of the straight line.
    pub bend: f64,
    /// Where along the line between the middles its words stand, 0..1; `None` where there is no room for them.
    pub at: Option<f64>,
    /// How far to the left of the curve they stand there.
    pub aside: f64,
}

/// The box around the members of a business group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlacedGroup {
    /// Id of the group.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Indices of the nodes in it.
    pub members: Vec<usize>,
    /// Left, top, right, bottom.
    #[serde(rename = "box")]
    pub rect: [f64; 4],
}

/// The places that [`svg`](super::super::svg()) would draw at, found with less pains: a fifth of its time.
///
/// The same view gives the same places.
///
/// ```
/// use tieup::{draw, model::Lang, query::View};
/// let empty = draw::placed(&View::default(), Lang::Ko);
/// assert!(empty.nodes.is_empty() && empty.bounds == [0.0; 4]);
/// ```
pub fn placed(view: &View, lang: Lang) -> Placed {
    let (sketch, shapes, picture) = network(view, lang, Sketch::of(view, lang), Pains::Spared);
    let around = bounds(&picture).unwrap_or(Rect::around(Point::default(), 0.0, 0.0));
    let nodes = sketch.nodes.iter().zip(&shapes).zip(&picture.layout.nodes).map(|((node, shape), rect)| {
        let (figure, deal) = match node.figure {
            Figure::Organization(kind) => (kind.as_str(), None),
            Figure::Deal(kind, status) => ("deal", Some((kind, status))),
        };
        let middle = rect.middle();
        PlacedNode {
            id: node.key.clone(),
            figure,
            kind: deal.map(|(kind, _)| kind),
            status: deal.map(|(_, status)| status),
            lines: shape.lines.clone(),
            font: tenth(shape.font),
            x: tenth(middle.x),
            y: tenth(middle.y),
            width: tenth(rect.width()),
            height: tenth(rect.height()),
            focus: node.focus,
            group: node.group,
            dot: shape.lines.is_empty(),
        }
    });
    let groups = sketch.groups.iter().zip(&picture.layout.groups).map(|(group, rect)| PlacedGroup {
        id: group.key.clone(),
        name: group.name.clone(),
        members: group.members.clone(),
        rect: corners(*rect),
    });
    Placed {
        bounds: corners(around),
        nodes: nodes.collect(),
        links: (0..sketch.links.len()).map(|at| link(&sketch, &picture, at)).collect(),
        groups: groups.collect(),
    }
}

fn link(sketch: &Sketch, picture: &Picture, at: usize) -> PlacedLink {
    let link = &sketch.links[at];
    let middle = |node: usize| picture.layout.nodes[node].middle();
    let (from, to) = (middle(link.from), middle(link.to));
    let bend = bend(from, to, picture.curves[at]);
    let label = picture.labels.of.get(at).and_then(Option::as_ref).filter(|label| label.note.is_none());
    let words = label.map(|label| {
        let (t, left) = along(from, to, label.rect.middle());
        let t = t.clamp(0.0, 1.0);
        (t, left - 4.0 * t * (1.0 - t) * bend)
    });
    PlacedLink {
        from: link.from,
        to: link.to,
        kind: link.kind,
        status: link.status,
        arrow: link.arrow,
        ties: link.ties.clone(),
        label: label.map_or_else(|| link.parts.clone(), |label: &Label| label.lines.clone()),
        bend: tenth(bend),
        at: words.map(|(t, _)| (t * 1000.0).round() / 1000.0),
        aside: words.map_or(0.0, |(_, aside)| tenth(aside)),
    }
}

/// How far along the line from one point to another a place is, as a share of it, and how far to its left.
fn along(from: Point, to: Point, place: Point) -> (f64, f64) {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx.hypot(dy).max(1e-6);
    let (px, py) = (place.x - from.x, place.y - from.y);
    ((px * dx + py * dy) / (length * length), (px * dy - py * dx) / length)
}

/// The bend that a curve was made with before its ends were cut off: at a share `t` of the way it is `4t(1 - t)` of it
/// away from the straight line.
fn bend(from: Point, to: Point, curve: Curve) -> f64 {
    let (t, left) = along(from, to, curve.at(0.5));
    left / (4.0 * t * (1.0 - t)).max(0.05)
}

fn corners(rect: Rect) -> [f64; 4] {
    [rect.left, rect.top, rect.right, rect.bottom].map(tenth)
}

/// One decimal; no minus before nothing.
fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::OrgKind;
    use crate::query::samples::{Sample, org, tree};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_bend_of_a_curve_outlives_its_ends(x in 150.0..900.0, y in -500.0..500.0, wanted in -70.0..70.0) {
            let (a, b) = (Point::new(3.0, 4.0), Point::new(x, y));
            let (start, end) = (Rect::around(a, 80.0, 30.0), Rect::around(b, 60.0, 30.0));
            let curve = Curve::bent(a, b, wanted);
            let cut = curve.clipped(|p| start.contains(p), |p| end.contains(p));
            prop_assert!((bend(a, b, curve) - wanted).abs() < 1e-6);
            prop_assert!((bend(a, b, cut) - wanted).abs() < 1e-6);
            let (t, left) = along(a, b, curve.at(0.3));
            prop_assert!((t - 0.3).abs() < 1e-6 && (left - 4.0 * 0.3 * 0.7 * wanted).abs() < 1e-6);
        }
    }

    #[test]
    fn every_part_of_the_sketch_has_its_place() {
        let mut group = org("b", "나", OrgKind::Company);
        group.group = Some("g".into());
        let mut other = org("c", "다", OrgKind::Company);
        other.group = Some("g".into());
        let view = Sample::default()
            .org(org("a", "가", OrgKind::Company))
            .org(group)
            .org(other)
            .org(org("u", "연합", OrgKind::Alliance))
            .tie(Kind::JointDevelopment, &["a", "b", "c"], |_| {})
            .tie(Kind::Membership, &["a", "b"], |tie| tie.alliance = Some("u".into()))
            .tie(Kind::Investment, &["c", "a"], |_| {})
            .view(&["a"]);
        let placed = placed(&view, Lang::Ko);
        let figures: Vec<_> = placed.nodes.iter().map(|node| node.figure).collect();
        assert_eq!(figures, ["company", "company", "company", "alliance", "deal"]);
        assert_eq!((placed.links.len(), placed.groups.len()), (6, 1));
        assert_eq!(placed.groups[0].members, [1, 2]);
        let inside = |node: &PlacedNode| {
            let [left, top, right, bottom] = placed.bounds;
            left <= node.x && node.x <= right && top <= node.y && node.y <= bottom
        };
        assert!(placed.nodes.iter().all(inside) && placed.nodes[0].focus);
        assert_eq!(placed, super::placed(&view, Lang::Ko));
    }

    #[test]
    fn a_large_network_is_placed_as_a_chart() {
        let placed = placed(&tree(300, |_| Kind::Supply), Lang::Ko);
        assert!(placed.nodes.iter().any(|node| node.dot) && placed.nodes.iter().any(|node| !node.dot));
    }
}
