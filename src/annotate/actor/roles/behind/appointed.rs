//! Offices that someone is given, or is to get.

use super::super::{Title, led, longest_role};
use super::{MAX_KIND, Told, behind_from};
use crate::annotate::actor::words::{Class, Words};
use crate::model::is_of_state;
use crate::rules::scan::Mark;

/// `X will be appointed deputy minister`: an office that is to come; who is told to get it is a person.
pub fn will_hold(words: &Words, name_end: usize) -> bool {
    let verb = words.mark(name_end, Class::Copula).filter(|m| words.scan.key(*m) == "future");
    verb.is_some_and(|m| (m.end as usize..m.end as usize + MAX_KIND + 1).any(|at| longest_role(words, at).is_some()))
}

/// `appoint X as chairman`: the role that someone is given.
pub fn appointed(words: &Words, first: usize, end: usize) -> Option<Title> {
    // `appoint Dr. X chairman`
    let first = words.mark_before(first, Class::Honorific).map_or(first, |m| m.first as usize);
    let cue = words.mark_before(first, Class::PersonCue).filter(|&m| words.scan.key(m) == "appoints");
    let named = |at: usize| words.mark_before(at, Class::Post).filter(|&m| words.scan.key(m) == "given");
    let cue = cue.or_else(|| named(first)).or_else(|| appointed_too(words, first, end));
    // `named economist X to head the bank`
    let noun = words.role_before(first).map_or(first, |m| m.first as usize);
    if let Some(found) = led::to_lead(words, end).filter(|_| cue.or_else(|| named(noun)).is_some()) {
        return Some(Title { first: end, end, of_body: true, roles: vec![found], ..Title::default() });
    }
    let (cue, first, end) = match cue {
        Some(cue) => (cue, first, end),
        None => (before_apposed(words, first, end)?, first, end + 1),
    };
    let office = words.end(end, Class::Leaves).filter(|_| words.key(end, Class::Leaves) == Some("as"));
    // `appoint X acting governor`
    let bare = || words.end(end, Class::Status).filter(|&at| longest_role(words, at).is_some()).map(|_| end);
    // `a decree appointing X the Prime Minister of Norway`
    let head = || words.end(end, Class::Article).or(Some(end)).filter(|&at| longest_role(words, at).is_some());
    // `elevated X to the rank of Major General`
    let post = || words.end(end, Class::Post).filter(|_| words.key(end, Class::Post) == Some("to"));
    let title = behind_from(words, end, office.or_else(bare).or_else(head).or_else(post)?, Told::Became);
    let told = cue.end as usize <= first && !title.roles.is_empty();
    let current = |t: &Title| t.roles.iter().all(|found| !is_of_state(&found.role.role)) || !tells_year(words, end);
    told.then_some(Title { end, ..title }).filter(current)
}

/// `appointed his secretary, X, as minister`: the verb before an office that a name stands beside between commas.
fn before_apposed(words: &Words, first: usize, end: usize) -> Option<Mark> {
    let comma = first.checked_sub(1).filter(|&at| words.is_comma(at) && words.is_comma(end))?;
    let office = words.key(end + 1, Class::Leaves) == Some("as");
    let part = |at: &usize| {
        let beside = [Class::Own, Class::Article, Class::Organization, Class::OfCountry];
        words.is_plain(*at) || words.is_capital(*at) || words.is_any(*at, &beside)
    };
    let from = words.sentence_start(comma).max(comma.saturating_sub(MAX_OFFICE));
    let begin = (from..comma).rev().take_while(part).last().filter(|_| office && words.role_before(comma).is_some())?;
    (begin..=comma)
        .rev()
        .find_map(|at| words.mark_before(at, Class::PersonCue))
        .filter(|&m| words.scan.key(m) == "appoints")
}

/// `appointed X as minister and Y as envoy`: the verb before the first of several who are each given an office.
fn appointed_too(words: &Words, first: usize, end: usize) -> Option<Mark> {
    let and = words.mark_before(first, Class::OrgLink).filter(|&m| words.scan.key(m) == "and");
    let listed = and.is_some() || first > 0 && words.is_comma(first - 1);
    let told = listed && words.key(end, Class::Leaves) == Some("as");
    let from = if told { words.sentence_start(first) } else { first };
    let cue = |at: usize| words.mark(at, Class::PersonCue).filter(|&m| words.scan.key(m) == "appoints");
    words.places(from..first, &[Class::PersonCue]).find_map(cue)
}

/// So many words tell of the office of one who gets another.
const MAX_OFFICE: usize = 8;

/// `replaces X as minister`, `remplace X au poste de ministre`: the office told behind a name by words for any office.
pub fn given_office(words: &Words, end: usize) -> Option<Title> {
    let leaves = words.end(end, Class::Leaves).filter(|_| words.key(end, Class::Leaves) == Some("as"));
    let post = || words.end(end, Class::Post).filter(|_| words.key(end, Class::Post) != Some("given"));
    let title = behind_from(words, end, leaves.or_else(post)?, Told::Became);
    (!title.roles.is_empty()).then_some(title)
}

/// `X was sworn in on Monday as minister`: the sentence tells a day, and no year.
pub fn is_news(words: &Words, at: usize) -> bool {
    let sentence = words.scan.sentences[words.scan.sentence_of(at)].tokens();
    !tells_year(words, at) && words.places(sentence, &[Class::Calendar]).next().is_some()
}

/// Whether the sentence tells a year: what happened then may be no more.
pub fn tells_year(words: &Words, at: usize) -> bool {
    let sentence = words.scan.sentences[words.scan.sentence_of(at)].tokens();
    // `date 2019-09-25` above the story is its own day.
    let figures = |t: usize| words.is_hyphen(t) && words.is_glued(t) && words.is_digits(t + 1);
    sentence.into_iter().any(|t| words.is_digits(t) && words.text(t).len() == 4 && !figures(t + 1))
}
