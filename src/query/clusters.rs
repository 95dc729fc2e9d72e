//! The organisations of a view in an order in which those bound to each other stand together.

use super::{
    View,
    top::{importance, network},
};
use crate::graph::algorithms::leiden;

/// The clusters of a view, as places in [`View::organizations`]: Leiden communities, the most important first; in each
/// first the most important organisation, then always the one that is bound most to those before it.
///
/// # Complexity
/// That of [`leiden`], and O(n²) for a cluster of n.
pub fn clusters(view: &View) -> Vec<Vec<usize>> {
    let (network, rank) = (network(view), importance(view));
    let mut clusters = leiden(&network, 1.0);
    for cluster in &mut clusters {
        let mut left = std::mem::take(cluster);
        let mut pull = vec![0.0; view.organizations.len()];
        let better = |pull: &[f64], a: usize, b: usize| {
            pull[a].total_cmp(&pull[b]).then(rank[a].total_cmp(&rank[b])).then(b.cmp(&a)).is_gt()
        };
        while let Some(next) = left.iter().copied().reduce(|best, at| if better(&pull, at, best) { at } else { best }) {
            left.retain(|at| *at != next);
            cluster.push(next);
            network.neighbours(next).iter().for_each(|(other, weight)| pull[*other] += weight);
        }
    }
    let weight = |cluster: &[usize]| cluster.iter().map(|at| rank[*at]).sum::<f64>();
    clusters.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then_with(|| a.cmp(b)));
    clusters
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        graph::{PartnerGraph, samples::claim},
        model::Kind,
        query::Filter,
    };

    #[test]
    fn those_bound_to_each_other_stand_together() {
        let tie = |a: &str, b: &str| claim("a", Kind::Supply, &[a, b]);
        let graph = PartnerGraph::from_claims([
            tie("a1", "a2"),
            tie("a2", "a3"),
            tie("a1", "a3"),
            tie("a3", "b1"),
            tie("b1", "b2"),
            tie("b1", "b3"),
            tie("b1", "b4"),
            tie("b2", "b3"),
        ]);
        let view = Filter::default().view(&graph);
        let names = |cluster: &Vec<usize>| cluster.iter().map(|at| view.organizations[*at].id.to_string()).collect();
        let told: Vec<Vec<String>> = clusters(&view).iter().map(names).collect();
        assert_eq!(told, [vec!["b1", "b2", "b3", "b4"], vec!["a3", "a1", "a2"]]);
    }
}
