//! What a minister is in charge of, right behind the name: `Ann Lee (Defence)`, `Anne Novak aux Affaires étrangères`.

use super::super::words::{Class, Words};
use super::FoundRole;
use crate::model::Role;

/// The office of one behind whom a minister's charge stands in brackets, in an article that tells of ministers.
pub fn in_brackets(words: &Words, name_end: usize) -> Option<FoundRole> {
    let first = Some(name_end + 1).filter(|_| words.is_mark(name_end, "("))?;
    let charge = [Class::Charge, Class::Portfolio].into_iter().filter_map(|class| words.mark(first, class));
    let charge = charge.max_by_key(|m| m.end)?;
    let inside = |at: &usize| {
        let links = [Class::OrgLink, Class::OfCountry, Class::Portfolio];
        words.is_capital(*at) || words.is_plain(*at) || words.is_any(*at, &links) || words.is_comma(*at)
    };
    let end = (charge.end as usize..first + MAX_CHARGE).find(|at| !inside(at))?;
    if !words.is_mark(end, ")") || !tells_of_ministers(words) {
        return None;
    }
    let title = words.scan.text.slice(words.scan.span(first, end)).to_owned();
    let role = Role { title, role: words.scan.key(charge).to_owned(), country: None, status: None };
    Some(FoundRole::new(role, "GOV"))
}

/// `Anne Novak, nommée ministre de la Santé, et Jean Horak aux Finances`: in a sentence that tells whom someone named, a
/// charge right behind a name; or in one that gives several their charges, where the article tells of ministers.
pub fn listed(words: &Words, name: usize, name_end: usize) -> Option<FoundRole> {
    let to = |at: usize| words.end(at, Class::OfCountry).filter(|_| words.leads_abroad(at));
    let purpose =
        |at: usize| words.end(at, Class::OrgLink).filter(|_| words.key(at, Class::OrgLink) == Some("purpose"));
    let charge = words.mark(to(name_end).or_else(|| purpose(name_end))?, Class::Charge)?;
    let given = |at: usize| words.key(at, Class::Post) == Some("given");
    let sentence = words.scan.sentences[words.scan.sentence_of(name)].tokens();
    let named = words.places(sentence.start..name, &[Class::Post]).any(given);
    let link = |at: usize, class, key| words.mark_before(at, class).filter(|m| words.scan.key(*m) == key);
    let led = |at: usize| link(at, Class::OfCountry, "to").or_else(|| link(at, Class::OrgLink, "purpose"));
    let held = |at: &usize| led(*at).is_some_and(|to| to.first > 0 && words.is_capital(to.first as usize - 1));
    let several = || words.places(sentence, &[Class::Charge]).filter(held).count() > 1;
    let named = named || several() && tells_of_ministers(words);
    let title = words.scan.text.slice(words.scan.span(name_end, charge.end as usize)).to_owned();
    let role = Role { title, role: words.scan.key(charge).to_owned(), country: None, status: None };
    named.then(|| FoundRole::new(role, "GOV"))
}

/// So many words tell of what a minister is in charge.
const MAX_CHARGE: usize = 10;

/// Whether anybody in the article is told to be a minister, or to head a government.
fn tells_of_ministers(words: &Words) -> bool {
    let minister = |at: usize| {
        words.key(at, Class::Role).is_some_and(|role| role.ends_with("minister") || role == "head_of_government")
    };
    words.places(0..words.len(), &[Class::Role]).any(minister)
}
