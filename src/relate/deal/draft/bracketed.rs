//! Lists of sides, each with its count in brackets: `sold to Brazil (four), Chile (two) and India (six)`.

use super::{Draft, Reader};
use crate::model::{Decimal, Quantity, Tokens};
use crate::relate::deal::side::{Side, Slot};

/// How far behind a side its bracket may open, in tokens: `Qatar, a neighbour (36`, `le Qatar voisin (36`.
const OPENS_WITHIN: u32 = 1;

/// How far behind the figure of a part the one may stand who gets it, in tokens: `including 12 to Chad`.
const SHARE_WITHIN: u32 = 3;

/// More than that in brackets is a sum whose currency is told elsewhere.
const LARGEST: i128 = 10_000_000;

impl Reader<'_> {
    /// One draft for each side of a list that has a count of its own; nothing where fewer than two have.
    pub(super) fn bracketed(&self, draft: &Draft, sides: &[Side]) -> Vec<Draft> {
        let told = |s: &Side| self.in_brackets(s);
        let counted: Vec<(Side, Quantity, u32)> =
            sides.iter().filter_map(|s| told(s).map(|(quantity, end)| (*s, quantity, end))).collect();
        let of = |side: Option<Side>| side.is_some_and(|s| counted.iter().any(|(c, ..)| c.country == s.country));
        let gives = of(draft.supplier) && !of(draft.recipient);
        let goods = draft.goods.iter().find(|g| g.item.designation.is_some()).or(draft.goods.first());
        let alike = |g: &super::Goods| goods.is_some_and(|o| o.item.category == g.item.category);
        let open = gives || of(draft.recipient) || draft.recipient.is_none();
        let Some(goods) = goods.filter(|_| counted.len() > 1 && open && draft.goods.iter().all(alike)) else {
            return Vec::new();
        };
        // `Tarn (three ships) and Tarnish (1 billion)`: of other goods, or no count.
        let weapons = &self.annotated.weapons;
        let behind = |end: u32| weapons.get(weapons.partition_point(|w| w.tokens.first < end));
        let fits = |&(_, _, end): &(Side, Quantity, u32)| {
            behind(end).is_none_or(|w| w.tokens.first > end || w.category == goods.item.category)
        };
        if !counted.iter().all(fits) {
            return Vec::new();
        }
        let share = |(side, quantity, _): (Side, Quantity, u32)| {
            let mut goods = goods.clone();
            (goods.item.quantity, goods.part) = (Some(quantity), None);
            let draft = Draft { goods: vec![goods], value: None, financing: None, ..draft.clone() };
            if gives { Draft { supplier: Some(side), ..draft } } else { Draft { recipient: Some(side), ..draft } }
        };
        counted.into_iter().map(share).collect()
    }

    /// `24 jets, including 12 to Chad`: who stands behind a word for a part gets so many of them, and not all; who
    /// stands in brackets there gets but a part of the part.
    pub(super) fn take_part(&self, draft: &mut Draft, clause: Tokens) {
        let scan = &self.annotated.scan;
        let led = |s: &Side| matches!(s.slot, Slot::To | Slot::For) && clause.contains(s.tokens.first as usize);
        let (Some(side), Some(goods)) = (draft.recipient.filter(led), draft.goods.first_mut()) else { return };
        let parts = |at: &u32| scan.mark(*at as usize, self.words.parts).is_some_and(|m| scan.key(m) == "parts");
        let Some(part) = (goods.tokens.end..side.tokens.first).find(parts) else { return };
        let numbers = &self.annotated.numbers;
        let figure = numbers.get(numbers.partition_point(|n| n.tokens.first <= part));
        let figure = figure.filter(|n| n.tokens.end <= side.tokens.first && n.tokens.first <= part + 2 && !n.ordinal);
        let Some(figure) = figure.filter(|_| goods.item.quantity.is_some()) else { return };
        // `24 jets, including two used ones, to Chad`
        if (figure.tokens.end..side.tokens.first).any(|at| scan.sign(at as usize) == ',') {
            return;
        }
        // `24 jets, including two used ones (one to Chad)`
        let inside = (figure.tokens.end..side.tokens.first).any(|at| scan.token_text(at as usize) == "(");
        if inside {
            draft.recipient = None;
        } else if side.tokens.first - figure.tokens.end <= SHARE_WITHIN {
            goods.item.quantity = Some(Quantity::exact(figure.value));
        }
    }

    /// The figure that opens the bracket right behind a side, where it is no sum, no share and no year, and where it ends.
    fn in_brackets(&self, side: &Side) -> Option<(Quantity, u32)> {
        let annotated = self.annotated;
        let (scan, numbers, money) = (&annotated.scan, &annotated.numbers, &annotated.money);
        if !side.trades || matches!(side.slot, Slot::Adjective | Slot::Possessive) {
            return None;
        }
        let last = (side.tokens.end + OPENS_WITHIN).min(scan.tokens.len() as u32 - 1);
        let open = (side.tokens.end..=last).find(|&at| scan.token_text(at as usize) == "(")?;
        let number = numbers.get(numbers.partition_point(|n| n.tokens.first <= open))?;
        let end = number.tokens.end;
        let sum = money.get(money.partition_point(|m| m.tokens.end <= number.tokens.first));
        let sum = sum.is_some_and(|m| m.tokens.first < end);
        let times = &annotated.times;
        let time = times.get(times.partition_point(|t| t.tokens.end <= number.tokens.first));
        let time = time.is_some_and(|t| t.tokens.first < end);
        let share = scan.tokens.get(end as usize).is_some_and(|_| scan.token_text(end as usize).starts_with('%'));
        let counts = number.tokens.first == open + 1 && !number.ordinal && !sum && !time && !share;
        let counts = counts && number.value < Decimal::integer(LARGEST);
        counts.then(|| (Quantity::exact(number.value), end))
    }
}
