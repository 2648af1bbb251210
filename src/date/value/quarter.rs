//! Which quarter of accounts is meant where it is not named.

use super::point::{Frame, Source};
use super::stamp::Stamp;
use crate::model::{Shift, Unit};

impl Frame {
    /// `The quarter` is the latest that was told of, where that is less than a year later than the one told last; a year before
    /// it is counted from the one told last.
    pub(super) fn quarter_told(&self, shift: Shift) -> Option<Stamp> {
        let first = |stamp: Stamp| stamp.first_day(stamp.year.filter(|year| *year > 0)?);
        let told = self.told_quarter?;
        let latest = self.latest_quarter.filter(|_| shift.count == 0 && !self.history);
        let near = |latest: &Stamp| {
            first(told)
                .zip(first(*latest))
                .is_some_and(|(told, latest)| (0..YEAR).contains(&(latest - told).get_days()))
        };
        latest.filter(near).or(Some(told))
    }

    /// Where no quarter was told: the one that a day or month told ends (`ended Sept. 30`), else the one over last.
    pub(super) fn last_quarter(&self) -> Option<(Stamp, Source)> {
        let over = |stamp: &Stamp| self.beside(*stamp).is_none_or(|(day, now)| (now - day).get_days() > LATELY);
        if let Some(told) = self.told.filter(|told| told.month_number().is_some()).filter(over) {
            return Some((told.shifted(0, Unit::Quarter)?, Source::Told));
        }
        let now = self.now.filter(|now| now.year.is_some_and(|year| year > 0))?;
        let running = now.shifted(0, Unit::Quarter)?;
        let begun = (now.first_day(now.year?)? - running.first_day(running.year?)?).get_days();
        let back = i32::from(begun < REPORTED);
        Some((running.shifted(-back, Unit::Quarter)?, Source::Now))
    }
}

/// A day told this near tells when something was said, not what quarter it was said of.
const LATELY: i32 = 10;
/// Days of a year, less those of its last quarter's end.
const YEAR: i32 = 360;
/// So many days after its end, a quarter's figures are told.
const REPORTED: i32 = 70;
