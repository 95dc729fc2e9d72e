//! What can go wrong with a ledger file.

use rusqlite::ErrorCode;
use std::path::{Path, PathBuf};

/// Why a ledger could not be read or written. Nothing in it was damaged.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("{}: no such ledger", path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// The file is something else.
    #[error("{}: not a ledger of tieup", path.display())]
    NotALedger {
        /// The file.
        path: PathBuf,
    },
    /// A newer tieup wrote it.
    #[error("{}: written by a newer tieup (format {found}, this one knows {known})", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        found: i32,
        /// The newest format that is known here.
        known: i32,
    },
    /// An older tieup wrote it, and it may not be brought up to date where it lies.
    #[error("{}: written by an older tieup (format {found}) and may not be written to bring it up to date", path.display())]
    Older {
        /// The file.
        path: PathBuf,
        /// Its format.
        found: i32,
    },
    /// The file or its folder may not be written.
    #[error("{}: the ledger may not be written", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The file could not be opened.
    #[error("{}: the ledger could not be opened: {reason}", path.display())]
    Unopened {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// The disk is full.
    #[error("{}: the disk is full; what was added before stays", path.display())]
    Full {
        /// The file.
        path: PathBuf,
    },
    /// Another program writes to it.
    #[error("{}: another program is writing to the ledger", path.display())]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// A row does not hold what it should.
    #[error("{}: a damaged entry: {reason}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// Anything else that SQLite met.
    #[error("{}: {source}", path.display())]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// What it says.
        source: rusqlite::Error,
    },
}

/// An error of our own on its way through SQLite's.
#[derive(Debug, thiserror::Error)]
pub(super) enum Inner {
    #[error("not a ledger")]
    NotALedger,
    #[error("format {found}")]
    Newer { found: i32, known: i32 },
    #[error("{0}")]
    Damaged(String),
}

impl From<Inner> for rusqlite::Error {
    fn from(inner: Inner) -> Self {
        Self::ToSqlConversionFailure(Box::new(inner))
    }
}

impl StoreError {
    pub(super) fn of(error: rusqlite::Error, path: &Path) -> Self {
        let path = path.to_owned();
        if let rusqlite::Error::ToSqlConversionFailure(inner) = &error
            && let Some(inner) = inner.downcast_ref::<Inner>()
        {
            return match inner {
                Inner::NotALedger => Self::NotALedger { path },
                Inner::Newer { found, known } => Self::Newer { path, found: *found, known: *known },
                Inner::Damaged(reason) => Self::Damaged { path, reason: reason.clone() },
            };
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotALedger { path },
            Some(ErrorCode::ReadOnly) => Self::ReadOnly { path },
            Some(ErrorCode::CannotOpen) => Self::Unopened { path, reason: error.to_string() },
            Some(ErrorCode::DiskFull) => Self::Full { path },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { path },
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { path, reason: error.to_string() },
            _ => Self::Sqlite { path, source: error },
        }
    }
}
