//! What is said of a deed that a noun tells: that it was, will be, may be or never was.

use super::super::Reader;
use crate::model::{EventStatus, EventType, Tense, VerbGroup};
use crate::relate::clause::{Chunk, Part};
use crate::rules::frame::Frame;
use std::ops::Range;

impl Reader<'_> {
    /// What the verb that the noun stands with says of it; none where the sentence denies that there was any.
    pub(super) fn nominal_status(&self, kind: EventType, chunk: usize) -> Option<EventStatus> {
        let range = self.clauses.sentence_of(chunk);
        let behind = self.verb_behind(chunk, range.end);
        if let Some(status) = behind.and_then(|n| self.passive_from(n, &range)).and_then(|group| self.undone(group)) {
            return Some(status);
        }
        if let Some(status) = self.status_within(chunk, range.start) {
            return status;
        }
        // `any attack on Chad would be wrong`; but `ruled out any talks`, `there will be no such talks`
        if self.is_any(chunk) {
            let denied = |n: u32| self.status_behind(&self.annotated.verbs[n as usize]) == EventStatus::Negated;
            return self.verb_before(chunk, range.start).filter(|&n| denied(n)).map(|_| EventStatus::Negated);
        }
        let before = chunk.checked_sub(1).filter(|&c| c >= range.start);
        if before.is_some_and(|c| self.tells_cause(c) || self.is_past_deed(kind, c)) {
            return Some(EventStatus::Happened);
        }
        if before.is_some_and(|c| self.tells_when_else(c)) {
            return Some(self.status_beside(kind, chunk));
        }
        let verbs = &self.annotated.verbs;
        let purpose = self.infinitive_before(chunk, range.start);
        if let Some(group) = behind.map(|n| &verbs[n as usize]).filter(|g| g.finite() && purpose.is_none()) {
            return Some(self.status_as_subject(kind, group));
        }
        let before = purpose.or_else(|| self.verb_before(chunk, range.start));
        // `routinely carries out raids on Chad`: on no day.
        if before.is_some_and(|n| self.is_habit(&verbs[n as usize], n)) {
            return None;
        }
        let before = before.map(|n| &verbs[n as usize]);
        // `vows support at a summit with Chad`: what is promised there is to come, and not the summit.
        let own = || self.is_owned(self.clauses.chunks[chunk].tokens.first);
        // `arrêté à son arrivée à Lomé`
        let there = chunk > range.start
            && (self.preposition(chunk - 1) == Some("in")
                || self.preposition(chunk - 1) == Some("at") && before.is_some_and(|g| g.passive) && own());
        let done = |g: &&VerbGroup| g.finite() && matches!(g.status, EventStatus::Happened | EventStatus::Ongoing);
        // `failed to agree at talks with Chad`: these were held; not `did not take part in talks`.
        let joins = |g: &&VerbGroup| {
            let frames = self.annotated.scan.grammar.frames.of_verb(g.lemma);
            frames.into_iter().any(|f| Some(f.rule) == self.rule_of("take-part"))
        };
        let held = there
            && kind == EventType::Consult
            && before.is_some_and(|g| g.status == EventStatus::Negated && !joins(&g));
        if held || there && before.filter(done).is_some() {
            return Some(EventStatus::Happened);
        }
        let part = before.is_some_and(|g| joins(&g));
        self.as_verb_tells(kind, chunk, before, part)
    }

    /// What the verb before a noun of doing says of it; `part` where that tells of taking part in it.
    fn as_verb_tells(
        &self,
        kind: EventType,
        chunk: usize,
        before: Option<&VerbGroup>,
        part: bool,
    ) -> Option<EventStatus> {
        let status = before.map_or(EventStatus::Happened, |group| self.status_behind(group));
        let words = &self.annotated.scan.grammar.words.verbs;
        let kinds = &self.kinds;
        // `refused Chad's request for aid`: it was asked for.
        let refuses = |g: &VerbGroup| words.kinds(g.lemma) & kinds.refuse != 0 && !g.negated;
        if kind == EventType::Request && before.is_some_and(refuses) {
            return Some(EventStatus::Happened);
        }
        // `to avenge the attack on Chad`: one that all know of, and no verb that tells whether it was made; `denied taking
        // part in the raid`: it was made all the same.
        let light = if part { 0 } else { kinds.light | kinds.occur };
        let makes = light | kinds.refuse | kinds.plan | kinds.wish | kinds.hope | kinds.hostile;
        let beside = kind == EventType::Assault
            && !matches!(status, EventStatus::Happened | EventStatus::Ongoing)
            && before.is_some_and(|group| words.kinds(group.lemma) & makes == 0);
        if beside && self.all_know_of(chunk) {
            return Some(EventStatus::Happened);
        }
        // `never justify attacks on Chad`: any such.
        (!beside || status != EventStatus::Negated).then_some(status)
    }

    /// `the attack`, `the deadly 18 October attack`: an article before it, past a day.
    fn all_know_of(&self, chunk: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let timed = chunk > 1
            && matches!(chunks[chunk - 1].part, Part::Time(_))
            && chunks[chunk - 2].tokens.end == chunks[chunk - 1].tokens.first;
        self.is_definite(chunks[if timed { chunk - 2 } else { chunk }].tokens)
    }

    /// `talks to agree on a truce between A and B were hard`: the infinitive that has the noun for its object.
    fn infinitive_before(&self, chunk: usize, from: usize) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let led = chunk > from && matches!(chunks[chunk - 1].part, Part::Preposition(_));
        match chunks[(chunk - usize::from(led)).checked_sub(1).filter(|&c| c >= from)?].part {
            Part::Verb(n) => Some(n).filter(|&n| self.annotated.verbs[n as usize].tense == Tense::Infinitive),
            _ => None,
        }
    }

    /// `announced the visit of X to Chad`: it is to come.
    pub(super) fn heralded(&self, frame: &Frame, chunk: usize, status: EventStatus) -> EventStatus {
        let begin = self.clauses.sentence_of(chunk).start;
        let verb = chunk.checked_sub(1).filter(|&c| c >= begin).map(|c| self.clauses.chunks[c].part);
        let heralds = matches!(verb, Some(Part::Verb(n)) if self.heralds(&self.annotated.verbs[n as usize]));
        let coming = heralds && frame.mode == "visit" && status == EventStatus::Happened;
        if coming { EventStatus::Scheduled } else { status }
    }

    /// `following an attack`, `after an attack that killed ten`: a word that sets what it leads beside what is told.
    fn tells_when_else(&self, chunk: usize) -> bool {
        let scan = &self.annotated.scan;
        let led = self.clauses.chunks[chunk];
        matches!(led.part, Part::Preposition(_) | Part::Subordinator(_))
            && scan.mark(led.tokens.first as usize, self.classes.preposition).is_some_and(|m| scan.key(m) == "during")
    }

    /// `will expel two envoys over the invasion of Chad`: why something is done lies behind it.
    pub(in crate::relate::event) fn tells_cause(&self, chunk: usize) -> bool {
        let led = self.clauses.chunks[chunk];
        matches!(led.part, Part::Preposition(_))
            && self.annotated.scan.is(led.tokens.first as usize, self.classes.cause)
    }

    /// The verb that a noun of doing is the subject of, past what describes it.
    fn verb_behind(&self, chunk: usize, to: usize) -> Option<u32> {
        let part = |c: usize| self.clauses.chunks[c].part;
        let mut at = chunk + 1;
        while at < to {
            match part(at) {
                // `the meeting expected between A and B will begin`: past what describes it.
                Part::Verb(n) if self.only_describes_noun(n) => {}
                // `takes no part in talks with Chad and will wait`: the verb of whoever does both.
                Part::Verb(_) if at > chunk + 1 && part(at - 1) == Part::Conjunction => break,
                Part::Verb(n) => return Some(n),
                // `the meeting that had been set for Friday was cancelled`: past the verb of the clause that describes it.
                Part::Relative(_) => at = (at + 1..to).find(|&c| matches!(part(c), Part::Verb(_)))?,
                Part::Preposition(_) | Part::Noun | Part::Time(_) | Part::Conjunction => {}
                _ => break,
            }
            at += 1;
        }
        self.verb_behind_aside(chunk, to)
    }

    /// Is a participle no verb of the noun before it? In a headline one that undoes what the noun names is: `X visit postponed`.
    fn only_describes_noun(&self, verb: u32) -> bool {
        let group = &self.annotated.verbs[verb as usize];
        group.tense == Tense::Participle && !self.is_undone_by_headline(group)
    }

    fn is_undone_by_headline(&self, group: &VerbGroup) -> bool {
        let scan = &self.annotated.scan;
        let headline = scan.sentences[scan.sentence_of(group.head as usize)].headline;
        let bare = group.tense == Tense::Participle || group.tense == Tense::Past && !group.perfect;
        let chunks = &self.clauses.chunks;
        let object = || {
            let verb = self.clauses.chunk_at(group.head);
            let next = verb.and_then(|c| chunks.get(c + 1).filter(|_| c + 1 < self.clauses.sentence_of(c).end));
            next.is_some_and(|c| c.is_nominal())
        };
        headline && bare && self.undone(group).is_some() && !object()
    }

    /// `the visit to Chad, planned for May, was cancelled`: the verb behind what is told of it between two commas.
    fn verb_behind_aside(&self, chunk: usize, to: usize) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let comma = |c: &usize| chunks[*c].part == Part::Comma;
        let open = (chunk + 1..to).find(comma)?;
        let close = (open + 1..to).find(comma)?;
        let verb = |c: usize| match chunks.get(c).filter(|_| c < to).map(|c| c.part) {
            Some(Part::Verb(n)) => Some(n),
            _ => None,
        };
        let of_phrase =
            |c: &Chunk| matches!(c.part, Part::Preposition(_) | Part::Noun | Part::Time(_) | Part::Conjunction);
        let told = verb(open + 1).is_some() || matches!(chunks[open + 1].part, Part::Relative(_));
        (told && chunks[chunk + 1..open].iter().all(of_phrase)).then_some(())?;
        verb(close + 1).filter(|&n| self.annotated.verbs[n as usize].finite())
    }

    /// The verb that has a noun of doing behind it. Behind a comma it tells of something else: `will leave, in response to
    /// the expulsion of`.
    fn verb_before(&self, chunk: usize, from: usize) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let mut clause = (from..chunk).rev().take_while(|&c| chunks[c].part != Part::Comma);
        clause.find_map(|c| match chunks[c].part {
            Part::Verb(n) => Some(n),
            _ => None,
        })
    }

    /// `the planned meeting was cancelled`, `the meeting planned with Chad was cancelled`: the passive at this verb or the
    /// next one of the sentence.
    fn passive_from(&self, verb: u32, sentence: &Range<usize>) -> Option<&VerbGroup> {
        let verbs = self.annotated.verbs.get(verb as usize..)?;
        let here = |g: &&VerbGroup| self.clauses.chunk_at(g.head).is_some_and(|c| sentence.contains(&c));
        verbs.iter().take(2).take_while(here).find(|g| g.passive && g.finite() || self.is_undone_by_headline(g))
    }

    /// Is what a participle describes undone by the passive that follows it: `la visite prévue lundi a été annulée`?
    pub(in crate::relate::event) fn comes_to_nothing(&self, group: &VerbGroup) -> bool {
        let number = self.annotated.verbs.partition_point(|v| v.head < group.head) as u32;
        let sentence = self.clauses.chunk_at(group.head).map(|c| self.clauses.sentence_of(c));
        let passive = sentence.and_then(|range| self.passive_from(number, &range));
        passive.is_some_and(|verb| self.undone(verb).is_some())
    }

    /// What the verb says of its subject: `the signing is scheduled for Thursday`.
    fn status_as_subject(&self, kind: EventType, group: &VerbGroup) -> EventStatus {
        // `The summit is off`
        if let Some(status) = self.undone(group).filter(|_| !group.passive).or_else(|| self.predicated(group)) {
            return status;
        }
        if group.status == EventStatus::Happened
            && self.annotated.scan.is(group.tokens.first as usize, self.classes.lasting)
        {
            return EventStatus::Ongoing;
        }
        if self.is_prospect(kind, group) {
            return EventStatus::Possible;
        }
        let words = &self.annotated.scan.grammar.words.verbs;
        // `Des pourparlers devaient se tenir`
        let due = words.kinds(group.lemma) & self.kinds.must != 0 && !group.perfect;
        if due && group.status == EventStatus::Happened {
            return EventStatus::Scheduled;
        }
        // `The talks were not fruitful`, `did not help`, `were not linked to the vote`: there were talks.
        let tied = words.kinds(group.lemma) & self.kinds.tied != 0;
        let denies = group.passive && !tied || words.kinds(group.lemma) & (self.kinds.light | self.kinds.occur) != 0;
        if group.status == EventStatus::Negated && !denies {
            return EventStatus::Happened;
        }
        let is_set = group.passive && group.tense == Tense::Present && !group.perfect;
        let planned = is_set && words.kinds(group.lemma) & self.kinds.plan != 0;
        if planned && group.status == EventStatus::Happened { EventStatus::Scheduled } else { group.status }
    }

    /// `following an attack on Chad`: it lies behind what the verb tells, if that lies behind.
    fn status_beside(&self, kind: EventType, chunk: usize) -> EventStatus {
        // `will leave after the raid on its base`: no one plans what others do to them.
        if kind == EventType::Assault && self.lies_behind(chunk) {
            return EventStatus::Happened;
        }
        let range = self.clauses.sentence_of(chunk);
        let told = |c: usize| match self.clauses.chunks[c].part {
            Part::Verb(n) => Some(&self.annotated.verbs[n as usize]).filter(|g| g.finite()),
            _ => None,
        };
        let nearest = (range.start..chunk).rev().find_map(told).or_else(|| (chunk..range.end).find_map(told));
        // `intend to sign a pact during the visit`
        let words = &self.annotated.scan.grammar.words.verbs;
        let led = self.clauses.chunks[chunk - 1].tokens.first as usize;
        let beside = kind == EventType::Consult && !self.annotated.scan.is(led, self.classes.aftermath);
        let plans = |g: &VerbGroup| beside && g.tense == Tense::Present && words.kinds(g.lemma) & self.kinds.plan != 0;
        let coming = nearest.is_some_and(|g| g.status == EventStatus::Scheduled || plans(g));
        if coming { EventStatus::Scheduled } else { EventStatus::Happened }
    }

    /// `following the attacks`: those that all know of, behind a word that leads to what was before.
    fn lies_behind(&self, chunk: usize) -> bool {
        let led = chunk.checked_sub(1).map(|c| self.clauses.chunks[c].tokens.first as usize);
        self.is_definite(self.clauses.chunks[chunk].tokens)
            && led.is_some_and(|at| self.annotated.scan.is(at, self.classes.aftermath))
    }

    /// What the verb before a noun of doing says of it.
    fn status_behind(&self, group: &VerbGroup) -> EventStatus {
        let kinds = self.annotated.scan.grammar.words.verbs.kinds(group.lemma);
        if let Some(status) = self.undone(group) {
            return status;
        }
        let asks = kinds & self.kinds.bid != 0 && kinds & self.kinds.command == 0;
        match group.status {
            // `refused to comment on his talks with`, `will protest against the closure of`
            _ if kinds & (self.kinds.answer | self.kinds.deplore) != 0 => EventStatus::Happened,
            EventStatus::Negated => EventStatus::Negated,
            status if kinds & self.kinds.refuse != 0 => {
                if status == EventStatus::Happened {
                    EventStatus::Negated
                } else {
                    EventStatus::Possible
                }
            }
            // `a appelé à des négociations`
            EventStatus::Happened | EventStatus::Ongoing if asks => EventStatus::Possible,
            EventStatus::Happened | EventStatus::Ongoing if kinds & self.kinds.plan != 0 => EventStatus::Scheduled,
            EventStatus::Happened | EventStatus::Ongoing if kinds & (self.kinds.wish | self.kinds.hope) != 0 => {
                EventStatus::Possible
            }
            EventStatus::Ongoing => EventStatus::Happened,
            status => status,
        }
    }

    /// `any talks`: none in particular.
    fn is_any(&self, chunk: usize) -> bool {
        let scan = &self.annotated.scan;
        let article = |c: usize| scan.mark(self.clauses.chunks[c].tokens.first as usize, self.classes.determiner);
        let any = |c: usize| article(c).is_some_and(|m| scan.key(m) == "any");
        // `any acts of aggression`
        let of = chunk.checked_sub(2).filter(|_| self.preposition(chunk - 1) == Some("of"));
        any(chunk) || of.is_some_and(any)
    }

    /// What the words of the noun phrase itself, or those that lead to it, say: `ahead of the talks`, `a possible visit`,
    /// `no meeting`, `in case of an attack`.
    fn status_within(&self, chunk: usize, from: usize) -> Option<Option<EventStatus>> {
        let scan = &self.annotated.scan;
        let chunks = &self.clauses.chunks;
        // `calls for reform and the resignation of X`
        let joined = chunk > from + 2 && chunks[chunk - 1].part == Part::Conjunction && chunks[chunk - 2].is_nominal();
        let head = if joined { chunk - 2 } else { chunk };
        let led = head.checked_sub(1).filter(|&c| c >= from).map(|c| chunks[c].tokens.first as usize);
        let inside = chunks[chunk].tokens;
        if scan.is(inside.first as usize, self.classes.no) {
            return Some(Some(EventStatus::Negated));
        }
        let first = chunks[head].tokens.first as usize;
        let leading = || scan.mark_before(first.saturating_sub(LONGEST_LEAD), first, self.classes.coming);
        let marked = led.into_iter().chain(inside.range()).find_map(|at| scan.mark(at, self.classes.coming));
        let mark = leading().or(marked)?;
        Some(match scan.key(mark) {
            "in-case" => None,
            "maybe" => Some(EventStatus::Possible),
            _ => Some(EventStatus::Scheduled),
        })
    }

    /// `was cancelled`, `was called off`; `has been postponed`, `was put on hold`.
    fn undone(&self, group: &VerbGroup) -> Option<EventStatus> {
        let scan = &self.annotated.scan;
        let kinds = scan.grammar.words.verbs.kinds(group.lemma);
        let done = matches!(group.status, EventStatus::Happened | EventStatus::Ongoing);
        let fate = scan.mark(group.head as usize, self.classes.fate).map(|mark| scan.key(mark));
        match () {
            _ if !done => None,
            _ if kinds & self.kinds.undo != 0 || fate == Some("undo") => Some(EventStatus::Negated),
            _ if kinds & self.kinds.put_off != 0 || fate == Some("put-off") => Some(EventStatus::Scheduled),
            _ => None,
        }
    }

    /// Does a verb put off what it tells of?
    pub(in crate::relate::event) fn puts_off(&self, group: &VerbGroup) -> bool {
        self.undone(group) == Some(EventStatus::Scheduled)
    }

    /// `A truce is close`, `is not within reach`: but talks that are `close to collapse` are held.
    fn is_prospect(&self, kind: EventType, group: &VerbGroup) -> bool {
        let scan = &self.annotated.scan;
        let copula = scan.grammar.words.verbs.kinds(group.lemma) & (self.kinds.be | self.kinds.seem) != 0;
        let behind = group.tokens.end as usize..scan.tokens.len().min(group.tokens.end as usize + READY);
        let said = behind.into_iter().filter(|_| copula).find_map(|at| scan.mark(at, self.classes.prospect));
        said.is_some_and(|mark| scan.key(mark) == "open" || kind != EventType::Consult)
    }

    /// `are due to start`, `is unlikely`: what stands behind the verb says whether it will be.
    fn predicated(&self, group: &VerbGroup) -> Option<EventStatus> {
        let scan = &self.annotated.scan;
        let (first, end) = (group.tokens.end as usize, scan.tokens.len().min(group.tokens.end as usize + 2));
        if (first..end).any(|at| scan.is(at, self.classes.claim)) {
            return Some(EventStatus::Possible);
        }
        // `is not yet ready for signing`
        let near = first..scan.tokens.len().min(first + READY);
        let outlook = |at: usize| scan.mark(at, self.classes.outlook).map_or("", |m| scan.key(m));
        let ready = |at: usize| matches!(outlook(at), "plan" | "act" | "wish" | "asked");
        if group.status == EventStatus::Negated && near.into_iter().any(ready) {
            return Some(EventStatus::Negated);
        }
        match outlook(first) {
            _ if group.status != EventStatus::Happened => None,
            "plan" | "act" => Some(EventStatus::Scheduled),
            "refuse" | "wish" | "asked" => Some(EventStatus::Possible),
            _ => None,
        }
    }
}

/// Within so many tokens behind a copula stands what says whether a thing is ready.
const READY: usize = 3;

/// How many tokens lead to a noun of doing at most: `in the run-up to`.
const LONGEST_LEAD: usize = 6;
