//! Whether the nouns that a frame asks for are near its verb at all: mostly they are not, and what stands around the verb
//! need not be read.

use super::around::COUNTED;
use crate::relate::event::Reader;
use crate::rules::frame::{Frame, Nouns};

impl Reader<'_> {
    /// Does a frame ask for an object or a subject that no word of the sentence can be?
    pub(super) fn wants_other_nouns(&self, frame: &Frame, number: u32) -> bool {
        if self.lacks_other(frame, number) {
            return true;
        }
        let sums = frame.has("or-named") || frame.has("or-it") || frame.has("or-sum") || frame.has("term");
        let object = !frame.objects.is_empty() && !frame.has("or-target") && !frame.has("or-what") && !sums;
        let subject =
            !frame.subjects.is_empty() && !frame.has("agent") && !frame.has("or-passive") && !frame.has("or-people");
        let nouns = if object || subject { self.nouns_near(number) } else { None };
        nouns.is_some_and(|nouns| {
            object && !frame.objects.may_hold_any(nouns) || subject && !frame.subjects.may_hold_any(nouns)
        })
    }

    /// `A et B ont évoqué la crise`: no frame whose other side only a preposition can lead to.
    fn lacks_other(&self, frame: &Frame, number: u32) -> bool {
        if !frame.has("alone") || !frame.has("both") || frame.has("goer") {
            return false;
        }
        let places = self.places(number);
        let leads = |key: &str| frame.target.iter().any(|t| **t == *key);
        let led = || places.slots.iter().any(|(p, _)| self.preposition(*p).is_some_and(leads));
        !frame.target.is_empty() && !led() && self.addressed_first(frame, places).is_empty()
    }

    /// The nouns of the sentence of a verb, and of what is counted at its end.
    fn nouns_near(&self, number: u32) -> Option<&Nouns> {
        let chunks = &self.clauses.chunks;
        let scan = &self.annotated.scan;
        let verb = self.clauses.verb_chunk(number)?;
        let sentence = scan.sentence_of(chunks[verb].tokens.first as usize);
        let behind = || chunks.get(self.clauses.sentences[sentence].end + 2 * COUNTED);
        let nouns = || {
            let mut nouns = Nouns::default();
            let end = behind().map_or(scan.tokens.len(), |chunk| chunk.tokens.end as usize);
            for at in scan.sentences[sentence].first as usize..end {
                if let Some(mark) = scan.mark(at, self.classes.noun)
                    && let Some(noun) = scan.grammar.words.noun(mark.value)
                {
                    nouns.add(&scan.grammar.words, noun);
                } else if let Some((_, noun)) = self.designated(at) {
                    nouns.add(&scan.grammar.words, noun);
                }
            }
            nouns
        };
        Some(self.nouns_of[sentence].get_or_init(nouns))
    }
}
