//! Who acts with whom: actors on a ring, a line between two that share events, and the same as a table.

use super::markup::{Markup, Tenth};
use super::sources::{Sources, counted, shortened};
use super::timeline::lane;
use crate::model::EventStatus;
use crate::order::Order as _;
use crate::render::wording::when;
use crate::report::EventRecord;
use std::collections::BTreeMap;

/// How many pairs the table holds.
const PAIRS: usize = 40;
/// How many events of a pair are linked.
const LINKS: usize = 6;

/// The network as the page shows it.
#[derive(Debug, Default)]
pub struct Network {
    pub wide: String,
    pub narrow: String,
    pub pairs: Vec<Pair>,
    pub total: usize,
    pub actors: usize,
}

/// Two actors and what they share.
#[derive(Debug)]
pub struct Pair {
    pub first: String,
    pub second: String,
    pub friendly: usize,
    pub hostile: usize,
    /// Event types with their counts, the most frequent first.
    pub kinds: String,
    pub span: String,
    /// Places of events in the list, with their dates; undated ones with their types.
    pub events: Vec<(usize, String)>,
    pub more: usize,
}

/// What two actors share: places in the list of events.
type Shared<'a> = BTreeMap<(&'a str, &'a str), Vec<usize>>;

impl Network {
    /// `listed` says whether an event stands in the timeline's list, where a link can go.
    pub fn of(sources: &Sources, listed: impl Fn(usize) -> bool) -> Network {
        let shared = shared(&sources.report.events);
        let mut order: Vec<_> = shared.iter().collect();
        order.order_by_key(|(names, events)| (std::cmp::Reverse(events.len()), **names));
        let total = order.len();
        let pairs = order.iter().take(PAIRS).map(|(names, events)| pair(sources, names, events, &listed)).collect();
        Network {
            wide: Ring { width: 1080.0, margin: 250.0, step: 27.0, most: 28, letters: 34 }.draw(sources, &shared),
            narrow: Ring { width: 360.0, margin: 121.0, step: 26.0, most: 20, letters: 13 }.draw(sources, &shared),
            pairs,
            total,
            actors: weights(&shared).len(),
        }
    }
}

/// The pairs of every event that is not denied: each source with each target, or all sources with one another.
fn shared(events: &[EventRecord]) -> Shared<'_> {
    let mut shared = Shared::new();
    for (index, event) in events.iter().enumerate() {
        if event.status == EventStatus::Negated.as_str() {
            continue;
        }
        let mut pairs: Vec<(&str, &str)> = Vec::new();
        let others = if event.target.is_empty() { &event.source } else { &event.target };
        for first in &event.source {
            pairs.extend(others.iter().filter(|o| *o != first).map(|o| (first.min(o).as_str(), first.max(o).as_str())));
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs.into_iter().for_each(|pair| shared.entry(pair).or_default().push(index));
    }
    shared
}

fn pair(sources: &Sources, names: &(&str, &str), events: &[usize], listed: &impl Fn(usize) -> bool) -> Pair {
    let event = |&index: &usize| &sources.report.events[index];
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    events.iter().map(event).for_each(|e| *kinds.entry(e.kind.to_lowercase()).or_default() += 1);
    let mut kinds: Vec<(String, usize)> = kinds.into_iter().collect();
    kinds.order_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
    let friendly = events.iter().map(event).filter(|e| lane(&e.kind).friendly).count();
    let first = events.iter().filter_map(|i| event(i).date.earliest.as_deref()).min();
    let last = events.iter().filter_map(|i| event(i).date.latest.as_deref()).max();
    let span = match (first, last) {
        (Some(first), Some(last)) if first == last => first.to_owned(),
        (Some(first), Some(last)) => format!("{first} to {last}"),
        _ => String::new(),
    };
    let link = |&index: &usize| {
        let EventRecord { date, kind, .. } = event(&index);
        (index + 1, if date.earliest.is_some() { when(date) } else { kind.to_lowercase() })
    };
    let links: Vec<_> = events.iter().filter(|i| listed(**i)).take(LINKS).map(link).collect();
    Pair {
        first: sources.name(names.0).to_owned(),
        second: sources.name(names.1).to_owned(),
        friendly,
        hostile: events.len() - friendly,
        kinds: kinds.iter().map(|(kind, count)| format!("{kind} {count}")).collect::<Vec<_>>().join(", "),
        span,
        more: events.len() - links.len(),
        events: links,
    }
}

/// How many events each actor shares.
fn weights<'a>(shared: &Shared<'a>) -> BTreeMap<&'a str, usize> {
    let mut weights = BTreeMap::new();
    for ((first, second), events) in shared {
        *weights.entry(*first).or_default() += events.len();
        *weights.entry(*second).or_default() += events.len();
    }
    weights
}

/// Actors on a ring, names outside, level with their actors, so that no name covers another.
struct Ring {
    width: f64,
    /// Room for names on either side.
    margin: f64,
    /// From one name down to the next.
    step: f64,
    /// How many actors.
    most: usize,
    /// How long a name is.
    letters: usize,
}

/// Where an actor stands.
struct Node<'a> {
    id: &'a str,
    weight: usize,
    x: f64,
    y: f64,
    left: bool,
}

impl Ring {
    fn draw(&self, sources: &Sources, shared: &Shared) -> String {
        let nodes = self.nodes(shared);
        if nodes.is_empty() {
            return String::new();
        }
        let height = nodes.len().div_ceil(2) as f64 * self.step + self.step;
        let view = format!("0 0 {} {}", Tenth(self.width), Tenth(height));
        let label = format!("{} and the events that they share", counted(nodes.len(), "actor"));
        let mut markup = Markup::default();
        markup.open("svg", &[("viewBox", &view), ("role", &"img"), ("aria-label", &label)]);
        let centre = (self.width / 2.0, height / 2.0);
        let mut lines: Vec<_> = shared.iter().collect();
        lines.order_by_key(|(names, events)| (events.len(), **names));
        for ((first, second), events) in lines {
            let at = |id: &str| nodes.iter().find(|n| n.id == id);
            if let (Some(first), Some(second)) = (at(first), at(second)) {
                self.draw_line(&mut markup, sources, [first, second], events, centre);
            }
        }
        nodes.iter().for_each(|node| self.draw_node(&mut markup, sources, node));
        markup.finish()
    }

    /// The most active actors, each beside those it shares most with, set down one side and up the other.
    fn nodes<'a>(&self, shared: &Shared<'a>) -> Vec<Node<'a>> {
        let weights = weights(shared);
        let mut most: Vec<(&str, usize)> = weights.into_iter().collect();
        most.order_by_key(|(id, weight)| (std::cmp::Reverse(*weight), *id));
        most.truncate(self.most);
        let order = neighbours(most, shared);
        let half = order.len().div_ceil(2);
        let place = |(n, (id, weight)): (usize, (&'a str, usize))| {
            let left = n >= half;
            let row = if left { order.len() - 1 - n } else { n };
            let rows = if left { order.len() - half } else { half };
            // Level rows on an ellipse: evenly spaced names, whatever the angle.
            let across = (row as f64 + 0.5) / rows as f64 * 2.0 - 1.0;
            let bulge = (1.0 - across * across).max(0.0).sqrt() * (self.width / 2.0 - self.margin);
            let x = if left { self.width / 2.0 - bulge } else { self.width / 2.0 + bulge };
            let y = self.step * (row as f64 + 1.0) + (half - rows) as f64 * self.step / 2.0;
            Node { id, weight, x, y, left }
        };
        order.iter().copied().enumerate().map(place).collect()
    }

    fn draw_line(
        &self,
        markup: &mut Markup,
        sources: &Sources,
        [first, second]: [&Node; 2],
        events: &[usize],
        centre: (f64, f64),
    ) {
        let friendly = events.iter().filter(|&&i| lane(&sources.report.events[i].kind).friendly).count();
        let tone = match (friendly, events.len() - friendly) {
            (_, 0) => "friendly",
            (0, _) => "hostile",
            _ => "mixed",
        };
        let (x, y) = bend((first.x, first.y), (second.x, second.y), centre);
        let [from, to] = [first, second].map(|n| format!("{} {}", Tenth(n.x), Tenth(n.y)));
        let path = format!("M{from}Q{} {} {to}", Tenth(x), Tenth(y));
        let width = Tenth(1.0 + (events.len() as f64).ln() * 1.6);
        let class = format!("line {tone}");
        markup.open("path", &[("d", &path), ("class", &class), ("stroke-width", &width)]);
        let count = counted(events.len(), "event");
        let [a, b] = [first, second].map(|n| sources.name(n.id));
        markup.element("title", &[], &format!("{a} and {b}: {count}, {friendly} cooperative"));
        markup.close();
    }

    fn draw_node(&self, markup: &mut Markup, sources: &Sources, node: &Node) {
        let actor = sources.report.actors.iter().find(|a| a.id == node.id);
        let class = format!("node {}", actor.map_or("", |a| a.kind.as_str()));
        let radius = 3.0 + (node.weight as f64).sqrt().min(6.0);
        let full = sources.name(node.id);
        markup.open("g", &[("class", &class)]);
        markup.element("title", &[], &format!("{full}: {} shared", counted(node.weight, "event")));
        markup.leaf("circle", &[("cx", &Tenth(node.x)), ("cy", &Tenth(node.y)), ("r", &Tenth(radius))]);
        let (x, side) = if node.left { (node.x - radius - 6.0, "end") } else { (node.x + radius + 6.0, "start") };
        let place: [(&str, &dyn std::fmt::Display); 4] =
            [("x", &Tenth(x)), ("y", &Tenth(node.y + 4.0)), ("text-anchor", &side), ("class", &"name")];
        markup.element("text", &place, &shortened(full, self.letters));
        markup.close();
    }
}

/// Where a line between two points bends to: inwards, and the farther the longer the line is.
fn bend(first: (f64, f64), second: (f64, f64), centre: (f64, f64)) -> (f64, f64) {
    let middle = ((first.0 + second.0) / 2.0, (first.1 + second.1) / 2.0);
    let inwards = (centre.0 - middle.0, centre.1 - middle.1);
    let room = inwards.0.hypot(inwards.1);
    let length = (first.0 - second.0).hypot(first.1 - second.1);
    let part = if room > 0.0 { (0.6 * length + 10.0).min(0.7 * room) / room } else { 0.0 };
    (middle.0 + inwards.0 * part, middle.1 + inwards.1 * part)
}

/// Puts each actor next to the one before that it shares most with, so that lines are short.
fn neighbours<'a>(mut rest: Vec<(&'a str, usize)>, shared: &Shared<'a>) -> Vec<(&'a str, usize)> {
    let mut order: Vec<(&str, usize)> = Vec::new();
    let between = |a: &'a str, b: &'a str| shared.get(&(a.min(b), a.max(b))).map_or(0, Vec::len);
    while !rest.is_empty() {
        let last = order.last().map(|(id, _)| *id);
        let best = last.map_or(0, |last| {
            let score = |&n: &usize| (between(last, rest[n].0), rest[n].1, std::cmp::Reverse(n));
            (0..rest.len()).max_by_key(score).unwrap_or(0)
        });
        order.push(rest.remove(best));
    }
    order
}
