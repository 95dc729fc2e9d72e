//! Who speaks of others' deals and has no part in them: `data/commentators.tsv`.

use super::table::rows;

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
        let of = |part: &str| -> Vec<&'static str> {
            rows.iter().filter(|row| row.fields[0] == part).map(|row| row.fields[1]).collect()
        };
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
    pub fn is_person(&self, words: &str) -> bool {
        self.persons.iter().any(|person| words.contains(person))
    }

    /// Whether a sentence tells of an opinion.
    pub fn judges(&self, sentence: &str) -> bool {
        self.verbs.iter().any(|verb| sentence.contains(verb))
    }
}
