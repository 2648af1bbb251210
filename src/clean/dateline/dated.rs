//! Datelines that begin with their date, or stand in brackets.

use super::head::Head;
use super::reader::Reader;
use crate::text::Casing;

impl Reader<'_> {
    /// A date and a colon or a dash.
    pub fn opens_entry(&self) -> bool {
        self.opening_date().is_some_and(|(.., end)| self.token(end) == ":" || self.is_dash(end))
    }

    /// `26 December 2016 – `, `January 23, 2014 (JUBA) – `, `Dec 11, 2018 (Wire) LYON -- `, `11 Dec 2018 | LYON: `: a date
    /// first, then its hour, a source and a place, and a sign before the story. Without its year it needs a known source.
    pub fn date_first(&self) -> Option<Head> {
        let (from, end, behind) = self.opening_date()?;
        let mut head = Head { date: Some(self.span(from, end)), ..Head::default() };
        let mut at = self.past_hour(behind);
        // `10 August 2013 – 12 September` is a range.
        let next = self.past_signs(at);
        if self.date(next).is_some() || self.is_number(next) {
            return None;
        }
        let mut bracket = None;
        for _ in 0..PARTS {
            let next = self.past_signs(at);
            if let Some(end) = self.source(next, &mut head) {
                at = end;
            } else if let Some(end) = self.bracketed(next).filter(|_| bracket.is_none()) {
                bracket = Some(self.span(next + 1, end - 1));
                at = end;
            } else if let Some(end) = self.led_place(next).filter(|_| head.place.is_none()) {
                head.place = Some(self.span(next, end));
                at = end;
            } else {
                break;
            }
        }
        head.place = head.place.or(bracket);
        let whole = self.token(end - 1).len() == YEAR || self.numeric_date(from) == Some(end);
        let known = whole || head.agency.is_some() || head.outlet.is_some();
        let story = self.past_signs(at);
        let bar = |at: usize| self.token(at) == "|" && self.numeric_date(from) == Some(end);
        let ends = behind > end || (at..story).any(|at| self.is_dash(at) || self.token(at) == ":" || bar(at));
        head.end = self.tokens.get(story).filter(|_| known && ends)?.span.start;
        Some(head)
    }

    /// The date that a unit begins with, in brackets or not: where it begins and ends, and where its bracket does.
    fn opening_date(&self) -> Option<(usize, usize, usize)> {
        if let Some(close) = closing(self.token(0)) {
            let (from, end) = self.date(1).filter(|&(_, end)| self.token(end) == close)?;
            return (self.token(end - 1).len() == YEAR).then_some((from, end, end + 1));
        }
        self.date(0).map(|(from, end)| (from, end, end))
    }

    /// `(Lyon, 3 février 2012). `, `(LYON, le 3 février 2012) – `, `[Lyon, February 3, 2012] `: place and whole date in
    /// brackets of their own, before the story.
    pub fn all_in_brackets(&self) -> Option<Head> {
        let close = closing(self.token(0))?;
        // `(Reuters, Oslo, 12 May 2019) - `
        let known = |&end: &usize| self.words.agencies.find(self.text.slice(self.span(1, end))).is_some();
        let source = (2..=SOURCE).find(|&n| self.token(n) == ",").filter(known);
        let begin = source.map_or(1, |comma| comma + 1);
        let place = self.place(begin)?;
        // `(Oslo) The mayor`
        let story = self.tokens.get(place + 1);
        let opens = begin == 1 && self.token(place) == close && story.is_some_and(|t| t.casing == Casing::Capital);
        if opens && self.unit.words > LINE && self.names_place(self.span(1, place)) {
            return Some(Head { end: story?.span.start, place: Some(self.span(1, place)), ..Head::default() });
        }
        let place = Some(place).filter(|&end| self.token(end) == ",")?;
        let (from, end) = self.date(place + 1).filter(|&(_, end)| self.token(end - 1).len() == YEAR)?;
        let sign = |at: usize| self.token(at) == "." || self.is_dash(at);
        let story = end + 1 + usize::from(sign(end + 1));
        let next = self.tokens.get(story).filter(|_| self.token(end) == close)?;
        let (place, date) = (Some(self.span(begin, place)), Some(self.span(from, end)));
        let agency = source.and_then(|end| self.words.agencies.find(self.text.slice(self.span(1, end))));
        Some(Head { end: next.span.start, place, date, agency: agency.map(str::to_owned), ..Head::default() })
    }

    /// `(Wire) LYON, `: where the brackets of a source that no table knows end, before a place in capitals.
    pub fn wire_first(&self) -> Option<usize> {
        // `(Wire- Harbour News Agency (QNA)) LYON, `
        let nested = || (1..NESTED).find(|&n| self.token(n) == ")" && self.token(n + 1) == ")").map(|n| n + 2);
        let end = self.bracketed(0).or_else(|| nested().filter(|_| self.token(0) == "("));
        end.filter(|&end| self.loud_place(end).is_some())
    }

    /// `(Wire, 11 December 2018)`, `(Harbour Point / Wire - 5th Nov, 2019)`: the date behind a source.
    pub fn wire_and_date(&self, at: usize) -> Option<(usize, usize)> {
        let sign =
            |n: usize| self.token(n) == "," || self.is_dash(n) || self.token(n) == "/" && self.date(n + 1).is_some();
        let names = |sign: usize| (at + 1..sign).all(|n| self.is_word(n) || self.token(n) == "/");
        let comma = (at + 2..at + SOURCE).find(|&n| sign(n)).filter(|&n| names(n))?;
        let (from, end) = self.date(comma + 1).filter(|_| self.token(at) == "(")?;
        (self.token(end) == ")").then_some((from, end))
    }

    /// A place in capitals.
    pub fn loud_place(&self, at: usize) -> Option<usize> {
        self.place(at).filter(|&end| self.loud(self.span(at, end)))
    }

    /// A place before a sign or a source.
    fn led_place(&self, at: usize) -> Option<usize> {
        let parted = |end: &usize| {
            let dash = self.is_dash(*end) && !self.tokens[*end].glued;
            dash || self.token(*end) == ":" || self.bracketed(*end).is_some()
        };
        self.place(at).filter(parted)
    }

    /// Behind the hour of a date: `5:11 PM`.
    fn past_hour(&self, end: usize) -> usize {
        let zone = |at: &usize| self.is_word(*at) && self.token(*at).len() <= ZONE;
        if !(self.is_number(end) && self.token(end + 1) == ":" && self.is_number(end + 2)) {
            return end;
        }
        (end + 3..end + 5).find(|at| !zone(at)).unwrap_or(end + 5)
    }

    /// Behind commas, bars and dashes.
    fn past_signs(&self, at: usize) -> usize {
        let sign = |at: usize| self.is_dash(at) || matches!(self.token(at), "," | ":" | "|" | "·");
        (at..).find(|&at| !sign(at)).unwrap_or(at)
    }
}

/// What closes a bracket.
fn closing(open: &str) -> Option<&'static str> {
    match open {
        "(" => Some(")"),
        "[" => Some("]"),
        _ => None,
    }
}

/// A date, an hour, a source and a place have at most so many parts behind the date.
const PARTS: usize = 3;

/// A line of fewer words is no story.
const LINE: u32 = 14;

/// Sources and their bracket have at most so many tokens.
const SOURCE: usize = 8;

/// The same of those with a bracket within.
const NESTED: usize = 14;

/// Letters of a zone, or of `PM`.
const ZONE: usize = 3;

/// Digits of a year.
const YEAR: usize = 4;
