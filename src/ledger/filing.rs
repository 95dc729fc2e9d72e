//! Under which keys a claim is filed.

use super::{corrections::Corrections, tokens::tokens};
use crate::{
    graph::deal_keys,
    lexicon::Gazetteer,
    model::{Claim, OrgId},
    query::name_key,
    store::{Filed, Name, NameSort, Shown, names},
};
use std::collections::BTreeSet;

/// A claim with its keys, as corrections have it.
pub(super) fn filed(claim: Claim, corrections: &Corrections) -> Filed {
    let shown = corrections.apply(&claim);
    let (deals, names) = match &shown {
        Some(shown) => (deal_keys(shown), names(shown, name_key)),
        None => (Vec::new(), Vec::new()),
    };
    let shown = match shown {
        None => Shown::Not,
        Some(shown) if shown == claim => Shown::AsMade,
        Some(shown) => Shown::As(Box::new(shown)),
    };
    Filed { claim, shown, deals, names }
}

/// What full-text search finds a claim by: its evidence and the names of its parties.
pub(super) fn searched(filed: &Filed) -> String {
    let claim = match &filed.shown {
        Shown::As(claim) => claim,
        Shown::AsMade | Shown::Not => &filed.claim,
    };
    let quotes = claim.evidence.iter().map(|evidence| evidence.quote.as_str());
    let parties = claim.parties.iter().map(|party| party.name.as_str());
    let alliance = claim.alliance.iter().map(|alliance| alliance.name.as_str());
    tokens(&quotes.chain(parties).chain(alliance).collect::<Vec<_>>().join(" . "))
}

/// The names that a gazetteer knows of the organisations of a claim, for those that have none in `written` yet.
pub(super) fn known_names(filed: &Filed, gazetteer: &Gazetteer, written: &mut BTreeSet<OrgId>) -> Vec<Name> {
    let mut known = Vec::new();
    for name in filed.names.iter().filter(|name| name.sort != NameSort::Surface) {
        if !written.insert(name.org.clone()) {
            continue;
        }
        let mut add = |form: &str| {
            let form = form.to_owned();
            known.push(Name { org: name.org.clone(), sort: NameSort::Known, key: name_key(&form), form });
        };
        add(name.org.as_str());
        if let Some(org) = gazetteer.organization(&name.org) {
            org.ko.iter().chain(&org.en).chain(&org.aliases).for_each(|form| add(form));
        }
    }
    known
}
