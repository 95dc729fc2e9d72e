//! Small views for tests.

use crate::model::{
    Claim, Evidence, Kind, OrgKind, Organization, Participant, Party, Span, Status, StatusChange, Tie, TieId, Truth,
};
use crate::query::View;

/// Builds a view step by step.
#[derive(Default)]
pub(super) struct Sample {
    organizations: Vec<Organization>,
    ties: Vec<Tie>,
}

/// An organisation with a Korean name.
pub(super) fn org(id: &str, name: &str, kind: OrgKind) -> Organization {
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

impl Sample {
    /// Adds an organisation.
    pub fn org(mut self, org: Organization) -> Self {
        self.organizations.push(org);
        self
    }

    /// Adds an agreed tie of June 2020, changed by `change`.
    pub fn tie(mut self, kind: Kind, parties: &[&str], change: impl FnOnce(&mut Tie)) -> Self {
        let (first, second, further) = kind.roles();
        let role = |nth| [first, second].get(nth).copied().unwrap_or(further);
        let claim = Claim {
            doc: "article".into(),
            source: None,
            kind,
            parties: parties
                .iter()
                .enumerate()
                .map(|(nth, id)| Party {
                    id: (*id).into(),
                    name: (*id).to_owned(),
                    surfaces: Vec::new(),
                    role: role(nth),
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
                span: Span::new(0, 1),
                quote: "손을 잡았다".to_owned(),
                cue: "손을 잡".to_owned(),
                rule: "ko/test".into(),
            }],
            confidence: 0.9,
        };
        let mut tie = Tie {
            id: TieId::new(format!("t{:03}", self.ties.len())),
            kind,
            participants: parties
                .iter()
                .enumerate()
                .map(|(nth, id)| Participant { org: (*id).into(), role: role(nth), joined: None, truth: Truth::Yes })
                .collect(),
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
            claims: vec![claim],
            truth: Truth::Yes,
        };
        change(&mut tie);
        self.ties.push(tie);
        self
    }

    /// The view, sorted.
    pub fn view(mut self, focus: &[&str]) -> View {
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
