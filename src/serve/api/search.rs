//! Suggestions while a name is typed.

use super::{Answered, Asked, json};
use crate::{
    model::{OrgId, OrgKind},
    serve::Explorer,
};
use serde::Serialize;

/// So many without `limit`.
const USUAL: usize = 12;
/// So many at most.
const MOST: usize = 50;

#[derive(Serialize)]
struct Found<'n> {
    organizations: Vec<Org<'n>>,
}

#[derive(Serialize)]
struct Org<'n> {
    id: &'n OrgId,
    name: &'n str,
    #[serde(skip_serializing_if = "Option::is_none")]
    en: Option<&'n str>,
    kind: OrgKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    matched: Option<&'n str>,
    ties: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claims: Option<usize>,
}

pub(super) fn answer(explorer: &Explorer, mut asked: Asked) -> Answered {
    let sought = asked.params.text("q")?.unwrap_or_default();
    let limit = asked.params.number("limit", 1, MOST)?.unwrap_or(USUAL);
    asked.params.end()?;
    let names = explorer.archive.names()?;
    let found = names.like(&sought, limit).into_iter().map(|(org, matched)| Org {
        id: &org.id,
        name: &org.name,
        en: org.en.as_deref(),
        kind: org.kind,
        matched: (matched != org.name).then_some(matched),
        ties: (!org.is_claims).then_some(org.weight),
        claims: org.is_claims.then_some(org.weight),
    });
    json(&Found { organizations: found.collect() })
}
