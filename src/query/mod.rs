//! Questions → a [`View`] and answers.
//!
//! A [`Filter`] says which part of a graph is meant; [`NameIndex`] finds a company by any name; the answers are plain
//! structs that serialise.

mod evidence;
mod filter;
mod names;
mod pair;
mod partners;
mod path;
mod profile;
mod stats;
mod view;

pub use evidence::{Proof, evidence};
pub use filter::{Emptied, Filter};
pub use names::{NameError, NameIndex, name_key};
pub use pair::Named;
pub use partners::{Deal, PartnerRow, partners};
pub use path::{Route, RouteStep, path};
pub use profile::{Event, KindCount, Member, Profile, profile};
pub use stats::{Hub, Stats, StatusCount, YearCount, stats};
pub use view::View;
