//! Where the verbs near a time put it: before or after the moment of writing.

mod forms;
mod plans;

use super::strings;
use crate::model::{Base, Direction, Meaning, Point, Shift, TimeMention, Unit};
use crate::rules::Grammar;
use crate::rules::inflect::VERB;
use crate::rules::lexicon::ClassId;
use crate::rules::scan::Scan;
use crate::text::{Casing, TokenKind};

/// How far a verb's tense reaches, in tokens.
const REACH: usize = 16;
/// The same where the clause runs on to a time without a comma.
const CLAUSE: usize = 20;
/// The same for a month or a season, which lie farther off than what a sentence tells; for one that opens its sentence.
const MONTH_REACH: usize = 6;
const HEAD_REACH: usize = 32;
/// How close a preposition or a participle must stand.
const CLOSE: usize = 2;
/// How far behind a day the verb stands whose subject is something of that day.
const SUBJECT: usize = 5;
/// How many words behind `Friday's` the noun may stand that it belongs to.
const NOUN: usize = 3;
/// How far before its noun an article stands.
const ARTICLE: usize = 4;
/// How far before its participle an auxiliary stands.
const AUXILIARY: usize = 4;
/// The key of prepositions that say what lies ahead unless a verb of the past stands before them.
const UNLESS_PAST: &str = "unless_past";
/// The key of those that do so unless that verb is denied: `did not answer until Friday`.
const UNLESS_DENIED: &str = "unless_denied";
/// The key of those that do so unless a verb of the past before them tells what was done, not what is planned.
const UNLESS_DONE: &str = "unless_done";
/// The key of those that do so unless a verb behind them tells what had been done by then.
const UNLESS_OVER: &str = "unless_over";
/// The key of nouns of what is to come that are made before it.
const PLAN: &str = "plan";
/// The key of those that say what is over, whatever verb stands near: `since Wednesday at 10:30 it is shut`.
const OVER: &str = "over";
/// The key of those that do so wherever they stand: `ahead of Sunday's vote`.
const AHEAD: &str = "ahead";
/// The shortest word that an ending says something of.
const SHORTEST: usize = 5;

/// The words and endings that tell a tense.
pub struct Cues {
    tense: ClassId,
    subordinator: ClassId,
    /// Of these, the nouns, which help no participle.
    tense_noun: ClassId,
    tense_before: ClassId,
    to_come: ClassId,
    one_of: ClassId,
    appointed: ClassId,
    clock: ClassId,
    hour_sign: ClassId,
    genitive: ClassId,
    present: ClassId,
    infinitive: ClassId,
    determiner: ClassId,
    /// What is spoken of only once it is over, and what stands between it and its time.
    done: ClassId,
    genitive_before: ClassId,
    negation: ClassId,
    relative: ClassId,
    conjunction: ClassId,
    prepared_for: ClassId,
    /// What is made ready for a day to come: `tickets for`.
    prepared: ClassId,
    /// Verbs that set a time: `set a vote for`; that tell of plans; that tell what had been done.
    set_for: ClassId,
    foretelling: ClassId,
    past_perfect: ClassId,
    /// `Who swims Thursday`.
    subjects: [ClassId; 2],
    /// Present tenses, behind a plural, of what is to come: `ministers meet`.
    tense_plural: ClassId,
    verb: ClassId,
    weekday: ClassId,
    month: ClassId,
    speech: ClassId,
    gathering: ClassId,
    time_preposition: ClassId,
    plurals: Vec<&'static str>,
    /// Nouns of time, which can end as participles do.
    nouns: [ClassId; 2],
    endings: Vec<(&'static str, Direction)>,
    participles: Vec<&'static str>,
}

impl Cues {
    pub fn new(grammar: &Grammar) -> Cues {
        let endings = |name, direction| strings(grammar, name).map(move |ending| (ending, direction));
        let endings = endings("future_endings", Direction::Future).chain(endings("past_endings", Direction::Past));
        Cues {
            tense: grammar.class("tense"),
            subordinator: grammar.class("subordinator"),
            tense_noun: grammar.class("tense_noun"),
            tense_before: grammar.class("tense_before"),
            to_come: grammar.class("to_come"),
            one_of: grammar.class("one_of"),
            appointed: grammar.class("appointed"),
            clock: grammar.class("clock"),
            hour_sign: grammar.class("hour_sign"),
            genitive: grammar.class("day_genitive"),
            present: grammar.class("present_be"),
            infinitive: grammar.class("infinitive"),
            determiner: grammar.class("determiner"),
            done: grammar.class("done_noun"),
            genitive_before: grammar.class("genitive_before"),
            negation: grammar.class("negation"),
            relative: grammar.class("relative"),
            conjunction: grammar.class("conjunction"),
            prepared_for: grammar.class("prepared_for"),
            prepared: grammar.class("prepared"),
            set_for: grammar.class("set_for"),
            foretelling: grammar.class("foretelling"),
            past_perfect: grammar.class("past_perfect"),
            subjects: [grammar.class("pronoun"), grammar.class("relative")],
            tense_plural: grammar.class("tense_plural"),
            verb: grammar.class(VERB),
            weekday: grammar.class("weekday"),
            month: grammar.class("month"),
            speech: grammar.class("speech"),
            gathering: grammar.class("gathering"),
            time_preposition: grammar.class("time_preposition"),
            plurals: strings(grammar, "plural_endings").collect(),
            nouns: [grammar.class("unit"), grammar.class("daypart")],
            endings: endings.collect(),
            participles: strings(grammar, "participle_endings").collect(),
        }
    }

    /// The direction of the nearest cue; asked only where the expression itself leaves it open.
    pub fn direction(&self, scan: &Scan, mention: &TimeMention) -> Option<Direction> {
        let (first, end) = (mention.tokens.first as usize, mention.tokens.end as usize);
        let open = match &mention.meaning {
            Meaning::Point(point) => is_open(point),
            Meaning::Interval(ends) => is_open(&ends.0),
            _ => false,
        };
        if !open {
            return None;
        }
        // `Until 5 p.m.`, `by dawn` say nothing of the day.
        let of_told = |point: &Point| point.within.is_none_or(|shift| shift.base == Base::Day && shift.count == 0);
        let of_day = |point: &Point| Point { time: None, within: None, ..*point } == Point::default();
        let moment = matches!(&mention.meaning, Meaning::Point(point) if of_day(point) && of_told(point));
        let sentence = scan.sentences.get(scan.sentence_of(first))?.tokens();
        // What is of a day (`Friday's vote`) is told of by the verb behind it.
        let of_it = scan.mark(end, self.genitive).is_some();
        if self.is_of_done(scan, first, end, of_it) || !scan.is(end, self.present) && self.is_since(scan, first) {
            return Some(Direction::Past);
        }
        let opens = first < sentence.start + CLOSE && !of_it && is_weekday(&mention.meaning);
        let present_before = || {
            let told = first > sentence.start && self.is_present(scan, first - 1);
            let on = || first > sentence.start + 1 && scan.is(first - 1, self.time_preposition);
            let told_on = || !of_it && on() && self.is_present(scan, first - 2);
            told || told_on()
                || !of_it && (self.present_passive(scan, first, sentence.start) || self.is_told_now(scan, first))
        };
        let present_behind = || opens && (scan.is(end, self.present) || scan.is(end + 2, self.present));
        let ready = of_it && first > sentence.start + 1 && scan.is(first - 1, self.prepared_for);
        if present_behind()
            || is_weekday(&mention.meaning) && present_before()
            || ready && scan.is(first - 2, self.prepared)
            || !of_it && self.is_set_for(scan, first, sentence.start)
        {
            return Some(Direction::Future);
        }
        let reach = if of_it { SUBJECT } else { reach(&mention.meaning, first <= sentence.start + CLOSE) };
        self.nearest(scan, (first, end), sentence.clone(), reach, of_it, moment)
            .or_else(|| ready.then_some(Direction::Future))
            .or_else(|| (of_it && self.names_plan(scan, end)).then_some(Direction::Future))
            .or_else(|| of_it.then(|| self.verb_before(scan, first, sentence.start)).flatten())
            .or_else(|| {
                let told_ahead = opens && scan.sign(end) == ':' || self.is_appointed(scan, mention, end);
                let ahead = told_ahead || self.opens_ahead(scan, first, &sentence);
                let ahead = ahead || is_weekday(&mention.meaning) && self.is_headline_plan(scan, first, &sentence);
                (ahead || self.is_to_come(scan, first, sentence.start)).then_some(Direction::Future)
            })
            .or_else(|| {
                plans::is_month(&mention.meaning).then(|| self.done_before(scan, first, sentence.start)).flatten()
            })
    }

    /// What the nearest verb or preposition says, before the expression or behind it.
    fn nearest(
        &self,
        scan: &Scan,
        (first, end): (usize, usize),
        sentence: std::ops::Range<usize>,
        reach: usize,
        of_it: bool,
        moment: bool,
    ) -> Option<Direction> {
        // `a statement by X, on Saturday, asserting that Chad would pay`: not of what is said.
        let said = |at: usize| at > end && scan.mark(at, self.subordinator).is_some_and(|m| scan.key(m) == "that");
        let ends = |at: &usize| closes(scan, *at) || said(*at);
        let ahead = (end..sentence.end.min(end + reach)).find(ends).unwrap_or(sentence.end);
        // `Will move up the coast Tuesday and Wednesday, they said`, `on Friday which is to …`
        let listed = if scan.is(end + 1, self.weekday) { end + 2 } else { end };
        // `met on Friday and is to …`
        let joined = scan.is(end, self.conjunction) && scan.is(end + 1, self.present);
        let parts = scan.sign(listed) == ',' || scan.is(end, self.relative) || joined;
        let parted = parts && first > sentence.start + CLOSE;
        let ahead = if parted && self.verb_before(scan, first, sentence.start).is_some() { end } else { ahead };
        (1..=reach).find_map(|distance| {
            let before = first.checked_sub(distance).filter(|at| *at >= sentence.start);
            let after = Some(end + distance - 1).filter(|at| *at < ahead);
            let close = distance <= CLOSE;
            let preposition =
                before.filter(|_| !moment).and_then(|at| self.preposition(scan, at, first, sentence.start));
            let verb = before.filter(|_| !of_it).and_then(|at| self.cue(scan, at, close));
            // The noun that is of a day is told of by the verb behind it: `Wednesday's deadline passed`.
            let after = after.filter(|at| !of_it || !scan.is(*at, self.tense_noun));
            let behind = || after.and_then(|at| self.cue(scan, at, false));
            // Who `surrendered here Saturday will go`: the verb before it stands hardly farther off.
            let past = || {
                let at = first.checked_sub(distance + 1).filter(|at| *at >= sentence.start && !of_it);
                at.and_then(|at| self.cue(scan, at, false)).filter(|cue| *cue == Direction::Past)
            };
            preposition.or(verb).or_else(|| behind().map(|cue| past().unwrap_or(cue)))
        })
    }

    /// Does a word stand right before it that says what is over, not why (`since Monday is a holiday`)?
    fn is_since(&self, scan: &Scan, first: usize) -> bool {
        first > 0 && scan.mark(first - 1, self.tense_before).is_some_and(|mark| scan.key(mark) == OVER)
    }

    /// `The hearing is Friday`; a genitive (`the firm's Friday`) is no verb.
    fn is_present(&self, scan: &Scan, at: usize) -> bool {
        scan.is(at, self.present) && !scan.is(at, self.genitive)
    }

    /// Is it the time of what nobody speaks of before it is over (`Friday's crash`, `the crash of Friday`)?
    fn is_of_done(&self, scan: &Scan, first: usize, end: usize, of_it: bool) -> bool {
        let behind = || (end + 1..end + 1 + NOUN).any(|at| scan.is(at, self.done));
        let before = || scan.is(first - 1, self.genitive_before) && scan.is(first - 2, self.done);
        of_it && behind() || first >= 2 && before()
    }

    /// What the verb of the same clause says, no comma between: `will meet on Friday, he said`.
    fn verb_before(&self, scan: &Scan, first: usize, start: usize) -> Option<Direction> {
        let clause = (start.max(first.saturating_sub(CLAUSE))..first).rev().take_while(|at| scan.sign(*at) != ',');
        clause.map(|at| self.cue(scan, at, first - at <= CLOSE)).find_map(|cue| cue)
    }

    /// A preposition right before the expression (`until`, `à partir de`); at the head of a sentence the verb decides.
    fn preposition(&self, scan: &Scan, at: usize, first: usize, start: usize) -> Option<Direction> {
        // `Up until Friday` is not `until Friday`.
        let whole = at.checked_sub(1).filter(|before| *before >= start);
        let whole = whole.and_then(|before| scan.mark(before, self.tense_before)).filter(|m| m.end as usize > at);
        let mark = whole.or(scan.mark(at, self.tense_before)).filter(|m| m.end as usize + 1 >= first)?;
        match scan.key(mark) {
            AHEAD => return Some(Direction::Future),
            OVER => return Some(Direction::Past),
            _ => {}
        }
        if mark.first as usize == start {
            return None;
        }
        // `Hurt by a second-quarter loss`.
        if (mark.end as usize) < first && scan.is(first - 1, self.one_of) {
            return None;
        }
        let past = || self.verb_before(scan, at, start) == Some(Direction::Past);
        let planned = || (start.max(at.saturating_sub(REACH))..at).any(|at| scan.is(at, self.foretelling));
        match scan.key(mark) {
            UNLESS_DONE => (!past() || planned()).then_some(Direction::Future),
            UNLESS_OVER => {
                let behind = (first + 1..first + REACH).take_while(|at| !matches!(scan.sign(*at), ',' | '.' | ';'));
                let over = behind.into_iter().any(|at| scan.is(at, self.past_perfect));
                Some(if over { Direction::Past } else { Direction::Future })
            }
            UNLESS_PAST => (!past()).then_some(Direction::Future),
            UNLESS_DENIED => {
                let denied = (start.max(at.saturating_sub(REACH))..at).any(|at| scan.is(at, self.negation));
                Some(if denied && past() { Direction::Past } else { Direction::Future })
            }
            direction => Direction::parse(direction),
        }
    }

    fn cue(&self, scan: &Scan, at: usize, close: bool) -> Option<Direction> {
        if self.is_month_name(scan, at) {
            return None;
        }
        if at > 0 && scan.is(at, self.tense_plural) && self.is_plural(scan, at - 1) {
            return Some(Direction::Future);
        }
        if let Some(mark) = scan.mark(at, self.tense).filter(|_| !opens_alone(scan, at)) {
            let apart = self.is_part(scan, at) || close && self.is_plan_of_old(scan, at);
            let direction = Direction::parse(scan.key(mark)).filter(|_| !apart);
            // `Is hit`, `due to hit`: no past, for all that the word can be one.
            let past = || at == 0 || !scan.is(at - 1, self.present) && !scan.is(at - 1, self.infinitive);
            return direction.filter(|d| *d != Direction::Past || past());
        }
        let Some(word) = verb_like(scan, at).filter(|_| !self.nouns.iter().any(|noun| scan.is(at, *noun))) else {
            return self.is_past_alone(scan, at).then_some(Direction::Past);
        };
        match self.endings.iter().find(|(ending, _)| word.ends_with(ending)) {
            Some((_, Direction::Past)) if self.is_attribute(scan, at) => None,
            Some((_, Direction::Past)) => Some(self.auxiliary(scan, at, CLOSE).unwrap_or(Direction::Past)),
            Some((_, direction)) => Some(*direction),
            None => {
                let participle = close && self.participles.iter().any(|ending| word.ends_with(ending));
                let told = || participle.then(|| self.auxiliary(scan, at, AUXILIARY).unwrap_or(Direction::Past));
                if self.is_past_alone(scan, at) { Some(Direction::Past) } else { told() }
            }
        }
    }

    /// A noun with its article right before a time: `approved a spending plan on Thursday`.
    fn is_plan_of_old(&self, scan: &Scan, at: usize) -> bool {
        let article = |at: usize| scan.is(at, self.determiner);
        scan.mark(at, self.tense_noun).is_some_and(|mark| scan.key(mark) == PLAN)
            && (at.saturating_sub(ARTICLE)..at).any(article)
            && !scan.is(at + 1, self.genitive_before)
    }
}

/// How far a verb's tense reaches; a month that opens its sentence is that of its verb.
fn reach(meaning: &Meaning, opens: bool) -> usize {
    match meaning {
        Meaning::Point(Point { period: Some(_), day: None, .. }) if opens => HEAD_REACH,
        Meaning::Point(Point { period: Some(_), day: None, .. }) => MONTH_REACH,
        _ => REACH,
    }
}

/// A lone letter at the head of a sentence is a preposition without its accent: `A suivre`.
fn opens_alone(scan: &Scan, at: usize) -> bool {
    scan.tokens[at].span.len() == 1 && scan.opens_sentence(at)
}

/// The end of a quotation or a bracket: the verbs behind it tell of something else.
fn closes(scan: &Scan, at: usize) -> bool {
    matches!(scan.sign(at), '”' | '»' | '"' | ')' | ']')
}

/// A word that can be a verb by its looks.
fn verb_like<'a>(scan: &Scan<'a>, at: usize) -> Option<&'a str> {
    let token = scan.tokens[at];
    let word = scan.token_text(at);
    // `Arrêtés dès mardi` opens its sentence.
    let lower = token.casing == Casing::Lower || token.casing == Casing::Capital && scan.opens_sentence(at);
    (lower && token.kind == TokenKind::Word && word.len() >= SHORTEST).then_some(word)
}

/// A weekday that is nothing else.
fn is_weekday(meaning: &Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Point(Point { weekday: Some(_), period: None, day: None, within: None, which: None, .. })
    )
}

fn is_open(point: &Point) -> bool {
    let told = |shift: Shift| shift.base == Base::Day && shift.count == 0;
    let open = point.within.is_none_or(|shift| shift.unit == Unit::Weekend || told(shift));
    point.year.is_none() && open
}
