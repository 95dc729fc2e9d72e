//! How many of the organisations that have ties were found as names at all: what is not found can have no tie.

use super::{
    gold::GoldArticle,
    names::{Names, key},
    rounded, share,
};
use serde::Serialize;
use std::{collections::BTreeSet, ops::AddAssign};

/// Organisations with required ties, and how many of them the extractor found.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct MentionRecall {
    /// Parties and alliances of required ties, each counted once in its article.
    pub organizations: usize,
    /// Those of which some name stands among the mentions.
    pub found: usize,
}

impl MentionRecall {
    /// The share that was found, 0..1.
    pub fn recall(&self) -> f64 {
        share(self.found, self.organizations)
    }
}

impl AddAssign for MentionRecall {
    fn add_assign(&mut self, more: Self) {
        self.organizations += more.organizations;
        self.found += more.found;
    }
}

impl Serialize for MentionRecall {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut fields = to.serialize_struct("MentionRecall", 3)?;
        fields.serialize_field("organizations", &self.organizations)?;
        fields.serialize_field("found", &self.found)?;
        fields.serialize_field("recall", &rounded(self.recall()))?;
        fields.end()
    }
}

/// Counts the organisations of one article's required ties, and those that `surfaces` name.
///
/// ```
/// let gold = r#"{"doc": "a", "ties": [{"kind": "supply", "status": "agreed", "parties": [["KT"], ["(주)가온"]]}]}"#;
/// let gold = tieup::eval::GoldReader::new("gold", gold.as_bytes()).next().unwrap().unwrap();
/// let found = tieup::eval::mention_recall(&gold, ["가온", "나루"]);
/// assert_eq!((found.organizations, found.found), (2, 1));
/// ```
pub fn mention_recall<S: AsRef<str>>(gold: &GoldArticle, surfaces: impl IntoIterator<Item = S>) -> MentionRecall {
    let names = Names::of(&gold.ties);
    let keys: BTreeSet<String> = surfaces.into_iter().map(|surface| key(surface.as_ref())).collect();
    let required = gold.ties.iter().filter(|tie| !tie.optional);
    let parties = required.flat_map(|tie| tie.parties.iter().chain(&tie.alliance));
    let organizations: BTreeSet<usize> = parties.filter_map(|party| names.find(party)).collect();
    MentionRecall {
        found: organizations.iter().filter(|at| names.is_among(**at, &keys)).count(),
        organizations: organizations.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        eval::samples::{gold, tie},
        model::Kind,
    };

    #[test]
    fn each_organisation_counts_once_and_by_any_name() {
        let gold = gold(vec![
            tie(Kind::Membership, &["A", "B"]).of("원팀"),
            tie(Kind::Supply, &["A|에이", "C"]),
            tie(Kind::Supply, &["A", "D"]).optional(),
        ]);
        let found = mention_recall(&gold, ["에이", "D", "원 팀"]);
        assert_eq!(found, MentionRecall { organizations: 4, found: 2 });
        assert_eq!(mention_recall(&gold, Vec::<String>::new()).found, 0);
    }
}
