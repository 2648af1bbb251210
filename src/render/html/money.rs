//! Sums by currency: each figure once, with all that tell it.

use super::sources::{References, Sources};
use crate::order::Order as _;
use crate::render::sums::{self, Told};
use crate::render::wording::{short, words};
use crate::report::MoneyRecord;
use std::collections::BTreeMap;

/// How many figures a currency shows.
const LONGEST: usize = 60;

/// The figures of one currency.
#[derive(Debug)]
pub struct Currency {
    pub code: String,
    pub figures: usize,
    /// What the figures of each role add up to, each distinct figure once.
    pub totals: Vec<(String, String)>,
    pub rows: Vec<Row>,
    pub cut: usize,
}

/// A figure, however often told.
#[derive(Debug)]
pub struct Row {
    pub figure: String,
    pub role: String,
    pub way: String,
    /// Of the largest of its currency, in percent.
    pub share: u32,
    pub references: References,
}

/// All currencies, the one with most figures first.
pub fn currencies(sources: &Sources) -> Vec<Currency> {
    let mut by_currency: BTreeMap<&str, Vec<Told>> = BTreeMap::new();
    for sum in sums::told(sources.report, |id| sources.known_name(id)) {
        by_currency.entry(sum.record.currency.as_deref().unwrap_or("?")).or_default().push(sum);
    }
    let mut all: Vec<Currency> = by_currency.into_iter().map(|(code, sums)| currency(sources, code, sums)).collect();
    all.order_by(|a, b| (b.figures, &a.code).cmp(&(a.figures, &b.code)));
    all
}

fn largest(money: &MoneyRecord) -> f64 {
    let value = |n: &Option<serde_json::Number>| n.as_ref().and_then(serde_json::Number::as_f64);
    value(&money.amount).or(value(&money.max)).or(value(&money.min)).unwrap_or(0.0)
}

fn currency(sources: &Sources, code: &str, mut sums: Vec<Told>) -> Currency {
    let key = |sum: &Told| (sum.figure.clone(), words(&sum.record.role), sum.way.clone());
    sums.order_by(|a, b| largest(b.record).total_cmp(&largest(a.record)).then_with(|| key(a).cmp(&key(b))));
    let most = sums.first().map_or(0.0, |sum| largest(sum.record));
    let row = |sum: &Told| Row {
        figure: sum.figure.clone(),
        role: words(&sum.record.role),
        way: sum.way.clone(),
        share: if most > 0.0 { (largest(sum.record) / most * 100.0).round() as u32 } else { 0 },
        references: sources.references(sum.evidence.iter().copied()),
    };
    Currency {
        code: code.to_owned(),
        figures: sums.len(),
        totals: totals(code, &sums),
        rows: sums.iter().take(LONGEST).map(row).collect(),
        cut: sums.len().saturating_sub(LONGEST),
    }
}

/// What the figures of each role add up to: of one payment each, not of each unit or year.
fn totals(code: &str, sums: &[Told]) -> Vec<(String, String)> {
    let mut by_role: BTreeMap<&str, (usize, f64)> = BTreeMap::new();
    for record in sums.iter().map(|sum| sum.record).filter(|r| r.per.is_none() && r.amount.is_some()) {
        let (count, total) = by_role.entry(&record.role).or_default();
        *count += 1;
        *total += largest(record);
    }
    let mut roles: Vec<(&str, (usize, f64))> = by_role.into_iter().collect();
    roles.order_by(|a, b| b.1.1.total_cmp(&a.1.1).then_with(|| a.0.cmp(b.0)));
    let line = |(role, (count, total)): (&str, (usize, f64))| {
        (format!("{} ({count})", words(role)), format!("{code} {}", short(total)))
    };
    roles.into_iter().map(line).collect()
}
