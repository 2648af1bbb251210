//! Whom a pronoun of one stands for: `he`, French `il`, `the latter`.

use super::super::Reader;
use crate::model::{ActorKind, Mention, Tense, Tokens, Use};
use crate::relate::clause::{Part, mentions_in};

impl Reader<'_> {
    pub(super) fn he(&self, chunk: usize) -> Option<u32> {
        self.but_object(chunk, self.last_he(chunk)?)
    }

    /// `X, who lost to Y, spoke. He accused Y`: nobody does so to himself, so the pronoun stands for someone else.
    fn but_object(&self, chunk: usize, he: u32) -> Option<u32> {
        let Some(Part::Verb(verb)) = self.clauses.chunks.get(chunk + 1).map(|c| c.part) else { return Some(he) };
        let himself = |&c: &usize| {
            let tokens = self.clauses.chunks[c].tokens;
            let named = |m: &Mention| m.usage == Use::Actor && self.heads_phrase(m, tokens);
            mentions_in(self.annotated, tokens).iter().any(|(n, m)| named(m) && !self.differ(*n, he))
        };
        if self.places(verb).objects.iter().any(himself) { self.someone_else(chunk, he) } else { Some(he) }
    }

    /// `It cancelled a purchase from Mali`: the land or body that the clause of a pronoun names behind it is another.
    pub(super) fn is_named_behind(&self, mention: &Mention, pronoun: usize) -> bool {
        let Some(Part::Verb(verb)) = self.clauses.chunks.get(pronoun + 1).map(|c| c.part) else { return false };
        let places = self.places(verb);
        let named = |&c: &usize| {
            let tokens = self.clauses.chunks[c].tokens;
            let same = |m: &Mention| m.actor == mention.actor && self.heads_phrase(m, tokens);
            mentions_in(self.annotated, tokens).iter().any(|(_, m)| same(m))
        };
        let led = places.slots.iter().flat_map(|(_, list)| list);
        mention.actor.is_some() && places.objects.iter().chain(led).any(named)
    }

    fn last_he(&self, chunk: usize) -> Option<u32> {
        let person = |m: &Mention| self.is_kind(m, ActorKind::Person) && self.agrees(m, chunk);
        if let Some(told) = self.told_behind(chunk, person).or_else(|| self.speaker_before(chunk, person)) {
            return Some(told);
        }
        if let Some(described) = self.described_around(chunk, person).or_else(|| self.head_of_office(chunk, person)) {
            return Some(described);
        }
        if let Some(told) = self.only_one_of_place(chunk, person).or_else(|| self.owner_undergoing(chunk, person)) {
            return Some(told);
        }
        let he = self.last_subject(chunk, |m| person(m) && !self.quotes(m, chunk) && !self.is_cited(m))?;
        Some(self.subject_of_told(chunk, he).unwrap_or(he))
    }

    /// `demanded answers over X's death after reports that he was beaten`: to whom it is done, of whom the words right before
    /// in the sentence tell.
    fn owner_undergoing(&self, chunk: usize, fits: impl Fn(&Mention) -> bool) -> Option<u32> {
        let scan = &self.annotated.scan;
        let begin = self.clauses.sentence_of(chunk).start;
        let tokens =
            Tokens { first: self.clauses.chunks[begin].tokens.first, end: self.clauses.chunks[chunk].tokens.first };
        let (number, last) = mentions_in(self.annotated, tokens).into_iter().rfind(|(n, _)| self.is_person(*n))?;
        let end = last.phrase.end.max(last.tokens.end) as usize;
        let owns = scan.tokens[end].glued && scan.sign(end) != ',' && scan.sign(end) != '.';
        (owns && last.usage == Use::Actor && self.undergoes(chunk) && fits(last)).then_some(number)
    }

    /// `The minister spoke to X. He urged restraint`: of a sentence whose subject is someone without a name, that one and not
    /// whom he spoke to.
    fn subject_of_told(&self, chunk: usize, he: u32) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let begin = self.clauses.sentence_of(chunk).start;
        let named = self.clauses.chunk_at(self.annotated.mentions[he as usize].tokens.first)?;
        let before = self.clauses.sentence_of(begin.checked_sub(1).filter(|_| chunk == begin)?);
        let verb = before.clone().find_map(|c| self.finite_verb(c))?;
        let [subject] = self.places(verb).subject[..] else { return None };
        let tokens = chunks[subject].tokens;
        let [_, office, person, _] = self.classes.people;
        let last = tokens.end as usize - 1;
        let one = [office, person].iter().any(|&class| self.annotated.scan.is(last, class)) && !self.is_plural(tokens);
        let same = named >= before.start;
        if !one || subject >= chunk || same && (named <= subject || self.leads_clause(named)) {
            return None;
        }
        let [side] = self.sides(&[subject], true)[..] else { return None };
        // `X came. The envoy of Chad thanked Y. He`: no minister who may be X.
        let other = || self.country(side).is_some() && self.country(side) != self.country(he);
        (!self.is_person(side) && (same || other())).then_some(side)
    }

    /// `avec elle`: does a pronoun stand right behind a preposition?
    pub(super) fn is_led_pronoun(&self, chunk: usize) -> bool {
        chunk > self.clauses.sentence_of(chunk).start && self.preposition(chunk - 1).is_some()
    }

    /// `X has left. Y talked with him`: nobody does so with himself, so the pronoun stands for someone else told of before.
    pub(super) fn him(&self, chunk: usize) -> Option<u32> {
        let named = mentions_in(self.annotated, self.clauses.chunks[chunk].tokens).pop().map(|(n, _)| n);
        let he = named.or_else(|| self.he_or_it(chunk))?;
        let begin = self.clauses.sentence_of(chunk).start;
        let verb = (begin..chunk).rev().find_map(|c| self.finite_verb(c));
        let subject = verb.map(|n| &self.places(n).subject[..]).unwrap_or_default();
        let told = subject.iter().all(|&c| c < chunk);
        let doers = if told { self.sides(subject, false) } else { Vec::new() };
        let himself = doers.iter().any(|&doer| !self.differ(doer, he));
        if himself { self.someone_else(chunk, he) } else { Some(he) }
    }

    /// `Received by X, whom he thanked, Y left`: in a clause of what a sentence begins with, the one of whom it tells then.
    fn told_behind(&self, chunk: usize, fits: impl Fn(&Mention) -> bool) -> Option<u32> {
        let begin = self.clauses.sentence_of(chunk).start;
        let Part::Verb(opening) = self.clauses.chunks[begin].part else { return None };
        if self.annotated.verbs[opening as usize].tense != Tense::Participle || chunk < begin + 3 {
            return None;
        }
        let [subject] = self.places(opening).subject[..] else { return None };
        let tokens = self.clauses.chunks[subject].tokens;
        let named =
            mentions_in(self.annotated, tokens).into_iter().find(|(_, m)| self.heads_phrase(m, tokens) && fits(m));
        named.map(|(n, _)| n).filter(|_| subject > chunk)
    }

    /// `X's office said he would travel`: whose people or papers the clause before in the sentence is about.
    pub(super) fn head_of_office(&self, chunk: usize, fits: impl Fn(&Mention) -> bool) -> Option<u32> {
        let scan = &self.annotated.scan;
        let begin = self.clauses.sentence_of(chunk).start;
        let subject = |c: usize| self.clauses.chunks[c].part == Part::Noun && self.leads_clause(c);
        let tokens = self.clauses.chunks[(begin..chunk).rev().find(|&c| subject(c))?].tokens;
        let owns = |m: &Mention| {
            let end = m.phrase.end.max(m.tokens.end);
            end < tokens.end && scan.tokens[end as usize].glued && fits(m)
        };
        let inside = mentions_in(self.annotated, tokens);
        let other = inside.iter().any(|(_, m)| m.actor.is_some() && self.heads_phrase(m, tokens));
        inside.into_iter().find(|(_, m)| owns(m)).map(|(n, _)| n).filter(|_| !other)
    }

    /// `during X's visit to Chad, where he met Y`: the one person named before in the sentence.
    fn only_one_of_place(&self, chunk: usize, fits: impl Fn(&Mention) -> bool) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let begin = self.clauses.sentence_of(chunk).start;
        let relative = chunk.checked_sub(1).filter(|&r| r > begin && matches!(chunks[r].part, Part::Relative(_)))?;
        let tokens = Tokens { first: chunks[begin].tokens.first, end: chunks[relative].tokens.first };
        let people: Vec<(u32, &Mention)> = mentions_in(self.annotated, tokens)
            .into_iter()
            .filter(|(n, m)| self.is_person(*n) && m.usage == Use::Actor)
            .collect();
        let (first, one) = people.first()?;
        (people.iter().all(|(_, m)| m.actor == one.actor) && fits(one)).then_some(*first)
    }

    /// `an aide to X, who left when he was told`: inside a clause that describes a person, the one described.
    fn described_around(&self, chunk: usize, fits: impl Fn(&Mention) -> bool) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let begin = self.clauses.sentence_of(chunk).start;
        let open = |c: &usize| !matches!(chunks[*c].part, Part::Comma | Part::Stop | Part::Quote);
        let relative =
            (begin + 2..chunk).rev().take_while(open).find(|&c| matches!(chunks[c].part, Part::Relative(_)))?;
        let told = (relative + 1..chunk).any(|c| matches!(chunks[c].part, Part::Verb(_)));
        let noun = (begin..relative).rev().find(|&c| chunks[c].part != Part::Comma).filter(|_| told)?;
        let (number, mention) = mentions_in(self.annotated, chunks[noun].tokens).pop()?;
        (self.heads_phrase(mention, chunks[noun].tokens) && fits(mention)).then_some(number)
    }

    pub(super) fn he_or_it(&self, chunk: usize) -> Option<u32> {
        // `Le diplomate guinéen a dit qu'il …`: one without a name, but no group.
        // `L'armée malienne a dit qu'elle …`: one whose article tells no gender, in the same sentence.
        let begin = self.clauses.chunks[self.clauses.sentence_of(chunk).start].tokens.first;
        let near = |m: &Mention| m.tokens.first >= begin && self.is_elided(m);
        let one = |m: &Mention| m.usage == Use::Unnamed && !m.code.is_empty() && (self.is_one(m) || near(m));
        let may = |m: &Mention| (m.actor.is_some() || one(m)) && self.agrees(m, chunk);
        if let Some(guest) = self.doer_elsewhere(chunk, may) {
            return Some(guest);
        }
        let person = |m: &Mention| may(m) && self.is_kind(m, ActorKind::Person);
        if let Some(told) = self.told_behind(chunk, may).or_else(|| self.speaker_before(chunk, person)) {
            return Some(told);
        }
        if let Some(told) = self.only_one_of_place(chunk, may) {
            return Some(told);
        }
        let he = self.last_subject(chunk, |m| may(m) && !self.quotes(m, chunk) && !self.is_cited(m))?;
        self.but_object(chunk, he)
    }

    /// `Paul Ndoye a vu Ali Bongo avant de partir pour Lomé, où il verra Ann Lee`: whoever the sentence is about.
    fn doer_elsewhere(&self, chunk: usize, fits: impl Fn(&Mention) -> bool) -> Option<u32> {
        let begin = self.clauses.sentence_of(chunk).start;
        let relative = chunk.checked_sub(1).filter(|&c| c > begin)?;
        let Part::Relative(mark) = self.clauses.chunks[relative].part else { return None };
        let verb = (begin..relative).find_map(|c| self.finite_verb(c))?;
        let [subject] = self.places(verb).subject[..] else { return None };
        if self.annotated.scan.key(mark) != "where" || subject >= relative {
            return None;
        }
        let [one] = self.sides(&[subject], true)[..] else { return None };
        fits(&self.annotated.mentions[one as usize]).then_some(one)
    }

    /// `Ann Lee a dit que le gouvernement partait. Elle a aussi accusé le Mali`: the person whose words the sentence before
    /// tells goes on speaking, or the land or body.
    pub(super) fn speaker_before(&self, chunk: usize, fits: impl Fn(&Mention) -> bool) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let begin = self.clauses.sentence_of(chunk).start;
        let of_kind = |n: u32, kinds: u64| {
            self.annotated.scan.grammar.words.verbs.kinds(self.annotated.verbs[n as usize].lemma) & kinds != 0
        };
        let voiced = matches!(chunks.get(chunk + 1)?.part, Part::Verb(n) if of_kind(n, self.kinds.voiced));
        let before = self.clauses.sentence_of(begin.checked_sub(1).filter(|_| chunk == begin && voiced)?);
        let verb = before
            .clone()
            .find_map(|c| self.finite_verb(c))
            .filter(|&n| of_kind(n, self.kinds.speech | self.kinds.voiced))?;
        let said = self.clauses.verb_chunk(verb)?;
        let opens = |c: usize| matches!(chunks[c].part, Part::Subordinator(_) | Part::Verb(_));
        let clause = (said + 1..before.end).any(opens);
        let [subject] = self.places(verb).subject[..] else { return None };
        let tokens = chunks[subject].tokens;
        let inside = mentions_in(self.annotated, tokens);
        let named = inside.into_iter().find(|(_, m)| m.actor.is_some() && self.heads_phrase(m, tokens) && fits(m));
        named.map(|(n, _)| n).filter(|_| clause && subject < said)
    }

    /// `Selon la présidence du Mali, il est parti`: who is only cited is not the one told of.
    fn is_cited(&self, mention: &Mention) -> bool {
        self.led_by(mention) == Some("according")
    }

    /// The preposition that leads to the phrase of a name.
    pub(in crate::relate::event) fn led_by(&self, mention: &Mention) -> Option<&str> {
        self.preposition(self.clauses.chunk_at(mention.tokens.first)?.checked_sub(1)?)
    }

    /// `"He will be received," X said`: is a mention the one whose own words a chunk stands in, who is no he there?
    fn quotes(&self, mention: &Mention, chunk: usize) -> bool {
        let token = self.clauses.chunks[chunk].tokens.first;
        let quotes = &self.annotated.scan.quotes;
        let near = quotes.partition_point(|q| q.end <= token);
        let quoted = quotes.get(near).is_some_and(|q| q.first <= token);
        let speaker = || self.speaker(token).and_then(|s| self.annotated.mentions[s as usize].actor);
        quoted && mention.actor.is_some() && speaker() == mention.actor
    }

    /// `"He was captured," X said`: is a pronoun of one taken for the one whose own words it stands in?
    pub(in crate::relate::event) fn is_taken_for_speaker(&self, chunk: usize) -> bool {
        let one = self.lone_pronoun(chunk).is_some();
        one && mentions_in(self.annotated, self.clauses.chunks[chunk].tokens).iter().any(|(_, m)| self.quotes(m, chunk))
    }

    /// `the latter`, `celui-ci`: whoever was named last.
    pub(super) fn latter(&self, chunk: usize) -> Option<u32> {
        let scan = &self.annotated.scan;
        let token = self.clauses.chunks[chunk].tokens.first;
        let mentions = &self.annotated.mentions;
        let to = mentions.partition_point(|m| m.tokens.first < token);
        let floor = self.floor(token);
        let from = mentions.partition_point(|m| m.tokens.first < floor);
        let known = (from..to).rev().filter(|&n| mentions[n].actor.is_some());
        let sentence = |n: usize| scan.sentence_of(mentions[n].tokens.first as usize);
        let mut known = known.filter(|&n| matches!(mentions[n].usage, Use::Actor | Use::Place)).peekable();
        let last = *known.peek()?;
        // A place only where the sentence names no one else.
        let acts = |n: usize| mentions[n].usage == Use::Actor && !self.tells_whose(&mentions[n]);
        let acting = known.take_while(|&n| sentence(n) == sentence(last)).find(|&n| acts(n));
        Some(acting.unwrap_or(last) as u32)
    }

    pub(super) fn told_latter(&self, part: Part, chunk: usize) -> Option<u32> {
        let latter = matches!(part, Part::Pronoun(mark) if self.annotated.scan.key(mark) == "latter");
        if latter { self.latter(chunk) } else { None }
    }
}
