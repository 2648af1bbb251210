//! When the moon is new and full, by the main terms of Meeus's series (right to some minutes), and the feasts that are
//! kept by it: each a new or full moon of one season, on the day in whose evening or morning its priests look for it.

use crate::model::Feast;
use jiff::ToSpan;
use jiff::civil::Date;

/// A feast of the moon.
struct Kept {
    /// The part of a turn that the moon has behind it: new or full.
    phase: f64,
    /// How many hours behind midnight in Greenwich the day of the feast begins to be reckoned; a moon before is of the
    /// day before.
    begins: f64,
    /// The earliest day that it can fall on.
    from: (i8, i8),
    /// Days from that moon to the feast.
    days: i64,
}

const NEW: f64 = 0.0;
const FULL: f64 = 0.5;

/// The day of a feast of the moon in a year.
pub(super) fn day(feast: Feast, year: i16) -> Option<Date> {
    let kept = match feast {
        Feast::Kartika => Kept { phase: NEW, begins: 13.0, from: (10, 17), days: 0 },
        Feast::Phalguna => Kept { phase: FULL, begins: 10.5, from: (2, 27), days: 1 },
        Feast::Vaishakha => Kept { phase: FULL, begins: 6.5, from: (4, 29), days: 0 },
        // The month that the autumn equinox lies in.
        Feast::Autumn => Kept { phase: NEW, begins: -8.0, from: (8, 25), days: 14 },
        _ => return None,
    };
    let from = Date::new(year, kept.from.0, kept.from.1).ok()?;
    let turn = (f64::from(year) - 2000.0) * TURNS_A_YEAR;
    let moons = (-1..14).filter_map(|n| on_day(moon(turn.floor() + f64::from(n) + kept.phase), kept.begins));
    moons.into_iter().find(|day| *day >= from)?.checked_add(kept.days.days()).ok()
}

const TURNS_A_YEAR: f64 = 12.3685;

/// The Julian day and its part when the moon has made so many turns since the new moon of 6 January 2000.
fn moon(turns: f64) -> f64 {
    let angle = |start: f64, each: f64| (start + each * turns).to_radians();
    let sun = angle(2.5534, 29.105_356_70);
    let moon = angle(201.5643, 385.816_935_28);
    let node = angle(160.7108, 390.670_502_84);
    let mean = 2_451_550.097_66 + 29.530_588_861 * turns;
    mean - 0.4070 * moon.sin()
        + 0.1725 * sun.sin()
        + 0.0161 * (2.0 * moon).sin()
        + 0.0104 * (2.0 * node).sin()
        + 0.0074 * (moon - sun).sin()
        - 0.0051 * (moon + sun).sin()
        + 0.0021 * (2.0 * sun).sin()
}

/// The day that a moment lies in, where days begin so many hours behind midnight in Greenwich.
fn on_day(moment: f64, begins: f64) -> Option<Date> {
    let day = (moment + 0.5 - begins / 24.0).floor() as i64;
    Date::constant(2000, 1, 1).checked_add((day - MILLENNIUM).days()).ok()
}

/// The Julian day that began on 1 January 2000.
const MILLENNIUM: i64 = 2_451_545;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feasts_of_the_moon_fall_where_they_were_kept() {
        for (feast, days) in [
            (Feast::Kartika, ["2012-11-13", "2019-10-27", "2020-11-14", "2022-10-24", "2023-11-12", "2025-10-20"]),
            (Feast::Phalguna, ["2012-03-08", "2018-03-02", "2021-03-29", "2023-03-08", "2024-03-25", "2025-03-14"]),
            (Feast::Vaishakha, ["2010-05-27", "2013-05-24", "2019-05-18", "2021-05-26", "2022-05-15", "2023-05-05"]),
            (Feast::Autumn, ["2019-09-13", "2020-10-01", "2021-09-21", "2023-09-29", "2024-09-17", "2025-10-06"]),
        ] {
            for wanted in days {
                let year = wanted[..4].parse().expect("a year");
                assert_eq!(day(feast, year).map(|day| day.to_string()).as_deref(), Some(wanted));
            }
        }
    }
}
