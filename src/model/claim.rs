//! What one article says at one place.

use super::{ClaimId, DocId, Kind, OrgId, PartialDate, Role, RuleId, Span, Status};
use serde::{Deserialize, Serialize};

/// A party of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    /// In whole units of the currency (won, dollars).
    pub value: u64,
    /// ISO 4217 code: `KRW`, `USD`.
    pub currency: String,
}

/// Where and why a claim was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// A stable id: the FNV-1a digest of article, kind, parties, alliance and place.
    ///
    /// It does not depend on status, date or confidence, so a claim keeps its id when these are read better.
    pub fn id(&self) -> ClaimId {
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        let mut eat = |text: &str| {
            for byte in text.bytes().chain([0]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
            }
        };
        eat(self.doc.as_str());
        eat(self.kind.as_str());
        for party in &self.parties {
            eat(party.id.as_str());
        }
        eat(self.alliance.as_ref().map_or("", |alliance| alliance.id.as_str()));
        for evidence in &self.evidence {
            eat(&evidence.span.start.to_string());
        }
        ClaimId::new(format!("{hash:016x}"))
    }
}
