//! tieup reads business news, pulls out who partnered with whom, and keeps every claim with the sentence that proves it.
//!
//! Data flows one way: articles → documents → sentences → mentions → claims → ties → graph → view → answer or picture.

pub mod cli;
pub mod draw;
pub mod eval;
pub mod export;
pub mod extract;
mod extractor;
pub mod graph;
pub mod language;
pub mod ledger;
pub mod lexicon;
pub mod model;
pub mod query;
pub mod read;
#[cfg(feature = "explore")]
pub mod serve;
pub mod store;

pub use extractor::Extractor;

/// The example of README.md is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
