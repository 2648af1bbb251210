//! Names of people: weighed by what they are made of and by the words beside them.

use super::name::{Kind, Name};
use super::organizations;
use super::roles;
use super::words::{Class, Words};
use crate::model::Country;
use crate::rules::scan::Mark;

/// What speaks for a person (and against), in the order in which it is looked at.
const TITLE_BEFORE: i32 = 10;
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
const VERB_AFTER: i32 = 3;
/// `is`, `has`: bodies and things do these as well.
const BEING_AFTER: i32 = 1;
/// In a table of cricket.
const SCORED: i32 = 7;
/// The surname of one who was at the head of a state.
const HEAD_OF_STATE: i32 = 4;
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
/// From this weight on it is a person.
const ENOUGH: i32 = 4;

/// The person that a run, its titles taken off, names.
pub fn person(words: &Words, begin: usize, end: usize, opens: bool) -> Option<Name> {
    // `directeur R&D`
    if (begin..end).any(|at| words.is_mark(at, "&")) {
        return None;
    }
    let full = end > begin + 1 || words.is(begin, Class::Given);
    // A title that ends the sentence before is another's.
    let first = words.sentence_start(begin) == begin;
    let titled = !first && (has_title(words, begin) || full && of_body(words, begin));
    let begin = with_particles(words, begin);
    let weight = if titled { TITLE_BEFORE } else { 0 } + inside(words, begin, end, opens) + beside(words, begin, end);
    let known = words.is_any(begin, &[Class::Given, Class::Surname]);
    let common = end - begin == 1 && words.is(begin, Class::Common);
    let letters = end - begin == 1 && !known && is_letters(words, begin);
    let first_is_word = letters || common && if titled { !known } else { opens };
    let first_is_word = first_is_word && !is_scored(words, begin, end);
    let weight = if is_scored(words, begin, end) { weight + SCORED } else { weight };
    let weight = if end == begin + 1 { weight + governed(words, begin) } else { weight };
    let rule = if titled { "titled-person" } else { "given-name" };
    let surname = words.is_any(end - 1, &[Class::Surname]) && end > begin + 1;
    let enough = weight >= ENOUGH || surname && held_office(words, begin, end);
    (enough && !first_is_word).then(|| Name::new(begin, end, Kind::Person, rule))
}

/// `Lees c Markram b Rabada 5`, `Rabada 12-1-36-2`: a batsman or a bowler in a table of cricket.
fn is_scored(words: &Words, begin: usize, end: usize) -> bool {
    let out = |m: &Mark| words.scan.key(*m) == "out" && !words.is_capital(m.first as usize);
    let behind = words.mark(end, Class::SportVerb).filter(out).map(|m| m.end as usize);
    let before = words.mark_before(begin, Class::SportVerb).filter(out).and_then(|m| (m.first as usize).checked_sub(1));
    let sign = |at: usize| words.is_hyphen(at) && words.is_glued(at) && words.is_digits(at + 1);
    let bowled = words.is_digits(end) && sign(end + 1) && sign(end + 3);
    // `Bo Rask 67 68 70`: rounds of golf.
    let rounds = end == begin + 2 && (end..end + 2).all(|at| organizations::is_round(words, at));
    rounds
        || behind.is_some_and(|at| words.is_capital(at) || words.is_digits(at) || words.is(at, Class::SportVerb))
        || before.is_some_and(|at| words.is_capital(at))
        || bowled
}

/// The very name of one who held an office.
fn held_office(words: &Words, begin: usize, end: usize) -> bool {
    let name = words.scan.text.slice(words.scan.span(begin, end));
    words.facts.offices.with_surname(words.text(end - 1)).any(|term| *term.person == *name)
}

/// `Mandela refused`, `Mandela's`: one word that does something or owns something, the surname of one who was at the
/// head of a state or a government and nothing else; behind a verb of saying, where such verbs stand before names, of
/// anyone.
fn governed(words: &Words, at: usize) -> i32 {
    const OTHERS: [Class; 10] = [
        Class::Common,
        Class::Place,
        Class::PlaceHead,
        Class::Country,
        Class::Demonym,
        Class::Capital,
        Class::Organization,
        Class::OrgHead,
        Class::OtherHead,
        Class::Calendar,
    ];
    let next = words.end(at + 1, Class::Adverb).unwrap_or(at + 1);
    let told = words.is_any(next, &[Class::Speech, Class::PersonVerb]) || words.ends_as_verb(next);
    let acts = told || words.is_possessive(at + 1) || words.is_any(next, &[Class::Act, Class::Copula]);
    // `« … », a martelé Montebourg`
    let says = !words.adjective_endings().is_empty() && words.before(at, Class::Speech);
    if !(acts || says) || !words.is(at, Class::Surname) || words.is_any(at, &OTHERS) || words.is_upper(at) {
        return 0;
    }
    if says {
        return HEAD_OF_STATE + VERB_AFTER;
    }
    let heads = |role: &str| matches!(role, "head_of_state" | "head_of_government");
    let head = words.facts.offices.with_surname(words.text(at)).any(|term| heads(term.role));
    match (head, told) {
        (false, _) => 0,
        (true, true) => HEAD_OF_STATE,
        (true, false) => HEAD_OF_STATE + VERB_AFTER,
    }
}

/// `specialist HAT`: a few capital letters behind a word in small ones stand for a thing.
fn is_letters(words: &Words, at: usize) -> bool {
    let plain = at > 0 && !words.is_capital(at - 1) && !words.before(at, Class::Honorific);
    plain && words.is_upper(at) && (2..=4).contains(&words.text(at).len())
}

/// Right behind a body that some role is of: `the deputy minister at the Defence Ministry X`.
fn of_body(words: &Words, begin: usize) -> bool {
    let body = [Class::OrgHead, Class::Organization].into_iter().any(|class| words.before(begin, class));
    body && words.is_capital(begin - 1) && roles::far_role(words, begin).is_some()
}

/// Whether nothing in a name of two or three words speaks against a person.
pub fn can_be(words: &Words, name: &Name) -> bool {
    let against = [
        Class::OtherHead,
        Class::OrgHead,
        Class::Company,
        Class::PlaceHead,
        Class::Country,
        Class::Demonym,
        Class::Capital,
        Class::Place,
        Class::Common,
    ];
    let words_of = length(words, name.first, name.end);
    // `R-Fla.`, `X-Files`
    if words.is_hyphen(name.first + 1) && words.text(name.first).len() == 1 {
        return false;
    }
    (2..=3).contains(&words_of) && (name.first..name.end).all(|at| !words.is_any(at, &against) && !words.is_upper(at))
}

/// `général de Gaulle`, `M. de Villepin`: behind an honorific or a rank, particles open the name.
fn with_particles(words: &Words, begin: usize) -> usize {
    let Some(particle) = words.mark_before(begin, Class::Particle) else { return begin };
    let first = particle.first as usize;
    if words.is_upper(begin) || words.before(first, Class::OrgHead) {
        return begin;
    }
    let rank = [Class::Title, Class::Role]
        .into_iter()
        .any(|class| words.mark_before(first, class).is_some_and(|m| words.scan.key(m) == "military"));
    if rank || words.before(first, Class::Honorific) { first } else { begin }
}

/// A title, an honorific or a role right before the name; in French an adjective of origin may stand between, with or
/// without what the minister is in charge of: `la ministre française des Armées X`.
pub fn has_title(words: &Words, begin: usize) -> bool {
    let title = |at: usize| [Class::Honorific, Class::Title, Class::Role].into_iter().any(|c| words.before(at, c));
    let charge = words.mark_before(begin, Class::Portfolio).map_or(begin, |m| m.first as usize);
    let before = words.mark_before(charge, Class::Demonym).map(|m| m.first as usize);
    let adjective = || begin > 0 && words.is_plain(begin - 1) && words.ends_with(begin - 1, words.adjective_endings());
    let between = before.filter(|&at| !words.is_capital(at)).or_else(|| adjective().then(|| begin - 1));
    let of_party = || words.mark_before(begin, Class::Status).is_some_and(|m| words.scan.key(m) == "party");
    title(with_particles(words, begin)) || title(begin) || between.is_some_and(title) || of_party()
}

/// How many words of the name are its bearer's: no particles, hyphens or suffixes.
fn length(words: &Words, begin: usize, end: usize) -> usize {
    // `Ben Barnes`, `Al Gore`: what stands first with a capital is no particle.
    let particle = |at: usize| words.is(at, Class::Particle) && !(at == begin && words.is(at, Class::Given));
    let counts = |&at: &usize| words.is_capital(at) && !words.is(at, Class::Suffix) && !particle(at);
    (begin..end).filter(counts).count()
}

fn inside(words: &Words, begin: usize, end: usize, opens: bool) -> i32 {
    let length = length(words, begin, end);
    let last = (begin..end).rev().find(|&at| words.is_capital(at) && !words.is(at, Class::Suffix)).unwrap_or(begin);
    let any = |classes: &[Class]| (begin..end).any(|at| words.is_any(at, classes));
    let mut weight = 0;
    if length <= 1 {
        weight += ONE_WORD;
        weight += alone(words, begin, end, opens);
    } else {
        weight += match (words.is(begin, Class::Given), words.is(begin, Class::Doubtful)) {
            (true, false) => GIVEN_NAME,
            (true, true) if words.is_hyphen(begin + 1) && words.is(begin + 2, Class::Given) => GIVEN_NAME,
            (true, true) if opens => DOUBTFUL_OPENING,
            (true, true) => DOUBTFUL_GIVEN_NAME,
            _ if words.is(begin, Class::FamilyFirst) && length <= 3 => GIVEN_NAME,
            _ => 0,
        };
        let initial = |at: usize| words.is_initial(at) && !words.is_hyphen(at + 1);
        weight += if (begin..last).any(initial) { INITIAL } else { 0 };
        let surname = words.is(last, Class::Surname) || words.ends_as_surname(last);
        weight += if surname { SURNAME } else { 0 };
        weight += i32::from(surname && !opens && words.is_unmarked(begin));
    }
    // `Port Norvik MP Ann Lee`: whom the member stands for.
    if words.is(end, Class::Title) && words.is_capital(end) && !words.is(begin, Class::Given) {
        weight += OTHER_WORD;
    }
    // `I Know This Much`: function words with a capital are those of a title.
    let functional = |&at: &usize| {
        words.is(at, Class::Common)
            && !words.is_any(at, &[Class::Given, Class::Surname, Class::Particle, Class::Suffix])
    };
    let sure = length == 2 && words.is(begin, Class::Given) && !words.is_any(begin, &[Class::Doubtful, Class::Place]);
    if !sure
        && (begin + 1..end)
            .filter(|&at| words.is_capital(at) && !words.is_initial(at) && !words.is_quote(at - 1))
            .any(|at| functional(&at))
    {
        weight += OTHER_WORD;
    }
    if length > 4 {
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
    let given = words.is(begin, Class::Given) && !words.is(begin, Class::Doubtful);
    let surname = given && length == 2 && words.key(last, Class::PlaceHead) == Some("surname");
    if any(&[Class::PlaceHead]) && length > 1 && !surname {
        weight += PLACE_WORD;
    }
    let heads = [Class::OtherHead, Class::OrgHead, Class::Company];
    let first = if length > 1 && words.is(begin, Class::Given) { begin + 1 } else { begin };
    if (first..end).any(|at| words.is_any(at, &heads)) || (begin..end).any(|at| words.is_mark(at, "&")) {
        weight += OTHER_WORD;
    }
    let lands = [Class::Country, Class::Demonym, Class::Capital, Class::Metonym, Class::Place];
    let origin = words.is(last, Class::Demonym) && !words.is(last, Class::Surname);
    let surname_alike = words.is(begin, Class::Given) && !words.is_any(begin, &lands) && length > 1 && !origin;
    // `Charlotte Becker`, `Sydney Pollack`: a town's name is a given name.
    let town = words.is(begin, Class::Given) && length > 1 && words.end(begin, Class::Place) == Some(begin + 1);
    let town_alone = town && !(begin + 1..end).any(|at| words.is_any(at, &lands));
    // `Dominique Laval`: so is a country's.
    let land_alone =
        length > 1 && names_people(words, begin, Class::Given) && !(begin + 1..end).any(|at| words.is_any(at, &lands));
    if land_alone {
    } else if town_alone && !words.is_any(begin, &lands[..4]) {
        weight += TOWARD_BEFORE;
    } else if any(&lands) && !surname_alike && !(length == 1 && words.before(begin, Class::Honorific)) {
        weight += COUNTRY_WORD;
    }
    weight
}

/// A given name or a surname that is a country's too: `Dominique`, `Hollande`.
pub fn names_people(words: &Words, at: usize, class: Class) -> bool {
    let land = words.key(at, Class::Country).and_then(Country::new).filter(|_| words.is(at, class));
    land.and_then(|land| words.facts.countries.get(land)).is_some_and(|fact| fact.homonym.person)
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
    (end..sentence.end).any(|at| words.is(at, Class::Own))
}

/// Texts of so few sentences are fragments of an article.
const FRAGMENT: usize = 2;
const KNOWN_ALONE: i32 = 7;
const KNOWN_OPENING: i32 = 4;
const KNOWN_DOING: i32 = 7;
const OWNER_ALONE: i32 = 7;
const TOLD_OF: i32 = 3;
const UNKNOWN_ALONE: i32 = 4;

fn beside(words: &Words, begin: usize, end: usize) -> i32 {
    let before = |classes: &[Class]| classes.iter().any(|&c| words.before(begin, c));
    let mut weight = 0;
    let mut add = |holds: bool, worth: i32| weight += if holds { worth } else { 0 };
    add(before(&[Class::PersonNoun, Class::Kin, Class::PersonCue, Class::Counterpart]), NOUN_BEFORE);
    let place = words.mark_before(begin, Class::PlacePreposition).map(|m| words.scan.key(m));
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
    add(alone && (acts || words.is_any(end, &[Class::Copula, Class::Act])) && (begin..end).all(unknown), NATION_AFTER);
    add(age_after(words, end), AGE_AFTER);
    add(birth_after(words, end), BIRTH_AFTER);
    let role = role_after(words, end) || end > begin + 1 && !roles::behind(words, end).roles.is_empty();
    add(role, ROLE_AFTER);
    add(end > begin + 1 && roles::apposed(words, begin, end).is_some(), ROLE_AFTER);
    add(end > begin + 1 && told_behind(words, begin, end), RELATIVE_AFTER);
    add(end > begin + 1 && nation_after(words, begin, end), NATION_AFTER);
    weight
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

/// `the Russian Evgeniya Rodina`: two words that nothing is known of, behind where someone is from, in a report of sport.
pub fn is_sportsman(words: &Words, begin: usize, end: usize) -> bool {
    let others = [
        Class::OrgHead,
        Class::OtherHead,
        Class::PlaceHead,
        Class::Place,
        Class::Common,
        Class::Team,
        Class::Club,
        Class::Sport,
        Class::Organization,
        Class::Calendar,
        Class::Country,
        Class::Company,
    ];
    let named = |at: usize| words.is_capital(at) && !words.is_upper(at) && !words.is_any(at, &others);
    end == begin + 2 && (begin..end).all(named) && !words.is_glued(begin + 1) && words.in_sport(begin)
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
    bracket || listed() || of() && words.in_sport(end)
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
