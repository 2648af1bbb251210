//! The titles and functions beside a name: what they are, of which country, and whether they still hold.

use super::words::{Class, Words};
use crate::model::{Country, Role};
use crate::rules::scan::Mark;

/// What stands before or behind a name.
#[derive(Clone, Debug, Default)]
pub struct Title {
    /// The first token of the phrase.
    pub first: usize,
    /// One past the last token of the phrase.
    pub end: usize,
    pub roles: Vec<FoundRole>,
    pub country: Option<Country>,
    /// It is said of a body's people: `NATO Secretary General`.
    pub of_body: bool,
    pub gender: Option<bool>,
}

/// A role as told: with the CAMEO agent code of its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundRole {
    pub role: Role,
    pub agent: String,
}

/// The titles before a name, read backwards.
pub fn before(words: &Words, name: usize) -> Title {
    let mut title = Title { first: name, end: name, ..Title::default() };
    let mut at = name;
    let mut marks: Vec<Mark> = Vec::new();
    let mut portfolio = None;
    let mut status = None;
    let mut pending_of = None;
    for _ in 0..MAX_STEPS {
        let hyphen = at > 0 && words.is_hyphen(at - 1) && words.is_glued(at - 1);
        let here = if hyphen { at - 1 } else { at };
        let longest = |classes: &[Class]| {
            classes.iter().filter_map(|&c| Some((words.mark_before(here, c)?, c))).min_by_key(|(m, _)| m.first)
        };
        if let Some((mark, class)) = longest(&[Class::Role, Class::Title, Class::Honorific]) {
            match class {
                Class::Honorific => title.gender = gender(words, mark).or(title.gender),
                _ => marks.push(mark),
            }
            at = mark.first as usize;
            pending_of = None;
        } else if let Some((mark, _)) = longest(&[Class::Portfolio]).filter(|_| marks.is_empty()) {
            portfolio = Some(mark);
            at = mark.first as usize;
        } else if let Some((mark, _)) = longest(&[Class::Demonym, Class::Country]) {
            title.country = title.country.or_else(|| Country::new(words.scan.key(mark)));
            at = mark.first as usize;
            if let Some(of) = words.mark_before(at, Class::OfCountry).filter(|_| marks.is_empty()) {
                pending_of = Some(mark.end as usize);
                at = of.first as usize;
            }
        } else if let Some((mark, _)) = longest(&[Class::Status]) {
            status = status_of(words, mark).or(status);
            at = mark.first as usize;
        } else if at > 0 && words.is_possessive(at - 1) && words.before(at - 1, Class::Country) {
            at -= 1;
        } else if let Some((mark, _)) = longest(&[Class::Organization]).filter(|_| !marks.is_empty()) {
            title.of_body = true;
            at = mark.first as usize;
        } else {
            break;
        }
    }
    if let Some(end) = pending_of.filter(|_| marks.is_empty()) {
        at = end;
    }
    if words.before(at, Class::Article) && at < name {
        at -= 1;
    }
    if marks.is_empty() && title.gender.is_none() {
        title.country = title.country.filter(|_| at < name);
    }
    title.first = at;
    title.roles = marks.iter().map(|&m| role(words, m, portfolio, status, &title)).collect();
    title
}

const MAX_STEPS: usize = 8;

/// A role behind a name and a comma: `X, the Russian president,`, `X, president of Russia`.
pub fn behind(words: &Words, name_end: usize) -> Title {
    let mut title = Title { first: name_end, end: name_end, ..Title::default() };
    if !words.is_comma(name_end) {
        return title;
    }
    let mut at = name_end + 1;
    let mut status = None;
    while at < name_end + MAX_BEHIND {
        if let Some(mark) = longest_role(words, at)
            .filter(|m| !words.is_capital(m.end as usize) || words.is(m.end as usize, Class::Country))
        {
            let (country, end) = country_behind(words, mark.end as usize);
            title.country = title.country.or(country);
            let portfolio = words.mark(end, Class::Portfolio);
            title.end = portfolio.map_or(end, |m| m.end as usize);
            title.roles.push(role(words, mark, portfolio, status, &title));
            return title;
        }
        let origin = words.mark(at, Class::Demonym).or_else(|| words.mark(at, Class::Country));
        let of_body = words.mark(at, Class::Organization);
        let next = if let Some(mark) = words.mark(at, Class::Status) {
            status = status_of(words, mark);
            mark.end as usize
        } else if let Some(mark) = origin {
            title.country = Country::new(words.scan.key(mark));
            mark.end as usize
        } else if let Some(mark) = of_body {
            title.of_body = true;
            mark.end as usize
        } else if words.is(at, Class::Article) || words.is_possessive(at) || words.is_hyphen(at) {
            at + 1
        } else {
            break;
        };
        at = next;
    }
    title.country = None;
    title
}

const MAX_BEHIND: usize = 8;

/// The longest role or title that begins at a token.
pub fn longest_role(words: &Words, at: usize) -> Option<Mark> {
    let marks = [Class::Role, Class::Title].into_iter().filter_map(|c| words.mark(at, c));
    marks.max_by_key(|m| m.end)
}

/// The country behind a role, and where it ends: `president of Russia`, `président russe`, `président du Venezuela`.
pub fn country_behind(words: &Words, at: usize) -> (Option<Country>, usize) {
    if let Some(mark) = words.mark(at, Class::Demonym).filter(|_| !words.is_capital(at)) {
        return (Country::new(words.scan.key(mark)), mark.end as usize);
    }
    let of = words.end(at, Class::OfCountry).unwrap_or(at);
    let of = if words.is(of, Class::Article) { of + 1 } else { of };
    match words.mark(of, Class::Country) {
        Some(mark) if of > at => (Country::new(words.scan.key(mark)), mark.end as usize),
        _ => (None, at),
    }
}

fn role(words: &Words, mark: Mark, portfolio: Option<Mark>, status: Option<&'static str>, title: &Title) -> FoundRole {
    let entry = words.scan.entry(mark);
    let key = entry.map_or("other", |e| &e.key);
    let told = words.scan.text.slice(words.scan.span(mark.first as usize, mark.end as usize)).to_owned();
    let key = match portfolio {
        Some(portfolio) if key.ends_with("minister") => words.scan.key(portfolio),
        _ => key,
    };
    let key = if title.of_body && title.country.is_none() && key == "head_of_state" { "executive" } else { key };
    let agent = entry.map_or("", |e| &e.feature).to_owned();
    FoundRole { role: Role { title: told, role: key.to_owned(), country: title.country, status }, agent }
}

fn status_of(words: &Words, mark: Mark) -> Option<&'static str> {
    let key = words.scan.key(mark);
    ["former", "acting", "elect"].into_iter().find(|s| *s == key)
}

/// Whether an honorific is a man's.
fn gender(words: &Words, mark: Mark) -> Option<bool> {
    match words.scan.key(mark) {
        "male" => Some(true),
        "female" => Some(false),
        _ => None,
    }
}
