//! The value of each time expression, once the article's date or nothing at all is known.
//!
//! Expressions are read in text order: each can hang on the article's date, or on what was told before it. Knows no
//! language: the words are already a `Meaning`.

mod inside;
mod offset;
mod point;
mod stamp;
mod weekdays;
mod year;

use crate::analysis::Annotated;
use crate::model::{
    Anchor, AnchorTo, Base, Daytime, Direction, Meaning, Period, Point, Published, Shift, TimeMention, TimeValue, Unit,
};
use crate::text::Span;
use jiff::civil::Date;
use point::{Frame, Reading, Source};
use stamp::{Slot, Stamp};
use weekdays::Weekdays;

/// The values of all time mentions, beside `annotated.times`.
pub fn values(annotated: &Annotated, published: &Published) -> Vec<TimeValue> {
    let now = published.value.map(Stamp::day).or_else(|| open_date(annotated));
    let years = old_years(&annotated.times, now);
    let frame = Frame { now, history: years > 0, brief: (1..LONG).contains(&years), ..Frame::default() };
    let mut reader = Reader { frame, weekdays: Weekdays::of(&annotated.times), ..Reader::default() };
    let mut values = Vec::with_capacity(annotated.times.len());
    for (n, mention) in annotated.times.iter().enumerate() {
        let sentence = annotated.scan.sentence_of(mention.tokens.first as usize);
        reader.place = Place::of(annotated, n);
        reader.enter(
            sentence,
            annotated
                .times
                .get(n + 1)
                .filter(|next| annotated.scan.sentence_of(next.tokens.first as usize) == sentence),
        );
        values.push(reader.value(mention));
    }
    values
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

/// A weekday without its day: news tells of these.
fn names_weekday(mention: &TimeMention) -> bool {
    matches!(&mention.meaning, Meaning::Point(Point { weekday: Some(_), day: None, nth: None, .. }))
}

/// How many years of long ago a history names: they outweigh what hangs on the day of writing; none elsewhere.
fn old_years(mentions: &[TimeMention], now: Option<Stamp>) -> usize {
    let this_year = now.and_then(|n| n.year).unwrap_or(i16::MAX);
    let old = mentions.iter().filter(|m| m.named_year().is_some_and(|year| year < this_year - 2)).count();
    let new = mentions.iter().filter(|m| m.is_deictic() || m.named_year().is_some_and(|year| year >= this_year - 2));
    let new = new.count();
    let short = if now.is_some() { SHORT } else { UNDATED };
    let history = old >= LONG && old > 3 * new || old >= short && new == 0 && !tells_of_now(mentions, now);
    if history { old } else { 0 }
}

/// Walks over the mentions of one article.
#[derive(Default)]
struct Reader {
    frame: Frame,
    told_span: Option<Span>,
    told_day_span: Option<Span>,
    told_day_sentence: usize,
    told_sentence: usize,
    sentence: usize,
    place: Place,
    weekdays: Weekdays,
    /// The day that a later mention of the sentence names, for a clock time before it.
    ahead: Option<(Stamp, Span)>,
}

/// How many sentences a year told reaches on, for a day of the past without one.
const TOLD_REACH: usize = 2;

/// How many sentences a day told reaches on, for times of day in news.
const DAY_REACH: usize = 5;

impl Reader {
    fn enter(&mut self, sentence: usize, next: Option<&TimeMention>) {
        self.sentence = sentence;
        if !self.frame.history && sentence > self.told_day_sentence + DAY_REACH {
            (self.frame.told_day, self.frame.told_behind) = (None, None);
        }
        self.ahead = next.and_then(|next| {
            let Meaning::Point(point) = &next.meaning else { return None };
            let has_day = point.day.is_some() || point.weekday.is_some() || is_day_shift(point);
            let stamp = self.frame.read(point, next.direction)?.stamp;
            (has_day && stamp.is_day()).then_some((stamp, next.span))
        });
    }

    fn value(&mut self, mention: &TimeMention) -> TimeValue {
        match &mention.meaning {
            Meaning::Point(point) => self.point(mention, point),
            Meaning::Interval(ends) => self.interval(mention, &ends.0, &ends.1),
            Meaning::Span(shift) => self.span(*shift),
            Meaning::Duration(value) | Meaning::Set(value) | Meaning::Reference(value) => {
                TimeValue { value: Some(value.clone()), ..TimeValue::default() }
            }
        }
    }

    fn point(&mut self, mention: &TimeMention, point: &Point) -> TimeValue {
        let direction = self.weekdays.direction(mention, self.sentence);
        let named = self.weekdays.told(mention, direction, self.sentence, &self.frame);
        let reading = match named {
            Some((day, _)) => Some(Reading::of_told_day(Stamp { time: point.time, ..day })),
            None => self.read(point, direction),
        };
        let write = || offset::write(point, direction);
        let anchor = match named {
            Some((_, span)) => Anchor { to: AnchorTo::Evidence(span), offset: Some(write()) },
            None => self.anchor(reading, write),
        };
        let Some(reading) = reading else { return TimeValue { anchor, ..TimeValue::default() } };
        let quarter = self.frame.told_quarter;
        self.told(reading, mention.span);
        // The quarter that another is held against stays the one told of.
        if point.within.is_some_and(|shift| shift.base == Base::Quarter && shift.count != 0) {
            self.frame.told_quarter = quarter;
        }
        self.weekdays.keep(point, (reading.stamp, mention.span, self.sentence), &self.frame);
        let days = reading.stamp.days();
        TimeValue {
            value: Some(reading.stamp.to_string()),
            earliest: days.map(|d| d.0),
            latest: days.map(|d| d.1),
            anchor,
            alternatives: reading.other.iter().map(|(s, reason)| (s.to_string(), (*reason).to_owned())).collect(),
        }
    }

    fn read(&self, point: &Point, direction: Option<Direction>) -> Option<Reading> {
        if let Some(period) = point.period.filter(|_| self.told_sentence + 1 >= self.sentence)
            && (Point { period: None, ..*point }) == Point::default()
            && direction != Some(Direction::Future)
            && let Some(stamp) = self.frame.told.and_then(|told| told.beside(period))
        {
            return Some(Reading::of_told(stamp));
        }
        let bare_time = Point { time: None, ..*point } == Point::default();
        let told = self.frame.told.filter(|told| self.told_sentence == self.sentence && told.month_number().is_some());
        if let (true, Some(told)) = (self.frame.history, told) {
            return Frame { story: Some(told), ..self.frame }.read(point, direction);
        }
        if let Some(reading) = self.in_year_told(point, direction) {
            return Some(reading);
        }
        match self.ahead.filter(|_| bare_time && self.told_day_sentence != self.sentence) {
            Some((day, _)) => Frame { told_day: Some(day), ..self.frame }.read(point, direction),
            None => self.frame.read(point, direction),
        }
    }

    /// `On April 2, 1982, troops landed. … sank a cruiser on May 2`: what is over cannot lie ahead of the article; it
    /// belongs to the year that was told right before.
    fn in_year_told(&self, point: &Point, direction: Option<Direction>) -> Option<Reading> {
        let dated = matches!(point.period, Some(Period::Month(_))) && point.day.is_some() && point.year.is_none();
        let near = dated && direction == Some(Direction::Past) && self.told_sentence + TOLD_REACH >= self.sentence;
        let told = self.frame.told.filter(|told| near && told.year < self.frame.now.and_then(|now| now.year))?;
        let plain = self.frame.read(point, direction)?;
        let ahead = plain.source == Source::Now && self.frame.lies_ahead(plain.stamp);
        let reading = Frame { history: true, story: Some(told), ..self.frame }.read(point, direction)?;
        (ahead && !self.frame.lies_ahead(reading.stamp)).then_some(reading)
    }

    fn interval(&mut self, mention: &TimeMention, from: &Point, to: &Point) -> TimeValue {
        let direction = self.weekdays.direction(mention, self.sentence);
        let first = self.read(from, direction);
        let inner = Frame { told: first.map(|r| r.stamp).or(self.frame.told), ..self.frame };
        let second = inner.read(to, direction);
        let write = || format!("{}/{}", offset::write(from, direction), offset::write(to, direction));
        let anchor = self.anchor(first.filter(|r| r.source != Source::Said).or(second), write);
        let (Some(first), Some(second)) = (first, second) else { return TimeValue { anchor, ..TimeValue::default() } };
        self.told(first, mention.span);
        let (first, second) = ordered((from, first.stamp), (to, second.stamp));
        TimeValue {
            value: Some(format!("{first}/{second}")),
            earliest: first.days().map(|d| d.0),
            latest: second.days().map(|d| d.1),
            anchor,
            alternatives: Vec::new(),
        }
    }

    /// The last or next units: their length as the value, their days where the article's date is known.
    fn span(&self, shift: Shift) -> TimeValue {
        let length = Shift { count: shift.count.abs(), ..shift };
        let far = self.frame.now.filter(|_| !self.frame.history).and_then(|now| {
            let there = now.shifted(shift.count, shift.unit)?;
            let days = (now.days()?, there.days()?);
            Some(if shift.count < 0 { (days.1.0, days.0.1) } else { (days.0.0, days.1.1) })
        });
        let anchor = Anchor {
            to: if far.is_some() { AnchorTo::Published } else { AnchorTo::Nothing },
            offset: far.map(|_| format!("span:{}", offset::distance(shift))),
        };
        TimeValue {
            value: Some(offset::distance(in_years(length))),
            earliest: far.map(|d| d.0),
            latest: far.map(|d| d.1),
            anchor,
            alternatives: Vec::new(),
        }
    }

    /// What a value hangs on.
    fn anchor(&self, reading: Option<Reading>, write: impl Fn() -> String) -> Anchor {
        let to = match reading.map(|r| r.source) {
            Some(Source::Said) => return Anchor::default(),
            Some(Source::Now) | None => AnchorTo::Published,
            Some(Source::Told) => self.told_span.map_or(AnchorTo::Published, AnchorTo::Evidence),
            Some(Source::ToldDay) => self.told_day_span.map_or(AnchorTo::Published, AnchorTo::Evidence),
        };
        Anchor { to, offset: Some(write()) }
    }

    /// Does a time told move the story? What is told aside or in passing of another year does not.
    fn moves_story(&self, stamp: Stamp, source: Source) -> bool {
        let Some(now) = self.frame.story else { return true };
        let back = stamp.year < now.year;
        match self.place {
            Place::Head => source == Source::Said || !back,
            Place::Within => !back && (self.frame.brief || stamp.month_number().is_some() || stamp.year == now.year),
            Place::Aside => false,
        }
    }

    /// Keeps a time told for what follows it; in a history, nothing hangs on the day of writing.
    fn told(&mut self, reading: Reading, span: Span) {
        let stamp = reading.stamp;
        if self.frame.history && reading.source == Source::Now {
            return;
        }
        self.frame.told = Some(stamp);
        if matches!(stamp.slot, Slot::Period(Period::Quarter(_) | Period::Half(_))) {
            self.frame.told_quarter = Some(stamp);
        }
        self.told_sentence = self.sentence;
        self.told_span = Some(span);
        if self.moves_story(stamp, reading.source) {
            self.frame.story = self.frame.story_after(stamp);
        }
        if stamp.is_day() {
            self.frame.told_behind = Some(stamp).filter(|day| !self.frame.lies_ahead(*day)).or(self.frame.told_behind);
            self.frame.told_day = Some(stamp);
            self.told_day_span = Some(span);
            self.told_day_sentence = self.sentence;
        }
    }
}

/// Where a time stands in the text.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Place {
    /// At the head of a sentence or first in its paragraph: what follows is told of it.
    Head,
    #[default]
    Within,
    /// Behind a word such as `until`: the story has not come so far.
    Aside,
}

/// A time that begins within so many tokens of its sentence stands at its head.
const HEAD: u32 = 4;

impl Place {
    fn of(annotated: &Annotated, n: usize) -> Place {
        let (scan, mention) = (&annotated.scan, &annotated.times[n]);
        let first = mention.tokens.first;
        let sentence = scan.sentence_of(first as usize);
        let start = scan.sentences.get(sentence).map_or(0, |s| s.first);
        let aside = scan.grammar.class("up_to");
        let behind = |at: u32| scan.marks_at(at as usize).any(|(_, m)| m.class == aside && m.end == first);
        if (start.max(first.saturating_sub(2))..first).any(behind) {
            return Place::Aside;
        }
        let told = n.checked_sub(1).map(|before| scan.sentence_of(annotated.times[before].tokens.first as usize));
        let since = told.map_or(0, |told| told + 1).min(sentence + 1)..(sentence + 1).min(scan.sentences.len());
        let opens = scan.sentences.get(since).is_some_and(|s| s.iter().any(|s| s.opens_paragraph));
        if first < start + HEAD || opens { Place::Head } else { Place::Within }
    }
}

fn is_day_shift(point: &Point) -> bool {
    point.within.is_some_and(|shift| shift.unit == Unit::Day)
}

/// Decades and centuries counted in years, as TIMEX3 writes lengths.
fn in_years(shift: Shift) -> Shift {
    let (factor, unit) = match shift.unit {
        Unit::Decade => (10, Unit::Year),
        Unit::Century => (100, Unit::Year),
        Unit::Fortnight => (2, Unit::Week),
        Unit::Quarter => (3, Unit::Month),
        Unit::Half => (6, Unit::Month),
        unit => (1, unit),
    };
    Shift { count: shift.count.saturating_mul(factor), unit, ..shift }
}

/// Two ends in order: what the second leaves open is the next such time behind the first.
fn ordered((from, first): (&Point, Stamp), (to, second): (&Point, Stamp)) -> (Stamp, Stamp) {
    let begins = |stamp: Stamp| stamp.first_day(stamp.year?);
    let open = |point: &Point| point.year.is_none() && point.within.is_none();
    if let (true, Some(weekday), Some(start)) = (open(to) && to.period.is_none(), to.weekday, begins(first)) {
        let days = (7 + i32::from(weekday) - i32::from(start.weekday().to_monday_one_offset())) % 7;
        let day = Stamp::day(start).shifted(days, Unit::Day).unwrap_or(second);
        return (first, Stamp { time: second.time, ..day });
    }
    let second = if open(from) && open(to) { Stamp { year: first.year, ..second } } else { second };
    match (begins(first), begins(second), second.year) {
        (Some(a), Some(b), Some(year)) if b < a && first.year == second.year => {
            let later = Stamp { year: Some(year + 1), ..second };
            (first, later)
        }
        (Some(a), Some(b), _) if a == b && first.is_day() && runs_over(first.time, second.time) => {
            let next = second.shifted(1, Unit::Day).unwrap_or(second);
            (first, Stamp { time: second.time, ..next })
        }
        _ => (first, second),
    }
}

/// From one clock time to an earlier one: over midnight.
fn runs_over(first: Option<Daytime>, second: Option<Daytime>) -> bool {
    let minutes = |time: Option<Daytime>| match time? {
        Daytime::Clock { hour, minute, .. } => Some(u16::from(hour) * 60 + u16::from(minute.unwrap_or(0))),
        Daytime::Part(_) => None,
    };
    minutes(first).zip(minutes(second)).is_some_and(|(first, second)| second < first)
}
