//! The command: one file per subcommand, and what they share.
//!
//! Results go to standard output, all else to standard error. Exit codes: 0 all well; 1 some input could not be read, or
//! the question has no answer (an unknown company, no path, an empty picture); 2 wrong usage.

mod add;
mod alias;
mod alliance;
mod args;
mod batches;
mod chosen;
mod clean;
mod common;
mod company;
mod completions;
mod confirm;
mod corrections;
mod diagram;
mod diff;
mod eval;
mod evidence;
mod explain;
#[cfg(feature = "explore")]
mod explore;
mod export;
mod exported;
mod extract;
mod facts;
mod failure;
mod file;
mod folder;
mod groups;
mod hubs;
mod import;
mod log;
mod man;
mod material;
mod merge;
mod partners;
mod path;
mod picture;
mod progress;
mod quiet;
mod reject;
mod remove;
mod schema;
mod search;
mod show;
mod sink;
mod source;
mod split;
mod stats;
mod suggest;
mod table;
mod timeline;
mod undo;
mod verify;
mod wording;

use clap::{Parser, Subcommand, ValueEnum};
use std::{ffi::OsString, process::ExitCode};

/// Reads business news and tells who partnered with whom, with the sentence that proves it.
#[derive(Debug, Parser)]
#[command(name = "tieup", version, max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = "\
Examples:
  tieup extract articles/ > claims.jsonl     every claim that the articles make
  tieup partners KT --from articles/         who are KT's partners?
  tieup evidence KT 카카오 --from articles/  says who?
  tieup diagram articles/ -o partners.svg    the whole picture

A SOURCE is a file or folder of articles (text, Markdown, HTML, JSONL, CSV,
also .gz), - for standard input, claims as JSONL, as `tieup extract` writes
them and `tieup schema` describes them, or a ledger (*.db), as `tieup add`
keeps it; without any, the ledger tieup.db of this folder.

Exit codes: 0 all well; 1 some input could not be read, or there is no answer;
2 wrong usage.")]
struct Cli {
    /// When to use colours; NO_COLOR is obeyed.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Colors,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Colors {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::Extract),
    Add(add::Add),
    Remove(remove::Remove),
    Search(search::Search),
    Verify(verify::Verify),
    Reject(reject::Reject),
    Confirm(confirm::Confirm),
    Alias(alias::Alias),
    Merge(merge::Merge),
    Split(split::Split),
    Import(import::Import),
    Undo(undo::Undo),
    Log(log::Log),
    Partners(partners::Partners),
    Show(show::Show),
    Path(path::Path),
    Evidence(evidence::Evidence),
    Explain(explain::Explain),
    #[cfg(feature = "explore")]
    Explore(explore::Explore),
    Stats(stats::Stats),
    Common(common::Common),
    Alliance(alliance::Alliance),
    Groups(groups::Groups),
    Hubs(hubs::Hubs),
    Suggest(suggest::Suggest),
    Diagram(diagram::Diagram),
    Export(export::Export),
    Eval(eval::Eval),
    Schema(schema::Schema),
    Completions(completions::Completions),
    Man(man::Man),
    Timeline(timeline::Timeline),
    Diff(diff::Diff),
    Quiet(quiet::Quiet),
}

/// Runs the command with its arguments, the program's name first, and gives the exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version come this way too; whether their reader went away is no matter.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    match cli.color {
        Colors::Auto => anstream::ColorChoice::Auto,
        Colors::Always => anstream::ColorChoice::Always,
        Colors::Never => anstream::ColorChoice::Never,
    }
    .write_global();
    failure::conclude(match cli.command {
        Command::Extract(command) => command.run(),
        Command::Add(command) => command.run(),
        Command::Remove(command) => command.run(),
        Command::Search(command) => command.run(),
        Command::Verify(command) => command.run(),
        Command::Reject(command) => command.run(),
        Command::Confirm(command) => command.run(),
        Command::Alias(command) => command.run(),
        Command::Merge(command) => command.run(),
        Command::Split(command) => command.run(),
        Command::Import(command) => command.run(),
        Command::Undo(command) => command.run(),
        Command::Log(command) => command.run(),
        Command::Partners(command) => command.run(),
        Command::Show(command) => command.run(),
        Command::Path(command) => command.run(),
        Command::Evidence(command) => command.run(),
        Command::Explain(command) => command.run(),
        #[cfg(feature = "explore")]
        Command::Explore(command) => command.run(),
        Command::Stats(command) => command.run(),
        Command::Common(command) => command.run(),
        Command::Alliance(command) => command.run(),
        Command::Groups(command) => command.run(),
        Command::Hubs(command) => command.run(),
        Command::Suggest(command) => command.run(),
        Command::Diagram(command) => command.run(),
        Command::Export(command) => command.run(),
        Command::Eval(command) => command.run(),
        Command::Schema(command) => command.run(),
        Command::Completions(command) => command.run(),
        Command::Man(command) => command.run(),
        Command::Timeline(command) => command.run(),
        Command::Diff(command) => command.run(),
        Command::Quiet(command) => command.run(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_grammar_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_shows_examples() {
        for command in Cli::command().get_subcommands() {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(help.contains(&format!("tieup {}", command.get_name())), "{} has no example", command.get_name());
        }
    }
}
