//! What a rule's `guard` asks of the words that it matched: whether they can be a time where they stand.

use super::guard::{ANY, YearGuard};
use super::make::Maker;
use super::paper::is_paper;
use crate::model::{Meaning, Period, Point, TimeMention, Unit};
use crate::rules::pattern::Capture;
use crate::rules::scan::Scan;
use crate::text::{Casing, TokenKind};

/// A year or a day that stands alone must be one; a season or a feast must not be part of a name; …
pub fn allowed(maker: &Maker, years: &YearGuard, before: &[TimeMention]) -> bool {
    let (scan, last) = (maker.scan, before.last());
    let (first, end) = (maker.fired.found.first, maker.fired.found.end as usize);
    let captured = |name: &str, fits: &dyn Fn(Capture) -> bool| maker.capture(name).is_some_and(fits);
    // `Since April 24, 8 million have left.`
    let is_day = || {
        captured("day", &|day| years.is_day(scan, day.first as usize, day.end as usize) && !begins_number(maker, day))
    };
    match maker.rule().field("guard") {
        Some("year") => is_year(maker, years),
        Some("year in words") => captured("year", &|year| years.in_words(scan, maker.value("year"), year.end as usize)),
        Some("year of accounts") => captured("year", &|year| years.is_year_of_accounts(scan, year.first as usize)),
        Some("decade") => years.is_decade(scan, first as usize),
        Some("decade behind a decade") => !years.counts(scan, end) && last.is_some_and(|m| ends_in_decade(m, first)),
        Some("day") => is_day(),
        Some("figure") => captured("date", &|date| years.is_day(scan, date.first as usize, date.end as usize)),
        Some("old year") => captured("year", &|year| years.is_old_year(scan, year.first as usize, year.end as usize)),
        Some("day or its word") => {
            is_day() || captured("day", &|day| is_word(scan, day) && years.ends_phrase(scan, day.end as usize))
        }
        Some("day alone") => captured("day", &|day| years.is_day_alone(scan, day.first as usize, day.end as usize)),
        Some("day of an entry") => is_day() && is_entry(scan, first as usize, before),
        Some("day behind a day") => {
            (maker.capture("date").is_some() || is_day()) && last.is_some_and(|m| ends_in_day(scan, m, first))
        }
        Some("length") => !is_age(maker) && !is_second_of(maker, years),
        Some("feast") => captured("holiday", &|feast| !opens_name(scan, feast)),
        Some("fast") => captured("fast", &|fast| !opens_name(scan, fast) && !closes_name(scan, fast)),
        Some("no paper") => captured("set", &|set| is_common(scan, set.first as usize) && !is_paper(scan, years, set)),
        Some("no name") => captured("set", &|set| is_common(scan, set.first as usize)),
        Some("no end of a name") => !ends_title(scan, first as usize, end),
        Some("no first name") => !is_first_name(maker),
        Some("no name of someone") => !is_first_name(maker) && !is_last_name(maker),
        Some("lower") => maker.capture("season").is_none_or(|season| is_common(scan, season.first as usize)),
        _ => true,
    }
}

/// A year or a range of years, or one with its era.
fn is_year(maker: &Maker, years: &YearGuard) -> bool {
    let first = maker.capture("year");
    let last = maker.capture("year2").or(first);
    let passes = |first: Capture, last: Capture| years.passes(maker.scan, first.first as usize, last.end as usize);
    maker.capture("era").is_some() || first.zip(last).is_none_or(|(first, last)| passes(first, last))
}

/// So many times are told under a month at most.
const ENTRIES: usize = 100;

/// Does it open its paragraph, behind a paragraph that is a month and nothing else?
fn is_entry(scan: &Scan, first: usize, before: &[TimeMention]) -> bool {
    let alone = |mention: &TimeMention| {
        let sentence = scan.sentences[scan.sentence_of(mention.tokens.first as usize)].tokens();
        let other = |at: usize| scan.tokens[at].kind == TokenKind::Word && !mention.tokens.range().contains(&at);
        !sentence.into_iter().any(other)
    };
    let is_month = |mention: &&TimeMention| {
        let Meaning::Point(point) = &mention.meaning else { return false };
        matches!(point.period, Some(Period::Month(_))) && point.day.is_none() && alone(mention)
    };
    let opens =
        scan.sentences.get(scan.sentence_of(first)).is_some_and(|s| s.opens_paragraph && s.first as usize == first);
    opens && before.iter().rev().take(ENTRIES).any(|mention| is_month(&mention))
}

/// Is it only the first figure of a number, `8 million`?
fn begins_number(maker: &Maker, day: Capture) -> bool {
    let at = maker.numbers.partition_point(|number| number.tokens.first < day.first);
    maker.numbers.get(at).is_some_and(|number| number.tokens.first == day.first && number.tokens.end > day.end)
}

fn is_word(scan: &Scan, capture: Capture) -> bool {
    scan.tokens[capture.first as usize].kind == TokenKind::Word
}

/// A day of a month that ends at this token, its year not told or told farther on: the next may share its month.
fn ends_in_day(scan: &Scan, mention: &TimeMention, end: u32) -> bool {
    let Meaning::Point(point) = &mention.meaning else { return false };
    let year_last = || scan.tokens[end as usize - 1].span.len() > 2;
    let day = point.day.is_some() && point.period.is_some();
    mention.tokens.end == end && day && (point.year.is_none() || !year_last())
}

/// A decade that ends at this token.
fn ends_in_decade(mention: &TimeMention, end: u32) -> bool {
    mention.tokens.end == end && matches!(&mention.meaning, Meaning::Point(Point { decade: Some(_), .. }))
}

/// Years behind a name and `de`, or first in brackets, are lived: `un Marnais de 32 ans`, `un maçon (47 ans, deux filles)`.
fn is_age(maker: &Maker) -> bool {
    let (scan, first) = (maker.scan, maker.fired.found.first as usize);
    let of = scan.grammar.class("genitive_before");
    let named = |at: usize| scan.tokens[at].casing == Casing::Capital && !is_common(scan, at);
    let of_name = first >= 2 && scan.is(first - 1, of) && named(first - 2);
    let in_brackets = || {
        let end = maker.fired.found.end as usize;
        first >= 2 && scan.sign(first - 1) == '(' && matches!(scan.sign(end), ',' | ')') && !scan.is(first - 2, of)
    };
    maker.unit() == Some(Unit::Year) && (of_name || in_brackets())
}

/// `Une seconde ligne` counts lines, not seconds.
fn is_second_of(maker: &Maker, years: &YearGuard) -> bool {
    let end = maker.fired.found.end as usize;
    maker.unit() == Some(Unit::Second) && maker.value("count") == Some(1) && !years.ends_phrase(maker.scan, end)
}

/// A feast of one word before one with a capital is somebody's name: `Noël Martin`.
fn opens_name(scan: &Scan, feast: Capture) -> bool {
    let capital =
        |at: usize| scan.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word && t.casing != Casing::Lower);
    let (first, end) = (feast.first as usize, feast.end as usize);
    end == first + 1 && capital(first) && capital(end)
}

fn is_country(scan: &Scan, at: usize) -> bool {
    ["country", "demonym"].iter().any(|class| scan.is(at, scan.grammar.class(class)))
}

/// A month or a season that women are named for, before a name and behind no word that calls for a time: `April Jones`.
fn is_first_name(maker: &Maker) -> bool {
    let (scan, found) = (maker.scan, &maker.fired.found);
    let (first, end) = (found.first as usize, found.end as usize);
    let class = |name: &str| scan.grammar.class(name);
    let named =
        |at: usize| scan.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word && t.casing == Casing::Capital);
    let preposition = |at: usize| scan.mark(at, class("time_preposition")).is_some_and(|mark| scan.key(mark) != ANY);
    let called_for = || first > 0 && (preposition(first - 1) || scan.is(first - 1, class("determiner")));
    let month = || scan.mark(end, class("month")).is_some() || scan.is(end, class("weekday"));
    end == first + 1
        && scan.is(first, class("first_name_too"))
        && named(first)
        && named(end)
        && !called_for()
        && !month()
        && !is_country(scan, end)
}

/// Where months are written small, one with a capital behind a name or a title is somebody's name: `le général Juin`.
fn is_last_name(maker: &Maker) -> bool {
    let (scan, found) = (maker.scan, &maker.fired.found);
    let first = found.first as usize;
    let Some(before) = first.checked_sub(1).filter(|_| found.end as usize == first + 1) else { return false };
    let leads = ["time_preposition", "genitive_before", "determiner", "weekday"];
    let led = || leads.iter().any(|name| scan.is(before, scan.grammar.class(name)));
    let named = scan.tokens[first].casing == Casing::Capital && !scan.opens_sentence(first);
    let counted = || maker.numbers.iter().any(|number| number.tokens.first == found.end);
    named && scan.tokens[before].kind == TokenKind::Word && !led() && !counted()
}

/// A word with a capital between a name and a small letter, where not every word has one: `India Today said`.
fn ends_title(scan: &Scan, first: usize, end: usize) -> bool {
    let casing = |at: usize| scan.tokens.get(at).filter(|t| t.kind == TokenKind::Word).map(|t| t.casing);
    let named = |at: usize| casing(at).is_some_and(|casing| casing != Casing::Lower);
    end == first + 1 && named(first) && first > 0 && named(first - 1) && !named(end)
}

/// Is it the last word of somebody's name: `Tariq Ramadan`?
fn closes_name(scan: &Scan, feast: Capture) -> bool {
    let before = (feast.first as usize).checked_sub(1).filter(|at| scan.tokens[*at].kind == TokenKind::Word);
    before.is_some_and(|at| !is_common(scan, at))
}

/// A common noun: in lower case, or the first word of its sentence.
fn is_common(scan: &Scan, at: usize) -> bool {
    scan.tokens[at].casing == Casing::Lower || scan.opens_sentence(at)
}
