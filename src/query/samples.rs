//! Views for the tests of the rooms that write them: a small one, and hostile ones.

use super::View;
use crate::model::{
    Alliance, Amount, Claim, Evidence, Kind, OrgKind, Organization, PartialDate, Participant, Party, Role, Span,
    Status, StatusChange, Tie, TieId, Truth,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Builds a view step by step.
#[derive(Default)]
pub(crate) struct Sample {
    organizations: Vec<Organization>,
    ties: Vec<Tie>,
}

/// An organisation with a Korean name.
pub(crate) fn org(id: &str, name: &str, kind: OrgKind) -> Organization {
    Organization {
        id: id.into(),
        ko: Some(name.to_owned()),
        en: None,
        kind,
        country: None,
        group: None,
        ticker: None,
        aliases: Vec::new(),
    }
}

/// An agreed claim of an article of August 2020.
pub(crate) fn claim(kind: Kind, parties: &[&str], quote: &str) -> Claim {
    Claim {
        doc: "article".into(),
        source: None,
        kind,
        parties: parties
            .iter()
            .enumerate()
            .map(|(nth, id)| Party {
                id: (*id).into(),
                name: (*id).to_owned(),
                surfaces: vec![(*id).to_owned()],
                role: role(kind, nth),
            })
            .collect(),
        alliance: None,
        status: Status::Agreed,
        when: None,
        reported: "2020-08-21".parse().ok(),
        areas: Vec::new(),
        amount: None,
        stake: None,
        evidence: vec![Evidence {
            span: Span::new(0, quote.len()),
            quote: quote.to_owned(),
            cue: quote.to_owned(),
            rule: "ko/test".into(),
        }],
        confidence: 0.9,
    }
}

fn role(kind: Kind, nth: usize) -> Role {
    let (first, second, further) = kind.roles();
    [first, second].get(nth).copied().unwrap_or(further)
}

impl Sample {
    /// Adds an organisation.
    pub(crate) fn org(mut self, org: Organization) -> Self {
        self.organizations.push(org);
        self
    }

    /// Adds an agreed tie, reported in August 2020, changed by `change`.
    pub(crate) fn tie(mut self, kind: Kind, parties: &[&str], change: impl FnOnce(&mut Tie)) -> Self {
        let participant = |(nth, id): (usize, &&str)| Participant {
            org: (*id).into(),
            role: role(kind, nth),
            joined: None,
            truth: Truth::Yes,
        };
        let mut tie = Tie {
            id: TieId::new(format!("t{:03}", self.ties.len())),
            kind,
            participants: parties.iter().enumerate().map(participant).collect(),
            alliance: None,
            history: vec![StatusChange {
                when: None,
                reported: "2020-08-21".parse().ok(),
                status: Status::Agreed,
                doc: "article".into(),
            }],
            areas: Vec::new(),
            amount: None,
            stake: None,
            claims: vec![claim(kind, parties, "손을 잡았다")],
            truth: Truth::Yes,
        };
        change(&mut tie);
        self.ties.push(tie);
        self
    }

    /// The view, sorted.
    pub(crate) fn view(mut self, focus: &[&str]) -> View {
        self.organizations.sort_by(|a, b| a.id.cmp(&b.id));
        View {
            focus: focus.iter().map(|id| (*id).into()).collect(),
            organizations: self.organizations,
            groups: Vec::new(),
            ties: self.ties,
            ..View::default()
        }
    }
}

/// A tree of so many companies, `o000` and on, each with seven below it; `kind` is that of the tie to the one above.
pub(crate) fn tree(companies: usize, kind: impl Fn(usize) -> Kind) -> View {
    let id = |at: usize| format!("o{at:03}");
    let mut sample = Sample::default();
    for at in 0..companies {
        sample = sample.org(org(&id(at), &format!("회사 {at}"), OrgKind::Company));
    }
    for at in 1..companies {
        sample = sample.tie(kind(at), &[&id(at / 7), &id(at)], |_| {});
    }
    sample.view(&[])
}

/// An investment with all that is known of one, an alliance, talks that ended, and a deal of three.
pub(crate) fn small() -> View {
    let date = |text: &str| text.parse::<PartialDate>().ok();
    let mut robotics = org("robotics", "현대로보틱스", OrgKind::Company);
    robotics.en = Some("Hyundai Robotics".into());
    robotics.aliases = vec!["로보틱스".into(), "HRC".into()];
    robotics.country = Some("KR".into());
    robotics.group = Some("hyundai".into());
    robotics.ticker = Some("KRX:000001".into());
    let mut view = Sample::default()
        .org(org("kt", "KT", OrgKind::Company))
        .org(robotics)
        .org(org("team", "AI 원팀", OrgKind::Alliance))
        .org(org("한양대", "한양대", OrgKind::University))
        .tie(Kind::Investment, &["kt", "robotics"], |tie| {
            tie.amount = Some(Amount { value: 50_000_000_000, currency: "KRW".into() });
            tie.stake = Some(0.1);
            tie.areas = vec!["로봇".into()];
            tie.claims[0].when = date("2020-06-16");
            tie.claims[0].source = Some("Daily".into());
            tie.claims[0].evidence[0].quote = "KT는 현대로보틱스에 500억원을 투자해 지분 10%를 얻었다.".into();
        })
        .tie(Kind::Membership, &["kt", "한양대"], |tie| {
            tie.alliance = Some("team".into());
            tie.participants[0].joined = date("2020-02-20");
            tie.participants[1].joined = date("2020-06");
        })
        .tie(Kind::Partnership, &["kt", "한양대"], |tie| {
            tie.claims[0].when = date("2019");
            tie.claims[0].status = Status::Talks;
            tie.history[0] = StatusChange { when: date("2019"), status: Status::Talks, ..tie.history[0].clone() };
            let end = StatusChange { when: date("2021-03"), status: Status::Ended, ..tie.history[0].clone() };
            tie.history.push(end);
        })
        .tie(Kind::JointDevelopment, &["kt", "robotics", "한양대"], |_| {})
        .view(&["kt"]);
    view.groups = vec![org("hyundai", "현대그룹", OrgKind::Group)];
    view
}

/// Text that means something to one format or another.
pub(crate) fn hostile() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "\"",
        "'",
        "\\",
        "]]>",
        "</script>",
        "<img src=x onerror=alert(1)>",
        "`",
        "=HYPERLINK(\"http://x\")",
        "@cmd",
        "\n",
        "\r\n",
        "\t",
        "\0",
        "\u{1b}[31m",
        "\u{202e}",
        "\u{200f}",
        "\u{feff}",
        "\u{ffff}",
        "_x0041_",
        "[[",
        "]]",
        "|",
        ";",
        ",",
        "${x}",
        "%%{init}%%",
        "<!--",
        "&amp;",
        "&#0;",
        "{",
        "}",
        "---",
        "#",
        "*/",
        "//",
        "MATCH (n)",
        "가온전자",
        "KT",
        "A&B",
        " ",
        "😀",
        "\u{85}",
        "\u{2028}",
    ]);
    prop_oneof![4 => prop::collection::vec(piece, 0..7).prop_map(|parts| parts.concat()), 1 => any::<String>()]
}

fn any_date() -> impl Strategy<Value = Option<PartialDate>> {
    prop::option::of(prop::sample::select(&["2018", "2019-03", "2019-03-07", "2021-11-30", "1000", "9999-12-31"][..]))
        .prop_map(|date| date.map(|date| date.parse().unwrap()))
}

/// Views of few organisations with hostile names, and ties of every shape between them.
pub(crate) fn any_view() -> impl Strategy<Value = View> {
    let kinds = prop::sample::select(
        &[OrgKind::Company, OrgKind::Group, OrgKind::University, OrgKind::Public, OrgKind::Alliance, OrgKind::Media][..],
    );
    let text = || prop::option::of(hostile());
    let org = (
        hostile().prop_map(|id| format!("{id}.")),
        text(),
        text(),
        kinds,
        (text(), text(), text()),
        prop::collection::vec(hostile(), 0..3),
    );
    let status = || prop::sample::select(Status::ALL);
    let told = (hostile(), text(), status(), (any_date(), any_date()), 0.0..=1.0);
    let tie = (
        prop::sample::select(Kind::ALL),
        prop::collection::vec((any::<prop::sample::Index>(), any_date()), 1..5),
        prop::option::of(any::<prop::sample::Index>()),
        prop::collection::vec(told, 1..3),
        (prop::option::of(any::<u64>()), prop::option::of(0.0..=1.0), hostile()),
        prop::sample::select(&[Truth::Yes, Truth::Maybe][..]),
    );
    let orgs = prop::collection::vec(org, 1..6);
    (orgs, prop::collection::vec(tie, 0..5), hostile()).prop_map(|(orgs, ties, focus)| {
        let mut organizations = BTreeMap::new();
        for (id, ko, en, kind, (country, group, ticker), aliases) in orgs {
            let group = group.map(|group| group.as_str().into());
            let org = Organization { id: id.as_str().into(), ko, en, kind, country, group, ticker, aliases };
            organizations.insert(id, org);
        }
        let organizations: Vec<Organization> = organizations.into_values().collect();
        let ids: Vec<&str> = organizations.iter().map(|org| org.id.as_str()).collect();
        let mut sample = Sample::default();
        for (kind, parties, alliance, told, (amount, stake, area), truth) in ties {
            let parties: Vec<(&str, Option<PartialDate>)> =
                parties.iter().map(|(at, joined)| (*at.get(&ids), *joined)).collect();
            let names: Vec<&str> = parties.iter().map(|party| party.0).collect();
            sample = sample.tie(kind, &names, |tie| {
                for (participant, (_, joined)) in tie.participants.iter_mut().zip(&parties) {
                    (participant.joined, participant.truth) = (*joined, truth);
                }
                if kind == Kind::JointVenture && names.len() > 2 {
                    tie.participants[1].role = Role::Venture;
                }
                tie.alliance = alliance.filter(|_| kind == Kind::Membership).map(|at| (*at.get(&ids)).into());
                (tie.stake, tie.truth, tie.areas) = (stake, truth, vec![area]);
                tie.amount = amount.map(|value| Amount { value, currency: "KRW".into() });
                tie.history.clear();
                tie.claims.clear();
                for (quote, source, status, (when, reported), confidence) in told {
                    tie.history.push(StatusChange { when, reported, status, doc: quote.as_str().into() });
                    let mut claim = claim(kind, &names, &quote);
                    claim.doc = quote.as_str().into();
                    claim.alliance = tie.alliance.as_ref().map(|id| Alliance {
                        id: id.clone(),
                        name: id.to_string(),
                        surfaces: vec![quote.clone()],
                    });
                    (claim.source, claim.status, claim.confidence) = (source, status, confidence);
                    (claim.when, claim.reported) = (when, reported);
                    (claim.amount, claim.stake) = (tie.amount.clone(), tie.stake);
                    tie.claims.push(claim);
                }
            });
        }
        let mut view = sample.view(&[focus.as_str()]);
        view.focus.extend(organizations.first().map(|org| org.id.clone()));
        view.groups = organizations.last().cloned().into_iter().collect();
        view.organizations = organizations;
        view
    })
}
