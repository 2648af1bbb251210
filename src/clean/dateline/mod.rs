//! Datelines, `PARIS, April 7 (Agency) -`, and dates that a page states of itself, `Published 25 September 2019`.
//!
//! Only the first paragraphs and the rim of a page are looked at. Month and weekday names come from the lexicons of
//! all packs, since the language is not known yet.

mod date;
mod dated;
mod head;
mod placed;
mod reader;
mod signed;
mod stated;
#[cfg(test)]
mod tests;

use super::role::{BEFORE, BEHIND};
use super::unit::Unit;
use crate::analysis::Packs;
use crate::model::{Dateline, LineRole};
use crate::text::{Span, Text};
use head::Head;
use placed::is_widget;
use reader::Reader;

/// What the datelines of a page say.
#[derive(Debug, Default)]
pub struct Datelines {
    pub dateline: Option<Dateline>,
    pub stated: Option<Span>,
    /// What is stated gives way to another: it is when the page was last changed, or its first line, which may be that
    /// of the day on which the page was looked at.
    changed: bool,
    /// No cue stands before what is stated, and no hour behind it.
    bare: bool,
    pub clock: bool,
    pub agency: Option<String>,
    pub outlet: Option<String>,
}

/// Paragraphs of prose that can begin with a dateline.
const PARAGRAPHS: usize = 3;

/// Units at each end of a page that are looked at.
const RIM: usize = 20;

/// A line that states a date has no more words, its author's included.
const MOST_WORDS: u32 = 34;

/// A line of the story that is a date has no more.
const FEW_WORDS: u32 = 14;

/// So many paragraphs behind a date tell whether it is the first of a chronology.
const ENTRIES: usize = 12;

/// Bytes of a word that stays small within a name.
const SHORT: usize = 3;

/// Bytes of a unit that are read.
const READ: usize = 200;

impl Datelines {
    /// Finds them, and gives their units the role.
    pub fn find(text: &Text, units: &mut [Unit], packs: &Packs) -> Datelines {
        let mut found = Datelines::default();
        found.at_story(text, units, packs);
        found.stated = units.first().and_then(|unit| Reader::new(text, unit, packs).opening());
        let behind_title = || Reader::new(text, units.get(1)?, packs).opening_in_figures();
        found.stated = found.stated.or_else(behind_title);
        let count = units.len();
        let story =
            units.iter().find(|unit| unit.role == LineRole::Body && unit.is_prose()).map_or(0, |u| u.lines.start);
        found.place_alone(text, units, story, packs);
        for at in (0..count).filter(|at| *at < RIM || at + RIM >= count) {
            if is_widget(text, units, at) {
                continue;
            }
            let unit = &mut units[at];
            found.in_heading(text, unit, packs);
            found.take_correspondent(text, unit, packs);
            let figure = || text.slice(unit.span).bytes().any(|b| b.is_ascii_digit());
            let small = matches!(unit.role, LineRole::Furniture | LineRole::Caption | LineRole::Standfirst)
                || in_story(unit) && unit.words <= FEW_WORDS && figure();
            if small && unit.words <= MOST_WORDS {
                found.at_rim(text, unit, (at > 0, story), packs);
            }
        }
        found
    }

    /// The dateline of the story's first paragraphs, or of a line of its own before it.
    fn at_story(&mut self, text: &Text, units: &mut [Unit], packs: &Packs) {
        let mut prose = 0;
        for at in 0..units.len() {
            let unit = &units[at];
            prose += usize::from(unit.role == LineRole::Body && unit.words >= 4);
            if prose > PARAGRAPHS || unit.reason == BEHIND {
                return;
            }
            let ours = matches!(unit.role, LineRole::Body | LineRole::Heading) || unit.reason == BEFORE;
            let ours = ours && may_be_dateline(text.slice(unit.span));
            // `UTOPIA — Ministry of Harbours` above a story is who issues it.
            let name = |head: &Head| is_name(text.slice(Span { start: head.end, ..unit.span }));
            let names_issuer = |head: &Head| unit.role != LineRole::Body && !head.tells_of_story() && name(head);
            let head = ours.then(|| Reader::new(text, unit, packs).dateline()).flatten();
            if let Some(head) = head.filter(|head| !names_issuer(head)) {
                if head.is_date_alone() && is_chronology(text, &units[at + 1..], packs) {
                    return;
                }
                let before = units[..at].iter_mut().filter(|u| u.role == LineRole::Body && prose <= PARAGRAPHS);
                before.for_each(|u| u.set(LineRole::Standfirst, "before the dateline"));
                self.take(text, &mut units[at], head);
                return;
            }
        }
    }

    fn take(&mut self, text: &Text, unit: &mut Unit, head: Head) {
        if head.end >= unit.span.end {
            unit.set(LineRole::Dateline, "place and date of the story");
        } else {
            unit.dateline_end = Some(head.end);
        }
        let span = Span { end: head.end, ..unit.span };
        let place = head.place.map(|place| place_name(text.slice(place)));
        if place.is_some() || head.date.is_some() {
            let dateline = self.dateline.get_or_insert(Dateline { span, place, date: head.date });
            dateline.date = dateline.date.or(head.date);
        }
        self.agency = self.agency.take().or(head.agency);
        self.outlet = self.outlet.take().or(head.outlet);
    }

    /// The date that ends a heading, in brackets or behind a dash, or that its number leads to.
    fn in_heading(&mut self, text: &Text, unit: &Unit, packs: &Packs) {
        let heads = unit.reason == BEFORE || unit.role == LineRole::Heading;
        let content = text.slice(unit.span);
        let ends = content.ends_with(|c: char| c == ')' || c.is_ascii_digit());
        let told = self.stated.is_some() || self.dateline.as_ref().is_some_and(|d| d.date.is_some());
        if told || !heads || unit.words > MOST_WORDS {
            return;
        }
        let reader = Reader::new(text, unit, packs);
        let at_end = || reader.in_brackets().or_else(|| reader.behind_dash());
        self.stated = reader.behind_number().or_else(|| at_end().filter(|_| ends)).or_else(|| reader.cued_in_heading());
    }

    /// A date that a line states, or a dateline behind the story.
    fn at_rim(&mut self, text: &Text, unit: &mut Unit, (behind_first, story): (bool, usize), packs: &Packs) {
        let reader = Reader::new(text, unit, packs);
        if let Some(stated) = reader.stated() {
            let place = reader.behind_hour().map(place_name);
            unit.set(LineRole::Dateline, "states a date");
            // A bare date gives way to another one only above the story.
            let above = unit.lines.end <= story;
            let told = self.bare && above && !stated.bare;
            let better = told || (self.changed || self.clock) && (!stated.bare || above);
            if self.stated.is_none() || better && !stated.changed {
                (self.stated, self.changed, self.bare) = (Some(stated.span), stated.changed, stated.bare);
                self.clock = !behind_first && stated.bare;
            }
            if let Some(place) = place.filter(|_| self.dateline.is_none()) {
                self.dateline = Some(Dateline { span: unit.span, place: Some(place), date: None });
            }
            return;
        }
        let alone = behind_first && unit.role == LineRole::Furniture;
        if let Some(head) = reader.dateline().filter(|head| alone && head.end >= unit.span.end) {
            self.take(text, unit, head);
        }
    }
}

/// `12 May 2017: … . 3 June 2018: …`: what goes on with entries that each begin with a date is no dateline's story.
fn is_chronology(text: &Text, below: &[Unit], packs: &Packs) -> bool {
    let told = below.iter().filter(|unit| in_story(unit) && may_be_dateline(text.slice(unit.span))).take(ENTRIES);
    told.filter(|unit| Reader::new(text, unit, packs).opens_entry()).nth(1).is_some()
}

/// A line of the story itself: a date there must say that it is the page's, name its weekday or its hour.
fn in_story(unit: &Unit) -> bool {
    matches!(unit.role, LineRole::Body | LineRole::Heading)
}

/// A quick look: a capital, a figure or a bracket first, and a dash, a colon or a figure soon after.
fn may_be_dateline(content: &str) -> bool {
    let head = &content.as_bytes()[..content.len().min(READ / 2)];
    let sign = |b: &u8| matches!(b, b'-' | b'_' | b'/' | b':' | b'|' | b'0'..=b'9' | b'(' | 0xE2);
    // `date 2023-04-24 OSLO, `
    let cued = content.split(' ').nth(1).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let opens = content.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '(' | '['));
    (opens || cued) && head.iter().any(sign)
}

/// `MOSCOW` as `Moscow`; what is written in small letters stays.
fn place_name(place: &str) -> String {
    let shout = is_loud(place);
    let mut name = String::with_capacity(place.len());
    let mut inside = false;
    for c in place.chars() {
        let c = if c.is_whitespace() { ' ' } else { c };
        if shout && inside {
            name.extend(c.to_lowercase())
        } else {
            name.push(c)
        }
        inside = c.is_alphabetic() || c == '\'' || c == '’';
    }
    name
}

/// With a capital at each longer word.
fn is_name(words: &str) -> bool {
    let mut longer = words.split_whitespace().filter(|word| word.len() > SHORT);
    longer.all(|word| word.starts_with(char::is_uppercase))
}

/// In capitals alone.
fn is_loud(words: &str) -> bool {
    words.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}
