//! How names of alliances are made: `data/alliances.tsv`.

use super::table::{of_part, rows};

/// What names of alliances end with, and which words before an ending are no part of a name.
#[derive(Debug)]
pub struct AllianceWords {
    /// What such a name ends with.
    pub endings: Vec<&'static str>,
    common: Vec<&'static str>,
    outside: Vec<&'static str>,
}

impl AllianceWords {
    /// The built-in list.
    pub fn builtin() -> Self {
        let mut errors = Vec::new();
        let text = include_str!("../../data/alliances.tsv");
        let rows = rows("data/alliances.tsv", text, &["part", "form", "yes"], &mut errors);
        let of = |part| of_part(&rows, part);
        Self { endings: of("ending"), common: of("common"), outside: of("outside") }
    }

    /// Whether a word says only what sort of body it is: 민관 협의체.
    ///
    /// ```
    /// let words = tieup::lexicon::AllianceWords::builtin();
    /// assert!(words.is_common("민관") && !words.is_common("누리"));
    /// ```
    pub fn is_common(&self, word: &str) -> bool {
        self.common.binary_search(&word).is_ok()
    }

    /// Whether a name begins after a word, whatever stands before that: A와 B가 함께 누리 협의체를 …
    ///
    /// ```
    /// assert!(tieup::lexicon::AllianceWords::builtin().is_outside("함께"));
    /// ```
    pub fn is_outside(&self, word: &str) -> bool {
        self.outside.binary_search(&word).is_ok()
    }
}
