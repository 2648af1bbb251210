//! From what was said to a value: the open parts of a point filled in from the article's date or the time told last.

use super::inside::inside;
use super::stamp::{Slot, Stamp};
use super::step::{anniversary, early_in_week, moved, year_after};
use super::year::{AHEAD, BEHIND, Years};
use crate::model::{Base, DayPart, Daytime, Direction, Period, Point, Shift, Unit, Which};
use jiff::ToSpan;
use jiff::civil::Date;

/// What values hang on at one place of a text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Frame {
    /// The article's date.
    pub now: Option<Stamp>,
    /// The time told last, and the day told last.
    pub told: Option<Stamp>,
    pub told_day: Option<Stamp>,
    /// The day told last that does not lie ahead of the article.
    pub told_behind: Option<Stamp>,
    /// The quarter or half told last.
    pub told_quarter: Option<Stamp>,
    /// The latest of those told that do not lie ahead: accounts are told of it, whatever it was held against.
    pub latest_quarter: Option<Stamp>,
    /// Where the time told last is only what another is held against, a year or a week before it: that other one.
    pub held_against: Option<Stamp>,
    /// In a history, the year that the story has come to, with its month where one was told.
    pub story: Option<Stamp>,
    /// The text tells of long ago: what it leaves open hangs on the time told last, not on the article's date.
    pub history: bool,
    /// A short history: each year told moves its story.
    pub brief: bool,
}

/// What a value was taken from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    Said,
    Now,
    Told,
    ToldDay,
}

/// A value with what it hangs on, and the other way to read it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reading {
    pub stamp: Stamp,
    pub source: Source,
    pub other: Option<(Stamp, &'static str)>,
}

impl Reading {
    fn new(stamp: Stamp, source: Source) -> Reading {
        Reading { stamp, source, other: None }
    }

    pub fn of_told(stamp: Stamp) -> Reading {
        Reading::new(stamp, Source::Told)
    }

    pub fn of_told_day(stamp: Stamp) -> Reading {
        Reading::new(stamp, Source::ToldDay)
    }
}

/// How many years a year told alone can move a story back and forward.
const BACK: i16 = 2;
const AHEAD_YEARS: i16 = 2;

impl Frame {
    /// The value of a point; none where what it hangs on is not known.
    pub fn read(&self, point: &Point, direction: Option<Direction>) -> Option<Reading> {
        let mut reading = self.calendar(point, direction)?;
        if let Some((count, unit)) = point.moved {
            let stamp = match unit {
                // `Two years ago this month` is a month; `a month ago Friday` is a day.
                Unit::Year if (point.within.is_some() || point.which.is_some()) && !reading.stamp.is_day() => {
                    Stamp { year: reading.stamp.year.map(|year| year + count as i16), ..reading.stamp }
                }
                Unit::Year | Unit::Month if point.within.is_some() || point.weekday.is_some() => {
                    anniversary(reading.stamp, count, unit)?
                }
                _ => moved(reading.stamp, count, unit)?,
            };
            reading = Reading::new(stamp, reading.source);
        }
        Some(Reading { stamp: Stamp { time: point.time.or(reading.stamp.time), ..reading.stamp }, ..reading })
    }

    /// Where the story stands after a time was told: a month moves it, a year alone only forward or near.
    pub fn story_after(&self, told: Stamp) -> Option<Stamp> {
        let Some(year) = told.year else { return self.story };
        if told.month_number().is_some() {
            return Some(told);
        }
        if !matches!(told.slot, Slot::Year) {
            return self.story;
        }
        match self.story.and_then(|s| s.year) {
            Some(now) if now == year => self.story,
            Some(now) if !self.brief && !(now - BACK..=now + AHEAD_YEARS).contains(&year) => self.story,
            _ => Some(told),
        }
    }

    fn calendar(&self, point: &Point, direction: Option<Direction>) -> Option<Reading> {
        if let Some(shift) = point.within {
            let (base, source) = self.behind(shift, direction).or_else(|| self.base(shift))?;
            let just_past = shift.unit == Unit::Weekend && shift.count == 0 && direction != Some(Direction::Future);
            let begun = shift.unit == Unit::Year && point.which == Some(Which::Next) && base.month_number() == Some(1);
            let back = i32::from(just_past && early_in_week(base) || begun);
            let stamp = base.shifted(shift.count - back, shift.unit)?;
            let stamp = Stamp { fiscal: stamp.fiscal || point.fiscal, ..stamp };
            if let (Slot::Year, Some(Which::Same), Some(quarter)) = (stamp.slot, point.which, self.told_quarter) {
                return Some(Reading::of_told(Stamp { year: stamp.year, ..quarter }));
            }
            return Some(Reading::new(inside(stamp, point)?, source));
        }
        let signed = |year: i16| if point.bc { -year.abs() } else { year };
        if let Some(century) = point.century {
            return Some(Reading::new(Stamp::new(Some(signed(1)), Slot::Century(century)), Source::Said));
        }
        if let Some(decade) = point.decade {
            return Some(Reading::new(Stamp::new(Some(signed(1)), Slot::Decade(decade)), Source::Said));
        }
        if let (Some(year), Some(Which::Same), Some(quarter)) = (point.year, point.which, self.told_quarter) {
            return Some(Reading::of_told(Stamp { year: Some(year), ..quarter }));
        }
        if let Some(year) = point.year {
            let stamp = Stamp { fiscal: point.fiscal, ..Stamp::year(signed(year)) };
            return Some(Reading::new(inside(stamp, point)?, Source::Said));
        }
        if point.feast.is_some() {
            return self.in_some_year(point, direction);
        }
        match (point.period, point.day) {
            (Some(_), _) => self.in_some_year(point, direction),
            (None, Some(_)) => self.in_some_month(point, direction),
            _ if point.weekday.is_some() || point.weekend => self.in_some_week(point, direction),
            _ => self.some_day(point, direction),
        }
    }

    /// The day that was told last of those behind, where what happened on `that afternoon` is over; the article's,
    /// where what will happen `in the afternoon` is told behind a day gone by.
    fn behind(&self, shift: Shift, direction: Option<Direction>) -> Option<(Stamp, Source)> {
        let to_come = direction == Some(Direction::Future) && shift.base == Base::Day && !self.history;
        if to_come && self.told_day.is_some_and(|day| self.lies_behind(day)) {
            return self.now.map(|now| (now, Source::Now));
        }
        let over = direction == Some(Direction::Past) && shift.base == Base::Day && !self.history;
        let ahead = over && self.told_day.is_some_and(|day| self.lies_ahead(day));
        let day = || self.told_behind.map(|day| (day, Source::ToldDay));
        ahead.then(|| day().or_else(|| self.now.map(|now| (now, Source::Now)))).flatten()
    }

    /// What a distance is counted from.
    pub fn base(&self, shift: Shift) -> Option<(Stamp, Source)> {
        let told_day = || {
            let back = shift.count < 0 && shift.base == Base::Told && !self.history;
            let told = self.told_day.filter(|day| !(back && self.lies_ahead(*day)));
            told.map(|stamp| (stamp, Source::ToldDay))
        };
        let told = || match shift.unit {
            Unit::Day | Unit::Hour | Unit::Minute | Unit::Second => told_day(),
            unit => {
                // Each figure of accounts is held against the same year, week or month before; and a story goes on from
                // where it was: `in 1885; four years earlier …; two decades later`.
                let told = shift.base == Base::Told && shift.count != 0;
                let same = self.held_against.filter(|_| told || shift.is_year_back());
                let told = self.story.filter(|_| self.history).or(same).or(self.told);
                let told = told.filter(|stamp| stamp.can_hold(unit)).map(|stamp| (stamp, Source::Told));
                // `On 11 May … until the end of June. Two weeks later`
                let month = self.told.filter(|told| told.month_number().is_some() && !told.is_day());
                let close = |day: Stamp| month.is_some_and(|month| self.lie_close(day, month));
                let day =
                    || told_day().filter(|(day, _)| shift.base == Base::Told && unit != Unit::Year && close(*day));
                told.or_else(day)
            }
        };
        let now = || self.now.map(|stamp| (stamp, Source::Now));
        match shift.base {
            Base::Now if self.history && shift.unit != Unit::Day => told().or_else(now),
            Base::Now => now(),
            // `In September 2010 … two weeks later` is not counted from now.
            Base::Told if shift.count != 0 && self.told.is_some_and(|t| self.is_coarse_and_old(t, shift.unit)) => {
                told()
            }
            // What a history goes on from is never the day of writing.
            Base::Told => told().or_else(|| now().filter(|_| !self.history)),
            Base::Day => told_day().or_else(|| now().filter(|_| !self.history)),
            Base::Deed => None,
            Base::Quarter => {
                let quarter = self.quarter_told(shift).map(|stamp| (stamp, Source::Told));
                let other = || if shift.unit == Unit::Year { told() } else { self.last_quarter() };
                quarter.or_else(other).or_else(now)
            }
        }
    }

    /// Is a day told later than the article: news does not count back from it.
    pub fn lies_ahead(&self, day: Stamp) -> bool {
        self.beside(day).is_some_and(|(day, now)| day > now)
    }

    /// Is it told more than a week ahead of the article: no hour told farther on is of that day.
    pub fn lies_far_ahead(&self, day: Stamp) -> bool {
        self.beside(day).is_some_and(|(day, now)| (day - now).get_days() > FAR_AHEAD)
    }

    /// Is it told more than a week behind the article?
    pub fn lies_long_back(&self, day: Stamp) -> bool {
        self.beside(day).is_some_and(|(day, now)| (now - day).get_days() > FAR_AHEAD)
    }

    /// Is it told months behind the article: no hour told in a paragraph of its own is of that day.
    pub fn lies_months_back(&self, day: Stamp) -> bool {
        self.beside(day).is_some_and(|(day, now)| (now - day).get_days() > MONTHS_BACK)
    }

    /// Is it told more than a year and a half behind the article?
    pub fn lies_long_ago(&self, day: Stamp) -> bool {
        self.beside(day).is_some_and(|(day, now)| (now - day).get_days() > LONG_AGO)
    }

    /// Is a time of months ago too coarse for a unit to be counted from it?
    fn is_coarse_and_old(&self, told: Stamp, unit: Unit) -> bool {
        !told.can_hold(unit) && self.lies_months_back(told)
    }

    /// Do two times of one year or the next lie within a season?
    fn lie_close(&self, one: Stamp, other: Stamp) -> bool {
        let first = |stamp: Stamp| stamp.first_day(stamp.year?);
        first(one).zip(first(other)).is_some_and(|(one, other)| (one - other).get_days().abs() < SEASON)
    }

    /// Does it lie within three weeks of the article?
    pub fn lies_near(&self, day: Stamp) -> bool {
        self.beside(day).is_some_and(|(day, now)| (now - day).get_days().abs() <= NEAR)
    }

    fn lies_behind(&self, day: Stamp) -> bool {
        self.beside(day).is_some_and(|(day, now)| day < now)
    }

    /// A day and the article's.
    pub fn beside(&self, day: Stamp) -> Option<(Date, Date)> {
        let date = |stamp: Stamp| stamp.first_day(stamp.year?);
        date(day).zip(self.now.and_then(date))
    }

    /// A month, season, quarter or day of a year that is not named.
    fn in_some_year(&self, point: &Point, direction: Option<Direction>) -> Option<Reading> {
        if let Some(story) = self.story.filter(|_| self.history) {
            return Some(Reading::new(inside(Stamp::year(year_after(story, point)?), point)?, Source::Told));
        }
        // `He fell ill in 1997 and died that December.`
        let same = self.told.and_then(|told| told.year).filter(|_| point.which == Some(Which::Same));
        if let Some(year) = same {
            return Some(Reading::of_told(inside(Stamp::year(year), point)?));
        }
        let open = Stamp::new(None, Slot::Year);
        let beside_told = matches!(point.which, Some(Which::Previous | Which::Following));
        let told = self.told.filter(|told| beside_told && told.year.is_some_and(|year| year > 0));
        if let Some(told) = told {
            // `In 1997 … the following June` is a year later.
            let whole = matches!(told.slot, Slot::Year) && point.which == Some(Which::Following);
            let base = if whole { told.days()?.1 } else { told.first_day(told.year?)? };
            let stamp = Years::new(point, base).chosen(point.which, direction)?;
            return Some(Reading::of_told(stamp));
        }
        let now = self.now.unwrap_or(open);
        let Some(year) = now.year else {
            let dated = matches!(point.period, Some(Period::Month(_))) && point.nth.is_none();
            return dated.then(|| inside(open, point)).flatten().map(|stamp| Reading::new(stamp, Source::Now));
        };
        let years = Years::new(point, now.first_day(year)?);
        let stamp = years.chosen(point.which, direction)?;
        let other = if point.which.is_none() && direction.is_none() { years.other(stamp) } else { None };
        Some(Reading { stamp, source: Source::Now, other })
    }

    /// A day of a month that is not named: `the 14th`, `Tuesday the 14th`.
    fn in_some_month(&self, point: &Point, direction: Option<Direction>) -> Option<Reading> {
        let day = point.day?;
        // A weekday and its day are near to the article, whatever month was told.
        let near = point.weekday.is_some() && !self.history && self.now.is_some_and(|now| now.year.is_some());
        let told = self.told.filter(|t| t.month_number().is_some() && !near).map(|stamp| (stamp, Source::Told));
        let (base, source) = told.or_else(|| self.now.map(|stamp| (stamp, Source::Now)))?;
        if point.weekday.is_some() || source == Source::Now && direction.is_some() {
            let near = nearest_month(base.first_day(base.year?)?, point, direction)?;
            return Some(Reading::new(Stamp::day(near), source));
        }
        let stamp = Stamp::new(base.year, Slot::Day { month: base.month_number()?, day });
        stamp.first_day(base.year.unwrap_or(LEAP_YEAR))?;
        Some(Reading::new(stamp, source))
    }

    /// A weekday or a weekend of a week that is not named.
    fn in_some_week(&self, point: &Point, direction: Option<Direction>) -> Option<Reading> {
        let told = || self.told_day.map(|stamp| (stamp, Source::ToldDay));
        let now = || self.now.map(|stamp| (stamp, Source::Now));
        let of_told = self.history || matches!(point.which, Some(Which::Previous | Which::Following));
        let (base, source) = if of_told { told().or_else(now) } else { now() }?;
        let today = base.first_day(base.year?)?;
        let weekday = if point.weekend { 6 } else { point.weekday? };
        let since = (today.weekday().to_monday_one_offset() + 7 - weekday as i8) % 7;
        let day = |days: i64| today.checked_add(days.days()).ok();
        let stamp = |date: Date| if point.weekend { Stamp::weekend(date) } else { Stamp::day(date) };
        let (past, ahead) = (day(-i64::from(since))?, day((7 - i64::from(since)) % 7)?);
        let (chosen, other) = match (point.which, direction) {
            (Some(Which::Last | Which::Previous), _) if since == 0 => (day(-7)?, None),
            (Some(Which::Last | Which::Previous), _) => (past, None),
            (Some(Which::Next | Which::Following), _) if since == 0 => (day(7)?, None),
            (Some(Which::Next | Which::Following), _) => (ahead, None),
            (Some(Which::This | Which::Same), direction) => {
                let back = match direction {
                    Some(Direction::Future) => false,
                    Some(Direction::Past) => since <= DAYS_BACK + 1,
                    None => since <= DAYS_BACK,
                };
                (if back { past } else { ahead }, None)
            }
            (None, Some(Direction::Future)) => (ahead, Some((past, BEHIND))),
            (None, Some(Direction::Past)) => (past, None),
            (None, None) => (past, Some((ahead, AHEAD))),
        };
        let other = other.filter(|(date, _)| *date != chosen).map(|(date, reason)| (stamp(date), reason));
        Some(Reading { stamp: stamp(chosen), source, other })
    }

    /// A time of day without a day: that of the day told last, else of the article's.
    fn some_day(&self, point: &Point, direction: Option<Direction>) -> Option<Reading> {
        point.time?;
        // What is to come is not of a day gone by.
        let gone = |day: Stamp| direction == Some(Direction::Future) && !self.history && self.lies_behind(day);
        // `It erupted overnight … at 1:27 a.m.`: the small hours of a night that is over are not tomorrow's.
        let over = |stamp: Stamp, day: Stamp| !self.history && self.lies_ahead(day) && !self.lies_ahead(stamp);
        let hours = |stamp: Stamp| day_of(stamp, point.time).map(|day| if over(stamp, day) { stamp } else { day });
        let told_day = self.told_day.filter(|day| !gone(*day)).and_then(hours);
        let told = told_day.map(|stamp| Reading::new(Stamp { time: None, ..stamp }, Source::ToldDay));
        told.or_else(|| self.now.map(|stamp| Reading::new(stamp, Source::Now)))
    }
}

/// So many days ahead or behind, a day that was told is no more the one that the news goes on about.
const FAR_AHEAD: i32 = 7;
const MONTHS_BACK: i32 = 60;
const LONG_AGO: i32 = 548;
const SEASON: i32 = 100;
const NEAR: i32 = 21;
/// `This Thursday` lies no more days back.
const DAYS_BACK: i8 = 2;

/// The day that a clock time belongs to: behind midnight, the night just told is the next day's.
fn day_of(told: Stamp, time: Option<Daytime>) -> Option<Stamp> {
    let small_hours = matches!(time, Some(Daytime::Clock { hour, .. }) if hour < DAYBREAK);
    match told.time {
        Some(Daytime::Part(DayPart::Night)) if small_hours => told.shifted(1, Unit::Day),
        _ => Some(told),
    }
}

/// The hour at which the night is over.
const DAYBREAK: u8 = 7;

/// The nearest month in which such a day of the month falls on the weekday said with it.
fn nearest_month(base: Date, point: &Point, direction: Option<Direction>) -> Option<Date> {
    let day = point.day? as i8;
    let in_month = |offset: i32| {
        let month = base.first_of_month().checked_add(offset.months()).ok()?;
        Date::new(month.year(), month.month(), day).ok()
    };
    let ahead = |date: &Date| match direction {
        Some(Direction::Future) => *date >= base,
        Some(Direction::Past) => *date <= base,
        None => true,
    };
    let days = (-MONTHS..=MONTHS).filter_map(in_month).filter(|date| fits(*date, point) && ahead(date));
    days.min_by_key(|date| date.duration_since(base).abs())
}

/// A day of a month and its weekday come together again within so many months.
const MONTHS: i32 = 7;
/// An open year may have a 29 February.
const LEAP_YEAR: i16 = 2000;

/// Does a day fall on the weekday that was said with it?
pub fn fits(day: Date, point: &Point) -> bool {
    point.nth.is_some() || point.weekday.is_none_or(|w| day.weekday().to_monday_one_offset() == w as i8)
}
