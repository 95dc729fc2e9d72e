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

/// What several sentences say together, from the log-odds that each adds: that of the loudest, and a little more;
/// of none, minus infinity.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Instance;

    fn said(feature: &str) -> Features {
        let mut features = Features::new(true);
        features.add(feature);
        features
    }

    fn pair(sentences: &[&str]) -> Pair {
        let instance = |(sentence, feature): (usize, &&str)| Instance {
            sentence,
            first: None,
            second: None,
            groups: (None, None),
            features: said(feature),
        };
        let instances = sentences.iter().enumerate().map(instance).collect();
        Pair { entities: (0, 1), instances, whole: said("titled"), frame: None, object: None }
    }

    fn scorer() -> Scorer {
        let rows = [("bias", -1.0), ("titled", 0.5), ("loud", 3.0), ("faint", -4.0)];
        Scorer::from_rows(rows.map(|(feature, weight)| (TIE, feature, weight)))
    }

    #[test]
    fn the_loudest_sentence_tells() {
        let look = |sentences: &[&str]| first_look(&pair(sentences), &scorer());
        assert_eq!(look(&["loud"]), 2.5);
        assert!((look(&["faint", "loud", "faint", "faint"]) - 2.5).abs() < 0.01);
        // Ten that say nothing much do not add up to one that does.
        assert!(look(&["faint"; 10]) < -2.0);
    }

    #[test]
    fn only_the_loudest_sentence_is_told_of() {
        let features = loudest(&pair(&["faint", "loud"]), &scorer());
        assert_eq!(features.names, Some(vec![String::from("titled"), String::from("loud")]));
    }
}
