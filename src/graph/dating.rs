//! Two deals between the same organisations are told apart by their dates.

use crate::model::{Claim, PartialDate, Status};

/// Deals whose dates lie further apart than this are two deals.
const YEAR: i64 = 365;

/// One deal: the days that its dates span, and the claims that tell of it.
struct Cluster<'a> {
    first: i64,
    last: i64,
    claims: Vec<&'a Claim>,
}

fn first_day(date: PartialDate) -> i64 {
    date.to_days()
}

fn last_day(date: PartialDate) -> i64 {
    let (year, month, day) = date.latest();
    PartialDate::day_of(year, month, day).map_or(date.to_days(), PartialDate::to_days)
}

/// Days that surely lie between two dates; 0 where they overlap.
pub(super) fn days_between(one: PartialDate, other: PartialDate) -> i64 {
    (first_day(one) - last_day(other)).max(first_day(other) - last_day(one)).max(0)
}

/// Days between a date and a cluster; 0 where they overlap.
fn gap(cluster: &Cluster, date: PartialDate) -> i64 {
    (first_day(date) - cluster.last).max(cluster.first - last_day(date)).max(0)
}

/// Splits claims of the same kind between the same organisations into deals, in order of time.
///
/// - Talks and agreements known to the month or day that lie more than a year apart are two deals.
/// - A date known to the year joins the nearest such deal, or stands as one of its own.
/// - What ended or stalled a deal belongs to the last one begun before it, however long ago.
/// - A claim without date belongs to the last deal begun when it was reported, without that too, to the last one.
///
/// # Complexity
/// O(n log n + n·d) for n claims of d deals.
pub(super) fn split_by_date<'a>(claims: &[&'a Claim]) -> Vec<Vec<&'a Claim>> {
    let begins = |claim: &Claim| matches!(claim.status, Status::Talks | Status::Agreed);
    let (dated, rest): (Vec<&Claim>, Vec<&Claim>) =
        claims.iter().partition(|claim| begins(claim) && claim.when.is_some());
    let (mut fine, mut coarse): (Vec<&Claim>, Vec<&Claim>) =
        dated.into_iter().partition(|claim| claim.when.is_some_and(|date| date.month().is_some()));
    let by_date = |a: &&Claim, b: &&Claim| {
        let day = |claim: &Claim| claim.when.map(first_day);
        day(a).cmp(&day(b)).then_with(|| a.order(b))
    };
    fine.sort_by(by_date);
    coarse.sort_by(by_date);

    let mut clusters = Vec::new();
    chain(&mut clusters, fine);
    let mut alone = Vec::new();
    for claim in coarse {
        let date = claim.when.expect("coarse claims are dated");
        match clusters.iter_mut().filter(|cluster| gap(cluster, date) <= YEAR).min_by_key(|c| (gap(c, date), c.first)) {
            Some(near) => near.claims.push(claim),
            None => alone.push(claim),
        }
    }
    chain(&mut clusters, alone);
    clusters.sort_by_key(|cluster| cluster.first);

    let mut orphans = Vec::new();
    for claim in rest {
        match home(&mut clusters, claim) {
            Some(cluster) => cluster.claims.push(claim),
            None => orphans.push(claim),
        }
    }
    // Reported long before the first dated deal, or no deal is dated: they tell of one that no date is known of.
    let undated = (!orphans.is_empty()).then_some(orphans);
    undated.into_iter().chain(clusters.into_iter().map(|cluster| cluster.claims)).collect()
}

/// Puts dated claims, sorted, into clusters of their own: a new one after each gap of more than a year.
fn chain<'a>(clusters: &mut Vec<Cluster<'a>>, claims: Vec<&'a Claim>) {
    let mut open: Option<Cluster<'a>> = None;
    for claim in claims {
        let Some(date) = claim.when else { continue };
        match &mut open {
            Some(cluster) if first_day(date) - cluster.last <= YEAR => {
                cluster.last = cluster.last.max(last_day(date));
                cluster.claims.push(claim);
            }
            _ => {
                clusters.extend(open.take());
                open = Some(Cluster { first: first_day(date), last: last_day(date), claims: vec![claim] });
            }
        }
    }
    clusters.extend(open);
}

/// The deal that a claim without a beginning of its own belongs to.
fn home<'c, 'a>(clusters: &'c mut [Cluster<'a>], claim: &Claim) -> Option<&'c mut Cluster<'a>> {
    let Some(date) = claim.when.or(claim.reported) else { return clusters.last_mut() };
    let begun = clusters.iter().take_while(|cluster| cluster.first <= last_day(date)).count();
    match begun.checked_sub(1) {
        Some(at) => clusters.get_mut(at),
        None => clusters.first_mut().filter(|cluster| gap(cluster, date) <= YEAR),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{graph::samples::claim, model::Kind};

    fn docs(claims: &[Claim]) -> Vec<Vec<String>> {
        split_by_date(&claims.iter().collect::<Vec<_>>())
            .into_iter()
            .map(|deal| deal.into_iter().map(|claim| claim.doc.to_string()).collect())
            .collect()
    }

    fn told(doc: &str) -> Claim {
        claim(doc, Kind::Partnership, &["kt", "lg"])
    }

    #[test]
    fn deals_more_than_a_year_apart_stay_two() {
        assert_eq!(docs(&[told("a").when("2019-10-28"), told("b").when("2021-03")]), [["a"], ["b"]]);
        assert_eq!(docs(&[told("a").when("2019-10-28"), told("b").when("2020-10-27")]), [["a", "b"]]);
    }

    #[test]
    fn a_year_joins_the_deal_of_that_year() {
        let claims = [told("a").when("2019-10"), told("b").when("2021-03"), told("c").when("2021")];
        assert_eq!(docs(&claims), [vec!["a"], vec!["b", "c"]]);
        assert_eq!(docs(&[told("a").when("2019-10"), told("b").when("2023")]), [["a"], ["b"]]);
    }

    #[test]
    fn an_end_belongs_to_what_was_begun_however_long_ago() {
        let claims = [told("a").when("2015-01"), told("b").when("2019-06").status(Status::Ended)];
        assert_eq!(docs(&claims), [["a", "b"]]);
    }

    #[test]
    fn an_undated_claim_joins_the_deal_that_was_on_when_it_was_reported() {
        let claims = [
            told("a").when("2015-01"),
            told("b").when("2019-06"),
            told("c").reported("2016-01-01"),
            told("d").reported("2022-01-01"),
            told("e"),
            told("f").reported("2012-01-01"),
        ];
        assert_eq!(docs(&claims), [vec!["f"], vec!["a", "c"], vec!["b", "d", "e"]]);
        assert_eq!(docs(&[told("a"), told("b").reported("2012")]), [["a", "b"]]);
    }
}
