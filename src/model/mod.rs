//! Plain values that the stages hand on. No reading, no printing, no serde.
//!
//! Spans are bytes of the article's text; token numbers count in the article's `Scan`.

mod actor;
mod deal;
mod document;
mod event;
mod money;
mod number;
mod time;
mod verb;
mod weapon;

pub use actor::{Actor, ActorKind, Country, Mention, ROLES, Role, Use, is_of_state, told_together};
pub use deal::{ArmsDeal, DealKind, DealStatus, Item};
pub use document::{Block, Claim, Dateline, Language, Line, LineRole, Metadata, Page, Problem, Source};
pub use event::{Attribution, Event, EventStatus, EventType, Lapse, Party};
pub use money::{Money, MoneyRole};
pub use number::{Decimal, Modifier, Number, Quantity};
pub use time::{
    Anchor, AnchorTo, Base, DayPart, Daytime, Direction, Feast, Meaning, Period, Point, Published, Season, Shift, Step,
    TimeKind, TimeMention, TimeValue, Unit, Which,
};
pub use verb::{LemmaId, Mood, Person, Tense, UNKNOWN_VERB, VerbGroup};
pub use weapon::{Category, Weapon};

/// Index of a rule in the grammar that an article was read with.
pub type RuleId = u32;

/// A run of tokens of a `Scan`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Tokens {
    pub first: u32,
    /// One past the last.
    pub end: u32,
}

impl Tokens {
    pub fn new(first: usize, end: usize) -> Tokens {
        Tokens { first: first as u32, end: end as u32 }
    }

    pub fn range(self) -> std::ops::Range<usize> {
        self.first as usize..self.end as usize
    }

    pub fn contains(self, token: usize) -> bool {
        self.range().contains(&token)
    }

    pub fn overlaps(self, other: Tokens) -> bool {
        self.first < other.end && other.first < self.end
    }
}

/// Stretches of tokens that are asked, one stretch after another, whether they meet it.
#[derive(Clone, Debug, Default)]
pub struct Extents {
    /// By their beginning; each ends where it or one before it ends last.
    reaching: Vec<Tokens>,
}

impl Extents {
    pub fn new(mut all: Vec<Tokens>) -> Extents {
        all.sort_unstable_by_key(|tokens| tokens.first);
        let mut far = 0;
        for tokens in &mut all {
            far = far.max(tokens.end);
            tokens.end = far;
        }
        Extents { reaching: all }
    }

    /// Whether one of them overlaps these tokens.
    pub fn overlap(&self, tokens: Tokens) -> bool {
        let begun = self.reaching.partition_point(|t| t.first < tokens.end);
        self.reaching[..begun].last().is_some_and(|t| t.end > tokens.first)
    }
}

/// Makes an enum with its names in the output contract: `as_str`, `parse`, `ALL`.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }

            pub fn parse(text: &str) -> Option<$name> {
                match text { $($text => Some($name::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(crate) use named;
