//! Steps from a point that is settled: so many units on or back, and the year that a story has come to.

use super::stamp::{Stamp, season_start};
use crate::model::{Period, Point, Unit, Which};
use jiff::ToSpan;

/// The day so many years or months from a day.
pub(super) fn anniversary(stamp: Stamp, count: i32, unit: Unit) -> Option<Stamp> {
    let count = i64::from(count);
    let distance = if unit == Unit::Year { count.years() } else { count.months() };
    stamp.first_day(stamp.year?)?.checked_add(distance).ok().map(Stamp::day)
}

/// A distance from a point that is settled: from a day, weeks are counted to the day.
pub(super) fn moved(stamp: Stamp, count: i32, unit: Unit) -> Option<Stamp> {
    let days = match unit {
        Unit::Week => 7,
        Unit::Fortnight => 14,
        _ => 0,
    };
    if stamp.is_day() && days > 0 && count != 0 {
        return stamp.shifted(count.checked_mul(days)?, Unit::Day);
    }
    // The weekend of a feast on a Monday ends with it.
    let count = count - i32::from(unit == Unit::Weekend && count == 0 && early_in_week(stamp));
    stamp.shifted(count, unit)
}

/// On a Monday or Tuesday, this weekend is the one just past.
pub(super) fn early_in_week(stamp: Stamp) -> bool {
    let day = stamp.year.filter(|y| *y > 0).and_then(|year| stamp.first_day(year));
    day.is_some_and(|day| day.weekday().to_monday_one_offset() <= 2)
}

/// In a history, the year that the story has come to, or the next where it is already late in that one.
pub(super) fn year_after(story: Stamp, point: &Point) -> Option<i16> {
    let year = story.year?;
    let month = match point.period {
        Some(Period::Month(month)) => month,
        Some(Period::Season(season)) => season_start(season),
        _ => return Some(year),
    };
    let before = story.month_number().unwrap_or(month);
    Some(match point.which {
        Some(Which::Last | Which::Previous) if month >= before => year - 1,
        Some(Which::Next | Which::Following) if month <= before => year + 1,
        None if before >= month + YEAR_TURNS => year + 1,
        _ => year,
    })
}

/// A month so many months before the one told last is the next year's.
const YEAR_TURNS: u8 = 8;
