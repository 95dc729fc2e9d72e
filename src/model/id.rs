//! Identifiers as types of their own, so that one is never taken for another.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The FNV-1a digest of texts in their order, as 16 hexadecimal digits.
pub(crate) fn digest<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        // The closing zero keeps ("ab", "c") apart from ("a", "bc").
        for byte in part.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps a string as an identifier of this kind.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self::new(id)
            }
        }
    };
}

id!(
    /// An article: the `id` of a JSONL or CSV record, or the file name.
    DocId
);
id!(
    /// A canonical organisation: a slug of the gazetteer (`sk-telecom`), or a normalised name for one that no list knows.
    OrgId
);
id!(
    /// The rule that carried a claim: `ko/investment/stake`.
    RuleId
);
id!(
    /// A tie: a digest of its kind, participants and alliance.
    TieId
);
id!(
    /// A claim: a digest of what it says and where it says it.
    ClaimId
);
