//! Verb groups: the deed, when and how it is told, and whether it was done.

use super::{EventStatus, Tokens};

/// A verb or a noun that packs list, as a number: an index into the grammar's `words`.
pub type LemmaId = u32;

/// Who does it, as far as the form tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Person {
    FirstSingular,
    FirstPlural,
    #[default]
    Third,
    ThirdPlural,
}

/// When the group sets its deed, as its form tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tense {
    Present,
    Past,
    Future,
    /// `to sign`; also behind another verb (`can sign`, `va signer`).
    Infinitive,
    /// A participle that no auxiliary carries: `signed in 2001`.
    Participle,
    /// `signing`, `en signant`.
    Gerund,
}

/// What a modal or a mood adds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Mood {
    #[default]
    Plain,
    /// `would`; the French conditional.
    Conditional,
    /// `can`, `may`, `could`, `might`.
    Possible,
    /// `must`, `should`, `has to`.
    Duty,
}

/// A verb with its auxiliaries, negation and modals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    pub tokens: Tokens,
    /// The token of the verb itself.
    pub head: u32,
    /// Index into the grammar's `words.verbs`; `UNKNOWN_VERB` where no pack has the verb.
    pub lemma: LemmaId,
    pub tense: Tense,
    pub mood: Mood,
    pub person: Person,
    pub perfect: bool,
    /// Behind another past: `had signed`, `avait signé`.
    pub earlier: bool,
    pub progressive: bool,
    pub passive: bool,
    pub negated: bool,
    /// French pronominal verbs: `se réunir`.
    pub reflexive: bool,
    /// The group (index) whose complement this one is: `expected` of `expected to sign`.
    pub governor: Option<u32>,
    /// The noun or adjective (token) that this one hangs on: `ready to sign`.
    pub outlook: Option<u32>,
    /// The order of its clause's words alone makes it a condition: `Had Chad delivered the tanks, …`.
    pub inverted: bool,
    pub status: EventStatus,
}

/// The lemma of a verb that no pack has.
pub const UNKNOWN_VERB: LemmaId = LemmaId::MAX;

impl VerbGroup {
    /// Can it be the verb of a main clause or of a clause with its own subject?
    pub fn finite(&self) -> bool {
        matches!(self.tense, Tense::Present | Tense::Past | Tense::Future)
    }
}
