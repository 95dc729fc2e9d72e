//! Small lists: fields of business, and which party of a directed kind is its source.

use super::{
    phrases::Phrases,
    table::{parts, rows},
};
use crate::model::{Kind, Span};

/// Fields of business and technology: `data/areas.tsv`.
pub struct Areas {
    names: Vec<&'static str>,
    /// Numbered as `names`.
    forms: Phrases,
}

impl std::fmt::Debug for Areas {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Areas({})", self.names.len())
    }
}

impl Areas {
    /// The built-in list.
    pub fn builtin() -> Self {
        let mut errors = Vec::new();
        let text = include_str!("../../data/areas.tsv");
        let (mut names, mut forms) = (Vec::new(), Vec::<(&str, usize)>::new());
        for row in rows("data/areas.tsv", text, &["area", "en", "forms"], &mut errors) {
            forms.extend(parts(row.fields[2]).map(|form| (form, names.len())));
            names.push(row.fields[0]);
        }
        Self { names, forms: Phrases::new(forms) }
    }

    /// The fields that a text names, in order, each once. Latin forms count as whole words only.
    ///
    /// ```
    /// let areas = tieup::lexicon::Areas::builtin();
    /// assert_eq!(areas.of("AI와 클라우드 분야에서"), ["인공지능", "클라우드"]);
    /// assert!(areas.of("KAIST").is_empty());
    /// ```
    pub fn of(&self, text: &str) -> Vec<&'static str> {
        let mut found = Vec::new();
        for hit in self.forms.find(text) {
            let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            let form = &text[hit.start..hit.end];
            let cut = latin(form.chars().next()) && latin(text[..hit.start].chars().next_back())
                || latin(form.chars().next_back()) && latin(text[hit.end..].chars().next());
            let name = self.names[hit.number];
            if !cut && !found.contains(&name) {
                found.push(name);
            }
        }
        found
    }
}

impl Areas {
    /// Whether a text is the word for a field, and nothing more.
    ///
    /// ```
    /// assert!(tieup::lexicon::Areas::builtin().is_one("인공지능"));
    /// ```
    pub fn is_one(&self, text: &str) -> bool {
        self.forms.find(text).next().is_some_and(|hit| hit.start == 0 && hit.end == text.len())
    }
}

/// Forms that turn the direction of a kind round: `data/roles.tsv`.
#[derive(Debug)]
pub struct Directions {
    turned: Vec<(Kind, String)>,
}

impl Directions {
    /// The built-in list.
    pub fn builtin() -> Self {
        let mut errors = Vec::new();
        let text = include_str!("../../data/roles.tsv");
        let mut turned = Vec::new();
        for row in rows("data/roles.tsv", text, &["kind", "source", "forms", "yes"], &mut errors) {
            let Ok(kind) = row.fields[0].parse() else { continue };
            for form in parts(row.fields[2]) {
                turned.push((kind, form.replace('_', " ")));
                turned.push((kind, form.replace('_', "")));
            }
        }
        Self { turned }
    }

    /// Whether a sentence says that the source of `kind` is not its subject but the other party.
    ///
    /// ```
    /// use tieup::{lexicon::Directions, model::Kind};
    /// let directions = Directions::builtin();
    /// assert!(directions.turn(Kind::Investment, "가온은 누리로부터 투자를 유치했다."));
    /// assert!(!directions.turn(Kind::Investment, "가온은 누리에 투자했다."));
    /// ```
    pub fn turn(&self, kind: Kind, sentence: &str) -> bool {
        self.turned.iter().any(|(of, form)| *of == kind && sentence.contains(form.as_str()))
    }
}

/// Words of joining: `data/membership.tsv`.
#[derive(Debug)]
pub struct Membership {
    forms: Vec<String>,
    /// Those that need no name of the alliance beside them.
    alone: Vec<String>,
}

impl Membership {
    /// The built-in list.
    pub fn builtin() -> Self {
        let mut errors = Vec::new();
        let text = include_str!("../../data/membership.tsv");
        let rows = rows("data/membership.tsv", text, &["word", "forms", "alone", "yes"], &mut errors);
        let forms = |with: &dyn Fn(&str) -> bool| -> Vec<String> {
            let rows = rows.iter().filter(|row| with(row.fields[2]));
            rows.flat_map(|row| parts(row.fields[1]).flat_map(|form| [form.replace('_', " "), form.replace('_', "")]))
                .collect()
        };
        Self { forms: forms(&|_| true), alone: forms(&|alone| alone == "yes") }
    }

    /// Whether a sentence speaks so of an alliance that was named just before it: "지난달에는 나래통신도 합류했다".
    ///
    /// ```
    /// let membership = tieup::lexicon::Membership::builtin();
    /// assert!(membership.stands_alone("나래통신도 합류했다") && !membership.stands_alone("나래통신을 설립했다"));
    /// ```
    pub fn stands_alone(&self, sentence: &str) -> bool {
        self.alone.iter().any(|form| sentence.contains(form.as_str()))
    }

    /// Whether this very word speaks of joining: 모인.
    pub fn holds(&self, word: &str) -> bool {
        self.forms.iter().any(|form| form == word)
    }

    /// Where a sentence speaks of joining; spans moved `offset` bytes to the right.
    ///
    /// ```
    /// let membership = tieup::lexicon::Membership::builtin();
    /// assert_eq!(membership.find("팀에 합류했다", 10)[0].start, 10 + "팀에 ".len());
    /// ```
    pub fn find(&self, sentence: &str, offset: usize) -> Vec<Span> {
        let mut found: Vec<Span> = self
            .forms
            .iter()
            .flat_map(|form| sentence.match_indices(form.as_str()))
            .map(|(at, form)| Span::new(at, at + form.len()).shifted(offset))
            .collect();
        found.sort();
        found.dedup();
        found
    }
}
