//! Short forms: which full name of the article a shorter one stands for.

use super::{
    candidates::Surety,
    words::{Sort, is, is_any, without_legal_form},
};
use std::collections::BTreeMap;

/// The full names of an article in order of appearance, and the names that stand for them.
#[derive(Debug, Default)]
pub(super) struct FullNames {
    names: Vec<Full>,
    /// Abbreviations that the text gives in brackets: `(KLV)`.
    given: BTreeMap<String, usize>,
}

#[derive(Debug)]
struct Full {
    name: String,
    /// Words without the legal form, small, without marks.
    words: Vec<String>,
    surety: Surety,
}

fn key(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric() || *c == '&').flat_map(char::to_lowercase).collect()
}

fn keys(name: &str) -> Vec<String> {
    without_legal_form(name).split_whitespace().map(key).filter(|key| !key.is_empty()).collect()
}

impl FullNames {
    /// Takes note of a name; of one organisation's names, the longest is the full one.
    pub fn add(&mut self, name: &str, surety: Surety) {
        let words = keys(name);
        match self.names.iter_mut().find(|full| full.words == words) {
            Some(full) => {
                if name.len() > full.name.len() {
                    name.clone_into(&mut full.name);
                }
                full.surety = full.surety.max(surety);
            }
            None if !words.is_empty() => self.names.push(Full { name: name.to_owned(), words, surety }),
            None => {}
        }
    }

    /// Takes note that the text gives an abbreviation right after a name.
    pub fn give(&mut self, short: &str, name: &str) {
        let words = keys(name);
        if let Some(at) = self.names.iter().position(|full| full.words == words) {
            self.given.entry(short.to_owned()).or_insert(at);
        }
    }

    /// The full name that a name stands for, if it is shorter than one.
    pub fn of(&self, name: &str) -> Option<&str> {
        if let Some(at) = self.given.get(name) {
            return Some(&self.names[*at].name);
        }
        let words = keys(name);
        if words.is_empty() {
            return None;
        }
        let same = self.names.iter().find(|full| full.words == words);
        if let Some(same) = same.filter(|same| same.surety == Surety::Certain) {
            return Some(&same.name);
        }
        // The first name that begins so or holds the words: Everbright is China Everbright, which came before Everbright Lotus.
        let stands = can_stand_alone(&words);
        let special = words.iter().any(|word| word.len() >= 4 && !is_any(word, &GENERIC));
        let longer = |full: &&Full| {
            full.surety > Surety::Capitals
                && full.words.len() > words.len()
                && (stands && begins(&full.words, &words)
                    || stands
                        && special
                        && full.surety == Surety::Certain
                        && full.words.windows(words.len()).any(|window| window == words))
        };
        // A name that the text writes in full once is short elsewhere, though the gazetteer may know the short form.
        let certain = |full: &&Full| longer(full) && (same.is_none() || full.surety == Surety::Certain);
        if let Some(full) = self.names.iter().find(certain).or(same) {
            return Some(&full.name);
        }
        let initials = |full: &&Full| full.surety > Surety::Capitals && is_initials(name, &full.name);
        if let Some(full) = self.names.iter().find(initials) {
            return Some(&full.name);
        }
        None
    }

    /// Small forms under which a heading in capitals may name each organisation, the longest first.
    pub fn headings(&self) -> Vec<(String, &str)> {
        let mut forms: Vec<(String, &str)> = Vec::new();
        for full in &self.names {
            let bare = without_legal_form(&full.name).to_lowercase().replace('\n', " ");
            let words: Vec<&str> = bare.split(' ').collect();
            forms.push((full.name.to_lowercase().replace('\n', " "), &full.name));
            for len in (1..=words.len()).rev() {
                let short = words[..len].join(" ");
                let stands = len == words.len() || (full.surety > Surety::Capitals && can_stand_alone(&keys(&short)));
                if stands && short.len() >= 2 && !forms.iter().any(|(form, _)| *form == short) {
                    forms.push((short, &full.name));
                }
            }
        }
        for (short, at) in &self.given {
            forms.push((short.to_lowercase(), &self.names[*at].name));
        }
        forms.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        forms
    }
}

const GENERIC: [Sort; 7] = [Sort::Noun, Sort::Head, Sort::Legal, Sort::Place, Sort::Nation, Sort::Common, Sort::Date];

/// Whether the first words of a longer name tell who is meant: "Kalun", but not "First" or "American".
fn can_stand_alone(words: &[String]) -> bool {
    const COMMON_FIRST: &[&str] = &[
        "general",
        "national",
        "international",
        "united",
        "american",
        "new",
        "bank",
        "university",
        "ministry",
        "department",
        "the",
        "world",
        "north",
        "south",
        "east",
        "west",
        "great",
    ];
    let [word] = words else { return !words.iter().all(|word| is_any(word, &[Sort::Place, Sort::Nation])) };
    word.len() >= 2 && !COMMON_FIRST.contains(&word.as_str()) && !is_any(word, &[Sort::Place, Sort::Nation, Sort::Date])
}

/// The last word may be cut: "Thai Air" for "Thai Airways".
fn begins(full: &[String], words: &[String]) -> bool {
    let (last, before) = words.split_last().map_or(("", words), |(last, before)| (last.as_str(), before));
    full.starts_with(before)
        && full
            .get(before.len())
            .is_some_and(|word| word == last || (last.len() >= 3 && !before.is_empty() && word.starts_with(last)))
}

/// GE for General Electric, B and C for British and Commonwealth.
fn is_initials(short: &str, name: &str) -> bool {
    let letters: Vec<char> = short
        .split(' ')
        .filter(|word| *word != "and")
        .flat_map(str::chars)
        .filter(char::is_ascii_alphanumeric)
        .collect();
    let capitals = short
        .split(' ')
        .all(|word| word == "and" || word.bytes().all(|b| b.is_ascii_uppercase() || matches!(b, b'.' | b'&')));
    if !capitals || letters.len() < 2 || letters.len() > 7 {
        return false;
    }
    let of = |name: &str| -> Vec<char> {
        name.split_whitespace()
            .filter(|word| !matches!(*word, "and" | "of" | "the" | "&"))
            .filter_map(|word| word.chars().next())
            .collect()
    };
    let bare = of(without_legal_form(name));
    bare == letters
        || of(name) == letters
        || (bare.len() > letters.len() && letters.len() >= 3 && bare.starts_with(&letters))
        || (letters.len() == bare.len() + 1
            && letters.starts_with(&bare)
            && is(&letters[bare.len()].to_string(), Sort::Common))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> FullNames {
        let mut names = FullNames::default();
        for name in [
            "Kalun Foods Ltd",
            "Kalun Foods Overseas Inc",
            "General Mavrik Co",
            "Tenari Airways International",
            "First Osprey Corp",
        ] {
            names.add(name, Surety::Certain);
        }
        names.give("KFO", "Kalun Foods Overseas Inc");
        names
    }

    #[test]
    fn short_forms_find_their_full_name() {
        let names = names();
        for (short, full) in [
            ("Kalun", "Kalun Foods Ltd"),
            ("Kalun Foods", "Kalun Foods Ltd"),
            ("KFO", "Kalun Foods Overseas Inc"),
            ("GM", "General Mavrik Co"),
            ("Tenari Air", "Tenari Airways International"),
            ("Osprey", "First Osprey Corp"),
        ] {
            assert_eq!(names.of(short), Some(full), "{short}");
        }
        assert_eq!(names.of("General"), None);
        assert_eq!(names.of("Overmore"), None);
    }

    #[test]
    fn headings_name_by_the_first_words() {
        let names = names();
        let forms = names.headings();
        assert!(forms.contains(&("tenari airways".to_owned(), "Tenari Airways International")));
        assert!(!forms.iter().any(|(form, _)| form == "general"));
    }
}
