//! How values are put into words.

use crate::{
    model::{Claim, Role, Status},
    query::{Deal, Emptied, Event, Filter, Named},
};

/// Names, separated by commas; from `most` on only their number.
pub fn names(names: &[Named], most: usize) -> String {
    let shown: Vec<&str> = names.iter().take(most).map(|named| named.name.as_str()).collect();
    match names.len().saturating_sub(most) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// Kinds of deals with what the partner does in each, where the role says more than the kind.
pub fn deals(deals: &[Deal]) -> String {
    let mut words: Vec<String> = Vec::new();
    for deal in deals {
        let word = match (deal.role, &deal.via) {
            (_, Some(alliance)) => format!("{} of {}", deal.kind, alliance.name),
            (Some(role), None) if says_more(role) => format!("{} ({role})", deal.kind),
            _ => deal.kind.to_string(),
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.join(", ")
}

fn says_more(role: Role) -> bool {
    !matches!(role, Role::Partner | Role::Member | Role::Founder | Role::Party)
}

/// What an event is: its kind, and the alliance that it is about.
pub fn event(event: &Event) -> String {
    match (&event.alliance, event.role) {
        (Some(alliance), _) => format!("{} of {}", event.kind, alliance.name),
        (None, Some(role)) if says_more(role) => format!("{} (as {role})", event.kind),
        _ => event.kind.to_string(),
    }
}

/// The parties of a claim: `KT → 현대로보틱스`, `KT, LG유플러스 (AI 원팀)`.
pub fn parties(claim: &Claim) -> String {
    let names: Vec<&str> = claim.parties.iter().map(|party| party.name.as_str()).collect();
    let joined = match (claim.kind.is_directed(), names.as_slice()) {
        (true, [source, target]) => format!("{source} → {target}"),
        (true, [source, target, rest @ ..]) => format!("{source} → {target}, {}", rest.join(", ")),
        _ => names.join(", "),
    };
    match &claim.alliance {
        Some(alliance) => format!("{joined} ({})", alliance.name),
        None => joined,
    }
}

/// A sum: `50000000000 KRW`.
pub fn amount(claim: &Claim) -> String {
    claim.amount.as_ref().map_or_else(String::new, |amount| format!("{} {}", amount.value, amount.currency))
}

/// Which filter left nothing, as the option that sets it.
pub fn emptied(what: Emptied, filter: &Filter) -> String {
    let joined = |words: Vec<&str>| words.join(",");
    let date = |date: Option<crate::model::PartialDate>| date.map_or_else(String::new, |date| date.to_string());
    let option = match what {
        Emptied::Material => return what.to_string(),
        Emptied::Confidence => format!("--min-confidence {}", filter.min_confidence.unwrap_or_default()),
        Emptied::Kinds => format!("--kind {}", joined(filter.kinds.iter().map(|kind| kind.as_str()).collect())),
        Emptied::KnownBy => format!("--known-by {}", date(filter.known_by)),
        Emptied::AsOf => format!("--as-of {}", date(filter.as_of)),
        Emptied::Statuses => {
            format!("--status {}", joined(filter.statuses.iter().map(|status: &Status| status.as_str()).collect()))
        }
        Emptied::Focus => return what.to_string(),
    };
    let around = if filter.focus.is_empty() { "" } else { " around that company" };
    format!("{option} leaves nothing{around}: {what}")
}
