//! What lies ahead without a future tense that says so: plans, appointments, headlines, the present.

use super::{CLOSE, Cues, NOUN, OVER, is_weekday, verb_like};
use crate::model::{Daytime, Direction, Meaning, Period, Point, TimeMention};
use crate::rules::inflect::Form;
use crate::rules::scan::{Mark, Scan};
use crate::text::{Casing, TokenKind};

/// How far words reach that say that all behind them is to come (`is scheduled to`).
const FAR: usize = 24;
/// How far before its time a verb stands that sets it.
const SET: usize = 8;
/// The key of the present tenses that are finite.
const NOW: &str = "now";
/// The key of words that say for sure that what stands behind them is to come.
const SURE: &str = "sure";

impl Cues {
    /// The past of a verb of the same clause, however far, that tells no plan: `blocked the firm's takeover offer in January`.
    pub(super) fn done_before(&self, scan: &Scan, first: usize, start: usize) -> Option<Direction> {
        let plans = [self.foretelling, self.speech, self.gathering, self.infinitive];
        let planned = || (start..first).any(|at| plans.iter().any(|class| scan.is(at, *class)));
        self.verb_before(scan, first, start).filter(|way| *way == Direction::Past && !planned())
    }

    /// `They met in May and in August`: that `May` is no verb.
    pub(super) fn is_month_name(&self, scan: &Scan, at: usize) -> bool {
        scan.tokens[at].casing == Casing::Capital && scan.is(at, self.month) && !scan.opens_sentence(at)
    }

    /// Is what belongs to the day a plan or an end that is set: `Friday's deadline`?
    pub(super) fn names_plan(&self, scan: &Scan, end: usize) -> bool {
        (end + 1..end + 1 + NOUN).any(|at| scan.is(at, self.tense_noun))
    }

    /// `Banks are closed Monday`, `are closed on Monday`: what is so in the present lies ahead.
    pub(super) fn present_passive(&self, scan: &Scan, first: usize, start: usize) -> bool {
        let verb = first - usize::from(first > start && scan.is(first - 1, self.time_preposition));
        let Some(verb) = verb.checked_sub(1).filter(|verb| *verb > start) else { return false };
        let past = |word: &str| self.endings.iter().any(|(end, way)| *way == Direction::Past && word.ends_with(end));
        let now = scan.mark(verb - 1, self.present).is_some_and(|mark| scan.key(mark) == NOW);
        now && self.is_present(scan, verb - 1) && verb_like(scan, verb).is_some_and(past)
    }

    /// `Set a vote for Friday`: what a time is set for is to come.
    pub(super) fn is_set_for(&self, scan: &Scan, first: usize, start: usize) -> bool {
        let from = start.max(first.saturating_sub(SET));
        let open = |at: &usize| !matches!(scan.sign(*at), ',' | ';' | ':');
        first > start
            && scan.is(first - 1, self.prepared_for)
            && (from..first - 1).rev().take_while(open).any(|at| scan.is(at, self.set_for))
    }

    /// `Who swims Thursday`, `she speaks on Friday`.
    pub(super) fn is_told_now(&self, scan: &Scan, first: usize) -> bool {
        let verb = first - usize::from(first > 0 && scan.is(first - 1, self.time_preposition));
        let Some(verb) = verb.checked_sub(1).filter(|verb| *verb > 0) else { return false };
        let form = scan.mark(verb, self.verb).and_then(|mark| scan.grammar.words.verb(mark.value));
        form.is_some_and(|verb| verb.form == Form::Present)
            && self.endings.iter().all(|(ending, _)| !scan.token_text(verb).ends_with(ending))
            && !scan.is(verb - 1, self.determiner)
            && self.subjects.iter().any(|class| scan.is(verb - 1, *class))
    }

    /// A headline tells a plan by its infinitive: `Storm to hit coast Tuesday`.
    pub(super) fn is_headline_plan(&self, scan: &Scan, first: usize, sentence: &std::ops::Range<usize>) -> bool {
        let base = |at: usize| {
            let mark = scan.mark(at, self.verb).and_then(|mark| scan.grammar.words.verb(mark.value));
            mark.is_some_and(|verb| verb.form == Form::Base)
        };
        let ended = matches!(scan.sign(sentence.end - 1), '.' | '!' | '?' | '"' | '”');
        let named = |at: usize| at > sentence.start && scan.tokens[at - 1].kind == TokenKind::Word;
        !ended && (sentence.start..first).any(|at| scan.is(at, self.infinitive) && named(at) && base(at + 1))
    }

    /// A weekday with its hour, and no verb that says it is over: `Leeds - York, Saturday at 3 p.m.`
    pub(super) fn is_appointed(&self, scan: &Scan, mention: &TimeMention, end: usize) -> bool {
        let clock = |time| matches!(time, Some(Daytime::Clock { .. }));
        let own = matches!(&mention.meaning, Meaning::Point(point) if clock(point.time));
        let behind =
            || scan.is(end, self.appointed) && (scan.is(end + 1, self.clock) || scan.is(end + 2, self.hour_sign));
        is_weekday(&mention.meaning) && (own || behind())
    }

    /// Does its sentence open with a preposition of what lies ahead, `Until Sunday, the roads are shut`, and go on with no
    /// verb of the past: `Until Sunday, they were shut`?
    pub(super) fn opens_ahead(&self, scan: &Scan, first: usize, sentence: &std::ops::Range<usize>) -> bool {
        let (start, end) = (sentence.start, sentence.end);
        let mark = scan.mark(start, self.tense_before).filter(|mark| mark.first as usize == start);
        let over = |m: Mark| scan.key(m) == OVER || Direction::parse(scan.key(m)) == Some(Direction::Past);
        let verb = || {
            let mut behind = (first..end.min(first + super::REACH)).filter(|at| !scan.is(*at, self.speech));
            behind.find_map(|at| self.cue(scan, at, false))
        };
        mark.is_some_and(|m| m.end as usize + 1 >= first && !over(m)) && verb() != Some(Direction::Past)
    }

    pub(super) fn is_to_come(&self, scan: &Scan, first: usize, start: usize) -> bool {
        let of_old = |at: usize| first - at <= CLOSE && self.is_plan_of_old(scan, at);
        let from = start.max(first.saturating_sub(FAR));
        let mut marks = (from..first).filter(|at| !of_old(*at)).filter_map(|at| scan.mark(at, self.to_come));
        marks.any(|mark| scan.key(mark) == SURE)
    }
}

/// A month that is nothing else.
pub(super) fn is_month(meaning: &Meaning) -> bool {
    let Meaning::Point(point) = meaning else { return false };
    matches!(point.period, Some(Period::Month(_))) && Point { period: None, ..*point } == Point::default()
}
