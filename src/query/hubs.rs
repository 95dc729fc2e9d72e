//! Who stands in the middle?

use super::pair::Named;
use crate::graph::{
    PartnerGraph,
    algorithms::{Projection, betweenness, pagerank},
};
use serde::Serialize;

/// What makes an organisation central.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// The number of organisations that it is bound to.
    Degree,
    /// The share of shortest ways between others that lead over it.
    Betweenness,
    /// The share of a walk along ties that is spent at it: many partners, and such as have many themselves.
    PageRank,
}

/// How central an organisation is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Centrality {
    /// Who.
    pub org: Named,
    /// The number of organisations that it is bound to, fellow members of alliances among them.
    pub degree: usize,
    /// The number of its ties.
    pub ties: usize,
    /// The weight of its ties by kind.
    pub weight: f64,
    /// The share of shortest ways between others that lead over it, 0..1; ways are counted in steps.
    pub betweenness: f64,
    /// The share of a walk along ties, weighted by kind, that is spent at it; all shares sum to 1.
    pub pagerank: f64,
}

/// Every organisation that is party to a tie, the most central by `measure` first, then by weight and name.
///
/// # Complexity
/// O(V·E), that of [`betweenness`], for V organisations bound in E pairs.
pub fn hubs(graph: &PartnerGraph, measure: Measure) -> Vec<Centrality> {
    let projection = Projection::of(graph);
    let network = projection.network();
    let (between, rank) = (betweenness(network), pagerank(network));
    let row = |node: usize| {
        let id = &projection.orgs()[node];
        Centrality {
            org: Named::of(graph, id),
            degree: network.neighbours(node).len(),
            ties: graph.ties_of(id).count(),
            weight: network.strength(node),
            betweenness: between[node],
            pagerank: rank[node],
        }
    };
    let mut rows: Vec<Centrality> = (0..network.len()).map(row).collect();
    let value = |row: &Centrality| match measure {
        Measure::Degree => row.degree as f64,
        Measure::Betweenness => row.betweenness,
        Measure::PageRank => row.pagerank,
    };
    rows.sort_by(|a, b| {
        let weight = b.weight.total_cmp(&a.weight);
        value(b).total_cmp(&value(a)).then(weight).then_with(|| (&a.org.name, &a.org.id).cmp(&(&b.org.name, &b.org.id)))
    });
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{graph::samples::claim, model::Kind};

    #[test]
    fn each_measure_has_its_own_middle() {
        // A bridge between a big team and a pair: few partners, but all ways lead over it.
        let graph = PartnerGraph::from_claims([
            claim("a", Kind::Membership, &["kt", "lg", "sk", "kakao"]).of("team"),
            claim("b", Kind::Supply, &["kakao", "bridge"]),
            claim("c", Kind::Supply, &["bridge", "x"]),
            claim("d", Kind::JointVenture, &["x", "y"]),
        ]);
        let first = |measure| hubs(&graph, measure)[0].clone();
        assert_eq!((first(Measure::Degree).org.id.as_str(), first(Measure::Degree).degree), ("kakao", 4));
        assert_eq!(first(Measure::PageRank).org.id.as_str(), "x", "a joint venture weighs most");
        let rows = hubs(&graph, Measure::Betweenness);
        assert_eq!(rows.len(), 7, "the alliance itself is none");
        assert_eq!(rows[0].org.id.as_str(), "kakao");
        // kakao lies between its 3 fellows and the 3 behind it: 9 of 15 pairs.
        assert!((rows[0].betweenness - 0.6).abs() < 1e-12);
        assert!((rows.iter().map(|row| row.pagerank).sum::<f64>() - 1.0).abs() < 1e-9);
    }
}
