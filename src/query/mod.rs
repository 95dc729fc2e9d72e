//! Questions → a [`View`] and answers.
//!
//! A [`Filter`] says which part of a graph is meant; [`NameIndex`] finds a company by any name; the answers are plain
//! structs that serialise.

mod changes;
mod diff;
mod evidence;
mod filter;
mod names;
mod pair;
mod partners;
mod path;
mod profile;
mod quiet;
mod stats;
mod timeline;
mod view;
mod window;

pub use changes::{Change, Part, Turn, changes};
pub use diff::{Diff, diff};
pub use evidence::{Proof, evidence};
pub use filter::{Emptied, Filter};
pub use names::{NameError, NameIndex, name_key};
pub use pair::Named;
pub use partners::{Deal, PartnerRow, partners};
pub use path::{Route, RouteStep, path};
pub use profile::{Event, KindCount, Member, Profile, profile};
pub use quiet::{Period, PeriodError, Quiet, Silent, quiet};
pub use stats::{Hub, Stats, StatusCount, YearCount, stats};
pub use timeline::{Timeline, timeline};
pub use view::View;
pub use window::{Dated, Doubt, Window, WindowError};
