//! Sides told of before: whom pronouns stand for, and `the two leaders`, `the country`.

mod chain;
mod counterpart;
mod issuer;
mod many;
mod one;
mod pair;
mod sayer;
mod three;

use super::{Draft, Reader, kind_of};
use crate::model::{ActorKind, EventStatus, EventType, Mention, Tokens, Use, VerbGroup};
use crate::relate::clause::{Part, Places, mentions_in};
use crate::text::Casing;

impl Reader<'_> {
    /// Whom `he` and `she` stand for, where a subject told of before is a better answer than the last name.
    pub(super) fn told_before(&self, chunk: usize) -> Option<u32> {
        if self.clauses.is_joined(self.annotated, chunk) {
            return self.who_said(chunk);
        }
        match self.lone_pronoun(chunk) {
            None if self.is_him(&[chunk]) => self.him(chunk),
            None => None,
            Some("he") => self.he(chunk),
            Some("he-or-it") if self.is_led_pronoun(chunk) => self.him(chunk),
            Some("he-or-it") => self.he_or_it(chunk),
            Some(_) => self.latter(chunk),
        }
    }

    /// `« … », a-t-il dénoncé`: whoever says what the sentence begins with.
    fn who_said(&self, chunk: usize) -> Option<u32> {
        let begin = self.clauses.sentence_of(chunk).start;
        self.speaker(self.clauses.chunks[begin].tokens.first)
    }

    /// The key of a pronoun of one, where it is all that a chunk holds; the actors' pack has keys of its own for it.
    pub(super) fn lone_pronoun(&self, chunk: usize) -> Option<&str> {
        let scan = &self.annotated.scan;
        let tokens = self.clauses.chunks[chunk].tokens;
        let alone = tokens.end - tokens.first == 1;
        let mut keys = scan.marks_of(tokens.first as usize, self.classes.pronoun).map(|mark| scan.key(mark));
        keys.find(|key| alone && matches!(*key, "he" | "he-or-it" | "latter"))
    }

    /// Whom a pronoun stands for: the speaker for `we`, a person told of before for `he`, the last sides for `they`.
    pub(super) fn stood_for(&self, chunk: usize, sides: &mut Vec<u32>) {
        let Part::Pronoun(mark) = self.clauses.chunks[chunk].part else { return };
        if self.clauses.is_joined(self.annotated, chunk) {
            return sides.extend(self.who_said(chunk));
        }
        let token = self.clauses.chunks[chunk].tokens.first;
        match self.annotated.scan.key(mark) {
            "we" if self.speaker(token).is_none() => sides.extend(self.issuers(chunk)),
            "we" | "i" | "us" => sides.extend(self.speaker(token)),
            "he" => sides.extend(self.he(chunk)),
            "him" => sides.extend(self.him(chunk)),
            "he-or-it" if self.is_led_pronoun(chunk) => sides.extend(self.him(chunk)),
            "he-or-it" => sides.extend(self.he_or_it(chunk)),
            "it" if self.is_of_unknown_sayer(chunk) || self.is_thing_undergoing(chunk) || self.is_thing_told(chunk) => {
            }
            "it" => {
                // One: `seven thousand soldiers` are not.
                let one =
                    |m: &Mention| m.usage != Use::Unnamed || !self.is_plural(m.phrase) && !self.ends_with_office(m);
                let other = |m: &Mention| self.only_reports(m, chunk) || self.is_named_behind(m, chunk);
                let fits = |m: &Mention| !self.is_kind(m, ActorKind::Person) && one(m) && !other(m);
                sides.extend(self.speaker_before(chunk, fits).or_else(|| self.last_subject(chunk, fits)));
            }
            "latter" => sides.extend(self.latter(chunk)),
            "they" | "them" if self.is_of_unknown_many(chunk) => {}
            "they" if self.many_in_sentence(chunk).is_some() => {
                sides.extend(self.many_in_sentence(chunk).map(|c| self.sides(&[c], true)).unwrap_or_default());
            }
            "they" | "them" => match self.speaker(token).filter(|&m| self.is_many(m) && !self.undergoes(chunk)) {
                Some(speaker) => sides.push(speaker),
                None => match (self.those_before(chunk), self.first_told(chunk)) {
                    (Some(those), _) => sides.extend(those),
                    (_, first) if first == chunk => sides.extend(self.they(chunk)),
                    (_, first) => sides.extend(self.two_or_many(first)),
                },
            },
            // `the two sides`
            _ => match self.going_on(chunk) {
                none if none.is_empty() => sides.extend(self.pair(chunk)),
                two => sides.extend(two),
            },
        }
    }

    /// `Chad's leader called X and urged him to wait`, `The president thanked X`, who is a president himself: nobody does
    /// so to himself, so the pronoun or the office stands for someone else told of before.
    pub(super) fn told_apart(&self, places: &Places, source: Vec<u32>, target: Vec<u32>) -> (Vec<u32>, Vec<u32>) {
        let ([doer], [other]) = (&source[..], &target[..]) else { return (source, target) };
        let mention = |n: u32| &self.annotated.mentions[n as usize];
        if mention(*doer).actor.is_none() || self.differ(*doer, *other) {
            return (source, target);
        }
        match (&places.subject[..], &places.objects[..]) {
            (_, [object]) if self.is_him(&places.objects) => {
                let found = self.someone_else(*object, *doer);
                (source, found.into_iter().collect())
            }
            (_, [object]) if !self.is_person(*doer) && self.is_bare_it(*object) => {
                let found = self.other_in_sentence(*object, *doer);
                (source, found.into_iter().collect())
            }
            ([subject], _) if mention(*doer).usage == Use::Unnamed => {
                let found = self.someone_else(*subject, *other);
                (found.into_iter().collect(), target)
            }
            _ => (source, target),
        }
    }

    /// `said the helicopter was on a mission when it was shot down`: the thing of which the sentence told before.
    fn is_thing_undergoing(&self, chunk: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let begin = self.clauses.sentence_of(chunk).start;
        let led = chunk > begin && matches!(chunks[chunk - 1].part, Part::Subordinator(_)) && self.undergoes(chunk);
        let mut before = (begin..chunk).rev().filter(|&c| chunks[c].part == Part::Noun && self.leads_clause(c));
        let thing =
            |c: usize| mentions_in(self.annotated, chunks[c].tokens).is_empty() && !self.is_plural(chunks[c].tokens);
        led && before
            .next()
            .is_some_and(|c| thing(c) && self.pair_key(c).is_none() && !self.holds(c, self.classes.the_country))
    }

    /// Is a noun phrase no more than `it`?
    fn is_bare_it(&self, chunk: usize) -> bool {
        let scan = &self.annotated.scan;
        matches!(self.clauses.chunks[chunk].part, Part::Pronoun(mark) if scan.key(mark) == "it")
    }

    /// `Chad cut its ties with Mali, accusing it`: the state or body named last before in the sentence that is not the doer.
    fn other_in_sentence(&self, chunk: usize, doer: u32) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let begin = self.clauses.sentence_of(chunk).start;
        let tokens = Tokens { first: chunks[begin].tokens.first, end: chunks[chunk].tokens.first };
        // `demanded an apology from Mali, accusing it`
        let whence = |m: &Mention| {
            m.usage == Use::Place && self.is_kind(m, ActorKind::Country) && self.led_by(m) == Some("from")
        };
        let acts =
            |n: u32, m: &Mention| (m.usage == Use::Actor || whence(m)) && !self.is_person(n) && self.differ(n, doer);
        // `took Mali to the court, accusing it`: whom the deed was done to, not where.
        let verb = (begin..chunk).rev().find_map(|c| self.finite_verb(c));
        let object = verb.map(|n| self.sides(&self.places(n).objects, false)).unwrap_or_default();
        let named = |&&n: &&u32| acts(n, &self.annotated.mentions[n as usize]);
        let object = object.iter().find(named).copied();
        object.or_else(|| mentions_in(self.annotated, tokens).into_iter().rfind(|(n, m)| acts(*n, m)).map(|(n, _)| n))
    }

    /// Is the object a pronoun for one person, also where a mention covers it?
    pub(super) fn is_him(&self, objects: &[usize]) -> bool {
        let scan = &self.annotated.scan;
        let [object] = objects else { return false };
        let tokens = self.clauses.chunks[*object].tokens;
        let mut marks = scan.marks_of(tokens.first as usize, self.classes.pronoun);
        tokens.end == tokens.first + 1 && marks.any(|m| scan.key(m) == "him")
    }

    /// The person named last in the sentence before a chunk who is not a certain one; else the last subject.
    pub(super) fn someone_else(&self, chunk: usize, one: u32) -> Option<u32> {
        let mentions = &self.annotated.mentions;
        let place = |chunk: usize| {
            let token = self.clauses.chunks[chunk].tokens.first;
            mentions.partition_point(|m| m.tokens.first < token) as u32
        };
        let other = |&n: &u32| self.is_person(n) && mentions[n as usize].usage == Use::Actor && self.differ(n, one);
        let near = (place(self.clauses.sentence_of(chunk).start)..place(chunk)).rev().find(other);
        let differs = |m: &Mention| m.actor != mentions[one as usize].actor && self.is_kind(m, ActorKind::Person);
        near.or_else(|| self.last_subject(chunk, differs))
    }

    /// The last noun phrase before a chunk that is a subject and passes a test; at most a few sentences back.
    pub(super) fn last_subject(&self, chunk: usize, fits: impl Fn(&Mention) -> bool) -> Option<u32> {
        let token = self.clauses.chunks[chunk].tokens.first;
        let mut floor = self.floor(token);
        let mut fallback = None;
        let mut passed_on = false;
        // `X, avec lequel il …`: he is another than X.
        let described = self.clauses.described_by(chunk);
        for at in (0..chunk).rev().filter(|&at| Some(at) != described) {
            let first = self.clauses.chunks[at].tokens.first;
            if first < floor {
                break;
            }
            let part = self.clauses.chunks[at].part;
            // `Celui-ci ira à Lomé. Il ira ensuite`: the one so told.
            if let Some(latter) = self.told_latter(part, at) {
                return Some(latter);
            }
            // `He said … . He left`: the same one, told of before.
            if !passed_on && self.is_same_pronoun(part, chunk) && self.leads_clause(at) {
                (floor, passed_on, fallback) = (self.floor(first).min(floor), true, None);
            }
            if part != Part::Noun {
                continue;
            }
            let tokens = self.clauses.chunks[at].tokens;
            let inside = mentions_in(self.annotated, tokens);
            let Some((number, _)) = inside.iter().rev().find(|(_, m)| self.heads_phrase(m, tokens) && fits(m)) else {
                continue;
            };
            if self.leads_clause(at) {
                return Some(*number);
            }
            if !passed_on && self.is_actor(*number) {
                fallback.get_or_insert(*number);
            }
        }
        fallback
    }

    pub(super) fn is_same_pronoun(&self, part: Part, chunk: usize) -> bool {
        let key = |part: Part| match part {
            Part::Pronoun(mark) => Some(self.annotated.scan.key(mark)),
            _ => None,
        };
        key(part).is_some() && key(part) == key(self.clauses.chunks[chunk].part)
    }

    /// Does a noun phrase stand where subjects do: before a verb or an aside, behind no verb and no preposition?
    pub(super) fn leads_clause(&self, chunk: usize) -> bool {
        let part = |at: Option<usize>| at.and_then(|at| self.clauses.chunks.get(at)).map(|c| c.part);
        let range = self.clauses.sentence_of(chunk);
        // `drawn up by Chad and Mali, but`: joined to what a preposition leads.
        let joined = part(chunk.checked_sub(1).filter(|&c| c > range.start)) == Some(Part::Conjunction);
        let first = if joined && self.clauses.chunks[chunk - 2].is_nominal() { chunk - 2 } else { chunk };
        // `X, head of the party and deputy of Y, said`
        if joined && self.tells_who_before(first) {
            return false;
        }
        let before = part(first.checked_sub(1).filter(|&c| c >= range.start));
        // `après avoir vu son homologue, Ann Lee, lundi, il est parti`
        let [.., counterpart] = self.classes.people;
        let apposed = before == Some(Part::Comma)
            && first >= range.start + 3
            && self.holds(first - 2, counterpart)
            && matches!(self.clauses.chunks[first - 3].part, Part::Preposition(_));
        // `un groupe de « l'Armée libre »`
        let quoted = before == Some(Part::Quote) && first >= range.start + 2;
        let led = quoted && matches!(self.clauses.chunks[first - 2].part, Part::Preposition(_));
        let behind = part(Some(chunk + 1).filter(|&c| c < range.end));
        let listed = before == Some(Part::Comma) && behind == Some(Part::Comma) && self.is_listed(chunk);
        !listed
            && !led
            && !apposed
            && (matches!(behind, Some(Part::Verb(_) | Part::Comma | Part::Time(_) | Part::Quote))
                || self.leads_past_time(chunk)
                || self.leads_past_office(chunk))
            && !matches!(before, Some(Part::Preposition(_) | Part::Verb(_)))
            || self.says_behind(chunk)
    }

    /// `X, head of the party`: does a noun phrase without an article, right behind a person's name, tell who that is?
    fn tells_who_before(&self, chunk: usize) -> bool {
        let scan = &self.annotated.scan;
        let chunks = &self.clauses.chunks;
        let first = chunks[chunk].tokens.first as usize;
        let bare = scan.tokens[first].casing == Casing::Lower && !scan.is(first, self.classes.determiner);
        let begin = self.clauses.sentence_of(chunk).start;
        let name = chunk.checked_sub(2).filter(|&c| bare && c >= begin && chunks[c + 1].part == Part::Comma);
        name.is_some_and(|c| {
            let tokens = chunks[c].tokens;
            mentions_in(self.annotated, tokens).iter().any(|(n, m)| self.is_person(*n) && m.phrase.end == tokens.end)
        })
    }

    /// `X, head of the party and deputy of Y, said`: a name with what tells who it is, up to a comma and the verb behind it.
    fn leads_past_office(&self, chunk: usize) -> bool {
        if !self.holds_comma(chunk) {
            return false;
        }
        let behind = &self.clauses.chunks[chunk + 1..self.clauses.sentence_of(chunk).end.max(chunk + 1)];
        let hangs = |p: Part| matches!(p, Part::Noun | Part::Preposition(_) | Part::Conjunction);
        let close = behind.iter().position(|c| !hangs(c.part));
        let next = close.map(|at| (behind[at].part, behind.get(at + 1).map(|c| c.part)));
        matches!(next, Some((Part::Comma, Some(Part::Verb(_)))))
    }

    /// `X on Thursday said`: a time and its preposition, and the verb behind it.
    fn leads_past_time(&self, chunk: usize) -> bool {
        let behind = &self.clauses.chunks[chunk + 1..self.clauses.sentence_of(chunk).end.max(chunk + 1)];
        let [led, time, verb, ..] = behind else { return false };
        matches!((led.part, time.part, verb.part), (Part::Preposition(_), Part::Time(_), Part::Verb(_)))
    }

    /// `to Chad, Mali, Niger and Peru`: does a name between two commas stand between two other noun phrases?
    fn is_listed(&self, chunk: usize) -> bool {
        let range = self.clauses.sentence_of(chunk);
        let nominal = |c: usize| range.contains(&c) && self.clauses.chunks[c].is_nominal();
        // `X, Y, and Z`
        let joined = range.contains(&(chunk + 2)) && self.clauses.chunks[chunk + 2].part == Part::Conjunction;
        chunk >= range.start + 2 && nominal(chunk - 2) && nominal(chunk + 2 + usize::from(joined))
    }

    /// `…, said Wang`, `c'est ce qu'a déclaré Macron`: a subject behind its verb of saying.
    fn says_behind(&self, chunk: usize) -> bool {
        let range = self.clauses.sentence_of(chunk);
        let Some(verb) = chunk.checked_sub(1).filter(|&c| c > range.start) else { return false };
        let Part::Verb(n) = self.clauses.chunks[verb].part else { return false };
        let group = &self.annotated.verbs[n as usize];
        let says = self.annotated.scan.grammar.words.verbs.kinds(group.lemma) & self.kinds.speech != 0;
        let led = matches!(
            self.clauses.chunks[verb - 1].part,
            Part::Comma | Part::Quote | Part::Subordinator(_) | Part::Relative(_)
        );
        says && group.finite() && led
    }

    /// Pronouns reach three sentences back.
    pub(super) fn floor(&self, token: u32) -> u32 {
        let scan = &self.annotated.scan;
        let sentence = scan.sentence_of(token as usize).saturating_sub(3);
        scan.sentences.get(sentence).map_or(0, |s| s.first)
    }

    /// `We will supply vaccines`: help to come that a speaker promises on behalf of their side.
    pub(super) fn is_promised(&self, draft: &Draft, places: &Places) -> bool {
        let frames = &self.annotated.scan.grammar.frames;
        let gives = |g: &VerbGroup| frames.of_verb(g.lemma).any(|f| kind_of(f) == Some(EventType::Aid));
        let verbs = draft.group.map_or(&[][..], |first| &self.annotated.verbs[first as usize..]);
        matches!(draft.kind, EventType::Aid | EventType::Agree)
            && matches!(draft.status, EventStatus::Scheduled | EventStatus::Possible)
            && draft.source.len() == 1
            && self.is_we(&places.subject)
            && verbs.iter().take_while(|g| g.tokens.first < draft.tokens.end).any(gives)
    }

    /// `we`, also where a mention of the speaker covers it.
    pub(super) fn is_we(&self, subject: &[usize]) -> bool {
        let scan = &self.annotated.scan;
        subject.iter().map(|&s| self.clauses.chunks[s].tokens).any(|tokens| {
            let pronoun = scan.mark(tokens.first as usize, self.classes.pronoun);
            pronoun.is_some_and(|m| m.end == tokens.end && matches!(scan.key(m), "we" | "speaker"))
        })
    }

    /// `the country`, `ce pays`, `the bloc`, and no more: the country or the organization last told of.
    pub(super) fn the_country(&self, chunk: usize) -> Option<u32> {
        let scan = &self.annotated.scan;
        let tokens = self.clauses.chunks[chunk].tokens;
        let whole = scan.mark(tokens.first as usize, self.classes.the_country).filter(|m| m.end == tokens.end)?;
        let key = scan.key(whole);
        let kind = if key == "country" { ActorKind::Country } else { ActorKind::Organization };
        let word = scan.token_text(tokens.end as usize - 1);
        let named = |m: &Mention| self.is_kind(m, kind) && self.is_called(m, word);
        if let Some(told) = self.led_by_in_sentence(chunk, kind).filter(|_| matches!(key, "country" | "body")) {
            return Some(told);
        }
        let fighters = || self.last_subject(chunk, |m| self.is_armed_group(m));
        let last = match key {
            "fighters" => fighters()?,
            "namesake" => self.last_subject(chunk, named)?,
            "band" => self.last_subject(chunk, named).or_else(fighters)?,
            _ => self.last_subject(chunk, |m| self.is_kind(m, kind))?,
        };
        Some(self.other_than_doer(chunk, last).unwrap_or(last))
    }

    /// `un communiqué publié par le Tchad, dans lequel le pays dénonce`: whoever did what the sentence tells before.
    fn led_by_in_sentence(&self, chunk: usize, kind: ActorKind) -> Option<u32> {
        let begin = self.clauses.sentence_of(chunk).start;
        let doer = (begin + 1..chunk).rev().find(|&c| self.preposition(c - 1) == Some("by"))?;
        let inside = mentions_in(self.annotated, self.clauses.chunks[doer].tokens);
        inside.into_iter().rfind(|(_, m)| self.is_kind(m, kind) && m.usage != Use::Origin).map(|(n, _)| n)
    }

    /// `Al-Shabaab struck at dawn. The group`: rebels, by their name.
    fn is_armed_group(&self, mention: &Mention) -> bool {
        let code = mention.actor.and_then(|a| self.annotated.actors[a as usize].code.as_deref());
        self.is_kind(mention, ActorKind::Organization) && code.is_some_and(|code| code.ends_with("REB"))
    }

    /// `Chad condemned what Mali did and urged the country to stop`: right behind a verb the one of its kind that was named
    /// last in the sentence and is not the doer.
    fn other_than_doer(&self, chunk: usize, doer: u32) -> Option<u32> {
        let begin = self.clauses.sentence_of(chunk).start;
        let verb =
            chunk.checked_sub(1).filter(|&c| c > begin && matches!(self.clauses.chunks[c].part, Part::Verb(_)))?;
        let mention = &self.annotated.mentions[doer as usize];
        let kind = mention.actor.map(|a| self.annotated.actors[a as usize].kind)?;
        let before =
            Tokens { first: self.clauses.chunks[begin].tokens.first, end: self.clauses.chunks[verb].tokens.first };
        let other = |n: u32, m: &Mention| self.is_kind(m, kind) && m.usage != Use::Origin && self.differ(n, doer);
        let named = mentions_in(self.annotated, before).into_iter().rfind(|(n, m)| other(*n, m));
        named.filter(|_| before.contains(mention.tokens.first as usize)).map(|(n, _)| n)
    }

    /// Does the name of an actor hold a word: `agency`?
    fn is_called(&self, mention: &Mention, word: &str) -> bool {
        let name = mention.actor.map(|a| &*self.annotated.actors[a as usize].name).unwrap_or_default();
        name.split_whitespace().any(|part| part.eq_ignore_ascii_case(word))
    }
}
