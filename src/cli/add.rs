//! `tieup add`: articles into the ledger.

use super::{
    args::Database,
    facts,
    failure::{Failure, Outcome, complain, note},
    material::{self, Piece},
    progress::Progress,
};
use crate::{
    ledger::{Added, Ledger, Prepared},
    model::DocId,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
    path::PathBuf,
};

/// Articles are written so many at a time: a killed run loses no more than these, and writes them when it runs again.
const BATCH: usize = 1024;

/// Read articles into the ledger.
///
/// An article that is there already is passed over, one whose text has changed takes the place of the old one with its
/// claims, and one that is nearly the text of another (syndicated by several outlets) is kept and counted as a copy. A
/// run that was killed is completed by running it again.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup add articles/
  tieup add news-2026.jsonl.gz --db archive.db
  tieup partners KT --from archive.db")]
pub struct Add {
    /// Articles: files, folders, other ledgers, `-` for standard input.
    #[arg(value_name = "SOURCE", required = true)]
    sources: Vec<PathBuf>,
    #[command(flatten)]
    database: Database,
}

impl Add {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let extractor = facts::extractor();
        let mut ledger = Ledger::create(&self.database.db, facts::gazetteer())?;
        let preparing = ledger.preparing(extractor)?;
        let progress = Progress::start(true);
        let (mut told, mut waiting, mut strays) = (Added::default(), Vec::<Prepared>::with_capacity(BATCH), 0u64);
        // Files of one name in two folders: only one text can go by it.
        let (mut names, mut twice) = (BTreeMap::<DocId, [u8; 32]>::new(), BTreeSet::<DocId>::new());
        let tally = material::pieces(&self.sources, &progress, preparing, |piece| {
            match piece {
                Piece::Article(article) => {
                    let (name, digest) = article.article();
                    match names.get(name) {
                        Some(first) if *first != digest => drop(twice.insert(name.clone())),
                        _ => {
                            names.insert(name.clone(), digest);
                            waiting.push(article);
                        }
                    }
                }
                Piece::Claim(_) => strays += 1,
            }
            if waiting.len() >= BATCH {
                told += ledger.add(std::mem::take(&mut waiting))?;
            }
            Ok(())
        })?;
        told += ledger.add(waiting)?;
        ledger.settle()?;
        drop(progress);
        for name in &twice {
            complain(format!("several articles of this run are called `{name}`; only the first of them was kept"));
        }
        for other in &self.sources {
            let said = material::ledger(std::slice::from_ref(other)).ok().flatten().map(|ledger| ledger.corrections());
            if let Some(Ok(said)) = said
                && said.iter().any(|correction| correction.undone.is_none())
            {
                note(format!("{}: its articles were added; its corrections stay where they are", other.display()));
            }
        }
        if strays > 0 {
            note(format!("{strays} claims were passed over: tieup import brings claims into a ledger"));
        }
        let mut out = anstream::stdout().lock();
        writeln!(
            out,
            "{}: {} articles added, {} changed, {} there already; {} of them copies of others; {} claims",
            super::clean::line(&self.database.db.display().to_string()),
            told.added,
            told.changed,
            told.same,
            told.copies,
            told.claims
        )?;
        Ok(if twice.is_empty() { tally.outcome() } else { Outcome::SomeFailed })
    }
}
