//! When a tie was told, where English says so by other means than words of its own.

use crate::model::{Document, PartialDate};

/// The day of publication for what somebody "said" or "announced" in a wire report, or what its beginning tells.
pub(in crate::extract) fn day_of_report(document: &Document, sentence: usize, words: &str) -> Option<PartialDate> {
    const SAID: &[&str] = &[" said", " says", "announced", "reported", " told "];
    (sentence <= 2 || SAID.iter().any(|word| words.contains(word))).then_some(document.published).flatten()
}
