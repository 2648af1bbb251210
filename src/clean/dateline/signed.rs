//! A date between its author and a section of the site, `Ann Smith May 12, 2017 Politics`: no sign parts them.

use super::reader::Reader;
use crate::text::Casing;

impl Reader<'_> {
    /// Does the line hold no more than a date, an author on one side of it, and at most a section on the other?
    pub fn signed(&self, at: usize, end: usize) -> bool {
        let (before, behind) = ((0, self.without_sign(at)), (end, self.tokens.len()));
        let fits = |(from, to): (usize, usize)| from == to || self.is_person(from, to) || self.is_section(from, to);
        let person = self.is_person(before.0, before.1) || self.is_person(behind.0, behind.1);
        person && fits(before) && fits(behind)
    }

    /// A given name and one to three names behind it; where it may be another word, the last is a surname.
    pub fn is_person(&self, from: usize, to: usize) -> bool {
        let name = |n: usize| self.is_word(n) && self.tokens[n].casing != Casing::Lower;
        let initial = |n: usize| self.token(n) == "." && self.token(n - 1).len() == 1;
        let joined = |n: usize| self.token(n) == "-" && self.tokens[n].glued;
        let names = (from..to).filter(|&n| name(n)).count();
        let of = |n: usize| self.packs.facts.person_names.of(self.token(n));
        let known = || of(from).given.is_some_and(|given| !given.ambiguous || of(to - 1).surname);
        (2..=4).contains(&names) && (from..to).all(|n| name(n) || n > from && (initial(n) || joined(n))) && known()
    }

    fn is_section(&self, from: usize, to: usize) -> bool {
        let words = || self.text.slice(self.span(from, to)).to_lowercase();
        from < to && to - from <= SECTION && self.words.cues.is_line(&words())
    }

    fn without_sign(&self, at: usize) -> usize {
        at - usize::from(at > 0 && matches!(self.token(at - 1), "," | "|" | "-" | "–" | "—" | "•" | "·"))
    }
}

/// A section's name has at most so many tokens.
const SECTION: usize = 3;
