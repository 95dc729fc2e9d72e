//! The dated history of a tie's status, from claims that may disagree and repeat each other.

use crate::model::{Claim, PartialDate, Status, StatusChange};
use std::collections::BTreeSet;

/// The steps that claims tell of, in order of time, each by its first report; the last one is the status of today.
///
/// - A date known to the year or month only is taken as one with a finer date of the same status inside it;
///   where there is none, talks count from its first day, everything else from its last, and an agreement
///   stands before what stalled or ended it.
/// - Talks do not undo an agreement; only a stall or an end does. A later agreement revives both.
///
/// # Complexity
/// O(n log n) for n claims of one tie; a date known to the year or month also looks at the distinct dates within.
pub fn history<'a>(claims: impl Iterator<Item = &'a Claim>) -> Vec<StatusChange> {
    let steps: Vec<StatusChange> = claims
        .map(|claim| StatusChange {
            when: claim.when,
            reported: claim.reported,
            status: claim.status,
            doc: claim.doc.clone(),
        })
        .collect();
    let dated: Dated = steps.iter().filter_map(|step| Some((step.when?, step.status))).collect();
    let mut timed: Vec<(i64, &StatusChange)> = steps.iter().map(|step| (day(step, &dated), step)).collect();
    timed.sort_by_key(|&(day, step)| (day, step.status, step));

    let mut history: Vec<StatusChange> = Vec::new();
    for (_, step) in timed {
        let before = history.last().map(|last| last.status);
        let undoes = before == Some(Status::Agreed) && step.status == Status::Talks;
        if before != Some(step.status) && !undoes {
            history.push(step.clone());
        }
    }
    history
}

/// The distinct dates of a tie, each with what came about then.
type Dated = BTreeSet<(PartialDate, Status)>;

/// The day that a step counts from, among all dates of its tie.
fn day(step: &StatusChange, dated: &Dated) -> i64 {
    let Some(date) = step.when.or(step.reported) else {
        // Without any date, what was begun came first and what ended it last.
        return if step.status <= Status::Agreed { i64::MIN } else { i64::MAX };
    };
    // A coarse date sorts right before the finer ones that it contains.
    let finer = || dated.range((date, Status::Talks)..).take_while(|(when, _)| date.contains(*when));
    let days = |of: fn(Status, Status) -> bool| {
        finer().filter(move |(when, other)| *when != date && of(*other, step.status)).map(|(when, _)| *when)
    };
    if step.when.is_some()
        && let Some(same) = days(|other, own| other == own).map(PartialDate::to_days).min()
    {
        return same;
    }
    if step.status == Status::Talks {
        return date.to_days();
    }
    let (year, month, day) = date.latest();
    let last = PartialDate::day_of(year, month, day).map_or(date.to_days(), PartialDate::to_days);
    let undone = days(|other, own| other > own).map(PartialDate::to_days).min();
    undone.map_or(last, |undone| undone.min(last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{graph::samples::claim, model::Kind};

    fn told(status: Status) -> Claim {
        claim("a", Kind::Acquisition, &["kt", "lg"]).status(status)
    }

    fn statuses(claims: &[Claim]) -> Vec<&'static str> {
        history(claims.iter()).iter().map(|step| step.status.as_str()).collect()
    }

    #[test]
    fn steps_stand_in_order_of_time_and_repetitions_are_one() {
        let claims = [
            told(Status::Ended).when("2021-02"),
            told(Status::Agreed).when("2020-06-21"),
            told(Status::Talks).when("2020-01"),
            told(Status::Agreed).reported("2020-08-21"),
        ];
        assert_eq!(statuses(&claims), ["talks", "agreed", "ended"]);
        assert_eq!(history(claims.iter())[1].when, "2020-06-21".parse().ok());
    }

    #[test]
    fn talks_do_not_undo_an_agreement_and_may_follow_its_end() {
        assert_eq!(statuses(&[told(Status::Agreed).when("2020"), told(Status::Talks).when("2021")]), ["agreed"]);
        let again = [
            told(Status::Agreed).when("2020-01"),
            told(Status::Ended).when("2021-01"),
            told(Status::Talks).when("2022-01"),
        ];
        assert_eq!(statuses(&again), ["agreed", "ended", "talks"]);
    }

    #[test]
    fn coarse_dates_stand_where_they_make_sense() {
        let year = told(Status::Agreed).when("2020");
        assert_eq!(statuses(&[year.clone(), told(Status::Talks).when("2020-06")]), ["talks", "agreed"]);
        assert_eq!(statuses(&[year.clone(), told(Status::Ended).when("2020-06")]), ["agreed", "ended"]);
        let claims = [year, told(Status::Agreed).when("2020-02-03"), told(Status::Ended).when("2020-06")];
        assert_eq!(statuses(&claims), ["agreed", "ended"]);
    }

    #[test]
    fn without_dates_an_end_comes_last() {
        assert_eq!(
            statuses(&[told(Status::Ended), told(Status::Talks), told(Status::Agreed).when("2020")]),
            ["talks", "agreed", "ended"]
        );
    }
}
