//! What corrections make of a claim.

use crate::{
    model::{Claim, ClaimId, DocId, Kind, OrgId},
    query::name_key,
    store::Correction,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What a person says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Said {
    /// The claim is wrong.
    Reject(About),
    /// The claim is right.
    Confirm(About),
    /// This name means that organisation.
    Alias {
        /// The name.
        name: String,
        /// The organisation.
        org: OrgId,
        /// How that organisation is called.
        called: String,
    },
    /// The two are one organisation, which goes on as the second.
    Merge {
        /// The organisation that is no more.
        from: OrgId,
        /// The one that it is.
        into: OrgId,
        /// How that one is called.
        called: String,
    },
    /// This name does not mean that organisation but one of its own.
    Split {
        /// The name.
        name: String,
        /// The organisation that it is not.
        org: OrgId,
    },
    /// Claims were brought from a file.
    Import {
        /// The file.
        file: String,
        /// How many claims.
        claims: usize,
    },
}

/// The claim that a correction is about. Its span may move when the article is read anew, so the claim is known by
/// what it says, too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The claim's id when it was corrected.
    pub claim: ClaimId,
    /// Its article.
    pub doc: DocId,
    /// Its kind.
    pub kind: Kind,
    /// The organisations that it names, sorted.
    pub orgs: Vec<OrgId>,
    /// The alliance that it names.
    pub alliance: Option<OrgId>,
}

impl About {
    /// What a claim is known by.
    pub fn of(claim: &Claim) -> Self {
        let orgs: BTreeSet<OrgId> = claim.parties.iter().map(|party| party.id.clone()).collect();
        Self {
            claim: claim.id(),
            doc: claim.doc.clone(),
            kind: claim.kind,
            orgs: orgs.into_iter().collect(),
            alliance: claim.alliance.as_ref().map(|alliance| alliance.id.clone()),
        }
    }

    /// Whether the two speak of the same claim.
    pub fn is_same(&self, other: &Self) -> bool {
        let says = |about: &Self| (about.doc.clone(), about.kind, about.orgs.clone(), about.alliance.clone());
        self.claim == other.claim || says(self) == says(other)
    }
}

impl Said {
    /// The word for it in the ledger.
    pub fn action(&self) -> &'static str {
        match self {
            Self::Reject(_) => "reject",
            Self::Confirm(_) => "confirm",
            Self::Alias { .. } => "alias",
            Self::Merge { .. } => "merge",
            Self::Split { .. } => "split",
            Self::Import { .. } => "import",
        }
    }
}

/// All corrections that hold, ready to be applied.
#[derive(Debug, Clone, Default)]
pub struct Corrections {
    /// The latest word on a claim, by its article.
    judged: BTreeMap<DocId, Vec<Judged>>,
    /// Corrections of names and organisations, in the order given.
    naming: Vec<Said>,
}

/// What a person said of a claim.
#[derive(Debug, Clone)]
struct Judged {
    about: About,
    right: bool,
    /// The number of the correction.
    number: i64,
}

impl Corrections {
    /// Those of the rows that hold. A row that this version does not understand is passed over.
    pub fn of(rows: &[Correction]) -> Self {
        let mut all = Self::default();
        for row in rows.iter().filter(|row| row.undone.is_none()) {
            match serde_json::from_str(&row.about) {
                Ok(Said::Reject(about)) => all.judge(about, false, row.number),
                Ok(Said::Confirm(about)) => all.judge(about, true, row.number),
                Ok(Said::Import { .. }) | Err(_) => {}
                Ok(said) => all.naming.push(said),
            }
        }
        all
    }

    /// What names mean as a person has said, each with its organisation.
    pub fn aliases(&self) -> Vec<(&str, &OrgId)> {
        let mut aliases: Vec<(&str, &OrgId)> = Vec::new();
        for said in &self.naming {
            match said {
                Said::Alias { name, org, .. } => aliases.push((name, org)),
                Said::Merge { from, into, .. } => {
                    aliases.iter_mut().filter(|(_, org)| *org == from).for_each(|(_, org)| *org = into);
                }
                Said::Split { name, org } => {
                    aliases.retain(|(known, of)| *of != org || name_key(known) != name_key(name));
                }
                Said::Reject(_) | Said::Confirm(_) | Said::Import { .. } => {}
            }
        }
        aliases
    }

    fn judge(&mut self, about: About, right: bool, number: i64) {
        let judged = self.judged.entry(about.doc.clone()).or_default();
        judged.push(Judged { about, right, number });
    }

    /// Whether a person said that a claim is right or wrong; `brought` is the correction that brought it, if any did.
    ///
    /// What an article claims is known by what it says. A claim that a person brought is judged only where that very
    /// claim is meant, and afterwards: it may stand in for one that was rejected.
    pub fn judgement(&self, claim: &Claim, brought: Option<i64>) -> Option<bool> {
        let (judged, about) = (self.judged.get(&claim.doc)?, About::of(claim));
        let meant = |judged: &&Judged| match brought {
            None => judged.about.is_same(&about),
            Some(brought) => judged.about.claim == about.claim && judged.number > brought,
        };
        judged.iter().rev().find(meant).map(|judged| judged.right)
    }

    /// Whether the latest word on that very claim is this one.
    pub fn hold(&self, said: &Said) -> bool {
        let (Said::Reject(about) | Said::Confirm(about)) = said else { return false };
        let judged = self.judged.get(&about.doc).into_iter().flatten();
        let latest = judged.rev().find(|judged| judged.about.claim == about.claim);
        latest.is_some_and(|judged| judged.right == matches!(said, Said::Confirm(_)))
    }

    /// What is shown of a claim; `None` where it was rejected, or where what were two organisations are one and nothing
    /// is left of the tie.
    ///
    /// # Complexity
    /// O(names of the claim × corrections of names).
    pub fn apply(&self, claim: &Claim, brought: Option<i64>) -> Option<Claim> {
        let mut shown = claim.clone();
        match self.judgement(claim, brought) {
            Some(false) => return None,
            Some(true) => shown.confidence = 1.0,
            None => {}
        }
        for said in &self.naming {
            rename(&mut shown, said);
        }
        let ends = |claim: &Claim| claim.parties.iter().take(2).map(|party| party.role).collect::<Vec<_>>();
        let parted = shown.kind.is_directed() && ends(&shown) != ends(claim);
        (!parted && orgs(&shown) >= orgs(claim).min(2)).then_some(shown)
    }
}

/// How many organisations a claim names.
fn orgs(claim: &Claim) -> usize {
    let alliance = claim.alliance.iter().map(|alliance| &alliance.id);
    claim.parties.iter().map(|party| &party.id).chain(alliance).collect::<BTreeSet<_>>().len()
}

fn rename(claim: &mut Claim, said: &Said) {
    let parties = claim.parties.iter_mut().map(|party| (&mut party.id, &mut party.name, &party.surfaces));
    let alliance = claim.alliance.iter_mut().map(|alliance| (&mut alliance.id, &mut alliance.name, &alliance.surfaces));
    for (id, name, surfaces) in parties.chain(alliance) {
        let called = |wanted: &str| {
            let key = name_key(wanted);
            name_key(name) == key || (!surfaces.is_empty() && surfaces.iter().all(|surface| name_key(surface) == key))
        };
        match said {
            Said::Alias { name: wanted, org, called: new } if called(wanted) => {
                (*id, *name) = (org.clone(), new.clone());
            }
            Said::Merge { from, into, called: new } if id == from => (*id, *name) = (into.clone(), new.clone()),
            Said::Split { name: wanted, org }
                if id == org
                    && (surfaces.iter().any(|surface| name_key(surface) == name_key(wanted))
                        || surfaces.is_empty() && name_key(name) == name_key(wanted)) =>
            {
                (*id, *name) = (own_id(wanted), wanted.clone());
            }
            _ => {}
        }
    }
    // Two parties that turned out to be one are one.
    let mut seen = BTreeSet::new();
    claim.parties.retain(|party| seen.insert(party.id.clone()));
}

/// The id of an organisation that is known by its name alone.
pub fn own_id(name: &str) -> OrgId {
    OrgId::new(name_key(name))
}
