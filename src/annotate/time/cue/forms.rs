//! What the form of a word says of its tense.

use super::{Cues, SHORTEST, verb_like};
use crate::model::Direction;
use crate::rules::inflect::Form;
use crate::rules::scan::Scan;
use crate::text::{Casing, TokenKind};

impl Cues {
    /// A form that a verb has in the past alone: `partit`, `vint`.
    pub(super) fn is_past_alone(&self, scan: &Scan, at: usize) -> bool {
        if scan.tokens[at].casing != Casing::Lower || !scan.is(at, self.verb) {
            return false;
        }
        let own = scan.marks_at(at).filter(|(_, mark)| mark.class == self.verb && mark.end as usize == at + 1);
        let mut forms = own.filter_map(|(_, mark)| scan.grammar.words.verb(mark.value)).peekable();
        forms.peek().is_some() && forms.all(|verb| verb.form == Form::Past)
    }

    /// Does a word end as several do: `ministers`?
    pub(super) fn is_plural(&self, scan: &Scan, at: usize) -> bool {
        let (token, word) = (scan.tokens[at], scan.token_text(at));
        let noun = token.kind == TokenKind::Word && word.len() >= SHORTEST && !word.ends_with("ss");
        noun && self.plurals.iter().any(|ending| word.ends_with(ending))
    }

    /// Is a word part of other words, which tell another tense (`il y a`, `eu lieu`)?
    pub(super) fn is_part(&self, scan: &Scan, at: usize) -> bool {
        let holds = |from: usize| scan.mark(from, self.tense).is_some_and(|mark| mark.end as usize > at);
        (at.saturating_sub(2)..at).any(holds)
    }

    /// A participle before its noun (`this diversified maker`), or of the present (`is located`).
    pub(super) fn is_attribute(&self, scan: &Scan, at: usize) -> bool {
        at > 0 && (scan.is(at - 1, self.present) || scan.is(at - 1, self.determiner))
    }

    /// The tense of the auxiliary before a participle: `sera annoncé`, `will be held`.
    pub(super) fn auxiliary(&self, scan: &Scan, participle: usize, reach: usize) -> Option<Direction> {
        let from = participle.saturating_sub(reach);
        let mut helps =
            (from..participle).rev().filter(|at| !scan.is(*at, self.tense_noun) && !self.is_month_name(scan, *at));
        let told = |at: usize| scan.mark(at, self.tense).and_then(|mark| Direction::parse(scan.key(mark)));
        helps.find_map(|at| told(at).or_else(|| self.future_ending(scan, at)))
    }

    /// `Resteront fermées`.
    fn future_ending(&self, scan: &Scan, at: usize) -> Option<Direction> {
        let word = verb_like(scan, at)?;
        let ahead = |(ending, way): &&(&str, Direction)| *way == Direction::Future && word.ends_with(*ending);
        self.endings.iter().find(ahead).map(|(_, way)| *way)
    }
}
