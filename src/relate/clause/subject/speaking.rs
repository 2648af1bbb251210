//! Of a verb of saying that is joined on: a thing told of before it cannot be its subject.

use super::super::{Clauses, Part, mentions_in};
use crate::analysis::Annotated;
use crate::model::{Mention, Use, VerbGroup};

impl Clauses {
    /// `said the ships had left and urged Chad`: whoever said so of a thing urges, and not the thing.
    pub(super) fn is_told_of_thing(
        &self,
        annotated: &Annotated,
        verb: usize,
        at: usize,
        range: &std::ops::Range<usize>,
    ) -> bool {
        let noun = verb.checked_sub(1).filter(|&n| n >= range.start && self.part(n) == Part::Noun);
        let Some(noun) = noun else { return false };
        let verbs = &annotated.scan.grammar.words.verbs;
        let says = |g: &VerbGroup, kinds: u64| verbs.kinds(g.lemma) & kinds != 0;
        let before = (range.start..noun).rev().find_map(|c| self.group(annotated, c).filter(|g| g.finite()));
        let joined = (at..range.end).find_map(|c| self.group(annotated, c));
        let told = before.is_some_and(|g| says(g, self.kinds.speech));
        if !told || !joined.is_some_and(|g| says(g, self.kinds.speech | self.kinds.voiced)) {
            return false;
        }
        let tokens = self.chunks[noun].tokens;
        let last = tokens.end as usize - 1;
        let mut classes = self.kinds.people.iter().flatten().chain(&self.kinds.voice);
        let someone = classes.any(|&class| annotated.scan.is(last, class));
        let named = |m: &Mention| m.usage != Use::Origin && m.phrase.end.max(m.tokens.end) == tokens.end;
        !someone && !mentions_in(annotated, tokens).iter().any(|(_, m)| named(m))
    }
}
