//! Why organisations stand in one sentence without a tie.

use crate::model::UnknownWord;
use std::{fmt, str::FromStr};

macro_rules! contexts {
    ($($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)?) => {
        /// A reason, other than a tie, for which organisations are named together.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Context { $($(#[$doc])* $variant),+ }

        impl Context {
            /// The word in `data/cues/context-*.tsv`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl FromStr for Context {
            type Err = UnknownWord;

            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(UnknownWord { found: word.to_owned(), expected: [$($word),+].join(", ") }),
                }
            }
        }
    };
}

contexts!(
    /// Parent, subsidiary, history told in passing.
    Background = "background",
    /// Careers.
    Career = "career",
    /// Rivals.
    Competition = "competition",
    /// Crime and prosecution.
    Crime = "crime",
    /// Litigation.
    Dispute = "dispute",
    /// Fairs and conferences.
    Event = "event",
    /// Wishes and conditions.
    Hypothetical = "hypothetical",
    /// Share prices.
    Market = "market",
    /// Politics.
    Politics = "politics",
    /// Rankings and shares of a market.
    Ranking = "ranking",
    /// Sanctions, approvals, supervision.
    Regulation = "regulation",
    /// Matches and players.
    Sports = "sports",
);

impl fmt::Display for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
