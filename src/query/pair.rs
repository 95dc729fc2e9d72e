//! Two organisations in one tie: what binds them, since when, and which claims say so.

use crate::{
    graph::PartnerGraph,
    model::{Claim, OrgId, PartialDate, Tie, Truth},
};
use serde::{Deserialize, Serialize};

/// An organisation by id and name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Named {
    /// Canonical id.
    pub id: OrgId,
    /// The name to show.
    pub name: String,
}

impl Named {
    pub(super) fn of(graph: &PartnerGraph, id: &OrgId) -> Self {
        let name = graph.organization(id).map_or(id.as_str(), |org| org.name());
        Self { id: id.clone(), name: name.to_owned() }
    }
}

/// Whether a claim names an organisation as a party or as the alliance.
pub(super) fn names(claim: &Claim, id: &OrgId) -> bool {
    claim.parties.iter().any(|party| party.id == *id) || claim.alliance.as_ref().is_some_and(|a| a.id == *id)
}

/// The claims of a tie that bind two organisations, best first: those that name both, or, for members of one alliance
/// that no claim names together, those that name either.
pub(super) fn claims_between<'t>(tie: &'t Tie, a: &OrgId, b: &OrgId) -> Vec<&'t Claim> {
    let both: Vec<&Claim> = tie.claims.iter().filter(|claim| names(claim, a) && names(claim, b)).collect();
    match both.is_empty() {
        true => tie.claims.iter().filter(|claim| names(claim, a) || names(claim, b)).collect(),
        false => both,
    }
}

/// Since when the tie binds the two: in an alliance, since the later of them joined; `None` where one joined nobody
/// knows when.
pub(super) fn since(tie: &Tie, a: &OrgId, b: &OrgId) -> Option<PartialDate> {
    if tie.alliance.is_none() {
        return tie.since();
    }
    let members = tie.participants.iter().filter(|part| part.org == *a || part.org == *b);
    let joined: Option<Vec<PartialDate>> = members.map(|part| part.joined).collect();
    // 2020 may be later than 2020-02: the date that may be later is all that is sure.
    joined?.into_iter().max_by_key(|date| (date.latest(), date.earliest()))
}

/// Whether the tie surely bound the two at the date of the question: in an alliance, whether both were members.
pub(super) fn truth(tie: &Tie, a: &OrgId, b: &OrgId) -> Truth {
    let parts = tie.participants.iter().filter(|part| part.org == *a || part.org == *b);
    parts.map(|part| part.truth).max().unwrap_or(tie.truth)
}
