//! What holds for every picture, whatever its coordinates.

use super::*;
use crate::draw::sample::{Sample, org};
use crate::model::{Amount, Kind, OrgKind, Status};
use proptest::prelude::*;
use roxmltree::{Document, Node};

/// A focus with two partners, an alliance, a group, a deal of three, and every status.
fn rich() -> View {
    let member = |id: &str, name: &str| {
        let mut org = org(id, name, OrgKind::Company);
        org.group = Some("g".into());
        org
    };
    Sample::default()
        .org(org("kt", "KT", OrgKind::Company))
        .org(org("union", "AI 원팀", OrgKind::Alliance))
        .org(org("kaist", "KAIST", OrgKind::University))
        .org(member("ga", "가온전자"))
        .org(member("gb", "가온통신"))
        .org(org("alone", "외톨이", OrgKind::Company))
        .tie(Kind::Membership, &["kt", "kaist", "ga"], |tie| tie.alliance = Some("union".into()))
        .tie(Kind::Investment, &["kt", "ga"], |tie| {
            tie.claims[0].when = "2020-06".parse().ok();
            tie.amount = Some(Amount { value: 50_000_000_000, currency: "KRW".into() });
            tie.stake = Some(0.1);
        })
        .tie(Kind::Acquisition, &["kt", "gb"], |tie| tie.history[0].status = Status::Talks)
        .tie(Kind::Supply, &["gb", "kt"], |tie| tie.history[0].status = Status::Ended)
        .tie(Kind::Partnership, &["kt", "kaist", "gb"], |tie| tie.history[0].status = Status::Stalled)
        .view(&["kt"])
}

fn drawn(view: &View) -> String {
    svg(view, &SvgOptions::default())
}

fn classed<'a>(document: &'a Document, class: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    document
        .descendants()
        .filter(move |node| node.attribute("class").is_some_and(|classes| classes.split(' ').any(|one| one == class)))
}

fn words(node: Node) -> String {
    let texts = node.descendants().filter(|node| node.has_tag_name("text"));
    texts.filter_map(|node| node.text()).collect::<Vec<_>>().join(" / ")
}

#[test]
fn everything_of_the_view_is_in_the_picture() {
    let text = drawn(&rich());
    let document = Document::parse(&text).unwrap();
    let root = document.root_element();
    assert_eq!((root.attribute("role"), root.attribute("aria-label")), (Some("img"), Some("KT 제휴 관계도")));
    assert_eq!(classed(&document, "node").count(), 7, "six organisations and a deal");
    assert_eq!(classed(&document, "link").count(), 9);
    assert_eq!(classed(&document, "group").map(words).collect::<Vec<_>>(), ["가온 그룹"]);
    let investment = classed(&document, "label").find(|node| node.attribute("class").unwrap().contains("investment"));
    assert_eq!(words(investment.unwrap()), "투자 · 2020-06 / 500억원 · 10%");
    let talks = classed(&document, "status-talks").find(|node| node.attribute("data-ties").is_some()).unwrap();
    assert!(talks.children().any(|node| node.attribute("stroke-dasharray").is_some()), "talks are dashed");
    let tooltip = talks.children().find(|node| node.has_tag_name("title")).unwrap();
    assert!(tooltip.text().unwrap().contains("“손을 잡았다” (article, 2020-08-21)"));
    assert!(words(root).contains("조직 6곳 · 관계 5건 · 기사 1건"));
}

#[test]
fn the_legend_explains_what_there_is_and_no_more() {
    let text = drawn(&rich());
    let document = Document::parse(&text).unwrap();
    let legend = words(classed(&document, "legend").next().unwrap());
    for word in
        ["제휴", "회원", "투자", "인수", "공급", "합의", "협의 중", "중단", "종료", "협의체", "대학", "기업집단"]
    {
        assert!(legend.split(" / ").any(|item| item == word), "{word} in {legend}");
    }
    assert!(!legend.contains("라이선스") && !legend.contains("병원"));
}

#[test]
fn arrows_follow_the_direction_of_the_deal() {
    let view = |parties: &[&str]| {
        Sample::default()
            .org(org("a", "가", OrgKind::Company))
            .org(org("b", "나", OrgKind::Company))
            .tie(Kind::Investment, parties, |_| {})
            .view(&[])
    };
    let head = |view: &View| {
        let text = drawn(view);
        let document = Document::parse(&text).unwrap();
        let link = classed(&document, "link").next().unwrap();
        let path = link.children().find(|node| node.attribute("fill").is_some_and(|fill| fill != "none")).unwrap();
        let tip = path.attribute("d").unwrap().trim_start_matches('M').split('L').next().unwrap().to_owned();
        let middle = |key: &str| {
            let node = classed(&document, "node").find(|node| node.attribute("data-id") == Some(key)).unwrap();
            let text = node.descendants().find(|node| node.has_tag_name("text")).unwrap();
            ["x", "y"].map(|axis| text.attribute(axis).unwrap().parse::<f64>().unwrap())
        };
        let tip: Vec<f64> = tip.split(' ').map(|v| v.parse().unwrap()).collect();
        let far = |[x, y]: [f64; 2]| (x - tip[0]).hypot(y - tip[1]);
        if far(middle("a")) < far(middle("b")) { "a" } else { "b" }
    };
    assert_eq!(head(&view(&["a", "b"])), "b");
    assert_eq!(head(&view(&["b", "a"])), "a");
}

#[test]
fn nothing_lies_on_anything_else() {
    let view = rich();
    let sketch = Sketch::of(&view, Lang::Ko);
    let shapes = shape::shapes(&sketch);
    let picture = compose(&sketch, &shapes, Pains::Taken);
    let mut solid: Vec<Rect> = picture.layout.nodes.clone();
    solid.extend(picture.labels.of.iter().flatten().map(|label| label.rect));
    for (nth, rect) in solid.iter().enumerate() {
        assert!(solid[nth + 1..].iter().all(|other| !other.overlaps(*rect)));
    }
    for (link, curve) in sketch.links.iter().zip(&picture.curves) {
        for (at, node) in picture.layout.nodes.iter().enumerate() {
            assert!(at == link.from || at == link.to || !curve.cuts(*node), "{} is crossed", sketch.nodes[at].name);
        }
    }
    for (at, node) in sketch.nodes.iter().enumerate() {
        let (rect, middle) = (picture.layout.nodes[at], picture.layout.nodes[at].middle());
        for (group, around) in picture.layout.groups.iter().enumerate() {
            let inside = around.union(rect) == *around;
            assert_eq!(inside, node.group == Some(group), "{} at {middle:?}", node.name);
        }
    }
}

#[test]
fn the_same_view_gives_the_same_bytes() {
    assert_eq!(drawn(&rich()), drawn(&rich()));
}

#[test]
fn english_has_english_words() {
    let text = svg(&rich(), &SvgOptions { lang: Lang::En, ..SvgOptions::default() });
    for word in ["Partners of KT", "6 organisations · 5 ties · 1 article", "investment", "in talks", "KRW 50bn"] {
        assert!(text.contains(word), "{word}");
    }
}

#[test]
fn an_empty_and_a_lonely_view_are_pictures_too() {
    Document::parse(&drawn(&View::default())).unwrap();
    let one = Sample::default().org(org("a", "가", OrgKind::Company)).view(&["a", "not-here"]);
    assert!(drawn(&one).contains(">가</text>"));
}

#[test]
fn a_hub_with_many_partners_leaves_no_label_unread() {
    let ids: Vec<String> = (0..60).map(|n| format!("o{n:02}")).collect();
    let mut sample = Sample::default();
    for id in &ids {
        sample = sample.org(org(id, &format!("회사 {id}"), OrgKind::Company));
    }
    for id in &ids[1..] {
        sample = sample.tie(Kind::Supply, &[&ids[0], id], |tie| tie.claims[0].when = "2020-06".parse().ok());
    }
    let text = drawn(&sample.view(&["o00"]));
    let document = Document::parse(&text).unwrap();
    assert_eq!(classed(&document, "label").count(), 59);
    assert!(!text.contains("자리가 없어"));
}

#[test]
fn a_name_of_ten_thousand_characters_is_cut_in_sight_and_whole_in_the_tooltip() {
    let long = "가나다라마".repeat(2_000);
    let text = drawn(&Sample::default().org(org("a", &long, OrgKind::Company)).view(&["a"]));
    let document = Document::parse(&text).unwrap();
    assert!(words(document.root_element()).contains('…'));
    assert!(words(document.root_element()).chars().count() < 400);
    let tooltip = document.descendants().find(|node| node.has_tag_name("title")).unwrap();
    assert!(tooltip.text().unwrap().contains(&long));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn hostile_text_stays_text(
        text in prop_oneof![
            any::<String>(),
            "[\"\\\\\\]><&'`\\x00\\n\\u{202e}\\u{200f}/!-]{0,40}",
            Just("</script><script>alert(1)</script>".to_owned()),
            Just("<img src=x onerror=alert(1)>]]>".to_owned()),
        ]
    ) {
        let view = Sample::default()
            .org(org(&text, &text, OrgKind::Company))
            .org(org("other", "다른", OrgKind::Company))
            .tie(Kind::Supply, &[&text, "other"], |tie| {
                tie.areas = vec![text.clone()];
                tie.claims[0].evidence[0].quote = text.clone();
                tie.claims[0].doc = text.as_str().into();
            })
            .view(&[&text]);
        let drawn = svg(&view, &SvgOptions { title: Some(text), ..SvgOptions::default() });
        let document = Document::parse(&drawn).unwrap();
        for node in document.descendants().filter(|node| node.is_element()) {
            let known = ["svg", "g", "a", "rect", "path", "polygon", "circle", "text", "title", "desc"];
            prop_assert!(known.contains(&node.tag_name().name()));
            prop_assert!(node.attributes().all(|attribute| !attribute.name().starts_with("on")));
        }
        let marked = drawn.contains(['\0', '\u{202e}', '\u{200f}']);
        prop_assert!(!marked);
    }
}

#[test]
fn edges_lead_to_their_articles_and_nowhere_else() {
    let mut links = Links::default();
    links.add("article".into(), "https://news.example/a?b=1&c=\u{2019}");
    let text = svg(&rich(), &SvgOptions { links, ..SvgOptions::default() });
    let document = Document::parse(&text).unwrap();
    let leads: Vec<_> = document.descendants().filter(|node| node.has_tag_name("a")).collect();
    assert!(leads.len() > 10);
    for lead in leads {
        assert_eq!(lead.attribute("href"), Some("https://news.example/a?b=1&c=\u{2019}"));
        assert_eq!(lead.attribute("rel"), Some("noopener noreferrer"));
    }
    assert!(!drawn(&rich()).contains("<a "));
}

#[test]
fn a_dark_picture_has_no_colour_of_the_light_one() {
    let dark = svg(&rich(), &SvgOptions { theme: Theme::Dark, ..SvgOptions::default() });
    let document = Document::parse(&dark).unwrap();
    let colours = theme::colours();
    for (name, value) in document.descendants().flat_map(|node| node.attributes()).map(|a| (a.name(), a.value())) {
        if matches!(name, "fill" | "stroke") && value != "none" {
            assert!(colours.iter().any(|colour| colour.dark == value), "{name}={value}");
        }
    }
    let auto = svg(&rich(), &SvgOptions { theme: Theme::Auto, ..SvgOptions::default() });
    assert!(auto.contains("prefers-color-scheme: dark") && auto.contains("fill=\"#ffffff\""));
    Document::parse(&auto).unwrap();
}
