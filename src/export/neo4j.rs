//! The CSV files that `neo4j-admin database import` loads in bulk.

use super::{
    cypher::label,
    facts,
    folder::FolderFile,
    network::Network,
    table_csv::written,
    value::{Column, Row, Sort, Value},
};
use crate::{model::Lang, query::View};

/// Elements of a list stand between tabs: no name holds one, while any printed character may be in a name.
const BETWEEN: &str = "\t";

/// What is in `IMPORT.md`.
const IMPORT: &str = "\
# Load these files into Neo4j

    neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv \\
        --array-delimiter=TAB --multiline-fields=true neo4j
";

/// The view as a folder for Neo4j's bulk import: `nodes.csv`, `relationships.csv`, and `IMPORT.md`, which tells the
/// command.
///
/// Headers name types (`amount:long`, `aliases:string[]`); labels, types of relationships, ids and properties are those of
/// [`cypher`](super::cypher). Elements of lists stand between tabs, a tab within one becomes a space.
pub fn neo4j(view: &View, lang: Lang) -> Vec<FolderFile> {
    let network = Network::of(view, lang);
    let nodes = network.nodes.iter().map(|node| {
        let row = facts::node(node);
        [vec![node.id.clone()], cells(row), vec![label(&node.of).to_owned()]].concat()
    });
    let node_header = [vec!["id:ID".to_owned()], header(facts::NODE), vec![":LABEL".to_owned()]].concat();
    let edges = network.edges.iter().map(|edge| {
        let (source, target) = (&network.nodes[edge.source].id, &network.nodes[edge.target].id);
        let ends = vec![source.clone(), target.clone(), edge.tie.kind.as_str().to_uppercase(), edge.id.clone()];
        [ends, cells(facts::edge(edge))].concat()
    });
    let ends = [":START_ID", ":END_ID", ":TYPE", "id:string"].map(str::to_owned).to_vec();
    let edge_header = [ends, header(facts::EDGE)].concat();
    vec![
        FolderFile { name: "nodes.csv".to_owned(), text: written(std::iter::once(node_header).chain(nodes)) },
        FolderFile { name: "relationships.csv".to_owned(), text: written(std::iter::once(edge_header).chain(edges)) },
        FolderFile { name: "IMPORT.md".to_owned(), text: IMPORT.to_owned() },
    ]
}

fn header(columns: &[Column]) -> Vec<String> {
    let typed = |column: &Column| match column.sort {
        Sort::Text => format!("{}:string", column.name),
        Sort::List => format!("{}:string[]", column.name),
        Sort::Whole => format!("{}:long", column.name),
        Sort::Number => format!("{}:double", column.name),
        Sort::Flag => format!("{}:boolean", column.name),
    };
    columns.iter().map(typed).collect()
}

fn cells(row: Row) -> Vec<String> {
    let cell = |value| match value {
        None => String::new(),
        Some(Value::List(texts)) => texts.iter().map(|text| text.replace('\t', " ")).collect::<Vec<_>>().join(BETWEEN),
        Some(value) => value.signed(),
    };
    row.into_iter().map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::samples::{any_view, small};
    use proptest::prelude::*;

    #[test]
    fn a_small_view_for_bulk_import() {
        let texts: Vec<String> = neo4j(&small(), Lang::Ko).into_iter().map(|file| file.text).collect();
        insta::assert_snapshot!(texts.join("\n"));
    }

    proptest! {
        #[test]
        fn every_end_is_a_node_and_names_come_back(view in any_view()) {
            let network = Network::of(&view, Lang::Ko);
            let files = neo4j(&view, Lang::Ko);
            let rows = |at: usize| -> Vec<csv::StringRecord> {
                csv::Reader::from_reader(files[at].text.as_bytes()).records().map(Result::unwrap).collect()
            };
            let nodes = rows(0);
            prop_assert!(nodes.iter().map(|row| &row[1]).eq(network.nodes.iter().map(|node| &node.name)));
            for edge in rows(1) {
                prop_assert!([&edge[0], &edge[1]].iter().all(|end| nodes.iter().any(|node| node[0] == **end)));
            }
        }
    }
}
