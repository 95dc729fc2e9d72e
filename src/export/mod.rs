//! [`View`](crate::query::View) → the formats of other tools.
//!
//! All formats of nodes and edges agree on what there is and how it is called: organisations by their ids, ties between
//! two as edges, alliances as hubs, deals of three or more as nodes of their own; [`graphml`] says it in full. Only
//! [`json`] and [`graphml`] hold all of a view, and are read back. The same view gives the same bytes.

mod cypher;
mod d2;
mod facts;
mod folder;
mod form;
mod ftm;
mod gexf;
mod graph_json;
mod graphml;
mod json;
mod neo4j;
mod network;
mod notes;
mod plain;
mod read;
mod read_graphml;
mod table_csv;
#[cfg(feature = "parquet")]
mod table_parquet;
mod tables;
mod turtle;
mod value;
mod workbook;
mod xml;

#[cfg(test)]
mod sample;

pub use cypher::cypher;
pub use d2::d2;
pub use folder::FolderFile;
pub use form::{Form, Written};
pub use ftm::follow_the_money;
pub use gexf::gexf;
pub use graph_json::{cytoscape, graph_json};
pub use graphml::graphml;
pub use json::{json, read_json};
pub use neo4j::neo4j;
pub use notes::notes;
pub use read::ReadError;
pub use read_graphml::read_graphml;
pub use table_csv::csv;
#[cfg(feature = "parquet")]
pub use table_parquet::{ParquetFailure, parquet};
pub use tables::Table;
pub use turtle::turtle;
pub use workbook::{WorkbookError, workbook};
