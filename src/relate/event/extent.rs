//! How far the words of a deed reach, so that its line ends neither inside a name nor in the next clause.

use super::summary::LONGEST;
use super::{Draft, Reader};
use crate::model::Tense;
use crate::relate::clause::{Part, mentions_in};

impl Reader<'_> {
    /// Where the words of a verb's clause end: before the next clause, and never behind a word that asks for another.
    pub(super) fn end_of_deed(&self, group: u32) -> u32 {
        let own = &self.annotated.verbs[group as usize];
        let Some(chunk) = self.clauses.verbs.get(group as usize).map(|&c| c as usize) else { return own.tokens.end };
        if let Some(clause) = self.clause_behind_time(chunk) {
            return self.end_of_saying(clause);
        }
        let end = self.end_of_clause(chunk, own.tokens.end);
        if end > own.tokens.end { end } else { self.end_of_saying(own.tokens.end) }
    }

    /// `vowed on Saturday that`: the token at which the clause of a verb begins, behind nothing but a time.
    fn clause_behind_time(&self, verb: usize) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let to = self.clauses.sentence_of(verb).end;
        let mut at = verb + 1;
        while at < to && matches!(chunks[at].part, Part::Time(_) | Part::Preposition(_)) {
            at += 1;
        }
        let clause = chunks.get(at).filter(|c| at < to && matches!(c.part, Part::Subordinator(_)))?;
        (at > verb + 1 && matches!(chunks[at - 1].part, Part::Time(_))).then_some(clause.tokens.end)
    }

    /// What a verb without an object of its own says: the words up to the next pause.
    fn end_of_saying(&self, from: u32) -> u32 {
        let scan = &self.annotated.scan;
        let to = scan.sentences[scan.sentence_of(from as usize - 1)].end.min(from + LONGEST);
        // `"… will be signed," the envoy said`: nothing more of it.
        let quoted = from + 1 < to && matches!(scan.sign(from as usize + 1), '"' | '”' | '»');
        let pause =
            |&at: &u32| (at > from || quoted) && matches!(scan.sign(at as usize), ',' | '.' | ';' | ':' | '?' | '!');
        (from..to).find(pause).unwrap_or(to)
    }

    pub(super) fn end_of_noun(&self, draft: &Draft) -> u32 {
        let last = draft.tokens.end.max(draft.trigger.end);
        let Some(chunk) = self.clauses.chunk_at(last - 1) else { return last };
        let joins =
            |c: usize| matches!(self.clauses.chunks.get(c).map(|c| c.part), Some(Part::Comma | Part::Conjunction));
        let named =
            |c: usize| self.clauses.chunks.get(c).is_some_and(|c| !mentions_in(self.annotated, c.tokens).is_empty());
        // A list that the sides were read from goes on to its last name.
        let listed = joins(chunk + 1) && named(chunk + 2 + usize::from(joins(chunk + 2)));
        if listed { self.end_of_clause(chunk, last) } else { last }
    }

    /// The end of what hangs on the words up to a chunk.
    fn end_of_clause(&self, chunk: usize, from: u32) -> u32 {
        let chunks = &self.clauses.chunks;
        let to = self.clauses.sentence_of(chunk).end;
        let mut end = from;
        let mut at = chunk + 1;
        while at < to && !self.too_long(at, from) {
            let size = match chunks[at].part {
                Part::Pronoun(_) if self.opens_relative(at + 1, to) => {
                    return self.end_of_saying(chunks[at].tokens.end);
                }
                // `accused Chad of helping Mali evade them`: what they do is told by a bare verb.
                Part::Noun if self.is_object_with_verb(at, to) => 2,
                // `protesters demanding the end of Chad's rule marched`: what `of` leads has no verb of its own.
                Part::Noun | Part::Pronoun(_) if !self.is_led(at) && self.begins_clause(at, to) => break,
                Part::Noun | Part::Pronoun(_) | Part::Time(_) => 1,
                Part::Verb(n) if !self.annotated.verbs[n as usize].finite() => 1,
                Part::Preposition(_) | Part::Quote => 0,
                Part::Conjunction | Part::Comma => match self.aside(chunk, at, to).or_else(|| self.joined(at, to)) {
                    Some(size) => size,
                    None => break,
                },
                _ => break,
            };
            at += size.max(1);
            if size > 0 {
                end = chunks[at - 1].tokens.end;
            }
        }
        end
    }

    /// Is the line long enough to end before a chunk? Never before what `of` leads to, nor behind another preposition.
    fn too_long(&self, at: usize, from: u32) -> bool {
        let chunks = &self.clauses.chunks;
        chunks[at].tokens.end > from + LONGEST
            && self.preposition(at) != Some("of")
            && self.preposition(at - 1).is_none()
    }

    /// `helping Mali evade`: a noun right behind a verb that is not finite, and right before a verb of the present.
    fn is_object_with_verb(&self, at: usize, to: usize) -> bool {
        let verb = |c: usize| match self.clauses.chunks[c].part {
            Part::Verb(n) => Some(&self.annotated.verbs[n as usize]),
            _ => None,
        };
        let bare = |c: usize| verb(c).is_some_and(|v| v.tense == Tense::Present && v.finite() && !v.passive);
        at + 1 < to
            && verb(at - 1).is_some_and(|v| v.tense == Tense::Gerund || v.tense == Tense::Infinitive)
            && bare(at + 1)
            && !self.classes.adjectives_behind
    }

    fn is_led(&self, at: usize) -> bool {
        matches!(self.preposition(at - 1), Some("of" | "by"))
    }

    /// `ce que`, `ceux qui`: a pronoun that says nothing without its clause.
    fn opens_relative(&self, at: usize, to: usize) -> bool {
        let part = self.clauses.chunks.get(at).filter(|_| at < to).map(|c| c.part);
        matches!(part, Some(Part::Relative(_) | Part::Subordinator(_)))
    }

    /// `son homologue russe, Sergueï Lavrov`: the name behind the comma belongs to the phrase before it.
    fn apposed_name(&self, comma: usize, to: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let name = comma + 1;
        let listed = chunks.get(name + 1).is_some_and(|c| c.part == Part::Conjunction);
        name < to && chunks[name].part == Part::Noun && !listed && !self.begins_clause(name, to) && {
            let tokens = chunks[name].tokens;
            let inside = mentions_in(self.annotated, tokens);
            let [.., counterpart] = self.classes.people;
            let before = chunks[comma - 1].tokens;
            let titled = before.range().any(|t| self.annotated.scan.is(t, counterpart));
            titled && inside.iter().any(|(n, m)| m.phrase == tokens && self.is_person(*n))
        }
    }

    /// How many chunks belong to what a comma opens in passing: a time and a place, the name of one told by title, a guest.
    fn aside(&self, start: usize, at: usize, to: usize) -> Option<usize> {
        if self.clauses.chunks[at].part != Part::Comma {
            return None;
        }
        let end = self.clauses.aside_end(self.annotated, true, at, to);
        let verb = || (start..at).rev().find(|&c| matches!(self.clauses.chunks[c].part, Part::Verb(_)));
        let guest = || verb().is_some_and(|verb| self.clauses.guest_behind(self.annotated, verb, at, to));
        end.map(|end| end - at).or_else(|| (self.apposed_name(at, to) || guest()).then_some(2))
    }

    /// How many chunks a conjunction or a comma joins on: a noun without a verb of its own, or another infinitive.
    fn joined(&self, at: usize, to: usize) -> Option<usize> {
        let chunks = &self.clauses.chunks;
        if self.clauses.lists_on(self.annotated, at, to) {
            return Some(3);
        }
        let comma = chunks[at].part == Part::Comma;
        let next = if comma && at + 1 < to && chunks[at + 1].part == Part::Conjunction { at + 2 } else { at + 1 };
        let joins = match chunks.get(next).filter(|_| next < to)?.part {
            Part::Noun => {
                // `A, B, and C`; not `seized a ship, and attacks went on`.
                let in_list = || next == at + 2 && at > 1 && chunks[at - 2].part == Part::Comma;
                let listed = || in_list() || self.list_goes_on(next, to) || self.ends_headline(next, to);
                !self.begins_joined_clause(next, to) && (!comma || listed())
            }
            Part::Verb(n) => !comma && self.annotated.verbs[n as usize].tense == Tense::Infinitive,
            _ => false,
        };
        joins.then_some(next + 1 - at)
    }

    /// Does a conjunction follow behind this noun and perhaps some more, so that the comma before it stood in a list?
    fn list_goes_on(&self, noun: usize, to: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let mut at = noun + 1;
        while at + 1 < to && chunks[at].part == Part::Comma && chunks[at + 1].part == Part::Noun {
            at += 2;
        }
        let at = if chunks.get(at).is_some_and(|c| c.part == Part::Comma) { at + 1 } else { at };
        at + 1 < to && chunks[at].part == Part::Conjunction && !self.begins_clause(at + 1, to)
    }

    /// `discuss nuclear, military cooperation`: the last words of a headline, which a comma joins to those before.
    fn ends_headline(&self, noun: usize, to: usize) -> bool {
        let scan = &self.annotated.scan;
        let sentence = scan.sentence_of(self.clauses.chunks[noun].tokens.first as usize);
        noun + 1 == to && scan.sentences[sentence].headline
    }

    /// Has a noun phrase a finite verb of its own behind it?
    fn begins_clause(&self, at: usize, to: usize) -> bool {
        let verb = (at + 1 < to).then(|| self.clauses.chunks[at + 1].part);
        matches!(verb, Some(Part::Verb(n)) if self.annotated.verbs[n as usize].finite())
    }

    /// Has it one behind what hangs on it: `and a number of pacts will be signed`?
    fn begins_joined_clause(&self, at: usize, to: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let mut last = at;
        while last + 2 < to && matches!(chunks[last + 1].part, Part::Preposition(_)) && chunks[last + 2].is_nominal() {
            last += 2;
        }
        self.begins_clause(last, to)
    }
}
