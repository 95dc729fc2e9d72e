//! What an English word with a capital may be: `data/english_words.tsv`.

use std::{collections::HashMap, sync::LazyLock};

/// Sorts of words, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Legal = 1,
    Noun = 2,
    Head = 4,
    Date = 8,
    Title = 16,
    Place = 32,
    Nation = 64,
    Person = 128,
    Common = 256,
}

const SORTS: [(&str, Sort); 9] = [
    ("legal", Sort::Legal),
    ("noun", Sort::Noun),
    ("head", Sort::Head),
    ("date", Sort::Date),
    ("title", Sort::Title),
    ("place", Sort::Place),
    ("nation", Sort::Nation),
    ("person", Sort::Person),
    ("common", Sort::Common),
];

static WORDS: LazyLock<HashMap<&'static str, u16>> = LazyLock::new(|| {
    let mut words = HashMap::with_capacity(6000);
    let rows = include_str!("../../../data/english_words.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    for (sort, list) in rows.filter_map(|row| row.split_once('\t')) {
        let Some((_, sort)) = SORTS.iter().find(|(name, _)| *name == sort) else { continue };
        for word in list.split(' ') {
            *words.entry(word).or_insert(0) |= *sort as u16;
        }
    }
    words
});

/// Whether a word, in any case, is of this sort.
pub(super) fn is(word: &str, sort: Sort) -> bool {
    let mut small = [0u8; 24];
    let Some(room) = small.get_mut(..word.len()) else { return false };
    room.copy_from_slice(word.as_bytes());
    room.make_ascii_lowercase();
    std::str::from_utf8(room).ok().and_then(|word| WORDS.get(word)).is_some_and(|sorts| sorts & sort as u16 != 0)
}

/// Whether a word is of any of these sorts.
pub(super) fn is_any(word: &str, sorts: &[Sort]) -> bool {
    sorts.iter().any(|sort| is(word, *sort))
}

/// A name without the legal forms at its end and the article before it.
pub(in crate::extract) fn without_legal_form(name: &str) -> &str {
    let mut name = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name);
    while let Some((rest, last)) = name.trim_end_matches(['.', ',']).rsplit_once([' ', '\n']) {
        // "Smith and Co" keeps its form: without it, it would be somebody else.
        let last = last.trim_matches(',');
        if !(is(last, Sort::Legal) || is(&format!("{last}."), Sort::Legal))
            || rest.ends_with(" and")
            || rest.ends_with('&')
        {
            break;
        }
        name = rest.trim_end_matches([' ', ',', '\n']);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_forms_are_taken_off() {
        for (name, bare) in [
            ("Gaon Foods Co Inc", "Gaon Foods"),
            ("The Gaon Co Plc", "Gaon"),
            ("Gaon, Inc.", "Gaon"),
            ("Gaon and Co Inc", "Gaon and Co"),
            ("Nuri S.A.", "Nuri"),
            ("Inc", "Inc"),
        ] {
            assert_eq!(without_legal_form(name), bare);
        }
    }

    #[test]
    fn words_have_sorts_in_any_case() {
        assert!(
            is("INC", Sort::Legal)
                && is("Monday", Sort::Date)
                && is("Paris", Sort::Place)
                && is("because", Sort::Common)
        );
        assert!(!is("Gaon", Sort::Common) && !is("a word that is far too long for a list", Sort::Common));
    }
}
