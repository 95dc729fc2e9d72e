//! The ledger: articles, their claims and corrections that last, composed from store, extractor and graph.
//!
//! Article in, claims filed; a question out of the few claims that can bear on it. What a question is shown is what the
//! articles claim, as corrections have it.

mod add;
mod around;
mod ask;
mod correct;
mod corrections;
mod filing;
mod ready;
mod verify;

pub use add::{Added, Prepared};
pub use around::Wanted;
pub use correct::{CorrectError, Undone};
pub use corrections::{About, Said};
pub use verify::{Broken, Verdict};

use crate::{
    lexicon::Gazetteer,
    store::{Store, StoreError, Summary},
};
use std::path::Path;

/// A ledger file with the organisations that a gazetteer knows.
///
/// ```
/// use tieup::{Extractor, ledger::Ledger, read};
/// let folder = tempfile::tempdir()?;
/// let extractor = Extractor::new();
/// let mut ledger = Ledger::create(&folder.path().join("tieup.db"), &extractor.lexicon().gazetteer)?;
/// let article = read::text("1.txt", "KT는 21일 카카오와 업무협약을 체결했다고 밝혔다.");
/// let prepared = ledger.prepare(&extractor, &article);
/// assert_eq!(ledger.add(vec![prepared])?.added, 1);
/// assert_eq!(ledger.summary()?.articles, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Ledger<'x> {
    store: Store,
    gazetteer: &'x Gazetteer,
}

impl<'x> Ledger<'x> {
    /// Opens a ledger for writing, and makes it where there is none.
    ///
    /// # Errors
    /// As [`Store::create`].
    pub fn create(path: &Path, gazetteer: &'x Gazetteer) -> Result<Self, StoreError> {
        Ok(Self { store: Store::create(path)?, gazetteer })
    }

    /// Opens a ledger for questions.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open(path: &Path, gazetteer: &'x Gazetteer) -> Result<Self, StoreError> {
        Ok(Self { store: Store::open(path)?, gazetteer })
    }

    /// How much it holds.
    ///
    /// # Errors
    /// As [`Store::summary`].
    pub fn summary(&self) -> Result<Summary, StoreError> {
        self.store.summary()
    }

    /// The file beneath.
    pub fn store(&self) -> &Store {
        &self.store
    }
}
