//! The part of the graph that a question chose. Every answer, diagram, export and page is made from one.

use crate::model::{DocId, OrgId, Organization, PartialDate, Tie};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A chosen part of the graph, sorted, so that the same input gives the same bytes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct View {
    /// The organisations that the question was about, if any.
    pub focus: Vec<OrgId>,
    /// Organisations, alliances among them, sorted by id. Every one that a tie names is here, and no other.
    pub organizations: Vec<Organization>,
    /// Groups that these belong to and that no tie names, sorted by id: names for the boxes around their members.
    pub groups: Vec<Organization>,
    /// Ties, sorted by id.
    pub ties: Vec<Tie>,
    /// What the filter left out so that the view is small enough to read.
    pub left_out: LeftOut,
}

/// What is not in a view although its filter let it through.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Organisations that [`Filter::top`](super::Filter::top) left out.
    pub organizations: usize,
    /// Ties between affiliates of one group that [`Filter::collapse`](super::Filter::collapse) left out.
    pub within_groups: usize,
}

impl View {
    /// The organisation with this id.
    pub fn organization(&self, id: &OrgId) -> Option<&Organization> {
        find(&self.organizations, id)
    }

    /// The group with this id, whether a tie names it or not.
    pub fn group(&self, id: &OrgId) -> Option<&Organization> {
        find(&self.organizations, id).or_else(|| find(&self.groups, id))
    }

    /// The articles behind the ties.
    pub fn sources(&self) -> BTreeSet<&DocId> {
        self.ties.iter().flat_map(|tie| &tie.claims).map(|claim| &claim.doc).collect()
    }

    /// The first and the last date that the ties tell of or were reported on.
    pub fn period(&self) -> Option<(PartialDate, PartialDate)> {
        let dates = || self.ties.iter().flat_map(|tie| &tie.claims).filter_map(|claim| claim.when.or(claim.reported));
        Some((dates().min_by_key(|date| date.earliest())?, dates().max_by_key(|date| date.latest())?))
    }
}

fn find<'a>(sorted: &'a [Organization], id: &OrgId) -> Option<&'a Organization> {
    sorted.binary_search_by(|org| org.id.cmp(id)).ok().map(|at| &sorted[at])
}
