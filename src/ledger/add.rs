//! Reading articles into the ledger.

use super::{
    Ledger,
    corrections::{About, Corrections},
    filing::Filing,
    ready,
};
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
    Same {
        /// The article.
        doc: DocId,
        /// The digest of all that is kept of it.
        digest: [u8; 32],
    },
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

impl Prepared {
    /// The article and the digest of all that is kept of it.
    pub fn article(&self) -> (&DocId, [u8; 32]) {
        match self {
            Self::Same { doc, digest } => (doc, *digest),
            Self::Read { article, .. } => (&article.document.id, article.digest()),
        }
    }
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
        return Prepared::Same { doc: document.id.clone(), digest };
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
                Prepared::Same { .. } => told.same += 1,
                Prepared::Read { article, claims } => waiting.push((article, claims)),
            }
        }
        if waiting.is_empty() {
            return Ok(told);
        }
        let gazetteer = self.gazetteer;
        self.store.write(|writer| {
            // Read anew each time: another program may have corrected something meanwhile.
            let corrections = Corrections::of(&writer.corrections()?);
            let mut filing = Filing::new(writer, &corrections, gazetteer);
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
                let (row, is_copy) = writer.put(&article)?;
                told.copies += u64::from(is_copy);
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
        self.store.write(|writer| {
            let removed = writer.remove(doc)?;
            ready::settle(writer)?;
            Ok(removed)
        })
    }

    /// Reads an article of the ledger anew: its claims give way to those that the extractor makes today, but for those
    /// that a person confirmed. Nothing is done where the article is another by now.
    ///
    /// # Errors
    /// As [`Ledger::add`].
    pub fn renew(&mut self, document: &Document, mut claims: Vec<Claim>) -> Result<(), StoreError> {
        let gazetteer = self.gazetteer;
        self.store.write(|writer| {
            let Some(row) = writer.row_of(&document.id, &digest(document))? else { return Ok(()) };
            let corrections = Corrections::of(&writer.corrections()?);
            for made in writer.claims_of(&document.id)?.into_iter().filter(|made| made.brought.is_none()) {
                let about = About::of(&made.claim);
                if corrections.judgement(&made.claim, None) == Some(true)
                    && !claims.iter().any(|claim| About::of(claim).is_same(&about))
                {
                    claims.push(made.claim);
                }
            }
            writer.drop_claims(Origin::Article(row))?;
            Filing::new(writer, &corrections, gazetteer).file(Origin::Article(row), claims)
        })
    }
}
