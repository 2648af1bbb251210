//! Goods of one type told twice: two lots with a sum of each, or the same once more in other words.

use super::{Goods, same};
use crate::analysis::Annotated;
use crate::model::{Decimal, Weapon};

/// How far behind goods the sum may stand that they cost, in tokens: `worth`, `valued at`.
const SUM_WITHIN: u32 = 4;

/// `four jets worth $110 million and eight jets worth $260 million`: two lots of one type, each with a sum of its own.
pub(super) fn have_sums(annotated: &Annotated, known: &Goods, next: &Goods) -> bool {
    let money = &annotated.money;
    let sum = |g: &Goods| money.get(money.partition_point(|m| m.tokens.first < g.tokens.end));
    let costs = |g: &Goods| sum(g).is_some_and(|m| m.tokens.first - g.tokens.end <= SUM_WITHIN);
    let apart =
        known.item.quantity.is_some() && next.item.quantity.is_some() && known.item.quantity != next.item.quantity;
    apart && same(&known.item, &next.item) && costs(known) && costs(next) && known.tokens.end < next.tokens.first
}

/// `armed aerial vehicles (UCAVs)`: in brackets or behind a stroke, what was just told.
pub(super) fn repeats(annotated: &Annotated, last: &Goods, weapon: &Weapon) -> bool {
    let scan = &annotated.scan;
    let (first, end) = (weapon.phrase.first as usize, weapon.tokens.end as usize);
    let bracket = |at: usize, text: &str| scan.tokens.get(at).is_some() && scan.token_text(at) == text;
    let behind = last.tokens.end as usize + 1 == first && bracket(first - 1, "(") && bracket(end, ")");
    // `the Hermes 450, a long-range drone that flies by night`
    let comma = last.tokens.end as usize + 1 == first && bracket(first - 1, ",");
    let one = weapon.quantity.is_some_and(|q| q.value == Some(Decimal::integer(1)));
    let relative = || scan.tokens.get(end).is_some_and(|_| scan.is(end, scan.grammar.class("relative")));
    if comma && one && weapon.designation.is_none() && last.item.designation.is_some() && relative() {
        return true;
    }
    // `Super Tucano trainer/combat aircraft`
    let slashed = (1..=2).contains(&first.saturating_sub(last.tokens.end as usize)) && bracket(first - 1, "/");
    (behind || slashed) && weapon.designation.is_none() && weapon.category == last.item.category
}

/// `P270 million`: a sum that looks like the name of a type.
pub(super) fn in_sum(annotated: &Annotated, weapon: &Weapon) -> bool {
    let money = &annotated.money;
    let sum = money.get(money.partition_point(|m| m.tokens.end <= weapon.tokens.first));
    sum.is_some_and(|m| m.tokens.overlaps(weapon.tokens))
}
