//! Deeds that nobody tells as done: they only say who people are, what is held against them, or what is left open.

use crate::model::{EventType, Tense, Use, VerbGroup};
use crate::relate::clause::{Part, Places};
use crate::relate::event::Reader;

impl Reader<'_> {
    /// `did not disclose how many were expelled`, `declined to say who attacked it`: what nobody tells.
    pub(super) fn is_left_open(&self, group: &VerbGroup, number: u32) -> bool {
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let before = |n: u32| n.checked_sub(1).map(|n| &self.annotated.verbs[n as usize]);
        let Some(says) = before(number) else { return false };
        let refused = |g: u32| verbs.kinds(self.annotated.verbs[g as usize].lemma) & self.kinds.refuse != 0;
        let untold = says.negated || says.governor.is_some_and(refused);
        untold && verbs.kinds(says.lemma) & self.kinds.answer != 0 && self.takes(says, group)
    }

    /// `rebels backed by Chad`: a participle right behind what is no paper, in a sentence that has another verb.
    pub(super) fn says_whom_they_have(&self, group: &VerbGroup) -> bool {
        let Some(verb) = self.clauses.chunk_at(group.head).filter(|_| self.bare_participle(group)) else {
            return false;
        };
        let people = verb
            .checked_sub(1)
            .is_some_and(|c| self.clauses.chunks[c].part == Part::Noun && !self.is_of_kind(c, self.kinds.paper));
        let finite = |c: usize| matches!(self.clauses.chunks[c].part, Part::Verb(n) if self.annotated.verbs[n as usize].finite());
        people && self.clauses.sentence_of(verb).any(finite)
    }

    pub(super) fn is_led_by(&self, group: &VerbGroup, key: &str) -> bool {
        let before = self.clauses.chunk_at(group.head).and_then(|c| c.checked_sub(1));
        before.is_some_and(|c| self.preposition(c) == Some(key))
    }

    /// `troops fighting rebels`, `a diplomat working with the bloc`: a gerund right behind people of no name only says who
    /// they are.
    pub(super) fn says_who_they_are(&self, group: &VerbGroup, kind: EventType, source: &[u32]) -> bool {
        let told = matches!(kind, EventType::Assault | EventType::Cooperate);
        let before = self.clauses.chunk_at(group.head).and_then(|c| c.checked_sub(1));
        let people = before.is_some_and(|c| {
            let chunk = self.clauses.chunks[c];
            chunk.part == Part::Noun && self.headed_by_people(chunk.tokens)
        });
        told && group.tense == Tense::Gerund && people && !source.iter().any(|&s| self.is_actor(s))
    }

    /// `detained him for breaking his arrest to join a rally`: no police, army or court joins one there.
    pub(super) fn are_authorities(&self, source: &[u32]) -> bool {
        let authority = |&s: &u32| {
            let code = &*self.annotated.mentions[s as usize].code;
            ["COP", "MIL", "JUD", "GOV"].iter().any(|role| code.ends_with(role)) && !self.is_person(s)
        };
        !source.is_empty() && source.iter().all(authority)
    }

    /// Does the object begin with a possessive: `his army`, `its citizens`?
    pub(super) fn is_of_own(&self, places: &Places) -> bool {
        !places.objects.is_empty() && places.objects.iter().all(|&c| self.is_owned(self.clauses.chunks[c].tokens.first))
    }

    /// `We met him in Brussels`, said by nobody in the text: whoever wrote it.
    pub(super) fn is_of_author(&self, places: &Places) -> bool {
        let key = |&s: &usize| match self.clauses.chunks[s].part {
            Part::Pronoun(mark) => self.annotated.scan.key(mark),
            _ => "",
        };
        !places.subject.is_empty() && places.subject.iter().all(|s| matches!(key(s), "we" | "i"))
    }

    /// `rebels who laid down their arms`: a clause that describes people whom nobody knows tells no deed of its own.
    pub(super) fn describes_unknown(&self, group: &VerbGroup, source: &[u32], target: &[u32]) -> bool {
        let chunks = &self.clauses.chunks;
        let Some(verb) = self.clauses.chunk_at(group.head) else { return false };
        let begin = self.clauses.sentence_of(verb).start;
        let mut before = (begin..verb).rev().map(|c| chunks[c].part);
        let led = before.find(|p| !matches!(p, Part::Time(_) | Part::Preposition(_)));
        matches!(led, Some(Part::Relative(_))) && !source.iter().chain(target).any(|&side| self.is_known(side))
    }

    /// `Arrêté mardi à Lomé, X risque la prison`, `X, arrested on Tuesday,`: what befell a person by name on a day of its own.
    pub(super) fn befell_someone(&self, verb: usize, places: &Places) -> bool {
        let chunks = &self.clauses.chunks;
        let to = self.clauses.sentence_of(verb).end;
        let inside = |c: &usize| !matches!(chunks[*c].part, Part::Comma | Part::Stop | Part::Verb(_));
        let dated = (verb + 1..to).take_while(inside).any(|c| matches!(chunks[c].part, Part::Time(_)));
        // `Convoqué mercredi à Lomé, l'ambassadeur malien a souri`
        let fronted = self.clauses.sentence_of(verb).start == verb;
        let office = |side: u32| {
            let mention = &self.annotated.mentions[side as usize];
            fronted && mention.usage == Use::Unnamed && mention.role.is_some() && self.is_known(side)
        };
        let someone = |&side: &u32| self.is_person(side) && self.is_actor(side) || office(side);
        dated && self.sides(&places.subject, false).iter().any(someone)
    }
}
