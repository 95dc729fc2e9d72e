//! Communities by the Leiden algorithm.

use super::Network;
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, VecDeque},
};

/// Gains smaller than this are noise of rounding.
const NOISE: f64 = 1e-10;

/// Whole runs, each from the communities of the one before; it rarely takes more than three.
const RUNS: usize = 16;

/// The communities of a network: each sorted, in the order of their first nodes. Every node is in one, every community
/// is connected, a node without edges stands alone.
///
/// Modularity with a resolution: above 1 more and smaller communities, below 1 fewer and larger ones. Rounds of fast
/// local moving, refinement and aggregation, repeated while modularity grows. Where the original draws lots (the order
/// of nodes, and which part of a community to join in refinement), this one goes by number and joins what gains most,
/// so the result needs no seed; what refinement may join, and thus that communities are connected, is as published.
///
/// # Complexity
/// O(E log V) for one round in practice, and few rounds.
///
/// # Source
/// Traag, Waltman, van Eck, "From Louvain to Leiden: guaranteeing well-connected communities", Sci. Rep. 9, 2019.
pub fn leiden(network: &Network, resolution: f64) -> Vec<Vec<usize>> {
    let mut best: Vec<usize> = (0..network.len()).collect();
    let mut quality = modularity(network, &best, resolution);
    for _ in 0..RUNS {
        let next = run(network, best.clone(), resolution);
        let reached = modularity(network, &next, resolution);
        if reached <= quality + NOISE {
            break;
        }
        (best, quality) = (next, reached);
    }
    let mut communities: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    renumber(&mut best);
    for (node, &community) in best.iter().enumerate() {
        communities.entry(community).or_default().push(node);
    }
    communities.into_values().collect()
}

/// How much more weight lies inside communities than chance would put there, −1..1; `community` tells that of each node.
///
/// # Complexity
/// O(E log V).
pub fn modularity(network: &Network, community: &[usize], resolution: f64) -> f64 {
    let mut sums: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
    for node in 0..network.len() {
        let own = community[node];
        let near = network.neighbours(node).iter().filter(|(other, _)| community[*other] == own);
        let (inside, all) = sums.entry(own).or_default();
        *inside += near.map(|(_, weight)| weight).sum::<f64>() + 2.0 * network.inside(node);
        *all += network.strength(node);
    }
    let total: f64 = sums.values().map(|(_, all)| all).sum();
    match total > 0.0 {
        true => sums.values().map(|(inside, all)| inside / total - resolution * (all / total).powi(2)).sum(),
        false => 0.0,
    }
}

/// One level of a run: a network whose nodes are parts of communities.
struct Level<'n> {
    network: Cow<'n, Network>,
    strength: Vec<f64>,
    /// Resolution over total weight: what chance puts between two nodes is this times their strengths.
    scale: f64,
}

impl<'n> Level<'n> {
    fn of(network: Cow<'n, Network>, resolution: f64) -> Self {
        let strength: Vec<f64> = (0..network.len()).map(|node| network.strength(node)).collect();
        let total: f64 = strength.iter().sum();
        Self { network, strength, scale: if total > 0.0 { resolution / total } else { 0.0 } }
    }

    /// Moves nodes to the community that gains most until no move gains; looks again only at neighbours of what moved.
    fn move_nodes(&self, of: &mut [usize]) {
        let nodes = self.network.len();
        let mut total = sums(of, &self.strength);
        let mut members = vec![0_usize; nodes];
        of.iter().for_each(|&community| members[community] += 1);
        let mut empty: BTreeSet<usize> = (0..nodes).filter(|&community| members[community] == 0).collect();
        let mut queue: VecDeque<usize> = (0..nodes).collect();
        let mut queued = vec![true; nodes];
        while let Some(node) = queue.pop_front() {
            queued[node] = false;
            let home = of[node];
            let links = self.links(node, |other| Some(of[other]));
            total[home] -= self.strength[node];
            let gain = |community: usize, weight: f64| weight - self.scale * self.strength[node] * total[community];
            let mut best = (gain(home, links.get(&home).copied().unwrap_or(0.0)), home);
            for (&community, &weight) in links.iter().filter(|(community, _)| **community != home) {
                let gained = gain(community, weight);
                if gained > best.0 + NOISE {
                    best = (gained, community);
                }
            }
            // To stand alone gains nothing, which may be more.
            if best.0 < -NOISE
                && let Some(&alone) = empty.first()
            {
                best = (0.0, alone);
            }
            let new = best.1;
            total[new] += self.strength[node];
            if new == home {
                continue;
            }
            of[node] = new;
            members[home] -= 1;
            members[new] += 1;
            empty.remove(&new);
            if members[home] == 0 {
                empty.insert(home);
            }
            for &(other, _) in self.network.neighbours(node) {
                if of[other] != new && !std::mem::replace(&mut queued[other], true) {
                    queue.push_back(other);
                }
            }
        }
    }

    /// Splits communities into well-connected parts: nodes that stand alone join parts of their own community, to which
    /// an edge leads and which are themselves well connected to the rest of it.
    fn refine(&self, of: &[usize]) -> Vec<usize> {
        let nodes = self.network.len();
        let whole = sums(of, &self.strength);
        let mut part: Vec<usize> = (0..nodes).collect();
        let mut strength = self.strength.clone();
        let mut alone = vec![true; nodes];
        // What binds each part to the rest of its community.
        let mut outward: Vec<f64> = (0..nodes)
            .map(|node| {
                let near = self.network.neighbours(node).iter().filter(|(other, _)| of[*other] == of[node]);
                near.map(|(_, weight)| weight).sum()
            })
            .collect();
        for node in 0..nodes {
            let whole = whole[of[node]];
            let is_bound = |strength: f64, outward: f64| outward + NOISE >= self.scale * strength * (whole - strength);
            if !alone[node] || !is_bound(strength[node], outward[node]) {
                continue;
            }
            let mut best: Option<(f64, usize, f64)> = None;
            for (joined, weight) in self.links(node, |other| (of[other] == of[node]).then_some(part[other])) {
                let gained = weight - self.scale * self.strength[node] * strength[joined];
                let gains = best.map_or(gained >= -NOISE, |(most, ..)| gained > most + NOISE);
                if gains && is_bound(strength[joined], outward[joined]) {
                    best = Some((gained, joined, weight));
                }
            }
            if let Some((_, joined, weight)) = best {
                part[node] = joined;
                strength[joined] += self.strength[node];
                outward[joined] += outward[node] - 2.0 * weight;
                (alone[node], alone[joined]) = (false, false);
            }
        }
        part
    }

    /// The weight from a node to each class of its neighbours.
    fn links(&self, node: usize, class: impl Fn(usize) -> Option<usize>) -> BTreeMap<usize, f64> {
        let mut links = BTreeMap::new();
        for &(other, weight) in self.network.neighbours(node) {
            if let Some(class) = class(other) {
                *links.entry(class).or_default() += weight;
            }
        }
        links
    }

    /// The network of parts.
    fn aggregate(&self, part: &[usize], parts: usize) -> Network {
        let between = (0..part.len()).flat_map(|node| {
            let onward = self.network.neighbours(node).iter().filter(move |(other, _)| *other > node);
            let own = (part[node], part[node], self.network.inside(node));
            onward.map(move |&(other, weight)| (part[node], part[other], weight)).chain([own])
        });
        Network::from_edges(parts, between)
    }
}

/// One run from given communities: levels of moving, refining and aggregating until each community is one node.
fn run(network: &Network, mut of: Vec<usize>, resolution: f64) -> Vec<usize> {
    let mut level = Level::of(Cow::Borrowed(network), resolution);
    let mut place: Vec<usize> = (0..network.len()).collect();
    renumber(&mut of);
    loop {
        level.move_nodes(&mut of);
        if renumber(&mut of) == level.network.len() {
            break;
        }
        let mut part = level.refine(&of);
        let parts = renumber(&mut part);
        if parts == level.network.len() {
            // Only rounding could refuse every node a part to join; single parts are connected all the same.
            of = part;
            break;
        }
        let mut next = vec![0; parts];
        part.iter().zip(&of).for_each(|(&part, &community)| next[part] = community);
        level = Level::of(Cow::Owned(level.aggregate(&part, parts)), resolution);
        place.iter_mut().for_each(|node| *node = part[*node]);
        of = next;
    }
    place.into_iter().map(|node| of[node]).collect()
}

/// The sum of values of each class.
fn sums(class: &[usize], values: &[f64]) -> Vec<f64> {
    let mut sums = vec![0.0; class.len()];
    class.iter().zip(values).for_each(|(&class, value)| sums[class] += value);
    sums
}

/// Numbers classes from 0 in the order in which they come, and counts them.
fn renumber(classes: &mut [usize]) -> usize {
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    for class in classes {
        let next = numbers.len();
        *class = *numbers.entry(*class).or_insert(next);
    }
    numbers.len()
}

#[cfg(test)]
mod tests {
    use super::{super::samples, *};
    use proptest::prelude::*;

    fn labels(communities: &[Vec<usize>], nodes: usize) -> Vec<usize> {
        let mut labels = vec![usize::MAX; nodes];
        for (community, members) in communities.iter().enumerate() {
            members.iter().for_each(|&node| labels[node] = community);
        }
        labels
    }

    fn is_connected(network: &Network, members: &[usize]) -> bool {
        let (mut seen, mut edge) = (BTreeSet::from([members[0]]), vec![members[0]]);
        while let Some(node) = edge.pop() {
            let near = network.neighbours(node).iter().map(|&(other, _)| other);
            edge.extend(near.filter(|other| members.contains(other) && seen.insert(*other)));
        }
        seen.len() == members.len()
    }

    #[test]
    fn modularity_is_that_of_networkx() {
        // networkx.algorithms.community.modularity, with weights, resolutions 1 and 2.
        let (network, of) = (samples::kite(), [0, 0, 1, 1, 1, 2]);
        assert!((modularity(&network, &of, 1.0) - 0.086_666_666_666_666_67).abs() < 1e-12);
        assert!((modularity(&network, &of, 2.0) + 0.493_333_333_333_333_3).abs() < 1e-12);
    }

    #[test]
    fn the_karate_club_falls_into_its_best_known_communities() {
        let network = samples::karate();
        let communities = leiden(&network, 1.0);
        let quality = modularity(&network, &labels(&communities, 34), 1.0);
        // The optimum is 0.4198 with four communities (Brandes et al. 2008).
        assert!(quality > 0.4155, "{quality} {communities:?}");
        assert_eq!(communities.len(), 4);
        assert!(leiden(&network, 0.2).len() < 4 && leiden(&network, 3.0).len() > 4);
    }

    #[test]
    fn two_cliques_with_a_bridge_are_two_and_nothing_is_nothing() {
        let clique = |from: usize| (from..from + 4).flat_map(move |a| (a + 1..from + 4).map(move |b| (a, b, 1.0)));
        let network = Network::from_edges(9, clique(0).chain(clique(4)).chain([(3, 4, 1.0)]));
        assert_eq!(leiden(&network, 1.0), [vec![0, 1, 2, 3], vec![4, 5, 6, 7], vec![8]]);
        assert!(leiden(&Network::default(), 1.0).is_empty());
    }

    proptest! {
        #[test]
        fn communities_partition_the_nodes_are_connected_and_better_than_none(
            edges in proptest::collection::vec((0usize..24, 0usize..24, 0.1f64..4.0), 0..70),
            resolution in 0.1f64..4.0,
        ) {
            let network = Network::from_edges(24, edges);
            let communities = leiden(&network, resolution);
            let mut nodes: Vec<usize> = communities.concat();
            nodes.sort_unstable();
            prop_assert_eq!(nodes, (0..24).collect::<Vec<_>>());
            prop_assert!(communities.iter().all(|members| is_connected(&network, members)));
            let quality = modularity(&network, &labels(&communities, 24), resolution);
            let alone = modularity(&network, &(0..24).collect::<Vec<_>>(), resolution);
            prop_assert!(quality >= alone - NOISE);
        }
    }
}
