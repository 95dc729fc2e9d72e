//! Kinds of tie, statuses and roles: the contract between extraction, gold data and users.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A word that names no kind, status or role.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{found}` is none of {expected}")]
pub struct UnknownWord {
    /// The word as it was given.
    pub found: String,
    /// All words that would have been taken, separated by commas.
    pub expected: String,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// All of them, in the order of the guide.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in claims and on the command line.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl FromStr for $name {
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

words!(
    /// What kind of tie a claim tells of.
    Kind {
        /// A strategic alliance or cooperation with nothing more specific (제휴, 업무협약, MOU).
        Partnership = "partnership",
        /// Joint research, development, business, product (공동 개발).
        JointDevelopment = "joint_development",
        /// Joined or is a member of a named alliance (협의체, 컨소시엄).
        Membership = "membership",
        /// Founded a company together (합작법인).
        JointVenture = "joint_venture",
        /// Buys or holds a stake short of control (투자, 지분).
        Investment = "investment",
        /// Exchange of shares (지분 교환).
        EquitySwap = "equity_swap",
        /// Buys, merges, bids for, has sold (인수, 합병, 매각).
        Acquisition = "acquisition",
        /// Sells goods or services to, wins an order (공급, 수주, 도입).
        Supply = "supply",
        /// Offers the other's content or product on its channel (입점, 유통, 판매).
        Distribution = "distribution",
        /// Licence, technology transfer (라이선스, 기술이전).
        Licensing = "licensing",
        /// Links products or platforms (연동, 탑재).
        Integration = "integration",
        /// Supports, incubates, sponsors (육성, 지원, 후원).
        Support = "support",
    }
);

impl Kind {
    /// Whether the order of the first two parties means something (investor → investee).
    pub fn is_directed(self) -> bool {
        matches!(
            self,
            Kind::Investment | Kind::Acquisition | Kind::Supply | Kind::Distribution | Kind::Licensing | Kind::Support
        )
    }

    /// Whether a deal of this kind may be what an article that says less calls one of kind `other`.
    ///
    /// A partnership is a deal "with nothing more specific": 제휴 may be the joint development, the supply or the
    /// investment that others tell of. It is never the membership of an alliance nor a purchase of the partner.
    ///
    /// ```
    /// use tieup::model::Kind;
    /// assert!(Kind::Supply.refines(Kind::Partnership));
    /// assert!(!Kind::Acquisition.refines(Kind::Partnership) && !Kind::Supply.refines(Kind::Investment));
    /// ```
    pub fn refines(self, other: Self) -> bool {
        other == Kind::Partnership && !matches!(self, Kind::Partnership | Kind::Membership | Kind::Acquisition)
    }

    /// Roles of the first party, the second, and of any further one.
    pub fn roles(self) -> (Role, Role, Role) {
        match self {
            Kind::Partnership | Kind::JointDevelopment | Kind::Integration | Kind::EquitySwap => {
                (Role::Partner, Role::Partner, Role::Partner)
            }
            Kind::Membership => (Role::Member, Role::Member, Role::Member),
            Kind::JointVenture => (Role::Founder, Role::Founder, Role::Founder),
            Kind::Investment => (Role::Investor, Role::Investee, Role::Party),
            Kind::Acquisition => (Role::Acquirer, Role::Target, Role::Seller),
            Kind::Supply => (Role::Supplier, Role::Customer, Role::Party),
            Kind::Distribution => (Role::Owner, Role::Channel, Role::Party),
            Kind::Licensing => (Role::Licensor, Role::Licensee, Role::Party),
            Kind::Support => (Role::Supporter, Role::Supported, Role::Party),
        }
    }
}

words!(
    /// How far a tie has come.
    Status {
        /// Being discussed, proposed, reviewed, bid for, planned without agreement.
        Talks = "talks",
        /// Signed, announced as decided, in effect, done.
        Agreed = "agreed",
        /// Talks or the deal go nowhere or are suspended.
        Stalled = "stalled",
        /// Terminated, failed, called off, sold off.
        Ended = "ended",
    }
);

impl Status {
    /// How far from alive a tie of this status is, 0..=3: agreed before talks before stalled before ended.
    pub fn decline(self) -> u8 {
        match self {
            Status::Agreed => 0,
            Status::Talks => 1,
            Status::Stalled => 2,
            Status::Ended => 3,
        }
    }
}

words!(
    /// What a party does in a tie.
    Role {
        /// An equal partner.
        Partner = "partner",
        /// The lead of an alliance.
        Lead = "lead",
        /// A member of an alliance.
        Member = "member",
        /// A founder of a joint venture.
        Founder = "founder",
        /// The company that a joint venture founded.
        Venture = "venture",
        /// Buys or holds a stake.
        Investor = "investor",
        /// Its shares are bought or held.
        Investee = "investee",
        /// Buys control.
        Acquirer = "acquirer",
        /// Is bought.
        Target = "target",
        /// Sells the target.
        Seller = "seller",
        /// Sells goods or services.
        Supplier = "supplier",
        /// Buys goods or services.
        Customer = "customer",
        /// Owns the content or product.
        Owner = "owner",
        /// Offers the content or product.
        Channel = "channel",
        /// Gives a licence.
        Licensor = "licensor",
        /// Takes a licence.
        Licensee = "licensee",
        /// Gives support.
        Supporter = "supporter",
        /// Gets support.
        Supported = "supported",
        /// Took part besides the first two parties of a directed kind.
        Party = "party",
    }
);
