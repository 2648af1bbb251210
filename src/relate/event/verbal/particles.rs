//! The words that belong to a verb: right behind it, past a time, or behind its object.

use crate::model::{EventType, VerbGroup};
use crate::relate::clause::{Part, Places};
use crate::relate::event::{Reader, kind_of};
use crate::rules::frame::{Frame, FrameVerb};
use crate::text::TokenKind;
use std::cell::OnceCell;

impl Reader<'_> {
    /// `demanded the release of hostages held by rebels`: where nobody known is asked, who holds those who are asked for.
    pub(super) fn or_holder(&self, frame: &Frame, places: &Places, target: Vec<u32>) -> Vec<u32> {
        if kind_of(frame) != Some(EventType::Request) || target.iter().any(|&t| self.is_known(t)) {
            return target;
        }
        let asked = places.objects.iter().chain(places.slots.iter().flat_map(|(_, list)| list));
        let mut holders = asked.filter_map(|&c| self.owner_behind(c));
        holders.find(|&n| self.is_known(n)).map_or(target, |holder| vec![holder])
    }

    /// How many particles fit; none where one is missing. Where the first may stand is found `behind` the group once for
    /// all frames.
    pub(super) fn particles_fit(
        &self,
        verb: &FrameVerb,
        number: u32,
        group: &VerbGroup,
        behind: &OnceCell<[usize; 2]>,
    ) -> Option<u8> {
        // French `se défendre` is another deed than `défendre`.
        if verb.reflexive != group.reflexive {
            return None;
        }
        let scan = &self.annotated.scan;
        if verb.parted && !group.passive {
            return self.closes_object(verb, self.places(number)).then_some(verb.particles.len() as u8);
        }
        if verb.particles.is_empty() {
            return Some(u8::from(verb.reflexive));
        }
        let &[near, far] = behind.get_or_init(|| self.past_times(group));
        let reads_near = scan.tokens.get(near).is_some_and(|_| scan.reads(near, &verb.particles[0]));
        let mut at = if reads_near { near } else { far };
        // `was given 24 hours to leave`
        let counts = |t: usize| group.passive && scan.tokens[t].kind == TokenKind::Number;
        for (n, particle) in verb.particles.iter().enumerate() {
            let end = scan.tokens.len().min(at + if n == 0 { 3 } else { 2 });
            let found = (at..end).find(|&t| scan.reads(t, particle))?;
            // `s'est dit « prêt à négocier »`, `qualifié d'« injuste »`
            let adverb = |t: usize| scan.mark(t, self.classes.adverb).is_some() || n == 0 && counts(t);
            let passed_over = (at..found).all(|t| self.opens_quote(t) || adverb(t));
            if !passed_over {
                return None;
            }
            at = found + 1;
        }
        Some(verb.particles.len() as u8 + u8::from(verb.reflexive))
    }

    /// Where the particles of a verb begin past a time right behind it, and past one that a preposition leads to as well.
    fn past_times(&self, group: &VerbGroup) -> [usize; 2] {
        let mut at = self.behind_time(group.tokens.end);
        // `spoke again this morning by phone`
        if let Some(adverb) = self.annotated.scan.mark(at as usize, self.classes.adverb) {
            let behind = self.behind_time(adverb.end);
            at = if behind > adverb.end { behind } else { at };
        }
        [at, self.behind_led_time(at)].map(|token| token as usize)
    }

    fn opens_quote(&self, token: usize) -> bool {
        matches!(self.annotated.scan.sign(token), '"' | '“' | '«')
    }

    /// Past the time that stands right behind a verb: `s'est entretenu lundi par téléphone`.
    pub(super) fn behind_time(&self, token: u32) -> u32 {
        let chunk = self.clauses.chunk_at(token).map(|c| self.clauses.chunks[c]);
        chunk.filter(|c| matches!(c.part, Part::Time(_))).map_or(token, |c| c.tokens.end)
    }

    /// Past the time that a preposition leads to: `spoke on 12 May with`.
    fn behind_led_time(&self, token: u32) -> u32 {
        let chunk = self.clauses.chunk_at(token);
        let led = chunk.filter(|&c| matches!(self.clauses.chunks[c].part, Part::Preposition(_)));
        let time = led.and_then(|c| self.clauses.chunks.get(c + 1)).filter(|c| matches!(c.part, Part::Time(_)));
        time.map_or(token, |c| c.tokens.end)
    }

    /// `found Omar Diallo guilty`, `found him guilty`: do the particles close the object, or stand right behind it?
    fn closes_object(&self, verb: &FrameVerb, places: &Places) -> bool {
        let scan = &self.annotated.scan;
        let Some(&last) = places.objects.last() else { return false };
        let end = self.clauses.chunks[last].tokens.end as usize;
        let length = verb.particles.len();
        // `a qualifié la décision d'« injuste »`
        let stand = |first: usize| {
            let mut words = (first..scan.tokens.len()).take(2 * length).filter(|&t| !self.opens_quote(t));
            verb.particles.iter().all(|p| words.next().is_some_and(|t| scan.reads(t, p)))
        };
        let inside = end.saturating_sub(length);
        // `found him not guilty`
        let denied = |first: usize| scan.is(first - 1, self.classes.negation);
        // `declared a diplomat of the embassy in Lome persona non grata`: several words, past what hangs on the object.
        let chunks = &self.clauses.chunks;
        let clause = (last..self.clauses.sentence_of(last).end).take_while(|&c| {
            let opens = |mark| self.annotated.scan.key(mark) == "that";
            !matches!(chunks[c].part, Part::Subordinator(mark) if opens(mark))
        });
        let to = clause.last().map_or(end, |c| chunks[c].tokens.end as usize);
        let apart = || length > 1 && (end..to.min(end + HANGING)).any(stand);
        stand(end) && !denied(end) || stand(inside) && !denied(inside) || apart()
    }
}

/// So many words at most hang on an object before the particles that close it.
const HANGING: usize = 14;
