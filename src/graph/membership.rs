//! Alliances: who is a member at which standing.

use super::history::history;
use crate::model::{Claim, OrgId, Status};
use std::collections::{BTreeMap, BTreeSet};

/// The members of an alliance that stand alike, and the claims that tell of them.
#[derive(Default)]
pub(super) struct Standing<'a> {
    pub(super) members: BTreeSet<&'a OrgId>,
    pub(super) claims: Vec<&'a Claim>,
}

/// Sorts the members of one alliance by how far their membership has come.
///
/// Members of the same standing share one tie. Whoever left, or only talks of joining, stands in a tie of its own,
/// so that one member's leaving does not end the alliance of the others.
pub(super) fn standings<'a>(alliance: &OrgId, claims: &[&'a Claim]) -> BTreeMap<Status, Standing<'a>> {
    let mut told: BTreeMap<&OrgId, Vec<&'a Claim>> = BTreeMap::new();
    for claim in claims {
        for party in claim.parties.iter().filter(|party| party.id != *alliance) {
            told.entry(&party.id).or_default().push(claim);
        }
    }
    let mut standings: BTreeMap<Status, Standing> = BTreeMap::new();
    for (member, claims) in told {
        if let Some(last) = history(claims.iter().copied()).last() {
            let standing = standings.entry(last.status).or_default();
            standing.members.insert(member);
            standing.claims.extend(claims);
        }
    }
    for standing in standings.values_mut() {
        standing.claims.sort_by(|a, b| a.order(b));
        standing.claims.dedup_by(|a, b| a.order(b).is_eq());
    }
    standings
}
