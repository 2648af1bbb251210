//! Whose people and forces a possessive tells of: `Chad said that its troops had left`.

use super::Reader;
use crate::model::{ActorKind, Mention};
use crate::relate::clause::{Part, mentions_in};

impl Reader<'_> {
    /// `its warplanes`, `their army`: of a group of no name and no country, the country or the body told of last before it.
    pub(super) fn owner_of(&self, chunk: usize, inside: &[(u32, &Mention)]) -> Option<u32> {
        let scan = &self.annotated.scan;
        let tokens = self.clauses.chunks[chunk].tokens;
        let its = scan.mark(tokens.first as usize, self.classes.possessive).is_some_and(|m| scan.key(m) == "its");
        let group = inside.iter().all(|(n, m)| self.is_stateless(*n) && !self.has_ends_of_its_own(m));
        let people = || !inside.is_empty() || self.classes.people.iter().any(|&class| self.holds(chunk, class));
        if !its
            || !group
            || self.is_of_own_group(chunk)
            || self.holds(chunk, self.classes.not_them)
            || !(people() || self.holds_forces(chunk))
        {
            return None;
        }
        self.last_subject(chunk, |m| self.is_kind(m, ActorKind::Country) || self.is_kind(m, ActorKind::Organization))
    }

    /// `Soldiers detained their chiefs`: what a group of no country does to those of its own.
    fn is_of_own_group(&self, chunk: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let begin = self.clauses.sentence_of(chunk).start;
        let verb = |c: usize| match chunks[c].part {
            Part::Verb(n) => Some(n),
            _ => None,
        };
        let Some(verb) = (begin..chunk).rev().find_map(verb) else { return false };
        let [subject] = self.places(verb).subject[..] else { return false };
        let tokens = chunks[subject].tokens;
        let stateless = |(n, m): &(u32, &Mention)| self.heads_phrase(m, tokens) && self.is_stateless(*n);
        subject < chunk && self.is_plural(tokens) && mentions_in(self.annotated, tokens).iter().any(stateless)
    }

    /// Workers, citizens, an opposition: they do not act for the country that they are of.
    pub(super) fn has_ends_of_its_own(&self, mention: &Mention) -> bool {
        matches!(mention.code.get(..3), Some("LAB" | "CVL" | "OPP" | "REB" | "CRM" | "JUD"))
    }

    /// Does a noun phrase tell of troops, ships, aircraft?
    fn holds_forces(&self, chunk: usize) -> bool {
        let nouns = &self.annotated.scan.grammar.words.nouns;
        let tokens = self.clauses.chunks[chunk].tokens;
        mentions_in(self.annotated, tokens).is_empty()
            && self.nouns(tokens).last().is_some_and(|(_, n)| nouns.kinds(n) & self.kinds.troops != 0)
    }
}
