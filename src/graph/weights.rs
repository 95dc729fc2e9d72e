//! How much each kind of tie binds. The only such table: groups, hubs and suggestions all weigh by it.

use crate::model::Kind;

/// How much a tie of this kind binds two organisations; a plain partnership counts 1.
///
/// | kind | weight | why |
/// | --- | --- | --- |
/// | joint venture, equity swap, acquisition | 3 | both own a part of the same thing |
/// | investment, joint development | 2 | money or people are committed |
/// | licensing | 1.5 | binds for years, but at arm's length |
/// | partnership, membership, supply, distribution, integration | 1 | an agreement, or trade |
/// | support | 0.5 | one side gives, to many |
///
/// The figures are a judgement, not fitted to data: only their order and rough size mean something. How often the press
/// tells of a tie does not count, for that measures the press.
///
/// ```
/// use tieup::{graph::kind_weight, model::Kind};
/// assert!(kind_weight(Kind::JointVenture) > kind_weight(Kind::Supply));
/// ```
pub fn kind_weight(kind: Kind) -> f64 {
    match kind {
        Kind::JointVenture | Kind::EquitySwap | Kind::Acquisition => 3.0,
        Kind::Investment | Kind::JointDevelopment => 2.0,
        Kind::Licensing => 1.5,
        Kind::Partnership | Kind::Membership | Kind::Supply | Kind::Distribution | Kind::Integration => 1.0,
        Kind::Support => 0.5,
    }
}
