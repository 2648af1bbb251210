//! Neighbours that make one time: a clock time with its day, the two ends of a range.
//!
//! What was found is marked (`date`, `moment`, `stretch`, `length`), and the rules of the pack that name these marks are
//! tried.

use super::guard::YearGuard;
use super::make::Maker;
use super::tokens;
use crate::model::{Base, DayPart, Daytime, Meaning, Number, Point, Shift, TimeKind, TimeMention, Tokens, Unit};
use crate::rules::Fired;
use crate::rules::scan::Scan;

/// What a rule makes that says that its words are not one time.
const BLOCK: &str = "nothing";

/// How many tokens before its first mention a joining rule may begin.
const LEAD: usize = 5;

/// Puts what belongs together into one mention.
pub fn join(scan: &mut Scan, numbers: &[Number], years: &YearGuard, mentions: &mut Vec<TimeMention>) {
    mark(scan, mentions);
    let mut joined: Vec<TimeMention> = Vec::with_capacity(mentions.len());
    let mut next = 0;
    while next < mentions.len() {
        let free_from = joined.last().map_or(0, |m| m.tokens.end);
        let made = widened(scan, numbers, years, mentions, next, free_from);
        let mention = made.unwrap_or_else(|| mentions[next].clone());
        next += mentions[next..].iter().take_while(|m| m.tokens.first < mention.tokens.end).count().max(1);
        joined.push(mention);
    }
    *mentions = joined;
}

/// A mark for each mention: `date` for points on the calendar, `moment` for times of day alone, `dates` and `stretch`
/// for ranges of these, `length` for lengths; a weekday alone is a `bare_weekday` too.
fn mark(scan: &mut Scan, mentions: &[TimeMention]) {
    let names = ["date", "moment", "dates", "stretch", "length", "bare_weekday"];
    let [date, moment, dates, stretch, length, weekday] = names.map(|name| scan.grammar.class(name));
    for (n, mention) in mentions.iter().enumerate() {
        let class = match &mention.meaning {
            Meaning::Point(point) if point.is_moment() => moment,
            Meaning::Point(_) => date,
            Meaning::Interval(ends) if ends.0.is_moment() && ends.1.is_moment() => stretch,
            Meaning::Interval(_) => dates,
            Meaning::Duration(_) => length,
            _ => continue,
        };
        let (first, end) = (mention.tokens.first as usize, mention.tokens.end as usize);
        scan.add(first, end, class, n as u32);
        if matches!(&mention.meaning, Meaning::Point(point) if is_bare_weekday(*point)) {
            scan.add(first, end, weekday, n as u32);
        }
    }
}

/// The mention that a joining rule makes of this one and its neighbours.
fn widened(
    scan: &Scan,
    numbers: &[Number],
    years: &YearGuard,
    mentions: &[TimeMention],
    at: usize,
    free_from: u32,
) -> Option<TimeMention> {
    let first = mentions[at].tokens.first as usize;
    let sentence = scan.sentences.get(scan.sentence_of(first))?.tokens();
    let earliest = first.saturating_sub(LEAD).max(sentence.start).max(free_from as usize);
    let patterns = scan.grammar.patterns("time");
    let joins = |&start: &usize| patterns.joins_at(scan, start, sentence.end);
    let fires = |start: usize| patterns.longest_at(scan, start, sentence.end);
    let blocks = |fired: &Fired| scan.grammar.rule(fired.rule).make == BLOCK;
    (earliest..=first).filter(joins).filter_map(fires).take_while(|fired| !blocks(fired)).find_map(|fired| {
        let maker = Maker::new(scan, numbers, &fired);
        let meaning = joined(&maker, mentions).filter(|_| counts_nothing(&maker, years))?;
        let Tokens { first, end } = tokens(&maker);
        let span = scan.span(first as usize, end as usize);
        let kind = maker.kind(&meaning);
        let middle = if matches!(meaning, Meaning::Interval(_)) { maker.middle() } else { None };
        Some(TimeMention {
            tokens: Tokens { first, end },
            span,
            rule: fired.rule,
            kind,
            meaning,
            middle,
            direction: None,
        })
    })
}

/// Does an hour that is told by its number alone count nothing behind it: `tonight at 8 theatres`?
fn counts_nothing(maker: &Maker, years: &YearGuard) -> bool {
    let hour = maker.capture("hour2").or(maker.capture("hour"));
    // What the rule itself reads behind the hour is not counted by it: `from 7 to 9 last night`.
    let last = hour.filter(|hour| hour.end == maker.fired.found.end);
    last.is_none_or(|hour| {
        years.ends_phrase(maker.scan, hour.end as usize) && !years.counts(maker.scan, hour.end as usize)
    })
}

fn joined(maker: &Maker, mentions: &[TimeMention]) -> Option<Meaning> {
    let point = |name: &str| match &mention(maker, name, mentions)?.meaning {
        Meaning::Point(point) => Some(*point),
        // The weekend of two days is that of the first.
        Meaning::Interval(ends) if name == "a" && maker.rule().make == "moved" => Some(ends.0),
        _ => None,
    };
    let a = point("a")?;
    match maker.rule().make {
        "moved" if maker.rule().field("of") == Some("feast") && is_bare_weekday(a) => return None,
        "moved" => return moved(maker, a),
        // `Yesterday, 24 September` is that day of the calendar.
        "join" if maker.rule().field("of") == Some("date") => {
            let dated = a.day.is_some() && a.period.is_some() && a.within.is_none();
            let whole = if maker.capture("b").is_some() { filled(a, point("b")?) } else { Some(a) };
            return whole.filter(|_| dated).map(Meaning::Point);
        }
        "stretch" => {
            let Meaning::Interval(ends) = &mention(maker, "s", mentions)?.meaning else { return None };
            return in_part(a, ends.0, ends.1);
        }
        "hours" => {
            let whole = |name: &str| maker.capture(name).is_some_and(|_| has_day(a));
            let told = has_part(a) || whole("clock") || whole("clock2");
            let (from, to) = (maker.point("")?, maker.point("2")?);
            return in_part(a, from, afternoon(from, to)).filter(|_| told);
        }
        _ => {}
    }
    // An hour alone is one only behind a part of the day: `closed Friday at 17` is a price.
    if maker.capture("hour").is_some() && !has_part(a) {
        return None;
    }
    let b = if maker.capture("b").is_some() { point("b")? } else { maker.point("")? };
    match maker.rule().make {
        "join" if maker.rule().field("of") == Some("day") && a.time.is_some() => None,
        "join" => filled(a, b).filter(|point| has_day(*point)).map(Meaning::Point),
        "days" => {
            let timed = |day: Point, name: &str| match point(name) {
                Some(time) => filled(day, time),
                None => Some(day).filter(|day| day.time.is_some()),
            };
            Some(Meaning::Interval(Box::new((timed(a, "c")?, timed(b, "d")?))))
        }
        "range" if maker.capture("c").is_some() => {
            let day = point("c")?;
            Some(Meaning::Interval(Box::new((filled(day, a)?, filled(day, b)?))))
        }
        "range" => {
            let between = maker.rule().field("ends") == Some("any");
            (between || in_line(a, b)).then(|| Meaning::Interval(Box::new(ends(a, b))))
        }
        _ => None,
    }
}

/// So far from a point, or the week that holds it.
fn moved(maker: &Maker, point: Point) -> Option<Meaning> {
    let moved = Some(maker.moved()?);
    // A week holds a day, no year.
    if point.moved.is_some() || matches!(moved, Some((0, Unit::Week | Unit::Weekend))) && !has_day(point) {
        return None;
    }
    let time = point.time.or_else(|| maker.daytime(""));
    let which = point.which.or_else(|| maker.which());
    let year = point.year.or_else(|| maker.value("year").and_then(|year| i16::try_from(year).ok()));
    Some(Meaning::Point(Point { moved, time, which, year, ..point }))
}

fn mention<'m>(maker: &Maker, name: &str, mentions: &'m [TimeMention]) -> Option<&'m TimeMention> {
    let capture = maker.capture(name)?;
    let mark = maker.scan.mark_numbered(capture.first as usize, capture.mark?);
    mentions.get(mark.value as usize).filter(|m| m.kind != TimeKind::Set)
}

/// Does it name a day, or one told by its distance, that a time of day can be of? `Next year at 6 p.m.` does not.
fn has_day(point: Point) -> bool {
    let calendar = point.day.is_some() || point.weekday.is_some() || point.feast.is_some();
    let of_day = |shift: Shift| shift.unit == Unit::Day;
    calendar || point.within.is_some_and(of_day) || point.nth.is_some() || point.weekend
}

/// Both points in one, where they do not contradict each other.
fn filled(a: Point, b: Point) -> Option<Point> {
    let clash = a.year.is_some() && b.year.is_some() && a.year != b.year
        || a.day.is_some() && b.day.is_some() && a.day != b.day
        || a.within.is_some() && b.within.is_some()
        || a.weekday.is_some() && b.weekday.is_some() && a.weekday != b.weekday;
    if clash {
        return None;
    }
    Some(Point {
        within: a.within.or(b.within),
        which: a.which.or(b.which),
        bc: a.bc || b.bc,
        century: a.century.or(b.century),
        decade: a.decade.or(b.decade),
        year: a.year.or(b.year),
        fiscal: a.fiscal || b.fiscal,
        period: a.period.or(b.period),
        day: a.day.or(b.day),
        weekday: a.weekday.or(b.weekday),
        nth: a.nth.or(b.nth),
        weekend: a.weekend || b.weekend,
        feast: a.feast.or(b.feast),
        moved: a.moved.or(b.moved),
        time: daytime(a.time, b.time),
    })
}

/// Does it name a part of the day?
fn has_part(point: Point) -> bool {
    matches!(point.time, Some(Daytime::Part(_)))
}

/// The second of two hours is of the afternoon where it would lie before the first: `from 10:30 to 3`.
fn afternoon(from: Point, mut to: Point) -> Point {
    if let (Some(Daytime::Clock { hour: first, .. }), Some(Daytime::Clock { hour, .. })) = (from.time, &mut to.time)
        && *hour < first
        && first < *hour + NOON
    {
        *hour += NOON;
    }
    to
}

/// Hours of half a day.
const NOON: u8 = 12;

/// From one hour to another of a day or a part of it; that part is the second's, `from 8 to 15 in the afternoon`.
fn in_part(day: Point, from: Point, to: Point) -> Option<Meaning> {
    let hour = |point: Point| match point.time {
        Some(Daytime::Clock { hour, .. }) => Some(hour),
        _ => None,
    };
    let (first, last) = (filled(day, from)?, filled(day, to)?);
    let time = if hour(first) > hour(last) { from.time } else { first.time };
    Some(Meaning::Interval(Box::new((Point { time, ..first }, last))))
}

/// Of a part of the day and a clock time the clock's, the part saying which half of the day: `last night at 8`.
fn daytime(a: Option<Daytime>, b: Option<Daytime>) -> Option<Daytime> {
    match (a, b) {
        (Some(Daytime::Part(part)), Some(Daytime::Clock { hour, minute, second }))
        | (Some(Daytime::Clock { hour, minute, second }), Some(Daytime::Part(part))) => {
            let late = matches!(part, DayPart::Afternoon | DayPart::Evening) && (1..12).contains(&hour)
                || part == DayPart::Night && (6..12).contains(&hour);
            let hour = match hour {
                // The midnight of a night ends its day.
                0 if part == DayPart::Night && minute == Some(0) => 24,
                _ if late => hour + 12,
                _ => hour,
            };
            Some(Daytime::Clock { hour, minute, second })
        }
        _ => a.or(b),
    }
}

/// Can the two be ends of one range? A bare weekday and a day with its month are two times: `put off Monday to June 15`.
fn in_line(a: Point, b: Point) -> bool {
    let dated = b.day.is_some() && b.period.is_some() && b.weekday.is_none();
    // `Mardi à la mi-journée` is a part of that day.
    let part = b.within.is_some_and(|shift| shift.base == Base::Day) && has_part(b);
    !(is_bare_weekday(a) && dated || part && !has_part(a))
}

fn is_bare_weekday(point: Point) -> bool {
    point.weekday.is_some() && point.day.is_none() && point.period.is_none() && point.within.is_none()
}

/// A decade or a century.
fn old(point: &Point) -> bool {
    point.decade.is_some() || point.century.is_some()
}

/// Two ends of a range; the first takes from the second what it leaves open.
fn ends(mut a: Point, mut b: Point) -> (Point, Point) {
    if a.year.is_none() && a.within.is_none() && a.decade.is_none() {
        a.share_year(&b);
    }
    if b.day.is_none()
        && b.period.is_none()
        && b.year.is_none()
        && b.within.is_none()
        && b.weekday.is_none()
        && !old(&b)
    {
        let time = b.time;
        b = Point { time, ..a };
    }
    (a, b)
}
