//! Actors of one article, and every place in the text that stands for one.

use super::{RuleId, Tokens, named};
use crate::text::Span;

named! {
    /// What an actor is.
    ActorKind {
        Person = "person",
        Organization = "organization",
        Country = "country",
    }
}

/// ISO 3166-1 alpha-3, or the old code of a former state.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 3]);

impl Country {
    /// A code of three capital letters.
    pub fn new(code: &str) -> Option<Country> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Country(bytes))
    }

    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("made from capital letters")
    }
}

impl std::fmt::Debug for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The roles of the output contract; those of a state's own people first.
pub const ROLES: [&str; 15] = [
    "head_of_state",
    "head_of_government",
    "deputy_head_of_government",
    "foreign_minister",
    "defence_minister",
    "finance_minister",
    "minister",
    "deputy_minister",
    "legislator",
    "diplomat",
    "spokesperson",
    "military",
    "executive",
    "journalist",
    "other",
];
const OF_STATE: usize = 9;

/// Whether a role is one of those that only states give.
pub fn is_of_state(role: &str) -> bool {
    ROLES[..OF_STATE].contains(&role)
}

/// An office or function that an article gives someone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// In the article's words.
    pub title: String,
    /// From the contract's closed list: `head_of_state`, …
    pub role: String,
    pub country: Option<Country>,
    /// `former`, `acting`, `elect`.
    pub status: Option<&'static str>,
}

/// Someone or something named in one article.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The fullest usual English form found or known.
    pub name: String,
    pub kind: ActorKind,
    pub country: Option<Country>,
    /// CAMEO-style: country and agent role, `RUSGOV`, `IGONAT`.
    pub code: Option<String>,
    pub roles: Vec<Role>,
}

/// How a mention is used in its sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Use {
    /// A name that can act or be acted on.
    Actor,
    /// A country, capital or city as the place of something (`in Moscow`).
    Place,
    /// An adjective of origin (`Russian weapons`, `les armes russes`).
    Origin,
    /// A role or group without a name (`the French president`, `a Kremlin source`, `Ukrainian forces`).
    Unnamed,
    /// `he`, `the two countries`, `we` in a quotation: whom it stands for is inferred; no evidence of the actor.
    Pronoun,
}

/// A place in the text that stands for an actor, or for an unnamed group of one country.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The name alone, without title, honorific, article or possessive ending.
    pub tokens: Tokens,
    pub span: Span,
    /// The whole phrase: `Russian President Vladimir Putin`, `a Venezuelan delegation`.
    pub phrase: Tokens,
    /// Index into the article's actors; none for an unnamed group that stands for no one named.
    pub actor: Option<u32>,
    /// CAMEO-style code of what it stands for: `RUSGOV`; empty where unknown.
    pub code: String,
    pub usage: Use,
    /// The person was not named here: a role that an office table resolved.
    pub inferred: bool,
    /// The office that a phrase without a name stands for, where it is one person's: `head_of_state`.
    pub role: Option<String>,
    pub rule: RuleId,
}

/// The two whom `they` stands for: the first two of the last sentence that tells of two, who lead it, else the last two.
/// `backwards` tells of them from the last to the first: the sentence, the actor, and what stands for the actor.
pub fn told_together(backwards: impl Iterator<Item = (usize, u32, u32)>) -> Vec<u32> {
    let mut found: Vec<(u32, u32)> = Vec::new();
    let mut last = usize::MAX;
    for (sentence, actor, mention) in backwards {
        if sentence != last && found.len() > 1 {
            break;
        }
        last = sentence;
        found.retain(|(earlier, _)| *earlier != actor);
        found.push((actor, mention));
    }
    if found.len() < 2 {
        return Vec::new();
    }
    found.iter().rev().take(2).map(|(_, mention)| *mention).collect()
}
