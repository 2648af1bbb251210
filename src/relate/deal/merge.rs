//! Several clauses about one deal become one deal: items, sides, value and financing together.

use super::draft::{Draft, is_signed};
use super::goods::{Goods, fuller, means, same};
use super::infer::{Pair, only_recipient, only_supplier};
use super::side::Side;
use crate::analysis::Annotated;
use crate::model::{ArmsDeal, Category, Country, DealKind, DealStatus, Decimal, Modifier, Party, Tokens};
use crate::rules::lexicon::WordId;

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
}

/// How many sentences behind a deal `the contract` still means it.
const REACH: u32 = 3;

/// The deals of an article.
pub(super) fn merged(annotated: &Annotated, drafts: Vec<Draft>) -> Vec<Told> {
    let pair = Pair::new(annotated);
    let mut deals: Vec<Told> = Vec::new();
    for draft in drafts {
        if draft.of_last {
            add_to_last(&mut deals, draft);
            continue;
        }
        let Some(next) = told(draft, &deals, &pair) else { continue };
        // The one that tells of the same goods before one that merely has the same sides.
        let alike = deals.iter().rposition(|d| shared(&d.goods, &next.goods) && is_one(annotated, d, &next));
        match alike.or_else(|| deals.iter().rposition(|d| is_one(annotated, d, &next))) {
            Some(known) => deals[known].take(next),
            None => deals.push(next),
        }
    }
    deals.retain(|d| !d.needs_goods || !d.goods.is_empty());
    let halves: Vec<bool> = (0..deals.len()).map(|n| is_half(&deals, n)).collect();
    let mut half = halves.into_iter();
    deals.retain(|_| half.next() != Some(true));
    deals.iter_mut().for_each(Told::finish);
    deals
}

/// `Chile and Peru signed a contract for radars`: a deal of one side, where the same words tell of the same goods
/// with that side at the other end.
fn is_half(deals: &[Told], at: usize) -> bool {
    let half = &deals[at];
    let near = &deals[at.saturating_sub(NEAR)..deals.len().min(at + NEAR)];
    let turned = |other: &ArmsDeal| match (half.deal.supplier, half.deal.recipient) {
        (None, Some(side)) => other.supplier == Some(side) && other.recipient.is_some(),
        (Some(side), None) => other.recipient == Some(side) && other.supplier.is_some(),
        _ => false,
    };
    near.iter().any(|o| o.deal.span.start == half.deal.span.start && turned(&o.deal) && shared(&o.goods, &half.goods))
}

/// So many deals before and behind one are of its sentence.
const NEAR: usize = 8;

/// Goods or a worth told by themselves: of the deal whose programme they name, else of the one told right before.
fn add_to_last(deals: &mut [Told], draft: Draft) {
    let goods = !draft.goods.is_empty();
    let named = deals.iter().rposition(|d| goods && d.names.iter().any(|name| draft.names.contains(name)));
    let latest = || (0..deals.len()).max_by_key(|&n| (deals[n].sentence, n));
    let Some(at) = named.or_else(latest) else { return };
    let deal = &mut deals[at];
    let gap = draft.sentence.saturating_sub(deal.sentence);
    if named.is_none() && gap > if draft.definite || goods { REACH } else { 1 } {
        return;
    }
    deal.sentence = draft.sentence;
    deal.deal.value = deal.deal.value.or(draft.value);
    deal.deal.financing = deal.deal.financing.or(draft.financing);
    if goods && deal.brings && is_signed(draft.status) {
        (deal.deal.status, deal.brings) = (draft.status, false);
        deal.deal.time = draft.time.or(deal.deal.time);
    }
    // What holds up the opening of a plant does not end the licence.
    let licence = |kind: DealKind| kind == DealKind::LicensedProduction;
    let alike = licence(draft.kind) || !licence(deal.deal.kind);
    if draft.goods.is_empty() && gap <= 1 && draft.status.ends_it() && alike {
        deal.deal.status = draft.status;
    }
    if draft.goods.is_empty() && gap <= 1 && is_signed(draft.status) {
        deal.deal.time = draft.time.or(deal.deal.time);
    }
    let known = deal.goods.len();
    draft.goods.into_iter().for_each(|g| deal.take_goods(g, known));
}

/// The draft as a deal; what is missing is inferred from the goods and from what the article told before.
fn told(draft: Draft, before: &[Told], pair: &Pair) -> Option<Told> {
    let mut inferred = Vec::new();
    let mut supplier = draft.supplier.map(|s| s.country);
    // A firm does not buy the arms of its own country: it makes them.
    let own = |s: &Side| s.makes && supplier.is_none() && draft.origin == Some(s.country);
    let buyer = draft.recipient.filter(|s| !own(s));
    let mut recipient = buyer.map(|s| s.country);
    let told =
        |d: &&Told| !d.deal.inferred.contains(&"supplier") && d.deal.supplier.is_some() && d.deal.recipient.is_some();
    let joined = draft.between.is_some();
    if !joined && supplier.is_none() && draft.origin.is_some() && draft.kind != DealKind::Financing {
        supplier = draft.origin;
        inferred.push("supplier");
    } else if !joined && supplier.is_none() {
        supplier = only_supplier(before.iter().filter(told), recipient, &draft.goods);
        inferred.extend(supplier.map(|_| "supplier"));
    }
    if recipient.is_none() && !draft.to_body && !joined {
        let alike = |d: &&Told| d.deal.supplier == supplier && shared(&d.goods, &draft.goods);
        recipient = before.iter().rev().find(alike).and_then(|d| d.deal.recipient);
        let named = draft.goods.iter().any(|g| g.item.designation.is_some());
        recipient = recipient.or_else(|| only_recipient(before, supplier).filter(|_| named));
        let told = !draft.goods.iter().all(|g| g.general);
        recipient = recipient.or_else(|| supplier.and_then(|s| pair.partner(s)).filter(|_| told));
        inferred.extend(recipient.map(|_| "recipient"));
    }
    if draft.kind == DealKind::Financing && supplier.is_none() && !joined {
        return None;
    }
    let one_sided = recipient.is_none() || supplier.is_none();
    if draft.tentative && recipient.is_none() || draft.status == DealStatus::Denied && one_sided {
        return None;
    }
    let vague = draft.goods.iter().all(|g| g.item.designation.is_none() && (g.item.quantity.is_none() || g.general));
    if vague && one_sided && !joined {
        return None;
    }
    let party = |side: Option<Side>| side.and_then(|s| s.mention).map(|mention| Party { mention });
    let deal = ArmsDeal {
        rule: draft.rule,
        span: draft.span,
        supplier,
        recipient,
        supplier_party: party(draft.supplier),
        recipient_party: party(buyer),
        kind: draft.kind,
        status: draft.status,
        items: Vec::new(),
        delivered: None,
        option: draft.option,
        value: draft.value,
        financing: draft.financing,
        inferred,
        time: draft.time,
        attribution: None,
    };
    let Draft { cue, goods, headline, sentence, definite, needs_goods, back, brings, between, names, another, .. } =
        draft;
    Some(Told { deal, cue, goods, headline, sentence, definite, needs_goods, back, brings, between, names, another })
}

/// Do two clauses tell one deal?
fn is_one(annotated: &Annotated, known: &Told, next: &Told) -> bool {
    let (a, b) = (&known.deal, &next.deal);
    if let Some(pair) = known.between.filter(|_| a.supplier.is_none()) {
        return next.pair() == Some(pair) || next.pair() == Some((pair.1, pair.0));
    }
    let agree = |x: Option<Country>, y: Option<Country>| x.is_none() || y.is_none() || x == y;
    let sides = agree(a.supplier, b.supplier) && agree(a.recipient, b.recipient);
    let both = a.supplier == b.supplier && a.recipient == b.recipient && a.supplier.is_some() && a.recipient.is_some();
    let goods = shared(&known.goods, &next.goods);
    let near = known.headline || next.sentence <= known.sentence + 2;
    let general = near && known.goods.iter().all(|g| g.general);
    let bare = known.goods.is_empty() || next.goods.is_empty() || general;
    let apart = known.sentence != next.sentence && !next.definite;
    let other = next.another && !known.headline && !known.another;
    sides
        && !other
        && a.option == b.option
        && kinds_agree(known, next)
        && stages_agree(known, next)
        && !counts_differ(known, next)
        && (known.headline || !worths_differ(annotated, a, b))
        && (goods || both && (bare || a.status == b.status && !(apart && particular(known) && particular(next))))
}

/// Spare parts are as well sold as part of what is maintained.
fn kinds_agree(known: &Told, next: &Told) -> bool {
    let transfer = |t: &Told| {
        matches!(t.deal.kind, DealKind::Sale | DealKind::Donation | DealKind::LoanOfEquipment | DealKind::Other)
    };
    let service = |g: &Goods| matches!(g.item.category, Category::SpareParts | Category::Services);
    let all = |t: &Told| t.goods.iter().any(service) && t.goods.iter().all(|g| g.general || service(g));
    let parts = |t: &Told| transfer(t) && all(t);
    let maintains = |t: &Told| t.deal.kind == DealKind::Maintenance;
    let one = transfer(known) && transfer(next);
    known.deal.kind == next.deal.kind || one || parts(known) && maintains(next) || maintains(known) && parts(next)
}

/// A denial is one deal with the claim that it denies, but not with an order that nobody denies.
fn stages_agree(known: &Told, next: &Told) -> bool {
    let done = |s| matches!(s, DealStatus::Delivered | DealStatus::Ordered | DealStatus::Delivering);
    let (a, b) = (known.deal.status, next.deal.status);
    // Deliveries to come are those of what was ordered.
    if known.brings && is_signed(b) || next.brings && is_signed(a) {
        return true;
    }
    let open = |s| matches!(s, DealStatus::Negotiating | DealStatus::Planned | DealStatus::Requested);
    let other = a.ends_it() && done(b) && !(particular(known) || particular(next));
    let apart = other || done(a) && open(b) || open(a) && done(b);
    // `the 25th delivery of Rafale jets`: both sides are those told before, and nothing is counted.
    let counted = |t: &Told| t.goods.iter().any(|g| g.item.quantity.is_some());
    let echo = next.deal.inferred.len() == 2 && !counted(next) && shared(&known.goods, &next.goods);
    !apart || known.headline || next.back || echo || counts_agree(&known.goods, &next.goods)
}

/// As many of one type: told as planned here, as under way there.
fn counts_agree(known: &[Goods], next: &[Goods]) -> bool {
    let count = |g: &Goods| g.item.quantity.and_then(|q| q.value).filter(|v| *v > Decimal::integer(1));
    let named = |g: &Goods| g.item.designation.is_some();
    known.iter().any(|a| {
        next.iter()
            .any(|b| named(a) && named(b) && same(&a.item, &b.item) && count(a).is_some() && count(a) == count(b))
    })
}

pub(super) fn shared(known: &[Goods], next: &[Goods]) -> bool {
    let one = |a: &Goods, b: &Goods| same(&a.item, &b.item) || means(a, b) || means(b, a);
    known.iter().any(|a| next.iter().any(|b| one(a, b)))
}

/// Goods by name or number: another such list is another deal.
fn particular(told: &Told) -> bool {
    told.goods.iter().any(|g| g.item.designation.is_some() || g.item.quantity.is_some())
}

/// Two sums that differ by more than rounding are the worth of two deals.
fn worths_differ(annotated: &Annotated, a: &ArmsDeal, b: &ArmsDeal) -> bool {
    let sum = |n: Option<u32>| n.and_then(|n| annotated.money.get(n as usize));
    let (Some(x), Some(y)) = (sum(a.value), sum(b.value)) else { return false };
    let (Some(one), Some(two)) = (x.amount.value, y.amount.value) else { return false };
    let tenth = |v: Decimal| v.times(Decimal { digits: 11, scale: 1 });
    let far = |low: Decimal, high: Decimal| tenth(low).is_some_and(|bound| bound < high);
    x.currency == y.currency && (far(one, two) || far(two, one))
}

/// Two exact counts of one family that differ are two deals, unless fewer have come than were ordered.
fn counts_differ(known: &Told, next: &Told) -> bool {
    let exact = |g: &Goods| g.item.quantity.filter(|q| q.modifier == Modifier::Exact).and_then(|q| q.value);
    let brought = is_signed(known.deal.status) && (is_brought(next.deal.status) || next.brings);
    known.goods.iter().any(|a| {
        next.goods.iter().any(|b| {
            let part = b.part.is_some() || brought && is_part(a, b);
            same(&a.item, &b.item) && matches!((exact(a), exact(b)), (Some(x), Some(y)) if x != y) && !part
        })
    })
}

fn is_brought(status: DealStatus) -> bool {
    matches!(status, DealStatus::Delivered | DealStatus::Delivering)
}

/// Fewer of one type than there are in all: `eight Hueys` of `16 helicopters`.
fn is_part(total: &Goods, next: &Goods) -> bool {
    let count = |g: &Goods| g.item.quantity.filter(|q| q.modifier == Modifier::Exact).and_then(|q| q.value);
    matches!((count(total), count(next)), (Some(all), Some(some)) if some < all)
}

impl Told {
    /// Its two sides, or the two of whom one supplies.
    fn pair(&self) -> Option<(Country, Country)> {
        self.between.or(self.deal.supplier.zip(self.deal.recipient))
    }

    /// Takes in what another clause tells of the same deal.
    fn take(&mut self, next: Told) {
        let Told { deal, goods, cue, headline, sentence, names, needs_goods, brings, .. } = next;
        self.sentence = sentence;
        self.needs_goods &= needs_goods;
        self.names.extend(names);
        let known = &mut self.deal;
        if known.supplier.is_none() || known.inferred.contains(&"supplier") && deal.supplier_party.is_some() {
            known.inferred = deal.inferred.clone();
            known.supplier = deal.supplier;
        }
        known.supplier_party = known.supplier_party.or(deal.supplier_party);
        known.recipient = known.recipient.or(deal.recipient);
        known.recipient_party = known.recipient_party.or(deal.recipient_party);
        known.value = known.value.or(deal.value);
        known.financing = known.financing.or(deal.financing);
        known.time = known.time.or(deal.time);
        let brought = is_brought(deal.status);
        let told = self.goods.len();
        for mut next in goods {
            if brought && next.part.is_none() && self.goods.iter().any(|g| is_part(g, &next)) {
                next.part = next.item.quantity;
            }
            self.take_goods(next, told);
        }
        let known = &mut self.deal;
        let part = self.goods.iter().any(|g| g.part.is_some());
        let ordered = (self.brings || known.status == DealStatus::Selected) && is_signed(deal.status);
        let come = matches!(known.status, DealStatus::Agreed | DealStatus::Ordered)
            && (deal.status == DealStatus::Delivered || part && brought);
        let later = self.headline && !headline && (deal.status != DealStatus::Planned || !known.status.ends_it());
        let ended = deal.status.ends_it() && known.status == DealStatus::Planned;
        if later || ended || deal.status == DealStatus::Denied || come || ordered {
            self.brings = brings;
            known.time = if ordered { deal.time.or(known.time) } else { known.time };
            known.status = deal.status;
            known.span = deal.span;
            known.rule = deal.rule;
            self.cue = cue;
            self.headline = headline;
        }
    }

    /// Takes in goods of a clause: the `known` ones before it may be the same, those of its own list are not.
    fn take_goods(&mut self, next: Goods, known: usize) {
        let headline = self.headline;
        let before = &mut self.goods[..known];
        let alike = |g: &Goods| {
            let (a, b) = (&g.item, &next.item);
            headline && a.category == b.category && a.quantity.is_some() && a.quantity == b.quantity
        };
        let one = |g: &&mut Goods| same(&g.item, &next.item) || means(&next, g) || alike(g);
        if let Some(known) = before.iter_mut().find(one) {
            known.item.quantity = known.item.quantity.or(next.item.quantity);
            known.part = known.part.or(next.part);
            fuller(&mut known.item, &next.item);
        } else if let Some(general) = before.iter_mut().find(|g| means(g, &next) && !is_part(g, &next)) {
            let quantity = next.item.quantity.or(general.item.quantity);
            *general = next;
            general.item.quantity = quantity;
        } else {
            self.goods.push(next);
        }
    }

    /// `16 helicopters` where eight of one type and eight of another are told as well.
    fn drop_totals(&mut self) {
        let count = |g: &Goods| g.item.quantity.and_then(|q| q.value);
        let parts = |total: &Goods| {
            let named = self.goods.iter().filter(|g| means(total, g)).filter_map(count);
            named.reduce(|a, b| a.plus(b).unwrap_or(a))
        };
        let whole = |g: &Goods| g.item.designation.is_none() && count(g).is_some() && parts(g) == count(g);
        let totals: Vec<bool> = self.goods.iter().map(whole).collect();
        let mut totals = totals.into_iter();
        self.goods.retain(|_| !totals.next().unwrap_or(false));
    }

    /// `the last tranche of 18 Rafale, of the 42 aircraft ordered`: the deal is of all of them.
    fn widen_tranches(&mut self) {
        for n in 0..self.goods.len() {
            let tranche = &self.goods[n];
            let total = |g: &Goods| means(g, tranche) && is_part(g, tranche);
            let Some(at) = self.goods.iter().position(total).filter(|_| tranche.tranche) else { continue };
            self.goods[n].item.quantity = self.goods[at].item.quantity;
            self.goods.remove(at);
            return;
        }
    }

    /// Words for all goods of a category, and homonyms, where the deal has better words: `missiles` beside `63 Patriot`.
    fn drop_bare(&mut self) {
        let bare = |g: &Goods| (g.broad || !g.sure) && g.item.quantity.is_none() && g.item.designation.is_none();
        let told: Vec<(Category, bool)> =
            self.goods.iter().filter(|g| !bare(g)).map(|g| (g.item.category, g.sure)).collect();
        let covered = |g: &Goods| told.iter().any(|(category, sure)| *category == g.item.category || *sure && !g.sure);
        self.goods.retain(|g| !bare(g) || !covered(g));
    }

    /// Items into the record; a part of them that was delivered makes the deal one under way.
    fn finish(&mut self) {
        let part = self.goods.iter().find_map(|g| g.part);
        let total = self.goods.iter().find_map(|g| g.item.quantity);
        if let (Some(part), DealStatus::Delivered | DealStatus::Delivering) = (part, self.deal.status) {
            self.deal.delivered = Some(part);
            self.deal.status = DealStatus::Delivering;
        } else if self.deal.status == DealStatus::Delivered {
            self.deal.delivered = total.filter(|_| self.goods.len() == 1);
        }
        self.widen_tranches();
        self.drop_totals();
        if self.goods.iter().any(|g| !g.general) {
            self.goods.retain(|g| !g.general);
        }
        self.drop_bare();
        self.deal.items = self.goods.iter().map(|g| g.item.clone()).collect();
    }
}
