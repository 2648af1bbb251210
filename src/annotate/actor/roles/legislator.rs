//! For whom a legislator or a local officer stands, and of which party: `X, R-Ill.`, `Senator X of Ohio`.

use super::super::words::{Class, Words};
use super::{FoundRole, Title};
use crate::model::{Country, Role};

/// `Senator X of Ohio`: the country of the place that a legislator or a local officer stands for, behind the name.
pub fn stands_for(words: &Words, title: &Title, name_end: usize) -> Option<Country> {
    let local = |found: &FoundRole| matches!(found.role.role.as_str(), "legislator" | "other");
    let of = words.end(name_end, Class::OfCountry).filter(|_| words.key(name_end, Class::OfCountry) == Some("of"))?;
    let place = words.mark(of, Class::Place).filter(|m| !words.is_capital(m.end as usize))?;
    let titled = title.first < name_end && !title.roles.is_empty() && title.roles.iter().all(local);
    if titled { words.only_land(place) } else { None }
}

/// `X, R-Ill.,`, `X (D-Calif.)`: a party and a state behind the name of a legislator.
pub fn legislator(words: &Words, name_end: usize) -> Option<FoundRole> {
    let at = name_end + 1;
    let opens = words.is_comma(name_end) || words.is_mark(name_end, "(");
    if let Some(found) = of_state_and_party(words, at).filter(|_| opens) {
        return Some(found);
    }
    let joined = words.is_hyphen(at + 1) && words.is_glued(at + 1) && words.is_glued(at + 2);
    let sign = words.mark(at, Class::PartySign).filter(|_| opens && joined && words.is_capital(at + 2))?;
    Some(of_party(words, at, at + 3, Country::new(words.scan.key(sign))))
}

/// So many words a committee is named with.
const MAX_COMMITTEE: usize = 10;

/// `the chair of the House Armed Services Committee`, `président de la commission de la défense`: at the head of a
/// committee of a chamber, or of one on what a minister is in charge of; not of another body's.
pub fn heads_committee(words: &Words, title: &Title, first: usize, end: usize) -> bool {
    let named = |at: &usize| !words.is_comma(*at) && !words.is_mark(*at, ".");
    // `X, who chairs the committee`: what is told by a verb does not count to the title.
    let behind = title.end > end || words.is_comma(end) && words.is(end + 1, Class::Relative);
    let reach = if behind { title.end + MAX_COMMITTEE } else { end };
    let told = || (title.first..first).chain((end + 1..reach).take_while(named));
    let code = |at| Some(words.facts.organizations.get(words.body(at)?)?.code);
    let chamber = |at: usize| {
        let known = code(at).is_some_and(|code| code.ends_with("LEG"));
        known || words.key(at, Class::OrgHead) == Some("LEG") || words.is(at, Class::Portfolio)
    };
    let other = |at: usize| code(at).is_some_and(|code| !code.ends_with("LEG") && !code.ends_with("GOV"));
    let committee = told().any(|at| words.is(at, Class::Committee));
    committee && told().any(chamber) && !told().any(other)
}

/// `Democrat of Ohio`, `a Republican from Texas`: the party of a legislator, and whom he stands for.
fn of_state_and_party(words: &Words, at: usize) -> Option<FoundRole> {
    let article = words.mark(at, Class::Article).filter(|m| words.scan.key(*m) == "indefinite");
    let first = article.map_or(at, |m| m.end as usize);
    let is_party = |at: usize| words.end(at, Class::Status).filter(|_| words.key(at, Class::Status) == Some("party"));
    // `a Texas Republican`
    let home = words.mark(first, Class::Place).filter(|_| article.is_some());
    if let Some((place, end)) = home.and_then(|place| Some((place, is_party(place.end as usize)?))) {
        return Some(of_party(words, first, end, words.land(place)));
    }
    let party = is_party(first)?;
    let link = words.end(party, Class::OfCountry).or_else(|| words.end(party, Class::PlacePreposition));
    let place = words.mark(link.filter(|_| words.is_capital(first))?, Class::Place)?;
    Some(of_party(words, first, place.end as usize, words.land(place)))
}

/// The role of a legislator whose party these tokens tell.
fn of_party(words: &Words, first: usize, end: usize, country: Option<Country>) -> FoundRole {
    let title = words.scan.text.slice(words.scan.span(first, end)).to_owned();
    let role = Role { title, role: "legislator".to_owned(), country, status: None };
    FoundRole::new(role, "LEG")
}
