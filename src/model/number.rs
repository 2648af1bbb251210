//! Exact numbers, as said: with the words that bound them.

use super::{Tokens, named};

/// An exact decimal: `digits` / 10^`scale`. No binary fraction ever stands between the words and the output.
#[derive(Clone, Copy, Debug, Default)]
pub struct Decimal {
    pub digits: i128,
    pub scale: u8,
}

impl Decimal {
    pub const fn integer(value: i128) -> Decimal {
        Decimal { digits: value, scale: 0 }
    }

    /// Reads `12`, `1.5`, `-0.38` (a dot before the decimals, no grouping).
    pub fn parse(text: &str) -> Option<Decimal> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > 18 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let digits = if fraction.is_empty() { whole.parse() } else { format!("{whole}{fraction}").parse() }.ok()?;
        Some(Decimal { digits, scale: fraction.len() as u8 }.reduced())
    }

    /// None where the product does not fit.
    pub fn times(self, other: Decimal) -> Option<Decimal> {
        let digits = self.digits.checked_mul(other.digits)?;
        Some(Decimal { digits, scale: self.scale.checked_add(other.scale)? }.reduced())
    }

    /// None where the sum does not fit.
    pub fn plus(self, other: Decimal) -> Option<Decimal> {
        let scale = self.scale.max(other.scale);
        let digits = self.at_scale(scale)?.checked_add(other.at_scale(scale)?)?;
        Some(Decimal { digits, scale }.reduced())
    }

    fn at_scale(self, scale: u8) -> Option<i128> {
        self.digits.checked_mul(10i128.checked_pow(u32::from(scale - self.scale))?)
    }

    fn reduced(mut self) -> Decimal {
        while self.scale > 0 && self.digits % 10 == 0 {
            self.digits /= 10;
            self.scale -= 1;
        }
        self
    }

    /// The value where it is whole and fits.
    pub fn as_integer(self) -> Option<i64> {
        (self.scale == 0).then(|| i64::try_from(self.digits).ok()).flatten()
    }

    /// The nearest double, read from the decimal form, so that it prints as that form again.
    pub fn as_f64(self) -> f64 {
        self.to_string().parse().unwrap_or(f64::NAN)
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Decimal) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> std::cmp::Ordering {
        let scale = self.scale.max(other.scale);
        match (self.at_scale(scale), other.at_scale(scale)) {
            (Some(a), Some(b)) => a.cmp(&b),
            _ => self.as_f64().total_cmp(&other.as_f64()),
        }
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.scale == 0 {
            return write!(f, "{}", self.digits);
        }
        let sign = if self.digits < 0 { "-" } else { "" };
        let digits = format!("{:0width$}", self.digits.unsigned_abs(), width = usize::from(self.scale) + 1);
        let (whole, fraction) = digits.split_at(digits.len() - usize::from(self.scale));
        write!(f, "{sign}{whole}.{fraction}")
    }
}

named! {
    /// How a figure is bounded by the words around it.
    Modifier {
        Exact = "exact",
        About = "about",
        MoreThan = "more_than",
        AtLeast = "at_least",
        LessThan = "less_than",
        UpTo = "up_to",
        Nearly = "nearly",
        Range = "range",
    }
}

/// A number in a text: digits or words, scale words included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    pub tokens: Tokens,
    pub value: Decimal,
    /// `third`, `3rd`, `troisième`.
    pub ordinal: bool,
    /// Written with words alone (`twenty`), not with digits.
    pub words: bool,
    /// The scale words that it holds (`million`), as a factor; 1 without.
    pub scale: Decimal,
}

/// A count with its bounds: `more than 50`, `between 10 and 12`, `dozens of`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The figure said, also behind "more than" or "up to"; none for a range alone.
    pub value: Option<Decimal>,
    pub min: Option<Decimal>,
    pub max: Option<Decimal>,
    pub modifier: Modifier,
}

impl Quantity {
    pub fn exact(value: Decimal) -> Quantity {
        Quantity { value: Some(value), min: None, max: None, modifier: Modifier::Exact }
    }

    /// This many times as much, bounds and all.
    pub fn times(self, factor: Decimal) -> Quantity {
        let times = |v: Option<Decimal>| v.and_then(|v| v.times(factor));
        Quantity { value: times(self.value), min: times(self.min), max: times(self.max), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact() {
        let d = |t: &str| Decimal::parse(t).expect("a number");
        assert_eq!(d("7.4").times(d("1000000000")), Some(Decimal::integer(7_400_000_000)));
        assert_eq!(d("0.1").plus(d("0.2")), Some(d("0.3")));
        assert_eq!(d("0.380").to_string(), "0.38");
        assert_eq!(d("-1.5").to_string(), "-1.5");
        assert_eq!(Decimal::parse("1e5"), None);
    }
}
