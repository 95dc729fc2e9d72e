//! Composes the stages: a document in, its claims out.

use crate::{
    extract::{
        self, Gate, Scorer,
        tagger::{Tagger, Weights},
    },
    lexicon::Lexicon,
    model::{Claim, Document, Lang},
};
use std::cell::RefCell;

/// Claims that are less likely than this are not made, unless asked for.
const FLOOR: f64 = 0.5;

thread_local! {
    /// Buffers of the tagger; one extractor serves any number of threads.
    static TAGGER: RefCell<Tagger> = RefCell::default();
}

/// Turns articles into claims. Built once, then used from any number of threads.
///
#[derive(Debug)]
pub struct Extractor {
    lexicon: Lexicon,
    names: Weights,
    ko: Scorer,
    en: Scorer,
    ko_gate: Gate,
    en_gate: Gate,
    floor: f64,
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new()
    }
}

impl Extractor {
    /// An extractor with the built-in lexicon and weights.
    pub fn new() -> Self {
        Self::with_lexicon(Lexicon::builtin())
    }

    /// An extractor with a lexicon of one's own: the built-in one with a gazetteer laid over it, say.
    pub fn with_lexicon(lexicon: Lexicon) -> Self {
        let (ko, en) = (Scorer::korean(), Scorer::english());
        let (ko_gate, en_gate) = (Gate::new(&lexicon.ko.ties, &ko), Gate::new(&lexicon.en.ties, &en));
        Self { lexicon, names: Weights::builtin(), ko, en, ko_gate, en_gate, floor: FLOOR }
    }

    /// Makes every claim that is at least this likely, 0..1; 0.5 by default.
    pub fn floor(mut self, floor: f64) -> Self {
        self.floor = floor;
        self
    }

    /// What the extractor knows.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The claims that one article makes, in the order of their evidence.
    pub fn extract(&self, document: &Document) -> Vec<Claim> {
        let (scorer, gate) = match document.lang {
            Lang::Ko => (&self.ko, &self.ko_gate),
            Lang::En => (&self.en, &self.en_gate),
        };
        TAGGER.with_borrow_mut(|tagger| {
            extract::claims(document, &self.lexicon, &self.names, scorer, gate, tagger, self.floor)
        })
    }
}
