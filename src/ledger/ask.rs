//! Questions to the ledger: as few claims as the answer needs.

use super::Ledger;
use crate::{
    graph::{Naming, PartnerGraph},
    model::{Claim, OrgId},
    query::name_key,
    store::{Found, NameSort, StoreError},
};
use std::collections::BTreeSet;

impl Ledger<'_> {
    /// Hands every claim that is shown to `take`, by article and place.
    ///
    /// # Errors
    /// What SQLite meets, and whatever `take` fails with.
    pub fn claims<E: From<StoreError>>(&self, take: impl FnMut(Claim) -> Result<(), E>) -> Result<(), E> {
        self.store.claims(take)
    }

    /// The part of the graph that holds every tie of the organisations that go by any of these names, each tie as in
    /// the whole graph; `None` where one of the names is not known, so that only the whole graph can tell what is like
    /// it.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn graph_around(&self, names: &[String]) -> Result<Option<PartnerGraph>, StoreError> {
        self.store.at_one_moment(|| self.around(names))
    }

    fn around(&self, names: &[String]) -> Result<Option<PartnerGraph>, StoreError> {
        let given = self.aliases()?;
        let mut around: BTreeSet<OrgId> = BTreeSet::new();
        for name in names {
            let found = self.named(name, &given)?;
            if found.is_empty() {
                return Ok(None);
            }
            around.extend(found);
        }
        let around: Vec<OrgId> = around.into_iter().collect();
        let claims = self.store.claims_around(&around)?;
        if claims.is_empty() {
            return Ok(None);
        }
        self.called(PartnerGraph::from_claims(claims)).map(Some)
    }

    /// The graph with the names that all claims of the ledger give its organisations, not its own alone.
    pub(super) fn called(&self, graph: PartnerGraph) -> Result<PartnerGraph, StoreError> {
        let given = self.aliases()?;
        let mut called = Vec::new();
        for org in graph.organizations() {
            called.push((org.id.clone(), self.naming(&org.id, &given)?));
        }
        Ok(graph.called(called))
    }

    /// Who goes by this name, in claims, in the gazetteer or as `given` by a person.
    pub(super) fn named(&self, name: &str, given: &[(String, OrgId)]) -> Result<Vec<OrgId>, StoreError> {
        let key = name_key(name);
        let mut found = self.store.orgs_named(&key)?;
        found.extend(given.iter().filter(|(name, _)| name_key(name) == key).map(|(_, org)| org.clone()));
        found.sort();
        found.dedup();
        Ok(found)
    }

    /// How all claims name an organisation, and what a person has `given` as its names.
    pub(super) fn naming(&self, org: &OrgId, given: &[(String, OrgId)]) -> Result<Naming, StoreError> {
        let mut naming = Naming::default();
        given.iter().filter(|(_, of)| of == org).for_each(|(name, _)| naming.see(name));
        for named in self.store.names_of(org)? {
            match named.sort {
                NameSort::Name => naming.hear(&named.form, named.uses, false),
                NameSort::Alliance => naming.hear(&named.form, named.uses, true),
                NameSort::Surface => naming.see(&named.form),
                NameSort::Known => {}
            }
        }
        Ok(naming)
    }

    /// Articles whose titles, and claims whose evidence, hold every word of `text`; best first.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn search(&self, text: &str, most: usize) -> Result<Vec<Found>, StoreError> {
        self.store.search(text, most)
    }
}
