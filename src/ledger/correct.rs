//! A person's word, written down and applied at once.

use super::{
    Ledger,
    corrections::{About, Corrections, Said, own_id},
    filing::Filing,
    ready,
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
            1 => Ok(found.remove(0).1.claim),
            _ => {
                let ids: BTreeSet<ClaimId> = found.iter().map(|(id, _)| id.clone()).collect();
                // One claim may stand in an article and in a file that was brought.
                if ids.len() == 1 {
                    return Ok(found.remove(0).1.claim);
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

    /// Names that a person gave, each with the organisation that it means, whether an article uses it or not.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn aliases(&self) -> Result<Vec<(String, OrgId)>, StoreError> {
        let corrections = Corrections::of(&self.store.corrections()?);
        Ok(corrections.aliases().into_iter().map(|(name, org)| (name.to_owned(), org.clone())).collect())
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
        match said {
            Said::Merge { from, into, .. } if from == into => {
                return Err(CorrectError::Void(format!("`{from}` and `{into}` are one organisation already")));
            }
            Said::Alias { name, .. } | Said::Split { name, .. } if !name.contains(char::is_alphanumeric) => {
                return Err(CorrectError::Void(format!("`{name}` is no name")));
            }
            Said::Split { name, org } if own_id(name) == *org => {
                return Err(CorrectError::Void(format!("`{name}` is the name that `{org}` is known by")));
            }
            _ => {}
        }
        let about = serde_json::to_string(said).unwrap_or_default();
        let gazetteer = self.gazetteer;
        self.store.write(|writer| {
            let touched = touched(writer, said)?;
            let said_before = Corrections::of(&writer.corrections()?).hold(said);
            let number = writer.correct(on, said.action(), &about, reason)?;
            let corrections = Corrections::of(&writer.corrections()?);
            let mut filing = Filing::new(writer, &corrections, gazetteer);
            let mut count = refile(&mut filing, touched)?;
            if count == 0 && said_before {
                return Err(CorrectError::Void(format!("a person said `{}` of that claim already", said.action())));
            }
            for claim in brought {
                // What is there to the letter is not brought twice.
                if !writer.holds(&claim)? {
                    count += 1;
                    filing.file(Origin::Correction(number), vec![claim])?;
                }
            }
            ready::settle(writer)?;
            Ok((number, count))
        })
    }

    /// Takes a correction back on a day (YYYY-MM-DD); what it brought goes with it.
    ///
    /// # Errors
    /// [`CorrectError::NoCorrection`], and what SQLite meets.
    pub fn undo(&mut self, number: i64, on: &str) -> Result<Undone, CorrectError> {
        let gazetteer = self.gazetteer;
        self.store.write(|writer| {
            let Some(correction) = writer.undo(number, on)? else { return Err(CorrectError::NoCorrection(number)) };
            let corrections = Corrections::of(&writer.corrections()?);
            let dropped = writer.drop_claims(Origin::Correction(number))?;
            // Later corrections may have built on this one, and moved its claims under other keys.
            let touched = writer.claims_corrected()?;
            let claims = dropped + refile(&mut Filing::new(writer, &corrections, gazetteer), touched)?;
            ready::settle(writer)?;
            Ok(Undone { correction, claims })
        })
    }
}

/// The claims that a correction may change.
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
