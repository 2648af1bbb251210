//! The body that a role is of, as far as it tells of its holder: the country of a party, the kind of what someone heads.

use super::super::words::{Class, Words};
use super::{FoundRole, Title};
use crate::model::Country;

/// The country of the party, department or firm that a role is of: `député LFI`, `the director of the FSB`.
pub fn body_land(words: &Words, title: &Title, first: usize, end: usize) -> Option<Country> {
    let row_land = |at: usize| {
        // `External Affairs Ministry` is a body, `Defence` alone a charge.
        let charge = words.end(at, Class::Portfolio).is_some_and(|end| words.end(at, Class::Organization) <= Some(end));
        let row = words.facts.organizations.get(words.body(at).filter(|_| !charge && is_whole(words, at))?)?;
        // Many states have a body that is called the National Assembly.
        let common = words.end(at, Class::OrgAlone) == words.end(at, Class::Organization);
        let own = row.kind == "government" && !common;
        // Who heads a firm acts for it, wherever from.
        let heads = |found: &FoundRole| matches!(found.role.role.as_str(), "executive" | "spokesperson");
        // `the Ports Commission (PC) director`: the letters are of what stands before them.
        let bracket = at > 0 && words.is_mark(at - 1, "(");
        let firm = matches!(row.kind, "company" | "bank") && !bracket && title.roles.iter().all(heads);
        row.country.filter(|_| own || firm || matches!(row.kind, "party" | "armed_group"))
    };
    let heads = title.roles.iter().all(|found| found.role.role != "other");
    let in_name = || told(words, title, first, end).filter(|_| heads).find_map(|at| land_in_name(words, at));
    told(words, title, first, end).find_map(row_land).or_else(in_name)
}

/// `of the Russian Space Agency`, `de la Fédération française de football`: the country in the name of a body that begins
/// here.
fn land_in_name(words: &Words, at: usize) -> Option<Country> {
    let article = words.mark_before(at, Class::Article).filter(|m| words.scan.key(*m) == "definite");
    let led = |from: usize| words.before(from, Class::OfCountry);
    let adjective = if words.adjective_endings().is_empty() {
        words.mark(at, Class::Demonym).filter(|_| article.is_some_and(|m| led(m.first as usize)))
    } else {
        let opens = led(article.map_or(at, |m| m.first as usize)) && !words.is(at, Class::Demonym);
        let part = |t: &usize| words.is_capital(*t) || words.is_plain(*t) || words.is(*t, Class::Demonym);
        let name = (at..at + MAX_NAME).take_while(part);
        name.filter(|_| opens).find_map(|t| words.mark(t, Class::Demonym))
    };
    words.land(adjective?)
}

/// So many words of a body's name come before the adjective of its country at most.
const MAX_NAME: usize = 4;

/// What someone heads, as an agent of CAMEO: `chairman of the Norvik Party`, `Norvik University president`.
pub fn body_agent<'a>(words: &Words<'a>, title: &Title, first: usize, end: usize) -> Option<&'a str> {
    let before = head_of(words, title.first..first);
    let goes_on = |at: &usize| words.is_capital(*at) || words.is(*at, Class::OfCountry) || words.is_hyphen(*at);
    let behind = (end..title.end).chain((title.end..title.end + MAX_BODY).take_while(goes_on));
    before.or_else(|| if title.end > end { head_of(words, behind) } else { None })
}

/// `Social Democratic Party`: no word of a name stands before the table's body, but what tells of where it is.
pub fn is_whole(words: &Words, first: usize) -> bool {
    let beside = [Class::Role, Class::Title, Class::Status, Class::Honorific, Class::Demonym, Class::Country];
    let before = first.checked_sub(1).filter(|&at| words.is_capital(at));
    before.is_none_or(|_| words.before_any(first, &beside))
}

/// The kind of the last head word among these tokens, or of the table's body.
fn head_of<'a>(words: &Words<'a>, tokens: impl Iterator<Item = usize>) -> Option<&'a str> {
    let agent = |at: usize| {
        let row = || words.facts.organizations.get(words.body(at)?);
        let coded = |code: &'a str| code.get(3..).filter(|rest| !rest.is_empty());
        let known = row().filter(|row| row.country.is_some()).and_then(|row| coded(row.code));
        known.or_else(|| words.key(at, Class::OrgHead).filter(|&key| key != "IGO" && words.is_capital(at)))
    };
    tokens.filter_map(agent).last()
}

/// So many words of the name of a body stand behind a role.
const MAX_BODY: usize = 8;

/// The tokens in which the body that a role is of may begin.
fn told(words: &Words, title: &Title, first: usize, end: usize) -> impl Iterator<Item = usize> {
    let links = [Class::OfCountry, Class::OrgLink, Class::Article];
    let joins = |at: &usize| words.is_any(*at, &links) || words.is_mark(*at, "(");
    let behind = (title.end..title.end + MAX_LINKS).find(|at| !joins(at)).filter(|_| title.end > end);
    (title.first..first).chain(end..title.end).chain(behind)
}

/// So many words join a body to a role.
const MAX_LINKS: usize = 4;
