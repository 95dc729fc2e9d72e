//! Korean verb endings: how a word ends its clause.

use super::is_hangul;
use crate::model::DigestMap;
use std::sync::LazyLock;

/// How a word ends the clause that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    /// 하고, 하며: another clause follows.
    Connective,
    /// 체결한, 투자하는: the clause describes the noun after it.
    Adnominal,
    /// 한다면, 해야: the clause is a condition.
    Conditional,
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
            Ending::Conditional => "conditional",
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

static FORMS: LazyLock<DigestMap<Form>> = LazyLock::new(|| {
    let rows = include_str!("../../data/endings.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|row| {
        let mut fields = row.split('\t');
        let (form, class) = (fields.next()?, fields.next()?);
        let all = [Ending::Connective, Ending::Adnominal, Ending::Conditional, Ending::Purpose, Ending::Final];
        let ending = all.into_iter().find(|ending| ending.as_str() == class)?;
        let unless = fields.next().unwrap_or("").split('|').filter(|word| !word.is_empty()).collect();
        let key = form.chars().rev().fold(0, longer);
        Some((key, Form { ending, length: form.len(), unless }))
    })
    .collect()
});

/// The key of an ending that is one letter longer to the left. Exact for forms of up to three letters, which all are.
fn longer(key: u64, c: char) -> u64 {
    key << 21 | u64::from(c as u32)
}

/// How a word ends its clause, by the longest ending that fits; `None` for nouns and words with a particle.
///
/// ```
/// use tieup::language::{Ending, ending};
/// assert_eq!(ending("체결하고"), Some(Ending::Connective));
/// assert_eq!(ending("체결했다."), Some(Ending::Final));
/// assert_eq!(ending("광고"), None);
/// ```
pub fn ending(word: &str) -> Option<Ending> {
    let word = word.trim_end_matches(|c: char| !is_hangul(c) && !c.is_alphanumeric());
    let mut keys = word.chars().rev().scan(0, |key, c| {
        *key = longer(*key, c);
        Some(*key)
    });
    let [one, two, three] = [keys.next(), keys.next(), keys.next()];
    let form = [three, two, one].into_iter().flatten().find_map(|key| FORMS.get(&key))?;
    // 다 alone is a word of its own, 했다 is not.
    (!form.ending_is_noun(word)).then_some(form.ending)
}
