//! `tieup remove`: articles out of the ledger.

use super::{
    args::Database,
    facts,
    failure::{Failure, Outcome, complain},
};
use crate::{ledger::Ledger, model::DocId, store::Store};
use std::io::Write;

/// Take articles away with exactly their own claims.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup remove 2020-08-21-kt.txt
  tieup remove ko-00303d2a --db archive.db")]
pub struct Remove {
    /// Article ids, as `tieup extract` shows them.
    #[arg(value_name = "ARTICLE", required = true)]
    articles: Vec<String>,
    #[command(flatten)]
    database: Database,
}

impl Remove {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        // A ledger that is not there is not made to take something out of it.
        drop(Store::open(&self.database.db)?);
        let mut ledger = Ledger::create(&self.database.db, facts::gazetteer())?;
        let mut outcome = Outcome::Well;
        for article in &self.articles {
            let shown = super::clean::line(article);
            if ledger.remove(&DocId::new(article.as_str()))? {
                writeln!(anstream::stdout(), "removed {shown}")?;
            } else {
                complain(format!("no article `{shown}` is in the ledger"));
                outcome = Outcome::SomeFailed;
            }
        }
        Ok(outcome)
    }
}
