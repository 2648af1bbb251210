//! What verbs tell of deeds that a noun beside them names too: `imposed sanctions`, `called off a visit`.

use super::super::{Reader, kind_of};
use crate::model::{Event, EventType, Tokens};
use crate::relate::clause::{Chunk, Part};
use crate::rules::frame::Frame;

/// What the verbs of an article tell already.
pub(super) struct Verbal {
    /// The words of the deeds, in order.
    deeds: Vec<Tokens>,
    /// Those of the deeds that end something.
    retreats: Vec<Tokens>,
}

impl Verbal {
    pub fn new(found: &[Event]) -> Verbal {
        let triggers = |kind: Option<EventType>| {
            let told = found.iter().filter(|e| kind.is_none_or(|kind| e.kind == kind));
            let mut triggers: Vec<Tokens> = told.map(|e| e.trigger).collect();
            triggers.sort_unstable();
            triggers
        };
        Verbal { deeds: triggers(None), retreats: triggers(Some(EventType::Retreat)) }
    }

    /// Whether a verb beside a noun of doing tells its deed, or says that there is none.
    pub fn tells(&self, reader: &Reader, chunk: usize, token: u32, frame: &Frame, found: &[Event]) -> bool {
        let first = reader.clauses.chunks[chunk].tokens.first;
        let kind = kind_of(frame);
        let last = self.deeds.partition_point(|t| t.first < first).checked_sub(1).map(|n| self.deeds[n].end);
        let right_before = last == Some(first);
        let deed = |fits: &dyn Fn(&Event) -> bool| found.iter().rev().any(fits);
        // `called off a visit`: told by the verb before the particle.
        let parted = last.is_some_and(|end| end + 1 == first);
        let refused = |e: &Event| e.kind == EventType::Reject && e.trigger.end + 1 == first;
        // `terminated a pact with Chad`: none is made.
        let ended = |e: &Event| e.kind == EventType::Reject && e.trigger.end == first;
        // `imposed sanctions on Chad`: told by the verb right before it.
        let same = |e: &Event| Some(e.kind) == kind && e.trigger.end == first;
        if parted && deed(&refused)
            || right_before && (deed(&same) || kind == Some(EventType::Agree) && deed(&ended))
            // `suspended deliveries of its tanks to Chad`: none are made.
            || kind == Some(EventType::Aid) && right_before && deed(&|e| e.kind == EventType::Sanction && e.trigger.end == first)
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
        let before = self.deeds.partition_point(|t| t.first <= token);
        self.deeds[..before].iter().rev().take(NESTED).any(|t| t.contains(token as usize))
    }
}

/// So many deeds can begin before a word of one of them.
const NESTED: usize = 4;
