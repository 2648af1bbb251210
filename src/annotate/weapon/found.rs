//! What looks like a weapon in a text, part by part, before it is one.

use crate::model::Tokens;

/// What a run of tokens is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    /// A row of the table of designations.
    Named { row: u32, plural: bool },
    /// A row of the language's class nouns.
    Noun(u32),
    /// Looks like a designation, in no table; the number of its prefix's entry.
    Shaped(Option<u32>),
}

/// A part at its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Found {
    pub tokens: Tokens,
    /// The designation's own tokens, without a plural ending.
    pub name: Option<Tokens>,
    pub named: Option<u32>,
    pub noun: Option<u32>,
    /// The class noun's tokens.
    pub noun_tokens: Option<Tokens>,
    pub prefix: Option<u32>,
    /// The designation stands in the plural: `Typhoons`.
    pub plural: bool,
}

/// A designation and a noun as one.
pub(super) fn both(first: &Found, second: &Found) -> Found {
    let name = match (first.name, second.name) {
        (Some(a), Some(b)) => Some(Tokens { first: a.first, end: b.end }),
        (a, b) => a.or(b),
    };
    Found {
        tokens: Tokens { first: first.tokens.first, end: second.tokens.end },
        name,
        named: first.named.or(second.named),
        noun: first.noun.or(second.noun),
        noun_tokens: first.noun_tokens.or(second.noun_tokens),
        prefix: first.prefix.or(second.prefix),
        plural: first.plural || second.plural,
    }
}
