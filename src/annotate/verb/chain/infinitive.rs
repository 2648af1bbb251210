//! An infinitive that a verb carries: `va signer`, `s'est vu condamner`.

use super::{Chain, Reader};
use crate::annotate::verb::cover::Cover;
use crate::model::{Tense, UNKNOWN_VERB, VerbGroup};
use crate::rules::inflect::{Form, VerbForm};
use crate::text::{Casing, TokenKind};

/// So many tokens tell at most of whom something is asked.
const ASKED: usize = 9;

impl Reader<'_> {
    /// `s'est vu condamner`: what someone sees done to himself.
    pub(super) fn seen(&self, chain: &mut Chain, next: usize) -> Option<VerbForm> {
        let found = self.words.form(next, &[Form::Infinitive]).filter(|_| chain.reflexive)?;
        (chain.reflexive, chain.passive) = (false, true);
        Some(found)
    }

    /// `va signer`, `vont se rencontrer`, `ne va pas le livrer`: past the little words before the infinitive.
    pub(super) fn near_future(
        &self,
        chain: &mut Chain,
        next: usize,
        negated: bool,
    ) -> Option<(usize, Option<VerbForm>)> {
        let words = self.words;
        let (mut at, mut reflexive) = (next, false);
        while let Some(mark) = words.mark(at, words.clitic).filter(|m| (m.end as usize) < self.to) {
            reflexive |= words.scan.key(mark) == "self";
            at = mark.end as usize;
        }
        chain.negated |= negated;
        let found = words.form(at, &[Form::Infinitive])?;
        chain.tense = Tense::Future;
        chain.reflexive |= reflexive;
        Some((at, Some(found)))
    }

    /// `à peaufiner le texte`, `de s'immiscer`: a word that ends as infinitives do, right behind what opens one or behind
    /// a verb. What it tells is unknown; that a clause is told there is not.
    pub(super) fn unknown_infinitive(&self, at: usize, last: Option<&VerbGroup>) -> Option<VerbGroup> {
        let words = self.words;
        let mut chain = Chain::new(at);
        self.look_back(&mut chain, at);
        let opened = words.mark_before(chain.first, self.from, words.infinitive).is_some();
        let carried = last.is_some_and(|l| l.tokens.end as usize == chain.first && l.finite());
        chain.tense = Tense::Infinitive;
        (opened || carried).then(|| chain.done(at, at + 1, UNKNOWN_VERB))
    }

    /// `asked Chad to recheck the list`: a word that no pack has, right behind `to`, where someone is asked to do something.
    pub(super) fn asked_infinitive(&self, at: usize, last: Option<&VerbGroup>) -> Option<VerbGroup> {
        let words = self.words;
        let last = last.filter(|l| self.takes_unknown(l))?;
        let led = words.mark_before(at, self.from, words.infinitive)?;
        let asked = last.tokens.end as usize..led.first as usize;
        let token = words.scan.tokens[at];
        let unknown = token.kind == TokenKind::Word
            && token.casing == Casing::Lower
            && words.cover(at) == Cover::Nothing
            && !words.noun(at)
            && !words.scan.classes_at(at).meets(&words.little)
            && words.adverb_end(at).is_none();
        let named = at + 1 < self.to && matches!(words.cover(at + 1), Cover::Name | Cover::Origin);
        // `is expected to axe the pact`
        let near = asked.is_empty() == last.passive
            && asked.len() <= ASKED
            && !asked.into_iter().any(|t| self.parts_clauses(t));
        (unknown && near && !named).then(|| {
            let mut chain = Chain::new(at);
            chain.tense = Tense::Infinitive;
            chain.done(at, at + 1, UNKNOWN_VERB)
        })
    }

    /// `helps Chad build a plant`, `let the crew leave`: what someone is helped or let to do.
    pub(super) fn is_helped(&self, at: usize, last: Option<&VerbGroup>) -> bool {
        let words = self.words;
        let Some(last) = last.filter(|l| words.is(l.head as usize, words.helps)) else { return false };
        let helped = last.tokens.end as usize..at;
        let object = words.opens_noun(at + 1, self.to);
        // `helped mediate`, not `helped finance a dam` or `let free`
        let alone = helped.is_empty()
            && words.scan.mark(last.head as usize, words.helps).is_some_and(|m| words.scan.key(m) == "helps");
        (alone && !object || !helped.is_empty())
            && helped.len() <= ASKED
            && !helped.clone().any(|t| self.parts_clauses(t) || words.is(t, words.preposition))
            && (object || !words.noun(at))
            && words.cover(at - 1) != Cover::Time
            && words.form(at, &[Form::Base]).is_some()
    }

    /// Does a verb tell that someone is asked, or is expected, to do something?
    pub(super) fn takes_unknown(&self, group: &VerbGroup) -> bool {
        let kind = if group.passive { self.words.plan } else { self.words.bid };
        group.lemma != UNKNOWN_VERB && self.words.kinds(group.lemma) & kind != 0
    }

    /// Does an infinitive begin here (`to sign`, `de signer`)?
    pub(super) fn opens_infinitive(&self, at: usize) -> bool {
        let words = self.words;
        let Some(mark) = words.mark(at, words.infinitive) else { return false };
        let mut end = mark.end as usize;
        // `de ne pas signer`, `to immediately halt`
        let little = |t: usize| words.is(t, words.negation) || words.mark(t, words.clitic).is_some();
        while end < self.to && (little(end) || words.ends_like(end, words.adverb_endings)) {
            end += 1;
        }
        end < self.to && words.form(end, &[Form::Base, Form::Infinitive]).is_some()
    }
}
