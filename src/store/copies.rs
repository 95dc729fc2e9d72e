//! Articles that are nearly the same text: syndicated copies.
//!
//! The first article of a text stands for all its copies. It alone is filed under the bands of its sketch, so that a
//! notice printed a thousand times costs no more than a thousand look-ups.

use super::{Store, StoreError, articles::unpacked, sketch::Sketch};
use crate::model::DocId;
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

/// At most so many articles of a band are looked at: the copies of one text share most bands.
const LOOKED_AT: i64 = 16;

impl Store {
    /// The articles that are nearly the same text as this one, in order.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn copies_of(&self, doc: &DocId) -> Result<Vec<DocId>, StoreError> {
        self.attempt_read(|connection| {
            let mut found = connection.prepare_cached(
                "WITH own AS (SELECT row, coalesce((SELECT one FROM copy WHERE other = article.row), row) AS first \
                   FROM article WHERE doc = ?1) \
                 SELECT doc FROM own JOIN article ON article.row = own.first WHERE article.row <> own.row \
                 UNION SELECT doc FROM own JOIN copy ON copy.one = own.first JOIN article ON article.row = copy.other \
                   WHERE article.row <> own.row \
                 ORDER BY doc",
            )?;
            found.query_map([doc.as_str()], |row| row.get::<_, String>(0).map(DocId::new))?.collect()
        })
    }
}

/// Marks an article as a copy of one that is there, or files it as the first of its text; whether it is a copy.
pub(super) fn place(connection: &Connection, row: i64, sketch: &Sketch) -> rusqlite::Result<bool> {
    let Some(first) = first_like(connection, sketch)? else {
        file(connection, row, sketch)?;
        return Ok(false);
    };
    connection.prepare_cached("INSERT INTO copy (one, other) VALUES (?1, ?2)")?.execute([first, row])?;
    Ok(true)
}

/// The row of the first article that is nearly the text of this sketch.
fn first_like(connection: &Connection, sketch: &Sketch) -> rusqlite::Result<Option<i64>> {
    let mut rows = BTreeSet::new();
    let mut shared =
        connection.prepare_cached("SELECT article FROM band WHERE piece = ?1 ORDER BY article LIMIT ?2")?;
    for piece in sketch.bands() {
        for other in shared.query_map([piece, LOOKED_AT], |row| row.get::<_, i64>(0))? {
            rows.insert(other?);
        }
    }
    for row in rows {
        if sketch_of(connection, row)?.is_like(sketch) {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

fn sketch_of(connection: &Connection, row: i64) -> rusqlite::Result<Sketch> {
    let mut sketch = connection.prepare_cached("SELECT sketch FROM article WHERE row = ?1")?;
    sketch.query_row([row], |found| Ok(Sketch::of_bytes(found.get_ref(0)?.as_blob()?)))
}

fn file(connection: &Connection, row: i64, sketch: &Sketch) -> rusqlite::Result<()> {
    let mut band = connection.prepare_cached("INSERT OR IGNORE INTO band (piece, article) VALUES (?1, ?2)")?;
    sketch.bands().try_for_each(|piece| band.execute([piece, row]).map(drop))
}

/// Forgets an article that goes: the next copy of its text becomes the first.
pub(super) fn forget(connection: &Connection, row: i64) -> rusqlite::Result<()> {
    let mut band = connection.prepare_cached("DELETE FROM band WHERE piece = ?1 AND article = ?2")?;
    sketch_of(connection, row)?.bands().try_for_each(|piece| band.execute([piece, row]).map(drop))?;
    let next: Option<i64> =
        connection.prepare_cached("SELECT min(other) FROM copy WHERE one = ?1")?.query_row([row], |row| row.get(0))?;
    if let Some(next) = next {
        connection.prepare_cached("DELETE FROM copy WHERE other = ?1")?.execute([next])?;
        connection.prepare_cached("UPDATE copy SET one = ?2 WHERE one = ?1")?.execute([row, next])?;
        file(connection, next, &sketch_of(connection, next)?)?;
    }
    connection.prepare_cached("DELETE FROM copy WHERE other = ?1")?.execute([row]).map(drop)
}

/// Sketches every article anew, for a ledger that sketched them otherwise.
pub(super) fn sketch_all(connection: &Connection) -> rusqlite::Result<()> {
    let rows: Vec<i64> = connection
        .prepare("SELECT row FROM article ORDER BY row")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut text = connection.prepare("SELECT text FROM article WHERE row = ?1")?;
    let mut update = connection.prepare("UPDATE article SET sketch = ?2 WHERE row = ?1")?;
    for row in rows {
        // A text that cannot be unpacked is reported when it is asked for; nothing is a copy of it.
        let text = text.query_row([row], |found| Ok(unpacked(found.get_ref(0)?.as_blob()?).unwrap_or_default()))?;
        let sketch = Sketch::of(&text);
        update.execute(params![row, sketch.to_bytes()])?;
        place(connection, row, &sketch)?;
    }
    Ok(())
}
