//! The days that feasts are counted from which move through the year: Easter, and the first days of other calendars.
//!
//! The Jewish calendar and both Easters are reckoned as their churches and synagogues do. Months of the Islamic calendar,
//! which begin when the moon is seen, are reckoned by its tables: a day more or less.

use super::moon;
use crate::model::Feast;
use jiff::ToSpan;
use jiff::civil::Date;

/// The day that is `days` from where this feast falls in a year.
pub fn day(feast: Feast, days: i16, year: i16) -> Option<Date> {
    let base = match feast {
        Feast::Easter => easter(year)?,
        Feast::OrthodoxEaster => orthodox_easter(year)?,
        Feast::Muharram => islamic(1, year)?,
        Feast::Rabi => islamic(3, year)?,
        Feast::Ramadan => islamic(9, year)?,
        Feast::Shawwal => islamic(10, year)?,
        Feast::Hajj => islamic(12, year)?,
        Feast::Tishri => return jewish(days, year),
        Feast::Lunar => lunar_new_year(year)?,
        Feast::Kartika | Feast::Phalguna | Feast::Vaishakha | Feast::Autumn => moon::day(feast, year)?,
    };
    base.checked_add(i64::from(days).days()).ok()
}

/// Easter Sunday, by the Gregorian reckoning (Gauss, in the anonymous form of 1876).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (golden, century) = (year % 19, year / 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let week = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - moon - year % 100 % 4) % 7;
    let late = (golden + 11 * moon + 22 * week) / 451;
    let days = moon + week - 7 * late + 114;
    Date::new(year as i16, (days / 31) as i8, (days % 31 + 1) as i8).ok()
}

/// Easter Sunday by the Julian reckoning (Meeus), as a day of our calendar.
fn orthodox_easter(year: i16) -> Option<Date> {
    let of = i32::from(year);
    let moon = (19 * (of % 19) + 15) % 30;
    let week = (2 * (of % 4) + 4 * (of % 7) - moon + 34) % 7;
    let days = moon + week + 114;
    let behind = of / 100 - of / 400 - 2;
    let julian = Date::new(year, (days / 31) as i8, (days % 31 + 1) as i8).ok()?;
    julian.checked_add(behind.days()).ok()
}

/// The first day of an Islamic month that begins in this year of ours; where two do, of the later.
fn islamic(month: i32, year: i16) -> Option<Date> {
    let about = (i32::from(year) - 622) * 33 / 32;
    let first = |of: i32| fixed(1 + (59 * (month - 1) + 1) / 2 + (of - 1) * 354 + (3 + 11 * of) / 30 + 227_014);
    (about - 1..about + 2).rev().filter_map(first).find(|day| day.year() == year)
}

/// So many days from the Jewish New Year that falls in this year of ours.
fn jewish(days: i16, year: i16) -> Option<Date> {
    let year = i32::from(year) + 3761;
    let (new_year, next) = (jewish_new_year(year), jewish_new_year(year + 1));
    // The second month of a full year is a day longer.
    let full = days > CHESHVAN && (next - new_year) % 10 == 5;
    fixed(new_year + i32::from(days) + i32::from(full))
}

/// Behind so many days a Jewish year can be a day longer.
const CHESHVAN: i16 = 59;

/// The day, counted from the first of our era, that a Jewish year begins on.
fn jewish_new_year(year: i32) -> i32 {
    let (before, this, next) = (molad(year - 1), molad(year), molad(year + 1));
    let late = match (next - this, this - before) {
        (356, _) => 2,
        (_, 382) => 1,
        _ => 0,
    };
    this + late - 1_373_427
}

/// The days before the new moon that a Jewish year is reckoned from; never a Sunday, Wednesday or Friday.
fn molad(year: i32) -> i32 {
    let months = (235 * year - 234) / 19;
    let parts = 12_084 + 13_753 * i64::from(months);
    let day = 29 * months + (parts / 25_920) as i32;
    day + i32::from(3 * (day + 1) % 7 < 3)
}

/// The day of this number, the first of our era being one.
fn fixed(day: i32) -> Option<Date> {
    Date::constant(1, 1, 1).checked_add((day - 1).days()).ok()
}

/// The Lunar New Year, as China keeps it.
fn lunar_new_year(year: i16) -> Option<Date> {
    let day = *LUNAR.get(usize::try_from(year - LUNAR_FROM).ok()?)?;
    Date::new(year, 1, 20).ok()?.checked_add(i64::from(day).days()).ok()
}

/// The days from 20 January to it, a number for each year.
const LUNAR: [u8; 81] = [
    8, 26, 16, 5, 24, 13, 1, 20, 10, 28, 17, 7, 26, 14, 3, 22, 11, 29, 18, 8, 27, 16, 5, 24, 13, 31, 20, 9, 28, 17, 7,
    26, 15, 3, 21, 11, 30, 18, 8, 27, 16, 4, 23, 12, 2, 20, 9, 29, 18, 6, 25, 14, 3, 21, 11, 30, 19, 8, 27, 16, 5, 23,
    12, 2, 21, 9, 28, 17, 6, 24, 14, 3, 22, 11, 30, 19, 8, 26, 15, 4, 23,
];
const LUNAR_FROM: i16 = 1960;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feasts_fall_where_they_were_kept() {
        for (feast, days, wanted) in [
            (Feast::Easter, 0, "2019-04-21"),
            (Feast::OrthodoxEaster, 0, "2024-05-05"),
            (Feast::Shawwal, 0, "1998-01-30"),
            (Feast::Ramadan, 0, "2023-03-23"),
            (Feast::Tishri, 9, "1997-10-11"),
            (Feast::Tishri, 83, "2023-12-08"),
            (Feast::Tishri, -163, "2023-04-06"),
            (Feast::Lunar, 0, "1998-01-28"),
        ] {
            let year = wanted[..4].parse().expect("a year");
            assert_eq!(day(feast, days, year).map(|day| day.to_string()).as_deref(), Some(wanted));
        }
    }
}
