//! Which sentence proves a tie of a kind best.

use super::{
    article::Article,
    pairs::{Instance, Pair},
    scorer::{Scorer, TIE},
};
use crate::{
    lexicon::Lexicon,
    model::{Kind, Lang},
};

/// The instance that a claim of this kind is proved by. Cost: one look at the features of each instance.
pub fn proof<'p>(
    article: &Article,
    pair: &'p Pair,
    kind: Kind,
    lang: Lang,
    lexicon: &Lexicon,
    scorer: &Scorer,
) -> &'p Instance {
    let best = |instance: &&Instance| {
        let sentence = &article.sentences[instance.sentence];
        let fits = sentence.cues.iter().any(|hit| lexicon.cues(lang).ties.cue(hit.cue).label == kind);
        let stated = pair.frame.is_some_and(|frame| frame.sentence == instance.sentence && frame.kind == kind);
        // A sentence of the body proves more than a headline; one with a cue of this kind more than one without.
        scorer.score(TIE, &instance.features)
            + scorer.score(kind.as_str(), &instance.features) * 0.5
            + if fits { 1.0 } else { 0.0 }
            + if stated { 6.0 } else { 0.0 }
            - if instance.sentence == 0 { 1.5 } else { 0.0 }
            - if instance.second.is_none() { 1.0 } else { 0.0 }
    };
    let instances = pair.instances.iter();
    instances.max_by(|x, y| best(x).total_cmp(&best(y)).then(y.sentence.cmp(&x.sentence))).unwrap_or(&pair.instances[0])
}
