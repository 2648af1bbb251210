//! Whose an office is that a word before it tells of: of a body, not of a state.

use super::super::super::words::{Class, Words};
use super::super::{FoundRole, Title, country_behind, longest_role};
use super::before;
use super::one::tells_kind;
use crate::model::Country;

/// `the group's president, X,`: of what is no state.
pub fn take_from_state(words: &Words, title: &mut Title) {
    let Some(owner) = title.first.checked_sub(2).filter(|&at| words.is_possessive(at + 1)) else { return };
    let of_state = words.is_any(owner, &[Class::Country, Class::Metonym])
        || words.key(owner, Class::Agent).is_some_and(|agent| agent.starts_with("GOV"));
    if !of_state {
        presides_elsewhere(title);
    }
}

/// `l'association, dont la présidente X`, `the union, whose president X`: whoever presides over what is no land's name.
pub fn of_body_before(words: &Words, title: &mut Title) {
    let Some(whose) = title.first.checked_sub(1).filter(|&at| words.key(at, Class::Own) == Some("whose")) else {
        return;
    };
    let body = whose.checked_sub(1).filter(|&at| words.is_comma(at)).unwrap_or(whose);
    let lands = [Class::Country, Class::Demonym, Class::Metonym];
    if !words.before_any(body, &lands) && title.roles.iter().any(|found| found.presides) {
        presides_elsewhere(title);
    }
}

/// Over a body, no state.
pub fn presides_elsewhere(title: &mut Title) {
    title.of_body = true;
    // `the country's head of state`
    let presides = |found: &&mut FoundRole| found.presides || found.leads || found.role.role != "head_of_state";
    let states = title.roles.iter_mut().filter(presides).filter(|found| found.role.role == "head_of_state");
    states.for_each(|found| "executive".clone_into(&mut found.role.role));
}

/// `its president, X,`: of a state, where the table of offices has one of that name.
pub fn leads_state(words: &Words, name: usize, end: usize) -> bool {
    let text = words.scan.text.slice(words.scan.span(name, end));
    !words.facts.offices.terms(text, "head_of_state", None).is_empty()
}

/// `the Norwegian president's chief adviser, X`, `le conseiller du président tchadien, X`: the land of whose office another
/// serves. What tells of that stands before the role, or between it and the name.
pub fn land_of_master(words: &Words, title: &Title, name: usize) -> Option<Country> {
    let back =
        (0..=MAX_KIND).map_while(|n| title.first.checked_sub(n + 1).filter(|&at| n == 0 || tells_kind(words, at + 1)));
    let owner = back.into_iter().find(|&at| words.is_possessive(at) && words.role_before(at).is_some());
    let of = |at: &usize| {
        words.before(*at, Class::OfCountry)
            || words.before(*at - 1, Class::OfCountry) && words.before(*at, Class::Article)
    };
    let within = || (title.first + 1..name).filter(of).find_map(|at| longest_role(words, at)).map(|m| m.end as usize);
    let end = owner.or_else(within)?;
    // `l'envoyé du secrétaire général en Norvège`
    let there = words.leads_abroad(end);
    before(words, end).country.or_else(|| country_behind(words, end).0.filter(|_| !there))
}

/// So many words tell of which kind a role is.
const MAX_KIND: usize = 4;
