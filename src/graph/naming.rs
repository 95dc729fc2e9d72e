//! Organisations made from claims, for those that no gazetteer describes.

use crate::model::{Claim, Kind, OrgId, OrgKind, Organization};
use std::collections::{BTreeMap, BTreeSet};

/// How claims name one organisation.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Naming {
    /// Canonical names with the number of claims that use each.
    names: BTreeMap<String, usize>,
    /// Every form in the articles.
    pub(super) surfaces: BTreeSet<String>,
    alliance: bool,
}

impl Naming {
    fn hear(&mut self, name: &str, surfaces: &[String]) {
        *self.names.entry(name.to_owned()).or_default() += 1;
        self.surfaces.extend(surfaces.iter().cloned());
    }

    /// The name that most claims use, the others as aliases.
    pub(super) fn organization(&self, id: &OrgId) -> Organization {
        let name = self.names.iter().max_by(|(a, n), (b, m)| n.cmp(m).then(b.cmp(a))).map(|(name, _)| name.clone());
        let mut aliases: BTreeSet<&String> = self.names.keys().chain(&self.surfaces).collect();
        name.as_ref().map(|name| aliases.remove(name));
        let korean = name.as_ref().is_some_and(|name| name.chars().any(|c| ('가'..='힣').contains(&c)));
        let (ko, en) = if korean { (name, None) } else { (None, name) };
        Organization {
            id: id.clone(),
            ko,
            en,
            kind: if self.alliance { OrgKind::Alliance } else { OrgKind::Company },
            country: None,
            group: None,
            ticker: None,
            aliases: aliases.into_iter().cloned().collect(),
        }
    }
}

/// How the claims name each organisation that they tell of.
pub(super) fn namings(claims: &[Claim]) -> BTreeMap<OrgId, Naming> {
    let mut namings: BTreeMap<OrgId, Naming> = BTreeMap::new();
    for claim in claims {
        for party in &claim.parties {
            namings.entry(party.id.clone()).or_default().hear(&party.name, &party.surfaces);
        }
        if let Some(alliance) = claim.alliance.as_ref().filter(|_| claim.kind == Kind::Membership) {
            let naming = namings.entry(alliance.id.clone()).or_default();
            naming.hear(&alliance.name, &alliance.surfaces);
            naming.alliance = true;
        }
    }
    namings
}
