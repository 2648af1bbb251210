//! Time expressions, what they say, the values they come to have, and the date of an article.

use super::{RuleId, Tokens, named};
use crate::text::Span;
use jiff::civil::Date;

named! {
    /// TIMEX3 types.
    TimeKind {
        Date = "DATE",
        Time = "TIME",
        Duration = "DURATION",
        Set = "SET",
    }
}

named! {
    /// Lengths of time that a calendar or a clock knows.
    Unit {
        Second = "second",
        Minute = "minute",
        Hour = "hour",
        Day = "day",
        Weekend = "weekend",
        Week = "week",
        Fortnight = "fortnight",
        Month = "month",
        Quarter = "quarter",
        Half = "half",
        Year = "year",
        Decade = "decade",
        Century = "century",
    }
}

named! {
    /// Which of several like times is meant: `last Monday`, `next May`, `this summer`, `that day`.
    Which {
        Last = "last",
        Next = "next",
        This = "this",
        /// The one just told, the one before it, the one after it.
        Same = "same",
        Previous = "previous",
        Following = "following",
    }
}

named! {
    /// What the days of feasts are counted from that move through the year: a feast, or the first day of a month of
    /// another calendar. The names are what the keys of such feasts begin with.
    Feast {
        Easter = "easter",
        OrthodoxEaster = "orthodox",
        Muharram = "muharram",
        Rabi = "rabi",
        Ramadan = "ramadan",
        Shawwal = "shawwal",
        Hajj = "hajj",
        Tishri = "tishri",
        Lunar = "lunar",
        /// Feasts of one moon of the year, by the names of Indian months.
        Kartika = "kartika",
        Phalguna = "phalguna",
        Vaishakha = "vaishakha",
        /// The full moon of autumn, as China keeps it.
        Autumn = "autumn",
    }
}

named! {
    /// What a distance in time is counted from.
    Base {
        /// The article's date; in a history, the time just told.
        Now = "now",
        /// The time told last.
        Told = "told",
        /// The day told last, whatever month or year was named since.
        Day = "day",
        /// The quarter or half told last, whatever was named since; else the one that was over last.
        Quarter = "quarter",
        /// What happened, whose day is not known: `the day before the vote`.
        Deed = "deed",
    }
}

named! {
    /// Where a verb near a time puts it.
    Direction {
        Past = "past",
        Future = "future",
    }
}

named! {
    /// Parts of a day, in TIMEX3.
    DayPart {
        Dawn = "DA",
        Morning = "MO",
        Midday = "MI",
        Afternoon = "AF",
        Evening = "EV",
        Night = "NI",
        Daytime = "DT",
    }
}

/// A distance from a base: `two years ago`, `next week`, `the day before`. Zero is the unit that holds the base.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shift {
    pub base: Base,
    pub count: i32,
    pub unit: Unit,
}

impl Shift {
    /// `A year earlier`, `the year-ago quarter`.
    pub fn is_year_back(self) -> bool {
        self.base != Base::Now && matches!((self.unit, self.count), (Unit::Year, -1) | (Unit::Quarter, -4))
    }
}

/// A part of a year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// In TIMEX3.
    pub fn code(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }

    pub fn parse(code: &str) -> Option<Season> {
        [Season::Spring, Season::Summer, Season::Autumn, Season::Winter].into_iter().find(|s| s.code() == code)
    }
}

/// A part of a year, by number or name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Period {
    Half(u8),
    Quarter(u8),
    Season(Season),
    Month(u8),
    Week(u8),
}

/// When in a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Daytime {
    Part(DayPart),
    Clock { hour: u8, minute: Option<u8>, second: Option<u8> },
}

/// As TIMEX3 writes it behind a day: `TMO`, `T10:35`, `T10:35:20`.
impl std::fmt::Display for Daytime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {
            Daytime::Part(part) => write!(f, "T{}", DayPart::as_str(part)),
            Daytime::Clock { hour, minute, second } => {
                write!(f, "T{hour:02}:{:02}", minute.unwrap_or(0))?;
                second.iter().try_for_each(|second| write!(f, ":{second:02}"))
            }
        }
    }
}

/// A point of time as said: what is named on the calendar, and what the rest hangs on. All other fields are open.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Point {
    /// The period, told by its distance, that holds what is named: `August of that year`, `Tuesday of next week`.
    pub within: Option<Shift>,
    pub which: Option<Which>,
    /// Of a century or decade before Christ; a year says so by its sign.
    pub bc: bool,
    /// `20` for the twentieth century.
    pub century: Option<u8>,
    /// `199` for the 1990s.
    pub decade: Option<u16>,
    pub year: Option<i16>,
    /// A fiscal year (`FY1998`).
    pub fiscal: bool,
    pub period: Option<Period>,
    pub day: Option<u8>,
    /// 1 for Monday.
    pub weekday: Option<u8>,
    /// The how many-eth weekday or week of the period that holds it; -1 the last.
    pub nth: Option<i8>,
    pub weekend: bool,
    /// Days from a feast that moves through the year.
    pub feast: Option<(Feast, i16)>,
    /// A distance from what all else names: `two days after 9 May`; zero for the unit that holds it: `the week of 9 May`.
    pub moved: Option<(i32, Unit)>,
    pub time: Option<Daytime>,
}

impl Point {
    /// A time of day without a day.
    pub fn is_moment(&self) -> bool {
        self.time.is_some() && Point { time: None, ..*self } == Point::default()
    }

    /// The first end of a range takes the year that stands behind the second: of a month later in the year than the
    /// second's, `from November to February 2017`, it is the year before.
    pub fn share_year(&mut self, end: &Point) {
        (self.year, self.within, self.bc) = (end.year, end.within, end.bc);
        if let (Some(Period::Month(from)), Some(Period::Month(to))) = (self.period, end.period)
            && from > to
        {
            self.year = self.year.map(|year| year - 1);
        }
    }
}

/// What a time expression says before it is known when it was said.
#[derive(Clone, PartialEq, Debug)]
pub enum Meaning {
    Point(Point),
    Interval(Box<(Point, Point)>),
    /// A span of units that ends or begins now: `the last three months`.
    Span(Shift),
    /// A TIMEX3 duration, `P3W`.
    Duration(String),
    /// A TIMEX3 set, `P1D`, `XXXX-WXX-2`.
    Set(String),
    /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    Reference(String),
}

/// A time expression found in a text, before the article's date gives it its value.
#[derive(Clone, Debug)]
pub struct TimeMention {
    pub tokens: Tokens,
    pub span: Span,
    pub rule: RuleId,
    pub kind: TimeKind,
    pub meaning: Meaning,
    /// Of an interval: one past its first end, and the first token of its second.
    pub middle: Option<(u32, u32)>,
    /// Where the verbs near it put it.
    pub direction: Option<Direction>,
}

impl TimeMention {
    /// A year that the words themselves name.
    pub fn named_year(&self) -> Option<i16> {
        match &self.meaning {
            Meaning::Point(point) => point.year,
            Meaning::Interval(ends) => ends.0.year,
            _ => None,
        }
    }

    /// Is it told with its year: `2019`, `in May 2019`?
    pub fn names_year(&self) -> bool {
        matches!(&self.meaning, Meaning::Point(Point { year: Some(_), .. }))
    }

    /// Is it a year and nothing else?
    pub fn is_year_alone(&self) -> bool {
        let Meaning::Point(point) = &self.meaning else { return false };
        point.year.is_some() && Point { year: None, ..*point } == Point::default()
    }

    /// Told from the day of writing: `yesterday`, `last week`, a bare weekday.
    pub fn is_deictic(&self) -> bool {
        let Meaning::Point(point) = &self.meaning else { return false };
        let weekday_alone = point.weekday.is_some() && point.period.is_none() && point.within.is_none();
        weekday_alone || point.within.is_some_and(|shift| shift.base == Base::Now)
    }

    /// A week, a month or a year that does not hold the day of writing: `last month`, `in May`, `in 2014`.
    pub fn is_weeks_back(&self) -> bool {
        let Meaning::Point(point) = &self.meaning else { return false };
        let over = |shift: &Shift| shift.base == Base::Now && shift.count < 0 && shift.unit > Unit::Day;
        let month = matches!(point.period, Some(Period::Month(_))) && point.day.is_none();
        point.weekday.is_none() && (point.within.as_ref().is_some_and(over) || month || self.is_year_alone())
    }

    /// Told from the day of writing as still to come: `tomorrow`, `next year`.
    pub fn is_ahead(&self) -> bool {
        let Meaning::Point(point) = &self.meaning else { return false };
        point.within.is_some_and(|shift| shift.base == Base::Now && shift.count > 0)
    }
}

/// What a relative value hangs on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum AnchorTo {
    /// Nothing: the words alone give the value.
    #[default]
    Nothing,
    /// The article's date.
    Published,
    /// A time told elsewhere in the text: the words there.
    Evidence(Span),
}

/// What a relative value hangs on, and how: an offset that `date::value::close` reads.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Anchor {
    pub to: AnchorTo,
    pub offset: Option<String>,
}

/// The value of a time expression.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TimeValue {
    /// TIMEX3; `XXXX-09-25` while the year is open, none where nothing can be told.
    pub value: Option<String>,
    /// For points and intervals, both ends included.
    pub earliest: Option<Date>,
    pub latest: Option<Date>,
    pub anchor: Anchor,
    /// Other readings, each with its reason.
    pub alternatives: Vec<(String, String)>,
}

/// One step on the way to an article's date; `kind` is the contract's: `dateline`, `weekday`, ….
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    pub kind: &'static str,
    pub detail: String,
}

/// When an article was published, as closely as the evidence allows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Published {
    /// Only when one day is left.
    pub value: Option<Date>,
    pub earliest: Option<Date>,
    pub latest: Option<Date>,
    pub basis: Vec<Step>,
}
