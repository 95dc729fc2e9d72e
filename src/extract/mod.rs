//! Sentences + lexicon → claims: mentions, arguments, status, resolution within the article.

mod article;
mod discourse;
mod entities;
mod features;
mod groups;
mod layout;
mod names;
mod pairs;
mod scorer;
pub mod tagger;
mod tails;

pub use article::{Article, Entity, Mention, Sentence, Standing, Tail};
pub use features::Features;
pub use layout::lay_out;
pub use pairs::{Instance, Pair, pairs};
pub use scorer::{Scorer, TIE};
