//! A view as tables: what CSV, Parquet and Excel have in common.

use super::{
    facts,
    network::Network,
    value::{Column, Row, Sort, Value},
};
use crate::{model::Lang, query::View};

/// A table of a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// Organisations, and deals that are no edge: `id`, then what is known.
    Nodes,
    /// Edges: `id`, `source`, `target`, the names of both ends, then what is known.
    Edges,
    /// Claims, a row each, with the best of its sentences.
    Claims,
}

impl Table {
    /// All of them.
    pub const ALL: [Self; 3] = [Table::Nodes, Table::Edges, Table::Claims];

    /// The word on the command line and in file names.
    pub fn as_str(self) -> &'static str {
        match self {
            Table::Nodes => "nodes",
            Table::Edges => "edges",
            Table::Claims => "claims",
        }
    }
}

/// The columns of a table and its rows.
pub(super) fn table(view: &View, table: Table, lang: Lang) -> (Vec<Column>, Vec<Row>) {
    let network = Network::of(view, lang);
    let text = |name| Column { name, sort: Sort::Text };
    match table {
        Table::Nodes => {
            let rows = network.nodes.iter().map(|node| [vec![Value::text(&node.id)], facts::node(node)].concat());
            ([&[text("id")], facts::NODE].concat(), rows.collect())
        }
        Table::Edges => {
            let rows = network.edges.iter().map(|edge| {
                let (source, target) = (&network.nodes[edge.source], &network.nodes[edge.target]);
                let ends = [&edge.id, &source.id, &target.id, &source.name, &target.name];
                [ends.map(Value::text).to_vec(), facts::edge(edge)].concat()
            });
            let ends = ["id", "source", "target", "source_name", "target_name"].map(text);
            ([&ends[..], facts::EDGE].concat(), rows.collect())
        }
        Table::Claims => {
            (facts::CLAIM.to_vec(), facts::claims(&network).map(|(tie, claim)| facts::claim(tie, claim)).collect())
        }
    }
}
