//! Who is meant: the organisations of one article's gold, each under all of its names.

use super::gold::GoldTie;
use crate::model::{Alliance, Claim, Party};
use regex::Regex;
use std::{collections::BTreeSet, sync::LazyLock};
use unicode_normalization::UnicodeNormalization;

/// Legal forms, which tell no company from another.
static LEGAL_FORM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"㈜|\(주\)|주식회사|\b(inc|corp|co|ltd|llc|plc|corporation|company)\b\.?")
        .expect("the pattern is well-formed")
});

/// The form in which names are compared: letters and digits in lower case, without legal forms.
pub(super) fn key(name: &str) -> String {
    let folded = name.nfkc().collect::<String>().to_lowercase();
    LEGAL_FORM.replace_all(&folded, "").chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Every name of a claim's party, the one of the text first.
pub(super) fn of_party(party: &Party) -> Vec<&str> {
    all(&party.surfaces, &party.name, party.id.as_str())
}

/// Every name of a claim's alliance.
pub(super) fn of_alliance(alliance: &Alliance) -> Vec<&str> {
    all(&alliance.surfaces, &alliance.name, alliance.id.as_str())
}

fn all<'c>(surfaces: &'c [String], name: &'c str, id: &'c str) -> Vec<&'c str> {
    surfaces.iter().map(String::as_str).chain([name, id]).collect()
}

/// An organisation in one article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    /// One that gold names: an index of [`Names`].
    Gold(usize),
    /// One that gold does not name, by the key of its first name.
    Other(String),
}

/// Two organisations, in a fixed order.
pub(super) type Pair = (Who, Who);

/// Two organisations as a pair; `None` where they are one.
pub(super) fn pair(a: Who, b: Who) -> Option<Pair> {
    match a.cmp(&b) {
        std::cmp::Ordering::Less => Some((a, b)),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some((b, a)),
    }
}

/// Every two of some organisations.
pub(super) fn pairs(of: &[Who]) -> impl Iterator<Item = Pair> {
    of.iter().enumerate().flat_map(|(at, a)| of[at + 1..].iter().filter_map(|b| pair(a.clone(), b.clone())))
}

/// An organisation that gold names.
#[derive(Debug)]
struct Known {
    shown: String,
    keys: BTreeSet<String>,
}

/// The organisations that an article's gold names; parties that share a name are one.
#[derive(Debug)]
pub(super) struct Names(Vec<Known>);

impl Names {
    /// Those of some ties.
    pub(super) fn of(ties: &[GoldTie]) -> Self {
        let mut names = Self(Vec::new());
        for party in ties.iter().flat_map(|tie| tie.parties.iter().chain(&tie.alliance)) {
            names.add(party);
        }
        names
    }

    fn add(&mut self, party: &[String]) {
        let mut new = Known {
            shown: party.first().cloned().unwrap_or_default(),
            keys: party.iter().map(|name| key(name)).filter(|key| !key.is_empty()).collect(),
        };
        // Compared with what the names were before: uniting with one does not reach for the next.
        let (same, others) = self.0.drain(..).partition(|known| !known.keys.is_disjoint(&new.keys));
        self.0 = others;
        for (at, known) in Vec::<Known>::into_iter(same).enumerate() {
            if at == 0 {
                new.shown = known.shown;
            }
            new.keys.extend(known.keys);
        }
        self.0.push(new);
    }

    /// The organisation that goes by the first of these names that gold knows.
    pub(super) fn find<S: AsRef<str>>(&self, names: &[S]) -> Option<usize> {
        names.iter().find_map(|name| {
            let key = key(name.as_ref());
            self.0.iter().position(|known| !key.is_empty() && known.keys.contains(&key))
        })
    }

    /// The organisation that is meant by these names, whether gold knows it or not.
    pub(super) fn who<S: AsRef<str>>(&self, names: &[S]) -> Who {
        let first = names.first().map(AsRef::as_ref).filter(|name| !name.is_empty());
        self.find(names).map_or_else(|| Who::Other(key(first.unwrap_or("x"))), Who::Gold)
    }

    /// A name to show for an organisation; one that gold does not know is looked up in the claims.
    pub(super) fn shown(&self, who: &Who, claims: &[&Claim]) -> String {
        match who {
            Who::Gold(at) => self.0[*at].shown.clone(),
            Who::Other(key) => {
                let parties =
                    claims.iter().flat_map(|claim| &claim.parties).map(|party| (of_party(party), &party.name));
                let alliances = claims.iter().filter_map(|claim| claim.alliance.as_ref());
                let mut all = parties.chain(alliances.map(|alliance| (of_alliance(alliance), &alliance.name)));
                let found = all.find(|(names, _)| self.who(names) == *who);
                found.map_or_else(|| key.clone(), |(_, name)| name.clone())
            }
        }
    }

    /// Whether any of an organisation's names is among `keys`.
    pub(super) fn is_among(&self, at: usize, keys: &BTreeSet<String>) -> bool {
        !self.0[at].keys.is_disjoint(keys)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::samples::tie;
    use crate::model::Kind;

    #[test]
    fn legal_forms_case_and_spaces_tell_nobody_apart() {
        let same = ["삼성전자", "㈜삼성전자", "(주)삼성전자", "삼성전자 주식회사", "삼성 전자"];
        assert!(same.iter().all(|name| key(name) == "삼성전자"));
        assert!(
            ["LG Electronics Inc.", "lg electronics", "ＬＧ Electronics Co., Ltd."]
                .iter()
                .all(|name| key(name) == "lgelectronics")
        );
        assert_eq!((key("Coupang"), key("Incheon"), key("Company")), ("coupang".into(), "incheon".into(), "".into()));
    }

    #[test]
    fn a_legal_form_is_a_word_of_its_own() {
        // The boundary is looked for before anything is taken away: 주식회사co is one word.
        assert_eq!((key("주식회사co"), key("(주)co"), key("a_co")), ("co".into(), "".into(), "aco".into()));
    }

    #[test]
    fn parties_that_share_a_name_are_one() {
        let names = Names::of(&[
            tie(Kind::Supply, &["SK텔레콤", "카카오"]),
            tie(Kind::Supply, &["SKT", "네이버"]),
            tie(Kind::Supply, &["SKT|SK텔레콤|SK Telecom", "KT"]),
        ]);
        let at = names.find(&["sk telecom"]).unwrap();
        assert_eq!((names.find(&["SKT"]), names.find(&["?", "SK텔레콤"])), (Some(at), Some(at)));
        assert_eq!(names.shown(&Who::Gold(at), &[]), "SK텔레콤");
        assert_ne!(names.find(&["카카오"]), names.find(&["네이버"]));
        assert_eq!(names.who(&["모름 Inc."]), Who::Other("모름".to_owned()));
        assert_eq!(names.who(&["", "모름"]), Who::Other("x".to_owned()));
    }
}
