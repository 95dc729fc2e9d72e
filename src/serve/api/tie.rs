//! One tie, with all its sentences.

use super::{
    Answered, Asked,
    evidence::{Proofs, proofs},
    json,
    ties::{Shown, shown},
};
use crate::{
    model::{OrgId, Tie, TieId},
    query::{Proof, evidence},
    serve::{Explorer, refusal::Refusal},
};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Told {
    #[serde(flatten)]
    tie: Shown,
    #[serde(flatten)]
    proofs: Proofs,
}

pub(super) fn answer(explorer: &Explorer, mut asked: Asked) -> Answered {
    let (id, org) = (TieId::new(asked.params.wanted("id")?), asked.params.wanted("org")?);
    let lang = asked.params.lang()?;
    asked.params.end()?;
    let org = explorer.archive.find(&org)?;
    let part = explorer.archive.holding(&org, &id)?;
    let missing = || Refusal::missing(format!("`{org}` has no tie of that id any more"));
    let tie = part.graph.ties_of(&org).find(|tie| tie.id == id).ok_or_else(missing)?;
    let told = proofs(explorer, &part.graph, all(tie, |a, b| evidence(&part.graph, a, b)), &org)?;
    json(&Told { tie: shown(tie, lang), proofs: told })
}

/// Every sentence about a tie, whichever two of its organisations it is about, in the order of the first.
fn all(tie: &Tie, between: impl Fn(&OrgId, &OrgId) -> Vec<Proof>) -> Vec<Proof> {
    let orgs: Vec<&OrgId> = tie.orgs().collect();
    let mut found: BTreeMap<_, Proof> = BTreeMap::new();
    // Every claim names one of the first two, or the alliance, or stands between others: ask for pairs until all are told.
    let wanted: usize = tie.claims.iter().map(|claim| claim.evidence.len()).sum();
    'pairs: for (nth, a) in orgs.iter().enumerate() {
        for b in &orgs[nth + 1..] {
            for proof in between(a, b).into_iter().filter(|proof| proof.tie == tie.id) {
                let date = proof.when.or(proof.reported);
                let day = (date.is_none(), date.map(|date| date.earliest()));
                found.insert((day, proof.doc.clone(), proof.span, proof.claim.clone()), proof);
            }
            if found.len() >= wanted {
                break 'pairs;
            }
        }
    }
    found.into_values().collect()
}
