//! Those whom states send: named in brackets behind their lands, `the ambassadors of Chad (Ann Lee) and Mali (Bo Rask)`, or
//! beside what a state's delegate is called, `the representative of Chad, Mrs Lee`.

use super::name::{Kind, Name};
use super::roles::{self, FoundRole, Title};
use super::unnamed;
use super::words::{Class, Words};
use crate::model::{Country, Role};
use crate::rules::scan::Mark;

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

/// Gives each who is told of as a delegate of a land that office. `titles` stands beside `names`.
pub fn sent(words: &Words, names: &[Name], titles: &mut [Title]) {
    for (name, title) in names.iter().zip(titles) {
        if name.kind != Kind::Person || !title.roles.is_empty() {
            continue;
        }
        let before = sent_before(words, title.first.min(name.first), name.end);
        let Some((mark, land)) = before.or_else(|| sent_behind(words, name.end)) else {
            of_league(words, name, title);
            continue;
        };
        let text = words.scan.text.slice(words.scan.span(mark.first as usize, mark.end as usize));
        let role = Role { title: text.to_owned(), role: "diplomat".to_owned(), country: Some(land), status: None };
        let first = mark.first as usize;
        let article = words.mark_before(first, Class::Article).map_or(first, |m| m.first as usize);
        title.roles = vec![FoundRole::new(role, "GOV")];
        title.country = Some(land);
        title.first = title.first.min(article);
    }
}

/// `the UN's representative in Norway, Ann Lee,`, `UN representative Ann Lee`: whom a league of states sends is of no land.
fn of_league(words: &Words, name: &Name, title: &mut Title) {
    let first = title.first.min(name.first);
    let end = first.checked_sub(1).filter(|&at| words.is_comma(at)).unwrap_or(first);
    let from = words.sentence_start(first).max(end.saturating_sub(MAX_SENDER));
    let Some(mark) = (from..end).rev().find_map(|at| words.mark(at, Class::Delegate)) else { return };
    let last = if words.leads_abroad(mark.end as usize) {
        roles::country_behind(words, mark.end as usize).1
    } else {
        mark.end as usize
    };
    let at = mark.first as usize;
    let owner = at.checked_sub(1).filter(|&at| words.is_possessive(at)).unwrap_or(at);
    let body = words.mark_before(owner, Class::Organization);
    let row = body.and_then(|m| words.facts.organizations.get(words.scan.key(m)));
    if last == end && row.is_some_and(|row| row.country.is_none() && row.code.starts_with("IGO")) {
        let text = words.scan.text.slice(words.scan.span(at, mark.end as usize)).to_owned();
        let role = Role { title: text, role: "diplomat".to_owned(), country: None, status: None };
        title.roles = vec![FoundRole::new(role, "IGO")];
        title.of_body = true;
    }
}

/// `the delegate of Norway, Mrs Lee`, `Norway's delegate, Ann Lee,`: from where the phrase of a name begins; behind a comma a
/// name without `Mrs` is closed by another.
fn sent_before(words: &Words, first: usize, end: usize) -> Option<(Mark, Country)> {
    let comma = first.checked_sub(1).filter(|&at| words.is_comma(at));
    let closed = words.is(first, Class::Honorific) || words.is_mark(end, ",.;()");
    let end = comma.filter(|_| closed).unwrap_or(first);
    let from = words.sentence_start(first).max(end.saturating_sub(MAX_SENDER));
    let mark = (from..end).rev().find_map(|at| words.mark(at, Class::Delegate))?;
    let (land, last) = roles::country_behind(words, mark.end as usize);
    match land.filter(|_| last == end && !words.leads_abroad(mark.end as usize)) {
        Some(land) => Some((mark, land)),
        None if mark.end as usize == end && !words.is_capital(mark.first as usize) => {
            Some((mark, unnamed::origin_before(words, mark.first as usize)?))
        }
        None => None,
    }
}

/// `Ann Lee, delegate of Norway,`: behind the end of a name.
fn sent_behind(words: &Words, end: usize) -> Option<(Mark, Country)> {
    let at = if words.is_comma(end) { end + 1 } else { return None };
    let mark = words.mark(words.end(at, Class::Article).unwrap_or(at), Class::Delegate)?;
    Some((mark, roles::country_behind(words, mark.end as usize).0.filter(|_| !words.leads_abroad(mark.end as usize))?))
}

/// So many words tell of what state a delegate is: `of the Islamic Republic of Norway`.
const MAX_SENDER: usize = 8;

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
