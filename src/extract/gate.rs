//! Which sentences are worth a close look: most hold no cue, and most cues tell of a tie only now and then.

use super::scorer::Scorer;
use crate::{
    lexicon::{CueMatch, Cues},
    model::Kind,
};

/// The model in the weights file that holds, for each cue, the share of its sentences that state a tie.
pub const RATES: &str = "cue";
/// An article is read where it holds a cue of this rate.
const ARTICLE: f32 = 0.12;
/// Or two different cues of this rate.
const TWO: f32 = 0.08;
/// A sentence is read only where it holds a cue of this rate.
const SENTENCE: f32 = 0.03;
/// A text of so few bytes, a brief or a headline, costs next to nothing: a cue of [`BRIEF_CUE`] is enough there.
const BRIEF: usize = 800;
/// See [`BRIEF`].
const BRIEF_CUE: f32 = 0.05;

/// What each cue is worth.
#[derive(Debug, Clone)]
pub struct Gate {
    rates: Vec<f32>,
}

impl Gate {
    /// A gate by the rates of a weights file; a cue without one is worth looking at.
    pub fn new(cues: &Cues<Kind>, scorer: &Scorer) -> Self {
        let rate = |cue: usize| {
            let rate = scorer.weight(RATES, &cues.cue(cue).name).unwrap_or(1.0);
            // Members join in sentences that name nobody but themselves: the share says little of these cues, two of
            // them together do.
            if cues.cue(cue).label == Kind::Membership { rate.max(TWO) } else { rate }
        };
        Self { rates: (0..cues.len()).map(rate).collect() }
    }

    /// A gate that lets every cue through.
    pub fn open(cues: &Cues<Kind>) -> Self {
        Self { rates: vec![1.0; cues.len()] }
    }

    /// Whether a text of `length` bytes with these cues is worth reading.
    pub fn text(&self, length: usize, found: &[CueMatch]) -> bool {
        self.article(found) || length <= BRIEF && found.iter().any(|hit| self.rates[hit.cue] >= BRIEF_CUE)
    }

    /// Whether an article with these cues is worth reading.
    pub fn article(&self, found: &[CueMatch]) -> bool {
        let mut telling = found.iter().filter(|hit| self.rates[hit.cue] >= TWO);
        let Some(first) = telling.next() else { return false };
        self.rates[first.cue] >= ARTICLE || telling.any(|hit| hit.cue != first.cue || self.rates[hit.cue] >= ARTICLE)
    }

    /// Whether a sentence with these cues is worth reading.
    pub fn sentence(&self, found: &[CueMatch]) -> bool {
        found.iter().any(|hit| self.rates[hit.cue] >= SENTENCE)
    }
}
