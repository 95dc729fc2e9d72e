//! All that the extractor knows before it reads.

use super::{Gazetteer, Words};

/// Names, words, cues: immutable, shared by all threads.
#[derive(Debug)]
pub struct Lexicon {
    /// Names → organisations.
    pub gazetteer: Gazetteer,
    /// What ordinary words are.
    pub words: Words,
}

impl Lexicon {
    /// What the binary carries.
    pub fn builtin() -> Self {
        Self { gazetteer: Gazetteer::builtin(), words: Words::builtin() }
    }
}
