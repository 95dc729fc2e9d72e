//! Articles in the ledger.

use super::{Origin, Store, StoreError, Writer, error::Inner, tokens::tokens};
use crate::model::{DocId, Document, Lang, PartialDate, Span, Zone, ZoneKind};
use flate2::{Compression, read::DeflateDecoder, write::DeflateEncoder};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::{
    collections::HashSet,
    io::{Read, Write},
};

/// An article ready to be kept: packed and hashed, which is work that any thread can do.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The article.
    pub document: Document,
    /// The digest of all that is kept of it.
    hash: [u8; 32],
    packed: Vec<u8>,
    /// Its sketch, by which copies are found.
    pub sketch: Vec<u32>,
    /// Digests of pieces of the sketch: articles that share one may be copies.
    pub bands: Vec<u64>,
}

/// What became of an article that was put into the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    Added,
    /// Another text was known by its name, and gave way with its claims.
    Changed,
    /// It was there already, word for word.
    Same,
}

/// How much a ledger holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    /// Articles.
    pub articles: u64,
    /// Articles that are nearly the same text as another one.
    pub copies: u64,
    /// Claims that are shown.
    pub claims: u64,
    /// Corrections that hold.
    pub corrections: u64,
}

impl Kept {
    /// Packs an article.
    pub fn new(document: Document, sketch: Vec<u32>, bands: Vec<u64>) -> Self {
        let mut encoder = DeflateEncoder::new(Vec::with_capacity(document.text.len() / 2), Compression::fast());
        // Writing to memory cannot fail.
        let _ = encoder.write_all(document.text.as_bytes());
        let packed = encoder.finish().unwrap_or_default();
        Self { hash: digest(&document), packed, document, sketch, bands }
    }

    /// The digest of all that is kept of it.
    pub fn digest(&self) -> [u8; 32] {
        self.hash
    }
}

/// The digest of all that is kept of an article, its name included.
pub fn digest(document: &Document) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    let published = document.published.map(|date| date.to_string());
    let zones = zones_text(&document.zones);
    let parts = [
        Some(document.id.as_str()),
        document.title.as_deref(),
        published.as_deref(),
        document.url.as_deref(),
        document.source.as_deref(),
        Some(lang_text(document.lang)),
        Some(&zones),
        Some(&document.text),
    ];
    for part in parts {
        // A missing part is not an empty one, and no part runs into the next.
        hasher.update(&part.map_or(u64::MAX, |part| part.len() as u64).to_le_bytes());
        hasher.update(part.unwrap_or_default().as_bytes());
    }
    *hasher.finalize().as_bytes()
}

fn lang_text(lang: Lang) -> &'static str {
    match lang {
        Lang::Ko => "ko",
        Lang::En => "en",
    }
}

const ZONES: [(ZoneKind, &str); 8] = [
    (ZoneKind::Title, "title"),
    (ZoneKind::Body, "body"),
    (ZoneKind::Byline, "byline"),
    (ZoneKind::Caption, "caption"),
    (ZoneKind::Navigation, "navigation"),
    (ZoneKind::Related, "related"),
    (ZoneKind::Comment, "comment"),
    (ZoneKind::Footer, "footer"),
];

/// Zones as "0-12 title;13-400 body".
fn zones_text(zones: &[Zone]) -> String {
    let name = |kind| ZONES.iter().find(|(other, _)| *other == kind).map_or("body", |(_, name)| *name);
    let zones = zones.iter().map(|zone| format!("{}-{} {}", zone.span.start, zone.span.end, name(zone.kind)));
    zones.collect::<Vec<_>>().join(";")
}

fn zones_of(text: &str) -> Option<Vec<Zone>> {
    let zone = |text: &str| {
        let (span, name) = text.split_once(' ')?;
        let (start, end) = span.split_once('-')?;
        let kind = ZONES.iter().find(|(_, other)| *other == name)?.0;
        Some(Zone { span: Span::new(start.parse().ok()?, end.parse().ok()?), kind })
    };
    text.split(';').filter(|zone| !zone.is_empty()).map(zone).collect()
}

fn document(row: &Row<'_>) -> rusqlite::Result<Document> {
    let doc: String = row.get("doc")?;
    let damaged = |what: &str| Inner::Damaged(format!("article {doc}: {what}"));
    let mut text = String::new();
    let packed: Vec<u8> = row.get("text")?;
    DeflateDecoder::new(&packed[..]).read_to_string(&mut text).map_err(|_| damaged("its text cannot be unpacked"))?;
    let zones: String = row.get("zones")?;
    let lang: String = row.get("lang")?;
    let published: Option<String> = row.get("published")?;
    Ok(Document {
        title: row.get("title")?,
        published: published.map(|date| date.parse()).transpose().map_err(|_| damaged("its date is none"))?,
        url: row.get("url")?,
        source: row.get("source")?,
        lang: if lang == "en" { Lang::En } else { Lang::Ko },
        zones: zones_of(&zones).ok_or_else(|| damaged("its zones cannot be read"))?,
        text,
        id: DocId::new(doc),
    })
}

impl Store {
    /// How much the ledger holds.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn summary(&self) -> Result<Summary, StoreError> {
        let count = |connection: &Connection, what: &str| {
            connection.query_row(what, [], |row| row.get::<_, i64>(0)).map(|count| count.unsigned_abs())
        };
        self.attempt_read(|connection| {
            Ok(Summary {
                articles: count(connection, "SELECT count(*) FROM article")?,
                copies: count(connection, "SELECT count(DISTINCT other) FROM copy")?,
                claims: count(connection, "SELECT count(*) FROM claim WHERE hidden = 0")?,
                corrections: count(connection, "SELECT count(*) FROM correction WHERE undone IS NULL")?,
            })
        })
    }

    /// The digest of every article, to know before reading one closely whether it is there.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn digests(&self) -> Result<HashSet<[u8; 32]>, StoreError> {
        self.attempt_read(|connection| {
            connection.prepare("SELECT hash FROM article")?.query_map([], |row| row.get(0))?.collect()
        })
    }

    /// The article of that id.
    ///
    /// # Errors
    /// What SQLite meets, and an entry that cannot be unpacked.
    pub fn article(&self, doc: &DocId) -> Result<Option<Document>, StoreError> {
        self.attempt_read(|connection| {
            let mut found = connection.prepare_cached("SELECT * FROM article WHERE doc = ?1")?;
            found.query_row([doc.as_str()], document).optional()
        })
    }

    /// Hands every article to `take`, by id.
    ///
    /// # Errors
    /// What SQLite meets, an entry that cannot be unpacked, and whatever `take` fails with.
    pub fn articles<E: From<StoreError>>(&self, mut take: impl FnMut(Document) -> Result<(), E>) -> Result<(), E> {
        let failed = |error| E::from(StoreError::of(error, &self.path));
        let mut all = self.connection.prepare("SELECT * FROM article ORDER BY doc").map_err(failed)?;
        for article in all.query_map([], document).map_err(failed)? {
            take(article.map_err(failed)?)?;
        }
        Ok(())
    }

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

fn known(connection: &Connection, doc: &str) -> rusqlite::Result<Option<(i64, Vec<u8>)>> {
    let mut known = connection.prepare_cached("SELECT row, hash FROM article WHERE doc = ?1")?;
    known.query_row([doc], |row| Ok((row.get(0)?, row.get(1)?))).optional()
}

impl Writer<'_> {
    /// Puts an article into the ledger; gives its row. Another article of that name must have been removed.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn put(&self, article: &Kept) -> Result<i64, StoreError> {
        let document = &article.document;
        let sketch: Vec<u8> = article.sketch.iter().flat_map(|part| part.to_le_bytes()).collect();
        self.attempt(|connection| {
            let mut insert = connection.prepare_cached(
                "INSERT INTO article (doc, hash, title, published, url, source, lang, zones, text, sketch) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?;
            let row = insert.insert(params![
                document.id.as_str(),
                &article.hash[..],
                document.title,
                document.published.map(|date: PartialDate| date.to_string()),
                document.url,
                document.source,
                lang_text(document.lang),
                zones_text(&document.zones),
                article.packed,
                sketch,
            ])?;
            let mut band = connection.prepare_cached("INSERT OR IGNORE INTO band (piece, article) VALUES (?1, ?2)")?;
            for piece in &article.bands {
                band.execute(params![piece.cast_signed(), row])?;
            }
            let mut title = connection.prepare_cached("INSERT INTO title_text (rowid, words) VALUES (?1, ?2)")?;
            title.execute(params![row, tokens(document.title.as_deref().unwrap_or(""))])?;
            Ok(row)
        })
    }

    /// Whether an article of that name is there, and whether it is this very one.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn change(&self, article: &Kept) -> Result<Change, StoreError> {
        self.attempt(|connection| {
            Ok(match known(connection, article.document.id.as_str())? {
                None => Change::Added,
                Some((_, hash)) if hash == article.hash => Change::Same,
                Some(_) => Change::Changed,
            })
        })
    }

    /// Takes an article away with exactly its own claims; whether there was one.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn remove(&self, doc: &DocId) -> Result<bool, StoreError> {
        let Some((row, _)) = self.attempt(|connection| known(connection, doc.as_str()))? else { return Ok(false) };
        self.drop_claims(Origin::Article(row))?;
        self.attempt(|connection| {
            connection.execute("DELETE FROM title_text WHERE rowid = ?1", [row])?;
            connection.execute("DELETE FROM article WHERE row = ?1", [row])?;
            Ok(true)
        })
    }

    /// Rows and sketches of the articles that share a piece of their sketch with this one.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn alike(&self, article: &Kept, row: i64) -> Result<Vec<(i64, Vec<u32>)>, StoreError> {
        self.attempt(|connection| {
            let mut rows = std::collections::BTreeSet::new();
            let mut shared =
                connection.prepare_cached("SELECT article FROM band WHERE piece = ?1 AND article <> ?2")?;
            for piece in &article.bands {
                for other in shared.query_map(params![piece.cast_signed(), row], |row| row.get::<_, i64>(0))? {
                    rows.insert(other?);
                }
            }
            let mut sketch = connection.prepare_cached("SELECT sketch FROM article WHERE row = ?1")?;
            let mut found = Vec::with_capacity(rows.len());
            for row in rows {
                let bytes: Vec<u8> = sketch.query_row([row], |row| row.get(0))?;
                let parts = bytes.chunks_exact(4).map(|part| u32::from_le_bytes([part[0], part[1], part[2], part[3]]));
                found.push((row, parts.collect()));
            }
            Ok(found)
        })
    }

    /// Marks two articles as copies of each other.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn mark_copies(&self, a: i64, b: i64) -> Result<(), StoreError> {
        self.attempt(|connection| {
            let mut mark = connection.prepare_cached("INSERT OR IGNORE INTO copy (one, other) VALUES (?1, ?2)")?;
            mark.execute([a.min(b), a.max(b)])?;
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_read_as_they_were_written() {
        let zones: Vec<Zone> =
            ZONES.iter().enumerate().map(|(at, (kind, _))| Zone { span: Span::new(at, at + 1), kind: *kind }).collect();
        assert_eq!(zones_of(&zones_text(&zones)), Some(zones));
        assert_eq!(zones_of(""), Some(Vec::new()));
        assert_eq!(zones_of("1-x body"), None);
    }
}
