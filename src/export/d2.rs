//! D2, which draws boxes and arrows from text.

use super::{
    network::{Network, Of, ended},
    plain::{ellipsis, one_line},
};
use crate::{
    model::{Lang, OrgKind, Status},
    query::View,
};
use std::fmt::Write;

/// Characters of a name or a label that are shown.
const SHOWN: usize = 60;

/// The view as a D2 diagram: organisations as boxes, alliances as hexagons, deals of three or more as ovals, one line for
/// each edge with kind and dates, dashed for talks; an arrow where the direction means something.
///
/// Nodes are `n0`, `n1` … in the order of [`graphml`](super::graphml): no name is ever read as D2. Control characters and
/// marks that turn the direction of text are left out, longer names end in `…`.
pub fn d2(view: &View, lang: Lang) -> String {
    let network = Network::of(view, lang);
    let mut out = String::from("direction: right\n");
    for (at, node) in network.nodes.iter().enumerate() {
        let shape = match node.of {
            Of::Organization(org) if org.kind == OrgKind::Alliance => ".shape: hexagon",
            Of::Organization(_) => ".shape: rectangle",
            Of::Deal(_) => ".shape: oval",
        };
        let _ = writeln!(out, "n{at}: {}\nn{at}{shape}", quoted(&node.name));
        if node.focus {
            let _ = writeln!(out, "n{at}.style.bold: true\nn{at}.style.stroke-width: 4");
        }
    }
    for edge in &network.edges {
        let tie = edge.tie;
        let arrow = if tie.kind.is_directed() { "->" } else { "--" };
        let mut words = vec![tie.kind.to_string().replace('_', " ")];
        if tie.status() != Status::Agreed {
            words.push(tie.status().to_string());
        }
        words.extend(edge.since.map(|date| date.to_string()));
        words.extend(ended(tie).map(|date| format!("– {date}")));
        let _ = write!(out, "n{} {arrow} n{}: {}", edge.source, edge.target, quoted(&words.join(" ")));
        let style = match tie.status() {
            Status::Talks | Status::Stalled => " {style.stroke-dash: 4}",
            Status::Ended => " {style.opacity: 0.4}",
            Status::Agreed => "",
        };
        let _ = writeln!(out, "{style}");
    }
    out
}

/// A string between quotes, on one line; `$` begins a variable in D2 and is escaped as what closes a string is.
fn quoted(text: &str) -> String {
    let shown = ellipsis(&one_line(text), SHOWN);
    let shown = if shown.is_empty() { "?".to_owned() } else { shown };
    format!("\"{}\"", shown.replace('\\', "\\\\").replace('"', "\\\"").replace('$', "\\$"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::samples::{any_view, small};
    use proptest::prelude::*;

    #[test]
    fn a_small_view_in_d2() {
        insta::assert_snapshot!(d2(&small(), Lang::Ko));
    }

    proptest! {
        #[test]
        fn no_name_leaves_its_quotes(view in any_view()) {
            for line in d2(&view, Lang::Ko).lines() {
                let unescaped = line.replace("\\\\", "").replace("\\\"", "").replace("\\$", "");
                prop_assert!(unescaped.matches('"').count() == 2 || !unescaped.contains('"'), "{}", line);
                prop_assert!(!unescaped.contains('$') && !unescaped.contains('\\'), "{}", line);
                prop_assert!(unescaped.split('"').step_by(2).all(str::is_ascii), "{}", line);
            }
        }
    }
}
