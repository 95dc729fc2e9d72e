//! What changed between two dates?

use super::{
    changes::changes,
    window::{Dated, Window},
};
use crate::{graph::PartnerGraph, model::Truth};
use serde::Serialize;

/// What changed in a stretch of time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Diff {
    /// The stretch of time.
    #[serde(flatten)]
    pub window: Window,
    /// What surely changed in it, in order of time.
    pub changes: Vec<Dated>,
    /// What may have: the date is too coarse, or there is none.
    pub undecided: Vec<Dated>,
}

/// The ties that began, changed or ended in a stretch of time, and who joined or left alliances.
///
/// A change is placed by its own date or, where no article gives one, by its first report. What lies in one of two
/// windows that meet lies in the window over both.
///
/// # Complexity
/// That of [`changes`].
pub fn diff(graph: &PartnerGraph, window: Window) -> Diff {
    let (changes, undecided) =
        window.choose(changes(graph)).into_iter().partition(|dated: &Dated| dated.truth == Truth::Yes);
    Diff { window, changes, undecided }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        graph::samples::{any_claim, claim},
        model::{Kind, PartialDate, Status},
        query::{Change, Doubt, Turn},
    };
    use proptest::prelude::*;

    #[test]
    fn what_no_date_decides_is_listed_as_such() {
        let graph = PartnerGraph::from_claims([
            claim("a", Kind::Supply, &["kt", "lg"]).when("2020-03").status(Status::Talks),
            claim("b", Kind::Supply, &["kt", "lg"]).when("2020-08"),
            claim("c", Kind::Licensing, &["kt", "lg"]).when("2020"),
            claim("d", Kind::Support, &["kt", "lg"]),
            claim("e", Kind::Membership, &["kt"]).of("team").reported("2020-07-31"),
            claim("f", Kind::Partnership, &["kt", "sk"]).when("2019-12-31"),
        ]);
        let diff = diff(&graph, "2020-01..2020-07".parse().unwrap());
        let told: Vec<_> = diff.changes.iter().map(|it| (it.change.turn, it.change.doc.as_str())).collect();
        assert_eq!(told, [(Turn::Begun, "a"), (Turn::Joined, "e")]);
        let open: Vec<_> = diff.undecided.iter().map(|it| (it.doubt.unwrap(), it.change.doc.as_str())).collect();
        assert_eq!(open, [(Doubt::TooCoarse, "c"), (Doubt::NoDate, "d")]);
    }

    fn sure(graph: &PartnerGraph, from: i64, to: i64) -> Vec<Change> {
        let window = Window { from: PartialDate::from_days(from), to: PartialDate::from_days(to) };
        diff(graph, window).changes.into_iter().map(|dated| dated.change).collect()
    }

    fn all(graph: &PartnerGraph, from: i64, to: i64) -> Vec<Change> {
        let window = Window { from: PartialDate::from_days(from), to: PartialDate::from_days(to) };
        let diff = diff(graph, window);
        diff.changes.into_iter().chain(diff.undecided).map(|dated| dated.change).collect()
    }

    proptest! {
        #[test]
        fn two_windows_that_meet_tell_what_the_one_over_both_tells(
            claims in proptest::collection::vec(any_claim(), 0..16),
            mut days in proptest::array::uniform3(17_300i64..19_100),
        ) {
            days.sort_unstable();
            let [a, b, c] = days;
            let graph = PartnerGraph::from_claims(claims);
            let (first, second, both) = (sure(&graph, a, b), sure(&graph, b + 1, c.max(b + 1)), sure(&graph, a, c.max(b + 1)));
            prop_assert!(first.iter().all(|change| !second.contains(change)), "nothing is told twice");
            prop_assert!(first.iter().chain(&second).all(|change| both.contains(change)));
            let to_the_day = |change: &&Change| change.date().is_some_and(|date| date.day().is_some());
            for change in both.iter().filter(to_the_day) {
                prop_assert!(first.contains(change) || second.contains(change));
            }
            let listed = [all(&graph, a, b), all(&graph, b + 1, c.max(b + 1))].concat();
            prop_assert!(all(&graph, a, c.max(b + 1)).iter().all(|change| listed.contains(change)));
        }
    }
}
