//! The canonical one-line form of each record: examples, traces and tests all speak it.

use super::*;
use std::fmt::{Display, Formatter, Result};

impl Display for DateRecord {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(self.value.as_deref().unwrap_or("null"))
    }
}

impl Display for ActorRecord {
    /// `Vladimir Putin, person, RUS, head_of_state`
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{}, {}", self.name, self.kind)?;
        let country = self.country.as_deref().into_iter();
        country.chain(self.roles.iter().map(|r| r.role.as_str())).try_for_each(|part| write!(f, ", {part}"))
    }
}

impl Display for EventRecord {
    /// `CONSULT vladimir-putin > hugo-chavez, happened, 2008-09-25`
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let side = |ids: &[String], codes: &[String]| {
            let side = if ids.is_empty() { codes } else { ids };
            if side.is_empty() { "?".to_owned() } else { side.join(" + ") }
        };
        write!(f, "{} {}", self.kind, side(&self.source, &self.source_codes))?;
        if !self.target.is_empty() || !self.target_codes.is_empty() {
            write!(f, " > {}", side(&self.target, &self.target_codes))?;
        }
        write!(f, ", {}", self.status)?;
        self.date.value.iter().try_for_each(|date| write!(f, ", {date}"))
    }
}

impl Display for QuantityRecord {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        bounded(f, [&self.value, &self.min, &self.max], &self.modifier)
    }
}

impl Display for SumRecord {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{} ", self.currency.as_deref().unwrap_or("?"))?;
        bounded(f, [&self.amount, &self.min, &self.max], &self.modifier)
    }
}

impl Display for MoneyRecord {
    /// `USD 4000000000 about`, `USD 2000000, country-chn > country-ago`
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{} ", self.currency.as_deref().unwrap_or("?"))?;
        bounded(f, [&self.amount, &self.min, &self.max], &self.modifier)?;
        if self.payer.is_none() && self.payee.is_none() {
            return Ok(());
        }
        let side = |id: &Option<String>| id.clone().unwrap_or_else(|| "?".to_owned());
        write!(f, ", {} > {}", side(&self.payer), side(&self.payee))
    }
}

/// `50`, `50 more_than`, `5..6`.
fn bounded(f: &mut Formatter<'_>, [value, min, max]: [&Option<Number>; 3], modifier: &str) -> Result {
    let end = |n: &Option<Number>| n.as_ref().map(Number::to_string).unwrap_or_default();
    match (value, modifier) {
        (Some(value), "exact") => write!(f, "{value}"),
        (Some(value), modifier) => write!(f, "{value} {modifier}"),
        (None, _) => write!(f, "{}..{}", end(min), end(max)),
    }
}

impl Display for ItemRecord {
    /// `24 Su-30MK2`
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.quantity.iter().try_for_each(|q| write!(f, "{q} "))?;
        f.write_str(self.designation.as_deref().or(self.description.as_deref()).unwrap_or(&self.category))
    }
}

impl Display for AttributionRecord {
    /// `President Putin = vladimir-putin`
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(&self.text)?;
        self.actor.iter().try_for_each(|actor| write!(f, " = {actor}"))
    }
}

impl Display for DealRecord {
    /// `RUS > VEN, sale, ordered: 50 more_than combat helicopter, 24 Su-30MK2; USD 4000000000 about`
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let side = |s: &Option<String>| s.clone().unwrap_or_else(|| "?".into());
        write!(f, "{} > {}, {}, {}", side(&self.supplier), side(&self.recipient), self.kind, self.status)?;
        for (n, item) in self.items.iter().enumerate() {
            write!(f, "{}{item}", if n == 0 { ": " } else { ", " })?;
        }
        self.value.iter().chain(&self.financing).try_for_each(|sum| write!(f, "; {sum}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_shown_in_one_line() {
        let (min, max) = (Some(5.into()), Some(6.into()));
        let quantity = QuantityRecord { min, max, modifier: "range".into(), ..QuantityRecord::default() };
        assert_eq!(quantity.to_string(), "5..6");
        let (currency, modifier) = (Some("USD".to_owned()), "exact".to_owned());
        let payer = Some("country-chn".to_owned());
        let amount = Some(2_000_000.into());
        let money = MoneyRecord { amount, currency: currency.clone(), modifier, payer, ..MoneyRecord::default() };
        assert_eq!(money.to_string(), "USD 2000000, country-chn > ?");
        let financing =
            SumRecord { amount: Some(7.into()), currency, modifier: "about".into(), ..SumRecord::default() };
        let deal = DealRecord {
            recipient: Some("VEN".into()),
            kind: "sale".into(),
            status: "ordered".into(),
            items: vec![ItemRecord { category: "aircraft".into(), quantity: Some(quantity), ..ItemRecord::default() }],
            financing: Some(financing),
            ..DealRecord::default()
        };
        assert_eq!(deal.to_string(), "? > VEN, sale, ordered: 5..6 aircraft; USD 7 about");
    }
}
