//! Articles that are nearly the same text: syndicated copies.

use super::{Kept, Store, StoreError, Writer, articles::unpacked, sketch::Sketch};
use crate::model::DocId;
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

impl Store {
    /// The articles that are nearly the same text as this one, in order.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn copies_of(&self, doc: &DocId) -> Result<Vec<DocId>, StoreError> {
        self.attempt_read(|connection| {
            let mut found = connection.prepare_cached(
                "SELECT b.doc FROM article a JOIN copy ON copy.one = a.row JOIN article b ON b.row = copy.other WHERE a.doc = ?1 \
                 UNION SELECT b.doc FROM article a JOIN copy ON copy.other = a.row JOIN article b ON b.row = copy.one WHERE a.doc = ?1 \
                 ORDER BY 1",
            )?;
            found.query_map([doc.as_str()], |row| row.get::<_, String>(0).map(DocId::new))?.collect()
        })
    }
}

impl Writer<'_> {
    /// Marks an article, by its row, and those that are nearly its text as copies of each other; whether there are any.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn mark_copies(&self, article: &Kept, row: i64) -> Result<bool, StoreError> {
        self.attempt(|connection| {
            let mut any = false;
            let mut sketch = connection.prepare_cached("SELECT sketch FROM article WHERE row = ?1")?;
            let mut mark = connection.prepare_cached("INSERT OR IGNORE INTO copy (one, other) VALUES (?1, ?2)")?;
            for other in sharing(connection, row, &article.sketch)? {
                let like = sketch.query_row([other], |found| {
                    Ok(Sketch::of_bytes(found.get_ref(0)?.as_blob()?).is_like(&article.sketch))
                })?;
                if like {
                    mark.execute([row.min(other), row.max(other)])?;
                    any = true;
                }
            }
            Ok(any)
        })
    }
}

/// The rows of the other articles that share a band with this sketch.
fn sharing(connection: &Connection, row: i64, sketch: &Sketch) -> rusqlite::Result<BTreeSet<i64>> {
    let mut rows = BTreeSet::new();
    let mut shared = connection.prepare_cached("SELECT article FROM band WHERE piece = ?1 AND article <> ?2")?;
    for piece in sketch.bands() {
        for other in shared.query_map([piece, row], |row| row.get::<_, i64>(0))? {
            rows.insert(other?);
        }
    }
    Ok(rows)
}

/// Files an article under the bands of its sketch.
pub(super) fn file(connection: &Connection, row: i64, sketch: &Sketch) -> rusqlite::Result<()> {
    let mut band = connection.prepare_cached("INSERT OR IGNORE INTO band (piece, article) VALUES (?1, ?2)")?;
    sketch.bands().try_for_each(|piece| band.execute([piece, row]).map(drop))
}

/// Takes an article out from under its bands.
pub(super) fn forget(connection: &Connection, row: i64) -> rusqlite::Result<()> {
    let mut sketch = connection.prepare_cached("SELECT sketch FROM article WHERE row = ?1")?;
    let sketch = sketch.query_row([row], |found| Ok(Sketch::of_bytes(found.get_ref(0)?.as_blob()?)))?;
    let mut band = connection.prepare_cached("DELETE FROM band WHERE piece = ?1 AND article = ?2")?;
    sketch.bands().try_for_each(|piece| band.execute([piece, row]).map(drop))
}

/// Sketches every article anew, for a ledger that sketched them otherwise.
pub(super) fn sketch_all(connection: &Connection) -> rusqlite::Result<()> {
    let mut articles = connection.prepare("SELECT row, text FROM article ORDER BY row")?;
    let mut update = connection.prepare("UPDATE article SET sketch = ?2 WHERE row = ?1")?;
    let mut rows = articles.query([])?;
    let mut sketches: Vec<(i64, Sketch)> = Vec::new();
    while let Some(article) = rows.next()? {
        // A text that cannot be unpacked is reported when it is asked for; nothing is a copy of it.
        let text = unpacked(article.get_ref(1)?.as_blob()?).unwrap_or_default();
        sketches.push((article.get(0)?, Sketch::of(&text)));
    }
    for (row, sketch) in sketches {
        update.execute(params![row, sketch.to_bytes()])?;
        file(connection, row, &sketch)?;
    }
    Ok(())
}
