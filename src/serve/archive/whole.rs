//! A graph in memory: everything is at hand.

use super::{Extent, Hub, Lack, Part};
use crate::{
    graph::PartnerGraph,
    model::{Citation, DocId, OrgKind, PartialDate},
    query,
    serve::names::{Names, Suggested},
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// A graph in memory, with what is known of its articles.
#[derive(Debug)]
pub struct Whole {
    graph: PartnerGraph,
    citations: BTreeMap<DocId, Citation>,
    names: Arc<Names>,
    /// Counted once: of a large graph that takes a while.
    extent: Extent,
}

/// So many of those with most ties are counted.
const HUBS: usize = 24;

impl Whole {
    /// A graph and what is known of its articles.
    ///
    /// # Complexity
    /// O(n log n) for n ties.
    pub fn new(graph: PartnerGraph, citations: impl IntoIterator<Item = (DocId, Citation)>) -> Self {
        let mut names = Names::default();
        for org in graph.organizations() {
            let suggested = Suggested {
                id: org.id.clone(),
                name: org.name().to_owned(),
                en: org.en.clone(),
                kind: org.kind,
                weight: graph.ties_of(&org.id).count(),
                is_claims: false,
            };
            names.add(suggested, org.names().chain(graph.surfaces(&org.id)));
        }
        let extent = extent(&graph);
        Self { graph, citations: citations.into_iter().collect(), names: Arc::new(names), extent }
    }

    pub(super) fn extent(&self, hubs: usize) -> Extent {
        Extent { hubs: self.extent.hubs.iter().take(hubs).cloned().collect(), ..self.extent.clone() }
    }

    pub(super) fn names(&self) -> Arc<Names> {
        Arc::clone(&self.names)
    }

    pub(super) fn part(&self) -> Part<'_> {
        Part { graph: Cow::Borrowed(&self.graph), lack: Lack::default() }
    }

    pub(super) fn citations(&self, docs: &BTreeSet<&DocId>) -> BTreeMap<DocId, Citation> {
        docs.iter().filter_map(|&doc| Some((doc.clone(), self.citations.get(doc)?.clone()))).collect()
    }
}

fn extent(graph: &PartnerGraph) -> Extent {
    let stats = query::stats(graph, graph.organizations().len());
    // An alliance binds its members; who looks for companies does not look for it.
    let company = |hub: &query::Hub| graph.organization(&hub.org.id).is_none_or(|org| org.kind != OrgKind::Alliance);
    let counted =
        |hub: query::Hub| Hub { org: hub.org, ties: Some(hub.ties), claims: None, partners: Some(hub.partners) };
    let dates = || graph.claims().iter().filter_map(|claim| claim.when.or(claim.reported));
    Extent {
        articles: Some(stats.articles as u64),
        claims: stats.claims as u64,
        organizations: stats.organizations,
        ties: Some(stats.ties),
        period: months(dates().min_by_key(|date| date.earliest()), dates().max_by_key(|date| date.latest())),
        hubs: stats.hubs.into_iter().filter(company).take(HUBS).map(counted).collect(),
    }
}

/// The first and the last month of a stretch of time.
pub(in crate::serve) fn months(first: Option<PartialDate>, last: Option<PartialDate>) -> Option<[String; 2]> {
    let month = |(year, month, _): (u16, u8, u8)| format!("{year:04}-{month:02}");
    Some([month(first?.earliest()), month(last?.latest())])
}
