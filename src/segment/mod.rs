//! Cuts the blocks of a page into tokens, sentences and quotations.

mod quote;
mod sentence;

use crate::facts::page::PageWords;
use crate::model::Page;
use crate::rules::scan::Segments;
use crate::text::tokens;

/// All tokens of a page's blocks, its sentences and its quotations. `language` says which abbreviations there are.
pub fn segment(page: &Page, language: &str, words: &PageWords) -> Segments {
    let words = words.language(language);
    let text = page.text.as_str();
    let mut segments = Segments { tokens: Vec::with_capacity(text.len() / 5), ..Segments::default() };
    let mut paragraphs = Vec::with_capacity(page.blocks.len());
    for block in &page.blocks {
        let from = segments.tokens.len();
        tokens(block.span.of(text), block.span.start as usize, &mut segments.tokens);
        let paragraph = from..segments.tokens.len();
        sentence::sentences(text, &segments.tokens, paragraph.clone(), block.role, words, &mut segments.sentences);
        paragraphs.push(paragraph);
    }
    segments.quotes = quote::quotes(text, &mut segments.tokens, &paragraphs);
    segments
}
