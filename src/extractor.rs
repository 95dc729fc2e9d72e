//! Composes the stages: a document in, its claims out.

use crate::model::{Claim, Document};

/// Turns articles into claims. Built once, then used from any number of threads.
#[derive(Debug, Default)]
pub struct Extractor {}

impl Extractor {
    /// An extractor with the built-in lexicon.
    pub fn new() -> Self {
        Self::default()
    }

    /// The claims that one article makes, in the order of their evidence.
    pub fn extract(&self, _document: &Document) -> Vec<Claim> {
        Vec::new()
    }
}
