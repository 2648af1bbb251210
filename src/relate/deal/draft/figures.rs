//! Figures without a noun of their own: `12 others`, `six to Kuwait`, `the remaining three`.

use super::Reader;
use crate::analysis::Annotated;
use crate::model::{DealStatus, Decimal, Item, Number, Quantity, Tokens, VerbGroup};
use crate::order::Order as _;
use crate::relate::deal::cue::{Cue, Role, may_hold_cue, of_stage};
use crate::relate::deal::goods::{Goods, same, takes_in};
use crate::rules::inflect::NOUN;
use crate::rules::lexicon::HYPHEN;
use crate::rules::scan::Mark;
use crate::text::TokenKind;

/// How far behind a paper the figure may stand that it is for, in tokens.
const PAPER_WITHIN: u32 = 2;

/// How far behind goods the relative pronoun may stand whose clause counts them, in tokens: `le F-35 de Tarn, dont`.
const WHOSE_WITHIN: u32 = 6;

/// How many words may lead to a type, and how many may tell before them what is of it: `véhicules légers de type`.
const LED_WITHIN: usize = 3;

/// How far behind goods the words may stand that make them the first of more, in tokens: a comma and an article.
const FIRST_WITHIN: u32 = 3;

/// And how far the words for a first lot may stand behind them, in tokens.
const LOT_BEHIND: u32 = 16;

/// More of what has a type is a sum of money.
const MOST_COUNTED: i128 = 10_000_000;

/// And so is this much behind a sum.
const LEAST_SUM: i128 = 1_000_000;

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
        let alike = bare && open && takes_in(counted, named.item.category);
        let leads = |c: &Cue| {
            let near = counted.tokens.first.saturating_sub(c.tokens.end) <= PAPER_WITHIN;
            c.role == Role::Pact && c.group.is_none() && gap.contains(&c.tokens.first) && near
        };
        let acts = verbs.get(verbs.partition_point(|g| g.tokens.first < gap.start));
        // `The H225M was selected by Chad for a contract for 50 aircraft`
        let told = |g: &VerbGroup| g.passive && cues.iter().any(|c| c.chooses && c.tokens.first == g.tokens.first);
        let alone = acts.is_none_or(|g| g.tokens.first >= gap.end || !g.finite() || told(g));
        if alike && cues.iter().any(leads) && alone {
            named.item.quantity = counted.item.quantity;
            goods.truncate(1);
        }
    }

    /// `le F-35, dont le Tchad a commandé 65 exemplaires`: the figure in a relative clause counts what stands before it, and
    /// its place is that of the figure.
    pub(super) fn take_count_of_whose(&self, goods: &mut Vec<Goods>, clause: Tokens) {
        let Annotated { scan, numbers, .. } = self.annotated;
        let open = |g: &Goods| g.item.designation.is_some() && g.item.quantity.is_none() && g.part.is_none();
        let Some(n) = goods.iter().rposition(open) else { return };
        let end = goods[n].tokens.end;
        let whose = (end..clause.end.min(end + WHOSE_WITHIN)).find(|&at| scan.is(at as usize, self.words.whose));
        let Some(whose) = whose else { return };
        let next = numbers[numbers.partition_point(|f| f.tokens.first < whose)..].iter();
        let counts = |f: &&Number| {
            let noun = f.tokens.end as usize;
            let bare = goods.get(n + 1).is_some_and(|g| g.broad && g.tokens.end == f.tokens.end + 1);
            !f.ordinal && f.tokens.end < clause.end && (bare || scan.is(noun, self.words.more))
        };
        let Some(figure) = next.take_while(|f| f.tokens.end <= clause.end).find(counts) else { return };
        // `le Rafale, dont la France a perdu deux exemplaires`
        if !may_hold_cue(self.annotated, Tokens { first: whose, end: figure.tokens.first }) {
            return;
        }
        let broad = |g: &Goods| g.broad && g.tokens.end == figure.tokens.end + 1;
        if goods.get(n + 1).is_some_and(broad) {
            goods.remove(n + 1);
        }
        goods[n].item.quantity = Some(Quantity::exact(figure.value));
        goods[n].tokens = Tokens { end: figure.tokens.end + 1, ..figure.tokens };
    }

    /// `trois Rafale sur un total de 24 appareils`: some of all that were told right behind it.
    pub(super) fn take_all(&self, goods: &mut Vec<Goods>) {
        let scan = &self.annotated.scan;
        let class = scan.grammar.class("deal_of_all");
        let count = |g: &Goods| g.item.quantity.and_then(|q| q.value);
        let some = |few: &Goods, all: &Goods| {
            let first = all.tokens.first as usize;
            let led =
                scan.mark_before(first.saturating_sub(4), first, class).is_some_and(|m| m.first == few.tokens.end);
            let one = same(&few.item, &all.item) || all.broad && takes_in(all, few.item.category);
            led && one && few.part.is_none() && count(few).is_some() && count(few) < count(all)
        };
        let Some(at) = (1..goods.len()).find(|&n| some(&goods[n - 1], &goods[n])) else { return };
        let all = goods.remove(at);
        goods[at - 1].part = goods[at - 1].item.quantity;
        goods[at - 1].item.quantity = all.item.quantity;
    }

    /// `417 véhicules légers de type Griffon`: a figure before a noun that no table holds, and the words that lead to the type.
    pub(super) fn take_count_before_type(&self, goods: &mut [Goods]) {
        let Annotated { scan, numbers, .. } = self.annotated;
        let [kind, preposition] = ["goods_type", "preposition"].map(|name| scan.grammar.class(name));
        for goods in goods.iter_mut().filter(|g| g.item.quantity.is_none() && g.part.is_none() && !g.tranche) {
            let first = goods.tokens.first as usize;
            let Some(led) = scan.mark_before(first.saturating_sub(LED_WITHIN), first, kind) else { continue };
            let number = numbers[..numbers.partition_point(|n| n.tokens.end < led.first)].last();
            let noun = |n: &&Number| {
                let gap = n.tokens.end as usize..led.first as usize;
                let word = |at: usize| scan.tokens[at].kind == TokenKind::Word && !scan.is(at, preposition);
                !n.ordinal && gap.len() <= LED_WITHIN && gap.into_iter().all(word)
            };
            let Some(number) = number.filter(noun) else { continue };
            goods.item.quantity = Some(Quantity::exact(number.value));
            goods.tokens.first = number.tokens.first;
        }
    }

    /// `livré le Niani, deuxième des trois patrouilleurs`: so many have come of all.
    pub(super) fn take_place_in_all(&self, goods: &mut [Goods]) {
        let Annotated { scan, numbers, .. } = self.annotated;
        let [class, article] = ["count_part_of", "article"].map(|name| scan.grammar.class(name));
        for all in goods.iter_mut().filter(|g| g.part.is_none()) {
            let Some(count) = all.item.quantity.and_then(|q| q.value) else { continue };
            let first = all.tokens.first as usize;
            let Some(of) = scan.mark_before(first.saturating_sub(4), first, class) else { continue };
            let place = numbers[..numbers.partition_point(|n| n.tokens.end <= of.first)].last();
            // `only a third of the 24 jets`
            let share = |at: u32| scan.mark(at as usize, article).is_some_and(|m| scan.key(m) == "indefinite");
            let share = |n: &Number| n.tokens.first > 0 && share(n.tokens.first - 1);
            let place = place.filter(|n| n.ordinal && n.tokens.end == of.first && n.value < count && !share(n));
            all.part = place.map(|n| Quantity::exact(n.value));
        }
    }

    /// `deux H225M, premiers d'une commande de 14`, `two jets, the first of 14`: so many of all that the words behind them count.
    pub(super) fn take_first_of_order(&self, goods: &mut Vec<Goods>) {
        let Annotated { scan, numbers, .. } = self.annotated;
        let class = scan.grammar.class("deal_first_of_order");
        let mut counted = None;
        for some in goods.iter_mut().filter(|g| g.part.is_none()) {
            let Some(few) = some.item.quantity.and_then(|q| q.value) else { continue };
            let end = some.tokens.end;
            let first = (end..(end + LOT_BEHIND).min(scan.tokens.len() as u32))
                .find_map(|at| scan.mark(at as usize, class))
                .filter(|m| scan.key(*m) == "lot" || m.first < end + FIRST_WITHIN);
            let Some(first) = first else { continue };
            let all = numbers.get(numbers.partition_point(|n| n.tokens.first < first.end));
            let Some(all) = all.filter(|n| n.tokens.first == first.end && !n.ordinal && n.value > few) else {
                continue;
            };
            (some.part, some.item.quantity) = (some.item.quantity, Some(Quantity::exact(all.value)));
            counted = Some((all.tokens.first, some.item.category));
        }
        // `a first lot of an order for 24 aircraft`: the same goods once more.
        let again = |g: &Goods| {
            let at = |(first, category)| g.tokens.first == first && (g.broad || g.item.category == category);
            g.item.designation.is_none() && counted.is_some_and(at)
        };
        goods.retain(|g| !again(g));
    }

    /// `Sur les 50 H225M commandés, 41 appareils ont été livrés`: so many of those told right before it.
    pub(super) fn take_come(&self, goods: &mut Vec<Goods>) {
        let scan = &self.annotated.scan;
        let count = |g: &Goods| g.item.quantity.and_then(|q| q.value);
        let some = |all: &Goods, few: &Goods| {
            let comma = few.tokens.first > 0 && scan.sign(few.tokens.first as usize - 1) == ',';
            let word = few.broad && few.item.designation.is_none() && takes_in(few, all.item.category);
            comma && word && all.item.designation.is_some() && count(few).is_some() && count(few) < count(all)
        };
        let Some(at) = (1..goods.len()).find(|&n| some(&goods[n - 1], &goods[n])) else { return };
        let few = goods.remove(at);
        goods[at - 1].part = goods[at - 1].part.or(few.item.quantity);
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
        // `400 millions de plus qu'en juin`
        if scan.is(more.end as usize, self.words.subordinator) {
            return None;
        }
        let numbers = &self.annotated.numbers;
        let before = numbers.get(numbers.partition_point(|n| n.tokens.end < more.first));
        let number = before.filter(|n| n.tokens.end == more.first).or_else(|| self.rest(more)).filter(figure)?;
        if number.value > Decimal::integer(MOST_COUNTED) {
            return None;
        }
        let tokens = Tokens { first: number.tokens.first.min(more.first), end: number.tokens.end.max(more.end) };
        let item = Item { quantity: Some(Quantity::exact(number.value)), ..known.item.clone() };
        let rest = self.annotated.scan.key(more) == "rest";
        Some(Goods { item, tokens, part: None, rest, ..known.clone() })
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
        // `arms for 723 million euros, against 9.4 million for Chad`: beside a sum a figure in millions is another.
        let money = &self.annotated.money;
        let sum = money.get(money.partition_point(|m| m.tokens.first < clause.first));
        let paid = sum.is_some_and(|m| m.tokens.first < clause.end);
        let is_sum = |n: &Number| paid && n.value >= Decimal::integer(LEAST_SUM);
        let bare = numbers[from..].iter().take_while(|n| n.tokens.end < clause.end);
        let bare = bare.filter(|n| !n.ordinal && !is_sum(n));
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
            // `ordered 36 Gripens and has received 10`
            let all = |g: &&mut Goods| {
                g.tokens == known.tokens
                    && g.part.is_none()
                    && g.item.quantity.and_then(|q| q.value) > Some(numbers[at].value)
            };
            // `the tank is flown by Chad, which ordered 36`
            let open = |g: &&mut Goods| g.tokens == known.tokens && g.part.is_none() && g.item.quantity.is_none();
            if self.counts_last(tokens)
                && let Some(open) = goods.iter_mut().find(open)
            {
                (open.item.quantity, open.tokens) = (Some(Quantity::exact(numbers[at].value)), tokens);
                continue;
            }
            if let Some(all) = goods.iter_mut().find(all).filter(|_| self.is_brought(tokens)) {
                all.part = Some(Quantity::exact(numbers[at].value));
                continue;
            }
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
        // `Brazil, which ordered 36 in 2014`
        let dealt = self.counts_last(number);
        opens && leads.is_some_and(|m| named(m.end)) || dealt || counted && self.ends_phrase(number.end as usize)
    }

    /// Does a figure alone stand right behind a verb of dealing?
    fn counts_last(&self, number: Tokens) -> bool {
        let verbs = &self.annotated.verbs;
        let verb = verbs.get(verbs.partition_point(|g| g.tokens.end < number.first));
        verb.is_some_and(|g| g.tokens.end == number.first && self.counts_dealt(g, number))
    }

    /// `ordered 36 in 2014`, `has received 10 so far`: a figure right behind a verb of dealing, with no noun of its own.
    fn counts_dealt(&self, verb: &VerbGroup, number: Tokens) -> bool {
        let Annotated { money, times, scan, .. } = self.annotated;
        let end = number.end;
        let sum = money.get(money.partition_point(|m| m.tokens.end <= number.first));
        let time = times.get(times.partition_point(|t| t.tokens.end <= number.first));
        let other = sum.is_some_and(|m| m.tokens.first < end) || time.is_some_and(|t| t.tokens.first < end);
        let dated = time.is_some_and(|t| t.tokens.first == end);
        // `18 of 34`, `30 %`, `deux sous-marins`
        let next = end as usize;
        let mark = scan
            .tokens
            .get(next)
            .is_none_or(|t| t.kind == TokenKind::Mark && matches!(scan.sign(next), '.' | ',' | ';' | ')'));
        let led = scan.mark(next, self.words.slot).is_some_and(|m| scan.key(m) == "in" && m.end == end + 1);
        let led = led && scan.word(next + 1) != HYPHEN;
        // `bought 13 for $70 million`
        let priced = money.get(money.partition_point(|m| m.tokens.first < end));
        let priced = priced.is_some_and(|m| m.tokens.first <= end + 2)
            && scan.mark(next, self.words.slot).is_some_and(|m| scan.key(m) == "for");
        let alone = dated
            || mark
            || led
            || priced
            || scan.is(next, self.words.join)
            || scan.is(next, scan.grammar.class("deal_so_far"));
        let frames = || scan.grammar.frames.of_verb(verb.lemma).filter(|f| of_stage(self.annotated, f));
        let moves = || frames().any(|f| scan.grammar.rule(f.rule).make == "transfer" && !f.has("weak"));
        verb.finite() && !verb.passive && !other && alone && moves()
    }

    /// Does no noun of its own stand behind a figure: `an order for 500.`, `500 ordered`, `500 vehicles`?
    pub(super) fn ends_count(&self, at: u32) -> bool {
        let scan = &self.annotated.scan;
        self.ends_phrase(at as usize) || self.begins_verb(at) || scan.is(at as usize, scan.grammar.class("goods_broad"))
    }

    /// No word follows that a figure could count.
    fn ends_phrase(&self, at: usize) -> bool {
        let scan = &self.annotated.scan;
        let mark = scan.tokens.get(at).is_none_or(|t| t.kind == TokenKind::Mark);
        mark || scan.is(at, self.words.slot) || scan.is(at, self.words.join)
    }
}
