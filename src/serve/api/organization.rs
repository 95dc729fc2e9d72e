//! What is known of one organisation.

use super::{Answered, Asked, json};
use crate::{
    query::{self, Filter, PartnerRow, Profile},
    serve::{Explorer, refusal::Refusal},
};
use serde::Serialize;

/// So many partners are listed.
const MOST: usize = 500;

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
    let part = explorer.archive.around(&[id.clone()], 1, MOST)?;
    let graph = Filter { as_of, ..Filter::default() }.apply(&part.graph);
    let none = || Refusal::missing(format!("`{id}` had no tie by then"));
    let profile = query::profile(&graph, &id, as_of).ok_or_else(none)?;
    let mut partners_list = query::partners(&graph, &id);
    let more = partners_list.len().saturating_sub(MOST);
    partners_list.truncate(MOST);
    json(&Known { profile, partners_list, more })
}
