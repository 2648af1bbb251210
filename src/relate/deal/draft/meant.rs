//! The goods that a clause means: without those not chosen, with those that go back to what was told before.

use super::Reader;
use crate::analysis::Annotated;
use crate::model::{DealKind, DealStatus, Item, Tense, Tokens, VerbGroup};
use crate::relate::deal::cue::{Cue, Role};
use crate::relate::deal::goods::{self, Goods, means, same, takes_in};
use crate::relate::deal::parties::is_origin;
use crate::relate::deal::side::{Side, Slot};
use crate::rules::frame::Frame;

/// How far behind a verb the noun that is its object may stand, in tokens.
const GOVERNS: u32 = 6;

/// How far behind a noun for upkeep the forces may stand that are renewed, in tokens.
const FORCES_WITHIN: u32 = 6;

/// How many sentences before a bare figure the type may have been told that it counts.
pub(super) const SAME_TYPE_WITHIN: usize = 2;

/// How far before goods the words may stand that make them a sum, in tokens.
const TOTAL_WITHIN: u32 = 6;

impl Reader<'_> {
    /// The goods of a clause without the losers; `12 others` and `the jets` go back to what was told before.
    pub(super) fn goods(&self, clause: Tokens, cues: &[Cue]) -> Vec<Goods> {
        let mut goods = goods::within(self.annotated, clause);
        self.drop_losers(&mut goods, clause, cues);
        self.drop_had_before(&mut goods, clause, cues);
        self.drop_described(&mut goods, cues);
        self.drop_carriers(&mut goods);
        self.drop_fed(&mut goods);
        goods.retain(|g| !self.is_of_relative(g, clause, cues) && !self.is_had(g, clause, cues));
        self.take_all(&mut goods);
        self.join_apposed(&mut goods);
        self.drop_shares(&mut goods);
        self.drop_totals(&mut goods, clause, cues);
        for g in goods.iter_mut().filter(|g| !g.sure && self.goes_back(g)) {
            g.sure = self.last.iter().any(|l| l.item.category == g.item.category);
        }
        goods.iter_mut().for_each(|g| self.take_type(g));
        // `Norway makes the C-390. Chad has chosen the aircraft`
        let chosen =
            |g: &Goods| g.broad && g.item.designation.is_none() && g.item.quantity.is_none() && self.goes_back(g);
        if cues.iter().any(|c| c.status == Some(DealStatus::Selected) && c.group.is_some()) {
            for g in goods.iter_mut().filter(|g| chosen(g)) {
                self.pointed_at(g).into_iter().for_each(|told| become_type(g, told));
            }
        }
        self.take_count_of_paper(&mut goods, cues);
        self.take_count_of_whose(&mut goods, clause);
        self.take_first_of_order(&mut goods);
        self.take_place_in_all(&mut goods);
        self.take_come(&mut goods);
        self.take_count_before_type(&mut goods);
        self.count_type(&mut goods);
        self.take_last_type(&mut goods, clause);
        self.take_count_before_owner(&mut goods);
        self.add_left_out(&mut goods, clause);
        self.add_rest(&mut goods, clause, cues);
        let moved = cues.iter().any(|c| c.role == Role::Transfer && !c.weak && c.group.is_some());
        if goods.is_empty() {
            let same = || self.same(clause).filter(|_| moved).or_else(|| self.they(cues));
            goods.extend(self.others(clause).or_else(same).or_else(|| self.lot(cues)));
            self.take_place_in_all(&mut goods);
        }
        goods
    }

    /// `are on order from Chad`: what a verb such as `be` says of the goods before it.
    fn is_what_they_are(&self, cue: &Cue) -> bool {
        let Annotated { verbs, scan, .. } = self.annotated;
        let kinds = &scan.grammar.words.verbs;
        let verb = verbs[..verbs.partition_point(|g| g.tokens.end <= cue.tokens.first)].last();
        let near = |g: &VerbGroup| cue.tokens.first - g.tokens.end <= 1 && kinds.kinds(g.lemma) & kinds.kind("be") != 0;
        cue.group.is_none() && cue.tokens.range().len() > 1 && verb.is_some_and(near)
    }

    /// Arms that the cues speak of: not what a clause names before a verb that is active.
    pub(super) fn goods_of(&self, cues: &[Cue], goods: Vec<Goods>) -> Vec<Goods> {
        let verbs = &self.annotated.verbs;
        let first = cues.iter().find(|c| c.role != Role::Step).or(cues.first());
        let Some(cue) = first else { return goods };
        let group = cue.group.and_then(|g| verbs.get(g as usize));
        let passive = group.is_none_or(|g| g.passive || g.tense == Tense::Participle);
        // `defence exports`, `repair centres` are goods and what is done with them.
        let wider = |g: &Goods, c: &Cue| g.tokens.range().len() > c.tokens.range().len();
        let holds = |g: &Goods, c: &Cue| wider(g, c) && (g.general || self.has(g.tokens, self.words.site));
        let is_cue = |g: &Goods| cues.iter().any(|c| c.tokens.overlaps(g.tokens) && !holds(g, c));
        let goods: Vec<Goods> = goods.into_iter().filter(|g| !is_cue(g)).collect();
        let behind = |g: &Goods| g.tokens.end > cue.tokens.first;
        if cue.arrives {
            return goods.into_iter().filter(|g| !behind(g) && !self.acts(g.tokens.end, cue.tokens.first)).collect();
        }
        if group.is_none() {
            let is = self.is_what_they_are(cue);
            let told = |g: &Goods| {
                behind(g) && !self.does_other(cue.tokens.end, g.tokens.first)
                    || !behind(g) && (is || !self.acts(g.tokens.end, cue.tokens.first))
            };
            return goods.into_iter().filter(told).collect();
        }
        // `jets that will replace older ones bought in the 1980s`: what stands right before a participle, and what is behind it.
        if group.is_some_and(|g| g.tense == Tense::Participle) {
            let near = |g: &Goods| behind(g) || !self.acts(g.tokens.end, cue.tokens.first);
            return goods.into_iter().filter(near).collect();
        }
        // `has sent a letter to go ahead with the purchase of guns`: what another verb has for its object is not sent.
        let next = verbs.get(verbs.partition_point(|v| v.tokens.first < cue.tokens.end));
        let of_next = |g: &Goods| {
            let hangs = |v: &VerbGroup| v.tense == Tense::Infinitive && v.tokens.end <= g.tokens.first;
            cue.deploys && behind(g) && next.is_some_and(hangs)
        };
        match (passive, goods.iter().any(behind)) {
            (true, _) => goods,
            (false, true) => goods.into_iter().filter(|g| behind(g) && !of_next(g)).collect(),
            // `jets are part of a plan to modernise its air force`
            (false, false) if cue.kind == Some(DealKind::Maintenance) => Vec::new(),
            (false, false) => goods.into_iter().filter(|g| (g.sure || !g.general) && self.is_related(g, cue)).collect(),
        }
    }

    /// `opponents of that sale criticized Chad for a jet`: an active verb of blame between tells of another deed.
    fn does_other(&self, from: u32, to: u32) -> bool {
        let grammar = self.annotated.scan.grammar;
        let verbs = &self.annotated.verbs;
        let first = verbs.partition_point(|g| g.tokens.first < from);
        let blames = |g: &VerbGroup| {
            let alone = |f: &&Frame| f.verbs(g.lemma).iter().all(|v| v.particles.is_empty());
            let frames = || grammar.frames.of_verb(g.lemma);
            let moves = frames().any(|f| grammar.stage(f.rule) == "deals");
            !moves && frames().filter(alone).any(|f| grammar.rule(f.rule).make == "ACCUSE")
        };
        let other = |g: &VerbGroup| g.finite() && !g.passive && blames(g);
        verbs[first..].iter().take_while(|g| g.tokens.first < to).any(other)
    }

    /// Without verbs of moving that have other goods for their object: `imports wheat and wants to buy tanks`.
    pub(super) fn near_goods(&self, cues: Vec<Cue>, goods: &[Goods]) -> Vec<Cue> {
        let Some(first) = goods.iter().map(|g| g.tokens.first).find(|&g| !cues.iter().any(|c| c.tokens.first == g))
        else {
            return cues;
        };
        let moves = |c: &Cue| c.role == Role::Transfer && c.tokens.end <= first;
        // `orders to which the sale of 12 jets must be added`
        let parted = |c: &Cue, next: &Cue| {
            let gap = Tokens { first: c.tokens.end, end: next.tokens.first.max(c.tokens.end) };
            moves(c) && moves(next) && c.group.is_none() && next.group.is_none() && self.has(gap, self.words.to_which)
        };
        let added = (1..cues.len()).find(|&n| parted(&cues[n - 1], &cues[n]));
        let cues: Vec<Cue> = cues.into_iter().skip(added.unwrap_or(0)).collect();
        // `the modernisation of its air force began with 12 jets`: what is renewed is named, and is no goods.
        let forces = |c: &Cue| {
            let of_forces = Tokens { first: c.tokens.end, end: (c.tokens.end + FORCES_WITHIN).min(first) };
            c.kind == Some(DealKind::Maintenance)
                && c.group.is_none()
                && moves(c)
                && self.has(of_forces, self.words.forces)
                && self.acts(c.tokens.end, first)
        };
        // `has modernised its fleet by buying 12 jets`: how it did so is the deal.
        let other = |c: &Cue| c.kind.is_none() && c.group.is_some() && moves(c);
        let by = cues.iter().rfind(|c| other(c)).map_or(0, |c| c.tokens.first);
        let means = |c: &Cue| {
            c.kind == Some(DealKind::Maintenance) && c.group.is_some() && c.tokens.end <= by && self.has_own(c, by)
        };
        let cues: Vec<Cue> = cues.into_iter().filter(|c| !forces(c) && !means(c)).collect();
        let Some(nearest) = cues.iter().rposition(moves) else { return cues };
        // `received a shipment of tanks`, `chose a firm to supply tanks`: the verb that the deed hangs on.
        let governs = |c: &Cue| {
            // `has offered to sell`
            let offers = c.status == Some(DealStatus::Negotiating) && c.supplier.subject;
            let noun = cues[nearest].group.is_none() || c.chooses || offers;
            let verbs = &self.annotated.verbs;
            let next = verbs.get(verbs.partition_point(|g| g.tokens.first < c.tokens.end));
            let alone = next.is_none_or(|g| g.tokens.first >= cues[nearest].tokens.first);
            noun && alone
                && cues[nearest].tokens.first.saturating_sub(c.takes.map_or(c.tokens.end, |t| t + 2)) <= GOVERNS
        };
        let kept: Vec<bool> = cues.iter().map(|c| moves(c) && governs(c)).collect();
        let verb = |c: &Cue| c.group.is_some() && moves(c) && c.kind != Some(DealKind::Financing);
        // `received from Chad, as a gift, 12 rifles`
        let gift = cues[nearest].group.is_none() && cues[nearest].kind == Some(DealKind::Donation);
        let loan = gift || cues[nearest].kind == Some(DealKind::Financing);
        cues.into_iter()
            .enumerate()
            .filter(|(n, c)| *n >= nearest || kept[*n] || !verb(c) || loan || c.kind.is_some())
            .map(|(_, c)| c)
            .collect()
    }

    /// Does a possessive stand between a cue and this token: `modernised its fleet by`?
    fn has_own(&self, cue: &Cue, to: u32) -> bool {
        self.has(Tokens { first: cue.tokens.end, end: to.max(cue.tokens.end) }, self.words.possessive)
    }

    pub(super) fn remember(&mut self, goods: &[Goods]) {
        self.last.extend(goods.iter().filter(|g| g.sure).cloned());
    }

    /// `the jets`, where jets have been told of.
    pub(super) fn stands_for_known(&self, goods: &Goods) -> bool {
        let known = |l: &Goods| l.item.category == goods.item.category;
        goods.item.designation.is_none() && self.goes_back(goods) && self.last.iter().any(known)
    }

    /// Goods told before, named again without a figure: `the jets`, `the F-35s`.
    pub(super) fn is_back(&self, goods: &Goods) -> bool {
        let known = |l: &Goods| same(&l.item, &goods.item) || means(goods, l);
        let count = goods.item.quantity;
        // `the three jets were handed over`: those told of as the first three.
        let counted = |l: &Goods| count.is_none() || l.part == count;
        self.goes_back(goods) && self.last.iter().any(|l| known(l) && counted(l))
    }

    /// `They were supplied by Chad`: the goods told last, as many as they are.
    fn they(&self, cues: &[Cue]) -> Option<Goods> {
        let known = self.told_last()?;
        let moved = |c: &&Cue| {
            let group = c.group.map(|g| &self.annotated.verbs[g as usize]);
            let passive = |g: &VerbGroup| g.finite() && g.passive && self.follows_pronoun(g.tokens.first);
            c.role == Role::Transfer && !c.weak && group.is_some_and(passive)
        };
        let first = cues.iter().find(moved)?.tokens.first;
        let tokens = Tokens { first: first.saturating_sub(1), end: first };
        let item = Item { quantity: None, ..known.item.clone() };
        Some(Goods { item, tokens, part: None, ..known.clone() })
    }

    fn goes_back(&self, goods: &Goods) -> bool {
        let scan = &self.annotated.scan;
        let first = goods.tokens.first as usize;
        if scan.is(first, self.words.pronoun) {
            return true;
        }
        (1..=2).filter_map(|n| first.checked_sub(n)).any(|at| scan.is(at, self.words.determiner))
    }

    /// `its 24 aircraft`.
    fn is_own(&self, goods: &Goods) -> bool {
        let scan = &self.annotated.scan;
        goods.tokens.first.checked_sub(1).is_some_and(|at| scan.is(at as usize, scan.grammar.class("possessive")))
    }

    /// `Chad bought 24 Su-30 jets. A deal with Mali for 12 aircraft followed`: bare figures beside another side count what
    /// was told right before.
    fn take_last_type(&self, goods: &mut [Goods], clause: Tokens) {
        let opens = |s: &Side| s.tokens.first <= clause.first + 1;
        let deals = |s: &Side| s.trades && !s.makes && (s.slot != Slot::In || opens(s));
        let sides = self.sides.within(clause);
        if self.has(clause, self.words.civil) || !sides.iter().any(deals) {
            return;
        }
        // In an article on one type, far from where it was named: of who sold it before, or of nobody told.
        let known = sides.iter().all(|s| s.slot == Slot::In) || sides.iter().any(|s| self.givers.contains(&s.country));
        let named = |g: &Goods| g.item.designation.is_some();
        let sentence = |g: &Goods| self.annotated.scan.sentence_of(g.tokens.first as usize);
        let counted = |g: &Goods| g.broad && !named(g) && g.item.quantity.is_some();
        // `six helicopters by the Italian firm`: who makes other goods is told.
        let made = |item: &Item| item.weapon.and_then(|w| self.annotated.weapons[w as usize].origin);
        let by_other = |item: &Item| sides.iter().any(|s| s.makes && made(item).is_some_and(|o| o != s.country));
        for n in 0..goods.len() {
            let open = &goods[n];
            let alike = |l: &&Goods| takes_in(open, l.item.category) && named(l);
            // `13 Turkish TB2 drones … four American drones`
            let beside = |s: &Side| is_origin(self.annotated, s, std::slice::from_ref(open));
            let of_other = |item: &Item| sides.iter().any(|s| beside(s) && made(item).is_some_and(|o| o != s.country));
            let near = |l: &&Goods| {
                sentence(open) - sentence(l).min(sentence(open)) <= SAME_TYPE_WITHIN
                    || known && self.is_only_type(&l.item)
            };
            if !counted(open)
                || open.sure
                || self.goes_back(open)
                || self.is_own(open)
                || goods.iter().any(|g| alike(&g))
            {
                continue;
            }
            let mut known = self.last.iter().rev().filter(alike).filter(near);
            let first = known
                .next()
                .filter(|f| known.all(|l| same(&l.item, &f.item)) && !by_other(&f.item) && !of_other(&f.item));
            let Some(first) = first.cloned() else { continue };
            become_type(&mut goods[n], first.item);
        }
    }

    /// `a client for the Rafale, with an order for 12 aircraft`: a bare figure counts the one type that its clause has named.
    fn count_type(&self, goods: &mut Vec<Goods>) {
        let counts = |g: &Goods| g.broad && !g.sure && g.item.designation.is_none() && g.item.quantity.is_some();
        let Some(at) = goods.iter().position(counts) else { return };
        let Goods { tokens, item: Item { category, quantity, .. }, .. } = &goods[at];
        let (first, category, figure) = (tokens.first as usize, *category, *quantity);
        // `the Rafale and 12 aircraft`
        if first > 0 && self.annotated.scan.is(first - 1, self.words.join) {
            return;
        }
        let open = |g: &Goods| g.item.quantity.is_none() && g.part.is_none() && !g.tranche;
        let mut named = goods[..at].iter_mut().filter(|g| g.item.category == category && g.item.designation.is_some());
        let (Some(known), None) = (named.next(), named.next()) else { return };
        if open(known) {
            known.item.quantity = figure;
            goods.remove(at);
        }
    }

    /// What was told last, a type rather than a kind.
    pub(super) fn told_last(&self) -> Option<&Goods> {
        self.last.iter().rev().find(|g| g.item.designation.is_some()).or(self.last.last())
    }

    /// `the system`, and not `the system of`: what was told last itself.
    fn same(&self, clause: Tokens) -> Option<Goods> {
        let known = self.told_last()?;
        let scan = &self.annotated.scan;
        let alone = |end: u32| scan.mark(end as usize, scan.grammar.class("goods_of")).is_none();
        let same = clause.range().find_map(|at| scan.mark(at, self.words.same)).filter(|m| alone(m.end))?;
        let item = Item { quantity: None, ..known.item.clone() };
        Some(Goods { item, tokens: Tokens { first: same.first, end: same.end }, part: None, ..known.clone() })
    }

    /// `ordered 30 aircraft, adding to its 24 Rafale`: what a side had before is none of it, but tells the type.
    fn drop_had_before(&self, goods: &mut Vec<Goods>, clause: Tokens, cues: &[Cue]) {
        let had = |g: &Goods| self.loses(g.tokens.first, clause, self.words.added, cues);
        let Some(at) = goods.iter().position(had).filter(|&at| at > 0) else { return };
        let before = goods.remove(at);
        let open = |g: &&mut Goods| g.broad && g.item.quantity.is_some() && g.item.category == before.item.category;
        let Some(new) = goods.iter_mut().find(open).filter(|_| before.item.designation.is_some()) else { return };
        become_type(new, before.item);
    }

    /// Without what only parts a number told before: `18 jets, of which 12 are used and six new`.
    fn drop_shares(&self, goods: &mut Vec<Goods>) {
        let count = |g: &Goods| g.item.quantity.and_then(|q| q.value);
        let Some(all) = goods.iter().find(|g| count(g).is_some()).cloned() else { return };
        let from = all.tokens.end as usize;
        let parted = |g: &Goods| {
            let opened =
                (from..g.tokens.first.max(all.tokens.end) as usize).any(|at| self.part_word(at) == Some("parts"));
            opened && g.item.designation.is_none() && g.item.category == all.item.category && count(g) < count(&all)
        };
        goods.retain(|g| count(g).is_none() || !parted(g));
    }

    /// Without the sum of what was told before it: `18 jets and 12 more, 30 jets in all`.
    fn drop_totals(&self, goods: &mut Vec<Goods>, clause: Tokens, cues: &[Cue]) {
        if !clause.range().any(|at| matches!(self.part_word(at), Some("total" | "sum"))) {
            return;
        }
        let count = |g: &Goods| g.item.quantity.and_then(|q| q.value);
        let known: Vec<Goods> = self.last.iter().chain(goods.iter()).cloned().collect();
        let part = |g: &Goods, k: &Goods| {
            let alike = k.item.category == g.item.category
                && (g.item.designation.is_none() || k.item.designation == g.item.designation);
            k.tokens.end <= g.tokens.first && alike && count(k).is_some() && count(k) < count(g)
        };
        let sums = |g: &Goods, word: &str| {
            let around = g.tokens.first.saturating_sub(TOTAL_WITHIN).max(clause.first)..g.tokens.end + 2;
            around.into_iter().any(|at| self.part_word(at as usize) == Some(word))
        };
        // `a first batch of 24 … covers a total of 672`: more of one type than was told is no sum of it.
        let made_up = |g: &Goods| {
            let parts = known.iter().filter(|k| part(g, k)).filter_map(count);
            let orders = |c: &Cue| c.role == Role::Transfer && c.recipient.subject && c.group.is_some();
            let paper = |c: &Cue| (c.role == Role::Pact || orders(c)) && c.tokens.end <= g.tokens.first;
            let typed = g.item.designation.is_some() && cues.iter().any(paper);
            !typed || parts.reduce(|a, b| a.plus(b).unwrap_or(a)) == count(g)
        };
        let summed = |g: &Goods| sums(g, "total") || sums(g, "sum") && made_up(g);
        goods.retain(|g| !(summed(g) && known.iter().any(|k| part(g, k))));
    }

    /// Says a word here that a number is parted or that parts are summed up?
    fn part_word(&self, at: usize) -> Option<&str> {
        self.annotated.scan.mark(at, self.words.parts).map(|m| self.annotated.scan.key(m))
    }
}

/// Makes a bare figure one of a type told elsewhere.
pub(super) fn become_type(figure: &mut Goods, told: Item) {
    figure.item = Item { quantity: figure.item.quantity, ..told };
    (figure.sure, figure.broad, figure.craft) = (true, false, false);
}
