//! Words before a name that are no part of it: the country of an office (`Minister of Norway Ann Lee`), the adjective of a
//! place.

use super::super::roles;
use super::super::words::{Class, Words};
use crate::model::is_of_state;

/// Two words that tell of no body: behind the country of an office, whoever holds it.
pub fn is_two_words(words: &Words, from: usize, end: usize) -> bool {
    let others = [Class::OrgHead, Class::OrgNoun, Class::OtherHead, Class::Common];
    from + 2 == end && (words.is(from, Class::FamilyFirst) || !(from..end).any(|at| words.is_any(at, &others)))
}

/// Whether a country is what an office right before it is of.
pub fn is_of_office(words: &Words, land: usize) -> bool {
    let own = |role: &str| is_of_state(role) && role != "legislator" && role != "diplomat";
    let role = roles::role_led(words, land).and_then(|at| words.role_before(at));
    role.is_some_and(|role| own(words.scan.key(role)))
}

/// `New Dundee United manager`: behind the adjective of a place that opens a sentence, a body of the table.
pub fn behind_new(words: &Words, first: usize, opens: bool) -> usize {
    let named = [Class::Place, Class::Country, Class::Organization].into_iter().any(|class| words.is(first, class));
    let adjective = opens && words.is(first, Class::PlaceHead) && !named;
    let body = words.end(first + 1, Class::Organization).is_some_and(|end| end > first + 2);
    first + usize::from(adjective && body)
}

/// `the cruiser General X`, `the destroyer Y`: a name behind a word for a ship is the ship's, unless a state or a body has it.
pub fn names_ship(words: &Words, first: usize) -> bool {
    let ship = words.mark_before(first, Class::WorkNoun).filter(|&m| words.scan.key(m) == "ship");
    let owner = [Class::Country, Class::Demonym, Class::Capital, Class::Organization, Class::OrgHead];
    ship.is_some_and(|m| !words.is_capital(m.first as usize)) && words.is_capital(first) && !words.is_any(first, &owner)
}

/// `le député du Val-de-Qarvo Jean Novak`: the place that a role is of, then a full name.
pub(super) fn behind_place(words: &Words, begin: usize, at: usize, end: usize) -> bool {
    let full = at + 1 < end && words.is(at, Class::Given) && !words.is(at, Class::Place);
    let place = full && words.end(begin, Class::Place) == Some(at);
    let of = words.mark_before(begin, Class::OfCountry).filter(|_| place);
    of.is_some_and(|of| words.role_before(of.first as usize).is_some())
}
