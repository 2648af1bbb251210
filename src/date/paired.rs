//! Days told with their month and their weekday but without a year: which years they fit, and when they were written.

use super::evidence::{Evidence, words};
use super::said::Said;
use super::window::Window;
use crate::analysis::Annotated;
use crate::model::{Direction, Step, TimeMention};
use jiff::ToSpan;
use jiff::civil::Date;

/// A month and a day with their weekday and without a year: `on Saturday, 10 November`.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub said: Said,
    pub weekday: i8,
    pub text: String,
    pub direction: Option<Direction>,
}

impl Pair {
    /// The days on which one can write of this day without its year.
    fn written(&self, day: Date) -> Option<(Date, Date)> {
        let before = day.checked_sub(HALF_A_YEAR.days()).ok()?;
        let behind = day.checked_add(HALF_A_YEAR.days()).ok()?;
        Some(match self.direction {
            Some(Direction::Past) => (day, behind),
            Some(Direction::Future) => (before, day),
            None => (before, behind),
        })
    }
}

/// So far away a day is still nearer than the same one of the next year.
pub(super) const HALF_A_YEAR: i32 = 182;

impl Evidence {
    /// The window without the years in which a day told with its weekday did not fall on it.
    pub fn paired(&self, window: &Window, basis: &mut Vec<Step>) -> Window {
        let mut window = window.clone();
        for pair in &self.pairs {
            let Some(days) = pair.said.month_day().and_then(|(month, day)| window.days_of_years(month, day)) else {
                continue;
            };
            let fit = days.iter().filter(|d| d.weekday().to_monday_one_offset() == pair.weekday);
            if window.narrow(&Window::of(fit.filter_map(|&day| pair.written(day)).collect())) {
                basis.push(Step { kind: "weekday", detail: pair.text.clone() });
            }
        }
        window
    }
}

/// Days told with month and weekday but without a year.
pub(super) fn pairs(annotated: &Annotated) -> Vec<Pair> {
    let pair = |time: &TimeMention| {
        let said = Said::of(&time.meaning);
        let weekday = said.weekday.filter(|_| said.year.is_none() && said.month_day().is_some())?;
        Some(Pair { said, weekday, text: words(annotated, time.span), direction: time.direction })
    };
    annotated.times.iter().filter_map(pair).collect()
}
