//! Logistic regression, over named features and over a few numbers: AdaGrad over fixed rounds with L2, so the same rows give the same weights.

use std::{
    array,
    collections::{BTreeMap, HashMap},
};
use tieup::extract::Scorer;

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

/// Statuses that are told apart from `agreed`; `stalled` is too rare to learn.
pub const STATUSES: [&str; 2] = ["talks", "ended"];

/// Weights nearer to nought than this are left out: nobody would see them missing.
const KEPT: f32 = 0.04;

/// The weights of several models, on their way into a file.
#[derive(Default)]
pub struct Trained(BTreeMap<(String, String), f32>);

impl Trained {
    pub fn add(&mut self, model: &str, feature: &str, weight: f32) {
        self.0.insert((model.to_owned(), feature.to_owned()), weight);
    }

    pub fn add_model(&mut self, name: &str, model: &Model, words: &Vocabulary) {
        self.add(name, "bias", model.bias);
        for (feature, weight) in words.names.iter().zip(&model.weights).filter(|(_, weight)| weight.abs() >= KEPT) {
            self.add(name, feature, *weight);
        }
    }

    /// Adds the weights of numbers that have names of their own.
    pub fn add_dense<const N: usize>(&mut self, model: &str, names: [&str; N], (weights, bias): ([f32; N], f32)) {
        for (name, weight) in names.into_iter().zip(weights).chain([("bias", bias)]) {
            self.add(model, name, weight);
        }
    }

    /// Keeps the models of which `with` holds.
    #[allow(dead_code, reason = "only pairs.rs asks for it")]
    pub fn retain(&mut self, with: impl Fn(&str) -> bool) {
        self.0.retain(|(model, _), _| with(model));
    }

    pub fn scorer(&self) -> Scorer {
        Scorer::from_rows(self.0.iter().map(|((model, feature), weight)| (model.as_str(), feature.as_str(), *weight)))
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
    /// What features add to the log-odds.
    pub fn sum(&self, features: &[u32]) -> f32 {
        features.iter().map(|feature| self.weights[*feature as usize]).sum()
    }

    pub fn score(&self, features: &[u32]) -> f32 {
        self.bias + self.sum(features)
    }

    pub fn chance(&self, features: &[u32]) -> f32 {
        chance(self.score(features))
    }
}

/// The probability of log-odds.
pub fn chance(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

pub fn fit(examples: &[Example<'_>], features: usize, shrink: f32) -> Model {
    descend(features, shrink, |model, gradient| {
        let mut bias = 0f32;
        for example in examples {
            let error = (model.chance(example.features) - f32::from(example.right)) * example.weight;
            bias += error;
            example.features.iter().for_each(|feature| gradient[*feature as usize] += error);
        }
        bias
    })
}

/// AdaGrad (Duchi, Hazan and Singer, 2011) with L2: each round `pass` adds up the gradient of the weights over all
/// examples, and gives that of the bias.
pub fn descend(features: usize, shrink: f32, pass: impl Fn(&Model, &mut [f32]) -> f32) -> Model {
    let mut model = Model { bias: -1.0, weights: vec![0.0; features] };
    let (mut squares, mut last) = (vec![1e-2f32; features], 1e-2f32);
    for round in 0..ROUNDS {
        let mut gradient = vec![0f32; features];
        let bias = pass(&model, &mut gradient);
        let rate = RATE / (1.0 + round as f32 / 60.0);
        for ((weight, square), g) in model.weights.iter_mut().zip(&mut squares).zip(&gradient) {
            let g = g + shrink * *weight;
            *square += g * g;
            *weight -= rate * g / square.sqrt();
        }
        last += bias * bias;
        model.bias -= rate * bias / last.sqrt();
    }
    model
}

/// Weights for `N` numbers and a bias, by Newton's method (iteratively reweighted least squares) on standardised
/// columns; the weights are given back for the numbers as they are.
#[allow(dead_code)]
pub fn fit_dense<const N: usize>(rows: &[([f32; N], bool)]) -> ([f32; N], f32) {
    let count = rows.len().max(1) as f64;
    let mean: [f64; N] = array::from_fn(|at| rows.iter().map(|row| f64::from(row.0[at])).sum::<f64>() / count);
    let spread: [f64; N] = array::from_fn(|at| {
        let square = rows.iter().map(|row| (f64::from(row.0[at]) - mean[at]).powi(2)).sum::<f64>() / count;
        square.sqrt().max(1e-6)
    });
    // The bias is the last column.
    let standard = |row: &[f32; N]| -> Vec<f64> {
        (0..N).map(|at| (f64::from(row[at]) - mean[at]) / spread[at]).chain([1.0]).collect()
    };
    let mut weights = vec![0f64; N + 1];
    for _ in 0..12 {
        let mut hessian = vec![vec![0f64; N + 2]; N + 1];
        for (at, row) in hessian.iter_mut().enumerate() {
            row[at] = if at < N { 1.0 } else { 1e-6 };
            row[N + 1] = if at < N { -weights[at] } else { 0.0 };
        }
        for (row, right) in rows {
            let row = standard(row);
            let score: f64 = row.iter().zip(&weights).map(|(value, weight)| value * weight).sum();
            let chance = 1.0 / (1.0 + (-score).exp());
            for (at, value) in row.iter().enumerate() {
                for (other, beside) in row.iter().enumerate() {
                    hessian[at][other] += chance * (1.0 - chance) * value * beside;
                }
                hessian[at][N + 1] += (f64::from(u8::from(*right)) - chance) * value;
            }
        }
        for (weight, step) in weights.iter_mut().zip(solve(hessian)) {
            *weight += step;
        }
    }
    let plain: [f32; N] = array::from_fn(|at| (weights[at] / spread[at]) as f32);
    let shift: f64 = (0..N).map(|at| weights[at] * mean[at] / spread[at]).sum();
    (plain, (weights[N] - shift) as f32)
}

/// Solves a linear system whose rows end in their right sides: Gaussian elimination with pivots.
fn solve(mut rows: Vec<Vec<f64>>) -> Vec<f64> {
    let n = rows.len();
    for column in 0..n {
        let pivot = (column..n).max_by(|a, b| rows[*a][column].abs().total_cmp(&rows[*b][column].abs()));
        rows.swap(column, pivot.unwrap_or(column));
        let lead = rows[column].clone();
        for (_, row) in rows.iter_mut().enumerate().filter(|(at, _)| *at != column) {
            let factor = row[column] / lead[column];
            for (value, of_lead) in row.iter_mut().zip(&lead) {
                *value -= factor * of_lead;
            }
        }
    }
    rows.iter().enumerate().map(|(at, row)| row[n] / row[at]).collect()
}
