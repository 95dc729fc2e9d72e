//! What the ledger file looks like, and how an older one is brought up to date.

use super::error::Inner;
use rusqlite::{Connection, TransactionBehavior};

/// Says that a SQLite file is a ledger of tieup: "tieu".
const APPLICATION: i32 = 0x7469_6575;

/// What leads from one format to the next: SQL, then what SQL cannot do.
type Step = (&'static str, fn(&Connection) -> rusqlite::Result<()>);

/// One step for each format; the number of steps is the format of today.
const STEPS: &[Step] = &[
    (include_str!("schema/1.sql"), |_| Ok(())),
    (include_str!("schema/2.sql"), super::search::index_all),
    (include_str!("schema/3.sql"), super::copies::sketch_all),
];

/// The format that this version writes.
const FORMAT: i32 = STEPS.len() as i32;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Current,
    /// Written in a format of before.
    Older {
        found: i32,
    },
    /// A database without anything in it.
    Empty,
}

fn number(connection: &Connection, pragma: &str) -> rusqlite::Result<i32> {
    connection.pragma_query_value(None, pragma, |row| row.get(0))
}

/// What the file is, if it is a ledger at all.
pub(super) fn state(connection: &Connection) -> rusqlite::Result<State> {
    let (application, found) = (number(connection, "application_id")?, number(connection, "user_version")?);
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    match (application, found) {
        (0, 0) if tables == 0 => Ok(State::Empty),
        (APPLICATION, FORMAT) => Ok(State::Current),
        (APPLICATION, found) if found > FORMAT => Err(Inner::Newer { found, known: FORMAT }.into()),
        (APPLICATION, 1..) => Ok(State::Older { found }),
        _ => Err(Inner::NotALedger.into()),
    }
}

/// Makes the file a ledger of today.
pub(super) fn prepare(connection: &mut Connection) -> rusqlite::Result<()> {
    let state = state(connection)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // A killed program loses nothing that was committed; a power cut may lose the last articles, never half of one.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // Pages: what is added spreads over all indexes, and each page is copied home once a checkpoint.
    connection.pragma_update(None, "wal_autocheckpoint", 4_000)?;
    if state == State::Current {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another writer may have been here meanwhile.
    let from = number(&transaction, "user_version")?;
    for (sql, fill) in STEPS.iter().skip(usize::try_from(from).unwrap_or(0)) {
        transaction.execute_batch(sql)?;
        fill(&transaction)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", FORMAT)?;
    transaction.commit()
}
