//! A network as a person left it: what was filtered away or folded is gone, what was dragged lies where it was put.

use super::super::sketch::{Link, Pale, Sketch};
use super::super::{escape, palette, source, theme, wording};
use super::geometry::{Curve, Point, Rect};
use super::layout::{GROUP_STRIP, INSET, Layout};
use super::paint::n;
use super::shape::{self, Shape};
use super::{Pains, Picture, SvgOptions, chart, finish, network, write};
use crate::model::{Lang, OrgId, TieId};
use crate::query::View;
use std::collections::BTreeMap;
use std::fmt::Write;

/// What a person did to a network, and what is told of its lines.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Seen {
    /// The middles of nodes that were dragged, by the id of the organisation or, of a deal of three or more, of the tie; in
    /// pixels, as [`Placed`](super::Placed) has them.
    pub moved: BTreeMap<String, [f64; 2]>,
    /// What a comparison of two dates says; other lines step back where it says anything.
    pub signs: Signs,
}

/// What a comparison of two dates says of ties and of the members of alliances.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signs {
    /// Of ties.
    pub ties: BTreeMap<TieId, Sign>,
    /// Of members, after their alliance.
    pub members: BTreeMap<(OrgId, OrgId), Sign>,
}

/// What came about between two dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// It was made.
    Added,
    /// It ended.
    Removed,
    /// It stands otherwise.
    Changed,
}

/// The lines that nothing is said of while others are compared.
const ASIDE: Pale = Pale { line: 0.25, marks: 0.25 };

/// What `shown` holds of the network that [`placed`](super::placed) drew of `whole`, each node where it lay or was put.
///
/// # Complexity
/// That of [`placed`](super::placed), and of routing the lines once more.
///
/// ```
/// use tieup::{draw::{self, Seen, SvgOptions}, query::View};
/// let nothing = View::default();
/// let picture = draw::seen(&nothing, &nothing, &Seen::default(), &SvgOptions::default());
/// assert!(picture.starts_with("<svg "));
/// ```
pub fn seen(whole: &View, shown: &View, seen: &Seen, options: &SvgOptions) -> String {
    let lain = Lain::of(whole, options.lang, &seen.moved);
    let mut sketch = Sketch::of(shown, options.lang);
    source::cite(&mut sketch, shown, &options.links);
    let (sketch, shapes, mut picture) = match lain.chart {
        Some(nodes) => chart::laid(shown, options.lang, sketch, nodes, |sketch| lain.places(sketch)),
        None => {
            let (shapes, nodes) = lain.places(&sketch);
            let groups = sketch.groups.iter().map(|group| around(group.members.iter().map(|at| nodes[*at])));
            let layout = Layout { groups: groups.collect(), nodes };
            let picture = finish(&sketch, layout);
            (sketch, shapes, picture)
        }
    };
    let sketch = compared(sketch, &seen.signs, &mut picture, options.lang);
    theme::dressed(write(shown, options, &sketch, &shapes, &picture), options.theme)
}

/// Where everything lay, and how large.
struct Lain {
    of: BTreeMap<String, (Shape, Rect)>,
    /// So many nodes were drawn as a chart.
    chart: Option<usize>,
}

impl Lain {
    fn of(whole: &View, lang: Lang, moved: &BTreeMap<String, [f64; 2]>) -> Self {
        let (sketch, shapes, picture) = network(whole, lang, Sketch::of(whole, lang), Pains::Spared);
        let place = |key: &str, rect: Rect| match moved.get(key) {
            Some([x, y]) => Rect::around(Point::new(*x, *y), rect.width(), rect.height()),
            None => rect,
        };
        let all = sketch.nodes.iter().zip(shapes).zip(&picture.layout.nodes);
        let of = all.map(|((node, shape), rect)| (node.key.clone(), (shape, place(&node.key, *rect)))).collect();
        Self { of, chart: (sketch.nodes.len() > chart::FROM).then_some(sketch.nodes.len()) }
    }

    /// Shapes and boxes of the nodes of a sketch. Who was not there stands in the middle of its partners.
    fn places(&self, sketch: &Sketch) -> (Vec<Shape>, Vec<Rect>) {
        let known = |at: usize| self.of.get(&sketch.nodes[at].key);
        let among = |at: usize| {
            let ends = sketch.links.iter().filter_map(|link| match at {
                _ if link.from == at => known(link.to),
                _ if link.to == at => known(link.from),
                _ => None,
            });
            ends.map(|(_, rect)| *rect).reduce(Rect::union).map_or(Point::default(), Rect::middle)
        };
        let place = |at: usize| match known(at) {
            Some((shape, rect)) => (shape.clone(), *rect),
            None => {
                let shape = shape::shape(&sketch.nodes[at]);
                let rect = Rect::around(among(at), shape.width, shape.height);
                (shape, rect)
            }
        };
        (0..sketch.nodes.len()).map(place).unzip()
    }
}

/// The box around the members of a group.
fn around(members: impl Iterator<Item = Rect>) -> Rect {
    let inside = members.reduce(Rect::union).unwrap_or(Rect::around(Point::default(), 0.0, 0.0)).grown(INSET);
    Rect { top: inside.top - GROUP_STRIP + INSET / 2.0, ..inside }
}

/// Puts signs on lines; those without step back where there is any.
fn compared(mut sketch: Sketch, signs: &Signs, picture: &mut Picture, lang: Lang) -> Sketch {
    if signs.ties.is_empty() && signs.members.is_empty() {
        return sketch;
    }
    for at in 0..sketch.links.len() {
        match signs.of(&sketch, &sketch.links[at]) {
            Some(sign) => {
                sketch.links[at].pale = None;
                paint(sign, picture.curves[at], lang, &mut picture.ground.above);
            }
            None => sketch.links[at].pale = Some(ASIDE),
        }
    }
    sketch
}

impl Signs {
    /// What is said of a line: of a member what is said of it alone, else of the first tie of which anything is.
    fn of(&self, sketch: &Sketch, link: &Link) -> Option<Sign> {
        let ends = (OrgId::new(sketch.nodes[link.from].key.as_str()), OrgId::new(sketch.nodes[link.to].key.as_str()));
        let member = self.members.get(&ends).or_else(|| self.members.get(&(ends.1, ends.0)));
        let tie = || link.ties.iter().filter_map(|id| self.ties.get(&TieId::new(id.as_str()))).min();
        member.or_else(tie).copied()
    }
}

/// A sign on a line: not in its middle, where its words are.
fn paint(sign: Sign, curve: Curve, lang: Lang, out: &mut String) {
    let (mark, colour) = match sign {
        Sign::Added => ("+", palette::ADDED),
        Sign::Removed => ("−", palette::REMOVED),
        Sign::Changed => ("~", palette::CHANGED),
    };
    let Point { x, y } = curve.at(0.27);
    let _ = writeln!(
        out,
        "<g class=\"sign\"><title>{}</title><circle cx=\"{}\" cy=\"{}\" r=\"9\" fill=\"{}\" stroke=\"{colour}\" \
         stroke-width=\"2\"/><text x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-size=\"15\" font-weight=\"800\" \
         fill=\"{colour}\">{mark}</text></g>",
        escape::xml(wording::sign(sign, lang)),
        n(x),
        n(y),
        palette::PAPER,
        n(x),
        n(y + 5.0),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::placed;
    use crate::model::{Kind, OrgKind};
    use crate::query::{
        Sieve,
        samples::{Sample, org, tree},
    };
    use roxmltree::Document;

    fn whole() -> View {
        let member = |id: &str, name: &str| {
            let mut org = org(id, name, OrgKind::Company);
            org.group = Some("g".into());
            org
        };
        Sample::default()
            .org(member("a", "가온전자"))
            .org(member("b", "가온통신"))
            .org(org("c", "다솜", OrgKind::Company))
            .org(org("d", "라온", OrgKind::Company))
            .org(org("u", "연합", OrgKind::Alliance))
            .tie(Kind::Investment, &["a", "c"], |_| {})
            .tie(Kind::Membership, &["a", "c", "d"], |tie| tie.alliance = Some("u".into()))
            .tie(Kind::JointDevelopment, &["b", "c", "d"], |_| {})
            .view(&["a"])
    }

    /// The middle of each node, by its id.
    fn middles(svg: &str) -> BTreeMap<String, (f64, f64)> {
        let document = Document::parse(svg).unwrap();
        let number = |node: roxmltree::Node, name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
        let corners = |points: &str| -> Vec<(f64, f64)> {
            points
                .split(' ')
                .map(|point| point.split_once(',').unwrap())
                .map(|(x, y)| (x.parse().unwrap(), y.parse().unwrap()))
                .collect()
        };
        let middle = |node: roxmltree::Node| match node.descendants().find(|part| part.has_tag_name("rect")) {
            Some(rect) => {
                (number(rect, "x") + number(rect, "width") / 2.0, number(rect, "y") + number(rect, "height") / 2.0)
            }
            None => {
                let corners = corners(node.descendants().find_map(|part| part.attribute("points")).unwrap());
                ((corners[0].0 + corners[3].0) / 2.0, corners[0].1)
            }
        };
        let nodes = document
            .descendants()
            .filter(|node| node.attribute("class").is_some_and(|class| class.starts_with("node")));
        nodes.map(|node| (node.attribute("data-id").unwrap().to_owned(), middle(node))).collect()
    }

    fn drawn(shown: &View, seen: &Seen) -> String {
        super::seen(&whole(), shown, seen, &SvgOptions::default())
    }

    #[test]
    fn each_node_lies_where_it_was_placed_or_put() {
        let moved: BTreeMap<String, [f64; 2]> =
            [("c".to_owned(), [900.0, -300.0]), ("nobody".to_owned(), [0.0, 0.0])].into();
        let found = middles(&drawn(&whole(), &Seen { moved, ..Seen::default() }));
        let placed = placed(&whole(), Lang::Ko);
        assert_eq!(found.len(), placed.nodes.len());
        for node in &placed.nodes {
            let (x, y) = if node.id == "c" { (900.0, -300.0) } else { (node.x, node.y) };
            let (fx, fy) = found[&node.id];
            assert!((fx - x).abs() < 0.2 && (fy - y).abs() < 0.2, "{} at {fx} {fy}, not {x} {y}", node.id);
        }
    }

    #[test]
    fn what_is_gone_leaves_the_rest_where_it_was() {
        let all = middles(&drawn(&whole(), &Seen::default()));
        let without = Sieve { without: ["d".into()].into(), ..Sieve::default() };
        let left = middles(&drawn(&without.of(&whole()), &Seen::default()));
        assert!(!left.contains_key("d") && left.len() == all.len() - 2, "the deal of three is one of two: {left:?}");
        for (id, (x, y)) in left {
            assert!((all[&id].0 - x).abs() < 0.2 && (all[&id].1 - y).abs() < 0.2, "{id}");
        }
    }

    #[test]
    fn who_was_not_in_the_picture_stands_among_its_partners() {
        let more =
            Sample::default().org(org("a", "가온전자", OrgKind::Company)).org(org("c", "다솜", OrgKind::Company));
        let more = more.org(org("new", "새별", OrgKind::Company)).tie(Kind::Supply, &["a", "new"], |_| {});
        let found = middles(&drawn(&more.tie(Kind::Supply, &["new", "c"], |_| {}).view(&[]), &Seen::default()));
        let (a, c, new) = (found["a"], found["c"], found["new"]);
        let between = |a: f64, b: f64, at: f64| a.min(b) - 60.0 <= at && at <= a.max(b) + 60.0;
        assert!(between(a.0, c.0, new.0) && between(a.1, c.1, new.1), "{found:?}");
    }

    #[test]
    fn a_comparison_puts_its_signs_on_lines_and_pales_the_others() {
        let signs = Signs {
            ties: [(TieId::new("t000"), Sign::Changed)].into(),
            members: [(("u".into(), "d".into()), Sign::Added)].into(),
        };
        let svg = drawn(&whole(), &Seen { signs, ..Seen::default() });
        let document = Document::parse(&svg).unwrap();
        let signs = document.descendants().filter(|node| node.attribute("class") == Some("sign"));
        let mut told: Vec<&str> = signs.map(|sign| sign.first_element_child().unwrap().text().unwrap()).collect();
        told.sort_unstable();
        assert_eq!(told, ["바뀜", "새로 맺음"]);
        let links =
            document.descendants().filter(|node| node.attribute("class").is_some_and(|it| it.starts_with("link")));
        let (pale, strong): (Vec<_>, Vec<_>) = links.partition(|link| link.has_attribute("opacity"));
        assert_eq!((pale.len(), strong.len()), (5, 2));
    }

    #[test]
    fn what_is_left_of_a_chart_is_a_chart() {
        let whole = tree(300, |at| if at < 60 { Kind::Supply } else { Kind::Support });
        let shown = Sieve { kinds: [Kind::Supply].into(), ..Sieve::default() }.of(&whole);
        let svg = super::seen(&whole, &shown, &Seen::default(), &SvgOptions::default());
        let places = placed(&whole, Lang::Ko);
        for (id, (x, y)) in middles(&svg) {
            let node = places.nodes.iter().find(|node| node.id == id).unwrap();
            assert!((node.x - x).abs() < 0.2 && (node.y - y).abs() < 0.2, "{id}");
        }
        assert!(svg.contains("class=\"names\"") && shown.organizations.len() == 60);
    }
}
