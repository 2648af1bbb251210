//! Whose the body is that someone works for: `an adviser at the Norwegian arms agency`, `a spokeswoman for the Kremlin`.

use super::super::words::{Class, Words};
use super::Title;
use super::body::is_states_own;
use crate::model::Country;

/// The state whose seat, ministry or known body a role behind a name, which ends at a token, leads to. Who reports from
/// there or is sent there may be anyone's.
pub fn land_served(words: &Words, title: &Title, name_end: usize) -> Option<Country> {
    let comes = |role: &str| matches!(role, "journalist" | "diplomat");
    if title.end <= name_end || title.roles.iter().any(|found| comes(&found.role.role)) {
        return None;
    }
    // `porte-parole du Kremlin` is one role.
    if let Some(seat) = words.mark(title.end - 1, Class::Metonym) {
        return words.land(seat);
    }
    let links = [Class::OfCountry, Class::OrgLink, Class::PlacePreposition];
    let link = links.into_iter().filter_map(|class| words.mark(title.end, class)).max_by_key(|mark| mark.end)?;
    let at = link.end as usize;
    let at = words.end(at, Class::Article).unwrap_or(at);
    let seat = || words.land(words.mark(at, Class::Metonym)?);
    seat().or_else(|| land_of_row(words, at)).or_else(|| land_of_ministry(words, at))
}

/// The state whose body the table has here, by a name that no other state's has.
fn land_of_row(words: &Words, at: usize) -> Option<Country> {
    let row = words.facts.organizations.get(words.body(at)?)?;
    row.country.filter(|_| is_states_own(words, at, row))
}

/// `Chad's defence ministry`, `the Norwegian Coast Guard`, `le ministère tchadien`, `the foreign ministry of Chad`.
fn land_of_ministry(words: &Words, at: usize) -> Option<Country> {
    let kinds = [Class::Ministry, Class::OrgHead];
    let lands = [Class::Demonym, Class::Country];
    if let Some(land) = lands.into_iter().find_map(|class| words.mark(at, class)) {
        let end = land.end as usize + usize::from(words.is_possessive(land.end as usize));
        let mut own = end..end + MAX_BODY;
        return words.land(land).filter(|_| own.any(|at| words.is_any(at, &kinds)));
    }
    let adjective = words.end(at, Class::OrgHead).and_then(|end| words.mark(end, Class::Demonym));
    if let Some(land) = adjective.filter(|_| !words.adjective_endings().is_empty()) {
        return words.land(land);
    }
    let of = words.end(words.end(at, Class::Ministry)?, Class::OfCountry)?;
    let of = words.end(of, Class::Article).unwrap_or(of);
    words.land(lands.into_iter().find_map(|class| words.mark(of, class))?)
}

/// So many words stand behind a state's name up to what its body is.
const MAX_BODY: usize = 3;
