//! Names of people: weighed by what they are made of and by the words beside them (`weight`).

mod weight;

use super::name::{Kind, Name};
use super::organizations;
use super::roles;
use super::words::{Class, Words};
use crate::model::Country;
use crate::rules::inflect::NOUN;
use crate::rules::lexicon::without_accents;
use crate::rules::scan::Mark;
use crate::text::TokenKind;
use weight::{HEAD_OF_STATE, SCORED, TITLE_BEFORE, VERB_AFTER, beside, inside, length};

/// From this weight on it is a person.
const ENOUGH: i32 = 4;

/// The person that a run, its titles taken off, names.
pub fn person(words: &Words, begin: usize, end: usize, opens: bool) -> Option<Name> {
    // `directeur R&D`, `la commission Norvik I`
    let numbered = end == begin + 2 && words.text(begin + 1) == "I" && !words.is(begin, Class::Given);
    let glued_up = || (begin..end).any(|at| is_glued_up(words.text(at)));
    let joined = || (begin..end).any(|at| words.is_mark(at, "&"));
    // `I. DELIBERATIONS`: a heading
    let heading = words.text(begin) == "I." && (begin + 1..end).all(|at| words.is_upper(at));
    if numbered || heading || is_version(words, begin, end) || glued_up() || joined() {
        return None;
    }
    let full = end > begin + 1 || words.is(begin, Class::Given);
    // A title that ends the sentence before is another's.
    let first = words.sentence_start(begin) == begin;
    let titled = !first && (has_title(words, begin) || full && (of_body(words, begin) || charged(words, begin, end)));
    let begin = with_particles(words, begin);
    let weight = if titled { TITLE_BEFORE } else { 0 } + inside(words, begin, end, opens) + beside(words, begin, end);
    let known = words.is_any(begin, &[Class::Given, Class::Surname]);
    // `the Foreign Ministers Consultations`
    let things =
        || words.ends_as_common(begin) && words.ends_as_plural(begin) && !words.before(begin, Class::Honorific);
    let common = end - begin == 1 && (words.is(begin, Class::Common) || things());
    let letters = end - begin == 1 && !known && is_letters(words, begin);
    // `Authorities said`
    let group = end - begin == 1 && !known && opens && words.end(begin, Class::Agent) == Some(end);
    let first_is_word =
        letters || group || is_charge(words, begin, end) || common && if titled { !known } else { opens };
    let scored = is_scored(words, begin, end);
    let first_is_word = first_is_word && !scored;
    let weight = if scored { weight + SCORED } else { weight };
    let weight = if end == begin + 1 { weight + governed(words, begin) } else { weight };
    let rule = if titled { "titled-person" } else { "given-name" };
    let surname = words.is_any(end - 1, &[Class::Surname]) && end > begin + 1;
    // `Director General Ports Procurement`: what someone is in charge of.
    let common_end = || words.ends_as_common(end - 1) && !words.is_any(end - 1, &[Class::Surname, Class::Given]);
    // `the leader of the opposition Democratic Centre`
    let place_end = || words.is(end - 1, Class::PlaceHead) && !words.is(end - 1, Class::Surname);
    // But `Ambassador Liu Haiming`.
    let named = words.is_any(begin, &[Class::Given, Class::FamilyFirst, Class::Surname]);
    let charge = titled && end > begin + 1 && !named && (common_end() || place_end());
    // `Minister of State Assets Ann Lee`
    let next = words.is_capital(end) && words.is(end, Class::Given) && words.is_capital(end + 1);
    let charge = charge || titled && end == begin + 1 && next && !words.is(begin, Class::Given);
    let enough = !charge && weight >= ENOUGH || surname && held_office(words, begin, end);
    (enough && !first_is_word).then(|| Name::new(begin, end, Kind::Person, rule))
}

/// `JOURLe`, `NorvipediaPeter`: a word, shouted or not, and the one that a lost line end glued to it.
fn is_glued_up(word: &str) -> bool {
    let mut letters = word.chars().skip(1).skip_while(|c| c.is_lowercase());
    let low = word.chars().skip(1).take_while(|c| c.is_lowercase()).count();
    if low >= MIN_LOW && letters.next().is_some_and(char::is_uppercase) && letters.clone().count() > 2 {
        return letters.all(char::is_lowercase);
    }
    if word.len() <= MIN_LOUD || word.as_bytes()[1].is_ascii_lowercase() {
        return false;
    }
    let loud = word.chars().take_while(|c| c.is_uppercase()).count();
    let rest = word.chars().skip(loud);
    loud >= MIN_LOUD && (1..=2).contains(&rest.clone().count()) && rest.into_iter().all(char::is_lowercase)
}

/// So many small letters stand before a capital in no name: `FitzGerald`.
const MIN_LOW: usize = 5;

/// So many capitals are a word in capitals, and the first letter of the next.
const MIN_LOUD: usize = 4;

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
pub fn held_office(words: &Words, begin: usize, end: usize) -> bool {
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
    if !words.is(at, Class::Surname) || words.is_any(at, &OTHERS) || words.is_upper(at) {
        return 0;
    }
    let next = joined_surname(words, at + 1).unwrap_or(at + 1);
    let next = words.end(next, Class::Adverb).unwrap_or(next);
    let told = words.is_any(next, &[Class::Speech, Class::PersonVerb]) || words.ends_as_verb(next);
    let acts = told || words.is_possessive(at + 1) || words.is_any(next, &[Class::Act, Class::Copula]);
    // `« … », a martelé Montebourg`
    let says = !words.adjective_endings().is_empty() && words.before(at, Class::Speech);
    if !(acts || says) {
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

/// `Mandela and Mitterrand refused`: past the one surname that is joined to this one.
fn joined_surname(words: &Words, at: usize) -> Option<usize> {
    let and = words.key(at, Class::OrgLink) == Some("and");
    let name = words.end(at, Class::OrgLink).filter(|_| and)?;
    (words.is_capital(name) && words.is(name, Class::Surname)).then_some(name + 1)
}

/// `Le ministre français Armées`: what a minister is in charge of is nobody's name.
fn is_charge(words: &Words, begin: usize, end: usize) -> bool {
    end == begin + 1
        && words.end(begin, Class::Charge) == Some(end)
        && !words.is_any(begin, &[Class::Given, Class::Surname])
}

/// `specialist HAT`: a few capital letters behind a word in small ones stand for a thing.
fn is_letters(words: &Words, at: usize) -> bool {
    let plain = at > 0 && !words.is_capital(at - 1) && !words.before(at, Class::Honorific);
    plain && words.is_upper(at) && (2..=4).contains(&words.text(at).len())
}

/// Right behind a body that some role is of: `the deputy minister at the Defence Ministry X`.
fn of_body(words: &Words, begin: usize) -> bool {
    let body = words.before_any(begin, &[Class::OrgHead, Class::Organization]);
    body && words.is_capital(begin - 1) && roles::far_role(words, begin).is_some()
}

/// `Minister for Ports and Transport Qvar Blorn`: right behind what a minister is in charge of.
fn charged(words: &Words, begin: usize, end: usize) -> bool {
    let before = begin.checked_sub(1).filter(|&at| words.is_capital(at));
    let charge = before.is_some_and(|at| words.before(begin, Class::Portfolio) || words.ends_as_common(at));
    let minister = |role: Mark| words.scan.key(role).ends_with("minister");
    charge && (2..=3).contains(&(end - begin)) && roles::far_role(words, begin).is_some_and(minister)
}

/// `F-16 C Block 70`: the version of a weapon.
fn is_version(words: &Words, begin: usize, end: usize) -> bool {
    let numbered = words.scan.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Number);
    numbered && end > begin && words.is(end - 1, Class::Version)
}

/// Words of these are no surnames.
pub const NO_SURNAME: [Class; 8] = [
    Class::OtherHead,
    Class::OrgHead,
    Class::Company,
    Class::PlaceHead,
    Class::Country,
    Class::Demonym,
    Class::Capital,
    Class::Common,
];

/// Whether nothing in a name of two or three words speaks against a person.
pub fn can_be(words: &Words, name: &Name) -> bool {
    let words_of = length(words, name.first, name.end);
    // `R-Fla.`, `X-Files`, `Minister of State for External Affairs, Ann Lee`
    let ending = |at: usize| words.mark_before(at, Class::Portfolio);
    let charge = ending(name.first + 1).or_else(|| ending(name.end));
    // `ministre des Affaires étrangères, de la Coopération internationale et …`
    let charge = charge.is_some_and(|m| (m.first as usize) < name.first);
    if charge || words.end(name.first, Class::Portfolio) == Some(name.end) {
        return false;
    }
    if words.is_hyphen(name.first + 1) && words.text(name.first).len() == 1 {
        return false;
    }
    let other = |at: usize| words.is_any(at, &NO_SURNAME) || words.is(at, Class::Place);
    let sure = |at: usize| !other(at) && !words.is_upper(at);
    (2..=3).contains(&words_of) && (name.first..name.end).all(sure)
}

/// Whether two words behind an office can be a full name: nothing is known of them but that people are called so.
pub fn may_be_full(words: &Words, begin: usize, end: usize) -> bool {
    let known = |at: usize| words.is_any(at, &[Class::Given, Class::Surname]);
    let free = |at: usize| words.is_capital(at) && !words.is_upper(at) && (words.is_unmarked(at) || known(at));
    (begin..end).all(|at| free(at) && !words.ends_as_common(at))
}

/// `général de Gaulle`, `M. de Villepin`: behind an honorific or a rank, particles open the name.
fn with_particles(words: &Words, begin: usize) -> usize {
    let Some(particle) = words.mark_before(begin, Class::Particle) else { return begin };
    let first = particle.first as usize;
    // `commandant de la Force Barkhane`
    let noun = words.scan.grammar.class(NOUN);
    let force = particle.end - particle.first > 1 || words.text(first).len() > 2;
    if force && !words.is(begin, Class::Surname) && words.scan.is(begin, noun) {
        return begin;
    }
    // `chef d'état-major des Armées`
    if words.is_upper(begin) || words.before(first, Class::OrgHead) || words.is(first, Class::Portfolio) {
        return begin;
    }
    let rank = [Class::Title, Class::Role]
        .into_iter()
        .any(|class| words.mark_before(first, class).is_some_and(|m| words.scan.key(m) == "military"));
    // `secrétaire général de la Maison Qarvo`
    let other = words.role_before(first).is_some_and(|m| words.scan.key(m) != "military");
    if rank && !other || words.before(first, Class::Honorific) { first } else { begin }
}

/// A title, an honorific or a role right before the name; in French an adjective of origin may stand between, with or
/// without what the minister is in charge of: `la ministre française des Armées X`.
pub fn has_title(words: &Words, begin: usize) -> bool {
    let title = |at: usize| words.before_any(at, &[Class::Honorific, Class::Title, Class::Role]);
    if title(begin) || title(with_particles(words, begin)) {
        return true;
    }
    let charge = words.mark_before(begin, Class::Portfolio).map_or(begin, |m| m.first as usize);
    let before = words.mark_before(charge, Class::Demonym).map(|m| m.first as usize);
    let adjective = || begin > 0 && words.is_plain(begin - 1) && words.ends_with(begin - 1, words.adjective_endings());
    let between = before.filter(|&at| !words.is_capital(at)).or_else(|| adjective().then(|| begin - 1));
    let of_party = || words.mark_before(begin, Class::Status).is_some_and(|m| words.scan.key(m) == "party");
    // `Deputy Minister of Norway X Y`
    let land = words.mark_before(begin, Class::Country).map(|m| m.first as usize);
    let of = land.and_then(|at| words.mark_before(at, Class::OfCountry)).filter(|m| words.scan.key(*m) == "of");
    let of_land = || of.is_some_and(|m| title(m.first as usize)) && words.is_capital(begin + 1);
    // `Gen. (retd) X`
    let bracket = || roles::before_bracket(words, begin).is_some();
    between.is_some_and(title) || of_party() || of_land() || bracket()
}

/// An article of so few sentences may leave out whom it names.
const FEW: usize = 4;

/// A surname of so few letters may be a word of any sort.
const SHORT: usize = 4;

/// Is the article no fragment, so that whom it names at all it names in full?
pub fn names_in_full(words: &Words) -> bool {
    words.scan.sentences.len() >= FEW
}

/// Makes people of surnames that only one leader of a state has had, and nobody else who is known: `Macron`.
pub fn leaders(words: &Words, names: &mut [Name]) {
    let lone = |n: &&mut Name| n.kind == Kind::Unknown && n.rule.is_empty() && n.end == n.first + 1;
    for name in names.iter_mut().filter(lone) {
        if bears_nothing_else(words, name.first) && leader(words, words.text(name.first)).is_some() {
            (name.kind, name.rule) = (Kind::Person, "surname-alone");
        }
    }
}

/// The leader of a state whom a surname alone tells of, in an article that is no fragment.
pub fn leader<'a>(words: &Words<'a>, surname: &str) -> Option<(&'a str, Country)> {
    let whole = names_in_full(words) && surname.chars().count() > SHORT;
    let rare = || {
        let common = words.facts.person_names.get(&without_accents(&surname.to_lowercase()));
        !common.surname && common.given.is_none()
    };
    words.facts.offices.leader_surnamed(surname).filter(|_| whole && rare())
}

/// A surname that is no word for anything else.
fn bears_nothing_else(words: &Words, at: usize) -> bool {
    let others = [
        Class::Place,
        Class::Country,
        Class::Capital,
        Class::Demonym,
        Class::Organization,
        Class::Common,
        Class::Given,
        Class::OtherHead,
        Class::OrgHead,
        Class::PlaceHead,
        Class::Calendar,
        Class::Metonym,
    ];
    words.is(at, Class::Surname) && !words.is_any(at, &others)
}

/// A given name or a surname that is a country's too: `Dominique`, `Hollande`.
pub fn names_people(words: &Words, at: usize, class: Class) -> bool {
    let land = words.key(at, Class::Country).and_then(Country::new).filter(|_| words.is(at, class));
    land.and_then(|land| words.facts.countries.get(land)).is_some_and(|fact| fact.homonym.person)
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
