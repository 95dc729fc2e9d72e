//! DOT, the language of Graphviz.

use super::{
    escape, palette,
    sketch::{Figure, Link, Node, Sketch},
};
use crate::model::{Kind, Lang, OrgKind, Status};
use crate::query::View;
use graphviz_rust::dot_structures::{
    Attribute, Edge, EdgeTy, Graph, GraphAttributes, Id, Node as DotNode, NodeId, Stmt, Subgraph, Vertex,
};
use graphviz_rust::printer::{DotPrinter, PrinterContext};
use std::collections::BTreeSet;

/// Characters of a name that a node shows; the tooltip has it all.
const NAME: usize = 40;

/// How [`dot`] writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DotOptions {
    /// Language of labels and names.
    pub lang: Lang,
    /// Shown above the picture.
    pub title: Option<String>,
}

impl Default for DotOptions {
    fn default() -> Self {
        Self { lang: Lang::Ko, title: None }
    }
}

/// The view in DOT: a directed graph, a `cluster` for each business group, hexagons for alliances, a small node for each
/// deal of three or more parties; ids of nodes are ids of organisations and ties.
///
/// `O(n log n)` in organisations and ties.
///
/// ```
/// use tieup::{draw, query::View};
/// let text = draw::dot(&View::default(), &draw::DotOptions::default());
/// assert!(text.starts_with("digraph \"tieup\" {"));
/// ```
pub fn dot(view: &View, options: &DotOptions) -> String {
    let sketch = Sketch::of(view, options.lang);
    let ids = ids(&sketch);
    let mut stmts = preamble(options);
    for (nth, group) in sketch.groups.iter().enumerate() {
        let (fill, line) = palette::GROUP;
        let mut inner: Vec<Stmt> = vec![
            text("label", &group.name).into(),
            plain("style", "rounded,filled").into(),
            plain("fillcolor", fill).into(),
            plain("color", line).into(),
            plain("fontcolor", palette::SOFT_INK).into(),
            plain("fontsize", "11").into(),
        ];
        inner.extend(group.members.iter().map(|at| node(&sketch.nodes[*at], &ids[*at])));
        // Graphviz boxes only those subgraphs whose name starts with "cluster".
        let name = format!("cluster_{nth}_{}", group.key);
        stmts.push(Subgraph { id: Id::Escaped(escape::dot_id(&name)), stmts: inner }.into());
    }
    let free = sketch.nodes.iter().enumerate().filter(|(_, node)| node.group.is_none());
    stmts.extend(free.map(|(at, free)| node(free, &ids[at])));
    stmts.extend(sketch.links.iter().map(|link| edge(link, &ids)));
    let graph = Graph::DiGraph { id: Id::Escaped(escape::dot_id("tieup")), strict: false, stmts };
    let mut printed = graph.print(&mut PrinterContext::default());
    printed.push('\n');
    printed
}

/// A DOT id for each node; two keys that look alike once they are escaped are told apart by a suffix.
fn ids(sketch: &Sketch) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let unique = |node: &Node| {
        let mut id = escape::dot_id(&node.key);
        let mut suffix = 2;
        while !taken.insert(id.clone()) {
            id = escape::dot_id(&format!("{}~{suffix}", node.key));
            suffix += 1;
        }
        id
    };
    sketch.nodes.iter().map(unique).collect()
}

fn preamble(options: &DotOptions) -> Vec<Stmt> {
    let font = "NanumGothic,Noto Sans KR,Malgun Gothic,Apple SD Gothic Neo,sans-serif";
    let mut graph = vec![
        plain("charset", "UTF-8"),
        plain("rankdir", "LR"),
        plain("overlap", "false"),
        plain("splines", "true"),
        plain("outputorder", "edgesfirst"),
        plain("bgcolor", palette::PAPER),
        plain("pad", "0.3"),
        plain("nodesep", "0.35"),
        plain("ranksep", "0.9"),
        plain("fontname", font),
    ];
    if let Some(title) = &options.title {
        graph.extend([text("label", title), plain("labelloc", "t"), plain("fontsize", "20")]);
    }
    let node = vec![
        plain("shape", "box"),
        plain("style", "rounded,filled"),
        plain("fillcolor", palette::PAPER),
        plain("color", palette::OUTLINE),
        plain("fontcolor", palette::INK),
        plain("fontname", font),
        plain("fontsize", "12"),
    ];
    let edge = vec![plain("fontname", font), plain("fontsize", "10"), plain("penwidth", "1.5"), plain("dir", "none")];
    vec![GraphAttributes::Graph(graph).into(), GraphAttributes::Node(node).into(), GraphAttributes::Edge(edge).into()]
}

fn node(node: &Node, id: &str) -> Stmt {
    let mut attributes = vec![text("label", &escape::ellipsis(&node.name, NAME)), text("tooltip", &node.tooltip)];
    match node.figure {
        Figure::Deal(kind, status) => {
            let colour = ink(kind, status);
            attributes.extend([plain("color", colour), plain("fontcolor", colour), plain("fontsize", "10")]);
        }
        Figure::Organization(_) if node.focus => attributes.extend([
            plain("fillcolor", palette::FOCUS),
            plain("color", palette::FOCUS),
            plain("fontcolor", palette::PAPER),
            plain("fontsize", "18"),
        ]),
        Figure::Organization(kind) => {
            let (fill, line) = palette::organization(kind);
            attributes.extend([plain("fillcolor", fill), plain("color", line)]);
            if kind == OrgKind::Alliance {
                attributes.extend([plain("shape", "hexagon"), plain("style", "filled"), plain("fontcolor", line)]);
            }
        }
    }
    Stmt::Node(DotNode::new(node_id(id), attributes))
}

fn edge(link: &Link, ids: &[String]) -> Stmt {
    let colour = ink(link.kind, link.status);
    let mut attributes = vec![plain("color", colour), plain("fontcolor", word(link.kind, link.status))];
    if !link.parts.is_empty() {
        attributes.push(text("label", &link.parts.join("\n")));
    }
    attributes.push(text("tooltip", &link.tooltip));
    attributes.push(text("labeltooltip", &link.tooltip));
    attributes.extend(ends(link.kind, link.arrow).into_iter().map(|(name, value)| plain(name, value)));
    match link.status {
        Status::Talks => attributes.push(plain("style", "dashed")),
        Status::Stalled => attributes.push(plain("style", "dotted")),
        Status::Ended => attributes.push(plain("penwidth", "0.8")),
        Status::Agreed => {}
    }
    let end = |at: usize| Vertex::N(node_id(&ids[at]));
    Stmt::Edge(Edge { ty: EdgeTy::Pair(end(link.from), end(link.to)), attributes })
}

/// What a line ends in, the same marks as in our own pictures as far as Graphviz has them.
fn ends(kind: Kind, arrow: bool) -> Vec<(&'static str, &'static str)> {
    let to = |mark| match arrow {
        true => vec![("dir", "forward"), ("arrowhead", mark)],
        false => Vec::new(),
    };
    let both = |mark| vec![("dir", "both"), ("arrowhead", mark), ("arrowtail", mark), ("arrowsize", "0.6")];
    match kind {
        Kind::Partnership => Vec::new(),
        Kind::JointDevelopment => both("dot"),
        Kind::Integration => both("odot"),
        Kind::Membership => vec![("dir", "back"), ("arrowtail", "tee")],
        Kind::JointVenture => both("box"),
        Kind::EquitySwap => both("odiamond"),
        Kind::Investment => to("normal"),
        Kind::Acquisition => to("normalnormal"),
        Kind::Supply => to("onormal"),
        Kind::Distribution => to("vee"),
        Kind::Licensing => to("normaltee"),
        Kind::Support => to("diamond"),
    }
}

/// The colour of words: legible where that of the line is too light.
fn word(kind: Kind, status: Status) -> &'static str {
    match status {
        Status::Stalled | Status::Ended => palette::SOFT_INK,
        _ => palette::word(kind),
    }
}

/// The colour of lines: of the kind, grey where the deal stalled or ended.
fn ink(kind: Kind, status: Status) -> &'static str {
    match status {
        Status::Stalled => palette::STALLED,
        Status::Ended => "#a3adb8",
        _ => palette::kind(kind),
    }
}

fn node_id(id: &str) -> NodeId {
    NodeId(Id::Escaped(id.to_owned()), None)
}

/// An attribute whose value is our own.
fn plain(key: &str, value: &str) -> Attribute {
    Attribute(Id::Plain(key.to_owned()), Id::Escaped(escape::dot_id(value)))
}

/// An attribute whose value may be anybody's.
fn text(key: &str, value: &str) -> Attribute {
    Attribute(Id::Plain(key.to_owned()), Id::Escaped(escape::dot_label(value)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::samples::{Sample, org};
    use proptest::prelude::*;

    fn small() -> View {
        Sample::default()
            .org(org("kt", "KT", OrgKind::Company))
            .org(org("one", "AI 원팀", OrgKind::Alliance))
            .org(org("lg", "LG \"전자\"", OrgKind::Company))
            .tie(Kind::Investment, &["kt", "lg"], |tie| {
                tie.stake = Some(0.1);
                tie.history[0].status = Status::Talks;
            })
            .tie(Kind::Membership, &["kt", "lg"], |tie| tie.alliance = Some("one".into()))
            .view(&["kt"])
    }

    #[test]
    fn a_small_view_in_dot() {
        insta::assert_snapshot!(dot(&small(), &DotOptions { lang: Lang::Ko, title: Some("제휴".into()) }));
    }

    #[test]
    fn keys_that_look_alike_stay_apart() {
        let view = Sample::default()
            .org(org("a", "가", OrgKind::Company))
            .org(org("a\u{202e}", "나", OrgKind::Company))
            .view(&[]);
        let text = dot(&view, &DotOptions::default());
        assert!(text.contains("\"a\"[") && text.contains("\"a~2\"["), "{text}");
    }

    proptest! {
        #[test]
        fn any_name_parses_and_comes_back(name in any::<String>(), id in any::<String>(), quote in any::<String>()) {
            let view = Sample::default()
                .org(org(&id, &name, OrgKind::Company))
                .org(org("other", "다른", OrgKind::Company))
                .tie(Kind::Supply, &[&id, "other"], |tie| tie.claims[0].evidence[0].quote = quote)
                .view(&[]);
            let parsed = graphviz_rust::parse(&dot(&view, &DotOptions { title: Some(name), ..DotOptions::default() }));
            let Graph::DiGraph { stmts, .. } = parsed.unwrap() else { panic!("not directed") };
            let nodes = stmts.iter().filter(|stmt| matches!(stmt, Stmt::Node(_))).count();
            let edges = stmts.iter().filter(|stmt| matches!(stmt, Stmt::Edge(_))).count();
            prop_assert_eq!((nodes, stmts.len()), (view.organizations.len(), 3 + nodes + edges));
        }
    }
}
