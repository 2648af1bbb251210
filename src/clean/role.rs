//! What each unit of a page is there for.
//!
//! Cues speak first: a line that only furniture says. Then the story is the densest run of units that read as prose;
//! what stands before and behind it goes. Where nothing would remain, all is body.

use super::unit::Unit;
use crate::facts::page::{Cues, PageWords};
use crate::facts::profile::Lines;
use crate::model::LineRole;
use crate::text::{Span, Text, is_alphabetic, is_alphanumeric};
use rustc_hash::FxHashMap;

/// Reasons that later steps look at.
pub const BEFORE: &str = "stands before the story";
pub const BEHIND: &str = "stands behind the story";
pub const AUTHOR: &str = "names its author";

/// What a unit within the story costs that does not read as prose, in words.
const GAP: i64 = 3;

/// Units at each end of a page where it may speak of itself.
const RIM: usize = 6;

/// Words of a line that names its author at most.
const BYLINE: u32 = 14;

/// Bytes of a unit in which cues are looked for.
const HEAD: usize = 80;

/// Units that a heading of "related" covers.
const RELATED: usize = 5;

/// Gives each unit its role but those of the head, which `settle` sees to once the title is known.
pub fn assign(text: &Text, units: &mut [Unit], words: &PageWords, repeated: Lines) {
    if units.len() < 2 {
        return;
    }
    mark_repeated(text, units, repeated);
    mark_cues(text, units, words);
    mark_other_scripts(units);
    mark_repeated_captions(text, units);
    let Some((first, last)) = story(units) else { return all_is_body(units) };
    let first = first + long_headlines(&units[first..=last]);
    for (at, unit) in units.iter_mut().enumerate().filter(|(_, unit)| unit.role == LineRole::Body) {
        if at < first {
            unit.set(LineRole::Furniture, BEFORE);
        } else if at > last {
            unit.set(LineRole::Furniture, BEHIND);
        } else if unit.is_prose() {
            unit.set(LineRole::Body, "reads as prose");
        } else {
            unit.set(LineRole::Heading, "within the story, not a sentence");
        }
    }
    keep_cut_off_end(units, last);
}

/// Units between title and story: a sentence without its full stop is a standfirst.
pub fn settle(units: &mut [Unit]) {
    let Some(title) = units.iter().position(|u| u.role == LineRole::Title) else { return };
    for unit in units[title + 1..].iter_mut().take_while(|u| u.role != LineRole::Body) {
        if unit.reason == BEFORE && unit.words >= 6 {
            unit.set(LineRole::Standfirst, "between title and story");
        }
    }
}

fn all_is_body(units: &mut [Unit]) {
    units.iter_mut().for_each(|unit| unit.set(LineRole::Body, "nothing else would remain"));
}

/// Lines that the site is known to repeat, wrapped ones all of them.
fn mark_repeated(text: &Text, units: &mut [Unit], repeated: Lines) {
    if repeated.is_empty() {
        return;
    }
    let known = |at: usize| repeated.hold(text.slice(text.lines()[at]));
    for unit in units.iter_mut().filter(|unit| unit.lines.clone().all(known)) {
        unit.set(LineRole::Furniture, "repeated on the site");
    }
}

fn mark_cues(text: &Text, units: &mut [Unit], words: &PageWords) {
    let cues = &words.cues;
    let mut line = String::new();
    let mut related = 0;
    let count = units.len();
    for (at, unit) in units.iter_mut().enumerate() {
        if unit.words > 40 {
            related = 0;
            continue;
        }
        let content = text.slice(unit.span);
        plain(content, &mut line);
        let at_rim = at < RIM || at + RIM >= count;
        if cues.opens_caption(&line) || has_caption_tail(content, cues) && !unit.terminal {
            unit.set(LineRole::Caption, "about a picture");
        } else if unit.words <= 8 && cues.is_line(&line) || line.is_empty() && !holds_year(content) {
            unit.set(LineRole::Furniture, "a line that pages have");
        } else if unit.words <= 30 && cues.opens(&line) {
            unit.set(LineRole::Furniture, "begins as furniture does");
        } else if at_rim && cues.holds_phrase(content) {
            unit.set(LineRole::Furniture, "speaks of the page");
        } else if at_rim && unit.words <= BYLINE && !unit.terminal && names_author(content, &line, cues) {
            unit.set(LineRole::Furniture, AUTHOR);
        } else if related > 0 && !unit.terminal {
            unit.set(LineRole::Furniture, "headline of another story");
        }
        related = match related {
            _ if cues.is_lead(&line) || cues.is_lead(up_to_dash(&line)) => RELATED,
            left if left > 0 && unit.role == LineRole::Furniture => left - 1,
            _ => 0,
        };
    }
}

/// `By Ann Smith and staff reporters`; not `By and large`.
fn names_author(content: &str, line: &str, cues: &Cues) -> bool {
    let name = cues.opens_byline(line).and_then(|words| content.split_whitespace().nth(words));
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    capital(content) && name.is_some_and(capital)
}

/// `most read` of `most read – politics`.
fn up_to_dash(line: &str) -> &str {
    line.split(['–', '—', '-', ':', '|']).next().unwrap_or(line).trim_end()
}

/// Four digits on end, as in a heading of years; counts of comments are shorter.
fn holds_year(content: &str) -> bool {
    content.as_bytes().windows(4).any(|digits| digits.iter().all(u8::is_ascii_digit))
}

/// The first words in lower case, apostrophes of one kind, without numbers and signs at both ends.
pub fn plain(content: &str, line: &mut String) {
    let mut head = content.len().min(HEAD);
    while !content.is_char_boundary(head) {
        head -= 1;
    }
    let kept = content[..head].trim_matches(|c| !is_alphabetic(c) && !matches!(c, '©' | ':'));
    line.clear();
    if kept.is_ascii() {
        line.push_str(kept);
        line.make_ascii_lowercase();
        return;
    }
    line.extend(kept.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
}

/// `… | Photo: agency`, a bar that a caption was cut at, `… (AFP photo)`, `… ©AFP`.
fn has_caption_tail(content: &str, cues: &Cues) -> bool {
    let short = |tail: &str, most: usize| tail.split_whitespace().count() <= most;
    let credit = |tail: &str| short(tail, 6) && cues.holds_credit(tail);
    content.ends_with('|')
        || at_last_bar(content).is_some_and(|(_, tail)| tail.contains(':') && short(tail, 6))
        || content.strip_suffix(')').and_then(|open| open.rsplit_once('(')).is_some_and(|(_, tail)| credit(tail))
        || content.rsplit_once('©').is_some_and(|(told, tail)| !told.is_empty() && short(tail, 3))
}

/// What stands before and behind the last bar of a line; most lines have none.
fn at_last_bar(content: &str) -> Option<(&str, &str)> {
    memchr::memchr(b'|', content.as_bytes())?;
    content.rsplit_once(" | ")
}

/// Lines in another script than most of the page.
fn mark_other_scripts(units: &mut [Unit]) {
    let words = |foreign: bool| units.iter().filter(|u| u.foreign_script == foreign).map(|u| u64::from(u.words)).sum();
    let (latin, other): (u64, u64) = (words(false), words(true));
    let minority = other < latin;
    if latin.min(other) * 3 > latin.max(other) {
        return;
    }
    for unit in units.iter_mut().filter(|u| u.foreign_script == minority && u.words > 0) {
        unit.set(LineRole::Furniture, "in another script");
    }
}

/// A caption is often printed twice, beside the picture and on it; the second time with its source.
fn mark_repeated_captions(text: &Text, units: &mut [Unit]) {
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    let mut repeated = Vec::new();
    for (at, unit) in units.iter().enumerate().filter(|(_, u)| !u.terminal && (3..40).contains(&u.words)) {
        let before = seen.insert(caption(text, unit.span), at);
        if let Some(before) = before.filter(|&b| unit.role == LineRole::Caption || units[b].role == LineRole::Caption) {
            repeated.extend([before, at]);
        }
    }
    repeated.into_iter().for_each(|at| units[at].set(LineRole::Caption, "printed twice"));
}

/// The words of a caption, without bullet and source.
fn caption(text: &Text, span: Span) -> &str {
    let content = text.slice(span);
    let words = at_last_bar(content).map_or(content, |(words, _)| words);
    words.trim_matches(|c| !is_alphanumeric(c))
}

/// The run of units with the most words of prose, where other units count against it.
fn story(units: &[Unit]) -> Option<(usize, usize)> {
    let mut best = (0, None);
    let (mut sum, mut from) = (0, 0);
    for (at, unit) in units.iter().enumerate() {
        let prose = unit.role == LineRole::Body && unit.is_prose();
        sum += if prose { i64::from(unit.words) } else { -GAP };
        if sum <= 0 {
            (sum, from) = (0, at + 1);
        } else if prose && sum > best.0 {
            best = (sum, Some((from, at)));
        }
    }
    best.1
}

/// Words of a headline at most.
const HEADLINE: u32 = 30;

/// Units at the head of a story that are long as prose and end as headlines do, where all that follows ends as
/// sentences do.
fn long_headlines(story: &[Unit]) -> usize {
    let headline = |unit: &Unit| !unit.terminal && unit.words <= HEADLINE || unit.role != LineRole::Body;
    let count = story.iter().take_while(|unit| headline(unit)).count();
    let mut rest = story[count..].iter().filter(|unit| unit.role == LineRole::Body && unit.is_prose()).peekable();
    let told = rest.peek().is_some() && rest.all(|unit| unit.terminal || unit.words > HEADLINE);
    if told { count } else { 0 }
}

/// A text cut off in the middle of its last sentence.
fn keep_cut_off_end(units: &mut [Unit], last: usize) {
    if let Some(unit) = units.get_mut(last + 1).filter(|u| u.reason == BEHIND && u.words >= 8 && 2 * u.small >= u.words)
    {
        unit.set(LineRole::Body, "the last sentence, cut off");
    }
}
