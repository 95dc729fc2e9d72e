//! What claims must share to tell of the same deal, and the deals that they fall into.

use super::dating::split_by_date;
use crate::model::{Claim, Kind, OrgId};

/// What claims must share to tell of the same deal, dates apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key<'a> {
    pub(super) kind: Kind,
    pub(super) alliance: Option<&'a OrgId>,
    /// Source and target of a directed kind, all parties of others, none where an alliance says it all.
    pub(super) orgs: Vec<&'a OrgId>,
}

impl<'a> Key<'a> {
    /// `None` for a claim that ties nobody to anybody.
    pub(super) fn of(claim: &'a Claim) -> Option<Self> {
        let kind = claim.kind;
        let alliance = claim.alliance.as_ref().map(|alliance| &alliance.id).filter(|_| kind == Kind::Membership);
        let mut orgs: Vec<&OrgId> = Vec::new();
        for party in &claim.parties {
            if !orgs.contains(&&party.id) && alliance != Some(&party.id) {
                orgs.push(&party.id);
            }
        }
        if orgs.len() + usize::from(alliance.is_some()) < 2 || orgs.is_empty() {
            return None;
        }
        if alliance.is_some() {
            orgs.clear();
        } else if kind.is_directed() {
            orgs.truncate(2);
        } else {
            orgs.sort();
        }
        Some(Self { kind, alliance, orgs })
    }

    /// The organisations without their direction, sorted.
    pub(super) fn between(&self) -> Vec<&'a OrgId> {
        let mut orgs = self.orgs.clone();
        orgs.sort();
        orgs
    }
}

/// The claims that tell of one deal.
#[derive(Debug)]
pub(super) struct Deal<'a> {
    pub(super) key: Key<'a>,
    /// Its place in time among the deals of its key, from 0.
    pub(super) nth: usize,
    pub(super) claims: Vec<&'a Claim>,
}

impl<'a> Deal<'a> {
    /// The deals that claims of one key fall into by their dates.
    pub(super) fn split(key: &Key<'a>, claims: &[&'a Claim]) -> Vec<Self> {
        Self::numbered(key, split_by_date(claims))
    }

    /// Deals of one key in order of time.
    pub(super) fn numbered(key: &Key<'a>, deals: impl IntoIterator<Item = Vec<&'a Claim>>) -> Vec<Self> {
        deals.into_iter().enumerate().map(|(nth, claims)| Self { key: key.clone(), nth, claims }).collect()
    }
}
