//! Time expressions in a text: which words, and what they say before the article's date is known.
//!
//! Figures are marked by shape first; then the rules of the pack are tried, only at tokens close before a word of
//! time; then neighbours that make one time (`10 a.m.` and `Friday`, two ends of a range) are joined.

mod asked;
mod cue;
mod guard;
mod history;
mod join;
mod make;
mod paper;
mod shape;

use crate::analysis::Annotated;
use crate::model::{Meaning, Number, TimeMention, Tokens};
use crate::rules::lexicon::ClassId;
use crate::rules::scan::{ClassSet, Scan};
use crate::rules::{Fired, Grammar};
use asked::allowed;
use cue::Cues;
use guard::YearGuard;
use make::Maker;
use shape::Shapes;

/// How many tokens before its first word of time a rule may begin; before its first figure, where no such word stands.
const REACH: usize = 5;
const REACH_OF_FIGURES: usize = 3;

/// All time expressions in text order; each adds a mark of class `time` with its index.
pub fn times(annotated: &mut Annotated) -> Vec<TimeMention> {
    let Annotated { scan, numbers, .. } = annotated;
    let years = YearGuard::new(scan);
    let near = near(scan, numbers, &years);
    let mut mentions = matched(scan, numbers, &near, &years);
    join::join(scan, numbers, &years, &mut mentions);
    history::part_ranges(scan, &mut mentions);
    let cues = scan.grammar.derived(Cues::new);
    for mention in &mut mentions {
        mention.direction = cues.direction(scan, mention);
    }
    let class = scan.grammar.class("time");
    for (n, mention) in mentions.iter().enumerate() {
        scan.add(mention.tokens.first as usize, mention.tokens.end as usize, class, n as u32);
    }
    mentions
}

/// For each token, whether a word of time or a figure stands there or closely behind it. Marks figures by shape.
fn near(scan: &mut Scan, numbers: &[Number], years: &YearGuard) -> Vec<bool> {
    let mut near = vec![false; scan.tokens.len()];
    let mut seen = |at: usize, reach: usize| near[at.saturating_sub(reach)..=at].fill(true);
    let reaches = scan.grammar.derived(Reaches::new);
    for at in 0..scan.tokens.len() {
        if let Some(reach) = reaches.at(scan, at) {
            seen(at, reach);
        }
    }
    Shapes::new(scan, years).mark(scan, numbers, |at| seen(at, REACH_OF_FIGURES));
    near
}

/// How far before a word of time a rule may begin.
struct Reaches {
    words_of_time: ClassSet,
    /// By class, and one more; 0 for what is no word of time.
    by_class: Vec<u8>,
}

impl Reaches {
    fn new(grammar: &Grammar) -> Reaches {
        let mut reaches = Reaches { words_of_time: ClassSet::default(), by_class: Vec::new() };
        for (list, reach) in [("openers", 0), ("heads", REACH)] {
            for class in strings(grammar, list).map(|name| grammar.class(name)) {
                if class != ClassId::UNUSED {
                    reaches.add(class, reach);
                }
            }
        }
        reaches
    }

    fn add(&mut self, class: ClassId, reach: usize) {
        let at = usize::from(class.0);
        self.by_class.resize(self.by_class.len().max(at + 1), 0);
        self.by_class[at] = reach as u8 + 1;
        self.words_of_time.add(class);
    }

    /// How far before a token a rule may begin, where a word of time begins there.
    fn at(&self, scan: &Scan, token: usize) -> Option<usize> {
        if !scan.classes_at(token).meets(&self.words_of_time) {
            return None;
        }
        let mut farthest = 0;
        for sense in scan.senses_at(token) {
            farthest = self.by_class.get(usize::from(sense.class.0)).map_or(farthest, |&reach| farthest.max(reach));
        }
        farthest.checked_sub(1).map(usize::from)
    }
}

/// A list of the pack's time section.
fn strings(grammar: &Grammar, name: &str) -> impl Iterator<Item = &'static str> {
    let lists = grammar.sections.iter().filter(|(stage, _)| *stage == "time");
    lists.flat_map(move |(_, table)| table.texts(name))
}

fn matched(scan: &Scan, numbers: &[Number], near: &[bool], years: &YearGuard) -> Vec<TimeMention> {
    let mut mentions = Vec::new();
    let patterns = scan.grammar.patterns("time");
    for sentence in &scan.sentences {
        let mut at = sentence.first as usize;
        let end = sentence.end as usize;
        // Where a guard turned a rule down, the next looks at one word less: `on Friday, the first`.
        let mut to = end;
        while at < end {
            let fired = if near[at] { patterns.longest_at(scan, at, to) } else { None };
            let Some(fired) = fired else {
                (at, to) = (at + 1, end);
                continue;
            };
            let fired = farther(scan, numbers, fired, to);
            let maker = Maker::new(scan, numbers, &fired);
            let tokens = tokens(&maker);
            let mention = mention(&maker, tokens);
            let allowed = mention.is_some() && allowed(&maker, years, &mentions);
            if mention.is_some() && !allowed && holds_a_shorter(&maker) {
                to = fired.found.end as usize - 1;
                continue;
            }
            // An hour that is none (`37.1 in the morning`) leaves the words behind it to other rules.
            let read = mention.is_some() || maker.capture("hour").is_none();
            (at, to) = (if read { tokens.end } else { 0 }.max(fired.found.first + 1) as usize, end);
            let last = mentions.last();
            mentions.extend(mention.filter(|_| allowed).map(|mention| in_month_of(last, mention)));
        }
    }
    mentions
}

/// Where a guard turned the last word down, the words before it are a time of their own: a weekday, a month.
fn holds_a_shorter(maker: &Maker) -> bool {
    maker.capture("weekday").is_some() || matches!(maker.rule().field("guard"), Some("old year" | "day behind a day"))
}

/// A day with a year but without a month is of the month told right before: `Sept. 3 and 4, 2009`.
fn in_month_of(last: Option<&TimeMention>, mut mention: TimeMention) -> TimeMention {
    if let (Meaning::Point(point), Some(Meaning::Point(before))) =
        (&mut mention.meaning, last.map(|last| &last.meaning))
        && (point.day.is_some() && point.year.is_some() && point.period.is_none())
    {
        point.period = before.period;
    }
    mention
}

/// A rule that fired on the words before an expression gives way to one that reads on from the expression itself.
fn farther(scan: &Scan, numbers: &[Number], fired: Fired, to: usize) -> Fired {
    let found = tokens(&Maker::new(scan, numbers, &fired));
    if found.first == fired.found.first {
        return fired;
    }
    match scan.grammar.patterns("time").longest_at(scan, found.first as usize, to) {
        // Of two that read the same words, the one that looks farther ahead knows more of them.
        Some(other)
            if (tokens(&Maker::new(scan, numbers, &other)).end, other.found.end) > (found.end, fired.found.end) =>
        {
            other
        }
        _ => fired,
    }
}

/// The words of the expression: what the rule captures as `time`, else all that it matched.
fn tokens(maker: &Maker) -> Tokens {
    let fired = maker.fired;
    match maker.capture("time") {
        Some(capture) => Tokens { first: capture.first, end: capture.end },
        None => Tokens { first: fired.found.first, end: fired.found.end },
    }
}

fn mention(maker: &Maker, tokens: Tokens) -> Option<TimeMention> {
    let meaning = maker.meaning()?;
    let kind = maker.kind(&meaning);
    let span = maker.scan.span(tokens.first as usize, tokens.end as usize);
    let middle = if matches!(meaning, Meaning::Interval(_)) { maker.middle() } else { None };
    Some(TimeMention { tokens, span, rule: maker.fired.rule, kind, meaning, middle, direction: None })
}
