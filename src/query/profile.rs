//! What is known of one organisation?

use super::{
    pair::{Named, names},
    timeline::timeline,
    window::Dated,
};
use crate::{
    graph::PartnerGraph,
    model::{Kind, OrgId, Organization, PartialDate, Role, Status, Tie, Truth},
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// How many ties are of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindCount {
    /// The kind.
    pub kind: Kind,
    /// The number of ties.
    pub ties: usize,
}

/// A membership: of the organisation in an alliance, or of others in it where it is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Member {
    /// The alliance, or the member.
    pub org: Named,
    /// Lead or member.
    pub role: Role,
    /// How far the membership has come.
    pub status: Status,
    /// `maybe` where dates too coarse leave open whether it had that status at the date of the question.
    pub truth: Truth,
    /// Since when, as precisely as any article says.
    pub joined: Option<PartialDate>,
}

/// What is known of one organisation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Profile {
    /// Its names and facts.
    pub organization: Organization,
    /// The group that it belongs to.
    pub group: Option<Named>,
    /// Organisations of its group with ties of their own.
    pub affiliates: Vec<Named>,
    /// The number of ties.
    pub ties: usize,
    /// The number of organisations that these bind it to.
    pub partners: usize,
    /// The number of articles that tell of it.
    pub articles: usize,
    /// The first and the last report.
    pub reported: Option<(PartialDate, PartialDate)>,
    /// Ties by kind, in the order of the guide.
    pub kinds: Vec<KindCount>,
    /// The alliances that it is a member of, by joining date.
    pub memberships: Vec<Member>,
    /// Its members, where it is an alliance, by joining date.
    pub members: Vec<Member>,
    /// What happened to its ties, of alliances what concerns it, in order of time; what has no date stands last.
    pub timeline: Vec<Dated>,
}

/// What a graph tells of an organisation; `None` for one that no tie names.
///
/// With `as_of`, its timeline tells only what had come about by the end of that date, or may have.
///
/// # Complexity
/// O(c²) for the claims c of one tie.
pub fn profile(graph: &PartnerGraph, id: &OrgId, as_of: Option<PartialDate>) -> Option<Profile> {
    let organization = graph.organization(id)?.clone();
    let ties: Vec<&Tie> = graph.ties_of(id).collect();
    if ties.is_empty() {
        return None;
    }
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for tie in &ties {
        *kinds.entry(tie.kind).or_default() += 1;
    }
    let claims = || ties.iter().flat_map(|tie| &tie.claims).filter(|claim| names(claim, id));
    let reports = || claims().filter_map(|claim| claim.reported);
    let partners: BTreeSet<&OrgId> = ties.iter().flat_map(|tie| tie.orgs()).filter(|org| *org != id).collect();
    let kin = |org: &&Organization| {
        org.id != *id && (org.group.as_ref() == Some(id) || org.group.is_some() && org.group == organization.group)
    };
    let mut timeline = timeline(graph, id, as_of).events;
    timeline.retain(|event| event.change.concerns(id));
    Some(Profile {
        group: organization.group.as_ref().map(|group| Named::of(graph, group)),
        affiliates: graph.organizations().iter().filter(kin).map(|org| Named::of(graph, &org.id)).collect(),
        ties: ties.len(),
        partners: partners.len(),
        articles: claims().map(|claim| &claim.doc).collect::<BTreeSet<_>>().len(),
        reported: reports().min_by_key(|date| date.earliest()).zip(reports().max_by_key(|date| date.latest())),
        kinds: kinds.into_iter().map(|(kind, ties)| KindCount { kind, ties }).collect(),
        memberships: memberships(graph, &ties, |tie, member| {
            (tie.alliance.as_ref() != Some(id) && member == id).then_some(tie.alliance.as_ref()).flatten()
        }),
        members: memberships(graph, &ties, |tie, member| (tie.alliance.as_ref() == Some(id)).then_some(member)),
        timeline,
        organization,
    })
}

/// The memberships for which `shown` names the side to show: the alliance or the member.
fn memberships<'t>(
    graph: &PartnerGraph,
    ties: &[&'t Tie],
    shown: impl Fn(&'t Tie, &'t OrgId) -> Option<&'t OrgId>,
) -> Vec<Member> {
    let mut members: Vec<Member> = ties
        .iter()
        .flat_map(|tie| tie.participants.iter().map(move |part| (tie, part)))
        .filter_map(|(tie, part)| {
            let org = Named::of(graph, shown(tie, &part.org)?);
            Some(Member { org, role: part.role, status: tie.status(), truth: part.truth, joined: part.joined })
        })
        .collect();
    members.sort_by_key(|member| (member.joined.is_none(), member.joined, member.role, member.org.clone()));
    members
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::claim;

    fn graph() -> PartnerGraph {
        PartnerGraph::from_claims([
            claim("a", Kind::Acquisition, &["kt", "bank"]).status(Status::Talks).when("2019-01"),
            claim("b", Kind::Acquisition, &["kt", "bank"]).when("2019-09").reported("2019-09-03"),
            claim("c", Kind::Membership, &["kt", "lg"]).of("team").when("2020-02-20"),
            claim("d", Kind::Membership, &["lgu"]).of("team").when("2020-06-03").reported("2020-06-04"),
            claim("e", Kind::Supply, &["kt", "hotel"]),
        ])
    }

    #[test]
    fn a_company_has_its_timeline_and_memberships() {
        let kt = profile(&graph(), &OrgId::new("kt"), None).unwrap();
        assert_eq!((kt.ties, kt.partners, kt.articles), (3, 5, 4));
        let told: Vec<_> = kt.timeline.iter().map(|event| (event.change.kind, event.change.status)).collect();
        assert_eq!(
            told,
            [
                (Kind::Acquisition, Status::Talks),
                (Kind::Acquisition, Status::Agreed),
                (Kind::Membership, Status::Agreed),
                (Kind::Supply, Status::Agreed),
            ]
        );
        assert_eq!(kt.memberships[0].org.id.as_str(), "team");
        assert!(kt.members.is_empty());
        assert!(profile(&graph(), &OrgId::new("nobody"), None).is_none());
    }

    #[test]
    fn an_alliance_has_its_members_as_they_joined() {
        let team = profile(&graph(), &OrgId::new("team"), None).unwrap();
        let joined: Vec<_> = team.members.iter().map(|member| member.org.id.as_str()).collect();
        assert_eq!(joined, ["kt", "lg", "lgu"]);
        assert_eq!(team.timeline.len(), 2, "two days on which members joined");
        assert!(team.memberships.is_empty());
    }
}
