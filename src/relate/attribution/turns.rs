//! Interviews and transcripts, where paragraphs begin with the name of the one who speaks.

use super::Reader;
use crate::model::{ActorKind, Mention, Tokens, Use};
use crate::relate::clause::Part;
use crate::rules::scan::Sentence;
use crate::text::{Casing, TokenKind};

impl Reader<'_> {
    /// Of interviews and transcripts: what stands behind `X:` is said by X, until another has their turn.
    pub(super) fn take_turns(&mut self, sentence: &Sentence) {
        let mut first = sentence.first;
        if let Some((label, behind)) = self.label(sentence) {
            let speaker = self.interviewee(label).unwrap_or(label);
            self.turn = self.speaker(&[speaker], self.rules.labelled).filter(|by| by.speaker.is_some());
            first = behind;
        }
        let whole = Tokens { first, end: sentence.end };
        let told = self.turn.clone().filter(|_| first < sentence.end && !sentence.headline);
        self.said.extend(told.map(|by| (whole, by)));
    }

    /// `A: We have asked for help`: who answers, where a label says no more than that: of those whom the words before the
    /// first question name, the first who speaks there, else the first.
    fn interviewee(&self, label: usize) -> Option<usize> {
        let scan = &self.annotated.scan;
        let first = self.clauses.chunks[label].tokens.first;
        if !scan.is(first as usize, self.answer) {
            return None;
        }
        let before = self.annotated.mentions.iter().take_while(|m| m.tokens.first < first);
        let person = |m: &&Mention| {
            let actor = m.actor.map(|a| &self.annotated.actors[a as usize]);
            m.usage == Use::Actor && actor.is_some_and(|a| a.kind == ActorKind::Person)
        };
        let mut chunks = before.filter(person).take(FEW).filter_map(|m| self.clauses.chunk_at(m.tokens.first));
        let begins = |&c: &usize| self.clauses.sentence_of(c).start == c;
        chunks.clone().find(begins).or_else(|| chunks.next())
    }

    /// The words before the colon with which a paragraph begins, and the first token behind it; in minutes a name and an
    /// office that are a sentence of their own.
    fn label(&self, sentence: &Sentence) -> Option<(usize, u32)> {
        let chunks = &self.clauses.chunks;
        // `16.02 More from X: she says`: an entry of a ticker is nobody's turn.
        let number = self.annotated.scan.tokens[sentence.first as usize].kind == TokenKind::Number;
        if !sentence.opens_paragraph || number {
            return None;
        }
        let first = self.clauses.chunk_at(sentence.first)?;
        let opening = sentence.first + 1..sentence.end.min(sentence.first + LONGEST_LABEL);
        let Some(colon) = opening.clone().find(|&t| self.annotated.scan.sign(t as usize) == ':') else {
            return self.is_name_alone(sentence).then_some((first, sentence.end));
        };
        // `ANN LEE [Minister of Chad]: we`
        let office = opening.clone().find(|&t| t < colon && matches!(self.annotated.scan.sign(t as usize), '[' | '('));
        let end = office.unwrap_or(colon);
        let label = chunks[first..].iter().take_while(|c| c.tokens.first < end);
        let nominal = label.clone().all(|c| c.is_nominal() || matches!(c.part, Part::Preposition(_) | Part::Comma));
        let last = first + label.count().checked_sub(1).filter(|_| nominal)?;
        (chunks[last].part == Part::Noun).then_some((last, colon + 1))
    }

    /// `M. Jean Tarn, ministre.`: a courtesy, a name, and nothing that is said.
    fn is_name_alone(&self, sentence: &Sentence) -> bool {
        let scan = &self.annotated.scan;
        let honorific = scan.grammar.class("honorific");
        let inside = self.clauses.chunks[self.clauses.chunk_at(sentence.first).unwrap_or(0)..].iter();
        let mut inside = inside.take_while(|c| c.tokens.first + 1 < sentence.end);
        sentence.end - sentence.first < LONGEST_LABEL
            && scan.is(sentence.first as usize, honorific)
            && inside.all(|c| c.is_nominal() || matches!(c.part, Part::Preposition(_) | Part::Comma))
    }

    /// Do two paragraphs or more begin with names of those who speak, people among them?
    pub(super) fn is_in_turns(&self) -> bool {
        let scan = &self.annotated.scan;
        let named = |&(label, _): &(usize, u32)| {
            let tokens = self.clauses.chunks[label].tokens;
            let courteous = scan.is(tokens.first as usize, scan.grammar.class("honorific"));
            courteous || scan.tokens[tokens.end as usize - 1].casing != Casing::Lower
        };
        let person = |label: usize| {
            let actor = self.annotated.mentions[self.clauses.party(self.annotated, label)?.mention as usize].actor?;
            Some(self.annotated.actors[actor as usize].kind == ActorKind::Person)
        };
        let labels: Vec<_> = scan.sentences.iter().filter_map(|s| self.label(s)).filter(named).collect();
        let answers = |label: usize| self.interviewee(label).is_some();
        labels.len() > 1 && labels.iter().any(|(label, _)| person(*label) == Some(true) || answers(*label))
    }
}

/// So many names of people stand before the first question.
const FEW: usize = 6;

/// So many tokens name a speaker with office and country.
const LONGEST_LABEL: u32 = 14;
