//! `tieup log`: every correction, with its date and reason.

use super::{
    args::{Database, Format, Output},
    facts,
    failure::{Failure, Outcome},
    sink::{Part, Sink},
    table::{Cell, Sheet},
};
use crate::{
    ledger::{Ledger, Said},
    store::Correction,
};
use clap::Args;

/// Show every correction, with its date and reason.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tieup log
  tieup log --db archive.db --format json")]
pub struct Log {
    #[command(flatten)]
    database: Database,
    #[command(flatten)]
    output: Output,
}

impl Log {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let ledger = Ledger::open(&self.database.db, facts::gazetteer())?;
        let rows = ledger.corrections()?;
        let row = |row: &Correction| {
            vec![
                Cell::number(row.number),
                Cell::plain(&row.made),
                Cell::bold(&row.action),
                Cell::plain(about(row)),
                Cell::plain(row.reason.as_deref().unwrap_or("")),
                Cell::plain(row.undone.as_deref().map_or_else(String::new, |on| format!("undone {on}"))),
            ]
        };
        let sheet = Sheet {
            title: None,
            header: vec!["nr", "made", "action", "about", "reason", "undone"],
            rows: rows.iter().map(row).collect(),
            quotes: false,
        };
        let mut sink = Sink::open(&self.output, Format::Table)?;
        sink.answer(&rows, &rows, &[Part::Sheet(sheet)])?;
        sink.finish()?;
        Ok(Outcome::Well)
    }
}

/// What a correction is about, in a few words.
fn about(row: &Correction) -> String {
    match serde_json::from_str(&row.about) {
        Ok(Said::Reject(about) | Said::Confirm(about)) => {
            let orgs: Vec<&str> = about.orgs.iter().chain(&about.alliance).map(|org| org.as_str()).collect();
            format!("{} {} of {} in {}", about.claim, about.kind, orgs.join(", "), about.doc)
        }
        Ok(Said::Alias { name, called, .. }) => format!("{name} is {called}"),
        Ok(Said::Merge { from, into, .. }) => format!("{from} is {into}"),
        Ok(Said::Split { name, org }) => format!("{name} is not {org}"),
        Ok(Said::Import { file, claims }) => format!("{claims} claims of {file}"),
        Err(_) => row.about.clone(),
    }
}
