//! A `ne` that denies nothing: it limits, or only goes with a fear or a deed to come.

use super::Reader;
use crate::model::VerbGroup;
use crate::rules::scan::Mark;
use crate::text::TokenKind;

/// How far behind a verb the word may stand that makes `ne` a limit, in tokens.
const LIMIT_WITHIN: usize = 4;

/// And how far behind its object, where a preposition follows: `qu'en 2027`, in tokens.
const TIME_WITHIN: usize = 14;

/// How far before a verb the word may stand that opens its clause, in tokens.
const CLAUSE_WITHIN: usize = 14;

impl Reader<'_> {
    /// `n'a livré que douze chars`: no more than these, but these.
    pub(super) fn only_limits(&self, group: &VerbGroup) -> bool {
        let words = self.words;
        let end = group.tokens.end as usize;
        // `n'a livré cette année que douze chars`
        let open = |at: &usize| words.scan.tokens.get(*at).is_some_and(|t| t.kind == TokenKind::Word);
        let that = (end..end + LIMIT_WITHIN)
            .take_while(open)
            .any(|at| words.mark(at, words.subordinator).is_some_and(|m| words.scan.key(m) == "that"));
        // `ne livrera les douze chars au Tchad qu'en 2027`
        let of_clause = |at: &usize| *at < self.to && !matches!(words.scan.sign(*at), ',' | ';' | ':' | '(');
        let opens = |at: usize| words.mark(at, words.subordinator).filter(|m| words.scan.key(*m) == "that");
        let only_by = |m: Mark| (m.end as usize) < self.to && words.is(m.end as usize, words.preposition);
        let late = || (end..end + TIME_WITHIN).take_while(of_clause).filter_map(opens).any(only_by);
        let clitic = |t: usize| words.mark(t, words.clitic).is_some_and(|m| words.scan.key(m) == "not");
        (that || late())
            && group.tokens.range().any(clitic)
            && !group.tokens.range().any(|t| words.is(t, words.negation))
    }

    /// `avant que la police n'arrête deux hommes`: behind such a word a bare `ne` denies nothing.
    pub(super) fn only_fears(&self, group: &VerbGroup) -> bool {
        let words = self.words;
        let (first, end) = (group.tokens.first as usize, group.tokens.end as usize);
        let clitic = |t: usize| words.mark(t, words.clitic).is_some_and(|m| words.scan.key(m) == "not");
        let denied = |t: usize| words.is(t, words.negation) || words.is(t, words.no);
        if !group.negated || !group.tokens.range().any(clitic) || (first..self.to.min(end + 2)).any(denied) {
            return false;
        }
        let open = |t: &usize| !matches!(words.scan.sign(*t), ',' | ';' | ':');
        let before = (self.from.max(first.saturating_sub(CLAUSE_WITHIN))..first).rev().take_while(open);
        let opener = before.into_iter().find_map(|t| words.mark_before(t + 1, self.from, words.subordinator));
        opener.is_some_and(|m| words.scan.key(m) == "ahead")
    }
}
