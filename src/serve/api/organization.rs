//! What is known of one organisation.

use super::{Answered, Asked, json};
use crate::{
    query::{self, Filter, PartnerRow, Profile},
    serve::{Explorer, refusal::Refusal},
};
use serde::Serialize;

/// So many partners are listed.
const MOST: usize = 500;
/// Of so many of one with very many the ties are read.
const READ: usize = 100;

#[derive(Serialize)]
struct Known {
    #[serde(flatten)]
    profile: Profile,
    partners_list: Vec<PartnerRow>,
    more: usize,
}

pub(super) fn answer(explorer: &Explorer, mut asked: Asked) -> Answered {
    let name = asked.params.wanted("id")?;
    let as_of = asked.params.one("as_of")?;
    asked.params.end()?;
    let id = explorer.archive.find(&name)?;
    let part = explorer.archive.around(&Filter { focus: vec![id.clone()], ..Filter::default() }, READ)?;
    let graph = Filter { as_of, ..Filter::default() }.apply(&part.graph);
    let none = || Refusal::missing(format!("`{id}` had no tie by then"));
    let mut profile = query::profile(&graph, &id, as_of).ok_or_else(none)?;
    let ready = if as_of.is_none() { explorer.archive.ready_partners(&id)? } else { None };
    let mut partners_list = ready.unwrap_or_else(|| query::partners(&graph, &id));
    // Of an organisation with very many partners the profile is made from the important ones.
    profile.partners = profile.partners.max(partners_list.len());
    let more = partners_list.len().saturating_sub(MOST);
    partners_list.truncate(MOST);
    json(&Known { profile, partners_list, more })
}
