//! Deeds that a noun only mentions: a paper or aid told of beside another deed, an attack that is only mourned; and those that
//! it tells without a verb.

use super::super::{Reader, kind_of};
use crate::model::EventType;
use crate::relate::clause::Part;

impl Reader<'_> {
    /// A paper or aid that is only mentioned, an attack that is only mourned, talks that are only hoped for.
    pub(super) fn is_mere_mention(&self, kind: EventType, chunk: usize) -> bool {
        self.is_hoped_for(chunk)
            || matches!(kind, EventType::Agree | EventType::Aid) && self.mentioned(chunk)
            || kind == EventType::Consult && self.broken_off(chunk)
            || kind == EventType::Agree && self.broken(chunk)
            || kind == EventType::Assault && (self.mourned(chunk) || self.only_fights(chunk))
    }

    /// `Chadian soldiers fighting alongside the army`: who they are, and no fighting of its own.
    fn only_fights(&self, chunk: usize) -> bool {
        let scan = &self.annotated.scan;
        let tokens = self.clauses.chunks[chunk].tokens;
        let (first, last) = (tokens.first as usize, tokens.end as usize - 1);
        let people = || self.classes.people.iter().any(|&class| scan.is(last - 1, class));
        let many = || scan.grammar.ends_as_plural(scan.token_text(last - 1));
        last > first && scan.is(last, self.classes.verb) && many() && people() && self.preposition_behind(chunk)
    }

    fn preposition_behind(&self, chunk: usize) -> bool {
        let next = chunk + 1 < self.clauses.sentence_of(chunk).end;
        next && !matches!(self.preposition(chunk + 1), None | Some("between"))
    }

    /// `the bloc, a pact between A and B`, `under a treaty between A and B`: a mere mention, where a verb tells the rest.
    fn mentioned(&self, chunk: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let range = self.clauses.sentence_of(chunk);
        let part = |at: Option<usize>| at.filter(|&c| c >= range.start).map(|c| chunks[c].part);
        let before = match part(chunk.checked_sub(1)) {
            // `since the August accord between A and B`
            Some(Part::Time(_)) => {
                let article =
                    |c: usize| self.is_definite(chunks[c].tokens) && chunks[c].tokens.end - chunks[c].tokens.first == 1;
                let head = chunk.checked_sub(2).filter(|&c| c > range.start && article(c)).map_or(2, |_| 3);
                part(chunk.checked_sub(head)).filter(|p| *p != Part::Comma)
            }
            before => before,
        };
        let led = match before {
            Some(Part::Preposition(mark)) => self.annotated.scan.key(mark) != "during",
            Some(Part::Subordinator(mark)) => self.annotated.scan.key(mark) == "when",
            // `According to X, a pact between A and B`
            part => part == Some(Part::Comma) && self.preposition(range.start) != Some("according"),
        };
        led && range
            .clone()
            .any(|c| matches!(chunks[c].part, Part::Verb(n) if self.annotated.verbs[n as usize].finite()))
    }

    /// `accused Chad of breaking the pact between A and B`, `rejected it`: right behind what is done to the paper.
    fn broken(&self, chunk: usize) -> bool {
        let before = chunk.checked_sub(1).filter(|&c| c >= self.clauses.sentence_of(chunk).start);
        let Some(Part::Verb(n)) = before.map(|c| self.clauses.chunks[c].part) else { return false };
        let frames = &self.annotated.scan.grammar.frames;
        frames.of_verb(self.annotated.verbs[n as usize].lemma).any(|f| kind_of(f) == Some(EventType::Reject))
    }

    /// `Suspension de la coopération entre le Tchad et le Mali.`: a noun of doing without an article that opens a sentence which
    /// has no verb.
    pub(super) fn tells_alone(&self, frame: &crate::rules::frame::Frame, chunk: usize) -> bool {
        use EventType::{Assault, Coerce, Consult, Mobilize, Protest, Retreat, Sanction};
        let told = matches!(kind_of(frame), Some(Assault | Coerce | Consult | Mobilize | Protest | Retreat | Sanction));
        let chunks = &self.clauses.chunks;
        let range = self.clauses.sentence_of(chunk);
        let first = chunks[chunk].tokens.first as usize;
        let opens =
            || chunk == range.start || matches!(chunks[chunk - 1].part, Part::Stop | Part::Time(_) | Part::Quote);
        told && self.classes.adjectives_behind
            && self.annotated.scan.mark(first, self.classes.determiner).is_none()
            && opens()
            && !range.clone().any(|c| self.finite_verb(c).is_some())
    }

    /// `the suspension of talks between A and B`: they are not held, or no more.
    fn broken_off(&self, chunk: usize) -> bool {
        let before = chunk.checked_sub(2).filter(|&c| c >= self.clauses.sentence_of(chunk).start);
        before.is_some_and(|c| self.preposition(c + 1) == Some("of") && self.is_of_kind(c, self.kinds.breach))
    }

    /// `hopes for more talks with Chad`, `dreams of a treaty`: nobody is going to hold them.
    fn is_hoped_for(&self, chunk: usize) -> bool {
        let words = &self.annotated.scan.grammar.words;
        let range = self.clauses.sentence_of(chunk);
        let Some(before) = chunk.checked_sub(2).filter(|&c| c >= range.start) else { return false };
        let led = matches!(self.preposition(before + 1), Some("for" | "of"));
        let hopes = |n: u32| words.verbs.kinds(self.annotated.verbs[n as usize].lemma) & self.kinds.hope != 0;
        led && matches!(self.clauses.chunks[before].part, Part::Verb(n) if hopes(n))
    }

    /// Told as what condolences are for.
    pub(in crate::relate::event) fn mourned(&self, chunk: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let words = &self.annotated.scan.grammar.words;
        let mourning = self.kinds.mourning;
        let range = self.clauses.sentence_of(chunk);
        mourning != 0
            && (range.start..chunk).any(|c| {
                chunks[c].part == Part::Noun
                    && self.nouns(chunks[c].tokens).any(|(_, n)| words.nouns.kinds(n) & mourning != 0)
            })
    }

    /// `ira à Lomé, calme depuis la destitution de X`: a deed of force that all know of, behind a word that leads to what was
    /// before.
    pub(super) fn is_past_deed(&self, kind: EventType, preposition: usize) -> bool {
        use EventType::{Assault, Coerce, Sanction};
        let led = self.clauses.chunks[preposition].tokens.first as usize;
        matches!(kind, Assault | Coerce | Sanction)
            && self.annotated.scan.is(led, self.classes.aftermath)
            && self.clauses.chunks.get(preposition + 1).is_some_and(|c| self.is_definite(c.tokens))
    }
}
