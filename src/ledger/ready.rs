//! Who are the partners of a company: the answer is kept ready for those that many claims tell of.

use super::Ledger;
use crate::{
    graph::PartnerGraph,
    model::OrgId,
    query::{NameIndex, Named, PartnerRow, Partners, partners, rank},
    store::{OrgKey, StoreError, Writer},
};
use std::collections::BTreeSet;

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
        let Some(id) = self.resolve(name)? else { return Ok(None) };
        let Some(body) = self.store.ready(&id, FORM)? else { return Ok(None) };
        // What cannot be read is made from the claims, like what is not there.
        let Ok(mut rows) = postcard::from_bytes::<Vec<PartnerRow>>(&body) else { return Ok(None) };
        let mut unknown: BTreeSet<OrgId> = BTreeSet::new();
        let mut company = Named { id, name: String::new() };
        let mut know = |org: &mut Named| match self.gazetteer.organization(&org.id) {
            Some(known) => known.name().clone_into(&mut org.name),
            None => drop(unknown.insert(org.id.clone())),
        };
        know(&mut company);
        rows.iter_mut().for_each(|row| each_named(row, &mut know));
        let called = self.store.called(&unknown.iter().collect::<Vec<_>>())?;
        let mut call = |org: &mut Named| {
            if org.name.is_empty() {
                let found = called.binary_search_by(|(id, _)| id.cmp(&org.id));
                org.name = found.map_or_else(|_| org.id.to_string(), |at| called[at].1.clone());
            }
        };
        call(&mut company);
        rows.iter_mut().for_each(|row| each_named(row, &mut call));
        rank(&mut rows);
        Ok(Some(Partners { company, partners: rows }))
    }

    /// The only organisation with ties that goes by this name.
    fn resolve(&self, name: &str) -> Result<Option<OrgId>, StoreError> {
        let given = self.aliases()?;
        let mut index = NameIndex::default();
        for id in self.named(name, &given)? {
            if self.store.has_ties(&id)? {
                let naming = self.naming(&id, &given)?;
                let known = self.gazetteer.organization(&id).cloned();
                index.add(&known.unwrap_or_else(|| naming.organization(&id)), naming.surfaces());
            }
        }
        Ok(index.resolve(name).ok())
    }
}

/// Hands on everybody whom a row names.
fn each_named(row: &mut PartnerRow, take: &mut impl FnMut(&mut Named)) {
    take(&mut row.partner);
    row.deals.iter_mut().filter_map(|deal| deal.via.as_mut()).for_each(take);
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
        let rows = of.map(|of| {
            let mut rows = partners(&graph, of);
            // Names are looked up when the answer is given.
            rows.iter_mut().for_each(|row| each_named(row, &mut |org| org.name.clear()));
            rows
        });
        let body = rows.and_then(|rows| postcard::to_stdvec(&rows).ok());
        writer.keep_ready(org, FORM, body.as_deref())?;
    }
    writer.untouch()
}
