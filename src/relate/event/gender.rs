//! Whom a pronoun can stand for by its gender: `elle` is neither Paul nor le Tchad, and may be the treaty of the sentence
//! before. Read from given names and from articles; where either is silent, they agree.

use super::{Reader, kind_of};
use crate::facts::person_names::Gender;
use crate::model::{ActorKind, EventType, Mention, Use};
use crate::relate::clause::{Part, mentions_in};

impl Reader<'_> {
    /// Can the pronoun of a chunk stand for this mention?
    pub(super) fn agrees(&self, mention: &Mention, pronoun: usize) -> bool {
        let told = self.is_male(self.clauses.chunks[pronoun].tokens.first);
        let own = told.and_then(|_| self.is_male_mention(mention));
        own.is_none_or(|own| told == Some(own)) && (told.is_none() || !self.is_of_several(mention))
    }

    /// `Le texte vise l'Iran. Il interdit …`: does the pronoun that a chunk is stand for the thing that the last clause
    /// before it was about? Things neither speak nor meet.
    pub(super) fn stands_for_thing(&self, chunk: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let first = chunks[chunk].tokens.first;
        let Some(told) = self.is_male(first).filter(|_| self.lone_pronoun(chunk).is_some()) else { return false };
        let floor = self.floor(first);
        let mut before = (0..chunk).rev().take_while(|&c| chunks[c].tokens.first >= floor);
        // `X, dont le pays a présenté le texte, s'est tu. Il …`: not what is told of X in passing.
        let told_of = |c: usize| self.leads_clause(c) && self.clauses.described_by(c).is_none();
        let subject = before.find(|&c| chunks[c].part == Part::Noun && told_of(c));
        subject.is_some_and(|c| {
            let tokens = chunks[c].tokens;
            let inside = mentions_in(self.annotated, tokens);
            Some(told) == self.is_male(tokens.first)
                && self.nouns(tokens).next().is_some()
                && inside.iter().all(|(_, m)| m.usage == Use::Origin)
                && !self.needs_someone(chunk)
        })
    }

    /// `le diplomate`, not `les rebelles`: an article of one.
    pub(super) fn is_one(&self, mention: &Mention) -> bool {
        self.is_male_mention(mention).is_some()
    }

    /// `l'armée`: an article of one that tells no gender.
    pub(super) fn is_elided(&self, mention: &Mention) -> bool {
        self.is_definite(mention.phrase) && !self.is_of_several(mention) && self.is_male_mention(mention).is_none()
    }

    /// `les Émirats`: a state or a body under an article of many, for which no `il` stands.
    fn is_of_several(&self, mention: &Mention) -> bool {
        let scan = &self.annotated.scan;
        let many = |at: u32| scan.mark(at as usize, self.classes.gender).is_some_and(|m| scan.key(m) == "several");
        let first = mention.phrase.first;
        many(first) || first > 0 && many(first - 1)
    }

    /// Is the verb behind a pronoun one that only people and states are the subjects of?
    fn needs_someone(&self, pronoun: usize) -> bool {
        let Some(Part::Verb(n)) = self.clauses.chunks.get(pronoun + 1).map(|c| c.part) else { return false };
        let grammar = self.annotated.scan.grammar;
        let lemma = self.annotated.verbs[n as usize].lemma;
        grammar.words.verbs.kinds(lemma) & self.kinds.speech != 0
            || grammar.frames.of_verb(lemma).any(|f| kind_of(f) == Some(EventType::Consult))
    }

    /// Of a person by the given name, else by the article: `la France`.
    fn is_male_mention(&self, mention: &Mention) -> Option<bool> {
        let actor = mention.actor.map(|a| &self.annotated.actors[a as usize]);
        match actor.filter(|a| a.kind == ActorKind::Person) {
            Some(person) => {
                let given = person.name.split(' ').next().filter(|name| name.len() < person.name.len())?;
                match self.annotated.facts.person_names.get(given).given?.gender {
                    Gender::Male => Some(true),
                    Gender::Female => Some(false),
                    Gender::Either => None,
                }
            }
            None => {
                let first = mention.phrase.first;
                self.is_male(first).or_else(|| self.is_male(first.checked_sub(1)?))
            }
        }
    }

    /// What an article or a pronoun of one tells.
    fn is_male(&self, token: u32) -> Option<bool> {
        let scan = &self.annotated.scan;
        match scan.key(scan.mark(token as usize, self.classes.gender)?) {
            "male" => Some(true),
            "female" => Some(false),
            _ => None,
        }
    }
}
