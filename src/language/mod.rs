//! What can be read off the text of a sentence without knowing any company: where sentences end, particles.
//!
//! Everything here takes plain text and gives byte spans. Nothing panics on any text, and nothing is
//! quadratic in its length, because article text is hostile.

mod ends;
mod particles;
mod sentences;

pub use particles::{Particle, hangul_run, particle};
pub use sentences::sentences;
