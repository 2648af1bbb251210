//! What a person marked in an article, as expectations for `check`: only what the marks say, nothing more.

use super::{Document, Label, Mark, Role, goods, slice};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The lists of an article as its marks have them; all lists, since what was taken away is a correction too.
pub fn expectation(document: &Document) -> Map<String, Value> {
    let ids = ids(document);
    let list = |label: Label, record: &dyn Fn(&Mark) -> Value| -> Value {
        document.marks.iter().filter(|m| m.label == label).map(record).collect()
    };
    let mut lists = Map::new();
    lists.insert("dates".into(), list(Label::Date, &|mark| date(document, mark)));
    lists.insert("money".into(), list(Label::Money, &money));
    lists.insert("actors".into(), actors(document, &ids));
    lists.insert("events".into(), list(Label::Event, &|mark| event(mark, &ids)));
    lists.insert("arms_deals".into(), list(Label::ArmsDeal, &deal));
    lists
}

/// The actor that each mark names: by its note, else as another mark with the same words, else by nothing.
fn ids(document: &Document) -> Vec<Option<String>> {
    let words = |mark: &Mark| slice(&document.text, mark.start, mark.end);
    let noted: BTreeMap<String, &String> =
        document.marks.iter().filter_map(|mark| Some((words(mark), mark.facts.get("id")?))).collect();
    let id = |mark: &Mark| mark.facts.get("id").or_else(|| noted.get(&words(mark)).copied()).cloned();
    document.marks.iter().map(|mark| is_actor(mark).then(|| id(mark)).flatten()).collect()
}

fn is_actor(mark: &Mark) -> bool {
    kind(mark.label).is_some()
}

fn kind(label: Label) -> Option<&'static str> {
    match label {
        Label::Person => Some("person"),
        Label::Organization => Some("organization"),
        Label::Country => Some("country"),
        _ => None,
    }
}

fn span((start, end): (usize, usize)) -> Value {
    json!({ "start": start, "end": end })
}

/// Of a mark the facts under these names, and its span.
fn with_span(mark: &Mark, names: &[&str]) -> Map<String, Value> {
    let mut record = facts(mark, names);
    record.insert("evidence".into(), json!([span((mark.start, mark.end))]));
    record
}

fn facts(mark: &Mark, names: &[&str]) -> Map<String, Value> {
    let fact = |name: &&str| Some(((*name).to_owned(), Value::from(mark.facts.get(*name)?.as_str())));
    names.iter().filter_map(fact).collect()
}

fn date(document: &Document, mark: &Mark) -> Value {
    let mut record = with_span(mark, &["type", "value"]);
    record.insert("text".into(), Value::from(slice(&document.text, mark.start, mark.end)));
    Value::Object(record)
}

fn money(mark: &Mark) -> Value {
    let mut record = with_span(mark, &["currency", "modifier", "role"]);
    for name in ["amount", "min", "max"] {
        let number = mark.facts.get(name).and_then(|n| serde_json::from_str::<serde_json::Number>(n).ok());
        record.extend(number.map(|number| (name.to_owned(), Value::Number(number))));
    }
    Value::Object(record)
}

fn deal(mark: &Mark) -> Value {
    let mut record = facts(mark, &["supplier", "recipient", "kind", "status"]);
    record.extend(mark.facts.get("date").map(|date| ("date".to_owned(), json!({ "value": date }))));
    record.extend(mark.facts.get("items").map(|items| ("items".to_owned(), Value::from(goods::items(items)))));
    for field in ["value", "financing"] {
        record.extend(mark.facts.get(field).and_then(|sum| Some((field.to_owned(), goods::sum(sum)?))));
    }
    Value::Object(record)
}

fn event(mark: &Mark, ids: &[Option<String>]) -> Value {
    let mut record = facts(mark, &["type", "status", "place"]);
    record.extend(mark.facts.get("date").map(|date| ("date".to_owned(), json!({ "value": date }))));
    for (role, name) in [(Role::Source, "source"), (Role::Target, "target")] {
        let linked = mark.links.iter().filter(|(own, _)| *own == role).filter_map(|(_, at)| ids.get(*at)?.clone());
        let noted = mark.facts.get(name).into_iter().flat_map(|ids| ids.split(", ")).map(str::to_owned);
        let all: BTreeSet<String> = linked.chain(noted).collect();
        record.insert(name.into(), all.into_iter().map(Value::from).collect());
    }
    Value::Object(record)
}

/// An actor is one record with all its mentions in the article; without an id each mark stands for itself.
fn actors(document: &Document, ids: &[Option<String>]) -> Value {
    let mut named: BTreeMap<&str, Vec<&Mark>> = BTreeMap::new();
    let mut records: Vec<Value> = Vec::new();
    for (mark, id) in document.marks.iter().zip(ids).filter(|(mark, _)| is_actor(mark)) {
        match id {
            Some(id) => named.entry(id).or_default().push(mark),
            None => records.push(actor(&[mark], None)),
        }
    }
    records.extend(named.into_iter().map(|(id, marks)| actor(&marks, Some(id))));
    Value::from(records)
}

fn actor(marks: &[&Mark], id: Option<&str>) -> Value {
    let mut record = facts(marks[0], &["country"]);
    record.extend(id.map(|id| ("id".to_owned(), Value::from(id))));
    record.insert("kind".into(), Value::from(kind(marks[0].label)));
    // What two people marked is one mention.
    let spans: BTreeSet<(usize, usize)> = marks.iter().map(|mark| (mark.start, mark.end)).collect();
    record.insert("evidence".into(), spans.into_iter().map(span).collect());
    Value::Object(record)
}
