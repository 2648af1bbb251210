//! Subjects of several: who is joined to whom past an aside, and of which whole a part is told.

use super::super::{Clauses, Part, mentions_in};
use crate::analysis::Annotated;
use crate::model::{ActorKind, Mention, Person, Use, VerbGroup};
use std::ops::Range;

impl Clauses {
    /// The heads of the noun phrases of which the last stands at a chunk, right before the verb that tells of them.
    pub(super) fn heads_before(
        &self,
        annotated: &Annotated,
        verb: usize,
        at: usize,
        range: &Range<usize>,
    ) -> Vec<usize> {
        let mut heads = self.heads_back_to(annotated, at, range.start);
        let many = self.group(annotated, verb).is_some_and(|g| g.person == Person::ThirdPlural);
        if many && heads.len() == 1 {
            let first = self.joined_past_relative(annotated, heads[0], range.start);
            heads.splice(0..0, first);
        }
        match heads[..] {
            [one] => self.counted_among(annotated, one, verb, range).map_or(heads, |whole| vec![whole]),
            _ => heads,
        }
    }

    /// Does the last of a list begin a clause, behind what an earlier verb has for its object? So does a pronoun behind all
    /// that one tells: `condemned its decision to jail ten men and we call on Chad`; `Ann Lee and I met` has no such verb.
    pub(super) fn begins_clause(&self, annotated: &Annotated, last: usize, first: usize, from: usize) -> bool {
        let inside =
            |c: &usize| !matches!(self.part(*c), Part::Comma | Part::Subordinator(_) | Part::Relative(_) | Part::Stop);
        self.ends_clause(annotated, first, from)
            || matches!(self.part(last), Part::Pronoun(_))
                && (from..first).rev().take_while(inside).any(|c| self.finite_at(annotated, c))
    }

    /// `Le président, Ann Lee, et le ministre, Paul Deby, ont signé`: of a verb of many, the second of two whose names stand
    /// between commas is no aside; nor is who stands there with more than a mere `and`: `Chad, along with Mali, has signed`.
    pub(super) fn joins_one_more(&self, group: &VerbGroup, open: usize, close: usize, from: usize) -> bool {
        open > from
            && close == open + 3
            && (group.person == Person::ThirdPlural || self.chunks[open + 1].tokens.range().len() > 1)
            && self.part(open + 1) == Part::Conjunction
            && self.part(open + 2) == Part::Noun
            && self.part(open - 1) == Part::Noun
    }

    /// `Ann Lee, qui était à Lomé, et Paul Deby ont signé`: of a verb of many, whom a relative clause between commas tells of
    /// is joined to the one behind it.
    fn joined_past_relative(&self, annotated: &Annotated, last: usize, from: usize) -> Option<usize> {
        let comma = last.checked_sub(2).filter(|&c| c > from + 2)?;
        let joined = self.part(last - 1) == Part::Conjunction && self.part(comma) == Part::Comma;
        let open = self.opening(annotated, comma, from).filter(|_| joined)?;
        let relative = matches!(self.part(open + 1), Part::Relative(_)) && self.part(open - 1) == Part::Noun;
        relative.then_some(open - 1)
    }

    /// `Dix soldats dont deux officiers ont été tués`: the noun of which a number of others are counted out, where the sentence
    /// has no other verb for it.
    fn counted_among(&self, annotated: &Annotated, part: usize, verb: usize, range: &Range<usize>) -> Option<usize> {
        let whole = part.checked_sub(2).filter(|&c| c >= range.start && self.part(c) == Part::Noun)?;
        let Part::Relative(mark) = self.part(part - 1) else { return None };
        let first = self.chunks[part].tokens.first;
        let number = annotated.numbers.get(annotated.numbers.partition_point(|n| n.tokens.first < first));
        let counted = number.is_some_and(|n| n.tokens.first == first && !n.ordinal);
        let told = |c: usize| self.finite_at(annotated, c);
        let free =
            |c: &usize| matches!(self.part(*c), Part::Noun | Part::Preposition(_) | Part::Time(_) | Part::Verb(_));
        let own = (verb + 1..range.end).take_while(free).any(told);
        let among = annotated.scan.key(mark) == "of-whom" && counted;
        (among && !own && !(range.start..part).any(told)).then_some(whole)
    }

    /// `Ann Lee, head of the council, and Jane Roe, head of the house, met`: behind the office that tells who someone is, the
    /// people whom a list goes on with are joined to whom that is.
    pub(super) fn named_before_office(
        &self,
        annotated: &Annotated,
        office: usize,
        list: &[usize],
        from: usize,
    ) -> Option<usize> {
        let person = |c: usize| {
            let named = |m: &Mention| {
                let kind = m.actor.map(|a| annotated.actors[a as usize].kind);
                m.usage == Use::Actor && kind == Some(ActorKind::Person)
            };
            mentions_in(annotated, self.chunks[c].tokens).iter().any(|(_, m)| named(m))
        };
        let name = office.checked_sub(2).filter(|&c| c >= from && self.part(c + 1) == Part::Comma)?;
        let apart = list.len() > 1 && !person(office) && !person(list[0]) && list[1..].iter().all(|&c| person(c));
        (apart && self.part(name) == Part::Noun && person(name)).then_some(name)
    }
}
