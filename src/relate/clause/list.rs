//! Lists of noun phrases, `A, B and C`: back from their last one, on from their first, and where a joined clause ends them.

use super::{Clauses, Part, mentions_in};
use crate::analysis::Annotated;
use crate::model::{Mention, Tense, Use};

impl Clauses {
    /// The noun phrases of the list that ends with `last`, in order.
    pub(super) fn list_back(&self, annotated: &Annotated, last: usize, from: usize) -> Vec<usize> {
        let mut list = vec![last];
        let mut at = last;
        let mut joined = false;
        while at > from + 1 {
            let by = match self.part(at - 1) {
                Part::Comma if self.pairs_in_headline(annotated, at, from) => true,
                Part::Conjunction if !joined => !self.contrasts(annotated, at - 1),
                Part::Comma => joined,
                _ => false,
            };
            joined |= by;
            let back =
                if by && self.part(at - 1) == Part::Conjunction && self.part(at - 2) == Part::Comma { 3 } else { 2 };
            // `During the visit, Chad and Mali signed`, `Seated in the hall, they …`: the list begins behind the comma.
            let opening = joined
                && self.part(at - 1) == Part::Comma
                && (self.only_opens(at - 1, from) || matches!(self.part(from), Part::Verb(_)));
            if !by || opening || at < from + back || !self.chunks[at - back].is_nominal() {
                break;
            }
            let listed = |end: usize| end > from + 1 && self.part(end - 1) == Part::Conjunction;
            // `hosted by A and B, C and D`: a list that the comma ends.
            if self.part(at - 1) == Part::Comma && listed(at - back) && self.chunks[at - back - 2].is_nominal() {
                break;
            }
            if self.part(at - 1) == Part::Comma && self.led_thing(annotated, at - back, last, from) {
                break;
            }
            at -= back;
            list.insert(0, at);
        }
        list
    }

    /// `Après s'être parlé au téléphone, A et B`: a thing behind a preposition is not one of those named.
    fn led_thing(&self, annotated: &Annotated, chunk: usize, last: usize, from: usize) -> bool {
        let named = |c: usize| !mentions_in(annotated, self.chunks[c].tokens).is_empty();
        chunk > from && matches!(self.part(chunk - 1), Part::Preposition(_)) && !named(chunk) && named(last)
    }

    /// `Egypt, Sudan sign deal`, `Egypt, Sudan, Chad sign deal`, `Chadian, Malian ministers meet`: names or adjectives of
    /// origin that open a headline, with a verb behind, are joined by the comma.
    fn pairs_in_headline(&self, annotated: &Annotated, last: usize, from: usize) -> bool {
        let name = |chunk: usize| {
            let tokens = self.chunks[chunk].tokens;
            let acts = |m: &Mention| m.usage == Use::Actor && m.phrase == tokens;
            self.part(chunk) == Part::Noun && mentions_in(annotated, tokens).iter().any(|(_, m)| acts(m))
        };
        let one = |chunk: usize| name(chunk) || self.is_group(annotated, chunk);
        let sentence = annotated.scan.sentence_of(self.chunks[last].tokens.first as usize);
        let listed = |at: usize| (from..at).step_by(2).all(|c| name(c) && self.part(c + 1) == Part::Comma);
        let two = last == from + 2;
        (two || last > from && (last - from).is_multiple_of(2) && listed(last))
            && annotated.scan.sentences[sentence].headline
            && self.finite_at(annotated, (last + 1).min(self.chunks.len() - 1))
            && (one(from) && one(last) || self.is_origin(annotated, from) && self.opens_with_origin(annotated, last))
    }

    /// `Uzbekistan leaders`: a noun phrase that is no more than a group of some country.
    fn is_group(&self, annotated: &Annotated, chunk: usize) -> bool {
        let tokens = self.chunks[chunk].tokens;
        let group = |m: &Mention| m.usage == Use::Unnamed && m.phrase == tokens && !m.code.is_empty();
        mentions_in(annotated, tokens).iter().any(|(_, m)| group(m))
    }

    /// Is a noun phrase no more than an adjective of origin?
    fn is_origin(&self, annotated: &Annotated, chunk: usize) -> bool {
        let tokens = self.chunks[chunk].tokens;
        mentions_in(annotated, tokens).iter().any(|(_, m)| m.usage == Use::Origin && m.tokens == tokens)
    }

    fn opens_with_origin(&self, annotated: &Annotated, chunk: usize) -> bool {
        let tokens = self.chunks[chunk].tokens;
        let inside = mentions_in(annotated, tokens);
        inside.iter().any(|(_, m)| m.usage == Use::Origin && m.tokens.first == tokens.first)
    }

    /// `The rally is in Paris, but police warned`: what `but` joins is a clause of its own.
    fn contrasts(&self, annotated: &Annotated, at: usize) -> bool {
        at > 0 && self.part(at - 1) == Part::Comma && self.is_but(annotated, at)
    }

    fn is_but(&self, annotated: &Annotated, at: usize) -> bool {
        let scan = &annotated.scan;
        let mark = self.kinds.conjunction.and_then(|class| scan.mark(self.chunks[at].tokens.first as usize, class));
        mark.is_some_and(|m| scan.key(m) == "but")
    }

    /// The list of noun phrases that begins at a chunk, and where it ends.
    pub(in crate::relate) fn list_on(&self, annotated: &Annotated, first: usize, to: usize) -> (Vec<usize>, usize) {
        let mut list = vec![first];
        let mut at = first + 1;
        while at + 1 < to {
            if let Some(next) = self.next_land_of(annotated, list[list.len() - 1], at, to) {
                list.push(next);
                at = next + 1;
                continue;
            }
            let joins = match self.part(at) {
                Part::Conjunction => {
                    !matches!(self.part(at + 1), Part::Verb(_))
                        && !self.is_but(annotated, at)
                        && (!self.opens_joined_clause(annotated, at + 1, to) || self.hangs_on_subject(first))
                }
                Part::Comma => {
                    // `blamed Chad, and the judges said`: another clause.
                    let clause =
                        self.part(at + 1) == Part::Conjunction && self.opens_listed_clause(annotated, at + 2, to);
                    !clause
                        && (self.conjunction_ahead(annotated, at, to)
                            || self.hangs_on_subject(first) && self.goes_on_to_conjunction(at, to))
                        && !self.contrasts(annotated, at + 1)
                }
                _ => false,
            };
            let next = if joins && self.part(at) == Part::Comma && self.part(at + 1) == Part::Conjunction {
                at + 2
            } else {
                at + 1
            };
            if !joins || next >= to || !self.chunks[next].is_nominal() {
                break;
            }
            list.push(next);
            at = next + 1;
        }
        (list, at)
    }

    /// `a reçu les dirigeants du Tchad et du Mali`: the next land behind a phrase that ends with one, where each has its own `of`.
    fn next_land_of(&self, annotated: &Annotated, last: usize, joint: usize, to: usize) -> Option<usize> {
        let of = |c: usize| matches!(self.part(c), Part::Preposition(mark) if annotated.scan.key(mark) == "of");
        let land = |c: usize| c + 1 < to && of(c) && self.part(c + 1) == Part::Noun;
        if !matches!(self.part(joint), Part::Comma | Part::Conjunction) {
            return None;
        }
        let mut at = joint;
        while self.part(at) == Part::Comma && land(at + 1) && at + 3 < to {
            at += 3;
        }
        at += usize::from(self.part(at) == Part::Comma && at + 1 < to && self.part(at + 1) == Part::Conjunction);
        let ends = self.part(at) == Part::Conjunction && land(at + 1);
        let clause = ends && self.opens_clause(at + 2, to) && !self.infinitive_at(annotated, at + 3);
        if !ends || clause {
            return None;
        }
        let tokens = self.chunks[last].tokens;
        let led = |m: &Mention| m.tokens.end == tokens.end && m.tokens.first > tokens.first && m.usage != Use::Origin;
        let within = mentions_in(annotated, tokens).iter().any(|(_, m)| led(m));
        let goes_on = last > 2 && of(last - 1) && matches!(self.part(last - 2), Part::Comma | Part::Conjunction);
        (within || goes_on).then_some(if at == joint {
            at + 2
        } else if self.part(joint + 1) == Part::Conjunction {
            joint + 3
        } else {
            joint + 2
        })
    }

    /// `Envoys from Chad and Mali met`: does a list hang on the noun phrase that opens the clause, so that the verb behind it
    /// is that of the phrase?
    fn hangs_on_subject(&self, first: usize) -> bool {
        let begin = self.sentence_of(first).start;
        let hangs = |c: &usize| matches!(self.part(*c), Part::Noun | Part::Preposition(_));
        let Some(head) = (begin..first).rev().take_while(hangs).last() else { return false };
        let opens = head == begin || matches!(self.part(head - 1), Part::Subordinator(_));
        opens && self.part(head) == Part::Noun && matches!(self.part(first - 1), Part::Preposition(_))
    }

    /// `left Chad, and Mali, Niger and Togo protested`: does a list that begins at a chunk have its own verb?
    fn opens_listed_clause(&self, annotated: &Annotated, first: usize, to: usize) -> bool {
        let mut at = first;
        while at + 1 < to && self.chunks[at].is_nominal() {
            match self.part(at + 1) {
                Part::Verb(_) => return self.finite_at(annotated, at + 1),
                // `blamed Chad, and Ann Lee, the minister, said`: the phrase holds its aside.
                Part::Comma if at + 2 < to && self.finite_at(annotated, at + 2) => return true,
                Part::Comma | Part::Conjunction => at += 2,
                _ => return false,
            }
        }
        false
    }

    /// `has an industry and talks with Chad would begin`: does a noun phrase, with what hangs on it, have its own verb?
    fn opens_joined_clause(&self, annotated: &Annotated, first: usize, to: usize) -> bool {
        let mut at = first;
        while at + 2 < to
            && self.chunks[at].is_nominal()
            && matches!(self.part(at + 1), Part::Preposition(_))
            && self.chunks[at + 2].is_nominal()
        {
            at += 2;
        }
        // `urged Chad and Mali to stop`: the infinitive is that of both.
        self.opens_described_clause(annotated, first, to)
            || self.opens_clause(first, to)
                && !self.infinitive_at(annotated, first + 1)
                && !self.describes(annotated, first + 1, first)
            || self.opens_clause(at, to) && self.finite_at(annotated, at + 1)
    }

    /// `sent ten doctors and Chad, which had sent tents, promised more`: has a noun phrase its own verb behind a relative
    /// clause between commas?
    fn opens_described_clause(&self, annotated: &Annotated, noun: usize, to: usize) -> bool {
        let relative = noun + 3 < to
            && self.part(noun + 1) == Part::Comma
            && matches!(self.part(noun + 2), Part::Relative(_))
            && self.finite_at(annotated, noun + 3);
        let close = (noun + 3..to).find(|&c| self.part(c) == Part::Comma).filter(|_| relative);
        close.is_some_and(|c| c + 1 < to && self.finite_at(annotated, c + 1))
    }

    pub(super) fn infinitive_at(&self, annotated: &Annotated, at: usize) -> bool {
        self.group(annotated, at).is_some_and(|g| g.tense == Tense::Infinitive)
    }

    pub(super) fn nonfinite_at(&self, annotated: &Annotated, at: usize) -> bool {
        self.group(annotated, at).is_some_and(|g| matches!(g.tense, Tense::Infinitive | Tense::Gerund))
    }

    /// Does a noun phrase at a chunk have its own verb right behind it?
    pub(super) fn opens_clause(&self, at: usize, to: usize) -> bool {
        self.chunks[at].is_nominal() && at + 1 < to && matches!(self.part(at + 1), Part::Verb(_))
    }

    /// Does a list `A, B and C` go on behind the comma at a chunk?
    pub(in crate::relate) fn conjunction_ahead(&self, annotated: &Annotated, comma: usize, to: usize) -> bool {
        let mut at = comma + 1;
        while at + 1 < to && self.chunks[at].is_nominal() {
            match self.part(at + 1) {
                Part::Conjunction => {
                    let last = (at + 2).min(to - 1);
                    return !self.opens_clause(last, to) || self.infinitive_at(annotated, last + 1);
                }
                Part::Comma => at += 2,
                _ => return false,
            }
        }
        at < to && self.part(at) == Part::Conjunction && at + 1 < to && self.chunks[at + 1].is_nominal()
    }

    /// `Ministers from Chad, Mali and Kenya met`: do names follow a comma up to a conjunction, whatever stands behind?
    fn goes_on_to_conjunction(&self, comma: usize, to: usize) -> bool {
        let joins = |at: usize| matches!(self.part(at), Part::Comma | Part::Conjunction);
        let mut listed = (comma + 1..to).step_by(2).take_while(|&at| self.chunks[at].is_nominal());
        listed.find(|&at| at + 1 < to && self.part(at + 1) != Part::Comma).is_some_and(|at| joins(at + 1))
    }
}
