//! Whether a role is that of one who is named right behind it.

use super::super::MAX_FAR;
use crate::annotate::actor::words::{Class, Words};

/// `X, the minister of defence Ann Lee`: is the role that of one who is named right behind it?
pub fn leads_to_name(words: &Words, role_end: usize) -> bool {
    if words.is_capital(role_end) && words.before(role_end, Class::OrgNoun) {
        return false;
    }
    let links = [Class::OrgLink, Class::OfCountry, Class::Article, Class::Portfolio];
    let body = |at: usize| words.is(at, Class::Organization) && words.is_capital(at);
    let far = (role_end..role_end + MAX_FAR).find(|&at| body(at) || !words.is_plain(at) && !words.is_any(at, &links));
    // `X, Minister of Trade and Industries Ann Lee`
    let capitals = |at: usize| (at..at + MAX_CHARGE).take_while(|&t| words.is_capital(t) || words.is_any(t, &links));
    let charge = |at: usize| {
        let given = |t: usize| words.is(t, Class::Given) && words.is_capital(t + 1) && !words.is(t, Class::Place);
        capitals(at).skip(1).any(given) && words.is(at, Class::OrgHead)
    };
    far.is_some_and(|at| {
        let others = [Class::Country, Class::Capital, Class::Demonym, Class::Organization, Class::OrgHead];
        // What a preposition leads to is a place or a body.
        let article = words.mark_before(at, Class::Article).map_or(at, |m| m.first as usize);
        let person = words.is_capital(at)
            && words.is_capital(at + 1)
            && !words.is(at + 1, Class::OrgHead)
            && !words.is_any(at, &[Class::Role, Class::Title, Class::Article])
            && !words.is_any(at, &others);
        // `X, ambassadeur de France et M. Y`: the list of people goes on.
        let next = words.is(at, Class::Honorific) && at > role_end && words.is(at - 1, Class::OrgLink);
        // `X as Minister of Trade and Y as Minister of Ports`
        let close = (at..at + MAX_FAR).find(|&t| !words.is_capital(t) && !words.is_glued(t)).unwrap_or(at);
        let other = words.before(at, Class::OrgLink) && words.key(close, Class::Leaves) == Some("as");
        (person || charge(at)) && !next && !other && !words.before(article, Class::OfCountry)
    })
}

/// So many words with a capital tell of what a minister is in charge.
const MAX_CHARGE: usize = 4;
