//! What is to be drawn, before anything has a place: nodes, links between two of them, boxes around groups.
//!
//! A tie is not a pair, so it is projected: two parties give a link; a named alliance (or the company that a joint
//! venture founded) is a hub linked to each party; any other deal of three or more gets a small node of its own.

use super::{escape, tooltip, wording};
use crate::model::{Kind, Lang, OrgId, OrgKind, PartialDate, Role, Status, Tie, Truth};
use crate::query::View;
use std::collections::BTreeMap;

/// Links between one pair that are still drawn one by one.
const PARALLEL: usize = 4;

/// What a node stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    /// An organisation; an alliance is one of them.
    Organization(OrgKind),
    /// A deal of three or more parties.
    Deal(Kind, Status),
}

/// A node.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// Id of the organisation or the tie.
    pub key: String,
    pub figure: Figure,
    /// On one line, whole; the picture cuts it where it must.
    pub name: String,
    pub tooltip: String,
    /// Where the article that tells of a deal best can be read.
    pub source: Option<String>,
    pub degree: usize,
    pub focus: bool,
    /// Index into [`Sketch::groups`].
    pub group: Option<usize>,
}

/// A line from one node to another.
#[derive(Debug, Clone)]
pub(super) struct Link {
    pub from: usize,
    pub to: usize,
    pub kind: Kind,
    pub status: Status,
    /// Points to its end.
    pub arrow: bool,
    /// The label in parts, the word for the kind first; empty where the node of the deal carries it.
    pub parts: Vec<String>,
    pub tooltip: String,
    /// Where the article that tells of it best can be read.
    pub source: Option<String>,
    /// Ids of the ties that it shows.
    pub ties: Vec<String>,
    /// Where it only accompanies what the picture is about.
    pub pale: Option<Pale>,
}

/// How strongly a line and the marks at its ends are painted, 0..1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pale {
    pub line: f64,
    pub marks: f64,
}

/// The box around the members of a business group.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub key: String,
    pub name: String,
    pub members: Vec<usize>,
}

/// Nodes, links and groups, in an order that depends on the view alone.
#[derive(Debug, Clone, Default)]
pub(super) struct Sketch {
    pub nodes: Vec<Node>,
    pub links: Vec<Link>,
    pub groups: Vec<Group>,
}

impl Sketch {
    /// Projects a view. `O(n log n)` in its organisations and ties.
    pub fn of(view: &View, lang: Lang) -> Self {
        let mut sketch = Sketch::default();
        let mut place = BTreeMap::new();
        for org in &view.organizations {
            let name = escape::one_line(wording::name(org, lang));
            place.entry(&org.id).or_insert_with(|| {
                sketch.nodes.push(Node {
                    key: org.id.as_str().to_owned(),
                    figure: Figure::Organization(org.kind),
                    name: if name.is_empty() { "?".to_owned() } else { name },
                    tooltip: tooltip::organization(org, lang),
                    source: None,
                    degree: 0,
                    focus: view.focus.contains(&org.id),
                    group: None,
                });
                sketch.nodes.len() - 1
            });
        }
        sketch.group(view, &place, lang);
        let mut links = Vec::new();
        for tie in &view.ties {
            sketch.project(view, tie, &place, lang, &mut links);
        }
        sketch.links = bundle(links, lang);
        for at in 0..sketch.links.len() {
            let (from, to) = (sketch.links[at].from, sketch.links[at].to);
            sketch.nodes[from].degree += 1;
            sketch.nodes[to].degree += 1;
        }
        sketch
    }

    /// Without boxes around groups: for pictures in which something else decides who stands beside whom.
    pub fn ungroup(&mut self) {
        self.groups.clear();
        self.nodes.iter_mut().for_each(|node| node.group = None);
    }

    /// One link without words for each two that are linked, of the kind that most of their ties are of and pointing as
    /// these do; what a node is linked to is counted anew.
    pub fn one_link_a_pair(&mut self, lang: Lang) {
        let links = std::mem::take(&mut self.links);
        self.nodes.iter_mut().for_each(|node| node.degree = 0);
        for pair in links.chunk_by(|a, b| (a.from.min(a.to), a.from.max(a.to)) == (b.from.min(b.to), b.from.max(b.to)))
        {
            let mut pair = pair.to_vec();
            pair.sort_by_key(|link| std::cmp::Reverse(link.ties.len()));
            let link = merged(pair, lang);
            self.nodes[link.from].degree += 1;
            self.nodes[link.to].degree += 1;
            self.links.push(Link { parts: Vec::new(), ..link });
        }
    }

    /// Boxes for groups of which two or more members are here; the group itself counts as one.
    fn group(&mut self, view: &View, place: &BTreeMap<&OrgId, usize>, lang: Lang) {
        let mut members: BTreeMap<&OrgId, Vec<usize>> = BTreeMap::new();
        for org in &view.organizations {
            // An alliance spans groups, whoever runs it.
            if let Some(group) = org.group.as_ref().filter(|_| org.kind != OrgKind::Alliance) {
                members.entry(group).or_default().push(place[&org.id]);
            }
        }
        for (id, mut inside) in members {
            let own = place.get(id).copied();
            // The parent of one group may itself belong to a larger one; a node stands in one box only.
            inside.extend(own.filter(|at| view.organizations[*at].group.is_none()));
            inside.retain(|at| self.nodes[*at].group.is_none());
            inside.sort_unstable();
            inside.dedup();
            if inside.len() < 2 {
                continue;
            }
            let name = match (view.group(id), own) {
                (Some(group), _) => escape::one_line(wording::name(group, lang)),
                (None, Some(at)) => self.nodes[at].name.clone(),
                (None, None) => {
                    self.common_name(&inside).unwrap_or_else(|| escape::one_line(id.as_str()).to_uppercase())
                }
            };
            let name = match lang {
                _ if name.ends_with("그룹") || name.to_lowercase().ends_with("group") => name,
                Lang::Ko => format!("{name} 그룹"),
                Lang::En => format!("{name} group"),
            };
            for at in &inside {
                self.nodes[*at].group = Some(self.groups.len());
            }
            self.groups.push(Group { key: id.as_str().to_owned(), name, members: inside });
        }
    }

    /// What the names of all these begin with: 삼성전자 and 삼성SDS are of 삼성.
    fn common_name(&self, members: &[usize]) -> Option<String> {
        let first = &self.nodes[members[0]].name;
        let mut common = first.chars().count();
        for at in &members[1..] {
            let same = first.chars().zip(self.nodes[*at].name.chars()).take_while(|(a, b)| a == b).count();
            common = common.min(same);
        }
        let mut name: String = first.chars().take(common).collect();
        // A word of Latin letters is not cut: Samsung Electronics and Samsung SDS are of Samsung.
        let goes_on = |at: &usize| {
            let rest = self.nodes[*at].name.chars().nth(common);
            rest.is_some_and(|c| c.is_ascii_alphabetic()) && name.ends_with(|c: char| c.is_ascii_alphabetic())
        };
        if members.iter().any(goes_on) {
            name.truncate(name.rfind(' ').unwrap_or(0));
        }
        let name = name.trim();
        (name.chars().count() > 1).then(|| name.to_owned())
    }

    fn project(&mut self, view: &View, tie: &Tie, place: &BTreeMap<&OrgId, usize>, lang: Lang, links: &mut Vec<Link>) {
        let mut parties: Vec<(usize, Role, Option<PartialDate>, Truth)> = Vec::new();
        for party in &tie.participants {
            if let Some(at) = place.get(&party.org).copied()
                && parties.iter().all(|known| known.0 != at)
            {
                parties.push((at, party.role, party.joined, party.truth));
            }
        }
        let link = |from, to, arrow, parts| Link {
            from,
            to,
            kind: tie.kind,
            status: tie.status(),
            arrow,
            parts,
            tooltip: tooltip::tie(view, tie, lang),
            source: None,
            ties: vec![tie.id.as_str().to_owned()],
            pale: None,
        };
        let hub = tie.alliance.as_ref().and_then(|id| place.get(id).copied()).or_else(|| {
            let mut ventures = parties.iter().filter(|party| party.1 == Role::Venture);
            ventures.next().filter(|_| ventures.next().is_none()).map(|venture| venture.0)
        });
        if let Some(hub) = hub {
            // An alliance is older than most of its members are in it.
            let since = tie.since().filter(|_| tie.alliance.is_none());
            for (at, _, joined, truth) in parties.iter().filter(|party| party.0 != hub) {
                links.push(link(*at, hub, false, label(tie, joined.or(since), *truth, lang)));
            }
        } else if let [(from, ..), (to, ..)] = parties[..] {
            links.push(link(from, to, tie.kind.is_directed(), label(tie, tie.since(), tie.truth, lang)));
        } else if parties.len() > 2 {
            self.nodes.push(Node {
                key: tie.id.as_str().to_owned(),
                figure: Figure::Deal(tie.kind, tie.status()),
                name: label(tie, tie.since(), tie.truth, lang).join(" · "),
                tooltip: tooltip::tie(view, tie, lang),
                source: None,
                degree: 0,
                focus: false,
                group: None,
            });
            let deal = self.nodes.len() - 1;
            for (nth, (at, ..)) in parties.into_iter().enumerate() {
                let target = nth == 1 && tie.kind.is_directed();
                let (from, to) = if target { (deal, at) } else { (at, deal) };
                links.push(link(from, to, target, Vec::new()));
            }
        }
    }
}

/// The label of a tie in parts: kind, status where it is not the plain one, date, sum, stake. A question mark after the
/// status, or the kind where that is plain, says that nobody can tell whether it was that.
fn label(tie: &Tie, when: Option<PartialDate>, truth: Truth, lang: Lang) -> Vec<String> {
    let mut parts = vec![wording::kind(tie.kind, lang).to_owned()];
    if tie.status() != Status::Agreed {
        parts.push(wording::status(tie.status(), lang).to_owned());
    }
    if let Some(told) = parts.last_mut().filter(|_| truth != Truth::Yes) {
        told.push('?');
    }
    parts.extend(when.map(|date| date.to_string()));
    parts.extend(tie.amount.as_ref().map(|amount| wording::amount(amount, lang)));
    parts.extend(tie.stake.map(wording::stake));
    parts
}

/// Merges links where a pair has too many: first those of one kind and status, then all but the most told of.
fn bundle(links: Vec<Link>, lang: Lang) -> Vec<Link> {
    let mut pairs: BTreeMap<(usize, usize), Vec<Link>> = BTreeMap::new();
    for link in links {
        pairs.entry((link.from.min(link.to), link.from.max(link.to))).or_default().push(link);
    }
    let mut out = Vec::new();
    for mut many in pairs.into_values() {
        if many.len() > PARALLEL {
            let mut alike: BTreeMap<_, Vec<Link>> = BTreeMap::new();
            for link in many {
                alike.entry((link.kind, link.status, link.from, link.to)).or_default().push(link);
            }
            many = alike.into_values().map(|same| merged(same, lang)).collect();
        }
        if many.len() > PARALLEL {
            many.sort_by_key(|link| (std::cmp::Reverse(link.ties.len()), link.kind, link.status));
            let rest = many.split_off(PARALLEL - 1);
            let count: usize = rest.iter().map(|link| link.ties.len()).sum();
            let mut last = merged(rest, lang);
            last.arrow = false;
            last.parts = vec![match lang {
                Lang::Ko => format!("외 {count}건"),
                Lang::En => format!("+{count} more"),
            }];
            many.push(last);
        }
        out.extend(many);
    }
    out
}

/// One link for links of the same kind, with their count in the label and their tooltips one after the other.
fn merged(mut links: Vec<Link>, lang: Lang) -> Link {
    if links.len() == 1 {
        return links.remove(0);
    }
    let count = links.len();
    let tooltip: Vec<String> = links.iter().map(|link| link.tooltip.clone()).collect();
    let ties = links.iter().flat_map(|link| link.ties.clone()).collect();
    let mut first = links.remove(0);
    let word = match lang {
        Lang::Ko => format!("{} {count}건", wording::kind(first.kind, lang)),
        Lang::En => format!("{} ×{count}", wording::kind(first.kind, lang)),
    };
    first.parts = vec![word];
    if first.status != Status::Agreed {
        first.parts.push(wording::status(first.status, lang).to_owned());
    }
    first.tooltip = tooltip.join("\n\n");
    first.ties = ties;
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::samples::{Sample, org};

    #[test]
    fn a_deal_of_three_is_a_node_and_an_alliance_a_hub() {
        let view = Sample::default()
            .org(org("a", "가", OrgKind::Company))
            .org(org("b", "나", OrgKind::Company))
            .org(org("c", "다", OrgKind::Company))
            .org(org("u", "연합", OrgKind::Alliance))
            .tie(Kind::JointDevelopment, &["a", "b", "c"], |_| {})
            .tie(Kind::Membership, &["a", "b", "c"], |tie| tie.alliance = Some("u".into()))
            .tie(Kind::Investment, &["c", "a"], |tie| tie.stake = Some(0.1))
            .view(&["a"]);
        let sketch = Sketch::of(&view, Lang::Ko);
        assert_eq!(sketch.nodes.len(), 5);
        let deal = sketch.nodes.iter().position(|node| matches!(node.figure, Figure::Deal(..))).unwrap();
        assert_eq!(sketch.nodes[deal].degree, 3);
        let hub = sketch.nodes.iter().position(|node| node.key == "u").unwrap();
        assert_eq!(sketch.links.iter().filter(|link| link.to == hub).count(), 3);
        let stake = sketch.links.iter().find(|link| link.kind == Kind::Investment).unwrap();
        assert!(stake.arrow && stake.parts == ["투자", "10%"]);
        assert_eq!(sketch.nodes[stake.from].key, "c");
    }

    #[test]
    fn a_member_has_the_date_of_its_joining_and_none_where_no_article_tells_it() {
        let view = Sample::default()
            .org(org("a", "가", OrgKind::Company))
            .org(org("b", "나", OrgKind::Company))
            .org(org("u", "연합", OrgKind::Alliance))
            .tie(Kind::Membership, &["a", "b"], |tie| {
                tie.alliance = Some("u".into());
                tie.participants[0].joined = "2020-02-20".parse().ok();
                tie.claims[0].when = "2020-02-20".parse().ok();
            })
            .view(&[]);
        let labels: Vec<String> = Sketch::of(&view, Lang::Ko).links.iter().map(|link| link.parts.join(" ")).collect();
        assert_eq!(labels, ["회원 2020-02-20", "회원"]);
    }

    #[test]
    fn many_deals_of_one_pair_are_bundled_and_counted() {
        let mut sample = Sample::default().org(org("a", "가", OrgKind::Company)).org(org("b", "나", OrgKind::Company));
        for kind in Kind::ALL {
            sample = sample.tie(*kind, &["a", "b"], |_| {}).tie(*kind, &["a", "b"], |_| {});
        }
        let sketch = Sketch::of(&sample.view(&[]), Lang::Ko);
        assert_eq!(sketch.links.len(), PARALLEL);
        assert_eq!(sketch.links[0].parts[0], "제휴 2건");
        assert_eq!(sketch.links[3].parts, ["외 18건"]);
        assert_eq!(sketch.links.iter().map(|link| link.ties.len()).sum::<usize>(), 24);
    }

    #[test]
    fn a_lone_member_gets_no_box() {
        let mut a = org("a", "가", OrgKind::Company);
        a.group = Some("g".into());
        let mut b = org("b", "나", OrgKind::Company);
        b.group = Some("g".into());
        let one = Sample::default().org(a.clone()).view(&[]);
        assert!(Sketch::of(&one, Lang::Ko).groups.is_empty());
        let two = Sample::default().org(a).org(b).view(&[]);
        assert_eq!(Sketch::of(&two, Lang::Ko).groups[0].name, "G 그룹");
    }
}
