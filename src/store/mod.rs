//! The ledger on disk: articles, their claims and a person's corrections, in one SQLite file.
//!
//! The file is in WAL mode: readers work while a writer writes, and what a writer had not finished when it was killed
//! was never there. Every change is one transaction. The store knows nothing of extraction or ties: whoever files a
//! claim says under which keys it is to be found ([`Filed`]).

mod articles;
mod claims;
mod copies;
mod corrections;
mod error;
mod names;
mod ready;
mod schema;
mod search;
mod sketch;
mod tokens;

pub use articles::{Change, Kept, Summary, digest};
pub use claims::{Filed, InRow, Origin, Shown, names};
pub use corrections::Correction;
pub use error::StoreError;
pub use names::{Name, NameSort, Named};
pub use ready::OrgKey;
pub use search::Found;

use rusqlite::{Connection, OpenFlags, TransactionBehavior, config::DbConfig};
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
        store.attempt(schema::prepare)?;
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
        let (store, state) = match Self::with_state(path, "mode=ro", read) {
            // A writer was killed before the file was in WAL mode: SQLite takes its work back, and must write for that.
            Err(StoreError::ReadOnly { .. } | StoreError::Unopened { .. }) => Self::take_back(path, read)?,
            opened => opened?,
        };
        match state {
            schema::State::Current => Ok(store),
            schema::State::Older { .. } => {
                drop(store);
                Self::create(path)
            }
            schema::State::Empty => Err(StoreError::NotALedger { path: path.to_owned() }),
        }
    }

    /// Opens what could not be read as it lay: with what a killed writer left taken back, or unchanging where the
    /// folder may not be written, for there is no writer to wait for either.
    fn take_back(path: &Path, read: OpenFlags) -> Result<(Self, schema::State), StoreError> {
        let write = read.difference(OpenFlags::SQLITE_OPEN_READ_ONLY).union(OpenFlags::SQLITE_OPEN_READ_WRITE);
        let still = match Self::with_state(path, "mode=rw", write) {
            Err(StoreError::ReadOnly { .. } | StoreError::Unopened { .. }) => {
                Self::with_state(path, "immutable=1", read)?
            }
            opened => return opened,
        };
        match still.1 {
            schema::State::Older { found } => Err(StoreError::Older { path: path.to_owned(), found }),
            _ => Ok(still),
        }
    }

    fn with_state(path: &Path, how: &str, flags: OpenFlags) -> Result<(Self, schema::State), StoreError> {
        let store = Self::connect(path, &uri(path, how), flags)?;
        let state = store.attempt_read(schema::state)?;
        Ok((store, state))
    }

    fn connect(path: &Path, name: &str, flags: OpenFlags) -> Result<Self, StoreError> {
        let connection = Connection::open_with_flags(name, flags).map_err(|error| StoreError::of(error, path))?;
        connection.busy_timeout(PATIENCE).map_err(|error| StoreError::of(error, path))?;
        connection.set_prepared_statement_cache_capacity(64);
        // Statements are planned once, not anew for each value that they are given.
        let plan_once = connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true);
        plan_once.map_err(|error| StoreError::of(error, path))?;
        // Kibibytes: an answer reads the same pages more than once.
        connection.pragma_update(None, "cache_size", -65_536).map_err(|error| StoreError::of(error, path))?;
        Ok(Self { connection, path: path.to_owned() })
    }

    /// Where the ledger lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A number that is another one when somebody else has written since this ledger was opened.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn version(&self) -> Result<i64, StoreError> {
        self.attempt_read(|connection| connection.pragma_query_value(None, "data_version", |row| row.get(0)))
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

    /// Asks several things of the ledger as it is at one moment, whatever is written meanwhile.
    ///
    /// # Errors
    /// Whatever `ask` fails with, and what SQLite meets.
    pub fn at_one_moment<T>(&self, ask: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
        // Unchecked: this transaction reads, so that one within another would only end early.
        let moment = self.connection.unchecked_transaction().map_err(|error| StoreError::of(error, &self.path))?;
        let answer = ask()?;
        moment.commit().map_err(|error| StoreError::of(error, &self.path))?;
        Ok(answer)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("tieup.db")).unwrap();
        (folder, store)
    }

    /// Another connection to the same file, free to do anything.
    fn beside(store: &Store) -> Connection {
        Connection::open(store.path()).unwrap()
    }

    #[test]
    fn a_database_of_another_program_is_not_touched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("other.db");
        Connection::open(&path).unwrap().execute_batch("CREATE TABLE t (x); PRAGMA user_version = 2").unwrap();
        let before = std::fs::read(&path).unwrap();
        assert!(matches!(Store::create(&path), Err(StoreError::NotALedger { .. })));
        assert!(matches!(Store::open(&path), Err(StoreError::NotALedger { .. })));
        assert_eq!(std::fs::read(&path).unwrap(), before);
        let empty = folder.path().join("empty.db");
        std::fs::write(&empty, "").unwrap();
        assert!(matches!(Store::open(&empty), Err(StoreError::NotALedger { .. })), "a question makes no ledger");
    }

    #[test]
    fn a_newer_ledger_is_left_to_a_newer_program() {
        let (_folder, store) = store();
        beside(&store).pragma_update(None, "user_version", 99).unwrap();
        let newer = Store::open(store.path()).unwrap_err();
        assert!(matches!(newer, StoreError::Newer { found: 99, .. }), "{newer}");
        assert!(matches!(Store::create(store.path()), Err(StoreError::Newer { found: 99, .. })));
    }

    #[test]
    fn a_full_disk_leaves_the_ledger_as_it_was() {
        let (_folder, mut store) = store();
        store.write(|writer| writer.correct("2026-01-01", "reject", "{}", None)).unwrap();
        let pages: i64 = store.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        store.connection.pragma_update(None, "max_page_count", pages + 2).unwrap();
        let long = "x".repeat(1 << 20);
        let full = store.write(|writer| writer.correct("2026-01-02", "reject", &long, None)).unwrap_err();
        assert!(matches!(full, StoreError::Full { .. }), "{full}");
        assert_eq!(store.corrections().unwrap().len(), 1);
        store.connection.pragma_update(None, "max_page_count", 1 << 30).unwrap();
        store.write(|writer| writer.correct("2026-01-02", "reject", &long, None)).unwrap();
        assert_eq!(Store::open(store.path()).unwrap().corrections().unwrap().len(), 2);
    }

    #[test]
    fn a_second_writer_is_told_so() {
        let (_folder, mut store) = store();
        let other = beside(&store);
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        store.connection.busy_timeout(Duration::from_millis(20)).unwrap();
        let busy = store.write(|writer| writer.correct("2026-01-01", "reject", "{}", None)).unwrap_err();
        assert!(matches!(busy, StoreError::Busy { .. }), "{busy}");
        other.execute_batch("COMMIT").unwrap();
        store.write(|writer| writer.correct("2026-01-01", "reject", "{}", None)).unwrap();
    }

    #[test]
    fn work_that_fails_leaves_nothing_behind() {
        let (_folder, mut store) = store();
        let failed: Result<(), StoreError> = store.write(|writer| {
            writer.correct("2026-01-01", "reject", "{}", None)?;
            Err(StoreError::Busy { path: PathBuf::new() })
        });
        assert!(failed.is_err());
        assert!(store.corrections().unwrap().is_empty());
    }

    #[test]
    fn a_ledger_that_may_not_be_written_is_read_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a ledger?#%.db");
        Store::create(&path).unwrap().write(|writer| writer.correct("2026-01-01", "reject", "{}", None)).unwrap();
        let mut rights = std::fs::metadata(&path).unwrap().permissions();
        rights.set_readonly(true);
        std::fs::set_permissions(&path, rights).unwrap();
        assert_eq!(Store::open(&path).unwrap().corrections().unwrap().len(), 1);
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let mut read = Store::connect(&path, &uri(&path, "mode=ro"), flags).unwrap();
        let refused = read.write(|writer| writer.correct("2026-01-01", "reject", "{}", None)).unwrap_err();
        assert!(matches!(refused, StoreError::ReadOnly { .. }), "{refused}");
    }

    /// A file and its journal as a program leaves them that is killed before the file is in WAL mode.
    fn killed_in_the_making(folder: &Path) -> PathBuf {
        let (made, left) = (folder.join("made.db"), folder.join("left.db"));
        let maker = Connection::open(&made).unwrap();
        // One page of cache: what is written goes to the disk before it is committed.
        maker.execute_batch("PRAGMA cache_size = 1; CREATE TABLE t (x); DROP TABLE t; BEGIN IMMEDIATE").unwrap();
        maker.execute_batch("CREATE TABLE u (x)").unwrap();
        for _ in 0..64 {
            maker.execute("INSERT INTO u VALUES (zeroblob(4096))", []).unwrap();
        }
        for ending in ["", "-journal"] {
            let of = |path: &Path| PathBuf::from(format!("{}{ending}", path.display()));
            std::fs::copy(of(&made), of(&left)).unwrap();
        }
        left
    }

    #[test]
    fn what_a_writer_left_that_was_killed_in_the_making_is_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let left = killed_in_the_making(folder.path());
        let asked = Store::open(&left).unwrap_err();
        assert!(matches!(asked, StoreError::NotALedger { .. }), "{asked}");
        let again = killed_in_the_making(folder.path());
        Store::create(&again).unwrap();
        Store::open(&again).unwrap();
    }
}
