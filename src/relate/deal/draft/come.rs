//! Goods that have come, or of which some have: `50 vehicles, of which 24 have been shipped`.

use super::Reader;
use crate::analysis::Annotated;
use crate::model::{DealStatus, EventStatus, Item, Number, Quantity, Tense, Tokens, VerbGroup};
use crate::relate::deal::cue::{Cue, Role, of_stage};
use crate::relate::deal::goods::{Goods, same, takes_in};
use crate::rules::lexicon::HYPHEN;

/// How far behind goods the figure may stand that counts some of them, in tokens.
const COUNTED_WITHIN: u32 = 9;

/// How far behind the figure the verb may stand that brings them, in tokens: `24 of which have arrived`.
const BROUGHT_WITHIN: u32 = 3;

/// How far before the figure of all goods the words may begin that lead to it, and those before them, in tokens.
const WHOLE_LEADS: u32 = 4;
const WHOLE_WITHIN: u32 = 8;

/// How many words `the first units` may have.
const LOT_WITHIN: usize = 2;

impl Reader<'_> {
    /// Notes how many of the goods have come by a relative clause right behind them. Are there some?
    pub(super) fn note_some_come(&self, goods: &mut [Goods], sentence: Tokens) -> bool {
        let mut counted = goods.iter_mut().filter(|g| g.part.is_none() && g.item.quantity.is_some());
        counted.any(|all| {
            all.part = self.some_come(all, sentence);
            all.part.is_some()
        })
    }

    /// `received 50 vehicles from Chad, part of an order for 500`, `… under a contract for 500 vehicles`, `… out of 500 ordered`:
    /// the paper behind the goods counts all of them.
    pub(super) fn take_whole(&self, goods: &mut Vec<Goods>, cues: &[Cue], clause: Tokens) {
        let scan = &self.annotated.scan;
        let count = |g: &Goods| g.item.quantity.and_then(|q| q.value);
        let brought = cues.iter().any(|c| c.carries && c.group.is_some());
        let Some(n) = goods.iter().position(|g| g.part.is_none() && count(g).is_some()).filter(|_| brought) else {
            return;
        };
        let (end, few) = (goods[n].tokens.end, count(&goods[n]));
        let led = |first: u32, key: &str, within: u32| {
            (first.saturating_sub(within).max(end)..first).any(|at| {
                scan.mark(at as usize, self.words.whole)
                    .is_some_and(|m| scan.key(m) == key && (key == "of" || m.end == first))
            })
        };
        // `a 500-vehicle order`
        let compound = |to: u32| {
            let next = to as usize + 2;
            next + 1 < scan.tokens.len() && scan.word(to as usize) == HYPHEN && scan.is(next, self.words.prize)
        };
        let (numbers, money) = (&self.annotated.numbers, &self.annotated.money);
        let from = numbers.partition_point(|f| f.tokens.first < end);
        // `part of an order of 5 billion euros`
        let sum = |f: &Number| {
            let next = money.get(money.partition_point(|m| m.tokens.end <= f.tokens.first));
            next.is_some_and(|m| m.tokens.first < f.tokens.end)
        };
        let behind = numbers[from..].iter().take_while(|f| f.tokens.end <= clause.end);
        let mut behind = behind.filter(|f| !f.ordinal && !sum(f));
        let all = behind.find(|f| {
            let (first, to) = (f.tokens.first, f.tokens.end);
            let paper =
                led(first, "paper", WHOLE_LEADS) && led(first, "of", WHOLE_WITHIN) || led(first, "out", WHOLE_LEADS);
            Some(f.value) > few && (paper || compound(to) && led(first, "of", WHOLE_LEADS))
        });
        let Some(all) = all else { return };
        let (tokens, value) = (all.tokens, all.value);
        let counted = goods.iter().position(|g| g.tokens.contains(tokens.first as usize));
        let other = |c: usize| {
            !(same(&goods[n].item, &goods[c].item) || goods[c].broad && takes_in(&goods[c], goods[n].item.category))
        };
        if counted.is_some_and(other) || counted.is_none() && !compound(tokens.end) && !self.ends_count(tokens.end) {
            return;
        }
        (goods[n].part, goods[n].item.quantity) = (goods[n].item.quantity, Some(Quantity::exact(value)));
        counted.into_iter().for_each(|c| drop(goods.remove(c)));
    }

    fn some_come(&self, all: &Goods, sentence: Tokens) -> Option<Quantity> {
        let numbers = &self.annotated.numbers;
        let next = numbers.get(numbers.partition_point(|n| n.tokens.first < all.tokens.end))?;
        let near = next.tokens.end <= sentence.end && next.tokens.first - all.tokens.end <= COUNTED_WITHIN;
        let fewer = !next.ordinal && all.item.quantity.and_then(|q| q.value).is_some_and(|all| next.value < all);
        let stretch = Tokens { first: all.tokens.end, end: (next.tokens.end + 1).min(sentence.end) };
        let relates = near && fewer && self.has(stretch, self.words.parts);
        let verbs = &self.annotated.verbs;
        let verb = verbs.get(verbs.partition_point(|g| g.tokens.first < next.tokens.end)).filter(|_| relates)?;
        let brings = verb.tokens.first - next.tokens.end <= BROUGHT_WITHIN && self.brings(verb);
        // `of which six came from Chad`: how many are whose.
        let scan = &self.annotated.scan;
        let from = scan.mark(verb.tokens.end as usize, self.words.slot).is_some_and(|m| scan.key(m) == "from");
        (brings && !from).then(|| Quantity::exact(next.value))
    }

    /// Does a figure stand right behind a verb that tells that goods have come?
    pub(super) fn is_brought(&self, number: Tokens) -> bool {
        let verbs = &self.annotated.verbs;
        let verb = verbs.get(verbs.partition_point(|g| g.tokens.end < number.first));
        verb.is_some_and(|g| g.tokens.end == number.first && self.brings(g))
    }

    /// Does a figure in the clause tell how many of the goods have come: `ordered 36 jets and has received 10`?
    pub(super) fn has_some_come(&self, goods: &[Goods], clause: Tokens) -> bool {
        let numbers = &self.annotated.numbers;
        let from = numbers.partition_point(|n| n.tokens.first < clause.first);
        let mut inside = numbers[from..].iter().take_while(|n| n.tokens.end <= clause.end);
        inside.any(|n| self.is_brought(n.tokens) && goods.iter().any(|g| g.part.and_then(|q| q.value) == Some(n.value)))
    }

    /// Does a verb tell that goods have come?
    fn brings(&self, verb: &VerbGroup) -> bool {
        let grammar = self.annotated.scan.grammar;
        let done = |rule| grammar.rule(rule).field("done").and_then(DealStatus::parse) == Some(DealStatus::Delivered);
        let mut frames = grammar.frames.of_verb(verb.lemma).filter(|f| of_stage(self.annotated, f));
        verb.finite() && verb.status == EventStatus::Happened && frames.any(|f| done(f.rule))
    }

    /// `Les premiers exemplaires sont arrivés`, `The last was handed over`: some of the goods told last, right before the
    /// verb that brings them.
    pub(super) fn lot(&self, cues: &[Cue]) -> Option<Goods> {
        let known = self.told_last()?;
        let Annotated { scan, verbs, .. } = self.annotated;
        let brought = |c: &Cue| {
            let group = c.group.map(|g| &verbs[g as usize]);
            group.filter(|g| c.role == Role::Transfer && g.finite() && (g.passive || c.arrives))
        };
        let first = cues.iter().find_map(brought)?.tokens.first as usize;
        // `The first six arrived`, `Les six premiers sont arrivés`
        let numbers = &self.annotated.numbers;
        let ending = |end: u32| {
            let figure = numbers.get(numbers.partition_point(|n| n.tokens.end < end));
            figure.filter(|n| n.tokens.end == end && !n.ordinal)
        };
        let figure = ending(first as u32);
        let end = figure.map_or(first, |n| n.tokens.first as usize);
        let lot = scan.mark_before(end.saturating_sub(LOT_WITHIN), end, scan.grammar.class("deal_lots"))?;
        let part = figure.or_else(|| ending(lot.first)).map(|n| Quantity::exact(n.value));
        let item = Item { quantity: None, ..known.item.clone() };
        let tokens = Tokens { first: lot.first, end: first as u32 };
        let tranche = scan.key(lot) == "first";
        Some(Goods { item, tokens, part: part.filter(|_| tranche), tranche, ..known.clone() })
    }

    /// `Deliveries in 2020 included 12 tanks`: what came, where a past verb lists it.
    pub(super) fn is_listed_as_come(&self, cue: &Cue) -> bool {
        let verbs = &self.annotated.verbs;
        let next = verbs.get(verbs.partition_point(|g| g.tokens.first < cue.tokens.end));
        let past = |g: &VerbGroup| g.tense == Tense::Past && !g.passive && g.status == EventStatus::Happened;
        cue.carries && cue.group.is_none() && {
            next.is_some_and(|g| past(g) && self.lists(g)) || self.comes_with(cue) || self.is_welcomed(cue)
        }
    }

    /// `has strengthened its fleet with the delivery of 12 tanks`: what was done with goods that came.
    fn comes_with(&self, cue: &Cue) -> bool {
        let Annotated { scan, verbs, .. } = self.annotated;
        let first = cue.tokens.first;
        let with = |at: u32| scan.mark(at as usize, self.words.slot).is_some_and(|m| scan.key(m) == "with");
        let verb = verbs[..verbs.partition_point(|g| g.tokens.first < first)].last();
        let done = |g: &VerbGroup| g.finite() && g.status == EventStatus::Happened && self.is_change(g);
        (first.saturating_sub(2)..first).any(with) && verb.is_some_and(done)
    }

    /// `has strengthened its fleet`: a verb that makes more of forces.
    fn is_change(&self, verb: &VerbGroup) -> bool {
        let words = &self.annotated.scan.grammar.words.verbs;
        words.kinds(verb.lemma) & words.kind("strengthen") != 0
    }
}
