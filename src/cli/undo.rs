//! `tieup undo`: a correction is taken back.

use super::{
    corrections::{Why, day, open},
    failure::{Failure, Outcome},
};
use clap::Args;
use std::io::Write;

/// Take a correction back.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tieup log
  tieup undo 3")]
pub struct Undo {
    /// Its number in the log.
    #[arg(value_name = "NUMBER")]
    number: i64,
    #[command(flatten)]
    why: Why,
}

impl Undo {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let mut ledger = open(&self.why)?;
        let undone = ledger.undo(self.number, &day(&self.why))?;
        let (action, number, claims) = (undone.correction.action, undone.correction.number, undone.claims);
        writeln!(anstream::stdout(), "{number}: {action} undone, {claims} claims shown differently")?;
        Ok(Outcome::Well)
    }
}
