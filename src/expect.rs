//! Expectations: what a corpus gave when an analyst last looked and agreed. Compares them with what it gives now.
//!
//! Only the fields written down are compared, and lists as sets, by content. Knows JSON alone, not what it means.

use crate::order::Order as _;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

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

/// How many records of a list were expected, how many came, and how many of these were right in all fields.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Score {
    pub right: usize,
    pub expected: usize,
    pub found: usize,
}

impl Score {
    pub fn precision(&self) -> f64 {
        share(self.right, self.found)
    }

    pub fn recall(&self) -> f64 {
        share(self.right, self.expected)
    }

    pub fn f1(&self) -> f64 {
        share(2 * self.right, self.expected + self.found)
    }
}

/// Of nothing, nothing was wrong.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Adds how good each list is that expectations speak of; an object counts as a list of one.
pub fn add_scores(expected: &Value, got: &Value, scores: &mut BTreeMap<String, Score>) {
    for (list, expected) in expected.as_object().into_iter().flatten() {
        let got = got.get(list).unwrap_or(&Value::Null);
        let Some(count) = size(expected) else { continue };
        let mut all = Vec::new();
        compare(list, expected, got, &mut all);
        let wrong = match expected {
            Value::Array(_) => all.iter().filter(|d| d.expected.is_some()).count(),
            _ => usize::from(!all.is_empty()),
        };
        let score = scores.entry(list.clone()).or_default();
        score.expected += count;
        score.found += size(got).unwrap_or(0);
        score.right += count.saturating_sub(wrong);
    }
}

fn size(value: &Value) -> Option<usize> {
    match value {
        Value::Array(records) => Some(records.len()),
        Value::Object(_) => Some(1),
        _ => None,
    }
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
        // A list that is not there has none of what was expected.
        (Value::Array(expected), Value::Null) => sets(place, expected, &[], all),
        _ if same(expected, got) => {}
        _ => all.push(Difference {
            kind: "wrong value",
            place: place.to_owned(),
            expected: Some(expected.clone()),
            got: Some(got.clone()),
        }),
    }
}

/// Pairs the elements of two lists: first the equal ones, then those that share most of what they say; the rest is
/// missing or noise.
fn sets(place: &str, expected: &[Value], got: &[Value], all: &mut Vec<Difference>) {
    let mut free: Vec<&Value> = got.iter().collect();
    let mut open: Vec<&Value> = Vec::new();
    for value in expected {
        match free.iter().position(|g| same(value, g)) {
            Some(at) => drop(free.remove(at)),
            None => open.push(value),
        }
    }
    let pairs = nearest_pairs(&open, &free);
    for (value, pair) in open.into_iter().zip(&pairs) {
        let got = pair.map(|at| free[at]);
        let (kind, place) = match got {
            Some(got) => ("wrong value", format!("{place}: {}", changed(value, got).join(", "))),
            None => ("missing", place.to_owned()),
        };
        all.push(Difference { kind, place, expected: Some(value.clone()), got: got.cloned() });
    }
    for (_, value) in free.into_iter().enumerate().filter(|(at, _)| !pairs.contains(&Some(*at))) {
        all.push(Difference { kind: "noisy", place: place.to_owned(), expected: None, got: Some(value.clone()) });
    }
}

/// For each expected record the one that came in its stead: over all of them, those that are most alike go together first.
fn nearest_pairs(expected: &[&Value], got: &[&Value]) -> Vec<Option<usize>> {
    let mut alikes: Vec<(usize, usize, usize)> = Vec::new();
    for (e, value) in expected.iter().enumerate() {
        let scores = got.iter().enumerate().map(|(g, got)| (alike(value, got), e, g));
        alikes.extend(scores.filter(|(score, ..)| *score > 0));
    }
    alikes.order_by_key(|(score, e, g)| (std::cmp::Reverse(*score), *e, *g));
    let mut pairs = vec![None; expected.len()];
    let mut taken = vec![false; got.len()];
    for (_, e, g) in alikes {
        if pairs[e].is_none() && !taken[g] {
            (pairs[e], taken[g]) = (Some(g), true);
        }
    }
    pairs
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

/// How many fields that say something two records share, where these are at least half; else 0. That both name no
/// country and no role does not make two people one.
fn alike(expected: &Value, got: &Value) -> usize {
    let (Value::Object(a), Value::Object(b)) = (expected, got) else { return 0 };
    let telling = || a.iter().filter(|(_, value)| says_something(value));
    let shared = telling().filter(|(key, value)| same(value, b.get(*key).unwrap_or(&Value::Null))).count();
    if shared * 2 >= telling().count() { shared } else { 0 }
}

fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Array(list) => !list.is_empty(),
        Value::Object(fields) => fields.values().any(says_something),
        _ => true,
    }
}

/// Of two records the fields in which they differ, as far as the expectation speaks of them: what a reader has to see.
pub fn differing(expected: &Value, got: &Value) -> (Value, Value) {
    let (Value::Object(a), Value::Object(b)) = (expected, got) else { return (expected.clone(), got.clone()) };
    let mut sides = (Map::new(), Map::new());
    for (key, value) in a {
        let other = b.get(key).unwrap_or(&Value::Null);
        if !same(value, other) {
            let (value, other) = differing(value, other);
            sides.0.insert(key.clone(), value);
            sides.1.insert(key.clone(), other);
        }
    }
    (Value::Object(sides.0), Value::Object(sides.1))
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
    fn scores_count_what_is_right_in_all_fields() {
        let expected = json!({"input": "sha256:0", "article": {"title": "T"}, "dates": [{"v": 1}, {"v": 2}, {"v": 3}]});
        let got = json!({"article": {"title": "U"}, "dates": [{"v": 1}, {"v": 2}, {"v": 5}, {"v": 6}]});
        let mut scores = BTreeMap::new();
        add_scores(&expected, &got, &mut scores);
        assert_eq!(scores["dates"], Score { right: 2, expected: 3, found: 4 });
        assert_eq!(scores["article"], Score { right: 0, expected: 1, found: 1 });
        assert_eq!((scores.len(), scores["dates"].precision(), scores["dates"].f1()), (2, 0.5, 4.0 / 7.0));
        add_scores(&expected, &Value::Null, &mut scores);
        assert_eq!(scores["dates"], Score { right: 2, expected: 6, found: 4 });
        assert_eq!(Score::default().f1(), 1.0);
    }

    #[test]
    fn records_are_paired_by_what_they_say() {
        let actor =
            |name: &str, article: &str| json!({"name": name, "country": null, "roles": [], "articles": [article]});
        let expected = json!({"actors": [actor("Ann Lee", "5"), actor("Bo Roe", "3")]});
        let got = json!({"actors": [actor("Bo Roe", "6")]});
        assert_eq!(kinds(expected, got), ["missing actors", "wrong value actors: articles"]);
        // The first expectation does not take what fits the second one better.
        let expected = json!({"events": [{"a": 1, "b": 2, "c": 3, "d": 4}, {"a": 1, "b": 2, "c": 9, "d": 5}]});
        let got = json!({"events": [{"a": 1, "b": 2, "c": 9, "d": 6}]});
        assert_eq!(kinds(expected, got), ["missing events", "wrong value events: d"]);
    }

    #[test]
    fn only_what_differs_is_shown() {
        let expected = json!({"name": "Chad", "date": {"value": "2008", "earliest": null}, "articles": ["a"]});
        let got = json!({"name": "Chad", "date": {"value": "2009", "earliest": null, "basis": "x"}, "articles": ["a"]});
        let shown = (json!({"date": {"value": "2008"}}), json!({"date": {"value": "2009"}}));
        assert_eq!(differing(&expected, &got), shown);
    }

    #[test]
    fn a_difference_is_missing_noisy_or_a_wrong_value() {
        let expected = json!({"dates": [{"text": "a", "value": "1"}, {"text": "c", "value": "3"}], "n": 1});
        let got = json!({"dates": [{"text": "a", "value": "2"}, {"text": "d", "value": "4"}], "n": 2});
        assert_eq!(kinds(expected, got), ["wrong value dates: value", "missing dates", "noisy dates", "wrong value n"]);
    }
}
