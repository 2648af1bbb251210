//! Sides that small words beside a deed tell: `its`, `with the help of`, a state with whom a paper is on a firm's goods.

use super::{Parties, Scene};
use crate::model::{DealKind, Use, VerbGroup};
use crate::relate::deal::cue::{Cue, Role};
use crate::relate::deal::goods::Goods;
use crate::relate::deal::side::{Side, Slot};

/// How far behind a noun of selling the word may stand that tells whose goods they are, in tokens: `the sale of some of its`.
const ITS_WITHIN: u32 = 4;

/// How far behind a verb of upkeep the place may stand where it was done, in tokens: `overhauled in Chad`.
const DONE_WITHIN: u32 = 2;

impl Scene<'_> {
    /// `warned Chad against buying jets from Mali`: the one warned off is the one who buys.
    pub(super) fn warned_off_buying(&self, found: Parties) -> Parties {
        let Some(warn) = self.cues.iter().find(|c| c.warns_off()) else { return found };
        let buys = |c: &Cue| {
            let behind = c.tokens.first >= warn.tokens.end && c.role == Role::Transfer;
            behind && c.recipient.subject && !c.supplier.subject
        };
        let object = |s: &Side| s.slot == Slot::Bare && s.tokens.first >= warn.tokens.end;
        let warned = found.supplier.filter(|s| object(s) && self.cues.iter().any(buys));
        let Some(warned) = warned else { return found };
        let from = |s: &&Side| s.slot == Slot::From && s.country != warned.country;
        Parties { supplier: self.sides.iter().find(from).copied(), recipient: Some(warned) }
    }

    /// `Chad is in talks with Mali on the sale of its jets`: who speaks of a sale of goods of its own sells.
    pub(super) fn seller_of_its_own(&self, found: Parties) -> Parties {
        let Some(cue) = self.cues.iter().find(|c| c.group.is_none() && c.moves && !c.carries) else { return found };
        let scan = &self.annotated.scan;
        let possessive = scan.grammar.class("possessive");
        let goods = self.goods.iter().find(|g| g.tokens.first >= cue.tokens.end).map(|g| g.tokens.first);
        let its = goods.is_some_and(|goods| {
            let gap = cue.tokens.end..(goods + 1).min(cue.tokens.end + ITS_WITHIN);
            gap.into_iter().any(|at| scan.is(at as usize, possessive))
        });
        let speaks = |s: &&Side| s.slot == Slot::Bare && s.trades && s.tokens.end <= cue.tokens.first;
        let Some(seller) = self.sides.iter().rev().find(speaks).filter(|_| its).copied() else { return found };
        let other = |s: Side| s.country != seller.country;
        // Whoever was read as the supplier is the partner of those talks, or only made them.
        let partner = found.supplier.filter(|s| other(*s) && s.slot == Slot::With);
        let open = found.supplier.is_none_or(|s| partner.is_some() || !other(s));
        let recipient = found.recipient.filter(|r| other(*r)).or(partner);
        if open { Parties { supplier: Some(seller), recipient } } else { found }
    }

    /// `an agreement with Norway to buy 12 guns from Tarn`: the state that a paper is with supplies what its firm makes.
    pub(super) fn state_of_paper(&self, found: Parties) -> Parties {
        let paper = |c: &Cue| c.role == Role::Pact && c.group.is_none() && c.kind.is_none();
        let buys = |c: &Cue| c.for_others && c.group.is_some();
        let led = |s: &Side| s.makes && matches!(s.slot, Slot::From | Slot::By);
        let (Some(pact), Some(buyer)) = (self.cues.iter().find(|c| paper(c)), found.recipient) else { return found };
        let Some(firm) = found.supplier.filter(|s| led(s) && self.cues.iter().any(buys)) else { return found };
        let with = |s: &&Side| {
            let near = s.tokens.first >= pact.tokens.end && s.tokens.first - pact.tokens.end <= ITS_WITHIN;
            s.slot == Slot::With && !s.makes && near && s.country != buyer.country && s.country != firm.country
        };
        let state = self.sides.iter().find(with).copied();
        Parties { supplier: state.or(found.supplier), ..found }
    }

    /// `Peru upgraded its jets with French help`, `Peru's jets were overhauled in Chad`: who does what a verb of upkeep tells.
    pub(super) fn helper(&self, found: Parties) -> Parties {
        let upkeep = |c: &&Cue| c.kind == Some(DealKind::Maintenance) && c.group.is_some();
        let Some(cue) = self.cues.iter().find(upkeep) else { return found };
        let scan = &self.annotated.scan;
        let [slot, help] = ["deal_slot", "deal_helper"].map(|name| scan.grammar.class(name));
        let with = |at: u32| at > 0 && scan.mark(at as usize - 1, slot).is_some_and(|m| scan.key(m) == "with");
        let helps = |s: &Side| {
            let led = (s.tokens.first.saturating_sub(1)..=s.tokens.first).any(with);
            s.slot == Slot::Adjective && led && scan.is(s.tokens.end as usize, help)
        };
        let in_place = |s: &Side| {
            let land = s.mention.is_some_and(|m| self.annotated.mentions[m as usize].usage == Use::Place);
            let near = s.tokens.first >= cue.tokens.end && s.tokens.first - cue.tokens.end <= DONE_WITHIN;
            // `officers trained in Chad`: of people a participle tells, and of no goods.
            let goods = |g: &Goods| g.tokens.end <= cue.tokens.first && cue.tokens.first - g.tokens.end <= 1;
            let tells = self.group(cue).is_some_and(VerbGroup::finite) || self.goods.iter().any(goods);
            s.slot == Slot::In && land && near && tells && self.is_passive(cue)
        };
        let owner = found.recipient.or_else(|| {
            let acts = |s: &&Side| s.slot == Slot::Bare && s.trades && s.tokens.end <= cue.tokens.first;
            self.sides.iter().rev().find(acts).copied().filter(|_| !self.is_passive(cue))
        });
        let other = |s: &Side| owner.is_some_and(|o| o.country != s.country);
        let told = found.supplier.filter(|s| other(s) && !helps(s));
        let helper = self.sides.iter().find(|s| other(s) && (helps(s) || in_place(s))).copied();
        match helper.filter(|_| told.is_none()) {
            Some(helper) => Parties { supplier: Some(helper), recipient: owner },
            None => found,
        }
    }
}
