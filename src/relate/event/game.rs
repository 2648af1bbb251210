//! What is only a game, or a story: sport, films, the stage, whose victories and attacks are none of this.

use super::Reader;
use crate::model::VerbGroup;
use crate::relate::clause::Part;
use crate::rules::frame::Frame;

/// An article is about a pastime where it says so this often, and once in so many tokens.
const PASTIME: usize = 4;
const PASTIME_SHARE: usize = 40;

impl Reader<'_> {
    /// Is the article about a pastime?
    pub(super) fn is_pastime(&self) -> bool {
        let scan = &self.annotated.scan;
        let told = (0..scan.tokens.len()).filter(|&t| scan.is(t, self.classes.pastime)).count();
        told >= PASTIME && told * PASTIME_SHARE >= scan.tokens.len()
    }

    /// `Chad attacked from the start and Mali's goalkeeper …`: a deed that games have as well, in a sentence with a word that
    /// only games have.
    pub(super) fn is_played(&self, frame: &Frame, token: u32) -> bool {
        let scan = &self.annotated.scan;
        let sentence = || scan.sentences[scan.sentence_of(token as usize)].tokens();
        frame.has("played") && sentence().any(|t| scan.is(t, self.classes.game))
    }

    /// `The novel tells how Chad invaded Mali`, `In the novel, Chad …`: behind a verb of telling, whose subject is a work of
    /// fiction or a show, and behind such a work, what stands in the sentence is told there alone.
    pub(super) fn is_told_in_work(&self, group: &VerbGroup) -> bool {
        let Some(own) = self.clauses.chunk_at(group.head) else { return false };
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let depicts = |g: &VerbGroup| g.finite() && verbs.kinds(g.lemma) & self.kinds.depict != 0;
        let work = |&c: &usize| {
            let named = self.nouns(self.clauses.chunks[c].tokens).last();
            named.is_some_and(|(_, n)| self.annotated.scan.grammar.words.nouns.kinds(n) & self.kinds.work != 0)
        };
        let verb = |c: usize| match self.clauses.chunks[c].part {
            Part::Verb(n) => Some(n).filter(|&n| depicts(&self.annotated.verbs[n as usize])),
            _ => None,
        };
        let first = self.clauses.sentence_of(own).start;
        if first + 1 < own && self.preposition(first) == Some("in") && work(&(first + 1)) {
            return true;
        }
        let before = (first..own).filter_map(verb);
        before.into_iter().any(|n| self.places(n).subject.iter().any(work))
    }

    /// `An elephant attacked a tourist`: no one's deed.
    pub(super) fn is_beast(&self, heads: &[usize]) -> bool {
        let nouns = &self.annotated.scan.grammar.words.nouns;
        let beast = |&c: &usize| {
            let head = self.nouns(self.clauses.chunks[c].tokens).last();
            head.is_some_and(|(_, n)| nouns.kinds(n) & self.kinds.beast != 0)
        };
        !heads.is_empty() && heads.iter().all(beast)
    }
}
