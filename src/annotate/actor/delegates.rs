//! Those whose names stand in brackets behind their lands: `the ambassadors of Chad (Ann Lee) and Mali (Bo Rask)`.

use super::name::{Kind, Name};
use super::roles::{self, Title};
use super::words::{Class, Words};
use crate::model::Country;

/// Gives each the office told before the first land, of the land right before the brackets. `titles` stands beside `names`.
pub fn of_lands(words: &Words, names: &[Name], titles: &mut [Title]) {
    // The last who was given an office so.
    let mut last: Option<usize> = None;
    for n in 0..names.len() {
        let Some((land, first)) = land_before(words, names[n]).filter(|_| titles[n].roles.is_empty()) else { continue };
        let told = roles::before(words, first);
        let goes_on = |before: &usize| names[*before].end + MAX_BETWEEN >= first && names[*before].end < first;
        let shared = last.filter(goes_on).map(|before| titles[before].roles.clone());
        let mut given = if told.roles.is_empty() { shared.unwrap_or_default() } else { told.roles };
        if given.is_empty() {
            continue;
        }
        given.iter_mut().for_each(|found| found.role.country = Some(land));
        titles[n].roles = given;
        titles[n].country = Some(land);
        last = Some(n);
    }
}

/// `of Norway (Ann Lee)`: the land before a person's name in brackets, and where the words begin that lead to it.
fn land_before(words: &Words, name: Name) -> Option<(Country, usize)> {
    let open = name.first.checked_sub(1).filter(|&at| words.is_mark(at, "(") && words.is_mark(name.end, ")"))?;
    let land = words.mark_before(open, Class::Country).filter(|_| name.kind == Kind::Person)?;
    let first = land.first as usize;
    let article = words.mark_before(first, Class::Article).map_or(first, |m| m.first as usize);
    let of = words.mark_before(article, Class::OfCountry).or_else(|| words.mark_before(first, Class::OfCountry));
    Some((words.land(land)?, of.map_or(article, |m| m.first as usize)))
}

/// So many tokens stand between a bracket and the next land: `) and`.
const MAX_BETWEEN: usize = 3;
