//! What can be read off the text of a sentence without knowing any company: where sentences end.
//!
//! Everything here takes plain text and gives byte spans. Nothing panics on any text, and nothing is
//! quadratic in its length, because article text is hostile.

mod ends;
mod sentences;

pub use sentences::sentences;
