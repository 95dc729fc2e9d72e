//! GEXF 1.3, the format of Gephi.

use super::{
    facts,
    graphml::Xml,
    network::{Network, ended},
    value::{Column, Row, Sort, Value},
};
use crate::{
    model::{Lang, PartialDate},
    query::View,
};
use std::io;

/// The view as GEXF 1.3: a dynamic graph, so that Gephi's timeline shows which ties there were when.
///
/// Nodes and edges have the ids that [`graphml`](super::graphml) gives them; `start` of an edge is the first day that its
/// beginning may mean (or else its first report), `end` the last day that its end may; both are missing where nobody
/// knows. `weight` is the number of articles, `kind` tells parallel edges apart. What else is known stands in
/// `attvalues`, lists as JSON arrays. All edges are directed, as networkx wants it; `directed` says whether that means
/// something. Control characters stand as in GraphML.
pub fn gexf(view: &View, lang: Lang) -> String {
    // Memory takes whatever is written to it.
    write(view, lang).map(Xml::finish).unwrap_or_default()
}

fn write(view: &View, lang: Lang) -> io::Result<Xml> {
    let network = Network::of(view, lang);
    let mut xml = Xml::new()?;
    xml.open("gexf", &[("xmlns", "http://gexf.net/1.3"), ("version", "1.3")])?;
    xml.open("meta", &[])?;
    xml.text("creator", &[], "tieup")?;
    xml.text("description", &[], "Who partnered with whom")?;
    xml.close("meta")?;
    let timed = [("mode", "dynamic"), ("timeformat", "date"), ("timerepresentation", "interval")];
    xml.open("graph", &[&[("defaultedgetype", "directed")], &timed[..]].concat())?;
    for (prefix, class, columns) in [("n-", "node", facts::NODE), ("e-", "edge", facts::EDGE)] {
        xml.open("attributes", &[("class", class), ("mode", "static")])?;
        for column in columns {
            let id = format!("{prefix}{}", column.name);
            xml.empty("attribute", &[("id", &id), ("title", column.name), ("type", sort(column))])?;
        }
        xml.close("attributes")?;
    }
    xml.open("nodes", &[])?;
    for node in &network.nodes {
        xml.open("node", &[("id", &node.id), ("label", &node.name)])?;
        values(&mut xml, "n-", facts::NODE, facts::node(node))?;
        xml.close("node")?;
    }
    xml.close("nodes")?;
    xml.open("edges", &[])?;
    for edge in &network.edges {
        let row = facts::edge(edge);
        let weight = articles(&row).max(1).to_string();
        let mut attributes = vec![
            ("id", edge.id.as_str()),
            ("source", &network.nodes[edge.source].id),
            ("target", &network.nodes[edge.target].id),
            ("type", "directed"),
            ("kind", edge.tie.kind.as_str()),
            ("label", edge.tie.kind.as_str()),
            ("weight", &weight),
        ];
        let start = edge.begins().map(|date| day(date.earliest()));
        // Of coarse dates the end may come to lie before the beginning; Gephi refuses such a file.
        let end = ended(edge.tie)
            .map(|date| day(date.latest()))
            .filter(|end| start.as_ref().is_none_or(|start| start <= end));
        attributes.extend(start.as_deref().map(|start| ("start", start)));
        attributes.extend(end.as_deref().map(|end| ("end", end)));
        xml.open("edge", &attributes)?;
        values(&mut xml, "e-", facts::EDGE, row)?;
        xml.close("edge")?;
    }
    xml.close("edges")?;
    xml.close("graph")?;
    xml.close("gexf")?;
    Ok(xml)
}

fn sort(column: &Column) -> &'static str {
    match column.sort {
        Sort::Text | Sort::List => "string",
        Sort::Whole => "long",
        Sort::Number => "double",
        Sort::Flag => "boolean",
    }
}

fn articles(row: &Row) -> u64 {
    let place = facts::EDGE.iter().position(|column| column.name == "articles");
    match place.and_then(|at| row[at].as_ref()) {
        Some(Value::Whole(articles)) => *articles,
        _ => 0,
    }
}

fn values(xml: &mut Xml, prefix: &str, columns: &[Column], row: Row) -> io::Result<()> {
    xml.open("attvalues", &[])?;
    for (column, value) in columns.iter().zip(row) {
        if let Some(value) = value {
            xml.empty("attvalue", &[("for", &format!("{prefix}{}", column.name)), ("value", &value.signed())])?;
        }
    }
    xml.close("attvalues")
}

/// A day as `xsd:date` has it.
fn day((year, month, day): (u16, u8, u8)) -> String {
    PartialDate::day_of(year, month, day).map_or_else(String::new, |date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::samples::{any_view, small};
    use proptest::prelude::*;

    #[test]
    fn edges_begin_and_end_as_their_ties_did() {
        let text = gexf(&small(), Lang::Ko);
        let document = roxmltree::Document::parse(&text).unwrap();
        let edges = document.descendants().filter(|node| node.has_tag_name(("http://gexf.net/1.3", "edge")));
        let spans: Vec<_> = edges.map(|edge| (edge.attribute("start").unwrap(), edge.attribute("end"))).collect();
        assert_eq!(
            spans[..4],
            [("2020-06-16", None), ("2020-02-20", None), ("2020-06-01", None), ("2019-01-01", Some("2021-03-31")),]
        );
    }

    proptest! {
        #[test]
        fn any_view_is_well_formed_and_whole(view in any_view()) {
            let text = gexf(&view, Lang::Ko);
            let document = roxmltree::Document::parse(&text).unwrap();
            let network = Network::of(&view, Lang::Ko);
            let named = |name: &'static str| {
                document.descendants().filter(move |node| node.has_tag_name(("http://gexf.net/1.3", name)))
            };
            prop_assert_eq!(named("edge").count(), network.edges.len());
            let names: Vec<String> = named("node").map(|node| crate::export::xml::restored(node.attribute("label").unwrap())).collect();
            prop_assert!(names.iter().eq(network.nodes.iter().map(|node| &node.name)));
            let known = ["gexf", "meta", "creator", "description", "graph", "attributes", "attribute", "nodes", "node",
                "attvalues", "attvalue", "edges", "edge"];
            prop_assert!(document.descendants().filter(|node| node.is_element()).all(|node| known.contains(&node.tag_name().name())));
        }
    }
}
