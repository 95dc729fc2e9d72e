//! A person's word: what is wrong, what is right, what a name means, who is whom.

use super::{Answered, Asked, json};
use crate::{
    ledger::{About, CorrectError, Said},
    model::{ClaimId, OrgId},
    serve::{Explorer, refusal::Refusal},
    store::Correction,
};
use serde::{Deserialize, Serialize};

/// Longest reason or name.
const LONGEST: usize = 2_000;

#[derive(Deserialize)]
#[serde(tag = "action", rename_all = "snake_case", deny_unknown_fields)]
enum Wish {
    Reject { claim: String, reason: String },
    Confirm { claim: String, reason: String },
    Alias { name: String, org: String, reason: String },
    Merge { from: String, into: String, reason: String },
    Undo { number: i64 },
}

#[derive(Serialize)]
struct Done {
    number: i64,
    /// Claims that are shown differently now.
    claims: usize,
}

#[derive(Serialize)]
struct Log {
    corrections: Vec<Correction>,
}

/// What holds and what was undone, the newest first.
pub(super) fn answer(explorer: &Explorer, asked: Asked) -> Answered {
    asked.params.end()?;
    let mut corrections = explorer.archive.ledger()?.read(|ledger| ledger.corrections())?;
    corrections.reverse();
    json(&Log { corrections })
}

/// Makes a correction, or takes one back.
pub(super) fn make(explorer: &Explorer, asked: Asked) -> Answered {
    asked.params.end()?;
    let wish: Wish =
        serde_json::from_slice(&asked.body).map_err(|error| Refusal::bad(format!("this is no correction: {error}")))?;
    let kept = explorer.archive.ledger()?;
    let on = explorer.options.edit.as_ref().map_or_else(String::new, |edit| (edit.today)());
    let org = |name: &str| -> Result<(OrgId, String), Refusal> {
        let id = explorer.archive.find(name)?;
        let called = explorer.archive.names()?.get(&id).map_or_else(|| id.to_string(), |org| org.name.clone());
        Ok((id, called))
    };
    let done = kept.write(|ledger| {
        let about = |claim: &str| {
            let claim = plain(claim)?;
            // The beginning of an id may come to mean another claim; the page knows the whole.
            ledger.claim(&ClaimId::new(claim)).map(|claim| About::of(&claim)).map_err(refused)
        };
        let (said, reason) = match &wish {
            Wish::Undo { number } => {
                let undone = ledger.undo(*number, &on).map_err(refused)?;
                return Ok(Done { number: undone.correction.number, claims: undone.claims });
            }
            Wish::Reject { claim, reason } => (Said::Reject(about(claim)?), reason),
            Wish::Confirm { claim, reason } => (Said::Confirm(about(claim)?), reason),
            Wish::Alias { name, org: of, reason } => {
                let (org, called) = org(of)?;
                (Said::Alias { name: plain(name)?, org, called }, reason)
            }
            Wish::Merge { from, into, reason } => {
                let ((from, _), (into, called)) = (org(from)?, org(into)?);
                (Said::Merge { from, into, called }, reason)
            }
        };
        let reason = plain(reason).map_err(|_| Refusal::bad("a reason is wanted, of no more than 2,000 bytes"))?;
        let (number, claims) = ledger.correct(&said, Vec::new(), &on, Some(&reason)).map_err(refused)?;
        Ok(Done { number, claims })
    })?;
    json(&done)
}

/// A text that is there and not too long, without blanks around it.
fn plain(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    match text.is_empty() || text.len() > LONGEST || text.contains('\0') {
        true => Err(Refusal::bad("a text is empty, or too long")),
        false => Ok(text.to_owned()),
    }
}

fn refused(error: CorrectError) -> Refusal {
    match error {
        CorrectError::Store(error) => error.into(),
        CorrectError::NoClaim(_) | CorrectError::NoCorrection(_) => Refusal::missing(error.to_string()),
        CorrectError::ManyClaims(..) | CorrectError::Void(_) => Refusal::bad(error.to_string()),
    }
}
