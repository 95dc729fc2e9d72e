//! Loads and checks `data/`: gazetteer, words, cues. Errors name file and line.

mod alliances;
mod beginnings;
mod builtin;
mod commentators;
mod context;
mod cues;
mod error;
mod frames;
mod gazetteer;
mod lists;
mod normalize;
mod owners;
mod phrases;
mod shapes;
mod table;
mod titles;
mod words;

pub use alliances::AllianceWords;
pub use builtin::{CueSet, Lexicon};
pub use commentators::Commentators;
pub use context::Context;
pub use cues::{Cue, CueMatch, Cues};
pub use error::LexiconError;
pub use frames::{FrameShape, Frames};
pub use gazetteer::Gazetteer;
pub use lists::{Areas, Directions, Membership};
pub use normalize::{name_key, normalize_company};
pub use owners::NameMatch;
pub use shapes::Shapes;
pub use titles::Titles;
pub use words::{WordClass, WordClasses, Words};
