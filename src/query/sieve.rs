//! What a person leaves of a view that is already drawn: some ties, as of some date, without some organisations.

use super::{View, filter::is_wanted};
use crate::{
    graph::tie_as_of,
    model::{Kind, OrgId, Organization, PartialDate, Participant, Status, Tie},
};
use std::collections::{BTreeMap, BTreeSet};

/// What is taken away from a view. Where a [`Filter`](super::Filter) chooses anew who is shown, this brings nobody in.
/// The default takes nothing away.
///
/// ```
/// use tieup::query::{Sieve, View};
/// assert_eq!(Sieve::default().of(&View::default()), View::default());
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sieve {
    /// How each tie stood at the end of that date, one that had ended among them; what was not there yet is not shown. A
    /// tie without any date stays as it is.
    pub as_of: Option<PartialDate>,
    /// Without ties of which no date is known.
    pub dated: bool,
    /// Only these kinds; all where empty.
    pub kinds: BTreeSet<Kind>,
    /// Only ties that stand so; all where empty.
    pub statuses: BTreeSet<Status>,
    /// Only ties that are about one of these fields, whatever their case; all where empty.
    pub areas: BTreeSet<String>,
    /// Only ties at least this sure, 0..1.
    pub min_confidence: Option<f64>,
    /// Organisations to leave out.
    pub without: BTreeSet<OrgId>,
}

impl Sieve {
    /// What is left of a view: ties that pass, of each those parties that stay if there are two, and who is in them.
    ///
    /// # Complexity
    /// O(n log n) in organisations and parties of ties; with a date besides what the history of each tie takes.
    pub fn of(&self, view: &View) -> View {
        let ties: Vec<Tie> = view.ties.iter().filter_map(|tie| self.tie(tie)).collect();
        let named: BTreeSet<&OrgId> = ties.iter().flat_map(Tie::orgs).collect();
        let (organizations, gone): (Vec<Organization>, Vec<Organization>) =
            view.organizations.iter().cloned().partition(|org| named.contains(&org.id));
        let belonging: BTreeSet<&OrgId> = organizations.iter().filter_map(|org| org.group.as_ref()).collect();
        let groups: BTreeMap<OrgId, Organization> =
            view.groups.iter().chain(&gone).cloned().map(|org| (org.id.clone(), org)).collect();
        let groups = groups.into_values().filter(|group| belonging.contains(&group.id)).collect();
        View { focus: view.focus.clone(), groups, left_out: view.left_out, organizations, ties }
    }

    /// What is left of a tie.
    fn tie(&self, tie: &Tie) -> Option<Tie> {
        let passes = (self.kinds.is_empty() || self.kinds.contains(&tie.kind))
            && (self.areas.is_empty() || tie.areas.iter().any(|area| is_wanted(&self.areas, area)))
            && self.min_confidence.is_none_or(|least| tie.confidence() >= least)
            && (!self.dated || tie.is_dated());
        if !passes || tie.alliance.as_ref().is_some_and(|alliance| self.without.contains(alliance)) {
            return None;
        }
        let stood = match self.as_of {
            Some(date) => tie_as_of(tie, date)?,
            None => tie.clone(),
        };
        if !self.statuses.is_empty() && !self.statuses.contains(&stood.status()) {
            return None;
        }
        let stays = |part: &Participant| !self.without.contains(&part.org);
        let participants: Vec<Participant> = stood.participants.iter().filter(|part| stays(part)).cloned().collect();
        let two = if tie.alliance.is_some() { 1 } else { 2 };
        (participants.len() >= two.min(tie.participants.len())).then_some(Tie { participants, ..stood })
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
        query::Filter,
    };
    use proptest::prelude::*;

    fn view() -> View {
        let member = |doc: &str, org: &str, when: &str| claim(doc, Kind::Membership, &[org]).of("team").when(when);
        let bank = |doc: &str, status| claim(doc, Kind::Acquisition, &["sk", "bank"]).status(status);
        let graph = PartnerGraph::from_claims([
            member("a", "kt", "2020-02-20"),
            member("b", "lgu", "2020-06-03"),
            bank("c", Status::Agreed).when("2019-01"),
            bank("d", Status::Ended).when("2019-09"),
            claim("e", Kind::Supply, &["kt", "hotel"]).sure(0.4),
            claim("f", Kind::JointDevelopment, &["kt", "lgu", "sk"]).when("2021"),
        ]);
        Filter { focus: vec!["kt".into()], depth: 2, ..Filter::default() }.view(&graph)
    }

    fn left(sieve: Sieve) -> Vec<String> {
        let told = |tie: &Tie| {
            let orgs: Vec<&str> = tie.participants.iter().map(|part| part.org.as_str()).collect();
            format!("{} {} {}", tie.kind, orgs.join(" "), tie.status())
        };
        let mut told: Vec<String> = sieve.of(&view()).ties.iter().map(told).collect();
        told.sort();
        told
    }

    fn as_of(date: &str) -> Sieve {
        Sieve { as_of: date.parse().ok(), ..Sieve::default() }
    }

    #[test]
    fn ties_stand_as_they_did_and_what_had_ended_is_still_there() {
        let undated = "supply kt hotel agreed";
        assert_eq!(left(as_of("2018-12")), [undated]);
        assert_eq!(left(as_of("2019-03")), ["acquisition sk bank agreed", undated]);
        assert_eq!(left(as_of("2020-05")), ["acquisition sk bank ended", "membership kt agreed", undated]);
        assert_eq!(
            left(Sieve { dated: true, ..as_of("2020-06") }),
            ["acquisition sk bank ended", "membership kt lgu agreed"]
        );
        let agreed = Sieve { statuses: [Status::Agreed].into(), ..as_of("2020-05") };
        assert_eq!(left(agreed), ["membership kt agreed", undated]);
        let then = as_of("2019-03").of(&view());
        assert!(then.ties.iter().all(|tie| tie.claims.len() == 1), "what was told later is not told");
    }

    #[test]
    fn who_is_left_out_takes_along_what_needs_two() {
        let without =
            |ids: &[&str]| Sieve { without: ids.iter().map(|id| OrgId::new(*id)).collect(), ..Sieve::default() };
        let one = left(without(&["lgu"]));
        assert_eq!(
            one,
            [
                "acquisition sk bank ended",
                "joint_development kt sk agreed",
                "membership kt agreed",
                "supply kt hotel agreed"
            ]
        );
        assert_eq!(left(without(&["kt", "lgu", "bank"])), [""; 0]);
        assert!(!left(without(&["team"])).iter().any(|tie| tie.starts_with("membership")));
    }

    #[test]
    fn kinds_and_confidence_are_those_of_ties() {
        assert_eq!(left(Sieve { kinds: [Kind::Supply].into(), ..Sieve::default() }).len(), 1);
        assert_eq!(left(Sieve { min_confidence: Some(0.41), ..Sieve::default() }).len(), 3);
        assert_eq!(left(Sieve { areas: ["AI".to_owned()].into(), ..Sieve::default() }), [""; 0]);
    }

    proptest! {
        #[test]
        fn nobody_is_brought_in_and_nobody_left_without_a_tie(
            claims in proptest::collection::vec(any_claim(), 0..24), without in proptest::collection::btree_set("kt|lg|team", 0..3), month in 1u8..=12,
        ) {
            let view = Filter::default().view(&PartnerGraph::from_claims(claims));
            let without: BTreeSet<OrgId> = without.iter().map(|id| OrgId::new(id.as_str())).collect();
            let as_of = PartialDate::month_of(2019, month);
            for sieve in [Sieve { without: without.clone(), ..Sieve::default() }, Sieve { as_of, ..Sieve::default() }] {
                let left = sieve.of(&view);
                let named: BTreeSet<&OrgId> = left.ties.iter().flat_map(Tie::orgs).collect();
                prop_assert_eq!(named, left.organizations.iter().map(|org| &org.id).collect());
                prop_assert!(left.organizations.iter().all(|org| view.organization(&org.id) == Some(org)));
                prop_assert!(sieve.as_of.is_some() || left.organizations.iter().all(|org| !without.contains(&org.id)));
            }
            prop_assert_eq!(Sieve::default().of(&view), view);
        }
    }
}
