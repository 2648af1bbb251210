//! Sums as they are shown: each figure once, with all that tell it.

use super::wording::{price, words};
use crate::report::{Evidence, MoneyRecord, Report};
use std::collections::{BTreeMap, HashMap};

/// A figure with its role and from whom to whom, however often it is told.
#[derive(Debug)]
pub struct Told<'a> {
    /// `USD 4 bn`, `EUR 3 M a year`.
    pub figure: String,
    /// `Russia → Venezuela`, `to Russia`; nothing where no side is known.
    pub way: String,
    /// The record that tells it first.
    pub record: &'a MoneyRecord,
    pub evidence: Vec<&'a Evidence>,
}

/// The sums of a report in the order in which they are told first; `name` is that of an actor. What an article tells with
/// no side (in its headline) stands with what the same article tells with one.
pub fn told<'a>(report: &'a Report, name: impl Fn(&str) -> Option<&'a str>) -> Vec<Told<'a>> {
    let mut all: Vec<Told> = Vec::new();
    let mut numbers: BTreeMap<(String, &str, String), usize> = BTreeMap::new();
    for record in &report.money {
        let (figure, way) = (figure(record), way(record, &name));
        let number = *numbers.entry((figure.clone(), &*record.role, way.clone())).or_insert_with(|| {
            all.push(Told { figure, way, record, evidence: Vec::new() });
            all.len() - 1
        });
        all[number].evidence.extend(&record.evidence);
    }
    fold(&mut all);
    all
}

/// Puts what is told without a side to the figure that the same article tells with one.
fn fold(all: &mut Vec<Told>) {
    let mut with_side: HashMap<(String, &str, &str), usize> = HashMap::new();
    for (number, sum) in all.iter().enumerate().filter(|(_, sum)| !sum.way.is_empty()) {
        for evidence in &sum.evidence {
            with_side.entry((sum.figure.clone(), &sum.record.role, &evidence.article)).or_insert(number);
        }
    }
    for number in 0..all.len() {
        if !all[number].way.is_empty() {
            continue;
        }
        let (figure, role) = (all[number].figure.clone(), &all[number].record.role);
        let fuller = |e: &Evidence| with_side.get(&(figure.clone(), &**role, &*e.article)).copied();
        let (moved, kept): (Vec<_>, Vec<_>) =
            std::mem::take(&mut all[number].evidence).into_iter().partition(|e| fuller(e).is_some());
        all[number].evidence = kept;
        for evidence in moved {
            all[fuller(evidence).unwrap_or(number)].evidence.push(evidence);
        }
    }
    all.retain(|sum| !sum.evidence.is_empty());
}

fn figure(money: &MoneyRecord) -> String {
    let per = money.per.as_ref().map(|per| format!(" {} {}", article(per), words(per))).unwrap_or_default();
    format!("{}{per}", price(&money.sum()))
}

/// `a barrel`, `an ounce`, `an hour`.
fn article(unit: &str) -> &'static str {
    if unit.starts_with(['a', 'e', 'i', 'o']) || unit == "hour" { "an" } else { "a" }
}

/// From whom to whom.
fn way<'a>(money: &MoneyRecord, name: impl Fn(&str) -> Option<&'a str>) -> String {
    let side = |id: &Option<String>| id.as_deref().and_then(&name);
    match (side(&money.payer), side(&money.payee)) {
        (Some(payer), Some(payee)) => format!("{payer} → {payee}"),
        (Some(payer), None) => format!("from {payer}"),
        (None, Some(payee)) => format!("to {payee}"),
        (None, None) => String::new(),
    }
}
