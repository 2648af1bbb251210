//! When four digits are a year, and when they count, cost or name something.

use super::strings;
use crate::rules::lexicon::ClassId;
use crate::rules::scan::Scan;
use crate::text::{Casing, Token, TokenKind, is_apostrophe};

/// Before this year, and after `LAST`, a number is a year only behind a word that calls for a time.
const FIRST: u32 = 1500;
const LAST: u32 = 2100;
/// In brackets alone (`the war (1337–1453)`), from this year on.
const EARLIEST: u32 = 1000;
/// From here on, what stands before a plural behind a weak word is a year rather than a count, unless it is round.
const RECENT: u32 = 1600;
const ROUND: u32 = 50;
/// Accounts of older years are not told of.
const LIVED: u32 = 1900;
/// The key of words that call for a time and for a number of things alike.
pub(super) const ANY: &str = "any";

/// What tells years from other numbers in one language.
pub struct YearGuard<'g> {
    preposition: ClassId,
    phrase_break: ClassId,
    tense: ClassId,
    hour_sign: ClassId,
    temperature: ClassId,
    /// Counts of four figures have their thousands parted.
    parted: bool,
    plural_endings: Vec<&'g str>,
}

impl<'g> YearGuard<'g> {
    pub fn new(scan: &Scan<'g>) -> YearGuard<'g> {
        YearGuard {
            preposition: scan.grammar.class("time_preposition"),
            phrase_break: scan.grammar.class("phrase_break"),
            tense: scan.grammar.class("tense"),
            hour_sign: scan.grammar.class("hour_sign"),
            temperature: scan.grammar.class("temperature"),
            parted: strings(scan.grammar, "thousands").next().is_some(),
            plural_endings: strings(scan.grammar, "plural_endings").collect(),
        }
    }

    /// Can the tokens from `first` up to `end` be a year or a range of years where they stand?
    pub fn passes(&self, scan: &Scan, first: usize, end: usize) -> bool {
        // `Mid-1997` at the head of a sentence is no name.
        let joined = first >= 2 && scan.sign(first - 1) == '-' && scan.is(first - 2, self.preposition);
        // `0800 1916` is one number.
        let numbered =
            first > 0 && scan.tokens[first - 1].kind == TokenKind::Number && scan.token_text(first - 1).len() > 2;
        if !joined && part_of_name(scan, first) || runs_on(scan, end) || numbered {
            return false;
        }
        let preposition = first.checked_sub(1).and_then(|at| scan.mark(at, self.preposition));
        let weak = preposition.is_some_and(|mark| scan.key(mark) == ANY);
        let digits = scan.token_text(first);
        let year = digits.parse().unwrap_or(FIRST);
        // A count is round or has its thousands parted, `below 1990 levels` and `the 2023 elections` do not.
        let count = !self.parted || !(RECENT..LAST).contains(&year) || year.is_multiple_of(ROUND);
        let called_for = preposition.is_some() && !(weak && count && self.counts(scan, end));
        let to = || scan.token_text(first + 2).parse().unwrap_or(0);
        let range = end == first + 3 && (FIRST..=LAST).contains(&year) && (year + 1..=LAST).contains(&to());
        // Three digits are marked as a year by their era alone.
        if !called_for && !range && behind_name(scan, first) {
            return false;
        }
        called_for
            || bracketed(scan, first, end) && year >= EARLIEST
            || digits.len() < 4
            || (FIRST..=LAST).contains(&year) && (hyphened(scan, first) || !self.counts(scan, end))
    }

    /// Can four digits before `earnings` be their year? Counts have their thousands parted or are round.
    pub fn is_year_of_accounts(&self, scan: &Scan, first: usize) -> bool {
        let year: u32 = scan.token_text(first).parse().unwrap_or(0);
        (LIVED..LAST).contains(&year) && !year.is_multiple_of(ROUND) && !part_of_name(scan, first)
    }

    /// Can two digits be a year cut short where they stand, and not a number of things or an hour?
    pub fn is_short_year(&self, scan: &Scan, at: usize) -> bool {
        let hour = scan.tokens.get(at + 1).is_some_and(|t| t.glued) && scan.mark(at + 1, self.hour_sign).is_some();
        let clock = scan.tokens.get(at + 2).is_some_and(|t| t.glued) && scan.sign(at + 1) == ':';
        !hour && !clock && !self.counts(scan, at + 1)
    }

    /// Can a number in words be a year? One of whole hundreds counts what follows, if that may be a noun.
    pub fn in_words(&self, scan: &Scan, year: Option<i64>, end: usize) -> bool {
        let Some(next) = scan.tokens.get(end) else { return true };
        let word = next.kind == TokenKind::Word && next.casing == Casing::Lower;
        let noun = word && self.is_open(scan, end);
        let whole = year.is_some_and(|year| year % 100 == 0);
        !(noun && whole || self.counts(scan, end) || scan.sign(end) == '-')
    }

    /// Is a word none that ends a phrase?
    fn is_open(&self, scan: &Scan, at: usize) -> bool {
        scan.mark(at, self.phrase_break).is_none() && !scan.is(at, self.tense)
    }

    /// The same as a day that no noun follows: `on the 24th a fleet came`, not `on the 24th floor`.
    pub fn is_day_alone(&self, scan: &Scan, first: usize, end: usize) -> bool {
        self.is_day(scan, first, end) && self.ends_phrase(scan, end)
    }

    /// Does no word follow that goes on with the phrase?
    pub fn ends_phrase(&self, scan: &Scan, end: usize) -> bool {
        let word = scan.tokens.get(end).is_some_and(|next| next.kind == TokenKind::Word);
        !(word && self.is_open(scan, end))
    }

    /// Can three digits behind a month be a year of long ago (`in March 843`), and neither count nor measure?
    pub fn is_old_year(&self, scan: &Scan, first: usize, end: usize) -> bool {
        let runs_on = scan.tokens.get(end).is_some_and(|next| {
            let closes = matches!(scan.sign(end), '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '"' | '”' | '»');
            next.kind == TokenKind::Number || next.glued && !closes
        });
        // `en février 800 de ces drones`
        let part_of = || end < scan.tokens.len() && scan.is(end, scan.grammar.class("count_part_of"));
        !runs_on && self.is_day_alone(scan, first, end) && !part_of()
    }

    /// Can tens be a decade where they stand? Behind `highs` they are degrees.
    pub fn is_decade(&self, scan: &Scan, first: usize) -> bool {
        let start = scan.sentences.get(scan.sentence_of(first)).map_or(first, |s| s.first as usize);
        !(start.max(first.saturating_sub(DEGREES))..first).any(|at| scan.is(at, self.temperature))
    }

    /// Can a day told by its number alone stand here (`samedi 16`), or does it count, cost or measure something?
    pub fn is_day(&self, scan: &Scan, first: usize, end: usize) -> bool {
        let digits = scan.tokens[first].kind == TokenKind::Number;
        digits && !part_of_name(scan, first) && !runs_on(scan, end) && !self.counts(scan, end)
    }

    /// Does a word follow that can be counted (`2000 soldiers`)?
    pub fn counts(&self, scan: &Scan, end: usize) -> bool {
        let Some(next) = scan.tokens.get(end) else { return false };
        let word = scan.token_text(end);
        let plural = self.plural_endings.iter().any(|ending| word.ends_with(ending));
        let noun = next.kind == TokenKind::Word && !next.glued && next.casing == Casing::Lower;
        noun && plural && scan.mark(end, self.phrase_break).is_none() || word == "%"
    }
}

/// So many words behind one of temperature, tens are degrees.
const DEGREES: usize = 12;

/// Does it stand in brackets by itself?
fn bracketed(scan: &Scan, first: usize, end: usize) -> bool {
    first > 0 && scan.sign(first - 1) == '(' && scan.tokens.get(end).is_some_and(|_| scan.sign(end) == ')')
}

/// Is it joined to a word (`post-1959`): that is a year, whatever follows.
fn hyphened(scan: &Scan, first: usize) -> bool {
    scan.tokens[first].glued && first > 0 && scan.sign(first - 1) == '-'
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
        // `--2011--`
        "-" if before.checked_sub(1).is_some_and(|at| scan.sign(at) == '-') => false,
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
        word => next.kind != TokenKind::Mark && !word.starts_with(is_apostrophe),
    }
}
