//! What one article says at one place.

use super::{ClaimId, DocId, Kind, OrgId, PartialDate, Role, RuleId, Span, Status, digest};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// A party of a claim.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Party {
    /// Canonical organisation.
    pub id: OrgId,
    /// Its canonical name.
    pub name: String,
    /// Every surface form that the article uses for it, in order of appearance.
    #[serde(default)]
    pub surfaces: Vec<String>,
    /// What it does in the tie.
    pub role: Role,
}

/// The named alliance that the parties of a membership belong to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Alliance {
    /// Canonical organisation.
    pub id: OrgId,
    /// Its canonical name.
    pub name: String,
    /// Every surface form that the article uses for it.
    #[serde(default)]
    pub surfaces: Vec<String>,
}

/// A sum of money.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Amount {
    /// In whole units of the currency (won, dollars).
    pub value: u64,
    /// ISO 4217 code: `KRW`, `USD`.
    pub currency: String,
}

/// Where and why a claim was made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Evidence {
    /// The quoted bytes of the document's text.
    #[serde(flatten)]
    pub span: Span,
    /// The text under the span, verbatim.
    pub quote: String,
    /// The words that told of the tie.
    pub cue: String,
    /// The rule that carried the claim.
    pub rule: RuleId,
}

/// What one article says at one place. Never edited: a retracted article takes exactly its own claims away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// The article.
    pub doc: DocId,
    /// The outlet that published the article, where its record says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The kind of tie.
    pub kind: Kind,
    /// Parties in order of role; a directed kind has its source first and its target second.
    pub parties: Vec<Party>,
    /// Only for [`Kind::Membership`].
    pub alliance: Option<Alliance>,
    /// How far the tie has come.
    pub status: Status,
    /// When the tie was made, as precisely as the article says.
    pub when: Option<PartialDate>,
    /// When the article was published.
    pub reported: Option<PartialDate>,
    /// Fields of business or technology that the tie is about.
    #[serde(default)]
    pub areas: Vec<String>,
    /// Money that changed or will change hands.
    #[serde(default)]
    pub amount: Option<Amount>,
    /// Share of the target, 0..1.
    #[serde(default)]
    pub stake: Option<f64>,
    /// The sentences that prove it; the best one first.
    pub evidence: Vec<Evidence>,
    /// How sure the extractor is, 0..1.
    pub confidence: f64,
}

impl Claim {
    /// A total order over everything that a claim says, for sorted sets of claims; equal only where nothing differs.
    pub fn order(&self, other: &Self) -> Ordering {
        let stake = |claim: &Self| claim.stake.map(f64::to_bits);
        (&self.doc, &self.evidence, self.kind, &self.parties, &self.alliance)
            .cmp(&(&other.doc, &other.evidence, other.kind, &other.parties, &other.alliance))
            .then_with(|| (self.status, self.when, self.reported).cmp(&(other.status, other.when, other.reported)))
            .then_with(|| (&self.areas, &self.amount, stake(self)).cmp(&(&other.areas, &other.amount, stake(other))))
            .then_with(|| self.confidence.total_cmp(&other.confidence))
            .then_with(|| self.source.cmp(&other.source))
    }

    /// A stable id: the FNV-1a digest of article, kind, parties, alliance and place.
    ///
    /// It does not depend on status, date or confidence, so a claim keeps its id when these are read better.
    pub fn id(&self) -> ClaimId {
        let alliance = self.alliance.as_ref().map_or("", |alliance| alliance.id.as_str());
        let places: Vec<String> = self.evidence.iter().map(|evidence| evidence.span.start.to_string()).collect();
        let parts = [self.doc.as_str(), self.kind.as_str()]
            .into_iter()
            .chain(self.parties.iter().map(|party| party.id.as_str()))
            .chain([alliance])
            .chain(places.iter().map(String::as_str));
        ClaimId::new(digest(parts))
    }
}
