//! Teams and clubs: told by a result, by a competition, by what they play.

use super::parts::tail;
use crate::annotate::actor::words::{Class, Words};

/// `against Sevilla`, `Valencia won 3-1`: a club that is called like its town, in a report of sport.
pub fn competes(words: &Words, begin: usize, end: usize) -> bool {
    let beaten = || words.mark_before(begin, Class::SportVerb).is_some_and(|m| words.scan.key(m) != "does");
    let cue = words.before(begin, Class::SportCue) || beaten();
    let does = words.is_any(end, &[Class::SportVerb, Class::PersonVerb]) || words.ends_as_verb(end);
    (cue || does || words.is_digits(end) || scores(words, end)) && words.in_sport(begin)
}

/// `Parma's 2-2 draw`
fn scores(words: &Words, end: usize) -> bool {
    words.is_possessive(end) && words.is_digits(end + 1) && words.is_mark(end + 2, "-–")
}

/// `Boston Bruins`, `the Bruins`, `Bruins de Boston`: a team's byname with its town, or alone in a report of sport.
pub fn team(words: &Words, begin: usize, end: usize, to: usize) -> Option<usize> {
    let byname = words.is(end - 1, Class::Team);
    if !words.adjective_endings().is_empty() {
        let plural = end == begin + 1 && words.ends_as_plural(begin) && words.in_sport(begin);
        let town = || words.end(end, Class::OrgLink).filter(|&at| at < to).and_then(|at| tail(words, at, to));
        let town = if byname || plural && words.before(begin, Class::Article) { town() } else { None };
        if town.is_some() || end == begin + 1 {
            return town;
        }
    }
    let demonym = words.is(begin, Class::Demonym) && !words.in_sport(begin);
    if !byname || demonym || end == begin + 1 && words.is(begin, Class::OtherHead) {
        return None;
    }
    let placed = words.is_any(begin, &[Class::Place, Class::Capital, Class::Country, Class::PlaceHead]);
    let given = words.is(begin, Class::Given) && !placed;
    let article = words.mark_before(begin, Class::Article).is_some_and(|m| words.scan.key(m) == "definite");
    let named = end > begin + 1 && !given && (placed || article);
    (named || words.in_sport(begin) && (end > begin + 1 || article)).then_some(end)
}

/// `FC Basel`, `Hertha BSC`: what clubs call themselves, before or behind their town.
pub fn club(words: &Words, begin: usize, end: usize) -> bool {
    let sure = |at: usize| match words.key(at, Class::Club) {
        Some("sport") => at == begin && words.in_sport(at),
        Some("behind") => at + 1 == end && words.in_sport(at) && !words.is_any(begin, &[Class::Country, Class::Given]),
        key => key.is_some(),
    };
    end > begin + 1 && !words.is_glued(begin + 1) && (sure(begin) || sure(end - 1))
}

/// A town or a word that nothing tells, behind what is said of clubs in reports of sport: `joined Torino on loan`.
pub fn plays(words: &Words, begin: usize, end: usize) -> bool {
    if !words.in_sport(begin) {
        return false;
    }
    let others =
        [Class::Country, Class::Demonym, Class::Organization, Class::Surname, Class::OrgHead, Class::OtherHead];
    let town = words.is(begin, Class::Place) && !words.is(begin, Class::Given);
    let beaten = || words.mark_before(begin, Class::SportVerb).is_some_and(|m| words.scan.key(m) != "does");
    let player = || words.key(end, Class::OrgNounBehind) == Some("player") && !words.is_capital(end);
    let cue = words.before(begin, Class::SportCue)
        || town && (beaten() || player() || words.is(end, Class::SportVerb) || scores(words, end));
    cue && end - begin <= 2
        && (begin..end).all(|at| words.is_capital(at) && !words.is_any(at, &others) && !words.ends_as_surname(at))
        && (end == begin + 1 || !words.is(begin, Class::Given))
}
