//! Whose an office is that a word before it tells of: of a body, not of a state.

use super::super::super::words::{Class, Words};
use super::super::{FoundRole, Title};

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
