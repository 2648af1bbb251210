//! Cuts the blocks of a page into tokens and sentences.

use crate::model::{LineRole, Page};
use crate::rules::Grammar;
use crate::rules::scan::Sentence;
use crate::text::{Casing, Span, Token, TokenKind, tokens};

/// All tokens of a page's blocks, and its sentences.
pub fn segment(page: &Page, grammar: &Grammar) -> (Vec<Token>, Vec<Sentence>) {
    let _ = grammar;
    let text = page.text.as_str();
    let mut all = Vec::with_capacity(text.len() / 5);
    let mut sentences = Vec::new();
    for block in &page.blocks {
        let from = all.len();
        tokens(block.span.of(text), block.span.start as usize, &mut all);
        let headline = matches!(block.role, LineRole::Title | LineRole::Standfirst);
        let mut first = from;
        for at in from..all.len() {
            if at + 1 == all.len() || ends_sentence(&all, at, text) {
                let span = all[first].span.join(all[at].span);
                let (f, e) = (first as u32, at as u32 + 1);
                sentences.push(Sentence { span, first: f, end: e, opens_paragraph: first == from, headline });
                first = at + 1;
            }
        }
    }
    (all, sentences)
}

fn ends_sentence(all: &[Token], at: usize, text: &str) -> bool {
    let mark = all[at];
    let next = all[at + 1];
    let is = |span: Span, marks: &[&str]| marks.contains(&span.of(text));
    mark.kind == TokenKind::Mark
        && is(mark.span, &[".", "!", "?", "…"])
        && (next.kind != TokenKind::Word || next.casing != Casing::Lower)
        && !next.glued
}
