//! The party that someone is told to be of, beside the name: `Ann Lee (LR)`, `Bo Rask of the Labour Party`, `le RN Jean
//! Novak`. It tells the country of its people.

use super::super::words::{Class, Words};
use super::{Title, body, part};
use crate::facts::organizations::Organization;
use crate::model::Country;

/// The country of the party that stands beside a person's name.
pub fn land(words: &Words, title: &Title, first: usize, end: usize) -> Option<Country> {
    // `X, a lawmaker from the main opposition CHP`
    let told = || behind(words, title.end).filter(|_| title.end > end);
    behind(words, end).or_else(|| before(words, title.first.min(first))).or_else(told)
}

/// `X (LR)`, `X, LR,`, `X, du Parti Qarvo`: a party behind a name.
fn behind(words: &Words, end: usize) -> Option<Country> {
    // `X's Labour Party`
    let aside = words.is_mark(end, "(") || words.is_comma(end);
    let own = words.is_possessive(end).then_some(end + 1);
    let at = end + usize::from(aside);
    let link = [Class::OfCountry, Class::OrgLink, Class::PlacePreposition].into_iter().find_map(|c| words.end(at, c));
    let linked = link.filter(|_| words.key(at, Class::OrgLink) != Some("and"));
    let party = linked.map(|at| past_adjectives(words, words.end(at, Class::Article).unwrap_or(at)));
    let party = party.or(own).or_else(|| aside.then_some(at))?;
    let close = words.end(party, Class::Organization)?;
    // `X, the Labour Party and the Greens`: a list.
    let alone = linked.or(own).is_some() || words.is_mark(close, ",)") && !words.is_capital(close + 1);
    land_of(words, party).filter(|_| alone && words.is_capital(party))
}

/// How many words may say of what kind a party is: `the main opposition CHP`.
const ADJECTIVES: usize = 2;

/// Past the words before a party's name that say of what kind it is: `the ruling AKP`.
fn past_adjectives(words: &Words, at: usize) -> usize {
    (at..at + ADJECTIVES).find(|&at| !words.is_plain(at)).unwrap_or(at + ADJECTIVES)
}

/// `le RN X`, `former PAN member X`: a party before a name.
fn before(words: &Words, first: usize) -> Option<Country> {
    let noun = words.mark_before(first, Class::PersonNoun).map_or(first, |m| m.first as usize);
    // `le Parti Qarvo (PQ) de X`
    let of = words.mark_before(first, Class::OfCountry).filter(|m| words.scan.key(*m) == "of");
    let of = of.map(|m| m.first as usize);
    let bracket = of.and_then(|at| at.checked_sub(3)).filter(|&open| part::past_party(words, open) == open + 3);
    // `the TMC's X`
    let own = noun.checked_sub(1).filter(|&at| words.is_possessive(at));
    let party = words.mark_before(bracket.or(of).or(own).unwrap_or(noun), Class::Organization)?;
    // `the talks with the RN, X said`; a list of parties ends before the name.
    let joined = words.before_any(party.first as usize, &[Class::PlacePreposition, Class::OrgLink]);
    land_of(words, party.first as usize).filter(|_| !joined)
}

/// The country of a party of the table: of several of one name, where the article names that country, or another party
/// of it.
fn land_of(words: &Words, at: usize) -> Option<Country> {
    let row = party(words, at)?;
    let free = |at: usize| !words.is_shared_body(at) && !words.is(at, Class::Portfolio);
    let other = |at: usize| free(at) && party(words, at).is_some_and(|p| p.country == row.country);
    let told = || words.places(0..words.len(), &[Class::Organization]).any(other);
    // `moved from Labour to Trade`
    let charge = words.is(at, Class::Portfolio);
    let here = |land: Country| words.names_land(land) || charge && words.names_no_other(land);
    let sure = |land: &Country| !words.is_shared_body(at) && !charge || here(*land) || told();
    row.country.filter(|land| body::is_whole(words, at) && sure(land))
}

fn party<'a>(words: &Words<'a>, at: usize) -> Option<&'a Organization> {
    words.facts.organizations.get(words.body(at)?).filter(|row| row.kind == "party")
}
