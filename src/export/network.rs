//! What every format of nodes and edges writes, so that all agree on what there is and how it is called.
//!
//! A tie is not a pair, so it is projected. Two parties give an edge from the first to the second. A named alliance, or
//! the one company that a joint venture founded, is the hub: an edge from each party to it. Any other tie is a node of
//! its own, with an edge from each party to it; of a directed kind the edge of the target leads from it.

use crate::{
    model::{Lang, OrgId, Organization, PartialDate, Participant, Role, Status, Tie, Truth},
    query::View,
};
use std::collections::{BTreeMap, BTreeSet};

/// What a node stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Of<'v> {
    Organization(&'v Organization),
    /// A tie that is no edge.
    Deal(&'v Tie),
}

/// A node.
#[derive(Debug)]
pub(super) struct Node<'v> {
    /// The id of the organisation, or `deal:` and the id of the tie; unlike that of any other node.
    pub id: String,
    /// The name to show.
    pub name: String,
    pub of: Of<'v>,
    pub focus: bool,
    /// Ties that it takes part in.
    pub ties: usize,
    /// Articles that tell of these.
    pub articles: usize,
}

/// An edge.
#[derive(Debug)]
pub(super) struct Edge<'v> {
    /// The id of the tie; where each party has an edge of its own, a slash and the id of the party follow, so that it
    /// lasts when others join. Unlike that of any other edge and node, as Cytoscape wants it.
    pub id: String,
    /// Index into [`Network::nodes`].
    pub source: usize,
    /// Index into [`Network::nodes`].
    pub target: usize,
    pub tie: &'v Tie,
    pub source_role: &'static str,
    pub target_role: &'static str,
    /// Since when: of a member the day it joined.
    pub since: Option<PartialDate>,
    pub truth: Truth,
    /// Whether no other element stands for the tie before this one.
    pub first: bool,
}

/// A view as nodes and edges: organisations by id, then deals; edges by tie.
#[derive(Debug)]
pub(super) struct Network<'v> {
    pub view: &'v View,
    pub nodes: Vec<Node<'v>>,
    pub edges: Vec<Edge<'v>>,
}

impl<'v> Network<'v> {
    /// Projects a view. `O(n log n)` in its organisations and ties.
    pub fn of(view: &'v View, lang: Lang) -> Self {
        let mut network = Network { view, nodes: Vec::new(), edges: Vec::new() };
        let mut place = BTreeMap::new();
        let mut ids = BTreeSet::new();
        for org in &view.organizations {
            if place.insert(&org.id, network.nodes.len()).is_none() {
                let (name, focus) = (name(org, lang).to_owned(), view.focus.contains(&org.id));
                let id = unlike(&mut ids, org.id.to_string());
                network.nodes.push(Node { id, name, of: Of::Organization(org), focus, ties: 0, articles: 0 });
            }
        }
        for tie in &view.ties {
            network.project(tie, &place, &mut ids);
        }
        network.count(&place);
        network
    }

    fn project(&mut self, tie: &'v Tie, place: &BTreeMap<&OrgId, usize>, ids: &mut BTreeSet<String>) {
        let mut parties: Vec<(usize, &Participant)> = Vec::new();
        for party in &tie.participants {
            if let Some(at) = place.get(&party.org)
                && parties.iter().all(|known| known.0 != *at)
            {
                parties.push((*at, party));
            }
        }
        let alliance = tie.alliance.as_ref().and_then(|id| place.get(id)).map(|at| (*at, "alliance"));
        let venture = || {
            let mut ventures = parties.iter().filter(|(_, party)| party.role == Role::Venture);
            ventures.next().filter(|_| ventures.next().is_none()).map(|(at, _)| (*at, Role::Venture.as_str()))
        };
        let hub = alliance.or_else(venture).filter(|hub| parties.iter().any(|(at, _)| *at != hub.0));
        let mut ends = Vec::new();
        let mut link =
            |party: Option<&OrgId>, source: (usize, &'static str), target: (usize, &'static str), since, truth| {
                let id = party.map_or_else(|| tie.id.to_string(), |party| format!("{}/{party}", tie.id));
                ends.push((id, source, target, since, truth));
            };
        let mut first = true;
        if let Some((hub, role)) = hub {
            for (at, party) in parties.iter().filter(|(at, _)| *at != hub) {
                let (own, since) = ((*at, party.role.as_str()), party.joined.or(tie.since()));
                link(Some(&party.org), own, (hub, role), since, party.truth);
            }
        } else if let [(from, source), (to, target)] = parties[..] {
            link(None, (from, source.role.as_str()), (to, target.role.as_str()), tie.since(), tie.truth);
        } else {
            first = false;
            let deal = self.nodes.len();
            let id = unlike(ids, format!("deal:{}", tie.id));
            let kind = tie.kind.as_str().replace('_', " ");
            let name = tie.since().map_or(kind.clone(), |since| format!("{kind} {since}"));
            self.nodes.push(Node { id, name, of: Of::Deal(tie), focus: false, ties: 1, articles: articles([tie]) });
            for (nth, (at, party)) in parties.iter().enumerate() {
                let (own, deal) = ((*at, party.role.as_str()), (deal, "deal"));
                let (source, target) = if nth == 1 && tie.kind.is_directed() { (deal, own) } else { (own, deal) };
                link(Some(&party.org), source, target, tie.since(), tie.truth);
            }
        }
        for (id, (source, source_role), (target, target_role), since, truth) in ends {
            let id = unlike(ids, id);
            let first = std::mem::take(&mut first);
            self.edges.push(Edge { id, source, target, tie, source_role, target_role, since, truth, first });
        }
    }

    /// How many ties and articles each organisation has.
    fn count(&mut self, place: &BTreeMap<&OrgId, usize>) {
        let mut ties: BTreeMap<usize, Vec<&Tie>> = BTreeMap::new();
        for tie in &self.view.ties {
            let orgs: BTreeSet<usize> = tie.orgs().filter_map(|org| place.get(org).copied()).collect();
            orgs.into_iter().for_each(|at| ties.entry(at).or_default().push(tie));
        }
        for (at, ties) in ties {
            self.nodes[at].ties = ties.len();
            self.nodes[at].articles = articles(ties);
        }
    }
}

impl<'v> Edge<'v> {
    /// The date from which a timeline shows it: since when, or else when it was first reported.
    pub fn begins(&self) -> Option<PartialDate> {
        self.since.or_else(|| reported(self.tie).map(|(first, _)| first))
    }
}

/// When a tie ended; `None` for one that did not, or nobody knows when.
pub(super) fn ended(tie: &Tie) -> Option<PartialDate> {
    tie.history.last().filter(|step| step.status == Status::Ended).and_then(|step| step.when.or(step.reported))
}

/// The first and the last report of a tie.
pub(super) fn reported(tie: &Tie) -> Option<(PartialDate, PartialDate)> {
    let dates = || tie.claims.iter().filter_map(|claim| claim.reported);
    Some((dates().min_by_key(|date| date.earliest())?, dates().max_by_key(|date| date.latest())?))
}

/// How many articles tell of these ties.
fn articles<'a>(ties: impl IntoIterator<Item = &'a Tie>) -> usize {
    ties.into_iter().flat_map(|tie| &tie.claims).map(|claim| &claim.doc).collect::<BTreeSet<_>>().len()
}

/// The name of an organisation in this language, in the other one where it has none.
pub(super) fn name(org: &Organization, lang: Lang) -> &str {
    match lang {
        Lang::Ko => org.name(),
        Lang::En => org.en.as_deref().unwrap_or_else(|| org.name()),
    }
}

/// The id, with a tilde and a number where it is taken.
fn unlike(taken: &mut BTreeSet<String>, id: String) -> String {
    let mut own = id.clone();
    let mut number = 2;
    while !taken.insert(own.clone()) {
        own = format!("{id}~{number}");
        number += 1;
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, OrgKind};
    use crate::query::samples::{Sample, any_view, org};
    use proptest::prelude::*;

    fn ids(network: &Network) -> Vec<(String, String, String)> {
        let id = |at: usize| network.nodes[at].id.clone();
        network.edges.iter().map(|edge| (edge.id.clone(), id(edge.source), id(edge.target))).collect()
    }

    #[test]
    fn a_pair_is_an_edge_an_alliance_a_hub_and_a_deal_of_three_a_node() {
        let company = |id| org(id, id, OrgKind::Company);
        let view = Sample::default()
            .org(company("a"))
            .org(company("b"))
            .org(company("c"))
            .org(org("u", "u", OrgKind::Alliance))
            .tie(Kind::Investment, &["c", "a"], |_| {})
            .tie(Kind::Membership, &["a", "b"], |tie| tie.alliance = Some("u".into()))
            .tie(Kind::Acquisition, &["a", "b", "c"], |_| {})
            .tie(Kind::JointVenture, &["a", "b", "c"], |tie| tie.participants[2].role = Role::Venture)
            .view(&["a"]);
        let network = Network::of(&view, Lang::Ko);
        let edge = |id: &str, from: &str, to: &str| (id.to_owned(), from.to_owned(), to.to_owned());
        assert_eq!(
            ids(&network),
            [
                edge("t000", "c", "a"),
                edge("t001/a", "a", "u"),
                edge("t001/b", "b", "u"),
                edge("t002/a", "a", "deal:t002"),
                edge("t002/b", "deal:t002", "b"),
                edge("t002/c", "c", "deal:t002"),
                edge("t003/a", "a", "c"),
                edge("t003/b", "b", "c"),
            ]
        );
        let a = &network.nodes[0];
        assert_eq!((a.ties, a.articles, a.focus), (4, 1, true));
    }

    proptest! {
        #[test]
        fn ids_are_unlike_and_every_tie_has_one_first_element(view in any_view()) {
            let network = Network::of(&view, Lang::Ko);
            let nodes = network.nodes.iter().map(|node| node.id.as_str());
            let ids: BTreeSet<&str> = nodes.chain(network.edges.iter().map(|edge| edge.id.as_str())).collect();
            prop_assert_eq!(ids.len(), network.nodes.len() + network.edges.len());
            let deals = network.nodes.iter().filter(|node| matches!(node.of, Of::Deal(_))).count();
            prop_assert_eq!(deals + network.edges.iter().filter(|edge| edge.first).count(), view.ties.len());
        }
    }
}
