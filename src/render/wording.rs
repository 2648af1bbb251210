//! Dates, goods, counts and sums as a reader writes them: `by 2008-09-25`, `>50 helicopters`, `~USD 4 bn`.

use crate::report::{AttributionRecord, EventDate, ItemRecord, QuantityRecord, Side, SumRecord, is_country_id};

/// The day of an event or a deal, or its bounds; `????-03-18` while its year is open.
pub(super) fn when(date: &EventDate) -> String {
    // `PRESENT_REF` tells a reader nothing that the bounds do not.
    let value = date.value.as_ref().filter(|v| !v.ends_with("_REF"));
    match (value, &date.earliest, &date.latest) {
        (Some(value), ..) => value.replace("XXXX", "????"),
        (None, Some(first), Some(last)) => format!("{first}..{last}"),
        (None, None, Some(last)) => format!("by {last}"),
        (None, Some(first), None) => format!("from {first}"),
        (None, None, None) => "undated".into(),
    }
}

/// The actor who says so; none where a country stands for a source without a name, whom the article's words tell better.
pub(super) fn speaker(attribution: &AttributionRecord) -> Option<&str> {
    attribution.actor.as_deref().filter(|id| !is_country_id(id))
}

/// `licensed_production` as a reader writes it.
pub(super) fn words(name: &str) -> String {
    name.replace('_', " ")
}

pub(super) fn goods(item: &ItemRecord) -> String {
    let what = item
        .designation
        .as_deref()
        .or(item.description.as_deref())
        .map_or_else(|| words(&item.category), str::to_owned);
    item.quantity.as_ref().map_or(what.clone(), |q| format!("{} {what}", amount(q)))
}

/// `>50`, `~40`, `5 to 6`.
pub(super) fn amount(quantity: &QuantityRecord) -> String {
    bounded(&quantity.modifier, [&quantity.value, &quantity.min, &quantity.max], grouped)
}

/// `~USD 4 bn`
pub(super) fn price(sum: &SumRecord) -> String {
    let currency = sum.currency.as_deref().unwrap_or("?");
    let figure = bounded(&sum.modifier, [&sum.amount, &sum.min, &sum.max], short);
    let at = figure.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    format!("{}{currency} {}", &figure[..at], &figure[at..])
}

/// What one side of a conflict says.
pub(super) fn said(side: &Side) -> String {
    let figure = side.sum.as_ref().map(price).or(side.quantity.as_ref().map(amount));
    figure.unwrap_or_else(|| side.value.clone())
}

fn bounded(modifier: &str, [value, min, max]: [&Option<serde_json::Number>; 3], show: fn(f64) -> String) -> String {
    let shown = |n: &Option<serde_json::Number>| n.as_ref().and_then(serde_json::Number::as_f64).map(show);
    let Some(value) = shown(value) else {
        return match (shown(min), shown(max)) {
            (Some(min), Some(max)) => format!("{min} to {max}"),
            (Some(min), None) => format!(">{min}"),
            (None, Some(max)) => format!("<{max}"),
            (None, None) => String::new(),
        };
    };
    let sign = match modifier {
        "about" | "nearly" => "~",
        "more_than" => ">",
        "at_least" => "≥",
        "less_than" => "<",
        "up_to" => "≤",
        _ => "",
    };
    format!("{sign}{value}")
}

/// `1 article`, `2 articles`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{} {noun}s", grouped(count as f64)) }
}

/// `100,000`
pub(super) fn grouped(value: f64) -> String {
    let plain = value.to_string();
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(w, f)| (w, Some(f)));
    let mut out = String::new();
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out.extend(fraction.map(|f| format!(".{f}")));
    out
}

/// `4 bn`, `1.5 m`, `24,000`
pub(super) fn short(value: f64) -> String {
    for (unit, name) in [(1e12, "tn"), (1e9, "bn"), (1e6, "m")] {
        if value >= unit {
            return format!("{} {name}", (value / unit * 1000.0).round() / 1000.0);
        }
    }
    grouped(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_as_an_analyst_writes_them() {
        assert_eq!(short(4e9), "4 bn");
        assert_eq!(short(475e6), "475 m");
        assert_eq!((short(1.54e9), short(999_000.0)), ("1.54 bn".to_owned(), "999,000".to_owned()));
        assert_eq!(grouped(100_000.0), "100,000");
        let about = SumRecord {
            amount: Some(4_000_000_000_u64.into()),
            currency: Some("USD".into()),
            modifier: "about".into(),
            ..SumRecord::default()
        };
        assert_eq!(price(&about), "~USD 4 bn");
    }

    #[test]
    fn an_open_year_is_seen_at_once() {
        let open = EventDate { value: Some("XXXX-03-18".into()), ..EventDate::default() };
        assert_eq!(when(&open), "????-03-18");
    }
}
