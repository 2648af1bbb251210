//! Lists in which an office, a country or a charge goes on behind its preposition: `les présidents du Tchad et du Mali`.

use super::Reader;
use crate::relate::clause::{Part, mentions_in};

impl Reader<'_> {
    /// Past what an office is in charge of: `ministre de l'Europe et des Affaires étrangères`, `ministre des Affaires
    /// étrangères, de la Migration et des Tunisiens à l'étranger`.
    pub(super) fn past_charges(&self, first: usize, to: usize) -> usize {
        let chunks = &self.clauses.chunks;
        let led =
            |at: usize| at + 1 < to && matches!(chunks[at].part, Part::Preposition(_)) && chunks[at + 1].is_nominal();
        let of = |at: usize| led(at) && self.preposition(at) == Some("of");
        let mut at = first;
        loop {
            at += match chunks.get(at).filter(|_| at < to).map(|c| c.part) {
                Some(Part::Preposition(_)) if led(at) => 2,
                Some(Part::Comma | Part::Conjunction) if of(at + 1) => 3,
                // `de la Migration et des Tunisiens à l'étranger`
                Some(Part::Conjunction) if at > first && at + 2 < to && chunks[at + 1].is_nominal() && led(at + 2) => 2,
                Some(Part::Conjunction) if self.joined_of(at, to) > 0 => self.joined_of(at, to),
                _ => return at,
            };
        }
    }

    /// How many parts `et des affaires`, `and trade` have, which a comma ends; `et son homologue` is no charge.
    pub(super) fn joined_of(&self, at: usize, to: usize) -> usize {
        let part = |at: usize| self.clauses.chunks.get(at).filter(|_| at < to).map(|c| c.part);
        if part(at) != Some(Part::Conjunction) {
            return 0;
        }
        let size = if matches!(part(at + 1), Some(Part::Preposition(_))) { 3 } else { 2 };
        let joins = part(at + size - 1) == Some(Part::Noun) && part(at + size) == Some(Part::Comma);
        let [.., counterpart] = self.classes.people;
        if joins && !self.holds(at + size - 1, counterpart) { size } else { 0 }
    }

    /// `several countries, including Chad and Mali`: the names that examples of a plural without one give.
    pub(super) fn such_as(&self, chunk: usize, sides: &mut Vec<u32>) {
        let chunks = &self.clauses.chunks;
        let to = self.clauses.sentence_of(chunk).end;
        // `une quinzaine de pays, dont le Mali`
        let of = chunk + 2 < to && self.preposition(chunk + 1) == Some("of") && chunks[chunk + 2].is_nominal();
        let several = if of { chunk + 2 } else { chunk };
        let comma = chunks.get(several + 1).is_some_and(|c| c.part == Part::Comma);
        let at = several + 1 + usize::from(comma);
        let whose = at < to && matches!(chunks[at].part, Part::Relative(_)) && self.holds(at, self.classes.such_as);
        let led = |at: usize| whose || matches!(self.preposition(at), Some("as" | "like"));
        if at + 1 >= to || !led(at) || !self.is_plural(chunks[several].tokens) {
            sides.extend(self.is_one_of(chunk));
            return;
        }
        if !self.holds(at, self.classes.such_as) || !chunks[at + 1].is_nominal() {
            return;
        }
        let (list, end) = self.clauses.list_on(self.annotated, at + 1, to);
        // `des pays dont le Mali dépend`
        if whose && chunks.get(end).is_some_and(|c| end < to && !matches!(c.part, Part::Comma | Part::Stop)) {
            return;
        }
        for next in list {
            let tokens = chunks[next].tokens;
            let inside = mentions_in(self.annotated, tokens);
            sides.extend(inside.iter().filter(|(_, m)| self.heads_phrase(m, tokens)).map(|(n, _)| *n));
        }
    }

    /// `Chad is one of five nations that sent troops`: who is said to be what a relative clause tells more of.
    fn is_one_of(&self, chunk: usize) -> Vec<u32> {
        let chunks = &self.clauses.chunks;
        let begin = self.clauses.sentence_of(chunk).start;
        let relative = chunks.get(chunk + 1).is_some_and(|c| matches!(c.part, Part::Relative(_)));
        let of = chunk > begin + 2 && self.preposition(chunk - 1).is_some();
        let verb = (chunk - 2 * usize::from(of)).saturating_sub(1);
        let verb = if of && matches!(chunks[verb + 1].part, Part::Verb(_)) { verb + 1 } else { verb };
        let kinds = &self.annotated.scan.grammar.words.verbs;
        match chunks[verb].part {
            Part::Verb(n) if relative && verb > begin => {
                let group = &self.annotated.verbs[n as usize];
                let is = kinds.kinds(group.lemma) & self.kinds.be != 0 && group.finite() && !group.negated;
                if is { self.sides(&self.places(n).subject, true) } else { Vec::new() }
            }
            _ => Vec::new(),
        }
    }

    /// `les présidents du Tchad, du Mali et du Niger`: those behind the prepositions that go on with the first one's list.
    pub(super) fn of_others(&self, chunk: usize, sides: &mut Vec<u32>) {
        let chunks = &self.clauses.chunks;
        let to = self.clauses.sentence_of(chunk).end;
        let of = |at: usize| self.preposition(at) == Some("of");
        let mut at = if chunk + 2 < to && of(chunk + 1) { chunk + 3 } else { chunk + 1 };
        while at + 2 < to {
            at += usize::from(chunks[at].part == Part::Comma && chunks[at + 1].part == Part::Conjunction);
            let joins = matches!(chunks[at].part, Part::Comma | Part::Conjunction);
            if !joins || at + 2 >= to || !of(at + 1) || chunks[at + 2].part != Part::Noun {
                return;
            }
            let tokens = chunks[at + 2].tokens;
            let inside = mentions_in(self.annotated, tokens);
            sides.extend(inside.iter().filter(|(_, m)| self.heads_phrase(m, tokens)).map(|(n, _)| *n));
            at += 3;
        }
    }

    /// `presidents X of Chad, Y of Mali and Z of Niger`: the people of such a list, each with a country of their own.
    pub(super) fn of_holders(&self, chunk: usize, sides: &mut Vec<u32>) {
        let chunks = &self.clauses.chunks;
        let to = self.clauses.sentence_of(chunk).end;
        let of = |at: usize| at + 1 < to && self.preposition(at) == Some("of") && chunks[at + 1].part == Part::Noun;
        let mut at = chunk;
        while at < to && chunks[at].part == Part::Noun && of(at + 1) {
            let tokens = chunks[at].tokens;
            let person = mentions_in(self.annotated, tokens)
                .into_iter()
                .find(|(n, m)| self.heads_phrase(m, tokens) && self.is_person(*n));
            let Some((person, _)) = person else { return };
            sides.push(person);
            at += 3;
            let joins = chunks.get(at).is_some_and(|c| matches!(c.part, Part::Comma | Part::Conjunction));
            let both = chunks.get(at).is_some_and(|c| c.part == Part::Comma)
                && chunks.get(at + 1).is_some_and(|c| c.part == Part::Conjunction);
            at += if both { 2 } else { usize::from(joins) };
            if !joins {
                return;
            }
        }
    }
}
