//! Who speaks of others' deals and has no part in them: `data/commentators.tsv`.

use super::table::{of_part, rows};

/// What names of research houses end in, who of them comments, and how.
#[derive(Debug)]
pub struct Commentators {
    firms: Vec<&'static str>,
    persons: Vec<&'static str>,
    verbs: Vec<&'static str>,
}

impl Commentators {
    /// The built-in list.
    pub fn builtin() -> Self {
        let mut errors = Vec::new();
        let text = include_str!("../../data/commentators.tsv");
        let rows = rows("data/commentators.tsv", text, &["part", "form", "yes", "no"], &mut errors);
        let of = |part| of_part(&rows, part);
        Self { firms: of("firm"), persons: of("person"), verbs: of("verb") }
    }

    /// Whether a name is that of a research house.
    ///
    /// ```
    /// let commentators = tieup::lexicon::Commentators::builtin();
    /// assert!(commentators.is_firm("한별증권") && !commentators.is_firm("한별전자"));
    /// ```
    pub fn is_firm(&self, name: &str) -> bool {
        self.firms.iter().any(|ending| name.ends_with(ending))
    }

    /// Whether the words after its name speak of an analyst.
    ///
    /// ```
    /// assert!(tieup::lexicon::Commentators::builtin().is_person(" 김하늘 연구원은"));
    /// ```
    pub fn is_person(&self, words: &str) -> bool {
        self.persons.iter().any(|person| words.contains(person))
    }

    /// Whether a sentence tells of an opinion.
    ///
    /// ```
    /// assert!(tieup::lexicon::Commentators::builtin().judges("시장이 커진다고 내다봤다"));
    /// ```
    pub fn judges(&self, sentence: &str) -> bool {
        self.verbs.iter().any(|verb| sentence.contains(verb))
    }
}
