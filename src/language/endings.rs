//! Korean verb endings: how a word ends its clause.

use std::{collections::HashMap, sync::LazyLock};

/// How a word ends the clause that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    /// 하고, 하며: another clause follows.
    Connective,
    /// 체결한, 투자하는: the clause describes the noun after it.
    Adnominal,
    /// 위해, 위한: the clause is an aim.
    Purpose,
    /// 했다: the sentence ends.
    Final,
}

impl Ending {
    /// The word for it in `data/endings.tsv` and in features.
    pub fn as_str(self) -> &'static str {
        match self {
            Ending::Connective => "connective",
            Ending::Adnominal => "adnominal",
            Ending::Purpose => "purpose",
            Ending::Final => "final",
        }
    }
}

struct Form {
    ending: Ending,
    length: usize,
    unless: Vec<&'static str>,
}

impl Form {
    fn ending_is_noun(&self, word: &str) -> bool {
        self.unless.iter().any(|noun| word == *noun || (noun.len() > self.length && word.ends_with(noun)))
    }
}

static FORMS: LazyLock<HashMap<&'static str, Form>> = LazyLock::new(|| {
    let rows = include_str!("../../data/endings.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|row| {
        let mut fields = row.split('\t');
        let (form, class) = (fields.next()?, fields.next()?);
        let all = [Ending::Connective, Ending::Adnominal, Ending::Purpose, Ending::Final];
        let ending = all.into_iter().find(|ending| ending.as_str() == class)?;
        let unless = fields.next().unwrap_or("").split('|').filter(|word| !word.is_empty()).collect();
        Some((form, Form { ending, length: form.len(), unless }))
    })
    .collect()
});

/// How a word ends its clause, by the longest ending that fits; `None` for nouns and words with a particle.
///
/// ```
/// use tieup::language::{Ending, ending};
/// assert_eq!(ending("체결하고"), Some(Ending::Connective));
/// assert_eq!(ending("체결했다."), Some(Ending::Final));
/// assert_eq!(ending("광고"), None);
/// ```
pub fn ending(word: &str) -> Option<Ending> {
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let starts = word.char_indices().rev().take(3).map(|(at, _)| at).collect::<Vec<_>>();
    let form = starts.iter().rev().find_map(|at| FORMS.get(&word[*at..]))?;
    // 다 alone is a word of its own, 했다 is not.
    (!form.ending_is_noun(word)).then_some(form.ending)
}
