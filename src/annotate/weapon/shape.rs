//! Designations by their shape: capitals and digits with a hyphen (`YJ-21`, `AN/TPS-77`), or glued (`CFM56`).

use crate::rules::lexicon::HYPHEN;
use crate::rules::scan::Scan;
use crate::text::{Casing, TokenKind};

/// Where a designation that begins at this token ends, if it has the shape of one.
#[inline]
pub(super) fn end(scan: &Scan, at: usize, to: usize) -> Option<usize> {
    let token = scan.tokens[at];
    let capital = token.kind == TokenKind::Word && token.casing != Casing::Lower;
    if capital { end_from_capital(scan, at, to) } else { None }
}

fn end_from_capital(scan: &Scan, at: usize, to: usize) -> Option<usize> {
    let token = scan.tokens[at];
    if token.glued && at > 0 && !opens(scan, at) {
        return None;
    }
    let letters = scan.token_text(at).len();
    let mut next = at + 1;
    if letters <= 3 && glued(scan, next, to) && scan.token_text(next) == "/" && glued(scan, next + 1, to) {
        next += 2;
    }
    let hyphen = glued(scan, next, to) && scan.word(next) == HYPHEN;
    next += usize::from(hyphen);
    let digits = glued(scan, next, to) && scan.tokens[next].kind == TokenKind::Number;
    let capitals = token.casing == Casing::Upper || letters <= 3 && hyphen;
    (digits && capitals && letters <= 5 && !is_year(scan.token_text(next))).then_some(next + 1)
}

/// Where one capital letter with two digits or three glued to it ends, with the letter behind these: `H425`, `H225M`.
pub(super) fn lettered(scan: &Scan, at: usize, to: usize) -> Option<usize> {
    let token = scan.tokens[at];
    let letter = token.kind == TokenKind::Word && token.casing == Casing::Capital && token.span.len() == 1;
    let digits = glued(scan, at + 1, to) && scan.tokens[at + 1].kind == TokenKind::Number;
    let fits = letter && digits && matches!(scan.token_text(at + 1).len(), 2 | 3) && (!token.glued || opens(scan, at));
    let behind =
        glued(scan, at + 2, to) && scan.tokens[at + 2].span.len() == 1 && scan.tokens[at + 2].kind == TokenKind::Word;
    fits.then_some(at + 2 + usize::from(behind))
}

/// A bracket or a quotation mark may stand glued before a designation.
fn opens(scan: &Scan, at: usize) -> bool {
    scan.tokens[at - 1].kind == TokenKind::Mark && scan.word(at - 1) != HYPHEN
}

fn glued(scan: &Scan, at: usize, to: usize) -> bool {
    at < to && scan.tokens[at].glued
}

/// `Army-2023` is no weapon.
fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")) || digits.len() > 4
}

/// How long a word of a headline must be to stand in capitals as a name does.
const TITLE_WORD: usize = 4;

/// Is this a headline with capitals on all its words, which tell nothing of a name: `Army To Buy 40 New Guns`?
pub(super) fn in_title(scan: &Scan, at: usize) -> bool {
    let sentence = scan.sentences[scan.sentence_of(at)];
    let long = |at: &usize| scan.tokens[*at].kind == TokenKind::Word && scan.tokens[*at].span.len() >= TITLE_WORD;
    let mut words = sentence.tokens().filter(long);
    sentence.headline && words.all(|at| scan.tokens[at].casing != Casing::Lower)
}
