//! Cuts the blocks of a page into tokens, sentences and quotations.

mod quote;

use crate::model::{LineRole, Page};
use crate::rules::Grammar;
use crate::rules::scan::{Segments, Sentence};
use crate::text::{Casing, Span, Token, TokenKind, tokens};

/// All tokens of a page's blocks, its sentences and its quotations.
pub fn segment(page: &Page, grammar: &Grammar) -> Segments {
    let _ = grammar;
    let text = page.text.as_str();
    let mut segments = Segments { tokens: Vec::with_capacity(text.len() / 5), ..Segments::default() };
    let mut paragraphs = Vec::with_capacity(page.blocks.len());
    for block in &page.blocks {
        let from = segments.tokens.len();
        tokens(block.span.of(text), block.span.start as usize, &mut segments.tokens);
        paragraphs.push(from..segments.tokens.len());
        sentences(text, &segments.tokens, from, block.role, &mut segments.sentences);
    }
    segments.quotes = quote::quotes(text, &segments.tokens, &paragraphs);
    segments
}

fn sentences(text: &str, all: &[Token], from: usize, role: LineRole, sentences: &mut Vec<Sentence>) {
    let headline = matches!(role, LineRole::Title | LineRole::Standfirst | LineRole::Heading);
    let dateline = role == LineRole::Dateline;
    let mut first = from;
    for at in from..all.len() {
        if at + 1 == all.len() || ends_sentence(all, at, text) {
            let span = all[first].span.join(all[at].span);
            let (f, e) = (first as u32, at as u32 + 1);
            sentences.push(Sentence { span, first: f, end: e, opens_paragraph: first == from, headline, dateline });
            first = at + 1;
        }
    }
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
