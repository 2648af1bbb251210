//! Which goods are one: two names of one thing, words that stand for others, as many of one class.

use super::Goods;
use crate::model::{Category, Decimal, Item};

/// Do two items name the same goods: one family, or class nouns that differ in number alone?
pub(in crate::relate::deal) fn same(a: &Item, b: &Item) -> bool {
    match (&a.designation, &b.designation) {
        (Some(x), Some(y)) => {
            x == y || a.family.is_some() && a.family == b.family || shortened(x, y) || shortened(y, x)
        }
        (None, None) => a.category == b.category && stem(a.description.as_deref()) == stem(b.description.as_deref()),
        _ => false,
    }
}

/// `four fighter jets`, `the four fighter aircraft`: two words of one class for as many goods.
pub(in crate::relate::deal) fn counted_alike(a: &Item, b: &Item) -> bool {
    let several = |i: &Item| i.quantity.and_then(|q| q.value).filter(|v| *v > Decimal::integer(1));
    let sort = |i: &Item| i.description.as_deref().and_then(|d| d.split_whitespace().next()).map(str::to_lowercase);
    // `two missile frigates`, `two frigates`
    let head =
        |i: &Item| i.description.as_deref().and_then(|d| d.split_whitespace().next_back()).map(str::to_lowercase);
    let unnamed = a.designation.is_none() && b.designation.is_none() && a.category == b.category;
    let one = sort(a).is_some() && (sort(a) == sort(b) || head(a) == head(b));
    unnamed && one && several(a).is_some() && several(a) == several(b)
}

/// `armoured vehicles`, `light armoured vehicles`: does one word for goods end, or in French begin, with the other?
pub(in crate::relate::deal) fn is_shorter_word(a: &Item, b: &Item) -> bool {
    let (a_word, b_word) = (stem(a.description.as_deref()), stem(b.description.as_deref()));
    let ends = |long: &str, short: &str| long.ends_with(short) || long.starts_with(short);
    a.category == b.category
        && !a_word.is_empty()
        && !b_word.is_empty()
        && (ends(&a_word, &b_word) || ends(&b_word, &a_word))
}

/// Is one name the beginning of the other: `Leopard`, `Leopard 2A4`?
fn shortened(short: &str, long: &str) -> bool {
    long.strip_prefix(short).is_some_and(|rest| rest.starts_with([' ', '-']))
}

/// The longer of two names of one thing.
pub(in crate::relate::deal) fn fuller(known: &mut Item, next: &Item) {
    if let (Some(short), Some(long)) = (&known.designation, &next.designation)
        && shortened(short, long)
    {
        known.designation = Some(long.clone());
    }
}

/// Is one a mere word for the other: `the jets` for `24 Su-35 fighters`?
pub(in crate::relate::deal) fn stands_for(general: &Item, special: &Item) -> bool {
    // Missiles that are fired at aircraft are missiles too.
    let missiles = general.category == Category::Missiles && special.category == Category::AirDefence;
    let one = general.category == special.category || missiles;
    general.designation.is_none() && special.designation.is_some() && one
}

/// Is one a mere word for the other, by its class or by its breadth: `the warships` for `two corvettes`?
pub(in crate::relate::deal) fn means(general: &Goods, special: &Goods) -> bool {
    let broad = general.broad && general.item.designation.is_none() && !special.broad && !special.general;
    broad && takes_in(general, special.item.category) || stands_for(&general.item, &special.item)
}

/// Are goods of this category of those that a word for them takes in: helicopters of `aircraft`?
pub(in crate::relate::deal) fn takes_in(goods: &Goods, category: Category) -> bool {
    use Category::{Aircraft, Helicopters, UncrewedAircraft};
    let flies = matches!(category, Aircraft | Helicopters | UncrewedAircraft);
    goods.item.category == category || goods.craft && flies
}

fn stem(description: Option<&str>) -> String {
    description.unwrap_or("").to_lowercase().trim_end_matches('s').to_owned()
}
