//! Time expressions. (The time stage owns this file.)

use super::Tokens;
use crate::rules::RuleId;
use crate::text::Span;

/// A time expression found in a text, before the article's date gives it its value.
#[derive(Clone, Debug)]
pub struct TimeMention {
    pub tokens: Tokens,
    pub span: Span,
    pub rule: RuleId,
}
