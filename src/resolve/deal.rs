//! One arms deal told in several articles made one record: its dated steps, all sources, and where they differ.
//!
//! Deals meet by supplier, recipient and a kind of goods or a value. What differs is never overwritten: it becomes a
//! conflict with both sides.

use super::conflict::{Claim, conflicts};
use super::{ordered_evidence, ordered_names};
use crate::report::{Conflict, DealRecord, DealStep, EventDate, ItemRecord, PublishedRecord, Records};
use crate::rules::lexicon::without_accents;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Takes the deals of all records and merges them; money keeps pointing at its deal.
pub(super) fn merge(all: &mut [Records]) -> (Vec<DealRecord>, Vec<Conflict>) {
    let mut merged: Vec<Merged> = Vec::new();
    let mut by_key: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut places: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (n, records) in all.iter_mut().enumerate() {
        let published = records.article.as_ref().map(|a| a.published.clone()).unwrap_or_default();
        for (local, deal) in std::mem::take(&mut records.arms_deals).into_iter().enumerate() {
            let keys = keys(&deal);
            let mut near: Vec<usize> = keys.iter().filter_map(|key| by_key.get(key)).flatten().copied().collect();
            near.sort_unstable();
            near.dedup();
            near.retain(|&at| merged[at].is(&deal, &published));
            near.sort_by_key(|&at| !merged[at].agrees(&deal));
            let at = near.first().copied().unwrap_or(merged.len());
            match merged.get_mut(at) {
                Some(known) => known.join(deal, &published),
                None => merged.push(Merged::new(deal, &published)),
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
    finish(merged)
}

fn finish(merged: Vec<Merged>) -> (Vec<DealRecord>, Vec<Conflict>) {
    let mut found = Vec::new();
    let mut deals = Vec::new();
    for (index, merged) in merged.into_iter().enumerate() {
        let (deal, claims) = merged.finish();
        found.extend(conflicts("arms_deal", index, claims));
        deals.push(deal);
    }
    (deals, found)
}

/// A deal as one or more articles tell it.
#[derive(Clone, Debug)]
struct Merged {
    deal: DealRecord,
    claims: Vec<Claim>,
    told: Vec<Told>,
}

/// What one article tells of the life of a deal.
#[derive(Clone, Debug)]
struct Told {
    published: Option<String>,
    status: String,
    date: EventDate,
    /// First and last year of its date, else of the article's.
    years: Option<(i32, i32)>,
}

impl Told {
    fn new(deal: &DealRecord, published: &PublishedRecord) -> Told {
        let of_date = years(&deal.date.earliest, &deal.date.latest);
        Told {
            published: published.earliest.clone(),
            status: deal.status.clone(),
            date: deal.date.clone(),
            years: of_date.or_else(|| years(&published.earliest, &published.latest)),
        }
    }
}

fn years(earliest: &Option<String>, latest: &Option<String>) -> Option<(i32, i32)> {
    let year = |text: &Option<String>| text.as_deref().and_then(|t| t.get(..4)?.parse().ok());
    Some((year(earliest)?, year(latest)?))
}

impl Merged {
    fn new(deal: DealRecord, published: &PublishedRecord) -> Merged {
        let told = vec![Told::new(&deal, published)];
        Merged { claims: claims(&deal), told, deal }
    }

    /// Whether an article tells this deal, and not another one of the same goods.
    fn is(&self, deal: &DealRecord, published: &PublishedRecord) -> bool {
        let shares_article = self.deal.articles.iter().any(|article| deal.articles.contains(article));
        let same_kind = self.deal.kind == deal.kind || self.deal.kind == "other" || deal.kind == "other";
        let denied = |status: &str| status == "denied";
        !shares_article
            && same_kind
            && self.deal.option == deal.option
            && denied(&self.deal.status) == denied(&deal.status)
            && (self.agrees(deal) || !self.apart(&Told::new(deal, published)))
    }

    /// Whether all who tell it speak of other years: the same goods, but another order.
    fn apart(&self, other: &Told) -> bool {
        let far = |told: &Told| match (told.years, other.years) {
            (Some((first, last)), Some((start, end))) => start - last > FEW_YEARS || first - end > FEW_YEARS,
            _ => false,
        };
        self.told.iter().all(far)
    }

    /// Whether no figure differs and one is shared.
    fn agrees(&self, deal: &DealRecord) -> bool {
        let theirs = claims(deal);
        let of =
            |field: &str| self.claims.iter().filter(|c| c.field == field).map(|c| c.value.clone()).collect::<Vec<_>>();
        let shared = theirs.iter().filter(|claim| !of(&claim.field).is_empty());
        let (agree, differ): (Vec<_>, Vec<_>) = shared.partition(|claim| of(&claim.field).contains(&claim.value));
        !agree.is_empty() && differ.is_empty()
    }

    fn join(&mut self, mut other: DealRecord, published: &PublishedRecord) {
        self.claims.extend(claims(&other));
        self.told.push(Told::new(&other, published));
        let deal = &mut self.deal;
        if deal.kind == "other" {
            deal.kind = other.kind;
        }
        for item in other.items {
            match deal.items.iter_mut().find(|known| same_goods(known, &item)) {
                Some(known) => complete(known, item),
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
        deal.steps.sort_by_key(step);
        deal.steps.dedup();
        ordered_names(&mut deal.articles);
        ordered_evidence(&mut deal.evidence);
        told.sort_by(|a, b| (&a.published, rank(&a.status)).cmp(&(&b.published, rank(&b.status))));
        if let Some(status) = last_status(&told) {
            deal.status = status.clone();
        }
        let ordered = |told: &&Told| matches!(told.status.as_str(), "agreed" | "ordered");
        let mut dated = told.iter().filter(|told| told.date.earliest.is_some());
        if let Some(told) = dated.clone().find(ordered).or_else(|| dated.next()) {
            deal.date = told.date.clone();
        }
        (deal, claims)
    }
}

/// The status last told; an article that looks back to the order of what was delivered takes nothing back.
fn last_status(told: &[Told]) -> Option<&String> {
    let last = &told.last()?.status;
    let grows = |status: &str| rank(status) <= rank("delivered");
    let furthest = told.iter().map(|t| &t.status).filter(|s| grows(s)).max_by_key(|s| rank(s));
    furthest.filter(|_| grows(last)).or(Some(last))
}

/// Where to look for the same deal: under its two sides with each kind of goods, and with its value.
fn keys(deal: &DealRecord) -> Vec<String> {
    let (Some(supplier), Some(recipient)) = (&deal.supplier, &deal.recipient) else { return Vec::new() };
    let sides = format!("{supplier} {recipient}");
    let goods =
        deal.items.iter().filter(|item| telling(item)).filter_map(goods).map(|goods| format!("{sides} {goods}"));
    let sums = deal.value.iter().chain(&deal.financing).map(|sum| format!("{sides} {} {sum}", deal.kind));
    goods.chain(sums).collect()
}

/// Whether an item tells deals apart: a designation does, a kind of goods where it is counted, "weapons" does not.
fn telling(item: &ItemRecord) -> bool {
    item.family.is_some() || item.designation.is_some() || item.quantity.is_some() && item.category != "other"
}

/// What an item is, in one word for all articles: its family, else its designation, else what it is called.
fn goods(item: &ItemRecord) -> Option<String> {
    let named = item.family.as_ref().or(item.designation.as_ref());
    let text = match named {
        Some(name) => name.clone(),
        None => format!("{} {}", item.category, item.description.as_ref()?),
    };
    Some(without_accents(&text).to_lowercase().replace(['-', ' '], ""))
}

fn same_goods(a: &ItemRecord, b: &ItemRecord) -> bool {
    goods(a).is_some() && goods(a) == goods(b)
}

fn complete(known: &mut ItemRecord, more: ItemRecord) {
    known.designation = known.designation.take().or(more.designation);
    known.family = known.family.take().or(more.family);
    known.description = known.description.take().or(more.description);
    known.quantity = known.quantity.take().or(more.quantity);
}

/// The figures that an article gives to a deal.
fn claims(deal: &DealRecord) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut claim = |field: String, value: String| {
        claims.push(Claim { field, value, articles: deal.articles.clone(), evidence: deal.evidence.clone() });
    };
    for item in &deal.items {
        if let (Some(goods), Some(quantity)) = (goods(item), &item.quantity) {
            let name = item.designation.clone().or_else(|| item.description.clone()).unwrap_or(goods);
            claim(format!("quantity of {}", item.family.clone().unwrap_or(name)), quantity.to_string());
        }
    }
    deal.value.iter().for_each(|sum| claim("value".into(), sum.to_string()));
    deal.financing.iter().for_each(|sum| claim("financing".into(), sum.to_string()));
    claims
}

/// Orders of the same goods further apart than this are two.
const FEW_YEARS: i32 = 2;

/// How far along the life of a deal a status stands.
fn rank(status: &str) -> usize {
    crate::model::DealStatus::parse(status).map_or(0, |s| s as usize)
}
