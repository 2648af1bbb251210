//! What a matched rule says: its captures and fields become a `Meaning`.
//!
//! A rule names one of a few makers (`point`, `ago`, `duration`, …); captures are read by name: `year`, `month`,
//! `day`, `weekday`, `season`, `which`, `count`, `unit`, `part`, `clock`, …; a `2` behind the name is the second end of
//! an interval.

mod feast;
mod length;
mod part;

use super::shape::{full_year, unpack_clock, unpack_date};
use crate::model::{
    Base, DayPart, Daytime, Decimal, Meaning, Number, Period, Point, Season, Shift, TimeKind, Unit, Which,
};
use crate::rules::pattern::Capture;
use crate::rules::rule::Rule;
use crate::rules::scan::{Mark, Scan};
use crate::rules::{Fired, Grammar, name_bit};

/// One fired rule, its captures at hand.
pub struct Maker<'a> {
    pub scan: &'a Scan<'a>,
    pub numbers: &'a [Number],
    pub fired: &'a Fired,
    /// What was captured, by name: asked for dozens of times, so that the first of them lie close at hand.
    captures: [Option<(&'a str, Capture)>; AT_HAND],
    more: Vec<(&'a str, Capture)>,
    /// Their names as bits, folded.
    names: u64,
}

/// Hardly a rule makes more captures than this in one match.
const AT_HAND: usize = 12;

impl<'a> Maker<'a> {
    pub fn new(scan: &'a Scan<'a>, numbers: &'a [Number], fired: &'a Fired) -> Maker<'a> {
        let pattern = scan.grammar.rules[fired.rule as usize].pattern.as_ref();
        let mut captures = [None; AT_HAND];
        let mut names = 0;
        let named = pattern.into_iter().flat_map(|pattern| pattern.named(&fired.found));
        let mut named = named.inspect(|(name, _)| names |= name_bit(name));
        captures.iter_mut().zip(named.by_ref()).for_each(|(slot, named)| *slot = Some(named));
        let more = named.collect();
        Maker { scan, numbers, fired, captures, more, names }
    }

    /// What the rule's words mean; none where they make no sense after all (`31 February`, a blocking rule).
    pub fn meaning(&self) -> Option<Meaning> {
        match self.rule().make {
            "point" => self.point("").map(Meaning::Point),
            "interval" => self.interval(),
            "part" => self.part(),
            "ago" => self.ago(),
            "span" => self.span(),
            "duration" => self.duration().map(Meaning::Duration),
            "set" => self.set().map(Meaning::Set),
            "reference" => self.key("reference").or(self.rule().field("value")).map(|r| Meaning::Reference(r.into())),
            _ => None,
        }
    }

    pub fn rule(&self) -> &'a Rule {
        self.grammar().rule(self.fired.rule)
    }

    fn grammar(&self) -> &'a Grammar {
        self.scan.grammar
    }

    pub fn capture(&self, name: &str) -> Option<Capture> {
        if self.names & name_bit(name) == 0 {
            return None;
        }
        let mut named = self.captures.iter().map_while(|named| *named).chain(self.more.iter().copied());
        named.find(|(n, _)| *n == name).map(|(_, capture)| capture)
    }

    fn mark(&self, name: &str) -> Option<Mark> {
        let capture = self.capture(name)?;
        capture.mark.map(|number| self.scan.mark_numbered(capture.first as usize, number))
    }

    /// The key of the word captured.
    fn key(&self, name: &str) -> Option<&'a str> {
        self.mark(name).filter(|m| m.lexical).map(|m| self.scan.key(m))
    }

    /// The number captured, by whatever mark: a shape's value, a number, or a word whose key is one.
    pub fn value(&self, name: &str) -> Option<i64> {
        self.decimal(name)?.as_integer()
    }

    fn decimal(&self, name: &str) -> Option<Decimal> {
        let mark = self.mark(name)?;
        if mark.lexical {
            return Decimal::parse(self.scan.key(mark));
        }
        let class = self.grammar().lexicon.class_name(mark.class);
        if class == "number" || class == "ordinal" {
            return self.numbers.get(mark.value as usize).map(|n| n.value);
        }
        Some(Decimal::integer(i128::from(mark.value as i32)))
    }

    fn field(&self, name: &str) -> Option<&'a str> {
        self.rule().field(name)
    }

    fn integer_field(&self, name: &str) -> Option<i64> {
        self.rule().get(name)?.as_integer()
    }

    pub fn unit(&self) -> Option<Unit> {
        self.field("unit").or_else(|| self.key("unit")).and_then(Unit::parse)
    }

    /// The point that captures ending in `end` name.
    pub fn point(&self, end: &str) -> Option<Point> {
        let small = |name: &str| self.value(&Name::new(name, end)).and_then(|v| u8::try_from(v).ok());
        let mut point = Point {
            within: self.within(),
            which: self.which(),
            bc: self.field("era").or_else(|| self.key("era")).is_some_and(|era| era == "bc"),
            century: small("century"),
            decade: self.decade(&Name::new("decade", end)),
            year: self.year(&Name::new("year", end)),
            fiscal: self.capture("fiscal").is_some(),
            period: self.period(end),
            day: small("day"),
            weekday: small("weekday"),
            nth: self.nth(),
            weekend: self.capture("weekend").is_some(),
            feast: None,
            moved: None,
            time: self.daytime(end),
        };
        self.add_digits(&mut point, &Name::new("date", end))?;
        self.add_holiday(&mut point, &Name::new("holiday", end));
        (sensible(&point) && point != Point::default()).then_some(point)
    }

    /// Which of several, as the rule says it or a word captured.
    pub fn which(&self) -> Option<Which> {
        self.field("which").or_else(|| self.key("which")).and_then(Which::parse)
    }

    /// `shift`, `unit` and `base` of the rule, or `last year` captured as `relation` and `unit`.
    fn within(&self) -> Option<Shift> {
        let unit = self.unit()?;
        let base = |default| self.field("base").and_then(Base::parse).unwrap_or(default);
        if let Some(count) = self.integer_field("shift").or_else(|| self.key("shift")?.parse().ok()) {
            return Some(Shift { base: base(Base::Now), count: count as i32, unit });
        }
        let (default, count) = match self.key("relation").and_then(Which::parse)? {
            Which::Last => (Base::Now, -1),
            Which::Next => (Base::Now, 1),
            Which::This => (Base::Now, 0),
            Which::Same => (Base::Told, 0),
            Which::Previous => (Base::Told, -1),
            Which::Following => (Base::Told, 1),
        };
        Some(Shift { base: base(default), count, unit })
    }

    fn decade(&self, name: &str) -> Option<u16> {
        let value = self.value(name)?;
        let old = self.mark(name).is_some_and(|m| self.grammar().lexicon.class_name(m.class) == "old_decade");
        match value {
            _ if old => u16::try_from(value / 10).ok(),
            0..=99 if value % 10 != 0 => None,
            0..=10 => u16::try_from(200 + value / 10).ok(),
            20..=99 => u16::try_from(190 + value / 10).ok(),
            100..=209 => u16::try_from(value).ok(),
            // `Les années 2006 et 2018` are two years.
            1000.. if value % 10 != 0 => None,
            _ => u16::try_from(value / 10).ok(),
        }
    }

    fn year(&self, name: &str) -> Option<i16> {
        let mark = self.mark(name)?;
        let value = self.value(name)?;
        let short = !mark.lexical && self.grammar().lexicon.class_name(mark.class) == "short_year";
        match (short, name.ends_with('2'), self.value("year")) {
            (true, true, Some(first)) if first >= 100 => i16::try_from(first / 100 * 100 + value).ok(),
            (true, ..) => Some(full_year(value as u16)),
            _ => i16::try_from(value).ok(),
        }
    }

    fn period(&self, end: &str) -> Option<Period> {
        let number = |name: &str| self.value(&Name::new(name, end)).and_then(|v| u8::try_from(v).ok());
        let season = || self.key(&Name::new("season", end)).and_then(Season::parse).map(Period::Season);
        let within = |n: u8, most: u8| (1..=most).contains(&n).then_some(n);
        let month = number("month").and_then(|n| within(n, 12)).map(Period::Month);
        month
            .or_else(season)
            .or_else(|| number("quarter").and_then(|n| within(n, 4)).map(Period::Quarter))
            .or_else(|| number("half").and_then(|n| within(n, 2)).map(Period::Half))
            .or_else(|| number("week").and_then(|n| within(n, 53)).map(Period::Week))
    }

    fn nth(&self) -> Option<i8> {
        let last = self.integer_field("nth");
        last.or_else(|| self.value("nth")).and_then(|v| i8::try_from(v).ok())
    }

    pub fn daytime(&self, end: &str) -> Option<Daytime> {
        let afternoon = self.key(&Name::new("meridiem", end)).or_else(|| self.key("meridiem"));
        if let Some(mark) = self.mark(&Name::new("clock", end)) {
            let (hour, minute, second) = unpack_clock(mark.value);
            let said = |part: u8| (part != 255).then_some(part);
            return clock(hour, said(minute), said(second), afternoon);
        }
        if let Some(hour) = self.value(&Name::new("hour", end)) {
            let part = |name: &str| self.value(&Name::new(name, end)).and_then(|v| u8::try_from(v).ok());
            let minute = part("minute").or_else(|| self.integer_field("minute").map(|m| m as u8));
            let hour = u8::try_from(hour + self.integer_field("hours").unwrap_or(0)).ok()?;
            let (hour, minute) = match part("minutes_to") {
                Some(to) if (1..60).contains(&to) => (hour.checked_sub(1)?, Some(60 - to)),
                _ => (hour, minute),
            };
            return clock(hour, minute, part("second"), afternoon);
        }
        let part = self.field("part").or_else(|| self.key(&Name::new("part", end)))?;
        match part.split_once(':') {
            Some((hour, minute)) => clock(hour.parse().ok()?, minute.parse().ok(), None, None),
            None => DayPart::parse(part).map(Daytime::Part),
        }
    }

    /// A date in digits; none where its figures are no date.
    fn add_digits(&self, point: &mut Point, name: &str) -> Option<()> {
        let Some(mark) = self.mark(name) else { return Some(()) };
        let (year, first, second) = unpack_date(mark.value);
        let class = self.grammar().lexicon.class_name(mark.class);
        let iso = matches!(class, "iso_date" | "compact_date");
        let day_first = self.field("order") == Some("dmy");
        let (month, day) = match (iso, day_first) {
            _ if class == "month_year" => (first, 0),
            (true, _) => (first, second),
            (false, true) if second <= 12 => (second, first),
            (false, false) if first > 12 => (second, first),
            _ => (first, second),
        };
        (1..=12).contains(&month).then(|| {
            if !matches!(class, "day_month" | "range_day_month") {
                point.year = Some(year);
            }
            point.period = Some(Period::Month(month));
            point.day = Some(day).filter(|day| *day > 0);
        })
    }

    /// Two ends, what one leaves open taken from the other.
    fn interval(&self) -> Option<Meaning> {
        let (mut from, mut to) = (self.point("")?, self.point("2")?);
        let open = |p: &Point| p.year.is_none() && p.within.is_none();
        if from.period.is_none() && from.day.is_some() {
            from.period = to.period;
        } else if to.period.is_none() && to.day.is_some() {
            to.period = from.period;
        }
        if to.year.is_some_and(|y| y < 0) {
            from.year = from.year.map(|y| -y.abs());
        }
        if from.period.is_none() && from.year.is_some() && to.year.is_some() && to.year <= from.year {
            return None;
        }
        self.add_noon(&mut from, &to);
        if open(&from) {
            from.share_year(&to);
        } else if open(&to) {
            (to.year, to.within, to.bc) = (from.year, from.within, from.bc);
        }
        Some(Meaning::Interval(Box::new((from, to))))
    }

    /// `11 to 2 p.m.`: what stands behind the second hour holds for the first where that makes it the earlier one.
    fn add_noon(&self, from: &mut Point, to: &Point) {
        let own = self.key("meridiem").is_some();
        if let (Some(Daytime::Clock { hour, .. }), Some(Daytime::Clock { hour: end, .. })) = (&mut from.time, to.time)
            && (own && *hour > end && *hour >= 12)
        {
            *hour -= 12;
        }
    }

    /// Where the first end of an interval ends and the second begins: what was captured with a `2` or as `b`.
    pub fn middle(&self) -> Option<(u32, u32)> {
        let pattern = self.grammar().rules[self.fired.rule as usize].pattern.as_ref()?;
        let of_second = |name: &str| name.ends_with('2') || name == "b";
        let second = pattern.named(&self.fired.found).filter(|(n, _)| of_second(n)).map(|(_, c)| c.first).min()?;
        let firsts = pattern.named(&self.fired.found).filter(|(n, c)| !of_second(n) && c.end <= second);
        Some((firsts.map(|(_, c)| c.end).max()?, second))
    }

    /// The type of what was made, before its value is known.
    pub fn kind(&self, meaning: &Meaning) -> TimeKind {
        match meaning {
            Meaning::Point(point) if point.time.is_some() => TimeKind::Time,
            Meaning::Interval(ends) if ends.0.time.is_some() || ends.1.time.is_some() => TimeKind::Time,
            Meaning::Point(Point {
                within: Some(Shift { unit: Unit::Hour | Unit::Minute | Unit::Second, .. }),
                ..
            }) => TimeKind::Time,
            Meaning::Duration(_) | Meaning::Span(_) => TimeKind::Duration,
            Meaning::Set(_) => TimeKind::Set,
            _ => TimeKind::Date,
        }
    }
}

/// The name of a capture, `month2`: put together on the stack, since each time asks for a dozen.
enum Name<'n> {
    /// Without an ending, as most are asked for.
    Plain(&'n str),
    Ended {
        letters: [u8; 16],
        len: usize,
    },
}

impl<'n> Name<'n> {
    fn new(name: &'n str, end: &str) -> Name<'n> {
        if end.is_empty() {
            return Name::Plain(name);
        }
        let (mut letters, len) = ([0; 16], name.len() + end.len());
        letters[..name.len()].copy_from_slice(name.as_bytes());
        letters[name.len()..len].copy_from_slice(end.as_bytes());
        Name::Ended { letters, len }
    }
}

impl std::ops::Deref for Name<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Name::Plain(name) => name,
            Name::Ended { letters, len } => std::str::from_utf8(&letters[..*len]).unwrap_or_default(),
        }
    }
}

/// An hour of twelve made one of twenty-four.
fn clock(hour: u8, minute: Option<u8>, second: Option<u8>, meridiem: Option<&str>) -> Option<Daytime> {
    let hour = match meridiem {
        Some("pm" | "AF" | "EV") if hour < 12 => hour + 12,
        Some("NI") if (6..12).contains(&hour) => hour + 12,
        Some("am" | "NI") if hour == 12 => 0,
        _ => hour,
    };
    (hour <= 24 && minute.is_none_or(|m| m < 60)).then_some(Daytime::Clock { hour, minute, second })
}

/// Can such a day be?
fn sensible(point: &Point) -> bool {
    let longest = match point.period {
        Some(Period::Month(2)) => 29,
        Some(Period::Month(4 | 6 | 9 | 11)) => 30,
        _ => 31,
    };
    let leap = point.year.is_none_or(|year| jiff::civil::Date::new(year, 2, 29).is_ok() || year < 0);
    let longest = if longest == 29 && !leap { 28 } else { longest };
    point.day.is_none_or(|day| (1..=longest).contains(&day)) && point.weekday.is_none_or(|w| (1..=7).contains(&w))
}
