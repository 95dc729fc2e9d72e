//! What is explored: a graph in memory, or a ledger that is asked piece by piece.

mod whole;

pub use whole::Whole;
pub(super) use whole::months;

use super::{names::Names, refusal::Refusal};
use crate::{
    graph::PartnerGraph,
    model::{Citation, DocId, OrgId},
    query::{Hub, PartnerRow},
};
use serde::Serialize;
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// What is explored.
#[derive(Debug)]
pub enum Archive {
    /// A graph in memory.
    Whole(Whole),
}

/// The part of the graph that an answer is made from.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// It holds the ties that were asked for, each as in the whole graph.
    pub(super) graph: Cow<'a, PartnerGraph>,
    /// What it lacks.
    pub(super) lack: Lack,
}

/// What an answer lacks because reading it would take too long.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Lack {
    /// Partners of each organisation that were not read.
    pub(super) partners: BTreeMap<OrgId, usize>,
    /// Only these organisations have all their ties here; `None` where all have.
    pub(super) complete: Option<BTreeSet<OrgId>>,
}

/// How much there is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Extent {
    pub(super) articles: Option<u64>,
    pub(super) claims: u64,
    pub(super) organizations: usize,
    pub(super) ties: Option<usize>,
    pub(super) period: Option<[String; 2]>,
    pub(super) hubs: Vec<Hub>,
}

impl Archive {
    /// Whether it is a ledger, which can be searched and corrected.
    pub(super) fn is_ledger(&self) -> bool {
        match self {
            Archive::Whole(_) => false,
        }
    }

    /// How much there is, with so many of those that have most ties.
    pub(super) fn extent(&self, hubs: usize) -> Result<Extent, Refusal> {
        match self {
            Archive::Whole(whole) => Ok(whole.extent(hubs)),
        }
    }

    /// The names of all organisations.
    pub(super) fn names(&self) -> Result<Arc<Names>, Refusal> {
        match self {
            Archive::Whole(whole) => Ok(whole.names()),
        }
    }

    /// The graph in which the organisations have their ties and, at depth 2, their partners theirs; of those with too
    /// many the `most` important. All of it without any organisation.
    pub(super) fn around(&self, orgs: &[OrgId], _depth: usize, _most: usize) -> Result<Part<'_>, Refusal> {
        let _ = orgs;
        match self {
            Archive::Whole(whole) => Ok(whole.part()),
        }
    }

    /// The graph in which every tie between the two is as in the whole graph.
    pub(super) fn between(&self, _a: &OrgId, _b: &OrgId) -> Result<Part<'_>, Refusal> {
        match self {
            Archive::Whole(whole) => Ok(whole.part()),
        }
    }

    /// A graph that holds a shortest way from one to the other, where one was found; `None` where the search was given up.
    pub(super) fn on_the_way(&self, _from: &OrgId, _to: &OrgId) -> Result<Option<Part<'_>>, Refusal> {
        match self {
            Archive::Whole(whole) => Ok(Some(whole.part())),
        }
    }

    /// The partners of an organisation, if they are ready.
    pub(super) fn ready_partners(&self, _org: &OrgId) -> Result<Option<Vec<PartnerRow>>, Refusal> {
        match self {
            Archive::Whole(_) => Ok(None),
        }
    }

    /// How these articles are named, and where they can be read.
    pub(super) fn citations(&self, docs: &BTreeSet<&DocId>) -> Result<BTreeMap<DocId, Citation>, Refusal> {
        match self {
            Archive::Whole(whole) => Ok(whole.citations(docs)),
        }
    }

    /// The organisation with this id, or else this very name.
    ///
    /// # Errors
    /// 404 with those that are called alike.
    pub(super) fn find(&self, name: &str) -> Result<OrgId, Refusal> {
        let names = self.names()?;
        if let Some(found) = names.find(name) {
            return Ok(found.id.clone());
        }
        let near = names.like(name, 3).into_iter().map(|(org, _)| org.name.clone()).collect();
        let told: String = name.chars().take(80).collect();
        Err(Refusal::missing(format!("no organisation here is `{told}`")).near(near))
    }
}
