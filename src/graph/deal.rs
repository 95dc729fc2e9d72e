//! Claims of one deal become one tie.

use super::{
    founders::{self, Ventures},
    history::history,
    key::{Deal, Key},
    membership::standings,
    refining,
    set::best_first,
};
use crate::model::{Claim, Kind, OrgId, PartialDate, Participant, Role, Status, Tie, TieId, Truth, digest};
use std::collections::{BTreeMap, BTreeSet};

/// The ties that a set of claims tells of, sorted by id. A claim that names fewer than two organisations gives none.
///
/// Claims tell of one deal when they are of the same kind and name the same organisations (of a directed kind: the same
/// source and target; of an alliance: the same alliance) at compatible dates. Two ways of saying less are seen through:
/// a joint venture without the company that it founded ([`founders`]) and a partnership that is a more telling deal
/// ([`refining`]).
///
/// # Complexity
/// O(n log n) for n claims, and O(m·n) for an alliance of m members.
pub(super) fn ties(claims: &[Claim]) -> Vec<Tie> {
    let mut told: BTreeMap<Key, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        if let Some(key) = Key::of(claim) {
            told.entry(key).or_default().push(claim);
        }
    }
    let mut ties: Vec<Tie> = Vec::with_capacity(told.len());
    let mut ventures = Ventures::new();
    let mut deals = Vec::with_capacity(told.len());
    for (key, claims) in told {
        match key.alliance {
            Some(alliance) => ties.extend(standings(alliance, &claims).into_iter().map(|(status, standing)| {
                // The standing is part of the id, so that a link to the alliance itself lasts when a member leaves.
                let which = if status == Status::Agreed { "" } else { status.as_str() };
                weave(&key, which, &standing.members, standing.claims)
            })),
            None if key.kind == Kind::JointVenture => drop(ventures.insert(key, claims)),
            None => deals.extend(Deal::split(&key, &claims)),
        }
    }
    deals.extend(founders::deals(ventures));
    for Deal { key, nth, claims } in refining::refine(deals) {
        let members = claims.iter().flat_map(|claim| &claim.parties).map(|party| &party.id).collect();
        let which = if nth == 0 { String::new() } else { (nth + 1).to_string() };
        ties.push(weave(&key, &which, &members, claims));
    }
    ties.sort_by(|a, b| a.id.cmp(&b.id));
    ties
}

/// One tie from its claims; `which` tells it from others of the same key.
fn weave(key: &Key, which: &str, members: &BTreeSet<&OrgId>, mut claims: Vec<&Claim>) -> Tie {
    // What says less than the tie proves it less.
    let says_less = |claim: &Claim| claim.kind != key.kind;
    claims.sort_by(|a, b| says_less(a).cmp(&says_less(b)).then_with(|| best_first(a, b)));
    let alliance = key.alliance.map_or("", OrgId::as_str);
    let orgs = key.orgs.iter().map(|org| org.as_str());
    let id = digest([key.kind.as_str(), alliance, which].into_iter().chain(orgs));
    let areas: BTreeSet<&String> = claims.iter().flat_map(|claim| &claim.areas).collect();
    Tie {
        id: TieId::new(id),
        kind: key.kind,
        participants: participants(key, members, &claims),
        alliance: key.alliance.cloned(),
        history: history(claims.iter().copied()),
        areas: areas.into_iter().cloned().collect(),
        amount: claims.iter().find_map(|claim| claim.amount.clone()),
        stake: claims.iter().find_map(|claim| claim.stake),
        claims: claims.into_iter().cloned().collect(),
        truth: Truth::Yes,
    }
}

fn participants(key: &Key, members: &BTreeSet<&OrgId>, claims: &[&Claim]) -> Vec<Participant> {
    let participant = |org: &OrgId| Participant {
        org: org.clone(),
        role: role(key.kind, org, claims),
        joined: joined(org, claims),
        truth: Truth::Yes,
    };
    let (source, target, _) = key.kind.roles();
    let ends: Vec<(&OrgId, Role)> =
        if key.kind.is_directed() { key.orgs.iter().copied().zip([source, target]).collect() } else { Vec::new() };
    let mut rest: Vec<Participant> =
        members.iter().filter(|org| ends.iter().all(|(end, _)| end != *org)).map(|org| participant(org)).collect();
    rest.sort_by(|a, b| (a.role, &a.org).cmp(&(b.role, &b.org)));
    ends.into_iter().map(|(org, role)| Participant { role, ..participant(org) }).chain(rest).collect()
}

/// The role that most confidence speaks for; one that says more (lead, venture, seller) beats one that says less.
fn role(kind: Kind, org: &OrgId, claims: &[&Claim]) -> Role {
    let mut votes: BTreeMap<Role, f64> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| claim.kind == kind) {
        for party in claim.parties.iter().filter(|party| party.id == *org) {
            *votes.entry(party.role).or_default() += claim.confidence;
        }
    }
    let plain = |role: Role| matches!(role, Role::Partner | Role::Member | Role::Founder | Role::Party);
    votes
        .into_iter()
        .min_by(|(a, for_a), (b, for_b)| (plain(*a).cmp(&plain(*b))).then(for_b.total_cmp(for_a)).then(a.cmp(b)))
        .map_or(kind.roles().2, |(role, _)| role)
}

fn joined(org: &OrgId, claims: &[&Claim]) -> Option<PartialDate> {
    let agreed = claims
        .iter()
        .filter(|claim| claim.status == Status::Agreed && claim.parties.iter().any(|party| party.id == *org));
    PartialDate::first_of(agreed.filter_map(|claim| claim.when))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{samples::claim, set::claim_set};

    fn ties_of(claims: Vec<Claim>) -> Vec<Tie> {
        ties(&claim_set(claims))
    }

    fn orgs(tie: &Tie) -> Vec<&str> {
        tie.participants.iter().map(|participant| participant.org.as_str()).collect()
    }

    #[test]
    fn one_deal_in_two_articles_is_one_tie() {
        let ties = ties_of(vec![
            claim("a", Kind::Investment, &["kt", "robotics"]).when("2020-06").sure(0.5),
            claim("b", Kind::Investment, &["kt", "robotics", "seller"]).when("2020-06-16"),
            claim("c", Kind::Investment, &["robotics", "kt"]),
            claim("d", Kind::Partnership, &["robotics", "kt"]),
            claim("e", Kind::Partnership, &["kt", "robotics"]),
        ]);
        assert_eq!(ties.len(), 3);
        let deal = ties.iter().find(|tie| tie.claims.len() == 2 && tie.kind == Kind::Investment).unwrap();
        assert_eq!(orgs(deal), ["kt", "robotics", "seller"]);
        assert_eq!(deal.claims[0].doc.as_str(), "b", "the surest claim stands first");
        assert_eq!(deal.since(), "2020-06-16".parse().ok());
    }

    #[test]
    fn an_alliance_is_one_tie_whose_members_join_each_at_their_time() {
        let member = |doc: &str, orgs: &[&str]| claim(doc, Kind::Membership, orgs).of("ai-one-team");
        let mut founding = member("a", &["kt", "kaist"]).when("2020-02");
        founding.parties[0].role = Role::Lead;
        let ties = ties_of(vec![founding, member("b", &["lg", "kt"]).when("2020-06-03"), member("c", &["kaist"])]);
        assert_eq!(ties.len(), 1);
        assert_eq!(orgs(&ties[0]), ["kt", "kaist", "lg"], "the lead first");
        let joined: Vec<_> = ties[0].participants.iter().map(|p| p.joined.unwrap().to_string()).collect();
        assert_eq!(joined, ["2020-02", "2020-02", "2020-06-03"]);
    }

    #[test]
    fn who_leaves_an_alliance_does_not_end_it_for_the_others() {
        let member = |doc: &str, orgs: &[&str]| claim(doc, Kind::Membership, orgs).of("team");
        let ties = ties_of(vec![
            member("a", &["kt", "lg", "sk"]).when("2020-02"),
            member("b", &["sk"]).when("2022-01").status(Status::Ended),
        ]);
        let standing: Vec<_> = ties.iter().map(|tie| (tie.status(), orgs(tie))).collect();
        assert_eq!(standing.len(), 2);
        assert!(standing.contains(&(Status::Agreed, vec!["kt", "lg"])));
        assert!(standing.contains(&(Status::Ended, vec!["sk"])));
    }

    #[test]
    fn a_claim_that_ties_nobody_gives_no_tie() {
        let alone = claim("a", Kind::Partnership, &["kt", "kt"]);
        let own = claim("b", Kind::Membership, &["team"]).of("team");
        assert!(ties_of(vec![alone, own, claim("c", Kind::Supply, &[])]).is_empty());
    }

    #[test]
    fn two_deals_of_the_same_companies_have_two_ids() {
        let told = |when: &str| claim("a", Kind::EquitySwap, &["kt", "lg"]).when(when);
        let ties = ties_of(vec![told("2019-10"), told("2022-01")]);
        assert_eq!(ties.len(), 2);
        assert_ne!(ties[0].id, ties[1].id);
    }
}
