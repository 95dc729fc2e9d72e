//! What happened to an organisation's ties, and when.

use super::{Answered, Asked, json};
use crate::{
    query::{self, Dated, Filter, Named},
    serve::Explorer,
};
use serde::Serialize;

/// So many partners of one with very many are read.
const MOST: usize = 100;

#[derive(Serialize)]
struct Timeline {
    org: Named,
    events: Vec<Dated>,
}

pub(super) fn answer(explorer: &Explorer, mut asked: Asked) -> Answered {
    let org = asked.params.wanted("org")?;
    let as_of = asked.params.one("as_of")?;
    asked.params.end()?;
    let org = explorer.archive.find(&org)?;
    let part = explorer.archive.around(&Filter { focus: vec![org.clone()], ..Filter::default() }, MOST)?;
    let told = query::timeline(&part.graph, &org, as_of);
    json(&Timeline { org: told.company, events: told.events })
}
