//! Articles in the ledger.

use super::{Origin, Store, StoreError, Writer, copies, error::Inner, sketch::Sketch, tokens::tokens};
use crate::model::{Citation, DocId, Document, Lang, PartialDate, Span, Zone, ZoneKind};
use flate2::{Compress, Compression, FlushCompress, Status, read::DeflateDecoder};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::{
    cell::RefCell,
    collections::HashSet,
    io::{self, Read},
};

/// An article ready to be kept: packed and hashed, which is work that any thread can do.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The article.
    pub document: Document,
    /// The digest of all that is kept of it.
    hash: [u8; 32],
    packed: Vec<u8>,
    pub(super) sketch: Sketch,
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
    /// Packs an article, of which this is the [`digest`].
    pub fn new(document: Document, digest: [u8; 32]) -> Self {
        let packed = packed(&document.text);
        Self { hash: digest, packed, sketch: Sketch::of(&document.text), document }
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

thread_local! {
    /// Setting one up costs more than packing an article.
    static COMPRESS: RefCell<Compress> = RefCell::new(Compress::new(Compression::fast(), false));
}

fn packed(text: &str) -> Vec<u8> {
    COMPRESS.with_borrow_mut(|compress| {
        compress.reset();
        let mut packed = Vec::with_capacity(text.len() / 2 + 64);
        // Packing in memory fails only where it is misused; what is not packed whole would not come back.
        while let Ok(Status::Ok | Status::BufError) =
            compress.compress_vec(&text.as_bytes()[compress.total_in() as usize..], &mut packed, FlushCompress::Finish)
        {
            packed.reserve(text.len() / 2 + 64);
        }
        packed
    })
}

/// The text that was packed so.
pub(super) fn unpacked(packed: &[u8]) -> io::Result<String> {
    let mut text = String::new();
    DeflateDecoder::new(packed).read_to_string(&mut text)?;
    Ok(text)
}

fn document(row: &Row<'_>) -> rusqlite::Result<Document> {
    let doc: String = row.get("doc")?;
    let damaged = |what: &str| Inner::Damaged(format!("article {doc}: {what}"));
    let text = unpacked(row.get_ref("text")?.as_blob()?).map_err(|_| damaged("its text cannot be unpacked"))?;
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

/// Of a row that holds id, title and address.
fn citation(row: &Row<'_>) -> rusqlite::Result<Citation> {
    Ok(Citation { title: row.get(1)?, url: row.get(2)? })
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

    /// How many articles there are, and how many claims that are shown.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn extent(&self) -> Result<(u64, u64), StoreError> {
        self.attempt_read(|connection| {
            let count = |what: &str| connection.query_row(what, [], |row| row.get::<_, i64>(0));
            // Going through all claims takes a second for a million: only where a person has rejected some.
            let rejected: bool = connection.query_row(
                "SELECT EXISTS (SELECT 1 FROM correction WHERE action = 'reject' AND undone IS NULL)",
                [],
                |row| row.get(0),
            )?;
            let claims = match rejected {
                true => count("SELECT count(*) FROM claim WHERE hidden = 0")?,
                false => count("SELECT count(*) FROM claim")?,
            };
            Ok((count("SELECT count(*) FROM article")?.unsigned_abs(), claims.unsigned_abs()))
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

    /// How the articles are named and where they can be read, for those whose records say, by id.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn citations(&self) -> Result<Vec<(DocId, Citation)>, StoreError> {
        self.attempt_read(|connection| {
            let mut known = connection
                .prepare("SELECT doc, title, url FROM article WHERE coalesce(title, url) IS NOT NULL ORDER BY doc")?;
            known.query_map([], |row| Ok((DocId::new(row.get::<_, String>(0)?), citation(row)?)))?.collect()
        })
    }

    /// How an article is named and where it can be read; `None` where it is not there.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn citation(&self, doc: &DocId) -> Result<Option<Citation>, StoreError> {
        self.attempt_read(|connection| {
            let mut known = connection.prepare_cached("SELECT doc, title, url FROM article WHERE doc = ?1")?;
            known.query_row([doc.as_str()], citation).optional()
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
}

fn known(connection: &Connection, doc: &str) -> rusqlite::Result<Option<(i64, Vec<u8>)>> {
    let mut known = connection.prepare_cached("SELECT row, hash FROM article WHERE doc = ?1")?;
    known.query_row([doc], |row| Ok((row.get(0)?, row.get(1)?))).optional()
}

impl Writer<'_> {
    /// Puts an article into the ledger; gives its row, and whether it is nearly the text of another article. One of that
    /// name must have been removed.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn put(&self, article: &Kept) -> Result<(i64, bool), StoreError> {
        let document = &article.document;
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
                article.sketch.to_bytes(),
            ])?;
            let is_copy = copies::place(connection, row, &article.sketch)?;
            let mut title = connection.prepare_cached("INSERT INTO title_text (rowid, words) VALUES (?1, ?2)")?;
            title.execute(params![row, tokens(document.title.as_deref().unwrap_or(""))])?;
            Ok((row, is_copy))
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
            copies::forget(connection, row)?;
            connection.execute("DELETE FROM title_text WHERE rowid = ?1", [row])?;
            connection.execute("DELETE FROM article WHERE row = ?1", [row])?;
            Ok(true)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_any_length_comes_back() {
        for text in [
            "",
            "한 줄",
            &"가나다라마바사 ".repeat(40_000),
            &(0..90_000).map(|at| char::from_u32(at * 7 % 0xD800).unwrap_or('x')).collect::<String>(),
        ] {
            assert_eq!(unpacked(&packed(text)).unwrap(), *text);
        }
    }

    #[test]
    fn zones_are_read_as_they_were_written() {
        let zones: Vec<Zone> =
            ZONES.iter().enumerate().map(|(at, (kind, _))| Zone { span: Span::new(at, at + 1), kind: *kind }).collect();
        assert_eq!(zones_of(&zones_text(&zones)), Some(zones));
        assert_eq!(zones_of(""), Some(Vec::new()));
        assert_eq!(zones_of("1-x body"), None);
    }
}
