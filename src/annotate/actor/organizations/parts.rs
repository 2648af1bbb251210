//! What an organization's name is made of, and how far it reaches.

use super::super::words::{Class, Words};
use crate::rules::scan::Mark;

/// A name without a word of its kind is no longer than this.
pub const MAX_PLAIN: usize = 4;

/// The run ends in a head word: `State Department`, `Bank`.
pub fn is_body(words: &Words, begin: usize, end: usize) -> bool {
    // `an Effective Board of Directors`
    if words.end(end - 1, Class::OtherHead) > words.end(end - 1, Class::OrgHead) {
        return false;
    }
    let whole = |class| (begin..end).find(|&at| words.is(at, class) && words.end(at, class) == Some(end));
    let head = whole(Class::OrgHead);
    let other = whole(Class::OtherHead).filter(|&at| at + 1 < end || words.is(begin, Class::Demonym));
    head.is_some_and(|head| other.is_none_or(|at| at > head))
}

pub fn ends_in(words: &Words, begin: usize, end: usize, class: Class) -> bool {
    (begin..end).any(|at| words.is(at, class) && words.end(at, class) == Some(end))
}

/// `Bausch & Lomb`: two names and a sign between them, no given names and no things.
pub fn is_firm(words: &Words, begin: usize, end: usize) -> bool {
    let sign = (begin + 1..end.saturating_sub(1)).find(|&at| words.is_mark(at, "&"));
    let others = [Class::OtherHead, Class::Sport, Class::Given, Class::Country, Class::Demonym, Class::Common];
    let side = |at: usize| words.is_capital(at) && words.text(at).chars().count() > 2 && !words.is_any(at, &others);
    let things = words.ends_as_plural(end - 1) && !words.is(end - 1, Class::Surname);
    let free = !things && end - begin <= MAX_PLAIN && !words.is_any(begin, &others);
    free && sign.is_some_and(|at| side(at - 1) && side(at + 1))
}

/// `Charlotte Church`: a given name and a word that is a surname too; where head words open the names of bodies, also
/// one that is not, `David Sénat`.
pub fn is_persons(words: &Words, begin: usize, end: usize) -> bool {
    let closes = !words.adjective_endings().is_empty() && words.is(end - 1, Class::OrgAlone);
    end - begin == 2 && words.is(begin, Class::Given) && (closes || words.is(end - 1, Class::Surname))
}

/// The name behind its head: `Ministry` grows to `Ministry of Industry and Trade`.
pub fn grow(words: &Words, end: usize, to: usize) -> usize {
    let head = [Class::OrgOf].into_iter().any(|c| words.mark_before(end, c).is_some());
    if !head {
        return end;
    }
    let mut grown = end;
    for _ in 0..MAX_LINKS {
        let body = |at: usize| {
            let topic = words.key(grown, Class::OrgLink) == Some("on");
            words.is(at, Class::Club)
                || words.is(at, Class::Organization)
                    && !topic
                    && !words.is_doubtful_body(at)
                    && words.end(at, Class::Portfolio) < words.end(at, Class::Organization)
                || words.is(at, Class::OrgHead) && words.is(at - 1, Class::Article)
        };
        // `the Council on Ukraine` is no body of another name.
        let topic = |at: usize| words.key(grown, Class::OrgLink) == Some("on") && words.is(at, Class::Country);
        let linked = words.end(grown, Class::OrgLink).filter(|&at| at < to && !body(at) && !topic(at));
        let Some(next) = linked.and_then(|at| tail(words, at, to)) else { break };
        // `the Green Party and the Labour Party`, `Nepali Congress and Norvik Front` are two; one is only what `of`
        // joined before: `Ministry of Ports and Fisheries`.
        if words.key(grown, Class::OrgLink) == Some("and") && (grown == end || words.before(next, Class::OrgHead)) {
            break;
        }
        // `University of Oslo and Engineering Norway`
        if words.key(grown, Class::OrgLink) == Some("and") && words.before_any(grown, &[Class::Place, Class::Capital]) {
            break;
        }
        // `Commission of Norway and Chad's Tribunal`
        if words.key(grown, Class::OrgLink) == Some("and") && words.is_possessive(next) {
            break;
        }
        // `Bank of Norvik and Qarvo Tarn Corp`
        if words.key(grown, Class::OrgLink) == Some("and") && words.is(next - 1, Class::Company) {
            break;
        }
        // `the Church on Harbour Day`
        let thing = words.before_any(next, &[Class::OtherHead, Class::PlaceHead]);
        if words.key(grown, Class::OrgLink) == Some("on") && thing {
            break;
        }
        grown = listed_charges(words, next, to).unwrap_or(next);
    }
    grown
}

/// `Ministry of Ports, Shipping, and Waterways`: where a list ends of what a body is in charge of, in common words with
/// capitals.
fn listed_charges(words: &Words, end: usize, to: usize) -> Option<usize> {
    let charge = |at: usize| {
        let common = words.ends_as_common(at) || words.is(at, Class::Portfolio);
        words.is_capital(at) && common && !words.is_any(at, &[Class::Given, Class::Place, Class::Country])
    };
    let mut at = end;
    while words.is_comma(at) && at + 1 < to && charge(at + 1) {
        at = tail(words, at + 1, to)?;
    }
    let comma = at + usize::from(words.is_comma(at));
    let and = words.end(comma, Class::OrgLink).filter(|_| words.key(comma, Class::OrgLink) == Some("and"));
    let last =
        and.filter(|&next| at > end && next < to && words.is_any(at - 1, &[Class::Portfolio]) | words.is_capital(next));
    last.filter(|&next| !words.is_any(next, &[Class::OrgHead, Class::Given, Class::Country]))
        .and_then(|next| tail(words, next, to))
}

const MAX_LINKS: usize = 4;

/// `Norvik Centre for Ports`: the run ends within a head, whose name goes on behind it.
pub fn opened(words: &Words, end: usize, to: usize) -> Option<usize> {
    let head = words.end(end - 1, Class::OrgHead).filter(|&head| head > end && head <= to)?;
    // `Norvik Chamber of Commerce`
    if !words.is(head - 1, Class::OrgLink) {
        return (words.adjective_endings().is_empty() && words.is_capital(head - 1)).then_some(head);
    }
    let mut end = tail(words, head, to)?;
    // `Center for Analysis of Ports and Technologies`
    if let Some(next) = words.end(end, Class::OrgLink).filter(|_| words.key(end, Class::OrgLink) == Some("link")) {
        let body = words.is_any(next, &[Class::Organization, Class::OrgHead, Class::Country]);
        end = if body { None } else { tail(words, next, to) }.unwrap_or(end);
    }
    let more = words.end(end, Class::OrgLink).filter(|&at| words.key(end, Class::OrgLink) == Some("and") && at < to);
    Some(
        more.filter(|&at| at == end + 1 && words.end(at, Class::OrgHead).is_none())
            .and_then(|at| tail(words, at, to))
            .unwrap_or(end),
    )
}

/// Capitalised words behind a linking word.
pub fn tail(words: &Words, at: usize, to: usize) -> Option<usize> {
    let mut end = at;
    while end < to && (words.is_capital(end) || words.is_hyphen(end) && end > at && words.is_capital(end + 1)) {
        let parted = end > at && words.is_glued(end) && !words.is_glued(end - 1) && !words.is_hyphen(end);
        let person = words.is(end, Class::Title) && words.is(end + 1, Class::Given);
        // `Department of Justice`, but `Ministry of Trade Mrs. Lee`
        let title = words.end(end, Class::Honorific);
        let honorific = title.is_some_and(|next| words.is_capital(next) || words.is_mark(next, "."));
        // `cour d'appel de Qarvo Ann Lee`
        let named =
            words.end(at, Class::Place) == Some(end) && words.is(end, Class::Given) && words.is_capital(end + 1);
        // `Ministry of National Defence Ann Lee`
        let charge = |at: usize| words.is_any(at, &[Class::Portfolio]) || words.ends_as_common(at);
        let behind = end > at && charge(end - 1) && words.is(end, Class::Given) && words.is_capital(end + 1);
        let behind = behind && !words.is_any(end + 1, &[Class::OrgHead, Class::OtherHead, Class::PlaceHead]);
        let named = (named || behind) && !words.is(end, Class::Doubtful);
        if words.is(end, Class::Calendar) || honorific || parted || person || named || end > at && leads(words, end) {
            break;
        }
        end += 1;
    }
    (end > at).then_some(end)
}

/// `Bank of Norvik CEO`, `Bank of Norvik Governor`: who leads a body is no part of its name; but `Office of the Deputy
/// Minister`.
fn leads(words: &Words, at: usize) -> bool {
    let role = words.mark(at, Class::Role).filter(|m| !words.ends_as_plural(m.end as usize - 1));
    let governs = |m: &Mark| words.scan.key(*m) == "other" && words.scan.entry(*m).is_some_and(|e| e.feature == "GOV");
    let leads = |m: &Mark| matches!(words.scan.key(*m), "executive" | "spokesperson") || governs(m);
    role.is_some_and(|m| leads(&m)) && !words.before_any(at, &[Class::Deputy, Class::Status])
}

/// French order: the head opens the name, in lower case too, adjectives follow: `Organisation mondiale de la santé`.
pub fn head_first(words: &Words, begin: usize, end: usize, to: usize) -> Option<usize> {
    let adjectives = words.adjective_endings();
    let other = words.end(begin, Class::OtherHead) > words.end(begin, Class::OrgHead);
    if adjectives.is_empty() || !words.is(begin, Class::OrgHead) || other {
        return None;
    }
    let mut at = words.end(begin, Class::OrgHead)?.max(end);
    // `Union pour le progrès`: the head's own words end in the link.
    let link = words.end(at - 1, Class::OrgLink).filter(|_| words.end(begin, Class::OrgHead) == Some(at));
    if let Some(topic) = link.filter(|&topic| topic < to && words.is_word(topic) && !words.is(topic, Class::Common)) {
        at = tail(words, topic, to).unwrap_or(topic + 1);
    }
    let from = at;
    let low_nation = |at: usize| words.is(at, Class::Demonym) && !words.is_capital(at);
    let adjective =
        |at: usize| at < to && (words.ends_with(at, adjectives) || low_nation(at)) && !words.is_any(at, &NO_ADJECTIVE);
    // `coopération militaire et technique`, `militaro-technique`
    let adjectives_end = |at: usize| {
        let hyphen = words.is_hyphen(at + 1) && words.is_glued(at + 1) && words.is_glued(at + 2) && adjective(at + 2);
        let single = if hyphen && !words.is_capital(at) { at + 3 } else { at + usize::from(adjective(at)) };
        let second = words.end(single, Class::OrgLink).filter(|&next| next == single + 1 && single > at);
        let second = second.filter(|&next| words.key(single, Class::OrgLink) == Some("and") && adjective(next));
        second.map_or(single, |next| next + 1)
    };
    for _ in 0..2 {
        // `l'Administration sud-coréenne`: all of a nation's word.
        let nation = words.end(at, Class::Demonym).filter(|_| low_nation(at));
        at = if adjective(at) { nation.unwrap_or(at + 1) } else { at };
    }
    for _ in 0..MAX_LINKS {
        let name = |next: usize| words.is_capital(next) || !words.is(next, Class::Common);
        // `le Gouvernement pour le Conseil constitutionnel` is two.
        let other = |next: usize| {
            words.key(at, Class::OrgLink) == Some("purpose")
                && words.is_any(next, &[Class::OrgHead, Class::Organization])
        };
        let link = words.end(at, Class::OrgLink).filter(|&next| next < to && name(next) && !other(next));
        // Behind a capital, words in small letters tell of something else.
        let named = at > from && words.is_capital(at - 1);
        let Some(next) = link.filter(|&next| words.is_capital(next) || !named && links_common(words, at, next, from))
        else {
            break;
        };
        if !words.is_capital(next) && !words.is_capital(begin) {
            break;
        }
        // `Front populaire de Pierre Novak`
        let given = words.is(next, Class::Given) && !words.is_any(next, &[Class::Doubtful, Class::Place]);
        if given && at > from && words.is_capital(next + 1) && !words.is(next + 1, Class::OrgHead) {
            break;
        }
        // `Conférence des Nations unies`
        let body = words.end(next, Class::Organization).filter(|_| words.is_capital(next));
        let end = tail(words, next, to).max(body).unwrap_or(next + 1);
        // `le conseil départemental du Morbihan paie`
        at = if words.is(end - 1, Class::Place) { end } else { adjectives_end(end) };
    }
    at = with_last(words, at, from, to);
    (at > begin + 1).then_some(at)
}

/// `Nouveau Front populaire`: where adjectives follow, one behind the head is the name's.
pub fn with_adjective(words: &Words, end: usize, to: usize) -> usize {
    let adjective = end < to && !words.is_capital(end) && words.ends_with(end, words.adjective_endings());
    end + usize::from(adjective && !words.is_any(end, &NO_ADJECTIVE) && !words.is(end, Class::Demonym))
}

/// `Forces démocratiques alliées (FDA)`: the last word before the letters of a body is its own.
fn with_last(words: &Words, end: usize, from: usize, to: usize) -> usize {
    let lettered = |at: usize| words.is_mark(at, "(") && words.is_upper(at + 1) && words.is_mark(at + 2, ")");
    let last = end > from && end < to && words.is_word(end) && !words.is_any(end, &NO_ADJECTIVE) && lettered(end + 1);
    end + usize::from(last && !words.is(end, Class::OrgLink))
}

/// `Police nationale du Tchad`: where adjectives follow, the land that ends the name of a state's own body.
pub fn of_land(words: &Words, end: usize, to: usize) -> usize {
    let states = |m: &Mark| matches!(words.scan.key(*m), "COP" | "MIL") && words.is_capital(m.first as usize);
    let own = words.mark_before(end, Class::OrgHead).is_some_and(|m| states(&m));
    let link = words.end(end, Class::OrgLink).filter(|&at| own && at < to && words.is_capital(at));
    let land =
        link.filter(|_| words.key(end, Class::OrgLink) == Some("link")).and_then(|at| words.end(at, Class::Country));
    land.filter(|_| !words.adjective_endings().is_empty()).unwrap_or(end)
}

/// Whether a link may join words in lower case: `et` alone may not, `pour` only right behind the head.
fn links_common(words: &Words, at: usize, next: usize, head_end: usize) -> bool {
    match words.key(at, Class::OrgLink).unwrap_or_default() {
        "and" => next > at + 1,
        // `Conseil national pour la sauvegarde de la patrie`
        "purpose" => {
            let charge = next > at + 1 && words.key(next + 1, Class::OrgLink) == Some("link");
            at == head_end || charge && !words.before(at, Class::Demonym)
        }
        _ => true,
    }
}

const NO_ADJECTIVE: [Class; 4] = [Class::Common, Class::Act, Class::Speech, Class::PersonVerb];
