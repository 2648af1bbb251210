//! Goods of deals compared: one kind under one word for all articles, and where to look for the same deal.

use crate::model::{Category, DealStatus};
use crate::report::{DealRecord, ItemRecord};
use crate::rules::lexicon::without_accents;

/// Where to look for the same deal: under its two sides with each kind of goods, with each count of a class of goods,
/// with its value, for one that came to nothing with the class of its goods, and so for one that is only talked of.
pub(super) fn keys(deal: &DealRecord) -> Vec<String> {
    let (Some(supplier), Some(recipient)) = (&deal.supplier, &deal.recipient) else { return Vec::new() };
    let sides = format!("{supplier} {recipient}");
    let telling = || deal.items.iter().filter(|item| is_telling(item));
    let goods = telling().filter_map(word).map(|goods| format!("{sides} {goods}"));
    let counts = telling().filter_map(|item| Some(format!("{sides} {} {}", item.category, item.quantity.as_ref()?)));
    let sums = deal.value.iter().chain(&deal.financing).map(|sum| format!("{sides} {} {sum}", deal.kind));
    let ended = DealStatus::parse(&deal.status).is_some_and(DealStatus::ends_it);
    let lost =
        deal.items.iter().filter(|item| ended && is_of_class(item)).map(|i| format!("{sides} no {}", i.category));
    let vague = is_talked_of(deal) && deal.value.is_none() && deal.items.iter().all(|item| !is_telling(item));
    let talked = deal.items.iter().filter(|_| vague).map(|i| format!("{sides} talk {}", i.category));
    goods.chain(counts).chain(sums).chain(lost).chain(talked).collect()
}

/// Whether nothing is settled yet: `may ask for ammunition` and `in talks on shells` are of one matter.
fn is_talked_of(deal: &DealRecord) -> bool {
    use DealStatus::{Negotiating, Planned, Requested, Rumoured};
    DealStatus::parse(&deal.status).is_some_and(|s| matches!(s, Negotiating | Planned | Requested | Rumoured))
}

/// Whether an item tells deals apart: a designation does, a kind of goods where it is counted, "weapons" does not.
fn is_telling(item: &ItemRecord) -> bool {
    is_named(item) || item.quantity.is_some() && item.category != "other"
}

/// Whether an item's class says what it is: submarines, aircraft; not services, nor "weapons".
fn is_of_class(item: &ItemRecord) -> bool {
    Category::parse(&item.category).is_some_and(Category::is_telling)
}

fn is_named(item: &ItemRecord) -> bool {
    item.family.is_some() || item.designation.is_some()
}

/// What an item is, in one word for all articles: its family, else its designation, else what it is called.
fn word(item: &ItemRecord) -> Option<String> {
    let named = item.family.as_ref().or(item.designation.as_ref());
    let text = match named {
        // `Attack-class` is one with `Attack`.
        Some(name) => match name.rsplit_once('-') {
            Some((head, tail)) if tail.chars().all(char::is_lowercase) => head.to_owned(),
            _ => name.clone(),
        },
        None => format!("{} {}", item.category, item.description.as_ref()?),
    };
    Some(without_accents(&text).to_lowercase().replace(['-', ' '], ""))
}

/// What an item is called in a claim: its family, else as the text has it.
pub(super) fn name(item: &ItemRecord) -> Option<&str> {
    item.family.as_deref().or(item.designation.as_deref()).or(item.description.as_deref())
}

/// Whether two articles mean the same goods by these words: `48 avions` and `48 FA-50`, whatever the language.
pub(super) fn same(a: &ItemRecord, b: &ItemRecord) -> bool {
    let counted_alike = || a.quantity.is_some() && a.quantity == b.quantity;
    let one_unnamed = !is_named(a) || !is_named(b);
    word(a).is_some_and(|a| Some(a) == word(b)) || one_unnamed && a.category == b.category && counted_alike()
}

/// Which of the goods known of a deal another article means by `item`, one of `told`: those under the same words, else the
/// only ones of its class, where neither has a name and no two counts differ.
pub(super) fn place(known: &[ItemRecord], item: &ItemRecord, told: &[ItemRecord]) -> Option<usize> {
    let of_class = |items: &[ItemRecord]| items.iter().filter(|i| i.category == item.category).count();
    let alone = !is_named(item) && is_of_class(item) && of_class(known) == 1 && of_class(told) == 1;
    let open = |k: &ItemRecord| k.quantity.is_none() || item.quantity.is_none() || k.quantity == item.quantity;
    let only = |k: &ItemRecord| alone && !is_named(k) && k.category == item.category && open(k);
    known.iter().position(|k| same(k, item)).or_else(|| known.iter().position(only))
}

/// What a sum pays for, as the classes of its goods: sums for other goods say nothing of one another.
pub(super) fn classes(deal: &DealRecord) -> String {
    let mut classes: Vec<&str> = deal.items.iter().filter(|i| is_telling(i)).map(|i| i.category.as_str()).collect();
    classes.sort_unstable();
    classes.dedup();
    classes.join(" ")
}

/// Whether one article tells of all the kinds of goods of another, and of more.
pub(super) fn covers(more: &DealRecord, less: &DealRecord) -> bool {
    more.items.len() > less.items.len() && less.items.iter().all(|item| more.items.iter().any(|m| same(m, item)))
}

/// Fills in what one article leaves open about goods; `wins` tells whether the count of the later one holds.
pub(super) fn complete(known: &mut ItemRecord, more: ItemRecord, wins: bool) {
    known.designation = known.designation.take().or(more.designation);
    known.family = known.family.take().or(more.family);
    known.description = known.description.take().or(more.description);
    let (first, second) =
        if wins { (more.quantity, known.quantity.take()) } else { (known.quantity.take(), more.quantity) };
    known.quantity = first.or(second);
}
