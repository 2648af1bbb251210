//! Guests told of by where they are: `X is in Chad for a visit`, `X in Chad for talks` of a headline.

use super::super::Reader;
use crate::relate::clause::Part;

/// A visit so told of.
pub(super) struct Guests {
    pub source: Vec<u32>,
    pub target: Vec<u32>,
    /// The verb of being that says so.
    pub group: Option<u32>,
    /// The first token of the guests, where a headline has no verb.
    pub first: u32,
}

impl Reader<'_> {
    /// Who is in which land for what a noun phrase names, where no verb of going tells of it.
    pub(super) fn guest_in_place(&self, chunk: usize) -> Option<Guests> {
        let chunks = &self.clauses.chunks;
        let begin = self.clauses.sentence_of(chunk).start;
        let back = |from: usize, by: usize| from.checked_sub(by).filter(|&c| c >= begin);
        // `on a two-day visit`: the article stands before the time.
        let split = back(chunk, 2).filter(|&c| matches!(chunks[c + 1].part, Part::Time(_)) && self.is_bare_article(c));
        let first = split.unwrap_or(chunk);
        let purpose = back(first, 1).filter(|&c| matches!(self.preposition(c), Some("for" | "on")))?;
        // `is in Chad on Monday for talks`
        let timed = back(purpose, 1).filter(|&c| matches!(chunks[c].part, Part::Time(_)));
        let led = timed.and_then(|c| back(c, 1)).filter(|&c| matches!(chunks[c].part, Part::Preposition(_)));
        let place = back(led.or(timed).unwrap_or(purpose), 1).filter(|&c| chunks[c].part == Part::Noun)?;
        let within = back(place, 1).filter(|&c| self.leads_in(c))?;
        let at = back(within, 1)?;
        let source = self.guests_before(at)?;
        let target = self.sides(&[place], true);
        let known = |sides: &[u32]| !sides.is_empty() && sides.iter().all(|&side| self.country(side).is_some());
        let group = match chunks[at].part {
            Part::Verb(n) => Some(n),
            _ => None,
        };
        let guests = known(&target) && source.iter().any(|&guest| self.is_known(guest));
        guests.then_some(Guests { source, target, group, first: chunks[at].tokens.first })
    }

    fn is_bare_article(&self, chunk: usize) -> bool {
        let tokens = self.clauses.chunks[chunk].tokens;
        tokens.range().all(|t| self.annotated.scan.is(t, self.classes.determiner))
    }

    /// The subject of a verb of being, or of a headline without a verb, that ends at a chunk.
    fn guests_before(&self, at: usize) -> Option<Vec<u32>> {
        let scan = &self.annotated.scan;
        let chunk = self.clauses.chunks[at];
        let headline = || scan.sentences[scan.sentence_of(chunk.tokens.first as usize)].headline;
        match chunk.part {
            Part::Verb(n) => {
                let group = &self.annotated.verbs[n as usize];
                let is = group.finite() && scan.grammar.words.verbs.kinds(group.lemma) & self.kinds.be != 0;
                is.then(|| self.sides(&self.places(n).subject, true))
            }
            Part::Noun if headline() && self.is_someone(&[at]) => Some(self.sides(&[at], true)),
            _ => None,
        }
    }
}
