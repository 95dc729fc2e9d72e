//! How good are suggestions? What was known on a day, held against what was reported afterwards.

use super::suggest::{Method, Prospects};
use crate::{
    graph::{PartnerGraph, algorithms::Projection, known_by},
    model::{OrgId, PartialDate, Truth},
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// How well one way of suggesting foretells.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Foretold {
    /// `adamic-adar`, `common`, `popularity` (most partners first) or `random` (what chance gives on average).
    pub method: &'static str,
    /// The share of companies of whose later partners one is among the first five suggested.
    pub hits_at_5: f64,
    /// The same among the first ten.
    pub hits_at_10: f64,
    /// The mean over companies of one over the rank of the first later partner; 0 where none is suggested.
    pub mrr: f64,
}

/// Suggestions made from what was reported by a day, held against the partners reported afterwards.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Backtest {
    /// The last day that counts as known.
    pub split: PartialDate,
    /// Organisations that were party to a tie by then.
    pub organizations: usize,
    /// Pairs of these that were bound by then.
    pub known_pairs: usize,
    /// Pairs of these, not of one group, whose first tie was reported afterwards: what there is to foretell.
    pub new_pairs: usize,
    /// Companies with such a new partner: the figures are means over them.
    pub companies: usize,
    /// Those of which a new partner had a partner in common with it by then; nobody else can be foretold this way.
    pub within_reach: usize,
    /// The methods, then the baselines.
    pub methods: Vec<Foretold>,
}

/// Sums over companies of one method.
#[derive(Default)]
struct Sums {
    hits_at_5: f64,
    hits_at_10: f64,
    mrr: f64,
}

impl Sums {
    /// Adds a company whose first new partner stands at `rank` with this probability.
    fn add(&mut self, rank: usize, probability: f64) {
        self.hits_at_5 += if rank <= 5 { probability } else { 0.0 };
        self.hits_at_10 += if rank <= 10 { probability } else { 0.0 };
        self.mrr += probability / rank as f64;
    }

    /// Adds a company with `new` partners among `open` ones in an order drawn by lot, as it is on average.
    fn add_random(&mut self, open: usize, new: usize) {
        let mut none_yet = 1.0;
        for rank in 1..=open.saturating_sub(new) + 1 {
            let here = new as f64 / (open - rank + 1) as f64;
            self.add(rank, none_yet * here);
            none_yet *= 1.0 - here;
        }
    }

    fn mean(&self, method: &'static str, companies: usize) -> Foretold {
        let mean = |sum: f64| if companies > 0 { sum / companies as f64 } else { 0.0 };
        Foretold { method, hits_at_5: mean(self.hits_at_5), hits_at_10: mean(self.hits_at_10), mrr: mean(self.mrr) }
    }
}

/// Hides what was first reported after `split`, suggests partners from the rest and counts how many came true.
///
/// Claims whose articles have no date, or one too coarse to tell, are left out on both sides. Only pairs of
/// organisations that were known by then can be foretold; those of one group are not suggested and so not counted.
/// Chance is not drawn but computed.
///
/// # Complexity
/// O(V·d² + C·V) for V organisations bound to d others each, of which C have new partners.
pub fn backtest(graph: &PartnerGraph, split: PartialDate) -> Backtest {
    // What may have been known by then is neither.
    let dated = graph.keep_claims(|claim| claim.reported.is_some() && known_by(claim, split) != Truth::Maybe);
    let known = dated.keep_claims(|claim| known_by(claim, split) == Truth::Yes);
    let prospects = Prospects::of(&known);
    let network = prospects.projection.network();
    let pairs = |nodes: usize, degree: &dyn Fn(usize) -> usize| (0..nodes).map(degree).sum::<usize>() / 2;
    let new = new_partners(&Projection::of(&dated), &prospects);
    let mut popular: Vec<usize> = (0..network.len()).collect();
    popular.sort_by(|&a, &b| {
        let degree = |node: usize| network.neighbours(node).len();
        degree(b).cmp(&degree(a)).then(network.strength(b).total_cmp(&network.strength(a))).then(a.cmp(&b))
    });

    let (mut adamic_adar, mut common, mut popularity, mut random) =
        (Sums::default(), Sums::default(), Sums::default(), Sums::default());
    let mut within_reach = 0;
    for (&node, partners) in &new {
        let rank = |method: Method| {
            let ranked = prospects.ranked(node, method);
            ranked.iter().position(|prospect| partners.contains(&prospect.node)).map(|at| at + 1)
        };
        let found = rank(Method::AdamicAdar);
        within_reach += usize::from(found.is_some());
        found.into_iter().for_each(|rank| adamic_adar.add(rank, 1.0));
        rank(Method::Common).into_iter().for_each(|rank| common.add(rank, 1.0));
        let is_open = prospects.open_to(node);
        let open: Vec<usize> = popular.iter().copied().filter(|&other| is_open(other)).collect();
        let first = open.iter().position(|other| partners.contains(other));
        first.into_iter().for_each(|at| popularity.add(at + 1, 1.0));
        random.add_random(open.len(), partners.len());
    }
    let companies = new.len();
    Backtest {
        split,
        organizations: network.len(),
        known_pairs: pairs(network.len(), &|node| network.neighbours(node).len()),
        new_pairs: new.values().map(BTreeSet::len).sum::<usize>() / 2,
        companies,
        within_reach,
        methods: vec![
            adamic_adar.mean("adamic-adar", companies),
            common.mean("common", companies),
            popularity.mean("popularity", companies),
            random.mean("random", companies),
        ],
    }
}

/// Of each organisation known by the split, the partners that it found afterwards among those it could be suggested.
fn new_partners(later: &Projection, prospects: &Prospects) -> BTreeMap<usize, BTreeSet<usize>> {
    let known = &prospects.projection;
    let mut new: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (node, id) in known.orgs().iter().enumerate() {
        let Some(then) = later.number(id).filter(|_| !prospects.is_alliance(node)) else { continue };
        let is_open = prospects.open_to(node);
        let bound = later.network().neighbours(then).iter().map(|&(other, _)| &later.orgs()[other]);
        let found: BTreeSet<usize> =
            bound.filter_map(|org: &OrgId| known.number(org)).filter(|&other| is_open(other)).collect();
        if !found.is_empty() {
            new.insert(node, found);
        }
    }
    new
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{graph::samples::claim, model::Kind};

    #[test]
    fn what_came_true_counts_and_chance_is_computed() {
        let deal = |day: &str, a: &str, b: &str| claim("a", Kind::Partnership, &[a, b]).reported(day);
        let graph = PartnerGraph::from_claims([
            deal("2020-01-01", "kt", "lab"),
            deal("2020-01-02", "lab", "naver"),
            deal("2020-01-03", "x", "y"),
            deal("2020-06-01", "kt", "naver"),
            deal("2020-06-02", "kt", "lab"),
            deal("2020-06-03", "kt", "stranger"),
            claim("b", Kind::Partnership, &["x", "kt"]),
        ]);
        let test = backtest(&graph, "2020-03".parse().unwrap());
        assert_eq!((test.organizations, test.known_pairs, test.new_pairs), (5, 3, 1));
        assert_eq!((test.companies, test.within_reach), (2, 2));
        let [adamic_adar, common, popularity, random] = &test.methods[..] else { panic!() };
        assert_eq!((adamic_adar.mrr, common.hits_at_5), (1.0, 1.0));
        // Of naver, x and y, all with one partner, naver stands first by its number.
        assert_eq!(popularity.mrr, 1.0);
        // One in three: (1 + 1/2 + 1/3) / 3.
        assert!((random.mrr - 11.0 / 18.0).abs() < 1e-12 && (random.hits_at_5 - 1.0).abs() < 1e-12);
    }

    #[test]
    fn without_anything_new_there_is_nothing_to_foretell() {
        let test = backtest(&PartnerGraph::default(), "2020".parse().unwrap());
        assert_eq!((test.companies, test.methods[0].mrr), (0, 0.0));
    }
}
