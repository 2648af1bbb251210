//! Goods that only tell of others: what a relative clause says of them, what parts are for, what each of them takes.

use super::Reader;
use crate::analysis::Annotated;
use crate::model::{Category, VerbGroup};
use crate::relate::deal::cue::Cue;
use crate::relate::deal::goods::Goods;
use crate::text::TokenKind;

/// How far behind parts the goods may stand that these are for, in tokens: `radars for the frigates of its navy's`.
const CARRIED_WITHIN: u32 = 5;

impl Reader<'_> {
    /// Without what a relative clause says of other goods: `missiles that can be launched from ships and aircraft`.
    pub(super) fn drop_described(&self, goods: &mut Vec<Goods>, cues: &[Cue]) {
        let Annotated { scan, verbs, .. } = self.annotated;
        let ends: Vec<u32> = goods.iter().map(|g| g.tokens.end).collect();
        let opens = |at: usize| {
            let end = if at > 0 && scan.sign(at - 1) == ',' { at - 1 } else { at };
            scan.is(at, self.words.relative) && ends.contains(&(end as u32))
        };
        let from = ends.first().copied().unwrap_or(0) as usize;
        // `missiles that are launched from ships`: a passive moves what stands before it.
        let moves = |c: &Cue| c.group.is_none_or(|g| !verbs[g as usize].passive);
        let told = |from: u32, to: u32| cues.iter().any(|c| (from..to).contains(&c.tokens.first) && moves(c));
        goods.retain(|g| {
            let first = g.tokens.first;
            let Some(relative) = (from..(first as usize).max(from)).rev().find(|&at| opens(at)) else { return true };
            let relative = relative as u32;
            let next = verbs.get(verbs.partition_point(|v| v.tokens.first < relative));
            let tells = next.is_some_and(|v| v.finite() && v.tokens.end <= first && !self.lists(v));
            !tells || g.item.quantity.is_some() || told(relative, first)
        });
    }

    /// Without what parts are for: `bought 12 radars for its frigates`, `spare parts for F-16 jets`.
    pub(super) fn drop_carriers(&self, goods: &mut Vec<Goods>) {
        use Category::{Engines, Sensors, SpareParts};
        let scan = &self.annotated.scan;
        let part = |g: &Goods| matches!(g.item.category, Engines | Sensors | SpareParts);
        let leads = |at: u32| scan.mark(at as usize, self.words.slot).is_some_and(|m| scan.key(m) == "for");
        let carried = |a: &Goods, b: &Goods| {
            let near = b.tokens.first.saturating_sub(a.tokens.end) <= CARRIED_WITHIN;
            part(a) && !part(b) && b.item.quantity.is_none() && near && leads(a.tokens.end)
        };
        while let Some(at) = (1..goods.len()).find(|&n| carried(&goods[n - 1], &goods[n])) {
            let carrier = goods.remove(at);
            goods[at - 1].sure |= carrier.sure;
            goods[at - 1].tokens.end = carrier.tokens.end;
        }
    }

    /// Without what each of the goods takes: `12 launchers, each requiring 40 missiles`.
    pub(super) fn drop_fed(&self, goods: &mut Vec<Goods>) {
        let scan = &self.annotated.scan;
        let each = |from: u32, to: u32| (from..to).find(|&at| scan.is(at as usize, self.words.each));
        // A word between `each` and the goods: `requiring`.
        let word = |at: u32, end: u32| at + 1 < end && scan.tokens[at as usize + 1].kind == TokenKind::Word;
        let fed = |a: &Goods, b: &Goods| {
            let at = each(a.tokens.end, b.tokens.first).filter(|at| at - a.tokens.end <= 1);
            at.is_some_and(|at| word(at, b.tokens.first))
        };
        if let Some(at) = (1..goods.len()).find(|&n| fed(&goods[n - 1], &goods[n])) {
            goods.remove(at);
        }
    }

    /// `jets that come with missiles`, `which include`: what the verb speaks of belongs to the goods.
    pub(super) fn lists(&self, verb: &VerbGroup) -> bool {
        let Annotated { scan, .. } = self.annotated;
        let about = verb.tokens.first..verb.tokens.end + 1;
        about.into_iter().any(|at| [self.words.list, self.words.equipped].iter().any(|&c| scan.is(at as usize, c)))
    }
}
