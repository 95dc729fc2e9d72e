//! Sentences + lexicon → claims: mentions, arguments, status, resolution within the article.

mod article;
mod discourse;
mod entities;
mod groups;
mod layout;
mod names;
pub mod tagger;
mod tails;

pub use article::{Article, Entity, Mention, Sentence, Standing, Tail};
pub use layout::lay_out;
