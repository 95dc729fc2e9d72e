//! `tieup merge`: two organisations are one.

use super::{
    corrections::{Why, open, organization, say},
    failure::{Failure, Outcome},
};
use crate::ledger::Said;
use clap::Args;

/// Say that two organisations are one, which goes on as the second.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tieup merge 대우조선해양 한화오션 --reason \"renamed in 2023\"")]
pub struct Merge {
    /// The organisation that is no more.
    #[arg(value_name = "ORG")]
    from: String,
    /// The one that it is.
    #[arg(value_name = "INTO")]
    into: String,
    #[command(flatten)]
    why: Why,
}

impl Merge {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let mut ledger = open(&self.why)?;
        let (from, into) = (organization(&ledger, &self.from)?, organization(&ledger, &self.into)?);
        say(&mut ledger, &Said::Merge { from: from.id, into: into.id, called: into.name }, Vec::new(), &self.why)
    }
}
