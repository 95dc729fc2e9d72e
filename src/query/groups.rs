//! Which organisations form groups by their ties?

use super::{pair::Named, profile::KindCount};
use crate::{
    graph::{
        PartnerGraph,
        algorithms::{Projection, leiden, modularity},
    },
    model::{Kind, Tie, TieId},
};
use serde::Serialize;
use std::{cmp::Reverse, collections::BTreeMap};

/// A member of a group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupMember {
    /// Who.
    pub org: Named,
    /// The weight of its ties with others of the group.
    pub weight: f64,
    /// The number of others of the group that it is bound to.
    pub partners: usize,
}

/// Organisations with more ties among each other than with others.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// Its place in the list, from 1.
    pub number: usize,
    /// The number of members.
    pub size: usize,
    /// Members, those with most weight inside first.
    pub members: Vec<GroupMember>,
    /// The weight of its ties inside.
    pub weight: f64,
    /// The share of the weight of its members' ties that lies inside, 0..1.
    pub cohesion: f64,
    /// Ties by kind of which at least two parties are members, in the order of the guide.
    pub kinds: Vec<KindCount>,
    /// These ties, sorted by id.
    pub ties: Vec<TieId>,
}

/// The groups of a graph.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Groups {
    /// Above 1 more and smaller groups, below 1 fewer and larger ones.
    pub resolution: f64,
    /// How much more weight lies inside groups than chance would put there, −1..1.
    pub modularity: f64,
    /// Organisations that are party to a tie.
    pub organizations: usize,
    /// Those that no tie binds to another organisation by name.
    pub alone: usize,
    /// The groups, largest first, then by weight and the first member.
    pub groups: Vec<Group>,
}

/// The groups that organisations form by their ties: Leiden communities of the [`Projection`] of a graph.
///
/// # Complexity
/// That of [`Projection::of`] and [`leiden`].
pub fn groups(graph: &PartnerGraph, resolution: f64) -> Groups {
    let projection = Projection::of(graph);
    let network = projection.network();
    let communities = leiden(network, resolution);
    let mut of = vec![0; network.len()];
    for (community, members) in communities.iter().enumerate() {
        members.iter().for_each(|&node| of[node] = community);
    }
    let mut ties: BTreeMap<usize, Vec<&Tie>> = BTreeMap::new();
    for tie in graph.ties() {
        let mut parties: Vec<usize> =
            tie.participants.iter().filter_map(|part| projection.number(&part.org)).map(|node| of[node]).collect();
        parties.sort_unstable();
        let twice = parties.chunk_by(|a, b| a == b).filter(|same| same.len() > 1);
        twice.for_each(|same| ties.entry(same[0]).or_default().push(tie));
    }
    let mut groups: Vec<Group> = communities
        .iter()
        .enumerate()
        .filter(|(_, members)| members.len() > 1)
        .map(|(community, members)| {
            let inside = ties.remove(&community).unwrap_or_default();
            group(graph, &projection, members, |node| of[node] == community, &inside)
        })
        .collect();
    groups.sort_by(|a, b| {
        let first = |group: &Group| group.members.first().map(|member| member.org.clone());
        b.size.cmp(&a.size).then(b.weight.total_cmp(&a.weight)).then_with(|| first(a).cmp(&first(b)))
    });
    groups.iter_mut().enumerate().for_each(|(nth, group)| group.number = nth + 1);
    Groups {
        resolution,
        modularity: modularity(network, &of, resolution),
        organizations: network.len(),
        alone: communities.iter().filter(|members| members.len() == 1).count(),
        groups,
    }
}

fn group(
    graph: &PartnerGraph,
    projection: &Projection,
    nodes: &[usize],
    is_inside: impl Fn(usize) -> bool,
    ties: &[&Tie],
) -> Group {
    let network = projection.network();
    let member = |&node: &usize| {
        let near = || network.neighbours(node).iter().filter(|(other, _)| is_inside(*other));
        GroupMember {
            org: Named::of(graph, &projection.orgs()[node]),
            weight: near().map(|(_, weight)| weight).sum(),
            partners: near().count(),
        }
    };
    let mut members: Vec<GroupMember> = nodes.iter().map(member).collect();
    members.sort_by(|a, b| {
        b.weight.total_cmp(&a.weight).then_with(|| (Reverse(a.partners), &a.org).cmp(&(Reverse(b.partners), &b.org)))
    });
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    ties.iter().for_each(|tie| *kinds.entry(tie.kind).or_default() += 1);
    let inside: f64 = members.iter().map(|member| member.weight).sum();
    let all: f64 = nodes.iter().map(|&node| network.strength(node)).sum();
    Group {
        number: 0,
        size: members.len(),
        members,
        weight: inside / 2.0,
        cohesion: if all > 0.0 { inside / all } else { 0.0 },
        kinds: kinds.into_iter().map(|(kind, ties)| KindCount { kind, ties }).collect(),
        ties: ties.iter().map(|tie| tie.id.clone()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::{any_claim, claim};
    use proptest::prelude::*;

    #[test]
    fn two_camps_with_one_deal_between_them_are_two_groups() {
        let tie = |a: &str, b: &str| claim("a", Kind::Partnership, &[a, b]);
        let graph = PartnerGraph::from_claims([
            tie("kt", "lg"),
            tie("kt", "hanwha"),
            tie("lg", "hanwha"),
            claim("b", Kind::JointVenture, &["sk", "kakao"]),
            tie("sk", "naver"),
            tie("kakao", "naver"),
            tie("lg", "naver"),
            claim("c", Kind::Membership, &["alone"]).of("team"),
        ]);
        let answer = groups(&graph, 1.0);
        let members = |at: usize| answer.groups[at].members.iter().map(|m| m.org.id.as_str()).collect::<Vec<_>>();
        assert_eq!((members(0), members(1)), (vec!["kakao", "sk", "naver"], vec!["hanwha", "kt", "lg"]));
        assert_eq!((answer.groups[0].ties.len(), answer.groups[0].weight), (3, 5.0));
        assert_eq!((answer.organizations, answer.alone, answer.groups[1].number), (7, 1, 2));
    }

    proptest! {
        #[test]
        fn the_order_of_claims_does_not_count(claims in proptest::collection::vec(any_claim(), 0..16)) {
            let mut turned = claims.clone();
            turned.reverse();
            let (one, two) = (PartnerGraph::from_claims(claims), PartnerGraph::from_claims(turned));
            prop_assert_eq!(groups(&one, 1.0), groups(&two, 1.0));
        }
    }
}
