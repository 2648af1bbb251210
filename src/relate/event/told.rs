//! What else a text tells of an event: when, where, who says so.

use super::{Draft, Reader};
use crate::model::{
    Attribution, Event, EventStatus, EventType, Meaning, Mood, Party, Tense, TimeKind, Tokens, Use, VerbGroup,
};
use crate::relate::attribution::said_by;
use crate::relate::clause::{Chunk, Part, mentions_in};

impl Reader<'_> {
    /// The event of a draft.
    pub(super) fn told(&self, draft: Draft) -> Event {
        let scan = &self.annotated.scan;
        let time = self.time_of(&draft).or_else(|| self.time_before(&draft)).or_else(|| self.day_of_entry(&draft));
        // `soon`: no day, so that of the promise.
        let vague = |t: u32| matches!(self.annotated.times[t as usize].meaning, Meaning::Reference(_));
        let time = draft.occasion.filter(|_| time.is_none_or(vague)).or(time);
        let parties = |sides: &[u32]| sides.iter().map(|&mention| Party { mention }).collect::<Vec<_>>();
        let attribution = self.said_by(draft.trigger.first).filter(|a| !self.is_source(a, &draft)).cloned();
        Event {
            kind: draft.kind,
            mode: draft.mode.clone(),
            trigger: draft.trigger,
            span: scan.span(draft.tokens.first as usize, draft.tokens.end as usize),
            rule: draft.rule,
            source: parties(&draft.source),
            target: parties(&draft.target),
            place: self.place_of(&draft),
            status: self.status_at(&draft, time),
            time,
            news: self.is_news(&draft) && !self.goes_on_since(&draft) && !self.is_told_of_earlier(&draft),
            attribution,
            summary: self.summary(&draft),
            repeats: Vec::new(),
        }
    }

    /// The innermost saying that holds a token.
    pub(super) fn said_by(&self, token: u32) -> Option<&Attribution> {
        said_by(&self.annotated.scan, self.said, Tokens { first: token, end: token + 1 })
    }

    /// Is the one who says so the one who does it (`Chile agreed, Chile said`)?
    fn is_source(&self, attribution: &Attribution, draft: &Draft) -> bool {
        attribution.speaker.is_some_and(|p| draft.source.iter().any(|&side| !self.differ(side, p.mention)))
    }

    /// The time nearest to the deed: in its clause, else in its sentence.
    fn time_of(&self, draft: &Draft) -> Option<u32> {
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
                    || self.of_what_is_agreed(draft, at)
                    || self.of_other_deed(draft, at)
                    || self.of_what_is_blamed(draft, at)
                    || self.of_participle(draft, at)
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
        use EventType::{Accuse, Agree, Reject, Request, Support, Threaten};
        matches!(draft.kind, Accuse | Agree | Reject | Request | Support | Threaten)
            && group.finite()
            && chunks.get(from..time).is_some_and(|c| c.iter().any(|c| matches!(c.part, Part::Verb(n) if hangs(n))))
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
            self.nouns(chunks[c].tokens).any(|(_, n)| frames.of_noun(n).any(|f| super::kind_of(f).is_some()))
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
        near(time.checked_sub(1)).is_some_and(article)
            && !chunks.get(time + 2).is_some_and(verb)
            && noun.is_some_and(|n| !n.tokens.contains(draft.trigger.end as usize - 1))
    }

    /// `On Saturday he meets X. They will sign a pact`: a coming deed of those just told of has their day.
    fn time_before(&self, draft: &Draft) -> Option<u32> {
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
    fn distance(&self, draft: &Draft, time: Tokens) -> u32 {
        let trigger = draft.trigger;
        if draft.tokens.first <= time.first && time.end <= draft.tokens.end {
            return time.first.abs_diff(trigger.end).min(trigger.first.abs_diff(time.end));
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
        let words = &self.annotated.scan.grammar.words.verbs;
        // `the signing is planned for Thursday`: the verb behind a noun of doing is that of the deed.
        let behind = time.first >= trigger.end && draft.group.is_some();
        let other =
            |g: &VerbGroup| behind && words.kinds(g.lemma) & self.kinds.speech == 0 && !self.is_of_that_hour(draft, g);
        let weight = |g: &VerbGroup| if other(g) { FAR } else { CROSSED };
        (between.end - between.start) + crossed.map(weight).sum::<u32>()
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
        commas == 1 && draft.group.is_some() && before.last().is_some_and(|g| !of_draft(g))
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

    /// A present told of a coming day is a plan: `holds talks on Friday`; what is asked may not be so.
    fn status_at(&self, draft: &Draft, time: Option<u32>) -> EventStatus {
        if draft.status != EventStatus::Negated && self.is_asked(draft) {
            return EventStatus::Possible;
        }
        let Some(group) = draft.group.map(|n| &self.annotated.verbs[n as usize]) else { return draft.status };
        let sentence = self.annotated.scan.sentence_of(draft.trigger.first as usize);
        let headline = self.annotated.scan.sentences[sentence].headline;
        let present = group.tense == Tense::Present && !group.perfect && group.mood == Mood::Plain;
        let coming = |n: u32| {
            let time = &self.annotated.times[n as usize];
            time.is_deictic() && time.tokens.first >= group.tokens.end && self.distance(draft, time.tokens) < CROSSED
        };
        if present && !headline && draft.status == EventStatus::Happened && time.is_some_and(coming) {
            return EventStatus::Scheduled;
        }
        draft.status
    }

    /// Does the sentence end with a question mark, perhaps inside a quotation?
    fn is_asked(&self, draft: &Draft) -> bool {
        let scan = &self.annotated.scan;
        let sentence = scan.sentences[scan.sentence_of(draft.trigger.first as usize)];
        let from = sentence.end.saturating_sub(3).max(sentence.first);
        (from..sentence.end).any(|t| scan.sign(t as usize) == '?')
    }

    /// Told as the news of the day: in the headline or the lead, or as just done.
    fn is_news(&self, draft: &Draft) -> bool {
        use EventType::{Agree, Aid, Cooperate};
        let coming = matches!(draft.status, EventStatus::Scheduled | EventStatus::Possible);
        if coming && !matches!(draft.kind, Aid | Agree | Cooperate) {
            return false;
        }
        let sentence = self.annotated.scan.sentence_of(draft.trigger.first as usize);
        let group = draft.group.map(|n| self.teller(&self.annotated.verbs[n as usize]));
        // `Le ministre avait rejeté l'offre`, told by the text itself: what was before the news, also in its lead.
        let before = self.classes.perfect_tells && group.is_some_and(|g| g.earlier);
        if before && sentence > 0 && self.said_by(draft.trigger.first).is_none() {
            return false;
        }
        if sentence < LEAD {
            return !coming || draft.status == EventStatus::Scheduled;
        }
        let fresh = group.is_some_and(|g| match g.tense {
            Tense::Present => sentence < 2 * LEAD,
            Tense::Past => !g.perfect || self.classes.perfect_tells && !g.earlier || sentence < 2 * LEAD,
            Tense::Future => g.mood == Mood::Plain && draft.kind == Agree,
            _ => false,
        });
        fresh && sentence < DEEP && !self.past_told(sentence)
    }

    /// `has sent troops since the coup`: that goes on, and is no news of the day; `has sent troops, the first since the
    /// coup` is.
    fn goes_on_since(&self, draft: &Draft) -> bool {
        let scan = &self.annotated.scan;
        let sentence = scan.sentences[scan.sentence_of(draft.trigger.first as usize)];
        let since = |t: &u32| scan.mark(*t as usize, self.classes.other_day).is_some_and(|m| scan.key(m) == SINCE);
        let comma = |t: &u32| scan.sign(*t as usize) == ',';
        let perfect = draft.group.is_some_and(|n| self.annotated.verbs[n as usize].perfect);
        let behind = || (draft.trigger.end..sentence.end).take_while(|t| !comma(t)).any(|t| since(&t));
        perfect && (since(&sentence.first) || behind())
    }

    /// `previously blocked`, `had initially promised`: beside the verb a word says that it was before these days.
    fn is_told_of_earlier(&self, draft: &Draft) -> bool {
        let scan = &self.annotated.scan;
        let around = |group: &VerbGroup| group.tokens.first.saturating_sub(1)..group.tokens.end + 1;
        let earlier = |t: u32| scan.marks_of(t as usize, self.classes.adverb).any(|m| scan.key(m) == "earlier");
        draft.group.map(|n| &self.annotated.verbs[n as usize]).is_some_and(|group| {
            // `is known to have sold`
            let teller = self.teller(group);
            let behind = group.tense == Tense::Infinitive && group.perfect && teller.passive;
            behind || around(teller).any(earlier) || self.opens_since(group)
        })
    }

    /// `since Chad closed its border`: is a verb that of a clause from whose day on something else goes on?
    fn opens_since(&self, group: &VerbGroup) -> bool {
        let scan = &self.annotated.scan;
        let Some(verb) = self.clauses.chunk_at(group.head) else { return false };
        let clause = (self.clauses.sentence_of(verb).start..verb).rev().map(|c| self.clauses.chunks[c]);
        let mut clause = clause.take_while(|c| !matches!(c.part, Part::Verb(_) | Part::Comma | Part::Stop));
        clause.any(|c| scan.mark(c.tokens.first as usize, self.classes.other_day).is_some_and(|m| scan.key(m) == SINCE))
    }

    /// The verb that tells when: of an infinitive the one that governs it.
    fn teller<'b>(&'b self, group: &'b VerbGroup) -> &'b VerbGroup {
        match group.governor.filter(|_| group.tense == Tense::Infinitive) {
            Some(governor) => &self.annotated.verbs[governor as usize],
            None => group,
        }
    }

    /// Does a sentence, or the one before it, tell of another year or of a month gone?
    fn past_told(&self, sentence: usize) -> bool {
        let scan = &self.annotated.scan;
        let first = scan.sentences[sentence.saturating_sub(1)].first;
        let end = scan.sentences[sentence].end;
        let times = &self.annotated.times;
        let from = times.partition_point(|t| t.tokens.first < first);
        let near = times[from..].iter().take_while(|t| t.tokens.first < end);
        near.filter(|t| matches!(t.kind, TimeKind::Date | TimeKind::Time)).any(|t| !t.is_deictic())
    }

    /// Where: the place behind the deed, in the article's words.
    fn place_of(&self, draft: &Draft) -> Option<String> {
        let chunks = &self.clauses.chunks;
        let first = self.clauses.chunk_at(draft.trigger.first)?;
        let to = self.clauses.sentence_of(first).end;
        let within = (first..to.saturating_sub(1)).take_while(|&c| chunks[c].tokens.first < draft.tokens.end);
        let led = |c: &usize| matches!(self.preposition(*c), Some("in" | "at"));
        // `in the Chadian civil war` is nowhere.
        let nouns = within.filter(led).map(|c| c + 1).filter(|&c| chunks[c].part == Part::Noun && !self.is_attack(c));
        let found = nouns.map(|c| chunks[c].tokens).find(|&t| self.is_place(t))?;
        Some(self.words(self.without_article(found)))
    }

    fn is_place(&self, tokens: Tokens) -> bool {
        let inside = mentions_in(self.annotated, tokens);
        let site = |m: &crate::model::Mention| !matches!(m.usage, Use::Unnamed | Use::Origin);
        let place = |m: &crate::model::Mention| m.usage == Use::Place || site(m) && m.phrase.end == tokens.end;
        inside.iter().any(|(_, m)| place(m)) || inside.is_empty() && self.capital(tokens)
    }

    /// Does the phrase hold a name that no pack knows: `in the Orenburg region`?
    fn capital(&self, tokens: Tokens) -> bool {
        let scan = &self.annotated.scan;
        tokens.range().any(|t| {
            let token = scan.tokens[t];
            token.kind == crate::text::TokenKind::Word && token.casing != crate::text::Casing::Lower
        })
    }

    pub(super) fn without_article(&self, tokens: Tokens) -> Tokens {
        let scan = &self.annotated.scan;
        let article = scan.mark(tokens.first as usize, self.classes.determiner);
        Tokens { first: article.filter(|m| m.end < tokens.end).map_or(tokens.first, |m| m.end), end: tokens.end }
    }

    /// The words of some tokens on one line, without what an editor explains between an article and its noun.
    pub(super) fn words(&self, tokens: Tokens) -> String {
        let scan = &self.annotated.scan;
        let slice = |first: u32, end: u32| scan.text.slice(scan.span(first as usize, end as usize));
        match self.editors_aside(tokens) {
            None => crate::text::squeezed(slice(tokens.first, tokens.end)),
            Some(aside) => {
                let rest = self.words(Tokens { first: aside.end, ..tokens });
                format!("{} {rest}", crate::text::squeezed(slice(tokens.first, aside.first)))
            }
        }
    }

    /// `the [state-owned arms exporter] Promexport`: the words in brackets.
    fn editors_aside(&self, tokens: Tokens) -> Option<Tokens> {
        let scan = &self.annotated.scan;
        let sign = |wanted: char| move |t: &u32| scan.sign(*t as usize) == wanted;
        let article = |t: &u32| scan.is(*t as usize - 1, self.classes.determiner);
        let open = (tokens.first + 1..tokens.end).filter(article).find(sign('['))?;
        let close = (open + 1..tokens.end).find(sign(']'))?;
        let told = close - open > SHORTEST_ASIDE && close + 1 < tokens.end;
        told.then_some(Tokens { first: open, end: close + 1 })
    }
}

/// Sentences that tell the news itself: headline, standfirst and lead.
const LEAD: usize = 4;

/// How deep in an article a simple past without a time still tells the news of the day: who demanded, who refused.
const DEEP: usize = 32;

/// What stands in brackets behind an article and is no longer than this, in tokens, may be the noun itself.
const SHORTEST_ASIDE: u32 = 3;

/// The key of words for the time from a day on.
const SINCE: &str = "since";

/// How far, in parts of a sentence, a word such as `since` holds the times behind it.
const LED: usize = 8;

/// What a verb between a time and a deed weighs, in words; and how far a time may be.
const CROSSED: u32 = 20;
const FAR: u32 = 40;

/// What the words between a time that opens its sentence and the deed weigh at most, and each verb between.
const OPENING: u32 = 9;
