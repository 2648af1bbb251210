//! Many articles to one report: actors and events merged, open years closed, conflicts named, all evidence kept.
//!
//! The report depends on the set of records alone, not on their order. Nothing compares all with all: names, events and
//! deals are looked up by keys.

mod actor;
mod conflict;
mod date;
mod deal;
mod event;
mod figure;
mod people;
mod place;
mod role;
mod same_text;

use crate::order::Order as _;
use crate::report::{Evidence, ProblemRecord, Records, Report, SCHEMA_VERSION};
use date::FirstTold;

/// The report of these records, whatever their order.
pub fn merge(all: Vec<Records>) -> Report {
    let (mut all, problems) = in_order(all);
    same_text::mark(&mut all);
    let mut actors = actor::merge(&mut all);
    date::close(&mut all, &actors);
    role::join(&mut all, &mut actors);
    let first_told = FirstTold::new(&all);
    let (events, disputed) = event::merge(&mut all, &first_told);
    let (mut arms_deals, mut conflicts) = deal::merge(&mut all);
    arms_deals.iter_mut().for_each(|deal| first_told.bound(&mut deal.date, &deal.articles));
    conflicts.extend(disputed);
    let mut report = Report {
        schema_version: SCHEMA_VERSION.into(),
        actors,
        events,
        arms_deals,
        conflicts,
        problems,
        ..Report::default()
    };
    for records in all {
        report.articles.extend(records.article);
        report.dates.extend(records.dates);
        report.money.extend(records.money);
    }
    report
}

/// The code of the problem that an article has whose id another one has already.
pub const EQUAL_IDS: &str = "equal_ids";

/// The records in the order of their articles' ids, and all problems; of two articles with one id the second is set
/// aside.
fn in_order(mut all: Vec<Records>) -> (Vec<Records>, Vec<ProblemRecord>) {
    all.order_by(|a, b| id(a).cmp(&id(b)).then_with(|| tie(a, b)));
    let problem = |r: &mut Records| Some(ProblemRecord { read: r.article.is_some(), ..r.problem.take()? });
    let mut problems: Vec<ProblemRecord> = all.iter_mut().filter_map(problem).collect();
    all.retain(|r| r.article.is_some());
    all.dedup_by(|second, first| {
        let equal = id(second) == id(first);
        if equal {
            let path = id(first).unwrap_or_default().to_owned();
            let message = "another article has this id; this one was set aside".into();
            problems.push(ProblemRecord { path, code: EQUAL_IDS.into(), message, read: false });
        }
        equal
    });
    problems.order();
    (all, problems)
}

fn id(records: &Records) -> Option<&str> {
    records.article.as_ref().map(|a| a.id.as_str())
}

/// An order for records of one id that does not hang on where they came from.
fn tie(a: &Records, b: &Records) -> std::cmp::Ordering {
    let written = |records: &Records| serde_json::to_string(records).unwrap_or_default();
    written(a).cmp(&written(b))
}

/// Evidence of one record, from wherever it came: in the order of articles and places, each once.
fn ordered_evidence(evidence: &mut Vec<Evidence>) {
    evidence.order_by(|a, b| (&a.article, a.start, a.end, a.inferred).cmp(&(&b.article, b.start, b.end, b.inferred)));
    evidence.dedup();
}

/// Names in order, each once.
fn ordered_names(names: &mut Vec<String>) {
    names.order();
    names.dedup();
}

#[cfg(test)]
mod tests;
