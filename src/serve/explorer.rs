//! What one run of `tieup explore` knows.

use super::archive::Archive;

/// How the explorer is run.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What is explored, as named on the command line.
    pub source: String,
    /// The token without which nothing is corrected; `None` where nothing may be.
    pub token: Option<String>,
    /// Where the page's files are read from instead of the program: for those who work on the page.
    #[cfg(debug_assertions)]
    pub assets: Option<std::path::PathBuf>,
}

/// An archive, and how it is shown.
#[derive(Debug)]
pub struct Explorer {
    pub(super) archive: Archive,
    pub(super) options: Options,
}

impl Explorer {
    /// An explorer of this archive.
    pub fn new(archive: Archive, options: Options) -> Self {
        Self { archive, options }
    }
}
