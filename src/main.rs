//! The `tieup` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    tieup::cli::run(std::env::args_os())
}
