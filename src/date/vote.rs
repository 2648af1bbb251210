//! Which days the offices that a text names bear out.
//!
//! A title may outlive its office and tables have holes, so facts vote: a term that covers a day speaks for it, a day
//! before someone first held the office speaks against it, a day after the term says nothing.

use super::window::Window;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A fact with the spans of days in which it is true.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    /// For the basis: `Vladimir Putin head_of_government`.
    pub detail: String,
    pub spans: Vec<(Date, Date)>,
    /// Told of another time: it only says that the office was held by then.
    pub past: bool,
    /// Told once and not in the first lines: it gives way to a year told as past.
    pub weak: bool,
}

impl Fact {
    /// Did it hold only before a day?
    pub fn over_by(&self, day: Date) -> bool {
        self.spans.iter().all(|(_, to)| *to < day)
    }

    fn on(&self, day: Date) -> i32 {
        let covered = self.spans.iter().any(|(from, to)| *from <= day && day <= *to);
        let begun = self.spans.iter().any(|(from, _)| *from <= day);
        match (begun, covered && !self.past) {
            (false, _) => -1,
            (true, covered) => i32::from(covered),
        }
    }
}

/// What most facts support.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Outcome {
    pub window: Window,
    pub supporting: Vec<String>,
    pub left_out: Vec<String>,
}

/// The days for which most facts speak; between rivals that no single term can join, the later, since news tells of
/// the past and not of the future. None without a fact that covers any day.
pub(super) fn vote(facts: &[Fact]) -> Option<Outcome> {
    let facts = &handed_over(facts)[..];
    let mut edges = vec![Date::MIN];
    for (from, to) in facts.iter().flat_map(|f| &f.spans) {
        edges.push(*from);
        edges.extend(to.tomorrow());
    }
    edges.sort_unstable();
    edges.dedup();
    let score = |day: Date| facts.iter().map(|f| f.on(day)).sum::<i32>();
    let supporters = |day: Date| facts.iter().map(|f| f.on(day) > 0).collect::<Vec<bool>>();
    let best = edges.iter().map(|&e| score(e)).max().filter(|&s| s > 0)?;
    let last = *edges.iter().rfind(|&&e| score(e) == best)?;
    let camp = supporters(last);
    let mut spans = Vec::new();
    for (n, &from) in edges.iter().enumerate() {
        if score(from) == best && supporters(from) == camp {
            let to = edges.get(n + 1).and_then(|next| next.yesterday().ok()).unwrap_or(Date::MAX);
            spans.push((from, to));
        }
    }
    let of = |wanted: bool| {
        let chosen = facts.iter().zip(&camp).filter(move |(_, speaks)| **speaks == wanted);
        chosen.map(|(f, _)| f.detail.clone()).collect::<Vec<_>>()
    };
    Some(Outcome { window: Window::of(spans), supporting: of(true), left_out: of(false) })
}

/// The facts without the day on which one office ends and another begins: nobody tells of both on that day alone.
fn handed_over(facts: &[Fact]) -> Vec<Fact> {
    let begins: BTreeSet<Date> = facts.iter().flat_map(|f| &f.spans).map(|(from, _)| *from).collect();
    let mut facts = facts.to_vec();
    for (from, to) in facts.iter_mut().flat_map(|f| &mut f.spans).filter(|(from, to)| from < to && begins.contains(to))
    {
        *to = to.yesterday().map_or(*from, |day| day);
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(detail: &str, spans: &[(&str, &str)]) -> Fact {
        let day = |text: &str| text.parse().unwrap_or(Date::MAX);
        let spans = spans.iter().map(|(from, to)| (day(from), day(to))).collect();
        Fact { detail: detail.into(), spans, past: false, weak: false }
    }

    fn bounds(facts: &[Fact]) -> String {
        let outcome = vote(facts).expect("someone votes");
        let side = |day: Option<Date>| day.map(|d| d.to_string()).unwrap_or_default();
        format!("{}..{}", side(outcome.window.earliest()), side(outcome.window.latest()))
    }

    #[test]
    fn a_predecessor_who_keeps_the_title_is_outvoted() {
        let putin = fact("Putin", &[("1999-08-16", "2000-05-07"), ("2008-05-08", "2012-05-07")]);
        let chavez = fact("Chávez", &[("1999-02-02", "2013-03-05")]);
        let morales = fact("Morales", &[("2006-01-22", "2019-11-10")]);
        let clinton = fact("Clinton", &[("1993-01-20", "2001-01-20")]);
        let facts = [putin, chavez, morales, clinton];
        assert_eq!(bounds(&facts), "2008-05-08..2012-05-07");
        assert_eq!(vote(&facts).map(|o| o.left_out), Some(vec!["Clinton".to_owned()]));
    }

    #[test]
    fn no_one_holds_an_office_before_the_first_term() {
        let obama = fact("Obama", &[("2009-01-20", "2017-01-20")]);
        let reagan = fact("Reagan", &[("1981-01-20", "1989-01-20")]);
        assert_eq!(bounds(&[reagan, obama]), "2009-01-20..2017-01-20");
    }

    #[test]
    fn two_offices_that_meet_on_a_day_do_not_date_an_article_to_it() {
        let minister = fact("minister", &[("2001-03-28", "2007-02-15")]);
        let deputy = fact("deputy", &[("2007-02-15", "2011-12-22")]);
        assert_eq!(bounds(&[minister, deputy]), "2007-02-15..2011-12-22");
    }

    #[test]
    fn terms_of_one_person_are_all_open() {
        let putin = fact("Putin", &[("2000-05-07", "2008-05-07"), ("2012-05-07", "")]);
        assert_eq!(bounds(&[putin]), "2000-05-07..");
        assert_eq!(vote(&[]), None);
    }
}
