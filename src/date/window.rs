//! Sets of days: the spans that the evidence leaves open.

use jiff::civil::Date;

/// Days, as spans in order that do not touch; open ends reach to `Date::MIN` and `Date::MAX`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Window {
    spans: Vec<(Date, Date)>,
}

impl Window {
    /// Every day.
    pub fn all() -> Window {
        Window { spans: vec![(Date::MIN, Date::MAX)] }
    }

    /// These spans, in any order.
    pub fn of(mut spans: Vec<(Date, Date)>) -> Window {
        spans.retain(|(from, to)| from <= to);
        spans.sort_unstable();
        let mut joined: Vec<(Date, Date)> = Vec::with_capacity(spans.len());
        for (from, to) in spans {
            match joined.last_mut() {
                Some(last) if last.1.tomorrow().map_or(true, |next| from <= next) => last.1 = last.1.max(to),
                _ => joined.push((from, to)),
            }
        }
        Window { spans: joined }
    }

    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    pub fn contains(&self, day: Date) -> bool {
        let at = self.spans.partition_point(|(_, to)| *to < day);
        self.spans.get(at).is_some_and(|(from, _)| *from <= day)
    }

    /// The days of both; of neither side alone.
    pub fn and(&self, other: &Window) -> Window {
        let mut both = Vec::new();
        for (from, to) in &self.spans {
            both.extend(other.spans.iter().map(|(start, end)| (*from.max(start), *to.min(end))));
        }
        Window::of(both)
    }

    /// The days of both where there are any; else these, so that one wrong fact cannot empty the set. Says whether it
    /// narrowed.
    pub fn narrow(&mut self, other: &Window) -> bool {
        let both = self.and(other);
        let narrower = !both.is_empty() && both != *self;
        if narrower {
            *self = both;
        }
        narrower
    }

    pub fn earliest(&self) -> Option<Date> {
        self.spans.first().map(|s| s.0).filter(|d| *d != Date::MIN)
    }

    pub fn latest(&self) -> Option<Date> {
        self.spans.last().map(|s| s.1).filter(|d| *d != Date::MAX)
    }

    /// The days until the end of a year, where no end is known.
    pub fn until(&self, year: i16) -> Window {
        let last = Date::new(year, 12, 31).unwrap_or(Date::MAX);
        if self.latest().is_none() { self.and(&Window::of(vec![(Date::MIN, last)])) } else { self.clone() }
    }

    /// This day of each year, where that is a countable number of days.
    pub fn days_of_years(&self, month: i8, day: i8) -> Option<Vec<Date>> {
        let (first, last) = (self.earliest()?.year(), self.latest()?.year());
        if i32::from(last) - i32::from(first) > MOST_YEARS {
            return None;
        }
        let days = (first..=last).filter_map(|year| Date::new(year, month, day).ok());
        Some(days.filter(|d| self.contains(*d)).collect())
    }
}

/// Bounds further apart than this tell nothing of the year.
const MOST_YEARS: i32 = 60;

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("an ISO day")
    }

    #[test]
    fn spans_that_touch_are_one() {
        let window = Window::of(vec![
            (day("2012-05-07"), day("2020-01-01")),
            (day("2000-05-07"), day("2008-05-07")),
            (day("2008-05-08"), day("2008-06-01")),
        ]);
        assert_eq!(window.spans, [(day("2000-05-07"), day("2008-06-01")), (day("2012-05-07"), day("2020-01-01"))]);
        assert!(window.contains(day("2004-01-01")) && !window.contains(day("2010-01-01")));
    }

    #[test]
    fn a_contradiction_narrows_nothing() {
        let mut window = Window::of(vec![(day("2000-01-01"), day("2001-12-31"))]);
        assert!(!window.narrow(&Window::of(vec![(day("1990-01-01"), day("1991-01-01"))])));
        assert!(window.narrow(&Window::of(vec![(day("2001-06-01"), Date::MAX)])));
        assert_eq!(window.days_of_years(9, 26), Some(vec![day("2001-09-26")]));
        assert_eq!(Window::all().days_of_years(9, 26), None);
    }
}
