//! How a tie stood at the end of each month.

use super::{time::true_on, weigh::reading};
use crate::model::{Claim, OrgId, PartialDate, Participant, Status, StatusChange, Tie, Truth};
use serde::Serialize;
use std::collections::BTreeSet;

/// How a tie stands from the end of one month on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// The month, counted from the year 0: 12 · year + month − 1.
    pub month: u32,
    /// How far it has come; of an alliance how far those of its members have that have come farthest.
    pub status: Status,
    /// Whether that is sure.
    pub truth: Truth,
    /// Only of alliances: who was a member or was to be one, and whether that is sure.
    pub members: Option<Vec<(OrgId, Truth)>>,
}

/// How a tie stands at the end of each month at which that changes, in order of time. Before the first it is not there.
///
/// It is what its claims tell as of that month (`Filter::as_of` of [`query`](crate::query)), but that a tie that has
/// ended stays, with that status.
///
/// # Complexity
/// O(d) times the history of the tie, for the d months that its claims name.
pub fn course(tie: &Tie) -> Vec<Standing> {
    let mut course: Vec<Standing> = Vec::new();
    for month in months(&tie.claims) {
        let Some(end) = end_of(month) else { continue };
        let Some(standing) = standing(tie, end, month) else { continue };
        let same = |last: &Standing| Standing { month, ..last.clone() } == standing;
        if !course.last().is_some_and(same) {
            course.push(standing);
        }
    }
    course
}

/// The months at whose end something may have changed: those of the first and the last day of every date.
fn months(claims: &[Claim]) -> BTreeSet<u32> {
    let dates = claims.iter().filter_map(|claim| claim.when.or(claim.reported));
    dates.map(PartialDate::months).flat_map(|(first, last)| [first, last]).collect()
}

fn end_of(month: u32) -> Option<PartialDate> {
    PartialDate::month_of(u16::try_from(month / 12).ok()?, u8::try_from(month % 12 + 1).ok()?)
}

fn standing(tie: &Tie, end: PartialDate, month: u32) -> Option<Standing> {
    let Stood { history, truth, members } = stood(tie, end)?;
    let members = members.map(|all| all.into_iter().map(|(part, truth)| (part.org.clone(), truth)).collect());
    Some(Standing { month, status: history.last()?.status, truth, members })
}

/// How a tie stood.
struct Stood<'a> {
    history: Vec<StatusChange>,
    truth: Truth,
    /// Only of alliances.
    members: Option<Vec<(&'a Participant, Truth)>>,
}

fn stood(tie: &Tie, end: PartialDate) -> Option<Stood<'_>> {
    let told = |about: &dyn Fn(&Claim) -> bool| {
        let claims = tie.claims.iter().filter(|claim| about(claim)).map(|claim| (claim, true_on(claim, end)));
        let claims: Vec<(&Claim, bool)> = claims
            .filter(|(_, truth)| *truth != Truth::No)
            .map(|(claim, truth)| (claim, truth == Truth::Yes))
            .collect();
        // What may have ended is shown as it was; only what surely has is shown as ended.
        reading(&claims, |status| status != Status::Ended).or_else(|| reading(&claims, |_| true))
    };
    let status = |history: &Vec<StatusChange>| history.last().map(|step| step.status);
    if tie.alliance.is_none() {
        let (truth, history) = told(&|_| true)?;
        return Some(Stood { history, truth, members: None });
    }
    let member = |part: &Participant| told(&|claim| claim.parties.iter().any(|party| party.id == part.org));
    let all: Vec<_> = tie.participants.iter().filter_map(|part| Some((part, member(part)?))).collect();
    let members = all.iter().filter(|(_, (_, history))| status(history).is_some_and(|it| it != Status::Ended));
    let members = Some(members.map(|(part, (truth, _))| (*part, *truth)).collect());
    let farthest = all.into_iter().map(|(_, reading)| reading);
    let (truth, history) = farthest.min_by_key(|(truth, history)| (status(history).map(Status::decline), *truth))?;
    Some(Stood { history, truth, members })
}

/// A tie as it stood at the end of a date, with what was told of it until then; `None` where it was not there yet. It is
/// what [`course`] says of that month: one that had ended is still there, with that status.
///
/// A tie without any date is of no day, and stays as it is.
///
/// # Complexity
/// That of one step of [`course`].
pub fn tie_as_of(tie: &Tie, date: PartialDate) -> Option<Tie> {
    if !tie.is_dated() {
        return Some(tie.clone());
    }
    let Stood { history, truth, members } = stood(tie, date)?;
    let participants = match members {
        Some(members) => members.into_iter().map(|(part, truth)| Participant { truth, ..part.clone() }).collect(),
        None => tie.participants.clone(),
    };
    let claims = tie.claims.iter().filter(|claim| true_on(claim, date) != Truth::No).cloned().collect();
    Some(Tie { history, truth, participants, claims, ..tie.clone() })
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
    };
    use proptest::prelude::*;

    fn month(year: u32, month: u32) -> u32 {
        year * 12 + month - 1
    }

    fn told(status: Status, when: &str) -> Claim {
        claim(when, Kind::Acquisition, &["kt", "lg"]).status(status).when(when)
    }

    fn of(claims: &[Claim]) -> Vec<(u32, Status, Truth)> {
        let graph = PartnerGraph::from_claims(claims.to_vec());
        course(&graph.ties()[0]).into_iter().map(|at| (at.month, at.status, at.truth)).collect()
    }

    #[test]
    fn a_year_may_have_begun_or_ended_a_tie() {
        let claims = [told(Status::Agreed, "2019-03-05"), told(Status::Ended, "2020")];
        assert_eq!(
            of(&claims),
            [
                (month(2019, 3), Status::Agreed, Truth::Yes),
                (month(2020, 1), Status::Agreed, Truth::Maybe),
                (month(2020, 12), Status::Ended, Truth::Yes),
            ]
        );
        assert_eq!(of(&[claim("a", Kind::Supply, &["kt", "lg"])]), [], "what has no date is of no month");
    }

    #[test]
    fn members_join_an_alliance_each_in_its_month() {
        let member = |doc: &str, org: &str, when: &str| claim(doc, Kind::Membership, &[org]).of("team").when(when);
        let graph = PartnerGraph::from_claims([
            member("a", "kt", "2020-02-20"),
            member("b", "lg", "2020-06-03"),
            member("c", "sk", "2021"),
        ]);
        let members: Vec<(u32, String)> = course(&graph.ties()[0])
            .into_iter()
            .map(|at| {
                (
                    at.month,
                    at.members.unwrap().iter().map(|(org, truth)| format!("{org}:{} ", truth.as_str())).collect(),
                )
            })
            .collect();
        assert_eq!(
            members,
            [
                (month(2020, 2), "kt:yes ".to_owned()),
                (month(2020, 6), "kt:yes lg:yes ".to_owned()),
                (month(2021, 1), "kt:yes lg:yes sk:maybe ".to_owned()),
                (month(2021, 12), "kt:yes lg:yes sk:yes ".to_owned()),
            ]
        );
    }

    /// How a tie stands in a month.
    fn at(course: &[Standing], month: u32) -> Option<&Standing> {
        course.iter().take_while(|standing| standing.month <= month).last()
    }

    /// Whatever the graph as of a month says of a deal that is the same claims, its course says.
    pub(super) fn holds_together(graph: &PartnerGraph, month: u32) {
        let end = end_of(month).unwrap();
        let then = graph.weigh(|claim| true_on(claim, end), |status| status != Status::Ended);
        for tie in graph.ties() {
            let course = course(tie);
            let here: Vec<&Claim> = tie.claims.iter().filter(|claim| true_on(claim, end) != Truth::No).collect();
            let same = then.ties().iter().find(|other| {
                tie.alliance.is_none()
                    && other.claims.len() == here.len()
                    && other.claims.iter().all(|claim| here.contains(&claim))
            });
            if let Some(same) = same {
                let standing = at(&course, month).expect("it is there");
                assert_eq!((standing.status, standing.truth), (same.status(), same.truth), "{} in {end}", tie.id);
            }
            let Some(alliance) = &tie.alliance else { continue };
            for part in &tie.participants {
                let theirs = then.ties_of(alliance).filter(|other| other.alliance.as_ref() == Some(alliance));
                let truth =
                    theirs.flat_map(|other| &other.participants).find(|other| other.org == part.org).map(|it| it.truth);
                let members = at(&course, month).and_then(|standing| standing.members.as_ref());
                let told = members.and_then(|members| members.iter().find(|(org, _)| *org == part.org)).map(|it| it.1);
                assert_eq!(told, truth, "{} of {alliance} in {end}", part.org);
            }
        }
    }

    proptest! {
        #[test]
        fn the_course_is_what_the_graph_as_of_each_month_says(claims in proptest::collection::vec(any_claim(), 0..16)) {
            let graph = PartnerGraph::from_claims(claims);
            let months: BTreeSet<u32> = graph.ties().iter().flat_map(|tie| months(&tie.claims)).collect();
            months.into_iter().flat_map(|month| [month.saturating_sub(1), month]).filter(|month| *month >= 12_000).for_each(|month| holds_together(&graph, month));
        }
    }
}
