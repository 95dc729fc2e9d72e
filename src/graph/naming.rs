//! Organisations made from claims, for those that no gazetteer describes.

use crate::model::{Claim, Kind, OrgId, OrgKind, Organization};
use std::collections::{BTreeMap, BTreeSet};

/// How claims name one organisation.
///
/// ```
/// use tieup::graph::Naming;
/// let mut naming = Naming::default();
/// naming.hear("가온전자", 3, false);
/// naming.see("가온");
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Naming {
    /// Canonical names with the number of claims that use each.
    names: BTreeMap<String, u64>,
    /// Every form in the articles.
    surfaces: BTreeSet<String>,
    alliance: bool,
}

impl Naming {
    /// A canonical name that so many more claims use, as that of an alliance or not.
    pub fn hear(&mut self, name: &str, claims: u64, alliance: bool) {
        *self.names.entry(name.to_owned()).or_default() += claims;
        self.alliance |= alliance;
    }

    /// A form that stands in an article.
    pub fn see(&mut self, surface: &str) {
        self.surfaces.insert(surface.to_owned());
    }

    /// Every form that stands in an article, sorted.
    pub fn surfaces(&self) -> impl Iterator<Item = &str> {
        self.surfaces.iter().map(String::as_str)
    }

    /// The organisation by the name that most claims use, the others as aliases.
    pub fn organization(&self, id: &OrgId) -> Organization {
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
            let naming = namings.entry(party.id.clone()).or_default();
            naming.hear(&party.name, 1, false);
            party.surfaces.iter().for_each(|surface| naming.see(surface));
        }
        if let Some(alliance) = claim.alliance.as_ref().filter(|_| claim.kind == Kind::Membership) {
            let naming = namings.entry(alliance.id.clone()).or_default();
            naming.hear(&alliance.name, 1, true);
            alliance.surfaces.iter().for_each(|surface| naming.see(surface));
        }
    }
    namings
}
