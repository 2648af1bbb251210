//! Which of two weeks a bare weekday means, from what was told around it: the verbs of a list or a programme, or the
//! same day told with its date.

use super::point::Frame;
use super::stamp::{Slot, Stamp};
use crate::model::{Base, Direction, Meaning, Point, TimeMention, Unit};
use crate::text::Span;

/// A day told with its date: its words, and its sentence.
type Told = (Stamp, Span, usize);

/// What was told of weekdays so far.
#[derive(Default)]
pub struct Weekdays {
    /// The whole text tells of what lies ahead.
    all_ahead: bool,
    /// For each weekday, the sentence that last told it as ahead: it means the same day again.
    ahead_on: [Option<usize>; 8],
    /// A weekday of this sentence that begins by this token is of one list with one told as ahead.
    ahead_until: u32,
    ahead_sentence: usize,
    /// The sentence that last told a weekday as past.
    past_at: Option<usize>,
    /// For each weekday, the day told with its date last.
    dated: [Option<Told>; 8],
    /// The weekday that the first sentence, often a headline without a verb, names before a later one tells it as ahead.
    headline_ahead: Option<u8>,
}

/// So many weekdays ahead make a programme, and so many for each behind.
const ALL_AHEAD: usize = 3;
/// Tokens between two weekdays of a list: `Friday and Saturday`.
const BETWEEN: u32 = 1;
/// How many sentences a day told with its date is meant by its weekday, and how far from the article it may lie.
const REACH: usize = 10;
const DAYS: i32 = 20;
const WEEK: i32 = 7;

impl Weekdays {
    /// A forecast or a programme: where verbs say so of its weekdays, they lie ahead.
    pub fn of(mentions: &[TimeMention]) -> Weekdays {
        let told = |way| mentions.iter().filter(|m| m.direction == Some(way) && bare_weekday(m).is_some()).count();
        let ahead = told(Direction::Future) + mentions.iter().filter(|m| is_to_come(m)).count();
        let all_ahead = ahead >= ALL_AHEAD && ahead > ALL_AHEAD * told(Direction::Past);
        Weekdays { all_ahead, headline_ahead: ahead_again(mentions), ..Weekdays::default() }
    }

    /// Where a mention lies: as its verb says, else as the same weekday or the one before it in a list does.
    pub fn direction(&mut self, mention: &TimeMention, sentence: usize) -> Option<Direction> {
        let Some(weekday) = bare_weekday(mention).map(usize::from) else { return mention.direction };
        // `Set a vote for Thursday or Friday`: both lie ahead.
        let listed =
            self.ahead_until > 0 && self.ahead_sentence == sentence && mention.tokens.first == self.ahead_until;
        let own = mention.direction.filter(|_| !listed);
        let direction = own.or_else(|| self.as_before(mention, weekday, sentence));
        match direction {
            Some(Direction::Future) => {
                self.ahead_on[weekday] =
                    self.ahead_on[weekday].filter(|_| mention.direction.is_none()).or(Some(sentence));
                self.ahead_until = mention.tokens.end + BETWEEN;
                self.ahead_sentence = sentence;
            }
            Some(Direction::Past) => {
                self.ahead_on[weekday] = None;
                self.past_at = Some(sentence);
            }
            None => {}
        }
        direction
    }

    fn as_before(&self, mention: &TimeMention, weekday: usize, sentence: usize) -> Option<Direction> {
        let past = self.past_at == Some(sentence);
        let told = self.ahead_on[weekday].is_some_and(|at| at + 1 >= sentence && !past);
        let listed = mention.tokens.first <= self.ahead_until;
        let headline = sentence == 0 && self.headline_ahead == Some(weekday as u8);
        (told || listed || headline || self.all_ahead).then_some(Direction::Future)
    }

    /// The day told with its date close before that a bare weekday means again: `Saturday 24 … Saturday: …`.
    pub fn told(
        &self,
        mention: &TimeMention,
        direction: Option<Direction>,
        sentence: usize,
        frame: &Frame,
    ) -> Option<(Stamp, Span)> {
        let (day, span, at) = self.dated[usize::from(bare_weekday(mention)?)]?;
        let fits = direction.is_none() || direction == Some(Direction::Future) && frame.lies_ahead(day);
        (fits && at + REACH >= sentence).then_some((day, span))
    }

    /// Keeps a day told with its date, close to the article's; of a weekend to come both days.
    pub fn keep(&mut self, point: &Point, (stamp, span, sentence): Told, frame: &Frame) {
        if matches!(stamp.slot, Slot::Weekend(_)) && frame.lies_ahead(stamp) {
            let days = stamp.days().map(|(saturday, sunday)| [saturday, sunday]);
            for day in days.into_iter().flatten() {
                self.dated[day.weekday().to_monday_one_offset() as usize] = Some((Stamp::day(day), span, sentence));
            }
        }
        let Some((day, now)) = frame.beside(stamp).filter(|_| stamp.is_day() && point.day.is_some()) else { return };
        // Far from the article's, it is meant again only where its weekday was told with it.
        let reach = if point.weekday.is_some() { DAYS } else { WEEK };
        if (day - now).get_days().abs() <= reach {
            let weekday = day.weekday().to_monday_one_offset() as usize;
            self.dated[weekday] = Some((Stamp { time: None, ..stamp }, span, sentence));
        }
    }
}

/// The weekday named first of all, without a verb, that is told as ahead where it is named next.
fn ahead_again(mentions: &[TimeMention]) -> Option<u8> {
    let mut named = mentions.iter().filter_map(|m| Some((bare_weekday(m)?, m.direction)));
    let (weekday, _) = named.next().filter(|(_, direction)| direction.is_none())?;
    let next = named.find(|(day, _)| *day == weekday)?;
    (next.1 == Some(Direction::Future)).then_some(weekday)
}

/// `tomorrow`, `next week`.
fn is_to_come(mention: &TimeMention) -> bool {
    let Meaning::Point(Point { within: Some(shift), .. }) = mention.meaning else { return false };
    shift.base == Base::Now && shift.count > 0 && matches!(shift.unit, Unit::Day | Unit::Week)
}

/// The weekday that a mention is or begins on, and nothing else.
fn bare_weekday(mention: &TimeMention) -> Option<u8> {
    let point = match &mention.meaning {
        Meaning::Point(point) => point,
        Meaning::Interval(ends) => &ends.0,
        _ => return None,
    };
    let bare = Point { weekday: None, time: None, ..*point } == Point::default();
    point.weekday.filter(|_| bare)
}
