//! Whether a text tells a time as past or as to come.

use super::holding::sentence_of;
use super::said::Said;
use crate::analysis::Annotated;
use crate::model::{Direction, EventStatus, Mood, Tense, TimeMention, Tokens, VerbGroup};

/// Whether a year is told as past or as to come. A year alone must say when: that of `the 2020 budget` does not.
pub(super) fn year_told_as(annotated: &Annotated, time: &TimeMention, said: Said) -> Option<Direction> {
    let scan = &annotated.scan;
    let first = time.tokens.first as usize;
    let before = |class: &str, key: &str| {
        let mark = scan.mark_before(first.saturating_sub(3), first, scan.grammar.class(class));
        mark.is_some_and(|mark| scan.key(mark) == key)
    };
    let over = || before("tense_before", "past") || before("tense_before", "over");
    if said.month.is_none() && !before("time_preposition", "in") {
        return None;
    }
    let told = told_as(annotated, time)
        .filter(|(direction, verb)| *direction == Direction::Future || !lies_ahead(annotated, time, verb));
    let told = told.map(|(direction, _)| direction).or_else(|| over().then_some(Direction::Past));
    let told = told.or_else(|| day_of_deeds(annotated, time, said).then_some(Direction::Past));
    // `Will tell of the events of 9 May 1945` is not of a day to come.
    let of_it = || first > 0 && scan.mark(first - 1, scan.grammar.class("genitive_before")).is_some();
    told.filter(|told| *told != Direction::Future || !of_it())
}

/// `seized a ship, the Star, off the port of Lome on Sunday, 10 March 2024, taking ten hostage`: a whole day told plainly in a
/// sentence whose verbs all tell of what was done.
fn day_of_deeds(annotated: &Annotated, time: &TimeMention, said: Said) -> bool {
    if said.date().is_none() {
        return false;
    }
    let scan = &annotated.scan;
    let sentence = sentence_of(annotated, time.tokens);
    let from = annotated.verbs.partition_point(|v| v.tokens.first < sentence.first);
    let verbs = || annotated.verbs[from..].iter().take_while(|v| v.tokens.first < sentence.end);
    let done = |verb: &VerbGroup| {
        let told = matches!(verb.tense, Tense::Past | Tense::Participle | Tense::Gerund);
        told && verb.mood == Mood::Plain && verb.status == EventStatus::Happened
    };
    let ahead = ["foretelling", "to_come", "up_to", "tense_before"].map(|class| scan.grammar.class(class));
    let ahead = |at: u32| ahead.iter().any(|&class| scan.is(at as usize, class));
    // `on 10 March`, `le 10 mars`; not `by 10 March`, `pour le 10 mars`, `for the vote on 10 March`
    let on_day = scan.grammar.class("on_day");
    let told_of = |at: u32, key: &str| scan.mark(at as usize, on_day).is_some_and(|mark| scan.key(mark) == key);
    let first = time.tokens.first;
    let near = || (first.saturating_sub(LEADS).max(sentence.first)..first).any(|at| told_of(at, "aim"));
    let plain = || (told_of(first, "day") || first > sentence.first && told_of(first - 1, "day")) && !near();
    plain()
        && verbs().all(done)
        && verbs().any(|v| v.finite() && v.tense == Tense::Past)
        && !(sentence.first..time.tokens.first).any(ahead)
}

/// Whether a verb told as past may leave a year to come: `the vote planned in 2015`, `promised an end of it in 2015`.
fn lies_ahead(annotated: &Annotated, time: &TimeMention, verb: &VerbGroup) -> bool {
    let scan = &annotated.scan;
    let key = |at: u32, class: &str| scan.mark(at as usize, scan.grammar.class(class)).map(|mark| scan.key(mark));
    let to_come = |at: u32| key(at, "tense") == Some("future") || key(at, "to_come") == Some("sure");
    let between = between(verb.tokens, time.tokens);
    // `Announced in 2015` was; `announced a vote in 2015`, `delayed until 2015` leave it open.
    let put_off = between.clone().any(|at| key(at, "up_to").is_some());
    let of_object = (between.len() > 1 || put_off) && key(verb.head, "foretelling").is_some();
    // `Plans to pay, with a part paid in 2015`
    let planned = || {
        verb.tense == Tense::Participle && {
            let sentence = sentence_of(annotated, time.tokens);
            (sentence.first..verb.tokens.first).any(to_come)
        }
    };
    let before = time.tokens.first.saturating_sub(BEFORE)..time.tokens.first;
    of_object || to_come(verb.head) || between.chain(before).any(to_come) || planned()
}

/// So many tokens before a time, `planned in`, tell of it whatever verb stands behind.
const BEFORE: u32 = 2;

/// The tokens between two expressions.
fn between(one: Tokens, other: Tokens) -> std::ops::Range<u32> {
    let (first, second) = if one.first < other.first { (one, other) } else { (other, one) };
    first.end.min(second.first)..second.first
}

/// Whether the nearest verb, with no comma between, tells a time as past or as to come; and that verb.
pub(super) fn told_as<'a>(annotated: &'a Annotated, time: &TimeMention) -> Option<(Direction, &'a VerbGroup)> {
    let sentence = sentence_of(annotated, time.tokens);
    let between = |verb: &VerbGroup| between(verb.tokens, time.tokens);
    let sign = |at: u32| annotated.scan.sign(at as usize);
    let said = Said::of(&time.meaning);
    // `He left, on Monday 25 March 2024, for Chad`: the comma before a day parts it from nothing.
    let whole = said.date().is_some();
    // `On 25 March 2024, he left for Chad`, `In March 2024, he left`
    let opens = said.month.is_some() && time.tokens.first <= sentence.first + 1;
    let comma = |at: u32| {
        let own = whole && at < time.tokens.first && at + LED >= time.tokens.first;
        matches!(sign(at), ',' | ':' | ';') && !own && !(opens && at == time.tokens.end && sign(at) == ',')
    };
    let apart = |verb: &VerbGroup| between(verb).any(|at| matches!(sign(at), '(' | ')'));
    let from = annotated.verbs.partition_point(|v| v.tokens.first < sentence.first);
    let verbs = annotated.verbs[from..].iter().take_while(|v| v.tokens.first < sentence.end);
    let close = verbs.filter(|v| between(v).len() <= REACH && !between(v).any(comma));
    let verb = close.min_by_key(|v| between(v).len())?;
    match (verb.tense, verb.status) {
        // `Rose 20% in 1999 (the results will be out soon)`
        (Tense::Future, _) if between(verb).len() <= CLOSE && verb.mood == Mood::Plain && !apart(verb) => {
            Some((Direction::Future, verb))
        }
        (Tense::Past | Tense::Participle, EventStatus::Happened | EventStatus::Ongoing) if verb.mood == Mood::Plain => {
            Some((Direction::Past, verb))
        }
        _ => None,
    }
}

/// How far a verb's tense reaches, in tokens; a future, which may be that of another clause, less far.
const REACH: usize = 10;
const CLOSE: usize = 6;

/// So many tokens before a day tell what for.
const LEADS: u32 = 5;

/// A comma so many tokens before a day is its own, a preposition between.
const LED: u32 = 2;
