//! Who has partners that matter.

use super::Network;

/// The share of visits that go on along an edge, not to a node drawn from all.
const DAMPING: f64 = 0.85;

/// It is done when all shares together move by less than this.
const SETTLED: f64 = 1e-13;
const ROUNDS: usize = 1000;

/// The share of a random walker's time that each node gets; the shares sum to 1.
///
/// The walker follows an edge in proportion to its weight, in either direction, and starts anew anywhere with
/// probability 0.15, or always where no edge leads on.
///
/// # Complexity
/// O(E) a round, some 150 rounds.
///
/// # Source
/// Brin, Page, "The anatomy of a large-scale hypertextual web search engine", 1998.
pub fn pagerank(network: &Network) -> Vec<f64> {
    let nodes = network.len();
    let strength: Vec<f64> = (0..nodes).map(|node| network.strength(node)).collect();
    let mut rank = vec![1.0 / nodes as f64; nodes];
    for _ in 0..ROUNDS {
        let stuck: f64 = (0..nodes).filter(|&node| strength[node] <= 0.0).map(|node| rank[node]).sum();
        let anywhere = (1.0 - DAMPING + DAMPING * stuck) / nodes as f64;
        let next: Vec<f64> = (0..nodes)
            .map(|node| {
                let from = |&(other, weight): &(usize, f64)| rank[other] * weight / strength[other];
                let own =
                    if strength[node] > 0.0 { rank[node] * 2.0 * network.inside(node) / strength[node] } else { 0.0 };
                anywhere + DAMPING * (network.neighbours(node).iter().map(from).sum::<f64>() + own)
            })
            .collect();
        let moved: f64 = next.iter().zip(&rank).map(|(new, old)| (new - old).abs()).sum();
        rank = next;
        if moved < SETTLED {
            break;
        }
    }
    rank
}

#[cfg(test)]
mod tests {
    use super::{super::samples, *};
    use proptest::prelude::*;

    /// Figures of networkx 3, `pagerank` with weights and tol=1e-14.
    #[test]
    fn figures_are_those_of_networkx() {
        let found = pagerank(&samples::karate());
        for (node, figure) in
            [(0, 0.096997), (2, 0.057079), (31, 0.037158), (32, 0.071693), (33, 0.100919), (11, 0.009565)]
        {
            assert!((found[node] - figure).abs() < 1e-6, "{node}: {}", found[node]);
        }
        let found = pagerank(&samples::kite());
        for (node, figure) in [0.110846, 0.193853, 0.299746, 0.283712, 0.082716, 0.029126].into_iter().enumerate() {
            assert!((found[node] - figure).abs() < 1e-6, "{node}: {}", found[node]);
        }
    }

    proptest! {
        #[test]
        fn shares_sum_to_one(edges in proptest::collection::vec((0usize..12, 0usize..12, 0.1f64..4.0), 0..30)) {
            let rank = pagerank(&Network::from_edges(12, edges));
            prop_assert!((rank.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            prop_assert!(rank.iter().all(|share| *share > 0.0));
        }
    }
}
