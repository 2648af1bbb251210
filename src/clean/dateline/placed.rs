//! Places that stand apart from the story's first words: on a line of their own, behind the hour of a page.

use super::reader::Reader;
use super::{Datelines, RIM, SHORT, is_loud, place_name};
use crate::analysis::Packs;
use crate::clean::unit::Unit;
use crate::model::{Dateline, LineRole};
use crate::text::{Span, Text};

impl Datelines {
    /// `OSLO`: a place in capitals on a line of its own right above the story.
    pub fn place_alone(&mut self, text: &Text, units: &mut [Unit], story: usize, packs: &Packs) {
        let above = units.iter_mut().take(RIM).take_while(|unit| unit.lines.end <= story).last();
        let Some(unit) = above.filter(|unit| self.dateline.is_none() && unit.words <= 3) else { return };
        let content = text.slice(unit.span);
        if content.len() > SHORT && is_loud(content) && Reader::new(text, unit, packs).names_place(unit.span) {
            self.dateline = Some(Dateline { span: unit.span, place: Some(place_name(content)), date: None });
            unit.set(LineRole::Dateline, "place of the story");
        }
    }

    /// `From our correspondent in Oslo`: a line that tells where its author is.
    pub fn take_correspondent(&mut self, text: &Text, unit: &mut Unit, packs: &Packs) {
        if self.dateline.is_some() || unit.words > CORRESPONDENT {
            return;
        }
        let content = text.slice(unit.span);
        let Some(words) = packs.facts.page.cues.opens_correspondence(&content.to_lowercase()) else { return };
        let reader = Reader::new(text, unit, packs);
        let place = reader.place(words).map(|end| reader.span(words, end)).filter(|place| reader.names_place(*place));
        if let Some(place) = place {
            self.dateline = Some(Dateline { span: unit.span, place: Some(place_name(text.slice(place))), date: None });
            unit.set(LineRole::Dateline, "place of the story");
        }
    }
}

/// A line that tells where its author is has so many words.
const CORRESPONDENT: u32 = 12;

impl<'a> Reader<'a> {
    /// `Updated - May 12, 2017 09:12 am IST - OSLO`: the place behind the zone of an hour, which ends the line, in capitals or
    /// known.
    pub fn behind_hour(&self) -> Option<&'a str> {
        let content = self.text.slice(self.unit.span);
        let (before, place) = content.trim_end_matches([' ', ':']).rsplit_once(" - ")?;
        let (hour, zone) = before.rsplit_once(' ')?;
        let zoned = zone.len() <= 4 && zone.chars().all(|c| c.is_ascii_uppercase()) && hour.contains(':');
        let named = place.len() > 2 && place.chars().all(|c| c.is_alphabetic() || c == ' ');
        let start = self.unit.span.start + (before.len() + " - ".len()) as u32;
        let known = || self.names_place(Span { start, end: start + place.len() as u32 });
        (zoned && named && (is_loud(place) || known())).then_some(place)
    }
}

/// `24.2 C`, `Oslo`, `Friday, May 12, 2017`: the day on which a page was looked at stands behind its weather, and is
/// set aside.
pub fn is_widget(text: &Text, units: &mut [Unit], at: usize) -> bool {
    let weather = |unit: &Unit| {
        let content = text.slice(unit.span).trim();
        let sign = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '°' | '-');
        let figures = content.strip_suffix(['C', 'F']).is_some_and(|degrees| degrees.chars().all(sign));
        figures && content.contains(|c: char| c.is_ascii_digit())
    };
    let widget = units[at].words <= DAY && units[at.saturating_sub(WEATHER)..at].iter().any(weather);
    if widget {
        units[at].set(LineRole::Furniture, "behind the weather");
    }
    widget
}

/// So many lines behind the weather the day stands.
const WEATHER: usize = 2;

/// A day has so many words.
const DAY: u32 = 5;
