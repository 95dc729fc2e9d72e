//! The words that tell of a tie, of its status, or that organisations stand together for another reason.

use super::{
    LexiconError,
    phrases::Phrases,
    table::{parts, rows},
};
use std::{collections::HashMap, str::FromStr, sync::OnceLock};

/// One cue: what it tells of, and the name it goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue<L> {
    /// What the cue tells of.
    pub label: L,
    /// Its first form, with blanks where `_` stands in the file.
    pub name: String,
}

/// A cue found in a text, as a half-open range of its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CueMatch {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Which, for [`Cues::cue`].
    pub cue: usize,
}

/// A file of cues, ready to be found in one pass over a text, leftmost-longest.
pub struct Cues<L> {
    cues: Vec<Cue<L>>,
    /// The cue of each pattern; `None` for strings in which a cue does not count (투자자 for 투자).
    owners: Vec<Option<usize>>,
    patterns: Vec<String>,
    /// Of `patterns`, built when the first text is looked at: most runs read one language.
    phrases: OnceLock<Phrases>,
    /// Cues of Latin script: compared without case, and only where a word begins.
    latin: bool,
}

impl<L> std::fmt::Debug for Cues<L> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Cues({} cues)", self.cues.len())
    }
}

/// The literals that a form of the file stands for: every `_` is a blank or nothing.
fn literals(form: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for (at, piece) in form.split('_').enumerate() {
        let blanks: &[&str] = if at == 0 { &[""] } else { &["", " "] };
        all = all.iter().flat_map(|start| blanks.iter().map(move |blank| format!("{start}{blank}{piece}"))).collect();
    }
    all
}

impl<L: FromStr<Err: std::fmt::Display>> Cues<L> {
    /// Reads a file whose first column is called `label` and names what each cue tells of.
    ///
    /// # Errors
    /// Every row that cannot be taken, with file and line; the others are in effect.
    pub fn from_tsv(file: &str, text: &str, label: &str) -> (Self, Vec<LexiconError>) {
        let mut errors = Vec::new();
        let (mut cues, mut owners, mut patterns) = (Vec::new(), Vec::new(), HashMap::<String, usize>::new());
        let mut list = Vec::new();
        for row in rows(file, text, &[label, "cue", "unless", "yes", "no"], &mut errors) {
            let mut fail = |reason: String| errors.push(LexiconError { file: file.to_owned(), line: row.line, reason });
            let [label, forms, unless, ..] = row.fields[..] else { continue };
            let label = match label.parse::<L>() {
                Ok(label) => label,
                Err(unknown) => {
                    fail(unknown.to_string());
                    continue;
                }
            };
            let Some(name) = parts(forms).next() else {
                fail("a row needs a cue".to_owned());
                continue;
            };
            let cue = cues.len();
            cues.push(Cue { label, name: name.replace('_', " ") });
            let counted = parts(forms).map(|form| (form, Some(cue)));
            let barred = parts(unless).map(|form| (form, None));
            for (form, owner) in counted.chain(barred) {
                // Of `옛_`, only the form with the blank is long enough to be looked for.
                let literals = literals(form).into_iter().filter(|literal| literal.chars().nth(1).is_some());
                let literals: Vec<String> = literals.collect();
                if literals.is_empty() {
                    fail(format!("`{form}` is too short for a cue"));
                }
                for literal in literals {
                    // A literal that two cues share belongs to the first; one that is barred somewhere is barred.
                    match patterns.get(&literal) {
                        Some(at) if owner.is_none() => owners[*at] = None,
                        Some(_) => {}
                        None => {
                            patterns.insert(literal.clone(), owners.len());
                            owners.push(owner);
                            list.push(literal);
                        }
                    }
                }
            }
        }
        (Self { cues, owners, patterns: list, phrases: OnceLock::new(), latin: false }, errors)
    }

    /// The same cues for a language of Latin script: case does not matter, and a cue begins where a word begins.
    pub fn latin(mut self) -> Self {
        self.latin = true;
        self
    }
}

impl<L> Cues<L> {
    /// Every cue in a text, in order.
    ///
    /// Cost: one pass over the text.
    pub fn find(&self, text: &str) -> Vec<CueMatch> {
        let phrases = self.phrases.get_or_init(|| Phrases::new(self.patterns.iter().map(String::as_str).zip(0..)));
        let lower = self.latin.then(|| text.to_ascii_lowercase());
        let folded: &str = lower.as_deref().unwrap_or(text);
        let begins = |at: usize| !self.latin || !text[..at].ends_with(|c: char| c.is_alphanumeric());
        let found = phrases.find(folded).filter(|found| begins(found.start));
        found
            .filter_map(|found| Some(CueMatch { start: found.start, end: found.end, cue: self.owners[found.number]? }))
            .collect()
    }

    /// The cue that a [`CueMatch`] speaks of.
    pub fn cue(&self, cue: usize) -> &Cue<L> {
        &self.cues[cue]
    }

    /// How many cues there are.
    pub fn len(&self) -> usize {
        self.cues.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.cues.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;

    #[test]
    fn a_longer_string_bars_a_cue() {
        let text = "kind\tcue\tunless\tyes\tno\ninvestment\t투자|지분_인수\t투자자\tㄱ\tㄴ\n";
        let (cues, errors) = Cues::<Kind>::from_tsv("cues.tsv", text, "kind");
        assert_eq!(errors, []);
        let found: Vec<_> = cues.find("투자자는 지분 인수와 투자를").iter().map(|hit| (hit.start, hit.end)).collect();
        assert_eq!(
            found,
            [
                ("투자자는 ".len(), "투자자는 지분 인수".len()),
                ("투자자는 지분 인수와 ".len(), "투자자는 지분 인수와 투자".len())
            ]
        );
    }

    #[test]
    fn an_unknown_kind_names_its_line() {
        let (_, errors) =
            Cues::<Kind>::from_tsv("cues.tsv", "kind\tcue\tunless\tyes\tno\nfriendship\t우정\t\t\t\n", "kind");
        assert!(errors[0].to_string().starts_with("cues.tsv:2: `friendship` is none of partnership"), "{}", errors[0]);
    }
}
