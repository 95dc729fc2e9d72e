//! How two organisations are connected.

use super::{
    Answered, Asked,
    choice::Choice,
    json,
    neighbourhood::{self, Neighbourhood},
};
use crate::{
    model::{OrgId, Tie},
    query::{self, Filter, Route, View},
    serve::{Explorer, refusal::Refusal},
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Serialize)]
struct Way {
    route: Option<Route>,
    /// Whether there is none where none was found: the search is given up when it takes too long.
    sure: bool,
    graph: Option<Neighbourhood>,
}

pub(super) fn answer(explorer: &Explorer, mut asked: Asked) -> Answered {
    let (from, to) = (asked.params.wanted("from")?, asked.params.wanted("to")?);
    let choice = Choice::all(&mut asked.params, Vec::new(), 1)?;
    asked.params.end()?;
    let Found { sure, way } = find(explorer, &from, &to, &choice)?;
    let Some((route, view)) = way else { return json(&Way { route: None, sure, graph: None }) };
    let graph = neighbourhood::of(&view, BTreeMap::new(), choice.lang);
    json(&Way { route: Some(route), sure, graph: Some(graph) })
}

/// What was found between two organisations.
pub(super) struct Found {
    sure: bool,
    /// The way, and what lies on it.
    pub(super) way: Option<(Route, View)>,
}

/// Looks for a shortest way through what a choice lets through.
pub(super) fn find(explorer: &Explorer, from: &str, to: &str, choice: &Choice) -> Result<Found, Refusal> {
    let (from, to) = (explorer.archive.find(from)?, explorer.archive.find(to)?);
    let way = explorer.archive.on_the_way(&from, &to)?;
    let graph = choice.filter.apply(&way.part.graph);
    let route = query::path(&graph, &from, &to, 1).into_iter().next();
    let sure = route.is_some() || way.is_all || (way.is_sure && choice.is_all());
    let Some(route) = route else { return Ok(Found { sure, way: None }) };
    let orgs: BTreeSet<&OrgId> = [&from, &to]
        .into_iter()
        .chain(route.steps.iter().map(|step| &step.to.id))
        .chain(route.steps.iter().filter_map(|step| Some(&step.via.as_ref()?.id)))
        .collect();
    let ties: BTreeSet<_> = route.steps.iter().map(|step| &step.tie).collect();
    let of_route = |tie: &Tie| {
        let parts = tie.participants.iter().filter(|part| orgs.contains(&part.org));
        ties.contains(&tie.id).then(|| Tie { participants: parts.cloned().collect(), ..tie.clone() })
    };
    let mut view = Filter::default().view(&graph.change_ties(of_route));
    view.focus = vec![from.clone(), to.clone()];
    Ok(Found { sure, way: Some((route, view)) })
}
