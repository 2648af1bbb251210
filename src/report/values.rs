//! Plain values of the stages as the contract writes them.

use super::{AnchorRecord, Basis, ClaimRecord, ItemRecord, PublishedRecord, QuantityRecord, RoleRecord, SumRecord};
use crate::model::{self, AnchorTo, Published, Quantity, TimeValue};
use jiff::civil::Date;
use serde_json::Number;

/// A value without the part of the day or the clock time that it tells: events are dated by the day.
pub(super) fn whole_day(value: &str) -> String {
    value.split('/').map(|end| end.split('T').next().unwrap_or(end)).collect::<Vec<_>>().join("/")
}

/// `2008-09-25`, as a date shows itself, without the turns of a formatter: each time of a line tells two.
pub(super) fn iso(date: Date) -> String {
    let year = date.year();
    if !(0..=9999).contains(&year) {
        return date.to_string();
    }
    let two = |number: i16| [number / 10, number % 10].map(|digit| char::from(b'0' + digit as u8));
    let mut text = String::with_capacity("2008-09-25".len());
    text.extend(two(year / 100));
    text.extend(two(year % 100));
    for part in [date.month(), date.day()] {
        text.push('-');
        text.extend(two(part.into()));
    }
    text
}

pub(super) fn published(published: &Published) -> PublishedRecord {
    PublishedRecord {
        value: published.value.map(iso),
        earliest: published.earliest.map(iso),
        latest: published.latest.map(iso),
        basis: published.basis.iter().map(|s| Basis { kind: s.kind.into(), detail: s.detail.clone() }).collect(),
    }
}

pub(super) fn anchor(value: &TimeValue) -> AnchorRecord {
    let to = match value.anchor.to {
        AnchorTo::Nothing => None,
        AnchorTo::Published => Some("published".to_owned()),
        AnchorTo::Evidence(_) => Some("evidence".to_owned()),
    };
    AnchorRecord { to, offset: value.anchor.offset.clone() }
}

pub(super) fn claim(claim: &model::Claim) -> ClaimRecord {
    ClaimRecord { field: claim.field.into(), value: claim.value.clone(), from: claim.from.clone() }
}

pub(super) fn role(role: &model::Role) -> RoleRecord {
    RoleRecord {
        title: role.title.clone(),
        role: role.role.clone(),
        country: role.country.map(|c| c.as_str().to_owned()),
        status: role.status.map(str::to_owned),
    }
}

pub(super) fn item(item: &model::Item) -> ItemRecord {
    ItemRecord {
        designation: item.designation.clone(),
        family: item.family.clone(),
        description: item.description.clone(),
        category: item.category.as_str().to_owned(),
        quantity: item.quantity.as_ref().map(quantity),
    }
}

fn number(decimal: Option<model::Decimal>) -> Option<Number> {
    let decimal = decimal?;
    match decimal.as_integer() {
        Some(whole) => Some(Number::from(whole)),
        None => Number::from_f64(decimal.as_f64()),
    }
}

pub(super) fn quantity(quantity: &Quantity) -> QuantityRecord {
    QuantityRecord {
        value: number(quantity.value),
        min: number(quantity.min),
        max: number(quantity.max),
        modifier: quantity.modifier.as_str().to_owned(),
    }
}

pub(super) fn sum(amount: &Quantity, currency: Option<&str>) -> SumRecord {
    SumRecord {
        amount: number(amount.value),
        min: number(amount.min),
        max: number(amount.max),
        currency: currency.map(str::to_owned),
        modifier: amount.modifier.as_str().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_dates_show_themselves() {
        for (year, month, day) in [(2008, 9, 25), (1, 1, 1), (9999, 12, 31), (-44, 3, 15), (0, 10, 2)] {
            let date = Date::constant(year, month, day);
            assert_eq!(iso(date), date.to_string());
        }
    }
}
