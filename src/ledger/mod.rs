//! The ledger: articles, their claims and corrections that last, composed from store, extractor and graph.
//!
//! Article in, claims filed; a question out of the few claims that can bear on it. What a question is shown is what the
//! articles claim, as corrections have it.

mod add;
mod ask;
mod correct;
mod corrections;
mod filing;
mod ready;
mod sketch;
mod verify;

pub use add::{Added, Prepared};
pub use correct::{CorrectError, Undone};
pub use corrections::{About, Said};
pub use verify::{Broken, Verdict};

use crate::{
    Extractor,
    store::{Store, StoreError, Summary},
};
use corrections::Corrections;
use std::path::Path;

/// A ledger file with what is needed to read articles into it and to ask it.
///
/// ```
/// use tieup::{Extractor, ledger::Ledger, read};
/// let folder = tempfile::tempdir()?;
/// let extractor = Extractor::new();
/// let mut ledger = Ledger::create(&folder.path().join("tieup.db"), &extractor)?;
/// let article = read::text("1.txt", "KT는 21일 카카오와 업무협약을 체결했다고 밝혔다.");
/// let prepared = ledger.prepare(&article);
/// assert_eq!(ledger.add(vec![prepared])?.added, 1);
/// assert_eq!(ledger.summary()?.articles, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Ledger<'x> {
    store: Store,
    extractor: &'x Extractor,
    corrections: Corrections,
}

impl<'x> Ledger<'x> {
    /// Opens a ledger for writing, and makes it where there is none.
    ///
    /// # Errors
    /// As [`Store::create`].
    pub fn create(path: &Path, extractor: &'x Extractor) -> Result<Self, StoreError> {
        Self::over(Store::create(path)?, extractor)
    }

    /// Opens a ledger for questions.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open(path: &Path, extractor: &'x Extractor) -> Result<Self, StoreError> {
        Self::over(Store::open(path)?, extractor)
    }

    fn over(store: Store, extractor: &'x Extractor) -> Result<Self, StoreError> {
        let corrections = Corrections::of(&store.corrections()?);
        Ok(Self { store, extractor, corrections })
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
