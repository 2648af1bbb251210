//! Sums by currency: each figure once, with all that tell it.

use super::sources::{References, Sources};
use crate::order::Order as _;
use crate::render::wording::{price, short, words};
use crate::report::{Evidence, MoneyRecord};
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

/// What makes two figures the same: the figure, its role, and from whom to whom.
type Key = (String, String, String);

/// A figure with all its evidence.
struct Figure<'a> {
    amount: f64,
    /// Of one payment, not of each unit or year.
    whole: bool,
    role: &'a str,
    evidence: Vec<Evidence>,
}

/// All currencies, the one with most figures first.
pub fn currencies(sources: &Sources) -> Vec<Currency> {
    let mut by_currency: BTreeMap<&str, BTreeMap<Key, Figure>> = BTreeMap::new();
    for money in &sources.report.money {
        let code = money.currency.as_deref().unwrap_or("?");
        let figures = by_currency.entry(code).or_default();
        let figure = figures.entry(key(sources, money)).or_insert_with(|| Figure {
            amount: largest(money),
            whole: money.per.is_none() && money.amount.is_some(),
            role: &money.role,
            evidence: Vec::new(),
        });
        figure.evidence.extend(money.evidence.iter().cloned());
    }
    let mut all: Vec<Currency> =
        by_currency.into_iter().map(|(code, figures)| currency(sources, code, figures)).collect();
    all.order_by(|a, b| (b.figures, &a.code).cmp(&(a.figures, &b.code)));
    all
}

fn key(sources: &Sources, money: &MoneyRecord) -> Key {
    let sum = money.sum();
    let per = money.per.as_ref().map(|per| format!(" a {}", words(per))).unwrap_or_default();
    let side = |id: &Option<String>| id.as_deref().map(|id| sources.name(id).to_owned());
    let way = match (side(&money.payer), side(&money.payee)) {
        (Some(payer), Some(payee)) => format!("{payer} → {payee}"),
        (Some(payer), None) => format!("from {payer}"),
        (None, Some(payee)) => format!("to {payee}"),
        (None, None) => String::new(),
    };
    (format!("{}{per}", price(&sum)), words(&money.role), way)
}

fn largest(money: &MoneyRecord) -> f64 {
    let value = |n: &Option<serde_json::Number>| n.as_ref().and_then(serde_json::Number::as_f64);
    value(&money.amount).or(value(&money.max)).or(value(&money.min)).unwrap_or(0.0)
}

fn currency(sources: &Sources, code: &str, figures: BTreeMap<Key, Figure>) -> Currency {
    let mut figures: Vec<(Key, Figure)> = figures.into_iter().collect();
    figures.order_by(|a, b| b.1.amount.total_cmp(&a.1.amount).then_with(|| a.0.cmp(&b.0)));
    let most = figures.first().map_or(0.0, |(_, f)| f.amount);
    let row = |((figure, role, way), told): &(Key, Figure)| Row {
        figure: figure.clone(),
        role: role.clone(),
        way: way.clone(),
        share: if most > 0.0 { (told.amount / most * 100.0).round() as u32 } else { 0 },
        references: sources.references(&told.evidence),
    };
    Currency {
        code: code.to_owned(),
        figures: figures.len(),
        totals: totals(code, &figures),
        rows: figures.iter().take(LONGEST).map(row).collect(),
        cut: figures.len().saturating_sub(LONGEST),
    }
}

/// What the figures of each role add up to.
fn totals(code: &str, figures: &[(Key, Figure)]) -> Vec<(String, String)> {
    let mut by_role: BTreeMap<&str, (usize, f64)> = BTreeMap::new();
    for (_, figure) in figures.iter().filter(|(_, f)| f.whole) {
        let (count, total) = by_role.entry(figure.role).or_default();
        *count += 1;
        *total += figure.amount;
    }
    let mut roles: Vec<(&str, (usize, f64))> = by_role.into_iter().collect();
    roles.order_by(|a, b| b.1.1.total_cmp(&a.1.1).then_with(|| a.0.cmp(b.0)));
    let line = |(role, (count, total)): (&str, (usize, f64))| {
        (format!("{} ({count})", words(role)), format!("{code} {}", short(total)))
    };
    roles.into_iter().map(line).collect()
}
