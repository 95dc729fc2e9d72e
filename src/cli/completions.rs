//! `tieup completions`: completion scripts for shells.

use super::{
    Cli,
    failure::{Failure, Outcome},
};
use clap::CommandFactory;
use clap_complete::Shell;
use std::io::Write;

/// Print a completion script for a shell.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup completions bash > ~/.local/share/bash-completion/completions/tieup
  tieup completions zsh > ~/.zfunc/_tieup
  tieup completions fish > ~/.config/fish/completions/tieup.fish")]
pub struct Completions {
    /// The shell.
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        // Written at once: the generator panics where its output goes away.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "tieup", &mut script);
        std::io::stdout().write_all(&script)?;
        Ok(Outcome::Well)
    }
}
