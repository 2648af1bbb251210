//! What stands within a name beside its capitalised words: hyphens, apostrophes, particles, bynames.

use super::{follows_title, is_given};
use crate::annotate::actor::words::{Class, Words};
use crate::text::is_apostrophe;

/// `Ulufa'alu`, `Ma'ruf`: an apostrophe within a name, which nothing is left out at.
pub(super) fn joined_by_apostrophe(words: &Words, at: usize) -> bool {
    if !words.is_glued(at) || !words.is_word(at) || words.is_capital(at) {
        return false;
    }
    let (before, text) = (words.text(at - 1), words.text(at));
    let behind = text.starts_with(is_apostrophe) && text.chars().count() > CLITIC;
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o');
    // `Nyong'o`: no verb leans on a word so.
    let behind = behind || text.starts_with(is_apostrophe) && text.chars().nth(1).is_some_and(vowel);
    // `Hu'akar`; but `Qu'il`
    let sound = |c: char| vowel(c) || c == 'u' && !before.starts_with('Q');
    let syllable =
        || before.chars().count() == 3 && before.ends_with(is_apostrophe) && before.chars().nth(1).is_some_and(sound);
    // `Fred M'Qarvo`, written small; but `Macron n'a`
    let consonant =
        || text.chars().count() > CLITIC && text.chars().next().is_some_and(|c| !vowel(c) && c != 'u' && c != 'y');
    let clipped = || before.chars().count() == 2 && before.ends_with(is_apostrophe) && before.starts_with(['M', 'N']);
    let african = || at > 1 && words.is_capital(at - 2) && clipped() && consonant();
    // `Ng'oma`, `Ndung'u`, `Ng'ang'a`
    let letters = |word: &str| word.trim_end_matches(is_apostrophe).to_lowercase().ends_with("ng");
    let parted = before.ends_with(is_apostrophe) || text.starts_with(is_apostrophe);
    let next = text.trim_start_matches(is_apostrophe).chars().next();
    let nasal = parted && letters(before) && next.is_some_and(|c| vowel(c) || c == 'u');
    let again = nasal && at > 1 && words.is_glued(at - 1) && words.is_capital(at - 2) && letters(words.text(at - 2));
    (behind || syllable() || african() || nasal) && words.is_capital(at - 1) || again
}

/// With its apostrophe, so long is what leans on a word: `'ve`.
const CLITIC: usize = 3;

/// `Norvik Ports Authority NPA`: the letters of the name so far.
pub(super) fn repeats_letters(words: &Words, first: usize, end: usize) -> bool {
    let letters = words.text(end);
    let initials = (first..end).filter_map(|at| words.text(at).chars().next());
    words.is_upper(end) && letters.len() > 2 && initials.eq(letters.chars())
}

/// `Jean-Yves`, `Ki-moon`, `Abdel-Fattah al-Sissi`: the second half may be short and in lower case.
pub(super) fn hyphenated(words: &Words, hyphen: usize, to: usize) -> Option<usize> {
    let next = hyphen + 1;
    let glued = words.is_glued(hyphen) && next < to && words.is_glued(next);
    if !glued || joins_leaders(words, hyphen) {
        return None;
    }
    // `Co-operative Bank`
    if let Some(end) = words.end(hyphen - 1, Class::OrgHead).filter(|&end| end > next) {
        return Some(end);
    }
    let short = words.text(next).chars().count() <= MAX_LOWER_HALF && words.text(next).chars().all(char::is_alphabetic);
    // `Stratford-upon-Avon`
    let link = next + 1;
    let linked = words.is_hyphen(link) && words.is_glued(link) && words.is_glued(link + 1) && link + 1 < to;
    if linked && !words.is_capital(next) && words.is(next, Class::Common) && words.is_capital(link + 1) {
        return Some(link + 2);
    }
    let names_land = words.is_any(hyphen - 1, &[Class::Country, Class::Demonym, Class::Capital, Class::Organization]);
    // `Kim Jong-un`: behind two words of a name, no word of the language.
    let named =
        hyphen > 1 && words.is_capital(hyphen - 2) && words.is_any(hyphen - 2, &[Class::FamilyFirst, Class::Surname]);
    // `San Francisco-based`, `Trump-era`
    let short = short && !words.ends_as_verb(next) && !words.is(next, Class::MakesAdjective);
    let lower_half = short && !names_land && (named || words.is_any(hyphen - 1, &[Class::Given, Class::Surname]));
    (words.is_capital(next) || lower_half && (named || !words.is(next, Class::Common))).then_some(next + 1)
}

/// `the Macron-Putin meeting`: between two words with no given name before, of which one is the surname of someone who
/// led a state, and the other names nothing else.
pub(super) fn joins_leaders(words: &Words, hyphen: usize) -> bool {
    let others = [Class::Place, Class::Country, Class::Organization, Class::OrgHead, Class::OtherHead, Class::Common];
    let named = |at: usize| words.is_capital(at) && !is_given(words, at) && !words.is_any(at, &others);
    let led = |at: usize| words.facts.offices.leader_surnamed(words.text(at)).is_some();
    words.is_hyphen(hyphen)
        && words.is_glued(hyphen + 1)
        && [hyphen - 1, hyphen + 1].into_iter().all(named)
        && !hyphen.checked_sub(2).is_some_and(|at| words.is_capital(at))
        && (led(hyphen - 1) || led(hyphen + 1))
}

const MAX_LOWER_HALF: usize = 5;

/// `Charles de Gaulle`, `Ursula von der Leyen`: particles between capitals, behind what can be a given name. Where the
/// particle is a common preposition too, nothing but given names may stand before it.
pub(super) fn joined_by_particle(words: &Words, first: usize, end: usize, to: usize) -> Option<usize> {
    let generic = words.key(end, Class::Particle) == Some("generic");
    // `Marc Ladreit de Lacharrière`: a surname, and the second half of it, which is nothing else.
    let half = |at: usize| words.is_capital(at) && words.is_unmarked(at) && at < to;
    let double = end == first + 2 && is_given(words, first) && words.is_unmarked(end - 1) && half(end + 1);
    let double = double && !words.is_possessive(end + 2);
    // `le général Qarvino de Jesús Novak`
    let named = words.is_any(end + 1, &[Class::Given, Class::Surname]) && words.is_capital(end + 2);
    let ranked = end == first + 1 && words.is_unmarked(first) && named;
    let ranked = ranked && (follows_title(words, first) || words.before(first, Class::Portfolio));
    if generic
        && !double
        && !ranked
        && (first..end)
            .any(|t| words.is_capital(t) && !words.is_any(t, &[Class::Given, Class::Suffix, Class::Honorific]))
    {
        return None;
    }
    let mut at = end;
    while at < to && at - end < MAX_PARTICLES && words.is(at, Class::Particle) && !words.is_capital(at) {
        at = words.end(at, Class::Particle)?;
        if words.is_hyphen(at) && words.is_glued(at) {
            at += 1;
        }
    }
    // `Qarvo al-Blorn`, of whom nothing is known but that names are made so
    let son = words.key(end, Class::Particle) == Some("son");
    let arabic = son || at > end + 1 && words.is_hyphen(at - 1) && end == first + 1 && words.is_unmarked(first);
    // `General Manager Qarvo al-Blorn`, `his brother Qarvo al-Blorn`
    let telling = [Class::Given, Class::Honorific, Class::Title, Class::Role];
    let person = (first..end).any(|t| words.is_any(t, &telling) || words.is_initial(t))
        || follows_title(words, first)
        || words.before_any(first, &[Class::Kin, Class::PersonNoun, Class::PersonCue]) && words.is_hyphen(at - 1)
        || arabic;
    let named = at > end && at < to && words.is_capital(at) && person;
    (named && !words.is_any(at, &[Class::Country, Class::Role, Class::Title, Class::OrgHead])).then_some(at + 1)
}

const MAX_PARTICLES: usize = 4;

/// `Joaquín "El Chapo" Guzmán`, `Francisco "Lu-Olo" Lind`: a name in quotation marks within a name.
pub(super) fn nickname(words: &Words, quote: usize, to: usize) -> Option<usize> {
    let close = (quote + 2..(quote + 5).min(to)).find(|&at| words.is_quote(at))?;
    let part = |at| words.is_capital(at) || words.is_hyphen(at);
    let capitals = (quote + 1..close).all(part) && words.is_glued(quote + 1);
    (capitals && close + 1 < to && words.is_capital(close + 1)).then_some(close + 2)
}
