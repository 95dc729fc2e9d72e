//! How likely a pair has a tie, by what the article as a whole and its sentences say.
//!
//! The article speaks with one voice, its sentences each with its own, and the loudest drowns the others: their sums
//! come together as the logarithm of the sum of their exponentials (multiple-instance logistic regression: Ray and
//! Craven, 2005). Ten sentences that name both in passing so say little more than one.

use super::{
    features::Features,
    pairs::Pair,
    scorer::{Scorer, TIE},
};

/// The log-odds of a tie. Cost: linear in the features.
pub(super) fn first_look(pair: &Pair, scorer: &Scorer) -> f32 {
    let sentences = pair.instances.iter().map(|instance| scorer.sum(TIE, &instance.features));
    scorer.score(TIE, &pair.whole) + together(sentences)
}

/// What several sentences say together, from the log-odds that each adds: that of the loudest, and a little more.
///
/// ```
/// use tieup::extract::together;
/// assert_eq!(together([2.0].into_iter()), 2.0);
/// let both = together([2.0, -3.0].into_iter());
/// assert!(2.0 < both && both < 2.01);
/// ```
pub fn together(sentences: impl Iterator<Item = f32> + Clone) -> f32 {
    let loudest = sentences.clone().fold(f32::MIN, f32::max);
    loudest + sentences.map(|sum| (sum - loudest).exp()).sum::<f32>().ln()
}

/// The features that spoke: those of the whole article and of the loudest sentence.
pub(super) fn loudest(pair: &Pair, scorer: &Scorer) -> Features {
    let mut features = pair.whole.clone();
    let sum = |at: &usize| scorer.sum(TIE, &pair.instances[*at].features);
    let most = (0..pair.instances.len()).max_by(|x, y| sum(x).total_cmp(&sum(y)).then(y.cmp(x)));
    if let Some(most) = most {
        features.merge(&pair.instances[most].features);
    }
    features
}
