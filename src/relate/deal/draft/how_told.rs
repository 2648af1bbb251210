//! How a clause tells what it tells: by a pronoun, in passing, of another deal, of a plan given up.

use super::{Draft, Place, Reader, is_signed};
use crate::analysis::Annotated;
use crate::model::{DealStatus, EventStatus, Tense, Tokens, VerbGroup};
use crate::relate::deal::cue::{Cue, Role};
use crate::relate::deal::goods::Goods;
use crate::relate::deal::parties::Scene;
use crate::relate::deal::side::{Side, Slot};
use crate::relate::deal::status::Signs;

/// How far before goods the words may stand that liken others to them, in tokens: `the same design as the Tarnish navy's two`.
const LIKENED_WITHIN: usize = 5;

/// How far behind an order the participle may stand that tells what was done with it, in tokens.
const PLACED_WITHIN: u32 = 8;

/// How far before the word that opens a question the verb of asking may stand, in tokens.
const ASKED_WITHIN: u32 = 8;

/// How far behind the word for an option its goods stand, in tokens: `an option for up to six more jets`.
const OPTION_WITHIN: usize = 7;

/// How far before a verb the relative pronoun may stand whose clause it is in, in tokens.
const RELATED_WITHIN: u32 = 3;

/// How far behind a verb of making known the noun for an order may stand, in tokens: `announced on Monday a firm order`.
const ANNOUNCED_WITHIN: u32 = 5;

impl Reader<'_> {
    /// Who acts by a word that stands for someone, and how a clause goes with what was told before.
    pub(super) fn note_how_told(&self, draft: &mut Draft, main: &Cue, cues: &[Cue], clause: Tokens) {
        draft.by_pronoun = cues.iter().any(|c| self.is_by_pronoun(c));
        draft.gives = cues.iter().any(|c| c.supplier.subject && self.is_by_pronoun(c));
        draft.of_many = cues.iter().any(|c| self.is_by_many(c, clause));
        let verb = main.group.map(|g| &self.annotated.verbs[g as usize]);
        let looks_back = self.annotated.scan.is(clause.first as usize, self.words.later);
        let all = draft.value.is_some() && self.has(clause, self.words.since);
        draft.in_passing = looks_back || all || verb.is_some_and(|g| g.tense == Tense::Gerund);
        // `the second export after Brazil, which ordered 36`
        let relative = |g: &VerbGroup| {
            g.tokens.first > 0 && self.annotated.scan.is(g.tokens.first as usize - 1, self.words.relative)
        };
        let beside = self.told.is_some_and(|t| t.sentence == draft.sentence);
        draft.in_passing |= beside && verb.is_some_and(relative);
        draft.is_trade = draft.status == DealStatus::Planned
            && cues.iter().all(|c| c.group.is_none() && c.status.is_none())
            && draft.goods.iter().all(|g| g.general);
        draft.another = !draft.headline && self.is_of_another(draft, main, cues, clause);
        draft.under_paper = cues.iter().any(|c| c.role == Role::Pact && self.is_definite(c) && self.is_under(c));
        draft.under_paper |= self.foresees(clause);
        draft.carries = main.carries;
        let resold = self.annotated.scan.grammar.class("deal_resold");
        draft.resold = cues.iter().any(|c| self.has(c.tokens, resold));
        let goods = draft.goods.first().map_or(main.tokens.first, |g| g.tokens.first);
        let came = main.carries && main.recipient.subject && draft.status == DealStatus::Delivered;
        draft.lot = came && self.has(Tokens { first: main.tokens.first, end: goods + 1 }, self.words.lot);
        draft.also = self.has(clause, self.words.also);
        draft.untold = cues.iter().all(|c| c.status.is_none());
        draft.former = self.is_former_plan(draft.status, main, clause);
        draft.span = self.span(draft, cues, clause);
        draft.brings = main.carries && draft.status == DealStatus::Planned;
        let behind = Tokens { first: main.tokens.end, ..clause };
        let before = Tokens { first: clause.first, end: main.tokens.first };
        let to_unnamed = main.recipient.subject && self.has(before, self.annotated.scan.grammar.class("deal_unnamed"));
        draft.to_body = draft.recipient.is_none() && (to_unnamed || self.sides.to_body(behind));
        let other = |s: &Side| s.slot == Slot::Bare && draft.supplier.is_none_or(|o| o.country != s.country);
        draft.alone = !self.sides.within(clause).iter().any(other);
    }

    /// Whether the words say that this is another deal than what was told before.
    fn is_of_another(&self, draft: &Draft, main: &Cue, cues: &[Cue], clause: Tokens) -> bool {
        let opens = |class| self.annotated.scan.is(clause.first as usize, class);
        let before = |c: &Cue| Tokens { first: c.tokens.first.saturating_sub(2), end: c.tokens.first };
        // `12 jets and additional equipment`: goods of any kind are no other deal beside those that are told; of `two lots, one
        // of 30 helicopters and another of 12 trucks` the first tells.
        let any_kind = draft.goods.iter().all(|g| g.general);
        let goods = || draft.goods.iter().find(|g| g.general == any_kind).is_some_and(|g| self.is_another(g));
        // `signed another contract`
        let paper = |c: &&Cue| c.role == Role::Pact && c.group.is_none();
        let paper = || cues.iter().find(paper).is_some_and(|c| self.has(before(c), self.words.another));
        // `built to the same design as the two frigates delivered in May`
        let likened = || draft.goods.iter().any(|g| self.is_likened_to(g));
        // `Separately, Chad ordered 12 guns`
        let besides = || is_signed(draft.status) && opens(self.words.besides_told);
        goods()
                || paper()
                || likened()
                // `Other countries that have ordered the jet include Chad and Niger`
                || self.lists_buyers(main)
                || besides()
                // `India has earlier handed over two boats`, where it has just handed over another
                || self.is_earlier(main, draft)
                || self.had_come_also(draft, main, clause)
                // `delivers a second boat`, says the headline of what the story tells of.
                || self.is_had_besides(draft, main, clause)
    }

    /// `had also supplied two Tarn-class boats`, where others have been ordered.
    fn had_come_also(&self, draft: &Draft, main: &Cue, clause: Tokens) -> bool {
        let open = self.told.is_some_and(|t| !matches!(t.status, DealStatus::Delivered | DealStatus::Delivering));
        let typed = draft.goods.iter().any(|g| g.item.designation.is_some() && g.item.quantity.is_some());
        let earlier = main.group.is_some_and(|g| self.annotated.verbs[g as usize].earlier);
        draft.status == DealStatus::Delivered && open && typed && earlier && self.has(clause, self.words.also)
    }

    /// What the words around a deed say of how far it has come.
    pub(super) fn signs(&self, place: Place, main: &Cue, scene: Scene, recipient: Option<Side>) -> Signs {
        let clause = place.clause;
        let granted = scene.takes_for_granted(main);
        Signs {
            rumour: self.has(clause, self.words.rumour),
            wish: self.has(self.wished(main, clause), self.words.wish),
            untrue: self.is_untrue(place.whole, main),
            licence: self.has(clause, self.words.licence),
            owned: granted
                || self.is_owned(main, recipient, clause)
                || self.is_announced_order(main, clause)
                || self.is_recent(main),
            talks: self.is_talked_of(main, scene.cues),
            brought: granted && main.carries || self.is_listed_as_come(main),
            notified: self.is_notified(main, clause) || self.is_permitted(main, clause),
            placed: main.carries && self.is_placed(main, clause),
            awaited: self.has(Tokens { end: main.tokens.first.max(clause.first), ..clause }, self.words.awaited),
            near: self.nears(clause).filter(|_| scene.cues.iter().any(|c| c.role == Role::Pact)),
        }
    }

    /// `has earlier handed over two boats`: what came before that told right before came as well.
    fn is_earlier(&self, main: &Cue, draft: &Draft) -> bool {
        let came = |s: DealStatus| matches!(s, DealStatus::Delivered | DealStatus::Delivering);
        let told = self.told.is_some_and(|t| came(t.status) && t.sentence < draft.sentence) && came(draft.status);
        let counted = draft.goods.iter().all(|g| g.item.quantity.is_some() && g.part.is_none() && !g.tranche);
        let group = main.group.map(|g| self.annotated.verbs[g as usize].tokens);
        told && counted
            && group.is_some_and(|t| self.has(Tokens { first: t.first.saturating_sub(1), ..t }, self.words.earlier))
    }

    /// `Among its recent purchases are 12 jets`: they are made.
    fn is_recent(&self, main: &Cue) -> bool {
        let scan = &self.annotated.scan;
        let recent = scan.grammar.class("deal_recent");
        let behind = Some(main.tokens.end).filter(|&at| (at as usize) < scan.tokens.len());
        let mut beside = [main.tokens.first.checked_sub(1), behind].into_iter().flatten();
        main.group.is_none() && beside.any(|at| scan.is(at as usize, recent))
    }

    /// `announced an order for 12 jets`: it is placed.
    fn is_announced_order(&self, main: &Cue, clause: Tokens) -> bool {
        let Annotated { scan, verbs, .. } = self.annotated;
        let [orders, told] = ["deal_orders", "deal_done_before"].map(|name| scan.grammar.class(name));
        let first = main.tokens.first;
        let verb = verbs[..verbs.partition_point(|g| g.tokens.end <= first)].last();
        let tells = |g: &VerbGroup| {
            let near = g.tokens.first >= clause.first && first - g.tokens.end <= ANNOUNCED_WITHIN;
            near && g.status == EventStatus::Happened && !g.passive && scan.is(g.head as usize, told)
        };
        let led = |g: &VerbGroup| (g.tokens.end..first).any(|at| scan.is(at as usize, self.words.preposition));
        let order = main.group.is_none() && scan.is(first as usize, orders);
        order && verb.is_some_and(|g| tells(g) && !led(g))
    }

    /// `will become the first customer`: it has bought nothing yet.
    pub(super) fn is_to_become(&self, main: &Cue, clause: Tokens) -> bool {
        let verbs = &self.annotated.verbs;
        let verb = verbs[..verbs.partition_point(|g| g.tokens.end <= main.tokens.first)].last();
        let open = |g: &VerbGroup| matches!(g.status, EventStatus::Scheduled | EventStatus::Possible);
        verb.is_some_and(|g| g.tokens.first >= clause.first && open(g))
    }

    /// How far a paper has come that the words of a clause say to be close.
    pub(super) fn nears(&self, clause: Tokens) -> Option<DealStatus> {
        let scan = &self.annotated.scan;
        let near = clause.range().find_map(|at| scan.mark(at, self.words.nearing))?;
        Some(if scan.key(near) == "signing" { DealStatus::Planned } else { DealStatus::Negotiating })
    }

    /// Is all of it an option, and not `three frigates, with a fourth as an option`?
    pub(super) fn is_option(&self, clause: Tokens, cues: &[Cue], goods: &[Goods]) -> bool {
        let Some(option) = clause.range().find(|&at| self.annotated.scan.is(at, self.words.option)) else {
            return false;
        };
        let numbers = &self.annotated.numbers;
        let ordered = goods.iter().find(|g| g.item.quantity.is_some() && g.tokens.end <= option as u32);
        // `ordered 12 jets, with an option for six more`
        let led = |at: usize| self.annotated.scan.mark(at, self.words.slot).map(|m| self.annotated.scan.key(m));
        if ordered.is_some() && (option.saturating_sub(2)..option).any(|at| led(at) == Some("with")) {
            return false;
        }
        // `ordered 12 jets and took options on six more`
        if ordered.is_some_and(|g| self.acts(g.tokens.end, option as u32)) {
            return false;
        }
        let of_more = ordered.is_some_and(|g| {
            let next = numbers.get(numbers.partition_point(|n| n.tokens.first < g.tokens.end));
            next.is_some_and(|n| n.tokens.end <= option as u32)
        });
        !of_more && !cues.iter().any(|c| self.has(c.tokens, self.words.option))
    }

    /// `ordered 12 jets, with an option for six more jets`: the goods right behind the word are not ordered yet.
    pub(super) fn drop_optional(&self, goods: &mut Vec<Goods>, clause: Tokens) {
        let Some(option) = clause.range().find(|&at| self.annotated.scan.is(at, self.words.option)) else { return };
        let first = option as u32;
        let comma = (option..option + OPTION_WITHIN)
            .find(|&at| at >= clause.end as usize || self.annotated.scan.sign(at) == ',');
        let end = comma.unwrap_or(option + OPTION_WITHIN) as u32;
        if goods.iter().any(|g| g.item.quantity.is_some() && g.tokens.end <= first) {
            goods.retain(|g| g.tokens.end <= first || g.tokens.first > end);
        }
    }

    /// Where the words for a wish stand that make a deed one: `Chad has delivered 12 jets and is ready to give parts` wishes
    /// nothing of the first.
    pub(super) fn wished(&self, main: &Cue, clause: Tokens) -> Tokens {
        use DealStatus::{Delivered, Delivering, Ordered};
        let done = matches!(main.status, Some(Delivered | Delivering | Ordered));
        let finite = main.group.is_some_and(|g| self.annotated.verbs[g as usize].finite());
        if !done || !finite {
            return clause;
        }
        // `is ready to receive the first jets that it bought last year`
        let end = main.tokens.first.max(clause.first);
        let relative = (end.saturating_sub(RELATED_WITHIN).max(clause.first)..end)
            .rev()
            .find(|&at| self.annotated.scan.is(at as usize, self.words.relative));
        let first = relative.unwrap_or(clause.first);
        // `Chad, which is looking to modernise its fleet, has bought`: what is told in passing leaves nothing open.
        let comma = |at: &u32| self.annotated.scan.sign(*at as usize) == ',';
        let closes = main.group.and_then(|g| self.annotated.verbs[g as usize].tokens.first.checked_sub(1));
        let aside = closes.filter(|at| *at > first && comma(at)).filter(|_| relative.is_none());
        let opens = aside.and_then(|at| (first..at).find(comma));
        let which = opens.filter(|at| self.annotated.scan.is(*at as usize + 1, self.words.relative));
        if which.is_some() { Tokens { first: aside.unwrap_or(first), end } } else { Tokens { first, end } }
    }

    /// `"We buy where we are served": Chad on its jets`: goods behind the words of someone who tells of his own deed in them.
    fn is_outside_quote(&self, goods: &Goods, main: &Cue) -> bool {
        let scan = &self.annotated.scan;
        let between = main.tokens.end..goods.tokens.first.max(main.tokens.end);
        let mut quotes = between.filter(|&at| scan.is_quote(at as usize)).peekable();
        let first = main.group.map_or(main.tokens.first, |g| self.annotated.verbs[g as usize].tokens.first);
        let ours = |at: u32| scan.marks_of(at as usize, self.words.pronoun).any(|m| scan.key(m) == "speaker");
        quotes.peek().is_some() && quotes.count() == 1 && first > 0 && ours(first - 1)
    }

    /// `asked which jets Chad had bought`: what is only asked is told by no one.
    pub(super) fn is_asked(&self, sentence: Tokens, main: &Cue) -> bool {
        let scan = &self.annotated.scan;
        let asking = |at: u32, key: &str| scan.mark(at as usize, self.words.asking).is_some_and(|m| scan.key(m) == key);
        let open = |at: u32| (at..main.tokens.first).all(|t| scan.sign(t as usize) != ',');
        let asks =
            |what: u32| (what.saturating_sub(ASKED_WITHIN).max(sentence.first)..what).any(|at| asking(at, "ask"));
        // `asked why Chad had bought jets`: the verb itself.
        let end = (main.tokens.end + ASKED_WITHIN).min(sentence.end);
        let asked = main.status == Some(DealStatus::Requested) && asking(main.tokens.first, "ask");
        let led = |at: u32| scan.is(at as usize - 1, self.words.preposition);
        asked && (main.tokens.end..end).any(|at| asking(at, "what") && !led(at))
            || (sentence.first..main.tokens.first).any(|at| asking(at, "what") && open(at) && asks(at))
    }

    /// `will deliver 12 jets, an order placed in May`: behind the deed, an order with what was done with it.
    pub(super) fn is_placed(&self, main: &Cue, clause: Tokens) -> bool {
        let Annotated { scan, verbs, .. } = self.annotated;
        let orders = scan.grammar.class("deal_orders");
        let order = (main.tokens.end..clause.end).find(|&at| scan.is(at as usize, orders));
        order.is_some_and(|order| {
            let next = verbs.get(verbs.partition_point(|g| g.tokens.first <= order));
            next.is_some_and(|g| g.tense == Tense::Participle && g.tokens.first - order <= PLACED_WITHIN)
        })
    }

    /// `another Patriot system`, `more Patriots`.
    pub(super) fn is_another(&self, goods: &Goods) -> bool {
        let first = goods.tokens.first;
        let before = Tokens { first: first.saturating_sub(2), end: goods.tokens.end };
        let typed = goods.item.designation.is_some() && goods.item.quantity.is_none() && first > 1;
        let more = |at: usize| self.annotated.scan.is(at, self.words.additional);
        let led = || self.annotated.scan.is(first as usize - 2, self.words.preposition);
        self.has(before, self.words.another) || typed && more(first as usize - 1) && led()
    }

    /// `It is not true that Chad sold tanks`, `Talk of a sale of tanks was nonsense`: words before a deed that open a clause
    /// with it, or behind it, where a claim is told before it.
    pub(super) fn is_untrue(&self, sentence: Tokens, main: &Cue) -> bool {
        let scan = &self.annotated.scan;
        let [untrue, claim] = ["deal_untrue", "deal_claim"].map(|name| scan.grammar.class(name));
        let Some(at) = sentence.range().find(|&at| scan.is(at, untrue)) else { return false };
        let opens = |at: usize| scan.mark(at, self.words.subordinator).is_some_and(|m| scan.key(m) == "that");
        let first = main.tokens.first as usize;
        let claimed = (sentence.first as usize..first).any(|at| scan.is(at, claim));
        if at < first { (at..first).any(opens) || claimed } else { claimed }
    }

    /// `Il prévoit aussi la livraison de missiles`: what a paper told right before foresees.
    fn foresees(&self, clause: Tokens) -> bool {
        let Annotated { scan, verbs, .. } = self.annotated;
        let class = scan.grammar.class("deal_decision");
        let verb = verbs.get(verbs.partition_point(|g| g.tokens.first < clause.first));
        let near =
            |g: &&VerbGroup| g.tokens.first == clause.first + 1 && scan.is(clause.first as usize, self.words.pronoun);
        let foreseen = |g: &VerbGroup| scan.mark(g.head as usize, class).is_some_and(|m| scan.key(m) == "foreseen");
        verb.filter(near).is_some_and(foreseen)
    }

    /// `welcomed the delivery of 12 tanks`: who is glad of it has seen it.
    pub(super) fn is_welcomed(&self, cue: &Cue) -> bool {
        let scan = &self.annotated.scan;
        let (class, first) = (scan.grammar.class("deal_welcomed"), cue.tokens.first as usize);
        // The article is part of the word, or stands behind it.
        (first.saturating_sub(1)..=first).any(|end| scan.mark_before(end.saturating_sub(4), end, class).is_some())
    }

    /// `built to the same design as the two frigates delivered in May`: what goods are likened to is another deal's.
    fn is_likened_to(&self, goods: &Goods) -> bool {
        let scan = &self.annotated.scan;
        let class = scan.grammar.class("deal_likened");
        let first = goods.tokens.first as usize;
        (first.saturating_sub(LIKENED_WITHIN)..=first)
            .any(|at| scan.mark_before(at.saturating_sub(4), at, class).is_some())
    }

    /// Goods outside the words of whoever is quoted, or that those of the deal are only likened to or swapped for.
    pub(super) fn is_no_part(&self, goods: &Goods, main: &Cue) -> bool {
        let behind = goods.tokens.first >= main.tokens.end;
        self.is_outside_quote(goods, main) || behind && (self.is_likened_to(goods) || self.is_given_for(goods, main))
    }

    /// `will supply Niger with 40 tanks in exchange for guns from Chad`: what goods are swapped for is another deal's.
    fn is_given_for(&self, goods: &Goods, main: &Cue) -> bool {
        let Annotated { scan, weapons, .. } = self.annotated;
        let class = scan.grammar.class("deal_break_before_verb");
        let swap = |at: &u32| scan.mark(*at as usize, class).is_some_and(|m| scan.key(m) == "swap");
        let Some(swap) = (main.tokens.end..goods.tokens.first).find(swap) else { return false };
        let before = weapons[weapons.partition_point(|w| w.tokens.first < main.tokens.end)..].first();
        before.is_some_and(|w| w.tokens.end <= swap)
    }
}
