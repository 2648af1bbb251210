//! Sides that no clause names: those of all deals told so far, or of the two countries that an article is about.

use super::goods::{Goods, same};
use super::merge::{Told, shared};
use crate::analysis::Annotated;
use crate::facts::countries::Countries;
use crate::model::Country;
use crate::order::Order as _;

/// The countries that an article is about: where it names two far more than all others, they are its pair.
pub(super) struct Pair<'a> {
    /// By how often they are named.
    countries: Vec<(Country, usize)>,
    facts: &'a Countries,
}

impl<'a> Pair<'a> {
    pub fn new(annotated: &'a Annotated) -> Pair<'a> {
        let mut countries: Vec<(Country, usize)> = Vec::new();
        for mention in &annotated.mentions {
            let actor = mention.actor.and_then(|a| annotated.actors.get(a as usize));
            let Some(country) = actor.and_then(|a| a.country) else { continue };
            match countries.iter_mut().find(|(c, _)| *c == country) {
                Some((_, count)) => *count += 1,
                None => countries.push((country, 1)),
            }
        }
        countries.order_by_key(|(_, count)| std::cmp::Reverse(*count));
        Pair { countries, facts: &annotated.facts.countries }
    }

    /// `40 T-72 tanks were delivered to Ukraine`: whoever sold them, no foe did.
    pub fn are_foes(&self, one: Country, other: Option<Country>) -> bool {
        other.is_some_and(|other| self.facts.are_foes(one, other))
    }

    /// The one that an article is about: named at least twice, and three times as often as any other.
    pub fn sole(&self) -> Option<Country> {
        let (country, count) = *self.countries.first()?;
        let next = self.countries.get(1).map_or(0, |(_, count)| *count);
        (count >= 2 && count >= 3 * next).then_some(country)
    }

    /// The one that an article names most.
    pub fn most(&self) -> Option<Country> {
        let (country, count) = *self.countries.first()?;
        let next = self.countries.get(1).map_or(0, |(_, count)| *count);
        (count > next).then_some(country)
    }

    /// The one beside this country: named at least three times, and twice as often as any third.
    pub fn partner(&self, of: Country) -> Option<Country> {
        let mut others = self.countries.iter().filter(|(c, _)| *c != of);
        let (country, count) = *others.next()?;
        let third = others.next().map_or(0, |(_, count)| *count);
        let known = self.countries.iter().any(|(c, _)| *c == of);
        (known && count >= 3 && count >= 2 * third).then_some(country)
    }
}

/// The one who supplied all that a recipient has got so far, or all that was told of; goods of a type that no one is
/// known to have sold may be anyone's.
pub(super) fn only_supplier<'t>(
    told: impl Iterator<Item = &'t Told> + Clone,
    recipient: Option<Country>,
    goods: &[Goods],
) -> Option<Country> {
    let own = told.clone().filter(|d| d.deal.recipient == recipient);
    let typed = goods.iter().any(|g| g.item.designation.is_some());
    // `approved attack aircraft from Niger. Last year it got 12 A-29s`: a word for the sort is no type.
    let named = |d: &&Told| {
        d.goods.iter().any(|k| k.item.designation.is_some() && goods.iter().any(|g| same(&k.item, &g.item)))
    };
    let known = own.clone().filter(|d| !typed || named(d));
    if own.clone().next().is_some() {
        return one_supplier(known);
    }
    // `supplied 72 Typhoons to Chad and 18 to Mali … a deal to provide Niger with 28 Typhoons`
    let alike = || told.clone().filter(|d| shared(&d.goods, goods));
    let many = if typed { alike().count() > 1 } else { told.clone().count() > 1 };
    (many && recipient.is_some()).then(|| one_supplier(alike())).flatten()
}

/// The supplier of all these deals.
fn one_supplier<'t>(mut deals: impl Iterator<Item = &'t Told>) -> Option<Country> {
    let first = deals.next()?.deal.supplier;
    deals.all(|d| d.deal.supplier == first).then_some(first).flatten()
}

/// The one whom all deals of a supplier so far went to.
pub(super) fn only_recipient(before: &[Told], supplier: Option<Country>) -> Option<Country> {
    let mut recipients = before.iter().filter(|d| d.deal.supplier == supplier).filter_map(|d| d.deal.recipient);
    let first = recipients.next()?;
    recipients.all(|r| r == first).then_some(first)
}
