//! `tieup explore`: a page to look around in.

use super::{
    args::Sources,
    corrections, facts,
    failure::{Failure, Outcome, note},
    material::{self, Linked},
    source,
};
use crate::serve::{self, Archive, Edit, Explorer, Kept, Options, Whole};
use std::{io::Write, path::PathBuf};

/// The port that is taken if it is free.
const PORT: u16 = 7117;

/// Look around in the graph, in the browser.
///
/// Opens a page on this machine: find a company, see its partners, move through time, and read the sentence behind every
/// line. Nobody else can reach it; from another machine take a tunnel: ssh -L 7117:127.0.0.1:7117 HOST.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup explore articles/
  tieup explore                              the ledger tieup.db of this folder
  tieup explore archive.db --edit            corrections can be made on the page
  tieup explore claims.jsonl --no-open --port 8000")]
pub struct Explore {
    #[command(flatten)]
    sources: Sources,
    /// The port; if it is taken, another one [default: 7117].
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// Open no browser; the address is printed.
    #[arg(long)]
    no_open: bool,
    /// Let the page correct the ledger: reject, confirm, alias, merge, each with a reason.
    #[arg(long)]
    edit: bool,
    /// Read the page's files from a folder.
    #[cfg(debug_assertions)]
    #[arg(long, value_name = "DIR", hide = true)]
    assets: Option<PathBuf>,
}

impl Explore {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let (archive, outcome) = self.archive()?;
        let edit = match self.edit {
            true => Some(Edit { token: serve::token()?, today: corrections::today }),
            false => None,
        };
        let secret = edit.as_ref().map_or_else(String::new, |edit| format!("#token={}", edit.token));
        let options = Options {
            source: named(&self.sources.sources),
            edit,
            #[cfg(debug_assertions)]
            assets: self.assets.clone(),
        };
        let no_port = |error| Failure::new(format!("no port of this machine is free: {error}"));
        let listener = serve::bind(self.port.unwrap_or(PORT), true).map_err(no_port)?;
        let address = format!("http://{}/{secret}", listener.local_addr()?);
        writeln!(anstream::stdout(), "{address}")?;
        std::io::stdout().flush()?;
        note("Ctrl-C stops it".to_owned());
        if !self.no_open && open::that_detached(&address).is_err() {
            note("no browser could be opened: open the address yourself".to_owned());
        }
        serve::run(Explorer::new(archive, options), listener)?;
        Ok(outcome)
    }

    /// What is explored: one ledger is asked piece by piece, all else is read into memory.
    fn archive(&self) -> Result<(Archive, Outcome), Failure> {
        match &source::or_ledger(&self.sources.sources)?[..] {
            [only] if source::is_ledger(only) => {
                Ok((Archive::Kept(Kept::open(only, facts::gazetteer())?), Outcome::Well))
            }
            _ if self.edit => Err(Failure::usage("--edit corrects one ledger, and this is none, or more than that")
                .hint("make one with tieup add SOURCE --db FILE, then: tieup explore FILE --edit")),
            sources => {
                let Linked { graph, citations, tally } = material::linked_graph(sources)?;
                Ok((Archive::Whole(Whole::new(graph, citations)), tally.outcome()))
            }
        }
    }
}

/// What is explored, as it was named.
fn named(sources: &[PathBuf]) -> String {
    let names: Vec<String> = sources.iter().map(|source| source.display().to_string()).collect();
    if names.is_empty() { source::LEDGER.to_owned() } else { names.join(", ") }
}
