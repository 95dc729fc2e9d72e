//! Whether what a file of nodes and edges shows is what the records in it say.
//!
//! A tie is read from its record. Whoever changed an edge in another tool sees the change in that tool, but the record
//! knows nothing of it: the file is refused rather than read as it was before the change.

use super::{
    facts,
    network::{Edge, Network, Node, Of, name},
    value::{Column, Row, Value},
};
use crate::{
    model::{Lang, Organization},
    query::View,
};
use std::collections::{BTreeMap, BTreeSet};

/// What a graph, a node or an edge carries, by the names of its keys.
pub(super) type Data = BTreeMap<String, String>;

/// An edge as it stands in the file.
#[derive(Debug)]
pub(super) struct Shown {
    pub id: String,
    pub source: String,
    pub target: String,
    pub data: Data,
}

/// Figures that another tool wrote again may be off by so much of them.
const ROUNDED: f64 = 1e-9;

/// What an edge says of both its ends and its tie; counts follow from other elements, which may be gone.
const DERIVED: [&str; 1] = ["articles"];

/// The first element whose own data is not what the view has of it, and how they differ.
pub(super) fn disagreement(view: &View, nodes: &[(String, Data)], edges: &[Shown]) -> Option<(String, String)> {
    let network = Network::of(view, Lang::Ko);
    let by_id: BTreeMap<&str, &Node> = network.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
    for (id, data) in nodes {
        let element = || format!("node {id}");
        let Some(node) = by_id.get(id.as_str()) else {
            return Some((element(), "stands for a deal that no record tells of".to_owned()));
        };
        let found = match node.of {
            Of::Organization(org) => misnamed(data, org),
            Of::Deal(_) => differs(data, facts::NODE, facts::node(node), &["kind"]),
        };
        if let Some(what) = found {
            return Some((element(), what));
        }
    }
    let ends = |edge: &Edge| (&*network.nodes[edge.source].id, &*network.nodes[edge.target].id);
    let expected: BTreeMap<(&str, &str, &str), &Edge> = network
        .edges
        .iter()
        .map(|edge| {
            let (source, target) = ends(edge);
            ((edge.tie.id.as_str(), source, target), edge)
        })
        .collect();
    let known: BTreeSet<&str> = view.ties.iter().map(|tie| tie.id.as_str()).collect();
    let mut there = BTreeSet::new();
    let compared: Vec<&str> = facts::EDGE.iter().map(|column| column.name).filter(|it| !DERIVED.contains(it)).collect();
    for edge in edges {
        let element = || format!("edge {}", edge.id);
        let Some(tie) = edge.data.get("tie").filter(|tie| !tie.is_empty()) else {
            return Some((element(), "belongs to no tie: it has no `tie`, and no record".to_owned()));
        };
        if !known.contains(tie.as_str()) {
            return Some((element(), format!("the record of its tie {tie} is not there")));
        }
        let key = (tie.as_str(), edge.source.as_str(), edge.target.as_str());
        let Some(found) = expected.get(&key) else {
            let way = format!("leads from {} to {}", edge.source, edge.target);
            return Some((element(), format!("{way}, which is not what the record of tie {tie} says")));
        };
        if let Some(what) = differs(&edge.data, facts::EDGE, facts::edge(found), &compared) {
            return Some((element(), what));
        }
        there.insert(key);
    }
    let missing = expected.keys().find(|key| !there.contains(*key));
    missing.map(|(tie, source, target)| {
        (format!("tie {tie}"), format!("its edge from {source} to {target} is not there, though its record has it"))
    })
}

/// The name that tools show is that of one language.
fn misnamed(data: &Data, org: &Organization) -> Option<String> {
    let shown = data.get("name").filter(|shown| !shown.is_empty())?;
    let names = [name(org, Lang::Ko), name(org, Lang::En)];
    (!names.contains(&shown.as_str()))
        .then(|| format!("`name` says `{}`, its names in two languages `{}`", cut(shown), cut(names[0])))
}

/// The first of these columns in which the data is not the row; what a tool left out says nothing.
fn differs(data: &Data, columns: &[Column], row: Row, compared: &[&str]) -> Option<String> {
    let columns = columns.iter().zip(row).filter(|(column, _)| compared.contains(&column.name));
    for (column, value) in columns {
        let Some(shown) = data.get(column.name).filter(|shown| !shown.is_empty()) else { continue };
        if !value.as_ref().is_some_and(|value| same(shown, value)) {
            let own = value.map_or("nothing".to_owned(), |value| format!("`{}`", cut(&value.signed())));
            return Some(format!("`{}` says `{}`, the record of its tie {own}", column.name, cut(shown)));
        }
    }
    None
}

/// Whether a text is a way to write the value.
fn same(shown: &str, value: &Value) -> bool {
    let near = |number: f64| {
        let shown = shown.trim().parse::<f64>();
        shown.is_ok_and(|shown| (shown - number).abs() <= ROUNDED * number.abs().max(1.0))
    };
    match value {
        Value::Text(text) => shown == text,
        Value::List(_) => serde_json::from_str::<serde_json::Value>(shown).is_ok_and(|shown| shown == value.json()),
        Value::Whole(number) => shown == value.signed() || near(*number as f64),
        Value::Number(number) => near(*number),
        Value::Flag(flag) => shown.eq_ignore_ascii_case(&flag.to_string()) || shown == if *flag { "1" } else { "0" },
    }
}

/// A text as an error names it.
fn cut(text: &str) -> String {
    let one: String = super::plain::one_line(text).chars().take(60).collect();
    if one.chars().count() < 60 { one } else { format!("{one}…") }
}

#[cfg(test)]
mod tests {
    use crate::export::{graphml, read_graphml};
    use crate::{model::Lang, query::samples::small};

    fn changed(from: &str, to: &str) -> String {
        let whole = graphml(&small(), Lang::Ko);
        assert!(whole.contains(from), "{from} in {whole}");
        read_graphml(&whole.replacen(from, to, 1)).map(|_| String::new()).unwrap_or_else(|error| error.to_string())
    }

    /// The first edge with this id, from its tag to its end.
    fn edge(id: &str) -> String {
        let whole = graphml(&small(), Lang::Ko);
        let from = whole.find(&format!("<edge id=\"{id}\"")).unwrap();
        let to = from + whole[from..].find("</edge>").unwrap() + "</edge>".len();
        whole[from..to].to_owned()
    }

    #[test]
    fn what_was_changed_beside_its_record_is_named() {
        let stake = changed("<data key=\"e-stake\">0.1<", "<data key=\"e-stake\">0.2<");
        assert_eq!(stake, "edge t000: `stake` says `0.2`, the record of its tie `0.1`");
        let kind = changed("<data key=\"e-kind\">investment<", "<data key=\"e-kind\">supply<");
        assert_eq!(kind, "edge t000: `kind` says `supply`, the record of its tie `investment`");
        let way = changed("source=\"kt\" target=\"robotics\"", "source=\"robotics\" target=\"kt\"");
        assert_eq!(way, "edge t000: leads from robotics to kt, which is not what the record of tie t000 says");
        let name = changed("<data key=\"n-name\">KT<", "<data key=\"n-name\">SKT<");
        assert_eq!(name, "node kt: `name` says `SKT`, its names in two languages `KT`");
    }

    #[test]
    fn an_edge_that_came_or_went_is_named() {
        let member = edge("t001/한양대");
        assert_eq!(
            changed(&member, ""),
            "tie t001: its edge from 한양대 to team is not there, though its record has it"
        );
        let first = edge("t001/kt");
        assert_eq!(changed(&first, ""), "edge t001/한양대: the record of its tie t001 is not there");
        let own = format!("{first}<edge id=\"mine\" source=\"kt\" target=\"team\"/>");
        assert_eq!(changed(&first, &own), "edge mine: belongs to no tie: it has no `tie`, and no record");
    }

    #[test]
    fn another_way_to_write_the_same_is_no_difference() {
        assert_eq!(changed("<data key=\"e-stake\">0.1<", "<data key=\"e-stake\">0.10<"), "");
        assert_eq!(changed("<data key=\"e-directed\">true<", "<data key=\"e-directed\">True<"), "");
        assert_eq!(changed("<data key=\"e-amount\">50000000000<", "<data key=\"e-amount\">5.0E10<"), "");
        assert_eq!(changed("<data key=\"e-status\">agreed</data>", ""), "", "a tool may leave a column out");
        assert_eq!(
            changed("<data key=\"e-areas\">[&quot;로봇&quot;]<", "<data key=\"e-areas\">[ &quot;로봇&quot; ]<"),
            ""
        );
    }
}
