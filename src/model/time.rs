//! Time expressions, the values they come to have, and the date of an article.

use super::{RuleId, Tokens, named};
use crate::text::Span;
use jiff::civil::Date;

named! {
    /// TIMEX3 types.
    TimeKind {
        Date = "DATE",
        Time = "TIME",
        Duration = "DURATION",
        Set = "SET",
    }
}

/// A time expression found in a text, before the article's date gives it its value.
#[derive(Clone, Debug)]
pub struct TimeMention {
    pub tokens: Tokens,
    pub span: Span,
    pub rule: RuleId,
    pub kind: TimeKind,
}

/// What a relative value hangs on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum AnchorTo {
    /// Nothing: the words alone give the value.
    #[default]
    Nothing,
    /// The article's date.
    Published,
    /// A time told elsewhere in the text: the words there.
    Evidence(Span),
}

/// What a relative value hangs on, and by how much (`-P1D`).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Anchor {
    pub to: AnchorTo,
    pub offset: Option<String>,
}

/// The value of a time expression.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TimeValue {
    /// TIMEX3; `XXXX-09-25` while the year is open, none where nothing can be told.
    pub value: Option<String>,
    /// For points and intervals, both ends included.
    pub earliest: Option<Date>,
    pub latest: Option<Date>,
    pub anchor: Anchor,
    /// Other readings, each with its reason.
    pub alternatives: Vec<(String, String)>,
}

/// One step on the way to an article's date; `kind` is the contract's: `dateline`, `weekday`, ….
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    pub kind: &'static str,
    pub detail: String,
}

/// When an article was published, as closely as the evidence allows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Published {
    /// Only when one day is left.
    pub value: Option<Date>,
    pub earliest: Option<Date>,
    pub latest: Option<Date>,
    pub basis: Vec<Step>,
}
