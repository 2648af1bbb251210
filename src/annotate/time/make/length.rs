//! Lengths of time that a matched rule says: durations, sets, distances from a base, spans that end or begin now.

use super::Maker;
use crate::model::{Base, DayPart, Daytime, Decimal, Meaning, Point, Shift, Unit, Which};

impl Maker<'_> {
    /// How far a rule moves the point that it is told from: `two days after 9 May`.
    pub fn moved(&self) -> Option<(i32, Unit)> {
        let sign = self.integer_field("direction").unwrap_or(0) as i32;
        let (count, unit) = whole(self.count()?, self.unit()?)?;
        Some((count.checked_mul(sign)?, unit))
    }

    /// `two years ago`, `three days later`: a distance; a vague one is a reference.
    pub(super) fn ago(&self) -> Option<Meaning> {
        let sign = self.integer_field("direction")?;
        let vague = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
        let Some(count) = self.count() else { return Some(Meaning::Reference(vague.into())) };
        let (count, unit) = whole(count, self.unit()?)?;
        let base = self.field("base").and_then(Base::parse).unwrap_or(Base::Now);
        let moved = (count.checked_mul(sign as i32)?, unit);
        if let Some(point) = self.anniversary(moved) {
            return Some(Meaning::Point(point));
        }
        let within = Some(Shift { base, count: moved.0, unit });
        let part = self.key("part").and_then(DayPart::parse).map(Daytime::Part);
        let weekday = self.value("weekday").and_then(|day| u8::try_from(day).ok());
        let time = self.daytime("").or(part);
        // `A week ago Saturday` is a week before the last Saturday; of `two Saturdays ago` the last is the first.
        if let (Some(_), (weeks, Unit::Week)) = (weekday, moved) {
            let counted = self.field("unit").is_some() && self.capture("count").is_some();
            let weeks = if counted { weeks - sign as i32 } else { weeks };
            let moved = Some((weeks.checked_mul(7)?, Unit::Day));
            return Some(Meaning::Point(Point { weekday, moved, time, ..Point::default() }));
        }
        // `The winter before last` is a year before the last of its name.
        if let Some(period) = self.period("").filter(|_| moved.1 == Unit::Year) {
            let (period, which, moved) = (Some(period), self.which(), Some(moved));
            return Some(Meaning::Point(Point { period, which, moved, ..Point::default() }));
        }
        Some(Meaning::Point(Point { within, weekday, time, ..Point::default() }))
    }

    /// So far from this very day, week or month, or from a weekday close to it: `a year ago today`, `two years ago Friday`.
    fn anniversary(&self, moved: (i32, Unit)) -> Option<Point> {
        let today = self.capture("today").map(|_| Unit::Day);
        let this = |unit| Some(Shift { base: Base::Now, count: 0, unit });
        let days = |days: i32| Some(Shift { base: Base::Now, count: moved.0.checked_mul(days)?, unit: Unit::Day });
        match (today.or_else(|| self.key("kept").and_then(Unit::parse)), moved.1) {
            (Some(Unit::Day), Unit::Week) => Some(Point { within: Some(days(7)?), ..Point::default() }),
            (Some(kept), Unit::Year) => Some(Point { within: this(kept), moved: Some(moved), ..Point::default() }),
            (Some(Unit::Day), Unit::Month) => {
                Some(Point { within: this(Unit::Day), moved: Some(moved), ..Point::default() })
            }
            (None, Unit::Year | Unit::Month) => {
                let weekday = Some(u8::try_from(self.value("weekday")?).ok()?);
                Some(Point { weekday, which: Some(Which::This), moved: Some(moved), ..Point::default() })
            }
            _ => None,
        }
    }

    /// `the last three months`: the units before or after now.
    pub(super) fn span(&self) -> Option<Meaning> {
        let sign = self.integer_field("direction")? as i32;
        let (count, unit) = whole(self.count()?, self.unit()?)?;
        let base = self.field("base").and_then(Base::parse).unwrap_or(Base::Now);
        Some(Meaning::Span(Shift { base, count: count.checked_mul(sign)?, unit }))
    }

    /// How many units were said; none where the words leave it open (`several`).
    fn count(&self) -> Option<Decimal> {
        if self.capture("vague").is_some() {
            return None;
        }
        let other = if self.capture("other").is_some() { 2 } else { 1 };
        let one = self.integer_field("count").unwrap_or(other);
        let count = self.decimal("count").unwrap_or(Decimal::integer(one.into()));
        match (self.capture("half"), self.decimal("more")) {
            (Some(_), _) => count.plus(Decimal { digits: 5, scale: 1 }),
            (None, Some(more)) => count.plus(more),
            (None, None) => Some(count),
        }
    }

    pub(super) fn duration(&self) -> Option<String> {
        let unit = self.unit()?;
        let Some(count) = self.count() else { return Some(duration("X", unit)) };
        let times = self.integer_field("times").unwrap_or(1);
        let first = duration(&count.times(Decimal::integer(times.into()))?.to_string(), unit);
        let (Some(more), Some(unit2)) = (self.decimal("count2"), self.key("unit2").and_then(Unit::parse)) else {
            return Some(first);
        };
        let second = duration(&more.to_string(), unit2);
        let tail = second.trim_start_matches('P');
        Some(if first.contains('T') { format!("{first}{}", tail.trim_start_matches('T')) } else { first + tail })
    }

    pub(super) fn set(&self) -> Option<String> {
        if let Some(value) = self.field("value").or_else(|| self.key("set")) {
            return Some(value.to_owned());
        }
        let clock = self.daytime("").filter(|time| matches!(time, Daytime::Clock { .. })).map(|time| time.to_string());
        let part = clock.or_else(|| self.key("part").map(|p| format!("T{p}"))).unwrap_or_default();
        if let Some(weekday) = self.value("weekday") {
            return Some(format!("XXXX-WXX-{weekday}{part}"));
        }
        if let Some(month) = self.value("month") {
            return Some(match self.value("day") {
                Some(day) => format!("XXXX-{month:02}-{day:02}"),
                None => format!("XXXX-{month:02}"),
            });
        }
        if let Some(season) = self.key("season") {
            return Some(format!("XXXX-{season}"));
        }
        if let Some(day) = self.value("day") {
            return Some(format!("XXXX-XX-{day:02}"));
        }
        if part.contains(':') {
            return Some(format!("XXXX-XX-XX{part}"));
        }
        if self.capture("part").is_some() {
            return Some(part);
        }
        let count = self.count().map_or("X".to_owned(), |count| count.to_string());
        Some(duration(&count, self.unit()?))
    }
}

/// `P3W`, `PT5H`, `PXD`: decades and centuries are counted in years, fortnights in weeks.
fn duration(count: &str, unit: Unit) -> String {
    let (prefix, letter, factor) = match unit {
        Unit::Second => ("PT", "S", 1),
        Unit::Minute => ("PT", "M", 1),
        Unit::Hour => ("PT", "H", 1),
        Unit::Day => ("P", "D", 1),
        Unit::Weekend => ("P", "WE", 1),
        Unit::Week => ("P", "W", 1),
        Unit::Fortnight => ("P", "W", 2),
        Unit::Month => ("P", "M", 1),
        Unit::Quarter => ("P", "M", 3),
        Unit::Half => ("P", "M", 6),
        Unit::Year => ("P", "Y", 1),
        Unit::Decade => ("P", "Y", 10),
        Unit::Century => ("P", "Y", 100),
    };
    // So many quarters are no months: `recent quarters`.
    if unit == Unit::Quarter && Decimal::parse(count).is_none() {
        return format!("P{count}Q");
    }
    let count = match Decimal::parse(count).and_then(|c| c.times(Decimal::integer(factor))) {
        Some(count) => count.to_string(),
        None => count.to_owned(),
    };
    format!("{prefix}{count}{letter}")
}

/// A distance in whole units: a year and a half is eighteen months.
fn whole(count: Decimal, unit: Unit) -> Option<(i32, Unit)> {
    let in_units = |factor: i128, smaller: Unit| {
        let count = count.times(Decimal::integer(factor))?;
        Some((i32::try_from(count.as_integer()?).ok()?, smaller))
    };
    let smaller = || match unit {
        Unit::Century => in_units(100, Unit::Year),
        Unit::Decade => in_units(10, Unit::Year),
        Unit::Year => in_units(12, Unit::Month),
        Unit::Week => in_units(7, Unit::Day),
        Unit::Day => in_units(24, Unit::Hour),
        Unit::Hour => in_units(60, Unit::Minute),
        _ => None,
    };
    match unit {
        Unit::Decade | Unit::Century => smaller(),
        _ => in_units(1, unit).or_else(smaller),
    }
}
