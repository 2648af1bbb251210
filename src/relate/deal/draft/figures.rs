//! Figures without a noun of their own: `12 others`, `six to Kuwait`, `the remaining three`.

use super::Reader;
use crate::analysis::Annotated;
use crate::model::{DealStatus, Item, Number, Quantity, Tokens, VerbGroup};
use crate::order::Order as _;
use crate::relate::deal::cue::{Cue, Role};
use crate::relate::deal::goods::Goods;
use crate::rules::inflect::NOUN;
use crate::rules::scan::Mark;
use crate::text::TokenKind;

/// How far behind a paper the figure may stand that it is for, in tokens.
const PAPER_WITHIN: u32 = 2;

/// How many words `the first units` may have.
const LOT_WITHIN: usize = 2;

impl Reader<'_> {
    /// `48 of Chad's jets`: a figure before the owner of goods counts them.
    pub(super) fn take_count_before_owner(&self, goods: &mut [Goods]) {
        let annotated = self.annotated;
        let (scan, mentions, numbers) = (&annotated.scan, &annotated.mentions, &annotated.numbers);
        for goods in goods.iter_mut().filter(|g| g.item.quantity.is_none() && g.part.is_none()) {
            let first = goods.tokens.first;
            let at = mentions.partition_point(|m| m.tokens.end < first.saturating_sub(2));
            let owner = mentions.get(at).filter(|m| m.phrase.end <= first && m.tokens.first < first);
            let Some(of) = owner.and_then(|m| m.phrase.first.checked_sub(1)) else { continue };
            let of = (of.saturating_sub(1)..=of)
                .find(|&at| scan.mark(at as usize, self.words.slot).is_some_and(|m| scan.key(m) == "of"));
            let Some(of) = of else { continue };
            let number = numbers.get(numbers.partition_point(|n| n.tokens.end < of)).filter(|n| n.tokens.end == of);
            goods.item.quantity = number.filter(|n| !n.ordinal).map(|n| Quantity::exact(n.value));
        }
    }

    /// `began delivery of MiG-29 jets under a contract for 50 aircraft`: what the paper behind goods counts are these goods.
    pub(super) fn take_count_of_paper(&self, goods: &mut Vec<Goods>, cues: &[Cue]) {
        let verbs = &self.annotated.verbs;
        let [named, counted] = goods.as_mut_slice() else { return };
        let gap = named.tokens.end..counted.tokens.first;
        let bare = counted.broad && counted.item.designation.is_none() && counted.item.quantity.is_some();
        let open = named.item.designation.is_some() && named.item.quantity.is_none() && named.part.is_none();
        let alike = bare && open && named.item.category == counted.item.category;
        let leads = |c: &Cue| {
            let near = counted.tokens.first.saturating_sub(c.tokens.end) <= PAPER_WITHIN;
            c.role == Role::Pact && c.group.is_none() && gap.contains(&c.tokens.first) && near
        };
        let acts = verbs.get(verbs.partition_point(|g| g.tokens.first < gap.start));
        if alike && cues.iter().any(leads) && acts.is_none_or(|g| g.tokens.first >= gap.end || !g.finite()) {
            named.item.quantity = counted.item.quantity;
            goods.truncate(1);
        }
    }

    /// `12 autres`, `14 of them`, `the remaining three`: as many more of what was told last.
    pub(super) fn others(&self, clause: Tokens) -> Option<Goods> {
        let known = self.told_last()?;
        let more = clause.range().find_map(|at| self.annotated.scan.mark(at, self.words.more))?;
        let figure = |n: &&Number| n.tokens.first >= clause.first;
        // `22 of these platforms`: a noun that is no word for what was told before.
        let scan = &self.annotated.scan;
        if scan.key(more) == "of" && !self.ends_phrase(more.end as usize) && !self.begins_verb(more.end) {
            return None;
        }
        if scan.key(more) == "more" && self.counts_noun(more.end as usize) {
            return None;
        }
        let numbers = &self.annotated.numbers;
        let before = numbers.get(numbers.partition_point(|n| n.tokens.end < more.first));
        let number = before.filter(|n| n.tokens.end == more.first).or_else(|| self.rest(more)).filter(figure)?;
        let tokens = Tokens { first: number.tokens.first.min(more.first), end: number.tokens.end.max(more.end) };
        let item = Item { quantity: Some(Quantity::exact(number.value)), ..known.item.clone() };
        let rest = self.annotated.scan.key(more) == "rest";
        Some(Goods { item, tokens, part: None, rest, ..known.clone() })
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
        let lot = scan.mark_before(first.saturating_sub(LOT_WITHIN), first, scan.grammar.class("deal_lots"))?;
        let item = Item { quantity: None, ..known.item.clone() };
        let tokens = Tokens { first: lot.first, end: lot.end };
        Some(Goods { item, tokens, part: None, tranche: scan.key(lot) == "first", ..known.clone() })
    }

    /// `22 autres bateaux`: a noun of its own that is counted.
    fn counts_noun(&self, at: usize) -> bool {
        let scan = &self.annotated.scan;
        let noun = [NOUN, "goods_broad"].map(|name| scan.grammar.class(name));
        at < scan.tokens.len() && noun.iter().any(|&class| scan.is(at, class)) && !self.begins_verb(at as u32)
    }

    fn begins_verb(&self, token: u32) -> bool {
        let verbs = &self.annotated.verbs;
        verbs.get(verbs.partition_point(|g| g.tokens.first < token)).is_some_and(|g| g.tokens.first == token)
    }

    /// `the remaining three`: the figure behind the word.
    fn rest(&self, more: Mark) -> Option<&Number> {
        let numbers = &self.annotated.numbers;
        let behind = numbers.get(numbers.partition_point(|n| n.tokens.first < more.end))?;
        let rest = self.annotated.scan.key(more) == "rest" && behind.tokens.first == more.end;
        let verbs = &self.annotated.verbs;
        let end = behind.tokens.end;
        let verb = verbs.get(verbs.partition_point(|g| g.tokens.first < end)).filter(|g| g.tokens.first == end);
        (rest && (verb.is_some() || self.ends_phrase(end as usize))).then_some(behind)
    }

    /// `delivered 148 jets and will deliver the remaining three`: what is told to be left makes, with what came before, all.
    pub(super) fn add_rest(&self, goods: &mut [Goods], clause: Tokens, cues: &[Cue]) {
        let scan = &self.annotated.scan;
        let brought = |c: &Cue| c.role == Role::Transfer && c.status == Some(DealStatus::Delivered);
        let [all] = goods else { return };
        let came = cues.iter().any(|c| brought(c) && c.tokens.first < all.tokens.end) && all.part.is_none();
        let Some(some) = all.item.quantity.and_then(|q| q.value).filter(|_| came) else { return };
        let mut words = (all.tokens.end..clause.end).filter_map(|at| scan.mark(at as usize, self.words.more));
        let Some(left) = words.find_map(|m| self.rest(m)).and_then(|n| some.plus(n.value)) else { return };
        (all.part, all.item.quantity) = (all.item.quantity, Some(Quantity::exact(left)));
    }

    /// `delivered two C-17s to Qatar and six to Kuwait`: a bare figure before a side, behind a verb or a joining word,
    /// counts what was told before.
    pub(super) fn add_left_out(&self, goods: &mut Vec<Goods>, clause: Tokens) {
        let numbers = &self.annotated.numbers;
        let from = numbers.partition_point(|n| n.tokens.first < clause.first);
        let bare = numbers[from..].iter().take_while(|n| n.tokens.end < clause.end).filter(|n| !n.ordinal);
        let bare: Vec<Tokens> = bare.map(|n| n.tokens).filter(|n| self.counts_left_out(*n)).collect();
        for tokens in bare {
            let known = goods.iter().rev().find(|g| g.tokens.end < tokens.first).or_else(|| self.told_last());
            let Some(known) = known.cloned() else { continue };
            // `273 jets were sold: 80 to Chad, 55 to Mali`: the figure before the colon is that of all.
            // And so is that before a bracket: `273 jets (80 to Chad, 55 to Mali)`.
            if matches!(self.annotated.scan.sign(tokens.first as usize - 1), ':' | '(') {
                goods.retain(|g| g.tokens != known.tokens);
            }
            let at = numbers.partition_point(|n| n.tokens.first < tokens.first);
            let item = Item { quantity: Some(Quantity::exact(numbers[at].value)), ..known.item.clone() };
            goods.push(Goods { item, tokens, part: None, ..known });
        }
        goods.order_by_key(|g| g.tokens.first);
    }

    fn counts_left_out(&self, number: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let leads =
            scan.mark(number.end as usize, self.words.slot).filter(|m| matches!(scan.key(*m), "to" | "for" | "from"));
        let before = (number.first as usize).checked_sub(1);
        let verbs = &self.annotated.verbs;
        let verb = verbs.get(verbs.partition_point(|g| g.tokens.end < number.first));
        let opens = verb.is_some_and(|g| g.tokens.end == number.first)
            || before.is_some_and(|at| scan.is(at, self.words.join) || matches!(scan.sign(at), ',' | ':' | '('));
        let mentions = &self.annotated.mentions;
        let named = |end: u32| {
            let next = mentions.get(mentions.partition_point(|m| m.phrase.first < end));
            next.is_some_and(|m| m.phrase.first <= end + 1)
        };
        // `en a commandé 34 pour`
        let of_them = |g: &VerbGroup| {
            let from = g.tokens.first.saturating_sub(1);
            (from..g.tokens.end).any(|at| scan.is(at as usize, self.words.of_them))
        };
        let counted = verb.is_some_and(|g| g.tokens.end == number.first && of_them(g));
        opens && leads.is_some_and(|m| named(m.end)) || counted && self.ends_phrase(number.end as usize)
    }

    /// No word follows that a figure could count.
    fn ends_phrase(&self, at: usize) -> bool {
        let scan = &self.annotated.scan;
        let mark = scan.tokens.get(at).is_none_or(|t| t.kind == TokenKind::Mark);
        mark || scan.is(at, self.words.slot) || scan.is(at, self.words.join)
    }
}
