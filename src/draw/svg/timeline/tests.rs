//! What holds for every timeline, whatever its coordinates.

use super::*;
use crate::model::{Kind, Status, Truth};
use crate::query::{Change, Dated, Named, Part, Turn};
use proptest::prelude::*;
use roxmltree::Document;

fn event(turn: Turn, kind: Kind, status: Status, when: &str, partner: &str) -> Dated {
    let part = |name: &str| Part { org: Named { id: name.into(), name: name.to_owned() }, role: kind.roles().0 };
    let change = Change {
        when: when.parse().ok(),
        reported: "2020-08-21".parse().ok(),
        turn,
        kind,
        status,
        before: (turn == Turn::Changed).then_some(Status::Talks),
        parties: vec![part("KT"), part(partner)],
        alliance: None,
        quote: "손을 잡았다".to_owned(),
        doc: "기사".into(),
        tie: format!("{kind}-{partner}").as_str().into(),
    };
    Dated { change, truth: Truth::Yes, doubt: None }
}

fn of_kt(events: Vec<Dated>) -> Timeline {
    Timeline { company: Named { id: "KT".into(), name: "KT".to_owned() }, events }
}

fn rich() -> Timeline {
    let mut joined = event(Turn::Joined, Kind::Membership, Status::Agreed, "2020-06-03", "리온통신");
    joined.change.alliance = Some(Named { id: "연합".into(), name: "한빛 연합".to_owned() });
    joined.change.parties.remove(0);
    let mut undated = event(Turn::Begun, Kind::Support, Status::Agreed, "", "나루은행");
    undated.change.reported = None;
    of_kt(vec![
        event(Turn::Begun, Kind::Acquisition, Status::Talks, "2018-02", "나루은행"),
        event(Turn::Begun, Kind::Investment, Status::Agreed, "2019", "다솜로보틱스"),
        event(Turn::Changed, Kind::Acquisition, Status::Agreed, "2020-01-15", "나루은행"),
        joined,
        event(Turn::Begun, Kind::Partnership, Status::Agreed, "", "나루은행"),
        event(Turn::Ended, Kind::Acquisition, Status::Ended, "2021-03-02", "나루은행"),
        undated,
    ])
}

fn drawn(of: &Timeline) -> String {
    timeline(of, &SvgOptions::default())
}

fn words(text: &str) -> Vec<String> {
    let document = Document::parse(text).unwrap();
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts
        .filter_map(|node| node.children().filter(|node| node.is_text()).find_map(|node| node.text()))
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_small_timeline_in_svg() {
    insta::assert_snapshot!(drawn(&rich()));
}

#[test]
fn every_event_is_told_in_words_and_by_shape() {
    let text = drawn(&rich());
    let said = words(&text);
    for word in [
        "KT 제휴 연표",
        "사건 6건 · 상대 3곳 · 2018-02 – 2021-03-02",
        "나루은행",
        "→ 인수 협의 중",
        "→ 인수: 합의",
        "→ 투자",
        "가입 · 리온통신",
        "→ 인수 종료",
        "이 사이 어느 날",
        "날짜를 알 수 없는 사건 1건은 그리지 않았습니다.",
    ] {
        assert!(said.iter().any(|it| it == word), "{word} in {said:?}");
    }
    let document = Document::parse(&text).unwrap();
    let tooltips: Vec<&str> =
        document.descendants().filter(|node| node.has_tag_name("title")).filter_map(|node| node.text()).collect();
    assert!(tooltips.iter().any(|it| it.contains("2020-01-15\n“손을 잡았다” (기사, 2020-08-21)")), "{tooltips:?}");
    assert!(tooltips.iter().any(|it| it.contains("보도 2020-08-21")));
    let marks = [
        Mark::Begun(Status::Talks),
        Mark::Begun(Status::Agreed),
        Mark::Changed(Status::Talks),
        Mark::Changed(Status::Agreed),
        Mark::Changed(Status::Stalled),
        Mark::Ended,
        Mark::Joined,
        Mark::Left,
    ];
    let shapes: BTreeSet<String> = marks.iter().map(|mark| marks::mark(*mark, (0.0, 0.0), "#000000")).collect();
    assert_eq!(shapes.len(), marks.len(), "no two look alike without colour");
}

#[test]
fn no_words_lie_on_others() {
    let mut events: Vec<Dated> = (1..=28)
        .flat_map(|day| {
            let when = format!("2020-02-{day:02}");
            Kind::ALL.iter().map(move |kind| event(Turn::Begun, *kind, Status::Talks, &when, "나루은행"))
        })
        .collect();
    events.push(event(Turn::Begun, Kind::Supply, Status::Agreed, "2019", "나루은행"));
    events.push(event(Turn::Begun, Kind::Supply, Status::Agreed, "2021-05", "나루은행"));
    let timeline = of_kt(events);
    let axis = Axis::over(timeline.events.iter().filter_map(|it| it.change.date()), PLOT).unwrap();
    let words = |event| words::label(&timeline.company, event, Lang::Ko);
    let told: Vec<Told> = timeline
        .events
        .iter()
        .flat_map(|event| timeline.partners(event).into_iter().map(move |lane| (lane, event)))
        .map(|(lane, event)| Told { lane, event, words: words(event) })
        .collect();
    for lane in lanes::lanes(&told, axis) {
        for (nth, item) in lane.items.iter().enumerate() {
            for other in lane.items[nth + 1..].iter().filter(|other| other.row == item.row) {
                let (left, right) = if item.x < other.x { (item, other) } else { (other, item) };
                assert!(left.text.1 < right.x - lanes::RADIUS, "{} and {}", left.words, right.words);
            }
        }
    }
}

#[test]
fn english_has_english_words_and_nothing_is_a_picture_too() {
    let text = timeline(&rich(), &SvgOptions { lang: Lang::En, ..SvgOptions::default() });
    for word in ["Timeline of KT", "6 events · 3 partners", "→ acquisition in talks", "joined · 리온통신"] {
        assert!(text.contains(word), "{word}");
    }
    assert!(words(&drawn(&of_kt(Vec::new()))).contains(&"KT 제휴 연표".to_owned()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn hostile_text_stays_text(
        text in prop_oneof![
            any::<String>(),
            "[\"\\\\\\]><&'`\\x00\\n\\u{202e}\\u{200f}/!-]{0,40}",
            Just("</title><script>alert(1)</script>".to_owned()),
        ],
        when in prop_oneof![Just("2020"), Just("1000"), Just("9999-12-31"), Just("")],
    ) {
        let mut hostile = event(Turn::Begun, Kind::Supply, Status::Agreed, when, &text);
        hostile.change.quote = text.clone();
        hostile.change.doc = text.as_str().into();
        let mut joined = event(Turn::Joined, Kind::Membership, Status::Agreed, "2020-06", &text);
        joined.change.alliance = Some(Named { id: text.as_str().into(), name: text.clone() });
        let picture = timeline(
            &of_kt(vec![hostile, joined]),
            &SvgOptions { title: Some(text), ..SvgOptions::default() },
        );
        let document = Document::parse(&picture).unwrap();
        for node in document.descendants().filter(|node| node.is_element()) {
            let known = ["svg", "g", "a", "rect", "path", "circle", "text", "title", "desc"];
            prop_assert!(known.contains(&node.tag_name().name()));
            prop_assert!(node.attributes().all(|attribute| !attribute.name().starts_with("on")));
        }
        let marked = picture.contains(['\0', '\u{202e}', '\u{200f}']);
        prop_assert!(!marked);
    }
}

#[test]
fn the_caption_says_what_was_left_out() {
    let left_out = LeftOut { organizations: 7, within_groups: 2 };
    let text = of_company(&rich(), left_out, &SvgOptions::default());
    assert!(words(&text).iter().any(|line| line.contains("7곳 생략") && line.contains("관계 2건 생략")), "{text}");
}

#[test]
fn events_lead_to_their_articles() {
    let mut links = crate::draw::Links::default();
    links.add("기사".into(), "https://news.example/a?b=1&c=2");
    let text = timeline(&rich(), &SvgOptions { links, ..SvgOptions::default() });
    let document = Document::parse(&text).unwrap();
    let leads: Vec<_> = document.descendants().filter(|node| node.tag_name().name() == "a").collect();
    let events = document.descendants().filter(|node| node.attribute("data-tie").is_some()).count();
    assert!(leads.len() == events && events > 4);
    for lead in leads {
        assert_eq!(lead.attribute("href"), Some("https://news.example/a?b=1&c=2"));
        assert!(lead.descendants().any(|node| node.tag_name().name() == "text"));
    }
    assert!(!drawn(&rich()).contains("<a "));
}
