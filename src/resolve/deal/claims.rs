//! The figures that articles give to a deal, and how two sets of them go together.

use super::super::conflict::{Claim, Said};
use super::super::figure::Figure;
use super::goods;
use super::told::Told;
use crate::report::{DealRecord, MoneyRecord, SumRecord};

/// All figures told of one deal.
#[derive(Clone, Debug, Default)]
pub(super) struct Claims {
    ordered: Vec<Claim>,
    /// What has come so far, each with its month: part of an order contradicts nothing, nor one delivery the next.
    delivered: Vec<Claim>,
}

/// How what one article tells goes with what is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Fit {
    pub agree: usize,
    pub differ: usize,
    /// Whether some figures are so far apart that no two articles would tell one order so.
    pub far: bool,
    /// Whether sums for some of the same goods are further apart than a part and the whole of one order.
    pub apart: bool,
}

/// No two tell of one order with figures so many times apart.
const FAR: f64 = 2.5;

/// Nor do a part of an order and all of it.
const VERY_FAR: f64 = 8.0;

/// A currency and a class of goods that two sums have in common.
fn shares_words(a: &str, b: &str) -> bool {
    let (mut one, mut other) = (a.split(' '), b.split(' '));
    one.next() == other.next() && one.any(|class| other.clone().any(|o| o == class))
}

impl Fit {
    /// The best fit ranks least.
    pub(super) fn rank(self) -> impl Ord {
        (self.differ > 0, self.agree == 0, self.differ, std::cmp::Reverse(self.agree))
    }
}

impl Claims {
    /// What one article tells; `converted` are the sums of the deal that it tells once more in another currency.
    pub(super) fn of(deal: &DealRecord, told: &Told, converted: &[&MoneyRecord]) -> Claims {
        let claim = |field: String, of: String, said: Said| {
            let (articles, evidence) = (deal.articles.clone(), deal.evidence.clone());
            Claim { field, of, said, articles, evidence }
        };
        let of_items = deal.items.iter().filter_map(|item| {
            let (name, quantity) = (goods::name(item)?, item.quantity.clone()?);
            let of = if told.is_delivery() { told.month() } else { String::new() };
            Some(claim(format!("quantity of {name}"), of, Said::Quantity(quantity)))
        });
        let mut claims = Claims::default();
        if told.is_delivery() { &mut claims.delivered } else { &mut claims.ordered }.extend(of_items);
        let sums = [("value", &deal.value), ("financing", &deal.financing)];
        // Dollars say nothing of euros, nor what aircraft cost of what tanks do.
        let of = |sum: &SumRecord| format!("{} {}", sum.currency.as_deref().unwrap_or("?"), goods::classes(deal));
        claims.ordered.extend(sums.into_iter().filter_map(|(field, sum)| {
            let sum = sum.clone()?;
            Some(claim(field.into(), of(&sum), Said::Sum(sum)))
        }));
        claims.ordered.extend(converted.iter().map(|money| {
            let (sum, evidence) = (money.sum(), money.evidence.clone());
            Claim { evidence, ..claim("value".into(), of(&sum), Said::Converted(sum)) }
        }));
        claims
    }

    pub(super) fn join(&mut self, more: Claims) {
        self.ordered.extend(more.ordered);
        self.delivered.extend(more.delivered);
    }

    /// What can be in dispute: how much was ordered, and how much has come where that is no part of an order.
    pub(super) fn disputed(self) -> Vec<Claim> {
        let Claims { mut ordered, mut delivered } = self;
        delivered.retain(|come| !ordered.iter().any(|order| is_part(come, order)));
        for come in &mut delivered {
            if ordered.iter().any(|order| order.field == come.field) {
                come.of.clear();
            }
        }
        ordered.append(&mut delivered);
        ordered
    }

    /// Whether less has come of some goods than all say was ordered.
    pub(super) fn are_under_way(&self) -> bool {
        self.delivered.iter().any(|come| {
            let mut orders = self.ordered.iter().filter(|order| order.field == come.field).peekable();
            orders.peek().is_some() && orders.all(|order| is_part(come, order))
        })
    }

    pub(super) fn compared(&self, theirs: &Claims) -> Fit {
        let mut fit = Fit::default();
        for claim in &theirs.ordered {
            fit.count(claim, &self.ordered, |_, _| false);
            fit.count(claim, &self.delivered, |order, come| come.is_below(order));
        }
        for claim in &theirs.delivered {
            fit.count(claim, &self.ordered, |come, order| come.is_below(order));
            fit.count(claim, &self.delivered, |_, _| true);
        }
        fit
    }
}

/// Whether less has come than was ordered of the same goods.
fn is_part(come: &Claim, order: &Claim) -> bool {
    let figures = || come.figure().zip(order.figure());
    come.field == order.field && figures().is_some_and(|(come, order)| come.is_below(&order))
}

impl Fit {
    /// Counts a claim among those known of the same field; `silent` tells of two that differ whether that says nothing.
    fn count(&mut self, claim: &Claim, known: &[Claim], silent: impl Fn(&Figure, &Figure) -> bool) {
        let Some(figure) = claim.figure() else { return };
        let both = |k: &Claim| k.is_converted() && claim.is_converted();
        let same = known.iter().filter(|k| k.field == claim.field && (k.of == claim.of || k.is_quantity()) && !both(k));
        let figures: Vec<Figure> = same.filter_map(Claim::figure).collect();
        let wider =
            known.iter().filter(|k| k.field == claim.field && k.of != claim.of && shares_words(&k.of, &claim.of));
        self.apart |= wider.filter_map(Claim::figure).any(|known| known.is_far_from(&figure, VERY_FAR));
        if figures.iter().any(|known| known.meets(&figure)) {
            self.agree += 1;
        } else if figures.iter().any(|known| !silent(&figure, known)) {
            self.differ += 1;
            self.far |= figures.iter().all(|known| known.is_far_from(&figure, FAR));
        }
    }
}
