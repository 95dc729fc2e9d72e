//! Answers kept ready, and what has touched them since they were made.

use super::{Store, StoreError, Writer, around::claims_around, claims::org_key};
use crate::model::{Claim, OrgId};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// An organisation by the digest under which its claims are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct OrgKey(pub(super) i64);

impl OrgKey {
    /// That of an organisation.
    pub fn of(org: &OrgId) -> Self {
        Self(org_key(org))
    }
}

impl Store {
    /// The answer of this form that is ready for an organisation; `None` too where claims that it rests on came or went
    /// since.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn ready(&self, org: &OrgId, form: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.attempt_read(|connection| {
            let touched: bool =
                connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM touched)")?.query_row([], |row| row.get(0))?;
            if touched && is_touched(connection, org_key(org))? {
                return Ok(None);
            }
            let mut ready = connection.prepare_cached("SELECT body FROM ready WHERE org = ?1 AND form = ?2")?;
            ready.query_row(params![org_key(org), form], |row| row.get(0)).optional()
        })
    }
}

impl Writer<'_> {
    /// The organisations whose answers may have changed since they were made, or are of another form, each with the
    /// number of claims about it.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn touched(&self, form: &str) -> Result<Vec<(OrgKey, usize)>, StoreError> {
        self.attempt(|connection| {
            // CROSS JOIN and the plus keep SQLite from going through all deals.
            let mut touched = connection.prepare_cached(
                "SELECT org, (SELECT count(*) FROM entry WHERE sort = 0 AND key = org) FROM ( \
                   SELECT key AS org FROM touched WHERE sort = 0 \
                   UNION SELECT about.key FROM touched \
                     CROSS JOIN entry deal ON deal.sort = 1 AND deal.key = touched.key \
                     CROSS JOIN entry about ON about.claim = deal.claim AND +about.sort = 0 WHERE touched.sort = 1 \
                   UNION SELECT org FROM ready WHERE form <> ?1)",
            )?;
            let row = |row: &Row<'_>| Ok((OrgKey(row.get(0)?), row.get::<_, i64>(1)?.unsigned_abs() as usize));
            touched.query_map([form], row)?.collect()
        })
    }

    /// As [`Store::claims_around`], for one organisation.
    ///
    /// # Errors
    /// What SQLite meets, and an entry that is no claim.
    pub fn claims_around(&self, org: OrgKey) -> Result<Vec<Claim>, StoreError> {
        self.attempt(|connection| claims_around(connection, [org.0]))
    }

    /// Keeps an answer ready, or none.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn keep_ready(&self, org: OrgKey, form: &str, body: Option<&[u8]>) -> Result<(), StoreError> {
        self.attempt(|connection| {
            match body {
                Some(body) => connection
                    .prepare_cached("INSERT OR REPLACE INTO ready (org, form, body) VALUES (?1, ?2, ?3)")?
                    .execute(params![org.0, form, body])?,
                None => connection.prepare_cached("DELETE FROM ready WHERE org = ?1")?.execute([org.0])?,
            };
            Ok(())
        })
    }

    /// Says that all answers are as the claims have it now.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn untouch(&self) -> Result<(), StoreError> {
        self.attempt(|connection| connection.execute("DELETE FROM touched", []).map(drop))
    }
}

/// Whether any claim came or went that the answer of an organisation rests on.
fn is_touched(connection: &Connection, org: i64) -> rusqlite::Result<bool> {
    let mut touched = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM touched WHERE sort = 0 AND key = ?1) OR EXISTS ( \
           SELECT 1 FROM entry org \
             CROSS JOIN entry deal ON deal.claim = org.claim AND +deal.sort = 1 \
             CROSS JOIN touched ON touched.sort = 1 AND touched.key = deal.key \
           WHERE org.sort = 0 AND org.key = ?1)",
    )?;
    touched.query_row([org], |row| row.get(0))
}

/// Notes that a claim came, or is about to go.
pub(super) fn touch(connection: &Connection, claim: i64) -> rusqlite::Result<()> {
    let mut touch = connection
        .prepare_cached("INSERT OR IGNORE INTO touched (sort, key) SELECT sort, key FROM entry WHERE claim = ?1")?;
    touch.execute([claim]).map(drop)
}
