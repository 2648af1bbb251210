//! Which time of the text is a deed's: the nearest that hangs on nothing else.

use super::super::{Draft, Reader};
use super::distance::FAR;
use crate::model::{EventStatus, EventType, Meaning, Tense, TimeKind, Tokens};
use crate::relate::clause::{Chunk, Part};
use crate::text::TokenKind;

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
        // `recevra auparavant, le 12 mai, X`: the day tells more than where it stands among others.
        let vague = |n: u32| {
            let (time, next) = (&times[n as usize], times.get(n as usize + 1));
            let day = next.is_some_and(|t| t.kind == TimeKind::Date && t.tokens.first <= time.tokens.end + 1);
            matches!(time.meaning, Meaning::Reference(_)) && day
        };
        let near = near.filter(|(distance, _)| *distance < FAR);
        near.min_by_key(|&(distance, n)| (vague(n), distance, n)).map(|(_, n)| n)
    }

    /// A time that hangs on a noun, a participle or a word of its own: `since Monday`.
    fn is_of_another(&self, draft: &Draft, time: Tokens) -> bool {
        let chunks = &self.clauses.chunks;
        let at = self.clauses.chunk_at(time.first).filter(|&at| matches!(chunks[at].part, Part::Time(_)));
        // `Chad's May 7 attack`
        let within = draft.nominal && draft.tokens.first < time.first && time.end == draft.trigger.first;
        let hangs = || {
            at.is_some_and(|at| {
                self.led_away(draft, at)
                    || self.after_year(at)
                    || self.of_deed_long_over(draft, at)
                    || self.of_term_to_come(draft, at)
                    || self.of_what_is_agreed(draft, at)
                    || self.of_other_deed(draft, at)
                    || self.of_what_came_after(draft, at)
                    || self.of_what_is_blamed(draft, at)
                    || self.of_participle(draft, at)
                    || self.of_what_was_done_first(draft, at)
                    || self.of_joined_verb(draft, at)
                    || self.of_putting_off(draft, at)
                    || self.of_relative(draft, at)
                    || self.of_noun(draft, at)
            })
        };
        let parted = || self.lapse_parts(draft, time.end) || self.is_of_later(draft, time);
        !within && (self.is_term_of_name(time) || parted() || hangs())
    }

    /// `signed a plan for 2025-2026`: the years for which something done holds.
    fn of_term_to_come(&self, draft: &Draft, time: usize) -> bool {
        let Part::Time(number) = self.clauses.chunks[time].part else { return false };
        let led = time.checked_sub(1).and_then(|c| self.preposition(c));
        let years = !self.annotated.times[number as usize].is_deictic();
        let promised = matches!(draft.kind, EventType::Agree | EventType::Aid);
        promised && draft.status == EventStatus::Happened && led == Some("for") && years
    }

    /// `the former president Ann Lee (2011-2016)`: the years of whom a name right before the bracket tells; `resolution
    /// 1480 (2003)`: that of a numbered paper.
    fn is_term_of_name(&self, time: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let Some(open) = time.first.checked_sub(1).filter(|&t| scan.sign(t as usize) == '(') else { return false };
        let closed = (time.end as usize) < scan.tokens.len() && scan.sign(time.end as usize) == ')';
        let mentions = &self.annotated.mentions;
        let behind = mentions.partition_point(|m| m.tokens.first < open);
        let number = open.checked_sub(1).is_some_and(|t| scan.tokens[t as usize].kind == TokenKind::Number);
        closed && number
            || closed && behind > 0 && mentions[behind - 1].tokens.end == open && self.is_person(behind as u32 - 1)
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

    /// `congratulated Chad on taking its seat for 2021`: no day of these, behind a gerund that a preposition leads to; of
    /// what someone is accused of also no day of the week.
    fn of_what_is_thanked_for(&self, draft: &Draft, verb: usize, time: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let Part::Time(number) = chunks[time].part else { return false };
        let gerund =
            |c: &Chunk| matches!(c.part, Part::Verb(n) if self.annotated.verbs[n as usize].tense == Tense::Gerund);
        let led = |pair: &[Chunk]| matches!(pair[0].part, Part::Preposition(_)) && gerund(&pair[1]);
        matches!(draft.kind, EventType::Accuse | EventType::Support)
            && (draft.kind == EventType::Accuse || !self.annotated.times[number as usize].is_deictic())
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
        // `over the violation of its airspace by a helicopter on 7 June`
        let whose = |c: &usize| {
            *c > 2 && matches!(self.preposition(*c - 1), Some("of" | "by")) && chunks[*c - 2].part == Part::Noun
        };
        let deed = deed.map(|c| if whose(&c) { c - 2 } else { c }).map(|c| if whose(&c) { c - 2 } else { c });
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

    /// `will meet on Friday following the raids on Chad`: the day before the word that leads to what was before them.
    fn of_what_came_after(&self, draft: &Draft, time: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let Some(own) = self.clauses.chunk_at(draft.trigger.first).filter(|&own| draft.nominal && own > time) else {
            return false;
        };
        let led = own - 1;
        let leads = |c: &Chunk| self.annotated.scan.is(c.tokens.first as usize, self.classes.aftermath);
        led > time && matches!(chunks[led].part, Part::Preposition(_)) && leads(&chunks[led])
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

    /// `after the offensive begun on Monday`: the day of a participle that describes another noun. So is a year farther behind
    /// it: `discussed the sanctions imposed on Chad in 2014`.
    fn of_participle(&self, draft: &Draft, time: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let Part::Time(number) = chunks[time].part else { return false };
        let led = usize::from(time > 0 && matches!(chunks[time - 1].part, Part::Preposition(_)));
        let far = !self.annotated.times[number as usize].is_deictic() || led == 0 && self.holds_at_place(time);
        let inner = |c: &Chunk| matches!(c.part, Part::Noun | Part::Preposition(_));
        let before = (1..time.saturating_sub(led)).rev();
        let between = if far { before.clone().take_while(|&at| inner(&chunks[at])).count() } else { 0 };
        let Some(at) = time.checked_sub(1 + led + between).filter(|&at| at > 0) else { return false };
        let Part::Verb(n) = chunks[at].part else { return false };
        let other = &self.annotated.verbs[n as usize];
        // `the meeting between X and Y, held in Lome on Friday`
        let own =
            draft.nominal && self.places(n).subject.first().copied() == self.clauses.chunk_at(draft.trigger.first);
        other.tense == Tense::Participle
            && !own
            && !self.tells_of_noun(draft, at)
            && matches!(chunks[at - 1].part, Part::Noun | Part::Comma)
            && !draft.trigger.contains(other.head as usize)
            && !chunks[at - 1].tokens.contains(draft.trigger.end as usize - 1)
            && (between == 0
                || draft.trigger.end <= chunks[at - 1].tokens.first
                || self.is_done_to(draft, at - 1, time))
    }

    /// `Having taken office in May, X met Y`, `Après avoir reçu X lundi, il a vu Y`: up to a comma, what lay behind the deed.
    fn of_what_was_done_first(&self, draft: &Draft, time: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let begin = self.clauses.sentence_of(time).start;
        let verb = |c: usize| match chunks[c].part {
            Part::Verb(n) => Some((c, n)),
            _ => None,
        };
        let Some((at, n)) = (begin..time.min(begin + 2)).find_map(verb) else { return false };
        let first = &self.annotated.verbs[n as usize];
        let done = first.perfect && matches!(first.tense, Tense::Gerund | Tense::Infinitive);
        // `Having left on Monday`: the deed is often one of that day.
        let Part::Time(number) = chunks[time].part else { return false };
        let whole = !self.annotated.times[number as usize].is_deictic();
        let within = |c: usize| self.finite_verb(c).is_none() && chunks[c].part != Part::Comma;
        let own = draft.group == Some(n) || draft.trigger.first < chunks[time].tokens.end;
        let mut behind = (time..chunks.len()).take_while(|&c| chunks[c].tokens.first < draft.trigger.first);
        done && whole && !own && (at + 1..time).all(within) && behind.any(|c| chunks[c].part == Part::Comma)
    }

    /// `un accord entre X et Y, signé lundi à Lomé,`: behind a comma, with no other verb of a clause between, the participle of a
    /// light verb tells of the noun of doing.
    fn tells_of_noun(&self, draft: &Draft, participle: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let kinds = |n: u32| self.annotated.scan.grammar.words.verbs.kinds(self.annotated.verbs[n as usize].lemma);
        let told = self.kinds.light | self.kinds.occur;
        let tells = |n: u32| kinds(n) & told != 0 && kinds(n) & self.kinds.arrange == 0;
        let light = matches!(chunks[participle].part, Part::Verb(n) if tells(n));
        let Some(noun) = self.clauses.chunk_at(draft.trigger.first).filter(|&c| c < participle) else { return false };
        let apart = (noun..participle).any(|c| self.finite_verb(c).is_some());
        draft.nominal && light && !apart && chunks[participle - 1].part == Part::Comma
    }

    /// `Two nurses seized in Lome in May 2017 were freed`: is a noun phrase the subject of a verb farther behind than a time?
    fn is_done_to(&self, draft: &Draft, noun: usize, time: usize) -> bool {
        let behind = self.clauses.chunks[time].tokens.end <= draft.trigger.first;
        behind && draft.group.is_some_and(|n| self.places(n).subject.contains(&noun))
    }

    /// `held in Lome last weekend`: a light participle and the place right behind it stand before a time.
    fn holds_at_place(&self, time: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let at = time > 2 && chunks[time - 1].part == Part::Noun && self.leads_in(time - 2);
        at && self.is_participle(time - 3, time)
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

    /// `rejected criticism from Chad, which last week closed its border`: the day between a relative word and its verb, of a
    /// deed told before that word.
    fn of_relative(&self, draft: &Draft, time: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let opens = |c: &Chunk| matches!(c.part, Part::Noun | Part::Preposition(_) | Part::Comma);
        let begin = self.clauses.sentence_of(time).start;
        // `whose army on Monday freed ten`
        let whose = |c: &Chunk| self.annotated.scan.is(c.tokens.first as usize, self.classes.whose);
        let before = (begin..time).rev().take(LED).map(|c| chunks[c]).find(|c| whose(c) || !opens(c));
        let relative = before.filter(|c| whose(c) || matches!(c.part, Part::Relative(_)));
        relative.is_some_and(|c| draft.trigger.end <= c.tokens.first)
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
            && !self.is_of_own_meeting(draft, time)
            && !chunks.get(time + 2).is_some_and(verb)
            && noun.is_some_and(|n| !n.tokens.contains(draft.trigger.end as usize - 1))
    }

    /// `hosted X at the March 15 meeting`: the meeting at which someone is met.
    fn is_of_own_meeting(&self, draft: &Draft, time: usize) -> bool {
        let led = time.checked_sub(2).and_then(|c| self.preposition(c));
        draft.kind == EventType::Consult
            && draft.group.is_some()
            && matches!(led, Some("in" | "during"))
            && draft.trigger.end <= self.clauses.chunks[time].tokens.first
            && time + 1 < self.clauses.chunks.len()
            && self.tells_of_talks(time + 1)
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
}

/// How far, in parts of a sentence, a word such as `since` holds the times behind it.
const LED: usize = 12;
