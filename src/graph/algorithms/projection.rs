//! From ties of many parties to edges between two organisations.

use super::Network;
use crate::{
    graph::{PartnerGraph, kind_weight},
    model::OrgId,
};
use std::collections::{BTreeMap, BTreeSet};

/// The organisations of a graph and how strongly its ties bind each two of them.
///
/// A tie of n parties gives each pair of them `kind_weight / (n − 1)`: every party gains the weight of the kind, as it
/// does from a deal of two, and an alliance of n members counts as much in all as n/2 deals, not as n²/2 (the
/// weighting of Newman, "Scientific collaboration networks II", Phys. Rev. E 64, 2001). Several ties of a pair add up.
/// An alliance is no node by its memberships: its members are bound to each other. Every tie of the graph counts,
/// whatever its status; a filter chooses before.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Projection {
    orgs: Vec<OrgId>,
    network: Network,
}

impl Projection {
    /// The projection of a graph.
    ///
    /// # Complexity
    /// O(Σ n² log) for the parties n of each tie.
    pub fn of(graph: &PartnerGraph) -> Self {
        let parties = |at: usize| graph.ties()[at].participants.iter().map(|part| &part.org);
        let orgs: Vec<OrgId> =
            (0..graph.ties().len()).flat_map(parties).collect::<BTreeSet<_>>().into_iter().cloned().collect();
        let number: BTreeMap<&OrgId, usize> = orgs.iter().enumerate().map(|(at, org)| (org, at)).collect();
        let mut edges = Vec::new();
        for (at, tie) in graph.ties().iter().enumerate() {
            let bound: Vec<usize> = parties(at).map(|org| number[org]).collect();
            let share = kind_weight(tie.kind) / (bound.len().max(2) - 1) as f64;
            for (nth, &a) in bound.iter().enumerate() {
                edges.extend(bound[nth + 1..].iter().map(|&b| (a, b, share)));
            }
        }
        let network = Network::from_edges(orgs.len(), edges);
        Self { orgs, network }
    }

    /// The organisations in the order of their numbers, sorted by id.
    pub fn orgs(&self) -> &[OrgId] {
        &self.orgs
    }

    /// What binds them.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The number of an organisation; `None` for one that is party to no tie.
    pub fn number(&self, org: &OrgId) -> Option<usize> {
        self.orgs.binary_search(org).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{graph::samples::claim, model::Kind};

    #[test]
    fn an_alliance_of_four_gives_each_member_as_much_as_one_deal() {
        let alliance = claim("a", Kind::Membership, &["kt", "lg", "sk", "kakao"]).of("team");
        let projection = Projection::of(&PartnerGraph::from_claims([alliance]));
        assert_eq!(projection.orgs().len(), 4, "the alliance itself is no node");
        let of = |org: &str| projection.network().strength(projection.number(&OrgId::new(org)).unwrap());
        assert!((of("kt") - kind_weight(Kind::Membership)).abs() < 1e-12);
        assert_eq!(projection.number(&OrgId::new("team")), None);
    }

    #[test]
    fn ties_of_a_pair_add_up() {
        let projection = Projection::of(&PartnerGraph::from_claims([
            claim("a", Kind::Supply, &["kt", "lg"]),
            claim("b", Kind::JointVenture, &["lg", "kt"]),
            claim("c", Kind::Membership, &["alone"]).of("team"),
        ]));
        let number = |org: &str| projection.number(&OrgId::new(org)).unwrap();
        assert_eq!(projection.network().weight(number("kt"), number("lg")), Some(4.0));
        assert!(projection.network().neighbours(number("alone")).is_empty());
    }
}
