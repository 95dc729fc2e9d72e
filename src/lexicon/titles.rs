//! Titles of persons, who stand for their organisation.

use std::collections::HashSet;

/// The titles of `data/titles.tsv`.
#[derive(Debug)]
pub struct Titles {
    titles: HashSet<&'static str>,
    longest: usize,
}

impl Titles {
    /// The built-in list.
    pub fn builtin() -> Self {
        let rows = include_str!("../../data/titles.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
        let titles: HashSet<&str> =
            rows.filter_map(|row| row.split('\t').next()).filter(|title| !title.is_empty()).collect();
        let longest = titles.iter().map(|title| title.len()).max().unwrap_or(0);
        Self { titles, longest }
    }

    /// The byte length of the longest title that `text` begins with.
    ///
    /// ```
    /// let titles = tieup::lexicon::Titles::builtin();
    /// assert_eq!(titles.at("부사장은"), Some("부사장".len()));
    /// assert_eq!(titles.at("발전은"), None);
    /// ```
    pub fn at(&self, text: &str) -> Option<usize> {
        (1..=self.longest.min(text.len()))
            .rev()
            .find(|len| text.get(..*len).is_some_and(|start| self.titles.contains(start)))
    }
}
