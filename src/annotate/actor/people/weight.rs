//! What speaks for a person and against: what a name is made of, and the words beside it, each with its weight.

use super::{is_sportsman, names_people};
use crate::annotate::actor::roles;
use crate::annotate::actor::words::{Class, Words};
use std::ops::Range;

/// What speaks for a person (and against), in the order in which it is looked at.
pub(super) const TITLE_BEFORE: i32 = 10;
const GIVEN_NAME: i32 = 5;
const DOUBTFUL_GIVEN_NAME: i32 = 4;
const DOUBTFUL_OPENING: i32 = 3;
const INITIAL: i32 = 4;
const SURNAME: i32 = 3;
const NOUN_BEFORE: i32 = 4;
const AGE_AFTER: i32 = 6;
const BIRTH_AFTER: i32 = 6;
const ROLE_AFTER: i32 = 4;
const NATION_AFTER: i32 = 4;
const RELATIVE_AFTER: i32 = 4;
const SPEAKS_ALONE: i32 = 7;
pub(super) const VERB_AFTER: i32 = 3;
/// `is`, `has`: bodies and things do these as well.
const BEING_AFTER: i32 = 1;
/// In a table of cricket.
pub(super) const SCORED: i32 = 7;
/// The surname of one who was at the head of a state.
pub(super) const HEAD_OF_STATE: i32 = 4;
const ONE_WORD: i32 = -3;
const LONG: i32 = -4;
const PLACE_BEFORE: i32 = -3;
/// `to`, `from`: people stand behind these too.
const TOWARD_BEFORE: i32 = -1;
const ARTICLE_BEFORE: i32 = -4;
const WORK_BEFORE: i32 = -5;
const QUOTED: i32 = -5;
const PLACE_WORD: i32 = -5;
const OTHER_WORD: i32 = -8;
const COUNTRY_WORD: i32 = -4;

/// How many words of the name are its bearer's: no particles, hyphens or suffixes.
pub(super) fn length(words: &Words, begin: usize, end: usize) -> usize {
    // `Ben Barnes`, `Al Gore`: what stands first with a capital is no particle.
    let given = |at: usize| at == begin && words.is(at, Class::Given);
    let particle = |at: usize| words.is(at, Class::Particle) && !given(at) && !is_letter(words, at);
    let counts = |&at: &usize| words.is_capital(at) && !words.is(at, Class::Suffix) && !particle(at);
    (begin..end).filter(counts).count()
}

/// `E`, which in small letters is a particle.
fn is_letter(words: &Words, at: usize) -> bool {
    words.is_capital(at) && words.text(at).len() == 1
}

/// What a name is made of.
pub(super) fn inside(words: &Words, begin: usize, end: usize, opens: bool) -> i32 {
    let length = length(words, begin, end);
    let last = (begin..end).rev().find(|&at| words.is_capital(at) && !words.is(at, Class::Suffix)).unwrap_or(begin);
    let mut weight = match length {
        0 | 1 => ONE_WORD + alone(words, begin, end, opens),
        _ => several(words, begin, opens, length, last),
    };
    // `Port Norvik MP Ann Lee`: whom the member stands for.
    if words.is(end, Class::Title) && words.is_capital(end) && !words.is(begin, Class::Given) {
        weight += OTHER_WORD;
    }
    // `David's Sling`: an arm that bears a name.
    let arm = words.end(begin, Class::WeaponName).is_some_and(|arm| arm > end);
    if arm || is_title_of_work(words, begin, end, length) {
        weight += OTHER_WORD;
    }
    // `Jean-Victor Novak Jean-Baptiste`
    let halves = (begin + 1..end).filter(|&at| words.is_hyphen(at - 1) && words.is_capital(at)).count();
    if length > 4 + halves {
        weight += LONG;
    }
    // `Stratford-upon-Avon`
    let linked = |at: usize| words.is_hyphen(at - 1) && words.is_hyphen(at + 1) && words.is(at, Class::Common);
    if (begin + 1..end).any(|at| !words.is_capital(at) && linked(at)) {
        weight += OTHER_WORD;
    }
    // `Bazoum Mohamed`: the surname first.
    let turned = length == 2 && end == begin + 2 && !opens && !words.is(begin, Class::Given);
    if turned && words.is(begin, Class::Surname) && words.is(last, Class::Given) && !words.is(last, Class::Doubtful) {
        weight += DOUBTFUL_GIVEN_NAME;
    }
    let heads = [Class::OtherHead, Class::OrgHead, Class::Company];
    let names = words.is_any(begin, &[Class::Given, Class::FamilyFirst]);
    let first = if length > 1 && names { begin + 1 } else { begin };
    let byname = byname(words, begin, end);
    let head = |at: usize| words.is_any(at, &heads) && !behind_particle(words, begin, at) && !byname.contains(&at);
    if (first..end).any(head) || (begin..end).any(|at| words.is_mark(at, "&")) {
        weight += OTHER_WORD;
    }
    weight + places(words, begin, end, length, last)
}

/// `Joaquín "El Chapo" Guzmán`: the words in quotation marks within a name tell nothing of what it names.
fn byname(words: &Words, begin: usize, end: usize) -> Range<usize> {
    let mut quotes = (begin..end).filter(|&at| words.is_quote(at));
    quotes.next().zip(quotes.next()).map_or(end..end, |(open, close)| open..close)
}

/// `Charles de la Tour`: behind a given name and a particle, a word for things is a surname.
fn behind_particle(words: &Words, begin: usize, at: usize) -> bool {
    let given = words.is(begin, Class::Given) && !words.is(begin, Class::Doubtful);
    given && at > begin + 1 && words.is(at - 1, Class::Particle) && !words.is_capital(at - 1)
}

/// Two words and more: given names, initials and surnames.
fn several(words: &Words, begin: usize, opens: bool, length: usize, last: usize) -> i32 {
    let given = match (words.is(begin, Class::Given), words.is(begin, Class::Doubtful)) {
        (true, false) => GIVEN_NAME,
        (true, true) if words.is_hyphen(begin + 1) && words.is(begin + 2, Class::Given) => GIVEN_NAME,
        (true, true) if opens => DOUBTFUL_OPENING,
        (true, true) => DOUBTFUL_GIVEN_NAME,
        _ if words.is(begin, Class::FamilyFirst) && length <= 3 => GIVEN_NAME,
        _ => 0,
    };
    // `Qarvo al-Blorn`
    let arabic = begin + 3 == last && words.is(begin + 1, Class::Particle) && words.is_hyphen(begin + 2);
    let given = if given == 0 && arabic && words.is_unmarked(begin) { DOUBTFUL_GIVEN_NAME } else { given };
    // `J.`, `P.J.`, but not `St.`
    let letters = |at: usize| words.text(at).split('.').all(|part| part.chars().count() <= 1);
    let initial = |at: usize| words.is_initial(at) && letters(at) && !words.is_hyphen(at + 1);
    let initials = if (begin..last).any(initial) { INITIAL } else { 0 };
    let surname = words.is(last, Class::Surname) || words.ends_as_surname(last);
    let family = if surname { SURNAME } else { 0 };
    given + initials + family + i32::from(surname && !opens && words.is_unmarked(begin))
}

/// `I Know This Much`: function words with a capital are those of a title.
fn is_title_of_work(words: &Words, begin: usize, end: usize, length: usize) -> bool {
    let functional = |at: usize| {
        words.is(at, Class::Common)
            && !words.is_any(at, &[Class::Given, Class::Surname, Class::Particle, Class::Suffix])
    };
    let sure = length == 2 && words.is(begin, Class::Given) && !words.is_any(begin, &[Class::Doubtful, Class::Place]);
    // `N'Daw`
    let links = [Class::Article, Class::OrgLink, Class::OfCountry];
    let clipped = |at: usize| words.text(at).ends_with(['\'', '’']) && !words.is_any(at, &links);
    let counts = |&at: &usize| words.is_capital(at) && !words.is_initial(at) && !words.is_quote(at - 1) && !clipped(at);
    !sure && (begin + 1..end).filter(counts).any(functional)
}

/// Words of countries, towns and what lies in them speak against a person, unless people are called so.
fn places(words: &Words, begin: usize, end: usize, length: usize, last: usize) -> i32 {
    let byname = byname(words, begin, end);
    let any = |classes: &[Class]| (begin..end).any(|at| words.is_any(at, classes) && !byname.contains(&at));
    let given = words.is(begin, Class::Given) && !words.is(begin, Class::Doubtful);
    let surname = given && length == 2 && words.key(last, Class::PlaceHead) == Some("surname");
    // `Park Geun-hye`
    let own = |at: usize| at == begin && words.is(at, Class::FamilyFirst) || behind_particle(words, begin, at);
    let head = |at: usize| words.is(at, Class::PlaceHead) && !own(at) && !byname.contains(&at);
    let place = if (begin..end).any(head) && length > 1 && !surname { PLACE_WORD } else { 0 };
    let lands = [Class::Country, Class::Demonym, Class::Capital, Class::Metonym, Class::Place];
    let origin = words.is(last, Class::Demonym) && !words.is(last, Class::Surname);
    let surname_alike = words.is(begin, Class::Given) && !words.is_any(begin, &lands) && length > 1 && !origin;
    let alone = || length > 1 && !(begin + 1..end).any(|at| words.is_any(at, &lands));
    // `Dominique Laval`: a country's name is a given name.
    if names_people(words, begin, Class::Given) && alone() {
        return place;
    }
    // `Charlotte Becker`, `Sydney Pollack`: so is a town's.
    let town = words.is(begin, Class::Given) && words.end(begin, Class::Place) == Some(begin + 1);
    if town && alone() && !words.is_any(begin, &lands[..4]) {
        return place + TOWARD_BEFORE;
    }
    let titled = || words.before_any(begin, &[Class::Honorific, Class::Title]);
    let borne = length == 1 && (words.before(begin, Class::Honorific) || words.is(begin, Class::Surname) && titled());
    let against = any(&lands) && !surname_alike && !borne;
    place + if against { COUNTRY_WORD } else { 0 }
}

/// One word in a text too short to have named its bearer in full: it may be a given name or a surname.
fn alone(words: &Words, at: usize, end: usize, opens: bool) -> i32 {
    if words.scan.sentences.len() > FRAGMENT {
        return 0;
    }
    let known = words.is_any(at, &[Class::Given, Class::Surname]) && !words.is(at, Class::Doubtful);
    let owns = words.is_possessive(end);
    let letter = words.text(at).chars().nth(1).is_none() || words.text(at).contains('.');
    let barred = words.is_upper(at) || letter || words.is_digits(end);
    if barred || words.is_any(at, &[Class::Organization, Class::Common]) {
        return 0;
    }
    let predicate = does(words, end);
    let told = if opens && predicate && told_of(words, end) { TOLD_OF } else { 0 };
    match (known, owns) {
        (true, false) if opens && predicate => KNOWN_DOING,
        (true, false) if opens => KNOWN_OPENING,
        (true, _) => KNOWN_ALONE,
        (false, _) if opens && words.ends_as_common(at) => 0,
        (false, true) => OWNER_ALONE,
        (false, false) => UNKNOWN_ALONE + told,
    }
}

/// A verb follows, or `is`, `has`, `also`.
fn does(words: &Words, end: usize) -> bool {
    words.is_any(end, &[Class::Copula, Class::Act, Class::Adverb, Class::PersonVerb]) || words.ends_as_verb(end)
}

/// Behind a name that opens its sentence, `his` or `her` tells that it is a person's.
fn told_of(words: &Words, end: usize) -> bool {
    let sentence = words.scan.sentences[words.scan.sentence_of(end)].tokens();
    (end..sentence.end).any(|at| words.key(at, Class::Own) == Some("own"))
}

/// Texts of so few sentences are fragments of an article.
const FRAGMENT: usize = 2;
const KNOWN_ALONE: i32 = 7;
const KNOWN_OPENING: i32 = 4;
const KNOWN_DOING: i32 = 7;
const OWNER_ALONE: i32 = 7;
const TOLD_OF: i32 = 3;
const UNKNOWN_ALONE: i32 = 4;

/// What stands beside a name.
pub(super) fn beside(words: &Words, begin: usize, end: usize) -> i32 {
    let before = |classes: &[Class]| words.before_any(begin, classes);
    let mut weight = 0;
    let mut add = |holds: bool, worth: i32| weight += if holds { worth } else { 0 };
    add(before(&[Class::PersonNoun, Class::Kin, Class::PersonCue, Class::Counterpart]), NOUN_BEFORE);
    // `son homologue tchadien, X`
    let comma = begin.checked_sub(1).filter(|&at| words.is_comma(at)).unwrap_or(begin);
    let origin = words.mark_before(comma, Class::Demonym).map_or(comma, |m| m.first as usize);
    let apart = end > begin + 1 && origin < begin;
    add(apart && [comma, origin].into_iter().any(|at| words.before(at, Class::Counterpart)), NOUN_BEFORE);
    // `laisse sa place à X`
    let place = words.mark_before(begin, Class::PlacePreposition).filter(|_| !before(&[Class::PersonCue]));
    let place = place.map(|m| words.scan.key(m));
    let full = end > begin + 1 && words.is(begin, Class::Given);
    add(
        place.is_some(),
        match place {
            Some("toward") if full => 0,
            Some("toward") => TOWARD_BEFORE,
            _ => PLACE_BEFORE,
        },
    );
    add(before(&[Class::Article]) && !before(&[Class::PersonNoun, Class::PersonCue]), ARTICLE_BEFORE);
    let noun = |class| words.mark_before(begin, class).is_some_and(|m| !words.is_capital(m.first as usize));
    add(before(&[Class::WorkNoun]) || noun(Class::PlaceHead), WORK_BEFORE);
    add(begin > 0 && words.is_quote(begin - 1) && words.is_quote(end), QUOTED);
    add(words.is(end, Class::ThingNoun) && !words.is_capital(end), WORK_BEFORE);
    let verb = words.end(end, Class::Adverb).unwrap_or(end);
    let acts = words.is_any(verb, &[Class::Speech, Class::PersonVerb]) || words.ends_as_verb(verb);
    add(acts, VERB_AFTER);
    add(!acts && end > begin + 1 && words.is_any(end, &[Class::Copula, Class::Act]), BEING_AFTER);
    let sportsman = !words.is_possessive(end) && is_sportsman(words, begin, end);
    add(sportsman && before(&[Class::Demonym]), NATION_AFTER);
    let placed = [Class::PlacePreposition, Class::SportCue, Class::SportVerb, Class::Article, Class::Demonym];
    let alone = sportsman && !before(&placed) && words.sentence_start(begin) != begin;
    let unknown = |at: usize| words.is_unmarked(at) || words.is(at, Class::Surname);
    // `« … », souligne Qvar Blorn`, `"…," said Qvar Blorn`
    let said = end == begin + 2 && words.before(begin, Class::Speech) && (begin..end).all(unknown);
    add(said && speech_behind_quote(words, begin) && !words.is_upper(begin), NATION_AFTER);
    // `"…," said Ali`: not so surely a person as one with a surname, but who else speaks?
    let known = end == begin + 1 && words.is_any(begin, &[Class::Given, Class::Surname]);
    let known = known && !words.is_any(begin, &[Class::Doubtful, Class::Organization, Class::Common, Class::Country]);
    add(known && words.before(begin, Class::Speech) && speech_behind_quote(words, begin), SPEAKS_ALONE);
    add(alone && (acts || words.is_any(end, &[Class::Copula, Class::Act])) && (begin..end).all(unknown), NATION_AFTER);
    add(age_after(words, end), AGE_AFTER);
    add(birth_after(words, end), BIRTH_AFTER);
    let told = || !roles::behind(words, end).roles.is_empty() || roles::will_hold(words, end);
    let behind = || told() || roles::in_brackets(words, end).is_some();
    let role = role_after(words, end) || end > begin + 1 && behind();
    add(role, ROLE_AFTER);
    add(end > begin + 1 && roles::apposed(words, begin, end).is_some(), ROLE_AFTER);
    add(end > begin + 1 && told_behind(words, begin, end), RELATIVE_AFTER);
    add(end > begin + 1 && nation_after(words, begin, end), NATION_AFTER);
    add(end == begin + 2 && (begin..end).all(unknown) && is_of_letters(words, end), ROLE_AFTER);
    weight
}

/// A verb of saying right behind a quotation.
fn speech_behind_quote(words: &Words, name: usize) -> bool {
    let verb = words.mark_before(name, Class::Speech).map(|m| m.first as usize);
    let comma = |at: usize| at.checked_sub(1).filter(|&at| words.is_comma(at)).unwrap_or(at);
    verb.and_then(|at| comma(at).checked_sub(1)).is_some_and(|at| words.is_mark(at, "\"”»“"))
}

/// `X, who`: of whatever stands right before the comma, unless that is where or whose.
fn told_behind(words: &Words, begin: usize, end: usize) -> bool {
    let linked = words.before(begin, Class::PlacePreposition) || words.before(begin, Class::OrgLink);
    words.is_comma(end) && words.is(end + 1, Class::Relative) && !linked
}

/// `X, 54,` or `X, aged 54`.
fn age_after(words: &Words, end: usize) -> bool {
    let number = |at: usize| {
        let text = words.text(at);
        text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())
    };
    words.is_comma(end) && (number(end + 1) && words.is_comma(end + 2) || words.is(end + 1, Class::Age))
}

/// `X (born 1954)`, `X (1828–1900)`.
fn birth_after(words: &Words, end: usize) -> bool {
    let year = |at: usize| words.text(at).len() == 4 && words.text(at).bytes().all(|b| b.is_ascii_digit());
    let lived = || year(end + 1) && words.is_mark(end + 2, "-–—") && (year(end + 3) || words.is_mark(end + 3, ")"));
    words.is_mark(end, "(") && (words.is(end + 1, Class::Birth) || lived())
}

/// `X (Sweden)`, and in reports of sport `X of Sweden`.
fn nation_after(words: &Words, begin: usize, end: usize) -> bool {
    let bracket =
        words.is_mark(end, "(") && words.end(end + 1, Class::Country).is_some_and(|at| words.is_mark(at, ")"));
    // `X, Norway, def. Y, Chad, 6-4`
    let listed = || {
        let comma = |at: usize| words.is_comma(at) && words.in_sport(at) && end - begin == 2;
        words.end(end + 1, Class::Country).is_some_and(|at| words.is_comma(end) && comma(at))
    };
    let of = || words.end(end, Class::OfCountry).is_some_and(|at| words.is(at, Class::Country));
    bracket || listed() || is_national(words, end) || of() && words.in_sport(end)
}

/// `X, du CNQ, a parlé`: whose X is, by its letters, within commas.
fn is_of_letters(words: &Words, end: usize) -> bool {
    let of = words.end(end + 1, Class::OfCountry).filter(|_| words.is_comma(end));
    let of = of.map(|at| words.end(at, Class::Article).unwrap_or(at));
    of.is_some_and(|at| words.is_upper(at) && words.text(at).len() > 1 && words.is_comma(at + 1))
}

/// `X, a Briton,`, `X, une Britannique de 28 ans`: where one is from, as a noun.
fn is_national(words: &Words, end: usize) -> bool {
    let article = words.mark(end + 1, Class::Article).filter(|_| words.is_comma(end));
    let article = article.filter(|m| words.scan.key(*m) == "indefinite").map(|m| m.end as usize);
    article.is_some_and(|at| {
        let behind = words.end(at, Class::Demonym).filter(|_| words.is_capital(at));
        behind.is_some_and(|end| !words.is_plain(end) && !words.is_capital(end) && !words.is_hyphen(end))
    })
}

/// `X, president of`, `X, the Russian president,`.
fn role_after(words: &Words, end: usize) -> bool {
    if !words.is_comma(end) {
        return false;
    }
    for at in end + 1..end + 6 {
        if words.is_any(at, &[Class::Role, Class::PersonNoun, Class::Kin]) && !words.is_capital(at) {
            return true;
        }
        let modifier = [Class::Article, Class::Demonym, Class::Country, Class::Status, Class::Organization];
        if !words.is_any(at, &modifier) && !words.is_possessive(at) && !words.is_plain(at) {
            return false;
        }
    }
    false
}
