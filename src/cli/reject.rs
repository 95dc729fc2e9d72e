//! `tieup reject`: a claim is wrong.

use super::{
    corrections::{Why, judge},
    failure::{Failure, Outcome},
};
use crate::ledger::Said;
use clap::Args;

/// Say that a claim is wrong: it is shown no more.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tieup reject 3f2a9c01 --reason \"a fair, not a deal\"
  tieup undo 1")]
pub struct Reject {
    /// The claim, by the first characters of its id.
    #[arg(value_name = "CLAIM")]
    claim: String,
    #[command(flatten)]
    why: Why,
}

impl Reject {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        judge(&self.claim, Said::Reject, &self.why)
    }
}
