//! Who are the partners of a company: the answer is kept ready for those that many claims tell of.

use super::Ledger;
use crate::{
    graph::PartnerGraph,
    model::{OrgId, Organization},
    query::{NameIndex, Named, PartnerRow, Partners, name_key, partners, rank},
    store::{OrgKey, StoreError, Writer},
};
use std::collections::BTreeMap;

/// From so many claims on an answer is kept ready; fewer are read in milliseconds.
const MANY: usize = 64;

/// How the answers that are kept were made. Those of another form are made anew: count on when ties or
/// [`PartnerRow`] come out differently within a version.
const FORM: &str = concat!(env!("CARGO_PKG_VERSION"), "/1");

impl Ledger<'_> {
    /// Makes the answers ready that claims have touched since the last time. Until then answers are slower, never
    /// wrong.
    ///
    /// # Errors
    /// As [`Ledger::add`].
    pub fn settle(&mut self) -> Result<(), StoreError> {
        self.store.write(settle)
    }

    /// The partners of the company that goes by this name, where that answer is ready and the name is plain; the same
    /// as [`partners`] gives of the graph around it.
    ///
    /// # Errors
    /// What SQLite meets.
    pub fn partners(&self, name: &str) -> Result<Option<Partners>, StoreError> {
        self.store.at_one_moment(|| self.ready(name))
    }

    fn ready(&self, name: &str) -> Result<Option<Partners>, StoreError> {
        let mut called = Called { ledger: self, names: BTreeMap::new() };
        let Some(id) = called.resolve(name)? else { return Ok(None) };
        let Some(body) = self.store.ready(&id, FORM)? else { return Ok(None) };
        // What cannot be read is made from the claims, like what is not there.
        let Ok(mut rows) = postcard::from_bytes::<Vec<PartnerRow>>(&body) else { return Ok(None) };
        for row in &mut rows {
            row.partner.name = called.name(&row.partner.id)?;
            for via in row.deals.iter_mut().filter_map(|deal| deal.via.as_mut()) {
                via.name = called.name(&via.id)?;
            }
        }
        rank(&mut rows);
        Ok(Some(Partners { company: Named { name: called.name(&id)?, id }, partners: rows }))
    }
}

/// Makes the answers ready that claims have touched.
pub(super) fn settle(writer: &Writer<'_>) -> Result<(), StoreError> {
    for (org, claims) in writer.touched(FORM)? {
        if claims < MANY {
            writer.keep_ready(org, FORM, None)?;
            continue;
        }
        let graph = PartnerGraph::from_claims(writer.claims_around(org)?);
        let of = graph.organizations().iter().map(|known| &known.id).find(|id| OrgKey::of(id) == org);
        let rows = of.map(|of| partners(&graph, of));
        let body = rows.and_then(|rows| postcard::to_stdvec(&rows).ok());
        writer.keep_ready(org, FORM, body.as_deref())?;
    }
    writer.untouch()
}

/// How organisations are called now, whatever they were called when an answer was made.
struct Called<'a> {
    ledger: &'a Ledger<'a>,
    names: BTreeMap<OrgId, String>,
}

impl Called<'_> {
    fn name(&mut self, id: &OrgId) -> Result<String, StoreError> {
        if let Some(known) = self.names.get(id) {
            return Ok(known.clone());
        }
        let name = match self.ledger.gazetteer.organization(id) {
            Some(known) => known.name().to_owned(),
            None => self.ledger.naming(id)?.organization(id).name().to_owned(),
        };
        self.names.insert(id.clone(), name.clone());
        Ok(name)
    }

    fn organization(&self, id: &OrgId) -> Result<Organization, StoreError> {
        match self.ledger.gazetteer.organization(id) {
            Some(known) => Ok(known.clone()),
            None => Ok(self.ledger.naming(id)?.organization(id)),
        }
    }

    /// The only organisation with ties that goes by this name.
    fn resolve(&self, name: &str) -> Result<Option<OrgId>, StoreError> {
        let mut index = NameIndex::default();
        for id in self.ledger.store.orgs_named(&name_key(name))? {
            if self.ledger.store.has_ties(&id)? {
                let naming = self.ledger.naming(&id)?;
                index.add(&self.organization(&id)?, naming.surfaces());
            }
        }
        Ok(index.resolve(name).ok())
    }
}
