//! Reads the times of an article in their order: each may hang on one told before, and is kept for those behind it.

use super::course::Course;
use super::interval::{ordered, span};
use super::offset;
use super::place::{Place, Ties};
use super::point::{Frame, Reading, Source};
use super::stamp::{Slot, Stamp};
use super::weekdays::Weekdays;
use crate::model::{Anchor, AnchorTo, Base, Direction, Meaning, Period, Point, Shift, TimeMention, TimeValue, Unit};
use crate::text::Span;

/// Walks over the mentions of one article.
#[derive(Default)]
pub(super) struct Reader {
    frame: Frame,
    told_span: Option<Span>,
    told_day_span: Option<Span>,
    told_day_sentence: usize,
    /// The day that a line was headed with last: hours at the heads of lines are of it.
    line_day: Option<Stamp>,
    told_sentence: usize,
    /// The story has not come to it: it was told behind `until`, or as lying back.
    told_aside: bool,
    /// It was told as what its sentence is of: `in 1861`, not `the 1861 talks`, nor `declassified in 2005` where those told
    /// next lie before it.
    told_in: bool,
    sentence: usize,
    pub(super) place: Place,
    pub(super) ties: Ties,
    pub(super) course: Course,
    /// The sentence that opened with a time which hangs on another.
    opened: Option<usize>,
    /// A year of the past that was said, its sentence, and whether that is told of it.
    past_year: Option<(Stamp, usize, bool)>,
    weekdays: Weekdays,
    /// The day that a later mention of the sentence names, for a clock time before it.
    ahead: Option<(Stamp, Span)>,
}

/// How many sentences a year told reaches on, for a day of the past without one.
const TOLD_REACH: usize = 2;

/// Days before and behind one told with its year that another without a year lies.
const SHORTLY_BEFORE: i32 = -31;
const SHORTLY_AFTER: i32 = 92;
const CLOSE_BEHIND: i32 = 45;
const NEXT_DAYS: i32 = 7;

/// How many sentences a day told reaches on, for times of day in news.
const DAY_REACH: usize = 5;

impl Reader {
    pub(super) fn new(frame: Frame, weekdays: Weekdays) -> Reader {
        Reader { frame, weekdays, ..Reader::default() }
    }

    pub(super) fn enter(&mut self, sentence: usize, next: Option<&TimeMention>) {
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

    pub(super) fn value(&mut self, mention: &TimeMention) -> TimeValue {
        match &mention.meaning {
            Meaning::Point(point) => self.point(mention, point),
            Meaning::Interval(ends) => self.interval(mention, &ends.0, &ends.1),
            Meaning::Span(shift) => span(&self.frame, *shift),
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
        if point.within.is_some_and(|shift| shift.base == Base::Deed) {
            return self.beside_deed(point);
        }
        let Some(reading) = reading else { return TimeValue { anchor, ..TimeValue::default() } };
        let quarter = self.frame.told_quarter;
        let held_against = self.held_against(point, reading);
        self.told(reading, mention.span);
        // A history does not go on from what it only looks back at: `who had lost it the year before`.
        self.told_aside |= point.within.is_some_and(|shift| shift.base != Base::Now && shift.count < 0);
        self.frame.held_against = held_against;
        // The quarter that is held against another stays the one told of.
        if held_against.is_some() || point.within.is_some_and(|shift| shift.base != Base::Now && shift.count < 0) {
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

    /// The day before or after a deed is known only where the day told right before is the same: `on 8 May, the day after`.
    fn beside_deed(&self, point: &Point) -> TimeValue {
        let day = self.frame.told_day.filter(|_| self.ties.apposed && self.told_day_sentence == self.sentence);
        let Some(day) = day.map(|day| Stamp { time: point.time, ..day }) else { return TimeValue::default() };
        TimeValue {
            value: Some(day.to_string()),
            earliest: day.days().map(|d| d.0),
            latest: day.days().map(|d| d.1),
            anchor: Anchor { to: self.told_day_span.map_or(AnchorTo::Nothing, AnchorTo::Evidence), offset: None },
            alternatives: Vec::new(),
        }
    }

    /// What a time is named only to be held against: the quarter told when it is that of the year before, the year of
    /// writing when it is `a year earlier` and nothing was told.
    fn held_against(&self, point: &Point, reading: Reading) -> Option<Stamp> {
        let year_on = Stamp { year: reading.stamp.year.map(|year| year + 1), ..reading.stamp };
        let quarterly = matches!(year_on.slot, Slot::Period(Period::Quarter(_) | Period::Half(_)));
        if quarterly {
            let back = point.within.is_some_and(Shift::is_year_back);
            return (back || self.frame.told_quarter == Some(year_on)).then_some(year_on);
        }
        // `In the quarter ended Sept. 30 it lost $1, against $2 a year earlier`
        let quarter = self.frame.told.filter(|told| {
            let accounts = matches!(told.slot, Slot::Period(Period::Quarter(_) | Period::Half(_)));
            accounts && self.told_sentence == self.sentence && !self.frame.history
        });
        if let Some(quarter) = quarter.filter(|_| point.day.is_some() && point.within.is_none()) {
            return Some(quarter);
        }
        // `From $1 a year ago; sales rose from $5 a year earlier`
        let ago = point.within.is_some_and(|shift| shift.base == Base::Now && shift.is_year_back());
        if ago && !self.frame.history && self.frame.told_quarter.is_some() {
            return self.frame.told_quarter;
        }
        let back = |shift: &Shift| shift.base == Base::Told && shift.count < 0 && !self.frame.history;
        point.within.filter(back).and_then(|shift| self.frame.base(shift)).map(|(base, _)| base)
    }

    fn read(&self, point: &Point, direction: Option<Direction>) -> Option<Reading> {
        if let Some(stamp) = self.quarter_beside(point, direction) {
            return Some(Reading::of_told(stamp));
        }
        let bare_time = Point { time: None, ..*point } == Point::default();
        let told = self.frame.told.filter(|told| self.goes_on_from(*told, point));
        if let (true, Some(told)) = (self.frame.history, told) {
            return Frame { story: Some(told), ..self.frame }.read(point, direction);
        }
        if let Some(reading) = self.in_year_told(point, direction) {
            return Some(reading);
        }
        // `14:30 - The schools stay shut on Friday`, `15:10 - …`
        if bare_time && self.ties.heads_line && !self.frame.history {
            return Frame { told_day: self.line_day, ..self.frame }.read(point, direction);
        }
        let apart = bare_time && (self.frame.told_day.is_none() || self.told_day_sentence != self.sentence);
        // `They had met on 8 May 2002.` Next paragraph: `The meeting, which began at 10:20 a.m., …`
        let back = |day: Stamp| self.ties.within_first && self.frame.lies_months_back(day);
        let gone = |day: Stamp| self.frame.lies_far_ahead(day) || back(day);
        let far = || apart && !self.frame.history && self.frame.told_day.is_some_and(gone);
        match self.ahead.filter(|_| apart) {
            Some((day, _)) => Frame { told_day: Some(day), ..self.frame }.read(point, direction),
            None if far() => {
                let told_day = self.frame.told_behind.filter(|day| !back(*day));
                Frame { told_day, ..self.frame }.read(point, direction)
            }
            None => self.frame.read(point, direction),
        }
    }

    /// A quarter or half named beside one that was told right before; one beside that of a fiscal year, wherever it was
    /// told, is of such a year.
    fn quarter_beside(&self, point: &Point, direction: Option<Direction>) -> Option<Stamp> {
        let period = point.period.filter(|_| (Point { period: None, ..*point }) == Point::default())?;
        if let (Some(fiscal), Period::Quarter(_)) = (self.frame.told_quarter.filter(|told| told.fiscal), period) {
            return Some(Stamp { slot: Slot::Period(period), ..fiscal });
        }
        let near = self.told_sentence + 1 >= self.sentence && direction != Some(Direction::Future);
        let told = self.frame.held_against.or(self.frame.told).filter(|_| near)?;
        told.beside(period)
    }

    /// Does a history go on from the time told last, not from the year that its story has come to? From a month of the same
    /// sentence; what is counted in years (`the same year`, `four years later`) also from a year told right before.
    fn goes_on_from(&self, told: Stamp, point: &Point) -> bool {
        let counted = point.within.is_some_and(|shift| {
            let on = shift.count > 0 && matches!(shift.unit, Unit::Month | Unit::Week);
            shift.base == Base::Told && (shift.unit == Unit::Year || on)
        });
        let year = matches!(told.slot, Slot::Year) || told.month_number().is_some();
        let near = self.told_sentence + usize::from(self.place == Place::Head) >= self.sentence;
        counted && year && near && !self.told_aside
            || self.told_sentence == self.sentence
                && (told.month_number().is_some() || year && self.told_in && is_day_of_month(point))
    }

    /// `On April 2, 1982, troops landed. … sank a cruiser on May 2`: what is over cannot lie ahead of the article; it
    /// belongs to the year that was told right before.
    fn in_year_told(&self, point: &Point, direction: Option<Direction>) -> Option<Reading> {
        if let Some(reading) = self.in_past_year(point, direction).or_else(|| self.soon_after(point, direction)) {
            return Some(reading);
        }
        let dated = is_day_of_month(point);
        let near = dated && direction == Some(Direction::Past) && self.told_sentence + TOLD_REACH >= self.sentence;
        // A year that a clause only mentions (`the coach, who came in 2005, said`) is not what is told of.
        let headed = |told: Stamp| self.past_year.is_some_and(|(year, _, opens)| opens && year == told);
        let told = self.frame.told.filter(|_| near)?;
        let week = matches!(told.slot, Slot::Period(Period::Week(_)));
        let told = Some(told).filter(|told| told.month_number().is_some() || week || headed(*told))?;
        if told.year >= self.frame.now.and_then(|now| now.year) {
            return None;
        }
        let plain = self.frame.read(point, direction)?;
        let ahead = plain.source == Source::Now && self.frame.lies_ahead(plain.stamp);
        let reading = Frame { history: true, story: Some(told), ..self.frame }.read(point, direction)?;
        (ahead && !self.frame.lies_ahead(reading.stamp)).then_some(reading)
    }

    /// `Left on 5 August 2014. On 6 August he …`: a day without its year that lies close behind a day told right before
    /// with the year of long ago. In a text that nothing dates it may lie farther off.
    fn soon_after(&self, point: &Point, direction: Option<Direction>) -> Option<Reading> {
        let open = is_day_of_month(point) && !self.frame.history;
        let told = self.frame.told.filter(|_| open && self.told_sentence + TOLD_REACH >= self.sentence)?;
        let undated = self.frame.now.is_none();
        if !(undated || told.is_day() && self.frame.lies_long_ago(told)) || told.month_number().is_none() {
            return None;
        }
        let reading = Frame { history: true, story: Some(told), ..self.frame }.read(point, direction)?;
        let days = (reading.stamp.days()?.0 - told.days()?.0).get_days();
        // Present tenses that tell plans tell stories too: `Le 6 août, il reçoit l'ordre`.
        let close = match direction {
            Some(Direction::Future) => 1..=NEXT_DAYS,
            _ if undated => SHORTLY_BEFORE..=SHORTLY_AFTER,
            _ => 0..=CLOSE_BEHIND,
        };
        let of_now = self.frame.read(point, direction).is_some_and(|plain| self.frame.lies_near(plain.stamp));
        (close.contains(&days) && !of_now).then(|| Reading::of_told(reading.stamp))
    }

    /// `In 1992 the war began in April`, `it began in April 1992 and ended in May`: a month behind a year of the past
    /// in one breath is of that year. What is told of the year before may be news of this one.
    fn in_past_year(&self, point: &Point, direction: Option<Direction>) -> Option<Reading> {
        let bare = point.year.is_none() && point.within.is_none() && point.which.is_none() && point.nth.is_none();
        let open = bare
            && matches!(point.period, Some(Period::Month(_) | Period::Season(_)))
            && direction != Some(Direction::Future);
        let (told, sentence, headed) = self.past_year.filter(|_| open && !self.frame.history)?;
        let (year, this_year) = (told.year?, self.frame.now.and_then(|now| now.year));
        let dated = told.month_number().is_some();
        let old = this_year.is_none_or(|this_year| year + 1 < this_year);
        let tied = match self.sentence - sentence {
            0 if dated => headed || self.ties.runs_on,
            0 => headed && old,
            1 => headed && dated && old && self.ties.opens,
            _ => false,
        };
        let reading =
            Frame { history: true, story: Some(told), ..self.frame }.read(point, direction).filter(|_| tied)?;
        (!self.frame.lies_ahead(reading.stamp)).then_some(Reading::of_told(reading.stamp))
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
        // What is told next is told from the end on: `from Monday to Wednesday; the next day`.
        if second.is_day() && (self.frame.history || !self.frame.lies_ahead(second)) {
            self.frame.told_day = Some(Stamp { time: None, ..second });
        }
        TimeValue {
            value: Some(format!("{first}/{second}")),
            earliest: first.days().map(|d| d.0),
            latest: second.days().map(|d| d.1),
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
        if self.course == Course::Ahead && stamp.year > now.year {
            return false;
        }
        // `The summer offensive of June 1942` opens its paragraph as `In June 1942` does.
        let opened = self.place == Place::Within && self.opened == Some(self.sentence);
        match if opened { Place::Head } else { self.place } {
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
            let first = |stamp: Stamp| stamp.first_day(stamp.year?);
            let later = self.frame.latest_quarter.is_none_or(|latest| first(latest) < first(stamp));
            if later && !self.frame.lies_ahead(stamp) {
                self.frame.latest_quarter = Some(stamp);
            }
        }
        self.told_sentence = self.sentence;
        self.told_aside = self.place == Place::Aside;
        self.told_in = self.ties.behind_in && self.course != Course::Ahead;
        self.told_span = Some(span);
        let past = stamp.year.is_some() && self.frame.now.is_none_or(|now| stamp.year < now.year);
        if reading.source == Source::Said || stamp.year.is_none() || !past {
            self.past_year = past.then_some((stamp, self.sentence, self.ties.opens));
        }
        if self.moves_story(stamp, reading.source) {
            let on = self.course == Course::Onward && self.place == Place::Head && reading.source == Source::Said;
            let later = self.frame.story.is_some_and(|story| stamp.year > story.year);
            self.frame.story = if on && later { Some(stamp) } else { self.frame.story_after(stamp) };
        }
        self.opened = (self.place == Place::Head && reading.source != Source::Said).then_some(self.sentence);
        // Hours told next are of the day told of, not of that on which it was told.
        let aside = self.ties.said && self.frame.told_day.is_some() && self.told_day_sentence == self.sentence;
        // `Since an air strike on July 1` is told in passing: hours of other sentences are of the day that is news.
        let passing = self.place == Place::Within
            && !self.frame.history
            && self.frame.lies_long_back(stamp)
            && self.told_day_sentence < self.sentence
            && self.frame.told_day.is_some_and(|day| !self.frame.lies_long_back(day));
        // `On 9 May the court annulled the vote of 26 April. The next day …`
        let told_before = |day: Stamp| {
            self.told_day_sentence == self.sentence
                || !self.frame.history && self.frame.lies_months_back(stamp) && !self.frame.lies_long_back(day)
        };
        let of_noun = (self.ties.of_noun || self.place == Place::Aside) && self.frame.told_day.is_some_and(told_before);
        if stamp.is_day() && (self.ties.heads_line || self.ties.opens_line && self.ties.short) {
            self.line_day = Some(Stamp { time: None, ..stamp });
        }
        if stamp.is_day() && !passing && !of_noun && (!aside || self.frame.history) {
            self.frame.told_behind = Some(stamp).filter(|day| !self.frame.lies_ahead(*day)).or(self.frame.told_behind);
            self.frame.told_day = Some(stamp);
            self.told_day_span = Some(span);
            self.told_day_sentence = self.sentence;
        }
    }
}

/// A day of a month whose year is not told.
fn is_day_of_month(point: &Point) -> bool {
    let bare = point.year.is_none() && point.within.is_none() && point.which.is_none();
    bare && matches!(point.period, Some(Period::Month(_))) && point.day.is_some()
}

fn is_day_shift(point: &Point) -> bool {
    point.within.is_some_and(|shift| shift.unit == Unit::Day)
}
