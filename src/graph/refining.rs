//! What one article calls a partnership, another tells as the joint development, supply or investment that it is.

use super::{dating::days_between, history::history, key::Deal, key::Key};
use crate::model::{Claim, DocId, Kind, OrgId, PartialDate, Status};
use std::collections::{BTreeMap, BTreeSet};

/// A partnership and a more telling deal begun further apart than this are two.
///
/// The articles that tell of one announcement date it within days, or to its month; what grows out of a partnership
/// (a joint venture, an order) follows months later.
const MONTH: i64 = 31;

/// Gives the claims of each partnership to the more telling deal that it is, where there is one:
///
/// - of a kind that [refines](Kind::refines) a partnership, between the same organisations;
/// - begun within a month of it, by the dates that the articles give or, without any, by the first report;
/// - told by other articles only: an article that tells of both keeps them apart;
/// - at a status that the partnership's claims do not change: an agreed partnership is no investment under talks.
///
/// Of several, the nearest in time is taken, then the first in the order of kinds. What is taken is decided by the deals
/// as they were before any was given away, so that it does not depend on order.
///
/// # Complexity
/// O(n log n) for the n claims of all deals.
pub(super) fn refine(mut deals: Vec<Deal<'_>>) -> Vec<Deal<'_>> {
    deals.sort_by(|a, b| (&a.key, a.nth).cmp(&(&b.key, b.nth)));
    let is_plain = |deal: &Deal| deal.key.kind == Kind::Partnership;
    let plain: BTreeSet<Vec<&OrgId>> = deals.iter().filter(|deal| is_plain(deal)).map(|d| d.key.between()).collect();
    let mut telling: BTreeMap<Vec<&OrgId>, Vec<usize>> = BTreeMap::new();
    for (at, deal) in deals.iter().enumerate().filter(|(_, deal)| deal.key.kind.refines(Kind::Partnership)) {
        for between in betweens(deal).into_iter().filter(|between| plain.contains(between)) {
            telling.entry(between).or_default().push(at);
        }
    }
    let homes: Vec<(usize, usize)> = deals
        .iter()
        .enumerate()
        .filter(|(_, deal)| is_plain(deal))
        .filter_map(|(at, deal)| {
            let near = telling.get(&deal.key.between())?.iter().filter_map(|&to| Some((apart(deal, &deals[to])?, to)));
            near.filter(|(days, to)| *days <= MONTH && may_be(deal, &deals[*to])).min().map(|(_, to)| (at, to))
        })
        .collect();
    for &(from, to) in &homes {
        let claims = std::mem::take(&mut deals[from].claims);
        deals[to].claims.extend(claims);
    }
    deals.retain(|deal| !deal.claims.is_empty());
    deals
}

/// The organisations by which its claims tell of a deal: a joint venture may be told without the company founded.
fn betweens<'a>(deal: &Deal<'a>) -> BTreeSet<Vec<&'a OrgId>> {
    match deal.key.kind {
        Kind::JointVenture => deal.claims.iter().filter_map(|claim| Key::of(claim)).map(|key| key.between()).collect(),
        _ => [deal.key.between()].into(),
    }
}

/// Days between the beginnings of two deals; `None` where one has no date.
fn apart(one: &Deal, other: &Deal) -> Option<i64> {
    Some(days_between(begun(&one.claims)?, begun(&other.claims)?))
}

fn begun(claims: &[&Claim]) -> Option<PartialDate> {
    let made = claims.iter().filter(|claim| matches!(claim.status, Status::Talks | Status::Agreed));
    PartialDate::first_of(made.filter_map(|claim| claim.when))
        .or_else(|| PartialDate::first_of(claims.iter().filter_map(|claim| claim.reported)))
}

/// Whether the claims of a partnership may tell of a more telling deal, dates apart.
fn may_be(plain: &Deal, telling: &Deal) -> bool {
    let docs: BTreeSet<&DocId> = telling.claims.iter().map(|claim| &claim.doc).collect();
    let standing = |claims: &[&Claim]| history(claims.iter().copied()).last().map(|step| step.status);
    plain.claims.iter().all(|claim| !docs.contains(&claim.doc))
        && standing(&telling.claims) == standing(&[&telling.claims[..], &plain.claims].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{PartnerGraph, samples::claim};

    /// Kind, articles and status of each tie.
    fn ties(claims: Vec<Claim>) -> Vec<(Kind, Vec<String>, Status)> {
        let graph = PartnerGraph::from_claims(claims);
        let docs = |claims: &[Claim]| claims.iter().map(|claim| claim.doc.to_string()).collect();
        let mut ties: Vec<_> = graph.ties().iter().map(|tie| (tie.kind, docs(&tie.claims), tie.status())).collect();
        ties.sort();
        ties
    }

    fn kinds(claims: Vec<Claim>) -> Vec<Kind> {
        ties(claims).into_iter().map(|(kind, ..)| kind).collect()
    }

    fn plain(doc: &str) -> Claim {
        claim(doc, Kind::Partnership, &["lg", "kt"]).sure(0.95)
    }

    fn supply(doc: &str) -> Claim {
        claim(doc, Kind::Supply, &["kt", "lg"])
    }

    #[test]
    fn a_partnership_is_the_deal_that_others_tell_more_of() {
        let told = vec![plain("a").when("2021-03-02"), supply("b").when("2021-03").reported("2021-03-05")];
        let (kind, docs, _) = &ties(told.clone())[0];
        assert_eq!((*kind, &docs[..]), (Kind::Supply, &["b".to_owned(), "a".to_owned()][..]), "what tells more first");
        assert_eq!(PartnerGraph::from_claims(told.clone()).ties()[0].id, {
            PartnerGraph::from_claims([told[1].clone()]).ties()[0].id.clone()
        });
    }

    #[test]
    fn what_follows_months_later_is_another_deal() {
        assert_eq!(kinds(vec![plain("a").when("2021-03-02"), supply("b").when("2021-06")]).len(), 2);
        assert_eq!(kinds(vec![plain("a").reported("2021-03-02"), supply("b").reported("2021-03-20")]).len(), 1);
        assert_eq!(kinds(vec![plain("a"), supply("b")]).len(), 2, "without dates nobody can say");
    }

    #[test]
    fn an_article_that_tells_of_both_keeps_them_apart() {
        let both = vec![plain("a").when("2021-03"), supply("b").when("2021-03"), plain("b").when("2021-03")];
        assert_eq!(kinds(both), [Kind::Partnership, Kind::Supply]);
    }

    #[test]
    fn a_partnership_never_changes_how_far_a_deal_has_come() {
        let talks = || supply("b").when("2021-03").status(Status::Talks);
        assert_eq!(kinds(vec![plain("a").when("2021-03"), talks()]), [Kind::Partnership, Kind::Supply]);
        assert_eq!(kinds(vec![plain("a").when("2021-03").status(Status::Talks), talks()]), [Kind::Supply]);
        let ended = plain("a").reported("2021-03-09").status(Status::Ended);
        assert_eq!(kinds(vec![ended, supply("b").when("2021-03-01")]).len(), 2);
    }

    #[test]
    fn of_several_the_nearest_is_taken_then_the_first_kind() {
        let invest = |when: &str| claim("c", Kind::Investment, &["kt", "lg"]).when(when);
        let told = |invested: &str| {
            let told = vec![plain("a").when("2021-03-02"), supply("b").when("2021-03-05"), invest(invested)];
            ties(told).into_iter().filter(|(_, docs, _)| docs.len() == 2).map(|(kind, ..)| kind).collect::<Vec<_>>()
        };
        assert_eq!(told("2021-03-20"), [Kind::Supply]);
        assert_eq!(told("2021-03-05"), [Kind::Investment]);
    }

    #[test]
    fn a_partnership_of_founders_is_their_joint_venture() {
        let venture = |doc: &str, orgs: &[&str]| claim(doc, Kind::JointVenture, orgs).when("2021-03");
        let told = vec![plain("a").when("2021-03-02"), venture("b", &["kt", "lg", "new"]), venture("c", &["kt", "lg"])];
        let graph = PartnerGraph::from_claims(told);
        assert_eq!(graph.ties().len(), 1);
        let roles: Vec<_> = graph.ties()[0].participants.iter().map(|part| part.role.as_str()).collect();
        assert_eq!(roles, ["founder", "founder", "founder"]);
    }
}
