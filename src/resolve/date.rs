//! Years left open by one article and settled by another that tells the same event; and what hangs on them.

use crate::order::Order as _;
use crate::report::{
    ActorRecord, Article, Basis, DateRecord, EventDate, EventRecord, PublishedRecord, Records, is_country_id,
};
use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Two actors of an event of one type on a day of some year, or the two states that they speak for; of a deed of one mode
/// also the one body or person that did it, and the groups to whom.
type Key = (String, String, String, String);

/// Fills in the years that the same event told elsewhere settles.
pub(super) fn close(all: &mut [Records], actors: &[ActorRecord]) {
    let known = known(all);
    let names: FxHashMap<&str, &str> = actors.iter().map(|a| (a.id.as_str(), a.name.as_str())).collect();
    for records in all.iter_mut() {
        let Some(article) = records.article.as_ref().filter(|a| a.published.value.is_none()) else { continue };
        if let Some((day, detail)) = settled(article, &records.events, &known, &names) {
            fill_in(records, day, detail);
        }
    }
}

/// The last day on which each article can have been published.
pub(super) struct FirstTold(FxHashMap<String, String>);

impl FirstTold {
    /// Of these articles, their open years closed.
    pub fn new(all: &[Records]) -> FirstTold {
        let articles = all.iter().filter_map(|r| r.article.as_ref());
        FirstTold(articles.filter_map(|a| Some((a.id.clone(), a.published.latest.clone()?))).collect())
    }

    /// What has happened, and what is told of a deal, was so by the day on which the first article told it.
    pub fn bound(&self, date: &mut EventDate, articles: &[String]) {
        if let EventDate { value: None, earliest: None, latest: latest @ None, basis, .. } = date
            && let Some(day) = articles.iter().filter_map(|a| self.0.get(a)).min()
        {
            *latest = Some(day.clone());
            *basis = "published".into();
        }
    }
}

/// The days of events whose year is told, with the articles that tell them.
fn known(all: &[Records]) -> FxHashMap<Key, BTreeMap<Date, BTreeSet<String>>> {
    let mut known: FxHashMap<Key, BTreeMap<Date, BTreeSet<String>>> = FxHashMap::default();
    for event in all.iter().flat_map(|r| &r.events) {
        let Some(day) = event.date.value.as_deref().and_then(day) else { continue };
        let month_day = format!("{:02}-{:02}", day.month(), day.day());
        for key in keys(event, &month_day) {
            known.entry(key).or_default().entry(day).or_default().extend(event.articles.iter().cloned());
        }
    }
    known
}

/// The day that a value begins with, where it says one.
fn day(value: &str) -> Option<Date> {
    value.get(..10).filter(|_| !value.contains('/'))?.parse().ok()
}

/// Month and day of a value whose year is open.
fn open(value: &str) -> Option<&str> {
    value.strip_prefix("XXXX-")?.get(..5).filter(|rest| rest.as_bytes()[2] == b'-' && !rest.starts_with('W'))
}

fn keys(event: &EventRecord, month_day: &str) -> Vec<Key> {
    let actors = event.source.iter().chain(&event.target).cloned().collect();
    let codes = event.source_codes.iter().chain(&event.target_codes);
    let mut keys = pairs(event, actors, month_day);
    keys.extend(pairs(event, codes.filter_map(|code| state(code)).collect(), month_day));
    if let ([alone], []) = (&event.source[..], &event.target[..])
        && let Some(mode) = event.mode.as_ref().filter(|_| !is_country_id(alone))
    {
        let deed = [event.kind.as_str(), mode].join(" ");
        keys.push((deed, alone.clone(), event.target_codes.join(" "), month_day.to_owned()));
    }
    keys
}

/// The state of a code that has a state and an office: `RUS` of `RUSGOV`; a code alone is a state where no role is.
fn state(code: &str) -> Option<String> {
    let office = |rest: &str| rest.is_empty() || rest == "GOV";
    let international = ["IGO", "NGO", "GOV", "MIL"].iter().any(|other| code.starts_with(other));
    code.get(..3).filter(|_| !international && office(&code[3..])).map(str::to_owned)
}

fn pairs(event: &EventRecord, mut actors: Vec<String>, month_day: &str) -> Vec<Key> {
    actors.order();
    actors.dedup();
    actors.truncate(MOST_ACTORS);
    let mut keys = Vec::new();
    for (n, first) in actors.iter().enumerate() {
        for second in &actors[n + 1..] {
            keys.push((event.kind.clone(), first.clone(), second.clone(), month_day.to_owned()));
        }
    }
    keys
}

/// Events with more actors are looked up by these alone.
const MOST_ACTORS: usize = 6;

/// The day of an event of this article that other articles agree on, and how it is known.
fn settled(
    article: &Article,
    events: &[EventRecord],
    known: &FxHashMap<Key, BTreeMap<Date, BTreeSet<String>>>,
    names: &FxHashMap<&str, &str>,
) -> Option<(Date, String)> {
    let mut days: BTreeMap<Date, (&EventRecord, &BTreeSet<String>)> = BTreeMap::new();
    for event in events {
        let Some(month_day) = event.date.value.as_deref().and_then(open) else { continue };
        for told in keys(event, month_day).iter().filter_map(|key| known.get(key)) {
            for (day, articles) in told.iter().filter(|(day, _)| within(article, **day)) {
                days.entry(*day).or_insert((event, articles));
            }
        }
    }
    let years: BTreeSet<i16> = days.keys().map(|d| d.year()).collect();
    let (day, (event, articles)) = days.into_iter().next().filter(|_| years.len() == 1)?;
    let sides = event.source.iter().chain(&event.target);
    let sides: Vec<&str> = sides.map(|id| names.get(id.as_str()).copied().unwrap_or(id)).collect();
    let told: Vec<&str> = articles.iter().map(String::as_str).collect();
    Some((day, format!("{} on {day}, told in {}", sides.join(", "), told.join(", "))))
}

/// Whether news of this day can stand in the article, as far as its bounds tell.
fn within(article: &Article, day: Date) -> bool {
    let bound = |text: &Option<String>| text.as_deref().and_then(|t| t.parse::<Date>().ok());
    let early = bound(&article.published.earliest).and_then(|d| d.checked_sub(1.year()).ok());
    let late = bound(&article.published.latest).and_then(|d| d.checked_add(1.year()).ok());
    early.is_none_or(|early| early <= day) && late.is_none_or(|late| day <= late)
}

/// Closes all that is open in an article, once one of its days is known.
fn fill_in(records: &mut Records, day: Date, detail: String) {
    let Some(article) = records.article.as_mut() else { return };
    let published = &mut article.published;
    published.basis.push(Basis { kind: "same_event".into(), detail });
    let own = published.basis.iter().find(|b| b.kind == "dateline" || b.kind == "stated").map(|b| b.detail.clone());
    let own = own.and_then(|text| records.dates.iter().find(|d| d.text == text)?.value.clone());
    if let Some(value) = own.and_then(|value| with_year(&value, day)).filter(|v| v.parse::<Date>().is_ok()) {
        (published.value, published.earliest) = (Some(value.clone()), Some(value.clone()));
        published.latest = Some(value);
    } else {
        tighten(published, day);
    }
    let own_day = published.value.as_deref().and_then(|v| v.parse().ok());
    records.dates.iter_mut().for_each(|date| close_date(date, day, own_day));
    let events = records.events.iter_mut().map(|e| &mut e.date);
    let deals = records.arms_deals.iter_mut().map(|d| &mut d.date);
    let money = records.money.iter_mut().map(|m| &mut m.date);
    for date in events.chain(deals).chain(money) {
        close_event_date(date, day, own_day);
        if date.basis == "published" && date.value.is_none() {
            (date.earliest, date.latest) = (published.earliest.clone(), published.latest.clone());
        }
    }
    for deal in &mut records.arms_deals {
        for step in &mut deal.steps {
            step.date = step.date.as_deref().map(|value| with_year(value, day).unwrap_or_else(|| value.to_owned()));
        }
    }
}

/// A day told without its year lies in the half year before the article.
fn tighten(published: &mut PublishedRecord, day: Date) {
    let latest = day.checked_add(HALF_A_YEAR.days()).ok().map(|d| d.to_string());
    let day = Some(day.to_string());
    if published.earliest < day {
        published.earliest = day;
    }
    if published.latest.is_none() || published.latest > latest {
        published.latest = latest;
    }
}

const HALF_A_YEAR: i32 = 183;

fn close_date(date: &mut DateRecord, day: Date, published: Option<Date>) {
    let anchor = (date.anchor.to.as_deref(), date.anchor.offset.as_deref());
    if let Some(value) = closed(date.value.as_deref(), anchor, day, published) {
        (date.earliest, date.latest) = bounds(&value);
        date.value = Some(value);
    }
}

fn close_event_date(date: &mut EventDate, day: Date, published: Option<Date>) {
    let anchor = (date.anchor.to.as_deref(), date.anchor.offset.as_deref());
    if let Some(value) = closed(date.value.as_deref(), anchor, day, published) {
        (date.earliest, date.latest) = bounds(&value);
        date.value = Some(value);
    }
}

/// The value of what was open: hung on the article's date where that is known, else with the year that puts it nearest
/// to a day told.
fn closed(
    value: Option<&str>,
    anchor: (Option<&str>, Option<&str>),
    day: Date,
    published: Option<Date>,
) -> Option<String> {
    let text = value.unwrap_or_default();
    let is_open = value.is_none() || text.contains("XXXX-");
    match (anchor, published) {
        _ if !is_open => None,
        ((Some("published"), Some(offset)), Some(published)) => {
            crate::date::value::close(text, Some(offset), published)
        }
        _ => with_year(value?, published.unwrap_or(day)),
    }
}

/// An open value with the year that puts it nearest to a day.
fn with_year(value: &str, near: Date) -> Option<String> {
    value.contains("XXXX-").then(|| crate::date::value::close(value, None, near)).flatten()
}

/// First and last day of a TIMEX3 value; an interval's from its ends.
pub(super) fn bounds(value: &str) -> (Option<String>, Option<String>) {
    let (first, last) = value.split_once('/').unwrap_or((value, value));
    let text = |day: Option<Date>| day.map(|d| d.to_string());
    (text(span(first).map(|s| s.0)), text(span(last).map(|s| s.1)))
}

/// The days of a year, month, week or day.
fn span(value: &str) -> Option<(Date, Date)> {
    let day = value.split('T').next()?;
    let mut parts = day.split('-');
    let year: i16 = parts.next()?.parse().ok()?;
    let Some(part) = parts.next() else { return Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)) };
    if let Some(week) = part.strip_prefix('W') {
        let monday = ISOWeekDate::new(year, week.parse().ok()?, Weekday::Monday).ok()?.date();
        return Some((monday, monday.checked_add(6.days()).ok()?));
    }
    let months = match (part.get(..1)?, part.get(1..)?.parse::<i8>()) {
        ("Q", Ok(n @ 1..=4)) => (3 * n - 2, 3 * n),
        ("H", Ok(n @ 1..=2)) => (6 * n - 5, 6 * n),
        _ => (part.parse().ok()?, part.parse().ok()?),
    };
    if let Some(day) = parts.next() {
        let day = Date::new(year, months.0, day.parse().ok()?).ok()?;
        return Some((day, day));
    }
    Some((Date::new(year, months.0, 1).ok()?, Date::new(year, months.1, 1).ok()?.last_of_month()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_span_days() {
        for (value, wanted) in [
            ("2019-09-25", "2019-09-25 2019-09-25"),
            ("2019-09-25TEV", "2019-09-25 2019-09-25"),
            ("2008", "2008-01-01 2008-12-31"),
            ("2008-02", "2008-02-01 2008-02-29"),
            ("2008-W39", "2008-09-22 2008-09-28"),
            ("2008-Q2", "2008-04-01 2008-06-30"),
            ("2023-08-14/2023-08-20", "2023-08-14 2023-08-20"),
        ] {
            let (first, last) = bounds(value);
            assert_eq!(format!("{} {}", first.unwrap_or_default(), last.unwrap_or_default()), wanted);
        }
        assert_eq!(bounds("XXXX-09-25"), (None, None));
    }
}
