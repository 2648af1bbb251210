//! Who leads a body, told by a verb: `X, who heads the bank,`, `X, à la tête du syndicat,`, `X hérite du ministère de la Défense`.

use super::super::words::{Class, Words};
use super::FoundRole;
use crate::model::{Country, Role};
use crate::rules::scan::Mark;

/// The role of one of whom it is told behind a comma what he leads.
pub fn leads(words: &Words, name_end: usize) -> Option<FoundRole> {
    let comma = words.is_comma(name_end);
    if let Some(found) = ministry(words, name_end + usize::from(comma)) {
        return Some(found);
    }
    if let Some(found) = charged(words, name_end + usize::from(comma)) {
        return Some(found);
    }
    let beside = |m: &Mark| matches!(words.scan.key(*m), "present" | "past");
    // `X heads the bank`, without a comma.
    let verb = words.mark(name_end, Class::Leads).filter(|m| words.scan.key(*m) == "verb");
    let verb = verb.or_else(|| words.mark(name_end + 1, Class::Leads).filter(|m| comma && beside(m)))?;
    what_is_led(words, verb)
}

/// `a former minister who heads the bank`: behind a role, what its holder leads as well.
pub fn also_leads(words: &Words, role_end: usize) -> Option<FoundRole> {
    let verb = words.mark(role_end, Class::Leads).filter(|m| matches!(words.scan.key(*m), "present" | "past"))?;
    what_is_led(words, verb).filter(|_| words.is(role_end, Class::Relative))
}

/// `named X to head the bank`: what one is named for.
pub fn to_lead(words: &Words, name_end: usize) -> Option<FoundRole> {
    what_is_led(words, words.mark(name_end, Class::Leads).filter(|m| words.scan.key(*m) == "for")?)
}

/// What a verb leads to is a state, or a body.
fn what_is_led(words: &Words, verb: Mark) -> Option<FoundRole> {
    let end = verb.end as usize;
    if let Some(found) = state(words, verb) {
        return Some(found);
    }
    let body = [Class::OrgNoun, Class::OrgHead, Class::Organization, Class::OrgLow, Class::Led];
    let stops = |at: usize| words.is_mark(at, ",;.)") || words.is_any(at, &[Class::Speech, Class::Copula]);
    let reach = (end..end + MAX_REACH).take_while(|&at| !stops(at));
    let leads = reach.into_iter().any(|at| words.is_any(at, &body));
    let first = verb.first as usize + usize::from(words.is(verb.first as usize, Class::Relative));
    let title = words.scan.text.slice(words.scan.span(first, end)).to_owned();
    let status = (words.scan.key(verb) == "past").then_some("former");
    let role = Role { title, role: "executive".to_owned(), country: None, status };
    leads.then(|| FoundRole::new(role, ""))
}

/// `X, who has led Chad since 2021,`: at the head of a state, in whatever office.
fn state(words: &Words, verb: Mark) -> Option<FoundRole> {
    let end = verb.end as usize;
    let land = words.mark(words.end(end, Class::Article).unwrap_or(end), Class::Country)?;
    let dated = |at: usize| words.is_digits(at) || words.is(at, Class::Calendar);
    let behind = land.end as usize;
    let whole = words.is_mark(behind, ",;.)") || !words.is_capital(behind) && dated(behind + 1);
    let title = words.scan.text.slice(words.scan.span(end - 1, end)).to_owned();
    let status = (words.scan.key(verb) == "past").then_some("former");
    let role = Role { title, role: "head_of_state".to_owned(), country: words.land(land), status };
    let found = FoundRole { leads: true, ..FoundRole::new(role, "GOV") };
    Some(found).filter(|_| whole && !words.tells_of_sport())
}

/// `l'agence, dirigée par X`, `the Norvik Party, led by X`: who leads the body before the verb.
pub fn led_by(words: &Words, name: usize) -> Option<FoundRole> {
    let verb = words.mark_before(name, Class::Leads).filter(|m| words.scan.key(*m) == "by")?;
    let first = verb.first as usize;
    let comma = first.checked_sub(1).filter(|&at| words.is_comma(at)).unwrap_or(first);
    let bracket = comma.checked_sub(3).filter(|&open| words.is_mark(open, "(") && words.is_mark(comma - 1, ")"));
    let end = bracket.unwrap_or(comma);
    let body = [Class::OrgNoun, Class::OrgHead, Class::Organization, Class::OrgLow, Class::Led];
    let sentence = words.sentence_start(name);
    let reach = (sentence.max(end.saturating_sub(MAX_NAME))..end).rev().take_while(|&at| !words.is_comma(at));
    let told = bracket.is_some_and(|open| words.is_upper(open + 1))
        || words.before_any(end, &body)
        || reach.into_iter().any(|at| words.is_capital(at) && words.is_any(at, &body));
    // `a delegation led by X`
    let sent = words.before(end, Class::Delegation);
    let title = words.scan.text.slice(words.scan.span(first, verb.end as usize)).to_owned();
    let role = Role { title, role: "executive".to_owned(), country: None, status: None };
    (told && !sent).then(|| FoundRole::new(role, ""))
}

/// `a Norwegian delegation led by X`, `une délégation norvégienne conduite par X`, `a delegation from Norway, headed by X`: the
/// land that sends who leads it.
pub fn sent_from(words: &Words, first: usize) -> Option<Country> {
    let article = [Class::Article, Class::Own].into_iter().find_map(|class| words.mark_before(first, class));
    let article = article.map_or(first, |m| m.first as usize);
    let verb = words.mark_before(article, Class::Leads).filter(|m| words.scan.key(*m) == "by")?;
    let first = verb.first as usize;
    let end = first.checked_sub(1).filter(|&at| words.is_comma(at)).unwrap_or(first);
    if let Some(delegation) = words.mark_before(end, Class::Delegation) {
        let at = delegation.first as usize;
        let owner = at.checked_sub(1).filter(|&at| words.is_possessive(at)).unwrap_or(at);
        let land = [Class::Demonym, Class::Country].into_iter().find_map(|class| words.mark_before(owner, class))?;
        return words.land(land);
    }
    // `une délégation norvégienne`, `a delegation from Norway`
    if let Some(adjective) = words.mark_before(end, Class::Demonym) {
        return words.land(adjective).filter(|_| words.before(adjective.first as usize, Class::Delegation));
    }
    if let Some(land) = land_of_sender(words, end) {
        return Some(land);
    }
    let land = words.mark_before(end, Class::Country)?;
    let links = [Class::OfCountry, Class::PlacePreposition];
    let link = links.into_iter().find_map(|class| words.mark_before(land.first as usize, class))?;
    words.land(land).filter(|_| words.before(link.first as usize, Class::Delegation))
}

/// So many words tell of the body that sends a delegation.
const MAX_SENDER: usize = 14;

/// `a delegation of the Norwegian Ports Federation`: the land in the name of the body that sends it.
fn land_of_sender(words: &Words, end: usize) -> Option<Country> {
    let from = words.sentence_start(end).max(end.saturating_sub(MAX_SENDER));
    let link =
        |at: usize| [Class::OfCountry, Class::PlacePreposition].into_iter().find_map(|class| words.end(at, class));
    let sends = |&at: &usize| words.end(at, Class::Delegation).and_then(link).is_some();
    let at = (from..end).rev().find(sends)?;
    let body = words.end(at, Class::Delegation).and_then(link)?;
    let body = words.end(body, Class::Article).unwrap_or(body);
    let mark = [Class::Demonym, Class::Country].into_iter().find_map(|class| words.mark(body, class))?;
    let named = (mark.end as usize..end)
        .any(|at| words.is_any(at, &[Class::OrgHead, Class::Ministry, Class::Organization, Class::Agent]));
    words.land(mark).filter(|_| named && words.is_capital(body))
}

/// So many words a body's name has before who leads it.
const MAX_NAME: usize = 6;

/// `X, nommé aux Finances`: one who is named to a charge alone is its minister.
pub fn charged(words: &Words, at: usize) -> Option<FoundRole> {
    let given = words.mark(at, Class::Post).filter(|m| words.scan.key(*m) == "given").map(|m| m.end as usize)?;
    in_charge(words, given)
}

/// `est nommé à la Justice`: what a minister is named to.
pub fn in_charge(words: &Words, at: usize) -> Option<FoundRole> {
    let link = [Class::OfCountry, Class::OrgLink].into_iter().find_map(|class| words.end(at, class));
    let bare = link.and_then(|at| words.mark(at, Class::Charge));
    let whole = words.mark(at, Class::Portfolio).filter(|m| words.is_capital(m.end as usize - 1));
    let charge = bare.or(whole)?;
    let title = words.scan.text.slice(words.scan.span(at, charge.end as usize)).to_owned();
    let role = Role { title, role: words.scan.key(charge).to_owned(), country: None, status: None };
    Some(FoundRole::new(role, "GOV"))
}

/// So far the body stands behind the verb.
const MAX_REACH: usize = 7;

/// `à la tête du ministère des Armées`, `takes over the Defence Ministry`: whoever is given a ministry is its minister.
pub fn ministry(words: &Words, at: usize) -> Option<FoundRole> {
    let from = words.end(at, Class::Leads)?;
    let first = words.end(from, Class::Article).unwrap_or(from);
    let adjective = words.mark(first, Class::Demonym);
    let first = adjective.map_or(first, |m| m.end as usize);
    let head =
        |at: usize| words.mark(at, Class::OrgHead).filter(|m| words.scan.key(*m) == "GOV").map(|m| m.end as usize);
    let behind = || {
        let end = head(first)?;
        let charge = [Some(end), words.end(end, Class::OrgLink), words.end(end, Class::Demonym)];
        charge.into_iter().flatten().find_map(|at| words.mark(at, Class::Portfolio))
    };
    let before = || words.mark(first, Class::Portfolio).filter(|m| head(m.end as usize).is_some());
    let charge = before().or_else(behind);
    let end = charge.map(|m| m.end as usize).max(words.end(first, Class::Ministry))?;
    let title = words.scan.text.slice(words.scan.span(first, end)).to_owned();
    let role = charge.map_or("minister", |charge| words.scan.key(charge)).to_owned();
    let land = adjective.or_else(|| words.mark(head(first)?, Class::Demonym));
    let role = Role { title, role, country: land.and_then(|m| words.land(m)), status: None };
    Some(FoundRole::new(role, "GOV"))
}
