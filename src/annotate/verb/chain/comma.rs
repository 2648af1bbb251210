//! What a comma before a form that may be a participle parts: one deed of several, an aside, or what describes a noun.

use super::{FINITE, Reader};
use crate::annotate::verb::cover::Cover;
use crate::annotate::verb::words::Before;
use crate::rules::inflect::Form;

/// So many tokens has one of several deeds told in a row.
const SERIES: usize = 24;

/// The longest participle between commas, in tokens: `, ordered from Chad in 2020,`.
const APPOSED: usize = 16;

/// The longest aside between commas, in tokens.
const ASIDE: usize = 60;

impl Reader<'_> {
    /// `closed the border, expelled the envoy and left`: one of several deeds, what it is done to right behind it and the
    /// last one joined.
    pub(super) fn is_in_series(&self, at: usize) -> bool {
        let words = self.words;
        let object = self.past_adverb(at + 1);
        let past = |at: usize| at < self.to && words.form(at, &[Form::Past]).is_some();
        let names = words.forms(at).any(|f| words.kinds(f.lemma) & words.calls != 0);
        if names || !past(at) || !words.opens_noun(object, self.to) {
            return false;
        }
        let and = |t: usize| words.mark(t, words.conjunction).filter(|m| words.scan.key(*m) == "and");
        let joined = |t: usize| {
            let verb = and(t).map_or(self.to, |m| self.past_adverb(m.end as usize));
            past(verb) && !words.noun(verb) && !(verb + 1 < self.to && self.is_by(verb + 1))
        };
        (object + 1..self.to.min(object + SERIES)).any(joined)
    }

    /// `jets, ordered from Chad in 2020, are late`: between two commas, with the verb of the clause right behind them.
    pub(super) fn is_apposed(&self, next: usize) -> bool {
        let words = self.words;
        let helps = |t: usize| {
            let auxiliary = || words.forms(t).any(|f| words.kinds(f.lemma) & words.auxiliary != 0);
            words.is(t, words.modal) || words.is(t, words.negated_auxiliary) || auxiliary()
        };
        let close = (next..self.to.min(next + APPOSED)).find(|&t| words.scan.sign(t) == ',');
        let Some(close) = close.filter(|&close| close + 1 < self.to && !(next..close).any(helps)) else { return false };
        let verb = words.adverb_end(close + 1).unwrap_or(close + 1);
        let sure = |t: usize| {
            let finite = words.forms(t).any(|f| FINITE.contains(&f.form) && f.form != Form::Base);
            finite && !words.noun(t) && words.form(t, &[Form::Participle]).is_none()
        };
        verb < self.to && words.cover(verb) == Cover::Nothing && (helps(verb) || sure(verb))
    }

    /// Does the comma before a token close an aside that began with another (`X, who lives in Y, signed`)?
    pub(super) fn closes_aside(&self, at: usize) -> bool {
        let words = self.words;
        let comma = |at: &usize| words.scan.sign(*at) == ',';
        let from = self.from.max(at.saturating_sub(ASIDE));
        let Some(close) = (from..at).rev().find(comma) else { return false };
        let Some(open) = (from..close).rev().find(comma) else { return false };
        matches!(words.before(open, self.from).0, Before::Noun | Before::Name) && (open + 1..close).len() > 1
    }
}
