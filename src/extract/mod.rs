//! Sentences + lexicon → claims: mentions, arguments, status, resolution within the article.

mod alliance_names;
mod alliances;
mod article;
mod claims;
mod clauses;
mod collective;
mod commentators;
mod discourse;
mod english;
mod entities;
mod explain;
mod features;
mod first_look;
mod frames;
mod gate;
mod groups;
mod kinds;
mod layout;
mod moment;
mod names;
mod pairs;
mod proof;
mod salience;
mod scene;
mod scope;
mod scorer;
mod source;
mod status;
pub mod tagger;
mod tails;

pub use article::{Article, Entity, Mention, Sentence, Standing, Tail};
pub use collective::{SECOND, SURROUNDINGS, surroundings};
pub use explain::{Explanation, Mark, Marked, PairReasons, Phrase, Reasons, Weighed, explain};
pub use features::Features;
pub use first_look::together;
pub use frames::Frame;
pub use gate::{Gate, RATES};
pub use layout::lay_out;
pub use pairs::{Instance, Pair, pairs};
pub use proof::proof;
pub use scorer::{STATUS, Scorer, TIE};
pub use source::{SOURCE, sides};

use crate::{
    lexicon::Lexicon,
    model::{Claim, Document},
};
use first_look::first_look;
use tagger::{Tagger, Weights};

/// An article is read to its end only where its telling sentences hold a pair of at least these log-odds.
const PROMISE: f32 = -3.0;

/// The claims of one article that are at least `floor` likely (0..1), in the order of their evidence.
pub fn claims(
    document: &Document,
    lexicon: &Lexicon,
    names: &Weights,
    scorer: &Scorer,
    gate: &Gate,
    tagger: &mut Tagger,
    floor: f64,
) -> Vec<Claim> {
    let text = &document.text;
    let promising = |article: &Article| {
        let hopeful = |pair: &Pair| pair.frame.is_some() || first_look(pair, scorer) > PROMISE;
        pairs(text, article, lexicon, false).iter().any(hopeful)
    };
    let article = lay_out(document, lexicon, names, gate, tagger, Some(&promising));
    let pairs = pairs(text, &article, lexicon, false);
    claims::claims(document, &article, &pairs, lexicon, scorer, floor)
}
