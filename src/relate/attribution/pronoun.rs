//! Who speaks where no more than a pronoun says so.

use super::Reader;
use crate::model::{Party, Use};
use crate::relate::clause::Part;

impl Reader<'_> {
    /// `…, X said. "…," he said`: behind a quotation, be it of several sentences, whoever spoke in the sentence before goes
    /// on.
    pub(super) fn speaking_on(&self, chunk: usize) -> Option<Party> {
        let scan = &self.annotated.scan;
        let tokens = self.clauses.chunks[chunk].tokens;
        let at = tokens.end as usize - 1;
        // `he`, `-t-il`
        let alone = (tokens.first as usize + 1..=at).all(|t| scan.tokens[t].glued);
        let [.., pronoun] = self.voices;
        let he = || scan.marks_of(at, pronoun).any(|m| matches!(scan.key(m), "he" | "he-or-it"));
        if !alone || !he() {
            return None;
        }
        let own = scan.sentence_of(at);
        let quoted = scan.quotes[..scan.quotes.partition_point(|q| q.end <= tokens.first)].last()?;
        let first = scan.sentences[scan.sentence_of(quoted.first as usize)].first;
        let closes = scan.sentence_of(quoted.end as usize - 1) == own && quoted.first <= first + 1;
        let before = scan.sentence_of(first as usize).checked_sub(1).filter(|_| closes)?;
        let last = self.said.iter().rfind(|(said, _)| said.first < first);
        let speaker = last.filter(|(said, _)| scan.sentence_of(said.first as usize) == before);
        // `Le vice-président, Ali Bongo, a réagi. « … », a-t-il dit`
        let joined = || self.clauses.is_joined(self.annotated, chunk);
        let doer = || self.doer_of(before).filter(|_| joined());
        let party = speaker.map_or_else(doer, |(_, by)| by.speaker)?;
        let mention = &self.annotated.mentions[party.mention as usize];
        // `a salué le chef de l'État`
        let office = mention.usage == Use::Unnamed;
        let person = |actor: u32| self.annotated.actors[actor as usize].kind == crate::model::ActorKind::Person;
        (office || mention.actor.is_some_and(person)).then_some(party)
    }

    /// Who does what a sentence tells first.
    fn doer_of(&self, sentence: usize) -> Option<Party> {
        let range = self.clauses.sentences.get(sentence)?.clone();
        let finite = |c: usize| match self.clauses.chunks[c].part {
            Part::Verb(n) => Some(n).filter(|&n| self.annotated.verbs[n as usize].finite()),
            _ => None,
        };
        let [head] = self.clauses.places(self.annotated, range.into_iter().find_map(finite)?).subject[..] else {
            return None;
        };
        let holder = self.clauses.holder(self.annotated, head).map(|mention| Party { mention });
        let party = holder.or_else(|| self.clauses.party(self.annotated, head))?;
        let mention = &self.annotated.mentions[party.mention as usize];
        // `Des rebelles ont attaqué`: none of them alone.
        let [_, _, role, ..] = self.voices;
        let office = mention.phrase.range().any(|t| self.annotated.scan.is(t, role));
        (mention.usage != Use::Unnamed || office).then_some(party)
    }

    /// Whom a pronoun stands for: the last speaker.
    pub(super) fn stood_for(&self, chunk: usize) -> Option<Party> {
        match self.clauses.chunks[chunk].part {
            Part::Pronoun(_) => {
                let last = self.said.last();
                let token = last.map_or(0, |(said, _)| said.first);
                self.voiced_since(chunk, token).or_else(|| last.and_then(|(_, a)| a.speaker))
            }
            _ => None,
        }
    }

    /// `The envoy of Chad accused Mali. He denied`: who accused, thanked or urged someone in the sentence before, if nobody
    /// has said anything since a token.
    fn voiced_since(&self, chunk: usize, token: u32) -> Option<Party> {
        let begin = self.clauses.sentence_of(chunk).start;
        let before = begin.checked_sub(1).filter(|_| chunk == begin).map(|c| self.clauses.sentence_of(c))?;
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let voiced = verbs.kind("voiced");
        let said = |c: usize| match self.clauses.chunks[c].part {
            Part::Verb(n) => Some(n).filter(|&n| {
                let group = &self.annotated.verbs[n as usize];
                group.finite() && !group.passive && verbs.kinds(group.lemma) & voiced != 0
            }),
            _ => None,
        };
        if self.clauses.chunks[before.start].tokens.first <= token {
            return None;
        }
        let subject = self.clauses.places(self.annotated, before.clone().find_map(said)?).subject;
        let [head] = subject[..] else { return None };
        // `The representative of Chad`
        let behind = || self.sayer_behind(head).and_then(|c| self.clauses.party(self.annotated, c));
        let holder = || self.clauses.holder(self.annotated, head).map(|mention| Party { mention });
        holder().or_else(|| self.clauses.party(self.annotated, head)).or_else(behind)
    }
}
