//! Parts of the graph around organisations that are known by id: all of their ties, or those with the partners that count.

use super::Ledger;
use crate::{
    graph::PartnerGraph,
    model::{Claim, OrgId},
    store::{OrgKey, StoreError},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Instant,
};

/// Which ties are wanted, each as in the whole graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// All of an organisation.
    All(OrgId),
    /// Those of an organisation in which a claim names one of these others with it.
    With(OrgId, Vec<OrgId>),
    /// Those between the two of each pair.
    Between(Vec<(OrgKey, OrgKey)>),
}

impl Ledger<'_> {
    /// The graph in which the ties that are wanted are as in the whole graph; others may be in it, too.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn graph_of(&self, wanted: &[Wanted]) -> Result<PartnerGraph, StoreError> {
        self.store.at_one_moment(|| {
            let mut claims: Vec<Claim> = Vec::new();
            for wanted in wanted {
                claims.extend(match wanted {
                    Wanted::All(org) => self.store.claims_around(std::slice::from_ref(org))?,
                    Wanted::With(org, others) => {
                        let others: Vec<OrgKey> = others.iter().map(OrgKey::of).collect();
                        self.store.claims_with(OrgKey::of(org), &others)?
                    }
                    Wanted::Between(pairs) => self.store.claims_between(pairs)?,
                });
            }
            self.called(PartnerGraph::from_claims(claims))
        })
    }

    /// What lies on the shortest ways from one organisation to another: pairs that a deal may bind, searched from both
    /// ends. `None` where there was no end by `until`; no pairs where there is no way.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn ways(&self, from: &OrgId, to: &OrgId, until: Instant) -> Result<Option<Vec<(OrgKey, OrgKey)>>, StoreError> {
        self.store.at_one_moment(|| {
            let mut sides = [Side::at(OrgKey::of(from)), Side::at(OrgKey::of(to))];
            loop {
                let [one, other] = &sides;
                let met: Vec<OrgKey> = one.edge.iter().filter(|org| other.from.contains_key(org)).copied().collect();
                let met = if met.is_empty() {
                    other.edge.iter().filter(|org| one.from.contains_key(org)).copied().collect()
                } else {
                    met
                };
                if !met.is_empty() {
                    let mut pairs = one.pairs(&met);
                    pairs.extend(other.pairs(&met));
                    return Ok(Some(pairs.into_iter().collect()));
                }
                if one.edge.is_empty() || other.edge.is_empty() {
                    return Ok(Some(Vec::new()));
                }
                // The smaller edge grows: less is read until both meet.
                let smaller = usize::from(other.edge.len() < one.edge.len());
                if !self.grow(&mut sides[smaller], until)? {
                    return Ok(None);
                }
            }
        })
    }

    /// One step farther; whether there was time for it.
    fn grow(&self, side: &mut Side, until: Instant) -> Result<bool, StoreError> {
        let mut fresh: BTreeMap<OrgKey, Vec<OrgKey>> = BTreeMap::new();
        for org in std::mem::take(&mut side.edge) {
            if Instant::now() > until {
                return Ok(false);
            }
            for neighbour in self.store.neighbours(org)? {
                if !side.from.contains_key(&neighbour) {
                    fresh.entry(neighbour).or_default().push(org);
                }
            }
        }
        side.edge = fresh.keys().copied().collect();
        side.from.extend(fresh);
        Ok(true)
    }
}

/// So many ways through the middle are looked at: the surest is most likely among them.
const MIDDLES: usize = 12;

/// What was reached from one end.
struct Side {
    /// Who was reached, and from whom.
    from: BTreeMap<OrgKey, Vec<OrgKey>>,
    /// Those that were reached last.
    edge: Vec<OrgKey>,
}

impl Side {
    fn at(org: OrgKey) -> Self {
        Self { from: BTreeMap::from([(org, Vec::new())]), edge: vec![org] }
    }

    /// The steps that lead from this end to the middle.
    fn pairs(&self, middle: &[OrgKey]) -> BTreeSet<(OrgKey, OrgKey)> {
        let mut pairs = BTreeSet::new();
        let mut left: Vec<OrgKey> = middle.iter().take(MIDDLES).copied().collect();
        while let Some(org) = left.pop() {
            for before in self.from.get(&org).into_iter().flatten().take(MIDDLES) {
                if pairs.insert((*before, org)) {
                    left.push(*before);
                }
            }
        }
        pairs
    }
}
