//! Where a role behind a name is told, and how: right beside it, or by a verb.

use super::super::{longest_role, part};
use crate::annotate::actor::words::{Class, Words};
use crate::rules::scan::Mark;

/// Where what tells of a role behind a name begins: behind a comma, in brackets, behind `is` or `, who is`; and whether a
/// verb tells it.
pub fn told_from(words: &Words, name_end: usize) -> Option<(usize, Told)> {
    let name_end = past_asides(words, name_end);
    // `X quant à lui est nommé ministre`
    let adverb = words.end(name_end, Class::Adverb).filter(|&at| words.is_any(at, &[Class::Copula, Class::Leads]));
    let name_end = adverb.unwrap_or(name_end);
    let comma = words.is_comma(name_end);
    // `X, qui était premier ministre,`
    let who = || words.is(name_end + 1, Class::PersonVerb) && words.is(name_end + 2, Class::Copula);
    let relative = comma && (words.is(name_end + 1, Class::Relative) || who());
    let verb = words.mark(if relative { name_end + 2 } else { name_end }, Class::Copula);
    let given = |verb: Mark| past_post(words, verb.end as usize);
    match verb {
        Some(verb) if words.scan.key(verb) == "future" => None,
        Some(verb) if words.scan.key(verb) == "sworn" => sworn_as(words, verb).map(|from| (from, Told::Became)),
        Some(verb) if words.scan.key(verb) == "became" => Some((verb.end as usize, Told::Became)),
        Some(verb) if !matches!(words.scan.key(verb), "past" | "served") => Some((given(verb), Told::Present)),
        Some(verb) if relative || words.scan.key(verb) == "served" => Some((verb.end as usize, Told::Past)),
        Some(verb) if is_over(words, verb.end as usize) => Some((verb.end as usize, Told::Past)),
        _ if !relative && left(words, name_end).is_some() => Some((left(words, name_end)?, Told::Left)),
        _ if !relative && named(words, name_end).is_some() => Some((named(words, name_end)?, Told::Present)),
        _ => (comma || words.is_mark(name_end, "(")).then_some((name_end + 1, Told::Beside)),
    }
}

/// `was named to the post of minister`: where the office begins behind the words for any.
fn past_post(words: &Words, at: usize) -> usize {
    words.mark(at, Class::Post).filter(|m| words.scan.key(*m) != "given").map_or(at, |m| m.end as usize)
}

/// `a prêté serment lundi comme ministre`, `was sworn in on Monday as minister`: where the office begins.
fn sworn_as(words: &Words, verb: Mark) -> Option<usize> {
    let office = |at: usize| words.mark(at, Class::Post).filter(|m| words.scan.key(*m) == "as").map(|m| m.end as usize);
    (verb.end as usize..verb.end as usize + MAX_SWORN).find_map(office)
}

/// So many words tell when an oath was sworn.
const MAX_SWORN: usize = 4;

/// `X nommée ministre`, `la nomination de X au poste de ministre`: where the office begins that one is given right behind
/// the name; of several ministers it is told who named them.
fn named(words: &Words, at: usize) -> Option<usize> {
    let mark = words.mark(at, Class::Post).filter(|m| words.scan.key(*m) != "as")?;
    let from = past_post(words, mark.end as usize);
    let role = longest_role(words, from)?;
    // Where adjectives follow, the noun comes first.
    let noun = if words.adjective_endings().is_empty() { role.end - 1 } else { role.first };
    (!words.ends_as_plural(noun as usize)).then_some(from)
}

/// `X was finance minister from 2010`: an office behind `was`, and the years of it.
fn is_over(words: &Words, at: usize) -> bool {
    let from = words.end(at, Class::Article).unwrap_or(at);
    let role = (from..from + MAX_KIND).find_map(|at| longest_role(words, at));
    let year = |at: &usize| words.is_digits(*at) && words.text(*at).len() == 4;
    role.is_some_and(|m| (m.end as usize..m.end as usize + MAX_TERM).any(|at| year(&at)))
}

/// `prime minister from 2009 to 2011`, `minister (2009-2011)`: behind an office two years, the first and the last.
pub fn is_past(words: &Words, end: usize) -> bool {
    let year = |at: usize| words.is_digits(at) && words.text(at).len() == 4;
    let first = (end..end + MAX_YEAR).find(|&at| year(at) || words.is_comma(at)).filter(|&at| year(at));
    // `(May 2009 to 2011)`
    let leads = !words.is_capital(end) || words.is(end, Class::Calendar);
    first.is_some_and(|at| leads && year(at + 2))
}

/// So many words lead to the first year of an office.
const MAX_YEAR: usize = 2;

/// `X is meeting ministers`: several whom a verb behind `is` leads to are not what one is; but `is one of the ministers`.
pub fn meets_several(words: &Words, from: usize, role: Mark) -> bool {
    let first = role.first as usize;
    let noun = words.adjective_endings().is_empty() && words.ends_as_plural(role.end as usize - 1);
    noun && first > from && words.is_plain(first - 1)
}

/// So many words tell of which state an office is, and of which kind.
const MAX_KIND: usize = 3;

/// So far behind an office its years are told.
const MAX_TERM: usize = 6;

/// `X (PS), 47 ans, professeur`, `X, 47, chairman`: where the words go on behind a party and an age.
pub fn past_asides(words: &Words, name_end: usize) -> usize {
    let behind = part::past_party(words, name_end);
    let bracket = words.is_comma(behind) && longest_role(words, name_end + 1).is_none();
    let at = if bracket { behind } else { name_end };
    let aged = words.is_comma(at) && words.is_digits(at + 1) && words.text(at + 1).len() == 2;
    let close = (at + 2..at + 4).find(|&t| words.is_comma(t)).filter(|_| aged);
    close.unwrap_or(at)
}

/// `said X of the Norvik Institute in Oslo, the lead author`: where the role begins behind whose X is.
pub fn apart_from(words: &Words, name_end: usize) -> Option<usize> {
    let links = [Class::OfCountry, Class::OrgLink, Class::PlacePreposition];
    let part = |at: usize| {
        words.is_capital(at)
            || words.is_any(at, &links)
            || words.is_possessive(at)
            || words.is(at, Class::Article)
            || words.is_comma(at) && words.is_capital(at + 1)
            || words.is_mark(at, ".") && words.is_comma(at + 1)
    };
    let of = words.end(name_end, Class::OfCountry).filter(|_| words.key(name_end, Class::OfCountry) == Some("of"))?;
    let end = (of..of + MAX_BODY).find(|&at| !part(at))?;
    let told = words.is_comma(end) && end > of && !words.is(of, Class::Country);
    told.then_some(end + 1)
}

/// So many words tell whose someone is.
const MAX_BODY: usize = 16;

/// `X resigned on Friday as chairman`: where the office begins that someone leaves.
fn left(words: &Words, at: usize) -> Option<usize> {
    // `X's resignation as chairman`
    let noun = Some(at + 1).filter(|&noun| words.is_possessive(at) && words.key(noun, Class::Leaves) == Some("noun"));
    let verb = words
        .mark(noun.unwrap_or(at), Class::Leaves)
        .filter(|&m| noun.is_some() || matches!(words.scan.key(m), "verb" | "fallen"))?;
    let office = |at: usize| words.end(at, Class::Leaves).filter(|_| words.key(at, Class::Leaves) == Some("as"));
    (verb.end as usize..verb.end as usize + MAX_LEAVES).find_map(office)
}

/// So many words tell when an office is left.
const MAX_LEAVES: usize = 4;

/// How a role behind a name is told: right beside it, or by a verb.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Told {
    Beside,
    Present,
    /// `X, who was prime minister,`
    Past,
    /// `X was elected chairman`: once.
    Became,
    /// `X resigned as chairman`
    Left,
    /// `X of Veltrano, the chairman`
    Apart,
}
