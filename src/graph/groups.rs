//! Which claims can influence each other's ties: what a store has to load together.

use super::{founders::pairs, key::Key};
use crate::model::{Claim, Kind, OrgId, digest};

/// The deal groups of a claim, by their digests: one, or four for a joint venture of three. None for a claim that gives no tie.
///
/// Claims that share no group are in one tie only by way of a third that shares one with each. A group is the
/// alliance of a membership, else the organisations of the deal whatever its kind and direction (source and target of
/// a directed kind, all parties of others), since a partnership may turn out to be any deal between the same. A joint
/// venture of three is in the groups of its pairs too, since two founders may be told without the company founded.
///
/// A store that keeps the groups of each claim in an index gets the ties of an organisation, to the same bytes as from
/// all claims, by two look-ups: the groups of the claims that name it as party or alliance, then all claims of these
/// groups. Of the graph of these, exactly [`ties_of`](super::PartnerGraph::ties_of) that organisation are complete;
/// ties among others may lack claims.
///
/// A collision of digests only loads a claim too many.
///
/// ```
/// use tieup::{graph::deal_keys, model::Claim};
/// let told = |kind: &str, one: &str, other: &str| -> Claim {
///     let party = |id: &str| format!(r#"{{"id": "{id}", "name": "{id}", "role": "party"}}"#);
///     serde_json::from_str(&format!(
///         r#"{{"doc": "a", "kind": "{kind}", "status": "agreed", "parties": [{}, {}], "evidence": [], "confidence": 1}}"#,
///         party(one), party(other))).unwrap()
/// };
/// assert_eq!(deal_keys(&told("supply", "kt", "lg")), deal_keys(&told("partnership", "lg", "kt")));
/// assert_ne!(deal_keys(&told("supply", "kt", "lg")), deal_keys(&told("supply", "kt", "sk")));
/// ```
pub fn deal_keys(claim: &Claim) -> Vec<u64> {
    let Some(key) = Key::of(claim) else { return Vec::new() };
    if let Some(alliance) = key.alliance {
        return vec![group("alliance", &[alliance])];
    }
    let between = key.between();
    let mut groups = vec![group("between", &between)];
    if key.kind == Kind::JointVenture && between.len() == 3 {
        groups.extend(pairs(&between).map(|pair| group("between", &pair)));
    }
    groups
}

fn group(what: &str, orgs: &[&OrgId]) -> u64 {
    let text = digest([what].into_iter().chain(orgs.iter().map(|org| org.as_str())));
    u64::from_str_radix(&text, 16).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        graph::{PartnerGraph, samples::any_claim},
        model::Tie,
    };
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn names(claim: &Claim, org: &OrgId) -> bool {
        claim.parties.iter().any(|party| party.id == *org) || claim.alliance.as_ref().is_some_and(|a| a.id == *org)
    }

    fn bytes<'t>(ties: impl Iterator<Item = &'t Tie>) -> String {
        serde_json::to_string(&ties.collect::<Vec<_>>()).unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn two_look_ups_give_the_ties_of_an_organisation(claims in proptest::collection::vec(any_claim(), 0..40)) {
            let all = PartnerGraph::from_claims(claims.clone());
            for org in all.organizations().iter().map(|org| &org.id) {
                let own = claims.iter().filter(|claim| names(claim, org));
                let groups: BTreeSet<u64> = own.flat_map(deal_keys).collect();
                let near = claims.iter().filter(|claim| deal_keys(claim).iter().any(|group| groups.contains(group)));
                let part = PartnerGraph::from_claims(near.cloned());
                prop_assert_eq!(bytes(part.ties_of(org)), bytes(all.ties_of(org)), "{}", org);
            }
        }

        #[test]
        fn the_claims_of_a_tie_share_a_group_in_turn(claims in proptest::collection::vec(any_claim(), 0..40)) {
            for tie in PartnerGraph::from_claims(claims).ties() {
                let best: BTreeSet<u64> = tie.claims.iter().max_by_key(|claim| deal_keys(claim).len())
                    .into_iter().flat_map(deal_keys).collect();
                prop_assert!(tie.claims.iter().all(|claim| deal_keys(claim).iter().any(|group| best.contains(group))));
            }
        }
    }
}
