//! What one run of `tieup explore` knows.

use super::{answers::Answers, archive::Archive};

/// How the explorer is run.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What is explored, as named on the command line.
    pub source: String,
    /// How corrections are made; `None` where none may be.
    pub edit: Option<Edit>,
    /// Where the page's files are read from instead of the program: for those who work on the page.
    #[cfg(debug_assertions)]
    pub assets: Option<std::path::PathBuf>,
}

/// How corrections are made.
#[derive(Debug, Clone)]
pub struct Edit {
    /// The token without which nothing is corrected.
    pub token: String,
    /// The day that the log shows, as YYYY-MM-DD.
    pub today: fn() -> String,
}

/// An archive, and how it is shown.
#[derive(Debug)]
pub struct Explorer {
    pub(super) archive: Archive,
    pub(super) options: Options,
    pub(super) answers: Answers,
}

impl Explorer {
    /// An explorer of this archive.
    pub fn new(archive: Archive, options: Options) -> Self {
        Self { archive, options, answers: Answers::default() }
    }
}
