//! The two clocks of a claim: when it is true, and when it was known.

use crate::model::{Claim, PartialDate};

/// Whether what the claim tells had come about on `date`: at its own date or, where the article gives none, when it was
/// reported.
///
/// Partial dates get the benefit of the doubt: `2020` may have come about by `2020-06`. A claim without any date is of
/// no day, so the answer is no.
pub fn true_on(claim: &Claim, date: PartialDate) -> bool {
    claim.when.or(claim.reported).is_some_and(|when| when.earliest() <= date.latest())
}

/// Whether the claim was reported by `date`; without a date of report, whether what it tells had come about.
pub fn known_by(claim: &Claim, date: PartialDate) -> bool {
    claim.reported.or(claim.when).is_some_and(|reported| reported.earliest() <= date.latest())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{graph::samples::claim, model::Kind};

    #[test]
    fn what_is_true_may_be_known_later() {
        let told = claim("a", Kind::Partnership, &["kt", "lg"]).when("2020-06").reported("2020-08-21");
        let date = |text: &str| text.parse().unwrap();
        assert!(!true_on(&told, date("2020-05")) && true_on(&told, date("2020-06-01")) && true_on(&told, date("2020")));
        assert!(!known_by(&told, date("2020-08-20")) && known_by(&told, date("2020-08")));
        let undated = claim("a", Kind::Partnership, &["kt", "lg"]);
        assert!(!true_on(&undated, date("2030")) && !known_by(&undated, date("2030")));
    }
}
