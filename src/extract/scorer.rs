//! Linear models over features: is there a tie, and of which kind.
//!
//! `data/models/*.tsv` holds the weights as plain text, `training/pairs.rs` writes them.

use super::features::{Features, digest};
use crate::model::DigestMap;
use std::collections::HashMap;

/// The question that a weight belongs to.
pub const TIE: &str = "tie";
/// What the names of the models begin with that say how far a tie has come.
pub const STATUS: &str = "status=";

/// Weights of several linear models, by name: [`TIE`] and one for each kind.
#[derive(Debug, Clone, Default)]
pub struct Scorer {
    models: HashMap<String, DigestMap<f32>>,
}

impl Scorer {
    /// The built-in weights for Korean.
    pub fn korean() -> Self {
        Self::from_tsv(include_str!("../../data/models/ko.tsv"))
    }

    /// The built-in weights for English.
    pub fn english() -> Self {
        Self::from_tsv(include_str!("../../data/models/en.tsv"))
    }

    /// Reads rows of model, feature, weight; rows of another form are passed over.
    pub fn from_tsv(text: &str) -> Self {
        let mut models: HashMap<String, DigestMap<f32>> = HashMap::new();
        // Rows of one model stand together: its name is looked up once.
        let (mut name, mut weights) = ("", DigestMap::default());
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let (Some(model), Some(feature), Some(weight)) = (fields.next(), fields.next(), fields.next()) else {
                continue;
            };
            let Ok(weight) = weight.parse() else { continue };
            if model != name {
                models.entry(name.to_owned()).or_default().extend(std::mem::take(&mut weights));
                name = model;
            }
            weights.insert(digest(feature), weight);
        }
        models.entry(name.to_owned()).or_default().extend(weights);
        Self { models }
    }

    /// One weight, where the file has it.
    pub fn weight(&self, model: &str, feature: &str) -> Option<f32> {
        self.models.get(model)?.get(&digest(feature)).copied()
    }

    /// The log-odds that a model gives to a set of features; 0 for an unknown model.
    pub fn score(&self, model: &str, features: &Features) -> f32 {
        let Some(weights) = self.models.get(model) else { return 0.0 };
        let bias = weights.get(&digest("bias")).copied().unwrap_or(0.0);
        features.digests().iter().filter_map(|digest| weights.get(digest)).sum::<f32>() + bias
    }

    /// The probability, 0..1, that a model gives to a set of features.
    pub fn probability(&self, model: &str, features: &Features) -> f64 {
        1.0 / (1.0 + f64::from(-self.score(model, features)).exp())
    }
}
