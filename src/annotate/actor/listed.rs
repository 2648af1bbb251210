//! Names in a list: what one of them is tells what the others are.

use super::name::{Kind, Name};
use super::words::{Class, Words};
use super::{organizations, people};

/// `Ann Lee, Tomo Baran and Bo Rask`: names in a list with a person's are people's.
pub(super) fn enlist(words: &Words, names: &mut [Name]) {
    let told = outside_brackets(words, names);
    let pairs: Vec<bool> = told.windows(2).map(|pair| is_listed(words, &names[pair[0]], &names[pair[1]])).collect();
    let enter = |names: &mut [Name], n: usize, other: usize, listed: bool| {
        let person = names[other].kind == Kind::Person && names[other].end - names[other].first > 1;
        let body = names[other].kind == Kind::Organization && names[n].is_known();
        if listed && body && names[n].kind == Kind::Unknown {
            names[n].kind = Kind::Organization;
        }
        // `Sega et la PlayStation`
        let between = names[n.min(other)].end..names[n.max(other)].first;
        let firm = between.len() == 1
            && names[other].kind == Kind::Organization
            && organizations::is_firms(words, &names[other]);
        if listed && firm && names[n].kind == Kind::Unknown && organizations::can_be(words, &names[n], true) {
            names[n].kind = Kind::Organization;
            names[n].rule = "organization-noun";
        }
        // `a town, Qvar Blorn, mayor Ann Lee`
        let place = || {
            let comma = names[n].first.checked_sub(1).filter(|&at| words.is_comma(at));
            comma.is_some_and(|at| words.before(at, Class::WorkNoun))
        };
        // `sur les Champs, Ann Lee`
        let thing = words.key(names[n].first.saturating_sub(1), Class::Article) == Some("definite");
        if listed && person && names[n].kind == Kind::Unknown && people::can_be(words, &names[n]) && !place() && !thing
        {
            names[n].kind = Kind::Person;
            names[n].rule = "person-in-list";
        }
    };
    for n in 1..=pairs.len() {
        enter(names, told[n], told[n - 1], pairs[n - 1]);
    }
    enlist_surnames(words, names, &told, &pairs);
    for n in (0..pairs.len()).rev() {
        enter(names, told[n], told[n + 1], pairs[n]);
    }
}

/// `Senators Lee, Baran and Rask`: three surnames or more behind a title of several are people's.
fn enlist_surnames(words: &Words, names: &mut [Name], told: &[usize], pairs: &[bool]) {
    let is_other =
        |at: usize| words.is_any(at, &people::NO_SURNAME) || words.is_any(at, &[Class::Organization, Class::Portfolio]);
    let single = |name: &Name| {
        let one = name.end == name.first + 1 && !words.is_upper(name.first);
        one && matches!(name.kind, Kind::Person | Kind::Unknown) && !is_other(name.first)
    };
    let opens = |name: &Name| {
        let titles =
            [Class::Title, Class::Role, Class::Honorific].into_iter().filter_map(|c| words.mark_before(name.first, c));
        let capital = |first: usize| words.is_capital(first) && words.ends_as_plural(name.first - 1);
        titles.map(|m| m.first as usize).any(capital)
    };
    for n in 0..told.len() {
        if !(opens(&names[told[n]]) && single(&names[told[n]])) {
            continue;
        }
        let listed =
            pairs[n..].iter().zip(&told[n + 1..]).take_while(|(pair, at)| **pair && single(&names[**at])).count();
        for &at in told[n..=n + listed].iter().filter(|_| listed >= MANY) {
            if names[at].kind == Kind::Unknown {
                (names[at].kind, names[at].rule) = (Kind::Person, "person-in-list");
            }
        }
    }
}

/// So many others make a list of surnames.
const MANY: usize = 2;

/// The names that stand in no brackets of their own, and do not only tell where a person is from, by number.
pub(super) fn outside_brackets(words: &Words, names: &[Name]) -> Vec<usize> {
    let aside = |name: &Name| name.first > 0 && words.is_mark(name.first - 1, "(");
    let origin = |n: usize| {
        let of = n > 0 && words.end(names[n - 1].end, Class::OfCountry) == Some(names[n].first);
        of && names[n - 1].kind == Kind::Person && names[n].kind == Kind::Unknown
    };
    (0..names.len()).filter(|&n| !aside(&names[n]) && !origin(n)).collect()
}

/// `A, B`, `A and B`, `A (Norvik), B`: nothing stands between two names but what joins a list, and an aside.
pub(super) fn is_listed(words: &Words, a: &Name, b: &Name) -> bool {
    let end = past_aside(words, a.end);
    let end = if a.kind == Kind::Person { past_origin(words, end) } else { end };
    let comma = if words.is_comma(end) { end + 1 } else { end };
    let and = words.end(comma, Class::OrgLink).filter(|_| words.key(comma, Class::OrgLink) == Some("and"));
    comma > end && comma == b.first || and == Some(b.first)
}

/// `Ann Lee (Norvik North)`, `Ann Lee (Ports and fisheries)`: where the words go on behind a name or two in brackets, or
/// behind what someone is in charge of.
fn past_aside(words: &Words, end: usize) -> usize {
    let capital = words.is_capital(end + 1);
    let small = |at: usize| capital && (words.is_plain(at) || words.is_any(at, &[Class::OfCountry, Class::OrgLink]));
    let inside = |at: &usize| words.is_capital(*at) || words.is_hyphen(*at) || words.is_mark(*at, "/") || small(*at);
    let close = (end + 1..end + MAX_ASIDE).find(|at| !inside(at)).filter(|_| words.is_mark(end, "("));
    close.filter(|&at| at > end + 1 && words.is_mark(at, ")")).map_or(end, |at| at + 1)
}

/// `Ann Lee of Norvik`: where the words go on behind the place that someone is of.
fn past_origin(words: &Words, end: usize) -> usize {
    let of = words.end(end, Class::OfCountry).filter(|_| words.key(end, Class::OfCountry) == Some("of"));
    let place = of.filter(|&at| words.is_capital(at));
    place.map_or(end, |at| (at..at + MAX_ASIDE).find(|&t| !words.is_capital(t)).unwrap_or(end))
}

/// So many words an aside in brackets has in a list.
const MAX_ASIDE: usize = 6;
