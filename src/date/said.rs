//! Dates that stand by themselves: in metadata, a URL, a dateline or a line that states when a page was published.

use crate::model::{Meaning, Period, Point, Which};
use crate::rules::Grammar;
use crate::text::{Token, TokenKind, tokens};
use jiff::civil::Date;

/// A date as written, as much of it as is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Said {
    pub year: Option<i16>,
    pub month: Option<i8>,
    pub day: Option<i8>,
    /// 1 for Monday.
    pub weekday: Option<i8>,
}

impl Said {
    /// What a point names on the calendar.
    pub fn of_point(point: &Point) -> Said {
        let month = match point.period {
            Some(Period::Month(month)) if point.within.is_none() && plainly(point) => Some(month as i8),
            _ => None,
        };
        let plain = !point.bc && !point.fiscal && point.nth.is_none();
        let weekday = point.weekday.filter(|_| plain && point.which.is_none() && point.within.is_none());
        Said {
            year: point.year.filter(|_| plain),
            month: month.filter(|_| plain),
            day: point.day.map(|d| d as i8).filter(|_| month.is_some() && plain),
            weekday: weekday.map(|w| w as i8),
        }
    }

    pub fn of(meaning: &Meaning) -> Said {
        match meaning {
            Meaning::Point(point) => Said::of_point(point),
            _ => Said::default(),
        }
    }

    /// The day, where all of it is said.
    pub fn date(self) -> Option<Date> {
        Date::new(self.year?, self.month?, self.day?).ok()
    }

    /// Month and day, where they are said.
    pub fn month_day(self) -> Option<(i8, i8)> {
        Some((self.month?, self.day?))
    }
}

/// Told without `last` and `next`; `ce mardi 28 novembre` is that day.
fn plainly(point: &Point) -> bool {
    point.which.is_none() || point.which == Some(Which::This) && point.day.is_some()
}

/// Reads `2019-09-25T10:00:00Z`, `20190925`, `Wed, 25 Sep 2019 10:00:00 GMT`, `September 25, 2019`, `25/09/2019`.
pub(super) fn said(text: &str, grammar: &Grammar) -> Said {
    match iso(text.trim()) {
        Some(date) => Said { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()), weekday: None },
        None => words(text, grammar),
    }
}

/// The two days, in order, that figures can be of which either may be the month: `05/06/2019`.
pub(super) fn either(text: &str) -> Option<[Date; 2]> {
    let mut cut = Vec::new();
    tokens(text, 0, &mut cut);
    let [a, b, c] = numbers(text, &cut)[..] else { return None };
    let (a, b) = (i8::try_from(a).ok()?, i8::try_from(b).ok()?);
    let year = if (0..100).contains(&c) { 2000 + c } else { c };
    let mut days = [Date::new(year, a, b).ok()?, Date::new(year, b, a).ok()?];
    days.sort_unstable();
    Some(days)
}

/// `2019-09`
pub(super) fn month_of_year(text: &str) -> Option<Said> {
    let (year, month) = text.split_once('-').filter(|(year, month)| year.len() == 4 && month.len() == 2)?;
    let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    Some(Said { year: Some(year.parse().ok()?), month: Some(month), ..Said::default() })
}

/// An ISO date at the start, with or without hyphens.
fn iso(text: &str) -> Option<Date> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (year, month, day) = match digits {
        4 => {
            let [month, day] = [text.get(5..7)?, text.get(8..10)?];
            (text.get(4..5)? == "-" && text.get(7..8)? == "-").then_some((&text[..4], month, day))?
        }
        8 => (&text[..4], &text[4..6], &text[6..8]),
        _ => return None,
    };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The date in the path of a URL: `/2019/09/25/` or `2019-09-25`.
pub(super) fn in_url(url: &str) -> Option<Date> {
    let path = url.split(['?', '#']).next()?;
    let numbers: Vec<(usize, &str)> = path
        .split(|c: char| !c.is_ascii_alphanumeric())
        .enumerate()
        .filter(|(_, part)| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
        .collect();
    let whole = numbers.iter().filter(|(_, n)| n.len() == 8).find_map(|(_, n)| iso(n));
    whole.or_else(|| numbers.windows(3).find_map(in_row)).filter(|date| (1980..2100).contains(&date.year()))
}

fn in_row(parts: &[(usize, &str)]) -> Option<Date> {
    let [(at, year), (_, month), (end, day)] = parts else { return None };
    let shaped = end - at == 2 && year.len() == 4 && month.len() <= 2 && day.len() <= 2;
    shaped.then(|| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()).flatten()
}

fn words(text: &str, grammar: &Grammar) -> Said {
    let mut cut = Vec::new();
    tokens(text, 0, &mut cut);
    let mut said = Said { month: named(text, &cut, grammar, "month"), ..Said::default() };
    said.weekday = named(text, &cut, grammar, "weekday");
    let numbers = numbers(text, &cut);
    if let (None, [a, b, c]) = (said.month, &numbers[..3.min(numbers.len())]) {
        let dotted = cut.iter().any(|t| t.span.of(text).split('.').count() == 3);
        return numeric([*a, *b, *c], dotted || &*grammar.language == "fr").unwrap_or_default();
    }
    let is_year = |n: &i16| (1800..2100).contains(n);
    said.year = numbers.iter().copied().find(is_year);
    said.day = numbers.iter().copied().find(|n| (1..=31).contains(n)).map(|n| n as i8);
    // `14 Oct 08`
    let short = text.trim().rsplit(' ').next().filter(|last| last.len() == 2 && said.month.is_some());
    if let ([_, _], None, Some(year)) = (&numbers[..], said.year, short.and_then(|last| last.parse::<i16>().ok())) {
        said.year = Some(if year < CENTURY_TURNS { 2000 + year } else { 1900 + year });
    }
    said
}

/// Years of two figures from this one on are of the last century.
const CENTURY_TURNS: i16 = 50;

/// The number that the first word of a class stands for.
fn named(text: &str, cut: &[Token], grammar: &Grammar, class: &str) -> Option<i8> {
    let mut buffer = String::new();
    let words: Vec<_> = cut.iter().map(|t| grammar.lexicon.word_in(text, t.span, &mut buffer)).collect();
    let (lexicon, class) = (&grammar.lexicon, grammar.class(class));
    let mut senses = Vec::new();
    for at in 0..cut.len() {
        lexicon.mark(cut, &words, at, cut.len(), &mut senses);
    }
    senses.iter().find(|sense| sense.class == class).and_then(|sense| lexicon.entry(sense.entry).key.parse().ok())
}

/// Numbers up to the clock time, those between dots one by one.
fn numbers(text: &str, cut: &[Token]) -> Vec<i16> {
    let of_clock = |n: usize| cut.get(n + 1).is_some_and(|next| next.span.of(text) == ":");
    let token = cut.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Number);
    let before_clock = token.take_while(|(n, _)| !of_clock(*n));
    before_clock.flat_map(|(_, t)| t.span.of(text).split('.')).filter_map(|n| n.parse().ok()).collect()
}

/// Three numbers: year first, else day and month, the day first between dots and in French; none where that is open.
fn numeric([a, b, c]: [i16; 3], day_first: bool) -> Option<Said> {
    let (year, month, day) = match (a, b, c) {
        (1000.., ..) => (a, b, c),
        (13.., ..) => (c, b, a),
        (_, 13.., _) => (c, a, b),
        _ if day_first || a == b => (c, b, a),
        _ => return None,
    };
    let year = if (0..100).contains(&year) { 2000 + year } else { year };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().filter(|d| d.year() > 1000)?;
    Some(Said { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()), weekday: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Packs;
    use crate::model::Language;

    #[test]
    fn dates_by_themselves_are_read_as_usually_written() {
        let packs = Packs::embedded().expect("the packs load");
        let read = |code: &str, text: &str| {
            let language = Language { code: Some(code.into()), confidence: 1.0 };
            said(text, packs.grammar(&language)).date().map(|d| d.to_string()).unwrap_or_default()
        };
        for text in [
            "2019-09-25",
            "2019-09-25T23:30:00+02:00",
            "20190925",
            "Wed, 25 Sep 2019 10:00:00 GMT",
            "September 25, 2019",
            "25/09/2019",
            "25.09.2019 10:00",
        ] {
            assert_eq!(read("en", text), "2019-09-25", "{text}");
        }
        assert_eq!((read("fr", "05/06/2019"), read("en", "05/06/2019")), ("2019-06-05".into(), String::new()));
        assert_eq!(either("05/06/2019"), Some([jiff::civil::date(2019, 5, 6), jiff::civil::date(2019, 6, 5)]));
        assert_eq!(either("25/06/2019"), None);
    }

    #[test]
    fn a_url_may_hold_the_date() {
        let date = |url| in_url(url).map(|d| d.to_string());
        assert_eq!(date("https://example.org/world/2019/09/25/talks"), Some("2019-09-25".into()));
        assert_eq!(date("https://example.org/talks-20190925-1"), Some("2019-09-25".into()));
        assert_eq!(date("https://example.org/story/20190"), None);
    }
}
