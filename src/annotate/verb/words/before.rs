//! What stands before a word, past adverbs, times, brackets and short asides.

use super::{BRACKET, Before, Words};
use crate::annotate::verb::cover::Cover;
use crate::rules::inflect::{Form, VerbForm};
use crate::text::{TokenKind, is_apostrophe};

/// How far before `that` the verb of saying may stand, where the name of who is told stands between, in tokens.
const TOLD_WITHIN: usize = 10;

impl Words<'_> {
    /// What stands before a token of a sentence that begins at `from`; adverbs and times are looked through.
    pub fn before(&self, at: usize, from: usize) -> (Before, usize) {
        let mut at = at;
        loop {
            if at <= from {
                return (Before::Start, from);
            }
            let back = at - 1;
            if let Some(mark) =
                self.mark_before(at, from, self.adverb).or_else(|| self.mark_before(at, from, self.negation))
                && !self.is(back, self.determiner)
            {
                at = mark.first as usize;
                continue;
            }
            if self.cover(back) == Cover::Time && (self.cover(at) != Cover::Time) {
                let mut first = back;
                while first > from && self.cover(first - 1) == Cover::Time {
                    first -= 1;
                }
                let led = first > from && self.is(first - 1, self.preposition);
                at = if led { first - 1 } else { first };
                continue;
            }
            if self.is_each(back, from) {
                at = back;
                continue;
            }
            if self.ends_like(back, self.adverb_endings) && !self.is_led_noun(back, at, from) {
                at = back;
                continue;
            }
            if let Some(open) = self.bracket(back, from) {
                at = open;
                continue;
            }
            if back > from && self.scan.opens_quotation(back) && self.quotes_on(back, from) {
                at = back;
                continue;
            }
            if let Some(open) = self.time_aside(back, from) {
                at = open;
                continue;
            }
            return (self.category(back, from), back);
        }
    }

    /// `to "fulfil its duty"`, `Chad ‘agrees to truce’`: a quotation that goes on with the sentence of whoever quotes.
    fn quotes_on(&self, quote: usize, from: usize) -> bool {
        let single = !self.scan.is_quote(quote) && !self.scan.classes_at(quote - 1).meets(&self.telling);
        let noun = || matches!(self.category(quote - 1, from), Before::Name | Before::Noun);
        self.mark_before(quote, from, self.infinitive).is_some() || single && noun()
    }

    /// `le développement est arrêté`, `le directeur du logement est parti`: a word that ends as adverbs do, where those stand
    /// behind their verb; behind an article or a preposition it is a noun, but for `de rapidement conclure`.
    pub fn is_led_noun(&self, at: usize, next: usize, from: usize) -> bool {
        // `son gouvernement a signé`
        let led = || {
            let owned = at > from && (self.is(at - 1, self.determiner) || self.is(at - 1, self.possessive));
            owned || self.mark_before(at, from, self.preposition).is_some()
        };
        self.adjectives_behind && led() && self.form(next, &[Form::Infinitive, Form::Participle]).is_none()
    }

    /// Where an aside that is no more than a time, an adverb or a pronoun, and ends with the comma at a token, opens: `today,
    /// Tuesday, summoned`, `Chad, meanwhile, summoned`, `le Tchad, lui, a convoqué`.
    fn time_aside(&self, close: usize, from: usize) -> Option<usize> {
        let mut first = close;
        while first > from && self.cover(first - 1) == Cover::Time {
            first -= 1;
        }
        if first == close && close > from {
            let aside = [self.adverb, self.pronoun].into_iter().find_map(|class| self.mark_before(close, from, class));
            first = aside.map_or(close, |m| m.first as usize);
        }
        let comma = first.checked_sub(1).filter(|&c| c > from && first < close)?;
        (self.scan.sign(close) == ',' && self.scan.sign(comma) == ',').then_some(comma)
    }

    /// `Chad and Mali each recalled`: of several who were named right before.
    pub fn is_each(&self, at: usize, from: usize) -> bool {
        let each = self.mark(at, self.floating).is_some_and(|m| self.scan.key(m) == "each");
        let named = || self.cover(at - 1) == Cover::Name || self.ends_plural(at - 1) && self.noun(at - 1);
        each && at > from + 2 && named()
    }

    /// Where the short bracket that ends at a token opens: `Human Rights Watch (HRW)`.
    fn bracket(&self, close: usize, from: usize) -> Option<usize> {
        if self.scan.sign(close) != ')' {
            return None;
        }
        (from.max(close.saturating_sub(BRACKET))..close).rev().find(|&t| self.scan.sign(t) == '(')
    }

    fn category(&self, at: usize, from: usize) -> Before {
        match self.cover(at) {
            Cover::Name => return Before::Name,
            // `Germans` and their like are no adjectives.
            Cover::Origin if self.ends_plural(at) || self.is_counted(at, from) => return Before::Name,
            Cover::Origin => return Before::Origin,
            _ => {}
        }
        if self.scan.tokens[at].kind != TokenKind::Word {
            return self.mark_category(at);
        }
        let ends = |class| self.mark_before(at + 1, from, class).is_some();
        let apostrophe = || self.scan.token_text(at).starts_with(is_apostrophe);
        if !self.scan.may_end_any(at + 1, &self.little.folded()) {
            return if apostrophe() { Before::Determiner } else { Before::Noun };
        }
        if ends(self.subordinator) && self.is_said_that(at, from) {
            Before::Subordinator
        } else if ends(self.relative) || ends(self.pronoun) && !self.is(at, self.possessive) {
            Before::Subject
        } else if ends(self.infinitive) {
            Before::Infinitive
        } else if ends(self.determiner) || ends(self.possessive) {
            Before::Determiner
        } else if ends(self.subordinator) {
            Before::Subordinator
        } else if ends(self.preposition) {
            Before::Preposition
        } else if ends(self.conjunction) {
            Before::And
        } else if apostrophe() {
            Before::Determiner
        } else {
            Before::Noun
        }
    }

    /// `said that contracts had been signed`, `told Reuters that contracts …`: right behind a verb of saying that is no
    /// noun, or a name behind one, `that` opens a clause with a subject of its own; but `a report that says`.
    fn is_said_that(&self, at: usize, from: usize) -> bool {
        let past = |form: VerbForm| form.form == Form::Past && self.kinds(form.lemma) & self.takes_clause != 0;
        let says = |at: usize| !self.noun(at) && self.forms(at).any(past);
        let named = at > from && self.cover(at - 1) == Cover::Name;
        let first = at.saturating_sub(if named { TOLD_WITHIN } else { 1 }).max(from);
        (first..at).any(says)
    }

    /// `thousands of Sudanese marched`: behind a word that counts, a people and no adjective.
    fn is_counted(&self, at: usize, from: usize) -> bool {
        at >= from + 2 && self.is(at - 1, self.preposition) && self.mark_before(at - 1, from, self.measure).is_some()
    }

    fn mark_category(&self, at: usize) -> Before {
        match self.scan.sign(at) {
            ',' | ')' | '>' | '–' | '—' => Before::Comma,
            '"' | '”' | '»' | '“' | '«' => Before::Comma,
            '-' if at > 0 && self.scan.sign(at - 1) == '-' || self.stands_free(at) => Before::Comma,
            _ if self.scan.tokens[at].kind == TokenKind::Number => Before::Noun,
            _ => Before::Other,
        }
    }

    /// `envoys - all of Chad - met`: a hyphen for a dash.
    fn stands_free(&self, at: usize) -> bool {
        let tokens = &self.scan.tokens;
        !tokens[at].glued && tokens.get(at + 1).is_some_and(|next| !next.glued)
    }
}
