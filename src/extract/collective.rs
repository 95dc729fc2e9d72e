//! A second look at every pair, with the first look at all others in mind.
//!
//! Members of one list share its fate ("A는 B, C, D와 협약"), and who has a strong tie elsewhere in a sentence seldom has
//! a weak one beside it. A small linear model over a dozen numbers says how much that counts; `training/pairs.rs`
//! learns it from first looks of models that did not know the article (stacking: Wolpert, 1992).

use super::{pairs::Pair, scorer::Scorer};
use std::collections::{BTreeMap, BTreeSet};

/// The model in the weights file that holds what the surroundings of a pair are worth.
pub const SECOND: &str = "second";

/// What is asked of the surroundings, in order; the names of the weights.
pub const SURROUNDINGS: [&str; 13] = [
    "own log-odds",
    "mean log-odds of its list",
    "highest log-odds of its list",
    "has a list",
    "likeliest other pair of its sentences",
    "margin over it",
    "likeliest other pair of the better tied party",
    "likeliest other pair of the worse tied party",
    "ties of its parties",
    "ties of the article",
    "mean of the article",
    "stated by a turn of phrase",
    "both tied to a third",
];

/// A pair is taken for tied, for the sake of others, where it is this likely.
const TIED: f32 = 0.5;

fn chance(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// The numbers of [`SURROUNDINGS`] for each pair, from the log-odds of a first look.
///
/// Cost: for each pair linear in the pairs that share a sentence or a party with it.
pub fn surroundings(pairs: &[Pair], scores: &[f32]) -> Vec<[f32; SURROUNDINGS.len()]> {
    // (sentence, group of the first, group of the second): one organisation with all members of a coordination.
    let mut lists: BTreeMap<(usize, Option<usize>, Option<usize>), BTreeSet<usize>> = BTreeMap::new();
    let mut sentences: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut parties: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, pair) in pairs.iter().enumerate() {
        for instance in &pair.instances {
            lists.entry((instance.sentence, instance.groups.0, instance.groups.1)).or_default().insert(at);
            sentences.entry(instance.sentence).or_default().insert(at);
        }
        parties.entry(pair.entities.0).or_default().push(at);
        parties.entry(pair.entities.1).or_default().push(at);
    }
    let chances: Vec<f32> = scores.iter().map(|score| chance(*score)).collect();
    let partners = |entity: usize, besides: usize| -> BTreeSet<usize> {
        let tied = parties[&entity].iter().filter(|other| **other != besides && chances[**other] > TIED);
        tied.map(|other| pairs[*other].entities.0 + pairs[*other].entities.1 - entity).collect()
    };
    let many = |count: usize| (count as f32).ln_1p();
    let ties = many(chances.iter().filter(|chance| **chance > 0.4).count());
    let mean = chances.iter().sum::<f32>() / chances.len().max(1) as f32;
    let row = |(at, pair): (usize, &Pair)| {
        let (mut list, mut beside) = (Vec::new(), 0f32);
        for instance in &pair.instances {
            let members = &lists[&(instance.sentence, instance.groups.0, instance.groups.1)];
            list.extend(members.iter().filter(|other| **other != at).map(|other| scores[*other]));
            let others = sentences[&instance.sentence].iter().filter(|other| **other != at);
            beside = others.map(|other| chances[*other]).fold(beside, f32::max);
        }
        let best = |entity: usize| {
            parties[&entity].iter().filter(|other| **other != at).map(|other| chances[*other]).fold(0f32, f32::max)
        };
        let (x, y) = (best(pair.entities.0), best(pair.entities.1));
        let (of_x, of_y) = (partners(pair.entities.0, at), partners(pair.entities.1, at));
        let listed = !list.is_empty();
        [
            scores[at],
            if listed { list.iter().sum::<f32>() / list.len() as f32 } else { 0.0 },
            if listed { list.iter().copied().fold(f32::MIN, f32::max) } else { 0.0 },
            f32::from(listed),
            beside,
            chances[at] - beside,
            x.max(y),
            x.min(y),
            many(of_x.len()) + many(of_y.len()),
            ties,
            mean,
            f32::from(pair.frame.is_some()),
            f32::from(!of_x.is_disjoint(&of_y)),
        ]
    };
    pairs.iter().enumerate().map(row).collect()
}

/// Replaces the log-odds of a first look by those of a second one.
pub(super) fn reconsider(pairs: &[Pair], scores: &mut [f32], scorer: &Scorer) {
    let Some(bias) = scorer.weight(SECOND, "bias") else { return };
    let weights = SURROUNDINGS.map(|name| scorer.weight(SECOND, name).unwrap_or(0.0));
    for (at, row) in surroundings(pairs, scores).into_iter().enumerate() {
        scores[at] = bias + row.iter().zip(weights).map(|(value, weight)| value * weight).sum::<f32>();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Features, Instance};

    fn pair(entities: (usize, usize), groups: (Option<usize>, Option<usize>)) -> Pair {
        let features = Features::default();
        let instance = Instance { sentence: 0, first: None, second: Some(0), groups, features: features.clone() };
        Pair { entities, instances: vec![instance], whole: features, frame: None, object: None }
    }

    #[test]
    fn members_of_a_list_know_of_each_other() {
        // 0 with the list 1, 2; and 3, which stands elsewhere in the sentence.
        let pairs = [pair((0, 1), (None, Some(1))), pair((0, 2), (None, Some(1))), pair((0, 3), (None, Some(3)))];
        let around = surroundings(&pairs, &[2.0, -1.0, -3.0]);
        let of = |at: usize, what: &str| around[at][SURROUNDINGS.iter().position(|name| *name == what).unwrap()];
        assert_eq!(of(1, "mean log-odds of its list"), 2.0);
        assert_eq!(of(2, "has a list"), 0.0);
        assert!((of(1, "likeliest other pair of its sentences") - chance(2.0)).abs() < 1e-6);
        assert_eq!(of(0, "both tied to a third"), 0.0);
    }

    #[test]
    fn without_weights_the_first_look_stands() {
        let mut scores = [1.5];
        reconsider(&[pair((0, 1), (None, None))], &mut scores, &Scorer::default());
        assert_eq!(scores, [1.5]);
    }
}
