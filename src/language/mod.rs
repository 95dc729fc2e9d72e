//! What can be read off the text of a sentence without knowing any company: where sentences end, dates, particles.
//!
//! Everything here takes plain text and gives byte spans. Nothing panics on any text, and nothing is
//! quadratic in its length, because article text is hostile.

mod calendar;
mod cursor;
mod dates;
mod dates_en;
mod dates_ko;
mod ends;
mod particles;
mod sentences;

pub use dates::{DateExpression, DateHow, dates};
pub use particles::{Particle, hangul_run, particle};
pub use sentences::sentences;
