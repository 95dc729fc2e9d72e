//! tieup's own JSON of a view: all that it holds, and nothing else.

use super::read::{ReadError, sound};
use crate::{
    model::{OrgId, Organization, Tie},
    query::{LeftOut, View},
};
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// Tells this JSON from any other.
const FORMAT: &str = "tieup-view";

/// Counts on when a field changes its meaning or goes.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Written<'v> {
    format: &'static str,
    version: u32,
    focus: &'v [OrgId],
    organizations: &'v [Organization],
    groups: &'v [Organization],
    ties: &'v [Tie],
    left_out: LeftOut,
}

#[derive(Deserialize)]
struct Read {
    format: String,
    version: u32,
    #[serde(default)]
    focus: Vec<OrgId>,
    organizations: Vec<Organization>,
    #[serde(default)]
    groups: Vec<Organization>,
    ties: Vec<Tie>,
    #[serde(default)]
    left_out: LeftOut,
}

/// The view as one JSON object, two spaces of indent: `format` (`"tieup-view"`), `version` (1), `focus` (ids),
/// `organizations`, `groups`, `ties` with their claims, and `left_out` (counts), as [`crate::model`] has them. [`read_json`] takes it back.
///
/// Characters that steer a terminal, turn the direction of text or are none stand as `\u` escapes.
///
/// ```
/// use tieup::{export, query::View};
/// let text = export::json(&View::default());
/// assert_eq!(export::read_json(&text).unwrap(), View::default());
/// ```
pub fn json(view: &View) -> String {
    let View { focus, organizations, groups, ties, left_out } = view;
    pretty(&Written { format: FORMAT, version: VERSION, focus, organizations, groups, ties, left_out: *left_out })
}

/// A view that [`json`] wrote.
///
/// # Errors
/// What is no JSON, no view, of a newer version, or names organisations that are not there; with the field or place.
pub fn read_json(text: &str) -> Result<View, ReadError> {
    let read: Read = field(text)?;
    if read.format != FORMAT {
        return Err(ReadError::Foreign { expected: FORMAT });
    }
    if read.version > VERSION {
        return Err(ReadError::Newer { version: read.version });
    }
    let Read { focus, organizations, groups, ties, left_out, .. } = read;
    sound(View { focus, organizations, groups, ties, left_out })
}

/// A value from JSON, or the field that does not hold what it must.
pub(super) fn field<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, ReadError> {
    let mut json = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let field = error.path().to_string();
        ReadError::Json { field, reason: error.into_inner().to_string() }
    })?;
    json.end().map_err(|error| ReadError::Json { field: ".".into(), reason: error.to_string() })?;
    Ok(value)
}

/// JSON on lines of its own, with a line feed at the end.
pub(super) fn pretty(value: &impl Serialize) -> String {
    let mut text = tame(serde_json::to_string_pretty(value).unwrap_or_default());
    text.push('\n');
    text
}

/// JSON on one line, without one.
pub(super) fn line(value: &impl Serialize) -> String {
    tame(serde_json::to_string(value).unwrap_or_default())
}

/// The same JSON without characters that steer a terminal or turn the direction of text: they can stand in strings only,
/// where an escape says the same.
fn tame(text: String) -> String {
    if !text.chars().any(steers) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if steers(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

fn steers(c: char) -> bool {
    c != '\n' && c.is_control()
        || matches!(c,
            '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::samples::{any_view, small};
    use proptest::prelude::*;

    #[test]
    fn what_is_no_view_is_refused_with_its_place() {
        let whole = json(&small());
        let error = |from: &str, to: &str| read_json(&whole.replacen(from, to, 1)).unwrap_err().to_string();
        assert_eq!(error("tieup-view", "other"), "this is no tieup-view");
        assert!(error("\"version\": 1", "\"version\": 9").contains("version 9"));
        assert!(error("\"investment\"", "\"friendship\"").starts_with("ties[0].kind: unknown variant `friendship`"));
        assert!(error("\"id\": \"kt\"", "\"id\": \"kx\"").contains("`kt`, which is not there"));
        assert!(read_json("{").is_err() && read_json("").is_err());
        assert!(read_json(&format!("{whole}{{}}")).is_err());
        assert!(read_json("{\"format\": \"\\ud800\"}").is_err(), "a lone surrogate is no text");
    }

    proptest! {
        #[test]
        fn a_view_comes_back_as_it_was(view in any_view()) {
            let text = json(&view);
            prop_assert!(!text.chars().any(steers));
            prop_assert_eq!(read_json(&text).unwrap(), view);
        }
    }
}
