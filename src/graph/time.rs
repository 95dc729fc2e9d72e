//! The two clocks of a claim: when it is true, and when it was known.
//!
//! A date of a question is taken to its last day: `2020-06` asks about the end of June 2020. A date of a claim may be
//! any of its days, so `2020` may or may not have come by `2020-06`; whoever asks is told [`Truth::Maybe`].

use crate::model::{Claim, PartialDate, Truth};

/// Whether what the claim tells had come about by the end of `date`: at its own date or, where the article gives none,
/// when it was reported. A claim without any date is of no day, so the answer is no.
pub fn true_on(claim: &Claim, date: PartialDate) -> Truth {
    claim.when.or(claim.reported).map_or(Truth::No, |when| when.falls_by(date))
}

/// Whether the claim was reported by the end of `date`; without a date of report, whether what it tells had come about.
pub fn known_by(claim: &Claim, date: PartialDate) -> Truth {
    claim.reported.or(claim.when).map_or(Truth::No, |reported| reported.falls_by(date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{graph::samples::claim, model::Kind};

    #[test]
    fn what_is_true_may_be_known_later() {
        let told = claim("a", Kind::Partnership, &["kt", "lg"]).when("2020-06").reported("2020-08-21");
        let on = |date: &str| true_on(&told, date.parse().unwrap());
        assert_eq!(
            ["2020-05", "2020-06-01", "2020-06", "2020"].map(on),
            [Truth::No, Truth::Maybe, Truth::Yes, Truth::Yes]
        );
        let known = |date: &str| known_by(&told, date.parse().unwrap());
        assert_eq!(["2020-08-20", "2020-08"].map(known), [Truth::No, Truth::Yes]);
    }

    #[test]
    fn the_report_stands_in_for_the_event_and_the_event_for_the_report() {
        let date = "2020-06".parse().unwrap();
        let reported = claim("a", Kind::Partnership, &["kt", "lg"]).reported("2020");
        let dated = claim("a", Kind::Partnership, &["kt", "lg"]).when("2020-01");
        let undated = claim("a", Kind::Partnership, &["kt", "lg"]);
        let both = |claim: &Claim| (true_on(claim, date), known_by(claim, date));
        assert_eq!(both(&reported), (Truth::Maybe, Truth::Maybe));
        assert_eq!(both(&dated), (Truth::Yes, Truth::Yes));
        assert_eq!(both(&undated), (Truth::No, Truth::No));
    }
}
