//! The sides of an event: the mentions that noun phrases hold, and those that pronouns stand for.

use super::Reader;
use crate::model::{ActorKind, Country, Mention, Tokens, Use, told_together};
use crate::relate::clause::{Part, mentions_in};
use crate::rules::frame::Frame;
use crate::rules::lexicon::ClassId;

impl Reader<'_> {
    /// The mentions that stand for the sides in these noun phrases; `loose` also takes the country of an adjective
    /// (`Israeli tanks shelled`).
    pub(super) fn sides(&self, heads: &[usize], loose: bool) -> Vec<u32> {
        let mut sides = Vec::new();
        for &head in heads {
            match self.clauses.chunks[head].part {
                _ if self.of_sayer(head, &mut sides) => {}
                Part::Pronoun(_) => self.stood_for(head, &mut sides),
                _ if self.told_before(head).is_some() => sides.extend(self.told_before(head)),
                _ => {
                    self.of_phrase(head, loose, &mut sides);
                    self.of_others(head, &mut sides);
                }
            }
        }
        sides.dedup();
        sides
    }

    /// Whom `he` and `she` stand for, where a subject told of before is a better answer than the last name.
    fn told_before(&self, chunk: usize) -> Option<u32> {
        let scan = &self.annotated.scan;
        let tokens = self.clauses.chunks[chunk].tokens;
        let alone = tokens.end - tokens.first == 1;
        let pronoun = scan.mark(tokens.first as usize, self.classes.pronoun).filter(|_| alone)?;
        match scan.key(pronoun) {
            "he" => self.last_subject(chunk, |m| self.is_kind(m, ActorKind::Person)),
            "he-or-it" => self.last_subject(chunk, |m| m.actor.is_some()),
            _ => None,
        }
    }

    /// `Chad said it would`, `le Tchad a dit qu'il allait`: the pronoun right behind a verb is whoever that verb tells of.
    fn of_sayer(&self, chunk: usize, sides: &mut Vec<u32>) -> bool {
        let scan = &self.annotated.scan;
        let token = self.clauses.chunks[chunk].tokens.first;
        let Some(pronoun) = scan.mark(token as usize, self.classes.pronoun) else { return false };
        let (person, thing) = match scan.key(pronoun) {
            "he" => (true, false),
            "it" => (false, true),
            "he-or-it" | "they" => (true, true),
            _ => return false,
        };
        let part = |at: Option<usize>| at.map(|at| self.clauses.chunks[at].part);
        let before = chunk.checked_sub(1);
        let led = matches!(part(before), Some(Part::Subordinator(_)));
        let Some(Part::Verb(verb)) = part(if led { before.and_then(|b| b.checked_sub(1)) } else { before }) else {
            return false;
        };
        let group = &self.annotated.verbs[verb as usize];
        if self.annotated.scan.grammar.words.verbs.kinds(group.lemma) & self.kinds.speech == 0 {
            return false;
        }
        let sayers = self.clauses.places(self.annotated, verb).subject;
        if sayers.iter().any(|&s| s >= chunk) {
            return false;
        }
        let undergone = scan.key(pronoun) == "they" && self.undergoes(chunk);
        let fits = |m: u32| match self.is_person(m) {
            true => person,
            // `Chad said they would be expelled`: not Chad.
            false => thing && !(undergone && self.is_named(m)),
        };
        let found: Vec<u32> = self.sides(&sayers, true).into_iter().filter(|&m| fits(m)).collect();
        sides.extend(&found);
        !found.is_empty()
    }

    /// Is what a pronoun stands for the one to whom the verb behind it is done?
    fn undergoes(&self, chunk: usize) -> bool {
        let verb = self.clauses.chunks.get(chunk + 1).map(|c| c.part);
        matches!(verb, Some(Part::Verb(n)) if self.annotated.verbs[n as usize].passive)
    }

    /// Is a side a country or an organization with a name of its own?
    fn is_named(&self, mention: u32) -> bool {
        self.annotated.mentions[mention as usize].usage == Use::Actor && self.is_actor(mention)
    }

    fn of_phrase(&self, chunk: usize, loose: bool, sides: &mut Vec<u32>) {
        let tokens = self.clauses.chunks[chunk].tokens;
        let inside = mentions_in(self.annotated, tokens);
        let heads = || inside.iter().filter(|(_, m)| self.heads_phrase(m, tokens));
        let before = sides.len();
        if let Some(named) = self.apposed(chunk, &inside) {
            sides.push(named);
            return;
        }
        if let Some(whole) = self.group_of(chunk, &inside) {
            sides.push(whole);
            return;
        }
        sides.extend(heads().map(|(n, _)| *n));
        if sides.len() > before {
            return;
        }
        self.of_complement(chunk, loose, sides);
        if sides.len() > before {
            return;
        }
        let pair = self.pair(chunk);
        if !pair.is_empty() {
            sides.extend(pair);
            return;
        }
        if let Some(country) = self.the_country(chunk) {
            sides.push(country);
            return;
        }
        if loose {
            let known =
                |m: &&(u32, &Mention)| (m.1.actor.is_some() || !m.1.code.is_empty()) && !self.only_describes(m.1);
            sides.extend(inside.iter().rev().find(known).map(|(n, _)| *n));
        }
    }

    /// `Hezbollah fighters`: a group of no country right behind the name that it belongs to is the one so named.
    fn group_of(&self, chunk: usize, inside: &[(u32, &Mention)]) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let stateless = |m: &Mention| m.usage == Use::Unnamed && m.actor.is_none() && m.code.len() <= 3;
        let before = chunks.get(chunk.checked_sub(1)?).filter(|c| c.part == Part::Noun)?;
        let glued = before.tokens.end == chunks[chunk].tokens.first;
        if !glued || inside.is_empty() || !inside.iter().all(|(_, m)| stateless(m)) {
            return None;
        }
        let names = mentions_in(self.annotated, before.tokens);
        let (number, last) = names.last()?;
        (last.usage == Use::Actor && last.phrase.end == before.tokens.end && !self.is_person(*number))
            .then_some(*number)
    }

    /// Who holds the office that the phrase names: `the president of the republic, Nicolas Maduro,`.
    fn apposed(&self, chunk: usize, inside: &[(u32, &Mention)]) -> Option<u32> {
        let [.., counterpart] = self.classes.people;
        if !inside.iter().any(|(_, m)| m.usage == Use::Unnamed) && !self.holds(chunk, counterpart) {
            return None;
        }
        let chunks = &self.clauses.chunks;
        let range = self.clauses.sentence_of(chunk);
        // `the state-owned exporter Rosoboronexport`: the name right behind.
        let next = chunks.get(chunk + 1).filter(|c| chunk + 1 < range.end && c.part == Part::Noun);
        if let Some(next) = next.filter(|n| n.tokens.first == chunks[chunk].tokens.end) {
            let opens = |m: &Mention| m.tokens.first == next.tokens.first && m.usage == Use::Actor;
            return mentions_in(self.annotated, next.tokens).into_iter().find(|(_, m)| opens(m)).map(|(n, _)| n);
        }
        let mut at = chunk + 1;
        while at + 1 < range.end && matches!(chunks[at].part, Part::Preposition(_)) && chunks[at + 1].is_nominal() {
            at += 2;
        }
        let name = chunks.get(at + 1).filter(|c| at + 1 < range.end && c.part == Part::Noun)?.tokens;
        let listed = chunks.get(at + 2).is_some_and(|c| c.part == Part::Conjunction);
        if chunks[at].part != Part::Comma || listed {
            return None;
        }
        let whole = |m: &Mention| m.tokens == name && self.is_kind(m, ActorKind::Person);
        mentions_in(self.annotated, name).into_iter().find(|(_, m)| whole(m)).map(|(n, _)| n)
    }

    /// Is the mention the head of its phrase, not its owner or an adjective in it?
    pub(super) fn heads_phrase(&self, mention: &Mention, tokens: Tokens) -> bool {
        let known = mention.actor.is_some() || !mention.code.is_empty();
        known && mention.usage != Use::Origin && mention.phrase.end.max(mention.tokens.end) == tokens.end
    }

    /// `US-backed rebels`, `Kremlin-friendly`: a name glued to what describes others; `US-led` is no less than the US.
    fn only_describes(&self, mention: &Mention) -> bool {
        let scan = &self.annotated.scan;
        let hyphen = mention.tokens.end as usize;
        let glued = |t: usize| scan.tokens.get(t).is_some_and(|token| token.glued);
        let next = hyphen + 1;
        glued(hyphen)
            && glued(next)
            && scan.token_text(hyphen) == "-"
            && scan.tokens[next].casing == crate::text::Casing::Lower
            && scan.mark(next, self.classes.leading).is_none()
    }

    /// `les présidents du Tchad, du Mali et du Niger`: those behind the prepositions that go on with the first one's list.
    fn of_others(&self, chunk: usize, sides: &mut Vec<u32>) {
        let chunks = &self.clauses.chunks;
        let to = self.clauses.sentence_of(chunk).end;
        let of = |at: usize| matches!(chunks[at].part, Part::Preposition(m) if self.annotated.scan.key(m) == "of");
        let mut at = if chunk + 2 < to && of(chunk + 1) { chunk + 3 } else { chunk + 1 };
        while at + 2 < to {
            at += usize::from(chunks[at].part == Part::Comma && chunks[at + 1].part == Part::Conjunction);
            let joins = matches!(chunks[at].part, Part::Comma | Part::Conjunction);
            if !joins || at + 2 >= to || !of(at + 1) || chunks[at + 2].part != Part::Noun {
                return;
            }
            let tokens = chunks[at + 2].tokens;
            let inside = mentions_in(self.annotated, tokens);
            sides.extend(inside.iter().filter(|(_, m)| self.heads_phrase(m, tokens)).map(|(n, _)| *n));
            at += 3;
        }
    }

    /// `leaders of the party`, `the government of Chile`: the name behind the preposition.
    fn of_complement(&self, chunk: usize, loose: bool, sides: &mut Vec<u32>) {
        let range = self.clauses.sentence_of(chunk);
        let Some(next) = (chunk + 2 < range.end).then_some(chunk + 2) else { return };
        let of =
            matches!(self.clauses.chunks[chunk + 1].part, Part::Preposition(m) if self.annotated.scan.key(m) == "of");
        if !of || !self.clauses.chunks[next].is_nominal() || self.holds(chunk, self.classes.not_them) {
            return;
        }
        let tokens = self.clauses.chunks[next].tokens;
        let inside = mentions_in(self.annotated, tokens);
        let before = sides.len();
        sides.extend(inside.iter().filter(|(_, m)| self.heads_phrase(m, tokens)).map(|(n, _)| *n));
        if loose && sides.len() == before {
            sides.extend(inside.last().map(|(n, _)| *n));
        }
    }

    /// Whom a pronoun stands for: the speaker for `we`, a person told of before for `he`, the last sides for `they`.
    fn stood_for(&self, chunk: usize, sides: &mut Vec<u32>) {
        let Part::Pronoun(mark) = self.clauses.chunks[chunk].part else { return };
        let token = self.clauses.chunks[chunk].tokens.first;
        match self.annotated.scan.key(mark) {
            "we" | "i" => sides.extend(self.speaker(token)),
            "he" | "him" => sides.extend(self.last_subject(chunk, |m| self.is_kind(m, ActorKind::Person))),
            "he-or-it" => sides.extend(self.last_subject(chunk, |m| m.actor.is_some())),
            "it" => sides.extend(self.last_subject(chunk, |m| !self.is_kind(m, ActorKind::Person))),
            "they" | "them" => match self.speaker(token).filter(|&m| !self.is_person(m) && !self.undergoes(chunk)) {
                Some(speaker) => sides.push(speaker),
                None => sides.extend(self.last_pair(chunk, None)),
            },
            _ => {}
        }
    }

    pub(super) fn is_kind(&self, mention: &Mention, kind: ActorKind) -> bool {
        mention.actor.is_some_and(|a| self.annotated.actors[a as usize].kind == kind)
    }

    pub(super) fn is_person(&self, mention: u32) -> bool {
        self.is_kind(&self.annotated.mentions[mention as usize], ActorKind::Person)
    }

    /// Is a side an actor by name?
    pub(super) fn is_actor(&self, mention: u32) -> bool {
        self.annotated.mentions[mention as usize].actor.is_some()
    }

    /// Is a side known by name, or at least by its country?
    pub(super) fn is_known(&self, mention: u32) -> bool {
        self.is_actor(mention) || self.country(mention).is_some()
    }

    /// The country of a side, an actor's own or that of its code.
    pub(super) fn country(&self, mention: u32) -> Option<Country> {
        let mention = &self.annotated.mentions[mention as usize];
        let own = mention.actor.and_then(|a| self.annotated.actors[a as usize].country);
        own.or_else(|| self.annotated.facts.countries.coded(mention.code.get(..3)?))
    }

    /// `arrived at the White House`, the guest being its own country's: nobody visits himself.
    pub(super) fn at_home(&self, frame: &Frame, source: &[u32], target: &[u32]) -> bool {
        let [target] = target[..] else { return false };
        let country = self.country(target);
        &*frame.mode == "visit"
            && !self.is_person(target)
            && country.is_some()
            && !source.is_empty()
            && source.iter().all(|&s| self.country(s) == country)
    }

    /// Are two mentions one side: the same actor, or of one country?
    pub(super) fn same_side(&self, a: u32, b: u32) -> bool {
        !self.differ(a, b) || self.country(a).is_some_and(|country| self.country(b) == Some(country))
    }

    /// Who says what stands at a token.
    pub(super) fn speaker(&self, token: u32) -> Option<u32> {
        self.said_by(token).and_then(|a| a.speaker).map(|p| p.mention)
    }

    /// The last noun phrase before a chunk that is a subject and passes a test; at most a few sentences back.
    fn last_subject(&self, chunk: usize, fits: impl Fn(&Mention) -> bool) -> Option<u32> {
        let token = self.clauses.chunks[chunk].tokens.first;
        let mut floor = self.floor(token);
        let mut fallback = None;
        let mut passed_on = false;
        for at in (0..chunk).rev() {
            let first = self.clauses.chunks[at].tokens.first;
            if first < floor {
                break;
            }
            let part = self.clauses.chunks[at].part;
            // `He said … . He left`: the same one, told of before.
            if !passed_on && self.leads_clause(at) && self.is_same_pronoun(part, chunk) {
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
            if !passed_on {
                fallback.get_or_insert(*number);
            }
        }
        fallback
    }

    fn is_same_pronoun(&self, part: Part, chunk: usize) -> bool {
        let key = |part: Part| match part {
            Part::Pronoun(mark) => Some(self.annotated.scan.key(mark)),
            _ => None,
        };
        key(part).is_some() && key(part) == key(self.clauses.chunks[chunk].part)
    }

    /// Does a noun phrase stand where subjects do: before a verb or an aside, behind no verb and no preposition?
    fn leads_clause(&self, chunk: usize) -> bool {
        let part = |at: Option<usize>| at.and_then(|at| self.clauses.chunks.get(at)).map(|c| c.part);
        let range = self.clauses.sentence_of(chunk);
        // `drawn up by Chad and Mali, but`: joined to what a preposition leads.
        let joined = part(chunk.checked_sub(1).filter(|&c| c > range.start)) == Some(Part::Conjunction);
        let first = if joined && self.clauses.chunks[chunk - 2].is_nominal() { chunk - 2 } else { chunk };
        let before = part(first.checked_sub(1).filter(|&c| c >= range.start));
        let behind = part(Some(chunk + 1).filter(|&c| c < range.end));
        matches!(behind, Some(Part::Verb(_) | Part::Comma | Part::Time(_)))
            && !matches!(before, Some(Part::Preposition(_) | Part::Verb(_)))
            || self.says_behind(chunk)
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
    fn floor(&self, token: u32) -> u32 {
        let scan = &self.annotated.scan;
        let sentence = scan.sentence_of(token as usize).saturating_sub(3);
        scan.sentences.get(sentence).map_or(0, |s| s.first)
    }

    /// `they`, `the two leaders`: the two who were told of together last, both people or neither.
    fn last_pair(&self, chunk: usize, kind: Option<ActorKind>) -> Vec<u32> {
        let scan = &self.annotated.scan;
        let token = self.clauses.chunks[chunk].tokens.first;
        let mentions = &self.annotated.mentions;
        let place = |token: u32| mentions.partition_point(|m| m.tokens.first < token);
        let range = place(self.floor(token))..place(token);
        let acts = |m: &Mention| {
            matches!(m.usage, Use::Actor | Use::Unnamed) && kind.is_none_or(|k| self.is_kind(m, k)) && !self.hears(m)
        };
        let mut people = None;
        told_together(range.rev().filter_map(|number| {
            let mention = &mentions[number];
            let actor = mention.actor.filter(|_| acts(mention))?;
            let person = self.is_kind(mention, ActorKind::Person);
            let same = *people.get_or_insert(person) == person;
            same.then(|| (scan.sentence_of(mention.tokens.first as usize), actor, number as u32))
        }))
    }

    /// `told Reuters`: right behind a verb of saying.
    fn hears(&self, mention: &Mention) -> bool {
        let verbs = &self.annotated.verbs;
        let before = verbs.partition_point(|g| g.tokens.end <= mention.phrase.first).checked_sub(1);
        let kinds = |n: usize| self.annotated.scan.grammar.words.verbs.kinds(verbs[n].lemma);
        before.is_some_and(|n| verbs[n].tokens.end == mention.phrase.first && kinds(n) & self.kinds.speech != 0)
    }

    /// `the two leaders`, `both countries`: a noun of the kind `pair` behind its number.
    fn pair(&self, chunk: usize) -> Vec<u32> {
        let scan = &self.annotated.scan;
        let tokens = self.clauses.chunks[chunk].tokens;
        let Some(pair) = tokens.range().find_map(|t| scan.mark(t, self.classes.pair)) else { return Vec::new() };
        let kind = match scan.key(pair) {
            "people" => Some(ActorKind::Person),
            "countries" => Some(ActorKind::Country),
            _ => None,
        };
        self.last_pair(chunk, kind)
    }

    /// `the country`, `ce pays`, `the bloc`, and no more: the country or the organization last told of.
    fn the_country(&self, chunk: usize) -> Option<u32> {
        let scan = &self.annotated.scan;
        let tokens = self.clauses.chunks[chunk].tokens;
        let whole = scan.mark(tokens.first as usize, self.classes.the_country).filter(|m| m.end == tokens.end)?;
        let kind = if scan.key(whole) == "body" { ActorKind::Organization } else { ActorKind::Country };
        self.last_subject(chunk, |m| self.is_kind(m, kind))
    }

    fn holds(&self, chunk: usize, class: ClassId) -> bool {
        self.clauses.chunks[chunk].tokens.range().any(|t| self.annotated.scan.is(t, class))
    }

    /// Do two mentions stand for different sides?
    pub(super) fn differ(&self, a: u32, b: u32) -> bool {
        let mention = |n: u32| &self.annotated.mentions[n as usize];
        let (a, b) = (mention(a), mention(b));
        match (a.actor, b.actor) {
            (Some(a), Some(b)) => a != b,
            _ => a.code != b.code,
        }
    }

    /// The sides without repetition, those of `other` left out.
    pub(super) fn distinct(&self, sides: Vec<u32>, other: &[u32]) -> Vec<u32> {
        let mut kept: Vec<u32> = Vec::new();
        for side in sides {
            if other.iter().chain(&kept).all(|&k| self.differ(k, side)) {
                kept.push(side);
            }
        }
        kept
    }
}
