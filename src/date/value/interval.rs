//! The two ends of an interval, in order; and stretches of time counted from now.

use super::offset;
use super::point::Frame;
use super::stamp::Stamp;
use crate::model::{Anchor, AnchorTo, Daytime, Point, Shift, TimeValue, Unit};

/// Two ends in order: what the second leaves open is the next such time behind the first.
pub(super) fn ordered((from, first): (&Point, Stamp), (to, second): (&Point, Stamp)) -> (Stamp, Stamp) {
    let begins = |stamp: Stamp| stamp.first_day(stamp.year?);
    let open = |point: &Point| point.year.is_none() && point.within.is_none();
    if let (true, Some(weekday), Some(start)) = (open(to) && to.period.is_none(), to.weekday, begins(first)) {
        let days = (7 + i32::from(weekday) - i32::from(start.weekday().to_monday_one_offset())) % 7;
        let day = Stamp::day(start).shifted(days, Unit::Day).unwrap_or(second);
        return (first, Stamp { time: second.time, ..day });
    }
    let second = if open(from) && open(to) { Stamp { year: first.year, ..second } } else { second };
    match (begins(first), begins(second), second.year) {
        (Some(a), Some(b), Some(year)) if b < a && first.year == second.year => {
            let later = Stamp { year: Some(year + 1), ..second };
            (first, later)
        }
        (Some(a), Some(b), _) if a == b && first.is_day() && runs_over(first.time, second.time) => {
            let next = second.shifted(1, Unit::Day).unwrap_or(second);
            (first, Stamp { time: second.time, ..next })
        }
        _ => (first, second),
    }
}

/// From one clock time to an earlier one: over midnight.
fn runs_over(first: Option<Daytime>, second: Option<Daytime>) -> bool {
    let minutes = |time: Option<Daytime>| match time? {
        Daytime::Clock { hour, minute, .. } => Some(u16::from(hour) * 60 + u16::from(minute.unwrap_or(0))),
        Daytime::Part(_) => None,
    };
    minutes(first).zip(minutes(second)).is_some_and(|(first, second)| second < first)
}

/// The last or next units: their length as the value, their days where the article's date is known.
pub(super) fn span(frame: &Frame, shift: Shift) -> TimeValue {
    let length = Shift { count: shift.count.abs(), ..shift };
    let far = frame.now.filter(|_| !frame.history).and_then(|now| {
        let there = now.shifted(shift.count, shift.unit)?;
        let days = (now.days()?, there.days()?);
        Some(if shift.count < 0 { (days.1.0, days.0.1) } else { (days.0.0, days.1.1) })
    });
    let anchor = Anchor {
        to: if far.is_some() { AnchorTo::Published } else { AnchorTo::Nothing },
        offset: far.map(|_| format!("span:{}", offset::distance(shift))),
    };
    TimeValue {
        value: Some(offset::distance(offset::in_years(length))),
        earliest: far.map(|d| d.0),
        latest: far.map(|d| d.1),
        anchor,
        alternatives: Vec::new(),
    }
}
