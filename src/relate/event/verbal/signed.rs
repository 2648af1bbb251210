//! Between whom a pact was made that is told without its parties.

use crate::model::{ActorKind, ArmsDeal, Country, EventStatus, EventType, VerbGroup};
use crate::relate::clause::Places;
use crate::relate::event::Reader;

impl Reader<'_> {
    /// `Two accords were signed during the visit of A to B`: of a pact that is told without its parties, those named
    /// behind it, else the two told of together before.
    pub(super) fn signatories(&self, group: &VerbGroup, places: &Places) -> Vec<u32> {
        if !group.passive
            || self.bare_participle(group)
            || matches!(group.status, EventStatus::Negated | EventStatus::Possible)
        {
            return Vec::new();
        }
        let named = |sides: Vec<u32>| sides.into_iter().filter(|&s| self.is_actor(s)).collect::<Vec<_>>();
        let during = places.slots.iter().position(|(p, _)| self.preposition(*p) == Some("during"));
        let slots = during.map_or(&[][..], |from| &places.slots[from..]);
        let behind = slots.iter().flat_map(|(_, list)| named(self.sides(list, true))).collect();
        let behind = self.distinct(behind, &[]);
        let Some(chunk) = self.clauses.chunk_at(group.head).filter(|_| behind.len() < 2) else { return behind };
        // `X spoke. Y had seen Z. A memorandum will be signed`: rather the two lands told of together than people of two sentences.
        let sentence =
            |n: u32| self.annotated.scan.sentence_of(self.annotated.mentions[n as usize].tokens.first as usize);
        let apart = |two: &[u32]| matches!(*two, [a, b] if sentence(a) != sentence(b) || self.same_side(a, b));
        let two = self.distinct(self.last_pair(chunk, None), &[]);
        if !apart(&two) {
            return two;
        }
        match self.distinct(self.last_pair(chunk, Some(ActorKind::Country)), &[]) {
            lands if lands.len() == 2 && !apart(&lands) => lands,
            _ => two,
        }
    }

    /// `The agreement was signed on 3 May`: whose it is was told before, and only where and when is new.
    pub(super) fn signs_known_pact(&self, kind: EventType, group: &VerbGroup, places: &Places, sides: usize) -> bool {
        let [pact] = places.subject[..] else { return false };
        kind == EventType::Agree
            && sides == 0
            && group.passive
            && group.finite()
            && group.status == EventStatus::Happened
            && self.is_definite(self.clauses.chunks[pact].tokens)
            && self.is_of_kind(pact, self.kinds.pact)
    }

    /// `A plant for rifles will open in Chad. The agreement was signed in 2001`: those between whom the deal told right
    /// before was made.
    pub(super) fn parties_of_deal(&self, group: &VerbGroup, places: &Places) -> Vec<u32> {
        let scan = &self.annotated.scan;
        let [pact] = places.subject[..] else { return Vec::new() };
        let number = scan.sentence_of(group.head as usize);
        let from = scan.span(scan.sentences[number.saturating_sub(1)].first as usize, group.head as usize).start;
        let to = scan.tokens[group.head as usize].span.start;
        let told = |deal: &&ArmsDeal| from <= deal.span.start && deal.span.start < to;
        let known = group.passive && self.is_definite(self.clauses.chunks[pact].tokens);
        let Some(deal) = self.deals.iter().filter(|_| known).rfind(told) else { return Vec::new() };
        let named = |country: Country| {
            let before = self.annotated.mentions.partition_point(|m| m.tokens.first < group.head) as u32;
            let stands = |&n: &u32| {
                let mention = &self.annotated.mentions[n as usize];
                self.is_kind(mention, ActorKind::Country) && self.country(n) == Some(country)
            };
            (0..before).rev().find(stands)
        };
        let (Some(supplier), Some(recipient)) = (deal.supplier, deal.recipient) else { return Vec::new() };
        named(supplier).into_iter().chain(named(recipient)).collect()
    }
}
