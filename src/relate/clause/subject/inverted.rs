//! Who stands behind the verb: `…, dénonce le Kremlin`, `« … », s'est félicité le ministre`.

use super::super::{Clauses, Part, mentions_in};
use crate::analysis::Annotated;
use crate::model::{ActorKind, Mention, Person, VerbGroup};

/// So many times, hearers and places stand between a verb of saying and whoever says so.
const HEARERS: usize = 3;

impl Clauses {
    /// `…, dénonce le Kremlin`: behind what is said, the one who says it follows the verb; behind a quotation, whatever
    /// the verb (`« … », s'est félicité le ministre`).
    pub fn inverted(&self, annotated: &Annotated, verb: usize, range: std::ops::Range<usize>) -> bool {
        let verbs = &annotated.scan.grammar.words.verbs;
        let says = |g: &VerbGroup| {
            let kinds = verbs.kinds(g.lemma);
            // `…, told Reuters`: who hears it.
            let speaks = kinds & self.kinds.speech != 0 && kinds & self.kinds.hearer == 0;
            g.finite() && !g.passive && (speaks || kinds & self.kinds.inverts != 0)
        };
        let may_say = |g: &VerbGroup| says(g) || self.follows_quotation(annotated, verb, range.start);
        if verb <= range.start || verb + 1 >= range.end || !self.group(annotated, verb).is_some_and(may_say) {
            return false;
        }
        let sayer = self.sayer(verb, range.start, range.end);
        if sayer >= range.end {
            return false;
        }
        let quoted = match self.part(verb - 1) {
            Part::Quote => true,
            Part::Comma => {
                let told = |c: usize| self.finite_at(annotated, c);
                // `Le Mali, qui est en crise, a condamné la France`: what stands before the aside is the subject.
                let aside = self.opening(annotated, verb - 1, range.start).is_some_and(|open| {
                    let describes = matches!(self.part(open + 1), Part::Relative(_));
                    !(range.start..open).any(told) && (describes || !(open..verb).any(told))
                });
                // `“We will go,” the president, Ann Lee, warned Chad`
                let held = |open: usize| {
                    let quoted = open > range.start + 1 && self.part(open - 2) == Part::Quote;
                    quoted && self.names_speaker(annotated, open, verb)
                };
                let holder = || {
                    self.holder_of_aside(annotated, verb - 1, range.start).is_some()
                        || self.opening(annotated, verb - 1, range.start).is_some_and(held)
                };
                !aside && !holder() && ((range.start..verb).any(told) || self.says_person(annotated, verb, sayer))
            }
            // `…, ce que dément Kigali`, `comme l'a dit Paris`: nobody stands between this word and the verb.
            Part::Subordinator(_) => true,
            // `X, qui a accusé Paris`
            Part::Relative(mark) => annotated.scan.key(mark) != "who",
            _ => false,
        };
        quoted && self.chunks[sayer].is_nominal() && self.may_have_said(annotated, verb, sayer, range.start) && {
            let (_, end) = self.list_on(annotated, sayer, range.end);
            end >= range.end
                || matches!(
                    self.part(end),
                    Part::Stop | Part::Comma | Part::Time(_) | Part::Quote | Part::Preposition(_)
                )
        }
    }

    /// `…, a déploré lundi Emmanuel Macron`, `« … », a dit mardi à la presse le ministre`: whoever says so stands behind the
    /// verb, past a time, and behind a quotation past who hears it and where.
    pub fn sayer(&self, verb: usize, from: usize, to: usize) -> usize {
        let mut at = verb + 1;
        let quoted = (verb.saturating_sub(2).max(from)..verb).any(|c| self.part(c) == Part::Quote);
        for _ in 0..HEARERS {
            at += match self.chunks.get(at).filter(|_| at < to).map(|c| c.part) {
                Some(Part::Time(_)) => 1,
                Some(Part::Preposition(_)) if quoted && at + 2 < to && self.part(at + 1) == Part::Noun => 2,
                _ => break,
            };
        }
        at
    }

    /// `Le pays souffre, a dit Ann Lee`: right behind a verb of saying stands a person, whatever was said.
    fn says_person(&self, annotated: &Annotated, verb: usize, sayer: usize) -> bool {
        let kinds = self.group(annotated, verb).map_or(0, |g| annotated.scan.grammar.words.verbs.kinds(g.lemma));
        let named = |m: &Mention| m.actor.is_some_and(|a| annotated.actors[a as usize].kind == ActorKind::Person);
        let tokens = self.chunks[sayer].tokens;
        kinds & self.kinds.speech != 0 && mentions_in(annotated, tokens).iter().any(|(_, m)| named(m))
    }

    /// Someone with a name or an office; behind a quotation any noun phrase that goes with a verb of many.
    fn may_have_said(&self, annotated: &Annotated, verb: usize, sayer: usize, from: usize) -> bool {
        let many = self.group(annotated, verb).is_some_and(|g| g.person == Person::ThirdPlural);
        let noun = self.part(sayer) == Part::Noun;
        noun && self.party(annotated, sayer).is_some()
            || self.is_joined(annotated, sayer)
            || noun && self.speaks_for(annotated, sayer)
            || noun && many && self.follows_quotation(annotated, verb, from)
    }

    /// `dit-il`, `a-t-elle dit`: a pronoun that a hyphen joins to the verb before it.
    pub fn is_joined(&self, annotated: &Annotated, pronoun: usize) -> bool {
        let (scan, tokens) = (&annotated.scan, self.chunks[pronoun].tokens);
        let glued = |t: u32| scan.tokens[t as usize].glued;
        let hyphen = tokens.first.checked_sub(1).filter(|_| tokens.end - tokens.first == 1 && glued(tokens.first));
        hyphen.is_some_and(|t| glued(t) && scan.sign(t as usize) == '-')
            && self
                .kinds
                .inverted
                .is_some_and(|class| scan.mark_before(tokens.first as usize, tokens.end as usize, class).is_some())
    }

    /// `la mission de l'ONU`, `le porte-parole du ministère`: a noun that may say something, with whose it is.
    fn speaks_for(&self, annotated: &Annotated, sayer: usize) -> bool {
        let tokens = self.chunks[sayer].tokens;
        let (first, end) = (tokens.first as usize, tokens.end as usize);
        let mut classes = self.kinds.people.iter().flatten().chain(&self.kinds.voice);
        let of = |at: usize| matches!(self.part(at), Part::Preposition(mark) if annotated.scan.key(mark) == "of");
        classes.any(|&class| annotated.scan.mark_before(first, end, class).is_some())
            && sayer + 2 < self.sentence_of(sayer).end
            && of(sayer + 1)
            && self.party(annotated, sayer + 2).is_some()
    }

    /// A finite verb right behind a quotation that holds a clause.
    fn follows_quotation(&self, annotated: &Annotated, verb: usize, from: usize) -> bool {
        let quote = |at: &usize| self.part(*at) == Part::Quote;
        let close = (verb.saturating_sub(2).max(from)..verb).rev().find(quote);
        let close = close.filter(|&at| at + 1 == verb || self.part(verb - 1) == Part::Comma);
        close.is_some_and(|close| {
            let open = (from..close).rev().find(quote).unwrap_or(from);
            self.finite_at(annotated, verb) && (open..close).any(|at| self.finite_at(annotated, at))
        })
    }
}
