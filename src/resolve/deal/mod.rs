//! One arms deal told in several articles made one record: its dated steps, all sources, and where they differ.
//!
//! Deals meet by supplier, recipient and a kind of goods or a value, those that came to nothing by a class of goods. What
//! differs is never overwritten: it becomes a conflict with both sides. Figures far apart, with nothing else in common,
//! are two deals: a framework and the first order under it, or one tranche and the next.

mod claims;
mod goods;
mod told;

use super::conflict::{Claim, Said, conflicts};
use super::{ordered_evidence, ordered_names};
use crate::order::Order as _;
use crate::report::{Conflict, DealRecord, DealStep, ItemRecord, MoneyRecord, PublishedRecord, Records};
use claims::{Claims, Fit};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use told::{Told, last_status, rank};

/// Takes the deals of all records and merges them; money keeps pointing at its deal.
pub(super) fn merge(all: &mut [Records]) -> (Vec<DealRecord>, Vec<Conflict>) {
    let mut merged: Vec<Merged> = Vec::new();
    let mut by_key: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut places: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (n, records) in all.iter_mut().enumerate() {
        let published = records.article.as_ref().map(|a| a.published.clone()).unwrap_or_default();
        let told = std::mem::take(&mut records.arms_deals).into_iter().enumerate();
        let merged_of = |(local, deal): (usize, DealRecord)| {
            let converted = converted(&deal, local, &records.money);
            (goods::keys(&deal), Merged::new(deal, &converted, &published))
        };
        let told: Vec<_> = told.map(merged_of).collect();
        let found = matched(&told, &merged, &by_key);
        for (local, ((keys, new), at)) in told.into_iter().zip(found).enumerate() {
            let at = at.unwrap_or(merged.len());
            match merged.get_mut(at) {
                Some(known) => known.join(new),
                None => merged.push(new),
            }
            places.insert((n, local), at);
            for key in keys {
                let deals = by_key.entry(key).or_default();
                if !deals.contains(&at) {
                    deals.push(at);
                }
            }
        }
    }
    for (n, records) in all.iter_mut().enumerate() {
        for money in &mut records.money {
            money.arms_deal = money.arms_deal.and_then(|local| places.get(&(n, local)).copied());
        }
    }
    finish(merged, &by_key)
}

/// The sums of an article's deal that are its value told once more in another currency.
fn converted<'a>(deal: &DealRecord, local: usize, money: &'a [MoneyRecord]) -> Vec<&'a MoneyRecord> {
    let Some(value) = &deal.value else { return Vec::new() };
    let other = |m: &&MoneyRecord| m.currency != value.currency && deal.financing.as_ref() != Some(&m.sum());
    money.iter().filter(|m| m.arms_deal == Some(local)).filter(other).collect()
}

/// Which of the deals known so far each deal of an article is, the best fits first: an article tells a deal once.
fn matched(
    told: &[(Vec<String>, Merged)],
    merged: &[Merged],
    by_key: &FxHashMap<String, Vec<usize>>,
) -> Vec<Option<usize>> {
    let mut fits = Vec::new();
    for (local, (keys, new)) in told.iter().enumerate() {
        let near: BTreeSet<usize> = keys.iter().filter_map(|key| by_key.get(key)).flatten().copied().collect();
        fits.extend(near.into_iter().filter_map(|at| Some((merged[at].fit(new)?.rank(), at, local))));
    }
    fits.order();
    let mut found = vec![None; told.len()];
    for (_, at, local) in fits {
        if found[local].is_none() && !found.contains(&Some(at)) {
            found[local] = Some(at);
        }
    }
    found
}

fn finish(merged: Vec<Merged>, by_key: &FxHashMap<String, Vec<usize>>) -> (Vec<DealRecord>, Vec<Conflict>) {
    let mut deals = Vec::new();
    let mut disputed = Vec::new();
    for merged in merged {
        let (deal, claims) = merged.finish();
        deals.push(deal);
        disputed.push(claims);
    }
    for (denied, told) in denials(&deals, by_key) {
        disputed[told].extend([denied, told].map(|at| status(&deals[at])));
    }
    let found = disputed.into_iter().enumerate().flat_map(|(n, claims)| conflicts("arms_deal", n, claims));
    (deals, found.collect())
}

/// Each denied deal with what others tell of the same goods between the same two.
fn denials(deals: &[DealRecord], by_key: &FxHashMap<String, Vec<usize>>) -> BTreeSet<(usize, usize)> {
    let pair = |at: usize| {
        let near = goods::keys(&deals[at]).into_iter().filter_map(|key| by_key.get(&key)).flatten().copied();
        near.filter(|&other| !is_denied(&deals[other].status)).map(move |other| (at, other))
    };
    (0..deals.len()).filter(|&at| is_denied(&deals[at].status)).flat_map(pair).collect()
}

fn is_denied(status: &str) -> bool {
    status == "denied"
}

fn status(deal: &DealRecord) -> Claim {
    let (articles, evidence) = (deal.articles.clone(), deal.evidence.clone());
    Claim { field: "status".into(), of: String::new(), said: Said::Words(deal.status.clone()), articles, evidence }
}

/// Can two articles mean one deal? That arms are delivered leaves open whether they are paid for; that they are lent does not.
fn kinds_agree(one: &str, other: &str) -> bool {
    let changes_hands = |kind: &str| matches!(kind, "sale" | "donation" | "other");
    one == other || one == "other" || other == "other" || changes_hands(one) && changes_hands(other)
}

/// Does another article tell the kind of a deal better: a gift where this one only tells of a delivery?
fn is_kind_open(known: &str, told: &str) -> bool {
    known == "other" || known == "sale" && told == "donation"
}

/// A deal as one or more articles tell it.
#[derive(Clone, Debug)]
struct Merged {
    deal: DealRecord,
    claims: Claims,
    told: Vec<Told>,
}

impl Merged {
    fn new(deal: DealRecord, converted: &[&MoneyRecord], published: &PublishedRecord) -> Merged {
        let told = Told::new(&deal, published);
        Merged { claims: Claims::of(&deal, &told, converted), told: vec![told], deal }
    }

    /// How well what an article tells fits this deal, the best least; none where it is another one of the same goods.
    fn fit(&self, new: &Merged) -> Option<Fit> {
        let deal = &new.deal;
        let shares_article = self.deal.articles.iter().any(|article| deal.articles.contains(article));
        let same_kind = kinds_agree(&self.deal.kind, &deal.kind);
        let can_be = !shares_article
            && same_kind
            && self.deal.option == deal.option
            && is_denied(&self.deal.status) == is_denied(&deal.status);
        let fit = can_be.then(|| self.compared(new))?;
        let told = &new.told[0];
        let is = match (fit.agree, fit.differ) {
            (0, _) if fit.apart => false,
            (1.., 0) => true,
            (0, 1..) => !fit.far && self.told.iter().any(|known| known.is_near(told)),
            _ => !self.told.iter().all(|known| known.is_apart(told)) || self.awaits(new),
        };
        is.then_some(fit)
    }

    /// Does one tell of an order that has not come yet, and the other of deliveries some years later?
    fn awaits(&self, new: &Merged) -> bool {
        let comes = |told: &[Told]| told.iter().any(Told::is_delivery);
        let follows = |orders: &[Told], brought: &[Told]| {
            !comes(orders) && orders.iter().any(|order| brought.iter().any(|b| b.is_of(order)))
        };
        follows(&self.told, &new.told) || follows(&new.told, &self.told)
    }

    fn compared(&self, new: &Merged) -> Fit {
        let fit = self.claims.compared(&new.claims);
        let known = |item: &ItemRecord| self.deal.items.iter().any(|k| goods::same(k, item) && k.quantity.is_some());
        // Counts of goods without a name are no claims, for nothing says that the goods are the same.
        let counted = new.deal.items.iter().filter(|item| item.quantity.is_some() && known(item)).count();
        Fit { agree: fit.agree + if fit.differ > 0 { 0 } else { counted }, ..fit }
    }

    fn join(&mut self, new: Merged) {
        let Merged { deal: mut other, claims, told } = new;
        let ordered = |told: &[Told]| told.iter().any(Told::is_order);
        // What is ordered goes before what was talked of, and before the part of it that has come.
        let order_at_last = ordered(&told) && !ordered(&self.told);
        self.claims.join(claims);
        self.told.extend(told);
        let deal = &mut self.deal;
        if is_kind_open(&deal.kind, &other.kind) {
            deal.kind = std::mem::take(&mut other.kind);
        }
        // The sum of all the goods stands beside all the goods, that of an order before what was hoped for.
        if other.value.is_some() && (order_at_last || goods::covers(&other, deal)) {
            deal.value = None;
        }
        let places: Vec<Option<usize>> =
            other.items.iter().map(|item| goods::place(&deal.items, item, &other.items)).collect();
        for (item, place) in other.items.into_iter().zip(places) {
            match place {
                Some(at) => goods::complete(&mut deal.items[at], item, order_at_last),
                None => deal.items.push(item),
            }
        }
        deal.supplier_actor = deal.supplier_actor.take().or(other.supplier_actor);
        deal.recipient_actor = deal.recipient_actor.take().or(other.recipient_actor);
        deal.delivered = deal.delivered.take().or(other.delivered);
        deal.value = deal.value.take().or(other.value);
        deal.financing = deal.financing.take().or(other.financing);
        deal.inferred.retain(|field| other.inferred.contains(field));
        deal.steps.append(&mut other.steps);
        deal.attribution = deal.attribution.take().or(other.attribution);
        deal.articles.extend(other.articles);
        deal.evidence.extend(other.evidence);
    }

    /// The record with its steps in order, the status last told and the date of the order; and what was claimed.
    fn finish(self) -> (DealRecord, Vec<Claim>) {
        let Merged { mut deal, claims, mut told } = self;
        let step = |s: &DealStep| (s.date.is_none(), s.date.clone(), rank(&s.status), s.article.clone());
        deal.steps.order_by_key(step);
        deal.steps.dedup();
        ordered_names(&mut deal.articles);
        ordered_evidence(&mut deal.evidence);
        told.order_by(|a, b| (&a.published, rank(&a.status)).cmp(&(&b.published, rank(&b.status))));
        if let Some(status) = last_status(&told) {
            deal.status = status.clone();
        }
        if deal.status == "delivered" && claims.are_under_way() {
            deal.status = "delivering".into();
        }
        let ordered = |told: &&Told| told.is_order();
        let mut dated = told.iter().filter(|told| told.date.earliest.is_some());
        if let Some(first) = dated.clone().find(ordered) {
            // `said on Friday that it had ordered`, `signed on Thursday`: an order lies behind what is said of it.
            let signed = dated.filter(ordered).filter(|told| told.is_shortly_before(first));
            deal.date = signed.min_by_key(|told| told.date.earliest.clone()).unwrap_or(first).date.clone();
        } else if let Some(told) = dated.next() {
            deal.date = told.date.clone();
        }
        (deal, claims.disputed())
    }
}
