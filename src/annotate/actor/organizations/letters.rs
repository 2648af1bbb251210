//! Bodies told by their letters: an acronym in brackets behind the name that it spells, or one that acts.

use crate::annotate::actor::name::{Kind, Name};
use crate::annotate::actor::words::{Class, Words};
use crate::rules::lexicon::without_accents;
use crate::rules::scan::Mark;

/// `Direction générale de la police nationale (DGPN)`: words whose first letters stand behind them in brackets.
///
/// Letters that stand for common words (`light combat aircraft (LCA)`) are no body's; they are returned.
pub fn lettered<'a>(words: &Words<'a>, out: &mut Vec<Name>) -> Vec<&'a str> {
    let (mut things, mut bodies) = (Vec::new(), Vec::new());
    for bracket in (1..words.len()).filter(|&at| words.is_mark(at, "(") && words.is_mark(at + 2, "),")) {
        let others = [Class::OtherHead, Class::Common, Class::Country, Class::Calendar];
        let letters = words.text(bracket + 1);
        let role = words.role_before(bracket);
        let few = (3..=8).contains(&letters.chars().count());
        // `le Chef d'état-major général (CEMG)`: what an office is called in short.
        if role.is_some_and(|role| few && stands_for(words, role, bracket)) {
            things.push(letters);
        }
        if !few || role.is_some() || !words.is_capital(bracket + 1) || words.is_any(bracket + 1, &others) {
            continue;
        }
        let plain = without_accents(&letters.to_uppercase());
        let begun = [false, true].map(|all| spelled(words, bracket, &plain, all));
        let body = begun.into_iter().flatten().find(|&first| is_lettered_body(words, first, bracket));
        if let Some(first) = body {
            out.push(Name::new(first, bracket, Kind::Organization, "organization-letters"));
            bodies.push(letters);
        } else if begun.into_iter().flatten().any(|first| !words.is_capital(first)) {
            things.push(letters);
        }
    }
    things.retain(|letters| !bodies.contains(letters));
    things
}

/// Whether the letters in brackets are those that the words of an office begin with.
fn stands_for(words: &Words, office: Mark, bracket: usize) -> bool {
    let plain = without_accents(&words.text(bracket + 1).to_uppercase());
    let upper = words.is_upper(bracket + 1);
    upper && [false, true].into_iter().any(|all| spelled(words, bracket, &plain, all) == Some(office.first as usize))
}

/// Whether words with their letters in brackets name a body: by its head, or by a capital within the sentence, behind an
/// article where not all of the words have one.
fn is_lettered_body(words: &Words, first: usize, end: usize) -> bool {
    let head = words.is(first, Class::OrgHead);
    let thing = || (first..end).any(|at| words.is_any(at, &[Class::OtherHead, Class::Sport, Class::WorkNoun]));
    let definite = || words.mark_before(first, Class::Article).is_some_and(|m| words.scan.key(m) == "definite");
    let named = || words.is_capital(first) && first > words.sentence_start(first) && definite() && !thing();
    head || named()
}

/// Where the words begin that these letters stand for; words that join others have a letter only where `all` have.
fn spelled(words: &Words, bracket: usize, letters: &str, all: bool) -> Option<usize> {
    let from = words.sentence_start(bracket);
    let mut at = bracket;
    for letter in letters.chars().rev() {
        loop {
            at = at.checked_sub(1).filter(|&at| at >= from)?;
            let joins = words.is_any(at, &[Class::Common, Class::Article, Class::OrgLink]) && !words.is_capital(at);
            // `Institute of Statistical, Social and Economic Research`
            let listed = words.is_comma(at) && letters.len() > 3;
            if words.is_hyphen(at) || listed || joins && !all {
                continue;
            }
            let own = words.text(at).chars().next().filter(|c| c.is_alphabetic())?;
            match own.to_uppercase().next().map(plain_letter) == Some(letter) {
                true => break,
                false if joins => {}
                false => return None,
            }
        }
    }
    Some(at)
}

/// `É` as `E`.
fn plain_letter(letter: char) -> char {
    without_accents(letter.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(letter)
}

/// `National Fishers Union (NFU)`: the letters in brackets are those that its words begin with.
pub fn has_letters(words: &Words, begin: usize, end: usize) -> bool {
    if !words.is_mark(end, "(") {
        return false;
    }
    let letters = words.text(end + 1);
    let fits = words.is_mark(end + 2, ")") && letters.len() > 2 && words.is_upper(end + 1);
    let other = || (begin..end).any(|at| words.is(at, Class::OtherHead));
    let initials = (begin..end).filter(|&at| words.is_capital(at)).filter_map(|at| words.text(at).chars().next());
    // `Andrés Manuel López Obrador (AMLO)`
    let called =
        words.is(begin, Class::Given) && !words.is(begin, Class::Doubtful) && words.is(end - 1, Class::Surname);
    let person = || called && !(begin..end).any(|at| words.is_any(at, &[Class::OrgHead, Class::PlaceHead]));
    fits && initials.eq(letters.chars()) && !other() && !person()
}

/// `NFU`, `NFU-IO`: letters alone, or two groups of them that a hyphen joins, of which the second is no body of the table.
fn is_letters(words: &Words, begin: usize, end: usize) -> bool {
    let known = |at: usize| words.is_any(at, &[Class::Organization, Class::Country]);
    let glued = || words.is_hyphen(begin + 1) && words.is_glued(begin + 2);
    let pair = || end == begin + 3 && glued() && words.is_upper(begin + 2) && !known(begin + 2);
    words.is_upper(begin) && (end == begin + 1 || pair())
}

/// `the NFU said`: letters that do something.
pub fn acronym_acts(words: &Words, begin: usize, end: usize) -> bool {
    if !is_letters(words, begin, end) {
        return false;
    }
    let letters = words.text(begin).chars().filter(|c| c.is_alphabetic()).count();
    // `plans`, `launched`, but not `is`, `would`: those are said of things as well.
    let acts = words.is_any(end, &[Class::Speech, Class::PersonVerb])
        || words.ends_as_verb(end)
        || words.is(end, Class::Act) && words.ends_as_plural(end);
    (3..=6).contains(&letters) && acts && !words.is_any(begin, &[Class::Common, Class::OtherHead])
}

/// `NFU president Ann Lee`, `NFU Deputy Director, Ann Lee`: letters right before the role of one of their people.
pub fn acronym_led(words: &Words, begin: usize, end: usize) -> bool {
    if !is_letters(words, begin, end) {
        return false;
    }
    let others = [Class::Common, Class::OtherHead, Class::Country, Class::Capital, Class::Portfolio, Class::Calendar];
    let letters =
        (3..=6).contains(&words.text(begin).len()) && words.text(begin).bytes().all(|b| b.is_ascii_uppercase());
    if !letters || words.is_any(begin, &others) {
        return false;
    }
    let leads = |role: &str| matches!(role, "executive" | "spokesperson" | "head_of_state");
    let Some(role) = words.mark(end, Class::Role).filter(|m| leads(words.scan.key(*m))) else { return false };
    let name = role.end as usize + usize::from(words.is_comma(role.end as usize));
    words.is_capital(name) && !words.is_upper(name) && words.is_capital(name + 1)
}

/// `left the NFU in anger`: letters behind a definite article that stand for no thing, no arm and no country.
pub fn acronym_alone(words: &Words, begin: usize, end: usize) -> bool {
    if !is_letters(words, begin, end) {
        return false;
    }
    let others = [Class::Common, Class::OtherHead, Class::Country, Class::WeaponName, Class::Calendar, Class::Suffix];
    let text = words.text(begin);
    let letters = (3..=5).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase());
    let definite = words.mark_before(begin, Class::Article).is_some_and(|m| words.scan.key(m) == "definite");
    // `the MMR radar`
    let who = [Class::Agent, Class::Role, Class::Title, Class::PersonNoun, Class::OrgNoun, Class::Adverb];
    let thing = words.is_plain(end) && !words.is_any(end, &who) && !words.ends_as_common(end);
    let whole =
        !thing && !words.is_hyphen(end) && !words.is_digits(end) && !words.is_mark(begin.saturating_sub(1), "/");
    letters && definite && whole && !words.is_any(begin, &others)
}
