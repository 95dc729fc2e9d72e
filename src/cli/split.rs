//! `tieup split`: a name means somebody else.

use super::{
    corrections::{Why, open, organization, say},
    failure::{Failure, Outcome},
};
use crate::ledger::Said;
use clap::Args;

/// Say that a name does not mean an organisation but another one of its own.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tieup split 신세계 shinsegae --reason \"a clinic of that name\"")]
pub struct Split {
    /// The name, as articles write it.
    #[arg(value_name = "NAME")]
    name: String,
    /// The organisation that it is taken for.
    #[arg(value_name = "ORG")]
    org: String,
    #[command(flatten)]
    why: Why,
}

impl Split {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let mut ledger = open(&self.why)?;
        let org = organization(&ledger, &self.org)?;
        say(&mut ledger, &Said::Split { name: self.name, org: org.id }, Vec::new(), &self.why)
    }
}
