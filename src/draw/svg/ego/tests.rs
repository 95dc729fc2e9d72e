//! What holds for every picture around one company, whatever its coordinates.

use super::super::{Picture, shape::Shape};
use super::*;
use crate::model::OrgKind;
use crate::query::samples::{Sample, org};
use roxmltree::Document;

/// A middle with so many partners of several kinds, an alliance with members behind it, and a deal of three.
fn around(partners: usize) -> View {
    let mut sample = Sample::default()
        .org(org("mid", "가온전자", OrgKind::Company))
        .org(org("union", "한빛 연합", OrgKind::Alliance))
        .org(org("far", "먼 회원", OrgKind::Company));
    let ids: Vec<String> = (0..partners).map(|nth| format!("p{nth:03}")).collect();
    for (nth, id) in ids.iter().enumerate() {
        sample = sample.org(org(id, &format!("협력사 {}", "가나다라".repeat(nth % 3)), OrgKind::Company));
        let kind = Kind::ALL[nth % 4 * 3];
        sample = match kind.is_directed() && nth % 2 == 0 {
            true => sample.tie(kind, &[id, "mid"], |_| {}),
            false => sample.tie(kind, &["mid", id], |tie| tie.claims[0].when = "2020-06".parse().ok()),
        };
    }
    let members = ["mid", "far", ids.first().map_or("far", String::as_str)];
    sample
        .tie(Kind::Membership, &members, |tie| tie.alliance = Some("union".into()))
        .tie(Kind::JointDevelopment, &members, |_| {})
        .view(&["mid"])
}

fn drawn(view: &View) -> String {
    ego(view, &SvgOptions::default()).unwrap()
}

fn composed(view: &View) -> (Sketch, Vec<Shape>, Picture) {
    let mut sketch = Sketch::of(view, Lang::Ko);
    sketch.ungroup();
    let middle = sketch.nodes.iter().position(|node| node.focus).unwrap();
    let shapes = shape::shapes(&sketch);
    let tree = tree::Tree::of(view, &sketch, middle);
    quieten(&mut sketch, &tree, middle, Lang::Ko);
    let picture = compose(&tree, &sketch, &shapes, middle, &SvgOptions::default());
    (sketch, shapes, picture)
}

#[test]
fn nothing_lies_on_anything_else_and_the_middle_stays() {
    for partners in [1, 3, 12, 40] {
        let (sketch, _, picture) = composed(&around(partners));
        let middle = sketch.nodes.iter().position(|node| node.focus).unwrap();
        assert!(picture.layout.nodes[middle].middle().distance(Point::default()) < 1e-6);
        let mut solid: Vec<Rect> = picture.layout.nodes.clone();
        solid.extend(picture.labels.of.iter().flatten().map(|label| label.rect));
        for (nth, rect) in solid.iter().enumerate() {
            assert!(solid[nth + 1..].iter().all(|other| !other.overlaps(*rect)), "{partners} partners");
        }
    }
}

#[test]
fn every_partner_is_there_and_sectors_tell_the_kinds() {
    let text = drawn(&around(12));
    let document = Document::parse(&text).unwrap();
    let class = |name: &str| {
        let found =
            |node: &roxmltree::Node| node.attribute("class").is_some_and(|it| it.split(' ').any(|one| one == name));
        document.descendants().filter(found).count()
    };
    assert_eq!((class("node"), class("sector")), (16, 6), "15 organisations, a deal");
    for word in ["제휴 3곳", "회원 1곳", "라이선스 3곳"] {
        assert!(text.contains(word), "{word}");
    }
    assert!(!text.contains("제휴 · 2020-06"), "the sector tells the kind already");
}

#[test]
fn one_kind_alone_needs_no_sector() {
    let view = Sample::default()
        .org(org("a", "가", OrgKind::Company))
        .org(org("b", "나", OrgKind::Company))
        .tie(Kind::Supply, &["a", "b"], |_| {})
        .view(&["a"]);
    let text = drawn(&view);
    assert!(!text.contains("class=\"sector") && text.contains(">공급</text>"));
}

#[test]
fn it_takes_one_company_in_the_middle() {
    let focus = |focus: &[&str]| {
        let mut view = around(2);
        view.focus = focus.iter().map(|id| (*id).into()).collect();
        ego(&view, &SvgOptions::default()).map(|_| ())
    };
    assert_eq!(focus(&[]), Err(LayoutError::Middle(0)));
    assert_eq!(focus(&["mid", "p000"]), Err(LayoutError::Middle(2)));
    assert_eq!(focus(&["mid"]), Ok(()));
}

#[test]
fn a_middle_that_is_alone_or_far_from_others_is_a_picture_too() {
    let one = Sample::default().org(org("a", "가", OrgKind::Company)).view(&["a"]);
    Document::parse(&drawn(&one)).unwrap();
    let apart = Sample::default()
        .org(org("a", "가", OrgKind::Company))
        .org(org("b", "나", OrgKind::Company))
        .org(org("c", "다", OrgKind::Company))
        .tie(Kind::Supply, &["b", "c"], |_| {})
        .view(&["a"]);
    assert!(drawn(&apart).contains(">다</text>"));
}

#[test]
fn the_same_view_gives_the_same_bytes() {
    assert_eq!(drawn(&around(30)), drawn(&around(30)));
}
