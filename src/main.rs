//! The `tieup` command.

use std::process::ExitCode;

/// Extraction and answers are many small pieces of text: a tenth of the time is won.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    tieup::cli::run(std::env::args_os())
}
