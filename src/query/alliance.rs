//! Who is in an alliance, since when, and who left?

use super::pair::{Named, names};
use crate::{
    graph::PartnerGraph,
    model::{Claim, DocId, OrgId, PartialDate, Role, Status, Tie, Truth},
};
use serde::Serialize;
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// A member of an alliance, or one that was or would be.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AllianceMember {
    /// Who.
    pub member: Named,
    /// Lead or member.
    pub role: Role,
    /// How far the membership has come; [`Status::Ended`] for one that left.
    pub status: Status,
    /// `maybe` where dates too coarse leave open whether it was a member at the date of the question.
    pub truth: Truth,
    /// When it joined, as precisely as any article says.
    pub joined: Option<PartialDate>,
    /// When it left or, where no article says, when that was reported.
    pub left: Option<PartialDate>,
    /// How many articles tell of it.
    pub articles: usize,
    /// The highest confidence of a claim.
    pub confidence: f64,
    /// The sentence that proves its standing best.
    pub quote: String,
    /// The article of that sentence.
    pub doc: Option<DocId>,
}

/// An alliance in numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AllianceRow {
    /// Which.
    pub alliance: Named,
    /// Members of the day that is asked about.
    pub members: usize,
    /// Those of them of which dates too coarse leave open whether they were members on that day.
    pub maybe: usize,
    /// Those that talk of joining, or whose joining is stalled.
    pub open: usize,
    /// Those that left.
    pub left: usize,
    /// When the first joined.
    pub since: Option<PartialDate>,
    /// The last report.
    pub last_reported: Option<PartialDate>,
    /// How many articles tell of it.
    pub articles: usize,
    /// Those that lead it, then members in order of joining, without those that left.
    pub who: Vec<Named>,
}

/// Whether an organisation is an alliance that others are members of.
pub fn is_alliance(graph: &PartnerGraph, id: &OrgId) -> bool {
    graph.ties_of(id).any(|tie| tie.alliance.as_ref() == Some(id))
}

/// The members of an alliance: agreed ones first, then talks, stalled and ended ones; in each the lead first, then by
/// joining date and name. Empty for what is no alliance.
///
/// # Complexity
/// O(m·c) for m members and the claims c of the alliance.
pub fn members(graph: &PartnerGraph, alliance: &OrgId) -> Vec<AllianceMember> {
    let ties = graph.ties_of(alliance).filter(|tie| tie.alliance.as_ref() == Some(alliance));
    let mut members: Vec<AllianceMember> = ties.flat_map(|tie| members_of(graph, tie)).collect();
    members.sort_by_cached_key(|row| {
        let standing = match row.status {
            Status::Agreed => 0,
            Status::Talks => 1,
            Status::Stalled => 2,
            Status::Ended => 3,
        };
        let leads = row.role == Role::Lead;
        (standing, !leads, row.joined.is_none(), row.joined.map(|date| date.earliest()), row.member.name.clone())
    });
    members
}

fn members_of<'g>(graph: &'g PartnerGraph, tie: &'g Tie) -> impl Iterator<Item = AllianceMember> + 'g {
    tie.participants.iter().map(move |part| {
        let told: Vec<&Claim> = tie.claims.iter().filter(|claim| names(claim, &part.org)).collect();
        let status = tie.status();
        // Who left is proved by a sentence that says so, not by one that tells of the joining.
        let best = told.iter().find(|claim| claim.status == status).or(told.first());
        let ends = told.iter().filter(|claim| status == Status::Ended && claim.status == Status::Ended);
        AllianceMember {
            member: Named::of(graph, &part.org),
            role: part.role,
            status,
            truth: part.truth,
            joined: part.joined,
            left: PartialDate::first_of(ends.filter_map(|claim| claim.when.or(claim.reported))),
            articles: told.iter().map(|claim| &claim.doc).collect::<BTreeSet<_>>().len(),
            confidence: best.map_or(0.0, |claim| claim.confidence),
            quote: best.and_then(|claim| claim.evidence.first()).map_or_else(String::new, |best| best.quote.clone()),
            doc: best.map(|claim| claim.doc.clone()),
        }
    })
}

/// All alliances, those with most members first, then by articles and name.
///
/// # Complexity
/// That of [`members`] for each.
pub fn alliances(graph: &PartnerGraph) -> Vec<AllianceRow> {
    let mut ties: BTreeMap<&OrgId, Vec<&Tie>> = BTreeMap::new();
    for tie in graph.ties() {
        if let Some(alliance) = &tie.alliance {
            ties.entry(alliance).or_default().push(tie);
        }
    }
    let mut rows: Vec<AllianceRow> = ties
        .into_iter()
        .map(|(alliance, ties)| {
            let members = members(graph, alliance);
            let count = |wanted: &[Status]| members.iter().filter(|row| wanted.contains(&row.status)).count();
            let claims = || ties.iter().flat_map(|tie| &tie.claims);
            AllianceRow {
                alliance: Named::of(graph, alliance),
                members: count(&[Status::Agreed]),
                maybe: members.iter().filter(|row| row.status == Status::Agreed && row.truth != Truth::Yes).count(),
                open: count(&[Status::Talks, Status::Stalled]),
                left: count(&[Status::Ended]),
                since: PartialDate::first_of(members.iter().filter_map(|row| row.joined)),
                last_reported: claims().filter_map(|claim| claim.reported).max_by_key(|date| (date.latest(), *date)),
                articles: claims().map(|claim| &claim.doc).collect::<BTreeSet<_>>().len(),
                who: members.into_iter().filter(|row| row.status != Status::Ended).map(|row| row.member).collect(),
            }
        })
        .collect();
    rows.sort_by_cached_key(|row| (Reverse(row.members), Reverse(row.articles), row.alliance.name.clone()));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{graph::samples::claim, model::Kind, query::Filter};

    fn graph() -> PartnerGraph {
        let member = |doc: &str, orgs: &[&str]| claim(doc, Kind::Membership, orgs).of("team");
        let mut founding = member("a", &["lg", "kt", "sk"]).when("2020-02").reported("2020-02-21");
        founding.parties[1].role = Role::Lead;
        PartnerGraph::from_claims([
            founding,
            member("b", &["kakao"]).when("2020-06-03"),
            member("c", &["sk"]).reported("2022-01-05").status(Status::Ended).sure(0.5),
            member("d", &["naver"]).status(Status::Talks),
            claim("e", Kind::Membership, &["kt"]).of("council"),
            claim("f", Kind::Supply, &["kt", "hotel"]),
        ])
    }

    #[test]
    fn members_have_their_dates_and_who_left_says_when_and_why() {
        let rows = members(&graph(), &OrgId::new("team"));
        let ids: Vec<_> = rows.iter().map(|row| row.member.id.as_str()).collect();
        assert_eq!(ids, ["kt", "lg", "kakao", "naver", "sk"]);
        let left = &rows[4];
        assert_eq!(
            (left.status, left.joined, left.left),
            (Status::Ended, "2020-02".parse().ok(), "2022-01-05".parse().ok())
        );
        assert_eq!(
            (left.doc.as_ref().unwrap().as_str(), left.articles),
            ("c", 2),
            "proved by what tells of the leaving"
        );
        assert!(members(&graph(), &OrgId::new("kt")).is_empty() && !is_alliance(&graph(), &OrgId::new("kt")));
    }

    #[test]
    fn a_member_that_may_not_have_joined_yet_is_one_perhaps() {
        let coarse = claim("g", Kind::Membership, &["hotel"]).of("team").when("2020");
        let all = graph().merge(PartnerGraph::from_claims([coarse]));
        let asked = Filter { as_of: "2020-06-30".parse().ok(), ..Filter::default() };
        let then = asked.apply(&all);
        let rows = members(&then, &OrgId::new("team"));
        let hotel = rows.iter().find(|row| row.member.id.as_str() == "hotel").unwrap();
        assert_eq!(hotel.truth, Truth::Maybe);
        let team = &alliances(&then)[0];
        assert_eq!((team.members, team.maybe), (5, 1));
    }

    #[test]
    fn alliances_are_listed_by_size() {
        let rows = alliances(&graph());
        let told: Vec<_> = rows.iter().map(|row| (row.alliance.id.as_str(), row.members, row.open, row.left)).collect();
        assert_eq!(told, [("team", 3, 1, 1), ("council", 1, 0, 0)]);
        assert_eq!((rows[0].since, rows[0].articles, rows[0].who.len()), ("2020-02".parse().ok(), 4, 4));
    }
}
