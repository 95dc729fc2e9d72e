//! Full-text search over titles and evidence.

use super::{Store, StoreError, error::Inner};
use crate::model::{Claim, DocId};
use rusqlite::params;

/// What a search found: an article by its title, with the claims whose evidence or whose article's title fits.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The article.
    pub doc: DocId,
    /// Its title, where the ledger has the article.
    pub title: Option<String>,
    /// Its date, where it is known.
    pub published: Option<String>,
    /// The claim whose evidence fits; `None` where the title alone does.
    pub claim: Option<Claim>,
    /// How well it fits: BM25, more is better.
    pub rank: f64,
}

impl Store {
    /// What fits a query of FTS5, best first, at most `most` of each sort.
    ///
    /// # Errors
    /// What SQLite meets, a query that is none among it.
    pub fn search(&self, query: &str, most: usize) -> Result<Vec<Found>, StoreError> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        self.attempt_read(|connection| {
            let mut claims = connection.prepare_cached(
                "SELECT claim.doc, article.title, article.published, coalesce(claim.shown, claim.body), found.score, claim.row \
                 FROM (SELECT rowid, bm25(evidence_text) AS score FROM evidence_text WHERE evidence_text MATCH ?1 \
                       ORDER BY score, rowid LIMIT ?2) found \
                 JOIN claim ON claim.row = found.rowid LEFT JOIN article ON article.row = claim.article",
            )?;
            let mut all: Vec<Found> = claims
                .query_map(params![query, most], |row| {
                    let at: i64 = row.get(5)?;
                    let claim = serde_json::from_str(row.get_ref(3)?.as_str()?)
                        .map_err(|error| Inner::Damaged(format!("claim {at}: {error}")))?;
                    Ok(Found {
                        doc: DocId::new(row.get::<_, String>(0)?),
                        title: row.get(1)?,
                        published: row.get(2)?,
                        claim: Some(claim),
                        rank: -row.get::<_, f64>(4)?,
                    })
                })?
                .collect::<rusqlite::Result<_>>()?;
            let mut titles = connection.prepare_cached(
                "SELECT article.doc, article.title, article.published, found.score \
                 FROM (SELECT rowid, bm25(title_text) AS score FROM title_text WHERE title_text MATCH ?1 \
                       ORDER BY score, rowid LIMIT ?2) found \
                 JOIN article ON article.row = found.rowid",
            )?;
            let by_title = titles.query_map(params![query, most], |row| {
                Ok(Found {
                    doc: DocId::new(row.get::<_, String>(0)?),
                    title: row.get(1)?,
                    published: row.get(2)?,
                    claim: None,
                    rank: -row.get::<_, f64>(3)?,
                })
            })?;
            for found in by_title {
                let found = found?;
                if all.iter().all(|other| other.doc != found.doc) {
                    all.push(found);
                }
            }
            let order = |found: &Found| (found.claim.is_none(), found.doc.clone());
            all.sort_by(|a, b| b.rank.total_cmp(&a.rank).then_with(|| order(a).cmp(&order(b))));
            Ok(all)
        })
    }
}
