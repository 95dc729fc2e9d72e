//! Gold and claims for the tests of this room, written in one line each.

use super::{GoldArticle, GoldTie};
use crate::model::{Alliance, Claim, DocId, Evidence, Kind, OrgId, Party, Role, RuleId, Span, Status};

/// A gold tie; a party with several names has them apart by `|`.
pub(super) fn tie(kind: Kind, parties: &[&str]) -> GoldTie {
    let names = |party: &&str| party.split('|').map(str::to_owned).collect();
    GoldTie {
        kind,
        parties: parties.iter().map(names).collect(),
        alliance: None,
        status: Status::Agreed,
        when: None,
        evidence: "그렇다.".to_owned(),
        optional: false,
    }
}

impl GoldTie {
    pub(super) fn of(self, alliance: &str) -> Self {
        Self { alliance: Some(alliance.split('|').map(str::to_owned).collect()), ..self }
    }

    pub(super) fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    pub(super) fn on(self, when: &str) -> Self {
        Self { when: Some(when.parse().unwrap()), ..self }
    }
}

/// An article of gold.
pub(super) fn gold(ties: Vec<GoldTie>) -> GoldArticle {
    GoldArticle { doc: DocId::new("a"), published: None, ties }
}

/// A claim with the given confidence; a party with several names has its surfaces apart by `|`.
pub(super) fn told(kind: Kind, parties: &[&str], confidence: f64) -> Claim {
    let party = |names: &&str| {
        let surfaces: Vec<String> = names.split('|').map(str::to_owned).collect();
        let name = surfaces[0].clone();
        Party { id: OrgId::new(&*name), name, surfaces, role: Role::Partner }
    };
    Claim {
        doc: DocId::new("a"),
        source: None,
        kind,
        parties: parties.iter().map(party).collect(),
        alliance: None,
        status: Status::Agreed,
        when: None,
        reported: None,
        areas: Vec::new(),
        amount: None,
        stake: None,
        evidence: vec![Evidence {
            span: Span::new(0, 1),
            quote: "q".to_owned(),
            cue: "c".to_owned(),
            rule: RuleId::new("r"),
        }],
        confidence,
    }
}

/// A claim that the parties are members of an alliance.
pub(super) fn joined(alliance: &str, parties: &[&str]) -> Claim {
    let alliance = Alliance { id: OrgId::new(alliance), name: alliance.to_owned(), surfaces: Vec::new() };
    Claim { alliance: Some(alliance), ..told(Kind::Membership, parties, 0.9) }
}
