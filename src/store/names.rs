//! How claims name organisations, so that a question finds them without reading the claims.

use super::{Store, StoreError, Writer, claims::org_key};
use crate::model::OrgId;
use rusqlite::{Connection, Row, params};

/// What sort of name a form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameSort {
    /// The canonical name that a claim gives an organisation.
    Name,
    /// The canonical name that a claim gives an alliance.
    Alliance,
    /// A form in an article.
    Surface,
    /// A name that a gazetteer knows, used by no claim.
    Known,
}

const SORTS: [NameSort; 4] = [NameSort::Name, NameSort::Alliance, NameSort::Surface, NameSort::Known];

/// One name of one organisation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// The organisation.
    pub org: OrgId,
    /// What sort of name it is.
    pub sort: NameSort,
    /// The name.
    pub form: String,
    /// The name without what spelling adds.
    pub key: String,
}

/// A name and how many claims use it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// What sort of name it is.
    pub sort: NameSort,
    /// The name.
    pub form: String,
    /// Claims that use it.
    pub uses: u64,
}

fn number(sort: NameSort) -> i64 {
    SORTS.iter().position(|other| *other == sort).map_or(0, |at| at as i64)
}

/// Of a row that holds sort, form and uses.
fn named(row: &Row<'_>) -> rusqlite::Result<Named> {
    let (sort, uses): (i64, i64) = (row.get(0)?, row.get(2)?);
    let sort = SORTS.get(sort.unsigned_abs() as usize).copied().unwrap_or(NameSort::Known);
    Ok(Named { sort, form: row.get(1)?, uses: uses.unsigned_abs() })
}

pub(super) fn orgs_named(connection: &Connection, key: &str) -> rusqlite::Result<Vec<OrgId>> {
    let mut found = connection.prepare_cached("SELECT DISTINCT org FROM naming WHERE key = ?1 ORDER BY org")?;
    found.query_map([key], |row| row.get::<_, String>(0).map(OrgId::new))?.collect()
}

impl Store {
    /// The organisations that go by a key, sorted.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn orgs_named(&self, key: &str) -> Result<Vec<OrgId>, StoreError> {
        self.attempt_read(|connection| orgs_named(connection, key))
    }

    /// Whether any claim that is shown ties an organisation to another.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn has_ties(&self, org: &OrgId) -> Result<bool, StoreError> {
        self.attempt_read(|connection| {
            let mut tied = connection.prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM entry org CROSS JOIN entry deal ON deal.claim = org.claim AND +deal.sort = 1 \
                 WHERE org.sort = 0 AND org.key = ?1)",
            )?;
            tied.query_row([org_key(org)], |row| row.get(0))
        })
    }

    /// The name that most claims give each of these organisations; those that no claim names are left out.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn called(&self, orgs: &[&OrgId]) -> Result<Vec<(OrgId, String)>, StoreError> {
        self.attempt_read(|connection| {
            // A range of sorts, for a list of them would make SQLite build a table each time.
            let mut names = connection
                .prepare_cached("SELECT form, uses FROM naming WHERE org = ?1 AND sort <= ?2 AND uses > 0")?;
            let last = number(NameSort::Alliance);
            let mut called = Vec::with_capacity(orgs.len());
            for &org in orgs {
                // A name may be that of a party here and of an alliance there.
                let mut uses: Vec<(String, i64)> = Vec::new();
                let mut rows = names.query(params![org.as_str(), last])?;
                while let Some(row) = rows.next()? {
                    let (form, more): (&str, i64) = (row.get_ref(0)?.as_str()?, row.get(1)?);
                    match uses.iter_mut().find(|(known, _)| known == form) {
                        Some((_, uses)) => *uses += more,
                        None => uses.push((form.to_owned(), more)),
                    }
                }
                let most = uses.into_iter().max_by(|(a, n), (b, m)| n.cmp(m).then_with(|| b.cmp(a)));
                called.extend(most.map(|(name, _)| (org.clone(), name)));
            }
            Ok(called)
        })
    }

    /// Every name of every organisation, by organisation, with the organisation that it names.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn all_names(&self, mut take: impl FnMut(&str, Named)) -> Result<(), StoreError> {
        self.attempt_read(|connection| {
            let mut all = connection.prepare("SELECT sort, form, uses, org FROM naming ORDER BY org, sort, form")?;
            let mut rows = all.query([])?;
            while let Some(row) = rows.next()? {
                let name = named(row)?;
                take(row.get_ref(3)?.as_str()?, name);
            }
            Ok(())
        })
    }

    /// Every name that claims give an organisation.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn names_of(&self, org: &OrgId) -> Result<Vec<Named>, StoreError> {
        self.attempt_read(|connection| {
            let mut found = connection.prepare_cached(
                "SELECT sort, form, uses FROM naming WHERE org = ?1 AND uses > 0 ORDER BY sort, form",
            )?;
            found.query_map([org.as_str()], named)?.collect()
        })
    }
}

impl Writer<'_> {
    /// Counts one more use of names, or one use less.
    pub(super) fn count_names(&self, names: &[Name], by: i64) -> Result<(), StoreError> {
        self.attempt(|connection| {
            let mut count = connection.prepare_cached(
                "INSERT INTO naming (org, sort, form, key, uses) VALUES (?1, ?2, ?3, ?4, ?5) \
                 ON CONFLICT (org, sort, form) DO UPDATE SET uses = uses + excluded.uses",
            )?;
            for name in names {
                // What a gazetteer knows is written down once; no claim uses it.
                let by = if name.sort == NameSort::Known { 0 } else { by };
                count.execute(params![name.org.as_str(), number(name.sort), name.form, name.key, by])?;
            }
            if by < 0 {
                let mut forget = connection
                    .prepare_cached("DELETE FROM naming WHERE org = ?1 AND sort = ?2 AND form = ?3 AND uses <= 0")?;
                for name in names.iter().filter(|name| name.sort != NameSort::Known) {
                    forget.execute(params![name.org.as_str(), number(name.sort), name.form])?;
                }
            }
            Ok(())
        })
    }
}
