//! What a page says of its story at its rim: the title, the outlet, the agency.

use super::role::{AUTHOR, BEFORE, plain};
use super::unit::Unit;
use crate::facts::page::{Names, PageWords};
use crate::model::LineRole;
use crate::text::{Text, is_alphabetic, is_alphanumeric, squeezed};
use rustc_hash::{FxHashSet, FxHasher};
use std::hash::Hasher;

/// Finds the title before the story and gives its unit the role.
pub fn title(text: &Text, units: &mut [Unit], given: Option<&str>, words: &PageWords) -> Option<String> {
    let story = units.iter().position(|u| u.role == LineRole::Body)?;
    let at = given_title(text, &units[..units.len().min(story + 3)], given)
        .or_else(|| best_title(text, units, story, words))
        .or_else(|| asked_title(text, units, story))
        .or_else(|| signed_title(units, story))?;
    units[at].set(LineRole::Title, "the first headline before the story");
    units[..at].iter_mut().filter(|u| u.reason == BEFORE).for_each(|u| u.role = LineRole::Furniture);
    Some(squeezed(text.slice(units[at].span)))
}

/// The unit that says what the metadata gave as title.
fn given_title(text: &Text, head: &[Unit], given: Option<&str>) -> Option<usize> {
    let given = given?;
    head.iter().position(|unit| unit.words < 40 && letters(text.slice(unit.span)).eq(letters(given)))
}

/// Letters and digits in lower case.
fn letters(content: &str) -> impl Iterator<Item = char> {
    content.chars().filter(|&c| is_alphanumeric(c)).flat_map(char::to_lowercase)
}

/// The first headline before the story that shares words with it, else the first that could be one; one below the line
/// that says `Press release` goes first, for above it may stand who issues it.
fn best_title(text: &Text, units: &[Unit], story: usize, words: &PageWords) -> Option<usize> {
    let mut line = String::new();
    let mut says_release = |&at: &usize| {
        plain(text.slice(units[at].span), &mut line);
        words.cues.is_release(&line)
    };
    let release = (0..story).rfind(&mut says_release);
    let fits = |unit: &Unit| unit.reason == BEFORE && (3..=30).contains(&unit.words) && !is_item(text, unit);
    let mut candidates: Vec<usize> = (0..story).filter(|&at| fits(&units[at]) && Some(at) != release).collect();
    if candidates.len() > 1 {
        candidates.retain(|&at| !owns_page(text, units, text.slice(units[at].span)));
    }
    if candidates.len() < 2 {
        return candidates.first().copied();
    }
    let told = story_words(text, &units[story..]);
    let shared = |&&at: &&usize| {
        let words = || long_words(text.slice(units[at].span));
        let shared = words().filter(|w| told.contains(w)).count();
        units[at].words >= 4 && 3 * shared >= words().count() && shared > 0
    };
    let longer = |&&at: &&usize| units[at].words >= 4;
    let below = || candidates.iter().filter(|&&at| release.is_some_and(|line| at > line));
    let all = || candidates.iter();
    let telling = below().find(shared).or_else(|| all().find(shared));
    let best = *telling.or_else(|| below().chain(all()).find(longer)).or(candidates.first())?;
    // A page's title with the site's name behind it, and the headline under it.
    let content = |at: usize| text.slice(units[at].span);
    let alone = |&at: &usize| content(best).strip_prefix(content(at)).is_some_and(is_site);
    candidates.into_iter().find(|at| units[*at].words >= 4 && alone(at)).or(Some(best))
}

/// Does a line at the end name this as the page's owner: `© 2025 The Harbour Post`?
fn owns_page(text: &Text, units: &[Unit], name: &str) -> bool {
    let mut end = units.iter().rev().take(RIM).map(|unit| text.slice(unit.span));
    end.any(|line| line.contains('©') && line.contains(name))
}

/// What stands behind a headline where the site's name follows it: a bar or a dash first.
fn is_site(tail: &str) -> bool {
    tail.trim_start().starts_with(['|', '-', '–', '—', '•', '·', ':'])
}

/// A first line that ends as a sentence: a question or a call before a longer paragraph, or what stands before the
/// dateline.
fn asked_title(text: &Text, units: &[Unit], story: usize) -> Option<usize> {
    let first = units.first()?;
    let next = units.iter().skip(story.max(1)).find(|u| u.role == LineRole::Body)?;
    let asks = text.slice(first.span).ends_with(['?', '!']) && next.words >= 20.max(2 * first.words);
    let before_dateline = first.role == LineRole::Standfirst;
    (first.words <= 16 && (story == 0 && asks || before_dateline)).then_some(0)
}

/// `The town arms itself. Good.`: a first line that ends as a sentence, right above who wrote the page and when.
fn signed_title(units: &[Unit], story: usize) -> Option<usize> {
    let signed = units.get(story + 1).is_some_and(|u| u.role == LineRole::Dateline || u.reason == AUTHOR);
    (signed && units[story].words <= 16).then_some(story)
}

/// A line of a list or a menu: a bullet before it, or signs that part a path.
fn is_item(text: &Text, unit: &Unit) -> bool {
    let content = text.slice(unit.span);
    content.starts_with(['•', '*', '-', '·', '>', '«', '›'])
        || [" > ", " › ", " » ", " / "].iter().any(|s| content.contains(s))
}

/// Longer words of the story's first paragraphs.
fn story_words(text: &Text, units: &[Unit]) -> FxHashSet<u64> {
    let prose = units.iter().filter(|u| u.role == LineRole::Body).take(6);
    prose.flat_map(|u| long_words(text.slice(u.span)).take(200)).collect()
}

/// Words of four letters and more, in lower case and hashed; they say what a text is about.
fn long_words(content: &str) -> impl Iterator<Item = u64> {
    let words = content.split(|c| !is_alphanumeric(c)).filter(|w| w.len() >= 4);
    words.map(|word| {
        let mut hasher = FxHasher::default();
        if word.is_ascii() {
            word.bytes().for_each(|byte| hasher.write_u32(byte.to_ascii_lowercase().into()));
        } else {
            word.chars().flat_map(char::to_lowercase).for_each(|c| hasher.write_u32(c as u32));
        }
        hasher.finish()
    })
}

/// The outlet that a line of the page's rim names.
pub fn outlet(text: &Text, units: &[Unit], words: &PageWords) -> Option<String> {
    named(text, units, &words.outlets)
}

/// The agency that a line of the page's rim names: `REUTER`, `© 2019 AFP`.
pub fn agency(text: &Text, units: &[Unit], words: &PageWords) -> Option<String> {
    named(text, units, &words.agencies).or_else(|| {
        // `By AFP`
        let mut lines = units.iter().take(RIM).filter(|u| is_rim(u) && u.words <= BYLINE).map(|u| text.slice(u.span));
        let signs = |line: &str| {
            let by = words.cues.opens_byline(&line.to_lowercase())?;
            let name = line.splitn(by + 1, ' ').last()?;
            words.agencies.find(name).map(str::to_owned)
        };
        lines.find_map(signs)
    })
}

/// `… the mayor said. (AFP)`: the agency in brackets that ends the story.
pub fn agency_behind(text: &Text, units: &[Unit], words: &PageWords) -> Option<String> {
    let last = units.iter().rfind(|u| u.role == LineRole::Body)?;
    let line = text.slice(last.span).trim_end().strip_suffix(')')?;
    let name = &line[line.rfind('(')? + 1..];
    words.agencies.find(name).map(str::to_owned)
}

/// Lines at each end of a page that are looked at.
const RIM: usize = 15;

/// A byline that names an agency has at most so many words.
const BYLINE: u32 = 4;

fn named(text: &Text, units: &[Unit], names: &Names) -> Option<String> {
    let rim = units.iter().enumerate().filter(|(at, _)| *at < RIM || at + RIM >= units.len());
    let short = rim.map(|(_, unit)| unit).filter(|u| is_rim(u) && u.words <= 14);
    short.flat_map(|unit| parts(text.slice(unit.span))).find_map(|part| names.find(part)).map(str::to_owned)
}

fn is_rim(unit: &Unit) -> bool {
    matches!(unit.role, LineRole::Furniture | LineRole::Caption | LineRole::Dateline)
}

/// The line whole, and what bars, dashes, brackets, colons, commas and years part it into.
fn parts(content: &str) -> impl Iterator<Item = &str> {
    let trim = |part| str::trim_matches(part, |c| !is_alphabetic(c));
    std::iter::once(content)
        .chain(content.split(['|', '–', '—', '(', ')', ':', '©', ',']))
        .chain(content.split(" - "))
        .map(trim)
}
