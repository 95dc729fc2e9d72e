//! Cypher, for Neo4j, Memgraph and their like.

use super::{
    facts,
    network::{Network, Of},
    plain::is_plain,
    value::{Column, Row, Value},
};
use crate::{model::Lang, query::View};
use std::fmt::Write;

/// The label of a node.
pub(super) fn label(of: &Of) -> &'static str {
    match of {
        Of::Organization(_) => "Organization",
        Of::Deal(_) => "Deal",
    }
}

/// The view as a Cypher script of one statement a line; running it again changes nothing.
///
/// Nodes are `:Organization` and `:Deal`, known by `id`; relationships have the kind as their type (`:INVESTMENT`) and an
/// `id` of their own; all that is known stands in properties, lists as lists. Ids are those of
/// [`graphml`](super::graphml).
pub fn cypher(view: &View, lang: Lang) -> String {
    let network = Network::of(view, lang);
    let mut out = String::new();
    for label in ["Organization", "Deal"] {
        let name = label.to_lowercase();
        let _ = writeln!(out, "CREATE CONSTRAINT tieup_{name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;");
    }
    for node in &network.nodes {
        let (label, id) = (label(&node.of), quoted(&node.id));
        let _ = writeln!(out, "MERGE (n:{label} {{id: {id}}}) SET n += {};", map(facts::NODE, facts::node(node)));
    }
    for edge in &network.edges {
        let end = |at: usize| {
            let node = &network.nodes[at];
            (label(&node.of), quoted(&node.id))
        };
        let ((from, source), (to, target)) = (end(edge.source), end(edge.target));
        let (kind, id) = (edge.tie.kind.as_str().to_uppercase(), quoted(&edge.id));
        let _ = writeln!(
            out,
            "MATCH (a:{from} {{id: {source}}}) MATCH (b:{to} {{id: {target}}}) \
             MERGE (a)-[r:{kind} {{id: {id}}}]->(b) SET r += {};",
            map(facts::EDGE, facts::edge(edge))
        );
    }
    out
}

/// What is known as a map of properties.
fn map(columns: &[Column], row: Row) -> String {
    let known =
        columns.iter().zip(row).filter_map(|(column, value)| Some(format!("`{}`: {}", column.name, literal(value?))));
    format!("{{{}}}", known.collect::<Vec<_>>().join(", "))
}

fn literal(value: Value) -> String {
    match value {
        Value::Text(text) => quoted(&text),
        Value::List(texts) => format!("[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", ")),
        // Without a point or an exponent it would be a whole number.
        Value::Number(number) => format!("{number:?}"),
        value => value.signed(),
    }
}

/// A string literal, on one line; invisible characters stand as codes, for what runs in a database should look as it is.
///
/// Neo4j reads `\u` codes before it reads strings, some say also where the backslash is itself escaped: a backslash before
/// one, or before a `u`, ends its literal and another goes on.
fn quoted(text: &str) -> String {
    let mut out = String::from("'");
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek().is_some_and(|next| *next == 'u' || wants_code(*next)) => out.push_str("\\\\' + '"),
            '\\' => out.push_str("\\\\"),
            '\'' => out.push_str("\\'"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if wants_code(c) => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('\'');
    out
}

/// Whether a character, within what four digits can say, is not seen.
fn wants_code(c: char) -> bool {
    c < '\u{10000}' && !is_plain(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::samples::{any_view, hostile, small};
    use proptest::prelude::*;

    #[test]
    fn a_small_view_in_cypher() {
        insta::assert_snapshot!(cypher(&small(), Lang::Ko));
    }

    /// What a database makes of a literal, its `\u` escapes read first or last.
    fn read(literal: &str) -> String {
        let mut out = String::new();
        for part in literal.strip_prefix('\'').unwrap().strip_suffix('\'').unwrap().split("' + '") {
            let mut chars = part.chars();
            while let Some(c) = chars.next() {
                assert!(c != '\'' && !c.is_control());
                if c != '\\' {
                    out.push(c);
                    continue;
                }
                out.push(match chars.next().unwrap() {
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'u' => {
                        char::from_u32(u32::from_str_radix(&chars.by_ref().take(4).collect::<String>(), 16).unwrap())
                            .unwrap()
                    }
                    c => c,
                });
            }
        }
        out
    }

    proptest! {
        #[test]
        fn no_text_ends_its_literal(text in hostile(), tail in "\\\\{0,3}u0027.{0,4}") {
            let text = text + &tail;
            let literal = quoted(&text);
            prop_assume!(!text.contains("' + '"));
            prop_assert_eq!(read(&literal), text);
            prop_assert!(!literal.contains("\\\\u"), "a backslash before a code");
        }

        #[test]
        fn every_line_is_one_statement(view in any_view()) {
            let network = Network::of(&view, Lang::Ko);
            let text = cypher(&view, Lang::Ko);
            prop_assert_eq!(text.lines().count(), 2 + network.nodes.len() + network.edges.len());
            prop_assert!(text.lines().all(|line| line.ends_with(';')));
        }
    }
}
