//! Which year a day, a month or a season without one belongs to: the years around the article's, each as a candidate.

use super::inside::inside;
use super::point::fits;
use super::stamp::Stamp;
use crate::model::{Direction, Period, Point, Which};
use jiff::SignedDuration;
use jiff::civil::Date;

/// A month this near is meant rather than the last one of its name, where no verb says which.
const SOON: SignedDuration = SignedDuration::from_hours(24 * 70);
/// A day this far back is not meant beside a verb of the future.
const FAR_BACK: SignedDuration = SignedDuration::from_hours(24 * 90);
/// A day this far ahead is not meant beside a verb of the past.
const FAR: SignedDuration = SignedDuration::from_hours(24 * 120);
/// What ended no longer ago than this is still in the news.
const LATELY: SignedDuration = SignedDuration::from_hours(24 * 60);
/// A weekday said with a day that no year this near has was said in error.
const TOO_FAR: SignedDuration = SignedDuration::from_hours(24 * 550);
/// How many years on both sides are candidates: days of leap years and weekdays come again within them.
const REACH: i16 = 8;

pub const AHEAD: &str = "no verb near it says whether it lies ahead";
pub const BEHIND: &str = "no verb near it says whether it lies behind";

/// The same point of each year, with the day that it begins on, in order.
pub struct Years {
    today: Date,
    candidates: Vec<(Stamp, Date)>,
    /// Days are taken from the nearest year, longer times from the side that a verb says.
    of_a_day: bool,
    grain: Option<Period>,
}

impl Years {
    pub fn new(point: &Point, today: Date) -> Years {
        let in_year = |offset: i16| inside(Stamp::year(today.year() + offset), point);
        let with_day = |stamp: Stamp| Some((stamp, stamp.first_day(stamp.year?)?));
        let all: Vec<(Stamp, Date)> = (-REACH..=REACH).filter_map(in_year).filter_map(with_day).collect();
        let near = |day: Date| day.duration_since(today).abs() < TOO_FAR;
        let on_weekday: Vec<(Stamp, Date)> = all.iter().filter(|c| fits(c.1, point)).copied().collect();
        let candidates = if on_weekday.iter().any(|c| near(c.1)) { on_weekday } else { all };
        let of_a_day = point.day.is_some() || point.weekday.is_some() || point.feast.is_some();
        Years { today, candidates, of_a_day, grain: point.period }
    }

    /// The one that is meant.
    pub fn chosen(&self, which: Option<Which>, direction: Option<Direction>) -> Option<Stamp> {
        let chosen = match (which, direction) {
            (Some(Which::Last | Which::Previous), _) => self.last(),
            (Some(Which::Next | Which::Following), _) => self.within(self.next(), TOO_FAR).or(self.nearest()),
            (Some(Which::This), _) if self.of_a_day => self.nearest(),
            (Some(Which::This | Which::Same), _) => {
                self.candidates.iter().find(|c| c.0.year == Some(self.today.year())).copied()
            }
            (None, Some(Direction::Past)) if self.of_a_day => self.within(self.nearest(), FAR).or(self.latest()),
            (None, Some(Direction::Future)) if self.of_a_day => {
                self.within(self.ahead_of(FAR_BACK), TOO_FAR).or(self.nearest())
            }
            (None, _) if self.of_a_day => self.nearest(),
            (None, Some(Direction::Future)) => self.just_over().or(self.coming()),
            (None, Some(Direction::Past)) => self.latest(),
            (None, None) if matches!(self.grain, Some(Period::Quarter(_) | Period::Half(_))) => self.latest(),
            (None, None) => self.within(self.coming(), SOON).or(self.latest()),
        };
        chosen.map(|c| c.0)
    }

    /// The coming one, where the nearest lies farther back than this.
    fn ahead_of(&self, reach: SignedDuration) -> Option<(Stamp, Date)> {
        let far = self.nearest().filter(|c| self.today.duration_since(c.1) > reach);
        far.and(self.coming())
    }

    /// A month or a quarter that has just ended: what is told ahead is the figure for it, not the next of its name.
    fn just_over(&self) -> Option<(Stamp, Date)> {
        let named = matches!(self.grain, Some(Period::Month(_) | Period::Quarter(_) | Period::Half(_)));
        let over = |stamp: Stamp| stamp.days().is_some_and(|(_, last)| self.today.duration_since(last) < LATELY);
        self.latest().filter(|c| named && !self.holds_today(c.0) && over(c.0))
    }

    /// The other side of what was chosen without a verb to say so.
    pub fn other(&self, chosen: Stamp) -> Option<(Stamp, &'static str)> {
        if self.of_a_day {
            return None;
        }
        let sides = [(self.latest(), BEHIND), (self.coming(), AHEAD)];
        sides.into_iter().filter_map(|(c, reason)| Some((c?.0, reason))).find(|(stamp, _)| *stamp != chosen)
    }

    fn holds_today(&self, stamp: Stamp) -> bool {
        stamp.days().is_some_and(|(first, last)| first <= self.today && self.today <= last)
    }

    fn last(&self) -> Option<(Stamp, Date)> {
        self.candidates.iter().rev().find(|c| c.1 < self.today && !self.holds_today(c.0)).copied()
    }

    fn next(&self) -> Option<(Stamp, Date)> {
        self.candidates.iter().find(|c| c.1 > self.today).copied()
    }

    fn latest(&self) -> Option<(Stamp, Date)> {
        self.candidates.iter().rev().find(|c| c.1 <= self.today).copied()
    }

    fn coming(&self) -> Option<(Stamp, Date)> {
        self.candidates.iter().find(|c| c.1 >= self.today || self.holds_today(c.0)).copied()
    }

    fn nearest(&self) -> Option<(Stamp, Date)> {
        self.candidates.iter().min_by_key(|c| (c.1.duration_since(self.today).abs(), c.1)).copied()
    }

    fn within(&self, candidate: Option<(Stamp, Date)>, reach: SignedDuration) -> Option<(Stamp, Date)> {
        candidate.filter(|c| c.1.duration_since(self.today) < reach)
    }
}
