//! What was counted over some articles.

use super::{judge::Judged, rounded, share};
use serde::Serialize;
use std::{fmt, ops::AddAssign};

/// Counts of pairs, and the shares that follow from them. As JSON it tells both.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(into = "Figures")]
pub struct Score {
    /// Required pairs that were claimed.
    pub right: usize,
    /// Claimed pairs that are neither required nor free.
    pub spurious: usize,
    /// Required pairs that were not claimed.
    pub missed: usize,
    /// Right pairs with their kind.
    pub kind: usize,
    /// Right pairs with their status.
    pub status: usize,
    /// Right pairs that gold dates.
    pub dated: usize,
    /// Of these, with their date.
    pub date: usize,
    /// Right pairs of which a claim and a tie have the same directed kind.
    pub directed: usize,
    /// Of these, with their source as the source.
    pub direction: usize,
}

impl Score {
    /// Counts one article.
    pub fn of(judged: &Judged<'_>) -> Self {
        let count = |is: fn(&super::Verdict<'_>) -> bool| judged.right.iter().filter(|pair| is(pair)).count();
        Self {
            right: judged.right.len(),
            spurious: judged.spurious.len(),
            missed: judged.missed.len(),
            kind: count(|pair| pair.is_kind_right()),
            status: count(|pair| pair.is_status_right()),
            dated: count(|pair| pair.is_dated()),
            date: count(|pair| pair.is_date_right()),
            directed: count(|pair| pair.direction.is_some()),
            direction: count(|pair| pair.direction == Some(true)),
        }
    }

    /// Of the claimed pairs that count, the share that is right, 0..1.
    pub fn precision(&self) -> f64 {
        share(self.right, self.right + self.spurious)
    }

    /// Of the required pairs, the share that was claimed, 0..1.
    pub fn recall(&self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    /// The harmonic mean of precision and recall, 0..1.
    ///
    /// ```
    /// let score = tieup::eval::Score { right: 2, spurious: 1, missed: 3, ..Default::default() };
    /// assert_eq!(score.f1(), 0.5);
    /// ```
    pub fn f1(&self) -> f64 {
        share(2 * self.right, 2 * self.right + self.spurious + self.missed)
    }

    /// Of the right pairs, the share with their kind, 0..1.
    pub fn kind_share(&self) -> f64 {
        share(self.kind, self.right)
    }

    /// Of the right pairs, the share with their status, 0..1.
    pub fn status_share(&self) -> f64 {
        share(self.status, self.right)
    }

    /// Of the right pairs that gold dates, the share with their date, 0..1.
    pub fn date_share(&self) -> f64 {
        share(self.date, self.dated)
    }

    /// Of the right pairs with their directed kind, the share with the right one as its source, 0..1.
    pub fn direction_share(&self) -> f64 {
        share(self.direction, self.directed)
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, more: Self) {
        self.right += more.right;
        self.spurious += more.spurious;
        self.missed += more.missed;
        self.kind += more.kind;
        self.status += more.status;
        self.dated += more.dated;
        self.date += more.date;
        self.directed += more.directed;
        self.direction += more.direction;
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (precision, recall, f1) = (self.precision(), self.recall(), self.f1());
        let (kind, status, date) = (self.kind_share(), self.status_share(), self.date_share());
        write!(f, "precision {precision:.3}  recall {recall:.3}  F1 {f1:.3}  (of {} right pairs: ", self.right)?;
        write!(f, "kind {kind:.3}, status {status:.3}, date {date:.3} of {}, ", self.dated)?;
        write!(f, "direction {:.3} of {})", self.direction_share(), self.directed)
    }
}

/// A score as JSON: shares with four decimals, and the counts behind them.
#[derive(Serialize)]
struct Figures {
    precision: f64,
    recall: f64,
    f1: f64,
    right: usize,
    spurious: usize,
    missed: usize,
    kind: f64,
    status: f64,
    date: f64,
    direction: f64,
    kind_right: usize,
    status_right: usize,
    date_right: usize,
    dated: usize,
    direction_right: usize,
    directed: usize,
}

impl From<Score> for Figures {
    fn from(score: Score) -> Self {
        Self {
            precision: rounded(score.precision()),
            recall: rounded(score.recall()),
            f1: rounded(score.f1()),
            right: score.right,
            spurious: score.spurious,
            missed: score.missed,
            kind: rounded(score.kind_share()),
            status: rounded(score.status_share()),
            date: rounded(score.date_share()),
            direction: rounded(score.direction_share()),
            kind_right: score.kind,
            status_right: score.status,
            date_right: score.date,
            dated: score.dated,
            direction_right: score.direction,
            directed: score.directed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_a_share_of_0() {
        let none = Score::default();
        assert_eq!((none.precision(), none.recall(), none.f1(), none.date_share()), (0.0, 0.0, 0.0, 0.0));
    }

    #[test]
    fn json_tells_shares_and_counts() {
        let score = Score { right: 2, spurious: 1, missed: 0, kind: 1, status: 2, ..Score::default() };
        let json = serde_json::to_value(score).unwrap();
        assert_eq!((&json["precision"], &json["kind"], &json["kind_right"]), (&0.6667.into(), &0.5.into(), &1.into()));
    }
}
