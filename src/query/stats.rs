//! What does the material hold?

use super::pair::Named;
use crate::{
    graph::{PartnerGraph, voices},
    model::{Kind, OrgId, PartialDate, Status, Tie, Truth},
    query::KindCount,
};
use serde::Serialize;
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// How many ties have a status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatusCount {
    /// The status.
    pub status: Status,
    /// The number of ties.
    pub ties: usize,
}

/// How many ties began in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearCount {
    /// The year.
    pub year: u16,
    /// The number of ties.
    pub ties: usize,
}

/// An organisation with many ties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hub {
    /// Who.
    pub org: Named,
    /// The number of ties.
    pub ties: usize,
    /// The number of organisations that these bind it to.
    pub partners: usize,
}

/// What a graph holds, in numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stats {
    /// Articles that make a claim.
    pub articles: usize,
    /// Claims.
    pub claims: usize,
    /// Ties that these tell of.
    pub ties: usize,
    /// Ties that more than one voice tells of: copies of one text, and articles of one outlet, are one.
    pub confirmed: usize,
    /// Ties of which dates too coarse leave open whether they had their status at the date of the question.
    pub uncertain: usize,
    /// Organisations, alliances among them.
    pub organizations: usize,
    /// Parts that no tie connects.
    pub components: usize,
    /// The first and the last date of ties.
    pub since: Option<(PartialDate, PartialDate)>,
    /// The first and the last report.
    pub reported: Option<(PartialDate, PartialDate)>,
    /// Ties by kind, in the order of the guide.
    pub kinds: Vec<KindCount>,
    /// Ties by status.
    pub statuses: Vec<StatusCount>,
    /// Ties by the year they began in; those without date are in none.
    pub years: Vec<YearCount>,
    /// Those with most ties.
    pub hubs: Vec<Hub>,
}

/// What a graph holds, with its `top` organisations by number of ties.
///
/// # Complexity
/// O(c log c) for c claims.
pub fn stats(graph: &PartnerGraph, top: usize) -> Stats {
    let ties = graph.ties();
    let count = |of: &dyn Fn(&Tie) -> bool| ties.iter().filter(|tie| of(tie)).count();
    let mut years: BTreeMap<u16, usize> = BTreeMap::new();
    for date in ties.iter().filter_map(Tie::since) {
        *years.entry(date.year()).or_default() += 1;
    }
    let mut hubs: Vec<Hub> = graph.organizations().iter().map(|org| hub(graph, &org.id)).collect();
    hubs.sort_by_cached_key(|hub| (Reverse(hub.ties), Reverse(hub.partners), hub.org.clone()));
    hubs.truncate(top);
    let kinds = Kind::ALL.iter().map(|&kind| KindCount { kind, ties: count(&|tie| tie.kind == kind) });
    let statuses = Status::ALL.iter().map(|&status| StatusCount { status, ties: count(&|tie| tie.status() == status) });
    Stats {
        articles: graph.claims().iter().map(|claim| &claim.doc).collect::<BTreeSet<_>>().len(),
        claims: graph.claims().len(),
        ties: ties.len(),
        confirmed: count(&|tie| voices(&tie.claims) > 1),
        uncertain: count(&|tie| tie.truth == Truth::Maybe),
        organizations: graph.organizations().len(),
        components: graph.components(),
        since: period(ties.iter().filter_map(Tie::since)),
        reported: period(graph.claims().iter().filter_map(|claim| claim.reported)),
        kinds: kinds.filter(|count| count.ties > 0).collect(),
        statuses: statuses.filter(|count| count.ties > 0).collect(),
        years: years.into_iter().map(|(year, ties)| YearCount { year, ties }).collect(),
        hubs,
    }
}

fn hub(graph: &PartnerGraph, id: &OrgId) -> Hub {
    let ties: Vec<&Tie> = graph.ties_of(id).collect();
    let partners: BTreeSet<&OrgId> = ties.iter().flat_map(|tie| tie.orgs()).filter(|org| *org != id).collect();
    Hub { org: Named::of(graph, id), ties: ties.len(), partners: partners.len() }
}

fn period(dates: impl Iterator<Item = PartialDate> + Clone) -> Option<(PartialDate, PartialDate)> {
    dates.clone().min_by_key(|date| (date.earliest(), *date)).zip(dates.max_by_key(|date| (date.latest(), *date)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::claim;

    #[test]
    fn numbers_of_a_small_graph() {
        let graph = PartnerGraph::from_claims([
            claim("a", Kind::Investment, &["kt", "robotics"]).when("2020-06").reported("2020-08-21"),
            claim("b", Kind::Investment, &["kt", "robotics"]).reported("2021-01-02"),
            claim("c", Kind::Membership, &["kt", "lg"]).of("team").when("2019"),
            claim("d", Kind::Supply, &["sk", "kakao"]).status(Status::Ended),
        ]);
        let stats = stats(&graph, 1);
        assert_eq!((stats.articles, stats.claims, stats.ties, stats.confirmed), (4, 4, 3, 1));
        assert_eq!((stats.organizations, stats.components), (6, 2));
        assert_eq!(stats.hubs, [Hub { org: Named { id: "kt".into(), name: "KT".into() }, ties: 2, partners: 3 }]);
        assert_eq!(stats.years.iter().map(|year| year.year).collect::<Vec<_>>(), [2019, 2020]);
        assert_eq!(stats.reported, "2020-08-21".parse().ok().zip("2021-01-02".parse().ok()));
        assert_eq!(stats.statuses.len(), 2);
    }
}
