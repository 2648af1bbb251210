//! What verbs tell of deeds that a noun beside them names too: `imposed sanctions`, `called off a visit`.

use super::super::{Reader, kind_of};
use crate::model::{Event, EventType, Tokens};
use crate::order::Order as _;
use crate::relate::clause::{Chunk, Part};
use crate::rules::frame::Frame;

/// What the verbs of an article tell already.
pub(super) struct Verbal {
    /// The words of the deeds, in order, and what they are.
    deeds: Vec<(Tokens, EventType)>,
    /// Those of the deeds that end something.
    retreats: Vec<Tokens>,
}

impl Verbal {
    pub fn new(found: &[Event]) -> Verbal {
        let mut deeds: Vec<_> = found.iter().map(|e| (e.trigger, e.kind)).collect();
        deeds.order_by_key(|&(trigger, _)| trigger);
        let retreats =
            deeds.iter().filter(|(_, kind)| *kind == EventType::Retreat).map(|&(trigger, _)| trigger).collect();
        Verbal { deeds, retreats }
    }

    /// Whether a verb beside a noun of doing tells its deed, or says that there is none.
    pub fn tells(&self, reader: &Reader, chunk: usize, token: u32, frame: &Frame) -> bool {
        let first = reader.clauses.chunks[chunk].tokens.first;
        let kind = kind_of(frame);
        let behind = self.deeds.partition_point(|(t, _)| t.first < first);
        let before = || self.deeds[..behind].iter().rev().take(NESTED);
        let last = before().next().map(|(t, _)| t.end);
        let told = |of: EventType, end: u32| before().any(|&(t, kind)| kind == of && t.end == end);
        let right_before = |of: EventType| last == Some(first) && told(of, first);
        // `called off a visit`: told by the verb before the particle.
        let parted = first > 0 && last == Some(first - 1) && told(EventType::Reject, first - 1);
        // `imposed sanctions on Chad`: told by the verb right before it.
        if parted || kind.is_some_and(right_before)
            // `terminated a pact with Chad`: none is made.
            || kind == Some(EventType::Agree) && right_before(EventType::Reject)
            // `suspended deliveries of its tanks to Chad`: none are made.
            || kind == Some(EventType::Aid) && right_before(EventType::Sanction)
            // `lifted its sanctions on Chad`: no sanctions are imposed.
            || kind == Some(EventType::Sanction) && reader.follows_verb_of(chunk, &self.retreats)
        {
            return true;
        }
        // `the truce brokered by Chad`: told by the participle behind it.
        let next = reader.clauses.chunks.get(chunk + 1).filter(|c| matches!(c.part, Part::Verb(_)));
        let participle = |c: &Chunk| self.holds(c.tokens.first) && reader.is_participle(chunk + 1, chunk + 2);
        self.holds(token) || next.is_some_and(participle)
    }

    /// Is a token one of the last words of a deed that begin before it?
    fn holds(&self, token: u32) -> bool {
        let before = self.deeds.partition_point(|(t, _)| t.first <= token);
        self.deeds[..before].iter().rev().take(NESTED).any(|(t, _)| t.contains(token as usize))
    }
}

/// So many deeds can begin before a word of one of them.
const NESTED: usize = 4;
