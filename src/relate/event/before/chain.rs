//! The two who go on: `The two sides met. They agreed`, `In his talks with X, both leaders agreed`.

use super::super::Reader;
use crate::model::{ActorKind, EventType, Mention, Use};
use crate::relate::clause::{Part, mentions_in};

/// How many sentences in a row may go on with the same two.
const CHAIN: usize = 6;

/// Within so many parts of a sentence ends what it tells first that it is about.
const TOPIC: usize = 6;

impl Reader<'_> {
    /// Whom `the two sides` are, where they go on from the words before.
    pub(in crate::relate::event) fn going_on(&self, chunk: usize) -> Vec<u32> {
        let issuing = self.issuing(chunk);
        if !issuing.is_empty() {
            return issuing;
        }
        let Some(key) = self.pair_key(chunk) else { return Vec::new() };
        let fits = |two: &[u32]| two.len() > 1 && (key != "countries" || !two.iter().any(|&side| self.is_person(side)));
        let met = self.two_at_meeting(chunk);
        if fits(&met) {
            return met;
        }
        let first = self.first_told(chunk);
        let told = if first == chunk { Vec::new() } else { self.two_or_many(first) };
        if fits(&told) {
            return told;
        }
        // `Chad and Mali met. The two neighbours agreed`: lands, and no people next door.
        let inside = mentions_in(self.annotated, self.clauses.chunks[chunk].tokens);
        let next_door = |(n, m): &(u32, &Mention)| self.is_stateless(*n) && m.code == "CVL";
        let two = match key == "countries" && !inside.is_empty() && inside.iter().all(next_door) {
            true => self.pair_alone(chunk, key),
            false => Vec::new(),
        };
        if fits(&two) { two } else { Vec::new() }
    }

    /// Those whom `they` or `the two sides` stand for, by what is told before them.
    pub(super) fn two_or_many(&self, chunk: usize) -> Vec<u32> {
        let Some(key) = self.pair_key(chunk) else { return self.they(chunk) };
        let met = self.two_at_meeting(chunk);
        if !met.is_empty() {
            return met;
        }
        let inside = mentions_in(self.annotated, self.clauses.chunks[chunk].tokens);
        match inside.len() {
            2.. => inside.into_iter().map(|(n, _)| n).collect(),
            _ => self.pair_alone(chunk, key),
        }
    }

    /// `The two sides met. They agreed. They also …`: where those were first told of as two, or as many, whom the subjects
    /// of the sentences right before a chunk go on with; the chunk itself where there are none.
    pub(super) fn first_told(&self, chunk: usize) -> usize {
        let before = |at: &usize| self.two_in_sentence_before(*at);
        std::iter::successors(Some(chunk), before).take(CHAIN).last().unwrap_or(chunk)
    }

    /// The subject of the sentence before, where that too only says that they are two or many; not where a name stands between.
    fn two_in_sentence_before(&self, chunk: usize) -> Option<usize> {
        let chunks = &self.clauses.chunks;
        let begin = self.clauses.sentence_of(chunk).start;
        let named = |m: &Mention| m.usage != Use::Pronoun;
        if (self.past_topic(begin)..chunk)
            .any(|c| mentions_in(self.annotated, chunks[c].tokens).iter().any(|(_, m)| named(m)))
        {
            return None;
        }
        let mut before = self.clauses.sentence_of(begin.checked_sub(1)?);
        let subject = before.find(|&c| chunks[c].is_nominal() && self.leads_clause(c))?;
        // `X said the two sides had agreed`
        let told = || subject + 2 < chunks.len() && self.is_saying(subject + 1) && chunks[subject + 2].is_nominal();
        let subject = if !self.says_they_are_many(subject) && told() { subject + 2 } else { subject };
        self.says_they_are_many(subject).then_some(subject)
    }

    pub(super) fn is_saying(&self, chunk: usize) -> bool {
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let lemma = |n: u32| self.annotated.verbs[n as usize].lemma;
        matches!(self.clauses.chunks[chunk].part, Part::Verb(n) if verbs.kinds(lemma(n)) & self.kinds.speech != 0)
    }

    /// `On Chad, they agreed`: past what a sentence tells first that it is about.
    pub(super) fn past_topic(&self, begin: usize) -> usize {
        let chunks = &self.clauses.chunks;
        let scan = &self.annotated.scan;
        let Some(Part::Preposition(mark)) = chunks.get(begin).map(|c| c.part) else { return begin };
        let end = self.clauses.sentence_of(begin).end;
        let comma = || (begin + 1..end).take(TOPIC).find(|&c| chunks[c].part == Part::Comma);
        if scan.key(mark) == "on" { comma().unwrap_or(begin) } else { begin }
    }

    fn says_they_are_many(&self, chunk: usize) -> bool {
        let scan = &self.annotated.scan;
        let chunk = self.clauses.chunks[chunk];
        matches!(chunk.part, Part::Pronoun(mark) if scan.key(mark) == "they")
            || chunk.tokens.range().any(|t| scan.is(t, self.classes.pair))
    }

    /// `During his talks with X, the two sides agreed`: X, where no other is named in the sentence before, and whoever the
    /// sentence before is about.
    pub(super) fn two_at_meeting(&self, chunk: usize) -> Vec<u32> {
        let begin = self.clauses.sentence_of(chunk).start;
        let chunks = &self.clauses.chunks;
        let named = |c: &usize| {
            let inside = mentions_in(self.annotated, chunks[*c].tokens);
            inside.iter().any(|(_, m)| m.usage == Use::Actor && m.actor.is_some())
        };
        let mut guests = (begin..chunk).filter(named);
        let (Some(guest), None) = (guests.next(), guests.next()) else { return Vec::new() };
        if guest < begin + 3 || self.preposition(guest - 1) != Some("with") || !self.tells_of_talks(guest - 2) {
            return Vec::new();
        }
        let [met] = self.sides(&[guest], false)[..] else { return Vec::new() };
        let person = self.is_person(met);
        let other = |m: &Mention| {
            let alike = m.usage == Use::Actor && self.is_kind(m, ActorKind::Person) == person;
            alike && m.actor != self.annotated.mentions[met as usize].actor
        };
        self.last_subject(begin, other).map(|host| vec![host, met]).unwrap_or_default()
    }

    /// Is a noun phrase headed by a noun such as `talks`?
    pub(in crate::relate::event) fn tells_of_talks(&self, chunk: usize) -> bool {
        let frames = &self.annotated.scan.grammar.frames;
        let talks = |n: u32| frames.of_noun(n).any(|f| super::kind_of(f) == Some(EventType::Consult));
        self.clauses.chunks[chunk].part == Part::Noun
            && self.nouns(self.clauses.chunks[chunk].tokens).last().is_some_and(|(_, n)| talks(n))
    }
}
