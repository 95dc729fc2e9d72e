//! Logistic regression over hashed-out features: AdaGrad over fixed rounds with L2, so the same rows give the same weights.

use std::collections::HashMap;

const ROUNDS: usize = 60;
const RATE: f32 = 0.3;

/// The features that rows speak of, numbered in order of appearance.
#[derive(Default)]
pub struct Vocabulary {
    index: HashMap<String, u32>,
    pub names: Vec<String>,
}

impl Vocabulary {
    pub fn number(&mut self, name: String) -> u32 {
        if let Some(number) = self.index.get(&name) {
            return *number;
        }
        let number = self.names.len() as u32;
        self.names.push(name.clone());
        self.index.insert(name, number);
        number
    }
}

/// One example: its features, the answer, and how much it counts.
pub struct Example<'r> {
    pub features: &'r [u32],
    pub right: bool,
    pub weight: f32,
}

pub struct Model {
    pub bias: f32,
    pub weights: Vec<f32>,
}

impl Model {
    pub fn score(&self, features: &[u32]) -> f32 {
        self.bias + features.iter().map(|feature| self.weights[*feature as usize]).sum::<f32>()
    }

    pub fn chance(&self, features: &[u32]) -> f32 {
        1.0 / (1.0 + (-self.score(features)).exp())
    }
}

pub fn fit(examples: &[Example<'_>], features: usize, shrink: f32) -> Model {
    let mut model = Model { bias: -1.0, weights: vec![0.0; features] };
    let mut squares = vec![1e-2f32; features + 1];
    for round in 0..ROUNDS {
        let mut gradient = vec![0f32; features];
        let mut bias = 0f32;
        for example in examples {
            let error = (model.chance(example.features) - f32::from(example.right)) * example.weight;
            bias += error;
            example.features.iter().for_each(|feature| gradient[*feature as usize] += error);
        }
        let rate = RATE / (1.0 + round as f32 / 60.0);
        for (at, weight) in model.weights.iter_mut().enumerate() {
            let g = gradient[at] + shrink * *weight;
            squares[at] += g * g;
            *weight -= rate * g / squares[at].sqrt();
        }
        squares[features] += bias * bias;
        model.bias -= rate * bias / squares[features].sqrt();
    }
    model
}
