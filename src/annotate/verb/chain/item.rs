//! The verbs that open the items of a decision: `1. Condemns the raid;`, `2. Further calls on Chad to pay;`.

use super::Reader;
use crate::rules::inflect::Form;
use crate::text::TokenKind;

impl Reader<'_> {
    /// Do only a number or a sign, and adverbs behind it, stand before a token in its sentence?
    pub(super) fn opens_item(&self, at: usize) -> bool {
        let words = self.words;
        let adverb = |t: usize| {
            words.ends_like(t, words.adverb_endings)
                || words.mark(t, words.adverb).is_some_and(|m| m.end as usize <= at)
        };
        let mark = |t: usize| words.scan.tokens[t].kind != TokenKind::Word && !words.scan.is_quote(t);
        at > self.from && mark(self.from) && (self.from..at).all(|t| mark(t) || adverb(t))
    }

    /// A present that opens an item, though it may be a noun as well, and has no subject: whoever decides the list says so.
    pub(super) fn demands_of_list(&self, at: usize) -> bool {
        let words = self.words;
        let next = at + 1;
        self.opens_item(at)
            && words.form(at, &[Form::Present]).is_some_and(|f| words.kinds(f.lemma) & words.auxiliary == 0)
            && next < self.to
            && words.is_word(next)
            && !self.finite_follows(next, true)
    }
}
