//! What a text says that bears on its own date: its head, the offices and years it names, its weekdays.

use super::holding::{self, sentence_of};
use super::paired::{HALF_A_YEAR, Pair, pairs};
use super::said::{self, Said};
use super::tense::{told_as, year_told_as};
use super::vote::Fact;
use crate::analysis::Annotated;
use crate::model::{
    Dateline, DayPart, Daytime, Direction, LineRole, Meaning, Point, Shift, Step, TimeMention, Tokens, Unit, Which,
};
use crate::text::{Casing, Span, TokenKind};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A day that the article gives as its own, perhaps without a year.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Head {
    pub said: Said,
    /// The two days that figures can be, `05/06/2019`, where the language leaves open which.
    pub either: Option<[Date; 2]>,
    kind: &'static str,
    text: String,
}

impl Head {
    pub fn step(&self) -> Step {
        Step { kind: self.kind, detail: self.text.clone() }
    }

    /// Is it the day of the page, not that of the desk which wrote it?
    pub fn of_page(&self) -> bool {
        self.kind == "stated"
    }
}

/// A weekday named without a date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Named {
    /// 1 for Monday.
    pub day: i8,
    pub text: String,
    pub direction: Option<Direction>,
    /// In the first lines.
    pub lead: bool,
    /// The one weekday gone by that the first sentence behind an agency's dateline names.
    pub opens: bool,
    /// What was said on that day stands in the article with its own "today" or "yesterday".
    pub said_on: bool,
}

/// Days that still run when the article is written, with their year.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Running {
    pub first: Date,
    pub last: Date,
    pub detail: String,
}

/// All evidence of one text.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    pub head: Option<Head>,
    /// Offices, states and currencies.
    pub facts: Vec<Fact>,
    pub years: Vec<Fact>,
    pub weekdays: Vec<Named>,
    pub pairs: Vec<Pair>,
    pub running: Option<Running>,
    /// Days told with their year and their weekday, and the words.
    pub full: Vec<(Date, String)>,
    /// The one of these that the first lines tell, where the story begins with the same weekday alone, as behind a caption.
    pub captioned: Option<(Date, String)>,
    /// The last year of which the tables of offices know anything, where the head leaves its year open.
    pub known_until: Option<i16>,
}

impl Evidence {
    pub fn of(annotated: &Annotated) -> Evidence {
        let (weekdays, full, head) = (weekdays(annotated), full_dates(annotated), head(annotated));
        let open = head.as_ref().is_some_and(|head| head.said.year.is_none());
        Evidence {
            captioned: captioned(annotated, &weekdays, &full),
            head,
            facts: holding::facts(annotated),
            years: years(annotated),
            weekdays,
            pairs: pairs(annotated),
            running: running(annotated),
            full,
            known_until: if open { annotated.facts.offices.known_until() } else { None },
        }
    }

    /// The one day of this month and day that the text tells with its year.
    pub fn full_date(&self, month: i8, day: i8) -> Option<(Date, String)> {
        let mut told = self.full.iter().filter(|(date, _)| (date.month(), date.day()) == (month, day));
        let first = told.next()?;
        told.all(|(date, _)| *date == first.0).then(|| first.clone())
    }

    /// News of an office that was left a year before the day that the page tells: that day is not the story's.
    pub fn outlives_offices(&self, annotated: &Annotated) -> bool {
        let a_year_before = |day: Date| day.checked_sub(2 * HALF_A_YEAR.days()).ok();
        let Some(before) = self.head.as_ref().and_then(|head| a_year_before(head.said.date()?)) else { return false };
        let over = |fact: &Fact| fact.over_by(before);
        let news = |time: &TimeMention| time.tokens.first < 2 * LEAD && time.is_deictic();
        !self.facts.is_empty() && self.facts.iter().all(over) && annotated.times.iter().any(news)
    }
}

/// The words of a span on one line.
pub(super) fn words(annotated: &Annotated, span: Span) -> String {
    crate::text::squeezed(annotated.scan.text.slice(span))
}

/// What the page states of itself, else its dateline.
fn head(annotated: &Annotated) -> Option<Head> {
    let page = annotated.page;
    let at = |kind, span: Span| {
        let said = said_at(annotated, span);
        let either = || said::either(annotated.scan.text.slice(span));
        let either = if said.month_day().is_none() { Some(either()?) } else { None };
        Some(Head { said, either, kind, text: words(annotated, span) })
    };
    let stated = page.stated.and_then(|span| at("stated", span));
    let told = stated.or_else(|| page.dateline.as_ref().and_then(|d| d.date).and_then(|span| at("dateline", span)));
    let whole = told.as_ref().is_some_and(|head| head.said.date().is_some());
    if whole { told } else { in_url(annotated, told.as_ref()).or(told) }
}

/// The date in an address that stands on a line of its own, near the day that the page tells, if it tells one.
fn in_url(annotated: &Annotated, told: Option<&Head>) -> Option<Head> {
    let page = annotated.page;
    page.lines.iter().filter(|line| line.role == LineRole::Furniture).find_map(|line| {
        let text = page.text.slice(line.span).trim();
        let address = ["http://", "https://", "www."].iter().any(|start| text.starts_with(start));
        let date = said::in_url(text).filter(|_| address && !text.contains(char::is_whitespace))?;
        let near = told.and_then(|head| head.said.month_day()).is_none_or(|(month, day)| {
            super::weekday::nearest(date, month, day).is_some_and(|d| (d - date).get_days().abs() <= DAYS_APART)
        });
        let said = Said { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()), weekday: None };
        near.then(|| Head { said, either: None, kind: "stated", text: text.to_owned() })
    })
}

/// A page's address may hold the day before or after that of its dateline.
const DAYS_APART: i32 = 2;

/// What the time expressions in a span say; the words themselves where no expression was found.
fn said_at(annotated: &Annotated, span: Span) -> Said {
    let text = annotated.scan.text.slice(span);
    if !text.contains(char::is_alphabetic) {
        // Digits alone leave open which of two is the month, unless the language says it.
        return said::said(text, annotated.scan.grammar);
    }
    let inside = annotated.times.iter().filter(|t| t.span.overlaps(span));
    let found = inside.map(|t| Said::of(&t.meaning)).find(|said| said.month_day().is_some());
    match found {
        Some(said) if said.year.is_some() => said,
        Some(said) => Said { year: said::said(annotated.scan.text.slice(span), annotated.scan.grammar).year, ..said },
        None => said::said(annotated.scan.text.slice(span), annotated.scan.grammar),
    }
}

/// The year that an expression names.
pub(super) fn year_of(time: &TimeMention) -> Option<i16> {
    match &time.meaning {
        Meaning::Point(point) if !point.bc => point.year,
        _ => None,
    }
}

/// Years told as past lie before the article, years told as to come after it.
fn years(annotated: &Annotated) -> Vec<Fact> {
    let mut spans: BTreeMap<String, (Date, Date)> = BTreeMap::new();
    for time in &annotated.times {
        // What the page states of itself is looked at first; where that left it open, it says no more here.
        let stated = annotated.page.stated.is_some_and(|stated| stated.overlaps(time.span));
        // `Will visit from 27 to 29 November 2017`
        let (year, said, ranges) = match &time.meaning {
            Meaning::Interval(ends) if !ends.1.bc => (ends.1.year.or(ends.0.year), Said::of_point(&ends.1), true),
            meaning => (year_of(time), Said::of(meaning), false),
        };
        let Some(year) = year.filter(|_| !stated && !is_cut_short(annotated, time)) else { continue };
        if let Some(days) = today(annotated, time, said).or_else(|| this_day(&time.meaning, said)) {
            spans.insert(words(annotated, time.span), days);
            continue;
        }
        let first = Date::new(year, said.month.unwrap_or(1), said.day.unwrap_or(1));
        let (Ok(first), Ok(last)) = (first, Date::new(year, 12, 31)) else { continue };
        match year_told_as(annotated, time, said) {
            Some(Direction::Past) if !ranges => spans.insert(words(annotated, time.span), (first, Date::MAX)),
            Some(Direction::Future) if has_year(annotated, time) => {
                spans.insert(words(annotated, time.span), (Date::MIN, last))
            }
            _ => None,
        };
    }
    let fact = |(detail, span)| Fact { detail, spans: vec![span], past: false, weak: false };
    spans.into_iter().map(fact).collect()
}

/// Is the year told, and not known by its day alone: `before the 9/11 panel`?
fn has_year(annotated: &Annotated, time: &TimeMention) -> bool {
    let scan = &annotated.scan;
    let digits = |at: usize| scan.tokens[at].kind == TokenKind::Number && scan.token_text(at).len() >= YEAR_DIGITS;
    time.tokens.range().any(digits)
}

const YEAR_DIGITS: usize = 4;

/// Is its line one that a page cuts short, as it does where it leads to other articles?
fn is_cut_short(annotated: &Annotated, time: &TimeMention) -> bool {
    let page = annotated.page;
    let at = page.lines.partition_point(|line| line.span.end <= time.span.start);
    let line = page.lines.get(at).map(|line| page.text.slice(line.span).trim_end());
    at > 0 && line.is_some_and(|line| line.ends_with('…') || line.ends_with("..."))
}

/// The day of an article that tells of `today, 28 November 2017`, or of the day before or after it in such words.
fn today(annotated: &Annotated, time: &TimeMention, said: Said) -> Option<(Date, Date)> {
    let scan = &annotated.scan;
    let class = scan.grammar.class("deictic_day");
    let first = time.tokens.first as usize;
    // `today (28 November 2017)`
    let bracketed = || first.checked_sub(2).filter(|&at| scan.sign(at + 1) == '(').and_then(|at| scan.mark(at, class));
    let mark = scan.mark(first, class).or_else(bracketed)?;
    let days: i32 = scan.key(mark).parse().ok()?;
    let day = said.date()?.checked_sub(days.days()).ok()?;
    Some((day, day))
}

/// The days of an article that tells of `ce mardi 28 novembre 2017`.
fn this_day(meaning: &Meaning, said: Said) -> Option<(Date, Date)> {
    let Meaning::Point(Point { which: Some(Which::This), .. }) = meaning else { return None };
    let day = said.date()?;
    Some((day.checked_sub(DAYS_AHEAD.days()).ok()?, day.checked_add(DAYS_PAST.days()).ok()?))
}

/// `This` day lies no farther ahead of the article, and no farther back.
const DAYS_AHEAD: i32 = 4;
const DAYS_PAST: i32 = 3;

/// Weekdays named by themselves, each once.
fn weekdays(annotated: &Annotated) -> Vec<Named> {
    let deixis = annotated.times.iter().any(|t| about_today(&t.meaning));
    let opening = opening(annotated);
    let mut found: Vec<Named> = Vec::new();
    for time in &annotated.times {
        let Meaning::Point(point) = &time.meaning else { continue };
        let Some(day) = bare_weekday(point) else { continue };
        if !found.iter().any(|n| n.day == day) {
            let direction = told_as(annotated, time).map(|(direction, _)| direction).or(time.direction);
            let said_on = deixis && direction != Some(Direction::Future);
            let lead = time.tokens.first < LEAD;
            let opens = opening.is_some_and(|sentence| sentence.overlaps(time.tokens)) && !is_late(annotated, time);
            found.push(Named { day, text: words(annotated, time.span), direction, lead, opens, said_on });
        }
    }
    // Of two gone by (`was shot on Sunday, they said on Monday`) either can be the day of writing.
    let over = |named: &Named| named.opens && named.direction != Some(Direction::Future);
    let several = found.iter().filter(|named| over(named)).count() > 1;
    for named in &mut found {
        named.opens = over(named) && !several;
    }
    found
}

/// What happened late on a day is often told of on the next.
fn is_late(annotated: &Annotated, time: &TimeMention) -> bool {
    let scan = &annotated.scan;
    let part_of = scan.grammar.class("part_of");
    let dark = matches!(
        &time.meaning,
        Meaning::Point(Point { time: Some(Daytime::Part(DayPart::Night | DayPart::Evening)), .. })
    );
    let late = |at: u32| scan.mark(at as usize, part_of).is_some_and(|mark| scan.key(mark) == "late");
    dark || (time.tokens.first.saturating_sub(2)..time.tokens.end).any(late)
}

/// The first sentence that an agency's correspondent wrote, behind the dateline.
fn opening(annotated: &Annotated) -> Option<Tokens> {
    let page = annotated.page;
    let bracketed = |line: &&Dateline| page.text.slice(line.span).contains('(');
    let dateline = page.dateline.as_ref().filter(|line| page.agency.is_some() || bracketed(line))?;
    let tokens = &annotated.scan.tokens;
    let first = tokens.partition_point(|token| token.span.start < dateline.span.end);
    let word = (first..tokens.len()).find(|at| tokens[*at].kind == TokenKind::Word)? as u32;
    Some(sentence_of(annotated, Tokens { first: word, end: word + 1 }))
}

/// How many tokens the first lines have.
pub(super) const LEAD: u32 = 70;

/// The weekday of a point that is nothing else: `late Thursday`, not `Thursday, September 25` or `last Thursday`.
fn bare_weekday(point: &Point) -> Option<i8> {
    let said = Said::of_point(point);
    let bare = point.period.is_none() && point.day.is_none() && point.year.is_none() && point.nth.is_none();
    said.weekday.filter(|_| bare)
}

/// `today`, `yesterday`.
fn about_today(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Point(Point { within: Some(Shift { count, unit: Unit::Day, .. }), .. }) => (-1..=0).contains(count),
        _ => false,
    }
}

/// Days told with their year and their weekday; without it, it may be the day of what is remembered.
fn full_dates(annotated: &Annotated) -> Vec<(Date, String)> {
    let full = |time: &TimeMention| {
        let said = Said::of(&time.meaning);
        Some((said.date().filter(|_| said.weekday.is_some())?, words(annotated, time.span)))
    };
    annotated.times.iter().filter_map(full).collect()
}

/// `Traders at the exchange, Tuesday, April 25, 2017. Shares rose Tuesday.`
fn captioned(annotated: &Annotated, weekdays: &[Named], full: &[(Date, String)]) -> Option<(Date, String)> {
    let (day, words) = full.first()?;
    let same = |named: &Named| named.lead && named.direction != Some(Direction::Future);
    let first = weekdays.iter().find(|named| same(named)).filter(|n| n.day == day.weekday().to_monday_one_offset())?;
    let latest = annotated.times.iter().filter_map(year_of).all(|year| year <= day.year());
    let lead = |time: &&TimeMention| time.tokens.first < LEAD && Said::of(&time.meaning).date() == Some(*day);
    let alone = full.iter().all(|(other, _)| other == day) && latest && annotated.times.iter().any(|time| lead(&time));
    alone.then(|| (*day, format!("{words}; {}", first.text)))
}

/// A range of days without a year in a sentence that names one year in a name: `Army-2023 runs from 14 to 20 August`.
fn running(annotated: &Annotated) -> Option<Running> {
    annotated.times.iter().find_map(|time| {
        let Meaning::Interval(ends) = &time.meaning else { return None };
        let (first, last) = (Said::of_point(&ends.0), Said::of_point(&ends.1));
        let month = last.month.or(first.month)?;
        if first.year.or(last.year).is_some() || time.direction == Some(Direction::Past) {
            return None;
        }
        let year = year_in_name(annotated, sentence_of(annotated, time.tokens))?;
        let first = Date::new(year.0, first.month.unwrap_or(month), first.day?).ok()?;
        let last = Date::new(year.0, month, last.day?).ok()?;
        let short = first <= last && (last - first).get_days() < MOST_DAYS;
        short.then(|| Running {
            first,
            last,
            detail: format!("{}, {}: {first} to {last}", year.1, words(annotated, time.span)),
        })
    })
}

/// A running event lasts no longer.
const MOST_DAYS: i32 = 15;

/// The year at the end of a name: `Army-2023`.
fn year_in_name(annotated: &Annotated, sentence: Tokens) -> Option<(i16, String)> {
    let scan = &annotated.scan;
    let tokens = &scan.tokens;
    sentence.range().skip(2).find_map(|at| {
        let [name, hyphen, year] = [&tokens[at - 2], &tokens[at - 1], &tokens[at]];
        let shaped = name.kind == TokenKind::Word && name.casing != Casing::Lower && hyphen.kind == TokenKind::Mark;
        if !shaped || year.kind != TokenKind::Number || !hyphen.glued || !year.glued || year.span.len() != 4 {
            return None;
        }
        let number = scan.text.slice(year.span).parse().ok().filter(|y| (1900..2100).contains(y))?;
        Some((number, words(annotated, name.span.join(year.span))))
    })
}
