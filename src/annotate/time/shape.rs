//! Shapes of figures that can stand in a time: years, days of a month, clock times, dates in digits.
//!
//! They become marks, so that the patterns of packs can name them: `{year}`, `{day}`, `{clock}`, `{numeric_date}`.

mod dates;

use super::guard::YearGuard;
use crate::model::Number;
use crate::rules::lexicon::ClassId;
use crate::rules::scan::Scan;
use crate::text::TokenKind;
use dates::{behind_figure, figure_at, month_and_year, range_of_days, separated, slashed, spaced, spaced_signs};

/// The classes of marks that figures get.
pub struct Shapes<'a, 'g> {
    years: &'a YearGuard<'g>,
    /// A year of four digits.
    year: ClassId,
    /// A year in words: `nineteen eighty-four`, `two thousand and ten`.
    year_in_words: ClassId,
    /// A year that a decade begins with: `1960`.
    decade_year: ClassId,
    /// Two or three figures as the decades of old years begin with: `470`.
    old_decade: ClassId,
    /// Three figures, as old years have behind their month.
    old_year: ClassId,
    /// A year before Christ.
    year_bc: ClassId,
    /// What says before or after Christ; with it a number of any length is a year.
    era: ClassId,
    /// Two digits, as years are cut short: `98`.
    short_year: ClassId,
    /// A day of a month: 1 to 31, in digits or words, cardinal or ordinal.
    day: ClassId,
    /// `10:35`, `10:35:20`.
    clock: ClassId,
    /// `10.35`, before a half of the day.
    clock_dotted: ClassId,
    /// `16/06`: day and month, in the order that the language has.
    day_month: ClassId,
    /// The same as one of the two ends of a range: `28/2-1/3`.
    range_day_month: ClassId,
    /// `09/2012`: a month and its year.
    month_year: ClassId,
    /// `20080925`.
    compact_date: ClassId,
    /// What calls for a time.
    preposition: ClassId,
    /// `0735`, before a time zone.
    clock_digits: ClassId,
    /// `2008-09-25`, `2008/09/25`.
    iso_date: ClassId,
    /// `25/09/2008`: the order of day and month is the language's.
    numeric_date: ClassId,
    /// `25.9.08`: the day first in every language.
    dotted_date: ClassId,
}

/// Years that are told in words, and the hundreds of those told in two halves.
const YEARS: std::ops::Range<u32> = 1000..2100;
/// Years that files and forms are dated by.
const LIVED: std::ops::Range<u32> = 1900..2100;
const CENTURIES: std::ops::RangeInclusive<u32> = 13..=20;

/// The key of eras that count backwards.
const BEFORE_CHRIST: &str = "bc";

/// A clock time as a mark's value; 255 stands for what was not said.
pub fn pack_clock(hour: u8, minute: u8, second: u8) -> u32 {
    u32::from(hour) << 16 | u32::from(minute) << 8 | u32::from(second)
}

/// Year and two more figures as a mark's value.
fn pack_date(year: u32, first: u32, second: u32) -> u32 {
    year << 16 | first << 8 | second
}

/// The year and the two other figures of a date mark.
pub fn unpack_date(value: u32) -> (i16, u8, u8) {
    ((value >> 16) as i16, (value >> 8) as u8, value as u8)
}

/// Hour, minute, second of a clock mark.
pub fn unpack_clock(value: u32) -> (u8, u8, u8) {
    ((value >> 16) as u8, (value >> 8) as u8, value as u8)
}

impl<'a, 'g> Shapes<'a, 'g> {
    pub fn new(scan: &Scan<'g>, years: &'a YearGuard<'g>) -> Shapes<'a, 'g> {
        let class = |name| scan.grammar.class(name);
        Shapes {
            years,
            year: class("year"),
            year_in_words: class("year_in_words"),
            decade_year: class("decade_year"),
            old_decade: class("old_decade"),
            old_year: class("old_year"),
            year_bc: class("year_bc"),
            era: class("era"),
            short_year: class("short_year"),
            day: class("day"),
            clock: class("clock"),
            clock_dotted: class("clock_dotted"),
            day_month: class("day_month"),
            range_day_month: class("range_day_month"),
            month_year: class("month_year"),
            compact_date: class("compact_date"),
            preposition: class("time_preposition"),
            clock_digits: class("clock_digits"),
            iso_date: class("iso_date"),
            numeric_date: class("numeric_date"),
            dotted_date: class("dotted_date"),
        }
    }

    /// Marks every figure by the shapes that it has, and calls `seen` with its first token.
    pub fn mark(&self, scan: &mut Scan, numbers: &[Number], mut seen: impl FnMut(usize)) {
        for (n, number) in numbers.iter().enumerate() {
            let first = number.tokens.first as usize;
            seen(first);
            let value = number.value.as_integer().unwrap_or(0);
            if number.words && !number.ordinal {
                self.words(scan, number, value as u32, numbers.get(n + 1));
            }
            if (1..=31).contains(&value) && (number.ordinal || number.words) {
                scan.add(first, number.tokens.end as usize, self.day, value as u32);
            }
        }
        for at in 0..scan.tokens.len() {
            if scan.tokens[at].kind == TokenKind::Number {
                self.figure(scan, at);
                seen(at);
            }
        }
    }

    /// A year in words: one number, or its hundreds and what is behind them as two.
    fn words(&self, scan: &mut Scan, number: &Number, value: u32, next: Option<&Number>) {
        let first = number.tokens.first as usize;
        if YEARS.contains(&value) {
            scan.add(first, number.tokens.end as usize, self.year_in_words, value);
        }
        let Some(next) = next.filter(|next| next.words && !next.ordinal && CENTURIES.contains(&value)) else { return };
        let hyphens = (number.tokens.end..next.tokens.first).all(|at| scan.token_text(at as usize) == "-");
        let rest = next.value.as_integer().filter(|rest| (10..100).contains(rest));
        if let Some(rest) = rest.filter(|_| hyphens) {
            scan.add(first, next.tokens.end as usize, self.year_in_words, value * 100 + rest as u32);
        }
    }

    fn figure(&self, scan: &mut Scan, at: usize) {
        let text = scan.token_text(at);
        if text.len() > 4 {
            return self.long_figure(scan, at, text);
        }
        let Ok(value) = text.parse::<u32>() else { return self.long_figure(scan, at, text) };
        if let Some(era) = scan.mark(at + 1, self.era) {
            let before = scan.key(era) == BEFORE_CHRIST;
            let year = if before { (value as i32).wrapping_neg() as u32 } else { value };
            scan.add(at, era.end as usize, self.year, year);
            if before {
                scan.add(at, era.end as usize, self.year_bc, year);
            }
        }
        match text.len() {
            1 | 2 => self.small(scan, at, value, text.len()),
            3 => self.three(scan, at, value),
            4 => self.four(scan, at, value),
            _ => {}
        }
    }

    fn small(&self, scan: &mut Scan, at: usize, value: u32, digits: usize) {
        if (1..=31).contains(&value) {
            scan.add(at, at + 1, self.day, value);
        }
        if digits == 2 && self.years.is_short_year(scan, at) {
            scan.add(at, at + 1, self.short_year, value);
        }
        if let Some((clock, end)) = clock_at(scan, at, value) {
            scan.add(at, end, self.clock, clock);
        }
        if digits == 2 && value.is_multiple_of(10) && scan.is(at + 2, self.era) {
            scan.add(at, at + 1, self.old_decade, value);
        }
        self.halves_of_dates(scan, at, value, digits);
        if let Some((first, second, end)) = separated(scan, at, value).filter(|_| !behind_figure(scan, at)) {
            let year = if first > 12 && second > 12 { None } else { figure_at(scan, end) };
            self.add_numeric_date(scan, at, value, second, year, end + 1);
        }
        if let Some((second, year)) = spaced_signs(scan, at).filter(|(_, year)| LIVED.contains(year)) {
            self.add_numeric_date(scan, at, value, second, Some((year, 4)), at + 5);
        }
        if let Some((second, year)) = spaced(scan, at).filter(|(_, year)| *year > 999) {
            self.add_numeric_date(scan, at, value, second, Some((year, 4)), at + 3);
        }
    }

    /// A day and a month, alone or as the end of a range, and a month and its year.
    fn halves_of_dates(&self, scan: &mut Scan, at: usize, value: u32, digits: usize) {
        if let Some((second, end)) = slashed(scan, at, digits) {
            scan.add(at, end, self.day_month, pack_date(0, value, second));
        }
        let called_for = at.checked_sub(1).is_some_and(|before| scan.is(before, self.preposition));
        if let Some((second, to)) = range_of_days(scan, at, called_for) {
            scan.add(at, at + 3, self.range_day_month, pack_date(0, value, second));
            scan.add(at + 4, at + 7, self.range_day_month, pack_date(0, to.0, to.1));
        }
        if let Some(year) = month_and_year(scan, at, digits).filter(|_| (1..=12).contains(&value)) {
            scan.add(at, at + 3, self.month_year, pack_date(year, value, 0));
        }
    }

    fn three(&self, scan: &mut Scan, at: usize, value: u32) {
        if value >= 100 {
            scan.add(at, at + 1, self.old_year, value);
        }
        if value.is_multiple_of(10) {
            scan.add(at, at + 1, self.old_decade, value);
        }
    }

    /// `25/09/2008`: `first` and `second` are read; the year stands in the token before `end`.
    fn add_numeric_date(
        &self,
        scan: &mut Scan,
        at: usize,
        first: u32,
        second: u32,
        year: Option<(u32, usize)>,
        end: usize,
    ) {
        let class = if end == at + 1 { self.dotted_date } else { self.numeric_date };
        let Some((year, digits)) = year else { return };
        let year = match digits {
            4 if (1000..2200).contains(&year) => year,
            2 => u32::from(full_year(year as u16) as u16),
            _ => return,
        };
        if (1..=31).contains(&first) && (1..=31).contains(&second) && (first <= 12 || second <= 12) {
            scan.add(at, end, class, pack_date(year, first, second));
        }
    }

    fn four(&self, scan: &mut Scan, at: usize, value: u32) {
        if (1000..2200).contains(&value) {
            scan.add(at, at + 1, self.year, value);
            if value.is_multiple_of(10) {
                scan.add(at, at + 1, self.decade_year, value);
            }
        }
        let (hour, minute) = (value / 100, value % 100);
        if hour < 24 && minute < 60 {
            scan.add(at, at + 1, self.clock_digits, pack_clock(hour as u8, minute as u8, 255));
        }
        let signed =
            || separated(scan, at, value).and_then(|(_, month, end)| Some((month, figure_at(scan, end)?.0, end)));
        let spaced = || spaced(scan, at).map(|(month, day)| (month, day, at + 2));
        if let Some((month, day, last)) = signed().or_else(spaced).filter(|(month, day, _)| is_day(value, *month, *day))
        {
            scan.add(at, last + 1, self.iso_date, pack_date(value, month, day));
        }
    }

    /// `20080925`: eight digits that make a day of our time.
    fn eight(&self, scan: &mut Scan, at: usize, value: u32) {
        let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100);
        if LIVED.contains(&year) && is_day(year, month, day) {
            scan.add(at, at + 1, self.compact_date, pack_date(year, month, day));
        }
    }

    /// `25.09.2008`: one token, its parts between dots.
    fn long_figure(&self, scan: &mut Scan, at: usize, text: &str) {
        if let (8, Ok(value)) = (text.len(), text.parse()) {
            return self.eight(scan, at, value);
        }
        if let Some((Ok(hour), Ok(minute))) = text.split_once('.').map(|(h, m)| (h.parse::<u8>(), m.parse::<u8>()))
            && (hour < 24 && minute < 60 && text.len() <= 5 && text.as_bytes()[text.len() - 3] == b'.')
        {
            scan.add(at, at + 1, self.clock_dotted, pack_clock(hour, minute, 255));
        }
        let mut parts = text.split('.');
        let (Some(first), Some(second), Some(year), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return;
        };
        if let (Ok(first), Ok(second), Ok(value)) = (first.parse(), second.parse(), year.parse()) {
            self.add_numeric_date(scan, at, first, second, Some((value, year.len())), at + 1);
        }
    }
}

/// A year cut to two digits: the nearer century.
pub fn full_year(short: u16) -> i16 {
    (if short < 40 { 2000 + short } else { 1900 + short }) as i16
}

/// Can these be a year, a month and a day?
fn is_day(year: u32, month: u32, day: u32) -> bool {
    (1000..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// `10:35`, `10:35:20` from token `at`.
fn clock_at(scan: &Scan, at: usize, hour: u32) -> Option<(u32, usize)> {
    let part = |sign: usize| {
        let glued = |n: usize| scan.tokens.get(n).is_some_and(|t| t.glued);
        if !glued(sign) || !glued(sign + 1) || scan.token_text(sign) != ":" {
            return None;
        }
        figure_at(scan, sign + 1).filter(|&(value, len)| value < 60 && len == 2).map(|(value, _)| value as u8)
    };
    let minute = part(at + 1)?;
    if hour > 24 {
        return None;
    }
    match part(at + 3) {
        Some(second) => Some((pack_clock(hour as u8, minute, second), at + 5)),
        None => Some((pack_clock(hour as u8, minute, 255), at + 3)),
    }
}
