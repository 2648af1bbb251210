//! When four digits are a year, and when they count, cost or name something.

use super::strings;
use crate::rules::lexicon::ClassId;
use crate::rules::scan::Scan;
use crate::text::{Casing, Token, TokenKind};

/// Before this year, and after `LAST`, a number is a year only behind a word that calls for a time.
const FIRST: u32 = 1500;
const LAST: u32 = 2100;

/// What tells years from other numbers in one language.
pub struct YearGuard<'g> {
    preposition: ClassId,
    plural_endings: Vec<&'g str>,
}

impl<'g> YearGuard<'g> {
    pub fn new(scan: &Scan<'g>) -> YearGuard<'g> {
        YearGuard {
            preposition: scan.grammar.class("time_preposition"),
            plural_endings: strings(scan.grammar, "plural_endings").collect(),
        }
    }

    /// Can the tokens from `first` up to `end` be a year or a range of years where they stand?
    pub fn passes(&self, scan: &Scan, first: usize, end: usize) -> bool {
        if part_of_name(scan, first) || runs_on(scan, end) {
            return false;
        }
        let called_for = first.checked_sub(1).is_some_and(|at| scan.mark(at, self.preposition).is_some());
        let digits = scan.token_text(first);
        let year = digits.parse().unwrap_or(FIRST);
        // Three digits are marked as a year by their era alone.
        if !called_for && behind_name(scan, first) {
            return false;
        }
        called_for || digits.len() < 4 || (FIRST..=LAST).contains(&year) && !self.counts(scan, end)
    }

    /// Does a word follow that can be counted (`2000 soldiers`)?
    fn counts(&self, scan: &Scan, end: usize) -> bool {
        let Some(next) = scan.tokens.get(end) else { return false };
        let word = scan.token_text(end);
        let plural = self.plural_endings.iter().any(|ending| word.ends_with(ending));
        next.kind == TokenKind::Word && !next.glued && next.casing == Casing::Lower && plural
    }
}

/// Does a name stand before it (`Mirage 2000`)?
fn behind_name(scan: &Scan, first: usize) -> bool {
    first
        .checked_sub(1)
        .is_some_and(|at| scan.tokens[at].kind == TokenKind::Word && scan.tokens[at].casing != Casing::Lower)
}

/// Is it glued to what stands before: a price, a model, a decimal?
fn part_of_name(scan: &Scan, first: usize) -> bool {
    let glued = |at: usize| scan.tokens.get(at).is_some_and(|t| t.glued);
    let Some(before) = first.checked_sub(1).filter(|_| glued(first)) else { return false };
    match scan.token_text(before) {
        "-" | "–" | "/" => glued(before) && before.checked_sub(1).is_some_and(|at| !plain(scan, at)),
        "(" | "[" | "\"" | "“" | "«" | "'" | "‘" | "—" | "," | ";" => false,
        _ => true,
    }
}

/// A word in lower case, or a figure: what a hyphen joins to a year that stays one (`post-1959`, `mid-1990`).
fn plain(scan: &Scan, at: usize) -> bool {
    let Token { kind, casing, .. } = scan.tokens[at];
    kind == TokenKind::Word && casing == Casing::Lower || scan.token_text(at).len() == 4 && kind == TokenKind::Number
}

/// Does a figure, a letter or a per cent sign follow at once?
fn runs_on(scan: &Scan, end: usize) -> bool {
    let Some(next) = scan.tokens.get(end).filter(|t| t.glued) else { return false };
    let digits_behind = scan.tokens.get(end + 1).is_some_and(|t| t.glued && t.kind == TokenKind::Number);
    match scan.token_text(end) {
        "%" | "°" | "€" | "£" | "$" => true,
        "-" | "–" | "/" | ":" => digits_behind,
        word => next.kind != TokenKind::Mark && !word.starts_with(['\'', '’']),
    }
}
