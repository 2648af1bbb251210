//! Which of several years a day and month belong to, from the weekdays that a text names.
//!
//! News of a Friday says "on Friday" or "on Thursday", seldom "on Monday": how often, was counted on dated news.

use super::evidence::{Evidence, Named};
use crate::model::{Direction, Step};
use jiff::civil::Date;

/// How often, in a hundred, a weekday so named lies 0, 1, … 6 days before the day of publication.
const PAST: [f64; 7] = [42.0, 34.0, 12.0, 3.0, 2.0, 2.0, 5.0];
const AHEAD: [f64; 7] = [34.0, 3.0, 2.0, 4.0, 9.0, 14.0, 34.0];
const OPEN: [f64; 7] = [36.0, 24.0, 10.0, 4.0, 6.0, 8.0, 12.0];
const LEAD: [f64; 7] = [60.0, 28.0, 5.0, 2.0, 1.0, 1.0, 3.0];

/// A day is said when all others together are at most this likely.
const DOUBT: f64 = 0.05;
/// A day less likely than this part of the likeliest is left out of the bounds.
const UNLIKELY: f64 = 0.01;

/// The candidates that the weekdays leave, and the step that says why.
pub(super) fn fitting(days: &[Date], own: Option<i8>, evidence: &Evidence) -> (Vec<Date>, Option<Step>) {
    let own: Vec<Date> = match own {
        Some(weekday) => days.iter().copied().filter(|d| d.weekday().to_monday_one_offset() == weekday).collect(),
        None => Vec::new(),
    };
    let days = if own.is_empty() { days } else { &own };
    let weights: Vec<f64> = days.iter().map(|day| likelihood(*day, evidence)).collect();
    let sum: f64 = weights.iter().sum();
    if sum <= 0.0 {
        return (days.to_vec(), None);
    }
    let best = weights.iter().copied().fold(0.0, f64::max);
    let settled = sum - best <= DOUBT * sum;
    let least = if settled { best } else { UNLIKELY * best };
    let chosen = days.iter().zip(&weights).filter(|(_, weight)| **weight >= least);
    let left: Vec<Date> = chosen.map(|(day, _)| *day).collect();
    let step = (left.len() < days.len() || !own.is_empty()).then(|| step(&left, evidence));
    (left, step)
}

fn step(left: &[Date], evidence: &Evidence) -> Step {
    let mut words: Vec<&str> = Vec::new();
    for word in evidence.weekdays.iter().map(|w| w.text.as_str()).chain(evidence.pairs.iter().map(|p| p.2.as_str())) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    let fit: Vec<String> = left.iter().map(|day| format!("{day}, a {:?}", day.weekday())).collect();
    Step { kind: "weekday", detail: format!("{}: {}", words.join(", "), fit.join("; ")) }
}

fn likelihood(day: Date, evidence: &Evidence) -> f64 {
    let named = evidence.weekdays.iter().map(|named| of_weekday(day, named));
    let paired = evidence.pairs.iter().map(|(said, weekday, _)| {
        let told = said.month_day().and_then(|(m, d)| nearest(day, m, d));
        if told.is_none_or(|t| t.weekday().to_monday_one_offset() == *weekday) { 1.0 } else { 0.01 }
    });
    named.chain(paired).product()
}

fn of_weekday(day: Date, named: &Named) -> f64 {
    let ago = (day.weekday().to_monday_one_offset() - named.day).rem_euclid(7) as usize;
    let table = match named.direction {
        _ if named.lead && named.direction != Some(Direction::Future) => LEAD,
        Some(Direction::Past) => PAST,
        Some(Direction::Future) => AHEAD,
        None => OPEN,
    };
    table[ago] / 100.0
}

/// The day with this month and day that lies nearest.
pub(super) fn nearest(to: Date, month: i8, day: i8) -> Option<Date> {
    let years = [to.year() - 1, to.year(), to.year() + 1];
    let days = years.into_iter().filter_map(|year| Date::new(year, month, day).ok());
    days.min_by_key(|d| (*d - to).get_days().abs())
}
