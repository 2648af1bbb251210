//! What may stand between the words of one verb group: adverbs, times, asides.

use super::super::cover::Cover;
use super::{FINITE, Reader};
use crate::model::{LemmaId, VerbGroup};
use crate::rules::inflect::Form;

impl Reader<'_> {
    /// `ruled out`: right behind a verb the particle that one of its frames asks for.
    pub(super) fn is_particle(&self, at: usize, last: Option<&VerbGroup>) -> bool {
        last.is_some_and(|l| l.tokens.end as usize == at && self.goes_with(l.lemma, at))
    }

    /// Is a token the first particle of a verb in one of its frames: `hostage` of `held hostage`?
    pub(super) fn goes_with(&self, lemma: LemmaId, at: usize) -> bool {
        let scan = &self.words.scan;
        let text = scan.token_text(at);
        let mut verbs = scan.grammar.frames.of_verb(lemma).flat_map(|f| f.verbs(lemma));
        verbs.any(|v| v.particles.first().is_some_and(|p| p.eq_ignore_ascii_case(text)))
    }

    /// `pulled its troops back from Mali`: the word that closes the object of the verb before it, with no object of its own.
    pub(super) fn closes_object(&self, at: usize, last: Option<&VerbGroup>) -> bool {
        let scan = &self.words.scan;
        let text = scan.token_text(at);
        let Some(last) = last.filter(|l| !l.passive && (l.tokens.end as usize) < at) else { return false };
        let mut object = last.tokens.end as usize..at;
        let mut verbs = scan.grammar.frames.of_verb(last.lemma).flat_map(|f| f.verbs(last.lemma));
        object.len() <= CLOSED
            && verbs.any(|v| v.parted && v.particles.first().is_some_and(|p| p.eq_ignore_ascii_case(text)))
            && !self.words.opens_noun(at + 1, self.to)
            && !object.any(|t| self.parts_clauses(t))
    }

    /// Past the adverb that begins at a token: `killed at least twenty`.
    pub(super) fn past_adverb(&self, at: usize) -> usize {
        if at < self.to { self.words.adverb_end(at).unwrap_or(at) } else { at }
    }

    /// Past adverbs, negation and an inverted subject; whether a negation was among them.
    pub(super) fn skip(&self, at: usize) -> (usize, bool) {
        let words = self.words;
        let (mut at, mut negated) = (at, false);
        for _ in 0..4 {
            if at >= self.to {
                break;
            }
            if let Some(mark) = words.mark(at, words.negation) {
                negated = true;
                at = mark.end as usize;
            } else if let Some(end) = words.adverb_end(at).filter(|&end| !self.is_verb_instead(at, end)) {
                at = end;
            } else if words.is_hyphen(at) && at + 1 < self.to && words.is(at + 1, words.inverted) {
                at = words.mark(at + 1, words.inverted).map_or(at + 1, |m| m.end as usize);
            } else if self.emphatic(at) || self.opens_quotation(at) {
                at += 1;
            } else if let Some(end) = self.behind_time(at, Form::Participle).or_else(|| self.behind_aside(at)) {
                at = end;
            } else {
                break;
            }
        }
        (at, negated)
    }

    /// `will not back down`, `may further the cause`: right behind a modal and its negation what looks like an adverb, with
    /// no verb behind it.
    fn is_verb_instead(&self, at: usize, end: usize) -> bool {
        let words = self.words;
        let before = words.mark_before(at, self.from, words.negation).map_or(at, |m| m.first as usize);
        let led = || words.mark_before(before, self.from, words.modal).is_some();
        let base = || {
            words.form(at, &[Form::Base]).is_some()
                && (end >= self.to || !words.may_be_verb(end) || words.is(end, words.preposition))
        };
        words.form(at, &[Form::Participle]).is_some() || base() && led()
    }

    /// `had on Friday seized`, `a lundi signé`, `will next month get`: a time between the auxiliary and this form.
    pub(super) fn behind_time(&self, at: usize, form: Form) -> Option<usize> {
        let words = self.words;
        let time = if words.cover(at) == Cover::Time { at } else { at + 1 };
        let led = time == at || words.is(at, words.preposition);
        let end = (time..self.to.min(time + 5)).find(|&t| words.cover(t) != Cover::Time).filter(|&end| end > time)?;
        (led && words.form(end, &[form]).is_some()).then_some(end)
    }

    /// `a, lors d'une visite, accusé`: a short aside between two commas, without a verb of its own.
    pub(super) fn behind_aside(&self, at: usize) -> Option<usize> {
        let words = self.words;
        let comma = |t: usize| words.scan.sign(t) == ',';
        let close = (at + 1..self.to.min(at + ASIDE)).find(|&t| comma(t)).filter(|_| comma(at))?;
        let told = (at + 1..close)
            .any(|t| words.cover(t) == Cover::Nothing && words.form(t, FINITE).is_some_and(|_| !words.noun(t)));
        let behind = if close + 1 < self.to { self.past_adverb(close + 1) } else { self.to };
        let goes_on = behind < self.to && words.form(behind, &[Form::Participle]).is_some();
        (goes_on && !told).then_some(close + 1)
    }

    /// `a elle réclamé`, `have all signed`: the subject once more, in front of the participle.
    pub(super) fn emphatic(&self, at: usize) -> bool {
        let words = self.words;
        let pronoun = words.is(at, words.inverted) || words.is(at, words.pronoun) || words.is(at, words.floating);
        pronoun && at + 1 < self.to && words.form(at + 1, &[Form::Participle]).is_some()
    }

    /// `avaient "arrêté les combats"`, `a « fermement condamné »`, `a « vivement » protesté`: a quotation that begins with
    /// the participle, or ends before it.
    pub(super) fn opens_quotation(&self, at: usize) -> bool {
        let behind = self.past_adverb(at + 1);
        let closed = behind + usize::from(behind > at + 1 && behind < self.to && self.words.scan.is_quote(behind));
        let opens = self.words.scan.is_quote(at) || matches!(self.words.scan.sign(at), '\'' | '‘');
        opens && closed < self.to && self.words.form(closed, &[Form::Participle]).is_some()
    }

    /// `Chad last met Mali in May`: an adverb right before a past form, whatever verb looks like it.
    pub(super) fn is_adverb_of_next(&self, at: usize) -> bool {
        let words = self.words;
        at + 1 < self.to
            && words.is(at, words.adverb)
            && words.forms(at).all(|f| f.form == Form::Base)
            && words.form(at + 1, &[Form::Past]).is_some()
    }

    /// `a "rejeté" le plan`: past the mark that closes what one before the participle has opened.
    pub(super) fn past_closing_quote(&self, first: usize, head: usize, end: usize) -> usize {
        let opened = (first..head).filter(|&t| self.words.scan.is_quote(t)).count() % 2 == 1;
        end + usize::from(opened && end < self.to && self.words.scan.is_quote(end))
    }
}

/// An object that a word closes has so many tokens at most.
const CLOSED: usize = 8;

/// The longest aside between an auxiliary and its participle, in tokens.
const ASIDE: usize = 12;
