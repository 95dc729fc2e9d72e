//! A set of claims: sorted, no two the same.

use crate::model::Claim;
use std::cmp::Ordering;

/// Sorts claims and drops exact repetitions, so that two collections of the same claims become equal.
///
/// # Complexity
/// O(n log n) comparisons.
pub(super) fn claim_set(claims: impl IntoIterator<Item = Claim>) -> Vec<Claim> {
    let mut claims: Vec<Claim> = claims.into_iter().collect();
    claims.sort_by(Claim::order);
    claims.dedup_by(|a, b| a.order(b) == Ordering::Equal);
    claims
}

/// Best evidence first: the surest claim, then the earliest report.
pub(super) fn best_first(a: &Claim, b: &Claim) -> Ordering {
    let reported = |claim: &Claim| (claim.reported.is_none(), claim.reported.map(|date| date.earliest()));
    b.confidence.total_cmp(&a.confidence).then_with(|| reported(a).cmp(&reported(b))).then_with(|| a.order(b))
}
