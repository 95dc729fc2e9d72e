//! Mermaid, which GitHub, GitLab and many wikis draw.

use super::{
    escape, palette,
    sketch::{Figure, Node, Sketch},
};
use crate::model::{Lang, OrgKind, Status};
use crate::query::View;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Characters of a name that a node shows.
const NAME: usize = 40;

/// How [`mermaid`] writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MermaidOptions {
    /// Language of labels and names.
    pub lang: Lang,
}

impl Default for MermaidOptions {
    fn default() -> Self {
        Self { lang: Lang::Ko }
    }
}

/// The view as a Mermaid flowchart: a subgraph for each business group, hexagons for alliances, stadiums for deals of
/// three or more parties, a link style for each kind and status.
///
/// Mermaid's own limits apply where it is drawn: 500 edges and 50,000 characters unless the site raises them.
///
/// ```
/// use tieup::{draw, query::View};
/// assert_eq!(draw::mermaid(&View::default(), &draw::MermaidOptions::default()), "flowchart LR\n");
/// ```
pub fn mermaid(view: &View, options: &MermaidOptions) -> String {
    let sketch = Sketch::of(view, options.lang);
    let mut out = String::from("flowchart LR\n");
    for (nth, group) in sketch.groups.iter().enumerate() {
        let _ = writeln!(out, "  subgraph g{nth}[{}]", label(&group.name));
        for at in &group.members {
            let _ = writeln!(out, "    {}", shape(*at, &sketch.nodes[*at]));
        }
        out.push_str("  end\n");
    }
    for (at, node) in sketch.nodes.iter().enumerate().filter(|(_, node)| node.group.is_none()) {
        let _ = writeln!(out, "  {}", shape(at, node));
    }
    let mut styles: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (nth, link) in sketch.links.iter().enumerate() {
        let line = match (link.status, link.arrow) {
            (Status::Talks | Status::Stalled, true) => "-.->",
            (Status::Talks | Status::Stalled, false) => "-.-",
            (_, true) => "-->",
            (_, false) => "---",
        };
        let text = match link.parts.is_empty() {
            true => String::new(),
            false => format!("|{}|", label(&link.parts.join(" · "))),
        };
        let _ = writeln!(out, "  n{} {line}{text} n{}", link.from, link.to);
        let colour = palette::kind(link.kind);
        let style = match link.status {
            Status::Stalled => format!("stroke:{},stroke-width:2px", palette::STALLED),
            Status::Ended => format!("stroke:{colour},stroke-width:1px,opacity:0.4"),
            _ => format!("stroke:{colour},stroke-width:2px"),
        };
        styles.entry(style).or_default().push(nth.to_string());
    }
    for (style, links) in styles {
        let _ = writeln!(out, "  linkStyle {} {style}", links.join(","));
    }
    classes(&sketch, &mut out);
    out
}

fn label(text: &str) -> String {
    escape::mermaid(&escape::ellipsis(text, NAME))
}

/// `n3["이름"]`; numbers serve as ids, since Mermaid has no quoting for them.
fn shape(at: usize, node: &Node) -> String {
    let name = label(&node.name);
    match node.figure {
        Figure::Organization(OrgKind::Alliance) => format!("n{at}{{{{{name}}}}}"),
        Figure::Organization(_) => format!("n{at}[{name}]"),
        Figure::Deal(..) => format!("n{at}([{name}])"),
    }
}

fn classes(sketch: &Sketch, out: &mut String) {
    let chosen = |pick: &dyn Fn(&Node) -> bool| -> Vec<String> {
        sketch.nodes.iter().enumerate().filter(|(_, node)| pick(node)).map(|(at, _)| format!("n{at}")).collect()
    };
    let alliances = chosen(&|node| node.figure == Figure::Organization(OrgKind::Alliance) && !node.focus);
    let focus = chosen(&|node| node.focus);
    let (fill, line) = palette::ALLIANCE;
    for (class, nodes, style) in [
        ("alliance", alliances, format!("fill:{fill},stroke:{line},color:{line}")),
        ("focus", focus, format!("fill:{0},stroke:{0},color:{1}", palette::FOCUS, palette::PAPER)),
    ] {
        if !nodes.is_empty() {
            let _ = writeln!(out, "  classDef {class} {style}\n  class {} {class}", nodes.join(","));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;
    use crate::query::samples::{Sample, org};
    use proptest::prelude::*;

    #[test]
    fn a_small_view_in_mermaid() {
        let mut heavy = org("heavy", "현대중공업", OrgKind::Company);
        heavy.group = Some("hyundai".into());
        let view = Sample::default()
            .org(org("kt", "KT", OrgKind::Company))
            .org(org("one", "AI 원팀", OrgKind::Alliance))
            .org(org("hyundai", "현대 \"그룹\"", OrgKind::Group))
            .org(heavy)
            .tie(Kind::Investment, &["kt", "heavy"], |tie| tie.history[0].status = Status::Talks)
            .tie(Kind::Membership, &["kt", "heavy"], |tie| tie.alliance = Some("one".into()))
            .tie(Kind::Partnership, &["kt", "heavy", "hyundai"], |_| {})
            .view(&["kt"]);
        insta::assert_snapshot!(mermaid(&view, &MermaidOptions::default()));
    }

    proptest! {
        #[test]
        fn no_name_adds_a_line_or_a_link(name in any::<String>()) {
            let view = |name: &str| Sample::default()
                .org(org("a", name, OrgKind::Company))
                .org(org("b", "나", OrgKind::Company))
                .tie(Kind::Supply, &["a", "b"], |_| {})
                .view(&[]);
            let text = mermaid(&view(&name), &MermaidOptions::default());
            let tame = mermaid(&view("가"), &MermaidOptions::default());
            prop_assert_eq!(text.lines().count(), tame.lines().count());
            prop_assert_eq!(text.matches('"').count(), tame.matches('"').count());
        }
    }
}
