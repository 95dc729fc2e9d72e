//! Which part of the graph a question is about.

use super::{View, Window, collapse::collapsed, top::most_important};
use crate::{
    graph::{PartnerGraph, known_by, true_on},
    model::{Claim, Kind, OrgId, Organization, PartialDate, Status, Tie, TieId, Truth},
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// Which part of a graph is meant. The default is all of it.
///
/// ```
/// use tieup::{graph::PartnerGraph, model::Status, query::Filter};
/// let filter = Filter { statuses: [Status::Talks].into(), ..Filter::default() };
/// assert!(filter.view(&PartnerGraph::default()).ties.is_empty());
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Filter {
    /// These organisations and what lies around them; all where empty.
    pub focus: Vec<OrgId>,
    /// How many ties away from the focus: 1 gives its own ties, 2 also those of its partners.
    pub depth: usize,
    /// Only these kinds; all where empty.
    pub kinds: BTreeSet<Kind>,
    /// Only ties of these statuses; all where empty.
    pub statuses: BTreeSet<Status>,
    /// Only ties that are about one of these fields, whatever their case; all where empty.
    pub areas: BTreeSet<String>,
    /// What was true at the end of that date: what had begun by then, at the status of then. What had ended by then is
    /// left out unless `statuses` asks for it. Where dates are too coarse to tell, the tie is kept and marked
    /// [`Truth::Maybe`].
    pub as_of: Option<PartialDate>,
    /// What was reported by the end of that date; marked as for `as_of`.
    pub known_by: Option<PartialDate>,
    /// Only claims at least this sure, 0..1.
    pub min_confidence: Option<f64>,
    /// Only ties made in this stretch of time, where no article says when first reported in it; of an alliance the
    /// members that joined in it. Where dates are too coarse to tell, the tie is kept and marked [`Truth::Maybe`].
    pub window: Window,
    /// Views only: affiliates stand for their group, as one organisation with all their ties to others.
    pub collapse: bool,
    /// Views only: so many of the most important organisations at most, the focus besides.
    pub top: Option<usize>,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            focus: Vec::new(),
            depth: 1,
            kinds: BTreeSet::new(),
            statuses: BTreeSet::new(),
            areas: BTreeSet::new(),
            as_of: None,
            known_by: None,
            min_confidence: None,
            window: Window::default(),
            collapse: false,
            top: None,
        }
    }
}

/// What left a view without a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emptied {
    /// There was no tie to begin with.
    Material,
    /// [`Filter::focus`].
    Focus,
    /// [`Filter::min_confidence`].
    Confidence,
    /// [`Filter::kinds`].
    Kinds,
    /// [`Filter::areas`].
    Areas,
    /// [`Filter::known_by`].
    KnownBy,
    /// [`Filter::as_of`].
    AsOf,
    /// [`Filter::statuses`].
    Statuses,
    /// [`Filter::window`].
    Window,
    /// [`Filter::collapse`].
    Collapse,
    /// [`Filter::top`].
    Top,
}

impl fmt::Display for Emptied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Emptied::Material => "the material tells of no tie",
            Emptied::Confidence => "no tie is that sure",
            Emptied::Kinds => "no tie is of that kind",
            Emptied::Areas => "no tie is about that field",
            Emptied::KnownBy => "no tie was reported by that date",
            Emptied::AsOf => "no tie was in being on that date",
            Emptied::Statuses => "no tie has that status",
            Emptied::Focus => "no tie leads to or from that company",
            Emptied::Window => "no tie was made in that time",
            Emptied::Collapse => "every tie is between affiliates of one group",
            Emptied::Top => "no tie binds so few to each other",
        })
    }
}

impl Filter {
    /// The graph of what the filter lets through, the focus apart.
    ///
    /// # Complexity
    /// Builds the graph anew from the claims that pass; without any filter it is borrowed.
    pub fn apply<'g>(&self, graph: &'g PartnerGraph) -> Cow<'g, PartnerGraph> {
        let (focus, depth, collapse, top) = (self.focus.clone(), self.depth, self.collapse, self.top);
        let all = Filter { focus, depth, collapse, top, ..Filter::default() };
        if *self == all {
            return Cow::Borrowed(graph);
        }
        let wanted = |status: Status| match self.statuses.is_empty() {
            true => self.as_of.is_none() || status != Status::Ended,
            false => self.statuses.contains(&status),
        };
        let weighed = graph.weigh(|claim| self.truth(claim), wanted);
        // Kinds and dates are those of ties: a partnership that others tell more of is none.
        let kind = |tie: &Tie| (self.kinds.is_empty() || self.kinds.contains(&tie.kind)) && self.is_about(tie);
        match (self.kinds.is_empty() && self.areas.is_empty(), self.window == Window::default()) {
            (true, true) => Cow::Owned(weighed),
            (false, true) => Cow::Owned(weighed.keep_ties(kind)),
            _ => Cow::Owned(weighed.change_ties(|tie| if kind(tie) { self.window.of_tie(tie) } else { None })),
        }
    }

    /// Whether a tie is about one of the fields that are wanted.
    fn is_about(&self, tie: &Tie) -> bool {
        self.areas.is_empty() || tie.areas.iter().any(|area| self.wants_area(area))
    }

    /// Whether a field is one of those that are wanted.
    pub fn wants_area(&self, area: &str) -> bool {
        is_wanted(&self.areas, area)
    }

    /// Whether a claim passes, its kind, field and status apart: surely, maybe where its dates are too coarse to tell, or not.
    pub fn truth(&self, claim: &Claim) -> Truth {
        if self.min_confidence.is_some_and(|least| claim.confidence < least) {
            return Truth::No;
        }
        let known = self.known_by.map_or(Truth::Yes, |date| known_by(claim, date));
        known.max(self.as_of.map_or(Truth::Yes, |date| true_on(claim, date)))
    }

    /// The graph of what the filter lets through, the focus with it.
    ///
    /// # Complexity
    /// As [`Filter::apply`]; with a focus the chosen part is built anew.
    pub fn around<'g>(&self, graph: &'g PartnerGraph) -> Cow<'g, PartnerGraph> {
        let graph = self.apply(graph);
        if self.focus.is_empty() {
            return graph;
        }
        let near: BTreeSet<TieId> =
            graph.neighbourhood(&self.focus, self.depth).into_iter().map(|at| graph.ties()[at].id.clone()).collect();
        Cow::Owned(graph.keep_ties(|tie| near.contains(&tie.id)))
    }

    /// The view that the filter chooses.
    pub fn view(&self, graph: &PartnerGraph) -> View {
        let graph = self.around(graph);
        let ties: Vec<Tie> = graph.ties().to_vec();
        let named: BTreeSet<&OrgId> = ties.iter().flat_map(Tie::orgs).collect();
        let organizations: Vec<Organization> = graph.organizations().to_vec();
        let groups: BTreeMap<&OrgId, &Organization> = organizations
            .iter()
            .filter_map(|org| org.group.as_ref())
            .filter(|id| !named.contains(id))
            .filter_map(|id| Some((id, graph.organization(id)?)))
            .collect();
        let groups = groups.into_values().cloned().collect();
        let mut view = View { focus: self.focus.clone(), organizations, groups, ties, ..View::default() };
        if self.collapse {
            view = collapsed(view);
        }
        match self.top {
            Some(top) => most_important(view, top),
            None => view,
        }
    }

    /// Which of the filters leaves no tie, taken one after the other; `None` where a tie is left.
    pub fn emptied_by(&self, graph: &PartnerGraph) -> Option<Emptied> {
        let every = Status::ALL.iter().copied().collect();
        let mut so_far = Filter { statuses: every, depth: self.depth, ..Filter::default() };
        let mut steps = vec![(Emptied::Material, so_far.clone())];
        so_far.focus = self.focus.clone();
        steps.push((Emptied::Focus, so_far.clone()));
        so_far.min_confidence = self.min_confidence;
        steps.push((Emptied::Confidence, so_far.clone()));
        so_far.kinds = self.kinds.clone();
        steps.push((Emptied::Kinds, so_far.clone()));
        so_far.areas = self.areas.clone();
        steps.push((Emptied::Areas, so_far.clone()));
        so_far.known_by = self.known_by;
        steps.push((Emptied::KnownBy, so_far.clone()));
        so_far.as_of = self.as_of;
        if self.statuses.is_empty() {
            so_far.statuses.clear();
        }
        steps.push((Emptied::AsOf, so_far.clone()));
        so_far.statuses = self.statuses.clone();
        steps.push((Emptied::Statuses, so_far.clone()));
        so_far.window = self.window;
        steps.push((Emptied::Window, so_far.clone()));
        let by_graph = steps.into_iter().find(|(_, filter)| filter.around(graph).ties().is_empty());
        if by_graph.is_some() || (!self.collapse && self.top.is_none()) {
            return by_graph.map(|(what, _)| what);
        }
        so_far.collapse = self.collapse;
        let mut steps = vec![(Emptied::Collapse, so_far.clone())];
        so_far.top = self.top;
        steps.push((Emptied::Top, so_far));
        steps.into_iter().find(|(_, filter)| filter.view(graph).ties.is_empty()).map(|(what, _)| what)
    }
}

/// Whether a field is one of those wanted, whatever its case; where none is named, all are.
pub(super) fn is_wanted(areas: &BTreeSet<String>, area: &str) -> bool {
    areas.is_empty() || areas.iter().any(|wanted| wanted.to_lowercase() == area.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::claim;

    fn graph() -> PartnerGraph {
        PartnerGraph::from_claims([
            claim("a", Kind::Investment, &["kt", "robotics"]).when("2020-06").reported("2020-08-21"),
            claim("b", Kind::Supply, &["robotics", "hotel"]).when("2019").sure(0.4),
            claim("c", Kind::Membership, &["kt", "lg"]).of("team").when("2020-02-20"),
            claim("d", Kind::Membership, &["lgu"]).of("team").when("2020-06-03"),
            claim("e", Kind::Acquisition, &["sk", "kakao"]).when("2018-01"),
            claim("f", Kind::Acquisition, &["sk", "kakao"]).when("2019-05").status(Status::Ended),
        ])
    }

    fn names(view: &View) -> Vec<&str> {
        view.organizations.iter().map(|org| org.id.as_str()).collect()
    }

    #[test]
    fn depth_counts_from_the_focus() {
        let focus = |depth| Filter { focus: vec![OrgId::new("kt")], depth, ..Filter::default() }.view(&graph());
        assert_eq!(names(&focus(1)), ["kt", "lg", "lgu", "robotics", "team"]);
        assert_eq!(names(&focus(2)), ["hotel", "kt", "lg", "lgu", "robotics", "team"]);
    }

    #[test]
    fn an_alliance_has_the_members_of_that_date() {
        let on = |date: &str| {
            let kinds = [Kind::Membership].into();
            Filter { as_of: date.parse().ok(), kinds, ..Filter::default() }.view(&graph())
        };
        assert_eq!(names(&on("2020-05")), ["kt", "lg", "team"]);
        assert_eq!(names(&on("2020-06")), ["kt", "lg", "lgu", "team"]);
    }

    #[test]
    fn what_has_ended_is_not_true_any_more_unless_asked_for() {
        let kinds: BTreeSet<Kind> = [Kind::Acquisition].into();
        let on = |date: &str| Filter { as_of: date.parse().ok(), kinds: kinds.clone(), ..Filter::default() };
        assert_eq!(on("2019-04").view(&graph()).ties[0].status(), Status::Agreed);
        assert!(on("2019-06").view(&graph()).ties.is_empty());
        let asked = Filter { statuses: [Status::Ended].into(), ..on("2019-06") };
        assert_eq!(asked.view(&graph()).ties.len(), 1);
    }

    #[test]
    fn kinds_are_those_of_ties() {
        let graph = PartnerGraph::from_claims([
            claim("a", Kind::Partnership, &["kt", "hotel"]).when("2020-06"),
            claim("b", Kind::Supply, &["kt", "hotel"]).when("2020-06-03"),
        ]);
        let of = |kind: Kind| Filter { kinds: [kind].into(), ..Filter::default() }.view(&graph).ties;
        assert!(of(Kind::Partnership).is_empty());
        assert_eq!(of(Kind::Supply)[0].claims.len(), 2);
    }

    #[test]
    fn a_field_is_that_of_ties_whatever_its_case() {
        let about = |doc: &str, orgs: &[&str], areas: &[&str]| {
            let areas = areas.iter().map(|&area| area.to_owned()).collect();
            Claim { areas, ..claim(doc, Kind::Supply, orgs) }
        };
        let graph = PartnerGraph::from_claims([
            about("a", &["kt", "robotics"], &["로봇"]),
            about("b", &["kt", "robotics"], &["AI"]),
            about("c", &["kt", "hotel"], &[]),
        ]);
        let of =
            |areas: &[&str]| Filter { areas: areas.iter().map(|&it| it.to_owned()).collect(), ..Filter::default() };
        assert_eq!(of(&["ai"]).view(&graph).ties[0].claims.len(), 2, "the tie is whole");
        assert_eq!((of(&["로봇", "게임"]).view(&graph).ties.len(), of(&[]).view(&graph).ties.len()), (1, 2));
        assert_eq!(of(&["게임"]).emptied_by(&graph), Some(Emptied::Areas));
    }

    #[test]
    fn what_a_coarse_date_leaves_open_is_kept_and_marked() {
        let on = |date: &str, statuses: &[Status]| {
            let statuses = statuses.iter().copied().collect();
            let filter =
                Filter { as_of: date.parse().ok(), kinds: [Kind::Supply].into(), statuses, ..Filter::default() };
            filter.view(&graph()).ties.iter().map(|tie| tie.truth).collect::<Vec<_>>()
        };
        assert_eq!(on("2018", &[]), []);
        assert_eq!(on("2019-06", &[]), [Truth::Maybe]);
        assert_eq!(on("2019-06", &[Status::Agreed]), [Truth::Maybe]);
        assert_eq!(on("2019-06", &[Status::Talks]), []);
        assert_eq!(on("2019-12", &[]), [Truth::Yes]);
        let known = Filter { known_by: "2020-08-20".parse().ok(), ..Filter::default() };
        let kinds: Vec<Kind> = known.view(&graph()).ties.iter().map(|tie| tie.kind).collect();
        assert!(!kinds.contains(&Kind::Investment) && kinds.contains(&Kind::Supply));
    }

    #[test]
    fn a_stretch_of_time_keeps_what_was_made_in_it_and_marks_what_may_have_been() {
        let made = |window: &str| {
            let filter = Filter { window: window.parse().unwrap(), ..Filter::default() };
            let view = filter.view(&graph());
            let told = |tie: &Tie| (tie.claims[0].doc.to_string(), tie.participants.len(), tie.truth);
            view.ties.iter().map(told).collect::<BTreeSet<_>>()
        };
        let told = |rows: &[(&str, usize, Truth)]| {
            rows.iter().map(|(doc, parties, truth)| ((*doc).to_owned(), *parties, *truth)).collect::<BTreeSet<_>>()
        };
        let (yes, maybe) = (Truth::Yes, Truth::Maybe);
        assert_eq!(made("2020-06..2020-06"), told(&[("a", 2, yes), ("d", 1, yes)]), "one joined the alliance then");
        assert_eq!(made("2018..2019-06"), told(&[("b", 2, maybe), ("e", 2, yes)]));
        assert_eq!(made("2020-02.."), told(&[("a", 2, yes), ("c", 3, yes)]));
    }

    #[test]
    fn the_filter_that_leaves_nothing_is_named() {
        let graph = graph();
        let all = Filter::default();
        let by = |filter: Filter| filter.emptied_by(&graph);
        assert_eq!(by(all.clone()), None);
        assert_eq!(all.emptied_by(&PartnerGraph::default()), Some(Emptied::Material));
        assert_eq!(by(Filter { min_confidence: Some(0.95), ..all.clone() }), Some(Emptied::Confidence));
        assert_eq!(by(Filter { kinds: [Kind::Licensing].into(), ..all.clone() }), Some(Emptied::Kinds));
        assert_eq!(by(Filter { as_of: "2001".parse().ok(), ..all.clone() }), Some(Emptied::AsOf));
        assert_eq!(by(Filter { known_by: "2001".parse().ok(), ..all.clone() }), Some(Emptied::KnownBy));
        assert_eq!(by(Filter { statuses: [Status::Talks].into(), ..all.clone() }), Some(Emptied::Statuses));
        assert_eq!(by(Filter { focus: vec![OrgId::new("nobody")], ..all.clone() }), Some(Emptied::Focus));
        let window = |text: &str| text.parse().unwrap();
        assert_eq!(by(Filter { window: window("2001..2002"), ..all.clone() }), Some(Emptied::Window));
        assert_eq!(by(Filter { window: window("2018-06.."), ..all.clone() }), None);
        assert_eq!(by(Filter { top: Some(1), ..all.clone() }), Some(Emptied::Top));
        assert_eq!(by(Filter { top: Some(2), collapse: true, ..all.clone() }), None);
        let of_kt = Filter { focus: vec![OrgId::new("kt")], kinds: [Kind::Acquisition].into(), ..all };
        assert_eq!(by(of_kt), Some(Emptied::Kinds), "there are acquisitions, but none of kt");
    }
}
