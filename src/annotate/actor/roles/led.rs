//! Who leads a body, told by a verb: `X, who heads the bank,`, `X, à la tête du syndicat,`.

use super::super::words::{Class, Words};
use super::FoundRole;
use crate::model::Role;

/// The role of one of whom it is told behind a comma what he leads.
pub fn leads(words: &Words, name_end: usize) -> Option<FoundRole> {
    let comma = words.is_comma(name_end);
    let verb = words.mark(name_end + 1, Class::Leads).filter(|_| comma)?;
    let end = verb.end as usize;
    let body = [Class::OrgNoun, Class::OrgHead, Class::Organization, Class::OrgLow, Class::Led];
    let stops = |at: usize| words.is_mark(at, ",;.)") || words.is_any(at, &[Class::Speech, Class::Copula]);
    let reach = (end..end + MAX_REACH).take_while(|&at| !stops(at));
    let leads = reach.into_iter().any(|at| words.is_any(at, &body));
    let first = name_end + 1 + usize::from(words.is(name_end + 1, Class::Relative));
    let title = words.scan.text.slice(words.scan.span(first, end)).to_owned();
    let status = (words.scan.key(verb) == "past").then_some("former");
    let role = Role { title, role: "executive".to_owned(), country: None, status };
    leads.then(|| FoundRole::new(role, ""))
}

/// So far the body stands behind the verb.
const MAX_REACH: usize = 7;
