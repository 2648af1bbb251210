//! The timeline: a drawing of all dated events in four lanes, and the list below it, year by year.

use super::markup::{Markup, Tenth};
use super::sources::{References, Sources, counted};
use crate::model::EventType;
use crate::order::Order as _;
use crate::render::wording::{when, words};
use crate::report::{EventRecord, Report};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How many events the list holds.
const LONGEST: usize = 1_500;

/// The timeline as the page shows it.
#[derive(Debug, Default)]
pub struct Timeline {
    pub wide: String,
    pub narrow: String,
    pub years: Vec<Year>,
    pub total: usize,
    /// How many events are left out of the list.
    pub cut: usize,
}

/// The events of one year; of those undated last.
#[derive(Debug, Default)]
pub struct Year {
    pub label: String,
    pub rows: Vec<Row>,
}

/// An event in the list.
#[derive(Debug)]
pub struct Row {
    pub index: usize,
    pub date: String,
    pub basis: String,
    pub status: String,
    pub lane: &'static str,
    pub kind: String,
    pub summary: String,
    pub language: String,
    pub parties: String,
    pub place: String,
    pub speaker: String,
    pub sources: usize,
    pub told: String,
    pub rule: String,
    pub references: References,
}

impl Timeline {
    pub fn of(sources: &Sources) -> Timeline {
        let events = &sources.report.events;
        let kept = kept(events);
        let mut years: Vec<Year> = Vec::new();
        for &index in &kept {
            // Events that only their article's bounds date come with those without a date.
            let date = &events[index].date;
            let label = date.earliest.as_deref().filter(|_| date.value.is_some()).map_or("Undated", year).to_owned();
            if years.last().is_none_or(|y| y.label != label) {
                years.push(Year { label, rows: Vec::new() });
            }
            let rows = years.last_mut().map(|y| &mut y.rows);
            rows.into_iter().for_each(|rows| rows.push(row(sources, index)));
        }
        let dots = dots(sources.report, &kept);
        Timeline {
            wide: Chart { width: 1080.0, radius: 4.5, stack: 9 }.draw(&dots),
            narrow: Chart { width: 360.0, radius: 3.5, stack: 9 }.draw(&dots),
            years,
            total: events.len(),
            cut: events.len() - kept.len(),
        }
    }
}

/// The events that the list has room for, in order: those told most often, then those told first.
fn kept(events: &[EventRecord]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.order_by_key(|&i| (std::cmp::Reverse((events[i].articles.len(), events[i].mentions)), i));
    order.truncate(LONGEST);
    order.sort_unstable();
    order
}

fn year(day: &str) -> &str {
    day.split_once('-').map_or(day, |(year, _)| year)
}

fn row(sources: &Sources, index: usize) -> Row {
    let event = &sources.report.events[index];
    let mode = event.mode.as_ref().map(|m| format!(", {}", words(m))).unwrap_or_default();
    let corroborated = sources.report.sources(&event.articles);
    Row {
        index,
        date: when(&event.date),
        basis: words(&event.date.basis),
        status: event.status.clone(),
        lane: lane(&event.kind).class,
        kind: format!("{}{mode}", event.kind.to_lowercase()),
        summary: if event.summary.is_empty() { event.trigger.clone() } else { event.summary.clone() },
        language: sources.language(&event.evidence).to_owned(),
        parties: parties(sources, event),
        place: event.place.clone().unwrap_or_default(),
        speaker: sources.speaker(event.attribution.as_ref()),
        sources: corroborated,
        told: told(event.articles.len(), corroborated),
        rule: event.rule.clone(),
        references: sources.references(&event.evidence),
    }
}

/// `3 articles`, and how many sources they are where some share one text.
fn told(articles: usize, sources: usize) -> String {
    let told = counted(articles, "article");
    if sources < articles { format!("{told}, {}", counted(sources, "source")) } else { told }
}

/// `Russia → Venezuela`, `Putin, Chávez`.
fn parties(sources: &Sources, event: &EventRecord) -> String {
    let names = |ids: &[String], codes: &[String]| match ids {
        [] => codes.iter().map(|code| sources.code(code)).collect::<Vec<_>>().join(", "),
        ids => ids.iter().map(|id| sources.name(id)).collect::<Vec<_>>().join(", "),
    };
    let source = names(&event.source, &event.source_codes);
    let target = names(&event.target, &event.target_codes);
    match (source.is_empty(), target.is_empty()) {
        (_, true) => source,
        (true, false) => format!("→ {target}"),
        (false, false) => format!("{source} → {target}"),
    }
}

/// A lane of the drawing: PLOVER's four quarters of what states do.
#[derive(Debug)]
pub struct Lane {
    pub class: &'static str,
    pub title: &'static str,
    /// Between friends, or against one another?
    pub friendly: bool,
}

const LANES: [Lane; 4] = [
    Lane { class: "accord", title: "Verbal cooperation", friendly: true },
    Lane { class: "aid", title: "Material cooperation", friendly: true },
    Lane { class: "dispute", title: "Verbal conflict", friendly: false },
    Lane { class: "force", title: "Material conflict", friendly: false },
];

/// The lane of an event type.
pub fn lane(kind: &str) -> &'static Lane {
    use EventType::*;
    let lane = match EventType::parse(kind) {
        None | Some(Agree | Consult | Support | Concede) => 0,
        Some(Cooperate | Aid | Retreat) => 1,
        Some(Request | Accuse | Reject | Threaten) => 2,
        Some(Protest | Sanction | Mobilize | Coerce | Assault) => 3,
    };
    &LANES[lane]
}

/// A dated event in the drawing.
#[derive(Debug)]
struct Dot {
    index: usize,
    lane: usize,
    year: i16,
    /// How much of the year has passed, 0 to 1.
    part: f64,
    status: String,
    sources: usize,
    title: String,
}

fn dots(report: &Report, kept: &[usize]) -> Vec<Dot> {
    let dot = |&index: &usize| {
        let event = &report.events[index];
        let sources = report.sources(&event.articles);
        let day = |text: &Option<String>| text.as_deref().and_then(|t| t.parse::<Date>().ok());
        let first = day(&event.date.earliest)?;
        let last = day(&event.date.latest).filter(|last| last.year() == first.year()).unwrap_or(first);
        let middle = f64::from(first.day_of_year() + last.day_of_year() - 2) / 2.0;
        Some(Dot {
            index,
            lane: LANES.iter().position(|l| l.class == lane(&event.kind).class).unwrap_or(0),
            year: first.year(),
            part: middle / f64::from(first.days_in_year()),
            status: event.status.clone(),
            sources,
            title: format!(
                "{}, {}, told by {}: {}",
                when(&event.date),
                event.status,
                told(event.articles.len(), sources),
                event.summary
            ),
        })
    };
    kept.iter().filter_map(dot).collect()
}

/// A drawing of this width. Each year that has events has a band as wide as it is busy; years without are left out, and
/// a gap says so.
struct Chart {
    width: f64,
    radius: f64,
    /// How many dots stand on one another before they are only counted.
    stack: usize,
}

/// Where a year stands.
struct Band {
    year: i16,
    start: f64,
    width: f64,
    gap: bool,
}

impl Chart {
    fn draw(&self, dots: &[Dot]) -> String {
        if dots.is_empty() {
            return String::new();
        }
        let bands = self.bands(dots);
        let stacks = self.stacks(dots, &bands);
        let mut tops = Vec::new();
        let mut height = 8.0;
        for lane in 0..LANES.len() {
            let tallest =
                stacks.iter().filter(|((l, _), _)| *l == lane).map(|(_, dots)| dots.len().min(self.stack)).max();
            tops.push(height);
            height += 20.0 + (tallest.unwrap_or(0).max(1) as f64) * self.step();
        }
        let mut markup = Markup::default();
        let view = format!("0 0 {} {}", Tenth(self.width), Tenth(height + 24.0));
        let label = format!("{} on a line of time", counted(dots.len(), "event"));
        markup.open("svg", &[("viewBox", &view), ("role", &"img"), ("aria-label", &label)]);
        self.draw_bands(&mut markup, &bands, height);
        for (lane, top) in LANES.iter().zip(&tops) {
            let floor = Tenth(top - 2.0);
            markup.leaf(
                "line",
                &[("x1", &0), ("x2", &Tenth(self.width)), ("y1", &floor), ("y2", &floor), ("class", &"axis")],
            );
            markup.element("text", &[("x", &0), ("y", &Tenth(top + 10.0)), ("class", &"lane")], lane.title);
        }
        tops.push(height);
        for ((lane, column), dots) in &stacks {
            self.draw_stack(&mut markup, dots, *column, tops[*lane + 1]);
        }
        markup.finish()
    }

    fn step(&self) -> f64 {
        self.radius * 2.0 + 1.5
    }

    fn bands(&self, dots: &[Dot]) -> Vec<Band> {
        let mut busy: BTreeMap<i16, f64> = BTreeMap::new();
        dots.iter().for_each(|dot| *busy.entry(dot.year).or_default() += 1.0);
        let weight = |count: f64| 1.0 + count.sqrt();
        let total: f64 = busy.values().map(|&count| weight(count)).sum();
        let mut start = 0.0;
        let mut last = None;
        let mut bands = Vec::new();
        for (&year, &count) in &busy {
            let width = self.width * weight(count) / total;
            bands.push(Band { year, start, width, gap: last.is_some_and(|last| last + 1 < year) });
            start += width;
            last = Some(year);
        }
        bands
    }

    fn draw_bands(&self, markup: &mut Markup, bands: &[Band], height: f64) {
        let mut free = 0.0;
        for band in bands {
            let class = if band.gap { "gap" } else { "year" };
            let x = Tenth(band.start);
            markup.leaf("line", &[("x1", &x), ("x2", &x), ("y1", &0), ("y2", &Tenth(height)), ("class", &class)]);
            if band.start >= free && band.start + 34.0 < self.width {
                let (x, y) = (Tenth(band.start + 3.0), Tenth(height + 16.0));
                markup.element("text", &[("x", &x), ("y", &y)], &band.year.to_string());
                free = band.start + 38.0;
            }
        }
        let bottom = Tenth(height);
        markup.leaf(
            "line",
            &[("x1", &0), ("x2", &Tenth(self.width)), ("y1", &bottom), ("y2", &bottom), ("class", &"axis")],
        );
    }

    /// Dots by lane and column.
    fn stacks<'d>(&self, dots: &'d [Dot], bands: &[Band]) -> BTreeMap<(usize, usize), Vec<&'d Dot>> {
        let mut stacks: BTreeMap<(usize, usize), Vec<&Dot>> = BTreeMap::new();
        for dot in dots {
            let Some(band) = bands.iter().find(|b| b.year == dot.year) else { continue };
            let inner = (band.width - self.step()).max(0.0);
            let column = ((band.start + dot.part * inner) / self.step()) as usize;
            stacks.entry((dot.lane, column)).or_default().push(dot);
        }
        stacks.values_mut().for_each(|dots| dots.order_by_key(|d| (std::cmp::Reverse(d.sources), d.index)));
        stacks
    }

    fn draw_stack(&self, markup: &mut Markup, dots: &[&Dot], column: usize, bottom: f64) {
        let x = column as f64 * self.step() + self.step() / 2.0;
        for (n, dot) in dots.iter().take(self.stack).enumerate() {
            let y = bottom - self.step() * (n as f64 + 0.6);
            let class = format!("dot {} {}", LANES[dot.lane].class, dot.status);
            let radius = if dot.sources > 1 { self.radius } else { self.radius * 0.72 };
            markup.open("a", &[("href", &format_args!("#e{}", dot.index + 1))]);
            markup.open("circle", &[("cx", &Tenth(x)), ("cy", &Tenth(y)), ("r", &Tenth(radius)), ("class", &class)]);
            markup.element("title", &[], &dot.title);
            markup.close();
            markup.close();
        }
        if dots.len() > self.stack {
            let y = Tenth(bottom - self.step() * (self.stack as f64 + 0.2));
            let more = format!("+{}", dots.len() - self.stack);
            markup.element("text", &[("x", &Tenth(x)), ("y", &y), ("class", &"more")], &more);
        }
    }
}
