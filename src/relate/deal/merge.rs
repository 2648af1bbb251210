//! Several clauses about one deal become one deal: items, sides, value and financing together.

mod ends;
mod finish;
mod noise;
mod one;
mod speaker;
mod times;

pub(super) use one::shared;

use super::draft::{Draft, is_signed};
use super::goods::{Goods, counted_alike, fuller, is_shorter_word, means, same, stands_for};
use super::infer::Pair;
use super::side::Side;
use crate::analysis::Annotated;
use crate::model::{ArmsDeal, Category, Country, DealKind, DealStatus, Party, Quantity, RuleId, Tokens};
use crate::rules::lexicon::WordId;
use ends::Ends;
use one::{counts_clash, is_brought, is_one, is_part, is_rest_of, is_sort_of_as_many, is_told_by_firm};

/// A deal with the words that its status came from.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub deal: ArmsDeal,
    pub cue: Tokens,
    pub goods: Vec<Goods>,
    headline: bool,
    /// The last sentence that told of it.
    sentence: u32,
    definite: bool,
    needs_goods: bool,
    /// Its goods were told of before.
    back: bool,
    /// Planned deliveries: of something ordered or not.
    brings: bool,
    /// The two who signed, while it is open which of them supplies.
    between: Option<(Country, Country)>,
    names: Vec<WordId>,
    /// Another of its sort.
    another: bool,
    /// Told beside another deed.
    in_passing: bool,
    /// Nothing but a noun for a trade in arms of any kind.
    is_trade: bool,
    /// A plan that was given up for another.
    former: bool,
    /// No word says how far it has come.
    untold: bool,
    /// A verb of bringing tells it.
    carries: bool,
    /// Whoever is quoted gives, or gets where this is false.
    by_speaker: Option<bool>,
}

/// How many sentences behind a deal `the contract` still means it.
const REACH: u32 = 3;

/// And how many where no other deal was told.
const REACH_OF_ONE: u32 = 12;

/// The deals of an article; `speaker` tells the country of whoever is quoted at a place.
pub(super) fn merged(
    annotated: &Annotated,
    drafts: Vec<Draft>,
    speaker: &dyn Fn(Tokens) -> Option<Country>,
) -> Vec<Told> {
    let pair = Pair::new(annotated);
    let mut deals: Vec<Told> = Vec::new();
    for draft in drafts {
        let paper = |last: &Told| {
            last.is_paper_of(&draft) && (is_brought(last.deal.status) || !counts_clash(&last.goods, &draft.goods))
        };
        if draft.of_last || draft.under_paper && deals.last().is_some_and(paper) {
            add_to_last(annotated, &mut deals, draft);
            continue;
        }
        let spoken = draft.by_speaker.and_then(|_| speaker(draft.cue));
        let Some(next) = told(draft, &deals, &pair, spoken) else { continue };
        if let Some(known) = deals.iter().rposition(|d| is_rest_of(d, &next)) {
            deals[known].take_rest(&next);
            continue;
        }
        // The one that tells of the same goods before one that merely has the same sides.
        // And `ten tanks` before `28 tanks` for ten of a type.
        let as_many =
            deals.iter().rposition(|d| is_sort_of_as_many(&d.goods, &next.goods) && is_one(annotated, d, &next));
        let alike = || deals.iter().rposition(|d| shared(&d.goods, &next.goods) && is_one(annotated, d, &next));
        match as_many.or_else(alike).or_else(|| deals.iter().rposition(|d| is_one(annotated, d, &next))) {
            Some(known) => deals[known].take(annotated, next),
            None => deals.push(next),
        }
    }
    noise::clear(&mut deals);
    deals.iter_mut().for_each(Told::finish);
    deals
}

/// Goods or a worth told by themselves: of the deal whose programme they name, else, where it ends
/// one, of that in such goods, else of the one told right before.
fn add_to_last(annotated: &Annotated, deals: &mut [Told], mut draft: Draft) {
    let goods = !draft.goods.is_empty();
    let Some((at, named)) = meant(deals, &draft) else { return };
    let alone = deals.len() == 1;
    let deal = &mut deals[at];
    // `whose sale to Chad had been cancelled`: the end of another deal.
    let other = |a: Option<Country>, b: Option<Side>| a.zip(b).is_some_and(|(a, b)| a != b.country);
    // `Chad and Niger signed the $1.6 billion deal`
    let pair = draft.between.zip(deal.deal.supplier.zip(deal.deal.recipient));
    let apart = pair.is_some_and(|(own, told)| own != told && own != (told.1, told.0));
    if apart || other(deal.deal.recipient, draft.recipient) {
        return;
    }
    let gap = draft.sentence.saturating_sub(deal.sentence);
    // `The arms package includes 12 jets`, far behind the one deal that was told of.
    let reach = if alone && draft.definite && (goods || draft.value.is_some()) { REACH_OF_ONE } else { REACH };
    if !named && gap > if draft.definite || goods { reach } else { 1 } {
        return;
    }
    deal.sentence = draft.sentence;
    deal.take_maker(&draft);
    deal.deal.value = exacter(annotated, deal.deal.value, draft.value);
    deal.deal.financing = deal.deal.financing.or(draft.financing);
    if goods && deal.brings && is_signed(draft.status) {
        (deal.deal.status, deal.brings) = (draft.status, false);
        deal.deal.time = draft.time.or(deal.deal.time);
    }
    deal.note_come(&mut draft);
    deal.go_on(&draft, gap);
    let known = deal.goods.len();
    if is_brought(deal.deal.status) {
        deal.goods.iter_mut().for_each(|k| k.tranche |= draft.goods.iter().any(|g| same(&g.item, &k.item)));
    }
    draft.goods.into_iter().for_each(|g| deal.take_goods(g, known));
}

/// Which of the deals told so far a clause goes on with, and whether a name in its goods says so.
fn meant(deals: &[Told], draft: &Draft) -> Option<(usize, bool)> {
    let goods = !draft.goods.is_empty();
    let named = deals.iter().rposition(|d| goods && d.names.iter().any(|name| draft.names.contains(name)));
    // `included in the sale`: in no gift.
    let sold = draft.rule != RuleId::MAX && draft.kind == DealKind::Sale;
    let denied = |d: &Told| goods && d.deal.status == DealStatus::Denied;
    let given = |d: &Told| sold && d.deal.kind == DealKind::Donation || denied(d);
    let latest = || (0..deals.len()).max_by_key(|&n| (!given(&deals[n]), !deals[n].in_passing, deals[n].sentence, n));
    let ends = draft.status.ends_it();
    let alike = || deals.iter().rposition(|d| ends && shared(&d.goods, &draft.goods));
    let at = named.or_else(alike).or_else(latest)?;
    Some((at, named.is_some()))
}

/// The draft as a deal; what is missing is inferred from the goods and from what the article told before.
fn told(draft: Draft, before: &[Told], pair: &Pair, speaker: Option<Country>) -> Option<Told> {
    let ends = Ends::of(&draft, before, pair, speaker);
    if ends.tell_too_little(&draft) {
        return None;
    }
    let party = |side: Option<Side>| side.and_then(|s| s.mention).map(|mention| Party { mention });
    let deal = ArmsDeal {
        rule: draft.rule,
        span: draft.span,
        supplier: ends.supplier,
        recipient: ends.recipient,
        supplier_party: party(draft.supplier.filter(|s| ends.supplier == Some(s.country))),
        recipient_party: party(ends.buyer),
        kind: draft.kind,
        status: draft.status,
        items: Vec::new(),
        delivered: None,
        option: draft.option,
        value: draft.value,
        financing: draft.financing,
        inferred: ends.inferred,
        time: draft.time,
        attribution: None,
    };
    Some(Told {
        deal,
        cue: draft.cue,
        goods: draft.goods,
        headline: draft.headline,
        sentence: draft.sentence,
        definite: draft.definite,
        needs_goods: draft.needs_goods,
        back: draft.back,
        brings: draft.brings,
        between: draft.between,
        names: draft.names,
        another: draft.another,
        in_passing: draft.in_passing,
        is_trade: draft.is_trade,
        former: draft.former,
        untold: draft.untold,
        carries: draft.carries,
        by_speaker: draft.by_speaker,
    })
}

impl Told {
    /// Takes in how many are still to come: with those that came they are all.
    fn take_rest(&mut self, next: &Told) {
        let came = self.deal.status == DealStatus::Delivered;
        for left in &next.goods {
            let Some(known) = self.goods.iter_mut().find(|g| same(&g.item, &left.item)) else { continue };
            let count = |g: &Goods| g.item.quantity.and_then(|q| q.value);
            if came && known.part.is_none() {
                known.part = known.item.quantity;
                let all = count(known).zip(count(left)).and_then(|(a, b)| a.plus(b));
                known.item.quantity = all.map(Quantity::exact);
            }
        }
        self.sentence = next.sentence;
    }

    /// `Under the contract, Chad will also get 12 trucks`: told right behind the paper, with no other side.
    fn is_paper_of(&self, draft: &Draft) -> bool {
        let other = |a: Option<Country>, b: Option<Side>| b.is_some_and(|b| a != Some(b.country));
        let sides = !other(self.deal.supplier, draft.supplier) && !other(self.deal.recipient, draft.recipient);
        let near = draft.sentence - self.sentence <= REACH;
        sides && near && !draft.goods.is_empty() && self.deal.option == draft.option && !self.deal.status.ends_it()
    }

    /// Its two sides, or the two of whom one supplies.
    fn pair(&self) -> Option<(Country, Country)> {
        self.between.or(self.deal.supplier.zip(self.deal.recipient))
    }

    /// Takes in what another clause tells of the same deal.
    fn take(&mut self, annotated: &Annotated, next: Told) {
        if self.deal.supplier != next.deal.supplier && is_told_by_firm(self, &next) {
            (self.deal.supplier, self.deal.supplier_party) = (next.deal.supplier, next.deal.supplier_party);
        }
        let Told { deal, goods, cue, headline, sentence, names, needs_goods, brings, untold, carries, .. } = next;
        self.sentence = sentence;
        self.needs_goods &= needs_goods;
        self.names.extend(names);
        // `a $1 bn deal`, says the headline of $938 million.
        let rounded = self.headline && !headline && deal.value.is_some();
        self.deal.value = exacter(annotated, self.deal.value.filter(|_| !rounded), deal.value);
        // `handed over two planes … gave two planes`: what only brings leaves open whether it is paid for.
        let given = self.carries && self.deal.kind == DealKind::Sale && deal.kind == DealKind::Donation;
        if given && self.deal.value.is_none() && is_brought(self.deal.status) && is_brought(deal.status) {
            self.deal.kind = deal.kind;
        }
        self.take_what_was_open(&deal);
        // `pact for armoured vehicles`, says the headline of 118 carriers.
        if self.headline && !headline {
            // `green light to send`, says the headline of a sale.
            let given = self.deal.kind == DealKind::Donation && self.deal.value.is_none();
            let sold = given && !carries && deal.kind == DealKind::Sale && is_signed(deal.status);
            self.deal.kind = if sold { deal.kind } else { self.deal.kind };
            let told =
                |g: &Goods| goods.iter().any(|n| n.item.category == g.item.category && n.item.quantity.is_some());
            self.goods
                .retain(|g| g.item.designation.is_some() || g.item.quantity.is_some() || g.part.is_some() || !told(g));
        }
        for lot in goods.iter().filter(|g| g.tranche) {
            let whole = |g: &&mut Goods| same(&g.item, &lot.item) && g.item.quantity == lot.item.quantity;
            self.goods.iter_mut().filter(whole).for_each(|g| g.tranche = true);
        }
        let told = self.goods.len();
        // `took delivery of two jets. It ordered four of them in 2013`
        if is_brought(self.deal.status) && is_signed(deal.status) {
            let few = |g: &Goods| goods.iter().any(|next| same(&g.item, &next.item) && is_part(next, g));
            self.goods.iter_mut().filter(|g| g.part.is_none() && few(g)).for_each(|g| g.part = g.item.quantity);
        }
        for mut next in goods {
            if is_brought(deal.status) && next.part.is_none() && self.goods.iter().any(|g| is_part(g, &next)) {
                next.part = next.item.quantity;
            }
            self.take_goods(next, told);
        }
        if self.moves_on(&deal, headline, untold) {
            self.deal.time = if self.is_ordered_by(&deal) { deal.time.or(self.deal.time) } else { self.deal.time };
            (self.deal.status, self.deal.span, self.deal.rule) = (deal.status, deal.span, deal.rule);
            (self.brings, self.cue, self.headline) = (brings, cue, headline);
        }
    }

    /// Sides, sums and a day that were not told before; a supplier by name goes before one that was inferred.
    fn take_what_was_open(&mut self, next: &ArmsDeal) {
        let known = &mut self.deal;
        if known.supplier.is_none() || known.inferred.contains(&"supplier") && next.supplier_party.is_some() {
            known.inferred = next.inferred.clone();
            known.supplier = next.supplier;
        }
        known.supplier_party = known.supplier_party.or(next.supplier_party);
        known.recipient = known.recipient.or(next.recipient);
        known.recipient_party = known.recipient_party.or(next.recipient_party);
        known.financing = known.financing.or(next.financing);
        known.time = known.time.or(next.time);
    }

    /// Does another clause tell of a later stage, or better than a headline does?
    fn moves_on(&self, next: &ArmsDeal, headline: bool, untold: bool) -> bool {
        let known = self.deal.status;
        let part = self.goods.iter().any(|g| g.part.is_some());
        let come = matches!(known, DealStatus::Agreed | DealStatus::Ordered)
            && (next.status == DealStatus::Delivered || part && is_brought(next.status));
        // `Chad receives jets`, says the headline, and the body: `the purchase of the jets`.
        let vague =
            next.status == DealStatus::Planned && (known.ends_it() || untold && self.carries && is_brought(known));
        let later = self.headline && !headline && !vague;
        let ended = next.status.ends_it() && known == DealStatus::Planned;
        later || ended || next.status == DealStatus::Denied || come || self.is_ordered_by(next)
    }

    /// What was to be brought, or was chosen, is ordered now.
    fn is_ordered_by(&self, next: &ArmsDeal) -> bool {
        (self.brings || self.deal.status == DealStatus::Selected) && is_signed(next.status)
    }

    /// Takes in goods of a clause: the `known` ones before it may be the same, those of its own list are not.
    fn take_goods(&mut self, next: Goods, known: usize) {
        let headline = self.headline;
        let before = &mut self.goods[..known];
        let alike = |g: &Goods| {
            let (a, b) = (&g.item, &next.item);
            headline && a.category == b.category && a.quantity.is_some() && a.quantity == b.quantity
        };
        let one = |g: &&mut Goods| {
            same(&g.item, &next.item) || means(&next, g) || alike(g) || counted_alike(&g.item, &next.item)
        };
        if let Some(known) = before.iter_mut().find(one) {
            // `the first three jets, part of an order for 24`
            // Or a batch of them: `six more as the third batch`.
            let due = next.part.is_some() && next.part == known.item.quantity;
            let some = due || known.tranche || known.part.is_some() && known.part == known.item.quantity;
            let first = some && is_part(&next, known);
            known.part = known.part.or(known.item.quantity.filter(|_| first));
            known.item.quantity = known.item.quantity.filter(|_| !first).or(next.item.quantity);
            known.part = more(known.part, next.part);
            // `two helicopters`, says the headline of two Mi-24 helicopters.
            if stands_for(&known.item, &next.item) {
                let quantity = known.item.quantity;
                (known.item, known.sure, known.broad, known.craft) = (next.item, next.sure, next.broad, next.craft);
                known.item.quantity = known.item.quantity.or(quantity);
            } else {
                fuller(&mut known.item, &next.item);
            }
        } else if let Some(general) =
            before.iter_mut().find(|g| means(g, &next) && !is_part(g, &next) || stands_open(g, &next))
        {
            let quantity = next.item.quantity.or(general.item.quantity);
            *general = next;
            general.item.quantity = quantity;
        } else if !before.iter().any(|g| are_one_sort(g, &next)) {
            self.goods.push(next);
        }
    }
}

/// `will get armoured vehicles … 70 combat vehicles`: goods told by their sort alone, and then by number or name.
fn stands_open(known: &Goods, next: &Goods) -> bool {
    let told = |g: &Goods| g.item.designation.is_some() || g.item.quantity.is_some() || g.part.is_some();
    known.item.category == next.item.category
        && !told(known)
        && !known.general
        && told(next)
        && is_counted_by_piece(known.item.category)
}

/// `armoured vehicles … light armoured vehicles`: two words for goods of which no more is told.
fn are_one_sort(known: &Goods, next: &Goods) -> bool {
    let open = |g: &Goods| g.item.designation.is_none() && g.item.quantity.is_none() && g.part.is_none() && !g.general;
    open(known) && open(next) && is_counted_by_piece(next.item.category) && is_shorter_word(&known.item, &next.item)
}

/// Goods that change hands one by one, and no services and parts of sorts of their own.
fn is_counted_by_piece(category: Category) -> bool {
    use Category::{ArmouredVehicles, Helicopters, Ships, Submarines, UncrewedAircraft};
    matches!(category, ArmouredVehicles | Helicopters | Ships | Submarines | UncrewedAircraft)
}

/// The worth told first; one that counts goes before `a multi-billion-dollar deal`.
fn exacter(annotated: &Annotated, known: Option<u32>, next: Option<u32>) -> Option<u32> {
    let counted = |n: Option<u32>| n.and_then(|n| annotated.money.get(n as usize)?.amount.value).is_some();
    if counted(next) && !counted(known) { next } else { known.or(next) }
}

/// The larger of two parts that have come: a headline's `first jets` may be four.
fn more(known: Option<Quantity>, next: Option<Quantity>) -> Option<Quantity> {
    let count = |q: Option<Quantity>| q.and_then(|q| q.value);
    if count(next) > count(known) { next } else { known.or(next) }
}
