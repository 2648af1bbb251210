//! Participles that only describe: `shells sold by X had been diverted`, where the past form is not the clause's verb.

use super::reading::RELATIVE;
use super::{FINITE, Reader};
use crate::annotate::verb::cover::Cover;
use crate::annotate::verb::words::Before;
use crate::model::{UNKNOWN_VERB, VerbGroup};
use crate::rules::inflect::{Form, VerbForm};
use crate::rules::scan::Mark;
use crate::text::{Casing, TokenKind};

impl Reader<'_> {
    /// A participle that only describes (`shells sold by X had been diverted`), not the past of the clause.
    pub(super) fn reduced(&self, at: usize, before: Before, last: Option<&VerbGroup>) -> bool {
        let words = self.words;
        let carries = words.forms(at).any(|f| words.kinds(f.lemma) & words.have != 0)
            && at + 1 < self.to
            && words.form(at + 1, &[Form::Participle]).is_some();
        // `a delegation led by the minister arrived`: nobody is arrived.
        let comes = words.forms(at).any(|f| f.form == Form::Past && words.kinds(f.lemma) & words.comes != 0);
        if carries || comes || matches!(before, Before::Subject | Before::And) {
            return false;
        }
        // `paid for by Chad`, `held hostage by rebels`
        let particle = || words.forms(at).any(|f| self.goes_with(f.lemma, at + 1));
        let stranded = at + 2 < self.to && self.is_by(at + 2) && (words.is(at + 1, words.preposition) || particle());
        let agent = if stranded { at + 2 } else { at + 1 };
        // `responded by accusing`: nobody stands behind the preposition who did it.
        let by = agent + 1 < self.to
            && self.is_by(agent)
            && (words.form(agent + 1, &[Form::Gerund]).is_none() || words.opens_noun(agent + 1, self.to));
        if !by && before == Before::Name && (self.is_of_relative(at) || self.is_contact(at)) {
            return false;
        }
        let behind_object = || matches!(before, Before::Noun | Before::Name) && self.behind_object(at, before, last);
        // `the deal signed between Chad and Mali`
        let accord = words.scan.grammar.words.verbs.kind("accord");
        let between = before == Before::Noun
            && words.mark(at + 1, words.preposition).is_some_and(|m| words.scan.key(m) == "between")
            && words.forms(at).any(|f| words.kinds(f.lemma) & accord != 0);
        if by || between || behind_object() || self.undergone_of(at) {
            return true;
        }
        if matches!(before, Before::Noun | Before::Name) && self.undergone_by(at, last) {
            return true;
        }
        if before == Before::Name && self.opens_relative(at) {
            return false;
        }
        self.reduced_in_clause(at, before, last)
    }

    /// The same of a form with nothing right beside it that tells: what its clause says.
    fn reduced_in_clause(&self, at: usize, before: Before, last: Option<&VerbGroup>) -> bool {
        let words = self.words;
        let says = words.forms(at).any(|f| words.kinds(f.lemma) & words.takes_clause != 0);
        if before == Before::Comma && says && words.opens_noun(at + 1, self.to) {
            return false;
        }
        let fresh = before == Before::Comma && last.is_some_and(|l| l.finite());
        if fresh && self.is_in_series(at) {
            return false;
        }
        if fresh && !self.closes_aside(at) {
            return true;
        }
        // `said ties were growing`: the verb behind it has its own subject.
        let participle = words.form(at, &[Form::Participle]);
        let takes = participle.is_some_and(|f| words.kinds(f.lemma) & words.takes_clause != 0);
        let next = participle.map_or(at + 1, |f| words.verb_end(at, f));
        // `sailors held hostage in Chad are free`
        let small = || words.is(next, words.preposition) || words.is(next, words.determiner);
        let held = |f: VerbForm| next + 1 < self.to && !small() && self.goes_with(f.lemma, next);
        let next = if participle.is_some_and(held) { next + 1 } else { next };
        let led = next < self.to && (words.is(next, words.preposition) || words.is(next, words.infinitive));
        if before == Before::Comma && led && !says && !fresh && self.is_apposed(next) {
            return true;
        }
        // `X urged valued partners`: right behind the verb of a name that opens the sentence, no other verb of it.
        let valued = before == Before::Name && self.describes_behind(at + 1) && self.names_open(at);
        // `Chad said at least 64 Malians died`, `said about 64 died`
        let counts = |at: usize| self.words.scan.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
        let bounds = |m: Mark| m.end as usize > next + 1 || counts(next + 1);
        let figure = || next < self.to && words.scan.mark(next, words.figure_bound).is_some_and(bounds);
        // `Chad said on Monday Mali had signed`
        let dated = || self.past_day(next).is_some_and(|end| words.opens_noun(end, self.to));
        if takes && (!led || figure() || dated()) {
            return false;
        }
        !words.opens_noun(next, self.to) && self.finite_follows(if valued { at + 2 } else { next }, !led)
    }

    /// `after Chad cut diplomatic ties`, `said Chad cut ties`: a past that may be a noun, behind the name that a clause begins
    /// with, has an object here and no other verb behind it.
    pub(super) fn past_of_clause(&self, next: usize, back: usize, last: Option<&VerbGroup>) -> bool {
        let words = self.words;
        next < self.to
            && words.is_word(next)
            && !words.is(next, words.preposition)
            && !words.is(next, words.conjunction)
            && self.opens_with(back, last)
            && !self.finite_follows(next, false)
    }

    /// Past `on Monday`: a preposition and the time that it leads.
    fn past_day(&self, at: usize) -> Option<usize> {
        let words = self.words;
        let led = at + 1 < self.to && words.is(at, words.preposition) && words.cover(at + 1) == Cover::Time;
        led.then(|| (at + 1..self.to).find(|&t| words.cover(t) != Cover::Time).unwrap_or(self.to))
    }

    /// `the tanker that Chad seized in May has a crew`: the first verb behind a relative pronoun and a name.
    fn opens_relative(&self, at: usize) -> bool {
        let words = self.words;
        let from = self.from.max(at.saturating_sub(RELATIVE));
        let verbal = |t: usize| words.cover(t) == Cover::Nothing && words.may_be_verb(t) && !words.noun(t);
        let near = (from..at).rev().take_while(|&t| !verbal(t) && words.is_word(t));
        let pronoun = near.into_iter().find(|&t| words.is(t, words.relative));
        pronoun.is_some_and(|t| matches!(words.before(t, self.from).0, Before::Noun))
    }

    /// `the pact Chad signed with Mali is dead`: a name alone between a thing and the verb that tells what was done with it.
    fn is_contact(&self, at: usize) -> bool {
        let words = self.words;
        let name = (self.from..at).rev().take_while(|&t| words.cover(t) == Cover::Name).last();
        name.is_some_and(|first| words.mark_before(first, self.from, words.contact).is_some())
    }

    /// `the jets that Chad bought from Mali will be late`: a name alone between the relative pronoun and its verb.
    fn is_of_relative(&self, at: usize) -> bool {
        let words = self.words;
        let first = (self.from..at).rev().take_while(|&t| words.cover(t) == Cover::Name).last();
        first.is_some_and(|first| first > self.from && words.is(first - 1, words.relative))
    }

    pub(super) fn is_by(&self, at: usize) -> bool {
        let words = self.words;
        words.mark(at, words.preposition).is_some_and(|m| words.scan.key(m) == "by")
    }

    /// A participle with a word behind it that it may describe: `valued partners`.
    pub(super) fn describes_behind(&self, at: usize) -> bool {
        let words = self.words;
        at + 1 < self.to
            && words.form(at, &[Form::Participle]).is_some()
            && words.is_word(at + 1)
            && !words.opens_noun(at + 1, self.to)
            && !words.is(at + 1, words.preposition)
            && !words.is(at + 1, words.infinitive)
            && !words.is(at + 1, words.subordinator)
            && words.adverb_end(at + 1).is_none()
            && words.cover(at + 1) != Cover::Time
    }

    /// Do names alone stand before a token, from the beginning of the sentence?
    fn names_open(&self, at: usize) -> bool {
        (self.from..at).all(|t| self.words.cover(t) == Cover::Name)
    }

    /// `the men that Chad arrested last week`, `the ships it seized`: what the deed is done to stands before its clause.
    pub(super) fn object_stood_before(&self, at: usize) -> bool {
        let words = self.words;
        let (before, subject) = words.before(at, self.from);
        if before == Before::Subject {
            return words.is(subject, words.pronoun) && !words.is(subject, words.relative);
        }
        let open = |t: &usize| words.is(*t, words.relative) || words.is(*t, words.subordinator);
        let inside = |t: &usize| !self.parts_clauses(*t) && !words.is(*t, words.preposition);
        let from = self.from.max(subject.saturating_sub(RELATIVE));
        let opening = (from..subject).rev().find(|t| open(t) || !inside(t)).filter(open);
        opening.is_some_and(|t| matches!(words.before(t, self.from).0, Before::Noun | Before::Name))
    }

    /// `the trial of men accused of fraud`: a deed that always has an object, of which only what it is about is told.
    fn undergone_of(&self, at: usize) -> bool {
        let words = self.words;
        let of = || words.mark(at + 1, words.preposition).is_some_and(|m| words.scan.key(m) == "of");
        at + 1 < self.to && words.forms(at).any(|f| words.kinds(f.lemma) & words.undergone != 0) && of()
    }

    /// `freed activists arrested last week`: a deed that always has an object has none here, and its clause has a verb.
    fn undergone_by(&self, at: usize, last: Option<&VerbGroup>) -> bool {
        let words = self.words;
        let Some(last) = last.filter(|l| l.finite() && words.kinds(l.lemma) & words.takes_clause == 0) else {
            return false;
        };
        words.forms(at).any(|f| words.kinds(f.lemma) & words.undergone != 0)
            && !words.opens_noun(self.past_adverb(at + 1), self.to)
            && !(last.tokens.end as usize..at).any(|t| self.parts_clauses(t))
    }

    /// `lifted a ban imposed on Chad`: what stands behind the object of a verb that takes no clause describes it.
    fn behind_object(&self, at: usize, before: Before, last: Option<&VerbGroup>) -> bool {
        let words = self.words;
        let Some(last) = last.filter(|l| l.lemma != UNKNOWN_VERB && words.kinds(l.lemma) & words.takes_clause == 0)
        else {
            return false;
        };
        // `talks with Chad, the agency said on Monday`: a name before a verb of saying says it.
        let says = words.forms(at).any(|f| words.kinds(f.lemma) & words.takes_clause != 0);
        if before == Before::Name && says {
            return false;
        }
        let next = at + 1;
        let led = next < self.to
            && (words.is(next, words.preposition)
                || words.is(next, words.infinitive)
                || words.cover(next) == Cover::Time);
        let object = last.tokens.end as usize..at;
        let parts = |t: usize| self.parts_clauses(t) && !self.joins_adjectives(t, object.start, at);
        if !led || object.is_empty() || object.clone().any(parts) {
            return false;
        }
        // `a ban Chad imposed on Mali`: a name right behind a noun has the verb for its own.
        let mut first = at;
        while before == Before::Name && first > object.start && words.cover(first - 1) == Cover::Name {
            first -= 1;
        }
        first == at || !matches!(words.before(first, self.from).0, Before::Noun) || first == object.start
    }

    /// `lifted economic and financial sanctions imposed on Chad`: does a word join the first one of an object, which is no
    /// plural, to one with its noun behind it?
    fn joins_adjectives(&self, at: usize, object: usize, end: usize) -> bool {
        let words = self.words;
        let small = |t: usize| words.scan.tokens[t].casing == Casing::Lower && words.cover(t) == Cover::Nothing;
        let first = if words.is(object, words.determiner) { object + 1 } else { object };
        words.is(at, words.conjunction)
            && at == first + 1
            && end > at + 2
            && small(first)
            && small(at + 1)
            && !words.ends_plural(first)
            && words.ends_plural(end - 1)
    }

    /// `ordered two state firms to leave`: the last word of whom the verb before has for its object.
    pub(super) fn ends_object(&self, at: usize, last: Option<&VerbGroup>) -> bool {
        let words = self.words;
        let Some(last) = last.filter(|l| l.finite() && words.kinds(l.lemma) & words.takes_clause == 0) else {
            return false;
        };
        let from = last.tokens.end as usize;
        from < at && words.opens_noun(from, self.to) && !(from..at).any(|t| self.parts_clauses(t))
    }

    /// A word or mark behind which another clause may go on.
    pub(super) fn parts_clauses(&self, at: usize) -> bool {
        let words = self.words;
        words.cover(at) != Cover::Name
            && (matches!(words.scan.sign(at), ',' | ';' | ':' | '"' | '“' | '”' | '»')
                || words.is(at, words.subordinator) && !self.bounds_figure(at)
                || words.is(at, words.relative)
                || words.is(at, words.conjunction))
    }

    /// The last word of `more than 2,000`.
    fn bounds_figure(&self, at: usize) -> bool {
        let scan = &self.words.scan;
        at > 0 && scan.mark_before(at - 1, at + 1, scan.grammar.class("figure_bound")).is_some()
    }

    /// `a truce brokered by Chad`, `the envoys detained after the raid`: a form that can be a participle, with who did it
    /// behind it, or of a deed that always has an object and has none.
    fn only_describes(&self, at: usize) -> bool {
        let words = self.words;
        let Some(next) = words.mark(at + 1, words.preposition).filter(|_| at + 1 < self.to) else { return false };
        let undergone = || words.forms(at).any(|f| words.kinds(f.lemma) & words.undergone != 0);
        words.form(at, &[Form::Participle]).is_some()
            && words.forms(at).all(|f| words.kinds(f.lemma) & words.auxiliary == 0)
            && matches!(words.before(at, self.from).0, Before::Noun | Before::Name)
            && (words.scan.key(next) == "by" || undergone())
    }

    /// `Chad's Second Minister`, `Chad's new bid`: the ending of a name is no verb, nor that of a day before a noun; but
    /// `Chad's in trouble`.
    fn is_genitive(&self, at: usize) -> bool {
        let words = self.words;
        let tokens = &words.scan.tokens;
        tokens[at].glued
            && at > self.from
            && at + 1 < self.to
            // `Chad's Abeche region`
            && (words.cover(at + 1) == Cover::Nothing
                || words.cover(at + 1) == Cover::Name && words.cover(at - 1) == Cover::Name)
            && match words.cover(at - 1) {
                Cover::Name => tokens[at + 1].casing != Casing::Lower || !self.follows_copula(at + 1),
                // `Monday's attack`
                Cover::Time => words.noun(at + 1),
                // `the mission's human rights report`
                Cover::Nothing => words.noun(at - 1) && words.is_word(at + 1) && !self.follows_copula(at + 1),
                _ => false,
            }
            && words.is(at, words.genitive)
    }

    /// What a contracted `is` leads to: `a fool`, `in trouble`, `not`, `waiting`.
    fn follows_copula(&self, at: usize) -> bool {
        let words = self.words;
        words.is(at, words.determiner)
            || words.is(at, words.preposition)
            || words.is(at, words.negation)
            || words.form(at, &[Form::Gerund]).is_some() && !words.noun(at) && !self.names_deed_of(at)
    }

    /// `Chad's renaming of villages`: what `of` leads to is what the deed is done to.
    fn names_deed_of(&self, gerund: usize) -> bool {
        let words = self.words;
        let next = gerund + 1;
        next < self.to && words.mark(next, words.preposition).is_some_and(|m| words.scan.key(m) == "of")
    }

    /// Does another finite verb come before the clause ends? `sure` asks for one that is no participle (`aimed at`).
    pub(super) fn finite_follows(&self, from: usize, sure: bool) -> bool {
        let words = self.words;
        for at in from..self.to.min(from + 14) {
            // `the hours it had imposed`: a pronoun has the next verb for its own.
            if words.is(at, words.pronoun) && !words.is(at, words.possessive) {
                return false;
            }
            if words.cover(at) != Cover::Nothing || self.is_genitive(at) {
                continue;
            }
            if self.parts_clauses(at) {
                return false;
            }
            if words.is(at, words.modal) || words.is(at, words.negated_auxiliary) {
                return true;
            }
            // `kidnapped in Chad have been freed`
            let carried = || words.form(self.past_adverb(at + 1), &[Form::Participle]).is_some();
            let perfect =
                words.forms(at).any(|f| words.kinds(f.lemma) & words.have != 0) && at + 1 < self.to && carried();
            let finite = perfect || words.forms(at).any(|f| FINITE.contains(&f.form) && f.form != Form::Base);
            let behind_verb = at > from && words.may_be_verb(at - 1) && !words.noun(at - 1);
            let doubtful = sure
                && words.form(at, &[Form::Participle]).is_some()
                && words.forms(at).all(|f| words.kinds(f.lemma) & words.auxiliary == 0)
                && at + 1 < self.to
                && (words.is(at + 1, words.preposition) || words.is(at + 1, words.infinitive));
            // `20 captured sailors`
            let counted = || at > from && self.is_counted(at, at - 1);
            if finite
                && !doubtful
                && !self.only_describes(at)
                && !self.ends_adjective(at)
                && !words.opens_compound(at)
                && !counted()
                && !behind_verb
                && !words.noun(at)
                && !matches!(
                    words.before(at, self.from).0,
                    Before::Determiner | Before::Preposition | Before::Infinitive
                )
            {
                return true;
            }
        }
        false
    }
}
