//! The description of this API.

use super::{Answer, Answered, Asked};
use crate::serve::Explorer;

/// Written by hand; a test holds it to the routes and to real answers.
pub(super) const TEXT: &str = include_str!("../openapi.json");

pub(super) fn answer(_: &Explorer, asked: Asked) -> Answered {
    asked.params.end()?;
    Ok(Answer::Json(TEXT.to_owned()))
}
