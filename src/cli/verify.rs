//! `tieup verify`: does what the ledger holds still stand?

use super::{
    args::{Database, Format, Output},
    facts,
    failure::{Failure, Outcome, note},
    progress::Progress,
    sink::{Part, Sink},
    table::{Cell, Sheet},
    wording,
};
use crate::{
    ledger::{Broken, Ledger, Verdict},
    model::{Claim, Document},
};
use rayon::prelude::*;
use serde::Serialize;

/// Articles that are read again at a time.
const BATCH: usize = 256;

/// Check that each quote stands at its place, and that the extractor still makes each claim.
///
/// Every article of the ledger is read again. What no longer holds is listed, and the exit code is 1 if there is any.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup verify
  tieup verify --db archive.db --format jsonl
  tieup verify --renew")]
pub struct Verify {
    /// Let the claims of articles that are read differently today give way to today's; corrections stay.
    #[arg(long)]
    renew: bool,
    #[command(flatten)]
    database: Database,
    #[command(flatten)]
    output: Output,
}

#[derive(Serialize)]
struct Row {
    doc: String,
    claim: String,
    broken: Broken,
    parties: String,
    quote: String,
}

impl Verify {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        self.output.format_or(Format::Table)?;
        let extractor = facts::extractor();
        let mut ledger = match self.renew {
            true => Ledger::create(&self.database.db, facts::gazetteer())?,
            false => Ledger::open(&self.database.db, facts::gazetteer())?,
        };
        let progress = Progress::start(self.output.output.is_none());
        let (mut rows, mut fresh, mut claims, mut stale) = (Vec::new(), 0, 0, Vec::new());
        let mut batch: Vec<Document> = Vec::with_capacity(BATCH);
        let mut look = |batch: &mut Vec<Document>| -> Result<(), Failure> {
            let today: Vec<Vec<Claim>> = batch.par_iter().map(|article| extractor.extract(article)).collect();
            progress.add(batch.len() as u64);
            for (article, today) in batch.drain(..).zip(today) {
                let verdict: Verdict = ledger.verify(&article, &today)?;
                claims += verdict.claims;
                fresh += verdict.fresh.len();
                if self.renew && !(verdict.broken.is_empty() && verdict.fresh.is_empty()) {
                    stale.push(article.id);
                }
                rows.extend(verdict.broken.iter().map(|(broken, id, claim)| row(*broken, id.as_str(), claim)));
            }
            Ok(())
        };
        ledger.articles(|article| {
            batch.push(article);
            if batch.len() < BATCH { Ok(()) } else { look(&mut batch) }
        })?;
        look(&mut batch)?;
        drop(progress);
        let renewed = stale.len();
        for some in stale.chunks(BATCH) {
            // Read a second time: a ledger may hold more articles than memory does.
            let articles = some.iter().map(|id| ledger.store().article(id)).collect::<Result<Vec<_>, _>>()?;
            let today = |article: Document| (extractor.extract(&article), article);
            let today: Vec<_> = articles.into_par_iter().flatten().map(today).collect();
            today.into_iter().try_for_each(|(claims, article)| ledger.renew(&article, claims))?;
        }
        if self.renew {
            ledger.settle()?;
        }
        let mut sink = Sink::open(&self.output, Format::Table)?;
        sink.answer(&rows, &rows, &[Part::Sheet(sheet(&rows))])?;
        sink.finish()?;
        note(format!("{} of {claims} claims no longer hold; {fresh} more would be made today", rows.len()));
        if self.renew {
            note(format!("{renewed} articles were read anew"));
            return Ok(Outcome::Well);
        }
        Ok(if rows.is_empty() { Outcome::Well } else { Outcome::SomeFailed })
    }
}

fn row(broken: Broken, id: &str, claim: &Claim) -> Row {
    Row {
        doc: claim.doc.to_string(),
        claim: id.to_owned(),
        broken,
        parties: wording::parties(claim),
        quote: claim.evidence.first().map_or_else(String::new, |evidence| evidence.quote.clone()),
    }
}

fn sheet(rows: &[Row]) -> Sheet {
    let row = |row: &Row| {
        let what = match row.broken {
            Broken::Quote => "quote not there",
            Broken::NotMade => "not made today",
            Broken::Differs => "made otherwise today",
        };
        vec![
            Cell::plain(&row.claim),
            Cell::plain(&row.doc),
            Cell::plain(what),
            Cell::bold(&row.parties),
            Cell::plain(&row.quote),
        ]
    };
    let header = vec!["claim", "article", "broken", "parties", "quote"];
    Sheet { title: None, header, rows: rows.iter().map(row).collect(), quotes: true }
}
