//! `tieup confirm`: a claim is right.

use super::{
    corrections::{Why, judge},
    failure::{Failure, Outcome},
};
use crate::ledger::Said;
use clap::Args;

/// Say that a claim is right: it is shown with confidence 1.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tieup confirm 3f2a9c01 --reason \"the company says so\"")]
pub struct Confirm {
    /// The claim, by the first characters of its id.
    #[arg(value_name = "CLAIM")]
    claim: String,
    #[command(flatten)]
    why: Why,
}

impl Confirm {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        judge(&self.claim, Said::Confirm, &self.why)
    }
}
