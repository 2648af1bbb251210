//! Sides by what stands right before their name: whose supplier someone is, who had goods before, who is called on.

use super::slot::owns;
use super::{Sides, Slot};
use crate::analysis::Annotated;
use crate::model::Mention;
use crate::rules::scan::Mark;

/// How far before a name the word for its supplier may stand, in tokens.
const SUPPLIED_WITHIN: u32 = 3;

/// How far before `to Paris` the word for a visit may stand, in tokens.
const VISIT_WITHIN: usize = 4;

impl Sides<'_> {
    /// `the main supplier to Chad`, `Chad's main supplier`: someone who sells to it, and no firm of its own.
    pub(in crate::relate::deal) fn is_supplied(&self, mention: &Mention) -> bool {
        let scan = &self.annotated.scan;
        let first = mention.phrase.first.saturating_sub(SUPPLIED_WITHIN);
        let mut before = (first..mention.phrase.end).filter_map(|at| scan.mark(at as usize, self.supplies));
        let own = |m: Mark| {
            let stands = m.end == mention.tokens.first || mention.phrase.contains(m.end as usize);
            stands && scan.key(m) == "supplies"
        };
        let to = before.any(|m| own(m) && scan.is(m.end as usize, self.country));
        let supplier = |at: usize| scan.mark(at, self.supplies).is_some_and(|m| scan.key(m) == "supplier");
        let whose = || mention.phrase.range().any(|at| owns(scan, at));
        let end = mention.tokens.end as usize;
        let owner = || owns(scan, end) && (end + 1..=end + SUPPLIED_WITHIN as usize).any(supplier);
        to || mention.tokens.range().any(supplier) && whose() || owner()
    }

    /// `three former Chadian Navy frigates`, `two ex-Royal Navy ships`: the forces that had goods before.
    pub(super) fn had_goods(&self, mention: &Mention) -> bool {
        let Annotated { scan, weapons, .. } = self.annotated;
        let (first, end) = (mention.tokens.first as usize, mention.tokens.end);
        let goods = weapons.get(weapons.partition_point(|w| w.tokens.first < end));
        let former = (1..=2).filter_map(|n| first.checked_sub(n)).any(|at| scan.is(at, self.former));
        mention.code.len() > 3 && former && goods.is_some_and(|w| w.tokens.first == end)
    }

    /// `during his visit to Paris`: where someone goes gets nothing by that.
    pub(super) fn is_visited(&self, first: usize, floor: usize) -> bool {
        let scan = &self.annotated.scan;
        let led = self.leading(first, floor).filter(|m| scan.key(*m) == "to").map(|m| m.first as usize);
        led.is_some_and(|to| (floor.max(to.saturating_sub(VISIT_WITHIN))..to).any(|at| scan.is(at, self.visit)))
    }

    /// `Chad, to which Mali sold tanks`: the place that the relative pronoun behind a name has.
    pub(in crate::relate::deal) fn by_relative(&self, end: usize) -> Option<Slot> {
        let scan = &self.annotated.scan;
        let lead = if scan.tokens.get(end).is_some() && scan.sign(end) == ',' { end + 1 } else { end };
        let mark = scan.tokens.get(lead).and_then(|_| scan.mark(lead, self.slot))?;
        let behind = scan.tokens.get(mark.end as usize).and_then(|_| scan.mark(mark.end as usize, self.relative));
        let one = scan.mark(lead, self.relative).is_some_and(|m| m.end == mark.end + 1);
        let pronoun = one || behind.is_some_and(|m| scan.key(m) != "where");
        let slot = Slot::parse(scan.key(mark)).filter(|s| matches!(s, Slot::To | Slot::From | Slot::With));
        slot.filter(|_| pronoun)
    }

    /// `called on Chad`: the verb and its preposition are one.
    pub(super) fn is_called_on(&self, first: usize) -> bool {
        let scan = &self.annotated.scan;
        let asked = scan.mark_before(first.saturating_sub(2), first, self.demand);
        asked.is_some_and(|m| m.end as usize == first && m.end - m.first > 1 && scan.key(m) == "demand")
    }
}
