//! The deal that claims from one or many articles tell of.

use super::{Amount, Claim, DocId, Kind, OrgId, PartialDate, Role, Status, TieId, Truth};
use serde::{Deserialize, Serialize};

/// An organisation's part in a tie.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Participant {
    /// Who.
    pub org: OrgId,
    /// What it does in the tie.
    pub role: Role,
    /// Since when it takes part, as precisely as any article says.
    pub joined: Option<PartialDate>,
    /// Whether it surely took part at the date that the question is about; yes where it is about none.
    #[serde(default)]
    pub truth: Truth,
}

/// One step in the history of a tie.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct StatusChange {
    /// When it came about, as the article says.
    pub when: Option<PartialDate>,
    /// When it was reported.
    pub reported: Option<PartialDate>,
    /// The status from then on.
    pub status: Status,
    /// The article that says so.
    pub doc: DocId,
}

/// An event with role-bearing participants and a dated history. Not a pair: an alliance of nine members is one tie,
/// and the edges of a picture are a projection of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tie {
    /// A digest of kind, participants and alliance.
    pub id: TieId,
    /// The kind.
    pub kind: Kind,
    /// Participants in order of role; a directed kind has its source first and its target second.
    pub participants: Vec<Participant>,
    /// Only for [`Kind::Membership`]: the alliance that the participants are members of.
    pub alliance: Option<OrgId>,
    /// Steps in order of time; never empty.
    pub history: Vec<StatusChange>,
    /// Fields that the tie is about, sorted.
    pub areas: Vec<String>,
    /// The sum that the best claim names.
    pub amount: Option<Amount>,
    /// The stake that the best claim names, 0..1.
    pub stake: Option<f64>,
    /// The claims that tell of it, best evidence first; never empty.
    pub claims: Vec<Claim>,
    /// Whether it surely had its status at the date that the question is about; yes where it is about none.
    #[serde(default)]
    pub truth: Truth,
}

impl Tie {
    /// The latest known status.
    pub fn status(&self) -> Status {
        self.history.last().map_or(Status::Agreed, |step| step.status)
    }

    /// When the tie was made or first talked of; what ended or stalled it does not count.
    pub fn since(&self) -> Option<PartialDate> {
        let made = self.claims.iter().filter(|claim| matches!(claim.status, Status::Talks | Status::Agreed));
        PartialDate::first_of(made.filter_map(|claim| claim.when))
    }

    /// Whether any article gives it a date, its own or that of the report.
    pub fn is_dated(&self) -> bool {
        self.claims.iter().any(|claim| claim.when.or(claim.reported).is_some())
    }

    /// Everyone in the tie, its alliance among them.
    pub fn orgs(&self) -> impl Iterator<Item = &OrgId> {
        self.participants.iter().map(|participant| &participant.org).chain(&self.alliance)
    }

    /// The highest confidence among its claims, 0..1.
    pub fn confidence(&self) -> f64 {
        self.claims.iter().map(|claim| claim.confidence).fold(0.0, f64::max)
    }
}
