//! The first tokens of a unit, and what each of them is.

use super::READ;
use crate::analysis::Packs;
use crate::clean::unit::Unit;
use crate::facts::page::PageWords;
use crate::text::{Span, Text, Token, TokenKind, tokens};

/// Reads the first tokens of a unit.
pub struct Reader<'a> {
    pub text: &'a Text,
    pub unit: &'a Unit,
    pub packs: &'a Packs,
    pub words: &'a PageWords,
    pub tokens: Vec<Token>,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a Text, unit: &'a Unit, packs: &'a Packs) -> Reader<'a> {
        let content = text.slice(unit.span);
        let mut read = content.len().min(READ);
        while !content.is_char_boundary(read) {
            read -= 1;
        }
        let mut cut = Vec::with_capacity(40);
        tokens(&content[..read], unit.span.start as usize, &mut cut);
        Reader { text, unit, packs, words: &packs.facts.page, tokens: cut }
    }

    pub fn token(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| self.text.slice(t.span))
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word)
    }

    pub fn span(&self, from: usize, to: usize) -> Span {
        self.tokens[from].span.join(self.tokens[to - 1].span)
    }

    /// Is the token, alone, a word of this class in any language?
    pub fn is_of(&self, class: &str, at: usize) -> bool {
        let Some(token) = self.tokens.get(at).filter(|t| t.kind == TokenKind::Word) else { return false };
        let mut buffer = String::new();
        self.packs.grammars().any(|grammar| {
            let word = grammar.lexicon.word_in(self.text.as_str(), token.span, &mut buffer);
            let mut marks = Vec::new();
            grammar.lexicon.mark(&[*token], &[word], 0, 1, &mut marks);
            marks.iter().any(|m| grammar.lexicon.class_name(m.class) == class)
        })
    }
}
