//! Proof: whether what the ledger holds still stands in its articles and is still what the extractor makes of them.

use super::{Ledger, corrections::About};
use crate::{
    model::{Claim, ClaimId, DocId, Document},
    store::StoreError,
};

/// What no longer holds of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Broken {
    /// Its quote does not stand at its place in the article.
    Quote,
    /// The extractor of today does not make it.
    NotMade,
}

/// What reading an article again has shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// The article.
    pub doc: DocId,
    /// Claims that were looked at.
    pub claims: usize,
    /// Those that no longer hold, with what is wrong with them.
    pub broken: Vec<(Broken, ClaimId, Claim)>,
    /// Claims that the extractor makes today and did not make when the article was added.
    pub fresh: Vec<Claim>,
}

impl Ledger<'_> {
    /// Hands every article to `take`, by id.
    ///
    /// # Errors
    /// What SQLite meets, and whatever `take` fails with.
    pub fn articles<E: From<StoreError>>(&self, take: impl FnMut(Document) -> Result<(), E>) -> Result<(), E> {
        self.store.articles(take)
    }

    /// Looks at the claims that an article made, beside those that the extractor makes of it today.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn verify(&self, document: &Document, today: &[Claim]) -> Result<Verdict, StoreError> {
        let made = self.store.made_by(&document.id)?;
        let told_today: Vec<About> = today.iter().map(About::of).collect();
        let told: Vec<About> = made.iter().map(About::of).collect();
        let mut broken = Vec::new();
        for (claim, about) in made.iter().zip(&told) {
            let stands = |claim: &Claim| {
                claim.evidence.iter().all(|evidence| evidence.span.of(&document.text) == Some(evidence.quote.as_str()))
            };
            if !stands(claim) {
                broken.push((Broken::Quote, claim.id(), claim.clone()));
            } else if !told_today.contains(about) {
                broken.push((Broken::NotMade, claim.id(), claim.clone()));
            }
        }
        let fresh = today.iter().zip(&told_today).filter(|(_, about)| !told.contains(about));
        let fresh = fresh.map(|(claim, _)| claim.clone()).collect();
        Ok(Verdict { doc: document.id.clone(), claims: made.len(), broken, fresh })
    }
}
