//! The ledger on disk: articles, their claims and a person's corrections, in one SQLite file.
//!
//! The file is in WAL mode: readers work while a writer writes, and what a writer had not finished when it was killed
//! was never there. Every change is one transaction. The store knows nothing of extraction or ties: whoever files a
//! claim says under which keys it is to be found ([`Filed`]).

mod articles;
mod claims;
mod corrections;
mod error;
mod names;
mod schema;
mod search;

pub use articles::{Change, Kept, Summary, digest};
pub use claims::{Filed, InRow, Shown, names};
pub use corrections::Correction;
pub use error::StoreError;
pub use names::{Name, NameSort, Named};
pub use search::Found;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(10);

/// A ledger file.
///
/// ```
/// use tieup::store::Store;
/// let folder = tempfile::tempdir()?;
/// let store = Store::create(&folder.path().join("tieup.db"))?;
/// assert_eq!(store.summary()?.articles, 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
}

impl Store {
    /// Opens a ledger for writing, and makes it where there is none; an older one is brought up to date.
    ///
    /// # Errors
    /// A file that is no ledger, a ledger of a newer version, one that may not be written.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut store = Self::connect(path, path.as_os_str().to_string_lossy().as_ref(), flags)?;
        store.attempt(|connection| schema::prepare(connection))?;
        Ok(store)
    }

    /// Opens a ledger for reading only.
    ///
    /// # Errors
    /// As [`Store::create`]; a file that does not exist.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        if !path.exists() {
            return Err(StoreError::Missing { path: path.to_owned() });
        }
        let read = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
        let store = Self::connect(path, &uri(path, "mode=ro"), read)?;
        let state = match store.attempt_read(schema::state) {
            // WAL wants files beside the ledger; where the folder may not be written there is no writer to wait for.
            Err(StoreError::ReadOnly { .. } | StoreError::Unopened { .. }) => {
                let still = Self::connect(path, &uri(path, "immutable=1"), read)?;
                still.attempt_read(schema::check)?;
                return Ok(still);
            }
            state => state?,
        };
        match state {
            schema::State::Current => Ok(store),
            schema::State::Older | schema::State::Empty => {
                drop(store);
                Self::create(path)
            }
        }
    }

    fn connect(path: &Path, name: &str, flags: OpenFlags) -> Result<Self, StoreError> {
        let connection = Connection::open_with_flags(name, flags).map_err(|error| StoreError::of(error, path))?;
        connection.busy_timeout(PATIENCE).map_err(|error| StoreError::of(error, path))?;
        connection.set_prepared_statement_cache_capacity(64);
        Ok(Self { connection, path: path.to_owned() })
    }

    /// Where the ledger lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Does all of `work` or nothing of it.
    ///
    /// # Errors
    /// Whatever `work` fails with, and a disk that is full.
    pub fn write<T, E: From<StoreError>>(&mut self, work: impl FnOnce(&Writer<'_>) -> Result<T, E>) -> Result<T, E> {
        let path = self.path.clone();
        let failed = |error| StoreError::of(error, &path);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        let done = work(&Writer { connection: &transaction, path: &path })?;
        transaction.commit().map_err(failed)?;
        Ok(done)
    }

    fn attempt<T>(&mut self, work: impl FnOnce(&mut Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        work(&mut self.connection).map_err(|error| StoreError::of(error, &self.path))
    }

    fn attempt_read<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        work(&self.connection).map_err(|error| StoreError::of(error, &self.path))
    }
}

/// A transaction under way.
#[derive(Debug)]
pub struct Writer<'s> {
    connection: &'s Connection,
    path: &'s Path,
}

impl Writer<'_> {
    fn attempt<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        work(self.connection).map_err(|error| StoreError::of(error, self.path))
    }
}

/// A path as SQLite's URI.
fn uri(path: &Path, how: &str) -> String {
    let mut quoted = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => quoted.push(char::from(*byte)),
            other => quoted.push_str(&format!("%{other:02X}")),
        }
    }
    format!("{quoted}?{how}")
}
