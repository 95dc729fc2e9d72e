//! Suggestions: organisations by what a person has typed so far, in Hangul, initials or Latin.

use crate::{
    model::{OrgId, OrgKind},
    query::name_key,
};
use std::collections::{BTreeSet, HashMap};
use unicode_normalization::UnicodeNormalization;

/// An organisation as it is suggested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Suggested {
    pub(super) id: OrgId,
    pub(super) name: String,
    pub(super) en: Option<String>,
    pub(super) kind: OrgKind,
    /// Its ties or, where these would have to be counted, the claims about it.
    pub(super) weight: usize,
    /// Whether claims were counted.
    pub(super) is_claims: bool,
}

/// A name of an organisation in the forms that it is sought by.
#[derive(Debug)]
struct Form {
    org: u32,
    shown: Box<str>,
    /// Without what spelling adds.
    key: Box<str>,
    /// Its letters, those that end a syllable written as those that begin one: 캌 begins 카카오.
    letters: Box<str>,
    /// Its syllables by their first letters: ㅋㅋㅇ.
    initials: Box<str>,
}

/// All names of an archive.
#[derive(Debug, Default)]
pub(super) struct Names {
    orgs: Vec<Suggested>,
    forms: Vec<Form>,
    at: HashMap<OrgId, u32>,
}

impl Names {
    /// Adds an organisation with all its names.
    pub(super) fn add<'n>(&mut self, org: Suggested, names: impl Iterator<Item = &'n str>) {
        let at = u32::try_from(self.orgs.len()).unwrap_or(u32::MAX);
        self.at.insert(org.id.clone(), at);
        let own = [org.name.as_str(), org.id.as_str()].into_iter().chain(org.en.as_deref()).map(str::to_owned);
        let mut keys: BTreeSet<Box<str>> = BTreeSet::new();
        for name in own.chain(names.map(str::to_owned)) {
            let key = name_key(&name).into_boxed_str();
            if !key.is_empty() && keys.insert(key.clone()) {
                let (letters, initials) = (letters(&key).into_boxed_str(), initials(&key).into_boxed_str());
                self.forms.push(Form { org: at, shown: name.into_boxed_str(), key, letters, initials });
            }
        }
        self.orgs.push(org);
    }

    /// The number of organisations.
    pub(super) fn len(&self) -> usize {
        self.orgs.len()
    }

    /// The organisation with this id.
    pub(super) fn get(&self, id: &OrgId) -> Option<&Suggested> {
        self.at.get(id).map(|at| &self.orgs[*at as usize])
    }

    /// Those with most ties, or most claims; the first of them first.
    pub(super) fn heaviest(&self, most: usize) -> Vec<&Suggested> {
        let mut all: Vec<&Suggested> = self.orgs.iter().collect();
        all.sort_by(|a, b| b.weight.cmp(&a.weight).then_with(|| a.id.cmp(&b.id)));
        all.truncate(most);
        all
    }

    /// Whose name fits what was typed, each with that name: the very name before one that begins so before one that
    /// holds it; of each those with most ties.
    ///
    /// # Complexity
    /// O(n) for n names: 100,000 take some ten milliseconds.
    pub(super) fn like(&self, typed: &str, most: usize) -> Vec<(&Suggested, &str)> {
        let key = name_key(typed);
        if key.is_empty() {
            return Vec::new();
        }
        let sought = Sought { letters: letters(&key), is_initials: key.chars().all(is_initial), key };
        let mut best: HashMap<u32, (Fit, usize, &Form)> = HashMap::new();
        for form in &self.forms {
            let Some(fit) = sought.fit(form) else { continue };
            let found = (fit, form.key.len(), form);
            let known = best.entry(form.org).or_insert(found);
            if (found.0, found.1) < (known.0, known.1) {
                *known = found;
            }
        }
        let mut found: Vec<(Fit, &Suggested, &str)> =
            best.into_values().map(|(fit, _, form)| (fit, &self.orgs[form.org as usize], &*form.shown)).collect();
        found.sort_by(|(a, x, _), (b, y, _)| {
            a.cmp(b)
                .then(y.weight.cmp(&x.weight))
                .then_with(|| x.name.chars().count().cmp(&y.name.chars().count()))
                .then_with(|| x.id.cmp(&y.id))
        });
        found.truncate(most);
        found.into_iter().map(|(_, org, shown)| (org, shown)).collect()
    }

    /// The organisation that goes by this id or this very name; of several the one with most ties.
    pub(super) fn find(&self, name: &str) -> Option<&Suggested> {
        let exact = || {
            let key = name_key(name);
            let (org, shown) = self.like(name, 1).into_iter().next()?;
            (name_key(shown) == key).then_some(org)
        };
        self.get(&OrgId::new(name)).or_else(exact)
    }
}

/// How well a name fits, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Exact,
    Begins,
    Within,
}

struct Sought {
    key: String,
    letters: String,
    is_initials: bool,
}

impl Sought {
    fn fit(&self, form: &Form) -> Option<Fit> {
        if *form.key == *self.key {
            return Some(Fit::Exact);
        }
        if self.is_initials {
            return match form.initials.find(self.key.as_str()) {
                Some(0) if form.initials.len() == self.key.len() => Some(Fit::Exact),
                Some(0) => Some(Fit::Begins),
                Some(_) => Some(Fit::Within),
                None => None,
            };
        }
        if form.letters.starts_with(self.letters.as_str()) {
            return Some(Fit::Begins);
        }
        // A single letter is in too many names to tell anything.
        let tells = self.key.chars().nth(1).is_some() || self.key.chars().any(|c| !c.is_ascii());
        (tells && form.key.contains(self.key.as_str())).then_some(Fit::Within)
    }
}

/// Whether a letter is one that begins syllables, as compatibility decomposition has it.
fn is_initial(c: char) -> bool {
    ('\u{1100}'..='\u{1112}').contains(&c)
}

/// The letters that end syllables, in their order, as those that begin them.
const ENDINGS: &str = "ᄀᄁᄀᄂᄂᄂᄃᄅᄅᄅᄅᄅᄅᄅᄅᄆᄇᄇᄉᄊᄋᄌᄎᄏᄐᄑᄒ";

fn letters(key: &str) -> String {
    key.nfd()
        .map(|c| match c {
            '\u{11A8}'..='\u{11C2}' => ENDINGS.chars().nth(c as usize - 0x11A8).unwrap_or(c),
            c => c,
        })
        .collect()
}

fn initials(key: &str) -> String {
    key.chars()
        .map(|c| match c {
            '가'..='힣' => char::from_u32(0x1100 + (c as u32 - 0xAC00) / 588).unwrap_or(c),
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let mut names = Names::default();
        for (id, name, en, weight, more) in [
            ("kakao", "카카오", Some("Kakao"), 5, &["Kakao Corp."][..]),
            ("kakaobank", "카카오뱅크", Some("KakaoBank"), 9, &["카뱅"]),
            ("kt", "KT", None, 30, &["케이티"]),
            ("samsung", "삼성전자", Some("Samsung Electronics"), 20, &[]),
            ("tmax", "티맥스", None, 1, &[]),
            ("kt-ds", "KT DS", None, 2, &[]),
        ] {
            let (id, name, en) = (id.into(), name.to_owned(), en.map(str::to_owned));
            names.add(
                Suggested { id, name, en, kind: OrgKind::Company, weight, is_claims: false },
                more.iter().copied(),
            );
        }
        names
    }

    fn like(typed: &str) -> Vec<String> {
        names().like(typed, 12).into_iter().map(|(org, _)| org.id.to_string()).collect()
    }

    #[test]
    fn initials_find_a_name() {
        assert_eq!(like("ㅋㅋㅇ"), ["kakao", "kakaobank"]);
        assert_eq!(like("ㅅㅅㅈㅈ"), ["samsung"]);
        assert_eq!(like("ㅁㅅ"), ["tmax"]);
    }

    #[test]
    fn what_is_half_typed_fits_already() {
        for typed in ["카", "캌", "카ㅋ", "카카", "카캉", "카카오"] {
            assert!(like(typed).contains(&"kakao".to_owned()), "{typed}");
        }
        assert_eq!(
            (like("사"), like("삼ㅅ"), like("삼성저")),
            (vec!["samsung".into()], vec!["samsung".into()], vec!["samsung".into()])
        );
    }

    #[test]
    fn the_very_name_comes_first_then_by_ties() {
        assert_eq!(like("kt"), ["kt", "kt-ds"]);
        assert_eq!(like("kaka"), ["kakaobank", "kakao"]);
        assert_eq!(like("K A-K a"), ["kakaobank", "kakao"], "marks, blanks and case do not count");
        assert_eq!(like("뱅크"), ["kakaobank"]);
        assert_eq!(like("a"), Vec::<String>::new());
    }

    #[test]
    fn the_name_that_fits_is_told() {
        assert_eq!(names().like("카뱅", 1)[0].1, "카뱅");
        assert_eq!(names().find("케이티").map(|org| org.id.as_str()), Some("kt"));
        assert_eq!(names().find("케이").map(|org| org.id.as_str()), None);
        assert!(like("").is_empty() && like("  ").is_empty());
    }
}
