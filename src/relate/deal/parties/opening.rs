//! Deeds that a noun tells before the main clause: `Après la livraison de 12 chars au Mali, la Norvège`.

use super::Scene;
use crate::analysis::Annotated;
use crate::model::EventStatus;
use crate::relate::deal::cue::{Cue, Role};
use crate::relate::deal::side::{Side, Slot};

/// How far behind the start of a clause the noun may stand that it opens with, in tokens.
const OPENS_WITHIN: u32 = 6;

impl Scene<'_> {
    /// `As for Chad, Norway gave it 12 guns`: the one that a sentence is about gets what another gives, where nobody else is
    /// told to.
    pub(super) fn told_of_first(&self, supplier: Option<Side>) -> Option<Side> {
        let Annotated { scan, .. } = self.annotated;
        let slot = scan.grammar.class("deal_slot");
        let first =
            self.sides.first().filter(|s| s.slot == Slot::For && supplier.is_some_and(|o| o.country != s.country))?;
        let opens = first.tokens.first as usize;
        let topic =
            (self.clause.first as usize..opens).any(|at| scan.mark(at, slot).is_some_and(|m| scan.key(m) == "topic"));
        let gives =
            |c: &Cue| c.role == Role::Transfer && c.supplier.subject && c.group.is_some() && !self.is_passive(c);
        (topic && self.cues.iter().any(gives)).then_some(*first)
    }

    /// Does a clause open with a word that takes what a noun tells for granted, and go on with what has happened?
    pub fn takes_for_granted(&self, cue: &Cue) -> bool {
        let scan = &self.annotated.scan;
        let (first, noun) = (self.clause.first, cue.tokens.first);
        let led = || scan.is(first as usize, scan.grammar.class("deal_granted"));
        let verbs = &self.annotated.verbs;
        let next = || verbs.get(verbs.partition_point(|g| g.tokens.first < first));
        let done = || {
            let happens = |s: EventStatus| matches!(s, EventStatus::Happened | EventStatus::Ongoing);
            next().is_some_and(|g| g.tokens.first >= cue.tokens.end && happens(g.status))
        };
        cue.group.is_none() && noun > first && noun <= first + OPENS_WITHIN && led() && done()
    }
}
