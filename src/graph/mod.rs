//! Claims → ties → [`PartnerGraph`]: one deal told by many articles becomes one tie; graphs merge in any order.
//!
//! The graph is a pure function of its set of claims. That is what makes merging associative, commutative and
//! idempotent: shards extracted anywhere and merged in any order give the same bytes.

pub mod algorithms;
mod course;
mod dating;
mod deal;
mod founders;
mod groups;
mod history;
mod jsonl;
mod key;
mod membership;
mod naming;
mod outlets;
mod partner_graph;
mod refining;
mod set;
mod time;
mod walk;
mod weigh;
mod weights;

pub use course::{Standing, course, tie_as_of};
pub use groups::deal_keys;
pub use history::history;
pub use jsonl::{ClaimError, ClaimReader, Flaw, check};
pub use naming::Naming;
pub use outlets::{Outlet, copied, outlets, voices};
pub use partner_graph::PartnerGraph;
pub use time::{known_by, true_on};
pub use walk::{Path, Step};
pub use weights::kind_weight;

#[cfg(test)]
pub(crate) mod samples;
