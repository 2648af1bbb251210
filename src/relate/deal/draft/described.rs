//! Goods that only tell of others: what a relative clause says of them, what parts are for, what each of them takes.

use super::meant::become_type;
use super::{Draft, Place, Reader};
use crate::analysis::Annotated;
use crate::model::{Category, DealKind, DealStatus, Item, Tense, Tokens, VerbGroup};
use crate::relate::deal::cue::{Cue, Role};
use crate::relate::deal::goods::{Goods, means, same};
use crate::relate::deal::parties::{Scene, is_origin};
use crate::relate::deal::side::{Side, Slot};
use crate::text::{Casing, TokenKind};

/// How far behind parts the goods may stand that these are for, in tokens: `radars for the frigates of its navy's`.
const CARRIED_WITHIN: u32 = 5;

/// How far behind a verb of having its goods may stand, in tokens.
const HAD_WITHIN: u32 = 5;

/// How far behind goods the participle may stand that tells how someone got them, in tokens.
const TOLD_WITHIN: u32 = 8;

/// How long what someone has may be, with its figure, in tokens: `its four ageing Tarn boats`.
const OWNED_WITHIN: u32 = 6;

/// How far behind a verb of making the one may be named who made the goods, in tokens.
const MAKER_WITHIN: u32 = 8;

/// How far before a package the word may stand that makes it a part of goods, in tokens.
const PACKAGE_WITHIN: u32 = 6;

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

    /// `the country operates 12 jets`: what someone has, and no word for a deal before or right behind it.
    pub(super) fn is_had(&self, goods: &Goods, clause: Tokens, cues: &[Cue]) -> bool {
        let Annotated { scan, verbs, .. } = self.annotated;
        let first = goods.tokens.first;
        let verb = verbs[..verbs.partition_point(|g| g.tokens.end <= first)].last();
        let kinds = &scan.grammar.words.verbs;
        let has = |g: &&VerbGroup| g.finite() && !g.passive && kinds.kinds(g.lemma) & kinds.kind("possess") != 0;
        let Some(verb) =
            verb.filter(|g| g.tokens.first >= clause.first && first - g.tokens.end <= HAD_WITHIN).filter(has)
        else {
            return false;
        };
        let subordinator = scan.grammar.class("subordinator");
        let told = |c: &Cue| {
            // `operates three boats, which Mali delivered in 2014`
            let end = goods.tokens.end;
            let related = Tokens { first: end, end: (end + 2).min(c.tokens.first.max(end)) };
            // `exploite trois navires que le Mali a livrés`
            let that = |at: u32| scan.mark(at as usize, subordinator).is_some_and(|m| scan.key(m) == "that");
            let related = self.has(related, self.words.relative) || related.range().any(|at| that(at as u32));
            let told = self.describes(c) || related;
            let reach = if told { TOLD_WITHIN } else { 2 };
            let near = (goods.tokens.end..=goods.tokens.end + reach).contains(&c.tokens.first);
            // `took up the option that it had on a fourth frigate`
            let of_taken = c.takes.is_some_and(|t| t < verb.tokens.first && verb.tokens.first - t <= HAD_WITHIN);
            near || of_taken || c.tokens.first >= verb.tokens.first && c.tokens.first < first
        };
        !cues.iter().any(told)
    }

    /// `ordered five boats. … Chad operates three Tarn corvettes, which Mali delivered`: goods of another type, had before.
    pub(super) fn is_had_besides(&self, draft: &Draft, main: &Cue, clause: Tokens) -> bool {
        let Annotated { scan, verbs, .. } = self.annotated;
        let Some(goods) = draft.goods.first() else { return false };
        let kinds = &scan.grammar.words.verbs;
        let verb = verbs[..verbs.partition_point(|g| g.tokens.end <= goods.tokens.first)].last();
        let has = |g: &VerbGroup| {
            g.finite() && g.tokens.first >= clause.first && kinds.kinds(g.lemma) & kinds.kind("possess") != 0
        };
        let told = |g: &Goods| self.last.iter().any(|l| same(&l.item, &g.item));
        let brought = main.carries && main.tokens.first >= goods.tokens.end && draft.status == DealStatus::Delivered;
        brought && verb.is_some_and(has) && !draft.definite && !draft.goods.iter().any(told)
    }

    /// `Chad operates three boats that Mali delivered`: who has them got them.
    pub(super) fn holder(&self, scene: Scene, supplier: Option<Side>) -> Option<Side> {
        let Annotated { verbs, scan, .. } = self.annotated;
        let (goods, supplier) = scene.goods.first().zip(supplier)?;
        let verb = verbs[..verbs.partition_point(|g| g.tokens.end <= goods.tokens.first)].last()?;
        let kinds = &scan.grammar.words.verbs;
        let has = verb.finite() && !verb.passive && kinds.kinds(verb.lemma) & kinds.kind("possess") != 0;
        let near = verb.tokens.first >= scene.clause.first && goods.tokens.first - verb.tokens.end <= HAD_WITHIN;
        let owns = |s: &&Side| s.slot == Slot::Bare && s.trades && s.tokens.end <= verb.tokens.first;
        let before = scene.sides.iter().rfind(owns).filter(|s| !s.makes && s.country != supplier.country);
        let brought = scene.cues.iter().all(|c| c.carries && c.tokens.first >= goods.tokens.end);
        before.copied().filter(|_| has && near && brought && supplier.tokens.first >= goods.tokens.end)
    }

    /// `has Chadian guns and tanks bought from Mali`: the participle tells of the goods right before it, and not of those
    /// that an adjective gives to another land.
    pub(super) fn drop_of_others(&self, goods: &mut Vec<Goods>, sides: &[Side], main: &Cue) {
        let Some(last) = goods.last().filter(|_| self.describes(main) && goods.len() > 1).cloned() else { return };
        let made = |g: &Goods| {
            sides.iter().any(|s| s.slot == Slot::Adjective && is_origin(self.annotated, s, std::slice::from_ref(g)))
        };
        let near = (last.tokens.end..=last.tokens.end + 1).contains(&main.tokens.first);
        if near && main.recipient.subject && !made(&last) {
            goods.retain(|g| !made(g));
        }
    }

    /// `the experience gained by Chad with the jet`: a participle right behind a noun that is no word for goods, with the
    /// goods behind it.
    pub(super) fn is_of_other_noun(&self, cue: &Cue, cues: &[Cue], goods: &[Goods]) -> bool {
        let Annotated { scan, verbs, .. } = self.annotated;
        let group = cue.group.map(|g| &verbs[g as usize]);
        let Some(group) = group.filter(|g| g.tense == Tense::Participle && cue.role == Role::Transfer) else {
            return false;
        };
        let Some(before) = group.tokens.first.checked_sub(1) else { return false };
        let token = &scan.tokens[before as usize];
        let words = [self.words.determiner, self.words.slot, self.words.join, self.words.adverb, self.words.pronoun];
        let words = words.into_iter().chain([self.words.preposition, self.words.relative, self.words.possessive]);
        let verb = verbs[..verbs.partition_point(|g| g.tokens.end <= before)].len();
        let in_verb = verbs.get(verb).is_some_and(|g| g.tokens.contains(before as usize));
        let noun = token.kind == TokenKind::Word
            && token.casing == Casing::Lower
            && !in_verb
            && !words.into_iter().any(|class| scan.is(before as usize, class));
        if self.tells_of_owned(group, goods) {
            return true;
        }
        // `the recently ordered 12 jets`
        let own = |g: &Goods| g.tokens.first <= cue.tokens.end + 1;
        let behind = !goods.is_empty() && !goods.iter().any(own);
        // `approved the request sent by Chad for 12 jets`
        let telling = |c: &Cue| c.tokens.contains(before as usize) && c.status != Some(DealStatus::Requested);
        noun && behind && !cues.iter().any(telling)
    }

    /// `12 submarines to replace its four old boats, bought from Chad`: what a participle behind a comma tells is told of what
    /// the words right before it count as someone's own.
    fn tells_of_owned(&self, group: &VerbGroup, goods: &[Goods]) -> bool {
        let Annotated { scan, numbers, .. } = self.annotated;
        let comma = group.tokens.first.checked_sub(1).filter(|&at| scan.sign(at as usize) == ',');
        let last = goods.iter().map(|g| g.tokens.end).filter(|&end| end <= group.tokens.first).max();
        let Some((comma, last)) = comma.zip(last) else { return false };
        let from = last.max(comma.saturating_sub(OWNED_WITHIN));
        let own = (from..comma).rev().find(|&at| scan.is(at as usize, self.words.possessive));
        own.is_some_and(|at| {
            let next = numbers.get(numbers.partition_point(|n| n.tokens.first <= at));
            next.is_some_and(|n| n.tokens.first == at + 1 && n.tokens.end < comma)
        })
    }

    /// Without what parts and missiles are for: `bought 12 radars for its frigates`, `spare parts for F-16 jets`.
    pub(super) fn drop_carriers(&self, goods: &mut Vec<Goods>) {
        use Category::{Engines, Missiles, Munitions, Sensors, SpareParts};
        let scan = &self.annotated.scan;
        let part = |g: &Goods| matches!(g.item.category, Engines | Sensors | SpareParts);
        let shot = |g: &Goods| matches!(g.item.category, Missiles | Munitions) && !g.general;
        let leads = |at: u32| scan.mark(at as usize, self.words.slot).is_some_and(|m| scan.key(m) == "for");
        let carried = |a: &Goods, b: &Goods| {
            let near = b.tokens.first.saturating_sub(a.tokens.end) <= CARRIED_WITHIN;
            (part(a) || shot(a) && !shot(b)) && !part(b) && b.item.quantity.is_none() && near && leads(a.tokens.end)
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

    /// `The vessels were built by Tarn`, `Ces navires ont été construits à Oslo`: who made the goods of the deal told last,
    /// in a sentence that tells of none itself.
    pub(super) fn maker_told(&self, place: Place) -> Option<Draft> {
        let Annotated { scan, verbs, .. } = self.annotated;
        let kinds = &scan.grammar.words.verbs;
        let clause = place.clause;
        let from = verbs.partition_point(|g| g.tokens.first < clause.first);
        let mut inside = verbs[from..].iter().take_while(|g| g.tokens.first < clause.end);
        let made = inside.find(|g| (g.passive || !g.finite()) && kinds.kinds(g.lemma) & kinds.kind("make") != 0)?;
        let goods = self.goods(clause, &[]);
        let known = |g: &Goods| g.tokens.end <= made.tokens.first && (self.stands_for_known(g) || self.is_back(g));
        let near = |s: &Side| s.tokens.first >= made.tokens.end && s.tokens.first - made.tokens.end <= MAKER_WITHIN;
        let makes = |s: &&Side| near(s) && (s.makes && s.slot != Slot::With || matches!(s.slot, Slot::By | Slot::In));
        let supplier = self.sides.within(clause).iter().find(makes).copied()?;
        let of_last = !self.last.is_empty() && !goods.is_empty() && goods.iter().all(known);
        let draft = Draft { supplier: Some(supplier), of_last: true, definite: true, ..self.blank(place) };
        of_last.then_some(draft)
    }

    /// Goods that stand for the one type that was told of before become that type, once.
    pub(super) fn take_known_types(&self, goods: &mut Vec<Goods>) {
        goods.iter_mut().for_each(|g| self.take_known_type(g));
        let mut told: Vec<Item> = Vec::new();
        goods.retain(|g| {
            let again =
                g.item.quantity.is_none() && g.item.designation.is_some() && told.iter().any(|t| same(t, &g.item));
            told.push(g.item.clone());
            !again
        });
    }

    /// `countries that have ordered the missile`: of the one type that the article names, where a deal was told of it.
    fn take_known_type(&self, goods: &mut Goods) {
        if !goods.broad
            || goods.item.quantity.is_some()
            || goods.part.is_some()
            || !self.is_known(goods.tokens.first as usize)
        {
            return;
        }
        let meant = self.last.iter().rev().find(|l| l.item.designation.is_some() && means(goods, l));
        if let Some(known) = meant.filter(|l| self.is_only_type(&l.item)) {
            let item = Item { quantity: None, ..known.item.clone() };
            become_type(goods, item);
        }
    }

    /// `sought 29 Apaches, spare parts and training`: a service behind goods of a list is one more of them, and no deed.
    pub(super) fn is_listed_service(&self, cue: &Cue, cues: &[Cue], goods: &[Goods]) -> bool {
        let scan = &self.annotated.scan;
        let first = cue.tokens.first;
        let joins = |at: u32| scan.is(at as usize, self.words.join) || scan.sign(at as usize) == ',';
        let joined = (first.saturating_sub(3)..first).any(joins);
        let told = |g: &Goods| g.tokens.end <= first && (g.item.designation.is_some() || g.item.quantity.is_some());
        let start = goods.first().map_or(0, |g| g.tokens.end);
        let other = cues.iter().any(|c| c.group.is_some() && (start..first).contains(&c.tokens.first));
        // `12 tanks with a training package`
        let with = |at: u32| scan.mark(at as usize, self.words.slot).is_some_and(|m| scan.key(m) == "with");
        let package = cue.role == Role::Pact && cue.kind == Some(DealKind::Donation);
        let brought = package && (first.saturating_sub(PACKAGE_WITHIN)..first).any(with);
        let service = cue.kind == Some(DealKind::Maintenance) && joined && !other;
        cue.group.is_none() && (service || brought) && goods.iter().any(told)
    }

    /// `countries that have ordered the jet include Chad`: a deed in a relative clause, and a verb of listing behind it.
    pub(super) fn lists_buyers(&self, cue: &Cue) -> bool {
        let Annotated { scan, verbs, .. } = self.annotated;
        let Some(group) = cue.group.map(|g| &verbs[g as usize]) else { return false };
        let relative = group.tokens.first > 0 && scan.is(group.tokens.first as usize - 1, self.words.relative);
        let next = verbs.get(verbs.partition_point(|g| g.tokens.first < cue.tokens.end));
        let lists = next.is_some_and(|g| g.finite() && scan.is(g.tokens.first as usize, self.words.list));
        relative && lists && cue.recipient.subject
    }

    /// `This contract rests on a pact under which Chad had announced the purchase of 42 jets`: a known paper before a
    /// relative clause with a deed and goods of its own.
    pub(super) fn leads_to_other(&self, paper: &Cue, cues: &[Cue], goods: &[Goods]) -> bool {
        let scan = &self.annotated.scan;
        let Some(first) = goods.first().map(|g| g.tokens.first).filter(|_| paper.role == Role::Pact) else {
            return false;
        };
        let relative = (paper.tokens.end..first).rev().find(|&at| scan.is(at as usize, self.words.relative));
        let moved = |from: u32| {
            let within = |c: &&Cue| (from..first).contains(&c.tokens.first);
            cues.iter().filter(within).any(|c| c.role == Role::Transfer && c.group.is_none())
        };
        relative.is_some_and(moved)
    }
}
