//! What `we` and `us` stand for: whoever is quoted does a deed, or gets what it brings.

use super::Scene;
use crate::model::{Person, VerbGroup};
use crate::relate::deal::cue::Cue;
use crate::relate::deal::side::Slot;
use crate::text::Casing;

/// So many verbs at most carry a deed: `have decided to go on buying`.
const CARRIED: usize = 3;

impl Scene<'_> {
    /// Whether whoever is quoted supplies, where he has a part in what a cue tells.
    pub fn speaker_supplies(&self, cue: &Cue) -> Option<bool> {
        match self.is_by_speaker(cue) {
            true => Some(cue.supplier.subject),
            false => self.is_to_speaker(cue).then_some(false),
        }
    }

    /// `we will send`: whoever is quoted does it.
    pub fn is_by_speaker(&self, cue: &Cue) -> bool {
        let scan = &self.annotated.scan;
        let class = scan.grammar.class("pronoun");
        let speaker = |at: u32| scan.marks_of(at as usize, class).any(|m| scan.key(m) == "speaker");
        let we = |at: u32| !self.is_in_capitals(at) && speaker(at);
        // `Nous venons de recevoir`, `We have decided to buy`: the verb that carries it has the pronoun.
        let carrier = |g: &&VerbGroup| g.governor.filter(|_| !g.finite()).map(|n| &self.annotated.verbs[n as usize]);
        let sided = cue.supplier.subject || cue.recipient.subject;
        let group = self.group(cue).filter(|g| !g.passive && sided);
        let mut carriers = std::iter::successors(group, carrier).take(CARRIED);
        let finite = carriers.find(|g| g.finite() && !g.passive);
        // `Nous n'avons`, `nous lui avons`
        let acts = |g: &VerbGroup| (g.tokens.first.saturating_sub(2)..=g.tokens.first).any(we);
        finite.is_some_and(|g| acts(g) && !self.is_done_to_us(g))
    }

    /// `Washington nous a donné deux jets`, `has promised to give us two jets`: whoever is quoted gets the goods.
    fn is_to_speaker(&self, cue: &Cue) -> bool {
        let scan = &self.annotated.scan;
        let class = scan.grammar.class("deal_to_us");
        let us = |at: u32| {
            scan.mark(at as usize, class).is_some_and(|m| scan.key(m) == "behind") && !self.is_in_capitals(at)
        };
        let gives = cue.supplier.subject && (cue.recipient.object || cue.recipient.slots.contains(&Slot::To));
        let behind = (cue.tokens.end as usize) < scan.tokens.len() && us(cue.tokens.end);
        // `have been delivered to us`
        let slot = scan.grammar.class("deal_slot");
        let end = cue.tokens.end;
        let led = || scan.mark(end as usize, slot).is_some_and(|m| scan.key(m) == "to") && us(end + 1);
        let led = (end as usize) + 1 < scan.tokens.len() && led();
        gives && self.group(cue).is_some_and(|g| behind && !g.passive || led || self.is_done_to_us(g))
    }

    /// `The US plans to sell` tells of no `us`.
    fn is_in_capitals(&self, at: u32) -> bool {
        let token = &self.annotated.scan.tokens[at as usize];
        token.casing == Casing::Upper && token.span.len() > 1
    }

    /// `nous` before a verb that is of another person.
    fn is_done_to_us(&self, group: &VerbGroup) -> bool {
        let scan = &self.annotated.scan;
        let class = scan.grammar.class("deal_to_us");
        let us = |at: u32| scan.mark(at as usize, class).is_some_and(|m| scan.key(m) == "before");
        let first = group.tokens.first;
        group.person != Person::FirstPlural && (first.saturating_sub(1)..=group.head).any(us)
    }
}
