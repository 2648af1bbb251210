//! Whose a page is that prints what was said as it was said: `Statement by Chad and Mali`, under which `we` are these.

use super::super::Reader;
use crate::model::{ActorKind, Mention, Use, VerbGroup};
use crate::relate::clause::{Part, mentions_in};
use crate::text::TokenKind;
use std::ops::Range;

/// So many sentences, the title among them, may say whose words follow.
const OPENING: usize = 4;

/// So many parts back may stand the people of a body.
const NEAR: usize = 80;

impl Reader<'_> {
    /// `Statement by Chad and Mali … We condemn`: outside of quotations, those whose statement the page is.
    pub(super) fn issuers(&self, chunk: usize) -> Vec<u32> {
        let scan = &self.annotated.scan;
        let token = self.clauses.chunks[chunk].tokens.first;
        let quote = scan.quotes.partition_point(|q| q.end <= token);
        if scan.quotes.get(quote).is_some_and(|q| q.first <= token) {
            return Vec::new();
        }
        let opening = scan.sentences.iter().take(OPENING).take_while(|s| s.end <= token);
        let mut told = opening.filter_map(|s| Some(self.clauses.sentence_of(self.clauses.chunk_at(s.first)?)));
        told.find_map(|range| Some(self.issuers_in(range)).filter(|sides| !sides.is_empty())).unwrap_or_default()
    }

    /// `Statement by Chad and Mali … Ministers welcomed`: those whose statement it is, told of as no more than their office,
    /// where a sentence begins.
    pub(in crate::relate::event) fn issuing(&self, chunk: usize) -> Vec<u32> {
        let scan = &self.annotated.scan;
        let tokens = self.clauses.chunks[chunk].tokens;
        let range = self.clauses.sentence_of(chunk);
        let (first, last) = (tokens.first as usize, tokens.end as usize - 1);
        let bare = first == last || first + 1 == last && scan.is(first, self.classes.determiner);
        let numbered = || chunk == range.start + 1 && self.is_number(range.start);
        // `The members of the Council`
        let of = chunk + 1 < range.end && self.preposition(chunk + 1) == Some("of");
        if !bare || of || !self.is_plural(tokens) || chunk != range.start && !numbered() {
            return Vec::new();
        }
        let people = || self.classes.people.iter().any(|&class| scan.is(last, class));
        if !people() && !scan.is(last, self.classes.trio) {
            return Vec::new();
        }
        match self.issuers(chunk) {
            none if none.is_empty() && first != last => self.told_by_same_word(chunk),
            own => own,
        }
    }

    /// `The G7 ministers met. The ministers urged`: the body whose people were told of last by the same word, or the several
    /// of whom it told.
    fn told_by_same_word(&self, chunk: usize) -> Vec<u32> {
        let scan = &self.annotated.scan;
        let chunks = &self.clauses.chunks;
        let last = |c: usize| scan.token_text(chunks[c].tokens.end as usize - 1);
        let from = chunk.saturating_sub(NEAR);
        let same = |c: &usize| chunks[*c].part == Part::Noun && last(*c).eq_ignore_ascii_case(last(chunk));
        let named = |c: usize| mentions_in(self.annotated, chunks[c].tokens);
        let known = |(_, m): &(u32, &Mention)| m.usage != Use::Unnamed;
        let Some(told) = (from..chunk).rev().filter(same).find(|&c| named(c).iter().any(known)) else {
            return Vec::new();
        };
        let several = self.sides(&[told], true);
        if several.len() > 1 && several.iter().all(|&s| self.is_known(s)) {
            return several;
        }
        let code = |m: &Mention| m.actor.and_then(|a| self.annotated.actors[a as usize].code.as_deref());
        let of_states = |m: &Mention| code(m).is_some_and(|code| code.starts_with("IGO"));
        let body = |m: &Mention| m.usage == Use::Actor && self.is_kind(m, ActorKind::Organization) && of_states(m);
        named(told).into_iter().find(|(_, m)| body(m)).map(|(n, _)| n).into_iter().collect()
    }

    /// The number of an item of a list.
    fn is_number(&self, chunk: usize) -> bool {
        let tokens = self.clauses.chunks[chunk].tokens;
        tokens.range().len() == 1 && self.annotated.scan.tokens[tokens.first as usize].kind == TokenKind::Number
    }

    /// Whose statement a title names, or a sentence in which nobody does anything but give it out.
    fn issuers_in(&self, range: Range<usize>) -> Vec<u32> {
        let kinds = |g: &VerbGroup| self.annotated.scan.grammar.words.verbs.kinds(g.lemma);
        let only_told = |n: u32| {
            let group = &self.annotated.verbs[n as usize];
            group.passive || kinds(group) & self.kinds.be != 0
        };
        if !range.clone().filter_map(|c| self.finite_verb(c)).all(only_told) {
            return Vec::new();
        }
        let paper = |&c: &usize| self.clauses.chunks[c].part == Part::Noun && self.is_of_kind(c, self.kinds.message);
        let Some(paper) = range.clone().find(paper) else { return Vec::new() };
        let led = |c: &usize| matches!(self.clauses.chunks[c + 1].part, Part::Noun);
        let by = (paper + 1..range.end - 1).filter(led).find(|&c| self.preposition(c) == Some("by"));
        let of = Some(paper + 1).filter(|c| c + 1 < range.end && led(c));
        let of = of.filter(|&c| matches!(self.preposition(c), Some("of" | "from" | "between")));
        if let Some(led) = by.or(of) {
            return self.sides(&self.clauses.list_on(self.annotated, led + 1, range.end).0, true);
        }
        // `G7 Foreign Ministers’ Statement on Chad`
        let tokens = self.clauses.chunks[paper].tokens;
        let owner = mentions_in(self.annotated, tokens).into_iter().find(|(_, m)| m.usage != Use::Place);
        owner.map(|(n, _)| n).into_iter().collect()
    }
}
