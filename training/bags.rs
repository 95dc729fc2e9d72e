//! Pairs of organisations as bags of sentences: what is said of each, and what can be learned from it.

use super::logistic::{Model, Vocabulary, chance, descend};
use std::collections::BTreeSet;
use tieup::extract::{Features, Pair, together};

/// The features of a pair, numbered: those of the whole article, of each of its sentences, and all of them in order.
pub struct Told {
    pub whole: Vec<u32>,
    pub sentences: Vec<Vec<u32>>,
    pub all: Vec<u32>,
}

impl Told {
    /// Takes the features of which `with` holds out of a pair.
    pub fn of(pair: &mut Pair, words: &mut Vocabulary, with: &impl Fn(&str) -> bool) -> Self {
        let mut number = |features: &mut Features| -> Vec<u32> {
            let names = features.names.take().into_iter().flatten();
            names.filter(|name| with(name)).map(|name| words.number(name)).collect()
        };
        let sentences: Vec<Vec<u32>> =
            pair.instances.iter_mut().map(|instance| number(&mut instance.features)).collect();
        let whole = number(&mut pair.whole);
        let all: BTreeSet<u32> = sentences.iter().flatten().chain(&whole).copied().collect();
        Self { whole, sentences, all: all.into_iter().collect() }
    }

    /// Leaves out the features of which `with` does not hold.
    pub fn retain(&mut self, with: impl Fn(usize) -> bool) {
        for features in self.sentences.iter_mut().chain([&mut self.all, &mut self.whole]) {
            features.retain(|feature| with(*feature as usize));
        }
    }

    /// As `extract/first_look.rs` has it: the sentences come together as a log of a sum of exponentials.
    pub fn look(&self, model: &Model) -> f32 {
        model.score(&self.whole) + together(self.sentences.iter().map(|features| model.sum(features)))
    }
}

/// One example: a pair, the answer, and how much it counts.
pub struct Bag<'r> {
    pub told: &'r Told,
    pub right: bool,
    pub weight: f32,
}

/// Multiple-instance logistic regression: the gradient of each sentence is its share in what all say together.
pub fn fit_bags(bags: &[Bag<'_>], features: usize, shrink: f32) -> Model {
    descend(features, shrink, |model, gradient| {
        let mut bias = 0f32;
        for Bag { told, right, weight } in bags {
            let sums: Vec<f32> = told.sentences.iter().map(|features| model.sum(features)).collect();
            let all = together(sums.iter().copied());
            let error = (chance(model.score(&told.whole) + all) - f32::from(*right)) * weight;
            bias += error;
            told.whole.iter().for_each(|feature| gradient[*feature as usize] += error);
            for (features, sum) in told.sentences.iter().zip(sums) {
                let share = error * (sum - all).exp();
                features.iter().for_each(|feature| gradient[*feature as usize] += share);
            }
        }
        bias
    })
}
