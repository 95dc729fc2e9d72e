//! `tieup schema`: what a claim looks like as JSON.

use super::failure::{Failure, Outcome};
use std::io::Write;

/// The JSON Schema of a claim.
const SCHEMA: &str = include_str!("../../data/claim.schema.json");

/// Print the JSON Schema of a claim, the contract for claims from elsewhere.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tieup schema > claim.schema.json")]
pub struct Schema {}

impl Schema {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        std::io::stdout().write_all(SCHEMA.as_bytes())?;
        Ok(Outcome::Well)
    }
}
