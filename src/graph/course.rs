//! How a tie stood at the end of each month.

use super::{time::true_on, weigh::reading};
use crate::model::{Claim, OrgId, PartialDate, Status, Tie, Truth};
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
    let of = |(year, month, _): (u16, u8, u8)| u32::from(year) * 12 + u32::from(month) - 1;
    let dates = claims.iter().filter_map(|claim| claim.when.or(claim.reported));
    dates.flat_map(|date| [of(date.earliest()), of(date.latest())]).collect()
}

fn end_of(month: u32) -> Option<PartialDate> {
    PartialDate::month_of(u16::try_from(month / 12).ok()?, u8::try_from(month % 12 + 1).ok()?)
}

fn standing(tie: &Tie, end: PartialDate, month: u32) -> Option<Standing> {
    let told = |about: &dyn Fn(&Claim) -> bool| {
        let claims = tie.claims.iter().filter(|claim| about(claim)).map(|claim| (claim, true_on(claim, end)));
        let claims: Vec<(&Claim, bool)> = claims
            .filter(|(_, truth)| *truth != Truth::No)
            .map(|(claim, truth)| (claim, truth == Truth::Yes))
            .collect();
        // What may have ended is shown as it was; only what surely has is shown as ended.
        let reading = reading(&claims, |status| status != Status::Ended).or_else(|| reading(&claims, |_| true));
        reading.and_then(|(truth, history)| Some((history.last()?.status, truth)))
    };
    if tie.alliance.is_none() {
        let (status, truth) = told(&|_| true)?;
        return Some(Standing { month, status, truth, members: None });
    }
    let member = |org: &OrgId| told(&|claim| claim.parties.iter().any(|party| party.id == *org));
    let all: Vec<(&OrgId, (Status, Truth))> =
        tie.participants.iter().filter_map(|part| Some((&part.org, member(&part.org)?))).collect();
    let alive = |status: Status| {
        [Status::Agreed, Status::Talks, Status::Stalled, Status::Ended].iter().position(|s| *s == status)
    };
    let (status, truth) =
        all.iter().map(|(_, standing)| *standing).min_by_key(|(status, truth)| (alive(*status), *truth))?;
    let members = all.into_iter().filter(|(_, (status, _))| *status != Status::Ended);
    let members = members.map(|(org, (_, truth))| (org.clone(), truth)).collect();
    Some(Standing { month, status, truth, members: Some(members) })
}
