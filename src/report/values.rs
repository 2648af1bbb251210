//! Plain values of the stages as the contract writes them.

use super::{AnchorRecord, Basis, ClaimRecord, ItemRecord, PublishedRecord, QuantityRecord, RoleRecord, SumRecord};
use crate::model::{self, AnchorTo, Published, Quantity, TimeValue};
use serde_json::Number;

/// A value without the part of the day or the clock time that it tells: events are dated by the day.
pub(super) fn whole_day(value: &str) -> String {
    value.split('/').map(|end| end.split('T').next().unwrap_or(end)).collect::<Vec<_>>().join("/")
}

pub(super) fn published(published: &Published) -> PublishedRecord {
    PublishedRecord {
        value: published.value.map(|d| d.to_string()),
        earliest: published.earliest.map(|d| d.to_string()),
        latest: published.latest.map(|d| d.to_string()),
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
