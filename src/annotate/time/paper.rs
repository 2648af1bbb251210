//! When `daily` or `weekly` is no time but a paper: `the daily said`, `a Lebanese weekly`.

use super::guard::YearGuard;
use super::strings;
use crate::rules::pattern::Capture;
use crate::rules::scan::Scan;
use crate::text::{Casing, TokenKind};

/// Does the word stand for a paper: behind its country, its kind or an article, where no noun goes on? `A French daily
/// said`, but `a French daily show`.
pub(super) fn is_paper(scan: &Scan, years: &YearGuard, word: Capture) -> bool {
    let (first, end) = (word.first as usize, word.end as usize);
    let start = scan.sentences.get(scan.sentence_of(first)).map_or(first, |s| s.first as usize);
    let of = |name: &str| scan.mark_before(start, first, scan.grammar.class(name)).is_some();
    let ends = || years.ends_phrase(scan, end);
    let verb = || strings(scan.grammar, "past_endings").any(|ending| scan.token_text(end).ends_with(ending));
    if ["country", "demonym", "paper_kind"].into_iter().any(of) {
        // `The Cuban daily Granma`
        let title = || scan.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word && t.casing != Casing::Lower);
        return ends() || verb() || title();
    }
    let cites = || verb() && scan.is(end + 1, scan.grammar.class("determiner"));
    // `The daily and weekly figures`
    let listed = |at: usize| scan.is(at, scan.grammar.class("adverb_set"));
    of("determiner") && (ends() || cites()) && !listed(end + 1) && !listed(end + 2)
}
