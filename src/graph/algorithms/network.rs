//! Numbered nodes and weighted edges without direction.

use std::collections::BTreeMap;

/// A weighted graph without direction, its nodes numbered from 0.
///
/// ```
/// use tieup::graph::algorithms::Network;
/// let network = Network::from_edges(3, [(0, 1, 1.0), (1, 0, 0.5)]);
/// assert_eq!(network.neighbours(1), [(0, 1.5)]);
/// assert_eq!(network.strength(2), 0.0);
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Network {
    /// Of each node, by number: those it is bound to and how strongly.
    neighbours: Vec<Vec<(usize, f64)>>,
    /// Of each node: the weight of edges that lead back to itself, each counted once.
    inside: Vec<f64>,
}

impl Network {
    /// The network of `nodes` nodes with these edges. Weights of the same pair add up; those not above 0 are left out.
    ///
    /// # Panics
    /// Where an edge names a node that is not there.
    ///
    /// # Complexity
    /// O(E log E).
    pub fn from_edges(nodes: usize, edges: impl IntoIterator<Item = (usize, usize, f64)>) -> Self {
        let mut sums: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        let mut inside = vec![0.0; nodes];
        for (a, b, weight) in edges.into_iter().filter(|(.., weight)| *weight > 0.0) {
            match a == b {
                true => inside[a] += weight,
                false => *sums.entry((a.min(b), a.max(b))).or_default() += weight,
            }
        }
        let mut neighbours = vec![Vec::new(); nodes];
        for ((a, b), weight) in sums {
            neighbours[a].push((b, weight));
            neighbours[b].push((a, weight));
        }
        neighbours.iter_mut().for_each(|list| list.sort_by_key(|&(node, _)| node));
        Self { neighbours, inside }
    }

    /// The number of nodes.
    pub fn len(&self) -> usize {
        self.neighbours.len()
    }

    /// Whether there is no node.
    pub fn is_empty(&self) -> bool {
        self.neighbours.is_empty()
    }

    /// The other nodes that a node is bound to, by number, and how strongly.
    pub fn neighbours(&self, node: usize) -> &[(usize, f64)] {
        &self.neighbours[node]
    }

    /// The weight of the edge between two nodes, if there is one.
    pub fn weight(&self, a: usize, b: usize) -> Option<f64> {
        let near = &self.neighbours[a];
        near.binary_search_by_key(&b, |&(node, _)| node).ok().map(|at| near[at].1)
    }

    /// The weight of the edges that lead from a node to itself.
    pub fn inside(&self, node: usize) -> f64 {
        self.inside[node]
    }

    /// The weight of all edges of a node; one that leads back to it counts at both ends.
    pub fn strength(&self, node: usize) -> f64 {
        self.neighbours[node].iter().map(|(_, weight)| weight).sum::<f64>() + 2.0 * self.inside[node]
    }
}
