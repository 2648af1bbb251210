//! Words that look like a verb form and only describe a noun, whatever stands around them.

use super::Reader;
use crate::annotate::verb::cover::Cover;
use crate::annotate::verb::words::Before;
use crate::rules::inflect::Form;
use crate::text::{Casing, TokenKind};

/// Within so many tokens behind `visiting` stands the office of a guest.
const OFFICE: usize = 5;

/// So many tokens stand at most between a verb and what it calls false.
const CALLED: usize = 4;

impl Reader<'_> {
    /// Is the word an adjective here, by what stands right before or behind it?
    pub(super) fn describes(&self, at: usize, before: Before, back: usize) -> bool {
        self.ends_adjective(at)
            || self.is_ready(at)
            || self.is_called_so(at)
            || before == Before::Name && self.made_by(at, back)
            || before == Before::Noun && (self.is_counted(at, back) || self.is_ranked(at, back))
            || self.is_of_guest(at, before, back)
            || self.is_plain_adjective(at)
    }

    /// `imposed sweeping sanctions`: a gerund that is an adjective, with its noun behind it.
    fn is_plain_adjective(&self, at: usize) -> bool {
        let words = self.words;
        let so = words.mark(at, words.rank).is_some_and(|m| words.scan.key(m) == "describing");
        so && at + 1 < self.to && words.noun(at + 1)
    }

    /// `Paris livre à Kiev des chars`, where no noun stands right behind a name that tells of what sort it is.
    pub(super) fn leads_to_name(&self, at: usize) -> bool {
        let words = self.words;
        // `reproche à l'Iran de mentir`
        let next = at + 2 + usize::from(at + 3 < self.to && words.is(at + 2, words.determiner));
        let to =
            || words.scan.mark(at + 1, words.preposition).is_some_and(|m| matches!(words.scan.key(m), "at" | "to"));
        let named = |at: usize| words.cover(at) == Cover::Name;
        words.adjectives_behind && at > self.from && next < self.to && named(at - 1) && named(next) && to()
    }

    /// `dismissed as baseless claims that`, `rejected as lies reports that`: behind what it is called, the noun that a clause
    /// hangs on.
    fn is_called_so(&self, at: usize) -> bool {
        let words = self.words;
        let deny = words.scan.grammar.words.verbs.kind("deny");
        let denies = |t: usize| words.forms(t).any(|f| words.kinds(f.lemma) & deny != 0);
        let called = |t: usize| {
            let led = words.mark(t, words.preposition).is_some_and(|m| words.scan.key(m) == "as");
            led && t > self.from && denies(t - 1)
        };
        let clause = at + 1 < self.to && words.is(at + 1, words.subordinator) && words.noun(at);
        clause && (self.from.max(at.saturating_sub(CALLED))..at).any(called)
    }

    /// `met with visiting President Ann Lee`, `met visiting Chadian Foreign Minister Ann Lee`: who is named with an office
    /// right behind is the guest; but `after visiting President Ann Lee`.
    fn is_of_guest(&self, at: usize, before: Before, back: usize) -> bool {
        let words = self.words;
        let calls = words.form(at, &[Form::Gerund]).is_some_and(|f| words.kinds(f.lemma) & words.calls != 0);
        if !calls {
            return false;
        }
        let led = match before {
            Before::Preposition => {
                let mark = words.mark_before(at, self.from, words.preposition);
                mark.is_some_and(|m| matches!(words.scan.key(m), "with" | "to" | "by" | "between"))
            }
            Before::And => self.noun_before(back),
            _ => words.forms(back).any(|f| words.kinds(f.lemma) & words.greets != 0),
        };
        let capital = |t: &usize| words.scan.tokens[*t].casing != Casing::Lower;
        led && (at + 1..self.to).take(OFFICE).take_while(capital).any(|t| words.is(t, words.role))
    }

    /// `La France prête à livrer des chars`: ready to, not one that lends.
    fn is_ready(&self, at: usize) -> bool {
        let words = self.words;
        let ready = words.mark(at, words.outlook).filter(|&m| words.scan.key(m) == "ready");
        let led = || words.mark(at + 1, words.infinitive).map(|m| m.end as usize);
        ready.is_some() && led().is_some_and(|next| words.form(next, &[Form::Infinitive]).is_some())
    }

    /// `rebel-held`, `US-backed`: a participle glued to what stands before it is an adjective.
    pub(super) fn ends_adjective(&self, at: usize) -> bool {
        let words = self.words;
        at > self.from + 1
            && words.is_hyphen(at - 1)
            && words.scan.tokens[at].glued
            && words.scan.tokens[at - 1].glued
            && words.form(at, &[Form::Participle, Form::Gerund]).is_some()
    }

    /// `a U.S. built plane`: behind an article that leads to a noun, a name and a participle only describe it.
    fn made_by(&self, at: usize, back: usize) -> bool {
        let words = self.words;
        let mut first = back;
        while first > self.from && words.cover(first - 1) == Cover::Name {
            first -= 1;
        }
        let article = words.mark_before(first, self.from, words.determiner);
        article.is_some_and(|m| words.scan.key(m) == "a")
            && words.scan.tokens[back].casing != Casing::Lower
            && words.form(at, &[Form::Participle]).is_some()
            && at + 1 < self.to
            && words.is_word(at + 1)
            && !words.is(at + 1, words.preposition)
    }

    /// `Chad's main armed group`
    fn is_ranked(&self, at: usize, back: usize) -> bool {
        let words = self.words;
        back + 1 == at && words.is(back, words.rank) && self.describes_behind(at)
    }

    /// `the deliberate targeting of civilians`: behind an article and an adjective, with `of` behind it, a gerund is a noun.
    pub(super) fn names_doing(&self, at: usize) -> bool {
        let words = self.words;
        let of = at + 1 < self.to && words.mark(at + 1, words.preposition).is_some_and(|m| words.scan.key(m) == "of");
        let adjective = |t: usize| {
            words.scan.tokens[t].casing == Casing::Lower && words.is_word(t) && !words.may_be_verb(t) && !words.noun(t)
        };
        of && at > self.from + 1 && words.is(at - 2, words.determiner) && adjective(at - 1)
    }

    /// `a data sharing agreement`: between two nouns, of which the second never stands without an article.
    pub(super) fn joins_nouns(&self, at: usize, before: Before) -> bool {
        let words = self.words;
        before == Before::Noun && at + 1 < self.to && words.is(at + 1, words.compound_head)
    }

    /// Is the token a number that no noun or name stands before: `20`, not the last of `Flight 20`?
    fn is_figure(&self, at: usize) -> bool {
        let words = self.words;
        let tokens = &words.scan.tokens;
        let figure = tokens[at].kind == TokenKind::Number && words.cover(at) == Cover::Nothing;
        figure && (at == self.from || tokens[at - 1].casing == Casing::Lower && !words.noun(at - 1))
    }

    /// `two alleged rebels were`: right behind a number a participle describes the noun behind it.
    pub(super) fn is_counted(&self, at: usize, back: usize) -> bool {
        let words = self.words;
        let next = at + 1;
        // `20 captured Malian sailors`
        let people = || {
            let behind = next + 1;
            behind < self.to && words.scan.tokens[behind].casing == Casing::Lower && words.ends_plural(behind)
        };
        let noun = || {
            words.is_word(next)
                && (words.scan.tokens[next].casing == Casing::Lower || people())
                && !words.is(next, words.determiner)
                && !words.is(next, words.possessive)
                && !words.is(next, words.pronoun)
                && !words.is(next, words.preposition)
                && !words.is(next, words.infinitive)
                && words.adverb_end(next).is_none()
                && words.cover(next) != Cover::Time
        };
        back + 1 == at
            && next < self.to
            && words.form(at, &[Form::Participle]).is_some()
            // `six had been delivered`
            && !self.carries_participle(at, words.have)
            && (self.is_figure(back) || words.mark_before(at, self.from, words.cardinal).is_some())
            && noun()
    }
}
