//! Who stands behind whom, seen from the company in the middle.

use super::super::super::sketch::Sketch;
use crate::model::Kind;
use crate::query::{View, importance};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The nodes of a sketch as a tree from the middle outwards, each child list in order of importance.
pub(super) struct Tree {
    /// Partners of the middle by what binds them to it most, kinds in the order of the guide; `None` for those that no
    /// tie leads to.
    pub sectors: Vec<(Option<Kind>, Vec<usize>)>,
    /// Those behind each node.
    pub behind: Vec<Vec<usize>>,
}

impl Tree {
    pub fn of(view: &View, sketch: &Sketch, middle: usize) -> Self {
        let count = sketch.nodes.len();
        let rank: BTreeMap<&str, f64> =
            view.organizations.iter().map(|org| org.id.as_str()).zip(importance(view)).collect();
        let mut near: Vec<Vec<usize>> = vec![Vec::new(); count];
        let mut bound: BTreeMap<usize, BTreeMap<Kind, usize>> = BTreeMap::new();
        let mut told = vec![0; count];
        for link in &sketch.links {
            near[link.from].push(link.to);
            near[link.to].push(link.from);
            if link.from == middle || link.to == middle {
                let other = if link.from == middle { link.to } else { link.from };
                *bound.entry(other).or_default().entry(link.kind).or_default() += link.ties.len();
                told[other] += link.ties.len();
            }
        }
        // Of equally many deals with the middle the more central one is the more important.
        let order = |a: &usize, b: &usize| {
            let rank = |at: usize| rank.get(sketch.nodes[at].key.as_str()).copied().unwrap_or(0.0);
            told[*b].cmp(&told[*a]).then(rank(*b).total_cmp(&rank(*a))).then(a.cmp(b))
        };
        let mut behind: Vec<Vec<usize>> = vec![Vec::new(); count];
        let mut seen = vec![false; count];
        seen[middle] = true;
        let mut edge = vec![middle];
        while !edge.is_empty() {
            let mut next = Vec::new();
            for at in edge {
                let mut fresh: Vec<usize> = near[at].iter().copied().filter(|other| !seen[*other]).collect();
                fresh.sort_by(order);
                fresh.dedup();
                fresh.iter().for_each(|other| seen[*other] = true);
                next.extend(&fresh);
                behind[at] = fresh;
            }
            edge = next;
        }
        let mut sectors: BTreeMap<Option<Kind>, Vec<usize>> = BTreeMap::new();
        for at in std::mem::take(&mut behind[middle]) {
            let most = |kinds: &BTreeMap<Kind, usize>| {
                kinds.iter().max_by_key(|(kind, count)| (**count, Reverse(**kind))).map(|(kind, _)| *kind)
            };
            sectors.entry(bound.get(&at).and_then(most)).or_default().push(at);
        }
        let strangers: Vec<usize> = (0..count).filter(|at| !seen[*at]).collect();
        if !strangers.is_empty() {
            sectors.entry(None).or_default().extend(strangers);
        }
        let mut sectors: Vec<_> = sectors.into_iter().collect();
        // Strangers come last, not first.
        sectors.sort_by_key(|(kind, _)| (kind.is_none(), *kind));
        Self { sectors, behind }
    }
}
