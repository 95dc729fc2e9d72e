//! What a pointer that rests on a node or an edge is told: names, history, and the sentences that prove it.

use super::{escape, wording};
use crate::model::{Lang, Organization, Tie};
use crate::query::View;

/// Quotes shown for one tie; the rest is counted.
const QUOTES: usize = 3;

/// Full name, other names, sort of organisation.
pub(super) fn organization(org: &Organization, lang: Lang) -> String {
    let mut names: Vec<String> = Vec::new();
    for name in [wording::name(org, lang)].into_iter().chain(org.names()) {
        let name = escape::one_line(name);
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    let mut text = names.join(" · ");
    text.push('\n');
    text.push_str(wording::org_kind(org.kind, lang));
    if let Some(ticker) = &org.ticker {
        text.push_str(" · ");
        text.push_str(&escape::one_line(ticker));
    }
    text
}

/// Parties, history, and the best quotes with article and date.
pub(super) fn tie(view: &View, tie: &Tie, lang: Lang) -> String {
    let name = |id| view.organization(id).map_or("?", |org| wording::name(org, lang));
    let parties: Vec<String> = tie.participants.iter().map(|p| escape::one_line(name(&p.org))).collect();
    let joint = if tie.kind.is_directed() { " → " } else { " – " };
    let mut lines = vec![match &tie.alliance {
        Some(alliance) => format!("{}: {}", escape::one_line(name(alliance)), parties.join(", ")),
        None if parties.len() > 2 => parties.join(", "),
        None => parties.join(joint),
    }];
    let mut facts = vec![wording::kind(tie.kind, lang).to_owned()];
    facts.extend(tie.areas.iter().map(|area| escape::one_line(area)));
    facts.extend(tie.amount.as_ref().map(|amount| wording::amount(amount, lang)));
    facts.extend(tie.stake.map(wording::stake));
    lines.push(facts.join(" · "));
    let steps: Vec<String> = tie
        .history
        .iter()
        .map(|step| match step.when {
            Some(when) => format!("{when} {}", wording::status(step.status, lang)),
            None => wording::status(step.status, lang).to_owned(),
        })
        .collect();
    lines.push(steps.join(" → "));
    for claim in tie.claims.iter().take(QUOTES) {
        let quote = claim.evidence.first().map_or("", |evidence| evidence.quote.as_str());
        let reported = claim.reported.map(|date| format!(", {date}")).unwrap_or_default();
        lines.push(format!("“{}” ({}{reported})", escape::one_line(quote), escape::one_line(claim.doc.as_str())));
    }
    if tie.claims.len() > QUOTES {
        lines.push(format!("… +{}", tie.claims.len() - QUOTES));
    }
    lines.join("\n")
}
