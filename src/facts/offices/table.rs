//! The rows of a table of offices.

use super::told::{Holder, Told};
use super::{Tenure, Term};
use crate::model::{Country, ROLES};
use crate::rules::table::Table;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

impl Told {
    /// Adds what a table tells: terms in offices of countries, and those at the head of bodies.
    pub fn add_table(&mut self, table: &Table) {
        let rows = table.rows(["country", "role", "name", "start", "end", "source"]);
        let mut known = FxHashMap::default();
        for [country, role, person, start, end, source] in rows {
            let Some(role) = ROLES.into_iter().find(|known| *known == role) else { continue };
            let [start, end] = [day(start, false), day(end, true)];
            let Some(country) = Country::new(country) else {
                if role == HEAD {
                    self.tenures.push(Tenure { person, start, end });
                }
                continue;
            };
            let holder = *known.entry(person).or_insert_with(|| {
                self.holders.push(Holder::new(person));
                self.holders.len() as u32 - 1
            });
            let end_unseen = end.is_none() && source == "w";
            self.terms.push(Term { country, role, person, holder, start, end, end_unseen });
        }
    }
}

/// The role of those who lead a body.
const HEAD: &str = "executive";

/// The day of an ISO date; of a month or year alone, its first or last day.
pub fn day(text: &str, last: bool) -> Option<Date> {
    let year: i16 = text.get(..4)?.parse().ok()?;
    let Some(Ok(month)) = text.get(5..7).map(str::parse::<i8>) else {
        return Date::new(year, if last { 12 } else { 1 }, if last { 31 } else { 1 }).ok();
    };
    let first = Date::new(year, month, 1).ok()?;
    match text.get(8..10) {
        Some(day) => Date::new(year, month, day.parse().ok()?).ok(),
        None => Some(if last { first.last_of_month() } else { first }),
    }
}
