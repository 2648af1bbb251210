//! What beside a name tells of a body: a noun, those who work for it, what its shares do.

use super::super::people;
use super::super::words::{Class, Words};
use crate::rules::scan::Mark;

/// `the company Lukoil`, `Swissair, the airline`.
pub fn noun_beside(words: &Words, begin: usize, end: usize) -> bool {
    let article = words.mark_before(begin, Class::Article).filter(|m| words.is_capital(m.first as usize));
    let at = article.map_or(begin, |m| m.first as usize);
    // `le parti « Les Veltraniens »`
    let quoted = at > 0 && words.is_quote(at - 1) && words.is_quote(end);
    match noun_before(words, at - usize::from(quoted)) {
        Some(noun) => names_body(words, noun, quoted, begin, end),
        None => is_nations(words, begin, end) || told_behind(words, begin, end),
    }
}

/// The noun for a body that ends before a token, or a word or two farther off where adjectives follow.
fn noun_before(words: &Words, at: usize) -> Option<Mark> {
    // `la société grenobloise Veltrano`
    let follows = |at: usize| !words.adjective_endings().is_empty() && at > 0 && words.is_plain(at - 1);
    // `le groupe paramilitaire russe Veltrano`
    let second = || if follows(at - 1) { words.mark_before(at - 2, Class::OrgNoun) } else { None };
    let behind = || if follows(at) { words.mark_before(at - 1, Class::OrgNoun).or_else(second) } else { None };
    let noun = words.mark_before(at, Class::OrgNoun).or_else(behind).or_else(|| noun_with_object(words, at));
    noun.filter(|m| !words.is_capital(m.first as usize))
}

/// Can a name be that of the body which the noun before it tells of?
fn names_body(words: &Words, noun: Mark, quoted: bool, begin: usize, end: usize) -> bool {
    // `l'entreprise Kaiser de Norvik`: where a firm is.
    let placed = || words.key(begin + 1, Class::Particle) == Some("generic");
    let given = words.is(begin, Class::Given) && !words.is(begin, Class::Place) && end > begin + 1 && !placed();
    let first = noun.first as usize;
    // `peer-to-peer Veltrano`
    let half = first > 1 && words.is_hyphen(first - 1) && words.is_glued(first) && !words.is(first - 2, Class::Status);
    let employs = match words.scan.key(noun) {
        // `le magazine « Norvik »` is a work as well.
        key if quoted && key != "PTY" => false,
        "employer" | "rival" => can_employ(words, begin, end),
        "workplace" => !words.is_any(begin, &NO_WORKPLACE),
        _ => true,
    };
    // `les dirigeants de PME`
    let letter = words.text(begin).chars().nth(1).is_none();
    // `l'hebdomadaire Conseil des ministres`
    let longer = words.end(begin, Class::OtherHead).is_some_and(|other| other > end);
    let thing = longer || end == begin + 1 && (letter || words.is_upper(begin) && words.is(begin, Class::OtherHead));
    let land = words.is_any(begin, &[Class::Country, Class::Demonym, Class::Capital]);
    !given && !half && !thing && employs && !land
}

/// Do the words behind a name tell that it is a body's: who works for it, what it does, what it is?
fn told_behind(words: &Words, begin: usize, end: usize) -> bool {
    let no_firm = || (begin..end).any(|at| words.is_any(at, &NO_FIRM));
    let staff = words.is(end, Class::OrgNounBehind) && (words.is_upper(end) || !words.is_capital(end));
    // `Norvik midfielder X`
    if staff && words.key(end, Class::OrgNounBehind) == Some("player") {
        return end == begin + 1 && plays_for(words, begin);
    }
    if staff && !matches!(words.key(end, Class::OrgNounBehind), Some("move" | "which")) || moves(words, end) {
        // A sentence may begin so with a common noun: `Minority shareholders`, `Profits fell 3%`.
        let told = words.key(end, Class::OrgNounBehind) == Some("NGO");
        let opens = !told && end == begin + 1 && !words.is_upper(begin) && words.sentence_start(begin) == begin;
        return !opens && !words.is(begin, Class::Common) && !no_firm();
    }
    // `Veltrano, which operates the port,`
    if words.is_comma(end) && words.key(end + 1, Class::OrgNounBehind) == Some("which") {
        return !words.is_any(begin, &[Class::Common, Class::Company]) && !no_firm();
    }
    if words.is(end, Class::Copula) && words.is(end + 1, Class::Article) {
        return !words.is(begin, Class::Place) && tells_body(words, end + 1);
    }
    if words.is_comma(end) && is_apposed_noun(words, end + 1) {
        return !no_firm();
    }
    words.is_comma(end) && words.is(end + 1, Class::Article) && is_apposed_body(words, begin, end + 1)
}

/// `Swissair, the airline`: is the phrase behind the comma said of the name before it, and tells of a body?
fn is_apposed_body(words: &Words, begin: usize, article: usize) -> bool {
    let place = words.mark_before(begin, Class::PlacePreposition).is_some_and(|m| words.scan.key(m) == "place");
    // `À Norvik, la société`
    let led = words.sentence_start(begin) + 1 == begin && words.before(begin, Class::PlacePreposition);
    let placed = place || led || words.before(begin, Class::OrgLink);
    // `X, du syndicat Veltrano`: whom one is of.
    let of = words.is_any(article, &[Class::OrgLink, Class::OfCountry]);
    // `Led by former Speaker Ann Lee, the group left`
    let titled = people::has_title(words, begin);
    !placed && !of && !titled && tells_body(words, article)
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
    let mark =
        words.mark(noun, Class::OrgNoun).filter(|&m| !matches!(words.scan.key(m), "employer" | "rival" | "workplace"));
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
    !words.is(begin, Class::FamilyFirst) && !words.is_any(begin, &NO_WORKPLACE) && (end > begin + 1 || !person)
}

const NO_WORKPLACE: [Class; 4] = [Class::Place, Class::PlaceHead, Class::OtherHead, Class::Common];

/// `l'entreprise de matériel ferroviaire Veltrano`: a noun for bodies, what it is of, and the name; in French order.
fn noun_with_object(words: &Words, name: usize) -> Option<Mark> {
    let others = [Class::Role, Class::Title, Class::PersonNoun, Class::Kin, Class::PlaceHead];
    let links = [Class::OrgLink, Class::OfCountry];
    let from = words.sentence_start(name);
    if words.adjective_endings().is_empty() || name < from + 3 || !words.is_plain(name - 1) {
        return None;
    }
    for at in (name.saturating_sub(MAX_OBJECT).max(from)..name).rev() {
        if words.key(at, Class::OrgNoun) == Some("BUS") && words.is(at + 1, Class::OfCountry) {
            return words.mark(at, Class::OrgNoun);
        }
        if !words.is_plain(at) && !words.is_any(at, &links) || words.is_any(at, &others) {
            return None;
        }
    }
    None
}

/// So many words tell what a firm makes.
const MAX_OBJECT: usize = 6;

/// `l'entreprise Norvik et Tarn`, `the law firm Norvik and Tarn`: a noun of one firm before two names. In English both
/// must be surnames: there a second party may follow.
pub fn with_partner(words: &Words, begin: usize, end: usize, to: usize) -> usize {
    let noun = words.mark_before(begin, Class::OrgNoun).filter(|m| words.scan.key(*m) == "BUS");
    let one = noun.is_some_and(|m| !words.ends_as_plural(m.end as usize - 1));
    let and =
        words.end(end, Class::OrgLink).filter(|&at| at == end + 1 && words.key(end, Class::OrgLink) == Some("and"));
    let Some(next) = and.filter(|&at| one && at < to && words.is_capital(at)) else { return end };
    let others = [Class::Country, Class::Demonym, Class::Capital, Class::Organization, Class::Given, Class::Common];
    let surnames = [begin, next].iter().all(|&at| words.is(at, Class::Surname)) && end == begin + 1;
    let free = !words.is_any(next, &others) && !words.is_capital(next + 1);
    let both = surnames || !words.adjective_endings().is_empty();
    if both && free { next + 1 } else { end }
}

/// `Veltrano's Ann Lee said`, `Veltrano's chief executive`: whose people do something, or preside over something.
pub fn has_people(words: &Words, begin: usize, end: usize) -> bool {
    let person = end + 1;
    if !words.is_possessive(end) || words.sentence_start(begin) == begin && words.is(begin, Class::Common) {
        return false;
    }
    let full = words.is(person, Class::Given) && !words.is(person, Class::Doubtful) && words.is_capital(person + 1);
    let does = |at: usize| words.is_any(at, &[Class::Speech, Class::PersonVerb]) || words.ends_as_verb(at);
    let does = |at: usize| does(at) || words.is_comma(at) || words.is_mark(at, ":");
    let acts = full && !words.is(person + 1, Class::OtherHead) && does(person + 2);
    let low = |at: usize| !words.is_capital(at);
    let status = words.end(person, Class::Status).unwrap_or(person);
    let leads =
        low(status) && words.key(status, Class::Role) == Some("executive") && !words.is(status, Class::PersonNoun);
    (acts || leads) && !(begin..end).any(|at| words.is_any(at, &NO_FIRM) || words.ends_as_surname(at))
}

/// `Veltrano, down 11p`, `Veltrano slumped 25%`, `Veltrano (+3,1 %)`: what is said of shares.
fn moves(words: &Words, end: usize) -> bool {
    let signed = words.is_mark(end, "(")
        && words.is_mark(end + 1, "+-–−")
        && words.is_digits(end + 2)
        && words.is_mark(end + 3, "%");
    let at = if words.is_comma(end) { end + 1 } else { end };
    let verb = words.mark(at, Class::OrgNounBehind).filter(|&m| words.scan.key(m) == "move");
    // `progresse ce soir de 2,5 %`
    let later = |at: usize| {
        let far = (at..at + MAX_FAR).find(|&t| words.is_digits(t) || words.is_capital(t) || words.is_mark(t, ",.;:()"));
        far.is_some_and(|t| words.is_digits(t) && (t + 1..t + 4).any(|sign| words.is_mark(sign, "%")))
    };
    let counted = |m: Mark| {
        let behind = m.end as usize;
        words.is_digits(behind) || words.is_mark(behind, "$£€") && words.is_digits(behind + 1) || later(behind)
    };
    signed || verb.is_some_and(counted) && !words.tells_of_sport()
}

/// So many words stand between what shares do and by how much.
const MAX_FAR: usize = 5;

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
    // `a man with a company`, `a partner in the firm`
    let stops = |at: usize| words.is_mark(at, ",.;:)") || words.is_any(at, &[Class::ActOn, Class::PlacePreposition]);
    let stop = reach.clone().find(|&at| stops(at) || words.is_capital(at) && words.is(at, Class::Common));
    let body = |&at: &usize| {
        words.key(at, Class::OrgNoun).is_some_and(|key| !matches!(key, "employer" | "rival" | "workplace"))
    };
    let noun = reach.clone().find(body);
    let role = reach.clone().find(|&at| words.is_any(at, &[Class::Role, Class::PersonNoun, Class::Kin]));
    noun.is_some_and(|n| stop.is_none_or(|s| n < s) && role.is_none())
}
