//! The graph of claims that are true, or may be.

use super::{PartnerGraph, history::history};
use crate::model::{Claim, PartialDate, Participant, Status, StatusChange, Tie, Truth};
use std::{borrow::Cow, collections::BTreeSet};

/// A claim that is not ruled out, and whether it is sure.
pub(super) type Weighed<'a> = (&'a Claim, bool);

impl PartnerGraph {
    /// The graph of those claims that `truth` does not rule out, of it the ties whose status is wanted.
    ///
    /// Claims that are only maybe true leave open what the status was. A tie stays if any reading of them gives it a
    /// status that is wanted, and shows that one; it and its participants are marked [`Truth::Maybe`] unless all
    /// readings give the same. Readings are: every such claim is true, none is, one alone is.
    ///
    /// # Complexity
    /// Builds the graph anew unless all claims are true; for a tie with m different maybes, m + 2 times its history.
    pub fn weigh(&self, truth: impl Fn(&Claim) -> Truth, wanted: impl Fn(Status) -> bool) -> Self {
        let whole = self.claims().iter().all(|claim| truth(claim) != Truth::No);
        let graph =
            if whole { Cow::Borrowed(self) } else { Cow::Owned(self.keep_claims(|claim| truth(claim) != Truth::No)) };
        let ties = graph.ties().iter().filter_map(|tie| stands(tie, &truth, &wanted)).collect();
        graph.with_ties(ties)
    }
}

/// The tie as it stands, `None` where its status is surely not wanted.
fn stands(tie: &Tie, truth: impl Fn(&Claim) -> Truth, wanted: impl Fn(Status) -> bool) -> Option<Tie> {
    let claims: Vec<Weighed> = tie.claims.iter().map(|claim| (claim, truth(claim) == Truth::Yes)).collect();
    if claims.iter().all(|(_, sure)| *sure) {
        return wanted(tie.status()).then(|| tie.clone());
    }
    let (sure, history) = reading(&claims, &wanted)?;
    let mut tie = Tie { history, truth: sure, ..tie.clone() };
    let parts = std::mem::take(&mut tie.participants).into_iter();
    let about = |part: &Participant| -> Vec<Weighed> {
        claims.iter().filter(|(claim, _)| claim.parties.iter().any(|party| party.id == part.org)).copied().collect()
    };
    if tie.alliance.is_some() {
        // Each membership stands for itself: one may be sure where another is not.
        let stay = parts.filter_map(|part| Some(Participant { truth: reading(&about(&part), &wanted)?.0, ..part }));
        tie.participants = stay.collect();
        tie.truth = tie.participants.iter().map(|part| part.truth).min()?;
    } else {
        let told = |part: &Participant| if about(part).iter().any(|(_, sure)| *sure) { sure } else { Truth::Maybe };
        tie.participants = parts.map(|part| Participant { truth: told(&part), ..part }).collect();
    }
    Some(tie)
}

/// The first reading of the claims that gives a wanted status, and whether all readings give the same.
pub(super) fn reading(claims: &[Weighed], wanted: impl Fn(Status) -> bool) -> Option<(Truth, Vec<StatusChange>)> {
    let told = |with: &dyn Fn(&Claim) -> bool| {
        history(claims.iter().filter(|(claim, sure)| *sure || with(claim)).map(|(claim, _)| *claim))
    };
    let about = |claim: &Claim| (claim.status, claim.when.or(claim.reported));
    let maybes: BTreeSet<(Status, Option<PartialDate>)> =
        claims.iter().filter(|(_, sure)| !sure).map(|(claim, _)| about(claim)).collect();
    let one_alone = maybes.iter().map(|maybe| told(&|claim| about(claim) == *maybe));
    let readings: Vec<Vec<StatusChange>> = [told(&|_| true), told(&|_| false)].into_iter().chain(one_alone).collect();
    let status = |history: &Vec<StatusChange>| history.last().map(|step| step.status);
    let same = readings.windows(2).all(|two| status(&two[0]) == status(&two[1]));
    let truth = if same { Truth::Yes } else { Truth::Maybe };
    readings.into_iter().find(|history| status(history).is_some_and(&wanted)).map(|history| (truth, history))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        graph::{samples::claim, true_on},
        model::Kind,
    };

    fn on(claims: &[Claim], date: &str) -> Vec<(Truth, Status)> {
        let date = date.parse().unwrap();
        let graph = PartnerGraph::from_claims(claims.to_vec());
        let graph = graph.weigh(|claim| true_on(claim, date), |status| status != Status::Ended);
        graph.ties().iter().map(|tie| (tie.truth, tie.status())).collect()
    }

    fn told(status: Status, when: &str) -> Claim {
        claim(when, Kind::Acquisition, &["kt", "lg"]).status(status).when(when)
    }

    #[test]
    fn a_year_may_have_begun_the_tie_or_not() {
        let year = [told(Status::Agreed, "2020")];
        assert_eq!(on(&year, "2019-12-31"), []);
        assert_eq!(on(&year, "2020-06"), [(Truth::Maybe, Status::Agreed)]);
        assert_eq!(on(&year, "2020-12-31"), [(Truth::Yes, Status::Agreed)]);
        let told_twice = [told(Status::Agreed, "2020"), told(Status::Agreed, "2020-03-01")];
        assert_eq!(on(&told_twice, "2020-06"), [(Truth::Yes, Status::Agreed)]);
    }

    #[test]
    fn a_year_may_have_ended_the_tie_or_not() {
        let claims = [told(Status::Agreed, "2019-03"), told(Status::Ended, "2020")];
        assert_eq!(on(&claims, "2019-12"), [(Truth::Yes, Status::Agreed)]);
        assert_eq!(on(&claims, "2020-06"), [(Truth::Maybe, Status::Agreed)]);
        assert_eq!(on(&claims, "2020-12"), []);
    }

    #[test]
    fn talks_for_sure_may_have_become_an_agreement() {
        let claims = [told(Status::Talks, "2020-01"), told(Status::Agreed, "2020")];
        assert_eq!(on(&claims, "2020-06"), [(Truth::Maybe, Status::Agreed)]);
    }

    #[test]
    fn members_are_sure_or_not_each_for_itself() {
        let member = |doc: &str, org: &str, when: &str| claim(doc, Kind::Membership, &[org]).of("team").when(when);
        let left = member("d", "sk", "2020").status(Status::Ended);
        let claims = [member("a", "kt", "2019"), member("b", "lg", "2020"), member("c", "sk", "2019-05"), left];
        let date = "2020-06".parse().unwrap();
        let graph =
            PartnerGraph::from_claims(claims).weigh(|claim| true_on(claim, date), |status| status != Status::Ended);
        let mut members: Vec<_> =
            graph.ties().iter().flat_map(|tie| &tie.participants).map(|part| (part.org.as_str(), part.truth)).collect();
        members.sort_unstable();
        assert_eq!(members, [("kt", Truth::Yes), ("lg", Truth::Maybe), ("sk", Truth::Maybe)]);
    }
}
