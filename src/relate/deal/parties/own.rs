//! Arms that a state's own office hands to its own army: what it got from another land.

use super::{Parties, Scene, is_origin, listed_with, origin};
use crate::model::{DealStatus, Use};
use crate::relate::deal::cue::{Cue, Role};
use crate::relate::deal::search::sought;
use crate::relate::deal::side::{Side, Slot};
use crate::rules::scan::Mark;

impl Scene<'_> {
    /// `the president handed the drones to the army`: who hands arms to an army of no other country gets them for his own.
    pub(super) fn for_own_forces(&self, found: Parties) -> Parties {
        let scan = &self.annotated.scan;
        let (forces, slot) = (scan.grammar.class("deal_country"), scan.grammar.class("deal_slot"));
        let open = found.recipient.is_none_or(|r| self.made_these(&r));
        let Some(giver) = found.supplier.filter(|_| open) else { return found };
        let office = giver.mention.is_some_and(|m| {
            let mention = &self.annotated.mentions[m as usize];
            mention.code.len() > 3 && !giver.makes && mention.usage != Use::Origin
        });
        // `the army of Chad` is told by its land.
        let demonym = scan.grammar.class("demonym");
        let alone = |m: &Mark| scan.key(*m) == "forces" && scan.mark(m.end as usize, demonym).is_none();
        let led = |c: &Cue, at: usize| {
            scan.mark(at, forces).as_ref().is_some_and(alone)
                && scan.mark_before(at.saturating_sub(1), at, slot).is_some_and(|m| scan.key(m) == "to")
                && at >= c.tokens.end as usize
        };
        let gives = |c: &&Cue| c.carries && c.group.is_some() && c.recipient.slots.contains(&Slot::To);
        let mut cues = self.cues.iter().filter(gives);
        match office && cues.any(|c| self.clause.range().any(|at| led(c, at))) {
            true => Parties { supplier: None, recipient: Some(giver) },
            false => found,
        }
    }

    /// `12 Norwegian tanks, a purchase approved by the Chadian parliament`: who allows a purchase of what another makes
    /// allows its own, where nobody else is told to buy.
    pub(super) fn allows_itself(&self) -> Option<Side> {
        let approves = |c: &&Cue| c.role == Role::Step && c.status == Some(DealStatus::Approved);
        // `the sale of guns to a third country`
        let unnamed = self.annotated.scan.grammar.class("deal_unnamed");
        if self.clause.range().any(|at| self.annotated.scan.is(at, unnamed)) {
            return None;
        }
        self.cues.iter().filter(approves).find_map(|cue| {
            let allowed = sought(*self, cue, None, &cue.supplier)?;
            self.only_lets_buy(cue, &allowed).then_some(allowed)
        })
    }

    /// `Norwegian customs intercepted a shipment of rifles`: who catches goods on their way does not supply them.
    pub(super) fn only_catches(&self, side: &Side) -> bool {
        let catches = |c: &Cue| {
            let sides = c.supplier.subject || c.recipient.subject || !c.supplier.slots.is_empty();
            c.role == Role::Step && c.status == Some(DealStatus::Blocked) && !sides && side.tokens.end <= c.tokens.first
        };
        let before = matches!(side.slot, Slot::Bare | Slot::Adjective);
        before && self.cues.iter().any(|c| catches(c) && !self.is_passive(c))
    }

    /// `the contract signed between Paris and Cairo was the first won by Dassault`: a state does not sell to itself where it
    /// deals with another.
    pub(super) fn other_of_pair(&self, found: Parties) -> Parties {
        let one = found.supplier.zip(found.recipient).filter(|(s, r)| s.country == r.country && r.slot == Slot::With);
        let Some((supplier, recipient)) = one else { return found };
        let all = listed_with(self.annotated, self.sides, recipient);
        let other = all.into_iter().find(|s| s.country != supplier.country);
        Parties { recipient: other.or(found.recipient), ..found }
    }

    /// `Russian jets were handed to the air force`: no one hands it its own, whatever land it was taken for.
    fn made_these(&self, side: &Side) -> bool {
        let told = |s: &Side| s.country == side.country && is_origin(self.annotated, s, self.goods);
        origin(self.annotated, self.goods) == Some(side.country) || self.sides.iter().any(told)
    }
}
