//! A tie as the page knows it.

use crate::{
    draw::wording,
    graph::{Standing, course, voices},
    model::{DocId, Kind, Lang, OrgId, PartialDate, Role, Status, StatusChange, Tie, TieId, Truth},
};
use serde::Serialize;
use std::collections::BTreeSet;

/// A tie without its claims.
#[derive(Debug, Serialize)]
pub(super) struct Shown {
    id: TieId,
    kind: Kind,
    directed: bool,
    status: Status,
    truth: Truth,
    parties: Vec<Party>,
    alliance: Option<OrgId>,
    since: Option<PartialDate>,
    areas: Vec<String>,
    amount: Option<String>,
    stake: Option<String>,
    confidence: f64,
    articles: usize,
    voices: usize,
    history: Vec<StatusChange>,
    /// How it stands at the end of each month at which that changes.
    course: Vec<Standing>,
    dated: bool,
}

#[derive(Debug, Serialize)]
struct Party {
    org: OrgId,
    role: Role,
    joined: Option<PartialDate>,
}

/// What the page needs of a tie.
pub(super) fn shown(tie: &Tie, lang: Lang) -> Shown {
    let docs: BTreeSet<&DocId> = tie.claims.iter().map(|claim| &claim.doc).collect();
    let party =
        |part: &crate::model::Participant| Party { org: part.org.clone(), role: part.role, joined: part.joined };
    Shown {
        id: tie.id.clone(),
        kind: tie.kind,
        directed: tie.kind.is_directed(),
        status: tie.status(),
        truth: tie.truth,
        parties: tie.participants.iter().map(party).collect(),
        alliance: tie.alliance.clone(),
        since: tie.since(),
        areas: tie.areas.clone(),
        amount: tie.amount.as_ref().map(|amount| wording::amount(amount, lang)),
        stake: tie.stake.map(wording::stake),
        confidence: tie.confidence(),
        articles: docs.len(),
        voices: voices(&tie.claims),
        history: tie.history.clone(),
        course: course(tie),
        dated: tie.is_dated(),
    }
}
