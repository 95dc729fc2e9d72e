//! Views that come back from files: what may be wrong with them.

use crate::{
    model::{OrgId, Tie},
    query::View,
};
use std::collections::BTreeSet;

/// Why a text gives no view.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The JSON is broken or does not hold what a view needs.
    #[error("{field}: {reason}")]
    Json {
        /// The field: `ties[3].kind`.
        field: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The XML is broken.
    #[error("byte {at}: {reason}")]
    Xml {
        /// Bytes before the place.
        at: u64,
        /// What is wrong there.
        reason: String,
    },
    /// A node or an edge lacks something, or has what cannot be.
    #[error("{element}: {reason}")]
    Element {
        /// The element: `node kt`.
        element: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Some other document.
    #[error("this is no {expected}")]
    Foreign {
        /// What was expected.
        expected: &'static str,
    },
    /// A newer tieup wrote it.
    #[error("this is a view of version {version}, which a newer tieup reads")]
    Newer {
        /// The version.
        version: u32,
    },
    /// Two organisations or ties have one id.
    #[error("`{id}` is there twice")]
    Twice {
        /// The id.
        id: String,
    },
    /// A tie names an organisation that is not there.
    #[error("tie {tie} names `{org}`, which is not there")]
    Nobody {
        /// The tie.
        tie: String,
        /// The organisation.
        org: OrgId,
    },
    /// A tie breaks what every tie holds to.
    #[error("tie {tie}: {reason}")]
    Tie {
        /// The tie.
        tie: String,
        /// What is wrong with it.
        reason: &'static str,
    },
}

/// The view in the order that views have, where it holds what every view does.
pub(super) fn sound(mut view: View) -> Result<View, ReadError> {
    view.organizations.sort_by(|a, b| a.id.cmp(&b.id));
    view.groups.sort_by(|a, b| a.id.cmp(&b.id));
    view.ties.sort_by(|a, b| a.id.cmp(&b.id));
    let twice = |id: &str| Err(ReadError::Twice { id: id.to_owned() });
    for list in [&view.organizations, &view.groups] {
        if let Some(pair) = list.windows(2).find(|pair| pair[0].id == pair[1].id) {
            return twice(pair[0].id.as_str());
        }
    }
    if let Some(pair) = view.ties.windows(2).find(|pair| pair[0].id == pair[1].id) {
        return twice(pair[0].id.as_str());
    }
    let known: BTreeSet<&OrgId> = view.organizations.iter().map(|org| &org.id).collect();
    for tie in &view.ties {
        if let Some(org) = tie.orgs().find(|org| !known.contains(org)) {
            return Err(ReadError::Nobody { tie: tie.id.to_string(), org: org.clone() });
        }
        if let Some(reason) = flaw(tie) {
            return Err(ReadError::Tie { tie: tie.id.to_string(), reason });
        }
    }
    Ok(view)
}

fn flaw(tie: &Tie) -> Option<&'static str> {
    let share = |share: f64| (0.0..=1.0).contains(&share);
    let claims = &tie.claims;
    if tie.history.is_empty() {
        Some("has no history")
    } else if claims.is_empty() {
        Some("has no claim")
    } else if claims.iter().any(|claim| claim.evidence.is_empty()) {
        Some("has a claim without evidence")
    } else if !tie.stake.into_iter().chain(claims.iter().filter_map(|claim| claim.stake)).all(share) {
        Some("has a stake that is not between 0 and 1")
    } else if !claims.iter().all(|claim| share(claim.confidence)) {
        Some("has a confidence that is not between 0 and 1")
    } else if claims.iter().flat_map(|claim| &claim.evidence).any(|proof| proof.span.start > proof.span.end) {
        Some("has evidence that ends before it starts")
    } else {
        None
    }
}
