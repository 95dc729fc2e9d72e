//! Claims for the tests of this room, written in one line each.

use crate::model::{Alliance, Claim, DocId, Evidence, Kind, OrgId, Party, RuleId, Span, Status};
use proptest::prelude::*;

/// A claim of an article: `claim("a1", Kind::Partnership, &["kt", "lg"])`; the builder methods below say the rest.
pub(crate) fn claim(doc: &str, kind: Kind, parties: &[&str]) -> Claim {
    let (first, second, other) = kind.roles();
    let role = |at: usize| [first, second].get(at).copied().unwrap_or(other);
    let party = |(at, id): (usize, &&str)| Party {
        id: OrgId::new(*id),
        name: id.to_uppercase(),
        surfaces: vec![id.to_uppercase()],
        role: role(at),
    };
    Claim {
        doc: DocId::new(doc),
        source: None,
        kind,
        parties: parties.iter().enumerate().map(party).collect(),
        alliance: None,
        status: Status::Agreed,
        when: None,
        reported: None,
        areas: Vec::new(),
        amount: None,
        stake: None,
        evidence: vec![Evidence {
            span: Span::new(0, 6),
            quote: "가나".to_owned(),
            cue: "가".to_owned(),
            rule: RuleId::new("test"),
        }],
        confidence: 0.9,
    }
}

impl Claim {
    pub(crate) fn status(mut self, status: Status) -> Self {
        self.status = status;
        self
    }

    pub(crate) fn when(mut self, when: &str) -> Self {
        self.when = Some(when.parse().unwrap());
        self
    }

    pub(crate) fn reported(mut self, reported: &str) -> Self {
        self.reported = Some(reported.parse().unwrap());
        self
    }

    pub(crate) fn sure(mut self, confidence: f64) -> Self {
        self.confidence = confidence;
        self
    }

    pub(crate) fn of(mut self, alliance: &str) -> Self {
        let name = alliance.to_uppercase();
        self.alliance = Some(Alliance { id: OrgId::new(alliance), name: name.clone(), surfaces: vec![name] });
        self
    }
}

/// Claims over few companies, kinds and dates, so that many tell of the same deals.
pub(crate) fn any_claim() -> impl Strategy<Value = Claim> {
    let date = || {
        proptest::option::of(proptest::sample::select(&[
            "2018",
            "2019-03",
            "2019-03-07",
            "2019-03-21",
            "2019-07",
            "2021-11-30",
        ]))
    };
    (
        prop_oneof![Just("a1"), Just("a2"), Just("a3"), Just("a4"), Just("a5")],
        proptest::sample::select(&[
            Kind::Partnership,
            Kind::Membership,
            Kind::Investment,
            Kind::Acquisition,
            Kind::JointVenture,
            Kind::JointVenture,
            Kind::Supply,
        ]),
        proptest::collection::vec(prop_oneof![Just("kt"), Just("lg"), Just("sk"), Just("kakao")], 0..4),
        proptest::option::of(prop_oneof![Just("team"), Just("council"), Just("kt")]),
        proptest::sample::select(Status::ALL),
        (date(), date()),
        (prop_oneof![Just(0.5), Just(0.9)], proptest::option::of(Just("Daily"))),
    )
        .prop_map(|(doc, kind, parties, alliance, status, (when, reported), (confidence, source))| {
            let mut claim = claim(doc, kind, &parties).status(status).sure(confidence);
            claim.source = source.map(str::to_owned);
            claim.when = when.map(|date| date.parse().unwrap());
            claim.reported = reported.map(|date| date.parse().unwrap());
            match alliance {
                Some(alliance) if kind == Kind::Membership => claim.of(alliance),
                _ => claim,
            }
        })
}
