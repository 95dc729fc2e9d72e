//! Canonical organisations.

use super::{OrgId, UnknownWord};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// What sort of organisation a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OrgKind {
    /// A company.
    Company,
    /// A business group.
    Group,
    /// A university or college.
    University,
    /// A research institute.
    Institute,
    /// A ministry, agency, city, state-owned body, international body.
    Public,
    /// An alliance, consortium or council.
    Alliance,
    /// A hospital.
    Hospital,
    /// A newspaper or broadcaster.
    Media,
    /// An industry association or foundation.
    Association,
}

impl OrgKind {
    /// Whether it teaches, studies or heals.
    pub fn is_school(self) -> bool {
        matches!(self, OrgKind::University | OrgKind::Institute | OrgKind::Hospital)
    }

    /// Whether it is a body of the state or of an industry.
    pub fn is_state(self) -> bool {
        matches!(self, OrgKind::Public | OrgKind::Association)
    }

    /// The word in data files and exports.
    pub fn as_str(self) -> &'static str {
        match self {
            OrgKind::Company => "company",
            OrgKind::Group => "group",
            OrgKind::University => "university",
            OrgKind::Institute => "institute",
            OrgKind::Public => "public",
            OrgKind::Alliance => "alliance",
            OrgKind::Hospital => "hospital",
            OrgKind::Media => "media",
            OrgKind::Association => "association",
        }
    }
}

impl FromStr for OrgKind {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Ok(match word {
            "company" => OrgKind::Company,
            "group" => OrgKind::Group,
            "university" => OrgKind::University,
            "institute" => OrgKind::Institute,
            "public" => OrgKind::Public,
            "alliance" => OrgKind::Alliance,
            "hospital" => OrgKind::Hospital,
            "media" => OrgKind::Media,
            "association" => OrgKind::Association,
            _ => {
                return Err(UnknownWord {
                    found: word.to_owned(),
                    expected: "company, group, university, institute, public, alliance, hospital, media, association"
                        .to_owned(),
                });
            }
        })
    }
}

/// A canonical organisation with its names and facts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Organization {
    /// Canonical id.
    pub id: OrgId,
    /// The name that the Korean press uses most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ko: Option<String>,
    /// English name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
    /// What sort of organisation.
    pub kind: OrgKind,
    /// ISO 3166 alpha-2 code, `XX` for international.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The business group or parent that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<OrgId>,
    /// Exchange and code: `KRX:005930`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ticker: Option<String>,
    /// All other names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

impl Organization {
    /// The name to show: Korean where known, else English, else the id.
    pub fn name(&self) -> &str {
        self.ko.as_deref().or(self.en.as_deref()).unwrap_or(self.id.as_str())
    }

    /// Every name, canonical ones first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.ko.as_deref().into_iter().chain(self.en.as_deref()).chain(self.aliases.iter().map(String::as_str))
    }
}
