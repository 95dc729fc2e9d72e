//! A folder of Markdown notes that link to each other, for Obsidian and its like.

use super::{
    folder::FolderFile,
    json::line,
    network::{Edge, Network, Node, Of, ended},
    plain::one_line,
};
use crate::{
    model::{Claim, Lang, Tie},
    query::View,
};
use std::{collections::BTreeSet, fmt::Write};

/// Bytes of a file name, its extension apart: what every file system takes, with room for a number.
const FILE: usize = 180;

/// Sentences of one tie that are quoted.
const QUOTES: usize = 5;

/// The note that lists all others.
const INDEX: &str = "tieup";

/// The view as Markdown notes: one for each organisation and for each deal of three or more, and `tieup.md`, which lists
/// them.
///
/// A note has the facts as YAML (`id`, `type`, `kind`, `aliases`, `country`, `group`, `ticker`), then a section for each
/// tie in order of time: kind, the other side as `[[link]]`, dates, sum, and the sentences that prove it as quotations
/// with their articles. A file is named by the organisation; what a file system or a link does not take stands in its wide
/// form (`／`), and names that look alike get a number. Text of articles is escaped, so that none of it is read as Markdown
/// or HTML.
pub fn notes(view: &View, lang: Lang) -> Vec<FolderFile> {
    let network = Network::of(view, lang);
    let mut taken = BTreeSet::from([INDEX.to_owned()]);
    let files: Vec<String> = network.nodes.iter().map(|node| file_name(&node.name, &mut taken)).collect();
    let mut touching: Vec<Vec<&Edge>> = vec![Vec::new(); files.len()];
    for edge in &network.edges {
        touching[edge.source].push(edge);
        touching[edge.target].push(edge);
    }
    for edges in &mut touching {
        edges.sort_by_key(|edge| edge.begins().map_or((true, None), |date| (false, Some(date.earliest()))));
    }
    let notes = Notes { network: &network, files: &files, touching: &touching };
    let mut out = vec![FolderFile { name: format!("{INDEX}.md"), text: notes.index() }];
    out.extend((0..files.len()).map(|at| FolderFile { name: format!("{}.md", files[at]), text: notes.note(at) }));
    out
}

struct Notes<'n> {
    network: &'n Network<'n>,
    /// Names of the files of the nodes, without their extension.
    files: &'n [String],
    /// The edges of each node in order of time.
    touching: &'n [Vec<&'n Edge<'n>>],
}

impl Notes<'_> {
    fn link(&self, at: usize) -> String {
        let (file, name) = (&self.files[at], shown(&self.network.nodes[at].name));
        if *file == name { format!("[[{file}]]") } else { format!("[[{file}|{name}]]") }
    }

    fn index(&self) -> String {
        let (nodes, view) = (&self.network.nodes, self.network.view);
        let mut order: Vec<usize> = (0..nodes.len()).collect();
        order.sort_by_key(|at| (std::cmp::Reverse(nodes[*at].ties), *at));
        let mut out = format!(
            "# Who partnered with whom\n\n{} organisations, {} ties, {} articles\n\n",
            view.organizations.len(),
            view.ties.len(),
            view.sources().len()
        );
        for at in order {
            let _ = writeln!(out, "- {} ({})", self.link(at), nodes[at].ties);
        }
        out
    }

    fn note(&self, at: usize) -> String {
        let node = &self.network.nodes[at];
        let mut out = front(node);
        let _ = writeln!(out, "# {}", markdown(&node.name));
        if let Of::Organization(org) = node.of
            && let Some(group) = org.group.as_ref().and_then(|group| self.network.view.group(group))
        {
            let here = self.network.nodes.iter().position(|node| node.id == group.id.as_str());
            let name = here.map_or_else(|| markdown(super::network::name(group, Lang::Ko)), |at| self.link(at));
            let _ = write!(out, "\nGroup: {name}\n");
        }
        for edge in &self.touching[at] {
            self.tie(at, edge, &mut out);
        }
        if let Of::Deal(tie) = node.of {
            proofs(tie, |_| true, &mut out);
        }
        out
    }

    /// A section about one edge, from where this note stands.
    fn tie(&self, at: usize, edge: &Edge, out: &mut String) {
        let (other, own, theirs) = match edge.source == at {
            true => (edge.target, edge.source_role, edge.target_role),
            false => (edge.source, edge.target_role, edge.source_role),
        };
        let tie = edge.tie;
        let deal = matches!(self.network.nodes[other].of, Of::Deal(_));
        let with = if deal { self.others(other, at) } else { self.link(other) };
        let _ = write!(out, "\n## {}: {with}\n\n", tie.kind.as_str().replace('_', " "));
        let mut facts = vec![tie.status().to_string()];
        if deal {
            facts.push(format!("{own} in {}", self.link(other)));
        } else if own == "deal" {
            facts.push(theirs.to_owned());
        } else if own != theirs {
            facts.push(format!("{own} → {theirs}"));
        }
        facts.extend(edge.since.map(|date| format!("since {date}")));
        facts.extend(ended(tie).map(|date| format!("until {date}")));
        facts.extend(tie.amount.as_ref().map(|amount| format!("{} {}", amount.value, markdown(&amount.currency))));
        facts.extend(tie.stake.map(|stake| format!("{}%", (stake * 1e4).round() / 100.0)));
        facts.extend(tie.areas.iter().map(|area| markdown(area)));
        let _ = writeln!(out, "{}", facts.join(" · "));
        // A deal of many is proved in its own note; of an alliance only what names this member is quoted.
        let source = &self.network.nodes[edge.source];
        if let (Of::Organization(org), Of::Organization(_)) = (source.of, self.network.nodes[edge.target].of) {
            proofs(tie, |claim| claim.parties.iter().any(|party| party.id == org.id), out);
        }
    }

    /// Who else takes part in a deal of many.
    fn others(&self, deal: usize, at: usize) -> String {
        let ends = self.touching[deal].iter().map(|edge| if edge.source == deal { edge.target } else { edge.source });
        let others: Vec<String> = ends.filter(|end| *end != at).map(|end| self.link(end)).collect();
        if others.is_empty() { self.link(deal) } else { others.join(", ") }
    }
}

/// The sentences that prove a tie, as quotations, of those claims that are asked for.
fn proofs(tie: &Tie, wanted: impl Fn(&Claim) -> bool, out: &mut String) {
    let claims: Vec<&Claim> = tie.claims.iter().filter(|claim| wanted(claim)).collect();
    for claim in claims.iter().take(QUOTES) {
        let quote = claim.evidence.first().map_or("", |evidence| evidence.quote.as_str());
        let mut from = vec![markdown(claim.doc.as_str())];
        from.extend(claim.source.as_ref().map(|outlet| markdown(outlet)));
        from.extend(claim.reported.map(|date| date.to_string()));
        let _ = write!(out, "\n> {}\n> — {}\n", markdown(quote), from.join(", "));
    }
    if claims.len() > QUOTES {
        let _ = write!(out, "\n{} more\n", claims.len() - QUOTES);
    }
}

/// The facts as YAML, every text in the quotes of JSON, which YAML reads as its own.
fn front(node: &Node) -> String {
    let mut out = String::from("---\n");
    let mut fact = |name: &str, text: &str| {
        let _ = writeln!(out, "{name}: {}", line(&text));
    };
    fact("id", &node.id);
    match node.of {
        Of::Deal(tie) => {
            fact("type", "deal");
            fact("kind", tie.kind.as_str());
        }
        Of::Organization(org) => {
            fact("type", "organization");
            fact("kind", org.kind.as_str());
            let group = org.group.as_ref().map(|group| group.as_str());
            for (name, text) in
                [("country", org.country.as_deref()), ("group", group), ("ticker", org.ticker.as_deref())]
            {
                text.into_iter().for_each(|text| fact(name, text));
            }
            let others: Vec<&str> = org.names().filter(|name| *name != node.name).collect();
            if !others.is_empty() {
                let _ = writeln!(out, "aliases: {}", line(&others));
            }
        }
    }
    out.push_str("---\n\n");
    out
}

/// A file name that every system and every link takes, unlike those taken whatever the case of letters.
fn file_name(name: &str, taken: &mut BTreeSet<String>) -> String {
    let shown = shown(name);
    let end = shown.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= FILE).last().unwrap_or(0);
    // A dot in front hides a file; one at the end Windows takes away.
    let plain = shown[..end].trim_matches(|c: char| c == '.' || c == ' ');
    let device = |stem: &str| {
        let stem = stem.split('.').next().unwrap_or(stem).trim_end().to_ascii_uppercase();
        matches!(&*stem, "CON" | "PRN" | "AUX" | "NUL")
            || stem.len() == 4
                && (stem.starts_with("COM") || stem.starts_with("LPT"))
                && stem.as_bytes()[3].is_ascii_digit()
    };
    let plain = match plain {
        "" => "unnamed".to_owned(),
        name if device(name) => format!("{name}-"),
        name => name.to_owned(),
    };
    let mut own = plain.clone();
    let mut number = 2;
    while !taken.insert(own.to_lowercase()) {
        own = format!("{plain} ({number})");
        number += 1;
    }
    own
}

/// Text on one line for links and file names; marks that mean something in either stand in their wide forms.
fn shown(text: &str) -> String {
    let wide = |c: char| match c {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '#' | '^' | '[' | ']' | '%' | '`' | '$' => {
            char::from_u32(u32::from(c) + 0xfee0).unwrap_or('-')
        }
        c => c,
    };
    one_line(text).chars().map(wide).collect()
}

/// Text on one line of Markdown that shows itself: a backslash stands in front of every mark that could mean something.
fn markdown(text: &str) -> String {
    let mut out = String::new();
    for c in one_line(text).chars() {
        let means_something = match c {
            // Lists begin so, where the text begins the line.
            '-' | '+' => out.is_empty(),
            '.' | ')' => out.bytes().all(|byte| byte.is_ascii_digit()),
            '(' | ',' | '\'' | '"' | '?' | '/' | '%' | ';' | '@' => false,
            c => c.is_ascii_punctuation(),
        };
        if means_something {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::samples::{any_view, small};
    use proptest::prelude::*;

    #[test]
    fn a_small_view_as_notes() {
        let text = |file: FolderFile| format!("=== {}\n{}", file.name, file.text);
        insta::assert_snapshot!(notes(&small(), Lang::Ko).into_iter().map(text).collect::<String>());
    }

    #[test]
    fn names_that_are_no_file_names_become_some() {
        let mut taken = BTreeSet::new();
        let mut file = |name: &str| file_name(name, &mut taken);
        assert_eq!(file("A/B: C*"), "A／B： C＊");
        assert_eq!((file("KT"), file("kt"), file("..")), ("KT".into(), "kt (2)".into(), "unnamed".into()));
        assert_eq!((file("con"), file("../../etc/passwd")), ("con-".into(), "／..／etc／passwd".into()));
        assert!(file(&"가".repeat(10_000)).len() <= FILE);
    }

    proptest! {
        #[test]
        fn every_link_leads_to_a_note(view in any_view()) {
            let notes = notes(&view, Lang::Ko);
            let names: BTreeSet<&str> = notes.iter().map(|file| file.name.strip_suffix(".md").unwrap()).collect();
            let folded: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
            prop_assert_eq!(folded.len(), notes.len());
            for note in &notes {
                prop_assert!(!note.name.contains(['/', '\\', '\0', ':']) && note.name.len() < 250);
                let body = note.text.strip_prefix("---\n").map_or(&*note.text, |text| text.split_once("\n---\n").unwrap().1);
                for (at, _) in body.match_indices("[[") {
                    let link = body[at + 2..].split_once("]]").unwrap().0;
                    prop_assert!(names.contains(link.split('|').next().unwrap()), "{}", link);
                }
                prop_assert!(!body.replace("\\<", "").contains("<") , "{}", body);
            }
        }
    }
}
