//! Under which keys a claim is filed, and how it gets there.

use super::corrections::Corrections;
use crate::{
    graph::deal_keys,
    lexicon::Gazetteer,
    model::{Claim, OrgId},
    query::name_key,
    store::{Filed, InRow, Name, NameSort, Origin, Shown, StoreError, Writer, names},
};
use std::collections::BTreeSet;

/// Files claims of one article, or of the correction that brought them, in a transaction under way.
pub(super) struct Filing<'a> {
    pub writer: &'a Writer<'a>,
    pub corrections: &'a Corrections,
    pub gazetteer: &'a Gazetteer,
    /// Organisations whose names the gazetteer's are written beside already.
    written: BTreeSet<OrgId>,
}

impl<'a> Filing<'a> {
    pub fn new(writer: &'a Writer<'a>, corrections: &'a Corrections, gazetteer: &'a Gazetteer) -> Self {
        Self { writer, corrections, gazetteer, written: BTreeSet::new() }
    }

    /// Files claims under the row of their article or correction.
    pub fn file(&mut self, origin: Origin, claims: Vec<Claim>) -> Result<(), StoreError> {
        let brought = match origin {
            Origin::Article(_) => None,
            Origin::Correction(number) => Some(number),
        };
        claims.into_iter().try_for_each(|claim| {
            let filed = self.filed(claim, brought);
            self.writer.file(origin, &filed)
        })
    }

    /// Files a claim anew, as corrections have it now; whether that shows it differently than before.
    pub fn refile(&mut self, InRow { row, brought, claim }: InRow) -> Result<bool, StoreError> {
        let filed = self.filed(claim, brought);
        self.writer.refile(row, &filed)
    }

    fn filed(&mut self, claim: Claim, brought: Option<i64>) -> Filed {
        let mut filed = filed(claim, brought, self.corrections);
        filed.names.extend(known_names(&filed, self.gazetteer, &mut self.written));
        filed
    }
}

/// A claim with its keys, as corrections have it.
fn filed(claim: Claim, brought: Option<i64>, corrections: &Corrections) -> Filed {
    let shown = corrections.apply(&claim, brought);
    let (deals, names) = match &shown {
        Some(shown) => (deal_keys(shown), names(shown, name_key)),
        None => (Vec::new(), Vec::new()),
    };
    let shown = match shown {
        None => Shown::Not,
        Some(shown) if shown == claim => Shown::AsMade,
        Some(shown) => Shown::As(Box::new(shown)),
    };
    Filed { claim, shown, deals, names }
}

/// The names that a gazetteer knows of the organisations of a claim, for those that have none in `written` yet.
fn known_names(filed: &Filed, gazetteer: &Gazetteer, written: &mut BTreeSet<OrgId>) -> Vec<Name> {
    let mut known = Vec::new();
    for name in filed.names.iter().filter(|name| name.sort != NameSort::Surface) {
        if !written.insert(name.org.clone()) {
            continue;
        }
        let mut add = |form: &str| {
            let form = form.to_owned();
            known.push(Name { org: name.org.clone(), sort: NameSort::Known, key: name_key(&form), form });
        };
        add(name.org.as_str());
        if let Some(org) = gazetteer.organization(&name.org) {
            org.ko.iter().chain(&org.en).chain(&org.aliases).for_each(|form| add(form));
        }
    }
    known
}
