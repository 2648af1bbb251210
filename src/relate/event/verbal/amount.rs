//! What a deed takes in place of its object: a sum, a length of time.

use crate::model::{EventType, TimeKind, VerbGroup};
use crate::relate::clause::{Part, Places};
use crate::relate::event::{Reader, kind_of};
use crate::rules::frame::Frame;

impl Reader<'_> {
    /// `condamné à dix ans`: a length of time behind a preposition, where that is what the frame asks for; `a donné dix
    /// jours au Mali pour partir`.
    pub(super) fn gets_term(&self, frame: &Frame, group: &VerbGroup, places: &Places) -> bool {
        let chunks = &self.clauses.chunks;
        let Some(verb) = self.clauses.chunk_at(group.head).filter(|_| frame.has("term")) else { return false };
        let to = self.clauses.sentence_of(verb).end.min(verb + TERM);
        let lasts =
            |part: Part| matches!(part, Part::Time(n) if self.annotated.times[n as usize].kind == TimeKind::Duration);
        let given = || frame.make == "THREATEN" && verb + 1 < to && lasts(chunks[verb + 1].part);
        if given() {
            return self.infinitive(places, group).is_some();
        }
        let within = (verb + 1..to).take_while(|&c| !matches!(chunks[c].part, Part::Verb(_) | Part::Stop));
        within.into_iter().any(|c| c + 1 < to && self.preposition(c) == Some("at") && lasts(chunks[c + 1].part))
    }

    /// `gave $5 million to Chad`, `lent Chad $5 million`: a sum for an object, and a country that gets it.
    pub(super) fn gives_sum(&self, frame: &Frame, group: &VerbGroup, places: &Places) -> bool {
        // `to the World Food Program`
        let body = |side: u32| {
            let actor = self.annotated.mentions[side as usize].actor.map(|a| &self.annotated.actors[a as usize]);
            actor.and_then(|a| a.code.as_deref()).is_some_and(|code| code.starts_with("IGO"))
        };
        let gets = |side: u32| self.country(side).is_some() || self.is_own_body(side) || body(side);
        let state = |heads: &[usize]| self.sides(heads, true).iter().any(|&side| gets(side));
        // `allocated $5 million to help flood victims in Chad`
        let purpose = || {
            let helps = frame.has("purpose") && self.infinitive(places, group).is_some();
            helps && self.sides_of_complement(places, &[]).iter().any(|&side| gets(side))
        };
        // `appealed for $4 billion`
        if kind_of(frame) == Some(EventType::Request) {
            let led = places.slots.first().map(|(_, list)| &list[..]).unwrap_or_default();
            return places.objects.iter().chain(led).any(|&c| self.is_sum(c));
        }
        let of = |p: usize| self.preposition(p).is_some_and(|key| frame.target.iter().any(|t| **t == *key));
        !group.passive
            && places.objects.iter().any(|&c| self.is_sum(c))
            && (state(&places.objects) || places.slots.iter().any(|(p, list)| of(*p) && state(list)) || purpose())
    }

    /// `offered $5 million for his capture`: is it given for what the frame does not bear, so to nobody?
    pub(super) fn is_bounty(&self, frame: &Frame, places: &Places) -> bool {
        let led = places.slots.iter().filter(|(p, _)| self.preposition(*p) == Some("for"));
        frame.has("or-sum") && self.holds_noun(&frame.never, led.map(|(_, list)| &list[..]))
    }

    /// Does a phrase hold a sum of money?
    pub(super) fn is_sum(&self, chunk: usize) -> bool {
        let money = &self.annotated.money;
        let tokens = self.clauses.chunks[chunk].tokens;
        let near = money.partition_point(|m| m.tokens.end <= tokens.first);
        money.get(near).is_some_and(|m| m.tokens.overlaps(tokens))
    }
}

/// Within so many parts behind a verb stands the length of time that it leads to.
const TERM: usize = 6;
