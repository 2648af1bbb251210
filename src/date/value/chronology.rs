//! Chronologies: days told without their year at the heads of lines, under a line that is their year or behind an entry
//! that names it.
//!
//! ```text
//! -- 2011 --                                          21 November 2013: the cabinet suspends talks.
//! - 15 March: crowds gather in the capital.           30 November: police break up a rally.
//! - 21 April: the state of emergency is lifted.       18 February: scores are killed.
//! ```

use crate::analysis::Annotated;
use crate::date::said;
use crate::model::{LineRole, Meaning, Period, Point, TimeMention};

/// The entries of a page's chronology.
#[derive(Default)]
pub(super) struct Chronology {
    /// Where each begins, and its year.
    entries: Vec<(u32, i16)>,
}

/// A line that is a year, perhaps with its month, has no more bytes.
const LONGEST: usize = 28;
/// Years that chronologies are of.
const LIVED: std::ops::Range<i16> = 1800..2100;
/// Years that no news is of.
const LONG_AGO: std::ops::Range<i16> = 1000..1946;
/// So many days at the heads of lines make a chronology.
const ENTRIES: usize = 2;
/// A word before a day at the head of its line has no more bytes: `On`, `Le`.
const LINK: usize = 3;
/// A label in capitals before it has no more: `BURKINA FASO:`.
const LABEL: usize = 30;

impl Chronology {
    pub(super) fn of(annotated: &Annotated) -> Chronology {
        let page = annotated.page;
        let short = page.lines.iter().filter(|line| line.role != LineRole::Blank && line.span.len() <= LONGEST);
        let year_of = |line| year_alone(annotated, page.text.slice(line));
        let headings: Vec<(u32, i16)> = short.filter_map(|line| Some((line.span.start, year_of(line.span)?))).collect();
        // The last entry: where it begins, its year and its month.
        let mut last: Option<(u32, i16, u8)> = None;
        let mut entries = Vec::new();
        for time in &annotated.times {
            let Some((point, month)) = first_month(&time.meaning) else { continue };
            let start = time.span.start;
            let colon = colon_behind(annotated, time);
            // A month alone is an entry where a colon follows it: `March: the talks fail`.
            let heads = heads_line(annotated, time);
            if !heads.is_some_and(|labelled| point.day.is_some() || colon || labelled) {
                continue;
            }
            if let Some(year) = point.year {
                last = Some((start, year, month)).filter(|_| colon).or(last);
                continue;
            }
            let heading = headings.iter().rev().find(|(at, _)| *at < start && last.is_none_or(|last| last.0 < *at));
            // `30 November: …`, and behind it `18 February: …`.
            let carried = || last.filter(|_| colon).map(|(_, year, before)| year + i16::from(month < before));
            let Some(year) = heading.map(|(_, year)| *year).or_else(carried) else { continue };
            if heading.is_none() {
                last = Some((start, year, month));
            }
            entries.push((start, year));
        }
        if entries.len() < ENTRIES { Chronology::default() } else { Chronology { entries } }
    }

    /// The time with its year, where it is an entry.
    pub(super) fn entry(&self, time: &TimeMention) -> Option<TimeMention> {
        let at = self.entries.binary_search_by_key(&time.span.start, |(start, _)| *start).ok()?;
        let year = Some(self.entries[at].1);
        let meaning = match &time.meaning {
            Meaning::Point(point) => Meaning::Point(Point { year, ..*point }),
            Meaning::Interval(ends) => {
                let end = if ends.1.year.is_none() { Point { year, ..ends.1 } } else { ends.1 };
                Meaning::Interval(Box::new((Point { year, ..ends.0 }, end)))
            }
            _ => return None,
        };
        Some(TimeMention { meaning, ..time.clone() })
    }
}

/// The one year of long ago that the lines above the story name, where the story itself names none: `The campaign of 1781`.
pub(super) fn head_year(annotated: &Annotated) -> Option<i16> {
    let page = annotated.page;
    let above = page.lines.iter().take_while(|line| line.role != LineRole::Body).map(|line| line.span);
    let start = above.clone().last()?.end;
    if annotated.times.iter().any(|time| time.span.start >= start && time.named_year().is_some()) {
        return None;
    }
    let words = above.flat_map(|line| page.text.slice(line).split(|c: char| !c.is_alphanumeric()));
    let year = |word: &str| word.parse::<i16>().ok().filter(|year| word.len() == 4 && LONG_AGO.contains(year));
    let mut years = words.filter_map(year);
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

/// The first end of a time that names a month on the calendar, and that month.
fn first_month(meaning: &Meaning) -> Option<(&Point, u8)> {
    let point = match meaning {
        Meaning::Point(point) => point,
        Meaning::Interval(ends) => &ends.0,
        _ => return None,
    };
    let told = point.within.is_some() || point.which.is_some() || point.moved.is_some() || point.nth.is_some();
    match point.period {
        Some(Period::Month(month)) if !told => Some((point, month)),
        _ => None,
    }
}

fn colon_behind(annotated: &Annotated, time: &TimeMention) -> bool {
    annotated.page.text.as_str()[time.span.end as usize..].trim_start().starts_with([':', '–', '—'])
}

/// Where nothing stands before it in its line but signs and a short word, perhaps behind a label, `- MALI: le 22 mars`:
/// whether a label does.
fn heads_line(annotated: &Annotated, time: &TimeMention) -> Option<bool> {
    let page = annotated.page;
    let at = page.lines.partition_point(|line| line.span.end <= time.span.start);
    let line = page.lines.get(at).filter(|line| line.span.start <= time.span.start)?;
    let before = &page.text.as_str()[line.span.start as usize..time.span.start as usize];
    let (label, link) = before.rsplit_once(':').unwrap_or(("", before));
    let short = |words: &str, most: usize| words.trim_matches(|c: char| !c.is_alphanumeric()).len() <= most;
    let loud = label.chars().any(char::is_uppercase) && !label.chars().any(char::is_lowercase);
    (short(link, LINK) && (label.is_empty() || loud && short(label, LABEL))).then_some(!label.is_empty())
}

/// The year that a line is, alone or behind its month: `-- 2011 --`, `JULY 2014`.
fn year_alone(annotated: &Annotated, line: &str) -> Option<i16> {
    let line = line.trim_matches(|c: char| !c.is_alphanumeric());
    let (month, year) = line.rsplit_once(char::is_whitespace).unwrap_or(("", line));
    let year = year.parse::<i16>().ok().filter(|parsed| year.len() == 4 && LIVED.contains(parsed))?;
    let word = || !month.trim().contains(char::is_whitespace);
    let named = || said::said(line, annotated.scan.grammar);
    (month.is_empty() || word() && named().month.is_some() && named().day.is_none()).then_some(year)
}
