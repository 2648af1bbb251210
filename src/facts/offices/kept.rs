//! What tables of offices tell as a digest, and back: holders by number, then the terms of one country after another, each
//! told by what is new beside the one before; then tenures.

use super::told::{Holder, Told};
use super::{Tenure, Term};
use crate::model::{Country, ROLES};
use crate::rules::digest::{add_change, add_length, add_text};
use crate::rules::value::{next_change, next_length, next_text};
use jiff::civil::Date;

impl Told {
    /// All of it; terms of one country stand together.
    pub fn digest(&self) -> String {
        let mut digest = String::new();
        add_length(self.holders.len(), &mut digest);
        for holder in &self.holders {
            add_text(holder.name, &mut digest);
            add_text(holder.keys, &mut digest);
        }
        let countries = || self.terms.chunk_by(|a, b| a.country == b.country);
        add_length(countries().count(), &mut digest);
        for terms in countries() {
            add_text(terms[0].country.as_str(), &mut digest);
            add_length(terms.len(), &mut digest);
            let (mut holder, mut start) = (0, 0);
            for term in terms {
                let role = ROLES.iter().position(|role| *role == term.role).expect("tables have these alone");
                add_length(role << 1 | usize::from(term.end_unseen), &mut digest);
                add_change(holder, term.holder, &mut digest);
                add_change(start, number(term.start), &mut digest);
                add_change(number(term.start), number(term.end), &mut digest);
                (holder, start) = (term.holder, number(term.start));
            }
        }
        add_length(self.tenures.len(), &mut digest);
        for Tenure { person, start, end } in &self.tenures {
            add_text(person, &mut digest);
            add_length(number(*start) as usize, &mut digest);
            add_length(number(*end) as usize, &mut digest);
        }
        digest
    }

    /// Adds what a digest tells.
    pub fn add_digest(&mut self, mut digest: &'static str) {
        let digest = &mut digest;
        let first = self.holders.len() as u32;
        let holders = next_length(digest);
        self.holders.extend((0..holders).map(|_| Holder::kept(next_text(digest), next_text(digest))));
        for _ in 0..next_length(digest) {
            let country = Country::new(next_text(digest)).expect("written from one");
            self.add_terms(country, first, digest);
        }
        let tenures = next_length(digest);
        self.tenures.extend((0..tenures).map(|_| {
            let person = next_text(digest);
            let [start, end] = [(); 2].map(|()| day(next_length(digest) as u32));
            Tenure { person, start, end }
        }));
    }

    fn add_terms(&mut self, country: Country, first: u32, digest: &mut &'static str) {
        let terms = next_length(digest);
        self.terms.reserve(terms);
        let (mut holder, mut start) = (0, 0);
        for _ in 0..terms {
            let role = next_length(digest);
            holder = next_change(holder, digest);
            start = next_change(start, digest);
            let end = next_change(start, digest);
            let person = self.holders[(first + holder) as usize].name;
            let (role, end_unseen) = (ROLES[role >> 1], role & 1 != 0);
            let [start, end] = [start, end].map(day);
            self.terms.push(Term { country, role, person, holder: first + holder, start, end, end_unseen });
        }
    }
}

/// A day as a number, which grows with it; 0 for none.
fn number(day: Option<Date>) -> u32 {
    day.map_or(0, |day| (day.year() as u32 * MONTHS + day.month() as u32) * DAYS + day.day() as u32)
}

/// The day of a number.
fn day(number: u32) -> Option<Date> {
    let (year, month) = (number / DAYS / MONTHS, number / DAYS % MONTHS);
    Date::new(year as i16, month as i8, (number % DAYS) as i8).ok()
}

/// Room for the months of a year and the days of a month.
const MONTHS: u32 = 13;
const DAYS: u32 = 32;
