//! Events that nouns tell: `Putin's visit to Caracas`, `talks between A and B`.

mod complements;
mod guest;
mod mere;
mod sides;
mod status;
mod verbal;

use super::{Draft, Reader, kind_of};
use crate::model::{ActorKind, Event, EventStatus, EventType, Mention, Party, Tokens, Use};
use crate::order::Order as _;
use crate::relate::clause::{Chunk, Part, mentions_in};
use crate::rules::frame::Frame;
use complements::Complements;
use sides::NounSides;
use verbal::Verbal;

/// `called for sanctions on Chad`, `called for the arrest of X`: nobody's, as yet; `demanded X's resignation`: no more
/// than what is asked.
fn is_only_wanted(kind: EventType, frame: &Frame, status: EventStatus, source: &[u32]) -> bool {
    let open = matches!(kind, EventType::Sanction | EventType::Aid | EventType::Cooperate | EventType::Support);
    let demanded = kind == EventType::Retreat && frame.has("single") || kind == EventType::Consult && source.is_empty();
    status == EventStatus::Possible && (open && source.is_empty() || frame.has("person") || demanded)
}

/// Adds the events of nouns that no verb's event holds yet.
pub(super) fn events(reader: &Reader, found: &mut Vec<Event>) {
    let verbal = Verbal::new(found);
    let take_part = reader.rule_of("take-part");
    let joined: Vec<usize> = (0..found.len()).filter(|&e| Some(found[e].rule) == take_part).collect();
    for chunk in 0..reader.clauses.chunks.len() {
        let Some((token, frame)) = reader.noun_of_doing(chunk) else { continue };
        if verbal.tells(reader, chunk, token, frame) {
            continue;
        }
        let talks = reader.clauses.chunks[chunk].tokens;
        let both = || reader.tells_both(chunk, Tokens { first: talks.end, end: talks.end + ATTENDED });
        match joined.iter().find(|&&e| reader.takes_part(&found[e], talks)).filter(|_| !both()) {
            Some(&e) => reader.add_hosts(&mut found[e], chunk, token, frame),
            None => {
                let draft = reader.nominal(chunk, token, frame, found).map(|draft| reader.as_planned(draft, found));
                found.extend(draft.map(|draft| reader.told(draft)));
            }
        }
    }
    // Whoever takes part in talks of nobody known has met nobody.
    found.retain(|e| Some(e.rule) != take_part || e.place.is_some() || e.source.len() + e.target.len() > 1);
    found.order_by_key(|e| (e.span.start, e.span.end));
}

/// Within so many tokens behind `took part` stand the talks, and behind these who holds them.
const ATTENDED: u32 = 5;

impl Reader<'_> {
    /// The noun of doing that heads a phrase, and its rule.
    fn noun_of_doing(&self, chunk: usize) -> Option<(u32, &Frame)> {
        let part = self.clauses.chunks[chunk];
        if part.part != Part::Noun {
            return None;
        }
        let frames = &self.annotated.scan.grammar.frames;
        if !self.nouns(part.tokens).any(|(_, noun)| frames.of_noun(noun).next().is_some()) {
            return None;
        }
        let last = self.nouns(part.tokens).filter(|(at, _)| !self.in_name(*at)).last();
        let (token, noun) =
            last.filter(|(at, _)| self.heads_its_phrase(*at, part.tokens) && !self.is_only_verb(chunk, *at))?;
        let that = |f: &Frame| f.has("that") && self.asked_in_clause(chunk).is_some();
        let led = |f: &Frame| !f.has("led") || self.leads_to_object(f, chunk);
        let alone = |f: &&Frame| led(f) && (!f.has("light-only") || that(f) || self.wants(f, chunk));
        let verbless = |f: &&Frame| led(f) && self.tells_alone(f, chunk);
        // `a call with Chad`, not `a call to Chad for help`; `l'échange de détenus entre A et B`
        let led_to = |f: &Frame| {
            let end = self.annotated.scan.mark(token as usize, self.classes.noun).map_or(token, |m| m.end);
            let past = |c: &usize| self.clauses.chunks[*c].tokens.first >= end;
            let next = (chunk + 1..self.clauses.sentence_of(chunk).end).find(past).and_then(|c| self.preposition(c));
            !f.has("two") || next.is_some_and(|key| f.target.contains(&key))
        };
        let own = |f: &&Frame| kind_of(f).is_some() && self.is_done_by(f, chunk) && led_to(f);
        let find = |fits: &dyn Fn(&&Frame) -> bool| frames.of_noun(noun).filter(own).find(fits);
        Some((token, find(&alone).or_else(|| find(&verbless))?))
    }

    /// `Thousands of tourists from Chad visit Mali every summer`: right before its object, in a sentence without a verb, no noun.
    fn is_only_verb(&self, chunk: usize, token: u32) -> bool {
        let chunks = &self.clauses.chunks;
        let range = self.clauses.sentence_of(chunk);
        let next = chunks.get(chunk + 1).filter(|c| chunk + 1 < range.end && c.part == Part::Noun);
        let verb = |c: &Chunk| matches!(c.part, Part::Verb(n) if self.annotated.verbs[n as usize].finite());
        let from = chunk.checked_sub(1).and_then(|c| self.preposition(c)) == Some("from");
        let form = self.annotated.scan.is(token as usize, self.classes.verb);
        from && form && next.is_some_and(|c| c.tokens.first == token + 1) && !chunks[range].iter().any(verb)
    }

    /// `X is to visit Chad. The news of his visit to Chad …`: a visit told of as still to come is so when it is named again.
    fn as_planned(&self, mut draft: Draft, found: &[Event]) -> Draft {
        let same = |event: &&Event| {
            let alike = |told: &[Party], own: &[u32]| {
                told.len() == own.len() && told.iter().zip(own).all(|(p, &s)| self.same_side(p.mention, s))
            };
            event.kind == draft.kind
                && event.mode == draft.mode
                && event.trigger.end <= draft.trigger.first
                && alike(&event.source, &draft.source)
                && alike(&event.target, &draft.target)
        };
        let visit = draft.nominal && draft.mode.as_deref() == Some("visit") && draft.status == EventStatus::Happened;
        let planned = if visit { found.iter().rev().find(same) } else { None };
        if planned.is_some_and(|event| event.status == EventStatus::Scheduled) {
            draft.status = EventStatus::Scheduled;
        }
        draft
    }

    /// `X took part in the summit of NATO`: do these tokens name the talks of which an event tells who is there?
    fn takes_part(&self, event: &Event, talks: Tokens) -> bool {
        (event.trigger.end..event.trigger.end + ATTENDED).contains(&talks.first)
    }

    /// Those whose talks they are stand on the other side of whoever takes part in them.
    fn add_hosts(&self, event: &mut Event, chunk: usize, token: u32, frame: &Frame) {
        let Complements { source, target, .. } = self.complements(chunk, frame);
        let own = self.sides_in(self.clauses.chunks[chunk].tokens, token);
        for host in own.into_iter().chain(source).chain(target) {
            let mut known = event.source.iter().chain(&event.target);
            if known.all(|side| self.differ(side.mention, host)) {
                event.target.push(Party { mention: host });
            }
        }
    }

    /// Is a chunk right behind a verb that tells one of these deeds, in order?
    fn follows_verb_of(&self, chunk: usize, triggers: &[Tokens]) -> bool {
        let part = |c: usize| self.clauses.chunks[c].part;
        // `lifted economic and financial sanctions`
        let joined = chunk > 2 && part(chunk - 1) == Part::Conjunction && part(chunk - 2) == Part::Noun;
        let chunk = if joined { chunk - 2 } else { chunk };
        let Some(verb) = chunk.checked_sub(1).map(|c| self.clauses.chunks[c].tokens) else { return false };
        let next = triggers.partition_point(|t| t.end <= verb.first);
        triggers.get(next).is_some_and(|t| t.overlaps(verb))
    }

    /// Is a word part of a name, or of the office before it?
    pub(super) fn in_name(&self, token: u32) -> bool {
        let mentions = &self.annotated.mentions;
        let to = mentions.partition_point(|m| m.tokens.first <= token);
        // `du président russe Vladimir Poutine`: the office is of the name behind it.
        let title = |m: &crate::model::Mention| m.usage == Use::Actor && m.phrase.contains(token as usize);
        mentions[..to].iter().rev().take(3).any(|m| m.tokens.contains(token as usize))
            || mentions[to..].iter().take(2).any(title)
    }

    /// `the bilateral relationship`: what a word only describes is no deed, unless a name or an adjective behind it may
    /// stand there.
    pub(super) fn heads_its_phrase(&self, token: u32, phrase: Tokens) -> bool {
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

    fn nominal(&self, chunk: usize, token: u32, frame: &Frame, found: &[Event]) -> Option<Draft> {
        let kind = kind_of(frame)?;
        let next = (chunk + 1 < self.clauses.sentence_of(chunk).end).then(|| self.preposition(chunk + 1)).flatten();
        // `its call for talks with Chad`: nobody telephones.
        let for_something = frame.mode == "phone" && next == Some("for");
        if for_something || self.is_mere_mention(kind, chunk) || self.is_played(frame, token) {
            return None;
        }
        let tokens = self.clauses.chunks[chunk].tokens;
        let Complements { source: doers, target, end, place, .. } = self.complements(chunk, frame);
        let mut told = self.own_sides(kind, frame, (chunk, token), (doers, target));
        let asked = self.asked_in_clause(chunk).filter(|_| told.target.is_empty() && frame.has("that"));
        told.target.extend(asked.map(|c| self.sides(&[c], true)).unwrap_or_default());
        let alone = kind == EventType::Consult && told.source.is_empty() && told.target.is_empty();
        let visit = alone.then(|| self.guest_in_place(chunk)).flatten();
        let visits = visit.is_some();
        if let Some(visit) = visit {
            let first = told.first.or(Some(visit.first));
            told = NounSides { source: visit.source, target: visit.target, group: visit.group, first };
        }
        if kind == EventType::Consult && told.source.is_empty() {
            self.meet(&mut told, frame, (chunk, token), end);
            self.meet_next(&mut told, frame, (chunk, token), found);
        }
        if told.source.is_empty() && told.target.len() > 1 && self.is_mutual(kind, chunk, end) {
            std::mem::swap(&mut told.source, &mut told.target);
        }
        // `le retrait des soldats français du Niger`: whose they are, then from where.
        if frame.mode == "withdraw" && told.target.is_empty() && told.source.len() == 2 {
            told.target.extend(told.source.pop());
        }
        if frame.has("mutual") && told.source.len() < 2 {
            return None;
        }
        if kind == EventType::Sanction && told.source.is_empty() {
            told.source = self.announcers(chunk);
        }
        // `le rappel par le Tchad de son envoyé, Paul Ndoye`: who is recalled does not do so.
        if frame.has("own-people") && told.source.iter().any(|&s| !self.is_person(s)) {
            told.source.retain(|&s| !self.is_person(s));
        }
        let source = self.without_mere_places(frame, self.distinct(told.source, &[]));
        let target = self.without_mere_places(frame, self.distinct(told.target, &source));
        if self.at_home(frame, &source, &target) || !self.is_enough(chunk, frame, (&source, &target), place) {
            return None;
        }
        let status = self.nominal_status(kind, chunk).map(|status| self.heralded(frame, chunk, status))?;
        if is_only_wanted(kind, frame, status, &source) {
            return None;
        }
        Some(Draft {
            kind,
            mode: visits.then_some("visit").or(Some(frame.mode)).filter(|m| !m.is_empty()).map(str::to_string),
            rule: if visits { self.rule_of("visit-noun").unwrap_or(frame.rule) } else { frame.rule },
            trigger: Tokens { first: token, end: token + 1 },
            tokens: Tokens {
                first: told.first.unwrap_or(tokens.first),
                end: asked.map_or(end, |c| self.end_of_asked(c)).max(self.end_of_wanted(frame, chunk)),
            },
            source,
            target,
            status,
            nominal: told.group.is_none(),
            group: told.group,
            turned: false,
            occasion: None,
        })
    }

    /// `the Minsk accords`, `the Geneva talks`: a capital right before the noun tells where they were made.
    fn is_called_after(&self, kind: EventType, side: u32, token: u32) -> bool {
        let mention = &self.annotated.mentions[side as usize];
        let end = mention.tokens.end;
        let bare = end <= token && !self.annotated.scan.tokens[end as usize].glued;
        matches!(kind, EventType::Agree | EventType::Consult) && bare && self.is_capital(mention)
    }

    /// Is a name that of a capital or a seat of government?
    pub(super) fn is_capital(&self, mention: &Mention) -> bool {
        let mut marks = self.annotated.scan.marks_of(mention.tokens.first as usize, self.classes.capital);
        marks.any(|m| m.end == mention.tokens.end)
    }

    /// `Chad's Mali offensive`, `Chad's Mali visit`: the country between whose it is and the noun is the other side.
    fn turn_to_second(
        &self,
        kind: EventType,
        frame: &Frame,
        chunk: usize,
        source: &mut Vec<u32>,
        target: &mut Vec<u32>,
    ) {
        let aimed = matches!(kind, EventType::Assault | EventType::Sanction) || frame.mode == "visit";
        let Some(owner) = self.owner_in(chunk).filter(|_| aimed) else { return };
        let second = |&s: &u32| {
            let mention = &self.annotated.mentions[s as usize];
            s > owner && mention.usage != Use::Origin && self.is_kind(mention, ActorKind::Country)
        };
        if source.contains(&owner) {
            target.extend(source.iter().copied().filter(second));
            source.retain(|s| !second(s));
        }
    }

    /// Are so few sides an event: two, one with its place, or talks that all know of?
    fn is_enough(&self, chunk: usize, frame: &Frame, (source, target): (&[u32], &[u32]), place: bool) -> bool {
        let sides = source.len() + target.len();
        let consult = kind_of(frame) == Some(EventType::Consult);
        let named = source.iter().chain(target).filter(|&&s| self.is_actor(s)).count();
        if consult && named < 2 && (self.is_topic(chunk, frame) || target.is_empty() && self.is_purpose(chunk)) {
            return false;
        }
        // `a security council meeting`: of nobody else.
        if consult && target.is_empty() && matches!(source, [one] if self.is_own_body(*one)) && frame.mode.is_empty() {
            return false;
        }
        let someone = |&t: &u32| self.is_person(t) || self.annotated.mentions[t as usize].usage == Use::Unnamed;
        let done_to = if target.is_empty() && !frame.target.contains(&"of") { source } else { target };
        if frame.has("aimed") && target.is_empty()
            || frame.has("owned") && source.is_empty()
            || frame.has("two") && sides < 2
        {
            return false;
        }
        // `Libération d'Ann Lee, otage au Mali`
        if frame.has("person") && done_to.iter().any(|&t| self.is_person(t)) && self.tells_alone(frame, chunk) {
            return true;
        }
        if frame.has("both") && !self.wants(frame, chunk) && (source.is_empty() || target.is_empty())
            || frame.has("person") && !done_to.iter().any(someone)
            // `the arrest of a police chief`: nobody known.
            || frame.has("person") && sides == 1 && !place && !done_to.iter().any(|&t| self.is_actor(t))
        {
            return false;
        }
        let enough = sides >= 2
            || sides == 1 && (place || frame.has("single") || frame.has("owned") || self.wants(frame, chunk));
        enough || sides == 0 && consult && self.is_definite(self.clauses.chunks[chunk].tokens)
    }

    /// Does a definite noun phrase open what someone says in their own words?
    fn is_subject_of_quote(&self, chunk: usize) -> bool {
        let before = chunk.checked_sub(1).map(|c| self.clauses.chunks[c].part);
        before == Some(Part::Quote) && self.is_definite(self.clauses.chunks[chunk].tokens)
    }

    /// `recalled for consultations`: no more than what someone comes or goes for.
    fn is_purpose(&self, chunk: usize) -> bool {
        let tokens = self.clauses.chunks[chunk].tokens;
        let bare = self.annotated.scan.mark(tokens.first as usize, self.classes.determiner).is_none();
        bare && chunk.checked_sub(1).and_then(|before| self.preposition(before)) == Some("for")
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
                let behind = matches!(m.usage, Use::Origin | Use::Actor) && self.goes_back_to(m, token + 1);
                m.tokens.end <= token || behind || m.usage == Use::Actor && m.phrase.first == token + 1
            })
            .filter(|(_, m)| m.actor.is_some() || !m.code.is_empty())
            .map(|(n, _)| *n)
            .collect()
    }

    /// Does a name begin at a token, or is it the other half of what does: `franco-allemand`, `Macron-Poutine`?
    fn goes_back_to(&self, mention: &Mention, token: u32) -> bool {
        let scan = &self.annotated.scan;
        let mut first = mention.tokens.first;
        while first > token + 1 && scan.sign(first as usize - 1) == '-' && scan.tokens[first as usize].glued {
            first -= 2;
        }
        first == token
    }

    /// `Chad's demand that Mali pay`: the noun phrase with which the clause right behind the noun begins.
    fn asked_in_clause(&self, chunk: usize) -> Option<usize> {
        let chunks = &self.clauses.chunks;
        let to = self.clauses.sentence_of(chunk).end;
        let led = matches!(chunks.get(chunk + 1)?.part, Part::Subordinator(_));
        (led && chunk + 2 < to && chunks[chunk + 2].is_nominal()).then_some(chunk + 2)
    }

    /// One past the last token of the clause that begins with a noun phrase: before its pause or the next verb.
    fn end_of_asked(&self, chunk: usize) -> u32 {
        let chunks = &self.clauses.chunks;
        let to = self.clauses.sentence_of(chunk).end;
        let mut verbs = 0;
        let inside = (chunk..to).take_while(|&c| {
            verbs += usize::from(matches!(chunks[c].part, Part::Verb(_)));
            verbs < 2 && !matches!(chunks[c].part, Part::Comma | Part::Stop | Part::Quote)
        });
        inside.last().map_or(chunks[chunk].tokens.end, |c| chunks[c].tokens.end)
    }

    /// `Chad's May 7 attack`, `Hamas' October attack`: whose it is, where a day stands between the two, and the token
    /// where that begins.
    fn owner_before_time(&self, chunk: usize) -> Option<(u32, u32)> {
        let chunks = &self.clauses.chunks;
        let before = chunk.checked_sub(2).filter(|&c| c >= self.clauses.sentence_of(chunk).start);
        let owner = before.map(|c| chunks[c]).filter(|c| c.part == Part::Noun)?;
        let timed = matches!(chunks[chunk - 1].part, Part::Time(_));
        let glued = owner.tokens.end == chunks[chunk - 1].tokens.first
            && chunks[chunk - 1].tokens.end == chunks[chunk].tokens.first;
        let owns = |m: &Mention| {
            let name = m.phrase.end.max(m.tokens.end);
            name < owner.tokens.end && self.annotated.scan.tokens[name as usize].glued
        };
        let inside = mentions_in(self.annotated, owner.tokens);
        let (owner_of, _) = inside.iter().rfind(|(_, m)| timed && glued && owns(m))?;
        Some((owner.tokens.first, *owner_of))
    }

    pub(super) fn is_definite(&self, tokens: Tokens) -> bool {
        let scan = &self.annotated.scan;
        scan.mark(tokens.first as usize, self.classes.determiner).is_some_and(|m| scan.key(m) == "the")
    }
}
