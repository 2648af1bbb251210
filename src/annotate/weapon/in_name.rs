//! Figures that count nothing: of a name, of wheels, of a compound word.

use super::count::{Counter, REACH};
use crate::model::Tokens;
use crate::rules::lexicon::HYPHEN;
use crate::text::{Casing, TokenKind};

impl Counter<'_> {
    /// `16` of `F-16`, `24` of `M24`.
    pub(super) fn is_inside_name(&self, at: usize) -> bool {
        let scan = &self.annotated.scan;
        let glued = |at: usize| scan.tokens[at].glued;
        let letter = |at: usize| scan.tokens[at].kind == TokenKind::Word && scan.tokens[at].casing != Casing::Lower;
        if at >= 1 && glued(at) && letter(at - 1) {
            return true;
        }
        at >= 2
            && glued(at)
            && glued(at - 1)
            && scan.word(at - 1) == HYPHEN
            && scan.tokens[at - 2].kind == TokenKind::Word
    }

    /// `4x4 vehicles`, `5.56x45 ammunition`: how many of its wheels are driven, how long a round is.
    pub(super) fn is_of_wheels(&self, figure: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let at = figure.first as usize;
        let digit = |at: usize| scan.tokens[at].kind == TokenKind::Number;
        let times = |at: usize| matches!(scan.token_text(at), "x" | "X" | "×");
        let glued = |at: usize| scan.tokens[at].glued;
        at >= 2 && digit(at) && glued(at) && glued(at - 1) && times(at - 1) && digit(at - 2)
    }

    /// `Squadron 2020 corvettes`, `DA 62 aircraft`: bare digits, as a year has them, behind a word with a capital inside a
    /// sentence, or fewer behind capitals that are a name of arms or that another figure counts.
    pub(super) fn ends_name(&self, figure: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let at = figure.first as usize;
        let digits = scan.token_text(at);
        let bare = figure.range().len() == 1 && digits.bytes().all(|b| b.is_ascii_digit());
        let letters = |before: usize| {
            let token = scan.tokens[before];
            let last = self.figures[..self.figures.partition_point(|f| f.tokens.end as usize <= before)].last();
            let counted = last.is_some_and(|f| f.tokens.end as usize + REACH > before);
            let upper = token.kind == TokenKind::Word && token.casing == Casing::Upper && token.span.len() > 1;
            upper && (counted || self.goods.iter().any(|&class| scan.is(before, class)))
        };
        let name = |before: usize| {
            let known = scan.marks_at(before).any(|(_, m)| self.not_names.contains(&m.class));
            scan.tokens[before].kind == TokenKind::Word && scan.tokens[before].casing == Casing::Capital && !known
        };
        let inside = at > scan.sentences[scan.sentence_of(at)].first as usize + 1;
        bare && inside && (digits.len() >= 4 && name(at - 1) || letters(at - 1))
    }

    /// `six-wheeled tanks`: a figure with a hyphen and a word behind it that is no arms counts none.
    pub(super) fn opens_compound(&self, at: usize, weapon: Tokens) -> bool {
        let scan = &self.annotated.scan;
        scan.word(at) == HYPHEN && at + 1 < weapon.first as usize && (at..=at + 1).all(|at| scan.tokens[at].glued)
    }
}
