//! Verb groups: the deed and whether it was done. (The event stage owns this file.)

use super::Tokens;

/// A verb with its auxiliaries, negation and modals.
#[derive(Clone, Debug)]
pub struct VerbGroup {
    pub tokens: Tokens,
}
