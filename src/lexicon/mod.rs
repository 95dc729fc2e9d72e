//! Loads and checks `data/`: gazetteer, words, cues. Errors name file and line.

mod error;
mod gazetteer;
mod lexicon;
mod normalize;
mod table;
mod words;

pub use error::LexiconError;
pub use gazetteer::{Gazetteer, NameMatch};
pub use lexicon::Lexicon;
pub use normalize::{name_key, normalize_company};
pub use words::{WordClass, WordClasses, Words};
