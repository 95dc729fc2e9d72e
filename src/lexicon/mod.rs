//! Loads and checks `data/`: gazetteer, words, cues. Errors name file and line.

mod normalize;
mod words;

pub use normalize::{name_key, normalize_company};
pub use words::{WordClass, WordClasses, Words};
