//! How far a time of the text is from a deed: words between, and more for each verb between.

use super::super::{Draft, Reader};
use crate::model::{EventStatus, EventType, Tense, Tokens, VerbGroup};
use crate::relate::clause::{Chunk, Part};

impl Reader<'_> {
    /// How far a time is from a deed: words between, and much more for each verb between.
    pub(super) fn distance(&self, draft: &Draft, time: Tokens) -> u32 {
        let trigger = draft.trigger;
        let before = || self.is_of_joined_verb(draft, time) || self.is_before_plan(draft, time);
        if time.first < trigger.first && (before() || self.is_in_aside(draft, time)) {
            return FAR;
        }
        if draft.tokens.first <= time.first && time.end <= draft.tokens.end {
            return time.first.abs_diff(trigger.end).min(trigger.first.abs_diff(time.end));
        }
        let between = if time.first >= trigger.end { trigger.end..time.first } else { time.end..trigger.first };
        let verbs = &self.annotated.verbs;
        let from = verbs.partition_point(|g| g.tokens.first < between.start);
        let crossed = verbs[from..].iter().take_while(|g| g.tokens.first < between.end);
        let crossed = crossed.filter(|g| g.finite() && !self.carries(g, draft));
        if time.first < trigger.first && self.opens_sentence_at(time) {
            // `Last year they met, and in June the envoy came to Chad, where he met X`
            let times = &self.annotated.times;
            let from = times.partition_point(|t| t.tokens.first < time.end);
            let mut inside = times[from..].iter().take_while(|t| t.tokens.end <= trigger.first);
            if inside.any(|t| self.opens_clause(t.tokens)) {
                return FAR;
            }
            return (between.end - between.start).min(OPENING) + crossed.count() as u32 * OPENING;
        }
        if time.first < trigger.first && self.in_earlier_clause(draft, time) {
            return FAR;
        }
        let said = if self.is_day_of_saying(draft, time) { self.weight_of_saying(draft) } else { 0 };
        let words = &self.annotated.scan.grammar.words.verbs;
        // `the signing is planned for Thursday`: the verb behind a noun of doing is that of the deed.
        let behind = time.first >= trigger.end && draft.group.is_some();
        let other =
            |g: &VerbGroup| behind && words.kinds(g.lemma) & self.kinds.speech == 0 && !self.is_of_that_hour(draft, g);
        let weight = |g: &VerbGroup| if other(g) { FAR } else { CROSSED };
        (between.end - between.start) + crossed.map(weight).sum::<u32>() + said
    }

    /// `Chad, which closed its border in May, will meet Mali`: the day of a relative clause between the subject and the
    /// deed's verb.
    fn is_in_aside(&self, draft: &Draft, time: Tokens) -> bool {
        let chunks = &self.clauses.chunks;
        let (Some(at), Some(own)) = (self.clauses.chunk_at(time.first), self.clauses.chunk_at(draft.trigger.first))
        else {
            return false;
        };
        let begin = self.clauses.sentence_of(at).start;
        let open = |c: &usize| !matches!(chunks[*c].part, Part::Comma | Part::Stop | Part::Quote);
        draft.group.is_some()
            && own > at
            && chunks[at..own].iter().any(|c| c.part == Part::Comma)
            && (begin..at).rev().take_while(open).any(|c| matches!(chunks[c].part, Part::Relative(_)))
    }

    /// `urged Chad on Monday to cancel the visit`: what is still to come has not the day of the verb that tells of it.
    fn is_before_plan(&self, draft: &Draft, time: Tokens) -> bool {
        let verbs = &self.annotated.verbs;
        let from = verbs.partition_point(|g| g.tokens.first < time.end);
        let coming = matches!(draft.status, EventStatus::Scheduled | EventStatus::Possible);
        let mut between = verbs[from..].iter().take_while(|g| g.tokens.end <= draft.trigger.first);
        draft.nominal && coming && between.any(|g| g.tense == Tense::Infinitive)
    }

    /// `called for elections in May and ruled out a deal`: a month or a year behind the verb before, joined to the deed's own.
    fn is_of_joined_verb(&self, draft: &Draft, time: Tokens) -> bool {
        let chunks = &self.clauses.chunks;
        let (Some(at), Some(own)) = (self.clauses.chunk_at(time.first), self.clauses.chunk_at(draft.trigger.first))
        else {
            return false;
        };
        let Part::Time(number) = chunks[at].part else { return false };
        let begin = self.clauses.sentence_of(at).start;
        let verbs = &self.annotated.verbs;
        let verb = |c: &Chunk| matches!(c.part, Part::Verb(n) if verbs[n as usize].finite());
        // `took four in 2015 and plans to buy two`
        let led = draft.group.and_then(|n| verbs[n as usize].governor).map(|n| verbs[n as usize].tokens.first);
        let led = led.and_then(|first| self.clauses.chunk_at(first)).filter(|&led| led > at);
        // `deployed in 2015, and condemned`
        let joins = at + 1 + usize::from(chunks[at + 1].part == Part::Comma);
        draft.group.is_some()
            && led.unwrap_or(own) == joins + 1
            && chunks[joins].part == Part::Conjunction
            && !self.annotated.times[number as usize].is_deictic()
            && chunks[begin..at].iter().any(verb)
    }

    /// `said on Saturday that it would leave on 13 July`: a day told between the verb of saying and the clause of the deed.
    fn is_day_of_saying(&self, draft: &Draft, time: Tokens) -> bool {
        let chunks = &self.clauses.chunks;
        let own = draft.group.map(|n| &self.annotated.verbs[n as usize]);
        let first = own.map_or(draft.tokens.first, |own| own.tokens.first);
        let at = self.clauses.chunk_at(time.first).filter(|_| time.end <= first);
        let Some(at) = at.filter(|&at| at > 0) else { return false };
        let that = matches!(chunks.get(at + 1).map(|c| c.part), Some(Part::Subordinator(_)));
        let begin = self.clauses.sentence_of(at).start;
        let of_saying = |c: &Chunk| matches!(c.part, Part::Preposition(_) | Part::Noun);
        let verb = chunks[begin..at].iter().rev().find(|c| !of_saying(c)).map(|c| c.part);
        let Some(Part::Verb(n)) = verb else { return false };
        let group = &self.annotated.verbs[n as usize];
        let says = self.annotated.scan.grammar.words.verbs.kinds(group.lemma) & self.kinds.speech != 0;
        let other = own.is_none_or(|own| group.head != own.head && own.governor != Some(n));
        // `condemned the talks on Monday`: with no verb of its own the deed may be what is spoken of.
        let clause = own.is_some() || that || chunks[at..].iter().take(CLAUSE).any(|c| matches!(c.part, Part::Verb(_)));
        group.finite() && other && (says || that) && clause
    }

    /// `said last month that Chad had left`: what was said weeks ago is no news of the day.
    pub(super) fn is_said_long_ago(&self, draft: &Draft) -> bool {
        let scan = &self.annotated.scan;
        let first = scan.sentences[scan.sentence_of(draft.trigger.first as usize)].first;
        let times = &self.annotated.times;
        let from = times.partition_point(|t| t.tokens.first < first);
        let mut before = times[from..].iter().take_while(|t| t.tokens.end <= draft.trigger.first);
        draft.group.is_some() && before.any(|t| t.is_weeks_back() && self.is_day_of_saying(draft, t.tokens))
    }

    /// What is still to come does not come on the day when it is told, a promise does; what came may have, where no other
    /// day is told.
    fn weight_of_saying(&self, draft: &Draft) -> u32 {
        let coming = matches!(draft.status, EventStatus::Scheduled | EventStatus::Possible);
        let words = matches!(draft.kind, EventType::Agree | EventType::Threaten);
        match coming {
            true if words => 0,
            true => FAR,
            // `said on Monday that Chad had left`
            false if draft.group.is_some_and(|n| self.annotated.verbs[n as usize].earlier) => FAR,
            false => CROSSED,
        }
    }

    /// `were killed when a bomb went off on Monday`: the day of the blow is that of those who died in it.
    fn is_of_that_hour(&self, draft: &Draft, group: &VerbGroup) -> bool {
        let chunks = &self.clauses.chunks;
        let (Some(own), Some(verb)) = (self.clauses.chunk_at(draft.trigger.first), self.clauses.chunk_at(group.head))
        else {
            return false;
        };
        let when = |c: &Chunk| matches!(c.part, Part::Subordinator(mark) if self.annotated.scan.key(mark) == "when");
        draft.kind == EventType::Assault
            && draft.status == EventStatus::Happened
            && own < verb
            && chunks[own..verb].iter().any(when)
    }

    /// `will order a truce next month, but the rebels refused`: the day of a clause that a comma has ended.
    fn in_earlier_clause(&self, draft: &Draft, time: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let sentence = scan.sentences[scan.sentence_of(time.first as usize)];
        let verbs = &self.annotated.verbs;
        let from = verbs.partition_point(|g| g.tokens.first < sentence.first);
        let before = verbs[from..].iter().take_while(|g| g.tokens.end <= time.first).filter(|g| g.finite());
        let commas = (time.end..draft.tokens.first).filter(|&t| scan.sign(t as usize) == ',').count();
        let of_draft = |g: &VerbGroup| self.carries(g, draft);
        let earlier = commas == 1 && draft.group.is_some() && before.last().is_some_and(|g| !of_draft(g));
        earlier && !self.opens_clause(time) && !self.leads_to_where(time)
    }

    /// `will go to Lome on Friday, where he will meet X`: what is done there is done then.
    fn leads_to_where(&self, time: Tokens) -> bool {
        let chunks = &self.clauses.chunks;
        let Some(at) = self.clauses.chunk_at(time.first) else { return false };
        let comma = chunks.get(at + 1).is_some_and(|c| c.part == Part::Comma);
        let clause = chunks.get(at + 2).filter(|_| comma).map(|c| c.part);
        matches!(clause, Some(Part::Relative(mark)) if self.annotated.scan.key(mark) == "where")
    }

    /// `…, but in November 2007, Russia asked`: a time right behind the conjunction that begins another clause.
    fn opens_clause(&self, time: Tokens) -> bool {
        let chunks = &self.clauses.chunks;
        let Some(at) = self.clauses.chunk_at(time.first) else { return false };
        let led = at.checked_sub(1).filter(|&c| matches!(chunks[c].part, Part::Preposition(_))).unwrap_or(at);
        let joined = |c: usize| chunks[c].part == Part::Conjunction && chunks[c - 1].part == Part::Comma;
        led.checked_sub(1).is_some_and(|c| c > 0 && joined(c))
    }

    /// A time with which a sentence begins holds for all of it.
    fn opens_sentence_at(&self, time: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let first = scan.sentences[scan.sentence_of(time.first as usize)].first;
        time.first <= first + 1
    }

    /// Is a verb that of the deed, one that governs it, or that of the one who says so, whose day is the deed's?
    fn carries(&self, group: &VerbGroup, draft: &Draft) -> bool {
        let verbs = &self.annotated.verbs;
        let Some(own) = draft.group.map(|n| &verbs[n as usize]) else { return false };
        let governor = own.governor.map(|n| &verbs[n as usize]);
        let says = self.annotated.scan.grammar.words.verbs.kinds(group.lemma) & self.kinds.speech != 0;
        group.head == own.head
            || governor.is_some_and(|g| g.head == group.head)
            || says && !own.perfect && group.tokens.end <= own.tokens.first
    }
}

/// Within so many parts of a sentence behind a day stands the verb of the clause that the day opens or stands before.
const CLAUSE: usize = 10;

/// What a verb between a time and a deed weighs, in words; and how far a time may be.
pub(super) const CROSSED: u32 = 20;
pub(super) const FAR: u32 = 40;

/// What the words between a time that opens its sentence and the deed weigh at most, and each verb between.
const OPENING: u32 = 9;
