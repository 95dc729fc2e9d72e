//! Finds an organisation by any of its names.

use crate::{
    graph::PartnerGraph,
    model::{OrgId, Organization},
};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// What a company form adds to a name and people leave out when they ask.
const FORMS: &[&str] = &["(주)", "주식회사", "(유)", "유한회사", "(재)", "재단법인", "(사)", "사단법인"];
const ENGLISH_FORMS: &[&str] = &[
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "ltd",
    "limited",
    "llc",
    "plc",
    "gmbh",
    "ag",
    "sa",
    "nv",
    "kk",
];

/// Alikeness from which a name is worth suggesting, 0..1.
const ALIKE: f64 = 0.6;
const SUGGESTIONS: usize = 3;

/// What is left of a name when spelling does not count: NFKC, lower case, letters and digits alone, without the
/// company form.
///
/// ```
/// use tieup::query::name_key;
/// assert_eq!(name_key("㈜카카오 뱅크"), "카카오뱅크");
/// assert_eq!(name_key("Samsung Electronics Co., Ltd."), "samsungelectronics");
/// ```
pub fn name_key(name: &str) -> String {
    let mut folded: String = name.nfkc().collect::<String>().to_lowercase();
    for form in FORMS {
        folded = folded.replace(form, " ");
    }
    let mut words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    while words.len() > 1 && words.last().is_some_and(|word| ENGLISH_FORMS.contains(word)) {
        words.pop();
    }
    if words.is_empty() {
        // A name that is nothing but a company form or signs.
        return name.nfkc().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    }
    words.concat()
}

/// Why a name leads to no organisation.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// No organisation goes by it.
    #[error("no organisation goes by the name `{name}`")]
    Unknown {
        /// The name that was asked for.
        name: String,
        /// Up to three names that are like it.
        suggestions: Vec<String>,
    },
    /// Several do.
    #[error("several organisations go by the name `{name}`")]
    Ambiguous {
        /// The name that was asked for.
        name: String,
        /// Their ids and names, sorted by id.
        candidates: Vec<(OrgId, String)>,
    },
}

/// The names of the organisations of a graph.
#[derive(Debug, Clone, Default)]
pub struct NameIndex {
    shown: BTreeMap<OrgId, String>,
    /// Owners by key: of canonical names, of aliases, of forms that only articles use. What comes first wins.
    tiers: [BTreeMap<String, BTreeSet<OrgId>>; 3],
}

impl NameIndex {
    /// Indexes every organisation of a graph by its id, names, aliases and the forms that articles use.
    pub fn of(graph: &PartnerGraph) -> Self {
        Self::among(graph, |_| true)
    }

    /// Indexes those organisations of a graph that `keep` wants.
    pub fn among(graph: &PartnerGraph, keep: impl Fn(&OrgId) -> bool) -> Self {
        let mut index = Self::default();
        for org in graph.organizations().iter().filter(|org| keep(&org.id)) {
            index.add(org, graph.surfaces(&org.id));
        }
        index
    }

    /// Indexes one more organisation, with the forms that articles use.
    pub fn add<'s>(&mut self, org: &Organization, surfaces: impl Iterator<Item = &'s str>) {
        self.shown.insert(org.id.clone(), org.name().to_owned());
        let mut add = |tier: usize, name: &str| {
            self.tiers[tier].entry(name_key(name)).or_default().insert(org.id.clone());
        };
        org.ko.iter().chain(&org.en).for_each(|name| add(0, name));
        add(1, org.id.as_str());
        org.aliases.iter().for_each(|alias| add(1, alias));
        surfaces.for_each(|surface| add(2, surface));
    }

    /// The organisation that goes by `name`: its id, any name or alias in either language; case, spaces, width and
    /// company form do not count.
    ///
    /// # Errors
    /// [`NameError`] where none does, or several do.
    pub fn resolve(&self, name: &str) -> Result<OrgId, NameError> {
        let id = OrgId::new(name);
        if self.shown.contains_key(&id) {
            return Ok(id);
        }
        let key = name_key(name);
        let Some(owners) = self.tiers.iter().find_map(|tier| tier.get(&key)) else {
            return Err(NameError::Unknown { name: name.to_owned(), suggestions: self.alike(&key) });
        };
        let mut candidates = owners.iter();
        match (candidates.next(), candidates.next()) {
            (Some(only), None) => Ok(only.clone()),
            _ => {
                let candidates = owners.iter().map(|id| (id.clone(), self.shown[id].clone())).collect();
                Err(NameError::Ambiguous { name: name.to_owned(), candidates })
            }
        }
    }

    /// Names most like a key, one for each organisation.
    ///
    /// Hangul is compared letter by letter (NFD), so that 카카우 is near 카카오.
    fn alike(&self, key: &str) -> Vec<String> {
        let letters: String = key.nfd().collect();
        let mut best: BTreeMap<&OrgId, f64> = BTreeMap::new();
        for (name, owners) in self.tiers.iter().flatten() {
            let within = !key.is_empty() && key.chars().count() > 1 && name.contains(key);
            let score = if within && name.starts_with(key) {
                2.0
            } else if within || (name.chars().count() > 1 && key.starts_with(name.as_str())) {
                1.5
            } else {
                strsim::normalized_damerau_levenshtein(&letters, &name.nfd().collect::<String>())
            };
            for owner in owners {
                let known = best.entry(owner).or_default();
                *known = known.max(score);
            }
        }
        let mut ranked: Vec<(&OrgId, f64)> = best.into_iter().filter(|(_, score)| *score >= ALIKE).collect();
        ranked.sort_by(|(a, x), (b, y)| {
            let length = |id: &OrgId| self.shown[id].chars().count();
            y.total_cmp(x).then_with(|| length(a).cmp(&length(b))).then_with(|| a.cmp(b))
        });
        ranked.into_iter().take(SUGGESTIONS).map(|(id, _)| self.shown[id].clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        graph::samples::claim,
        model::{Kind, OrgKind, Organization},
    };
    use proptest::prelude::*;

    fn index() -> NameIndex {
        let known = [
            ("kt", "KT", "KT Corporation", &["케이티"][..]),
            ("kakao", "카카오", "Kakao Corp.", &["kakao"]),
            ("kakaobank", "카카오뱅크", "KakaoBank", &["카뱅"]),
            ("microsoft", "마이크로소프트", "Microsoft", &["MS"]),
            ("morgan", "모건스탠리", "Morgan Stanley", &["MS"]),
        ];
        let graph = PartnerGraph::from_claims([
            claim("a", Kind::Partnership, &["kt", "kakao", "kakaobank"]),
            claim("b", Kind::Partnership, &["microsoft", "morgan", "새벽랩"]),
        ]);
        NameIndex::of(&graph.describe(|id| {
            let (_, ko, en, aliases) = known.iter().find(|(known, ..)| *known == id.as_str())?;
            Some(Organization {
                id: id.clone(),
                ko: Some((*ko).to_owned()),
                en: Some((*en).to_owned()),
                kind: OrgKind::Company,
                country: None,
                group: None,
                ticker: None,
                aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
            })
        }))
    }

    #[test]
    fn spelling_does_not_count() {
        for (name, id) in [
            ("kt", "kt"),
            ("ＫＴ", "kt"),
            ("케이티", "kt"),
            ("(주)카카오 뱅크", "kakaobank"),
            ("kakao corporation", "kakao"),
            ("카뱅", "kakaobank"),
            ("새벽랩", "새벽랩"),
            ("MICROSOFT Corp", "microsoft"),
        ] {
            assert_eq!(index().resolve(name), Ok(OrgId::new(id)), "{name}");
        }
    }

    #[test]
    fn a_name_of_two_lists_both() {
        let Err(NameError::Ambiguous { candidates, .. }) = index().resolve("ms") else { panic!() };
        let names: Vec<_> = candidates.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, ["마이크로소프트", "모건스탠리"]);
    }

    #[test]
    fn what_was_meant_is_suggested() {
        let like = |name: &str| match index().resolve(name) {
            Err(NameError::Unknown { suggestions, .. }) => suggestions,
            other => panic!("{other:?}"),
        };
        assert_eq!(like("카카우"), ["카카오"]);
        assert_eq!(like("마이크로소포트"), ["마이크로소프트"]);
        assert_eq!(like("micorsoft"), ["마이크로소프트"]);
        assert_eq!(like("카카"), ["카카오", "카카오뱅크"]);
        assert!(like("zzzzzz").is_empty() && like("").is_empty());
    }

    proptest! {
        #[test]
        fn any_name_is_answered(name in "\\PC{0,24}") {
            match index().resolve(&name) {
                Ok(id) => prop_assert!(!id.as_str().is_empty()),
                Err(NameError::Unknown { suggestions, .. }) => prop_assert!(suggestions.len() <= SUGGESTIONS),
                Err(NameError::Ambiguous { candidates, .. }) => prop_assert!(candidates.len() > 1),
            }
        }

        #[test]
        fn case_width_and_spaces_do_not_count(name in "[A-Za-z가-힣]{1,8}", at in 0usize..8) {
            let chars: Vec<char> = name.chars().collect();
            let (head, tail) = chars.split_at(at.min(chars.len()));
            let spaced = format!("{} {}", String::from_iter(head), String::from_iter(tail)).to_uppercase();
            // A split name may end in what looks like a company form (`Pepsi Co`).
            prop_assume!(!ENGLISH_FORMS.contains(&String::from_iter(tail).to_lowercase().as_str()));
            prop_assert_eq!(name_key(&spaced), name_key(&name));
        }
    }
}
