//! Affiliates in place of which their group stands.

use super::View;
use crate::model::{OrgId, OrgKind, Organization, Participant, Tie};
use std::collections::BTreeMap;

/// How far up groups of groups are followed; no business group is nested so deep, but data may go in a circle.
const LEVELS: usize = 8;

/// The view with every affiliate's group in its place, the outermost where groups are nested. What binds affiliates of
/// one group to each other falls away and is counted. An alliance stays itself, whoever runs it.
///
/// # Complexity
/// O(n log n) in organisations and parties of ties.
pub(super) fn collapsed(view: View) -> View {
    let outermost: BTreeMap<OrgId, OrgId> =
        view.organizations.iter().map(|org| (org.id.clone(), outermost(&view, org))).collect();
    let of = |id: &OrgId| outermost.get(id).unwrap_or(id).clone();
    let mut left_out = view.left_out;
    let mut ties = Vec::with_capacity(view.ties.len());
    for tie in &view.ties {
        let participants =
            merged(tie.participants.iter().map(|part| Participant { org: of(&part.org), ..part.clone() }));
        match participants.len() + usize::from(tie.alliance.is_some()) {
            0 | 1 => left_out.within_groups += 1,
            _ => ties.push(Tie { participants, ..tie.clone() }),
        }
    }
    let named: BTreeMap<&OrgId, &Organization> =
        view.organizations.iter().chain(&view.groups).map(|org| (&org.id, org)).collect();
    let mut organizations: BTreeMap<OrgId, Organization> = BTreeMap::new();
    for id in ties.iter().flat_map(Tie::orgs) {
        organizations.entry(id.clone()).or_insert_with(|| match named.get(id) {
            Some(known) => Organization { group: None, ..(*known).clone() },
            None => unknown(id),
        });
    }
    let mut focus: Vec<OrgId> = Vec::new();
    for id in view.focus.iter().map(of) {
        if !focus.contains(&id) {
            focus.push(id);
        }
    }
    View { focus, organizations: organizations.into_values().collect(), groups: Vec::new(), ties, left_out }
}

/// The outermost group that an organisation belongs to, or itself.
fn outermost(view: &View, org: &Organization) -> OrgId {
    let mut id = org.id.clone();
    let mut above = org.group.clone().filter(|_| org.kind != OrgKind::Alliance);
    for _ in 0..LEVELS {
        let Some(group) = above.filter(|group| *group != id) else { break };
        above = view.group(&group).and_then(|group| group.group.clone());
        id = group;
    }
    id
}

/// Participants with those of one organisation as one: the first role, the earliest joining, the surest truth.
fn merged(parts: impl Iterator<Item = Participant>) -> Vec<Participant> {
    let mut out: Vec<Participant> = Vec::new();
    for part in parts {
        match out.iter_mut().find(|known| known.org == part.org) {
            Some(known) => {
                let dates = [known.joined, part.joined].into_iter().flatten();
                known.joined = dates.min_by_key(|date| (date.earliest(), *date));
                known.truth = known.truth.min(part.truth);
            }
            None => out.push(part),
        }
    }
    out
}

/// A group of which nothing but its id is known.
fn unknown(id: &OrgId) -> Organization {
    Organization {
        id: id.clone(),
        ko: Some(id.as_str().to_uppercase()),
        en: None,
        kind: OrgKind::Group,
        country: None,
        group: None,
        ticker: None,
        aliases: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        graph::{PartnerGraph, samples::claim},
        model::Kind,
        query::Filter,
    };

    /// sk-telecom and sk-hynix are of sk, sk of conglomerates; the circle leads nowhere.
    fn facts(id: &OrgId) -> Option<Organization> {
        let group = match id.as_str() {
            "sk-telecom" | "sk-hynix" => Some("sk"),
            "sk" => Some("sk-group"),
            "team" => Some("sk"),
            "a" => Some("b"),
            "b" => Some("a"),
            "sk-group" => None,
            _ => return None,
        };
        let kind = if id.as_str() == "team" { OrgKind::Alliance } else { OrgKind::Company };
        Some(Organization { kind, group: group.map(OrgId::new), ..unknown(id) })
    }

    #[test]
    fn affiliates_become_their_outermost_group_and_ties_inside_are_counted() {
        let graph = PartnerGraph::from_claims([
            claim("1", Kind::Supply, &["sk-hynix", "sk-telecom"]),
            claim("2", Kind::Supply, &["sk-hynix", "kakao"]),
            claim("3", Kind::Partnership, &["sk-telecom", "kakao", "sk-hynix"]),
            claim("4", Kind::Membership, &["sk-telecom", "sk-hynix"]).of("team"),
        ])
        .describe(facts);
        let filter = Filter { collapse: true, focus: vec!["sk-hynix".into()], depth: 2, ..Filter::default() };
        let view = filter.view(&graph);
        let names: Vec<&str> = view.organizations.iter().map(|org| org.id.as_str()).collect();
        assert_eq!(names, ["kakao", "sk-group", "team"]);
        assert_eq!((view.ties.len(), view.left_out.within_groups), (3, 1));
        assert_eq!(view.focus, [OrgId::new("sk-group")]);
        assert!(view.ties.iter().all(|tie| tie.participants.len() == if tie.alliance.is_some() { 1 } else { 2 }));
    }

    #[test]
    fn groups_in_a_circle_come_to_an_end() {
        let graph = PartnerGraph::from_claims([claim("1", Kind::Supply, &["a", "kakao"])]).describe(facts);
        assert_eq!(Filter { collapse: true, ..Filter::default() }.view(&graph).ties.len(), 1);
    }
}
