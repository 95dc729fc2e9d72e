//! What is known of one organisation?

use super::pair::{Named, names};
use crate::{
    graph::PartnerGraph,
    model::{DocId, Kind, OrgId, Organization, PartialDate, Role, Status, Tie, TieId, Truth},
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

/// One step of a tie.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Event {
    /// When, by the event's own date or else that of its report.
    pub when: Option<PartialDate>,
    /// The kind of the tie.
    pub kind: Kind,
    /// The status from then on.
    pub status: Status,
    /// `maybe` where dates too coarse leave open whether the tie had come so far at the date of the question.
    pub truth: Truth,
    /// What the organisation does in the tie; `None` where it is the alliance itself.
    pub role: Option<Role>,
    /// The others in it.
    pub with: Vec<Named>,
    /// The alliance, where the tie is a membership in one.
    pub alliance: Option<Named>,
    /// The article that says so.
    pub doc: DocId,
    /// The tie.
    pub tie: TieId,
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
    /// The steps of its ties in order of time; what has no date stands last.
    pub timeline: Vec<Event>,
}

/// What a graph tells of an organisation; `None` for one that no tie names.
///
/// # Complexity
/// O(c log c) for the claims c of its ties.
pub fn profile(graph: &PartnerGraph, id: &OrgId) -> Option<Profile> {
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
    let mut timeline: Vec<Event> = ties.iter().flat_map(|tie| events(graph, id, tie)).collect();
    timeline.sort_by_key(|event| {
        (event.when.is_none(), event.when.map(|date| date.earliest()), event.kind, event.tie.clone(), event.status)
    });
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

/// The steps of one tie as they concern an organisation: in an alliance, the joining of the organisation, or, for the
/// alliance itself, of its members; else the history of the tie.
fn events(graph: &PartnerGraph, id: &OrgId, tie: &Tie) -> Vec<Event> {
    let role = tie.participants.iter().find(|part| part.org == *id).map(|part| part.role);
    let with = |orgs: Vec<&OrgId>| orgs.into_iter().map(|org| Named::of(graph, org)).collect::<Vec<_>>();
    let event = |when, status, doc: &DocId, others| Event {
        when,
        kind: tie.kind,
        status,
        truth: tie.truth,
        role,
        with: with(others),
        alliance: tie.alliance.as_ref().filter(|alliance| *alliance != id).map(|alliance| Named::of(graph, alliance)),
        doc: doc.clone(),
        tie: tie.id.clone(),
    };
    let others = || tie.participants.iter().map(|part| &part.org).filter(|org| *org != id).collect::<Vec<_>>();
    if tie.alliance.is_none() || tie.status() != Status::Agreed {
        let steps = tie.history.iter();
        return steps.map(|step| event(step.when.or(step.reported), step.status, &step.doc, others())).collect();
    }
    let told = |org: &OrgId| tie.claims.iter().find(|claim| names(claim, org)).map(|claim| claim.doc.clone());
    if let Some(own) = tie.participants.iter().find(|part| part.org == *id) {
        let doc = told(id);
        return doc.iter().map(|doc| event(own.joined, tie.status(), doc, others())).collect();
    }
    let mut joined: BTreeMap<Option<PartialDate>, Vec<&OrgId>> = BTreeMap::new();
    for part in &tie.participants {
        joined.entry(part.joined).or_default().push(&part.org);
    }
    let doc = |members: &[&OrgId]| members.first().and_then(|org| told(org));
    joined.into_iter().filter_map(|(when, members)| Some(event(when, tie.status(), &doc(&members)?, members))).collect()
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
        let kt = profile(&graph(), &OrgId::new("kt")).unwrap();
        assert_eq!((kt.ties, kt.partners, kt.articles), (3, 5, 4));
        let told: Vec<_> = kt.timeline.iter().map(|event| (event.kind, event.status)).collect();
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
        assert!(profile(&graph(), &OrgId::new("nobody")).is_none());
    }

    #[test]
    fn an_alliance_has_its_members_as_they_joined() {
        let team = profile(&graph(), &OrgId::new("team")).unwrap();
        let joined: Vec<_> = team.members.iter().map(|member| member.org.id.as_str()).collect();
        assert_eq!(joined, ["kt", "lg", "lgu"]);
        assert_eq!(team.timeline.len(), 2, "two days on which members joined");
        assert!(team.memberships.is_empty());
    }
}
