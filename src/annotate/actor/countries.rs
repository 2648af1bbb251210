//! Countries: by name, by the adjective of their people, by a capital or seat of government that acts, by a place in them.

use super::words::{Class, Words};
use crate::model::{Country, Use};
use crate::rules::scan::Mark;

/// A country in the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CountryName<'a> {
    pub first: usize,
    pub end: usize,
    pub country: Country,
    pub usage: Use,
    /// Stands for the country as one who can act or be acted on, or as the place of something: a record is due. A city
    /// that is merely a place makes none.
    pub counts: bool,
    /// The CAMEO code of the body whose seat it is, `RUSGOV`; empty for others.
    pub code: &'a str,
    pub rule: &'static str,
}

const CLASSES: [Class; 6] = [Class::Country, Class::Demonym, Class::Half, Class::Capital, Class::Metonym, Class::Place];

/// Every country named outside the tokens that other names have taken.
pub fn countries<'a>(words: &Words<'a>, taken: &[bool]) -> Vec<CountryName<'a>> {
    let mut found: Vec<CountryName<'a>> = Vec::new();
    for at in words.places(0..words.len(), &CLASSES) {
        if taken[at] || found.last().is_some_and(|before| at < before.end) {
            continue;
        }
        let name = country_at(words, at);
        found.extend(name.filter(|n| (n.first..n.end).all(|t| !taken[t])));
    }
    settle(words, &mut found);
    found
}

fn country_at<'a>(words: &Words<'a>, at: usize) -> Option<CountryName<'a>> {
    let longest = CLASSES
        .into_iter()
        .filter_map(|c| Some((words.end(at, c)?, c)))
        .max_by_key(|(end, c)| (*end, std::cmp::Reverse(*c)));
    let (end, class) = longest?;
    let country = words.land(words.mark(at, class)?)?;
    // `Le Cap-Vert` is not `Le Cap`.
    let longer = |at: usize| words.end(at, Class::Country).is_some_and(|land| land > end);
    let within_land = class == Class::Place && (at + 1..end).any(longer);
    let others = class == Class::Capital && is_others(words, at, country);
    if within_land || others || is_of_place(words, at, end, country) || is_ticker(words, at, end) {
        return None;
    }
    let made = |usage, counts, rule| Some(CountryName { first: at, end, country, usage, counts, code: "", rule });
    let place = is_placed(words, at);
    match class {
        Class::Country if place => made(Use::Place, true, "country"),
        Class::Country => made(Use::Actor, true, "country"),
        Class::Demonym if is_language(words, at, end) || of_continent(words, at) => None,
        // `at noon British time`
        Class::Demonym if words.is(end, Class::ClockNoun) => None,
        Class::Half => words.half(at).and_then(|_| made(Use::Origin, true, "demonym")),
        Class::Demonym if is_people(words, at, end) => made(Use::Actor, true, "demonym"),
        Class::Demonym => made(Use::Origin, true, "demonym"),
        Class::Capital if acts(words, at, end) => made(Use::Actor, true, "capital-acts"),
        Class::Capital => made(Use::Place, false, "capital-acts"),
        // `shelled Kharkiv`: whose land it is that something was done to.
        Class::Place => made(Use::Place, false, "seat"),
        _ if place => made(Use::Place, false, "seat"),
        _ => Some(CountryName { code: body_code(words, at), ..made(Use::Actor, true, "seat")? }),
    }
}

/// `the country's Congress`, `Peru's Congress`: what another state's body is called too.
fn is_others(words: &Words, at: usize, country: Country) -> bool {
    let body = words.mark(at, Class::Capital).and_then(|m| words.scan.entry(m)).is_some_and(|e| !e.feature.is_empty());
    let owner = at.checked_sub(1).filter(|&owner| body && words.is_possessive(owner));
    owner.is_some_and(|owner| words.mark_before(owner, Class::Country).and_then(|m| words.land(m)) != Some(country))
}

/// `the South China Sea`, `New England`: part of the name of a place that is not in that country.
fn is_of_place(words: &Words, at: usize, end: usize, country: Country) -> bool {
    let longer = |m: &Mark| m.end as usize >= end && m.end as usize - m.first as usize > end - at;
    let place = (at.saturating_sub(MAX_PLACE)..=at).find_map(|first| words.mark(first, Class::Place).filter(longer));
    place.is_some_and(|m| words.scan.key(m) != country.as_str())
}

/// So many words stand before a country's within the name of a place.
const MAX_PLACE: usize = 2;

/// The CAMEO code of the body that a seat stands for.
fn body_code<'a>(words: &Words<'a>, at: usize) -> &'a str {
    let mark = words.mark(at, Class::Metonym);
    mark.and_then(|m| words.scan.entry(m)).map_or("", |entry| entry.feature)
}

/// `CARBIDE <UK> RISES`: letters that the exchange knows a firm by.
fn is_ticker(words: &Words, at: usize, end: usize) -> bool {
    at > 0 && words.is_mark(at - 1, "<") && words.is_mark(end, ">")
}

/// `in Russia`, `at the White House`.
fn is_placed(words: &Words, at: usize) -> bool {
    let article = words.mark_before(at, Class::Article).map_or(at, |m| m.first as usize);
    words.before(at, Class::PlacePreposition) || words.before(article, Class::PlacePreposition)
}

/// `in Russian`, `en français`: a language.
fn is_language(words: &Words, at: usize, end: usize) -> bool {
    words.before(at, Class::PlacePreposition) && !words.is(at - 1, Class::Article) && !words.is_capital(end) && {
        let next = words.text(end);
        next.is_empty() || !next.starts_with(char::is_alphabetic)
    }
}

/// `South American`, `African American`: of more than a country, or of a people within one.
pub(super) fn of_continent(words: &Words, at: usize) -> bool {
    at > 0 && words.is_capital(at - 1) && words.is_any(at - 1, &[Class::PlaceHead, Class::OtherHead])
}

/// `the Russians said`, `les Russes`.
fn is_people(words: &Words, at: usize, end: usize) -> bool {
    words.before(at, Class::Article) && words.is_capital(at) && words.is_any(end, &[Class::Speech, Class::Act])
}

/// Whether a capital stands for its government: it does something, owns something, or is dealt with.
pub fn acts(words: &Words, at: usize, end: usize) -> bool {
    let placed = words.before(at, Class::PlacePreposition) && !is_addressed(words, at);
    let place = placed || words.is_capital(end) || words.is_hyphen(end);
    if place || words.is_comma(end) && words.is_any(end + 1, &[Class::Country, Class::Calendar]) {
        return false;
    }
    // In sport a city that does or owns something is its club.
    if words.tells_of_sport() {
        return words.is(end, Class::Speech);
    }
    words.is_any(end, &[Class::Speech, Class::Act])
        || words.is_possessive(end) && !owns_place(words, end + 1)
        || words.before(at, Class::ActOn)
        || coordinated(words, at)
        // `Washington, qui a appelé au calme`
        || words.is_comma(end) && words.is(end + 1, Class::Relative) && words.is(end + 2, Class::Speech)
        || joined_with_actor(words, end)
}

/// `a demandé à Oslo`: the preposition goes with its verb and leads to no place.
fn is_addressed(words: &Words, at: usize) -> bool {
    words.mark_before(at, Class::ActOn).is_some_and(|m| m.end - m.first > 1)
}

/// `Paris and Berlin demand`, `Paris, Rome et Berlin ont`: the last one of those joined behind it does something.
fn joined_with_actor(words: &Words, end: usize) -> bool {
    let mut at = end;
    for _ in 0..MAX_JOINED {
        let and = words.key(at, Class::OrgLink) == Some("and");
        let link = if and { words.end(at, Class::OrgLink) } else { words.is_comma(at).then_some(at + 1) };
        let Some(link) = link else { return false };
        let name = words.end(link, Class::Article).unwrap_or(link);
        let state = [Class::Capital, Class::Country, Class::Metonym];
        let Some(next) = state.into_iter().filter_map(|class| words.end(name, class)).max() else { return false };
        if and {
            return words.is_any(next, &[Class::Speech, Class::Act]);
        }
        at = next;
    }
    false
}

/// So many states at most are joined behind a capital that acts with them.
const MAX_JOINED: usize = 4;

/// `Dublin's Abbey Theatre`: what is named behind a city's possessive stands there, unless it is of the state.
fn owns_place(words: &Words, at: usize) -> bool {
    let of_state = [Class::Role, Class::Title, Class::Ministry, Class::Portfolio, Class::OrgAlone];
    words.is_capital(at) && !words.is_any(at, &of_state)
}

/// `between Moscow and Caracas`: the second of two that are dealt with.
fn coordinated(words: &Words, at: usize) -> bool {
    let Some(and) = words.mark_before(at, Class::OrgLink) else { return false };
    let first = and.first as usize;
    let before = [Class::Capital, Class::Country].into_iter().find_map(|c| words.mark_before(first, c));
    before.is_some_and(|m| words.before(m.first as usize, Class::ActOn))
}

/// `Hollande s'oppose`: where countries have an article, a word without one that is also a surname is a person's.
fn is_bare_surname(words: &Words, name: &CountryName<'_>) -> bool {
    let links = [Class::Article, Class::PlacePreposition, Class::OfCountry, Class::OrgLink, Class::ActOn];
    let person = words.facts.countries.get(name.country).is_some_and(|fact| fact.homonym.person);
    let articles = !words.adjective_endings().is_empty();
    person && articles && words.is(name.first, Class::Surname) && !words.before_any(name.first, &links)
}

/// `Niger said`, `Niger's junta`, `Niger : la junte`, or its capital is named: no river, no province.
fn is_state(words: &Words, name: &CountryName<'_>) -> bool {
    let owned = name.end + 1;
    let state = |at: usize| {
        words.key(at, Class::Agent).is_some_and(|agent| agent.starts_with("GOV") || agent.starts_with("MIL"))
    };
    let owns = words.is_possessive(name.end) && (state(owned) || state(owned + 1));
    let sentence = words.scan.sentences[words.scan.sentence_of(name.first)];
    let heads = sentence.first as usize == name.first && words.is_mark(name.end, ":") && sentence.tokens().any(state);
    let seat = |at: usize| words.mark(at, Class::Capital).and_then(|mark| words.only_land(mark)) == Some(name.country);
    let seated = || words.places(0..words.len(), &[Class::Capital]).any(seat);
    owns || heads || words.is(name.end, Class::Speech) || !words.is_behind_city(name.first) && seated()
}

/// Settles names that mean several things by what else the article names.
fn settle(words: &Words, found: &mut Vec<CountryName<'_>>) {
    let named: Vec<(Country, usize)> = found.iter().filter(|n| n.counts).map(|n| (n.country, n.first)).collect();
    let others = |country: Country| named.iter().any(|(c, _)| *c != country);
    let homonym = |name: &CountryName<'_>| {
        let fact = words.facts.countries.get(name.country);
        name.rule == "country" && fact.is_some_and(|f| f.homonym.place)
    };
    let borne_out = |name: &CountryName<'_>| {
        let also = named.iter().any(|(c, first)| *c == name.country && words.is(*first, Class::Demonym));
        also || others(name.country) && !words.is_behind_city(name.first)
    };
    let sure: Vec<Country> = found.iter().filter(|n| homonym(n) && is_state(words, n)).map(|n| n.country).collect();
    found.retain(|name| !homonym(name) || sure.contains(&name.country) || borne_out(name));
    found.retain(|name| name.rule != "country" || !is_bare_surname(words, name));
    let names: Vec<Country> = found.iter().filter(|n| n.rule == "country").map(|n| n.country).collect();
    for name in found.iter_mut().filter(|n| n.rule != "country" && !names.contains(&n.country)) {
        let class = if name.rule == "demonym" { Class::Demonym } else { Class::Capital };
        let same = words.marks(name.first, class).filter_map(|m| Country::new(words.scan.key(m)));
        if let Some(other) = same.into_iter().find(|c| names.contains(c)) {
            name.country = other;
        }
    }
}
