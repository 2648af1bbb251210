//! Events of one article, and who says so.

use super::{RuleId, Tokens, named};
use crate::text::Span;

named! {
    /// PLOVER 2.0.
    EventType {
        Agree = "AGREE",
        Consult = "CONSULT",
        Support = "SUPPORT",
        Concede = "CONCEDE",
        Cooperate = "COOPERATE",
        Aid = "AID",
        Retreat = "RETREAT",
        Request = "REQUEST",
        Accuse = "ACCUSE",
        Reject = "REJECT",
        Threaten = "THREATEN",
        Protest = "PROTEST",
        Sanction = "SANCTION",
        Mobilize = "MOBILIZE",
        Coerce = "COERCE",
        Assault = "ASSAULT",
    }
}

named! {
    /// Whether it happened.
    EventStatus {
        Happened = "happened",
        Ongoing = "ongoing",
        Scheduled = "scheduled",
        Possible = "possible",
        Negated = "negated",
    }
}

/// One side of an event: a mention (index into the article's mentions).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Party {
    pub mention: u32,
}

/// Who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The speaker, where it is a mention.
    pub speaker: Option<Party>,
    /// The words that name the speaker: `a Kremlin source`.
    pub text: String,
    pub span: Span,
    pub rule: Option<RuleId>,
}

/// `freed ten on Monday, two days after they took the ship`: the days between two deeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lapse {
    /// The later one's time (index into the article's time mentions); the article's own day where it has none.
    pub from: Option<u32>,
    pub days: u16,
}

/// A deed told in an article.
#[derive(Clone, Debug)]
pub struct Event {
    pub kind: EventType,
    /// PLOVER's mode: `visit`, `phone`, `multilateral`, ….
    pub mode: Option<String>,
    pub trigger: Tokens,
    /// From the first to the last word that the event was read from.
    pub span: Span,
    pub rule: RuleId,
    pub source: Vec<Party>,
    pub target: Vec<Party>,
    pub place: Option<String>,
    pub status: EventStatus,
    /// Index into the article's time mentions.
    pub time: Option<u32>,
    /// Without a time of its own: how long before another deed it was.
    pub lapse: Option<Lapse>,
    /// Told as the news of the day: without a time of its own it is dated by its article.
    pub news: bool,
    /// Told as decided (`decided to recall its envoy`): another mention may tell that it was done.
    pub decided: bool,
    /// Told in the plain past, so that no day to come is its own.
    pub past: bool,
    pub attribution: Option<Attribution>,
    /// One line that can be read alone.
    pub summary: String,
    /// Where else the article tells the same event.
    pub repeats: Vec<Span>,
}
