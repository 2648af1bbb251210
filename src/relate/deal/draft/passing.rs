//! What a clause says beside a deal of its own: the worth of one told before, more of its goods, things in passing.

use super::{Draft, Place, Reader};
use crate::analysis::Annotated;
use crate::model::{DealKind, EventStatus, Tense, Tokens, VerbGroup};
use crate::relate::deal::cue::{Cue, Role};
use crate::relate::deal::goods::Goods;
use crate::relate::deal::side::{Side, Slot};
use crate::relate::deal::sums::sums;

impl Reader<'_> {
    /// `The price tag is …`: what a deal told before is worth, in a sentence that tells of none itself.
    pub(super) fn worth(&self, place: Place) -> Option<Draft> {
        let scan = &self.annotated.scan;
        let told = |at: &usize| scan.is(*at, self.words.worth) && self.is_known(*at);
        place.clause.range().find(told)?;
        let (value, _) = sums(self.annotated, place.clause, DealKind::Sale);
        value?;
        Some(Draft { value, of_last: true, definite: true, ..self.blank(place) })
    }

    /// `These items include: …`: goods of a deal told before, in a sentence that tells of none itself.
    pub(super) fn list(&self, place: Place) -> Option<Draft> {
        if self.last.is_empty() && self.recipients.is_empty() || !self.has(place.clause, self.words.list) {
            return None;
        }
        let goods = self.goods(place.clause, &[]);
        (!goods.is_empty()).then(|| Draft { goods, of_last: true, ..self.blank(place) })
    }

    /// Stretches between commas that say something in passing, where a deed is told beside them: that the subject is a
    /// customer; what was done with a paper before what is told of it.
    pub(super) fn asides(&self, cues: &[Cue], clause: Tokens) -> Vec<Tokens> {
        let step = |c: &Cue| c.role == Role::Step && self.describes(c);
        let told = cues.iter().filter(|c| c.aside || step(c));
        let asides = told.filter_map(|c| Some((c, self.cutter.aside(c.tokens.first, clause)?)));
        let outside = |(c, a): &(&Cue, Tokens)| {
            let beside = |o: &&Cue| o.role == Role::Transfer && !a.overlaps(o.tokens);
            cues.iter().filter(beside).any(|o| c.aside || o.tokens.first > a.first)
        };
        let asides = asides.filter(outside).map(|(_, a)| a);
        let goods = |a: &Tokens| self.annotated.weapons.iter().any(|w| a.overlaps(w.tokens));
        asides.filter(|a| !goods(a) || cues.iter().any(|c| c.aside && a.overlaps(c.tokens))).collect()
    }

    /// `Chad, having tried to buy jets from Niger, ordered tanks`: what a participle between commas tells before the deed.
    pub(super) fn participles(&self, cues: &[Cue], clause: Tokens) -> Vec<Tokens> {
        let Annotated { scan, verbs, .. } = self.annotated;
        let from = verbs.partition_point(|g| g.tokens.first <= clause.first);
        let inside = verbs[from..].iter().take_while(|g| g.tokens.end < clause.end);
        let opens = inside.filter(|g| g.tense == Tense::Gerund && scan.token_text(g.tokens.first as usize - 1) == ",");
        let comma = |at: &u32| scan.token_text(*at as usize) == ",";
        let told = |close: u32| {
            cues.iter().any(|c| {
                c.group.is_some_and(|g| verbs[g as usize].finite()) && (close..=close + 3).contains(&c.tokens.first)
            })
        };
        let stretch = |first: u32| Some(Tokens { first, end: (first..clause.end).filter(comma).find(|&at| told(at))? });
        opens.filter_map(|g| stretch(g.tokens.first)).collect()
    }

    /// `they will also send`: an active verb of moving right behind a pronoun.
    pub(super) fn is_by_pronoun(&self, cue: &Cue) -> bool {
        let group = cue.group.and_then(|g| self.annotated.verbs.get(g as usize));
        let pronoun = |g: &VerbGroup| {
            g.tokens.first > 0 && self.annotated.scan.is(g.tokens.first as usize - 1, self.words.pronoun)
        };
        cue.role == Role::Transfer && group.is_some_and(|g| g.finite() && !g.passive && pronoun(g))
    }

    /// `another Patriot system`.
    pub(super) fn is_another(&self, goods: &Goods) -> bool {
        let before = Tokens { first: goods.tokens.first.saturating_sub(2), end: goods.tokens.end };
        self.has(before, self.words.another)
    }

    /// Is it someone's deed, and does nothing in its clause leave it open: `Chad's purchase of jets angered Niger`, and
    /// not `Chad's planned purchase`, `would cost Chad`?
    pub(super) fn is_owned(&self, cue: &Cue, recipient: Option<Side>, clause: Tokens) -> bool {
        let owner = recipient.is_some_and(|r| matches!(r.slot, Slot::Possessive | Slot::Adjective | Slot::By));
        let before = Tokens { first: cue.tokens.first.saturating_sub(2).max(clause.first), end: cue.tokens.end + 1 };
        let verbs = &self.annotated.verbs;
        let from = verbs.partition_point(|g| g.tokens.first < clause.first);
        let mut inside = verbs[from..].iter().take_while(|g| g.tokens.first < clause.end);
        let open = |g: &VerbGroup| !matches!(g.status, EventStatus::Happened | EventStatus::Ongoing);
        owner && !self.has(before, self.words.coming) && !inside.any(open)
    }

    /// Does a word stand behind `the` or `this`?
    pub(super) fn is_known(&self, token: usize) -> bool {
        let scan = &self.annotated.scan;
        let known = |at: usize| {
            scan.mark(at, self.words.determiner).is_some_and(|m| scan.key(m) == "the" || scan.key(m) == "this")
        };
        (1..=2).filter_map(|n| token.checked_sub(n)).any(known)
    }

    /// `the contract`, `this package`.
    pub(super) fn is_definite(&self, cue: &Cue) -> bool {
        cue.group.is_none() && self.is_known(cue.tokens.first as usize)
    }
}
