//! Yes, no, or nobody can say.

use serde::{Deserialize, Serialize};

/// Whether something is so, where dates may be too coarse to tell: what began in `2020` may or may not have begun by
/// `2020-06`.
///
/// Ordered from yes to no, so that of two the greater holds for both together and the lesser for either.
///
/// ```
/// use tieup::model::Truth;
/// assert_eq!(Truth::Yes.max(Truth::Maybe), Truth::Maybe);
/// assert_eq!(Truth::Yes.min(Truth::No), Truth::Yes);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Truth {
    /// Surely.
    #[default]
    Yes,
    /// The dates are too coarse to tell.
    Maybe,
    /// Surely not.
    No,
}

impl Truth {
    /// The word in answers: `yes`, `maybe`, `no`.
    pub fn as_str(self) -> &'static str {
        match self {
            Truth::Yes => "yes",
            Truth::Maybe => "maybe",
            Truth::No => "no",
        }
    }
}
