//! The rows of a table of offices.

use super::{Tenure, Term};
use crate::model::{Country, ROLES};
use crate::rules::table::Table;
use jiff::civil::Date;

/// The terms that a table tells: those in offices of countries, and those at the head of bodies.
pub fn terms(table: &Table) -> (Vec<Term>, Vec<Tenure>) {
    let rows = table.rows(["country", "role", "name", "start", "end", "source"]);
    let mut above = ("", "");
    let mut known = None;
    let (mut terms, mut tenures) = (Vec::with_capacity(table.len()), Vec::new());
    for [country, role, person, start, end, source] in rows {
        // What the row above says too may be left out.
        above.0 = if country.is_empty() { above.0 } else { country };
        if !role.is_empty() && role != above.1 {
            above.1 = role;
            known = ROLES.into_iter().find(|known| *known == role);
        }
        let Some(role) = known else { continue };
        let [start, end] = [day(start, false), day(end, true)];
        let Some(country) = Country::new(above.0) else {
            if role == HEAD {
                tenures.push(Tenure { person, start, end });
            }
            continue;
        };
        let end_unseen = end.is_none() && source == "w";
        terms.push(Term { country, role, person, start, end, end_unseen });
    }
    (terms, tenures)
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
