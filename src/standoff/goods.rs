//! What a deal is about, as a person can read and correct it in a note: `24 Su-30MK2 + 50 more_than (helicopters)`, and
//! `USD 4000000000 about`. Brackets hold what a text calls goods without a designation.

use crate::report::ItemRecord;
use serde_json::{Map, Number, Value, json};

/// The items of a deal in one line.
pub fn written(items: &[ItemRecord]) -> Option<String> {
    let line = |item: &ItemRecord| {
        let name = match (&item.designation, &item.description) {
            (Some(designation), _) => designation.clone(),
            (None, description) => format!("({})", description.as_ref().unwrap_or(&item.category)),
        };
        item.quantity.as_ref().map_or(name.clone(), |quantity| format!("{quantity} {name}"))
    };
    (!items.is_empty()).then(|| items.iter().map(line).collect::<Vec<_>>().join(" + "))
}

/// What a line of items says of each.
pub fn items(line: &str) -> Vec<Value> {
    line.split(" + ").map(str::trim).filter(|item| !item.is_empty()).map(item).collect()
}

fn item(text: &str) -> Value {
    let (figure, name) = figure(text, "value");
    let quantity = figure.map_or(Value::Null, Value::Object);
    match name.strip_prefix('(').and_then(|name| name.strip_suffix(')')) {
        Some(description) => json!({ "designation": null, "description": description, "quantity": quantity }),
        None => json!({ "designation": name, "quantity": quantity }),
    }
}

/// What a line of money says; none where it is no sum.
pub fn sum(text: &str) -> Option<Value> {
    let (currency, rest) = text.trim().split_once(' ')?;
    let mut sum = figure(rest, "amount").0?;
    sum.insert("currency".into(), Value::from(Some(currency).filter(|c| *c != "?")));
    Some(Value::Object(sum))
}

/// The figure that a text begins with (`50 more_than`, `5..6`), its number under `name`; and what follows.
fn figure<'t>(text: &'t str, name: &str) -> (Option<Map<String, Value>>, &'t str) {
    let number = |text: &str| serde_json::from_str::<Number>(text).ok().map(Value::Number);
    let figure = |fields: Vec<(&str, Value)>| Some(fields.into_iter().map(|(k, v)| (k.to_owned(), v)).collect());
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    if let Some((min, max)) = first.split_once("..").and_then(|(min, max)| number(min).zip(number(max))) {
        return (figure(vec![("min", min), ("max", max), ("modifier", "range".into())]), rest);
    }
    let Some(value) = number(first) else { return (None, text) };
    let (word, behind) = rest.split_once(' ').unwrap_or((rest, ""));
    let (modifier, rest) = if MODIFIERS.contains(&word) { (word, behind) } else { ("exact", rest) };
    (figure(vec![(name, value), ("modifier", modifier.into())]), rest)
}

/// How sure a figure is, `exact` and `range` apart.
const MODIFIERS: [&str; 6] = ["about", "more_than", "at_least", "less_than", "up_to", "nearly"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_items_is_read_back() {
        let of = |line: &str| Value::from(items(line));
        assert_eq!(
            of("24 Su-30MK2 + 50 more_than (combat helicopters) + Rafale"),
            json!([
                {"designation": "Su-30MK2", "quantity": {"value": 24, "modifier": "exact"}},
                {"designation": null, "description": "combat helicopters",
                 "quantity": {"value": 50, "modifier": "more_than"}},
                {"designation": "Rafale", "quantity": null},
            ])
        );
        assert_eq!(of("5..6 Mi-35")[0]["quantity"], json!({"min": 5, "max": 6, "modifier": "range"}));
        assert_eq!(of(" + "), json!([]));
    }

    #[test]
    fn a_sum_is_read_back() {
        let about = json!({"amount": 4_000_000_000_u64, "currency": "USD", "modifier": "about"});
        assert_eq!(sum("USD 4000000000 about"), Some(about));
        assert_eq!(sum("much"), None);
    }
}
