//! How much there is, and who has most ties.

use super::{Answered, Asked, json};
use crate::serve::Explorer;

/// So many of those with most ties are told.
const HUBS: usize = 24;

pub(super) fn answer(explorer: &Explorer, asked: Asked) -> Answered {
    asked.params.end()?;
    json(&explorer.archive.extent(HUBS)?)
}
