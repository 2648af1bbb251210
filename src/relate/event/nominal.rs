//! Events that nouns tell: `Putin's visit to Caracas`, `talks between A and B`.

use super::{Draft, Reader, kind_of};
use crate::model::{Event, EventStatus, EventType, Mention, Tense, Tokens, Use, VerbGroup};
use crate::relate::clause::{Part, mentions_in};
use crate::rules::frame::Frame;

/// Adds the events of nouns that no verb's event holds yet.
pub(super) fn events(reader: &Reader, found: &mut Vec<Event>) {
    let mut verbal: Vec<Tokens> = found.iter().map(|e| e.trigger).collect();
    verbal.sort_unstable();
    let frames = &reader.annotated.scan.grammar.frames;
    for chunk in 0..reader.clauses.chunks.len() {
        let part = reader.clauses.chunks[chunk];
        if part.part != Part::Noun {
            continue;
        }
        let last = reader.nouns(part.tokens).filter(|(at, _)| !reader.in_name(*at)).last();
        let Some((token, noun)) = last.filter(|(at, _)| reader.heads_its_phrase(*at, part.tokens)) else { continue };
        let Some(frame) = frames.of_noun(noun).find(|f| kind_of(f).is_some()).filter(|f| !f.has("light-only")) else {
            continue;
        };
        let told = |token: u32| {
            let before = verbal.partition_point(|t| t.first <= token);
            verbal[..before].iter().rev().take(4).any(|t| t.contains(token as usize))
        };
        // `called off a visit`: told by the verb before the particle.
        let refused = |e: &Event| e.kind == EventType::Reject && e.trigger.end + 1 == part.tokens.first;
        let near = verbal.partition_point(|t| t.first < part.tokens.first).checked_sub(1).map(|n| verbal[n].end);
        if near.is_some_and(|end| end + 1 == part.tokens.first) && found.iter().rev().any(refused) {
            continue;
        }
        // `the truce brokered by Chad`: told by the participle behind it.
        let next = reader.clauses.chunks.get(chunk + 1).filter(|c| matches!(c.part, Part::Verb(_)));
        if told(token) || next.is_some_and(|c| told(c.tokens.first)) && reader.is_participle(chunk + 1, chunk + 2) {
            continue;
        }
        found.extend(reader.nominal(chunk, token, frame).map(|draft| reader.told(draft)));
    }
    found.sort_by_key(|e| (e.span.start, e.span.end));
}

impl Reader<'_> {
    fn in_name(&self, token: u32) -> bool {
        let mentions = &self.annotated.mentions;
        let to = mentions.partition_point(|m| m.tokens.first <= token);
        // `du président russe Vladimir Poutine`: the office is of the name behind it.
        let title = |m: &crate::model::Mention| m.usage == Use::Actor && m.phrase.contains(token as usize);
        mentions[..to].iter().rev().take(3).any(|m| m.tokens.contains(token as usize))
            || mentions[to..].iter().take(2).any(title)
    }

    /// `the bilateral relationship`: what a word only describes is no deed, unless a name or an adjective behind it may
    /// stand there.
    fn heads_its_phrase(&self, token: u32, phrase: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let next = token as usize + 1;
        let mentions = &self.annotated.mentions;
        let named = || {
            let from = mentions.partition_point(|m| m.tokens.first < phrase.first);
            mentions[from..]
                .iter()
                .take_while(|m| m.tokens.first < phrase.end)
                .any(|m| m.phrase.first <= token + 1 && m.tokens.first > token)
        };
        self.classes.adjectives_behind
            || next >= phrase.end as usize
            || scan.tokens[next].kind != crate::text::TokenKind::Word
            || scan.tokens[next].casing != crate::text::Casing::Lower
            || named()
    }

    fn nominal(&self, chunk: usize, token: u32, frame: &Frame) -> Option<Draft> {
        let kind = kind_of(frame)?;
        let tokens = self.clauses.chunks[chunk].tokens;
        let mut source = self.sides_in(tokens, token);
        let mut target = Vec::new();
        let mut end = tokens.end;
        let mut place = false;
        self.complements(chunk, frame, &mut source, &mut target, &mut end, &mut place);
        if matches!(kind, EventType::Agree | EventType::Aid) && self.mentioned(chunk)
            || kind == EventType::Assault && self.mourned(chunk)
        {
            return None;
        }
        let mut group = None;
        if kind == EventType::Consult && source.is_empty() {
            match target[..] {
                [] => (group, source) = self.meeting(chunk, frame),
                [_] => source = self.attending(chunk, frame, Tokens { first: tokens.end, end }, &target),
                // `the meeting between A and B`
                _ => std::mem::swap(&mut source, &mut target),
            }
        }
        let source = self.distinct(source, &[]);
        let target = self.distinct(target, &source);
        let sides = source.len() + target.len();
        if self.at_home(frame, &source, &target) {
            return None;
        }
        let enough = sides >= 2 || sides == 1 && (place || frame.has("single"));
        let named = source.iter().chain(&target).filter(|&&s| self.is_actor(s)).count();
        if kind == EventType::Consult && named < 2 && self.is_topic(chunk, frame) {
            return None;
        }
        let definite = !enough && sides == 0 && kind == EventType::Consult && self.is_definite(tokens);
        if !enough && !definite {
            return None;
        }
        Some(Draft {
            kind,
            mode: (!frame.mode.is_empty()).then(|| frame.mode.to_string()),
            rule: frame.rule,
            trigger: Tokens { first: token, end: token + 1 },
            tokens: Tokens { first: tokens.first, end },
            source,
            target,
            status: self.nominal_status(chunk)?,
            group,
            nominal: group.is_none(),
            turned: false,
            occasion: None,
        })
    }

    /// The sides that the phrase of a noun of doing itself names: `the Turkish offensive`, `Putin's visit`.
    fn sides_in(&self, tokens: Tokens, token: u32) -> Vec<u32> {
        let inside = mentions_in(self.annotated, tokens);
        // `Turkish President X's visit`: one guest.
        let of_person = |m: &Mention| {
            let holds = |k: &Mention| k.phrase.first <= m.tokens.first && m.tokens.end <= k.tokens.first;
            inside.iter().any(|(n, k)| holds(k) && self.is_person(*n))
        };
        inside
            .iter()
            .filter(|(_, m)| !of_person(m))
            // French puts the adjective and the guest behind: `l'offensive turque`, `la visite du président Macron`.
            .filter(|(_, m)| {
                let origin = m.usage == Use::Origin && m.tokens.first == token + 1;
                m.tokens.end <= token || origin || m.usage == Use::Actor && m.phrase.first == token + 1
            })
            .filter(|(_, m)| m.actor.is_some() || !m.code.is_empty())
            .map(|(n, _)| *n)
            .collect()
    }

    /// `the bloc, a pact between A and B`, `under a treaty between A and B`: a mere mention, where a verb tells the rest.
    fn mentioned(&self, chunk: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let range = self.clauses.sentence_of(chunk);
        let before = chunk.checked_sub(1).filter(|&c| c >= range.start).map(|c| chunks[c].part);
        let led = match before {
            Some(Part::Preposition(mark)) => self.annotated.scan.key(mark) != "during",
            part => part == Some(Part::Comma),
        };
        led && range
            .clone()
            .any(|c| matches!(chunks[c].part, Part::Verb(n) if self.annotated.verbs[n as usize].finite()))
    }

    /// Told as what condolences are for.
    pub(super) fn mourned(&self, chunk: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let words = &self.annotated.scan.grammar.words;
        let mourning = self.kinds.mourning;
        let range = self.clauses.sentence_of(chunk);
        mourning != 0
            && (range.start..chunk).any(|c| {
                chunks[c].part == Part::Noun
                    && self.nouns(chunks[c].tokens).any(|(_, n)| words.nouns.kinds(n) & mourning != 0)
            })
    }

    pub(super) fn is_definite(&self, tokens: Tokens) -> bool {
        let scan = &self.annotated.scan;
        scan.mark(tokens.first as usize, self.classes.determiner).is_some_and(|m| scan.key(m) == "the")
    }

    /// The sides behind the noun: `of A`, `between A and B`, `with B`, `to B`.
    fn complements(
        &self,
        chunk: usize,
        frame: &Frame,
        source: &mut Vec<u32>,
        target: &mut Vec<u32>,
        end: &mut u32,
        place: &mut bool,
    ) {
        let chunks = &self.clauses.chunks;
        let to = self.clauses.sentence_of(chunk).end;
        let mut at = chunk + 1 + usize::from(self.is_participle(chunk + 1, to));
        while at + 1 < to {
            // `la rencontre jeudi à Moscou entre A et B`
            if matches!(chunks[at].part, Part::Time(_)) {
                at += 1;
                continue;
            }
            let Part::Preposition(mark) = chunks[at].part else { break };
            if !chunks[at + 1].is_nominal() {
                if matches!(chunks[at + 1].part, Part::Time(_)) {
                    at += 2;
                    continue;
                }
                break;
            }
            let mut list = vec![at + 1];
            let mut next = at + 2;
            while next + 1 < to
                && (chunks[next].part == Part::Conjunction
                    || chunks[next].part == Part::Comma && self.clauses.conjunction_ahead(self.annotated, next, to))
                && chunks[next + 1].part == Part::Noun
            {
                list.push(next + 1);
                next += 2;
            }
            let sides = self.sides(&list, false);
            let key = self.annotated.scan.key(mark);
            let own = frame.target.iter().any(|t| **t == *key);
            match key {
                // `an attack on a post of the army of Chad`: what hangs on another noun does nothing.
                "of" if !own && at > chunk + 1 && !self.heads_with_name(at - 1) => {}
                "of" | "by" | "between" if !own => source.extend(sides),
                "on" | "against" if frame.make.as_ref() == EventType::Consult.as_str() => break,
                // `the expulsion of diplomats over the death of X`
                "on" if !own && !frame.target.is_empty() && !target.is_empty() => break,
                "with" | "to" | "against" | "on" => target.extend(sides),
                _ if own => target.extend(sides),
                "in" | "at" => *place |= self.names_place(at + 1) || self.part_of_place(at + 1, to),
                _ => break,
            }
            *end = chunks[*list.last().unwrap_or(&at)].tokens.end;
            at = next;
        }
    }

    /// `sanctions imposed on Chad`: the participle between the noun and whom it is about.
    fn is_participle(&self, chunk: usize, to: usize) -> bool {
        let part = self.clauses.chunks.get(chunk).filter(|_| chunk < to).map(|c| c.part);
        let verbs = &self.annotated.scan.grammar.words.verbs;
        matches!(part, Some(Part::Verb(n)) if {
            let group = &self.annotated.verbs[n as usize];
            group.tense == Tense::Participle && verbs.kinds(group.lemma) & (self.kinds.light | self.kinds.herald) != 0
        })
    }

    /// Is a name or a group the head of a noun phrase?
    fn heads_with_name(&self, chunk: usize) -> bool {
        let tokens = self.clauses.chunks[chunk].tokens;
        mentions_in(self.annotated, tokens).iter().any(|(_, m)| self.heads_phrase(m, tokens))
    }

    /// `dans le nord du Tchad`: the place behind the part of it.
    fn part_of_place(&self, chunk: usize, to: usize) -> bool {
        let known = !mentions_in(self.annotated, self.clauses.chunks[chunk].tokens).is_empty();
        !known && chunk + 2 < to && self.preposition(chunk + 1) == Some("of") && self.names_place(chunk + 2)
    }

    fn names_place(&self, chunk: usize) -> bool {
        mentions_in(self.annotated, self.clauses.chunks[chunk].tokens).iter().any(|(_, m)| m.usage == Use::Place)
    }

    /// What the verb that the noun stands with says of it; none where the sentence denies that there was any.
    fn nominal_status(&self, chunk: usize) -> Option<EventStatus> {
        let chunks = &self.clauses.chunks;
        let range = self.clauses.sentence_of(chunk);
        let words = &self.annotated.scan.grammar.words.verbs;
        let behind = (chunk + 1..range.end).find_map(|c| match chunks[c].part {
            Part::Verb(n) => Some(Some(n)),
            Part::Preposition(_) | Part::Noun | Part::Time(_) | Part::Conjunction => None,
            _ => Some(None),
        });
        // `the planned meeting was cancelled`, `the meeting planned with Chad was cancelled`
        let of_noun = |n: u32| {
            let verbs = self.annotated.verbs.get(n as usize..)?;
            let here = |g: &&VerbGroup| self.clauses.chunk_at(g.head).is_some_and(|c| range.contains(&c));
            verbs.iter().take(2).take_while(here).find(|g| g.passive && g.finite())
        };
        if let Some(status) = behind.flatten().and_then(of_noun).and_then(|group| self.undone(group)) {
            return Some(status);
        }
        if let Some(status) = self.status_within(chunk, range.start) {
            return status;
        }
        let before = chunk.checked_sub(1).filter(|&c| c >= range.start);
        if before.and_then(|c| self.preposition(c)) == Some("during") {
            return Some(self.status_beside(chunk));
        }
        if let Some(Some(n)) = behind
            && self.annotated.verbs[n as usize].finite()
        {
            let group = &self.annotated.verbs[n as usize];
            if let Some(status) = self.predicated(group) {
                return Some(status);
            }
            // `the signing is scheduled for Thursday`
            let planned = group.passive && group.tense == Tense::Present && !group.perfect;
            let planned = planned && words.kinds(group.lemma) & self.kinds.plan != 0;
            let status = group.status;
            return Some(if planned && status == EventStatus::Happened { EventStatus::Scheduled } else { status });
        }
        // Behind a comma the verb tells of something else: `will leave, in response to the expulsion of`.
        let mut clause = (range.start..chunk).rev().take_while(|&c| chunks[c].part != Part::Comma);
        let before = clause.find_map(|c| match chunks[c].part {
            Part::Verb(n) => Some(n),
            _ => None,
        });
        let Some(group) = before.map(|n| &self.annotated.verbs[n as usize]) else { return Some(EventStatus::Happened) };
        Some(self.status_behind(group))
    }

    /// `following an attack on Chad`: it lies behind what the verb tells, if that lies behind.
    fn status_beside(&self, chunk: usize) -> EventStatus {
        let range = self.clauses.sentence_of(chunk);
        let told = |c: usize| match self.clauses.chunks[c].part {
            Part::Verb(n) => Some(&self.annotated.verbs[n as usize]).filter(|g| g.finite()),
            _ => None,
        };
        let nearest = (range.start..chunk).rev().find_map(told).or_else(|| (chunk..range.end).find_map(told));
        let coming = nearest.is_some_and(|g| g.status == EventStatus::Scheduled);
        if coming { EventStatus::Scheduled } else { EventStatus::Happened }
    }

    /// What the verb before a noun of doing says of it.
    fn status_behind(&self, group: &VerbGroup) -> EventStatus {
        let kinds = self.annotated.scan.grammar.words.verbs.kinds(group.lemma);
        if let Some(status) = self.undone(group) {
            return status;
        }
        match group.status {
            // `refused to comment on his talks with`
            _ if kinds & self.kinds.answer != 0 => EventStatus::Happened,
            EventStatus::Negated => EventStatus::Negated,
            status if kinds & self.kinds.refuse != 0 => {
                if status == EventStatus::Happened {
                    EventStatus::Negated
                } else {
                    EventStatus::Possible
                }
            }
            EventStatus::Happened | EventStatus::Ongoing if kinds & self.kinds.plan != 0 => EventStatus::Scheduled,
            EventStatus::Happened | EventStatus::Ongoing if kinds & (self.kinds.wish | self.kinds.hope) != 0 => {
                EventStatus::Possible
            }
            EventStatus::Ongoing => EventStatus::Happened,
            status => status,
        }
    }

    /// What the words of the noun phrase itself, or those that lead to it, say: `ahead of the talks`, `a possible visit`,
    /// `no meeting`, `in case of an attack`.
    fn status_within(&self, chunk: usize, from: usize) -> Option<Option<EventStatus>> {
        let scan = &self.annotated.scan;
        let chunks = &self.clauses.chunks;
        let led = chunk.checked_sub(1).filter(|&c| c >= from).map(|c| chunks[c].tokens.first as usize);
        let inside = chunks[chunk].tokens;
        if scan.is(inside.first as usize, self.classes.no) {
            return Some(Some(EventStatus::Negated));
        }
        let first = inside.first as usize;
        let leading = || scan.mark_before(first.saturating_sub(LONGEST_LEAD), first, self.classes.coming);
        let marked = led.into_iter().chain(inside.range()).find_map(|at| scan.mark(at, self.classes.coming));
        let mark = leading().or(marked)?;
        Some(match scan.key(mark) {
            "in-case" => None,
            "maybe" => Some(EventStatus::Possible),
            _ => Some(EventStatus::Scheduled),
        })
    }

    /// `was cancelled`, `has been postponed`.
    fn undone(&self, group: &VerbGroup) -> Option<EventStatus> {
        let kinds = self.annotated.scan.grammar.words.verbs.kinds(group.lemma);
        let done = matches!(group.status, EventStatus::Happened | EventStatus::Ongoing);
        match () {
            _ if !done => None,
            _ if kinds & self.kinds.undo != 0 => Some(EventStatus::Negated),
            _ if kinds & self.kinds.put_off != 0 => Some(EventStatus::Scheduled),
            _ => None,
        }
    }

    /// `are due to start`, `is unlikely`: what stands behind the verb says whether it will be.
    fn predicated(&self, group: &VerbGroup) -> Option<EventStatus> {
        let scan = &self.annotated.scan;
        let (first, end) = (group.tokens.end as usize, scan.tokens.len().min(group.tokens.end as usize + 2));
        if (first..end).any(|at| scan.is(at, self.classes.claim)) {
            return Some(EventStatus::Possible);
        }
        let outlook = scan.mark(first, self.classes.outlook).filter(|_| group.status == EventStatus::Happened)?;
        match scan.key(outlook) {
            "plan" => Some(EventStatus::Scheduled),
            "refuse" | "wish" => Some(EventStatus::Possible),
            _ => None,
        }
    }
}

/// How many tokens lead to a noun of doing at most: `in the run-up to`.
const LONGEST_LEAD: usize = 6;
