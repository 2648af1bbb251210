//! When an article was published, from all that bounds it: what is given with it, what it states of itself, its
//! dateline, the offices and years that it names, and the weekdays that its days must fall on.
//!
//! `value` is said only when one day is left; every step that narrowed the days stands in `basis`.

use super::evidence::{Evidence, Head};
use super::said::{self, Said};
use super::vote::{Fact, vote};
use super::weekday;
use super::window::Window;
use crate::analysis::Annotated;
use crate::model::{LineRole, Metadata, Published, Step, TimeMention};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// When the article was published, as closely as the evidence allows.
pub(super) fn published(annotated: &Annotated, metadata: &Metadata) -> Published {
    if let Some((day, step)) = given(annotated, metadata) {
        return on(day, vec![step]);
    }
    let mut evidence = Evidence::of(annotated);
    if annotated.page.clock && evidence.outlives_offices(annotated) {
        evidence.head = None;
    }
    if let Some((day, step)) = evidence.head.as_ref().and_then(|h| Some((h.said.date()?, h.step()))) {
        return on(day, vec![step]);
    }
    let mut basis = Vec::new();
    let mut window = bounded(&evidence, &mut basis);
    if let Some((days, step)) = partly_given(annotated, metadata).or_else(|| partly_stated(annotated)) {
        // What a page states of itself stands against all that its text lets one guess.
        if window.and(&days).is_empty() {
            (window, basis) = (days, vec![step]);
        } else if window.narrow(&days) {
            basis.push(step);
        }
    }
    if let Some((day, detail)) = evidence.captioned.as_ref().filter(|_| evidence.head.is_none()) {
        // News of a weekday is of the last one.
        let week = day.checked_add(DAYS_OF_WEEKDAY.days()).map(|last| Window::of(vec![(*day, last)]));
        if week.is_ok_and(|week| window.narrow(&week)) {
            basis.push(Step { kind: "weekday", detail: detail.clone() });
        }
    }
    let days = match &evidence.head {
        Some(head) => match head.either {
            Some(days) => Some(of_two(days, head, &window, &evidence, &mut basis)),
            None => of_head(head.said, &window, &evidence, &mut basis),
        },
        None => in_range(&evidence, &window, &mut basis),
    };
    match days.as_deref() {
        Some([day]) => on(*day, basis),
        Some(days) if !days.is_empty() => {
            Published { value: None, earliest: days.first().copied(), latest: days.last().copied(), basis }
        }
        _ => {
            let window = evidence.paired(&window, &mut basis);
            if let Some(day) = window.earliest().filter(|day| window.latest() == Some(*day)) {
                return on(day, basis);
            }
            Published { value: None, earliest: window.earliest(), latest: window.latest(), basis }
        }
    }
}

fn on(day: Date, basis: Vec<Step>) -> Published {
    Published { value: Some(day), earliest: Some(day), latest: Some(day), basis }
}

/// The day that came with the article, or that its URL holds.
fn given(annotated: &Annotated, metadata: &Metadata) -> Option<(Date, Step)> {
    let grammar = annotated.scan.grammar;
    let told = metadata.published.as_deref().and_then(|text| Some((said::said(text, grammar).date()?, text)));
    let url = || metadata.url.as_deref().and_then(|url| Some((said::in_url(url)?, url)));
    if let Some((day, told)) = told {
        return Some((day, Step { kind: "metadata", detail: with_source(told, metadata) }));
    }
    let (day, url) = url()?;
    Some((day, Step { kind: "metadata", detail: url.to_owned() }))
}

/// The month or the year that came with the article, where no day did.
fn partly_given(annotated: &Annotated, metadata: &Metadata) -> Option<(Window, Step)> {
    let told = metadata.published.as_deref()?;
    let said = said::month_of_year(told.trim()).unwrap_or_else(|| said::said(told, annotated.scan.grammar));
    let first = Date::new(said.year.filter(|_| said.day.is_none())?, said.month.unwrap_or(1), 1).ok()?;
    let last = if said.month.is_some() { first.last_of_month() } else { first.last_of_year() };
    Some((Window::of(vec![(first, last)]), Step { kind: "metadata", detail: with_source(told, metadata) }))
}

/// The month that one of a page's first lines states of it: `date 2021-04 …`, `June 1988` alone.
fn partly_stated(annotated: &Annotated) -> Option<(Window, Step)> {
    let page = annotated.page;
    let cues = &annotated.facts.page.cues;
    page.lines.iter().take(FIRST_LINES).find_map(|line| {
        let text = page.text.slice(line.span).trim();
        let (first, rest) = text.split_once(' ').unwrap_or(("", text));
        let cued = cues.is_stated(&first.to_lowercase()).then(|| rest.split(' ').next().unwrap_or(rest));
        let whole = |time: &&TimeMention| page.text.slice(time.span) == text;
        // `Note of the institute, n° 14, March 2022`
        let issue = || {
            let tail = text.rsplit(',').next().filter(|tail| tail.len() < text.len() && text.contains(['°', 'º']))?;
            Some(said::said(tail, annotated.scan.grammar)).filter(|said| said.month.is_some() && said.day.is_none())
        };
        let alone = || annotated.times.iter().find(whole).map(|time| Said::of(&time.meaning));
        // On a line that is not analysed.
        let set_aside = || {
            let two = text.split(' ').count() == 2 && text.split(' ').next_back().is_some_and(|year| year.len() == 4);
            (two && line.role == LineRole::Furniture).then(|| said::said(text, annotated.scan.grammar))
        };
        let said = said::month_of_year(cued.unwrap_or(text)).or_else(alone).or_else(set_aside).or_else(issue)?;
        let first = Date::new(said.year?, said.month.filter(|_| said.day.is_none())?, 1).ok()?;
        let step = Step { kind: "stated", detail: cued.unwrap_or(text).to_owned() };
        Some((Window::of(vec![(first, first.last_of_month())]), step))
    })
}

/// Lines that can state a page's month.
const FIRST_LINES: usize = 4;

/// What was told, and where, unless in the field that is called so.
fn with_source(told: &str, metadata: &Metadata) -> String {
    let from = metadata.from("published").filter(|from| *from != "published");
    from.map_or_else(|| told.to_owned(), |from| format!("{told} ({from})"))
}

/// The days that offices and named years leave.
fn bounded(evidence: &Evidence, basis: &mut Vec<Step>) -> Window {
    let mut window = Window::all();
    let (facts, over, settled) = since_told(evidence);
    if let Some(mut outcome) = vote(&facts) {
        outcome.left_out.extend(over);
        window.narrow(&outcome.window);
        let mut detail = format!("{}: {}", span(&window), outcome.supporting.join(", "));
        if !outcome.left_out.is_empty() {
            detail.push_str(&format!("; left out: {}", outcome.left_out.join(", ")));
        }
        basis.push(Step { kind: "office_holders", detail });
    }
    let dated = |window: &Window| {
        let days =
            evidence.head.as_ref().and_then(|h| h.said.month_day()).and_then(|(m, d)| window.days_of_years(m, d));
        days.is_none_or(|days| !days.is_empty())
    };
    let years = vote(&evidence.years).filter(|outcome| settled && dated(&window.and(&outcome.window)));
    if let Some(outcome) = years.filter(|outcome| window.narrow(&outcome.window)) {
        basis.push(Step { kind: "year_in_text", detail: outcome.supporting.join(", ") });
    }
    window
}

/// The facts that the years told as past leave, the offices that were over by then, and whether the years can be
/// trusted: an office told in passing gives way to one such year, any other to two; between one year and an office told
/// at length neither says anything, since a title outlives its office and a year may be that of something to come.
fn since_told(evidence: &Evidence) -> (Vec<Fact>, Vec<String>, bool) {
    let past: BTreeSet<(Date, usize)> = evidence.years.iter().filter_map(told_past).collect();
    let later = |fact: &Fact| {
        let over = past.iter().rev().take_while(|(day, _)| fact.over_by(*day));
        over.map(|(_, weight)| *weight).sum::<usize>()
    };
    let doubt = evidence.facts.iter().any(|fact| !fact.weak && later(fact) == 1);
    let (over, held): (Vec<Fact>, Vec<Fact>) = evidence.facts.iter().cloned().partition(|fact| later(fact) > 0);
    (held, over.into_iter().map(|fact| fact.detail).collect(), !doubt)
}

/// The day by which a time told as past was over, and what it weighs: a year alone is told of from the next one on; a
/// day is told more surely.
fn told_past(year: &Fact) -> Option<(Date, usize)> {
    let (first, last) = year.spans.first()?;
    let alone = first.day_of_year() == 1;
    let day = if alone { first.last_of_year() } else { first.tomorrow().ok()? };
    let weight = if first.day() == 1 { 1 } else { 2 };
    (*last == Date::MAX).then_some((day, weight))
}

/// `2008-05-08 to 2012-05-07`
fn span(window: &Window) -> String {
    let side = |day: Option<Date>| day.map(|d| d.to_string()).unwrap_or_default();
    format!("{} to {}", side(window.earliest()), side(window.latest())).trim().to_owned()
}

/// Of the two days that figures can be, those in the window that the weekdays fit.
fn of_two(days: [Date; 2], head: &Head, window: &Window, evidence: &Evidence, basis: &mut Vec<Step>) -> Vec<Date> {
    basis.push(head.step());
    let mut left: Vec<Date> = days.into_iter().filter(|day| window.contains(*day)).collect();
    if left.is_empty() {
        left.extend(days);
    }
    let (left, step) = weekday::fitting(&left, None, evidence);
    basis.extend(step);
    left
}

/// The days that a dateline without a year can be: those in the window, and of these the ones that the weekdays fit.
fn of_head(head: Said, window: &Window, evidence: &Evidence, basis: &mut Vec<Step>) -> Option<Vec<Date>> {
    let (month, day) = head.month_day()?;
    basis.extend(evidence.head.as_ref().map(Head::step));
    if head.year.is_none()
        && let Some((told, detail)) = evidence.full_date(month, day).filter(|(told, _)| window.contains(*told))
    {
        basis.push(Step { kind: "year_in_text", detail });
        return Some(vec![told]);
    }
    let Some(mut days) = window.days_of_years(month, day) else {
        return of_known_years(head, window, evidence, basis);
    };
    days.extend(just_after(window, month, day));
    if days.len() > 1 {
        let (left, step) = weekday::fitting(&days, head.weekday, evidence);
        basis.extend(step);
        days = left;
    }
    Some(days)
}

/// Where those whom the text names are still in office: the day of the one year, of those that the tables know of, that its
/// weekdays fit.
fn of_known_years(head: Said, window: &Window, evidence: &Evidence, basis: &mut Vec<Step>) -> Option<Vec<Date>> {
    let (month, day) = head.month_day()?;
    let days = window.until(evidence.known_until?).days_of_years(month, day)?;
    let (left, step) = weekday::fitting(&days, head.weekday, evidence);
    // A single year is chosen from none.
    let [_] = left[..] else { return None };
    basis.push(step.filter(|_| days.len() > 1)?);
    Some(left)
}

/// The day that lies so few days behind the window that an office, left by then, may still be told of.
fn just_after(window: &Window, month: i8, day: i8) -> Option<Date> {
    let last = window.latest()?;
    let next = weekday::nearest(last, month, day)?;
    (1..=DAYS_AFTER).contains(&(next - last).get_days()).then_some(next)
}

/// A weekday told alone lies no more days back.
const DAYS_OF_WEEKDAY: i32 = 6;

/// For so many days news tells of an office that was left as of one that is held.
const DAYS_AFTER: i32 = 7;

/// Without a dateline: the day of a range of days still running, whose year is named beside it, that is the weekday
/// of which the text tells.
fn in_range(evidence: &Evidence, window: &Window, basis: &mut Vec<Step>) -> Option<Vec<Date>> {
    let range = evidence.running.as_ref()?;
    let weekday = evidence.weekdays.iter().find(|w| w.said_on)?;
    let mut day = range.first;
    let mut fitting = Vec::new();
    while day <= range.last {
        if day.weekday().to_monday_one_offset() == weekday.day && window.contains(day) {
            fitting.push(day);
        }
        day = day.tomorrow().ok()?;
    }
    let [day] = fitting[..] else { return None };
    basis.push(Step { kind: "year_in_text", detail: range.detail.clone() });
    basis.push(Step { kind: "weekday", detail: format!("{} within it: {day}", weekday.text) });
    Some(vec![day])
}
