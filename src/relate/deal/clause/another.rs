//! Where a sentence goes on with another paper or another move than the one told before.

use super::{Cutter, NEAR, PAIRED};
use crate::analysis::Annotated;
use crate::model::{Tense, VerbGroup};
use crate::relate::deal::cue::of_stage;
use crate::rules::frame::Frame;

impl Cutter<'_> {
    /// `signed a deal for 12 jets and a separate deal to modernise tanks`: another paper, with goods of its own behind it.
    pub(super) fn another_paper(&self, at: usize, first: u32, end: u32) -> bool {
        let Annotated { scan, weapons, .. } = self.annotated;
        let joins = [self.conjunction, self.besides].iter().find_map(|&class| scan.mark(at, class));
        let Some(from) = joins.map(|m| m.end as usize) else { return false };
        let last = (from + NEAR).min(end as usize);
        let Some(separate) = (from..last.min(from + PAIRED)).find_map(|at| scan.mark(at, self.separate)) else {
            return false;
        };
        let Some(paper) = (separate.end as usize..last).find(|&at| scan.is(at, self.paper)) else { return false };
        let goods = |from: u32, to: u32| {
            let next = weapons.get(weapons.partition_point(|w| w.tokens.first < from));
            next.is_some_and(|w| w.tokens.end <= to)
        };
        goods(first, at as u32) && goods(paper as u32, end)
    }

    /// `Mali: 32 jets from Chad; 54 tanks approved by Niger; 12 guns`: points of a list, where one has a deed of its own.
    pub(super) fn another_point(&self, at: usize, first: u32, end: u32) -> bool {
        let Annotated { scan, verbs, weapons, .. } = self.annotated;
        let stop = (at + 1..end as usize).find(|&t| scan.sign(t) == ';').unwrap_or(end as usize) as u32;
        let from = verbs.partition_point(|g| (g.tokens.first as usize) < at);
        let told = verbs[from..].iter().take_while(|g| g.tokens.end <= stop).any(|g| self.is_of_deals(g));
        let goods = weapons.get(weapons.partition_point(|w| (w.tokens.first as usize) < at));
        let own = told && goods.is_some_and(|w| w.tokens.end <= stop) && self.has_goods(first, at);
        own || scan.sign(first as usize) == ';'
    }

    /// `the purchase of 12 jets from Chad and the sale of guns to Mali`: another move with goods and a side of its own behind it.
    pub(super) fn another_move(&self, at: usize, first: u32, end: u32) -> bool {
        let Annotated { scan, weapons, .. } = self.annotated;
        let joins = scan.mark(at, self.conjunction).map_or(at + 1, |m| m.end as usize);
        let article = joins < end as usize && scan.is(joins, scan.grammar.class("article"));
        if !article || joins + 2 > end as usize {
            return false;
        }
        let moved = scan.grammar.class("deal_moved");
        if scan.mark(joins + 1, moved).is_none() {
            return false;
        }
        let before = weapons[..weapons.partition_point(|w| w.tokens.end as usize <= at)].last();
        let behind = weapons.get(weapons.partition_point(|w| (w.tokens.first as usize) < joins));
        let told = before.filter(|w| w.tokens.first >= first);
        let next = behind.filter(|w| w.tokens.end <= end);
        let sides = told
            .zip(next)
            .is_some_and(|(a, b)| self.names_side(a.tokens.end, at as u32) && self.names_side(b.tokens.end, end));
        sides && self.names_seller(first, at as u32) != self.names_seller(joins as u32, end)
    }

    /// `12 jets were delivered, says the paper, which recalls that 36 others will be sold`: what another verb of saying adds
    /// behind a deal, with goods and a verb of its own.
    pub(super) fn says_more(&self, at: usize, first: u32, end: u32) -> bool {
        let Annotated { verbs, scan, weapons, .. } = self.annotated;
        let that = || scan.mark(at, self.subordinator).is_some_and(|m| scan.key(m) == "that");
        let kinds = &scan.grammar.words.verbs;
        let said = verbs[..verbs.partition_point(|g| g.tokens.end as usize <= at)].last();
        let says = |g: &&VerbGroup| {
            g.tokens.end as usize == at && g.finite() && kinds.kinds(g.lemma) & kinds.kind("speech") != 0
        };
        let Some(said) = said.filter(says).filter(|_| that()) else { return false };
        let deals = |from: u32, to: u32| {
            let from = verbs.partition_point(|g| g.tokens.first < from);
            verbs[from..].iter().take_while(|g| g.tokens.end <= to).any(|g| self.is_of_deals(g))
        };
        let goods = |from: u32, to: u32| {
            let next = weapons.get(weapons.partition_point(|w| w.tokens.first < from));
            next.is_some_and(|w| w.tokens.end <= to)
        };
        let (behind, before) = (said.tokens.end, said.tokens.first);
        goods(first, before) && goods(behind, end) && deals(first, before) && deals(behind, end)
    }

    /// Does `to` or `from` lead to someone among these tokens?
    fn names_side(&self, from: u32, to: u32) -> bool {
        self.leads_to_someone(&["from", "with", "to", "for"], from, to)
    }

    /// `is to buy 26 jets, after 36 already delivered to its air force`: what came before, with a figure and a participle.
    pub(super) fn come_before(&self, at: usize, first: u32, end: u32) -> bool {
        let Annotated { verbs, weapons, numbers, scan, .. } = self.annotated;
        let number = numbers.get(numbers.partition_point(|n| (n.tokens.first as usize) <= at));
        let opened = scan.mark(at, self.later).map_or(at as u32 + 1, |m| m.end);
        let counted = number.is_some_and(|n| n.tokens.first == opened && !n.ordinal);
        let verb = verbs.get(verbs.partition_point(|g| (g.tokens.first as usize) <= at));
        let came = verb.is_some_and(|g| {
            let near = (g.tokens.first as usize - at) <= NEAR && g.tokens.end <= end;
            near && g.tense == Tense::Participle && self.is_of_deals(g)
        });
        let told = weapons[..weapons.partition_point(|w| w.tokens.end as usize <= at)].last();
        counted && came && told.is_some_and(|w| w.tokens.first >= first)
    }

    /// `is buying 12 jets and plans to sell its tanks`: one gets goods, and the other gives some away.
    pub(super) fn turns(&self, done: &VerbGroup, open: &VerbGroup) -> bool {
        let grammar = self.annotated.scan.grammar;
        let acts = |verb: &VerbGroup, side: &str| {
            let mut rules = grammar.frames.of_verb(verb.lemma).filter(|f| of_stage(self.annotated, f));
            let subject = |f: &Frame| grammar.rule(f.rule).field(side).is_some_and(|p| p.starts_with("subject"));
            !verb.passive && rules.any(|f| grammar.rule(f.rule).make == "transfer" && subject(f))
        };
        let gets = |verb: &VerbGroup| acts(verb, "recipient") && !acts(verb, "supplier");
        let gives = |verb: &VerbGroup| acts(verb, "supplier") && !acts(verb, "recipient");
        gets(done) && gives(open) || gives(done) && gets(open)
    }

    /// Do goods stand soon behind a verb?
    pub(super) fn goods_next(&self, verb: &VerbGroup, end: u32) -> bool {
        let weapons = &self.annotated.weapons;
        let next = weapons.get(weapons.partition_point(|w| w.tokens.first < verb.tokens.end));
        next.is_some_and(|w| w.tokens.end <= end && (w.phrase.first as usize) <= verb.tokens.end as usize + NEAR)
    }

    /// Does `from` or `with` lead to someone among these tokens?
    pub(super) fn names_seller(&self, from: u32, to: u32) -> bool {
        self.leads_to_someone(&["from", "with"], from, to)
    }

    fn leads_to_someone(&self, keys: &[&str], from: u32, to: u32) -> bool {
        let Annotated { mentions, scan, .. } = self.annotated;
        let slot = scan.grammar.class("deal_slot");
        let leads = |at: usize| scan.mark(at, slot).is_some_and(|m| keys.contains(&scan.key(m)));
        let inside = mentions[mentions.partition_point(|m| m.phrase.first < from)..].iter();
        inside.take_while(|m| m.phrase.end <= to).any(|m| m.phrase.first > from && leads(m.phrase.first as usize - 1))
    }
}
