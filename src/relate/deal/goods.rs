//! The goods of a clause: its weapons as items, with `12 others` standing for what was named before.

use crate::analysis::Annotated;
use crate::model::{Item, Quantity, Tokens, Weapon};
use crate::rules::lexicon::ClassId;

/// An item with the words that it came from.
#[derive(Clone, Debug)]
pub(super) struct Goods {
    pub item: Item,
    pub tokens: Tokens,
    /// How many of them have moved: `the first of 12`.
    pub part: Option<Quantity>,
    pub sure: bool,
}

/// The goods among these tokens, in order; each kind once.
pub(super) fn within(annotated: &Annotated, range: Tokens) -> Vec<Goods> {
    let weapons = &annotated.weapons;
    let from = weapons.partition_point(|w| w.tokens.first < range.first);
    let inside = weapons.iter().enumerate().skip(from).take_while(|(_, w)| w.tokens.first < range.end);
    let mut goods: Vec<Goods> = Vec::new();
    let (behind, before) =
        (annotated.scan.grammar.class("not_goods_behind"), annotated.scan.grammar.class("not_goods_before"));
    for (n, weapon) in inside {
        let used = annotated.scan.mark(weapon.tokens.end as usize, behind).is_some()
            || leads(annotated, weapon.phrase.first as usize, before);
        if used && weapon.quantity.is_none() {
            continue;
        }
        let next = Goods {
            item: item(weapon, n),
            tokens: Tokens { first: weapon.phrase.first.max(range.first), end: weapon.tokens.end },
            part: weapon.part,
            sure: weapon.sure,
        };
        match goods.iter_mut().find(|g| same(&g.item, &next.item)) {
            Some(known) => known.item.quantity = known.item.quantity.or(next.item.quantity),
            None => goods.push(next),
        }
    }
    goods
}

/// Does a word of this class stand right before a token: `launch of`, `tirs de`?
fn leads(annotated: &Annotated, token: usize, class: ClassId) -> bool {
    let from = token.saturating_sub(3);
    annotated.scan.mark_before(from, token, class).is_some()
}

fn item(weapon: &Weapon, number: usize) -> Item {
    Item {
        weapon: Some(number as u32),
        designation: weapon.designation.clone(),
        family: weapon.family.clone(),
        description: weapon.description.clone(),
        category: weapon.category,
        quantity: weapon.quantity,
    }
}

/// Do two items name the same goods: one family, or class nouns that differ in number alone?
pub(super) fn same(a: &Item, b: &Item) -> bool {
    match (&a.designation, &b.designation) {
        (Some(x), Some(y)) => x == y || a.family.is_some() && a.family == b.family,
        (None, None) => a.category == b.category && stem(a.description.as_deref()) == stem(b.description.as_deref()),
        _ => false,
    }
}

/// Is one a mere word for the other: `the jets` for `24 Su-35 fighters`?
pub(super) fn stands_for(general: &Item, special: &Item) -> bool {
    general.designation.is_none() && special.designation.is_some() && general.category == special.category
}

fn stem(description: Option<&str>) -> String {
    description.unwrap_or("").to_lowercase().trim_end_matches('s').to_owned()
}
