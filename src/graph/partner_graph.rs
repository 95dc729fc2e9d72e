//! The graph of organisations and ties.

use super::{
    deal,
    naming::{Naming, namings},
    set::claim_set,
};
use crate::model::{Claim, OrgId, Organization, Tie, TieId};
use petgraph::graph::{NodeIndex, UnGraph};
use std::collections::{BTreeMap, BTreeSet};

/// What a node of the web stands for, by its place in the sorted lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Organization(usize),
    Tie(usize),
}

/// Organisations and the ties between them, with the claims that prove each tie.
///
/// Inside, organisations and ties are both nodes of a petgraph and each part that an organisation has in a tie is an
/// edge, for a tie may bind more than two. The graph is a pure function of its set of claims and the facts that
/// describe organisations, whatever the order or repetition of either.
///
/// ```
/// use tieup::{graph::PartnerGraph, model::Claim};
/// let claim: Claim = serde_json::from_str(r#"{
///     "doc": "a1", "kind": "investment", "status": "agreed", "when": "2020-06", "reported": "2020-08-21",
///     "parties": [{"id": "kt", "name": "KT", "role": "investor"},
///                 {"id": "hyundai-robotics", "name": "현대로보틱스", "role": "investee"}],
///     "evidence": [{"start": 0, "end": 5, "quote": "KT는", "cue": "투자", "rule": "r"}], "confidence": 0.97}"#)?;
/// let graph = PartnerGraph::from_claims([claim.clone()]);
/// assert_eq!(graph.ties().len(), 1);
/// assert_eq!(graph.clone().merge(PartnerGraph::from_claims([claim])), graph);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct PartnerGraph {
    /// Sorted, no two the same.
    claims: Vec<Claim>,
    /// Sorted by id; every one that a tie names.
    organizations: Vec<Organization>,
    /// Sorted by id.
    ties: Vec<Tie>,
    facts: BTreeMap<OrgId, Organization>,
    namings: BTreeMap<OrgId, Naming>,
    /// Nodes: the organisations in their order, then the ties in theirs.
    web: UnGraph<Place, ()>,
}

impl PartialEq for PartnerGraph {
    fn eq(&self, other: &Self) -> bool {
        // The web follows from the rest, and petgraph's graphs have no equality.
        (&self.claims, &self.organizations, &self.ties, &self.facts)
            == (&other.claims, &other.organizations, &other.ties, &other.facts)
    }
}

impl PartnerGraph {
    /// The graph that claims tell of.
    ///
    /// # Complexity
    /// O(n log n) for n claims, and O(m·n) for the claims of an alliance of m members.
    pub fn from_claims(claims: impl IntoIterator<Item = Claim>) -> Self {
        let claims = claim_set(claims);
        let ties = deal::ties(&claims);
        let namings = namings(&claims);
        Self::assemble(claims, ties, BTreeMap::new(), namings)
    }

    fn assemble(
        claims: Vec<Claim>,
        ties: Vec<Tie>,
        facts: BTreeMap<OrgId, Organization>,
        namings: BTreeMap<OrgId, Naming>,
    ) -> Self {
        let mut graph = Self { claims, ties, facts, namings, ..Self::default() };
        graph.name_organizations();
        graph.spin();
        graph
    }

    fn name_organizations(&mut self) {
        let named: BTreeSet<&OrgId> = self.ties.iter().flat_map(Tie::orgs).collect();
        let organizations = named.into_iter().map(|id| match self.facts.get(id) {
            Some(described) => described.clone(),
            None => self.namings.get(id).cloned().unwrap_or_default().organization(id),
        });
        self.organizations = organizations.collect();
    }

    fn spin(&mut self) {
        let parts = self.ties.iter().map(|tie| tie.orgs().count()).sum();
        let mut web = UnGraph::with_capacity(self.organizations.len() + self.ties.len(), parts);
        for at in 0..self.organizations.len() {
            web.add_node(Place::Organization(at));
        }
        for (at, tie) in self.ties.iter().enumerate() {
            let node = web.add_node(Place::Tie(at));
            for org in tie.orgs() {
                if let Some(place) = self.place(org) {
                    web.update_edge(node, place, ());
                }
            }
        }
        self.web = web;
    }

    /// The same graph with the facts of a gazetteer (names, aliases, kind, group) about its organisations and the
    /// groups that they belong to. An organisation that `facts` does not know keeps the names that the claims give it.
    pub fn describe(mut self, facts: impl Fn(&OrgId) -> Option<Organization>) -> Self {
        let mut wanted: Vec<OrgId> = self.namings.keys().cloned().collect();
        while let Some(id) = wanted.pop() {
            if self.facts.contains_key(&id) {
                continue;
            }
            if let Some(organization) = facts(&id) {
                wanted.extend(organization.group.clone());
                self.facts.insert(id, organization);
            }
        }
        self.name_organizations();
        self
    }

    /// The same graph where organisations are called as more claims than its own have it.
    pub fn called(mut self, namings: impl IntoIterator<Item = (OrgId, Naming)>) -> Self {
        self.namings.extend(namings);
        self.name_organizations();
        self
    }

    /// The same graph where organisations go by more names than their claims give them. Of those that no claim tells of
    /// nothing is kept.
    pub fn known_as<'n>(mut self, names: impl IntoIterator<Item = (&'n OrgId, &'n str)>) -> Self {
        for (org, name) in names {
            if let Some(naming) = self.namings.get_mut(org) {
                naming.see(name);
            }
        }
        self.name_organizations();
        self
    }

    /// The graph of both sets of claims. Associative, commutative and idempotent to the same bytes; where the two
    /// describe an organisation differently, the greater description stays.
    pub fn merge(self, other: Self) -> Self {
        let mut facts = self.facts;
        for (id, organization) in other.facts {
            match facts.get(&id) {
                Some(known) if *known >= organization => {}
                _ => drop(facts.insert(id, organization)),
            }
        }
        let claims = claim_set(self.claims.into_iter().chain(other.claims));
        let (ties, namings) = (deal::ties(&claims), namings(&claims));
        Self::assemble(claims, ties, facts, namings)
    }

    /// The graph of those claims that `keep` wants.
    pub fn keep_claims(&self, keep: impl Fn(&Claim) -> bool) -> Self {
        let claims: Vec<Claim> = self.claims.iter().filter(|claim| keep(claim)).cloned().collect();
        let ties = deal::ties(&claims);
        // What an organisation is called does not hang on what one wants to see of it.
        Self::assemble(claims, ties, self.facts.clone(), self.namings.clone())
    }

    /// The graph of those ties that `keep` wants, with their claims as they are.
    pub fn keep_ties(&self, keep: impl Fn(&Tie) -> bool) -> Self {
        self.with_ties(self.ties.iter().filter(|tie| keep(tie)).cloned().collect())
    }

    /// The graph of what `change` makes of each tie; where it makes nothing, the tie is not in it.
    pub fn change_ties(&self, change: impl Fn(&Tie) -> Option<Tie>) -> Self {
        self.with_ties(self.ties.iter().filter_map(change).collect())
    }

    /// The graph of these ties, sorted by id, and their claims.
    pub(super) fn with_ties(&self, ties: Vec<Tie>) -> Self {
        let claims = claim_set(ties.iter().flat_map(|tie| tie.claims.iter().cloned()));
        // What an organisation is called does not hang on what one wants to see of it.
        Self::assemble(claims, ties, self.facts.clone(), self.namings.clone())
    }

    /// All claims, sorted, no two the same.
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// All ties, sorted by id.
    pub fn ties(&self) -> &[Tie] {
        &self.ties
    }

    /// Every organisation that a tie names, sorted by id.
    pub fn organizations(&self) -> &[Organization] {
        &self.organizations
    }

    /// The tie with this id.
    pub fn tie(&self, id: &TieId) -> Option<&Tie> {
        self.ties.binary_search_by(|tie| tie.id.cmp(id)).ok().map(|at| &self.ties[at])
    }

    /// The organisation with this id, or the group that one belongs to.
    pub fn organization(&self, id: &OrgId) -> Option<&Organization> {
        match self.organizations.binary_search_by(|org| org.id.cmp(id)) {
            Ok(at) => Some(&self.organizations[at]),
            Err(_) => self.facts.get(id),
        }
    }

    /// Every form by which articles call an organisation, sorted.
    pub fn surfaces(&self, id: &OrgId) -> impl Iterator<Item = &str> {
        self.namings.get(id).into_iter().flat_map(Naming::surfaces)
    }

    /// The ties of an organisation, sorted by id; those of an alliance are the memberships in it.
    pub fn ties_of(&self, id: &OrgId) -> impl Iterator<Item = &Tie> {
        let mut places: Vec<usize> = self.place(id).map_or_else(Vec::new, |place| self.around(place));
        places.sort_unstable();
        places.into_iter().map(|at| &self.ties[at])
    }

    /// In how many parts the graph falls that no tie connects.
    pub fn components(&self) -> usize {
        petgraph::algo::connected_components(&self.web)
    }

    /// The node of an organisation.
    pub(super) fn place(&self, id: &OrgId) -> Option<NodeIndex> {
        self.organizations.binary_search_by(|org| org.id.cmp(id)).ok().map(NodeIndex::new)
    }

    /// The places of a node's neighbours: ties of an organisation, organisations of a tie.
    pub(super) fn around(&self, node: NodeIndex) -> Vec<usize> {
        self.web
            .neighbors(node)
            .map(|next| match self.web[next] {
                Place::Organization(at) | Place::Tie(at) => at,
            })
            .collect()
    }

    /// The node of the tie at a place.
    pub(super) fn tie_node(&self, at: usize) -> NodeIndex {
        NodeIndex::new(self.organizations.len() + at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        graph::samples::{any_claim, claim},
        model::{Kind, OrgKind},
    };
    use proptest::prelude::*;

    fn bytes(graph: &PartnerGraph) -> String {
        serde_json::to_string(&(graph.claims(), graph.ties(), graph.organizations())).unwrap()
    }

    #[test]
    fn facts_describe_organisations_and_their_groups() {
        let facts = |id: &OrgId| {
            let (ko, group) = match id.as_str() {
                "lgu" => ("LG유플러스", Some(OrgId::new("lg-group"))),
                "lg-group" => ("LG", None),
                _ => return None,
            };
            let ko = Some(ko.to_owned());
            let id = id.clone();
            let kind = OrgKind::Company;
            Some(Organization { id, ko, en: None, kind, country: None, group, ticker: None, aliases: Vec::new() })
        };
        let graph =
            PartnerGraph::from_claims([claim("a", Kind::Membership, &["lgu", "새벽"]).of("team")]).describe(facts);
        let names: Vec<&str> = graph.organizations().iter().map(Organization::name).collect();
        assert_eq!(names, ["LG유플러스", "TEAM", "새벽"]);
        assert_eq!(graph.organization(&OrgId::new("lg-group")).unwrap().name(), "LG");
        assert_eq!(graph.organization(&OrgId::new("team")).unwrap().kind, OrgKind::Alliance);
        let found: Vec<_> = graph.ties_of(&OrgId::new("team")).map(|tie| tie.kind).collect();
        assert_eq!(found, [Kind::Membership]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn the_same_claims_in_any_order_split_and_repetition_give_the_same_bytes(
            (claims, mut other) in proptest::collection::vec(any_claim(), 0..32)
                .prop_flat_map(|claims| (Just(claims.clone()), Just(claims).prop_shuffle())),
            repeated in proptest::collection::vec(any::<proptest::sample::Index>(), 0..6),
            split in any::<proptest::sample::Index>(),
        ) {
            let whole = PartnerGraph::from_claims(claims);
            for nth in repeated.into_iter().filter(|_| !whole.claims().is_empty()) {
                other.push(nth.get(&other).clone());
            }
            let rest = other.split_off(split.index(other.len() + 1));
            let (one, two) = (PartnerGraph::from_claims(other), PartnerGraph::from_claims(rest));
            let merged = one.clone().merge(two.clone());
            prop_assert_eq!(bytes(&merged), bytes(&whole));
            prop_assert_eq!(&two.merge(one), &merged, "commutative");
            prop_assert_eq!(merged.clone().merge(merged), whole, "idempotent");
        }

        #[test]
        fn merging_is_associative(
            a in proptest::collection::vec(any_claim(), 0..8),
            b in proptest::collection::vec(any_claim(), 0..8),
            c in proptest::collection::vec(any_claim(), 0..8),
        ) {
            let graph = |claims: &[Claim]| PartnerGraph::from_claims(claims.to_vec());
            let left = graph(&a).merge(graph(&b)).merge(graph(&c));
            let right = graph(&a).merge(graph(&b).merge(graph(&c)));
            prop_assert_eq!(bytes(&left), bytes(&right));
        }

        #[test]
        fn every_tie_is_sound(claims in proptest::collection::vec(any_claim(), 0..24)) {
            let graph = PartnerGraph::from_claims(claims);
            prop_assert!(graph.ties().windows(2).all(|pair| pair[0].id < pair[1].id), "ids are sorted and distinct");
            for tie in graph.ties() {
                prop_assert!(!tie.history.is_empty() && !tie.claims.is_empty());
                prop_assert!(tie.orgs().count() >= 2);
                prop_assert_eq!(tie.orgs().count(), tie.orgs().collect::<BTreeSet<_>>().len(), "nobody stands twice");
                prop_assert!(tie.orgs().all(|org| graph.organization(org).is_some()));
            }
        }
    }
}
