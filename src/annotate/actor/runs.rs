//! Runs of capitalised words: where names can be. What they name is for others to tell.

mod joined;

use super::words::{Class, Words};
use crate::rules::inflect::{Form, NOUN, VERB};
use crate::rules::lexicon::ClassId;
use crate::rules::scan::{Mark, Sentence};
use joined::{hyphenated, joined_by_apostrophe, joined_by_particle, joins_leaders, nickname, repeats_letters};

/// A run of words that may hold names, titles and all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Run {
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// It opens its sentence, so that its capital says little.
    pub opens: bool,
    /// An article with a capital stands before it, which only a name has there: `at The Hague`.
    pub article: bool,
}

/// `l'ONG Norvik Aid`: letters that only say of what kind the body behind them is.
fn tells_kind(words: &Words, at: usize) -> bool {
    words.is_upper(at) && words.is_capital(at + 1) && words.key(at, Class::Agent) == Some("NGO")
}

/// The runs of a sentence, left to right; a verb in capitals ends one in a `headline` that has capitals all over.
pub fn runs(words: &Words, sentence: Sentence, headline: bool) -> Vec<Run> {
    let (from, to) = (sentence.first as usize, sentence.end as usize);
    let grammar = words.scan.grammar;
    let verb = headline.then(|| [VERB, NOUN].map(|name| grammar.class(name)));
    let mut runs = Vec::new();
    let mut at = from;
    while at < to {
        if verb.is_some_and(|verb| is_verb_in_capitals(words, from, at, verb)) {
            at += 1;
            continue;
        }
        if !words.is_capital(at) && !words.is(at, Class::OrgLow) && !opens_small(words, at) {
            at += 1;
            continue;
        }
        let opens = at == from || opens_clause(words, at);
        if opens && is_gerund_before_name(words, at) {
            at += 1;
            continue;
        }
        if is_second_half(words, at) || tells_kind(words, at) || describes(words, at) || !begins(words, at, opens) {
            at += 1;
            continue;
        }
        let whole = words.end(at, Class::OrgLow).filter(|_| words.key(at, Class::OrgLow) == Some("alone"));
        let end = match whole {
            Some(end) => end,
            None if behind_prefix(words, at) => at + 1,
            None => run_end(words, at, to),
        };
        let verbs = (at + 1..end).filter(|&t| verb.is_some_and(|verb| is_verb_in_capitals(words, from, t, verb)));
        let end = verbs.min().unwrap_or(end);
        if !is_compound_adjective(words, end, to) {
            let article = at > from + 1
                && words.is(at - 1, Class::Article)
                && words.is_capital(at - 1)
                && !opens_clause(words, at - 1)
                && !words.is_mark(at - 2, ")")
                && !is_behind_dateline(words, from, at - 1);
            runs.push(Run { first: at, end, opens, article });
        }
        at = end;
    }
    runs
}

/// `Clinton Meets Arafat in Cairo`: what can be nothing but someone's verb, inside a headline.
fn is_verb_in_capitals(words: &Words, from: usize, at: usize, [verb, noun]: [ClassId; 2]) -> bool {
    let scan = words.scan;
    let finite = |form| matches!(form, Form::Base | Form::Present | Form::Past);
    let told = |m: Mark| scan.grammar.words.verb(m.value).is_some_and(|f| finite(f.form));
    let named = [Class::Given, Class::Surname, Class::Place, Class::Organization, Class::OrgHead, Class::FamilyFirst];
    at > from
        && !words.is_upper(at)
        && scan.marks_of(at, verb).any(|m| m.lexical && m.end as usize == at + 1 && told(m))
        && !scan.is(at, noun)
        && !words.is_any(at, &named)
        && !(from..at).any(|t| words.end(t, Class::Organization).is_some_and(|end| end > at))
}

/// `Meeting Ann Lee in Lima, he said`: the verb that opens a sentence is no part of the full name behind it.
fn is_gerund_before_name(words: &Words, at: usize) -> bool {
    let scan = words.scan;
    let named = [Class::Given, Class::Surname, Class::Place, Class::FamilyFirst, Class::Organization, Class::Title];
    let gerund = |m: Mark| scan.grammar.words.verb(m.value).is_some_and(|f| f.form == Form::Gerund);
    words.is(at + 1, Class::Given)
        && words.is_capital(at + 2)
        && !words.is_glued(at + 1)
        && !words.is_any(at, &named)
        && scan.marks_of(at, scan.grammar.class(VERB)).any(|m| m.lexical && m.end as usize == at + 1 && gerund(m))
}

/// `Franco-German talks`: an adjective of two lands that no name goes on from.
fn describes(words: &Words, at: usize) -> bool {
    let mut end = at;
    while let Some(half) = words.half(end) {
        end = half.end as usize + 1;
    }
    end > at && (!words.is_capital(end + 1) || !words.adjective_endings().is_empty())
}

/// `Deux-Sèvres`, where the first half begins no name.
fn is_second_half(words: &Words, at: usize) -> bool {
    at > 1
        && words.is_hyphen(at - 1)
        && words.is_glued(at)
        && words.is_glued(at - 1)
        && words.is_capital(at - 2)
        && !joins_leaders(words, at - 1)
}

/// `anti-Castro`: one word, joined to one in small letters.
fn behind_prefix(words: &Words, at: usize) -> bool {
    at > 1 && words.is_hyphen(at - 1) && words.is_glued(at) && words.is_glued(at - 1) && words.is_plain(at - 2)
}

/// Behind an opening quotation mark, a colon or a dash, the next word may carry a sentence's capital.
fn opens_clause(words: &Words, at: usize) -> bool {
    at > 0 && words.is_mark(at - 1, "\"“«„:—–-([•*…|")
}

/// `al-Qaeda`, `al-Norvik Arab Hospital`: a particle in small letters that opens the name of a body.
fn opens_small(words: &Words, at: usize) -> bool {
    words.is(at, Class::Particle)
        && (words.end(at, Class::Organization).is_some_and(|end| end > at + 1) || opens_headed(words, at))
}

/// Whether a particle, a hyphen and capitals lead to the head word of a body that no ruler's name stands before.
fn opens_headed(words: &Words, at: usize) -> bool {
    let joined = words.is_hyphen(at + 1) && words.is_glued(at + 1) && words.is_glued(at + 2);
    let head = |t: usize| matches!(words.key(t, Class::OrgHead), Some("NGO" | "EDU" | "REB" | "MIL"));
    let mut behind = (at + 3..at + 5 + MAX_ADJECTIVES).take_while(|&t| words.is_capital(t));
    joined && words.is_capital(at + 2) && behind.any(head)
}

fn begins(words: &Words, at: usize, opens: bool) -> bool {
    if words.is(at, Class::OrgLow) && !words.is_capital(at) {
        return begins_low(words, at);
    }
    if !words.is_capital(at) && opens_small(words, at) {
        return true;
    }
    // `AH-64E Norvik`
    if words.is_glued(at) && at > 0 && words.is_digits(at - 1) && words.text(at).len() == 1 {
        return false;
    }
    // `Jan-Lennard`
    let half = words.is_hyphen(at + 1) && words.is_glued(at + 1) && words.is_capital(at + 2);
    // `June Allyson`, but `on Monday Allyson`, `in June Allyson`
    let named = words.is(at, Class::Given) && words.is(at + 1, Class::Surname);
    let dated = words.mark_before(at, Class::PlacePreposition).is_some_and(|m| words.scan.key(m) == "place");
    let month = words.is(at, Class::Calendar) && (!named || dated) && !half && !is_titled_surname(words, at);
    if !words.is_capital(at) || month {
        return false;
    }
    // `A. K. Lee`
    let initials = words.is_initial(at) && words.is_initial(at + 1) && words.is_capital(at + 2);
    if words.is(at, Class::Article) && !initials && (opens || !is_bare_initial(words, at)) {
        // `The Hindu said`, `in The Hindu`; but `The Hindu festival` at the head of a sentence.
        let alone =
            |end: usize| !opens || words.is_any(end, &[Class::Speech, Class::OrgNoun]) || words.is_possessive(end);
        // `told Le Figaro Ann Lee`
        let parted = |end: usize| !words.is_capital(end) || words.is(end, Class::Given) && words.is_capital(end + 1);
        let known = words.end(at, Class::Organization).is_some_and(|end| end > at + 1 && parted(end) && alone(end));
        return known || words.is_mark(at + 1, "&") && words.is_glued(at + 1);
    }
    let telling =
        [Class::PlaceHead, Class::Country, Class::Demonym, Class::Metonym, Class::Organization, Class::Honorific];
    // `NIF (National Islamic Front)`
    let spelled = at > 1 && words.is_mark(at - 1, "(") && words.is_upper(at - 2) && words.is_capital(at + 1);
    if !opens || spelled || !words.is(at, Class::Common) || words.is_any(at, &telling) || opens_body(words, at) {
        return true;
    }
    let titled = words.is_any(at, &[Class::Role, Class::Title, Class::Given, Class::Status]);
    titled && words.is_capital(at + 1) && !words.is(at + 1, Class::Country)
}

/// `Social Democratic Party officials`: an adjective that opens its sentence and the name of a body.
fn opens_body(words: &Words, at: usize) -> bool {
    let head = (at + 1..at + MAX_ADJECTIVES + 2).take_while(|&t| words.is_capital(t) && !words.is(t, Class::Given));
    words.key(at, Class::Common) == Some("noun") && head.last().is_some_and(|last| words.is(last, Class::OrgHead))
}

/// `Vice Foreign Minister Sun Wei`: a short word for a day or a month, behind a title and before another name.
fn is_titled_surname(words: &Words, at: usize) -> bool {
    let short = words.text(at).len() <= 3 && words.is_capital(at + 1) && !words.is(at + 1, Class::Calendar);
    short && follows_title(words, at)
}

/// `said A Soundararajan, president of`: within a sentence, one capital letter and a name that someone bears who does
/// something or of whom something is told.
fn is_bare_initial(words: &Words, at: usize) -> bool {
    let name = at + 1;
    let free = words.is_capital(name) && !words.is_upper(name) && !words.is_any(name, &[Class::Place, Class::Common]);
    let told = words.is_comma(name + 1) || words.is_any(name + 1, &[Class::Speech, Class::PersonVerb]);
    words.is_capital(at) && words.text(at).len() == 1 && free && told && !words.is_glued(name)
}

/// `université de Genève`, `lycée Diderot`: a head word in small letters, whose name goes on with a capital.
fn begins_low(words: &Words, at: usize) -> bool {
    if words.key(at, Class::OrgLow) == Some("alone") {
        return true;
    }
    let mut next = words.end(at, Class::OrgLow).unwrap_or(at + 1);
    for _ in 0..MAX_ADJECTIVES {
        next += usize::from(!words.is_capital(next) && words.ends_with(next, words.adjective_endings()));
    }
    words.is_capital(next) || words.end(next, Class::OrgLink).is_some_and(|linked| words.is_capital(linked))
}

const MAX_ADJECTIVES: usize = 2;

/// One past the last token of the run that begins at `at`.
fn run_end(words: &Words, at: usize, to: usize) -> usize {
    // `centre hospitalier Duval`
    let low = words.end(at, Class::OrgLow).filter(|&end| !words.is_capital(at) && words.is_capital(end));
    // `la Côte d'Ivoire`, `le Quai d'Orsay`
    let known = [Class::Country, Class::Metonym].into_iter().filter_map(|class| words.end(at, class)).max();
    let mut end = low.or(known).unwrap_or(at + 1);
    while end < to {
        match step(words, at, end, to) {
            Some(next) => end = next,
            None => break,
        }
    }
    end
}

/// The end of the run after its next word, where that word belongs to it.
fn step(words: &Words, first: usize, end: usize, to: usize) -> Option<usize> {
    if words.is_hyphen(end) {
        return hyphenated(words, end, to);
    }
    if joined_by_apostrophe(words, end) {
        return Some(end + 1);
    }
    // `Anyang' Nyong'o`: an apostrophe behind what is no plural.
    let nasal = words.is_possessive(end) && words.text(end).chars().count() == 1 && words.text(end - 1).ends_with("ng");
    if nasal && end + 1 < to && words.is_capital(end + 1) && !words.is_glued(end + 1) {
        return Some(end + 2);
    }
    // `[the minister Ann] Lee`
    if words.is_mark(end, "]") && is_given(words, end - 1) && end + 1 < to && words.is_capital(end + 1) {
        return Some(end + 2);
    }
    if !words.is_capital(end) && words.is(end, Class::Suffix) && words.is(end - 1, Class::Given) {
        return words.end(end, Class::Suffix);
    }
    if words.is_quote(end) && (words.is(end - 1, Class::Given) || words.is_unmarked(end - 1)) {
        return nickname(words, end, to);
    }
    // `Theresa May`
    let named = words.is(end, Class::Surname) && is_given(words, end - 1) && !words.is(end - 1, Class::Demonym);
    let dated = !named || words.is_digits(end + 1);
    // `Gert Jan Lee`
    let second = is_given(words, end) && is_given(words, end - 1) && words.is_capital(end + 1);
    let month = words.is(end, Class::Calendar) && dated && !second && !is_titled_surname(words, end);
    // `Ann Lee Vice-présidente`: the role is no part of the name.
    let role = || words.end(end, Class::Role).is_some_and(|role| role > end + 1) && !words.is_capital(end + 2);
    if words.is_hyphen(end + 1) && role() {
        return None;
    }
    if words.is_capital(end) && !month {
        if part_place(words, first, end) || is_behind_dateline(words, first, end) || repeats_letters(words, first, end)
        {
            return None;
        }
        let parted = words.is_glued(end) && !words.text(end - 1).ends_with(['\'', '’', '.']);
        return (!parted).then_some(end + 1);
    }
    if words.is_mark(end, ".") && words.is_glued(end) && abbreviates(words, end) {
        return Some(end + 1);
    }
    let owner = words.is_possessive(end) && words.is(end - 1, Class::OrgOwner);
    if (owner || words.is_mark(end, "&")) && end + 1 < to && words.is_capital(end + 1) {
        return Some(end + 2);
    }
    // `Norvik and Co`
    let and = words.end(end, Class::OrgLink).filter(|_| words.key(end, Class::OrgLink) == Some("and"));
    if let Some(firm) =
        and.filter(|&at| at < to && words.is_capital(at) && words.key(at, Class::Company) == Some("partners"))
    {
        return Some(firm + 1);
    }
    joined_by_particle(words, first, end, to)
}

/// `OSLO The Norwegian Bank said`: a place in capitals opens the sentence, whose first word is an article.
fn is_behind_dateline(words: &Words, first: usize, end: usize) -> bool {
    let article = words.is(end, Class::Article) && !words.is_upper(end) && words.text(end).len() > 1;
    article
        && first == words.sentence_start(first)
        && (first..end).all(|at| words.is_upper(at) && words.text(at).len() > 3)
}

/// `à New York Volodymyr Zelensky`, `in Washington Donald Trump`, `le maire de Qarvo Jean Martin`: a place that one is in,
/// or holds an office of, ends before a full name.
fn part_place(words: &Words, first: usize, end: usize) -> bool {
    let heads = [Class::OrgHead, Class::PlaceHead, Class::OtherHead, Class::Company];
    let placed = words.before_any(first, &[Class::PlacePreposition, Class::OfCountry]);
    let place = words.end(first, Class::Place) == Some(end) && placed && !words.is(first, Class::Given);
    let seat = is_seat(words, first, end);
    // `the Norvik Region Ann Lee`: of whom it is told that he governs it.
    let head = words.mark_before(end, Class::PlaceHead).filter(|m| m.first as usize > first);
    let region = head.is_some() && words.before(first, Class::Article);
    (place || seat || region)
        && (is_given(words, end) || seat && words.is(end, Class::Given))
        && words.is_capital(end + 1)
        && !words.is_any(end, &heads)
        && !words.is_any(end + 1, &heads)
}

/// `le maire de Qarvo`, `Under-Secretary-General for Peace Operations`: no given name, behind an office and what joins it.
/// Where the office stands behind what it is of, the office and its charge have capitals both.
fn is_seat(words: &Words, first: usize, end: usize) -> bool {
    let of = words.mark_before(first, Class::OfCountry).map(|m| m.first as usize);
    let follows = !words.adjective_endings().is_empty();
    let ends = |at: usize| [Class::Role, Class::Title].into_iter().find_map(|class| words.mark_before(at, class));
    // `le sénateur centriste de la Marne`
    let behind_adjective = |at: usize| at.checked_sub(1).filter(|&at| follows && words.is_plain(at)).and_then(ends);
    let office = |at: usize| ends(at).or_else(|| behind_adjective(at));
    let capital = |role: Mark| follows || words.is_capital(role.first as usize) && words.is_capital(end);
    of.and_then(office).is_some_and(capital)
        && !words.is(first, Class::Organization)
        && !(first..end).any(|at| words.is(at, Class::Given) && !(at + 1 < end && words.ends_as_plural(at + 1)))
}

fn is_given(words: &Words, at: usize) -> bool {
    words.is(at, Class::Given) && !words.is(at, Class::Doubtful)
}

/// A dot behind an honorific or title that the packs write with one: `Mr.`, `Gen.`
fn abbreviates(words: &Words, dot: usize) -> bool {
    words.before_any(dot + 1, &[Class::Honorific, Class::Title, Class::Role, Class::Suffix, Class::PlaceHead])
}

fn follows_title(words: &Words, first: usize) -> bool {
    words.before_any(first, &[Class::Honorific, Class::Role, Class::Title])
}

/// `Moscow-based`, `Soviet-built`: the run is one half of an adjective.
fn is_compound_adjective(words: &Words, end: usize, to: usize) -> bool {
    let next = end + 1;
    next < to
        && words.is_hyphen(end)
        && words.is_glued(end)
        && words.is_glued(next)
        && words.text(next).starts_with(char::is_alphabetic)
        && !joins_leaders(words, end)
}
