//! Where a sentence goes on with another paper or another move than the one told before.

use super::{Cutter, NEAR, PAIRED};
use crate::analysis::Annotated;
use crate::model::{Tense, Tokens, VerbGroup, Weapon};
use crate::relate::deal::cue::{may_hold_cue, of_stage};
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
        let Annotated { scan, verbs, weapons, mentions, .. } = self.annotated;
        let stop = (at + 1..end as usize).find(|&t| scan.sign(t) == ';').unwrap_or(end as usize) as u32;
        let from = verbs.partition_point(|g| (g.tokens.first as usize) < at);
        let before = || verbs[..from].iter().rev().take_while(|g| g.tokens.first >= first);
        let mut behind = verbs[from..].iter().take_while(|g| g.tokens.end <= stop);
        let goods = weapons.get(weapons.partition_point(|w| (w.tokens.first as usize) < at));
        let goods = || goods.is_some_and(|w| w.tokens.end <= stop) && self.has_goods(first, at);
        let listed = !before().any(|g| self.is_of_deals(g)) && behind.clone().any(|g| self.is_of_deals(g)) && goods();
        // `Chad paid for its drones; Mali preferred tanks`
        let named = mentions.get(mentions.partition_point(|m| (m.phrase.first as usize) < at));
        let acts = |g: &VerbGroup| g.finite() && named.is_some_and(|m| m.phrase.end <= g.tokens.first);
        let mut sentences = || before().any(VerbGroup::finite) && behind.any(acts);
        scan.sign(first as usize) == ';' || listed || sentences()
    }

    /// `the purchase of 12 jets from Chad and the sale of guns to Mali`: another move with goods and a side of its own behind it.
    pub(super) fn another_move(&self, at: usize, first: u32, end: u32) -> bool {
        let Annotated { scan, weapons, .. } = self.annotated;
        let past = |at: usize| scan.mark(at, self.conjunction).map(|m| m.end as usize);
        let joins = past(at).unwrap_or_else(|| past(at + 1).unwrap_or(at + 1));
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
        let side = |from: u32, to: u32| self.leads_to_someone(&["from", "with", "to", "for", "by"], from, to);
        let own = |w: &Weapon, to: u32| side(w.tokens.end, to) || side(joins as u32, to);
        // `the purchase of 12 jets by Chad, the order by Mali of guns`
        told.is_some_and(|w| side(w.tokens.end, at as u32)) && next.is_some_and(|w| own(w, end))
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

    /// `has bought the jet after its acquisition by Chad in 2009`: a noun for a deed of its own, behind goods.
    pub(super) fn names_deed(&self, at: usize, first: u32, end: u32) -> bool {
        let Annotated { weapons, scan, .. } = self.annotated;
        let next = weapons.partition_point(|w| (w.tokens.first as usize) < at);
        let told = weapons[..next].last().is_some_and(|w| w.tokens.first >= first);
        let noun = Tokens { first: at as u32 + 2, end: end.min(at as u32 + 4) };
        // `after the delivery of the first to Niger`
        let moved = || {
            let [article, moved] = ["article", "deal_moved"].map(|name| scan.grammar.class(name));
            scan.is(at + 1, article) && scan.is(at + 2, moved) && self.names_side(at as u32, end)
        };
        told && at + 2 < end as usize
            && (scan.is(at + 1, self.possessive) && may_hold_cue(self.annotated, noun) || moved())
    }

    /// `said that Chad had sold 12 jets and that two boats bought from Mali were old`: a clause beside another, where both
    /// tell of goods.
    pub(super) fn says_also(&self, at: usize, first: u32, end: u32) -> bool {
        let Annotated { scan, weapons, .. } = self.annotated;
        let that = |at: usize| scan.mark(at, self.subordinator).is_some_and(|m| scan.key(m) == "that");
        let next = weapons.get(weapons.partition_point(|w| (w.tokens.first as usize) < at));
        let goods = next.is_some_and(|w| w.tokens.end <= end) && self.has_goods(first, at);
        at + 1 < end as usize && that(at + 1) && goods && may_hold_cue(self.annotated, Tokens { first: at as u32, end })
    }

    /// `signed with Chad and with Mali, which bought 12 jets`: where the one begins of whom a relative clause tells a deal
    /// in goods of another sort than those told of before it.
    pub(super) fn taken_up(&self, at: usize, first: u32, end: u32) -> Option<u32> {
        let Annotated { verbs, weapons, mentions, scan, .. } = self.annotated;
        let comma = at.checked_sub(1).filter(|&before| scan.is(at, self.relative) && scan.sign(before) == ',')?;
        let named = mentions.get(mentions.partition_point(|m| (m.phrase.end as usize) < comma));
        let named = named.filter(|m| m.phrase.end as usize == comma && m.phrase.first > first)?;
        let verb = verbs.get(verbs.partition_point(|g| (g.tokens.first as usize) <= at))?;
        let acts = verb.tokens.first as usize <= at + 2 && verb.finite() && !verb.passive && self.is_of_deals(verb);
        let from = verbs.partition_point(|g| g.tokens.first < first);
        let told = verbs[from..].iter().take_while(|g| (g.tokens.first as usize) < at).any(|g| self.is_of_deals(g));
        let behind = weapons.get(weapons.partition_point(|w| w.tokens.first < verb.tokens.end))?;
        let from = weapons.partition_point(|w| w.tokens.first < first);
        let mut before = weapons[from..].iter().take_while(|w| (w.tokens.end as usize) <= at);
        // `ordered 12 jets, followed by Mali, which bought six`
        let counted = |w: &Weapon| w.quantity.is_some();
        // `bought Tarn missiles, and for Mali, which ordered Fjords`
        let types = |w: &Weapon| w.designation.is_some() && behind.designation.is_some() && w.family != behind.family;
        let alike = |w: &Weapon| w.category == behind.category && !(counted(w) && counted(behind)) && !types(w);
        let other = behind.tokens.end <= end && !before.any(alike);
        (acts && told && other).then_some(named.phrase.first)
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

    /// Does a relative pronoun stand here, or in French a `que` that is one behind a comma?
    pub(super) fn opens_relative(&self, at: usize) -> bool {
        let scan = &self.annotated.scan;
        let [relative, that] = [self.relative, self.subordinator].map(|class| scan.mark(at, class));
        relative.is_some_and(|m| scan.key(m) != "where") || that.is_some_and(|m| scan.key(m) == "that")
    }

    /// `Chad, which leases 14 Gripens, has just ordered four more`: from this verb on, is a bare figure of more goods dealt in?
    pub(super) fn counts_more(&self, verb: usize, end: u32) -> bool {
        let Annotated { verbs, numbers, money, .. } = self.annotated;
        let mut behind = verbs[verb..].iter().take(2).take_while(|g| g.tokens.end < end);
        behind.any(|g| {
            let number = numbers.get(numbers.partition_point(|n| n.tokens.first < g.tokens.end));
            let sum = money.get(money.partition_point(|m| m.tokens.end <= g.tokens.end));
            self.is_of_deals(g)
                && number.is_some_and(|n| n.tokens.first == g.tokens.end && !n.ordinal)
                && sum.is_none_or(|m| m.tokens.first > g.tokens.end)
        })
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
        // `par la Suède`
        let article = scan.grammar.class("article");
        let past = |at: usize| at - usize::from(scan.is(at, article));
        let led = |at: u32| leads(at as usize - 1) || leads(past(at as usize - 1));
        inside.take_while(|m| m.phrase.end <= to).any(|m| m.phrase.first > from && led(m.phrase.first))
    }

    /// `said Chad and Mali have bought`: a verb of saying, and nothing between it and the word that joins but the first of two.
    pub(super) fn says_of(&self, verb: &VerbGroup, joins: usize) -> bool {
        let Annotated { scan, mentions, .. } = self.annotated;
        let kinds = &scan.grammar.words.verbs;
        let end = verb.tokens.end;
        let name = mentions.get(mentions.partition_point(|m| m.tokens.first < end));
        let led = name.is_some_and(|m| m.tokens.first <= end + 1 && m.phrase.end as usize == joins);
        led && kinds.kinds(verb.lemma) & kinds.kind("speech") != 0
    }
}
