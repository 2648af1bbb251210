//! Which of several years a day and month belong to, from the weekdays that a text names.
//!
//! News of a Friday says "on Friday" or "on Thursday", seldom "on Monday": how often, was counted on dated news.

use super::evidence::{Evidence, Head, Named};
use crate::model::{Direction, Step};
use jiff::civil::Date;

/// How often, in a hundred, a weekday lies 0, 1, … 6 days before the day of publication, by the way it is named.
struct Habits {
    lead: [f64; 7],
    past: [f64; 7],
    ahead: [f64; 7],
    open: [f64; 7],
}

/// Behind a dateline.
const WIRE: Habits = Habits {
    lead: [60.0, 28.0, 5.0, 2.0, 1.0, 1.0, 3.0],
    past: [42.0, 34.0, 12.0, 3.0, 2.0, 2.0, 5.0],
    ahead: [34.0, 3.0, 2.0, 4.0, 9.0, 14.0, 34.0],
    open: [36.0, 24.0, 10.0, 4.0, 6.0, 8.0, 12.0],
};

/// Behind an agency's dateline whose first sentence names a weekday: `opens` is that one, the day of writing; what is
/// named behind it is another day.
const OPENED: Habits = Habits {
    lead: [91.0, 4.5, 1.0, 0.5, 0.5, 0.5, 2.0],
    past: [7.0, 42.0, 22.0, 9.0, 7.0, 6.0, 7.0],
    ahead: [8.0, 4.0, 4.0, 8.0, 14.0, 22.0, 40.0],
    open: [10.0, 30.0, 16.0, 8.0, 9.0, 10.0, 17.0],
};

/// On a page, often printed the next morning; what is named behind the first weekday hangs on it and says little.
const PAGE: Habits = Habits {
    lead: [43.0, 43.0, 7.0, 3.0, 2.0, 1.0, 1.0],
    past: [29.0, 26.0, 15.0, 8.0, 6.0, 6.0, 10.0],
    ahead: [25.0, 7.0, 6.0, 9.0, 13.0, 16.0, 25.0],
    open: [24.0, 20.0, 13.0, 8.0, 10.0, 11.0, 14.0],
};

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
    for word in evidence.weekdays.iter().map(|w| w.text.as_str()).chain(evidence.pairs.iter().map(|p| p.text.as_str()))
    {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    let fit: Vec<String> = left.iter().map(|day| format!("{day}, a {:?}", day.weekday())).collect();
    Step { kind: "weekday", detail: format!("{}: {}", words.join(", "), fit.join("; ")) }
}

fn likelihood(day: Date, evidence: &Evidence) -> f64 {
    let page = evidence.head.as_ref().is_some_and(Head::of_page);
    let opened = !page && evidence.weekdays.iter().any(|n| n.opens);
    let leads = |n: &Named| n.lead && n.direction != Some(Direction::Future);
    let first = evidence.weekdays.iter().position(leads);
    let named = evidence.weekdays.iter().enumerate().map(|(n, named)| {
        let habits = match (page, opened) {
            (true, _) => PAGE,
            (_, true) => OPENED,
            _ => WIRE,
        };
        let table = match named.direction {
            _ if opened && named.opens => habits.lead,
            _ if !opened && leads(named) && (!page || first == Some(n)) => habits.lead,
            Some(Direction::Past) => habits.past,
            Some(Direction::Future) => habits.ahead,
            None => habits.open,
        };
        table[days_ago(day, named)] / 100.0
    });
    let paired = evidence.pairs.iter().map(|pair| {
        let told = pair.said.month_day().and_then(|(m, d)| nearest(day, m, d));
        if told.is_none_or(|t| t.weekday().to_monday_one_offset() == pair.weekday) { 1.0 } else { 0.01 }
    });
    named.chain(paired).product()
}

/// How many days before this day the last such weekday lies.
fn days_ago(day: Date, named: &Named) -> usize {
    (day.weekday().to_monday_one_offset() - named.day).rem_euclid(7) as usize
}

/// The day with this month and day that lies nearest.
pub(super) fn nearest(to: Date, month: i8, day: i8) -> Option<Date> {
    let years = [to.year() - 1, to.year(), to.year() + 1];
    let days = years.into_iter().filter_map(|year| Date::new(year, month, day).ok());
    days.min_by_key(|d| (*d - to).get_days().abs())
}
