//! Claims against gold: which pairs of organisations are right, which are missed, which nobody asked for.
//!
//! Gold says what a careful reader finds in an article ([`GoldArticle`], read by [`GoldReader`]). [`judge`] holds the
//! claims of one article against it, pair by pair; [`Score`] counts; [`Report`] is all that is worth knowing of many
//! articles. The way of counting is that of `gold/score.py`, with which the project was measured from its first day:
//!
//! - a tie requires the pairs of its first party with each other one; of a directed kind only its first with its
//!   second; of a membership each member with the alliance;
//! - the other pairs that it implies, and all of an optional tie, are free: neither rewarded nor punished;
//! - an organisation is the same under any of the names that gold lists for it, whatever their case, spaces and legal
//!   forms.

mod calibration;
mod gold;
mod judge;
mod mentions;
mod names;
mod report;
#[cfg(test)]
mod samples;
mod score;

pub use calibration::{Bin, calibration};
pub use gold::{GoldArticle, GoldError, GoldFlaw, GoldReader, GoldTie};
pub use judge::{Judged, Verdict, judge};
pub use mentions::{MentionRecall, mention_recall};
pub use report::{AtLeast, OfKind, OfLanguage, Reading, Report, THRESHOLDS, Total};
pub use score::Score;

/// The share of a whole, 0 where there is none.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Rounded to four decimals, as figures are written.
fn rounded(share: f64) -> f64 {
    (share * 10_000.0).round() / 10_000.0
}
