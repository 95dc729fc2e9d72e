//! English: names by capitals and legal forms, roles by word order and prepositions.

mod candidates;
mod discourse;
mod features;
mod groups;
mod moment;
mod names;
mod roles;
mod sequences;
mod shorts;
mod tokens;
mod words;

pub(super) use discourse::carry_over;
pub(super) use features::{add as add_features, add_carried};
pub(super) use groups::coordinate;
pub(super) use moment::day_of_report;
pub(super) use names::{find, shown};
pub(super) use roles::role;
