//! Expectations: what a corpus gave when an analyst last looked and agreed. Compares them with what it gives now.
//!
//! Only the fields written down are compared, and lists as sets, by content. Knows JSON alone, not what it means.

use serde_json::{Map, Value};

/// One way in which the output is not as expected.
#[derive(Clone, PartialEq, Debug)]
pub struct Difference {
    /// `missing`, `noisy`, `wrong value`.
    pub kind: &'static str,
    /// The list, and the fields that differ: `events: status`.
    pub place: String,
    pub expected: Option<Value>,
    pub got: Option<Value>,
}

/// Every difference between what was written down and what came out.
pub fn differences(expected: &Value, got: &Value) -> Vec<Difference> {
    let mut all = Vec::new();
    compare("", expected, got, &mut all);
    all
}

fn compare(place: &str, expected: &Value, got: &Value, all: &mut Vec<Difference>) {
    match (expected, got) {
        (Value::Object(expected), Value::Object(got)) => {
            for (key, value) in expected {
                let place = if place.is_empty() { key.clone() } else { format!("{place}.{key}") };
                compare(&place, value, got.get(key).unwrap_or(&Value::Null), all);
            }
        }
        (Value::Array(expected), Value::Array(got)) => sets(place, expected, got, all),
        _ if same(expected, got) => {}
        _ => all.push(Difference {
            kind: "wrong value",
            place: place.to_owned(),
            expected: Some(expected.clone()),
            got: Some(got.clone()),
        }),
    }
}

/// Pairs the elements of two lists: first the equal ones, then those that share most fields; the rest is missing or
/// noise.
fn sets(place: &str, expected: &[Value], got: &[Value], all: &mut Vec<Difference>) {
    let mut free: Vec<&Value> = got.iter().collect();
    let mut open: Vec<&Value> = Vec::new();
    for value in expected {
        match free.iter().position(|g| same(value, g)) {
            Some(at) => drop(free.remove(at)),
            None => open.push(value),
        }
    }
    for value in open {
        let nearest = free
            .iter()
            .enumerate()
            .map(|(n, g)| (alike(value, g), n))
            .max_by_key(|(score, n)| (*score, usize::MAX - n));
        let pair = nearest.filter(|(score, _)| *score > 0).map(|(_, n)| free.remove(n));
        let (kind, place) = match pair {
            Some(got) => ("wrong value", format!("{place}: {}", changed(value, got).join(", "))),
            None => ("missing", place.to_owned()),
        };
        all.push(Difference { kind, place, expected: Some(value.clone()), got: pair.cloned() });
    }
    for value in free {
        all.push(Difference { kind: "noisy", place: place.to_owned(), expected: None, got: Some(value.clone()) });
    }
}

/// Does `got` hold all that `expected` says?
fn same(expected: &Value, got: &Value) -> bool {
    match (expected, got) {
        (Value::Object(expected), Value::Object(got)) => {
            expected.iter().all(|(key, value)| same(value, got.get(key).unwrap_or(&Value::Null)))
        }
        (Value::Array(expected), Value::Array(got)) => {
            let mut free: Vec<&Value> = got.iter().collect();
            expected.len() == got.len()
                && expected.iter().all(|value| {
                    let at = free.iter().position(|g| same(value, g));
                    at.map(|at| free.remove(at)).is_some()
                })
        }
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        _ => expected == got,
    }
}

/// How many fields two records share, where they share at least half; else 0.
fn alike(expected: &Value, got: &Value) -> usize {
    let (Value::Object(a), Value::Object(b)) = (expected, got) else { return 0 };
    let shared = a.iter().filter(|(key, value)| same(value, b.get(*key).unwrap_or(&Value::Null))).count();
    if shared * 2 >= a.len() { shared } else { 0 }
}

/// The fields in which two records differ.
fn changed(expected: &Value, got: &Value) -> Vec<String> {
    let empty = Map::new();
    let got = got.as_object().unwrap_or(&empty);
    let fields = expected.as_object().into_iter().flatten();
    fields
        .filter(|(key, value)| !same(value, got.get(*key).unwrap_or(&Value::Null)))
        .map(|(key, _)| key.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn kinds(expected: Value, got: Value) -> Vec<String> {
        differences(&expected, &got).into_iter().map(|d| format!("{} {}", d.kind, d.place)).collect()
    }

    #[test]
    fn only_written_fields_count_and_lists_are_sets() {
        let got =
            json!({"dates": [{"text": "a", "value": "1", "rule": "x"}, {"text": "b", "value": "2", "rule": "y"}]});
        assert!(
            kinds(json!({"dates": [{"text": "b", "value": "2"}, {"text": "a", "value": "1"}]}), got.clone()).is_empty()
        );
        assert!(kinds(json!({}), got).is_empty());
    }

    #[test]
    fn a_difference_is_missing_noisy_or_a_wrong_value() {
        let expected = json!({"dates": [{"text": "a", "value": "1"}, {"text": "c", "value": "3"}], "n": 1});
        let got = json!({"dates": [{"text": "a", "value": "2"}, {"text": "d", "value": "4"}], "n": 2});
        assert_eq!(kinds(expected, got), ["wrong value dates: value", "missing dates", "noisy dates", "wrong value n"]);
    }
}
