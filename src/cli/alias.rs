//! `tieup alias`: what a name means.

use super::{
    corrections::{Why, open, organization, say},
    failure::{Failure, Outcome},
};
use crate::ledger::Said;
use clap::{Args, Subcommand};

/// Say what a name means.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tieup alias add 케이뱅크 k-bank
  tieup alias add \"Big Blue\" IBM --db archive.db")]
pub struct Alias {
    #[command(subcommand)]
    what: AliasWhat,
}

#[derive(Debug, Subcommand)]
enum AliasWhat {
    /// Wherever an article says NAME, it means ORG.
    Add {
        /// The name, as articles write it.
        #[arg(value_name = "NAME")]
        name: String,
        /// The organisation, by any of its names, or its id.
        #[arg(value_name = "ORG")]
        org: String,
        #[command(flatten)]
        why: Why,
    },
}

impl Alias {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let AliasWhat::Add { name, org, why } = self.what;
        let mut ledger = open(&why)?;
        let org = organization(&ledger, &org)?;
        say(&mut ledger, &Said::Alias { name, org: org.id, called: org.name }, Vec::new(), &why)
    }
}
