//! What holds for every matrix, whatever its coordinates.

use super::*;
use crate::model::OrgKind;
use crate::query::samples::{Sample, org};
use roxmltree::Document;

fn drawn(view: &View) -> String {
    matrix(view, &SvgOptions::default())
}

fn four() -> View {
    Sample::default()
        .org(org("a", "가온", OrgKind::Company))
        .org(org("b", "나루", OrgKind::Company))
        .org(org("c", "다솜", OrgKind::Company))
        .org(org("d", "라온", OrgKind::Company))
        .tie(Kind::Investment, &["a", "b"], |_| {})
        .tie(Kind::Investment, &["a", "b"], |_| {})
        .tie(Kind::Partnership, &["c", "d"], |tie| tie.history[0].status = Status::Talks)
        .tie(Kind::Acquisition, &["c", "d"], |tie| tie.history[0].status = Status::Ended)
        .view(&["a"])
}

fn of_class<'a>(document: &'a Document, name: &'a str) -> impl Iterator<Item = roxmltree::Node<'a, 'a>> {
    let found =
        move |node: &roxmltree::Node| node.attribute("class").is_some_and(|it| it.split(' ').any(|one| one == name));
    document.descendants().filter(found)
}

#[test]
fn each_pair_has_two_cells_and_each_company_two_names() {
    let text = drawn(&four());
    let document = Document::parse(&text).unwrap();
    assert_eq!(of_class(&document, "cell").count(), 4);
    let names: Vec<usize> =
        of_class(&document, "name").map(|node| node.children().filter(|it| it.has_tag_name("text")).count()).collect();
    assert_eq!(names, [2; 4]);
    let cell = of_class(&document, "kind-investment").next().unwrap();
    let words: Vec<&str> =
        cell.descendants().filter(|it| it.has_tag_name("text")).filter_map(|node| node.text()).collect();
    assert_eq!(words, ["투", "2"], "the letter tells the kind without its colour, the number how many");
    assert!(cell.attribute("data-ties").unwrap().contains("t000 t001"));
    for word in ["투자", "협의 중", "행에서 열로", "열에서 행으로", "여러 건"] {
        assert!(text.contains(&format!(">{word}</text>")), "{word}");
    }
}

#[test]
fn no_two_kinds_share_a_letter() {
    for lang in [Lang::Ko, Lang::En] {
        let letters: BTreeSet<&str> = Kind::ALL.iter().map(|kind| letter(*kind, lang)).collect();
        assert_eq!(letters.len(), Kind::ALL.len());
    }
}

#[test]
fn no_two_looks_are_alike_without_colour() {
    let rect = Rect { left: 0.0, top: 0.0, right: 20.0, bottom: 20.0 };
    let grey = |text: String| Kind::ALL.iter().fold(text, |text, kind| text.replace(palette::kind(*kind), "#000"));
    let grey = |status, way| grey(face(Kind::Supply, status, way, ("", 1), rect)).replace(palette::STALLED, "#000");
    let looks: BTreeSet<String> = Status::ALL.iter().map(|status| grey(*status, Way::Out)).collect();
    assert_eq!(looks.len(), Status::ALL.len());
    assert_ne!(grey(Status::Agreed, Way::Out), grey(Status::Agreed, Way::In));
}

#[test]
fn everything_is_within_the_frame() {
    for rows in [2, 50, 100, 200] {
        let names: Vec<String> = vec!["가나다라마바사아자차카타파".to_owned(); rows];
        let size = Size::of(rows, &names);
        let longest = text::width(&names[0]) * size.font;
        assert!(longest < size.names.0 && size.at(rows - 1, rows - 1).right <= size.side + 1e-9);
        assert!(longest * SLOPE.to_radians().sin() < size.names.1 && longest * SLOPE.to_radians().cos() < size.names.2);
        assert!(size.font * SLOPE.to_radians().cos() < size.cell, "names of columns do not touch");
        assert!(size.font < size.cell, "nor do those of rows");
    }
}

#[test]
fn the_same_view_gives_the_same_bytes_and_an_empty_one_a_picture() {
    assert_eq!(drawn(&four()), drawn(&four()));
    Document::parse(&drawn(&View::default())).unwrap();
}
