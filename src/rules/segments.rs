//! A text cut up before its words are looked up: tokens, sentences, quotations.

use crate::text::{Span, Token};
use std::ops::Range;

/// A sentence: its tokens, and the line it begins on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sentence {
    pub span: Span,
    pub first: u32,
    /// One past the last token.
    pub end: u32,
    /// The first of its paragraph.
    pub opens_paragraph: bool,
    /// A headline, standfirst or heading rather than body text.
    pub headline: bool,
    /// A dateline, or a date that the page states of itself.
    pub dateline: bool,
}

impl Sentence {
    pub fn tokens(self) -> Range<usize> {
        self.first as usize..self.end as usize
    }
}

/// Quoted words within one paragraph; a quotation over several paragraphs is one of these in each.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Quote {
    /// The opening mark.
    pub first: u32,
    /// One past the closing mark, or past the paragraph's last token where the mark is left out.
    pub end: u32,
    /// Carries on the quotation of the paragraph before.
    pub continues: bool,
}

impl Quote {
    pub fn tokens(self) -> Range<usize> {
        self.first as usize..self.end as usize
    }
}

/// A page cut into tokens, sentences and quotations, each in text order.
#[derive(Clone, Debug, Default)]
pub struct Segments {
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
    /// Outermost quotations only: none overlaps another.
    pub quotes: Vec<Quote>,
}
