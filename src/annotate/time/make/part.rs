//! The first or last units of a period that is named, `the first nine months of 2019`: from which to which of its parts.

use super::Maker;
use crate::model::{Meaning, Period, Point, Unit};

/// The parts counted are days or weeks of a month, or months of a year; more days than this reach beyond a month.
const LONGEST: u8 = 28;
const MONTHS: u8 = 12;

impl Maker<'_> {
    /// `count` of `piece`s from the beginning of the period that all else names, or up to its end where the rule's
    /// `direction` is -1.
    pub(super) fn part(&self) -> Option<Meaning> {
        let period = self.point("")?;
        // `The last day of 1991` is one.
        let counted = self.capture("count").map_or(Some(1), |_| self.value("count"));
        let count = counted.and_then(|count| u8::try_from(count).ok()).filter(|count| *count > 0)?;
        let piece = self.key("piece").and_then(Unit::parse)?;
        let last = self.integer_field("direction") == Some(-1);
        let (from, to) = match piece {
            Unit::Month => months(period, count, last),
            Unit::Week => days(period, count.checked_mul(7)?, last),
            Unit::Day => days(period, count, last),
            _ => None,
        }?;
        Some(if from == to { Meaning::Point(from) } else { Meaning::Interval(Box::new((from, to))) })
    }
}

/// Months of a year that is named or told by its distance.
fn months(year: Point, count: u8, last: bool) -> Option<(Point, Point)> {
    let within_year = year.within.is_none_or(|shift| shift.unit == Unit::Year);
    let month = |month: u8| Point { period: Some(Period::Month(month)), ..year };
    let whole = year.period.is_none() && within_year && (year.year.is_some() || year.within.is_some());
    let (from, to) = if last { (MONTHS + 1 - count.min(MONTHS), MONTHS) } else { (1, count) };
    (whole && count < MONTHS).then(|| (month(from), month(to)))
}

/// Days of a month, or at either end of a year.
fn days(period: Point, count: u8, last: bool) -> Option<(Point, Point)> {
    let of_month = period.within.is_some_and(|shift| shift.unit == Unit::Month);
    let month = match period.period {
        Some(Period::Month(month)) => Some(month),
        None if of_month => None,
        None if last => Some(MONTHS),
        None => Some(1),
        Some(_) => return None,
    };
    let (from, to) = if last {
        (length(month?, period.year).checked_sub(count)? + 1, length(month?, period.year))
    } else {
        (1, count)
    };
    let day = |day: u8| Point { period: month.map(Period::Month), day: Some(day), ..period };
    (count <= LONGEST).then(|| (day(from), day(to)))
}

/// How many days a month has; February of an open year the fewer.
fn length(month: u8, year: Option<i16>) -> u8 {
    let first = jiff::civil::Date::new(year.filter(|year| *year > 0).unwrap_or(COMMON_YEAR), month as i8, 1);
    first.map_or(LONGEST, |first| first.days_in_month() as u8)
}

const COMMON_YEAR: i16 = 2001;
