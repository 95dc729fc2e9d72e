//! Who are the partners of a company?

use super::pair::{Named, claims_between, since, truth};
use crate::{
    graph::{PartnerGraph, voices},
    model::{DocId, Kind, OrgId, PartialDate, Role, Status, Tie, TieId, Truth},
};
use serde::{Deserialize, Serialize};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// One tie with a partner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Deal {
    /// The tie.
    pub tie: TieId,
    /// Its kind.
    pub kind: Kind,
    /// What the partner does in it; `None` where the partner is the alliance itself.
    pub role: Option<Role>,
    /// How far it has come.
    pub status: Status,
    /// `maybe` where dates too coarse leave open whether it had that status at the date of the question.
    pub truth: Truth,
    /// Since when it binds the two.
    pub since: Option<PartialDate>,
    /// The alliance in which both are members.
    pub via: Option<Named>,
}

/// A partner, with all that binds it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PartnerRow {
    /// Who.
    pub partner: Named,
    /// The kinds of the ties, in the order of the guide.
    pub kinds: Vec<Kind>,
    /// The status of the tie that is most alive: agreed before talks before stalled before ended.
    pub status: Status,
    /// `maybe` where dates too coarse leave open whether that tie had that status at the date of the question.
    pub truth: Truth,
    /// Since when, by the first tie that is dated.
    pub since: Option<PartialDate>,
    /// The last report of any of the ties.
    pub last_reported: Option<PartialDate>,
    /// How many articles tell of it.
    pub articles: usize,
    /// How many voices these are: copies of one text, and articles of one outlet, are one.
    pub voices: usize,
    /// The highest confidence of a claim.
    pub confidence: f64,
    /// The sentence that proves it best.
    pub quote: String,
    /// The article of that sentence.
    pub doc: Option<DocId>,
    /// The ties, in order of time.
    pub deals: Vec<Deal>,
}

impl PartnerRow {
    /// Whether nothing but alliances binds the two.
    pub fn is_met_in_alliance(&self) -> bool {
        self.deals.iter().all(|deal| deal.via.is_some())
    }
}

/// An organisation and its partners.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Partners {
    /// Whose partners.
    pub company: Named,
    /// The partners, by [`rank`].
    pub partners: Vec<PartnerRow>,
}

/// The partners of an organisation, by [`rank`].
///
/// # Complexity
/// O(d·c) for the claims c of its ties, each with d participants.
pub fn partners(graph: &PartnerGraph, of: &OrgId) -> Vec<PartnerRow> {
    let mut bound: BTreeMap<&OrgId, Vec<&Tie>> = BTreeMap::new();
    for tie in graph.ties_of(of) {
        for partner in tie.orgs().filter(|org| *org != of) {
            bound.entry(partner).or_default().push(tie);
        }
    }
    let mut rows: Vec<PartnerRow> = bound.into_iter().map(|(partner, ties)| row(graph, of, partner, &ties)).collect();
    rank(&mut rows);
    rows
}

/// Sorts partners: those with ties of their own before those met only in an alliance, then by the
/// number of voices, of articles, the last report and the name.
///
/// # Complexity
/// O(n log n).
pub fn rank(rows: &mut [PartnerRow]) {
    fn place(row: &PartnerRow) -> impl Ord + '_ {
        let last = row.last_reported.map(|date| date.latest());
        let support = (Reverse(row.voices), Reverse(row.articles));
        (row.is_met_in_alliance(), support, Reverse(last), &row.partner.name, &row.partner.id)
    }
    rows.sort_by(|a, b| place(a).cmp(&place(b)));
}

fn row(graph: &PartnerGraph, of: &OrgId, partner: &OrgId, ties: &[&Tie]) -> PartnerRow {
    let mut deals: Vec<Deal> = ties.iter().map(|tie| deal(graph, of, partner, tie)).collect();
    deals.sort_by_key(|deal| (deal.since.is_none(), deal.since, deal.kind, deal.tie.clone()));
    let claims: Vec<_> = ties.iter().flat_map(|tie| claims_between(tie, of, partner)).collect();
    let best = claims.iter().max_by(|a, b| a.confidence.total_cmp(&b.confidence).then_with(|| b.order(a)));
    let docs: BTreeSet<&DocId> = claims.iter().map(|claim| &claim.doc).collect();
    let standing = deals.iter().map(|deal| (deal.status, deal.truth));
    let (status, truth) =
        standing.min_by_key(|(status, truth)| (status.decline(), *truth)).unwrap_or((Status::Agreed, Truth::Yes));
    PartnerRow {
        partner: Named::of(graph, partner),
        kinds: deals.iter().map(|deal| deal.kind).collect::<BTreeSet<_>>().into_iter().collect(),
        status,
        truth,
        since: deals.iter().find_map(|deal| deal.since),
        last_reported: claims.iter().filter_map(|claim| claim.reported).max_by_key(|date| (date.latest(), *date)),
        articles: docs.len(),
        voices: voices(claims.iter().copied()),
        confidence: best.map_or(0.0, |claim| claim.confidence),
        quote: best.and_then(|claim| claim.evidence.first()).map_or_else(String::new, |best| best.quote.clone()),
        doc: best.map(|claim| claim.doc.clone()),
        deals,
    }
}

fn deal(graph: &PartnerGraph, of: &OrgId, partner: &OrgId, tie: &Tie) -> Deal {
    let met_in = tie.alliance.as_ref().filter(|alliance| *alliance != of && *alliance != partner);
    Deal {
        tie: tie.id.clone(),
        kind: tie.kind,
        role: tie.participants.iter().find(|part| part.org == *partner).map(|part| part.role),
        status: tie.status(),
        truth: truth(tie, of, partner),
        since: since(tie, of, partner),
        via: met_in.map(|alliance| Named::of(graph, alliance)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::claim;

    fn graph() -> PartnerGraph {
        PartnerGraph::from_claims([
            claim("a", Kind::Investment, &["kt", "robotics"]).when("2020-06").reported("2020-08-21"),
            claim("b", Kind::Investment, &["kt", "robotics"]).reported("2021-01-02").sure(0.95),
            claim("b", Kind::Partnership, &["robotics", "kt"]).when("2021-01").status(Status::Talks),
            claim("c", Kind::Membership, &["kt", "lg"]).of("team").when("2020-02-20"),
            claim("d", Kind::Membership, &["lgu"]).of("team").when("2020-06-03"),
            claim("e", Kind::Supply, &["sk", "kakao"]),
        ])
    }

    #[test]
    fn a_partner_stands_once_with_all_its_ties() {
        let rows = partners(&graph(), &OrgId::new("kt"));
        let names: Vec<_> = rows.iter().map(|row| row.partner.id.as_str()).collect();
        assert_eq!(names, ["robotics", "team", "lgu", "lg"], "own ties first, then who is met in an alliance");
        let robotics = &rows[0];
        assert_eq!(robotics.kinds, [Kind::Partnership, Kind::Investment]);
        assert_eq!((robotics.articles, robotics.status), (2, Status::Agreed));
        assert_eq!(robotics.since, "2020-06".parse().ok());
        assert_eq!(robotics.last_reported, "2021-01-02".parse().ok());
        assert_eq!(robotics.doc, Some(DocId::new("b")), "the surest claim is quoted");
        assert_eq!(robotics.deals[0].role, Some(Role::Investee));
    }

    #[test]
    fn members_are_partners_since_the_later_one_joined() {
        let rows = partners(&graph(), &OrgId::new("kt"));
        let lgu = rows.iter().find(|row| row.partner.id.as_str() == "lgu").unwrap();
        assert_eq!(lgu.since, "2020-06-03".parse().ok());
        assert_eq!(lgu.deals[0].via.as_ref().unwrap().id.as_str(), "team");
        let members = partners(&graph(), &OrgId::new("team"));
        assert_eq!(members.len(), 3);
        assert!(members.iter().all(|row| row.deals[0].via.is_none()));
    }

    #[test]
    fn a_joining_date_that_nobody_knows_is_not_guessed() {
        let member = |doc: &str, org: &str| claim(doc, Kind::Membership, &[org]).of("team");
        let graph = PartnerGraph::from_claims([
            member("a", "kt").when("2020-02-03"),
            member("b", "lg").when("2020"),
            member("c", "sk"),
        ]);
        let rows = partners(&graph, &OrgId::new("kt"));
        let since = |id: &str| rows.iter().find(|row| row.partner.id.as_str() == id).unwrap().since;
        assert_eq!(since("lg"), "2020".parse().ok(), "it may have joined in December");
        assert_eq!((since("sk"), since("team")), (None, "2020-02-03".parse().ok()));
    }

    #[test]
    fn a_stranger_has_none() {
        assert!(partners(&graph(), &OrgId::new("nobody")).is_empty());
    }
}
