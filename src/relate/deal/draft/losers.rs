//! Goods and sides that were not chosen: what words such as `over` and `instead of` lead to.

use super::Reader;
use crate::analysis::Annotated;
use crate::model::{DealStatus, Tokens};
use crate::relate::deal::cue::Cue;
use crate::relate::deal::goods::Goods;
use crate::rules::lexicon::ClassId;
use crate::rules::scan::Mark;
use crate::text::{Casing, TokenKind};

/// How far before goods the word may stand that says they were not chosen, in tokens; and one that says they are put away.
const LOSES_WITHIN: u32 = 5;
const PUT_AWAY_WITHIN: u32 = 9;

impl Reader<'_> {
    /// Without those that were not chosen, all of their list: `over the Rafale, the Typhoon and the Super Hornet`.
    pub(super) fn drop_losers(&self, goods: &mut Vec<Goods>, clause: Tokens, cues: &[Cue]) {
        let scan = &self.annotated.scan;
        let joins = |at: usize| scan.token_text(at) == "," || scan.is(at, self.words.join);
        let mut last: Option<Tokens> = None;
        goods.retain(|g| {
            let listed = last.is_some_and(|l| {
                // `au détriment du PzH-2000 allemand et du Firtina`
                let from = l.end + u32::from(scan.is(l.end as usize, self.words.demonym));
                let gap = from as usize..g.tokens.first.max(from) as usize;
                gap.clone().next().is_some_and(joins) && (gap.len() <= 4 || self.only_names(gap))
            });
            let led = [self.words.against, self.words.instead, self.words.carrier];
            let loses = listed
                || self.is_liked_less(g, cues)
                || led.into_iter().any(|class| self.loses(g.tokens.first, clause, class, cues));
            last = loses.then_some(g.tokens);
            !loses
        });
    }

    /// `preferred the F-35 to the Rafale`: behind what is preferred.
    fn is_liked_less(&self, goods: &Goods, cues: &[Cue]) -> bool {
        let Annotated { scan, verbs, .. } = self.annotated;
        let class = scan.grammar.class("deal_prefers");
        let prefers = |c: &Cue| {
            let group = c.group.map(|g| &verbs[g as usize]);
            let active = group.filter(|g| !g.passive && g.tokens.end < goods.tokens.first);
            c.chooses && active.is_some_and(|g| scan.is(g.head as usize, class))
        };
        let first = goods.tokens.first as usize;
        // An article stands before the goods, or is part of them.
        let led = |at: usize| scan.mark(at, self.words.slot).is_some_and(|m| scan.key(m) == "to");
        cues.iter().any(prefers) && (first.saturating_sub(2)..=first).any(led)
    }

    /// Only joining words, commas and capitalised words: `, as well as MiG and`.
    fn only_names(&self, gap: std::ops::Range<usize>) -> bool {
        let scan = &self.annotated.scan;
        let mut at = gap.start;
        while at < gap.end {
            let joined = scan.mark(at, self.words.join).map(|m| m.end as usize);
            let named = scan.sign(at) == ',' || scan.tokens[at].casing == Casing::Capital;
            let Some(next) = joined.or(named.then_some(at + 1)) else { return false };
            at = next;
        }
        true
    }

    /// Does a word such as `over` or `instead of` lead to it: the one not chosen? That of `handed over` does not.
    pub(super) fn loses(&self, first: u32, clause: Tokens, class: ClassId, cues: &[Cue]) -> bool {
        let scan = &self.annotated.scan;
        let from = first.saturating_sub(PUT_AWAY_WITHIN).max(clause.first) as usize;
        let open = |gap: std::ops::Range<usize>| {
            gap.clone().all(|at| {
                scan.tokens[at].kind != TokenKind::Mark || scan.tokens[at].glued && scan.token_text(at) != ","
            }) && !gap.clone().any(|at| scan.is(at, self.words.slot))
        };
        let reach = |m: Mark| if scan.key(m) == "old" { PUT_AWAY_WITHIN } else { LOSES_WITHIN };
        // `in talks with Chad over Gripen sales`
        let talks = |c: &Cue, at: u32| c.status == Some(DealStatus::Negotiating) && c.tokens.end <= at;
        let about = |m: Mark| scan.key(m) == "over" && cues.iter().any(|c| talks(c, m.first));
        let leads = |at: usize| {
            let near = |m: Mark| m.end <= first && m.first + reach(m) >= first && !about(m);
            scan.mark(at, class).is_some_and(|m| near(m) && open(m.end as usize..first as usize))
        };
        let of_cue = |at: usize| cues.iter().any(|c| c.tokens.contains(at) || c.takes == Some(at as u32));
        (from..first as usize).any(|at| leads(at) && !of_cue(at))
    }
}
