//! A part of the graph, with a place for each of its nodes.

use super::{
    Answered, Asked,
    choice::Choice,
    json,
    ties::{Shown, shown},
};
use crate::{
    draw::{self, Placed, wording},
    graph::PartnerGraph,
    model::{Lang, OrgId, OrgKind, Organization, Tie},
    query::{Filter, LeftOut, View},
    serve::{
        Explorer,
        archive::{Lack, months},
        refusal::Refusal,
    },
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A view as the page knows it.
#[derive(Debug, Serialize)]
pub(super) struct Neighbourhood {
    focus: Vec<OrgId>,
    lang: &'static str,
    caption: String,
    left_out: LeftOut,
    /// Partners of each organisation that are not here; `None` where counting them would take long.
    unseen: BTreeMap<OrgId, Option<usize>>,
    period: Option<[String; 2]>,
    organizations: Vec<Org>,
    ties: Vec<Shown>,
    areas: Vec<String>,
    graph: Placed,
}

#[derive(Debug, Serialize)]
struct Org {
    id: OrgId,
    name: String,
    ko: Option<String>,
    en: Option<String>,
    names: Vec<String>,
    kind: OrgKind,
    ticker: Option<String>,
    country: Option<String>,
    group: Option<OrgId>,
    ties: usize,
}

pub(super) fn answer(explorer: &Explorer, mut asked: Asked) -> Answered {
    let choice = Choice::read(&mut asked.params, explorer)?;
    asked.params.end()?;
    json(&chosen(explorer, &choice)?)
}

/// The neighbourhood that a choice is about.
pub(super) fn chosen(explorer: &Explorer, choice: &Choice) -> Result<Neighbourhood, Refusal> {
    let part = explorer.archive.around(&choice.filter.focus, choice.filter.depth, choice.top())?;
    let graph = choice.filter.apply(&part.graph);
    // What the filter lets through is the same for all questions; here only the focus is left to choose.
    let Filter { focus, depth, collapse, top, .. } = choice.filter.clone();
    let mut view = Filter { focus, depth, collapse, top, ..Filter::default() }.view(&graph);
    view.left_out.organizations += part.lack.partners.values().sum::<usize>();
    let unseen = if collapse { BTreeMap::new() } else { unseen(&graph, &view, &part.lack) };
    Ok(of(&view, unseen, choice.lang))
}

/// How many partners of each organisation are not in the view.
fn unseen(graph: &PartnerGraph, view: &View, lack: &Lack) -> BTreeMap<OrgId, Option<usize>> {
    let here: BTreeSet<&OrgId> = view.organizations.iter().map(|org| &org.id).collect();
    let count = |org: &Organization| {
        if lack.complete.as_ref().is_some_and(|complete| !complete.contains(&org.id)) {
            return None;
        }
        let partners: BTreeSet<&OrgId> = graph.ties_of(&org.id).flat_map(Tie::orgs).collect();
        Some(partners.difference(&here).count() + lack.partners.get(&org.id).copied().unwrap_or(0))
    };
    view.organizations.iter().map(|org| (org.id.clone(), count(org))).collect()
}

/// A view with what is known of its parts.
pub(super) fn of(view: &View, unseen: BTreeMap<OrgId, Option<usize>>, lang: Lang) -> Neighbourhood {
    let mut ties: BTreeMap<&OrgId, usize> = BTreeMap::new();
    for org in view.ties.iter().flat_map(Tie::orgs) {
        *ties.entry(org).or_default() += 1;
    }
    let areas: BTreeSet<&String> = view.ties.iter().flat_map(|tie| &tie.areas).collect();
    Neighbourhood {
        focus: view.focus.clone(),
        lang: if lang == Lang::Ko { "ko" } else { "en" },
        caption: wording::caption(view, lang),
        left_out: view.left_out,
        unseen,
        period: view.period().and_then(|(first, last)| months(Some(first), Some(last))),
        organizations: view.organizations.iter().map(|org| known(org, ties.get(&org.id).copied(), lang)).collect(),
        ties: view.ties.iter().map(|tie| shown(tie, lang)).collect(),
        areas: areas.into_iter().cloned().collect(),
        graph: draw::placed(view, lang),
    }
}

fn known(org: &Organization, ties: Option<usize>, lang: Lang) -> Org {
    let mut names: Vec<String> = Vec::new();
    for name in org.names() {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    Org {
        id: org.id.clone(),
        name: wording::name(org, lang).to_owned(),
        ko: org.ko.clone(),
        en: org.en.clone(),
        names,
        kind: org.kind,
        ticker: org.ticker.clone(),
        country: org.country.clone(),
        group: org.group.clone(),
        ties: ties.unwrap_or(0),
    }
}
