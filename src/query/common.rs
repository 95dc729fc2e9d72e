//! Which partners do two companies have in common?

use super::{
    pair::Named,
    partners::{PartnerRow, partners},
};
use crate::{graph::PartnerGraph, model::OrgId};
use serde::Serialize;
use std::{cmp::Reverse, collections::BTreeMap};

/// A partner of both companies, with what binds it to each.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CommonPartner {
    /// Who.
    pub partner: Named,
    /// The row that it has among the partners of the first company.
    pub with_a: PartnerRow,
    /// The row that it has among the partners of the second company.
    pub with_b: PartnerRow,
}

/// The partners that two organisations have in common: those with ties of their own to both before those met only in an
/// alliance, then by the number of articles on the side that has fewer, and by name.
///
/// # Complexity
/// That of [`partners`], twice.
pub fn common(graph: &PartnerGraph, a: &OrgId, b: &OrgId) -> Vec<CommonPartner> {
    let mut of_b: BTreeMap<OrgId, PartnerRow> =
        partners(graph, b).into_iter().map(|row| (row.partner.id.clone(), row)).collect();
    let both = partners(graph, a).into_iter().filter_map(|with_a| {
        let with_b = of_b.remove(&with_a.partner.id)?;
        Some(CommonPartner { partner: with_a.partner.clone(), with_a, with_b })
    });
    let mut both: Vec<CommonPartner> = both.collect();
    both.sort_by_cached_key(|row| {
        let met_in_alliance = row.with_a.is_met_in_alliance() || row.with_b.is_met_in_alliance();
        (
            met_in_alliance,
            Reverse(row.with_a.articles.min(row.with_b.articles)),
            row.partner.name.clone(),
            row.partner.id.clone(),
        )
    });
    both
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{graph::samples::claim, model::Kind};

    #[test]
    fn only_partners_of_both_are_common_and_those_of_alliances_stand_last() {
        let graph = PartnerGraph::from_claims([
            claim("a", Kind::Investment, &["kt", "robotics"]).when("2020-06"),
            claim("b", Kind::Supply, &["robotics", "sk"]),
            claim("c", Kind::Membership, &["kt", "sk", "lg"]).of("team"),
            claim("d", Kind::Supply, &["kt", "hotel"]),
            claim("e", Kind::Partnership, &["kt", "sk"]),
        ]);
        let (kt, sk) = (OrgId::new("kt"), OrgId::new("sk"));
        let rows = common(&graph, &kt, &sk);
        let ids: Vec<_> = rows.iter().map(|row| row.partner.id.as_str()).collect();
        assert_eq!(ids, ["robotics", "team", "lg"]);
        assert_eq!((&rows[0].with_a.kinds, &rows[0].with_b.kinds), (&vec![Kind::Investment], &vec![Kind::Supply]));
        let turned: Vec<_> = common(&graph, &sk, &kt).into_iter().map(|row| (row.with_b, row.with_a)).collect();
        assert_eq!(turned, rows.into_iter().map(|row| (row.with_a, row.with_b)).collect::<Vec<_>>());
    }
}
