//! GraphML, which networkx, igraph, Gephi, yEd and Cytoscape read.

use super::{
    facts,
    json::line,
    network::{Network, Of},
    value::{Column, Row, Sort},
    xml::escaped,
};
use crate::{model::Lang, query::View};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event, attributes::Attribute},
    name::QName,
};
use std::io;

/// What the whole graph carries, for [`read_graphml`](super::read_graphml).
pub(super) const OF_GRAPH: [&str; 3] = ["focus", "groups", "left_out"];

/// What the first element of a tie carries: the tie as JSON.
pub(super) const RECORD: &str = "record";

/// Writes XML to memory, its text already escaped.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    pub fn new() -> io::Result<Self> {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Self(writer))
    }

    fn tag<'t>(name: &'t str, attributes: &[(&'t str, &str)]) -> BytesStart<'t> {
        let mut tag = BytesStart::new(name);
        for (key, value) in attributes {
            tag.push_attribute(Attribute { key: QName(key), value: escaped(value).into() });
        }
        tag
    }

    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Event::Start(Self::tag(name, attributes)))
    }

    pub fn close(&mut self, name: &str) -> io::Result<()> {
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Event::Empty(Self::tag(name, attributes)))
    }

    pub fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.open(name, attributes)?;
        self.0.write_event(Event::Text(BytesText::from_escaped(escaped(text))))?;
        self.close(name)
    }

    pub fn finish(self) -> String {
        let mut text = String::from_utf8(self.0.into_inner()).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// The view as GraphML: a directed graph with parallel edges.
///
/// Nodes are organisations by their ids and, as `deal:…`, ties that are no edge; edges have the id of their tie, with a
/// slash and the id of the party where each has one of its own. A deal of two is an edge, an alliance or a founded company
/// the hub of its members. `data` holds what is known, under keys whose `id` ends in their `attr.name`; lists stand as
/// JSON arrays, dates as precise as they are known. `directed` of an edge says whether its order means something. The
/// first element of a tie has all of it as JSON in `record`, the graph the rest of the view in `focus`, `groups` and `left_out`, so
/// that [`read_graphml`](super::read_graphml) gives the same view.
///
/// XML has no control characters: they stand as `_x0000_`, as in Office files (ECMA-376, `ST_Xstring`).
///
/// ```
/// use tieup::{export, model::Lang, query::View};
/// let text = export::graphml(&View::default(), Lang::Ko);
/// assert_eq!(export::read_graphml(&text).unwrap(), View::default());
/// ```
pub fn graphml(view: &View, lang: Lang) -> String {
    // Memory takes whatever is written to it.
    write(view, lang).map(Xml::finish).unwrap_or_default()
}

fn write(view: &View, lang: Lang) -> io::Result<Xml> {
    let network = Network::of(view, lang);
    let mut xml = Xml::new()?;
    xml.open(
        "graphml",
        &[
            ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            (
                "xsi:schemaLocation",
                "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
            ),
        ],
    )?;
    for name in OF_GRAPH {
        key(&mut xml, "g-", "graph", name, Sort::Text)?;
    }
    let record = Column { name: RECORD, sort: Sort::Text };
    for (prefix, of, columns) in [("n-", "node", facts::NODE), ("e-", "edge", facts::EDGE)] {
        for column in columns.iter().chain([&record]) {
            key(&mut xml, prefix, of, column.name, column.sort)?;
        }
    }
    xml.open("graph", &[("id", "tieup"), ("edgedefault", "directed")])?;
    xml.text("data", &[("key", "g-focus")], &line(&view.focus))?;
    xml.text("data", &[("key", "g-groups")], &line(&view.groups))?;
    xml.text("data", &[("key", "g-left_out")], &line(&view.left_out))?;
    for node in &network.nodes {
        xml.open("node", &[("id", &node.id)])?;
        data(&mut xml, "n-", facts::NODE, facts::node(node))?;
        if let Of::Deal(tie) = node.of {
            xml.text("data", &[("key", "n-record")], &line(tie))?;
        }
        xml.close("node")?;
    }
    for edge in &network.edges {
        let (source, target) = (&network.nodes[edge.source].id, &network.nodes[edge.target].id);
        xml.open("edge", &[("id", &edge.id), ("source", source), ("target", target)])?;
        data(&mut xml, "e-", facts::EDGE, facts::edge(edge))?;
        if edge.first {
            xml.text("data", &[("key", "e-record")], &line(edge.tie))?;
        }
        xml.close("edge")?;
    }
    xml.close("graph")?;
    xml.close("graphml")?;
    Ok(xml)
}

fn key(xml: &mut Xml, prefix: &str, of: &str, name: &str, sort: Sort) -> io::Result<()> {
    let sort = match sort {
        Sort::Text | Sort::List => "string",
        // Sums in won are beyond 32 bits.
        Sort::Whole => "long",
        Sort::Number => "double",
        Sort::Flag => "boolean",
    };
    xml.empty("key", &[("id", &format!("{prefix}{name}")), ("for", of), ("attr.name", name), ("attr.type", sort)])
}

fn data(xml: &mut Xml, prefix: &str, columns: &[Column], row: Row) -> io::Result<()> {
    for (column, value) in columns.iter().zip(row) {
        if let Some(value) = value {
            xml.text("data", &[("key", &format!("{prefix}{}", column.name))], &value.signed())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::read_graphml;
    use crate::query::samples::{any_view, small};
    use proptest::prelude::*;

    #[test]
    fn a_small_view_in_graphml() {
        insta::assert_snapshot!(graphml(&small(), Lang::Ko));
    }

    proptest! {
        #[test]
        fn a_view_comes_back_as_it_was(view in any_view()) {
            let text = graphml(&view, Lang::Ko);
            let network = Network::of(&view, Lang::Ko);
            let document = roxmltree::Document::parse(&text).unwrap();
            let count = |name: &str| document.descendants().filter(|node| node.has_tag_name((
                "http://graphml.graphdrawing.org/xmlns", name))).count();
            prop_assert_eq!((count("node"), count("edge")), (network.nodes.len(), network.edges.len()));
            prop_assert_eq!(read_graphml(&text).unwrap(), view);
        }
    }
}
