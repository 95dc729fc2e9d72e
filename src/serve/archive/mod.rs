//! What is explored: a graph in memory, or a ledger that is asked piece by piece.

mod census;
mod kept;
mod whole;

pub use kept::Kept;
pub use whole::Whole;
pub(super) use whole::months;

use super::{names::Names, refusal::Refusal};
use crate::{
    graph::PartnerGraph,
    model::{Citation, DocId, OrgId, TieId},
    query::{Filter, Named, PartnerRow},
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
    /// A ledger.
    Kept(Kept),
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
    /// Of these organisations it is known how many partners are lacking; `None` where all of all are here.
    pub(super) complete: Option<BTreeSet<OrgId>>,
    /// Who is in focus where nobody was asked for.
    pub(super) focus: Vec<OrgId>,
}

/// What a way from one organisation to another is looked for in.
#[derive(Debug)]
pub(super) struct OnTheWay<'a> {
    pub(super) part: Part<'a>,
    /// It is the whole graph.
    pub(super) is_all: bool,
    /// If no way is in it, there is none, unless a filter is in between.
    pub(super) is_sure: bool,
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

/// One of those with most ties or, in a ledger, with most claims.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Hub {
    pub(super) org: Named,
    pub(super) ties: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) claims: Option<usize>,
    pub(super) partners: Option<usize>,
}

impl Archive {
    /// Whether it is a ledger, which can be corrected.
    pub(super) fn is_ledger(&self) -> bool {
        matches!(self, Archive::Kept(_))
    }

    /// The ledger.
    ///
    /// # Errors
    /// 403 where it is none.
    pub(super) fn ledger(&self) -> Result<&Kept, Refusal> {
        match self {
            Archive::Kept(kept) => Ok(kept),
            Archive::Whole(_) => Err(Refusal::new(403, "only a ledger can be corrected")),
        }
    }

    /// Changes whenever an answer may have.
    pub(super) fn edition(&self) -> Result<(i64, u64), Refusal> {
        match self {
            Archive::Whole(_) => Ok((0, 0)),
            Archive::Kept(kept) => kept.edition(),
        }
    }

    /// How much there is, with so many of those that have most ties.
    pub(super) fn extent(&self, hubs: usize) -> Result<Extent, Refusal> {
        match self {
            Archive::Whole(whole) => Ok(whole.extent(hubs)),
            Archive::Kept(kept) => kept.extent(hubs),
        }
    }

    /// The names of all organisations.
    pub(super) fn names(&self) -> Result<Arc<Names>, Refusal> {
        match self {
            Archive::Whole(whole) => Ok(whole.names()),
            Archive::Kept(kept) => kept.names(),
        }
    }

    /// The graph in which the filter finds its view: the organisations in focus with their ties and, at depth 2, their
    /// partners with theirs; of those with very many the `most` important. Without a focus all of it or, of a ledger,
    /// the middle.
    pub(super) fn around(&self, filter: &Filter, most: usize) -> Result<Part<'_>, Refusal> {
        match self {
            Archive::Whole(whole) => Ok(whole.part()),
            Archive::Kept(kept) => kept.around(filter, most),
        }
    }

    /// The graph in which every tie between the two is as in the whole graph.
    pub(super) fn between(&self, a: &OrgId, b: &OrgId) -> Result<Part<'_>, Refusal> {
        match self {
            Archive::Whole(whole) => Ok(whole.part()),
            Archive::Kept(kept) => kept.between(a, b),
        }
    }

    /// A graph in which a tie of an organisation is as in the whole graph.
    pub(super) fn holding(&self, org: &OrgId, tie: &TieId) -> Result<Part<'_>, Refusal> {
        match self {
            Archive::Whole(whole) => Ok(whole.part()),
            Archive::Kept(kept) => kept.holding(org, tie),
        }
    }

    /// A graph that holds a shortest way from one to the other, if one was found.
    pub(super) fn on_the_way(&self, from: &OrgId, to: &OrgId) -> Result<OnTheWay<'_>, Refusal> {
        match self {
            Archive::Whole(whole) => Ok(OnTheWay { part: whole.part(), is_all: true, is_sure: true }),
            Archive::Kept(kept) => kept.on_the_way(from, to),
        }
    }

    /// How many partners an organisation has beyond those that are shown, where only a part of it was read; `None` where
    /// that takes long to count.
    pub(super) fn beyond(&self, org: &OrgId, here: &BTreeSet<&OrgId>) -> Result<Option<usize>, Refusal> {
        match self {
            Archive::Whole(_) => Ok(None),
            Archive::Kept(kept) => kept.beyond(org, here),
        }
    }

    /// All partners of an organisation, where they are kept ready.
    pub(super) fn ready_partners(&self, org: &OrgId) -> Result<Option<Vec<PartnerRow>>, Refusal> {
        match self {
            Archive::Whole(_) => Ok(None),
            Archive::Kept(kept) => kept.ready_partners(org),
        }
    }

    /// How these articles are named, and where they can be read.
    pub(super) fn citations(&self, docs: &BTreeSet<&DocId>) -> Result<BTreeMap<DocId, Citation>, Refusal> {
        match self {
            Archive::Whole(whole) => Ok(whole.citations(docs)),
            Archive::Kept(kept) => kept.citations(docs),
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
