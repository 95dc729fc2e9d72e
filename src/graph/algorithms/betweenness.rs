//! Who lies between others.

use super::Network;
use rayon::prelude::*;
use std::collections::VecDeque;

/// Parts that the work is cut into, whatever the machine, so that sums are added in the same order.
const PARTS: usize = 16;

/// The share of shortest ways between two others that lead over each node, 0..1, all pairs of others taken together.
///
/// Ways are counted in steps: what weighs an edge says how much it binds, not how long it is.
///
/// # Complexity
/// O(V·E) on all cores, O(V) memory for each of 16 parts of the work.
///
/// # Source
/// Brandes, "A faster algorithm for betweenness centrality", J. Math. Sociol. 25, 2001.
pub fn betweenness(network: &Network) -> Vec<f64> {
    let nodes = network.len();
    let size = nodes.div_ceil(PARTS).max(1);
    let parts: Vec<Vec<f64>> = (0..PARTS)
        .into_par_iter()
        .map(|part| {
            let mut sums = vec![0.0; nodes];
            (part * size..((part + 1) * size).min(nodes)).for_each(|source| add_ways(network, source, &mut sums));
            sums
        })
        .collect();
    // Each way is met from both of its ends.
    let pairs = nodes.saturating_sub(1) as f64 * nodes.saturating_sub(2) as f64;
    let sum = |node: usize| parts.iter().map(|sums| sums[node]).sum::<f64>();
    (0..nodes).map(|node| if pairs > 0.0 { sum(node) / pairs } else { 0.0 }).collect()
}

/// Adds what the shortest ways from one node lead over.
fn add_ways(network: &Network, source: usize, sums: &mut [f64]) {
    let nodes = network.len();
    let (mut steps, mut ways, mut share) = (vec![usize::MAX; nodes], vec![0.0_f64; nodes], vec![0.0_f64; nodes]);
    (steps[source], ways[source]) = (0, 1.0);
    let (mut queue, mut reached) = (VecDeque::from([source]), Vec::new());
    while let Some(node) = queue.pop_front() {
        reached.push(node);
        for &(other, _) in network.neighbours(node) {
            if steps[other] == usize::MAX {
                steps[other] = steps[node] + 1;
                queue.push_back(other);
            }
            if steps[other] == steps[node] + 1 {
                ways[other] += ways[node];
            }
        }
    }
    for &node in reached.iter().skip(1).rev() {
        for &(before, _) in network.neighbours(node).iter().filter(|(other, _)| steps[*other] + 1 == steps[node]) {
            share[before] += ways[before] / ways[node] * (1.0 + share[node]);
        }
        sums[node] += share[node];
    }
}

#[cfg(test)]
mod tests {
    use super::{super::samples, *};

    /// Figures of networkx 3, `betweenness_centrality`.
    #[test]
    fn figures_are_those_of_networkx() {
        let found = betweenness(&samples::karate());
        for (node, figure) in [(0, 0.437635), (2, 0.143657), (31, 0.138276), (32, 0.145247), (33, 0.304075), (11, 0.0)]
        {
            assert!((found[node] - figure).abs() < 1e-6, "{node}: {}", found[node]);
        }
        let found = betweenness(&samples::kite());
        for (node, figure) in [0.1, 0.05, 0.1, 0.35, 0.0, 0.0].into_iter().enumerate() {
            assert!((found[node] - figure).abs() < 1e-6, "{node}: {}", found[node]);
        }
    }

    #[test]
    fn in_a_star_all_ways_lead_over_the_middle() {
        assert_eq!(betweenness(&Network::from_edges(4, [(0, 1, 9.0), (0, 2, 1.0), (0, 3, 1.0)])), [1.0, 0.0, 0.0, 0.0]);
        assert_eq!(betweenness(&Network::from_edges(2, [(0, 1, 1.0)])), [0.0, 0.0]);
        assert!(betweenness(&Network::default()).is_empty());
    }
}
