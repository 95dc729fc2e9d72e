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
        archive::{Lack, Part, months},
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
    let chosen = choose(explorer, &choice)?;
    json(&of(&chosen.view, chosen.unseen, choice.lang))
}

/// A view, and what it was chosen from.
pub(super) struct Chosen<'e> {
    pub(super) view: View,
    pub(super) unseen: BTreeMap<OrgId, Option<usize>>,
    pub(super) part: Part<'e>,
}

/// The view that a choice is about.
pub(super) fn choose<'e>(explorer: &'e Explorer, choice: &Choice) -> Result<Chosen<'e>, Refusal> {
    let part = explorer.archive.around(&choice.filter, choice.top())?;
    let graph = choice.filter.apply(&part.graph);
    // What the filter lets through is the same for all questions; here only the focus is left to choose.
    let Filter { mut focus, depth, collapse, top, .. } = choice.filter.clone();
    focus.extend(part.lack.focus.iter().cloned());
    let mut view = Filter { focus, depth, collapse, top, ..Filter::default() }.view(&graph);
    view.left_out.organizations += part.lack.partners.values().sum::<usize>();
    let unseen = if collapse { BTreeMap::new() } else { unseen(explorer, &graph, &view, &part.lack)? };
    drop(graph);
    Ok(Chosen { view, unseen, part })
}

/// How many partners of each organisation are not in the view.
fn unseen(
    explorer: &Explorer,
    graph: &PartnerGraph,
    view: &View,
    lack: &Lack,
) -> Result<BTreeMap<OrgId, Option<usize>>, Refusal> {
    let here: BTreeSet<&OrgId> = view.organizations.iter().map(|org| &org.id).collect();
    let count = |org: &Organization| {
        if lack.complete.as_ref().is_some_and(|complete| !complete.contains(&org.id)) {
            return explorer.archive.beyond(&org.id, &here);
        }
        let partners: BTreeSet<&OrgId> = graph.ties_of(&org.id).flat_map(Tie::orgs).collect();
        Ok(Some(partners.difference(&here).count() + lack.partners.get(&org.id).copied().unwrap_or(0)))
    };
    view.organizations.iter().map(|org| Ok((org.id.clone(), count(org)?))).collect()
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
