//! The rows of a table of offices.

use super::Term;
use crate::model::{Country, ROLES};
use jiff::civil::Date;

/// The rows of a table, read without the generality of `Table`: there are many.
pub fn terms<'c>(content: &'c str) -> Vec<Term> {
    let mut lines = content.lines().filter(|l| !l.starts_with('#') && !l.is_empty());
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let wanted = ["country", "role", "name", "start", "end", "source"].map(|c| header.iter().position(|h| *h == c));
    let mut above = ["", ""];
    let term = |line: &'c str| {
        let mut cells = [""; 8];
        let mut from = 0;
        let ends = memchr::memchr_iter(b'\t', line.as_bytes()).chain([line.len()]);
        cells.iter_mut().zip(ends).for_each(|(slot, end)| {
            *slot = &line[from..end];
            from = end + 1;
        });
        let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).copied().unwrap_or_default();
        let [country, role, person, start, end, source] = wanted.map(cell);
        // What the row above says too may be left out.
        above = [(country, above[0]), (role, above[1])].map(|(own, above)| if own.is_empty() { above } else { own });
        let [country, role] = above;
        let role = ROLES.into_iter().find(|r| *r == role)?;
        let [start, end] = [day(start, false), day(end, true)];
        let end_unseen = end.is_none() && source == "w";
        Some(Term { country: Country::new(country)?, role, person: person.into(), start, end, end_unseen })
    };
    lines.filter_map(term).collect()
}

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
