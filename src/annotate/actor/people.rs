//! Names of people: weighed by what they are made of and by the words beside them.

use super::name::{Kind, Name};
use super::words::{Class, Words};

/// What speaks for a person (and against), in the order in which it is looked at.
const TITLE_BEFORE: i32 = 10;
const GIVEN_NAME: i32 = 5;
const DOUBTFUL_GIVEN_NAME: i32 = 4;
const DOUBTFUL_OPENING: i32 = 2;
const INITIAL: i32 = 4;
const SURNAME: i32 = 3;
const NOUN_BEFORE: i32 = 4;
const AGE_AFTER: i32 = 6;
const BIRTH_AFTER: i32 = 6;
const ROLE_AFTER: i32 = 4;
const VERB_AFTER: i32 = 3;
const ONE_WORD: i32 = -3;
const LONG: i32 = -4;
const PLACE_BEFORE: i32 = -3;
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
    let titled = has_title(words, begin);
    let begin = with_particles(words, begin);
    let weight = if titled { TITLE_BEFORE } else { 0 } + inside(words, begin, end, opens) + beside(words, begin, end);
    let first_is_word = opens && end - begin == 1 && !titled && words.is(begin, Class::Common);
    let rule = if titled { "titled-person" } else { "given-name" };
    (weight >= ENOUGH && !first_is_word).then(|| Name::new(begin, end, Kind::Person, rule))
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
    (2..=3).contains(&words_of) && (name.first..name.end).all(|at| !words.is_any(at, &against) && !words.is_upper(at))
}

/// `général de Gaulle`, `M. de Villepin`: behind an honorific or a rank, particles open the name.
fn with_particles(words: &Words, begin: usize) -> usize {
    let Some(particle) = words.mark_before(begin, Class::Particle) else { return begin };
    let first = particle.first as usize;
    let rank = [Class::Title, Class::Role]
        .into_iter()
        .any(|class| words.mark_before(first, class).is_some_and(|m| words.scan.key(m) == "military"));
    if rank || words.before(first, Class::Honorific) { first } else { begin }
}

/// A title, an honorific or a role right before the name; in French an adjective of origin may stand between.
pub fn has_title(words: &Words, begin: usize) -> bool {
    let title = |at: usize| [Class::Honorific, Class::Title, Class::Role].into_iter().any(|c| words.before(at, c));
    let before = words.mark_before(begin, Class::Demonym).map(|m| m.first as usize);
    let adjective = || begin > 0 && words.is_plain(begin - 1) && words.ends_with(begin - 1, words.adjective_endings());
    let between = before.filter(|&at| !words.is_capital(at)).or_else(|| adjective().then(|| begin - 1));
    title(with_particles(words, begin)) || title(begin) || between.is_some_and(title)
}

/// How many words of the name are its bearer's: no particles, hyphens or suffixes.
fn length(words: &Words, begin: usize, end: usize) -> usize {
    let counts = |&at: &usize| words.is_capital(at) && !words.is_any(at, &[Class::Suffix, Class::Particle]);
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
            (true, true) if opens => DOUBTFUL_OPENING,
            (true, true) => DOUBTFUL_GIVEN_NAME,
            _ => 0,
        };
        weight += if (begin..last).any(|at| words.is_initial(at)) { INITIAL } else { 0 };
        weight += if words.is(last, Class::Surname) || words.ends_as_surname(last) { SURNAME } else { 0 };
    }
    if length > 4 {
        weight += LONG;
    }
    if any(&[Class::PlaceHead]) && length > 1 {
        weight += PLACE_WORD;
    }
    if any(&[Class::OtherHead, Class::OrgHead, Class::Company]) {
        weight += OTHER_WORD;
    }
    let lands = [Class::Country, Class::Demonym, Class::Capital, Class::Metonym, Class::Place];
    let surname_alike = words.is(begin, Class::Given) && !words.is_any(begin, &lands) && length > 1;
    if any(&lands) && !surname_alike {
        weight += COUNTRY_WORD;
    }
    weight
}

/// One word in a text too short to have named its bearer in full: it may be a given name or a surname.
fn alone(words: &Words, at: usize, end: usize, opens: bool) -> i32 {
    if words.scan.sentences.len() > FRAGMENT {
        return 0;
    }
    let known = words.is_any(at, &[Class::Given, Class::Surname]) && !words.is(at, Class::Doubtful);
    let owns = words.is_possessive(end);
    let barred = words.is_upper(at) || words.is_any(at, &[Class::Organization, Class::Common]);
    match (known, owns) {
        _ if barred => 0,
        (true, _) if opens => KNOWN_OPENING,
        (true, _) => KNOWN_ALONE,
        (false, true) => OWNER_ALONE,
        (false, false) => UNKNOWN_ALONE,
    }
}

/// Texts of so few sentences are fragments of an article.
const FRAGMENT: usize = 2;
const KNOWN_ALONE: i32 = 7;
const KNOWN_OPENING: i32 = 4;
const OWNER_ALONE: i32 = 4;
const UNKNOWN_ALONE: i32 = 4;

fn beside(words: &Words, begin: usize, end: usize) -> i32 {
    let before = |classes: &[Class]| classes.iter().any(|&c| words.before(begin, c));
    let mut weight = 0;
    let mut add = |holds: bool, worth: i32| weight += if holds { worth } else { 0 };
    add(before(&[Class::PersonNoun, Class::Kin, Class::PersonCue, Class::Counterpart]), NOUN_BEFORE);
    add(before(&[Class::PlacePreposition]), PLACE_BEFORE);
    add(before(&[Class::Article]) && !before(&[Class::PersonNoun, Class::PersonCue]), ARTICLE_BEFORE);
    add(before(&[Class::WorkNoun]), WORK_BEFORE);
    add(begin > 0 && words.is_quote(begin - 1) && words.is_quote(end), QUOTED);
    add(words.is_any(end, &[Class::Speech, Class::PersonVerb]) || words.ends_as_verb(end), VERB_AFTER);
    add(age_after(words, end), AGE_AFTER);
    add(birth_after(words, end), BIRTH_AFTER);
    add(role_after(words, end), ROLE_AFTER);
    weight
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
