//! Nodes and edges as JSON: Cytoscape's and the JSON Graph Format.

use super::{
    facts,
    json::pretty,
    network::Network,
    value::{Column, Row},
};
use crate::{model::Lang, query::View};
use serde_json::{Map, Value, json};

/// What is known, under the names of its columns.
fn data(columns: &[Column], row: Row) -> Map<String, Value> {
    let known = columns.iter().zip(row).filter_map(|(column, value)| Some((column.name.to_owned(), value?.json())));
    known.collect()
}

/// The view as Cytoscape JSON (`.cyjs`), which Cytoscape opens and `cytoscape.js` takes as its `elements`.
///
/// `data` of nodes and edges holds `id` (and `source` and `target`) as in [`graphml`](super::graphml), `name`,
/// `shared_name`, of edges `interaction`, the kind, and all that is known; what is not known is missing. Lists are arrays.
pub fn cytoscape(view: &View, lang: Lang) -> String {
    let network = Network::of(view, lang);
    let nodes = network.nodes.iter().map(|node| {
        let mut data = data(facts::NODE, facts::node(node));
        data.extend([
            ("id".to_owned(), node.id.as_str().into()),
            ("shared_name".to_owned(), node.name.as_str().into()),
        ]);
        json!({"data": data})
    });
    let edges = network.edges.iter().map(|edge| {
        let mut data = data(facts::EDGE, facts::edge(edge));
        let (source, target) = (&network.nodes[edge.source], &network.nodes[edge.target]);
        let name = format!("{} ({}) {}", source.name, edge.tie.kind, target.name);
        for (key, value) in [
            ("id", edge.id.as_str()),
            ("source", &source.id),
            ("target", &target.id),
            ("interaction", edge.tie.kind.as_str()),
            ("name", &name),
            ("shared_name", &name),
        ] {
            data.insert(key.to_owned(), value.into());
        }
        json!({"data": data})
    });
    pretty(&json!({
        "format_version": "1.0",
        "generated_by": "tieup",
        "target_cytoscapejs_version": "~3.0",
        "data": {"name": "tieup", "shared_name": "tieup"},
        "elements": {"nodes": nodes.collect::<Vec<_>>(), "edges": edges.collect::<Vec<_>>()},
    }))
}

/// The view in the JSON Graph Format, version 2: `graph.nodes` by id, `graph.edges` in a list, with `label`, `relation`
/// and `directed`, and all else that is known as `metadata`. Ids are those of [`graphml`](super::graphml).
pub fn graph_json(view: &View, lang: Lang) -> String {
    let network = Network::of(view, lang);
    let nodes = network
        .nodes
        .iter()
        .map(|node| (node.id.clone(), json!({"label": node.name, "metadata": data(facts::NODE, facts::node(node))})));
    let edges = network.edges.iter().map(|edge| {
        json!({
            "id": edge.id,
            "source": network.nodes[edge.source].id,
            "target": network.nodes[edge.target].id,
            "relation": edge.tie.kind.as_str(),
            "directed": edge.tie.kind.is_directed(),
            "label": edge.tie.kind.as_str(),
            "metadata": data(facts::EDGE, facts::edge(edge)),
        })
    });
    let (nodes, edges): (Map<String, Value>, Vec<Value>) = (nodes.collect(), edges.collect());
    pretty(&json!({
        "graph": {"directed": true, "type": "partnerships", "label": "tieup", "metadata": {}, "nodes": nodes, "edges": edges},
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::samples::{any_view, small};
    use proptest::prelude::*;

    #[test]
    fn an_edge_has_all_that_is_known() {
        let text: Value = serde_json::from_str(&cytoscape(&small(), Lang::En)).unwrap();
        let edge = &text["elements"]["edges"][0]["data"];
        assert_eq!((&edge["source"], &edge["target"]), (&json!("kt"), &json!("robotics")));
        assert_eq!(edge["name"], "KT (investment) Hyundai Robotics");
        assert_eq!(
            (&edge["amount"], &edge["stake"], &edge["areas"]),
            (&json!(50_000_000_000u64), &json!(0.1), &json!(["로봇"]))
        );
        assert_eq!(edge["until"], Value::Null);
    }

    proptest! {
        #[test]
        fn any_view_has_its_names_in_both(view in any_view()) {
            let network = Network::of(&view, Lang::Ko);
            let cyjs: Value = serde_json::from_str(&cytoscape(&view, Lang::Ko)).unwrap();
            let jgf: Value = serde_json::from_str(&graph_json(&view, Lang::Ko)).unwrap();
            for (at, node) in network.nodes.iter().enumerate() {
                prop_assert_eq!(&cyjs["elements"]["nodes"][at]["data"]["name"], &json!(node.name));
                prop_assert_eq!(&jgf["graph"]["nodes"][&node.id]["label"], &json!(node.name));
            }
            prop_assert_eq!(cyjs["elements"]["edges"].as_array().unwrap().len(), network.edges.len());
            prop_assert_eq!(jgf["graph"]["edges"].as_array().unwrap().len(), network.edges.len());
        }
    }
}
