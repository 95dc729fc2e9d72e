//! How values are put into words.

use crate::{
    model::{Claim, Kind, PartialDate, Role, Status, Truth},
    query::{Change, Dated, Deal, Doubt, Emptied, Filter, Named, Turn, View},
};

/// Names of one change that are shown; the rest is counted.
const SHOWN: usize = 8;

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

/// A kind, and the alliance that it is about.
pub fn kind_of(kind: Kind, alliance: Option<&Named>) -> String {
    match alliance {
        Some(alliance) => format!("{kind} of {}", alliance.name),
        None => kind.to_string(),
    }
}

/// The tie of a change: its kind, and the alliance that it is about.
pub fn tie_of(change: &Change) -> String {
    kind_of(change.kind, change.alliance.as_ref())
}

/// What a change did: `begun: talks`, `talks → agreed`, `joined`.
pub fn turn(change: &Change) -> String {
    match (change.turn, change.before) {
        (Turn::Begun, _) if change.status != Status::Agreed => format!("begun: {}", change.status),
        (Turn::Changed | Turn::Ended, Some(before)) => format!("{before} → {}", change.status),
        (Turn::Changed, None) => change.status.to_string(),
        (turn, _) => turn.as_str().to_owned(),
    }
}

/// What an event did, with a question mark where nobody can say whether it had by the date of the question.
pub fn change(event: &Dated) -> String {
    let mark = if event.truth == Truth::Yes { "" } else { "?" };
    format!("{}{mark}", turn(&event.change))
}

/// Why nobody can say whether a change falls into a stretch of time.
pub fn doubt(dated: &Dated) -> &'static str {
    match dated.doubt {
        Some(Doubt::TooCoarse) => "too coarse",
        Some(Doubt::NoDate) => "no date",
        None => "",
    }
}

/// Names in order of role, with an arrow from source to target where the kind has them.
pub fn joined(names: &[Named], kind: Kind) -> String {
    match (kind.is_directed(), names) {
        (true, [source, target]) => format!("{} → {}", source.name, target.name),
        (true, [source, target, rest @ ..]) => {
            format!("{} → {}, {}", source.name, target.name, self::names(rest, SHOWN))
        }
        _ => self::names(names, SHOWN),
    }
}

/// Who a change is about.
pub fn who(change: &Change) -> String {
    let names: Vec<Named> = change.parties.iter().map(|part| part.org.clone()).collect();
    joined(&names, change.kind)
}

/// Who an event binds a company to: partners with the role that says more than the kind; of an alliance, who joined it
/// or left.
pub fn with(company: &Named, event: &Dated) -> String {
    let others = event.change.parties.iter().filter(|part| part.org.id != company.id);
    let mut names: Vec<String> = others
        .map(|part| match says_more(part.role) {
            true => format!("{} ({})", part.org.name, part.role),
            false => part.org.name.clone(),
        })
        .collect();
    let more = names.len().saturating_sub(SHOWN);
    names.truncate(SHOWN);
    let own = event.change.alliance.is_some() && names.len() < event.change.parties.len() && more == 0;
    match (own, more) {
        (_, 1..) => format!("{} and {more} more", names.join(", ")),
        (true, _) if names.is_empty() => company.name.clone(),
        (true, _) => format!("{}, {}", company.name, names.join(", ")),
        _ => names.join(", "),
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
    let date = |date: Option<PartialDate>| date.map_or_else(String::new, |date| date.to_string());
    let option = match what {
        Emptied::Material => return what.to_string(),
        Emptied::Confidence => format!("--min-confidence {}", filter.min_confidence.unwrap_or_default()),
        Emptied::Kinds => format!("--kind {}", joined(filter.kinds.iter().map(|kind| kind.as_str()).collect())),
        Emptied::Areas => format!("--area {}", joined(filter.areas.iter().map(String::as_str).collect())),
        Emptied::KnownBy => format!("--known-by {}", date(filter.known_by)),
        Emptied::AsOf => format!("--as-of {}", date(filter.as_of)),
        Emptied::Statuses => {
            format!("--status {}", joined(filter.statuses.iter().map(|status: &Status| status.as_str()).collect()))
        }
        Emptied::Focus => return what.to_string(),
        Emptied::Window => {
            let end = |option: &str, date: Option<PartialDate>| date.map(|date| format!("{option} {date}"));
            let ends = [end("--since", filter.window.from), end("--until", filter.window.to)];
            ends.into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        Emptied::Collapse => "--collapse group".to_owned(),
        Emptied::Top => format!("--top {}", filter.top.unwrap_or_default()),
    };
    let around = if filter.focus.is_empty() { "" } else { " around that company" };
    format!("{option} leaves nothing{around}: {what}")
}

/// What a view left out so that it can be read.
pub fn left_out(view: &View) -> Option<String> {
    let count = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
    let of = view.left_out;
    let orgs = (of.organizations > 0).then(|| format!("{} left out by --top", count(of.organizations, "organisation")));
    let ties = (of.within_groups > 0).then(|| format!("{} within groups left out", count(of.within_groups, "tie")));
    let told: Vec<String> = orgs.into_iter().chain(ties).collect();
    (!told.is_empty()).then(|| told.join(", "))
}

/// A number of which some are not sure: `5`, or `3 to 5`.
pub fn surely(all: usize, maybe: usize) -> String {
    match maybe {
        0 => all.to_string(),
        _ => format!("{} to {all}", all - maybe),
    }
}
