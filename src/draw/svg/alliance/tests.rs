//! What holds for every picture of alliances, whatever its coordinates.

use super::*;
use crate::model::{Kind, OrgKind, Role};
use crate::query::samples::{Sample, org};
use roxmltree::Document;

/// An alliance that was joined on three dates and left by one, and a second that shares a member with it.
fn two() -> View {
    let ids = ["kt", "lg", "sk", "hw", "nh"];
    let mut sample = Sample::default().org(org("team", "한빛 연합", OrgKind::Alliance)).org(org(
        "club",
        "새롬 협의체",
        OrgKind::Alliance,
    ));
    for id in ids {
        sample = sample.org(org(id, &format!("{}전자", id.to_uppercase()), OrgKind::Company));
    }
    sample
        .tie(Kind::Membership, &["kt", "lg", "sk", "hw"], |tie| {
            tie.alliance = Some("team".into());
            tie.participants[0].role = Role::Lead;
            for (at, joined) in [(0, "2020-02"), (1, "2020-06-03"), (2, "2020-02")] {
                tie.participants[at].joined = joined.parse().ok();
            }
        })
        .tie(Kind::Membership, &["nh"], |tie| {
            tie.alliance = Some("team".into());
            tie.history[0].status = Status::Ended;
            tie.claims[0].status = Status::Ended;
            tie.claims[0].when = "2021-05".parse().ok();
        })
        .tie(Kind::Membership, &["kt"], |tie| tie.alliance = Some("club".into()))
        .tie(Kind::Supply, &["kt", "lg"], |_| {})
        .view(&[])
}

fn drawn(view: &View) -> String {
    alliances(view, &SvgOptions::default()).unwrap()
}

#[test]
fn members_stand_in_the_order_of_their_joining() {
    let view = two();
    let rails = rails::rails(&view);
    let names: Vec<&str> = rails.iter().map(|rail| rail.alliance.name()).collect();
    assert_eq!(names, ["한빛 연합", "새롬 협의체"]);
    let told: Vec<(String, Vec<&str>)> = rails[0]
        .stations
        .iter()
        .map(|station| {
            let who = station.members.iter().map(|member| member.org.as_str()).collect();
            (words(station.moment, Lang::Ko), who)
        })
        .collect();
    let wanted = [
        ("2020-02", vec!["kt", "sk"]),
        ("2020-06-03", vec!["lg"]),
        ("2020-08-21 보도", vec!["hw"]),
        ("2021-05 탈퇴", vec!["nh"]),
    ];
    assert_eq!(told, wanted.map(|(when, who)| (when.to_owned(), who)));
}

#[test]
fn all_members_are_there_and_who_is_in_several_is_marked() {
    let text = drawn(&two());
    let document = Document::parse(&text).unwrap();
    let class = |name: &str| {
        let found =
            |node: &roxmltree::Node| node.attribute("class").is_some_and(|it| it.split(' ').any(|one| one == name));
        document.descendants().filter(found).count()
    };
    assert_eq!((class("node"), class("rail"), class("shared")), (8, 2, 2), "two alliances, five members and one again");
    assert!(text.contains("KT전자 (주도)") && text.contains("협의체 2곳의 회원"));
}

#[test]
fn nothing_lies_on_anything_else() {
    let ids: Vec<String> = (0..70).map(|nth| format!("m{nth:02}")).collect();
    let mut sample = Sample::default();
    for id in &ids {
        sample = sample.org(org(id, &format!("회원사 {id}"), OrgKind::Company));
    }
    for (nth, share) in ids.chunks(23).enumerate() {
        let alliance = format!("u{nth}");
        let members: Vec<&str> = share.iter().map(String::as_str).collect();
        sample = sample.org(org(&alliance, "연합", OrgKind::Alliance)).tie(Kind::Membership, &members, |tie| {
            tie.alliance = Some(alliance.as_str().into());
            for (at, part) in tie.participants.iter_mut().enumerate() {
                part.joined = format!("20{}", 10 + at % (nth * 12 + 1)).parse().ok();
            }
        });
    }
    let view = sample.view(&[]);
    let rails = rails::rails(&view);
    let (sketch, _) = rails::sketch(&view, &rails, Lang::Ko);
    let width = |station: &rails::Station| text::width(&words(station.moment, Lang::Ko)) * DATE_FONT * 1.06;
    let places = place::place(&rails, &shape::shapes(&sketch), width);
    assert_eq!(places.nodes.len(), 74);
    let mut solid = places.nodes.clone();
    for (rail, spots) in rails.iter().zip(&places.stations) {
        let dates = rail.stations.iter().zip(spots);
        solid.extend(dates.map(|(station, spot)| date_box(&words(station.moment, Lang::Ko), *spot)));
    }
    for (nth, rect) in solid.iter().enumerate() {
        assert!(solid[nth + 1..].iter().all(|other| !other.overlaps(*rect)), "{rect:?}");
    }
}

#[test]
fn without_an_alliance_there_is_nothing_to_show() {
    let view = Sample::default()
        .org(org("a", "가", OrgKind::Company))
        .org(org("b", "나", OrgKind::Company))
        .tie(Kind::Supply, &["a", "b"], |_| {})
        .view(&[]);
    assert_eq!(alliances(&view, &SvgOptions::default()), Err(LayoutError::NoAlliance));
}

#[test]
fn the_same_view_gives_the_same_bytes() {
    assert_eq!(drawn(&two()), drawn(&two()));
}
