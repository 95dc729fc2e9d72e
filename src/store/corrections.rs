//! A person's word, row by row: what was said, when, why, and whether it was taken back.

use super::{Store, StoreError, Writer};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

/// One correction as it stands in the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Correction {
    /// Its number, by which it is undone.
    pub number: i64,
    /// The day on which it was made, as YYYY-MM-DD.
    pub made: String,
    /// What it does: `reject`, `confirm`, `alias`, `merge`, `split`, `import`.
    pub action: String,
    /// What it is about, as JSON.
    pub about: String,
    /// Why, if that was said.
    pub reason: Option<String>,
    /// The day on which it was undone.
    pub undone: Option<String>,
}

fn correction(row: &Row<'_>) -> rusqlite::Result<Correction> {
    Ok(Correction {
        number: row.get("row")?,
        made: row.get("made")?,
        action: row.get("action")?,
        about: row.get("about")?,
        reason: row.get("reason")?,
        undone: row.get("undone")?,
    })
}

fn all(connection: &Connection) -> rusqlite::Result<Vec<Correction>> {
    connection.prepare("SELECT * FROM correction ORDER BY row")?.query_map([], correction)?.collect()
}

impl Store {
    /// Every correction, also those undone, in the order given.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn corrections(&self) -> Result<Vec<Correction>, StoreError> {
        self.attempt_read(all)
    }
}

impl Writer<'_> {
    /// Every correction, also those undone, in the order given.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn corrections(&self) -> Result<Vec<Correction>, StoreError> {
        self.attempt(all)
    }

    /// Writes a correction down; gives its number.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn correct(&self, made: &str, action: &str, about: &str, reason: Option<&str>) -> Result<i64, StoreError> {
        self.attempt(|connection| {
            let mut insert = connection
                .prepare_cached("INSERT INTO correction (made, action, about, reason) VALUES (?1, ?2, ?3, ?4)")?;
            insert.insert(params![made, action, about, reason])
        })
    }

    /// Marks a correction as undone; what it was, or `None` where there is none of that number still in force.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn undo(&self, number: i64, on: &str) -> Result<Option<Correction>, StoreError> {
        self.attempt(|connection| {
            let mut found = connection.prepare_cached("SELECT * FROM correction WHERE row = ?1 AND undone IS NULL")?;
            let Some(found) = found.query_row([number], correction).optional()? else { return Ok(None) };
            connection.execute("UPDATE correction SET undone = ?2 WHERE row = ?1", params![number, on])?;
            Ok(Some(found))
        })
    }
}
