//! Sentences + lexicon → claims: mentions, arguments, status, resolution within the article.

pub mod tagger;
