//! Arms deals as a table, each with its life on one common line of time.

use super::markup::{Markup, Tenth};
use super::sources::{References, Sources};
use crate::order::Order as _;
use crate::render::wording::{amount, goods, price, when, words};
use crate::report::{DealRecord, DealStep};
use jiff::civil::Date;

/// How many deals the table holds.
const LONGEST: usize = 500;
/// The drawing of a life.
const WIDTH: f64 = 150.0;
const HEIGHT: f64 = 18.0;

/// The deals as the page shows them.
#[derive(Debug, Default)]
pub struct Deals {
    pub rows: Vec<Row>,
    /// First and last year of all lives; empty where no step has a date.
    pub first: String,
    pub last: String,
    pub cut: usize,
}

/// A deal.
#[derive(Debug)]
pub struct Row {
    pub index: usize,
    pub date: String,
    pub supplier: String,
    pub recipient: String,
    /// Which of the two the weapon's origin or a maker supplied.
    pub supplier_inferred: bool,
    pub recipient_inferred: bool,
    pub kind: String,
    pub status: String,
    pub items: Vec<String>,
    pub notes: Vec<String>,
    pub value: String,
    pub financing: String,
    pub life: String,
    pub steps: Vec<String>,
    pub speaker: String,
    pub language: String,
    pub rule: String,
    pub references: References,
}

impl Deals {
    pub fn of(sources: &Sources) -> Deals {
        let deals = &sources.report.arms_deals;
        let days = || deals.iter().flat_map(|d| &d.steps).filter_map(day);
        let axis = days().min().zip(days().max()).map(|(first, last)| Axis::new(first, last));
        let row = |(index, deal): (usize, &DealRecord)| row(sources, index, deal, axis.as_ref());
        let year = |year: Option<i16>| year.map(|y| y.to_string()).unwrap_or_default();
        Deals {
            rows: deals.iter().take(LONGEST).enumerate().map(row).collect(),
            first: year(axis.as_ref().map(|a| a.first)),
            last: year(axis.as_ref().map(|a| a.last)),
            cut: deals.len().saturating_sub(LONGEST),
        }
    }
}

fn row(sources: &Sources, index: usize, deal: &DealRecord, axis: Option<&Axis>) -> Row {
    let inferred = |field: &str| deal.inferred.iter().any(|f| f == field);
    let delivered = deal.delivered.as_ref().map(|d| format!("{} delivered", amount(d)));
    let option = deal.option.then(|| "option not taken up".to_owned());
    let step = |step: &DealStep| match (day(step), &step.date) {
        (Some(_), Some(date)) => format!("{date} {}", words(&step.status)),
        _ => words(&step.status),
    };
    // One step without a day is the status once more.
    let steps = if matches!(&deal.steps[..], [only] if day(only).is_none()) { &[][..] } else { &deal.steps[..] };
    Row {
        index,
        date: when(&deal.date),
        supplier: side(sources, &deal.supplier, &deal.supplier_actor),
        recipient: side(sources, &deal.recipient, &deal.recipient_actor),
        supplier_inferred: inferred("supplier"),
        recipient_inferred: inferred("recipient"),
        kind: words(&deal.kind),
        status: deal.status.clone(),
        items: deal.items.iter().map(goods).collect(),
        notes: delivered.into_iter().chain(option).collect(),
        value: deal.value.as_ref().map(price).unwrap_or_default(),
        financing: deal.financing.as_ref().map(price).unwrap_or_default(),
        life: axis.map(|axis| axis.draw(&deal.steps)).unwrap_or_default(),
        steps: steps.iter().map(step).collect(),
        speaker: sources.speaker(deal.attribution.as_ref()),
        language: sources.language(&deal.evidence).to_owned(),
        rule: deal.rule.clone(),
        references: sources.references(&deal.evidence),
    }
}

/// A country, and who acts for it: `Russia (Rosoboronexport)`.
fn side(sources: &Sources, country: &Option<String>, actor: &Option<String>) -> String {
    let country = country.as_deref().map(|c| sources.country(c));
    let actor = actor.as_deref().map(|a| sources.name(a));
    match (country, actor) {
        (Some(country), Some(actor)) if actor != country => format!("{country} ({actor})"),
        (Some(name), _) | (None, Some(name)) => name.to_owned(),
        (None, None) => "?".to_owned(),
    }
}

/// The first day that a step can have happened on: `2007`, `2007-10`, `2007-10-03`.
fn day(step: &DealStep) -> Option<Date> {
    let mut parts = step.date.as_deref()?.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next().and_then(|m| m.parse().ok()).unwrap_or(1);
    let day = parts.next().and_then(|d| d.parse().ok()).unwrap_or(1);
    Date::new(year, month, day).ok()
}

/// The line of time that all lives share: whole years.
#[derive(Debug)]
struct Axis {
    first: i16,
    last: i16,
}

impl Axis {
    fn new(first: Date, last: Date) -> Axis {
        Axis { first: first.year(), last: last.year() }
    }

    fn place(&self, day: Date) -> f64 {
        let years = f64::from(day.year() - self.first) + f64::from(day.day_of_year()) / 366.0;
        4.0 + years / f64::from(self.last - self.first + 1) * (WIDTH - 8.0)
    }

    /// The dated steps of a deal; nothing where none has a date.
    fn draw(&self, steps: &[DealStep]) -> String {
        let mut dated: Vec<(Date, &DealStep)> = steps.iter().filter_map(|s| Some((day(s)?, s))).collect();
        dated.order_by_key(|(day, _)| *day);
        let (Some((first, _)), Some((last, _))) = (dated.first(), dated.last()) else { return String::new() };
        let middle = HEIGHT / 2.0;
        let view = format!("0 0 {WIDTH} {HEIGHT}");
        let mut markup = Markup::default();
        markup.open("svg", &[("viewBox", &view), ("class", &"life"), ("role", &"img"), ("aria-label", &"life-line")]);
        let level = |markup: &mut Markup, from: f64, to: f64, class: &str| {
            let (x1, x2) = (Tenth(from), Tenth(to));
            markup.leaf("line", &[("x1", &x1), ("x2", &x2), ("y1", &middle), ("y2", &middle), ("class", &class)]);
        };
        level(&mut markup, 0.0, WIDTH, "axis");
        level(&mut markup, self.place(*first), self.place(*last), "lived");
        for (day, step) in &dated {
            let class = format!("step {}", step.status);
            markup.open("circle", &[("cx", &Tenth(self.place(*day))), ("cy", &middle), ("r", &4), ("class", &class)]);
            markup.element(
                "title",
                &[],
                &format!("{} {}", step.date.as_deref().unwrap_or_default(), words(&step.status)),
            );
            markup.close();
        }
        markup.finish()
    }
}
