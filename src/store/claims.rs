//! Claims in the ledger, and where they are found.

use super::{
    Name, Store, StoreError, Writer,
    error::Inner,
    names::{NameSort, orgs_named},
    ready::{OrgKey, touch},
    tokens::tokens,
};
use crate::model::{Claim, ClaimId, DocId, Kind, OrgId};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::{BTreeMap, BTreeSet, HashSet, btree_map::Entry};

/// What questions are shown of a claim.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// The claim as it was made.
    AsMade,
    /// What corrections make of it.
    As(Box<Claim>),
    /// Nothing: a person rejected it.
    Not,
}

/// A claim with the keys under which it is found.
#[derive(Debug, Clone, PartialEq)]
pub struct Filed {
    /// The claim as the article makes it.
    pub claim: Claim,
    /// What questions are shown of it.
    pub shown: Shown,
    /// Digests of what it shares with the claims that may tell of the same deal.
    pub deals: Vec<u64>,
    /// How what is shown names its organisations.
    pub names: Vec<Name>,
}

/// Where a claim comes from, by its row: the claim goes when that goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The article that makes it.
    Article(i64),
    /// The correction that brought it.
    Correction(i64),
}

/// A claim of the ledger with its row.
#[derive(Debug, Clone, PartialEq)]
pub struct InRow {
    /// Its row.
    pub row: i64,
    /// The correction that brought it; `None` for one that its article makes.
    pub brought: Option<i64>,
    /// The claim as the article makes it.
    pub claim: Claim,
}

const ORG: i64 = 0;
const DEAL: i64 = 1;

/// The digest under which an organisation's claims are found.
pub(super) fn org_key(org: &OrgId) -> i64 {
    let hash = blake3::hash(org.as_str().as_bytes());
    i64::from_le_bytes(hash.as_bytes()[..8].try_into().unwrap_or_default())
}

fn orgs(claim: &Claim) -> BTreeSet<&OrgId> {
    claim.parties.iter().map(|party| &party.id).chain(claim.alliance.as_ref().map(|alliance| &alliance.id)).collect()
}

fn parse(json: &str, row: i64) -> rusqlite::Result<Claim> {
    serde_json::from_str(json).map_err(|error| Inner::Damaged(format!("claim {row}: {error}")).into())
}

fn json(claim: &Claim) -> rusqlite::Result<String> {
    serde_json::to_string(claim).map_err(|error| Inner::Damaged(error.to_string()).into())
}

/// A claim as made, of a row that holds row, body and correction.
fn in_row(found: &Row<'_>) -> rusqlite::Result<InRow> {
    Ok(InRow { row: found.get(0)?, claim: shown(found)?, brought: found.get(2)? })
}

pub(super) fn shown(row: &Row<'_>) -> rusqlite::Result<Claim> {
    let at: i64 = row.get(0)?;
    parse(row.get_ref(1)?.as_str()?, at)
}

impl Store {
    /// Hands every claim that is shown to `take`, by article and place.
    ///
    /// # Errors
    /// What SQLite meets, an entry that is no claim, and whatever `take` fails with.
    pub fn claims<E: From<StoreError>>(&self, mut take: impl FnMut(Claim) -> Result<(), E>) -> Result<(), E> {
        let failed = |error| E::from(StoreError::of(error, &self.path));
        let all = "SELECT row, coalesce(shown, body) FROM claim WHERE hidden = 0 ORDER BY doc";
        let mut all = self.connection.prepare(all).map_err(failed)?;
        let mut rows = all.query([]).map_err(failed)?;
        let mut of_article: Vec<Claim> = Vec::new();
        while let Some(row) = rows.next().map_err(failed)? {
            let claim = shown(row).map_err(failed)?;
            if of_article.first().is_some_and(|first| first.doc != claim.doc) {
                hand_on(&mut of_article, &mut take)?;
            }
            of_article.push(claim);
        }
        hand_on(&mut of_article, &mut take)
    }

    /// The claims that are shown of those that may tell of the same deals as any claim about these organisations.
    ///
    /// # Errors
    /// What SQLite meets, and an entry that is no claim.
    pub fn claims_around(&self, around: &[OrgId]) -> Result<Vec<Claim>, StoreError> {
        self.attempt_read(|connection| claims_around(connection, around.iter().map(org_key)))
    }

    /// The claims that are shown of those that may tell of the same deals as any claim that names an organisation and one
    /// of these others.
    ///
    /// # Errors
    /// What SQLite meets, and an entry that is no claim.
    pub fn claims_with(&self, org: OrgKey, others: &[OrgKey]) -> Result<Vec<Claim>, StoreError> {
        let others: HashSet<i64> = others.iter().map(|other| other.0).collect();
        self.attempt_read(|connection| {
            // All entries of the organisation's claims, claim by claim: one pass, however many others are wanted.
            let mut entries = connection.prepare_cached(
                "SELECT near.claim, near.sort, near.key FROM entry org CROSS JOIN entry near ON near.claim = org.claim \
                 WHERE org.sort = 0 AND org.key = ?1",
            )?;
            let mut shared: BTreeSet<i64> = BTreeSet::new();
            let (mut claim, mut is_wanted, mut deals) = (None, false, Vec::new());
            let mut rows = entries.query([org.0])?;
            while let Some(row) = rows.next()? {
                let (of, sort, key): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
                if claim.replace(of) != Some(of) {
                    shared.extend(deals.drain(..).filter(|_| is_wanted));
                    is_wanted = false;
                }
                match sort {
                    DEAL => deals.push(key),
                    _ => is_wanted |= others.contains(&key),
                }
            }
            shared.extend(deals.into_iter().filter(|_| is_wanted));
            claims_of_deals(connection, shared)
        })
    }

    /// The claims that are shown of those that may tell of a deal that two organisations of a pair share, even where
    /// no claim names both, as in an alliance.
    ///
    /// # Errors
    /// What SQLite meets, and an entry that is no claim.
    pub fn claims_between(&self, pairs: &[(OrgKey, OrgKey)]) -> Result<Vec<Claim>, StoreError> {
        self.attempt_read(|connection| {
            let mut deals: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
            for org in pairs.iter().flat_map(|(one, other)| [one.0, other.0]) {
                if let Entry::Vacant(unread) = deals.entry(org) {
                    unread.insert(deals_of(connection, org)?);
                }
            }
            let shared = pairs.iter().flat_map(|(one, other)| deals[&one.0].intersection(&deals[&other.0]));
            claims_of_deals(connection, shared.copied().collect::<BTreeSet<_>>())
        })
    }

    /// How many claims that are shown name an organisation, counted no further than `most`.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn claims_naming(&self, org: OrgKey, most: usize) -> Result<usize, StoreError> {
        self.attempt_read(|connection| {
            let mut count = connection
                .prepare_cached("SELECT count(*) FROM (SELECT 1 FROM entry WHERE sort = 0 AND key = ?1 LIMIT ?2)")?;
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            count.query_row(params![org.0, most], |row| row.get::<_, i64>(0)).map(|count| count.unsigned_abs() as usize)
        })
    }

    /// The organisations that any deal may bind to this one, itself among them.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn neighbours(&self, org: OrgKey) -> Result<BTreeSet<OrgKey>, StoreError> {
        self.attempt_read(|connection| {
            let mut named = connection.prepare_cached(
                "SELECT other.key FROM entry deal CROSS JOIN entry other ON other.claim = deal.claim AND +other.sort = 0 \
                 WHERE deal.sort = 1 AND deal.key = ?1",
            )?;
            let mut found = BTreeSet::new();
            for deal in deals_of(connection, org.0)? {
                for key in named.query_map([deal], |row| row.get::<_, i64>(0))? {
                    found.insert(OrgKey(key?));
                }
            }
            Ok(found)
        })
    }

    /// The claims whose id, as shown, begins so, each with that id; as made. Rejected ones are among them.
    ///
    /// # Errors
    /// What SQLite meets, and an entry that is no claim.
    pub fn claims_with_id(&self, start: &ClaimId) -> Result<Vec<(ClaimId, InRow)>, StoreError> {
        self.attempt_read(|connection| {
            let mut found = connection.prepare_cached(
                "SELECT row, body, correction, id FROM claim WHERE id >= ?1 AND id < ?1 || 'g' ORDER BY id, row",
            )?;
            let found =
                found.query_map([start.as_str()], |row| Ok((ClaimId::new(row.get_ref(3)?.as_str()?), in_row(row)?)))?;
            found.collect()
        })
    }

    /// The claims of an article, brought ones and rejected ones too, as made, in their order.
    ///
    /// # Errors
    /// What SQLite meets, and an entry that is no claim.
    pub fn claims_of(&self, doc: &DocId) -> Result<Vec<InRow>, StoreError> {
        self.attempt_read(|connection| claims_of(connection, doc))
    }
}

/// The same order whatever the claims were filed in.
fn hand_on<E>(claims: &mut Vec<Claim>, take: &mut impl FnMut(Claim) -> Result<(), E>) -> Result<(), E> {
    claims.sort_by(Claim::order);
    claims.drain(..).try_for_each(take)
}

impl Writer<'_> {
    /// Files a claim under the row of the article or correction that it comes from.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn file(&self, origin: Origin, filed: &Filed) -> Result<(), StoreError> {
        let (article, correction) = match origin {
            Origin::Article(row) => (Some(row), None),
            Origin::Correction(row) => (None, Some(row)),
        };
        let row = self.attempt(|connection| {
            let mut insert = connection
                .prepare_cached("INSERT INTO claim (article, correction, doc, id, body) VALUES (?1, ?2, ?3, '', ?4)")?;
            insert.insert(params![article, correction, filed.claim.doc.as_str(), json(&filed.claim)?])
        })?;
        self.show(row, filed)
    }

    /// Files a claim anew under its row, as corrections have it now; whether that shows it differently than before.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn refile(&self, row: i64, filed: &Filed) -> Result<bool, StoreError> {
        let before = self.attempt(|connection| now_shown(connection, row))?;
        let after = match &filed.shown {
            Shown::AsMade => Some(&filed.claim),
            Shown::As(claim) => Some(&**claim),
            Shown::Not => None,
        };
        if before.as_ref() == after {
            return Ok(false);
        }
        let names = self.attempt(|connection| taken_out(connection, row))?;
        self.count_names(&names, -1)?;
        self.show(row, filed)?;
        Ok(true)
    }

    fn show(&self, row: i64, filed: &Filed) -> Result<(), StoreError> {
        let claim = match &filed.shown {
            Shown::AsMade | Shown::Not => &filed.claim,
            Shown::As(claim) => claim,
        };
        self.attempt(|connection| {
            let changed = matches!(filed.shown, Shown::As(_)).then(|| json(claim)).transpose()?;
            let hidden = filed.shown == Shown::Not;
            let mut update =
                connection.prepare_cached("UPDATE claim SET id = ?2, shown = ?3, hidden = ?4 WHERE row = ?1")?;
            update.execute(params![row, claim.id().as_str(), changed, hidden])?;
            if hidden {
                return Ok(());
            }
            let mut entry =
                connection.prepare_cached("INSERT OR IGNORE INTO entry (sort, key, claim) VALUES (?1, ?2, ?3)")?;
            for org in orgs(claim) {
                entry.execute(params![ORG, org_key(org), row])?;
            }
            for deal in &filed.deals {
                entry.execute(params![DEAL, deal.cast_signed(), row])?;
            }
            touch(connection, row)?;
            let mut text = connection.prepare_cached("INSERT INTO evidence_text (rowid, words) VALUES (?1, ?2)")?;
            text.execute(params![row, searched(claim)])?;
            Ok(())
        })?;
        if filed.shown == Shown::Not { Ok(()) } else { self.count_names(&filed.names, 1) }
    }

    /// The claims that are found under any of these organisations, as made.
    ///
    /// # Errors
    /// What SQLite meets, and an entry that is no claim.
    pub fn claims_about(&self, orgs: &[OrgId]) -> Result<Vec<InRow>, StoreError> {
        self.attempt(|connection| {
            let mut rows = BTreeSet::new();
            let mut about = connection.prepare_cached("SELECT claim FROM entry WHERE sort = 0 AND key = ?1")?;
            for org in orgs {
                for row in about.query_map([org_key(org)], |row| row.get::<_, i64>(0))? {
                    rows.insert(row?);
                }
            }
            let mut claim = connection.prepare_cached("SELECT row, body, correction FROM claim WHERE row = ?1")?;
            rows.into_iter().map(|row| claim.query_row([row], in_row)).collect()
        })
    }

    /// The claims of an article, brought ones and rejected ones too, as made.
    ///
    /// # Errors
    /// What SQLite meets, and an entry that is no claim.
    pub fn claims_of(&self, doc: &DocId) -> Result<Vec<InRow>, StoreError> {
        self.attempt(|connection| claims_of(connection, doc))
    }

    /// The claims that corrections show otherwise than they were made, as made.
    ///
    /// # Errors
    /// What SQLite meets, and an entry that is no claim.
    pub fn claims_corrected(&self) -> Result<Vec<InRow>, StoreError> {
        self.attempt(|connection| {
            let mut found = connection.prepare_cached(
                "SELECT row, body, correction FROM claim WHERE shown IS NOT NULL OR hidden ORDER BY row",
            )?;
            found.query_map([], in_row)?.collect()
        })
    }

    /// Whether the very same claim is there already, as made.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn holds(&self, claim: &Claim) -> Result<bool, StoreError> {
        self.attempt(|connection| {
            let mut same =
                connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM claim WHERE doc = ?1 AND body = ?2)")?;
            same.query_row(params![claim.doc.as_str(), json(claim)?], |row| row.get(0))
        })
    }

    /// The row of an article, if it is there with this [`digest`](super::digest).
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn row_of(&self, doc: &DocId, digest: &[u8; 32]) -> Result<Option<i64>, StoreError> {
        self.attempt(|connection| {
            let mut row = connection.prepare_cached("SELECT row FROM article WHERE doc = ?1 AND hash = ?2")?;
            row.query_row(params![doc.as_str(), &digest[..]], |row| row.get(0)).optional()
        })
    }

    /// The organisations that go by a key, sorted.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn orgs_named(&self, key: &str) -> Result<Vec<OrgId>, StoreError> {
        self.attempt(|connection| orgs_named(connection, key))
    }

    /// Takes the claims away that an article makes, or that a correction brought; gives how many.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn drop_claims(&self, origin: Origin) -> Result<usize, StoreError> {
        let (which, of) = match origin {
            Origin::Article(row) => ("SELECT row FROM claim WHERE article = ?1", row),
            Origin::Correction(row) => ("SELECT row FROM claim WHERE correction = ?1", row),
        };
        let rows: Vec<i64> = self.attempt(|connection| {
            let mut rows = connection.prepare_cached(which)?;
            rows.query_map([of], |row| row.get(0))?.collect()
        })?;
        let dropped = rows.len();
        for row in rows {
            let names = self.attempt(|connection| {
                let names = taken_out(connection, row)?;
                connection.prepare_cached("DELETE FROM claim WHERE row = ?1")?.execute([row])?;
                Ok(names)
            })?;
            self.count_names(&names, -1)?;
        }
        Ok(dropped)
    }
}

/// What full-text search finds a claim by: its evidence and the names of its parties.
pub(super) fn searched(claim: &Claim) -> String {
    let quotes = claim.evidence.iter().map(|evidence| evidence.quote.as_str());
    let parties = claim.parties.iter().map(|party| party.name.as_str());
    let alliance = claim.alliance.iter().map(|alliance| alliance.name.as_str());
    tokens(&quotes.chain(parties).chain(alliance).collect::<Vec<_>>().join(" . "))
}

/// The claims that are shown of those that may tell of the same deals as any claim found under these organisations.
pub(super) fn claims_around(
    connection: &Connection,
    around: impl IntoIterator<Item = i64>,
) -> rusqlite::Result<Vec<Claim>> {
    let mut deals = BTreeSet::new();
    for org in around {
        deals.append(&mut deals_of(connection, org)?);
    }
    claims_of_deals(connection, deals)
}

/// What the claims found under an organisation share with others.
fn deals_of(connection: &Connection, org: i64) -> rusqlite::Result<BTreeSet<i64>> {
    // CROSS JOIN and the plus keep SQLite from going through all deals.
    let mut deals = connection.prepare_cached(
        "SELECT DISTINCT deal.key FROM entry org CROSS JOIN entry deal ON deal.claim = org.claim AND +deal.sort = 1 \
         WHERE org.sort = 0 AND org.key = ?1",
    )?;
    deals.query_map([org], |row| row.get(0))?.collect()
}

/// The claims that are shown of those found under any of these deals.
fn claims_of_deals(connection: &Connection, deals: impl IntoIterator<Item = i64>) -> rusqlite::Result<Vec<Claim>> {
    let mut rows = BTreeSet::new();
    let mut of_deal = connection.prepare_cached("SELECT claim FROM entry WHERE sort = 1 AND key = ?1")?;
    for deal in deals {
        for claim in of_deal.query_map([deal], |row| row.get::<_, i64>(0))? {
            rows.insert(claim?);
        }
    }
    let mut claim = connection.prepare_cached("SELECT row, coalesce(shown, body) FROM claim WHERE row = ?1")?;
    rows.into_iter().map(|row| claim.query_row([row], shown)).collect()
}

fn claims_of(connection: &Connection, doc: &DocId) -> rusqlite::Result<Vec<InRow>> {
    let mut found = connection.prepare_cached("SELECT row, body, correction FROM claim WHERE doc = ?1 ORDER BY row")?;
    found.query_map([doc.as_str()], in_row)?.collect()
}

/// What is shown of the claim in a row.
fn now_shown(connection: &Connection, row: i64) -> rusqlite::Result<Option<Claim>> {
    let mut claim = connection.prepare_cached("SELECT row, coalesce(shown, body), hidden FROM claim WHERE row = ?1")?;
    let (claim, hidden) = claim.query_row([row], |row| Ok((shown(row)?, row.get::<_, bool>(2)?)))?;
    Ok((!hidden).then_some(claim))
}

/// Takes a claim out of all indexes; gives the names that it used.
fn taken_out(connection: &Connection, row: i64) -> rusqlite::Result<Vec<Name>> {
    let Some(claim) = now_shown(connection, row)? else { return Ok(Vec::new()) };
    touch(connection, row)?;
    connection.prepare_cached("DELETE FROM entry WHERE claim = ?1")?.execute([row])?;
    connection.prepare_cached("DELETE FROM evidence_text WHERE rowid = ?1")?.execute([row])?;
    Ok(names(&claim, |_| String::new()))
}

/// How a claim names its organisations.
///
/// ```
/// use tieup::{model::Claim, store::{NameSort, names}};
/// let claim: Claim = serde_json::from_str(r#"{"doc": "a1", "kind": "supply", "status": "agreed",
///     "when": null, "reported": null, "alliance": null, "evidence": [], "confidence": 0.9,
///     "parties": [{"id": "gaon", "name": "가온", "surfaces": ["가온전자"], "role": "supplier"}]}"#)?;
/// let forms: Vec<_> = names(&claim, str::to_lowercase).into_iter().map(|name| (name.sort, name.form)).collect();
/// assert_eq!(forms, [(NameSort::Name, "가온".into()), (NameSort::Surface, "가온전자".into())]);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn names(claim: &Claim, key: impl Fn(&str) -> String) -> Vec<Name> {
    let mut names = Vec::new();
    let mut add = |org: &OrgId, sort: NameSort, form: &str| {
        names.push(Name { org: org.clone(), sort, form: form.to_owned(), key: key(form) });
    };
    for party in &claim.parties {
        add(&party.id, NameSort::Name, &party.name);
        party.surfaces.iter().for_each(|surface| add(&party.id, NameSort::Surface, surface));
    }
    if let Some(alliance) = claim.alliance.as_ref().filter(|_| claim.kind == Kind::Membership) {
        add(&alliance.id, NameSort::Alliance, &alliance.name);
        alliance.surfaces.iter().for_each(|surface| add(&alliance.id, NameSort::Surface, surface));
    }
    names
}
