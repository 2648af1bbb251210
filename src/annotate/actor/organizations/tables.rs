//! Clubs in lines of results, tables and fixtures of sport, which hardly have a word of their own.

use super::super::words::{Class, Words};
use std::ops::Range;

/// `Norvik 2 Qarvo 1`, `Norvik 12 7 3 2 24`: the whole line is made of names and numbers.
pub fn is_tabled(words: &Words, begin: usize, end: usize) -> bool {
    if !counts(words, end) {
        return false;
    }
    let never = [Class::Country, Class::Demonym, Class::OtherHead, Class::Calendar, Class::Company];
    let named = end - begin <= 3 && (begin..end).all(|at| words.is_capital(at) && !words.is_any(at, &never));
    if !named || words.is(end - 1, Class::Common) {
        return false;
    }
    let line = words.scan.sentences[words.scan.sentence_of(begin)].tokens();
    let full = end == begin + 2 && words.is(begin, Class::Given) && !words.is(begin, Class::Place);
    is_result(words, &line) || !full && is_standing(words, &line, begin, end)
}

/// A number of goals or points.
fn counts(words: &Words, at: usize) -> bool {
    words.is_digits(at) && words.text(at).len() <= 3
}

/// `Norvik 2 Qarvo 1`: two names, a number behind each.
fn is_result(words: &Words, line: &Range<usize>) -> bool {
    let last = line.end - 1 - usize::from(words.is_mark(line.end - 1, "."));
    counts(words, last)
        && words.is_capital(line.start)
        && line.clone().filter(|&at| counts(words, at)).count() == 2
        && line.clone().all(|at| words.is_capital(at) || counts(words, at) || words.is_mark(at, ".-"))
}

/// `1. Norvik 12 7 3 2 24`: a name with many numbers behind it, in reports of sport with a few.
fn is_standing(words: &Words, line: &Range<usize>, begin: usize, end: usize) -> bool {
    let numbers = (end..line.end).take_while(|&at| counts(words, at)).count();
    let sporting = || words.tells_of_sport() || words.in_sport(begin);
    // Rounds of golf are a player's.
    let rounds = (end..end + 2).all(|at| is_round(words, at));
    let opens = (line.start..begin).all(|at| words.is_digits(at) || words.is_mark(at, ".)"));
    !rounds && opens && (numbers >= MANY || numbers >= FEW && sporting())
}

const MANY: usize = 4;
const FEW: usize = 3;

/// `67`: the strokes of a round of golf.
pub fn is_round(words: &Words, at: usize) -> bool {
    words.is_digits(at) && matches!(words.text(at).as_bytes(), [b'6' | b'7', b'0'..=b'9'])
}

/// `NORVIK AT QARVO`: a line in capitals, of two names and a preposition between them: where that stands.
pub fn fixture(words: &Words, begin: usize, end: usize) -> Option<usize> {
    if end < begin + 3 || !words.is_upper(begin) || !words.is_upper(begin + 1) {
        return None;
    }
    let place = |at: &usize| words.key(*at, Class::PlacePreposition) == Some("place");
    let line = words.scan.sentences[words.scan.sentence_of(begin)].tokens();
    let all = line == (begin..end) && line.len() <= 6 && line.clone().all(|at| words.is_upper(at));
    let mut between = line.clone().filter(place);
    let one = between.next().filter(|&at| all && at > begin && at + 1 < end);
    one.filter(|_| between.next().is_none())
}
