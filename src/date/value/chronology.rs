//! Chronologies: days told without their year at the heads of lines, under a line that is their year or behind an entry
//! that names it.
//!
//! ```text
//! -- 2011 --                                          21 November 2013: the cabinet suspends talks.
//! - 15 March: crowds gather in the capital.           30 November: police break up a rally.
//! - 21 April: the state of emergency is lifted.       18 February: scores are killed.
//!
//! - DECEMBER 2013 -
//! - 15: fighting breaks out in the barracks.
//! ```

use crate::analysis::Annotated;
use crate::date::said;
use crate::model::{Direction, LineRole, Meaning, Period, Point, TimeMention};
use crate::text::Span;
use jiff::civil::Date;

/// The entries of a page's chronology.
#[derive(Default)]
pub(super) struct Chronology {
    /// Where each begins, its year, and its month where the line above alone tells it.
    entries: Vec<(u32, i16, Option<u8>)>,
}

/// A line that is a year, a month or both: where it begins.
struct Heading {
    at: u32,
    year: i16,
    month: Option<u8>,
}

/// A line that is a year, perhaps with its month, has no more bytes.
const LONGEST: usize = 28;
/// Years that chronologies are of.
const LIVED: std::ops::Range<i16> = 1800..2100;
/// Years that no news is of.
const LONG_AGO: std::ops::Range<i16> = 1000..1946;
/// So many days at the heads of lines make a chronology.
const ENTRIES: usize = 2;
/// So many without any year.
const OPEN: usize = 3;
/// A word before a day at the head of its line has no more bytes: `On`, `Le`.
const LINK: usize = 3;
/// A label in capitals before it has no more: `BURKINA FASO:`.
const LABEL: usize = 30;

impl Chronology {
    /// For a page of this day, if that is known.
    pub(super) fn of(annotated: &Annotated, now: Option<Date>) -> Chronology {
        let page = annotated.page;
        let short = page.lines.iter().filter(|line| line.role != LineRole::Blank && line.span.len() <= LONGEST);
        let mut headings: Vec<Heading> = Vec::new();
        for line in short {
            headings.extend(heading(annotated, line.span, headings.last()));
        }
        let above = |start: u32| headings[..headings.partition_point(|heading| heading.at < start)].last();
        // The last entry: where it begins, its year and its month.
        let mut last: Option<(u32, i16, u8)> = None;
        let (mut entries, mut open) = (Vec::new(), Vec::new());
        for time in &annotated.times {
            let start = time.span.start;
            if is_day_alone(&time.meaning) && heads_line(annotated, time).is_some() {
                entries.extend(above(start).and_then(|heading| Some((start, heading.year, Some(heading.month?)))));
                continue;
            }
            let Some((point, month)) = first_month(&time.meaning) else { continue };
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
            let heading = above(start).filter(|heading| last.is_none_or(|last| last.0 < heading.at));
            // `30 November: …`, and behind it `18 February: …`.
            let carried = || last.filter(|_| colon).map(|(_, year, before)| year + i16::from(month < before));
            let Some(year) = heading.map(|heading| heading.year).or_else(carried) else {
                let day = point.day.filter(|_| colon && time.direction != Some(Direction::Future));
                open.extend(day.map(|day| (start, month, day)));
                continue;
            };
            if heading.is_none() {
                last = Some((start, year, month));
            }
            entries.push((start, year, None));
        }
        if entries.is_empty() && open.len() >= OPEN {
            entries = now.and_then(|now| looking_back(&open, now)).unwrap_or_default();
        }
        if entries.len() < ENTRIES { Chronology::default() } else { Chronology { entries } }
    }

    /// The time with its year, where it is an entry.
    pub(super) fn entry(&self, time: &TimeMention) -> Option<TimeMention> {
        let at = self.entries.binary_search_by_key(&time.span.start, |(start, ..)| *start).ok()?;
        let (_, year, month) = self.entries[at];
        let (year, period) = (Some(year), month.map(Period::Month));
        let meaning = match &time.meaning {
            Meaning::Point(point) => Meaning::Point(Point { year, period: point.period.or(period), ..*point }),
            Meaning::Interval(ends) => {
                let end = if ends.1.year.is_none() { Point { year, ..ends.1 } } else { ends.1 };
                Meaning::Interval(Box::new((Point { year, ..ends.0 }, end)))
            }
            _ => return None,
        };
        Some(TimeMention { meaning, ..time.clone() })
    }
}

/// The years of entries none of which tells its own, where they are many months in order and the last of them lies
/// closer behind the article than the first ahead of it: `14 December: …`, `20 January: …`, `9 May: …`.
fn looking_back(open: &[(u32, u8, u8)], now: Date) -> Option<Vec<(u32, i16, Option<u8>)>> {
    let day = |at: usize, year: i16| Date::new(year, open[at].1 as i8, open[at].2 as i8).ok();
    let rises = |pair: &&[(u32, u8, u8)]| (pair[0].1, pair[0].2) <= (pair[1].1, pair[1].2);
    let rising = 2 * open.windows(2).filter(rises).count() >= open.len() - 1;
    // From the latest entry back.
    let order: Vec<usize> = if rising { (0..open.len()).rev().collect() } else { (0..open.len()).collect() };
    let over = |at: usize| day(at, now.year()).is_some_and(|day| day <= now);
    let mut year = now.year() - i16::from(!over(order[0]));
    let latest = day(order[0], year)?;
    let mut entries = Vec::with_capacity(open.len());
    for (n, &at) in order.iter().enumerate() {
        let before = n.checked_sub(1).map(|n| open[order[n]]);
        year -= i16::from(before.is_some_and(|(_, month, day)| (open[at].1, open[at].2) > (month, day)));
        entries.push((open[at].0, year, None));
    }
    let first = day(*order.last()?, year)?;
    let ahead =
        [now.year(), now.year() + 1].into_iter().filter_map(|year| day(*order.last()?, year)).find(|d| *d >= now)?;
    entries.sort_unstable();
    let long = (latest - first).get_days() >= MONTHS && (now - first).get_days() < MOST;
    (long && (now - latest).get_days() < (ahead - now).get_days()).then_some(entries)
}

/// Days that a chronology without years spans at least, and from its first entry to the article at most.
const MONTHS: i32 = 120;
const MOST: i32 = 800;

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

/// A day by its figure and nothing else.
fn is_day_alone(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Point(point) if point.day.is_some() && Point { day: None, ..*point } == Point::default())
}

/// What a line is that holds a year, a month with its year, or a month alone under one of these: `-- 2011 --`,
/// `JULY 2014`, `AUGUST`.
fn heading(annotated: &Annotated, line: Span, last: Option<&Heading>) -> Option<Heading> {
    let text = annotated.page.text.slice(line).trim_matches(|c: char| !c.is_alphanumeric());
    let (word, year) = text.rsplit_once(char::is_whitespace).unwrap_or(("", text));
    let year = year.parse::<i16>().ok().filter(|parsed| year.len() == 4 && LIVED.contains(parsed));
    let word = if year.is_some() { word.trim() } else { text };
    if word.contains(char::is_whitespace) || word.is_empty() && year.is_none() {
        return None;
    }
    let named = || said::said(text, annotated.scan.grammar);
    let month = match (word.is_empty(), year.is_some() || last.is_some_and(|last| last.month.is_some())) {
        (true, _) => None,
        (_, false) => return None,
        _ => Some(named()).filter(|said| said.day.is_none())?.month?.try_into().ok(),
    };
    let on = |last: &Heading| last.year + i16::from(month < last.month);
    Some(Heading { at: line.start, year: year.or_else(|| last.map(on))?, month })
}
