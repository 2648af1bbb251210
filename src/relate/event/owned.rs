//! Whose people and forces a possessive tells of: `Chad said that its troops had left`.

use super::Reader;
use crate::model::{ActorKind, Mention};
use crate::relate::clause::mentions_in;

impl Reader<'_> {
    /// `its warplanes`, `their army`: of a group of no name and no country, the country or the body told of last before it.
    pub(super) fn owner_of(&self, chunk: usize, inside: &[(u32, &Mention)]) -> Option<u32> {
        let scan = &self.annotated.scan;
        let tokens = self.clauses.chunks[chunk].tokens;
        let its = scan.mark(tokens.first as usize, self.classes.possessive).is_some_and(|m| scan.key(m) == "its");
        let group = inside.iter().all(|(n, m)| self.is_stateless(*n) && !self.has_ends_of_its_own(m));
        let people = || !inside.is_empty() || self.classes.people.iter().any(|&class| self.holds(chunk, class));
        if !its || !group || self.holds(chunk, self.classes.not_them) || !(people() || self.holds_forces(chunk)) {
            return None;
        }
        self.last_subject(chunk, |m| self.is_kind(m, ActorKind::Country) || self.is_kind(m, ActorKind::Organization))
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
