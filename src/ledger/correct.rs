//! A person's word, written down and applied at once.

use super::{
    Ledger,
    corrections::{About, Corrections, Said, own_id},
    filing::Filing,
};
use crate::{
    model::{Claim, ClaimId, OrgId},
    query::name_key,
    store::{Correction, InRow, Origin, StoreError, Writer},
};
use std::collections::BTreeSet;

/// Why a correction was not made.
#[derive(Debug, thiserror::Error)]
pub enum CorrectError {
    /// No claim has an id that begins so.
    #[error("no claim `{0}` is in the ledger")]
    NoClaim(ClaimId),
    /// Several have; their ids.
    #[error("several claims have an id that begins with `{0}`")]
    ManyClaims(ClaimId, Vec<ClaimId>),
    /// No correction of that number holds.
    #[error("no correction {0} is in force")]
    NoCorrection(i64),
    /// What is to be one is one already, or what is to be another is no other.
    #[error("{0}")]
    Void(String),
    /// The ledger could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What was undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The correction that no longer holds.
    pub correction: Correction,
    /// Claims that are shown differently now.
    pub claims: usize,
}

impl Ledger<'_> {
    /// The claim whose id, as shown, begins so; as its article makes it.
    ///
    /// # Errors
    /// [`CorrectError::NoClaim`], [`CorrectError::ManyClaims`], and what SQLite meets.
    pub fn claim(&self, start: &ClaimId) -> Result<Claim, CorrectError> {
        let mut found = self.store.claims_with_id(start)?;
        match found.len() {
            0 => Err(CorrectError::NoClaim(start.clone())),
            1 => Ok(found.remove(0).claim),
            _ => {
                let ids: BTreeSet<ClaimId> = found.iter().map(|found| found.claim.id()).collect();
                // One claim may stand in an article and in a file that was brought.
                if ids.len() == 1 {
                    return Ok(found.remove(0).claim);
                }
                Err(CorrectError::ManyClaims(start.clone(), ids.into_iter().collect()))
            }
        }
    }

    /// Every correction, also those undone, in the order given.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn corrections(&self) -> Result<Vec<Correction>, StoreError> {
        self.store.corrections()
    }

    /// Writes a correction down on a day (YYYY-MM-DD), with the claims that it brings, and applies it; gives its number
    /// and how many claims it touches.
    ///
    /// # Errors
    /// [`CorrectError::Void`] for one that changes nothing, and what SQLite meets.
    pub fn correct(
        &mut self,
        said: &Said,
        brought: Vec<Claim>,
        on: &str,
        reason: Option<&str>,
    ) -> Result<(i64, usize), CorrectError> {
        if let Said::Merge { from, into, .. } = said
            && from == into
        {
            return Err(CorrectError::Void(format!("`{from}` and `{into}` are one organisation already")));
        }
        let about = serde_json::to_string(said).unwrap_or_default();
        let gazetteer = self.gazetteer;
        let done = self.store.write(|writer| {
            let touched = touched(writer, said)?;
            let number = writer.correct(on, said.action(), &about, reason)?;
            let corrections = Corrections::of(&writer.corrections()?);
            let mut filing = Filing::new(writer, &corrections, gazetteer);
            let count = refile(&mut filing, touched)? + brought.len();
            filing.file(Origin::Correction(number), brought)?;
            Ok::<_, CorrectError>((number, count))
        })?;
        self.corrections = Corrections::of(&self.store.corrections()?);
        self.settle()?;
        Ok(done)
    }

    /// Takes a correction back on a day (YYYY-MM-DD); what it brought goes with it.
    ///
    /// # Errors
    /// [`CorrectError::NoCorrection`], and what SQLite meets.
    pub fn undo(&mut self, number: i64, on: &str) -> Result<Undone, CorrectError> {
        let gazetteer = self.gazetteer;
        let undone = self.store.write(|writer| {
            let Some(correction) = writer.undo(number, on)? else { return Err(CorrectError::NoCorrection(number)) };
            let corrections = Corrections::of(&writer.corrections()?);
            writer.drop_claims(Origin::Correction(number))?;
            let touched = match serde_json::from_str(&correction.about) {
                Ok(said) => touched(writer, &said)?,
                Err(_) => Vec::new(),
            };
            let claims = refile(&mut Filing::new(writer, &corrections, gazetteer), touched)?;
            Ok(Undone { correction, claims })
        })?;
        self.corrections = Corrections::of(&self.store.corrections()?);
        self.settle()?;
        Ok(undone)
    }
}

/// The claims that a correction may change, whether it is made or undone.
fn touched(writer: &Writer<'_>, said: &Said) -> Result<Vec<InRow>, StoreError> {
    let of = |orgs: &[OrgId]| writer.claims_about(orgs);
    match said {
        Said::Reject(About { doc, .. }) | Said::Confirm(About { doc, .. }) => writer.claims_of(doc),
        Said::Merge { from, into, .. } => of(&[from.clone(), into.clone()]),
        Said::Alias { name, org, .. } | Said::Split { name, org } => {
            let mut orgs = writer.orgs_named(&name_key(name))?;
            orgs.extend([org.clone(), own_id(name)]);
            of(&orgs)
        }
        Said::Import { .. } => Ok(Vec::new()),
    }
}

/// Files claims anew; gives how many of them are shown differently than before.
fn refile(filing: &mut Filing<'_>, claims: Vec<InRow>) -> Result<usize, StoreError> {
    claims.into_iter().try_fold(0, |count, claim| Ok(count + usize::from(filing.refile(claim)?)))
}
