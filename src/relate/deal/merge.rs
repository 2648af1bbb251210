//! Several clauses about one deal become one deal: items, sides, value and financing together.

use super::draft::Draft;
use super::goods::{Goods, same, stands_for};
use crate::model::{ArmsDeal, Country, DealKind, DealStatus, Modifier, Party, Tokens};

/// A deal with the words that its status came from.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub deal: ArmsDeal,
    pub cue: Tokens,
    goods: Vec<Goods>,
    headline: bool,
}

/// The deals of an article.
pub(super) fn merged(drafts: Vec<Draft>) -> Vec<Told> {
    let mut deals: Vec<Told> = Vec::new();
    for draft in drafts {
        if draft.of_last {
            if let Some(last) = deals.last_mut() {
                last.deal.value = last.deal.value.or(draft.value);
                last.deal.financing = last.deal.financing.or(draft.financing);
                draft.goods.into_iter().for_each(|g| last.take_goods(g));
            }
            continue;
        }
        let Some(next) = told(draft, &deals) else { continue };
        match deals.iter_mut().rev().find(|d| is_one(d, &next)) {
            Some(known) => known.take(next),
            None => deals.push(next),
        }
    }
    deals.iter_mut().for_each(Told::finish);
    deals
}

/// The draft as a deal; what is missing is inferred from the goods and from what the article told before.
fn told(draft: Draft, before: &[Told]) -> Option<Told> {
    let mut inferred = Vec::new();
    let mut supplier = draft.supplier.map(|s| s.country);
    let mut recipient = draft.recipient.map(|s| s.country);
    let told =
        |d: &&Told| !d.deal.inferred.contains(&"supplier") && d.deal.supplier.is_some() && d.deal.recipient.is_some();
    if supplier.is_none() && draft.origin.is_some() {
        supplier = draft.origin;
        inferred.push("supplier");
    } else if supplier.is_none() {
        supplier =
            before.iter().rev().filter(told).find(|d| d.deal.recipient == recipient).and_then(|d| d.deal.supplier);
        inferred.extend(supplier.map(|_| "supplier"));
    }
    if recipient.is_none() {
        recipient = before.iter().rev().find(|d| d.deal.supplier == supplier).and_then(|d| d.deal.recipient);
        inferred.extend(recipient.map(|_| "recipient"));
    }
    let vague = draft.goods.iter().all(|g| g.item.designation.is_none() && g.item.quantity.is_none());
    if vague && (supplier.is_none() || recipient.is_none()) {
        return None;
    }
    let party = |side: Option<super::side::Side>| side.and_then(|s| s.mention).map(|mention| Party { mention });
    let deal = ArmsDeal {
        rule: draft.rule,
        span: draft.span,
        supplier,
        recipient,
        supplier_party: party(draft.supplier),
        recipient_party: party(draft.recipient),
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
    Some(Told { deal, cue: draft.cue, goods: draft.goods, headline: draft.headline })
}

/// Do two clauses tell one deal?
fn is_one(known: &Told, next: &Told) -> bool {
    let (a, b) = (&known.deal, &next.deal);
    let agree = |x: Option<Country>, y: Option<Country>| x.is_none() || y.is_none() || x == y;
    let sides = agree(a.supplier, b.supplier) && agree(a.recipient, b.recipient);
    let both = a.supplier == b.supplier && a.recipient == b.recipient && a.supplier.is_some() && a.recipient.is_some();
    let goods = shared(&known.goods, &next.goods);
    let bare = known.goods.is_empty() || next.goods.is_empty();
    sides
        && a.option == b.option
        && kinds_agree(a.kind, b.kind)
        && stages_agree(known, next)
        && !counts_differ(&known.goods, &next.goods)
        && (goods || both && (bare || a.status == b.status))
}

fn kinds_agree(a: DealKind, b: DealKind) -> bool {
    let transfer = |k| matches!(k, DealKind::Sale | DealKind::Donation | DealKind::Other);
    a == b || transfer(a) && transfer(b)
}

/// A denial is one deal with the claim that it denies, but not with an order that nobody denies.
fn stages_agree(known: &Told, next: &Told) -> bool {
    let done = |s| matches!(s, DealStatus::Delivered | DealStatus::Ordered | DealStatus::Delivering);
    let (a, b) = (known.deal.status, next.deal.status);
    let open = |s| matches!(s, DealStatus::Negotiating | DealStatus::Planned | DealStatus::Requested);
    !(done(a) && open(b) || open(a) && done(b)) || known.headline
}

fn shared(known: &[Goods], next: &[Goods]) -> bool {
    let one =
        |a: &Goods, b: &Goods| same(&a.item, &b.item) || stands_for(&a.item, &b.item) || stands_for(&b.item, &a.item);
    known.iter().any(|a| next.iter().any(|b| one(a, b)))
}

/// Two exact counts of one family that differ are two deals.
fn counts_differ(known: &[Goods], next: &[Goods]) -> bool {
    let exact = |g: &Goods| g.item.quantity.filter(|q| q.modifier == Modifier::Exact).and_then(|q| q.value);
    known.iter().any(|a| {
        next.iter().any(|b| {
            same(&a.item, &b.item) && matches!((exact(a), exact(b)), (Some(x), Some(y)) if x != y) && b.part.is_none()
        })
    })
}

impl Told {
    /// Takes in what another clause tells of the same deal.
    fn take(&mut self, next: Told) {
        let Told { deal, goods, cue, headline } = next;
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
        if self.headline && !headline || deal.status == DealStatus::Denied {
            known.status = deal.status;
            known.span = deal.span;
            known.rule = deal.rule;
            self.cue = cue;
            self.headline = headline;
        }
        for next in goods {
            self.take_goods(next);
        }
    }

    fn take_goods(&mut self, next: Goods) {
        let one = |g: &&mut Goods| same(&g.item, &next.item) || stands_for(&next.item, &g.item);
        if let Some(known) = self.goods.iter_mut().find(one) {
            known.item.quantity = known.item.quantity.or(next.item.quantity);
            known.part = known.part.or(next.part);
        } else if let Some(general) = self.goods.iter_mut().find(|g| stands_for(&g.item, &next.item)) {
            let quantity = next.item.quantity.or(general.item.quantity);
            *general = next;
            general.item.quantity = quantity;
        } else {
            self.goods.push(next);
        }
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
        self.deal.items = self.goods.iter().map(|g| g.item.clone()).collect();
    }
}
