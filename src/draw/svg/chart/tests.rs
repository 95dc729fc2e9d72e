//! What holds for every chart, whatever its coordinates.

use super::*;
use crate::draw::SvgOptions;
use crate::model::{Kind, Lang, OrgKind};
use crate::query::samples::{Sample, org};
use roxmltree::{Document, Node};
use std::collections::BTreeSet;

/// Hubs with leaves, tied in a ring, and pairs that stand apart.
fn many(hubs: usize, leaves: usize, pairs: usize) -> View {
    let mut sample = Sample::default();
    let company = |sample: Sample, id: &str| sample.org(org(id, &format!("회사 {id}"), OrgKind::Company));
    for hub in 0..hubs {
        sample = company(sample, &format!("h{hub}"));
        for leaf in 0..leaves {
            let id = format!("h{hub}l{leaf}");
            sample = company(sample, &id).tie(Kind::ALL[leaf % 5], &[&format!("h{hub}"), &id], |_| {});
        }
    }
    for hub in 0..hubs {
        let (one, other) = (format!("h{hub}"), format!("h{}", (hub + 1) % hubs));
        sample = sample.tie(Kind::Supply, &[&one, &other], |_| {}).tie(Kind::Partnership, &[&one, &other], |_| {});
    }
    for pair in 0..pairs {
        let (one, other) = (format!("a{pair}"), format!("b{pair}"));
        sample = company(company(sample, &one), &other).tie(Kind::Support, &[&one, &other], |_| {});
    }
    sample.view(&[])
}

fn composed(view: &View) -> (Sketch, Vec<Star>, Picture) {
    let mut sketch = Sketch::of(view, Lang::Ko);
    sketch.one_link_a_pair(Lang::Ko);
    let stars = stars(view, &sketch);
    let shapes = shapes(&sketch, &stars, 1.0);
    let layout = arranged(&sketch, &shapes, &stars, 1.0);
    let picture = finish(&sketch, layout, &stars, 1.0);
    (sketch, stars, picture)
}

/// The boxes of all names beside dots, read from the picture.
fn written(above: &str) -> Vec<Rect> {
    let document = Document::parse(above).unwrap();
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts
        .map(|node| {
            let at = |name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
            let font = names::font(1.0);
            let middle = Point::new(at("x"), at("y") - font * 0.36);
            Rect::around(middle, text::width(node.text().unwrap()) * font * 1.04, font * 1.2)
        })
        .collect()
}

#[test]
fn no_name_lies_on_a_node_or_another_name() {
    let (sketch, stars, picture) = composed(&many(6, 30, 40));
    let names = written(&picture.ground.above);
    let dots = stars.iter().filter(|star| !star.hub).count();
    assert_eq!(names.len() + picture.labels.nameless, dots);
    assert!(names.len() > dots * 2 / 3, "{} of {dots}", names.len());
    for (nth, node) in picture.layout.nodes.iter().enumerate() {
        assert!(picture.layout.nodes[nth + 1..].iter().all(|other| !other.overlaps(*node)));
        assert!(names.iter().all(|name| !name.overlaps(*node)), "{}", sketch.nodes[nth].name);
    }
    for (nth, name) in names.iter().enumerate() {
        // Coordinates are written with one decimal.
        assert!(names[nth + 1..].iter().all(|other| !other.grown(-0.1).overlaps(*name)));
    }
}

#[test]
fn hubs_have_boxes_and_deals_of_two_are_one_line() {
    let (sketch, stars, picture) = composed(&many(6, 30, 0));
    assert_eq!(stars.iter().filter(|star| star.hub).count(), 6);
    assert_eq!(sketch.links.len(), 6 * 30 + 6);
    assert!(picture.ground.below.contains("class=\"clusters\""));
    let home = |key: &str| stars[sketch.nodes.iter().position(|node| node.key == key).unwrap()].cluster;
    assert!(home("h1") == home("h1l7") && home("h1") != home("h2"));
}

#[test]
fn a_large_view_is_a_chart_the_same_each_time() {
    let view = many(9, 30, 3);
    let drawn = || super::super::svg(&view, &crate::draw::SvgOptions::default());
    let text = drawn();
    assert_eq!(text, drawn());
    let document = Document::parse(&text).unwrap();
    let nodes = document
        .descendants()
        .filter(|node| node.attribute("class").is_some_and(|class| class.split(' ').any(|one| one == "node")));
    assert_eq!(nodes.count(), view.organizations.len());
}

/// What is drawn of a line, without colours, places and strengths: elements, the letters of their ways, filled or not.
fn look(line: Node) -> Vec<String> {
    let shape = |node: Node| {
        let way: String = node.attribute("d").unwrap_or("").chars().filter(char::is_ascii_alphabetic).collect();
        let empty = node.attribute("fill") == Some("none");
        format!("{} {way} {empty} {:?}", node.tag_name().name(), node.attribute("stroke-dasharray"))
    };
    let drawn =
        line.descendants().filter(|node| node.has_tag_name((SVG, "path")) || node.has_tag_name((SVG, "circle")));
    drawn.map(shape).collect()
}

const SVG: &str = "http://www.w3.org/2000/svg";

#[test]
fn kinds_are_told_apart_without_colour_as_the_legend_says() {
    let mut sample = Sample::default();
    for nth in 0..264 {
        let kind = Kind::ALL[nth % Kind::ALL.len()];
        let (one, other) = (format!("a{nth}"), format!("b{nth}"));
        let company = |id: &str| org(id, &format!("회사 {id}"), OrgKind::Company);
        sample = sample.org(company(&one)).org(company(&other)).tie(kind, &[&one, &other], |_| {});
    }
    let text = super::super::svg(&sample.view(&[]), &SvgOptions::default());
    let document = Document::parse(&text).unwrap();
    let class = |node: &Node| node.attribute("class").unwrap_or("").to_owned();
    let looks = |kind: &Kind| -> BTreeSet<Vec<String>> {
        let wanted = format!("link kind-{kind} status-agreed");
        document.descendants().filter(|node| class(node) == wanted).map(look).collect()
    };
    let all: Vec<BTreeSet<Vec<String>>> = Kind::ALL.iter().map(looks).collect();
    assert!(all.iter().all(|looks| looks.len() == 1), "each kind has one look: {all:?}");
    let different: BTreeSet<_> = all.iter().flatten().collect();
    assert_eq!(different.len(), Kind::ALL.len());
    let legend = document.descendants().find(|node| class(node) == "legend").unwrap();
    let legend = look(legend);
    for (kind, look) in Kind::ALL.iter().zip(all.iter().flatten()) {
        assert!(legend.windows(look.len()).any(|part| part == look), "{kind}: {look:?} in {legend:?}");
    }
}
