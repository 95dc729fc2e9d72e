//! Whether a confidence means what it says: of the pairs that are claimed with 0.8, are four of five right?

use super::{judge::Judged, rounded, share};
use serde::Serialize;

/// Bins between 0 and 1.
const BINS: usize = 10;

/// The claimed pairs of one range of confidence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Bin {
    /// The least confidence in it, 0..1.
    pub from: f64,
    /// What confidences in it lie below; the last bin holds 1 as well.
    pub to: f64,
    /// Claimed pairs that are right or spurious; free ones tell nothing.
    pub pairs: usize,
    /// Those that are right.
    pub right: usize,
    /// Their mean confidence, 0..1.
    pub mean: f64,
    /// The share that is right, 0..1.
    pub share: f64,
}

/// The claimed pairs of some articles in bins of a tenth by their confidence; empty bins are left out.
pub fn calibration<'j, 'a: 'j>(judged: impl IntoIterator<Item = &'j Judged<'a>>) -> Vec<Bin> {
    let mut bins = [(0usize, 0usize, 0f64); BINS];
    for article in judged {
        let right = article.right.iter().map(|pair| (pair, 1));
        for (pair, right) in right.chain(article.spurious.iter().map(|pair| (pair, 0))) {
            let confidence = pair.confidence();
            let bin = &mut bins[bin_of(confidence)];
            *bin = (bin.0 + 1, bin.1 + right, bin.2 + confidence);
        }
    }
    let filled = bins.iter().enumerate().filter(|(_, (pairs, ..))| *pairs > 0);
    let bin = |(at, (pairs, right, sum)): (usize, &(usize, usize, f64))| Bin {
        from: at as f64 / BINS as f64,
        to: (at + 1) as f64 / BINS as f64,
        pairs: *pairs,
        right: *right,
        mean: rounded(sum / *pairs as f64),
        share: rounded(share(*right, *pairs)),
    };
    filled.map(bin).collect()
}

/// By thousandths, which is how claims tell their confidence: 0.7 is no 0.6999….
fn bin_of(confidence: f64) -> usize {
    ((confidence * 1000.0).round() as usize * BINS / 1000).min(BINS - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        eval::{
            judge,
            samples::{gold, tie, told},
        },
        model::Kind::{Partnership, Supply},
    };

    #[test]
    fn pairs_lie_in_the_bin_of_their_surest_claim() {
        let gold = gold(vec![tie(Partnership, &["A", "B"]), tie(Supply, &["A", "F"]).optional()]);
        let claims = [
            told(Partnership, &["A", "B"], 0.6),
            told(Supply, &["A", "B"], 0.7),
            told(Supply, &["A", "C"], 0.799),
            told(Supply, &["A", "F"], 0.75),
            told(Supply, &["A", "D"], 1.0),
        ];
        let bins = calibration([&judge(&gold, &claims)]);
        let seen: Vec<_> = bins.iter().map(|bin| (bin.from, bin.pairs, bin.right, bin.mean, bin.share)).collect();
        assert_eq!(seen, [(0.7, 2, 1, 0.7495, 0.5), (0.9, 1, 0, 1.0, 0.0)]);
    }
}
