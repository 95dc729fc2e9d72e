//! Reading articles into the ledger.

use super::{Ledger, filing::Filing};
use crate::{
    Extractor,
    model::{Claim, DocId, Document},
    store::{Change, Kept, Origin, StoreError, digest},
};
use std::collections::HashSet;

/// An article that has been read, on whatever thread, and waits for being written.
#[derive(Debug, Clone)]
pub enum Prepared {
    /// It is in the ledger already.
    Same,
    /// It is to be written.
    Read {
        /// The article, packed.
        article: Box<Kept>,
        /// What it claims.
        claims: Vec<Claim>,
    },
}

/// What became of articles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Added {
    /// New ones.
    pub added: u64,
    /// Those that took the place of another text of the same name.
    pub changed: u64,
    /// Those that were there already.
    pub same: u64,
    /// Those that are nearly the same text as another article, among the new and changed ones.
    pub copies: u64,
    /// Claims that the new and changed ones make.
    pub claims: u64,
}

impl std::ops::AddAssign for Added {
    fn add_assign(&mut self, other: Self) {
        self.added += other.added;
        self.changed += other.changed;
        self.same += other.same;
        self.copies += other.copies;
        self.claims += other.claims;
    }
}

/// Reads an article closely unless `known` holds its digest.
pub(super) fn prepare(document: &Document, known: &HashSet<[u8; 32]>, claims: impl Fn() -> Vec<Claim>) -> Prepared {
    let digest = digest(document);
    if known.contains(&digest) {
        return Prepared::Same;
    }
    Prepared::Read { article: Box::new(Kept::new(document.clone(), digest)), claims: claims() }
}

impl Ledger<'_> {
    /// Reads one article; see [`Ledger::preparing`] for many.
    pub fn prepare(&self, extractor: &Extractor, document: &Document) -> Prepared {
        prepare(document, &HashSet::new(), || extractor.extract(document))
    }

    /// What reads articles on any number of threads, and passes over those that are in the ledger now.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn preparing<'e>(
        &self,
        extractor: &'e Extractor,
    ) -> Result<impl Fn(&Document) -> Prepared + Sync + use<'e>, StoreError> {
        let known = self.store.digests()?;
        Ok(move |document: &Document| prepare(document, &known, || extractor.extract(document)))
    }

    /// Writes articles: all of them, or after an error none. [`Ledger::settle`] makes answers quick again.
    ///
    /// # Errors
    /// A ledger that may not be written or is being written by another program, a full disk.
    pub fn add(&mut self, articles: Vec<Prepared>) -> Result<Added, StoreError> {
        let mut told = Added::default();
        let mut waiting = Vec::new();
        for article in articles {
            match article {
                Prepared::Same => told.same += 1,
                Prepared::Read { article, claims } => waiting.push((article, claims)),
            }
        }
        if waiting.is_empty() {
            return Ok(told);
        }
        let (corrections, gazetteer) = (&self.corrections, self.gazetteer);
        self.store.write(|writer| {
            let mut filing = Filing::new(writer, corrections, gazetteer);
            for (article, claims) in waiting {
                match writer.change(&article)? {
                    Change::Same => {
                        told.same += 1;
                        continue;
                    }
                    Change::Added => told.added += 1,
                    Change::Changed => {
                        writer.remove(&article.document.id)?;
                        told.changed += 1;
                    }
                }
                let row = writer.put(&article)?;
                told.copies += u64::from(writer.mark_copies(&article, row)?);
                told.claims += claims.len() as u64;
                filing.file(Origin::Article(row), claims)?;
            }
            Ok(told)
        })
    }

    /// Takes an article away with exactly its own claims; whether there was one.
    ///
    /// # Errors
    /// As [`Ledger::add`].
    pub fn remove(&mut self, doc: &DocId) -> Result<bool, StoreError> {
        let removed = self.store.write(|writer| writer.remove(doc))?;
        self.settle()?;
        Ok(removed)
    }

    /// Reads an article of the ledger anew: its claims give way to those that the extractor makes today.
    ///
    /// # Errors
    /// As [`Ledger::add`].
    pub fn renew(&mut self, document: &Document, claims: Vec<Claim>) -> Result<(), StoreError> {
        let (corrections, gazetteer) = (&self.corrections, self.gazetteer);
        self.store.write(|writer| {
            let Some(row) = writer.row_of(&document.id)? else { return Ok(()) };
            writer.drop_claims(Origin::Article(row))?;
            Filing::new(writer, corrections, gazetteer).file(Origin::Article(row), claims)
        })
    }
}
