//! What is explored, and whether it can be corrected.

use super::{Answered, Asked, json};
use crate::serve::Explorer;
use serde::Serialize;

#[derive(Serialize)]
struct Session<'e> {
    version: &'static str,
    source: &'e str,
    edit: bool,
    ledger: bool,
}

pub(super) fn answer(explorer: &Explorer, asked: Asked) -> Answered {
    asked.params.end()?;
    json(&Session {
        version: env!("CARGO_PKG_VERSION"),
        source: &explorer.options.source,
        edit: explorer.options.edit.is_some(),
        ledger: explorer.archive.is_ledger(),
    })
}
