//! The columns of nodes, edges and claims, and what each holds.

use super::{
    network::{Edge, Network, Node, Of, ended, reported},
    value::{Column, Row, Sort, Value},
};
use crate::model::{Claim, Tie};
use std::collections::BTreeSet;

const fn column(name: &'static str, sort: Sort) -> Column {
    Column { name, sort }
}

/// What is known of a node, its id apart.
///
/// `type` is `organization` or `deal`; `kind` the sort of organisation or the kind of the deal.
pub(super) const NODE: &[Column] = &[
    column("name", Sort::Text),
    column("type", Sort::Text),
    column("kind", Sort::Text),
    column("name_ko", Sort::Text),
    column("name_en", Sort::Text),
    column("aliases", Sort::List),
    column("country", Sort::Text),
    column("group", Sort::Text),
    column("ticker", Sort::Text),
    column("focus", Sort::Flag),
    column("ties", Sort::Whole),
    column("articles", Sort::Whole),
];

/// What is known of an edge, its id and ends apart. Dates are as precise as the articles: `2020`, `2020-06`, `2020-06-21`.
///
/// `directed` says whether the order of source and target means something; `truth` whether the tie surely had its status
/// at the date that was asked about; `quote` is the sentence that proves the tie best, `article` its article.
pub(super) const EDGE: &[Column] = &[
    column("tie", Sort::Text),
    column("kind", Sort::Text),
    column("status", Sort::Text),
    column("truth", Sort::Text),
    column("directed", Sort::Flag),
    column("source_role", Sort::Text),
    column("target_role", Sort::Text),
    column("since", Sort::Text),
    column("until", Sort::Text),
    column("first_reported", Sort::Text),
    column("last_reported", Sort::Text),
    column("areas", Sort::List),
    column("amount", Sort::Whole),
    column("currency", Sort::Text),
    column("stake", Sort::Number),
    column("confidence", Sort::Number),
    column("articles", Sort::Whole),
    column("quote", Sort::Text),
    column("article", Sort::Text),
];

/// What is known of a claim.
///
/// `parties`, `names` and `roles` stand in one order; the sentence is the best one, `sentences` counts all.
pub(super) const CLAIM: &[Column] = &[
    column("id", Sort::Text),
    column("tie", Sort::Text),
    column("article", Sort::Text),
    column("outlet", Sort::Text),
    column("kind", Sort::Text),
    column("status", Sort::Text),
    column("when", Sort::Text),
    column("reported", Sort::Text),
    column("parties", Sort::List),
    column("names", Sort::List),
    column("roles", Sort::List),
    column("alliance", Sort::Text),
    column("areas", Sort::List),
    column("amount", Sort::Whole),
    column("currency", Sort::Text),
    column("stake", Sort::Number),
    column("confidence", Sort::Number),
    column("quote", Sort::Text),
    column("start", Sort::Whole),
    column("end", Sort::Whole),
    column("cue", Sort::Text),
    column("rule", Sort::Text),
    column("sentences", Sort::Whole),
];

/// The values of a node in the order of [`NODE`].
pub(super) fn node(node: &Node) -> Row {
    let name = Value::text(&node.name);
    let (ties, articles) = (Value::count(node.ties), Value::count(node.articles));
    match node.of {
        Of::Organization(org) => vec![
            name,
            Value::text("organization"),
            Value::text(org.kind.as_str()),
            Value::maybe(org.ko.as_ref()),
            Value::maybe(org.en.as_ref()),
            Value::list(org.aliases.iter().map(String::as_str)),
            Value::maybe(org.country.as_ref()),
            Value::maybe(org.group.as_ref()),
            Value::maybe(org.ticker.as_ref()),
            Some(Value::Flag(node.focus)),
            ties,
            articles,
        ],
        Of::Deal(tie) => vec![
            name,
            Value::text("deal"),
            Value::text(tie.kind),
            None,
            None,
            None,
            None,
            None,
            None,
            Some(Value::Flag(false)),
            ties,
            articles,
        ],
    }
}

/// The values of an edge in the order of [`EDGE`].
pub(super) fn edge(edge: &Edge) -> Row {
    let tie = edge.tie;
    let (first, last) = reported(tie).unzip();
    let best = tie.claims.first();
    vec![
        Value::text(&tie.id),
        Value::text(tie.kind),
        Value::text(tie.status()),
        Value::text(edge.truth.as_str()),
        Some(Value::Flag(tie.kind.is_directed())),
        Value::text(edge.source_role),
        Value::text(edge.target_role),
        Value::maybe(edge.since),
        Value::maybe(ended(tie)),
        Value::maybe(first),
        Value::maybe(last),
        Value::list(tie.areas.iter().map(String::as_str)),
        tie.amount.as_ref().map(|amount| Value::Whole(amount.value)),
        Value::maybe(tie.amount.as_ref().map(|amount| &amount.currency)),
        tie.stake.map(Value::Number),
        Some(Value::Number(tie.confidence())),
        Value::count(tie.claims.iter().map(|claim| &claim.doc).collect::<BTreeSet<_>>().len()),
        Value::maybe(best.and_then(|claim| claim.evidence.first()).map(|evidence| &evidence.quote)),
        Value::maybe(best.map(|claim| &claim.doc)),
    ]
}

/// The values of a claim in the order of [`CLAIM`].
pub(super) fn claim(tie: &Tie, claim: &Claim) -> Row {
    let best = claim.evidence.first();
    vec![
        Value::text(claim.id()),
        Value::text(&tie.id),
        Value::text(&claim.doc),
        Value::maybe(claim.source.as_ref()),
        Value::text(claim.kind),
        Value::text(claim.status),
        Value::maybe(claim.when),
        Value::maybe(claim.reported),
        Value::list(claim.parties.iter().map(|party| party.id.as_str())),
        Value::list(claim.parties.iter().map(|party| party.name.as_str())),
        Value::list(claim.parties.iter().map(|party| party.role.as_str())),
        Value::maybe(claim.alliance.as_ref().map(|alliance| &alliance.id)),
        Value::list(claim.areas.iter().map(String::as_str)),
        claim.amount.as_ref().map(|amount| Value::Whole(amount.value)),
        Value::maybe(claim.amount.as_ref().map(|amount| &amount.currency)),
        claim.stake.map(Value::Number),
        Some(Value::Number(claim.confidence)),
        Value::maybe(best.map(|evidence| &evidence.quote)),
        best.and_then(|evidence| Value::count(evidence.span.start)),
        best.and_then(|evidence| Value::count(evidence.span.end)),
        Value::maybe(best.map(|evidence| &evidence.cue)),
        Value::maybe(best.map(|evidence| &evidence.rule)),
        Value::count(claim.evidence.len()),
    ]
}

/// The claims of a network with their ties, in its order.
pub(super) fn claims<'v>(network: &Network<'v>) -> impl Iterator<Item = (&'v Tie, &'v Claim)> {
    network.view.ties.iter().flat_map(|tie| tie.claims.iter().map(move |claim| (tie, claim)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::Lang, query::samples::small};

    #[test]
    fn every_row_fits_its_columns() {
        let view = small();
        let network = Network::of(&view, Lang::Ko);
        let fits = |columns: &[Column], row: &Row| {
            assert_eq!(columns.len(), row.len());
            for (column, value) in columns.iter().zip(row) {
                let sort = match value {
                    None => continue,
                    Some(Value::Text(_)) => Sort::Text,
                    Some(Value::List(_)) => Sort::List,
                    Some(Value::Whole(_)) => Sort::Whole,
                    Some(Value::Number(_)) => Sort::Number,
                    Some(Value::Flag(_)) => Sort::Flag,
                };
                assert_eq!(column.sort, sort, "{}", column.name);
            }
        };
        network.nodes.iter().for_each(|one| fits(NODE, &node(one)));
        network.edges.iter().for_each(|one| fits(EDGE, &edge(one)));
        claims(&network).for_each(|(tie, one)| fits(CLAIM, &claim(tie, one)));
    }
}
