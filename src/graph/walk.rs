//! Neighbourhoods and shortest paths.

use super::PartnerGraph;
use crate::model::{OrgId, TieId};
use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

/// One tie of a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// The organisation that the tie leads to.
    pub to: OrgId,
    /// The tie.
    pub tie: TieId,
}

/// A way from one organisation to another over ties.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// Where it starts.
    pub from: OrgId,
    /// Its ties in order; none where start and end are the same.
    pub steps: Vec<Step>,
    /// The product of the confidences of its ties, 0..1.
    pub confidence: f64,
}

/// A part of the path under way: its confidence and the steps so far.
type Way = (f64, Vec<Step>);

fn best_way_first(a: &Way, b: &Way) -> Ordering {
    b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1))
}

impl PartnerGraph {
    /// The ties within `depth` steps of any of `focus`: depth 1 gives the ties of the focus itself, depth 2 also those
    /// of its partners. Places in [`PartnerGraph::ties`], sorted.
    ///
    /// # Complexity
    /// O(V + E) of the part that is reached.
    pub fn neighbourhood(&self, focus: &[OrgId], depth: usize) -> BTreeSet<usize> {
        let mut ties = BTreeSet::new();
        let mut edge: Vec<usize> = focus.iter().filter_map(|id| self.place(id)).map(|node| node.index()).collect();
        let mut seen: BTreeSet<usize> = edge.iter().copied().collect();
        for _ in 0..depth {
            let fresh: Vec<usize> = edge
                .iter()
                .flat_map(|&org| self.around(petgraph::graph::NodeIndex::new(org)))
                .filter(|&tie| ties.insert(tie))
                .collect();
            edge =
                fresh.iter().flat_map(|&tie| self.around(self.tie_node(tie))).filter(|&org| seen.insert(org)).collect();
            if edge.is_empty() {
                break;
            }
        }
        ties
    }

    /// The shortest ways from one organisation to another by number of ties: at most `limit` of them, the surest first
    /// (by the product of confidences), then by ids. Empty where there is no way.
    ///
    /// # Complexity
    /// O((V + E) · limit · log) of the part that lies as near as the goal.
    pub fn shortest_paths(&self, from: &OrgId, to: &OrgId, limit: usize) -> Vec<Path> {
        let (Some(start), Some(goal)) = (self.place(from), self.place(to)) else { return Vec::new() };
        let mut layer: BTreeMap<usize, Vec<Way>> = BTreeMap::from([(start.index(), vec![(1.0, Vec::new())])]);
        let mut seen = BTreeSet::from([start.index()]);
        while !layer.is_empty() && !layer.contains_key(&goal.index()) {
            let mut next: BTreeMap<usize, Vec<Way>> = BTreeMap::new();
            for (&org, ways) in &layer {
                for tie in self.around(petgraph::graph::NodeIndex::new(org)) {
                    for reached in self.around(self.tie_node(tie)).into_iter().filter(|org| !seen.contains(org)) {
                        let (tie, to) = (&self.ties()[tie], &self.organizations()[reached].id);
                        let farther = ways.iter().map(|(confidence, steps)| {
                            let step = Step { to: to.clone(), tie: tie.id.clone() };
                            (confidence * tie.confidence(), steps.iter().cloned().chain([step]).collect())
                        });
                        let best = next.entry(reached).or_default();
                        best.extend(farther);
                        best.sort_by(best_way_first);
                        best.truncate(limit);
                    }
                }
            }
            seen.extend(next.keys());
            layer = next;
        }
        // Products of decimals drag a tail of digits along that mean nothing.
        let path =
            |(confidence, steps): Way| Path { from: from.clone(), steps, confidence: (confidence * 1e6).round() / 1e6 };
        layer.remove(&goal.index()).into_iter().flatten().take(limit).map(path).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{graph::samples::claim, model::Kind};

    fn graph() -> PartnerGraph {
        let tie = |doc: &str, orgs: &[&str], sure: f64| claim(doc, Kind::Partnership, orgs).sure(sure);
        PartnerGraph::from_claims([
            tie("1", &["a", "b"], 0.9),
            tie("2", &["b", "d"], 0.9),
            tie("3", &["a", "c"], 1.0),
            tie("4", &["c", "d"], 1.0),
            tie("5", &["d", "e"], 1.0),
            tie("6", &["x", "y"], 1.0),
        ])
    }

    fn via(path: &Path) -> Vec<&str> {
        path.steps.iter().map(|step| step.to.as_str()).collect()
    }

    #[test]
    fn the_surest_of_the_shortest_ways_comes_first() {
        let paths = graph().shortest_paths(&OrgId::new("a"), &OrgId::new("e"), 5);
        assert_eq!(paths.iter().map(via).collect::<Vec<_>>(), [["c", "d", "e"], ["b", "d", "e"]]);
        assert_eq!(paths[0].confidence, 1.0);
        assert_eq!(graph().shortest_paths(&OrgId::new("a"), &OrgId::new("e"), 1).len(), 1);
    }

    #[test]
    fn no_way_is_no_path_and_oneself_is_near() {
        assert!(graph().shortest_paths(&OrgId::new("a"), &OrgId::new("x"), 5).is_empty());
        assert!(graph().shortest_paths(&OrgId::new("a"), &OrgId::new("nobody"), 5).is_empty());
        assert_eq!(graph().shortest_paths(&OrgId::new("a"), &OrgId::new("a"), 5)[0].steps, []);
    }

    #[test]
    fn members_of_an_alliance_are_one_tie_apart() {
        let graph = PartnerGraph::from_claims([claim("1", Kind::Membership, &["kt", "lg", "sk"]).of("team")]);
        assert_eq!(graph.shortest_paths(&OrgId::new("kt"), &OrgId::new("sk"), 5)[0].steps.len(), 1);
        assert_eq!(graph.shortest_paths(&OrgId::new("kt"), &OrgId::new("team"), 5)[0].steps.len(), 1);
    }

    #[test]
    fn each_step_of_depth_adds_the_ties_of_the_partners() {
        let graph = graph();
        let reached = |depth| graph.neighbourhood(&[OrgId::new("a")], depth).len();
        assert_eq!([reached(0), reached(1), reached(2), reached(3), reached(9)], [0, 2, 4, 5, 5]);
    }
}
