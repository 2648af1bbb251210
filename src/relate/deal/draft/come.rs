//! Goods of which some have come: `50 vehicles, of which 24 have been shipped`.

use super::Reader;
use crate::model::{DealStatus, EventStatus, Quantity, Tokens, VerbGroup};
use crate::relate::deal::cue::of_stage;
use crate::relate::deal::goods::Goods;

/// How far behind goods the figure may stand that counts some of them, in tokens.
const COUNTED_WITHIN: u32 = 5;

/// How far behind the figure the verb may stand that brings them, in tokens: `24 of which have arrived`.
const BROUGHT_WITHIN: u32 = 3;

impl Reader<'_> {
    /// Notes how many of the goods have come by a relative clause right behind them. Are there some?
    pub(super) fn note_some_come(&self, goods: &mut [Goods], sentence: Tokens) -> bool {
        let Some(all) = goods.iter_mut().find(|g| g.part.is_none() && g.item.quantity.is_some()) else { return false };
        let some = self.some_come(all, sentence);
        all.part = some;
        some.is_some()
    }

    fn some_come(&self, all: &Goods, sentence: Tokens) -> Option<Quantity> {
        let numbers = &self.annotated.numbers;
        let next = numbers.get(numbers.partition_point(|n| n.tokens.first < all.tokens.end))?;
        let near = next.tokens.end <= sentence.end && next.tokens.first - all.tokens.end <= COUNTED_WITHIN;
        let fewer = !next.ordinal && all.item.quantity.and_then(|q| q.value).is_some_and(|all| next.value < all);
        let stretch = Tokens { first: all.tokens.end, end: (next.tokens.end + 1).min(sentence.end) };
        let relates = near && fewer && self.has(stretch, self.words.parts);
        let verbs = &self.annotated.verbs;
        let verb = verbs.get(verbs.partition_point(|g| g.tokens.first < next.tokens.end)).filter(|_| relates)?;
        let brings = verb.tokens.first - next.tokens.end <= BROUGHT_WITHIN && self.brings(verb);
        brings.then(|| Quantity::exact(next.value))
    }

    /// Does a verb tell that goods have come?
    fn brings(&self, verb: &VerbGroup) -> bool {
        let grammar = self.annotated.scan.grammar;
        let done = |rule| grammar.rule(rule).field("done").and_then(DealStatus::parse) == Some(DealStatus::Delivered);
        let mut frames = grammar.frames.of_verb(verb.lemma).filter(|f| of_stage(self.annotated, f));
        verb.finite() && verb.status == EventStatus::Happened && frames.any(|f| done(f.rule))
    }
}
