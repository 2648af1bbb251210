//! Goods of one clause that came from several: `12 trucks given by Chad and two helicopters bought from Mali`.

use super::{Draft, Place, Reader};
use crate::model::{DealKind, Tense, VerbGroup};
use crate::relate::deal::cue::{Cue, Role};
use crate::relate::deal::goods::Goods;
use crate::relate::deal::parties::Parties;
use crate::relate::deal::side::{Side, Slot};

/// How far behind goods the participle may stand that tells how they came, in tokens: `d'occasion`.
const TELLS_WITHIN: u32 = 3;

/// How far behind that participle, or behind goods, the one may stand from whom they came, in tokens.
const FROM_WITHIN: u32 = 4;

impl Reader<'_> {
    /// The goods of each giver, where each of them has a participle or a preposition behind it that leads to one, and these
    /// are several; nothing else.
    pub(super) fn each_with_giver(&self, draft: &Draft, cues: &[Cue], sides: &[Side]) -> Vec<Draft> {
        let Some(recipient) = draft.recipient.filter(|_| draft.goods.len() > 1) else { return Vec::new() };
        let next = |n: usize| draft.goods.get(n + 1).map_or(u32::MAX, |g| g.tokens.first);
        let given = |(n, goods): (usize, &Goods)| self.giver(goods, next(n), cues, sides);
        let givers: Option<Vec<(Side, Option<DealKind>)>> = draft.goods.iter().enumerate().map(given).collect();
        let Some(givers) = givers else { return Vec::new() };
        let first = givers[0].0.country;
        let several = givers.iter().any(|(s, _)| s.country != first);
        let other = givers.iter().all(|(s, _)| s.country != recipient.country);
        if !several || !other {
            return Vec::new();
        }
        // `and 14 jets for Mali delivered by Chad`
        let taker = |goods: &Goods, giver: &Side| {
            let near = |s: &&Side| s.tokens.first >= goods.tokens.end && s.tokens.end <= giver.tokens.first;
            sides.iter().filter(near).find(|s| matches!(s.slot, Slot::To | Slot::For) && s.trades).copied()
        };
        let share = |(goods, (supplier, kind)): (&Goods, (Side, Option<DealKind>))| Draft {
            recipient: taker(goods, &supplier).or(Some(recipient)),
            supplier: Some(supplier),
            kind: kind.unwrap_or(DealKind::Sale),
            goods: vec![goods.clone()],
            value: None,
            financing: None,
            ..draft.clone()
        };
        draft.goods.iter().zip(givers).map(share).collect()
    }

    /// `got tanks from Mali in exchange for 12 guns sent to Niger`: who got the first gave what was sent for them.
    pub(super) fn swapped(&self, found: Parties, place: Place) -> Parties {
        let scan = &self.annotated.scan;
        let opener = scan.mark(place.clause.first as usize, scan.grammar.class("deal_break_before_verb"));
        let swaps = opener.is_some_and(|m| scan.key(m) == "swap");
        let told = self.told.filter(|t| swaps && t.sentence == place.number).and_then(|t| t.parties.recipient);
        let other = told.filter(|t| found.recipient.is_some_and(|r| r.country != t.country));
        Parties { supplier: found.supplier.or(other), ..found }
    }

    /// Who gave goods by the words right behind them, and as what.
    fn giver(&self, goods: &Goods, end: u32, cues: &[Cue], sides: &[Side]) -> Option<(Side, Option<DealKind>)> {
        let verbs = &self.annotated.verbs;
        let participle = |g: &VerbGroup| g.tense == Tense::Participle && !g.perfect;
        let tells = |c: &&Cue| {
            let near = (goods.tokens.end..=goods.tokens.end + TELLS_WITHIN).contains(&c.tokens.first);
            c.role == Role::Transfer && near && c.group.is_some_and(|g| participle(&verbs[g as usize]))
        };
        let cue = cues.iter().find(tells);
        let from = cue.map_or(goods.tokens.end, |c| c.tokens.end);
        let led = |s: &&Side| {
            let by =
                cue.is_some_and(|c| c.supplier.subject && s.slot == Slot::By || c.supplier.slots.contains(&s.slot));
            let near = s.tokens.first >= from && s.tokens.first < end && s.tokens.first - from <= FROM_WITHIN;
            near && s.trades && (by || s.slot == Slot::From)
        };
        sides.iter().find(led).map(|s| (*s, cue.and_then(|c| c.kind)))
    }
}
