//! Commas behind a verb: what belongs to it goes on past a list, an apposition, an aside; else it ends there.

use super::super::{Clauses, Part, Places, mentions_in};
use crate::analysis::Annotated;
use crate::model::{ActorKind, Mention, Tense, Use, VerbGroup};

/// The longest aside of time and place, in chunks.
const ASIDE: usize = 9;

impl Clauses {
    /// Where what belongs to the verb goes on behind the comma at `at`, if it does.
    pub(super) fn past_comma(
        &self,
        annotated: &Annotated,
        verb: usize,
        at: usize,
        to: usize,
        places: &mut Places,
    ) -> Option<usize> {
        let open = places.objects.is_empty();
        let behind = at > verb + 1;
        // `se rendra au Mali, au Niger et au Tchad`
        if self.lists_on(annotated, at, to) {
            return Some(at + 1);
        }
        // `asked a group of states, the Cotton Club, to end`.
        if let Some(close) = self.apposition(annotated, at, to).filter(|_| behind) {
            return Some(close + 1);
        }
        if behind && self.closes_name(annotated, at, to, open) {
            return Some(at + 1);
        }
        // `a réaffirmé, aussi, son soutien`: an adverb alone stood between.
        if at + 2 < to && self.part(at + 1) == Part::Comma && self.goes_on_past(at + 2, to) {
            return Some(at + 2);
        }
        // `a eu hier, un entretien, avec le ministre`.
        if self.stray_comma(annotated, verb, at, to, places) {
            return Some(at + 1);
        }
        // `a été reçu en audience, samedi par le président`.
        if behind && self.opens_time_and_place(at, to) {
            return Some(at + 2);
        }
        // `a été reçu vendredi au palais, par le président`
        let by = |at: usize| matches!(self.part(at), Part::Preposition(mark) if annotated.scan.key(mark) == "by");
        let undergone = self.group(annotated, verb).is_some_and(|g| g.passive && g.finite());
        if behind && undergone && at + 2 < to && by(at + 1) && !places.slots.iter().any(|(p, _)| by(*p)) {
            return Some(at + 1);
        }
        // `ont attaqué un poste à Bol, dans l'ouest du Tchad`
        if behind && self.widens_place(annotated, at, to, places) {
            return Some(at + 1);
        }
        if behind && self.place_before_doer(annotated, at, to) {
            return Some(at + 1);
        }
        if open && self.guest_behind(annotated, verb, at, to) {
            return Some(at + 1);
        }
        self.aside_end(annotated, open, at, to).map(|_| self.aside(annotated, at, to, places))
    }

    /// `ont été reçus le 3 mai, à Lomé par le président`: behind a time and a comma a place, and behind that who did it.
    fn place_before_doer(&self, annotated: &Annotated, comma: usize, to: usize) -> bool {
        let key = |at: usize| match self.part(at) {
            Part::Preposition(mark) => annotated.scan.key(mark),
            _ => "",
        };
        comma + 3 < to
            && matches!(self.part(comma - 1), Part::Time(_))
            && matches!(key(comma + 1), "at" | "in")
            && self.part(comma + 2) == Part::Noun
            && key(comma + 3) == "by"
    }

    /// Behind the place that a preposition has led to, the land or the part of one that it lies in; behind an aside the place.
    fn widens_place(&self, annotated: &Annotated, comma: usize, to: usize, places: &Places) -> bool {
        let key = |at: usize| match self.part(at) {
            Part::Preposition(mark) => annotated.scan.key(mark),
            _ => "",
        };
        let led =
            places.slots.last().is_some_and(|(p, list)| list[..] == [comma - 1] && matches!(key(*p), "at" | "in"));
        if !led || comma + 2 >= to || self.part(comma + 2) != Part::Noun || self.opens_clause(comma + 2, to) {
            return false;
        }
        let tokens = self.chunks[comma + 2].tokens;
        let region = |class| tokens.range().any(|t| annotated.scan.is(t, class));
        let place = |m: &Mention| m.usage == Use::Place && m.phrase.first == tokens.first;
        key(comma + 1) == "in" && self.kinds.region.is_some_and(region)
            || matches!(key(comma + 1), "in" | "at" | "to")
                && mentions_in(annotated, tokens).iter().any(|(_, m)| place(m))
    }

    fn opens_with_article(&self, annotated: &Annotated, noun: usize) -> bool {
        let first = self.chunks[noun].tokens.first as usize;
        self.kinds.determiner.is_some_and(|class| annotated.scan.is(first, class))
    }

    /// Does what a verb has behind it go on at a chunk, past an adverb between commas?
    fn goes_on_past(&self, at: usize, to: usize) -> bool {
        match self.part(at) {
            Part::Noun => !self.opens_clause(at, to),
            part => matches!(part, Part::Preposition(_)),
        }
    }

    /// `urged the president of Chad, Ann Lee, to leave`: the comma behind a name that stands with its office in one phrase,
    /// before what the verb still has; `open` says that it has no object yet.
    fn closes_name(&self, annotated: &Annotated, comma: usize, to: usize, open: bool) -> bool {
        let scan = &annotated.scan;
        let named =
            |c: usize| self.chunks[c].is_nominal() && self.chunks[c].tokens.range().any(|t| scan.sign(t) == ',');
        // `les dirigeants du Tchad et du Mali, Ann Lee et Ali Sy, à signer`
        let pair = comma > 2 && self.part(comma - 2) == Part::Conjunction && self.chunks[comma - 1].is_nominal();
        let office = named(comma - 1) || pair && named(comma - 3);
        office
            && comma + 1 < to
            && match self.part(comma + 1) {
                Part::Verb(_) => self.infinitive_at(annotated, comma + 1),
                Part::Preposition(_) => true,
                Part::Noun => {
                    let first = self.chunks[comma + 1].tokens.first as usize;
                    open && scan.is(first, scan.grammar.class("determiner")) && !self.opens_clause(comma + 1, to)
                }
                _ => false,
            }
    }

    /// A time behind a comma, and a prepositional phrase right behind it.
    fn opens_time_and_place(&self, comma: usize, to: usize) -> bool {
        comma + 3 < to
            && matches!(self.part(comma + 1), Part::Time(_))
            && matches!(self.part(comma + 2), Part::Preposition(_))
            && self.part(comma + 3) == Part::Noun
    }

    /// `a reçu lundi au palais, Ann Lee, ministre norvégienne`: a name or an office behind the place and a comma, with no
    /// verb of its own behind it; only where those who arrive somewhere are told with another auxiliary.
    pub(in crate::relate) fn guest_behind(&self, annotated: &Annotated, verb: usize, comma: usize, to: usize) -> bool {
        let words = &annotated.scan.grammar.words;
        let plain = |g: &VerbGroup| {
            let kinds = words.verbs.kinds(g.lemma);
            g.finite() && !g.passive && !g.reflexive && kinds & (self.kinds.motion | self.kinds.speech) == 0
        };
        let led = comma > verb + 2 && matches!(self.part(comma - 2), Part::Preposition(_));
        let timed = comma > verb + 2 && matches!(self.part(comma - 1), Part::Time(_));
        let person = |m: &Mention| {
            let named = m.actor.is_some_and(|a| annotated.actors[a as usize].kind == ActorKind::Person);
            named || m.role.is_some()
        };
        self.kinds.motion != 0
            && (led || timed)
            && comma + 1 < to
            && self.part(comma + 1) == Part::Noun
            && self.group(annotated, verb).is_some_and(plain)
            && !(comma + 2..to).any(|c| self.finite_at(annotated, c))
            && (mentions_in(annotated, self.chunks[comma + 1].tokens).iter().any(|(_, m)| person(m))
                // `a reçu lundi à Lomé, les lettres de créance`
                || led && (verb + 1..comma).any(|c| matches!(self.part(c), Part::Time(_))) && self.opens_with_article(annotated, comma + 1))
    }

    /// `s'est entretenu, hier à Moscou, avec`: past the time and the place between two commas, the place kept.
    fn aside(&self, annotated: &Annotated, comma: usize, to: usize, places: &mut Places) -> usize {
        let end = self.aside_end(annotated, places.objects.is_empty(), comma, to).unwrap_or(comma + 1);
        let led = |&at: &usize| matches!(self.part(at), Part::Preposition(_)) && self.chunks[at + 1].is_nominal();
        places.slots.extend((comma + 1..end - 1).filter(led).map(|at| (at, vec![at + 1])));
        end
    }

    /// Where an aside of time and place ends, behind which the clause goes on; with its object, where that is still to
    /// come (`open`).
    pub(in crate::relate) fn aside_end(
        &self,
        annotated: &Annotated,
        open: bool,
        comma: usize,
        to: usize,
    ) -> Option<usize> {
        let mut at = comma + 1;
        while at + 1 < to && at < comma + ASIDE {
            at += match (self.part(at), self.part(at + 1)) {
                (Part::Time(_), _) => 1,
                (Part::Preposition(_), Part::Noun | Part::Time(_)) => 2,
                // `a reçu, jeudi 7 mai, au palais, le ministre`: one aside behind the other, before the object.
                (Part::Comma, Part::Preposition(_)) if open && at > comma + 1 && self.closes_again(at + 1, to) => 1,
                _ => break,
            };
        }
        let closes = at > comma + 1 && at + 1 < to && self.part(at) == Part::Comma;
        let goes_on = || match self.part(at + 1) {
            Part::Preposition(_) => true,
            // `accused, on Monday, Chad of …`, `son voisin d'être`: an infinitive behind it is that of whom it is done to.
            Part::Noun => open && !(self.opens_clause(at + 1, to) && self.finite_at(annotated, at + 2)),
            _ => false,
        };
        (closes && goes_on()).then_some(at + 1)
    }

    /// Prepositional phrases with a comma behind them, and a noun phrase behind that.
    fn closes_again(&self, preposition: usize, to: usize) -> bool {
        let mut at = preposition;
        while at + 1 < to && matches!(self.part(at), Part::Preposition(_)) && self.part(at + 1) == Part::Noun {
            at += 2;
        }
        at + 1 < to && self.part(at) == Part::Comma && self.part(at + 1) == Part::Noun
    }

    /// The comma that closes a noun phrase, or two that are joined, behind which the clause goes on with an infinitive or a
    /// preposition: `les chefs des deux pays, Ann Lee et Ali Sy, à signer`.
    fn apposition(&self, annotated: &Annotated, comma: usize, to: usize) -> Option<usize> {
        let noun = |at: usize| at < to && self.part(at) == Part::Noun;
        let pair = noun(comma + 3) && self.part(comma + 2) == Part::Conjunction;
        let close = if pair { comma + 4 } else { comma + 2 };
        let infinitive = |at: usize| self.group(annotated, at).is_some_and(|g| g.tense == Tense::Infinitive);
        let closes = close + 1 < to
            && self.chunks[comma - 1].is_nominal()
            && noun(comma + 1)
            && self.part(close) == Part::Comma
            && match self.part(close + 1) {
                Part::Verb(_) => infinitive(close + 1),
                part => !pair && matches!(part, Part::Preposition(_)),
            };
        closes.then_some(close)
    }
}
