//! A joint venture is told with the company that it founded, or without.

use super::{
    dating::split_by_date,
    key::{Deal, Key},
};
use crate::model::{Claim, Kind, OrgId};
use std::collections::BTreeMap;

/// Claims of joint ventures by their key.
pub(super) type Ventures<'a> = BTreeMap<Key<'a>, Vec<&'a Claim>>;

/// The two organisations of each pair among three.
pub(super) fn pairs<'a>(three: &[&'a OrgId]) -> impl Iterator<Item = Vec<&'a OrgId>> {
    let pair = |left_out: usize| {
        three.iter().enumerate().filter(move |(at, _)| *at != left_out).map(|(_, org)| *org).collect()
    };
    (0..three.len()).map(pair).collect::<Vec<_>>().into_iter()
}

/// The deals of joint ventures.
///
/// Claims that name two organisations tell of the venture that others name with a third, the company founded, where
/// the dates allow and there is exactly one such third: with two, nobody can say which is meant.
///
/// # Complexity
/// O(n log n) for n claims.
pub(super) fn deals(mut ventures: Ventures<'_>) -> Vec<Deal<'_>> {
    let mut wholes: BTreeMap<Vec<&OrgId>, Vec<Key>> = BTreeMap::new();
    for whole in ventures.keys().filter(|key| key.orgs.len() == 3) {
        pairs(&whole.orgs).for_each(|pair| wholes.entry(pair).or_default().push(whole.clone()));
    }
    let mut short: BTreeMap<Key, Vec<&Claim>> = BTreeMap::new();
    for (pair, wholes) in wholes {
        if let [whole] = &wholes[..]
            && let Some(claims) = ventures.remove(&Key { kind: Kind::JointVenture, alliance: None, orgs: pair })
        {
            short.entry(whole.clone()).or_default().extend(claims);
        }
    }
    let mut deals = Vec::new();
    let mut apart: Ventures = BTreeMap::new();
    for (key, claims) in ventures {
        let Some(short) = short.remove(&key) else {
            deals.extend(Deal::split(&key, &claims));
            continue;
        };
        let names_all = |claim: &Claim| Key::of(claim).is_some_and(|own| own == key);
        let (whole, others): (Vec<_>, Vec<_>) = split_by_date(&[claims, short].concat())
            .into_iter()
            .partition(|deal| deal.iter().any(|claim| names_all(claim)));
        for claim in others.into_iter().flatten() {
            if let Some(own) = Key::of(claim) {
                apart.entry(own).or_default().push(claim);
            }
        }
        deals.extend(Deal::numbered(&key, whole));
    }
    // Ventures of another time stay what their own claims say.
    deals.extend(apart.iter().flat_map(|(key, claims)| Deal::split(key, claims)));
    deals
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{PartnerGraph, samples::claim};

    fn told(doc: &str, orgs: &[&str]) -> Claim {
        claim(doc, Kind::JointVenture, orgs)
    }

    /// The articles of each tie.
    fn docs(claims: Vec<Claim>) -> Vec<Vec<String>> {
        let graph = PartnerGraph::from_claims(claims);
        let docs = |claims: &[Claim]| claims.iter().map(|claim| claim.doc.to_string()).collect();
        let mut docs: Vec<Vec<String>> = graph.ties().iter().map(|tie| docs(&tie.claims)).collect();
        docs.iter_mut().for_each(|docs| docs.sort());
        docs.sort();
        docs
    }

    #[test]
    fn the_company_founded_may_go_unnamed() {
        let whole = || told("a", &["lg", "honda", "lh"]).when("2022-01");
        assert_eq!(docs(vec![whole(), told("b", &["honda", "lg"]).when("2022-08")]), [["a", "b"]]);
        assert_eq!(docs(vec![whole(), told("b", &["honda", "lg"]).reported("2025-12-30")]), [["a", "b"]]);
        assert_eq!(docs(vec![whole(), told("b", &["honda", "lg"]).when("2015")]), [["a"], ["b"]]);
    }

    #[test]
    fn of_two_ventures_nobody_can_say_which_is_meant() {
        let claims = vec![
            told("a", &["lg", "honda", "lh"]).when("2022-01"),
            told("b", &["lg", "honda", "lx"]).when("2022-01"),
            told("c", &["honda", "lg"]).when("2022-01"),
        ];
        assert_eq!(docs(claims), [["a"], ["b"], ["c"]]);
    }

    #[test]
    fn partners_of_two_are_not_partners_of_three() {
        let told = |doc: &str, orgs: &[&str]| claim(doc, Kind::Partnership, orgs).when("2022-01");
        assert_eq!(docs(vec![told("a", &["kt", "lg", "sk"]), told("b", &["kt", "lg"])]), [["a"], ["b"]]);
    }
}
