//! The marks of each article, from the report and the texts.

use super::{Document, Label, Mark, Role, goods};
use crate::report::{ActorRecord, EventDate, EventRecord, Evidence, Report, SumRecord};
use serde_json::Number;
use std::collections::BTreeMap;

/// One document an article, in the report's order; `texts` by article id.
pub fn documents(report: &Report, texts: &BTreeMap<String, String>) -> Vec<Document> {
    let mut marks: BTreeMap<&str, Vec<Mark>> = BTreeMap::new();
    dates(report, &mut marks);
    money(report, &mut marks);
    actors(report, &mut marks);
    deals(report, &mut marks);
    events(report, &mut marks);
    let document = |article: &crate::report::Article| Document {
        id: article.id.clone(),
        text: texts.get(&article.id).cloned().unwrap_or_default(),
        marks: marks.remove(article.id.as_str()).unwrap_or_default(),
    };
    report.articles.iter().map(document).collect()
}

type Marks<'a> = BTreeMap<&'a str, Vec<Mark>>;

fn mark(label: Label, evidence: &Evidence, facts: BTreeMap<String, String>) -> Mark {
    Mark { label, start: evidence.start, end: evidence.end, facts, links: Vec::new() }
}

/// The facts that are known.
fn known<const N: usize>(facts: [(&str, Option<String>); N]) -> BTreeMap<String, String> {
    facts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

/// The first piece of evidence in each article.
fn firsts(evidence: &[Evidence]) -> Vec<&Evidence> {
    let mut firsts: Vec<&Evidence> = Vec::new();
    for evidence in evidence {
        if !firsts.iter().any(|first| first.article == evidence.article) {
            firsts.push(evidence);
        }
    }
    firsts
}

fn dates<'a>(report: &'a Report, marks: &mut Marks<'a>) {
    for date in &report.dates {
        for evidence in &date.evidence {
            let facts = known([("type", Some(date.kind.clone())), ("value", date.value.clone())]);
            marks.entry(&evidence.article).or_default().push(mark(Label::Date, evidence, facts));
        }
    }
}

fn money<'a>(report: &'a Report, marks: &mut Marks<'a>) {
    let written = |number: &Option<Number>| number.as_ref().map(Number::to_string);
    for money in &report.money {
        for evidence in &money.evidence {
            let facts = known([
                ("amount", written(&money.amount)),
                ("min", written(&money.min)),
                ("max", written(&money.max)),
                ("currency", money.currency.clone()),
                ("modifier", Some(money.modifier.clone())),
                ("role", Some(money.role.clone())),
            ]);
            marks.entry(&evidence.article).or_default().push(mark(Label::Money, evidence, facts));
        }
    }
}

fn actors<'a>(report: &'a Report, marks: &mut Marks<'a>) {
    for actor in &report.actors {
        let label = match actor.kind.as_str() {
            "person" => Label::Person,
            "country" => Label::Country,
            _ => Label::Organization,
        };
        for evidence in &actor.evidence {
            let mut facts = known([("id", Some(actor.id.clone())), ("country", actor.country.clone())]);
            if evidence.inferred {
                facts.insert("inferred".into(), "true".into());
            }
            marks.entry(&evidence.article).or_default().push(mark(label, evidence, facts));
        }
    }
}

fn deals<'a>(report: &'a Report, marks: &mut Marks<'a>) {
    for deal in &report.arms_deals {
        let sum = |sum: &Option<SumRecord>| sum.as_ref().map(SumRecord::to_string);
        for evidence in firsts(&deal.evidence) {
            let facts = known([
                ("supplier", deal.supplier.clone()),
                ("recipient", deal.recipient.clone()),
                ("kind", Some(deal.kind.clone())),
                ("status", Some(deal.status.clone())),
                ("items", goods::written(&deal.items)),
                ("value", sum(&deal.value)),
                ("financing", sum(&deal.financing)),
                ("date", value(&deal.date)),
            ]);
            marks.entry(&evidence.article).or_default().push(mark(Label::ArmsDeal, evidence, facts));
        }
    }
}

/// Events come last, since they lead to the marks of their actors.
fn events<'a>(report: &'a Report, marks: &mut Marks<'a>) {
    let actors: BTreeMap<&str, &ActorRecord> = report.actors.iter().map(|a| (a.id.as_str(), a)).collect();
    for event in &report.events {
        for evidence in firsts(&event.evidence) {
            let own = marks.entry(&evidence.article).or_default();
            let made = event_mark(event, evidence, &actors, own);
            own.push(made);
        }
    }
}

fn event_mark(event: &EventRecord, evidence: &Evidence, actors: &BTreeMap<&str, &ActorRecord>, marks: &[Mark]) -> Mark {
    let facts = known([
        ("type", Some(event.kind.clone())),
        ("status", Some(event.status.clone())),
        ("date", value(&event.date)),
        ("place", event.place.clone()),
    ]);
    let mut made = Mark { facts, ..trigger(event, evidence) };
    for (role, name, ids) in [(Role::Source, "source", &event.source), (Role::Target, "target", &event.target)] {
        let mut unmarked: Vec<&str> = Vec::new();
        for id in ids {
            match nearest(id, evidence, actors, marks) {
                Some(at) => made.links.push((role, at)),
                None => unmarked.push(id),
            }
        }
        // An actor that this article does not name has no mark to lead to.
        if !unmarked.is_empty() {
            made.facts.insert(name.into(), unmarked.join(", "));
        }
    }
    made
}

/// The word that tells the event, where it stands in the evidence; else all of it.
fn trigger(event: &EventRecord, evidence: &Evidence) -> Mark {
    let at = Some(event.trigger.as_str()).filter(|t| !t.is_empty()).and_then(|t| evidence.text.find(t));
    let (start, end) = match at {
        Some(at) => {
            let start = evidence.start + evidence.text[..at].chars().count();
            (start, start + event.trigger.chars().count())
        }
        None => (evidence.start, evidence.end),
    };
    Mark { label: Label::Event, start, end, ..Mark::default() }
}

/// The mark of an actor that stands in the evidence or nearest to it.
fn nearest(id: &str, evidence: &Evidence, actors: &BTreeMap<&str, &ActorRecord>, marks: &[Mark]) -> Option<usize> {
    actors.get(id)?;
    let distance = |mark: &Mark| {
        if mark.end <= evidence.start { evidence.start - mark.end } else { mark.start.saturating_sub(evidence.end) }
    };
    let own = marks.iter().enumerate().filter(|(_, mark)| mark.facts.get("id").is_some_and(|own| own == id));
    own.min_by_key(|(at, mark)| (distance(mark), *at)).map(|(at, _)| at)
}

fn value(date: &EventDate) -> Option<String> {
    date.value.clone()
}
