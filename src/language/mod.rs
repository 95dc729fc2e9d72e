//! What can be read off a text without knowing any company: where sentences end, particles, dates, sums, stakes.
//!
//! Everything here takes plain text and gives byte spans. Nothing panics on any text, and nothing is
//! quadratic in its length, because article text is hostile.

mod calendar;
mod cursor;
mod dates;
mod dates_en;
mod dates_ko;
mod endings;
mod ends;
mod money;
mod numbers;
mod particles;
mod sentences;
mod stakes;

pub use dates::{DateExpression, DateHow, dates};
pub use endings::{Ending, ending};
pub use money::amounts;
pub use particles::{Particle, hangul_run, is_hangul, particle};
pub use sentences::sentences;
pub use stakes::stakes;
