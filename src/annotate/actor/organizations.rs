//! Names of organizations: of the table, by their head word, by a company's suffix, by the noun beside them.

use super::name::{Kind, Name};
use super::unnamed;
use super::words::{Class, Words};

/// A country's ministries by their common names, in lower case or not: `India's foreign ministry`.
pub fn ministries(words: &Words, out: &mut Vec<Name>) {
    for at in 0..words.len() {
        let Some(end) = words.end(at, Class::Ministry) else { continue };
        let inside = words.is(at, Class::Organization) || words.mark_before(end, Class::Organization).is_some();
        if inside || words.mark_before(end, Class::Ministry).is_some_and(|m| (m.first as usize) < at) {
            continue;
        }
        let country = unnamed::origin(words, at, end);
        out.push(Name { country, ..Name::new(at, end, Kind::Organization, "ministry") });
    }
}

/// An organization of the table at the head of a run.
pub fn known(words: &Words, begin: usize, end: usize) -> Option<Name> {
    let known = words.end(begin, Class::Organization)?;
    let known = if known + 1 == end && words.is(known, Class::Company) { end } else { known };
    if known < end && belongs_to_more(words, begin, known, end) || words.text(begin).len() == 1 {
        return None;
    }
    let sure = known > begin + 1 || !is_ambiguous(words, begin) || acts(words, begin, known);
    let product = words.is_digits(known) && !words.is_mark(known + 1, "%");
    let kind = if sure && !product { Kind::Organization } else { Kind::Unknown };
    Some(Name::new(begin, known, kind, "organization-table"))
}

/// The run goes on with words that make one name of it all: `Ford County`, `Leonardo Rossi`, `Labour Party Trust`.
fn belongs_to_more(words: &Words, begin: usize, known: usize, end: usize) -> bool {
    let more = [Class::OrgHead, Class::PlaceHead, Class::OtherHead].into_iter().any(|c| ends_in(words, begin, end, c));
    let given = known == begin + 1 && words.is(begin, Class::Given) && words.is_capital(known);
    more || given || words.is(end - 1, Class::Company)
}

/// The form is also a word, a person or a place.
fn is_ambiguous(words: &Words, at: usize) -> bool {
    let entry = words.mark(at, Class::Organization).and_then(|mark| words.scan.entry(mark));
    entry.is_some_and(|entry| &*entry.feature == "ambiguous")
}

/// What stands beside a name shows a body at work: `Orange said`, `the operator Orange`, `Orange Group`.
fn acts(words: &Words, begin: usize, end: usize) -> bool {
    words.is_any(end, &[Class::Speech, Class::Act]) || words.is_possessive(end) || noun_beside(words, begin, end)
}

/// `Boston Bruins`, `Bruins de Boston`: a team's byname with its town.
fn team(words: &Words, begin: usize, end: usize, to: usize) -> Option<usize> {
    if !words.is(end - 1, Class::Team) {
        return None;
    }
    if !words.adjective_endings().is_empty() {
        let town = words.end(end, Class::OrgLink).filter(|&at| at < to).and_then(|at| tail(words, at, to));
        return town;
    }
    (end > begin + 1 && !words.is_any(begin, &[Class::Given, Class::Demonym])).then_some(end)
}

/// `the NFU said`: letters that do something.
fn acronym_acts(words: &Words, begin: usize, end: usize) -> bool {
    let letters = words.text(begin).chars().filter(|c| c.is_alphabetic()).count();
    let acts = words.is_any(end, &[Class::Speech, Class::PersonVerb]) || words.ends_as_verb(end);
    end == begin + 1 && words.is_upper(begin) && (3..=6).contains(&letters) && acts && !words.is(begin, Class::Common)
}

/// An organization by what its name is made of, or by what stands beside it.
pub fn headed(words: &Words, begin: usize, end: usize, to: usize) -> Option<Name> {
    let made = |end, rule| Some(Name::new(begin, end, Kind::Organization, rule));
    let length = end - begin;
    if length > 1 && words.is(end - 1, Class::Company) {
        return made(end, "company-suffix");
    }
    if is_body(words, begin, end) {
        let grown = grow(words, end, to);
        if grown > end || length > 1 && !is_persons(words, begin, end) {
            return made(grown, "organization-head");
        }
    }
    if let Some(grown) = head_first(words, begin, end, to) {
        return made(grown, "organization-head");
    }
    if let Some(end) = team(words, begin, end, to) {
        return made(end, "team");
    }
    if acronym_acts(words, begin, end) {
        return made(end, "acronym-acts");
    }
    if length <= MAX_PLAIN && noun_beside(words, begin, end) {
        return made(end, "organization-noun");
    }
    None
}

const MAX_PLAIN: usize = 4;

/// The run ends in a head word: `State Department`, `Bank`.
fn is_body(words: &Words, begin: usize, end: usize) -> bool {
    ends_in(words, begin, end, Class::OrgHead)
}

fn ends_in(words: &Words, begin: usize, end: usize, class: Class) -> bool {
    (begin..end).any(|at| words.is(at, class) && words.end(at, class) == Some(end))
}

/// `Charlotte Church`: a given name and a word that is a surname too.
fn is_persons(words: &Words, begin: usize, end: usize) -> bool {
    end - begin == 2 && words.is(begin, Class::Given) && words.is(end - 1, Class::Surname)
}

/// The name behind its head: `Ministry` grows to `Ministry of Industry and Trade`.
fn grow(words: &Words, end: usize, to: usize) -> usize {
    let head = [Class::OrgOf].into_iter().any(|c| words.mark_before(end, c).is_some());
    if !head {
        return end;
    }
    let mut grown = end;
    for _ in 0..MAX_LINKS {
        let linked = words.end(grown, Class::OrgLink).filter(|&at| at < to);
        let Some(next) = linked.and_then(|at| tail(words, at, to)) else { break };
        grown = next;
    }
    grown
}

const MAX_LINKS: usize = 4;

/// Capitalised words behind a linking word.
fn tail(words: &Words, at: usize, to: usize) -> Option<usize> {
    let mut end = at;
    while end < to && (words.is_capital(end) || words.is_hyphen(end) && end > at && words.is_capital(end + 1)) {
        if words.is_any(end, &[Class::Calendar, Class::Honorific])
            || end > at && words.is_glued(end) && !words.is_glued(end - 1)
        {
            break;
        }
        end += 1;
    }
    (end > at).then_some(end)
}

/// French order: the head opens the name, in lower case too, adjectives follow: `Organisation mondiale de la santé`.
fn head_first(words: &Words, begin: usize, end: usize, to: usize) -> Option<usize> {
    let adjectives = words.adjective_endings();
    if adjectives.is_empty() || !words.is(begin, Class::OrgHead) {
        return None;
    }
    let mut at = words.end(begin, Class::OrgHead)?.max(end);
    let from = at;
    let adjective = |at: usize| at < to && words.ends_with(at, adjectives) && !words.is_any(at, &NO_ADJECTIVE);
    while at - from < 2 && adjective(at) {
        at += 1;
    }
    for _ in 0..MAX_LINKS {
        let link = words.end(at, Class::OrgLink).filter(|&next| next < to && !words.is(next, Class::Common));
        let Some(next) = link.filter(|&next| words.is_capital(next) || links_common(words, at, next, from)) else {
            break;
        };
        if !words.is_capital(next) && !words.is_capital(begin) {
            break;
        }
        at = tail(words, next, to).unwrap_or(next + 1);
        if adjective(at) {
            at += 1;
        }
    }
    (at > begin + 1).then_some(at)
}

/// Whether a link may join words in lower case: `et` alone may not, `pour` only right behind the head.
fn links_common(words: &Words, at: usize, next: usize, head_end: usize) -> bool {
    match words.key(at, Class::OrgLink).unwrap_or_default() {
        "and" => next > at + 1,
        "purpose" => at == head_end,
        _ => true,
    }
}

const NO_ADJECTIVE: [Class; 4] = [Class::Common, Class::Act, Class::Speech, Class::PersonVerb];

/// `the company Lukoil`, `Swissair, the airline`.
fn noun_beside(words: &Words, begin: usize, end: usize) -> bool {
    let before = words.mark_before(begin, Class::OrgNoun).is_some_and(|m| !words.is_capital(m.first as usize));
    if before {
        return !words.is_any(begin, &[Class::Given, Class::Country, Class::Demonym, Class::Capital]);
    }
    let article = end + 1;
    let placed = words.before(begin, Class::PlacePreposition) || words.before(begin, Class::OrgLink);
    if placed || !words.is_comma(end) || !words.is(article, Class::Article) {
        return false;
    }
    let reach = article + 1..article + 6;
    let stop =
        reach.clone().find(|&at| words.is_mark(at, ",.;:)") || words.is_capital(at) && words.is(at, Class::Common));
    let noun = reach.clone().find(|&at| words.is(at, Class::OrgNoun));
    let role = reach.clone().find(|&at| words.is_any(at, &[Class::Role, Class::PersonNoun, Class::Kin]));
    noun.is_some_and(|n| stop.is_none_or(|s| n < s) && role.is_none())
}
