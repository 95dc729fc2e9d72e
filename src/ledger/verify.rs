//! Proof: whether what the ledger holds still stands in its articles and is still what the extractor makes of them.

use super::{
    Ledger,
    corrections::{About, Corrections},
};
use crate::{
    model::{Claim, ClaimId, DocId, Document},
    store::{InRow, StoreError},
};

/// What no longer holds of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Broken {
    /// Its quote does not stand at its place in the article.
    Quote,
    /// The extractor of today does not make it.
    NotMade,
    /// The extractor of today makes it otherwise: of another status, date, amount, stake or with other parts.
    Differs,
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
        let filed = self.store.claims_of(&document.id)?;
        let corrections = Corrections::of(&self.store.corrections()?);
        let mut broken = Vec::new();
        for InRow { claim, brought, .. } in &filed {
            let what = if !stands(claim, document) {
                Some(Broken::Quote)
            } else if brought.is_some() || corrections.judgement(claim, None).is_some() {
                // A person's word does not hang on the extractor.
                None
            } else {
                unmade(claim, today)
            };
            broken.extend(what.map(|what| (what, claim.id(), claim.clone())));
        }
        let told: Vec<About> = filed.iter().map(|filed| About::of(&filed.claim)).collect();
        let fresh = today.iter().filter(|claim| !told.contains(&About::of(claim))).cloned().collect();
        Ok(Verdict { doc: document.id.clone(), claims: filed.len(), broken, fresh })
    }
}

/// Whether every quote of a claim stands at its place in the article.
fn stands(claim: &Claim, document: &Document) -> bool {
    claim.evidence.iter().all(|evidence| evidence.span.of(&document.text) == Some(evidence.quote.as_str()))
}

/// What is wrong with a claim in the eyes of the extractor of today; how sure it is does not count.
fn unmade(claim: &Claim, today: &[Claim]) -> Option<Broken> {
    let about = About::of(claim);
    let mut like = today.iter().filter(|today| About::of(today) == about).peekable();
    if like.peek().is_none() {
        return Some(Broken::NotMade);
    }
    let same = like.any(|today| Claim { confidence: claim.confidence, ..today.clone() } == *claim);
    (!same).then_some(Broken::Differs)
}
