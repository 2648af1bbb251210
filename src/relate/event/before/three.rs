//! Three or more who were told of together: `the three governments`, `the trio`, `these countries`.

use super::super::Reader;
use crate::model::{ActorKind, Decimal, Mention, Number, Tokens};
use crate::relate::clause::{Part, mentions_in};

/// So many sentences back at most they were told of.
const BACK: usize = 6;

/// The longest list that a number counts.
const LONGEST: usize = 12;

impl Reader<'_> {
    /// The lands or people told of in one list last, where a noun phrase says no more than how many they are.
    pub(in crate::relate::event) fn three(&self, chunk: usize) -> Vec<u32> {
        let Some((kind, many)) = self.three_of(self.clauses.chunks[chunk].tokens) else { return Vec::new() };
        let scan = &self.annotated.scan;
        let own = scan.sentence_of(self.clauses.chunks[chunk].tokens.first as usize);
        let near = |c: &usize| own - scan.sentence_of(self.clauses.chunks[*c].tokens.first as usize) <= BACK;
        (0..chunk)
            .rev()
            .take_while(near)
            .find_map(|c| self.list_of(c, chunk, kind).filter(|told| many.is_none_or(|many| told.len() == many)))
            .unwrap_or_default()
    }

    /// Whom a definite noun phrase counts, and how many they are, where it says so.
    fn three_of(&self, tokens: Tokens) -> Option<(ActorKind, Option<usize>)> {
        let scan = &self.annotated.scan;
        let (first, last) = (tokens.first as usize, tokens.end as usize - 1);
        let these =
            scan.mark(first, self.classes.trio).filter(|m| m.end == tokens.end && tokens.end > tokens.first + 1);
        if these.is_some_and(|mark| scan.key(mark) == "these") {
            return Some((ActorKind::Country, None));
        }
        let noun = scan.mark(last, self.classes.trio).map(|mark| scan.key(mark))?;
        let numbers = &self.annotated.numbers;
        let from = numbers.partition_point(|n| n.tokens.first < tokens.first);
        let mut inside = numbers[from..].iter().take_while(|n| n.tokens.end <= tokens.end);
        let many = |number: &Number| (3..=LONGEST).find(|&n| number.value == Decimal::integer(n as i128));
        let mut counted = || inside.find(|n| !n.ordinal).and_then(many);
        let known = scan.is(first, self.classes.determiner);
        match noun {
            "alone" if known => Some((ActorKind::Country, Some(3))),
            "people" if known => Some((ActorKind::Person, Some(counted()?))),
            "countries" if known => Some((ActorKind::Country, Some(counted()?))),
            _ => None,
        }
    }

    /// `Chad, Mali and Niger`: the list that begins at a chunk and ends before another one.
    fn list_of(&self, first: usize, before: usize, kind: ActorKind) -> Option<Vec<u32>> {
        let part = |c: usize| self.clauses.chunks.get(c).filter(|_| c < before).map(|c| c.part);
        let joins = |c: usize| matches!(part(c), Some(Part::Comma | Part::Conjunction));
        let named = |c: usize| {
            let inside = mentions_in(self.annotated, self.clauses.chunks[c].tokens);
            let told = inside.into_iter().find(|(_, m): &(u32, &Mention)| self.is_kind(m, kind));
            told.map(|(n, _)| n).filter(|_| part(c) == Some(Part::Noun))
        };
        if first > 1 && joins(first - 1) && named(first - 2).is_some() {
            return None;
        }
        let (mut told, mut at, mut last) = (vec![named(first)?], first, false);
        while !last && joins(at + 1) {
            let comma = part(at + 1) == Some(Part::Comma);
            let both = comma && part(at + 2) == Some(Part::Conjunction);
            last = both || !comma;
            at += if both { 3 } else { 2 };
            told.push(named(at)?);
        }
        last.then_some(told)
    }
}
