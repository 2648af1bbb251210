//! The second of two roles behind one name.

use super::super::led::also_leads;
use super::super::{Title, country_behind, longest_role, role, status_of};
use super::{is_of_body, is_sent_abroad, leads_to_name};
use crate::annotate::actor::words::{Class, Words};
use crate::rules::scan::Mark;

/// Takes another role behind `and`: `state councillor and foreign minister`, `minister and former ambassador`.
pub fn second(words: &Words, title: &mut Title) {
    title.roles.extend(also_leads(words, title.end));
    let joins = |at: usize| words.end(at, Class::OrgLink).filter(|_| words.key(at, Class::OrgLink) == Some("and"));
    let and = joins(title.end).or_else(|| joins(past_charge(words, title)?));
    let charged = || charge_behind(words, title);
    // `ministre et actuel ambassadeur`, `minister and former ambassador`
    let state =
        and.and_then(|at| words.mark(at, Class::Status)).filter(|m| longest_role(words, m.end as usize).is_some());
    let status = state.and_then(|m| status_of(words, m));
    // `a member of the council and Norway's envoy`
    let owner = and.and_then(|at| words.mark(at, Class::Country)).filter(|m| words.is_possessive(m.end as usize));
    let from = state.map(|m| m.end as usize).or(owner.map(|m| m.end as usize + 1)).or(and);
    let other = from.and_then(|at| longest_role(words, at)).or_else(charged);
    let Some(mark) = other.filter(|m| !words.is_capital(m.end as usize)) else { return };
    let portfolio = words.mark(mark.end as usize, Class::Portfolio);
    let end = portfolio.map_or(mark.end, |m| m.end) as usize;
    if !leads_to_name(words, end) {
        let country = country_behind(words, end).0.filter(|_| !is_sent_abroad(words, mark));
        title.country = title.country.or(country).or_else(|| words.land(owner?));
        // `president and chief executive of Veltrano`, `secrétaire adjoint et président de l'association`
        if title.country.is_none() && (words.scan.key(mark) == "executive" || is_of_body(words, end)) {
            title.of_body = true;
            let led = |role: &str| matches!(role, "head_of_state" | "deputy_minister");
            let presides = title.roles.iter_mut().filter(|found| led(&found.role.role));
            presides.for_each(|found| "executive".clone_into(&mut found.role.role));
        }
        title.roles.push(role(words, mark, portfolio, status, title));
        title.end = end;
    }
}

/// `ministre des Eaux claires et`: where the words end that tell what the minister is in charge of.
fn past_charge(words: &Words, title: &Title) -> Option<usize> {
    let minister = title.roles.last().is_some_and(|found| found.role.role.ends_with("minister"));
    let first = words.end(title.end, Class::OfCountry).filter(|&at| minister && words.is_capital(at))?;
    let part = |at: &usize| words.is_capital(*at) || words.is_plain(*at);
    (first..first + MAX_CHARGE).find(|at| !part(at))
}

/// So many words tell what a minister is in charge of.
const MAX_CHARGE: usize = 4;

/// `ministre d'État, ministre des Finances`: behind the rank of a minister and a comma, what is in the minister's charge.
fn charge_behind(words: &Words, title: &Title) -> Option<Mark> {
    let minister = |mark: &Mark| words.scan.key(*mark).ends_with("minister");
    let rank = title.roles.last().is_some_and(|found| found.role.role == "minister");
    let next = Some(title.end + 1).filter(|_| rank && words.is_comma(title.end))?;
    let charged = |mark: &Mark| mark.end - mark.first > 1 || words.is(mark.end as usize, Class::Portfolio);
    longest_role(words, next).filter(minister).filter(charged)
}
