//! Questions → a [`View`] and answers.
//!
//! A [`Filter`] says which part of a graph is meant; [`NameIndex`] finds a company by any name; the answers are plain
//! structs that serialise.

mod alliance;
mod backtest;
mod changes;
mod clusters;
mod collapse;
mod common;
mod diff;
mod evidence;
mod filter;
mod groups;
mod hubs;
mod names;
mod pair;
mod partners;
mod path;
mod profile;
mod quiet;
mod sieve;
mod stats;
mod suggest;
mod timeline;
mod top;
mod view;
mod window;

#[cfg(test)]
pub(crate) mod samples;

pub use alliance::{AllianceMember, AllianceRow, alliances, is_alliance, members};
pub use backtest::{Backtest, Foretold, backtest};
pub use changes::{Change, Part, Turn, changes};
pub use clusters::clusters;
pub use common::{CommonPartner, common};
pub use diff::{Diff, diff};
pub use evidence::{Proof, evidence};
pub use filter::{Emptied, Filter};
pub use groups::{Group, GroupMember, Groups, groups};
pub use hubs::{Centrality, Measure, hubs};
pub use names::{NameError, NameIndex, name_key};
pub use pair::Named;
pub use partners::{Deal, PartnerRow, Partners, partners, rank};
pub use path::{Route, RouteStep, path};
pub use profile::{KindCount, Member, Profile, profile};
pub use quiet::{Period, PeriodError, Quiet, Silent, quiet};
pub use sieve::Sieve;
pub use stats::{Hub, Stats, StatusCount, YearCount, stats};
pub use suggest::{Method, Reason, Suggestion, suggest};
pub use timeline::{Timeline, events, timeline};
pub use top::importance;
pub use view::{LeftOut, View};
pub use window::{Dated, Doubt, Window, WindowError};
