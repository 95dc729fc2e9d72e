//! `tieup search`: full text over titles and evidence.

use super::{
    args::{Database, Format, Output},
    clean, facts,
    failure::{Failure, Outcome},
    sink::{Part, Sink},
    table::{Cell, Sheet},
    wording,
};
use crate::{
    ledger::Ledger,
    model::{Claim, ClaimId},
    store::Found,
};
use serde::Serialize;
use std::num::NonZeroUsize;

/// Find articles and claims by the words of their titles and evidence.
///
/// Every word must be there; a Korean word is found with any particle, and inside longer words.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup search 협력
  tieup search \"KT 클라우드\" --db archive.db
  tieup search 합작법인 --format jsonl")]
pub struct Search {
    /// The words.
    #[arg(value_name = "TEXT", required = true)]
    text: Vec<String>,
    /// At most so many answers.
    #[arg(long, value_name = "N", default_value = "20")]
    top: NonZeroUsize,
    #[command(flatten)]
    database: Database,
    #[command(flatten)]
    output: Output,
}

#[derive(Serialize)]
struct Hit {
    doc: String,
    title: Option<String>,
    published: Option<String>,
    /// The claim's id, for `tieup reject` and `tieup explain`.
    id: Option<ClaimId>,
    claim: Option<Claim>,
}

impl Search {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let format = self.output.format_or(Format::Table)?;
        let ledger = Ledger::open(&self.database.db, facts::gazetteer())?;
        let text = self.text.join(" ");
        let mut found = ledger.search(&text, self.top.get())?;
        found.truncate(self.top.get());
        if found.is_empty() {
            return Err(Failure::new(format!("nothing holds `{}`", clean::line(&text))));
        }
        let parts = [Part::Sheet(Sheet {
            title: None,
            header: vec!["article", "published", "claim", "kind", "parties", "text"],
            rows: found.iter().map(row).collect(),
            quotes: format != Format::Csv,
        })];
        let hits: Vec<Hit> = found.into_iter().map(hit).collect();
        let mut sink = Sink::open(&self.output, Format::Table)?;
        sink.answer(&hits, &hits, &parts)?;
        sink.finish()?;
        Ok(Outcome::Well)
    }
}

fn hit(found: Found) -> Hit {
    let id = found.claim.as_ref().map(Claim::id);
    Hit { doc: found.doc.to_string(), title: found.title, published: found.published, id, claim: found.claim }
}

fn row(found: &Found) -> Vec<Cell> {
    let claim = found.claim.as_ref();
    let quote = claim.and_then(|claim| claim.evidence.first()).map(|evidence| evidence.quote.as_str());
    vec![
        Cell::plain(found.doc.as_str()),
        Cell::plain(found.published.as_deref().unwrap_or("")),
        Cell::plain(claim.map_or_else(String::new, |claim| claim.id().as_str().chars().take(8).collect())),
        Cell::plain(claim.map_or("", |claim| claim.kind.as_str())),
        Cell::bold(claim.map_or_else(String::new, wording::parties)),
        Cell::plain(quote.or(found.title.as_deref()).unwrap_or("")),
    ]
}
