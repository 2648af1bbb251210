//! A point of time with its value: as much of the calendar as was said, written as TIMEX3.

use crate::model::{Daytime, Period, Season, Unit};
use jiff::civil::Date;
use jiff::{Span as Distance, ToSpan};
use std::fmt::{Display, Formatter, Result};

/// The year that stands in for an open one; it has no 29 February.
pub const OPEN_YEAR: i16 = 2001;

/// What of the calendar is known below the year; with it the grain of the value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slot {
    Century(u8),
    Decade(u16),
    Year,
    Period(Period),
    Weekend(u8),
    Day { month: u8, day: u8 },
}

/// A settled point of time. A year before Christ is negative; an open one is none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stamp {
    pub year: Option<i16>,
    pub slot: Slot,
    pub time: Option<Daytime>,
    pub fiscal: bool,
}

impl Stamp {
    pub fn new(year: Option<i16>, slot: Slot) -> Stamp {
        Stamp { year, slot, time: None, fiscal: false }
    }

    pub fn day(date: Date) -> Stamp {
        Stamp::new(Some(date.year()), Slot::Day { month: date.month() as u8, day: date.day() as u8 })
    }

    pub fn year(year: i16) -> Stamp {
        Stamp::new(Some(year), Slot::Year)
    }

    pub fn month(date: Date) -> Stamp {
        Stamp::new(Some(date.year()), Slot::Period(Period::Month(date.month() as u8)))
    }

    pub fn week(date: Date) -> Stamp {
        let week = date.iso_week_date();
        Stamp::new(Some(week.year()), Slot::Period(Period::Week(week.week() as u8)))
    }

    pub fn weekend(date: Date) -> Stamp {
        let week = date.iso_week_date();
        Stamp::new(Some(week.year()), Slot::Weekend(week.week() as u8))
    }

    /// The same with its year taken away, where the year was only a stand-in.
    pub fn opened(self, open: bool) -> Option<Stamp> {
        let yearly = matches!(self.slot, Slot::Day { .. } | Slot::Period(Period::Month(_)));
        if open && self.year != Some(OPEN_YEAR) {
            return None;
        }
        (!open || yearly).then_some(Stamp { year: if open { None } else { self.year }, ..self })
    }

    pub fn is_day(self) -> bool {
        matches!(self.slot, Slot::Day { .. })
    }

    /// The month that it lies in or begins with, where that is known.
    pub fn month_number(self) -> Option<u8> {
        match self.slot {
            Slot::Day { month, .. } | Slot::Period(Period::Month(month)) => Some(month),
            Slot::Period(Period::Quarter(quarter)) => Some(quarter * 3 - 2),
            Slot::Period(Period::Season(season)) => Some(season_start(season)),
            _ => None,
        }
    }

    /// Is it as fine as a unit, so that the next or the last of these can be counted from it?
    pub fn can_hold(self, unit: Unit) -> bool {
        let coarse = matches!(self.slot, Slot::Century(_) | Slot::Decade(_) | Slot::Year);
        match unit {
            Unit::Week | Unit::Weekend | Unit::Fortnight => {
                matches!(self.slot, Slot::Day { .. } | Slot::Weekend(_) | Slot::Period(Period::Week(_)))
            }
            Unit::Month => matches!(self.slot, Slot::Day { .. } | Slot::Period(Period::Month(_))),
            Unit::Quarter | Unit::Half => !coarse,
            _ => true,
        }
    }

    /// A quarter or half that is named beside this one of a known year: of the same year unless it would lie behind it.
    pub fn beside(self, named: Period) -> Option<Stamp> {
        let start = |period: Period| match period {
            Period::Quarter(quarter) => Some(quarter * 3),
            Period::Half(half) => Some(half * 6),
            _ => None,
        };
        let Slot::Period(told) = self.slot else { return None };
        let year = self.year.filter(|_| start(named) <= start(told) && !self.fiscal && start(named).is_some())?;
        Some(Stamp::new(Some(year), Slot::Period(named)))
    }

    /// First and last day; none for open years and years before Christ.
    pub fn days(self) -> Option<(Date, Date)> {
        // The parts of a fiscal year begin where its owner says.
        let known = !self.fiscal || matches!(self.slot, Slot::Year);
        let first = self.first_day(self.year.filter(|y| known && *y > 0)?)?;
        let end = match self.slot {
            Slot::Century(_) => first.checked_add(100.years()),
            Slot::Decade(_) => first.checked_add(10.years()),
            Slot::Year => first.checked_add(1.year()),
            Slot::Period(Period::Half(_)) => first.checked_add(6.months()),
            Slot::Period(Period::Quarter(_) | Period::Season(_)) => first.checked_add(3.months()),
            Slot::Period(Period::Month(_)) => first.checked_add(1.month()),
            Slot::Period(Period::Week(_)) => first.checked_add(7.days()),
            Slot::Weekend(_) => first.checked_add(2.days()),
            Slot::Day { .. } => return Some((first, first)),
        };
        Some((first, end.ok()?.yesterday().ok()?))
    }

    /// The day that it begins on, reckoned in `year`.
    pub fn first_day(self, year: i16) -> Option<Date> {
        let start = |month: u8| Date::new(year, month as i8, 1).ok();
        match self.slot {
            Slot::Century(century) => Date::new(i16::from(century) * 100 - 99, 1, 1).ok(),
            Slot::Decade(decade) => Date::new((decade * 10) as i16, 1, 1).ok(),
            Slot::Year => start(1),
            Slot::Period(Period::Half(half)) => start(half * 6 - 5),
            Slot::Period(Period::Quarter(quarter)) => start(quarter * 3 - 2),
            Slot::Period(Period::Season(season)) => start(season_start(season)),
            Slot::Period(Period::Month(month)) => start(month),
            Slot::Period(Period::Week(week)) => monday(year, week),
            Slot::Weekend(week) => monday(year, week)?.checked_add(5.days()).ok(),
            Slot::Day { month, day } => Date::new(year, month as i8, day as i8).ok(),
        }
    }

    /// The stamp `count` units away, at the grain of the unit; zero is the unit that holds this one.
    pub fn shifted(self, count: i32, unit: Unit) -> Option<Stamp> {
        let open = self.year.is_none();
        if self.year.is_some_and(|y| y < 0) || matches!(unit, Unit::Year | Unit::Decade | Unit::Century) {
            return self.shifted_years(count, unit);
        }
        let date = self.first_day(self.year.unwrap_or(OPEN_YEAR))?;
        let finer = |grain: bool| grain.then_some(());
        let moved = |distance: Distance| date.checked_add(distance).ok();
        let stamp = match unit {
            Unit::Day => {
                finer(self.is_day())?;
                Stamp::day(moved(i64::from(count).days())?)
            }
            Unit::Week | Unit::Fortnight => {
                finer(!matches!(self.slot, Slot::Century(_) | Slot::Decade(_) | Slot::Year))?;
                let weeks = if unit == Unit::Week { count } else { count.checked_mul(2)? };
                Stamp::week(moved(i64::from(weeks).weeks())?)
            }
            Unit::Weekend => Stamp::weekend(moved(i64::from(count).weeks())?),
            Unit::Month => {
                self.month_number()?;
                Stamp::month(moved(i64::from(count).months())?)
            }
            Unit::Quarter => {
                let date = moved(i64::from(count).checked_mul(3)?.months())?;
                Stamp::new(Some(date.year()), Slot::Period(Period::Quarter((date.month() as u8).div_ceil(3))))
            }
            Unit::Half => {
                let date = moved(i64::from(count).checked_mul(6)?.months())?;
                Stamp::new(Some(date.year()), Slot::Period(Period::Half((date.month() as u8).div_ceil(6))))
            }
            Unit::Hour | Unit::Minute | Unit::Second => return self.shifted_time(date, count, unit),
            Unit::Year | Unit::Decade | Unit::Century => return None,
        };
        stamp.opened(open)
    }

    fn shifted_years(self, count: i32, unit: Unit) -> Option<Stamp> {
        let year = self.year?;
        let reach = |years: i32| i16::try_from(i32::from(year).checked_add(count.checked_mul(years)?)?).ok();
        match unit {
            Unit::Year => Some(match self.slot {
                // `A year earlier` it was that quarter; `that year` is all of it.
                Slot::Period(Period::Quarter(_) | Period::Half(_)) if count != 0 => {
                    Stamp { year: Some(reach(1)?), ..self }
                }
                _ => Stamp::year(reach(1)?),
            }),
            Unit::Decade => {
                let decade = u16::try_from(reach(10)?.checked_abs()? / 10).ok()?;
                Some(Stamp::new(reach(10), Slot::Decade(decade)))
            }
            Unit::Century => {
                let century = u8::try_from((reach(100)?.checked_abs()? + 99) / 100).ok()?;
                Some(Stamp::new(reach(100), Slot::Century(century)))
            }
            Unit::Day | Unit::Month | Unit::Week if count == 0 => Some(self),
            _ => None,
        }
    }

    /// The day so many hours away, where no hour is known to count from: the day itself for less than one.
    fn shifted_by_day(self, count: i32, unit: Unit) -> Option<Stamp> {
        let of_a_day = match unit {
            Unit::Hour => 24,
            Unit::Minute => 24 * 60,
            _ => 24 * 60 * 60,
        };
        let whole = count.abs() < of_a_day || count % of_a_day == 0;
        if whole { self.shifted(count / of_a_day, Unit::Day) } else { None }
    }

    fn shifted_time(self, date: Date, count: i32, unit: Unit) -> Option<Stamp> {
        let Some(Daytime::Clock { hour, minute, second }) = self.time else {
            return self.shifted_by_day(count, unit);
        };
        let from = date.at(hour as i8 % 24, minute.unwrap_or(0) as i8, second.unwrap_or(0) as i8, 0);
        let count = i64::from(count);
        let to = match unit {
            Unit::Hour => from.checked_add(Distance::new().try_hours(count).ok()?),
            Unit::Minute => from.checked_add(Distance::new().try_minutes(count).ok()?),
            _ => from.checked_add(Distance::new().try_seconds(count).ok()?),
        };
        let to = to.ok()?;
        let time = Daytime::Clock {
            hour: to.hour() as u8,
            minute: minute.map(|_| to.minute() as u8).or((unit != Unit::Hour).then_some(to.minute() as u8)),
            second: second.map(|_| to.second() as u8),
        };
        Some(Stamp { time: Some(time), ..Stamp::day(to.date()).opened(self.year.is_none())? })
    }
}

/// The month that a season begins in.
pub fn season_start(season: Season) -> u8 {
    match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    }
}

/// The Monday of an ISO week.
pub fn monday(year: i16, week: u8) -> Option<Date> {
    jiff::civil::ISOWeekDate::new(year, week as i8, jiff::civil::Weekday::Monday).ok().map(|w| w.date())
}

impl Display for Stamp {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let year = |f: &mut Formatter<'_>| match self.year {
            Some(year) if year < 0 => write!(f, "BC{:04}", -year),
            Some(year) if self.fiscal => write!(f, "FY{year:04}"),
            Some(year) => write!(f, "{year:04}"),
            None => f.write_str("XXXX"),
        };
        let era = |f: &mut Formatter<'_>| if self.year.is_some_and(|y| y < 0) { f.write_str("BC") } else { Ok(()) };
        match self.slot {
            Slot::Century(century) => {
                era(f)?;
                write!(f, "{:02}", century.saturating_sub(1))?;
            }
            Slot::Decade(decade) => {
                era(f)?;
                write!(f, "{decade:03}")?;
            }
            Slot::Year => year(f)?,
            Slot::Period(period) => {
                year(f)?;
                match period {
                    Period::Half(half) => write!(f, "-H{half}")?,
                    Period::Quarter(quarter) => write!(f, "-Q{quarter}")?,
                    Period::Season(season) => write!(f, "-{}", season.code())?,
                    Period::Month(month) => write!(f, "-{month:02}")?,
                    Period::Week(week) => write!(f, "-W{week:02}")?,
                }
            }
            Slot::Weekend(week) => {
                year(f)?;
                write!(f, "-W{week:02}-WE")?;
            }
            Slot::Day { month, day } => {
                year(f)?;
                write!(f, "-{month:02}-{day:02}")?;
            }
        }
        self.time.iter().try_for_each(|time| time.fmt(f))
    }
}
