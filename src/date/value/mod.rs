//! The value of each time expression, once the article's date or nothing at all is known.
//!
//! Expressions are read in text order: each can hang on the article's date, or on what was told before it. Knows no
//! language: the words are already a `Meaning`.

mod chronology;
mod course;
mod feast;
mod inside;
mod interval;
mod moon;
mod offset;
mod place;
mod point;
mod quarter;
mod reader;
mod stamp;
mod step;
mod weekdays;
mod year;

use crate::analysis::Annotated;
use crate::model::{Meaning, Point, Published, TimeMention, TimeValue};
use chronology::Chronology;
use course::Course;
use jiff::civil::Date;
use place::{Place, Ties, Words};
use point::Frame;
use reader::Reader;
use stamp::{Slot, Stamp};
use weekdays::Weekdays;

/// The values of all time mentions, beside `annotated.times`. Where the article's day lies between two that are less than
/// a year apart, what is the same for both is the value.
pub fn values(annotated: &Annotated, published: &Published) -> Vec<TimeValue> {
    let since = published.earliest.map(Date::year);
    let mut values = values_on(annotated, published.value.map(Stamp::day).or_else(|| open_date(annotated)), since);
    let ends = published.earliest.zip(published.latest).filter(|_| published.value.is_none());
    if let Some((earliest, latest)) = ends.filter(|(first, last)| (*last - *first).get_days() <= NARROW) {
        let [first, last] = [earliest, latest].map(|day| values_on(annotated, Some(Stamp::day(day)), since));
        for ((value, first), last) in values.iter_mut().zip(first).zip(last) {
            if first.value == last.value && first.earliest == last.earliest && first.latest == last.latest {
                *value = first;
            }
        }
    }
    values
}

/// Days between the first and the last on which an article can have been written, so that a day of the calendar is near
/// in the same year for all of them.
const NARROW: i32 = 366;

/// The values for an article of this day, or at least not before the year `since`.
fn values_on(annotated: &Annotated, now: Option<Stamp>, since: Option<i16>) -> Vec<TimeValue> {
    let years = old_years(&annotated.times, now, since);
    let headed = if now.is_none() && years == 0 { chronology::head_year(annotated) } else { None };
    let (history, brief) = (years > 0 || headed.is_some(), (1..LONG).contains(&years) || headed.is_some());
    let frame = Frame { now, history, brief, story: headed.map(Stamp::year), ..Frame::default() };
    let mut reader = Reader::new(frame, Weekdays::of(&annotated.times));
    let today = now.and_then(|now| now.first_day(now.year?));
    let chronology = Chronology::of(annotated, today);
    let words = annotated.scan.grammar.derived(Words::new);
    let mut values = Vec::with_capacity(annotated.times.len());
    for (n, mention) in annotated.times.iter().enumerate() {
        let sentence = annotated.scan.sentence_of(mention.tokens.first as usize);
        (reader.place, reader.ties) = (Place::of(annotated, words, n), Ties::of(annotated, words, n));
        reader.course = if history { Course::of(&annotated.times, n) } else { Course::Open };
        let same = |next: &&TimeMention| annotated.scan.sentence_of(next.tokens.first as usize) == sentence;
        // `At 8 p.m. (1800 GMT) Tuesday`; `at 1 a.m. (1700 GMT Sunday)` is not of Sunday.
        let apart = |next: &TimeMention| annotated.scan.sign((next.tokens.first as usize).saturating_sub(1)) == '(';
        let mut behind = annotated.times[n + 1..].iter().take_while(same);
        reader.enter(sentence, behind.find(|next| !is_moment(next) && !apart(next)));
        values.push(reader.value(chronology.entry(mention).as_ref().unwrap_or(mention)));
    }
    values
}

/// A time of day without its day.
fn is_moment(mention: &TimeMention) -> bool {
    matches!(&mention.meaning, Meaning::Point(point) if point.is_moment())
}

/// The value that `value` comes to have when the article's date is settled: from its offset where it has one, else by
/// filling in the open year.
///
/// ```
/// use corpus::date::value::close;
/// let published = jiff::civil::date(2008, 9, 26);
/// assert_eq!(close("XXXX-09-25", Some("-P1D"), published).as_deref(), Some("2008-09-25"));
/// assert_eq!(close("", Some("weekday:4 past"), published).as_deref(), Some("2008-09-25"));
/// assert_eq!(close("XXXX-09-23", None, published).as_deref(), Some("2008-09-23"));
/// ```
pub fn close(value: &str, offset: Option<&str>, published: Date) -> Option<String> {
    let frame = Frame { now: Some(Stamp::day(published)), ..Frame::default() };
    let read = |offset: &str| {
        let (point, direction) = offset::read(offset)?;
        Some(frame.read(&point, direction)?.stamp.to_string())
    };
    if let Some(offset) = offset {
        let ends: Option<Vec<String>> = offset.split('/').map(read).collect();
        return ends.map(|ends| ends.join("/"));
    }
    let ends: Option<Vec<String>> = value.split('/').map(|end| nearest(end, published)).collect();
    ends.map(|ends| ends.join("/"))
}

/// `XXXX-09-25` with the year that puts it nearest to a day.
fn nearest(value: &str, published: Date) -> Option<String> {
    let Some(rest) = value.strip_prefix("XXXX-") else { return Some(value.to_owned()) };
    let mut parts = rest.split(['-', 'T']).map(|p| p.parse::<i8>().ok());
    let (month, day) = (parts.next().flatten()?, parts.next().flatten().unwrap_or(15));
    let near = |year: i16| Date::new(year, month, day).ok().map(|d| (d.duration_since(published).abs(), year));
    let year = (-1..=1).filter_map(|offset| near(published.year() + offset)).min()?.1;
    Some(format!("{year:04}-{rest}"))
}

/// The day of the dateline, its year open.
fn open_date(annotated: &Annotated) -> Option<Stamp> {
    let dateline = annotated.page.dateline.as_ref()?.date?;
    let mention = annotated.times.iter().find(|m| m.span.overlaps(dateline))?;
    let Meaning::Point(Point { period: Some(_), day: Some(_), year: None, within: None, .. }) = mention.meaning else {
        return None;
    };
    let frame = Frame { now: Some(Stamp::new(None, Slot::Year)), ..Frame::default() };
    let Meaning::Point(point) = &mention.meaning else { return None };
    frame.read(&Point { time: None, ..*point }, None).map(|r| r.stamp).filter(|s| s.is_day())
}

/// Does a text name a day without its year that lies about the day of writing, as the news of a death does?
fn tells_of_now(mentions: &[TimeMention], now: Option<Stamp>) -> bool {
    let Some(now) = now else { return mentions.iter().any(names_weekday) };
    let Some(today) = now.year.and_then(|year| now.first_day(year)) else { return true };
    let now = Some(now);
    let frame = Frame { now, ..Frame::default() };
    let near = |day: Date| (day - today).get_days().abs() <= NEAR;
    mentions.iter().any(|mention| {
        let Meaning::Point(point) = &mention.meaning else { return false };
        let open = point.day.is_some() && point.period.is_some() && point.year.is_none() && point.within.is_none();
        let read = || frame.read(point, None).and_then(|reading| reading.stamp.first_day(reading.stamp.year?));
        open && read().is_some_and(near)
    })
}

/// Days about the day of writing.
const NEAR: i32 = 21;

/// So many years of long ago make a history; fewer, where nothing hangs on the day of writing.
const LONG: usize = 6;
const SHORT: usize = 3;

/// In a text that nothing dates, so many are enough.
const UNDATED: usize = 2;

/// One time that hangs on the day of writing for so many named years is a fair part.
const FAIR: usize = 10;

/// A weekday without its day: news tells of these.
fn names_weekday(mention: &TimeMention) -> bool {
    matches!(&mention.meaning, Meaning::Point(Point { weekday: Some(_), day: None, nth: None, .. }))
}

/// How many years of long ago a history names: they outweigh what hangs on the day of writing; none elsewhere. Where a
/// fair part hangs on the day of writing, as `last year` does, no year since that day's earliest is of long ago.
fn old_years(mentions: &[TimeMention], now: Option<Stamp>, since: Option<i16>) -> usize {
    let deictic = mentions.iter().filter(|m| m.is_deictic()).count();
    let since = since.filter(|_| deictic * FAIR > mentions.iter().filter(|m| m.named_year().is_some()).count());
    let this_year = now.and_then(|n| n.year).or(since).unwrap_or(i16::MAX);
    let old = mentions.iter().filter(|m| m.named_year().is_some_and(|year| year < this_year - 2)).count();
    let new = mentions.iter().filter(|m| m.is_deictic() || m.named_year().is_some_and(|year| year >= this_year - 2));
    let new = new.count();
    let short = if now.is_some() { SHORT } else { UNDATED };
    let history = old >= LONG && old > 3 * new || old >= short && new == 0 && !tells_of_now(mentions, now);
    if history { old } else { 0 }
}
