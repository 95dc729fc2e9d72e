//! What happened to a company's ties, and when?

use super::{
    View,
    changes::{Change, in_order, of_tie},
    pair::Named,
    window::{Dated, Doubt, Window},
};
use crate::{
    graph::PartnerGraph,
    model::{OrgId, Organization, PartialDate, Tie, TieId, Truth},
};
use serde::Serialize;
use std::collections::BTreeMap;

/// What happened to the ties of one company.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Timeline {
    /// The company, or the alliance.
    pub company: Named,
    /// The events in order of time; what has no date stands last.
    pub events: Vec<Dated>,
}

/// The events of a company: its ties begun, changed and ended, and who joined or left the alliances that it is in.
///
/// With `as_of`, only what had come about by the end of that date, or may have.
///
/// # Complexity
/// O(c²) for the c claims of one tie, O(n log n) for n events.
pub fn timeline(graph: &PartnerGraph, id: &OrgId, as_of: Option<PartialDate>) -> Timeline {
    let own: Vec<&Tie> = graph.ties_of(id).collect();
    // Who left an alliance, or talks of joining it, stands in a tie apart.
    let alliances = own.iter().filter_map(|tie| tie.alliance.as_ref()).flat_map(|alliance| graph.ties_of(alliance));
    let alliances = alliances.filter(|tie| tie.alliance.is_some());
    let ties: BTreeMap<&TieId, &Tie> = own.iter().copied().chain(alliances).map(|tie| (&tie.id, tie)).collect();
    let changes = in_order(ties.into_values().flat_map(|tie| of_tie(&|id| Named::of(graph, id), tie)).collect());
    Timeline { company: Named::of(graph, id), events: Window { from: None, to: as_of }.choose(changes) }
}

/// Every event of a view's ties in order of time, its organisations named as `name` has it; what has no date stands last.
///
/// Unlike [`timeline`] it asks nothing of the graph: what the view's filter left out is not told of.
///
/// # Complexity
/// O(c²) for the c claims of one tie, O(n log n) for n events.
pub fn events(view: &View, name: impl Fn(&Organization) -> String) -> Vec<Dated> {
    let named = |id: &OrgId| {
        let name = view.organization(id).map_or_else(|| id.as_str().to_owned(), &name);
        Named { id: id.clone(), name }
    };
    let truth: BTreeMap<&TieId, Truth> = view.ties.iter().map(|tie| (&tie.id, tie.truth)).collect();
    let changes = in_order(view.ties.iter().flat_map(|tie| of_tie(&named, tie)).collect());
    let dated = |change: Change| {
        let truth = truth.get(&change.tie).copied().unwrap_or(Truth::Yes);
        let doubt = (truth != Truth::Yes).then_some(Doubt::TooCoarse);
        Dated { change, truth, doubt }
    };
    changes.into_iter().map(dated).collect()
}

impl Timeline {
    /// Those that an event ties the company to: in an alliance that it is in, the alliance; for the alliance itself, the
    /// members.
    pub fn partners<'e>(&self, event: &'e Dated) -> Vec<&'e Named> {
        match &event.change.alliance {
            Some(alliance) if alliance.id != self.company.id => vec![alliance],
            _ => event.change.parties.iter().map(|part| &part.org).filter(|org| org.id != self.company.id).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        graph::samples::claim,
        model::{Kind, Status},
        query::{Filter, Turn},
    };

    fn graph() -> PartnerGraph {
        let member = |doc: &str, orgs: &[&str]| claim(doc, Kind::Membership, orgs).of("team");
        PartnerGraph::from_claims([
            claim("a", Kind::Acquisition, &["kt", "bank"]).status(Status::Talks).when("2019-01"),
            claim("b", Kind::Acquisition, &["kt", "bank"]).status(Status::Ended).when("2019-09-03"),
            member("c", &["kt", "lg"]).when("2020-02-20"),
            member("d", &["lgu"]).when("2020"),
            member("e", &["lg"]).when("2021-05").status(Status::Ended),
            claim("f", Kind::Supply, &["kt", "hotel"]),
            claim("g", Kind::Supply, &["lg", "hotel"]).when("2018"),
        ])
    }

    #[test]
    fn a_company_has_its_own_events_and_those_of_its_alliances() {
        let timeline = timeline(&graph(), &"kt".into(), None);
        let told: Vec<_> = timeline.events.iter().map(|it| (it.change.doc.as_str(), it.change.turn)).collect();
        assert_eq!(
            told,
            [
                ("a", Turn::Begun),
                ("b", Turn::Ended),
                ("d", Turn::Joined),
                ("c", Turn::Joined),
                ("e", Turn::Left),
                ("f", Turn::Begun),
            ]
        );
        let partners: Vec<Vec<&str>> = timeline
            .events
            .iter()
            .map(|event| timeline.partners(event).into_iter().map(|org| org.id.as_str()).collect())
            .collect();
        assert_eq!(partners, [["bank"], ["bank"], ["team"], ["team"], ["team"], ["hotel"]]);
        assert!(timeline.events.iter().all(|event| event.truth == Truth::Yes));
    }

    #[test]
    fn an_alliance_has_its_members() {
        let timeline = timeline(&graph(), &"team".into(), None);
        assert_eq!(timeline.events.len(), 3);
        let first: Vec<_> = timeline.partners(&timeline.events[1]).into_iter().map(|org| org.id.as_str()).collect();
        assert_eq!(first, ["kt", "lg"]);
    }

    #[test]
    fn a_view_around_a_company_has_its_events_under_any_names() {
        let view = Filter { focus: vec!["kt".into()], ..Filter::default() }.view(&graph());
        let told = events(&view, |org| format!("<{}>", org.id));
        let mut whole: Vec<_> = timeline(&graph(), &"kt".into(), None).events;
        // Who left the alliance is a tie of its own, in which the company has no part.
        whole.retain(|it| it.change.turn != Turn::Left);
        let dates = |events: &[Dated]| events.iter().map(|it| (it.change.date(), it.change.turn)).collect::<Vec<_>>();
        assert_eq!(dates(&told), dates(&whole));
        assert_eq!(told[0].change.parties[0].org.name, "<kt>");
    }

    #[test]
    fn as_of_a_date_a_coarse_event_is_open() {
        let told: Vec<_> = timeline(&graph(), &"kt".into(), "2020-06".parse().ok())
            .events
            .iter()
            .map(|event| (event.change.doc.to_string(), event.truth))
            .collect();
        let (yes, maybe) = (Truth::Yes, Truth::Maybe);
        let wanted = [("a", yes), ("b", yes), ("d", maybe), ("c", yes), ("f", maybe)];
        assert_eq!(told, wanted.map(|(doc, truth)| (doc.to_owned(), truth)));
    }
}
