//! `tieup man`: manual pages.

use super::{
    Cli,
    failure::{Failure, Outcome},
};
use clap::CommandFactory;
use clap_mangen::Man as Page;
use std::io::Write;

/// Print a manual page, of tieup or of one of its commands.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup man | man -l -
  tieup man partners > tieup-partners.1")]
pub struct Man {
    /// The command; the page of tieup itself where none is given.
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

impl Man {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let mut whole = Cli::command();
        whole.build();
        let page = match &self.command {
            None => whole,
            Some(name) => match whole.find_subcommand(name) {
                Some(command) => command.clone(),
                None => return Err(Failure::usage(format!("there is no command `{name}`")).hint("see `tieup --help`")),
            },
        };
        let mut text = Vec::new();
        Page::new(page).render(&mut text)?;
        std::io::stdout().write_all(&text)?;
        Ok(Outcome::Well)
    }
}
