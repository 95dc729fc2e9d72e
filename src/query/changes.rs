//! What happened to ties: begun, changed, ended; to alliances: joined, left.

use super::pair::Named;
use crate::{
    graph::{PartnerGraph, history},
    model::{Claim, DocId, Kind, OrgId, PartialDate, Participant, Role, Status, StatusChange, Tie, TieId},
};
use serde::Serialize;
use std::collections::BTreeMap;

/// What a change does to a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Turn {
    /// The tie was made or first talked of.
    Begun,
    /// Members joined an alliance.
    Joined,
    /// Its status changed, short of its end.
    Changed,
    /// Members left an alliance.
    Left,
    /// It ended.
    Ended,
}

impl Turn {
    /// All of them, in order of a tie's life.
    pub const ALL: &'static [Self] = &[Turn::Begun, Turn::Joined, Turn::Changed, Turn::Left, Turn::Ended];

    /// The word in answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Turn::Begun => "begun",
            Turn::Joined => "joined",
            Turn::Changed => "changed",
            Turn::Left => "left",
            Turn::Ended => "ended",
        }
    }
}

/// An organisation's part in a change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Part {
    /// Who.
    #[serde(flatten)]
    pub org: Named,
    /// What it does in the tie.
    pub role: Role,
}

/// One change of a tie.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// When it came about, as precisely as an article says; where none does, `reported` stands in.
    pub when: Option<PartialDate>,
    /// Its first report.
    pub reported: Option<PartialDate>,
    /// What happened.
    pub turn: Turn,
    /// The kind of the tie.
    pub kind: Kind,
    /// The status from then on.
    pub status: Status,
    /// The status until then; `None` where the tie begins.
    pub before: Option<Status>,
    /// The participants in order of role; of an alliance only those who join, leave or talk of it.
    pub parties: Vec<Part>,
    /// The alliance, where the tie is a membership in one.
    pub alliance: Option<Named>,
    /// The sentence that says so best.
    pub quote: String,
    /// The article of that sentence.
    pub doc: DocId,
    /// The tie.
    pub tie: TieId,
}

/// A change with its place in time: its first day, but never before the change that it follows.
pub(super) type Placed = (Option<i64>, Change);

impl Change {
    /// The date that places it: its own or else that of its report.
    pub fn date(&self) -> Option<PartialDate> {
        self.when.or(self.reported)
    }

    /// Whether it concerns an organisation as a participant or as the alliance.
    pub fn concerns(&self, id: &OrgId) -> bool {
        self.parties.iter().any(|part| part.org.id == *id) || self.alliance.as_ref().is_some_and(|it| it.id == *id)
    }
}

/// Every change of every tie, in order of time; what has no date stands last.
///
/// # Complexity
/// O(c²) for the c claims of one tie, O(n log n) for n changes.
pub fn changes(graph: &PartnerGraph) -> Vec<Change> {
    in_order(graph.ties().iter().flat_map(|tie| of_tie(&|id| Named::of(graph, id), tie)).collect())
}

/// Changes in order of time, those who joined or left an alliance at the same time told as one.
pub(super) fn in_order(changes: Vec<Placed>) -> Vec<Change> {
    let mut out: Vec<Placed> = Vec::with_capacity(changes.len());
    let mut at_once: BTreeMap<_, Placed> = BTreeMap::new();
    for (day, change) in changes {
        let Some(alliance) = &change.alliance else {
            out.push((day, change));
            continue;
        };
        // Without a date of its own, one report is one occasion.
        let told = if change.when.is_some() { None } else { Some((change.reported, change.doc.clone())) };
        let occasion = (alliance.id.clone(), change.turn, change.status, change.before, change.when, told);
        match at_once.get_mut(&occasion) {
            Some((_, known)) => known.parties.extend(change.parties),
            None => drop(at_once.insert(occasion, (day, change))),
        }
    }
    out.extend(at_once.into_values().map(|(day, mut change)| {
        change.parties.sort_by(|a, b| (a.role, &a.org).cmp(&(b.role, &b.org)));
        change.parties.dedup_by(|a, b| a.org == b.org);
        (day, change)
    }));
    out.sort_by(|(day, a), (other, b)| {
        let last = |change: &Change| change.date().map(PartialDate::latest);
        (day.is_none(), day, last(a), a.kind, &a.tie, a.status, a.turn, &a.parties).cmp(&(
            other.is_none(),
            other,
            last(b),
            b.kind,
            &b.tie,
            b.status,
            b.turn,
            &b.parties,
        ))
    });
    out.into_iter().map(|(_, change)| change).collect()
}

/// The changes of one tie, in order, its organisations as they are named.
pub(super) fn of_tie(named: &impl Fn(&OrgId) -> Named, tie: &Tie) -> Vec<Placed> {
    if tie.alliance.is_none() {
        let claims: Vec<&Claim> = tie.claims.iter().collect();
        return steps(named, tie, &tie.participants, &claims);
    }
    let of_member = |member: &Participant| {
        let names = |claim: &&Claim| claim.parties.iter().any(|party| party.id == member.org);
        let claims: Vec<&Claim> = tie.claims.iter().filter(names).collect();
        steps(named, tie, std::slice::from_ref(member), &claims)
    };
    tie.participants.iter().flat_map(of_member).collect()
}

/// The steps that claims, best first, tell of.
fn steps(named: &impl Fn(&OrgId) -> Named, tie: &Tie, parties: &[Participant], claims: &[&Claim]) -> Vec<Placed> {
    let parties: Vec<Part> = parties.iter().map(|part| Part { org: named(&part.org), role: part.role }).collect();
    let (mut before, mut day) = (None, None);
    let change = |step: StatusChange| {
        let same = tellers(&step, claims);
        let when = PartialDate::first_of(same.iter().filter_map(|claim| claim.when));
        let reported = same.iter().filter_map(|claim| claim.reported).min_by_key(|date| (date.earliest(), *date));
        let date = when.or(reported);
        day = date.map(|date| date.to_days().max(day.unwrap_or(i64::MIN)));
        let told = same.iter().find(|claim| claim.when == when);
        let change = Change {
            when,
            reported,
            turn: turn(tie.alliance.is_some(), before, step.status),
            kind: tie.kind,
            status: step.status,
            before,
            parties: parties.clone(),
            alliance: tie.alliance.as_ref().map(named),
            quote: told.and_then(|claim| claim.evidence.first()).map_or_else(String::new, |best| best.quote.clone()),
            doc: told.map_or(step.doc, |claim| claim.doc.clone()),
            tie: tie.id.clone(),
        };
        before = Some(step.status);
        (day, change)
    };
    history(claims.iter().copied()).into_iter().map(change).collect()
}

fn turn(alliance: bool, before: Option<Status>, status: Status) -> Turn {
    match (status, before) {
        (Status::Ended, _) if alliance => Turn::Left,
        (Status::Ended, _) => Turn::Ended,
        (Status::Agreed, None | Some(Status::Talks | Status::Ended)) if alliance => Turn::Joined,
        (Status::Talks | Status::Agreed, None) => Turn::Begun,
        _ => Turn::Changed,
    }
}

/// The claims that tell of a step, best first: those of its status that date it alike or more precisely; of a step
/// without a date of its own, those of its article.
fn tellers<'c>(step: &StatusChange, claims: &[&'c Claim]) -> Vec<&'c Claim> {
    let tells = |claim: &&&Claim| match (step.when, claim.when) {
        (Some(when), Some(told)) => when.contains(told),
        (None, None) => claim.doc == step.doc && claim.reported == step.reported,
        _ => false,
    };
    claims.iter().filter(|claim| claim.status == step.status).filter(tells).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::{any_claim, claim};
    use proptest::prelude::*;

    fn told(claims: Vec<Claim>) -> Vec<(Turn, String, Vec<String>)> {
        let date = |change: &Change| change.date().map_or_else(String::new, |date| date.to_string());
        let who = |change: &Change| change.parties.iter().map(|part| part.org.id.to_string()).collect();
        changes(&PartnerGraph::from_claims(claims)).iter().map(|it| (it.turn, date(it), who(it))).collect()
    }

    #[test]
    fn a_tie_begins_changes_and_ends() {
        let deal = |status, when: &str| claim(when, Kind::Acquisition, &["kt", "bank"]).status(status).when(when);
        let claims = vec![
            deal(Status::Ended, "2021-02"),
            deal(Status::Agreed, "2020"),
            deal(Status::Agreed, "2020-06-21"),
            deal(Status::Talks, "2020-06"),
        ];
        let told = told(claims);
        let turns: Vec<_> = told.iter().map(|(turn, date, _)| (*turn, date.as_str())).collect();
        assert_eq!(turns, [(Turn::Begun, "2020-06"), (Turn::Changed, "2020-06-21"), (Turn::Ended, "2021-02")]);
        assert_eq!(told[0].2, ["kt", "bank"], "in order of role");
    }

    #[test]
    fn who_joins_on_one_day_joins_together_and_leaves_alone() {
        let member = |doc: &str, orgs: &[&str]| claim(doc, Kind::Membership, orgs).of("team");
        let claims = vec![
            member("a", &["kt", "lg", "sk"]).when("2020-02-20"),
            member("b", &["lgu"]).reported("2020-06-04"),
            member("c", &["sk"]).status(Status::Ended).when("2021"),
            member("d", &["kakao"]).status(Status::Talks),
        ];
        let told = told(claims);
        let turns: Vec<_> = told.iter().map(|(turn, date, who)| (*turn, date.as_str(), who.join(" "))).collect();
        assert_eq!(
            turns,
            [
                (Turn::Joined, "2020-02-20", "kt lg sk".to_owned()),
                (Turn::Joined, "2020-06-04", "lgu".to_owned()),
                (Turn::Left, "2021", "sk".to_owned()),
                (Turn::Begun, "", "kakao".to_owned()),
            ]
        );
    }

    #[test]
    fn the_date_is_the_most_precise_and_the_report_the_first() {
        let deal = |doc: &str, when: &str, reported: &str| {
            claim(doc, Kind::Investment, &["kt", "robotics"]).when(when).reported(reported)
        };
        let claims = [deal("column", "2020-06", "2020-08-24").sure(0.99), deal("news", "2020-06-16", "2020-06-17")];
        let change = &changes(&PartnerGraph::from_claims(claims))[0];
        assert_eq!((change.when, change.reported), ("2020-06-16".parse().ok(), "2020-06-17".parse().ok()));
        assert_eq!(change.doc.as_str(), "news", "the article that dates it is quoted");
    }

    proptest! {
        #[test]
        fn changes_of_a_tie_stand_in_the_order_of_its_history(claims in proptest::collection::vec(any_claim(), 0..24)) {
            let graph = PartnerGraph::from_claims(claims);
            let all = changes(&graph);
            for tie in graph.ties().iter().filter(|tie| tie.alliance.is_none()) {
                let own: Vec<Status> = all.iter().filter(|it| it.tie == tie.id).map(|it| it.status).collect();
                let steps: Vec<Status> = tie.history.iter().map(|step| step.status).collect();
                // Only what has a date can stand in order.
                if tie.claims.iter().all(|claim| claim.when.or(claim.reported).is_some()) {
                    prop_assert_eq!(own, steps);
                } else {
                    prop_assert_eq!(own.len(), steps.len());
                }
            }
        }
    }
}
