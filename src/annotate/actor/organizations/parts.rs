//! What an organization's name is made of, how far it reaches, and what beside it tells of one.

use super::super::words::{Class, Words};
use super::is_ambiguous;
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
                || words.is(at, Class::Organization) && !topic && !is_ambiguous(words, at)
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
        // `the Church on Harbour Day`
        let thing = [Class::OtherHead, Class::PlaceHead].into_iter().any(|class| words.before(next, class));
        if words.key(grown, Class::OrgLink) == Some("on") && thing {
            break;
        }
        grown = next;
    }
    grown
}

const MAX_LINKS: usize = 4;

/// `Norvik Centre for Ports`: the run ends within a head, whose name goes on behind it.
pub fn opened(words: &Words, end: usize, to: usize) -> Option<usize> {
    let head = words.end(end - 1, Class::OrgHead).filter(|&head| head > end && head < to)?;
    if !words.is(head - 1, Class::OrgLink) {
        return None;
    }
    let end = tail(words, head, to)?;
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
        let honorific = words.is(end, Class::Honorific) && words.is_capital(end + 1);
        // `cour d'appel de Qarvo Ann Lee`
        let named =
            words.end(at, Class::Place) == Some(end) && words.is(end, Class::Given) && words.is_capital(end + 1);
        let named = named && !words.is(end, Class::Doubtful);
        if words.is(end, Class::Calendar) || honorific || parted || person || named {
            break;
        }
        end += 1;
    }
    (end > at).then_some(end)
}

/// French order: the head opens the name, in lower case too, adjectives follow: `Organisation mondiale de la santé`.
pub fn head_first(words: &Words, begin: usize, end: usize, to: usize) -> Option<usize> {
    let adjectives = words.adjective_endings();
    let other = words.end(begin, Class::OtherHead) > words.end(begin, Class::OrgHead);
    if adjectives.is_empty() || !words.is(begin, Class::OrgHead) || other {
        return None;
    }
    let mut at = words.end(begin, Class::OrgHead)?.max(end);
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
    while at - from < 2 && adjective(at) {
        at += 1;
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
        // `Conférence des Nations unies`
        let body = words.end(next, Class::Organization).filter(|_| words.is_capital(next));
        at = adjectives_end(tail(words, next, to).max(body).unwrap_or(next + 1));
    }
    (at > begin + 1).then_some(at)
}

/// `Nouveau Front populaire`: where adjectives follow, one behind the head is the name's.
pub fn with_adjective(words: &Words, end: usize, to: usize) -> usize {
    let adjective = end < to && !words.is_capital(end) && words.ends_with(end, words.adjective_endings());
    end + usize::from(adjective && !words.is_any(end, &NO_ADJECTIVE) && !words.is(end, Class::Demonym))
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
pub fn noun_beside(words: &Words, begin: usize, end: usize) -> bool {
    let article = words.mark_before(begin, Class::Article).filter(|m| words.is_capital(m.first as usize));
    let noun = article.map_or(begin, |m| m.first as usize);
    // `la société grenobloise Veltrano`
    let follows = |at: usize| !words.adjective_endings().is_empty() && at > 0 && words.is_plain(at - 1);
    // `le groupe paramilitaire russe Veltrano`
    let second = || if follows(noun - 1) { words.mark_before(noun - 2, Class::OrgNoun) } else { None };
    let behind = || if follows(noun) { words.mark_before(noun - 1, Class::OrgNoun).or_else(second) } else { None };
    let before = words.mark_before(noun, Class::OrgNoun).or_else(behind);
    let before = before.filter(|m| !words.is_capital(m.first as usize));
    if let Some(mark) = before {
        let given = words.is(begin, Class::Given) && !words.is(begin, Class::Place) && end > begin + 1;
        let first = mark.first as usize;
        // `peer-to-peer Veltrano`
        let half =
            first > 1 && words.is_hyphen(first - 1) && words.is_glued(first) && !words.is(first - 2, Class::Status);
        let employs = !matches!(words.scan.key(mark), "employer" | "rival") || can_employ(words, begin, end);
        return !given && !half && employs && !words.is_any(begin, &[Class::Country, Class::Demonym, Class::Capital]);
    }
    if is_nations(words, begin, end) {
        return true;
    }
    let staff = words.is(end, Class::OrgNounBehind) && (words.is_upper(end) || !words.is_capital(end));
    // `Norvik midfielder X`
    if staff && words.key(end, Class::OrgNounBehind) == Some("player") {
        return end == begin + 1 && plays_for(words, begin);
    }
    if staff && words.key(end, Class::OrgNounBehind) != Some("move") || moves(words, end) {
        // A sentence may begin so with a common noun: `Minority shareholders`, `Profits fell 3%`.
        let told = words.key(end, Class::OrgNounBehind) == Some("NGO");
        let opens = !told && end == begin + 1 && !words.is_upper(begin) && words.sentence_start(begin) == begin;
        return !opens && !words.is(begin, Class::Common) && !(begin..end).any(|at| words.is_any(at, &NO_FIRM));
    }
    if words.is(end, Class::Copula) && words.is(end + 1, Class::Article) {
        return !words.is(begin, Class::Place) && tells_body(words, end + 1);
    }
    if words.is_comma(end) && is_apposed_noun(words, end + 1) {
        return !(begin..end).any(|at| words.is_any(at, &NO_FIRM));
    }
    let article = end + 1;
    let placed = words.before(begin, Class::PlacePreposition) || words.before(begin, Class::OrgLink);
    // `X, du syndicat Veltrano`: whom one is of.
    let of = words.is_any(article, &[Class::OrgLink, Class::OfCountry]);
    if placed || of || !words.is_comma(end) || !words.is(article, Class::Article) {
        return false;
    }
    tells_body(words, article)
}

/// A word of which little is known, or a town, before who plays there.
fn plays_for(words: &Words, at: usize) -> bool {
    let never = [
        Class::Country,
        Class::Demonym,
        Class::Given,
        Class::OtherHead,
        Class::Common,
        Class::Calendar,
        Class::Status,
        Class::Sport,
        Class::Role,
        Class::Title,
    ];
    let opens = words.sentence_start(at) == at && !words.is(at, Class::Place);
    let person = words.is(at, Class::Surname) && !words.is(at, Class::Place);
    !opens && !person && !words.is_any(at, &never) && !words.ends_as_common(at)
}

/// `X, maker of ships`, `X, fabricant de navires`: a noun for bodies without an article, and what it is of.
fn is_apposed_noun(words: &Words, noun: usize) -> bool {
    let mark = words.mark(noun, Class::OrgNoun).filter(|&m| !matches!(words.scan.key(m), "employer" | "rival"));
    let of = |at: usize| {
        words.is_any(at, &[Class::OrgLink, Class::OfCountry]) || words.ends_with(at, words.adjective_endings())
    };
    mark.is_some_and(|m| !words.is_capital(noun) && of(m.end as usize))
}

/// What no firm that is told by the words beside it is called.
pub const NO_FIRM: [Class; 8] = [
    Class::OtherHead,
    Class::Place,
    Class::Country,
    Class::Demonym,
    Class::Capital,
    Class::Given,
    Class::Surname,
    Class::Calendar,
];

/// `an analyst at Veltrano`: where someone works is a body, unless it is a place, or one person whose spokesman he is.
fn can_employ(words: &Words, begin: usize, end: usize) -> bool {
    let person = words.is_any(begin, &[Class::Given, Class::Surname]) || words.ends_as_surname(begin);
    !words.is(begin, Class::FamilyFirst)
        && !words.is_any(begin, &[Class::Place, Class::PlaceHead, Class::OtherHead, Class::Common])
        && (end > begin + 1 || !person)
}

/// `Veltrano, down 11p`, `Veltrano slumped 25%`, `Veltrano (+3,1 %)`: what is said of shares.
fn moves(words: &Words, end: usize) -> bool {
    let signed = words.is_mark(end, "(")
        && words.is_mark(end + 1, "+-–−")
        && words.is_digits(end + 2)
        && words.is_mark(end + 3, "%");
    let at = if words.is_comma(end) { end + 1 } else { end };
    let verb = words.mark(at, Class::OrgNounBehind).filter(|&m| words.scan.key(m) == "move");
    let counted = |m: Mark| {
        let behind = m.end as usize;
        words.is_digits(behind) || words.is_mark(behind, "$£€") && words.is_digits(behind + 1)
    };
    signed || verb.is_some_and(counted) && !words.tells_of_sport()
}

/// `l'américain Boeing`, `du chinois Huawei`: in small letters a nation's one is a firm.
fn is_nations(words: &Words, begin: usize, end: usize) -> bool {
    let others = [Class::Given, Class::Surname, Class::Place, Class::Common, Class::Calendar, Class::OtherHead];
    let one = end == begin + 1 || end <= begin + 3 && !words.is_any(end - 1, &others) && !words.in_sport(begin);
    let follows = !words.adjective_endings().is_empty() && one && !words.is_any(begin, &others);
    let bracket = words.is_mark(end, "(");
    let nation = words.mark_before(begin, Class::Demonym).map(|m| m.first as usize).filter(|_| follows && !bracket);
    nation.is_some_and(|at| {
        let article = words.mark_before(at, Class::Article);
        !words.is_capital(at)
            && !words.ends_as_surname(begin)
            && article.is_some_and(|m| words.scan.key(m) == "definite")
    })
}

/// `an airline`, `a Danish chain of shops`: a noun for bodies behind an article, and none for people.
fn tells_body(words: &Words, article: usize) -> bool {
    let reach = article + 1..article + 6;
    let stop =
        reach.clone().find(|&at| words.is_mark(at, ",.;:)") || words.is_capital(at) && words.is(at, Class::Common));
    let body = |&at: &usize| words.key(at, Class::OrgNoun).is_some_and(|key| !matches!(key, "employer" | "rival"));
    let noun = reach.clone().find(body);
    let role = reach.clone().find(|&at| words.is_any(at, &[Class::Role, Class::PersonNoun, Class::Kin]));
    noun.is_some_and(|n| stop.is_none_or(|s| n < s) && role.is_none())
}
