//! `tieup explore`: a page to look around in.

use super::{
    args::Sources,
    failure::{Failure, Outcome, note},
    material::{self, Linked},
};
use crate::serve::{self, Archive, Explorer, Options, Whole};
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
    /// Read the page's files from a folder.
    #[cfg(debug_assertions)]
    #[arg(long, value_name = "DIR", hide = true)]
    assets: Option<PathBuf>,
}

impl Explore {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let Linked { graph, citations, tally } = material::linked_graph(&self.sources.sources)?;
        let archive = Archive::Whole(Whole::new(graph, citations));
        let options = Options {
            source: named(&self.sources.sources),
            token: None,
            #[cfg(debug_assertions)]
            assets: self.assets.clone(),
        };
        let no_port = |error| Failure::new(format!("no port of this machine is free: {error}"));
        let listener = serve::bind(self.port.unwrap_or(PORT), true).map_err(no_port)?;
        let address = format!("http://{}/", listener.local_addr()?);
        writeln!(anstream::stdout(), "{address}")?;
        std::io::stdout().flush()?;
        note("Ctrl-C stops it".to_owned());
        if !self.no_open && open::that_detached(&address).is_err() {
            note("no browser could be opened: open the address yourself".to_owned());
        }
        serve::run(Explorer::new(archive, options), listener)?;
        Ok(tally.outcome())
    }
}

/// What is explored, as it was named.
fn named(sources: &[PathBuf]) -> String {
    let names: Vec<String> = sources.iter().map(|source| source.display().to_string()).collect();
    if names.is_empty() { super::source::LEDGER.to_owned() } else { names.join(", ") }
}
