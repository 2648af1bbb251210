//! Which time of the text is a deed's: the nearest that hangs on nothing else.

use super::super::{Draft, Reader};
use crate::model::{EventStatus, EventType, Tense, TimeKind, Tokens, VerbGroup};
use crate::relate::clause::{Chunk, Part};

impl Reader<'_> {
    /// The time nearest to the deed: in its clause, else in its sentence.
    pub(super) fn time_of(&self, draft: &Draft) -> Option<u32> {
        let scan = &self.annotated.scan;
        let sentence = scan.sentences.get(scan.sentence_of(draft.trigger.first as usize))?;
        let times = &self.annotated.times;
        let (low, high) = (draft.trigger.first.saturating_sub(FAR), draft.trigger.end + FAR);
        let from = times.partition_point(|t| t.tokens.first < sentence.first.max(low));
        let points = times[from..].iter().enumerate().take_while(|(_, t)| t.tokens.first < sentence.end.min(high));
        let points = points.filter(|(_, t)| matches!(t.kind, TimeKind::Date | TimeKind::Time));
        let points = points.filter(|(_, t)| !self.is_of_another(draft, t.tokens));
        let near = points.map(|(n, t)| (self.distance(draft, t.tokens), (from + n) as u32));
        near.filter(|(distance, _)| *distance < FAR).min().map(|(_, n)| n)
    }

    /// A time that hangs on a noun, a participle or a word of its own: `since Monday`.
    fn is_of_another(&self, draft: &Draft, time: Tokens) -> bool {
        let chunks = &self.clauses.chunks;
        let at = self.clauses.chunk_at(time.first).filter(|&at| matches!(chunks[at].part, Part::Time(_)));
        // `Chad's May 7 attack`
        let within = draft.nominal && draft.tokens.first < time.first && time.end == draft.trigger.first;
        !within
            && at.is_some_and(|at| {
                self.led_away(draft, at)
                    || self.after_year(at)
                    || self.of_deed_long_over(draft, at)
                    || self.of_what_is_agreed(draft, at)
                    || self.of_other_deed(draft, at)
                    || self.of_what_is_blamed(draft, at)
                    || self.of_participle(draft, at)
                    || self.of_joined_verb(draft, at)
                    || self.of_putting_off(draft, at)
                    || self.of_noun(draft, at)
            })
    }

    /// `agreed to meet in June`: what is told behind the infinitive is the day of what is agreed.
    fn of_what_is_agreed(&self, draft: &Draft, time: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let Some(own) = draft.group.filter(|_| draft.status == EventStatus::Happened) else { return false };
        let verbs = &self.annotated.verbs;
        let group = &verbs[own as usize];
        let hangs = |n: u32| {
            let other = &verbs[n as usize];
            other.tense == Tense::Infinitive && other.governor == Some(own) && other.tokens.first >= group.tokens.end
        };
        let from = self.clauses.chunk_at(group.head).unwrap_or(time);
        if self.of_what_is_thanked_for(draft, from, time) {
            return true;
        }
        use EventType::{Accuse, Agree, Reject, Request, Support, Threaten};
        matches!(draft.kind, Accuse | Agree | Reject | Request | Support | Threaten)
            && group.finite()
            && chunks.get(from..time).is_some_and(|c| c.iter().any(|c| matches!(c.part, Part::Verb(n) if hangs(n))))
    }

    /// `congratulated Chad on taking its seat for 2021`: no day of these, behind a gerund that a preposition leads to.
    fn of_what_is_thanked_for(&self, draft: &Draft, verb: usize, time: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let Part::Time(number) = chunks[time].part else { return false };
        let gerund =
            |c: &Chunk| matches!(c.part, Part::Verb(n) if self.annotated.verbs[n as usize].tense == Tense::Gerund);
        let led = |pair: &[Chunk]| matches!(pair[0].part, Part::Preposition(_)) && gerund(&pair[1]);
        matches!(draft.kind, EventType::Accuse | EventType::Support)
            && !self.annotated.times[number as usize].is_deictic()
            && chunks.get(verb..time).is_some_and(|between| between.windows(2).any(led))
    }

    /// `condemned Chad for the attack in 2014`: the day of a deed that is blamed or thanked for, unless it is one of these days.
    fn of_what_is_blamed(&self, draft: &Draft, time: usize) -> bool {
        use EventType::{Accuse, Request, Sanction, Support};
        let chunks = &self.clauses.chunks;
        let Part::Time(number) = chunks[time].part else { return false };
        let judged = matches!(draft.kind, Accuse | Request | Sanction | Support) && draft.group.is_some();
        let led = time.checked_sub(1).is_some_and(|c| matches!(chunks[c].part, Part::Preposition(_)));
        let deed = time.checked_sub(1 + usize::from(led)).filter(|&c| c > 0 && chunks[c].part == Part::Noun);
        // `for the killing of the envoy in 2014`
        let whose = |c: usize| c > 2 && self.preposition(c - 1) == Some("of") && chunks[c - 2].part == Part::Noun;
        let deed = deed.map(|c| if whose(c) { c - 2 } else { c });
        let frames = &self.annotated.scan.grammar.frames;
        let of_doing = |c: usize| {
            self.nouns(chunks[c].tokens).any(|(_, n)| frames.of_noun(n).any(|f| super::super::kind_of(f).is_some()))
        };
        judged
            && !self.annotated.times[number as usize].is_deictic()
            && deed.is_some_and(|c| {
                let behind = matches!(self.preposition(c - 1), Some("for" | "on" | "of" | "in"));
                behind && !chunks[c].tokens.overlaps(draft.trigger) && of_doing(c)
            })
    }

    /// `since the coup in 2014`, `since they met in 2014`: what began then is not what is told of.
    fn of_other_deed(&self, draft: &Draft, time: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let other = |c: &Chunk| self.annotated.scan.mark(c.tokens.first as usize, self.classes.other_day).is_some();
        // `in response to the tests a week ago`
        let because =
            |c: &Chunk| matches!(c.part, Part::Preposition(mark) if self.annotated.scan.key(mark) == "because");
        let other = |c: &Chunk| other(c) || because(c);
        let before = chunks[..time].iter().rev().take(LED).take_while(|c| !matches!(c.part, Part::Comma | Part::Stop));
        let own = |c: &Chunk| c.tokens.overlaps(draft.trigger);
        before.take_while(|c| !own(c)).any(other)
    }

    /// `Après une année 2021 faste`, `after a strong 2021`: what comes behind a year is not of it.
    fn after_year(&self, time: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let Part::Time(number) = chunks[time].part else { return false };
        let described = usize::from(time > 0 && chunks[time - 1].part == Part::Noun);
        let led = time.checked_sub(1 + described).map(|c| chunks[c].tokens.first as usize);
        self.annotated.times[number as usize].is_year_alone()
            && led.is_some_and(|first| self.annotated.scan.is(first, self.classes.after))
    }

    /// `has arrested thirty over the riots in 2019`: where the perfect tells of now, no year behind it is the deed's.
    fn of_deed_long_over(&self, draft: &Draft, time: usize) -> bool {
        let Part::Time(number) = self.clauses.chunks[time].part else { return false };
        let time = &self.annotated.times[number as usize];
        let group = draft.group.map(|n| &self.annotated.verbs[n as usize]);
        let perfect = group.is_some_and(|g| g.perfect && !g.earlier && g.finite() && g.tense == Tense::Past);
        perfect && !self.classes.perfect_tells && time.tokens.first >= draft.trigger.end && time.names_year()
    }

    /// `since Monday`, `élections du 27 décembre`.
    fn led_away(&self, draft: &Draft, time: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let scan = &self.annotated.scan;
        let Some(led) = time.checked_sub(1).map(|c| chunks[c]) else { return false };
        let of = match led.part {
            Part::Preposition(mark) => scan.key(mark) == "of",
            Part::Subordinator(_) => false,
            _ => return false,
        };
        let noun = time.checked_sub(2).map(|c| chunks[c]).filter(|c| of && c.part == Part::Noun);
        scan.mark(led.tokens.first as usize, self.classes.other_day).is_some()
            || noun.is_some_and(|n| !n.tokens.contains(draft.trigger.end as usize - 1))
    }

    /// `after the offensive begun on Monday`: the day of a participle that describes another noun.
    fn of_participle(&self, draft: &Draft, time: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let led = usize::from(time > 0 && matches!(chunks[time - 1].part, Part::Preposition(_)));
        let Some(at) = time.checked_sub(1 + led).filter(|&at| at > 0) else { return false };
        let Part::Verb(n) = chunks[at].part else { return false };
        let other = &self.annotated.verbs[n as usize];
        other.tense == Tense::Participle
            && matches!(chunks[at - 1].part, Part::Noun | Part::Comma)
            && !draft.trigger.contains(other.head as usize)
            && !chunks[at - 1].tokens.contains(draft.trigger.end as usize - 1)
    }

    /// `accused Chad and in January expelled its envoy`: the day between a conjunction and the verb that it joins.
    fn of_joined_verb(&self, draft: &Draft, time: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let led = usize::from(time > 0 && matches!(chunks[time - 1].part, Part::Preposition(_)));
        let joined = time.checked_sub(1 + led).is_some_and(|c| chunks[c].part == Part::Conjunction);
        let verb = |c: &Chunk| matches!(c.part, Part::Verb(n) if self.annotated.verbs[n as usize].finite());
        let next = chunks.get(time + 1).filter(|c| joined && verb(c));
        next.is_some_and(|c| draft.trigger.end < c.tokens.first)
    }

    /// `the summit was put off on Tuesday`: the day of that; `put off until Tuesday` tells that of the summit.
    fn of_putting_off(&self, draft: &Draft, time: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let Some(own) = self.clauses.chunk_at(draft.trigger.first).filter(|&own| own < time) else { return false };
        let led = time.checked_sub(1).and_then(|c| self.preposition(c));
        let puts_off = |c: &Chunk| matches!(c.part, Part::Verb(n) if self.puts_off(&self.annotated.verbs[n as usize]));
        draft.nominal
            && draft.status == EventStatus::Scheduled
            && matches!(led, None | Some("on"))
            && chunks[own..time].iter().any(puts_off)
    }

    /// `the June 22 rally`: a time between an article and its noun.
    fn of_noun(&self, draft: &Draft, time: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let near = |at: Option<usize>| at.and_then(|at| chunks.get(at)).filter(|c| c.part == Part::Noun);
        let article = |c: &Chunk| {
            let first = c.tokens.first as usize;
            let led = |class| self.annotated.scan.is(first, class);
            c.tokens.end == chunks[time].tokens.first && (led(self.classes.determiner) || led(self.classes.possessive))
        };
        let noun = near(Some(time + 1)).filter(|c| c.tokens.first == chunks[time].tokens.end);
        let verb = |c: &Chunk| matches!(c.part, Part::Verb(n) if self.annotated.verbs[n as usize].finite());
        // `The 2008 bombing killed ten`: the day of the blow that the deed's verb has for its subject.
        let subject = || draft.group.is_some_and(|n| self.places(n).subject.contains(&(time + 1)));
        let of_month = || self.is_month_of_noun(draft, time);
        (near(time.checked_sub(1)).is_some_and(article) || noun.is_some() && of_month())
            && !subject()
            && !chunks.get(time + 2).is_some_and(verb)
            && noun.is_some_and(|n| !n.tokens.contains(draft.trigger.end as usize - 1))
    }

    /// `her rival in February elections`: behind the preposition of a comma's clause a time that no deed's noun follows.
    fn is_month_of_noun(&self, draft: &Draft, time: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let led =
            time.checked_sub(1).is_some_and(|p| matches!(self.preposition(p), Some("in" | "of" | "from" | "for")));
        let before = chunks[..time].iter().rev().take_while(|c| !c.tokens.overlaps(draft.trigger));
        let aside = before.take_while(|c| !matches!(c.part, Part::Verb(_))).any(|c| c.part == Part::Comma);
        led && aside && !self.names_deed(time + 1)
    }

    /// `On Saturday he meets X. They will sign a pact`: a coming deed of those just told of has their day.
    pub(super) fn time_before(&self, draft: &Draft) -> Option<u32> {
        let scan = &self.annotated.scan;
        let coming = draft.group.is_some_and(|n| self.annotated.verbs[n as usize].tense == Tense::Future);
        let number = scan.sentence_of(draft.trigger.first as usize);
        let own = scan.sentences.get(number)?.first;
        let pronoun = scan.mark(own as usize, self.classes.pronoun).is_some();
        let first = scan.sentences.get(number.checked_sub(1).filter(|_| coming && pronoun)?)?.first;
        let times = &self.annotated.times;
        let mut range =
            times.partition_point(|t| t.tokens.first < first)..times.partition_point(|t| t.tokens.first < own);
        let point = |n: &usize| matches!(times[*n].kind, TimeKind::Date | TimeKind::Time);
        // A year told beside it is another deed's: `On Saturday he meets X, in office since 2013. They will …`.
        let deictic = range.clone().filter(point).rfind(|&n| times[n].is_deictic());
        deictic.or_else(|| range.rfind(point)).map(|n| n as u32)
    }

    /// How far a time is from a deed: words between, and much more for each verb between.
    pub(super) fn distance(&self, draft: &Draft, time: Tokens) -> u32 {
        let trigger = draft.trigger;
        if time.first < trigger.first && (self.is_of_joined_verb(draft, time) || self.is_before_plan(draft, time)) {
            return FAR;
        }
        if draft.tokens.first <= time.first && time.end <= draft.tokens.end {
            let aside = if self.is_in_aside(draft, time) { FAR } else { 0 };
            return aside + time.first.abs_diff(trigger.end).min(trigger.first.abs_diff(time.end));
        }
        let between = if time.first >= trigger.end { trigger.end..time.first } else { time.end..trigger.first };
        let verbs = &self.annotated.verbs;
        let from = verbs.partition_point(|g| g.tokens.first < between.start);
        let crossed = verbs[from..].iter().take_while(|g| g.tokens.first < between.end);
        let crossed = crossed.filter(|g| g.finite() && !self.carries(g, draft));
        if time.first < trigger.first && self.opens_sentence_at(time) {
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
        let verb = |c: &Chunk| matches!(c.part, Part::Verb(n) if self.annotated.verbs[n as usize].finite());
        draft.group.is_some()
            && own == at + 2
            && chunks[at + 1].part == Part::Conjunction
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
        earlier && !self.opens_clause(time)
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

/// How far, in parts of a sentence, a word such as `since` holds the times behind it.
const LED: usize = 12;

/// What a verb between a time and a deed weighs, in words; and how far a time may be.
pub(super) const CROSSED: u32 = 20;
const FAR: u32 = 40;

/// What the words between a time that opens its sentence and the deed weigh at most, and each verb between.
const OPENING: u32 = 9;
