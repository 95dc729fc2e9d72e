//! The plain words that every stage exchanges: documents, claims, ties, dates. No logic beyond their own invariants.

mod claim;
mod date;
mod digest;
mod document;
mod id;
mod kind;
mod organization;
mod span;
mod tie;
mod truth;

pub use claim::{Alliance, Amount, Claim, Evidence, Party};
pub(crate) use date::MONTHS;
pub use date::{DateError, PartialDate};
pub use digest::DigestMap;
pub use document::{Citation, Document, Lang, Zone, ZoneKind};
pub(crate) use id::digest;
pub use id::{ClaimId, DocId, OrgId, RuleId, TieId};
pub use kind::{Kind, Role, Status, UnknownWord};
pub use organization::{OrgKind, Organization};
pub use span::Span;
pub use tie::{Participant, StatusChange, Tie};
pub use truth::Truth;
