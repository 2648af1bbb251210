//! A point inside a period that is known: the day of a month, the first Monday, a feast that moves.

use super::feast;
use super::stamp::{Slot, Stamp, monday};
use crate::model::{Period, Point};
use jiff::ToSpan;
use jiff::civil::Date;

/// What a point names inside a period that is known.
pub fn inside(period: Stamp, point: &Point) -> Option<Stamp> {
    let year = period.year;
    let month = match point.period {
        Some(Period::Month(month)) => Some(month),
        _ => period.month_number(),
    };
    if let Some((feast, days)) = point.feast {
        return feast::day(feast, days, year?).map(Stamp::day);
    }
    if let (Some(nth), Some(weekday)) = (point.nth, point.weekday) {
        let month = month.or(matches!(period.slot, Slot::Year).then_some(if nth < 0 { 12 } else { 1 }));
        return nth_weekday(year?, month?, weekday, nth).map(Stamp::day);
    }
    if let (Some(nth), Some(month), true) = (point.nth, month, point.weekend) {
        return nth_weekday(year?, month, SATURDAY, nth).map(Stamp::weekend);
    }
    if let (Some(nth), None, Slot::Year) = (point.nth, month, period.slot) {
        return nth_week(Date::new(year?, if nth < 0 { 12 } else { 1 }, 1).ok()?, nth);
    }
    if let (Some(nth), Some(month)) = (point.nth, month) {
        return nth_week(Date::new(year?, month as i8, 1).ok()?, nth);
    }
    if let Some(day) = point.day {
        let month = month?;
        let real = Date::new(year.filter(|y| *y > 0).unwrap_or(2000), month as i8, day as i8).is_ok();
        return real.then_some(Stamp { slot: Slot::Day { month, day }, ..period });
    }
    if let (Some(weekday), Slot::Period(Period::Week(week))) = (point.weekday, period.slot) {
        return monday(year?, week)?.checked_add((i64::from(weekday) - 1).days()).ok().map(Stamp::day);
    }
    if let (true, Slot::Period(Period::Week(week))) = (point.weekend, period.slot) {
        return Some(Stamp { slot: Slot::Weekend(week), ..period });
    }
    Some(match point.period {
        Some(named) if matches!(period.slot, Slot::Year) => Stamp { slot: Slot::Period(named), ..period },
        _ => period,
    })
}

const SATURDAY: u8 = 6;

/// The first, second, … or last (-1) such weekday of a month.
fn nth_weekday(year: i16, month: u8, weekday: u8, nth: i8) -> Option<Date> {
    let weekday = jiff::civil::Weekday::from_monday_one_offset(weekday as i8).ok()?;
    Date::new(year, month as i8, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
}

/// The first, second, … or last (-1) week of a month: the one with that Thursday, as ISO weeks belong to years.
fn nth_week(first: Date, nth: i8) -> Option<Stamp> {
    first.nth_weekday_of_month(nth, jiff::civil::Weekday::Thursday).ok().map(Stamp::week)
}
