//! The same event told in several articles made one, with all who tell it.
//!
//! Same are two events of one type and one day, with the same actors, where no place contradicts. A meeting needs no
//! more; of other deeds, of which one day may see several, each article must tell just one, or both the same figure. A
//! signing is one by the lands of those who sign.
//! One who denies what another tells speaks of the same event: `claims` makes a conflict of it.

mod claims;

use super::date::FirstTold;
use super::{conflict, ordered_evidence, ordered_names, place};
use crate::order::Order as _;
use crate::report::{Conflict, EventDate, EventRecord, Records, is_country_id};
use claims::Telling;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Takes the events of all records and merges them, in the order of their dates; and where those who tell them disagree.
pub(super) fn merge(all: &mut [Records], first_told: &FirstTold) -> (Vec<EventRecord>, Vec<Conflict>) {
    let mut merged = joined(told(all));
    for told in &mut merged {
        ordered_names(&mut told.event.articles);
        ordered_evidence(&mut told.event.evidence);
        if matches!(told.event.status.as_str(), "happened" | "ongoing") {
            first_told.bound(&mut told.event.date, &told.event.articles);
        }
    }
    merged.order_by(|a, b| order(&a.event).cmp(&order(&b.event)));
    let disputed = merged.iter().enumerate().filter(|(_, told)| told.tellings.len() > 1);
    let conflicts = disputed.flat_map(|(n, told)| conflict::conflicts("event", n, claims::claims(&told.tellings)));
    let conflicts = conflicts.collect();
    (merged.into_iter().map(|told| told.event).collect(), conflicts)
}

/// The events as the articles tell them, each knowing whether its article tells no other like it.
fn told(all: &mut [Records]) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    for records in all {
        let language = records.article.as_ref().and_then(|a| a.language.code.clone());
        told.extend(std::mem::take(&mut records.events).into_iter().map(|event| Told::new(event, language.clone())));
    }
    let teller = |told: &Told| told.event.articles.join("\n");
    let mut counts: FxHashMap<(String, String), usize> = FxHashMap::default();
    for told in &told {
        for key in &told.keys {
            *counts.entry((key.clone(), teller(told))).or_default() += 1;
        }
    }
    for told in &mut told {
        told.only = told.keys.iter().all(|key| counts[&(key.clone(), teller(told))] == 1);
    }
    told
}

/// Each event with all that tell the same one.
fn joined(told: Vec<Told>) -> Vec<Told> {
    let mut merged: Vec<Told> = Vec::new();
    let mut by_key: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for event in told {
        let mut near: Vec<usize> = event.keys.iter().filter_map(|key| by_key.get(key)).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        let at = match near.into_iter().find(|&at| merged[at].is(&event)) {
            Some(at) => at,
            None => {
                merged.push(event.clone());
                merged.len() - 1
            }
        };
        for key in &event.keys {
            let places = by_key.entry(key.clone()).or_default();
            if !places.contains(&at) {
                places.push(at);
            }
        }
        if merged[at].event != event.event {
            merged[at].join(event);
        }
    }
    merged
}

/// The words that an event was first found in, and their sentence.
fn words(event: &EventRecord) -> Option<(&str, &str)> {
    event.evidence.first().map(|e| (&*e.text, &*e.sentence))
}

/// By date; then those that only their article's bounds date, by the first bound; undated last; then by where it stands.
fn order(event: &EventRecord) -> impl Ord + '_ {
    let date = &event.date;
    let undated = date.value.is_none() || date.earliest.is_none();
    let bound = date.earliest.as_deref().or(date.latest.as_deref());
    let first = event.evidence.first().map(|e| (&*e.article, e.start, e.end));
    (undated, bound.is_none(), bound, date.latest.as_deref(), first, &event.kind, &event.trigger)
}

/// An event as one article tells it, ready to be compared.
#[derive(Clone, Debug)]
struct Told {
    event: EventRecord,
    language: Option<String>,
    actors: BTreeSet<String>,
    /// Whose statesmen take part.
    countries: BTreeSet<String>,
    figures: BTreeSet<String>,
    keys: Vec<String>,
    /// Its article tells no other event with one of its keys.
    only: bool,
    /// What each article says of it.
    tellings: Vec<Telling>,
}

impl Told {
    fn new(event: EventRecord, language: Option<String>) -> Told {
        let actors: BTreeSet<String> = event.source.iter().chain(&event.target).cloned().collect();
        let figures = event.evidence.iter().flat_map(|e| figures(&e.text)).collect();
        let codes = event.source_codes.iter().chain(&event.target_codes);
        let countries = codes.filter_map(|code| code.get(..3)).map(str::to_owned).collect();
        let tellings = vec![Telling::of(&event)];
        let mut told = Told { event, language, actors, countries, figures, keys: Vec::new(), only: true, tellings };
        told.keys = told.keys();
        told
    }

    /// Where to look for the same event: under its type, its day and two of its actors; under one actor or its countries
    /// and a figure; under its very words.
    fn keys(&self) -> Vec<String> {
        let (kind, deed) = (&self.event.kind, self.deed());
        let mut keys = Vec::new();
        let actors: Vec<&String> = self.actors.iter().take(MOST_ACTORS).collect();
        if let Some(days) = days(&self.event.date) {
            for (n, first) in actors.iter().enumerate() {
                keys.extend(actors[n + 1..].iter().map(|second| format!("{kind} {days} {first} {second}")));
                keys.extend(self.figures.iter().map(|figure| format!("{deed} {first} #{figure}")));
            }
            if self.countries.len() > 1 {
                let countries = self.countries.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
                keys.extend(self.figures.iter().map(|figure| format!("{deed} {countries} #{figure}")));
                if kind == CONSULT || kind == AGREE {
                    keys.push(format!("{kind} {days} of {countries}"));
                }
            }
            if let [alone] = actors[..] {
                keys.push(format!("{kind} {days} {alone}"));
            }
        }
        if let Some(evidence) = self.event.evidence.first() {
            keys.push(format!("{kind} \"{}\"", evidence.sentence));
        }
        keys
    }

    /// Its type; help that is to come is a promise of it, told as either.
    fn deed(&self) -> &str {
        let kind = self.event.kind.as_str();
        let coming = self.event.status == "scheduled" && matches!(kind, "AGREE" | "AID" | "COOPERATE");
        if coming { PROMISE } else { kind }
    }

    /// Whether another article tells this event.
    fn is(&self, other: &Told) -> bool {
        let (a, b) = (&self.event, &other.event);
        let shares_article = a.articles.iter().any(|article| b.articles.contains(article));
        let figure = !self.figures.is_disjoint(&other.figures)
            && (!self.actors.is_disjoint(&other.actors) || self.of_one_pair(other));
        if shares_article || a.kind != b.kind && !(figure && self.deed() == other.deed()) {
            return false;
        }
        if (a.status == "negated") != (b.status == "negated") {
            return self.denies(other);
        }
        if words(a) == words(b) && a.source == b.source && a.target == b.target {
            return true;
        }
        let included = self.actors.is_subset(&other.actors) || other.actors.is_subset(&self.actors);
        let meeting = a.kind == CONSULT && self.actors.len().min(other.actors.len()) > 1;
        overlap(&a.date, &b.date)
            && !self.elsewhere(other)
            && (included && meeting
                || self.statesmen(other)
                || self.signatories(other)
                || figure
                || included && self.like(other))
    }

    /// `The two presidents met`: here countries stand for those who meet in the other article.
    fn statesmen(&self, other: &Told) -> bool {
        let (mine, theirs) = (self.named(), other.named());
        self.event.kind == CONSULT && self.of_one_pair(other) && (mine.is_subset(&theirs) || theirs.is_subset(&mine))
    }

    /// `The ministers signed`, `Chad signed with the yard of Mali`: each article tells one such signing of the same lands.
    fn signatories(&self, other: &Told) -> bool {
        let done = |told: &Told| told.event.status == "happened";
        let both = |test: fn(&Told) -> bool| test(self) && test(other);
        self.event.kind == AGREE && self.of_one_pair(other) && both(done) && both(|told| told.only)
    }

    /// Do both tell of the same two countries or more?
    fn of_one_pair(&self, other: &Told) -> bool {
        self.countries.len() > 1 && self.countries == other.countries
    }

    /// The actors that are no countries.
    fn named(&self) -> BTreeSet<&str> {
        self.actors.iter().map(String::as_str).filter(|id| !is_country_id(id)).collect()
    }

    /// Each article tells one such deed only, alike in status and in who does it to whom; what one tells as done the
    /// other may tell as being done (`today we are imposing`).
    fn like(&self, other: &Told) -> bool {
        let (a, b) = (&self.event, &other.event);
        // Where all stand on one side, their order says nothing.
        let one_way = a.source == b.source && a.target == b.target
            || a.target.is_empty() && b.target.is_empty() && self.actors == other.actors;
        let under_way = |status: &str| matches!(status, "happened" | "ongoing");
        let status = a.status == b.status || under_way(&a.status) && under_way(&b.status);
        self.only && other.only && status && one_way
    }

    /// One says that it was done, the other that the same who did it to the same on that day did not.
    fn denies(&self, other: &Told) -> bool {
        let (a, b) = (&self.event, &other.event);
        let told = |status: &str| matches!(status, "happened" | "ongoing" | "negated");
        let sides = a.source == b.source && a.target == b.target && self.actors.len() > 1;
        sides && told(&a.status) && told(&b.status) && self.only && other.only && overlap(&a.date, &b.date)
    }

    /// Whether the places contradict.
    fn elsewhere(&self, other: &Told) -> bool {
        let (Some(a), Some(b)) = (&self.event.place, &other.event.place) else { return false };
        place::apart(a, b, self.language == other.language)
    }

    /// Takes in what another article tells of this event.
    fn join(&mut self, mut other: Told) {
        if self.statesmen(&other) {
            // The sides are told by those who name them.
            let (fuller, plainer) = match self.named().len() < other.named().len() {
                true => (&other.event, &mut self.event),
                false => (&self.event, &mut other.event),
            };
            (plainer.source, plainer.target) = (fuller.source.clone(), fuller.target.clone());
        }
        let (a, b) = (&mut self.event, other.event);
        if self.language.as_deref() != Some("en") && other.language.as_deref() == Some("en") {
            (a.summary, a.trigger, a.rule) = (b.summary, b.trigger, b.rule);
            self.language = other.language;
        }
        if sharpness(&b.date) < sharpness(&a.date) {
            a.date = b.date;
        }
        if rank(&b.status) < rank(&a.status) {
            a.status = b.status;
        }
        for (mine, theirs) in [(&mut a.source, b.source), (&mut a.source_codes, b.source_codes)] {
            add(mine, theirs);
        }
        let source = a.source.clone();
        add(&mut a.target, b.target.into_iter().filter(|id| !source.contains(id)).collect());
        add(&mut a.target_codes, b.target_codes);
        a.target.retain(|id| !source.contains(id));
        a.place = a.place.take().or(b.place);
        a.mode = a.mode.take().or(b.mode);
        a.attribution = a.attribution.take().or(b.attribution);
        a.mentions += b.mentions;
        a.articles.extend(b.articles);
        a.evidence.extend(b.evidence);
        self.actors.extend(other.actors);
        self.countries.extend(other.countries);
        self.figures.extend(other.figures);
        self.only &= other.only;
        self.tellings.extend(other.tellings);
    }
}

const MOST_ACTORS: usize = 6;

/// The type of meetings.
const CONSULT: &str = "CONSULT";

/// The type of signings.
const AGREE: &str = "AGREE";

/// What help to come goes by, of whatever type.
const PROMISE: &str = "promise";

fn add(into: &mut Vec<String>, more: Vec<String>) {
    for id in more {
        if !into.contains(&id) {
            into.push(id);
        }
    }
}

/// The days of a date as precise as a week, else none.
fn days(date: &EventDate) -> Option<&str> {
    let (earliest, latest) = (date.earliest.as_deref()?, date.latest.as_deref()?);
    (sharpness(date) <= A_WEEK && earliest <= latest).then_some(earliest)
}

const A_WEEK: i32 = 7;

/// How many days a date may be.
fn sharpness(date: &EventDate) -> i32 {
    let day = |text: &Option<String>| text.as_deref().and_then(|t| t.parse::<jiff::civil::Date>().ok());
    match (day(&date.earliest), day(&date.latest)) {
        (Some(first), Some(last)) => (last - first).get_days() + 1,
        _ => i32::MAX,
    }
}

fn overlap(a: &EventDate, b: &EventDate) -> bool {
    days(a).is_some() && days(b).is_some() && a.earliest <= b.latest && b.earliest <= a.latest
}

/// What happened goes before what was to happen.
fn rank(status: &str) -> usize {
    ["happened", "ongoing", "scheduled", "possible"].iter().position(|s| *s == status).unwrap_or(4)
}

/// Figures that tell one deed from another: `1.5`, `250000`; no years, no days of a month.
fn figures(text: &str) -> Vec<String> {
    let number = |word: &str| {
        let plain = plain(word);
        let year = plain.len() == 4 && (plain.starts_with("19") || plain.starts_with("20"));
        (plain.len() > 2 && !year).then_some(plain)
    };
    text.split_whitespace().filter(|w| w.bytes().any(|b| b.is_ascii_digit())).filter_map(number).collect()
}

/// A number in digits without the signs of a language: `1,5` is `1.5`, `250,000` is `250000`.
fn plain(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    let decimal = word.rsplit_once([',', '.']).filter(|(_, fraction)| fraction.len() != 3);
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    match decimal {
        Some((whole, fraction)) => format!("{}.{}", digits(whole), digits(fraction)),
        None => digits(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_alike_in_both_languages() {
        assert_eq!(figures("1,5 million de doses, le 25 septembre 2019"), ["1.5"]);
        assert_eq!(figures("1.5 million doses and 250,000 masks"), ["1.5", "250000"]);
    }
}
