//! Linear models over features: is there a tie, and of which kind.
//!
//! `data/models/*.bin` holds the weights as they are looked up, so that starting costs nothing; `training/pairs*.rs`
//! write them, `tieup explain` shows those that speak for or against a claim.

use super::features::{Features, digest};
use std::borrow::Cow;

/// The question that a weight belongs to.
pub const TIE: &str = "tie";
/// What the names of the models begin with that say how far a tie has come.
pub const STATUS: &str = "status=";
/// The feature that every set has.
const BIAS: &str = "bias";

const MAGIC: &[u8; 8] = b"tieupw1\n";

/// Weights of several linear models, by name: [`TIE`], one for each kind, and so on.
#[derive(Debug, Clone, Default)]
pub struct Scorer {
    models: Vec<(String, Table)>,
}

impl Scorer {
    /// The built-in weights for Korean.
    pub fn korean() -> Self {
        Self::from_bytes(include_bytes!("../../data/models/ko.bin")).expect("training/pairs.rs writes ko.bin")
    }

    /// The built-in weights for English.
    pub fn english() -> Self {
        Self::from_bytes(include_bytes!("../../data/models/en.bin")).expect("training/pairs_en.rs writes en.bin")
    }

    /// Models from rows of model, feature, weight; rows of one model stand together.
    pub fn from_rows<'r>(rows: impl IntoIterator<Item = (&'r str, &'r str, f32)>) -> Self {
        let mut models: Vec<(String, Vec<(u64, f32)>)> = Vec::new();
        for (model, feature, weight) in rows {
            if models.last().is_none_or(|(last, _)| last != model) {
                models.push((model.to_owned(), Vec::new()));
            }
            models.last_mut().expect("one was added").1.push((digest(feature), weight));
        }
        Self { models: models.into_iter().map(|(name, weights)| (name, Table::of(&weights))).collect() }
    }

    /// Reads what [`Scorer::to_bytes`] wrote, without copying it; `None` where the bytes are something else.
    pub fn from_bytes(bytes: &'static [u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let mut models = Vec::new();
        while !rest.is_empty() {
            let (name, slots);
            (name, rest) = taken(rest)?;
            (slots, rest) = taken(rest)?;
            models.push((String::from_utf8(name.to_vec()).ok()?, Table::from_bytes(slots)?));
        }
        Some(Self { models })
    }

    /// A magic number, then for each model the lengths and bytes of its name and of its table.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        for (name, table) in &self.models {
            for part in [name.as_bytes(), table.slots.as_flattened()] {
                bytes.extend((part.len() as u32).to_le_bytes());
                bytes.extend(part);
            }
        }
        bytes
    }

    /// Takes the models of another scorer, in place of its own of the same names.
    pub fn replace(&mut self, other: Scorer) {
        self.models.retain(|(name, _)| other.model(name).is_none());
        self.models.extend(other.models);
    }

    fn model(&self, name: &str) -> Option<&Table> {
        self.models.iter().find(|(model, _)| model == name).map(|(_, table)| table)
    }

    /// One weight, where the model has it.
    pub fn weight(&self, model: &str, feature: &str) -> Option<f32> {
        self.model(model)?.get(digest(feature))
    }

    /// The log-odds that a model gives to a set of features; 0 for an unknown model.
    pub fn score(&self, model: &str, features: &Features) -> f32 {
        self.sum(model, features) + self.weight(model, BIAS).unwrap_or(0.0)
    }

    /// What a set of features adds to the log-odds of a model; 0 for an unknown model.
    pub fn sum(&self, model: &str, features: &Features) -> f32 {
        let Some(weights) = self.model(model) else { return 0.0 };
        features.digests().iter().filter_map(|digest| weights.get(*digest)).sum()
    }

    /// The probability, 0..1, that a model gives to a set of features.
    pub fn probability(&self, model: &str, features: &Features) -> f64 {
        1.0 / (1.0 + f64::from(-self.score(model, features)).exp())
    }
}

/// What a length in front of it announces, and the rest.
fn taken(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (len, rest) = bytes.split_first_chunk()?;
    rest.split_at_checked(u32::from_le_bytes(*len) as usize)
}

/// The upper half of a digest and a weight; all zero where free.
type Slot = [u8; 8];

/// Weights by digest: a hash table with open addressing, used as it lies in the file.
#[derive(Debug, Clone)]
struct Table {
    /// A power of two of them, at least a quarter free.
    slots: Cow<'static, [Slot]>,
}

impl Table {
    fn of(weights: &[(u64, f32)]) -> Self {
        let mut slots = vec![[0; 8]; (weights.len() * 4 / 3 + 1).next_power_of_two()];
        // A weight of nought says what a missing one says.
        for (digest, weight) in weights.iter().filter(|(_, weight)| *weight != 0.0) {
            let mut at = *digest as usize % slots.len();
            while slots[at] != [0; 8] {
                at = (at + 1) % slots.len();
            }
            slots[at][..4].copy_from_slice(&upper(*digest));
            slots[at][4..].copy_from_slice(&weight.to_le_bytes());
        }
        Self { slots: Cow::Owned(slots) }
    }

    /// `None` where the bytes cannot be searched: not a power of two of slots, or none of them free.
    fn from_bytes(bytes: &'static [u8]) -> Option<Self> {
        let (slots, rest) = bytes.as_chunks();
        let whole = rest.is_empty() && slots.len().is_power_of_two();
        (whole && slots.contains(&[0; 8])).then_some(Self { slots: Cow::Borrowed(slots) })
    }

    fn get(&self, digest: u64) -> Option<f32> {
        let (mask, upper) = (self.slots.len() - 1, upper(digest));
        let mut at = digest as usize & mask;
        loop {
            let [a, b, c, d, weight @ ..] = self.slots[at];
            if weight == [0; 4] {
                return None;
            }
            if [a, b, c, d] == upper {
                return Some(f32::from_le_bytes(weight));
            }
            at = (at + 1) & mask;
        }
    }
}

fn upper(digest: u64) -> [u8; 4] {
    ((digest >> 32) as u32).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_come_back_from_their_bytes() {
        let names: Vec<String> = (0..1000).map(|number| format!("feature {number}")).collect();
        let rows = names.iter().enumerate().map(|(at, name)| ("tie", name.as_str(), at as f32 - 500.5));
        let written = Scorer::from_rows(rows.chain([("supply", "feature 1", 0.25), ("supply", "feature 2", 0.0)]));
        let read = Scorer::from_bytes(written.to_bytes().leak()).unwrap();
        for (at, name) in names.iter().enumerate() {
            assert_eq!(read.weight("tie", name), Some(at as f32 - 500.5));
        }
        assert_eq!(read.weight("tie", "feature 1000"), None);
        assert_eq!(read.weight("supply", "feature 1"), Some(0.25));
        assert_eq!(read.weight("supply", "feature 2"), None);
        assert_eq!(read.weight("support", "feature 1"), None);
    }

    #[test]
    fn other_bytes_are_no_weights() {
        let written = Scorer::from_rows([("tie", "a", 1.0)]).to_bytes();
        for len in MAGIC.len() + 1..written.len() {
            assert!(Scorer::from_bytes(written[..len].to_vec().leak()).is_none(), "{len} bytes");
        }
        assert!(Scorer::from_bytes(b"model\tfeature\tweight\n").is_none());
        let full = [MAGIC.as_slice(), &[1, 0, 0, 0, b'm', 8, 0, 0, 0], &[1; 8]].concat();
        assert!(Scorer::from_bytes(full.leak()).is_none());
    }
}
