//! Which claims bear on an organisation's ties: found by the keys that claims are filed under.

use super::{
    Store, StoreError,
    claims::{DEAL, org_key, shown},
    ready::OrgKey,
};
use crate::model::{Claim, OrgId};
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet, HashSet, btree_map::Entry};

impl Store {
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
