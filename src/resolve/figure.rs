//! What a figure leaves room for, so that `USD 3.37 bn` and `USD 3.4 bn` are no contradiction and 25 and 50 are one.

use crate::report::{QuantityRecord, SumRecord};
use serde_json::Number;

/// The least and the most that a figure can stand for.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Figure {
    low: f64,
    high: f64,
}

/// How far `about` and `nearly` reach, as a share of what is said.
const ABOUT: f64 = 0.1;
/// How much may stand behind `more than`, as a multiple of what is said.
const MORE: f64 = 1.5;
/// How far the rates of two days are apart at most, as a share of what is said.
const RATE: f64 = 0.05;
/// How far a sum is rounded at most, as a share of what is said.
const ROUNDED: f64 = 0.05;

impl Figure {
    pub(super) fn of_sum(sum: &SumRecord) -> Option<Figure> {
        let rounded = sum.amount.as_ref().map_or(0.0, half_a_digit);
        room(&sum.modifier, [&sum.amount, &sum.min, &sum.max], rounded)
    }

    pub(super) fn of_quantity(quantity: &QuantityRecord) -> Option<Figure> {
        room(&quantity.modifier, [&quantity.value, &quantity.min, &quantity.max], 0.0)
    }

    /// Of a sum converted from another currency: rates differ by the day.
    pub(super) fn at_any_rate(self) -> Figure {
        Figure { low: self.low * (1.0 - RATE), high: self.high * (1.0 + RATE) }
    }

    /// Whether both can be right.
    pub(super) fn meets(&self, other: &Figure) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Whether this is less than the other for certain.
    pub(super) fn is_below(&self, other: &Figure) -> bool {
        self.high < other.low
    }

    /// Whether one is so many times the other at least.
    pub(super) fn is_far_from(&self, other: &Figure, times: f64) -> bool {
        self.low > other.high * times || other.low > self.high * times
    }
}

/// The bounds of a figure with its modifier; `rounded` is how far the figure itself may be off.
fn room(modifier: &str, [value, min, max]: [&Option<Number>; 3], rounded: f64) -> Option<Figure> {
    let number = |n: &Option<Number>| n.as_ref().and_then(Number::as_f64);
    let Some(value) = number(value) else {
        let (min, max) = (number(min), number(max));
        return (min.is_some() || max.is_some())
            .then(|| Figure { low: min.unwrap_or(0.0), high: max.unwrap_or(f64::INFINITY) });
    };
    let (low, high) = match modifier {
        "about" | "nearly" => (value * (1.0 - ABOUT), value * (1.0 + ABOUT)),
        "more_than" | "at_least" => (value, value * MORE),
        "less_than" | "up_to" => (0.0, value),
        _ => (value - rounded, value + rounded),
    };
    Some(Figure { low, high })
}

/// Just under half a unit of the last digit that is said of a sum: 50 million for 3.4 billion, so that 3.4 and 3.5
/// cannot both be right; little for a round figure.
fn half_a_digit(amount: &Number) -> f64 {
    let (Some(value), digits) = (amount.as_f64(), amount.to_string()) else { return 0.0 };
    let zeros = digits.bytes().rev().take_while(|b| *b == b'0').count();
    let unit = if digits.contains('.') { 0.0 } else { 10_f64.powi(zeros as i32) };
    (unit * 0.4999).min(value.abs() * ROUNDED)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(amount: u64, modifier: &str) -> Figure {
        let sum = SumRecord { amount: Some(amount.into()), modifier: modifier.into(), ..SumRecord::default() };
        Figure::of_sum(&sum).expect("a figure")
    }

    fn quantity(value: u64, modifier: &str) -> Figure {
        let quantity = QuantityRecord { value: Some(value.into()), modifier: modifier.into(), ..Default::default() };
        Figure::of_quantity(&quantity).expect("a figure")
    }

    #[test]
    fn rounded_sums_do_not_contradict() {
        assert!(sum(3_370_000_000, "exact").meets(&sum(3_400_000_000, "exact")));
        assert!(!sum(3_370_000_000, "exact").meets(&sum(4_000_000_000, "exact")));
        assert!(!sum(4_000_000_000, "exact").meets(&sum(4_400_000_000, "exact")));
        assert!(!sum(1_100_000_000, "exact").meets(&sum(1_200_000_000, "exact")));
        assert!(sum(8_100_000_000, "about").meets(&sum(8_100_000_000, "exact")));
    }

    #[test]
    fn more_than_fifty_can_be_fifty_three() {
        assert!(quantity(50, "more_than").meets(&quantity(53, "exact")));
        assert!(quantity(24, "exact").is_below(&quantity(50, "more_than")));
        assert!(!quantity(648, "exact").meets(&quantity(672, "exact")));
        assert!(quantity(980, "exact").is_far_from(&quantity(180, "exact"), 2.5));
    }
}
