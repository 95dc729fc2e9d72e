//! How much each organisation of a view matters, and the view of those that matter most.

use super::View;
use crate::{
    graph::{
        algorithms::{Network, pagerank},
        kind_weight,
    },
    model::{OrgId, Organization, Participant, Tie},
};
use std::collections::{BTreeMap, BTreeSet};

/// How central each organisation of a view is, in the order of [`View::organizations`]: its [`pagerank`] along ties
/// weighted by kind; all sum to 1. Unlike in [`hubs`](super::hubs) an alliance is a node of its own, as in pictures.
///
/// # Complexity
/// That of [`pagerank`]; O(n²) for a tie of n parties.
pub fn importance(view: &View) -> Vec<f64> {
    pagerank(&network(view))
}

/// The organisations of a view, bound as pictures show them: members to their alliance, other parties to each other.
pub(super) fn network(view: &View) -> Network {
    let place = |id: &OrgId| view.organizations.binary_search_by(|org| org.id.cmp(id)).ok();
    let mut edges = Vec::new();
    for tie in &view.ties {
        let parties: Vec<usize> = tie.participants.iter().filter_map(|part| place(&part.org)).collect();
        if let Some(alliance) = tie.alliance.as_ref().and_then(place) {
            edges.extend(parties.iter().filter(|at| **at != alliance).map(|at| (*at, alliance, kind_weight(tie.kind))));
            continue;
        }
        let share = kind_weight(tie.kind) / (parties.len().max(2) - 1) as f64;
        for (nth, a) in parties.iter().enumerate() {
            edges.extend(parties[nth + 1..].iter().map(|b| (*a, *b, share)));
        }
    }
    Network::from_edges(view.organizations.len(), edges)
}

/// The view of the `top` most important organisations and the ties among them; the focus stays besides.
///
/// Who would stand there without any tie is passed over for the next, so that there are `top` to see where the view
/// has as many. A tie keeps those of its parties that stay, if they are two or more.
///
/// # Complexity
/// That of [`importance`], and O(n log n).
pub(super) fn most_important(view: View, top: usize) -> View {
    let rank = importance(&view);
    let place = |id: &OrgId| view.organizations.binary_search_by(|org| org.id.cmp(id)).ok();
    let focus: BTreeSet<usize> = view.focus.iter().filter_map(place).collect();
    let mut order: Vec<usize> = (0..view.organizations.len()).filter(|at| !focus.contains(at)).collect();
    if order.len() <= top {
        return view;
    }
    order.sort_by(|a, b| rank[*b].total_cmp(&rank[*a]).then(a.cmp(b)));
    let mut choice = Choice::of(&view, place);
    focus.iter().for_each(|at| choice.add(*at));
    let mut shown = 0;
    for at in order {
        let gain: BTreeSet<usize> = choice.bound_by(at).difference(&focus).copied().collect();
        if shown + gain.len() <= top {
            shown += gain.len();
            choice.add(at);
        }
        if shown == top {
            break;
        }
    }
    let stays: BTreeSet<&OrgId> = choice.bound.iter().chain(&focus).map(|at| &view.organizations[*at].id).collect();
    let ties: Vec<Tie> = view.ties.iter().filter_map(|tie| among(tie, &stays)).collect();
    let named: BTreeSet<&OrgId> = ties.iter().flat_map(Tie::orgs).collect();
    let organizations: Vec<Organization> =
        view.organizations.iter().filter(|org| named.contains(&org.id)).cloned().collect();
    let groups: BTreeSet<&OrgId> = organizations.iter().filter_map(|org| org.group.as_ref()).collect();
    let known = view.groups.iter().chain(&view.organizations);
    let groups: BTreeMap<&OrgId, Organization> = known
        .filter(|org| groups.contains(&org.id) && !named.contains(&org.id))
        .map(|org| (&org.id, org.clone()))
        .collect();
    let mut left_out = view.left_out;
    left_out.organizations += view.organizations.len() - organizations.len();
    let groups = groups.into_values().collect();
    View { focus: view.focus.clone(), groups, left_out, organizations, ties }
}

/// The tie of those parties that stay, if there are two.
fn among(tie: &Tie, stays: &BTreeSet<&OrgId>) -> Option<Tie> {
    let parts = tie.participants.iter().filter(|part| stays.contains(&part.org));
    let participants: Vec<Participant> = parts.cloned().collect();
    let alliance = tie.alliance.as_ref().is_none_or(|alliance| stays.contains(alliance));
    let enough = participants.len() + usize::from(tie.alliance.is_some()) >= 2;
    (alliance && enough && !participants.is_empty()).then(|| Tie { participants, ..tie.clone() })
}

/// Organisations chosen so far, and which of them a tie binds to another.
struct Choice {
    /// Of each tie: its alliance, then its parties.
    ties: Vec<(Option<usize>, Vec<usize>)>,
    /// Of each organisation: its ties.
    of: BTreeMap<usize, Vec<usize>>,
    chosen: BTreeSet<usize>,
    bound: BTreeSet<usize>,
}

impl Choice {
    fn of(view: &View, place: impl Fn(&OrgId) -> Option<usize>) -> Self {
        let mut of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut ties = Vec::with_capacity(view.ties.len());
        for (nth, tie) in view.ties.iter().enumerate() {
            let parties: Vec<usize> = tie.participants.iter().filter_map(|part| place(&part.org)).collect();
            let alliance = tie.alliance.as_ref().and_then(&place);
            parties.iter().chain(&alliance).for_each(|at| of.entry(*at).or_default().push(nth));
            ties.push((alliance, parties));
        }
        Self { ties, of, chosen: BTreeSet::new(), bound: BTreeSet::new() }
    }

    /// Those that would be bound for the first time if this one were chosen too.
    fn bound_by(&self, at: usize) -> BTreeSet<usize> {
        let mut fresh = BTreeSet::new();
        for tie in self.of.get(&at).into_iter().flatten() {
            let (alliance, parties) = &self.ties[*tie];
            let here = |at_: &usize| *at_ == at || self.chosen.contains(at_);
            if alliance.as_ref().is_some_and(|alliance| !here(alliance)) {
                continue;
            }
            let present: Vec<usize> = parties.iter().chain(alliance).copied().filter(here).collect();
            if present.len() > 1 {
                fresh.extend(present.into_iter().filter(|at| !self.bound.contains(at)));
            }
        }
        fresh
    }

    fn add(&mut self, at: usize) {
        let fresh = self.bound_by(at);
        self.chosen.insert(at);
        self.bound.extend(fresh);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        graph::{
            PartnerGraph,
            samples::{any_claim, claim},
        },
        model::Kind,
        query::Filter,
    };
    use proptest::prelude::*;

    fn names(view: &View) -> Vec<&str> {
        view.organizations.iter().map(|org| org.id.as_str()).collect()
    }

    fn graph() -> PartnerGraph {
        PartnerGraph::from_claims([
            claim("a", Kind::JointVenture, &["kt", "lg"]),
            claim("b", Kind::JointVenture, &["kt", "sk"]),
            claim("c", Kind::Supply, &["kt", "small"]),
            claim("d", Kind::Supply, &["far", "away"]),
            claim("e", Kind::Membership, &["kt", "lg", "sk"]).of("team"),
            claim("f", Kind::Partnership, &["kt", "lg", "tiny"]),
        ])
    }

    #[test]
    fn the_most_important_stay_with_the_ties_among_them_and_the_rest_is_counted() {
        let view = Filter { top: Some(3), ..Filter::default() }.view(&graph());
        assert_eq!(names(&view), ["kt", "lg", "sk"]);
        assert_eq!((view.left_out.organizations, view.ties.len()), (5, 3), "the deal of three is one of two now");
        assert!(view.ties.iter().all(|tie| tie.participants.len() == 2));
        let all = Filter { top: Some(8), ..Filter::default() }.view(&graph());
        assert_eq!((all.left_out, all.organizations.len()), (Default::default(), 8));
    }

    #[test]
    fn the_focus_stays_whatever_it_weighs() {
        let view = Filter { top: Some(1), focus: vec!["small".into()], depth: 2, ..Filter::default() }.view(&graph());
        assert_eq!(names(&view), ["kt", "small"]);
    }

    proptest! {
        #[test]
        fn no_more_than_asked_for_and_nobody_without_a_tie(
            claims in proptest::collection::vec(any_claim(), 0..24), top in 0usize..8,
        ) {
            let graph = PartnerGraph::from_claims(claims);
            let view = Filter { top: Some(top), ..Filter::default() }.view(&graph);
            prop_assert!(view.organizations.len() <= top);
            prop_assert_eq!(view.organizations.len() + view.left_out.organizations, graph.organizations().len());
            let named: BTreeSet<&OrgId> = view.ties.iter().flat_map(Tie::orgs).collect();
            prop_assert_eq!(named, view.organizations.iter().map(|org| &org.id).collect());
        }
    }
}
