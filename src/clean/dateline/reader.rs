//! The first tokens of a unit, and what each of them is.

use super::READ;
use crate::analysis::Packs;
use crate::clean::unit::Unit;
use crate::facts::page::PageWords;
use crate::text::{Casing, Span, Text, Token, TokenKind, tokens};
use std::cell::OnceCell;

/// Reads the first tokens of a unit.
pub struct Reader<'a> {
    pub text: &'a Text,
    pub unit: &'a Unit,
    pub packs: &'a Packs,
    pub words: &'a PageWords,
    pub tokens: Vec<Token>,
    /// Whether each token is a weekday and whether it is a month, once that was asked.
    calendar: Vec<OnceCell<[bool; 2]>>,
}

/// No language's weekday or month has more bytes; where words are not parted, a sentence is one.
const LONGEST: usize = 64;

/// Digits of a year.
const YEAR: usize = 4;

/// Places in the calendar of a token.
const WEEKDAY: usize = 0;
const MONTH: usize = 1;

impl<'a> Reader<'a> {
    pub fn new(text: &'a Text, unit: &'a Unit, packs: &'a Packs) -> Reader<'a> {
        let content = text.slice(unit.span);
        let mut read = content.len().min(READ);
        while !content.is_char_boundary(read) {
            read -= 1;
        }
        let mut cut = Vec::with_capacity(40);
        tokens(&content[..read], unit.span.start as usize, &mut cut);
        let calendar = vec![OnceCell::new(); cut.len()];
        let mut reader = Reader { text, unit, packs, words: &packs.facts.page, tokens: cut, calendar };
        reader.part_glued();
        reader
    }

    /// What stands from a token on.
    pub fn behind(&self, at: usize) -> Reader<'a> {
        let tokens = self.tokens[at..].to_vec();
        let calendar = vec![OnceCell::new(); tokens.len()];
        Reader { tokens, calendar, ..*self }
    }

    /// Parts what stands without a space where a page has lost it: `NewsOctober 8, 2001`, `March 5, 20196:12 AM`.
    fn part_glued(&mut self) {
        let mut at = 0;
        while at < self.tokens.len() {
            if let Some(cut) = self.glued_month(at).or_else(|| self.glued_year(at)) {
                let whole = self.tokens[at];
                let middle = whole.span.start + cut as u32;
                self.tokens[at].span.end = middle;
                let casing = if whole.kind == TokenKind::Word { Casing::Capital } else { whole.casing };
                let rest = Token { span: Span { start: middle, ..whole.span }, casing, glued: true, ..whole };
                self.tokens.insert(at + 1, rest);
                self.calendar[at] = OnceCell::new();
                self.calendar.insert(at + 1, OnceCell::new());
            }
            at += 1;
        }
    }

    /// Where a month begins inside a word, before the figure of a day.
    fn glued_month(&self, at: usize) -> Option<usize> {
        let word = self.token(at);
        if !self.is_word(at) || !self.is_number(at + 1) {
            return None;
        }
        let small = |cut: usize| word.as_bytes()[cut - 1].is_ascii_lowercase();
        let cut = (1..word.len()).find(|&cut| word.as_bytes()[cut].is_ascii_uppercase() && small(cut))?;
        let token = self.tokens[at];
        let month = Token { span: Span { start: token.span.start + cut as u32, ..token.span }, ..token };
        self.calendar_of(month)[MONTH].then_some(cut)
    }

    /// Where the hour begins in a figure that opens with a year and has a colon behind it.
    fn glued_year(&self, at: usize) -> Option<usize> {
        let figure = self.token(at);
        let year = matches!(figure.get(..2), Some("19" | "20")) && matches!(figure.len(), 5 | 6);
        (self.is_number(at) && year && self.token(at + 1) == ":" && !figure.contains('.')).then_some(YEAR)
    }

    pub fn token(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| self.text.slice(t.span))
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word)
    }

    pub fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number)
    }

    pub fn span(&self, from: usize, to: usize) -> Span {
        self.tokens[from].span.join(self.tokens[to - 1].span)
    }

    /// Is the token, alone, a weekday in any language?
    pub fn is_weekday(&self, at: usize) -> bool {
        self.is_of(WEEKDAY, at)
    }

    /// Is the token, alone, a month in any language?
    pub fn is_month(&self, at: usize) -> bool {
        self.is_of(MONTH, at)
    }

    fn is_of(&self, kind: usize, at: usize) -> bool {
        let may_be = |t: &&Token| t.kind == TokenKind::Word && t.span.len() <= LONGEST;
        let Some(token) = self.tokens.get(at).filter(may_be) else { return false };
        self.calendar[at].get_or_init(|| self.calendar_of(*token))[kind]
    }

    /// Do these words together name a place that a pack knows?
    pub fn names_place(&self, place: Span) -> bool {
        let mut buffer = String::new();
        let inside = |token: &&Token| place.start <= token.span.start && token.span.end <= place.end;
        let tokens: Vec<Token> = self.tokens.iter().filter(inside).copied().collect();
        !tokens.is_empty()
            && self.packs.grammars().any(|grammar| {
                let lexicon = &grammar.lexicon;
                let words: Vec<_> =
                    tokens.iter().map(|t| lexicon.word_in(self.text.as_str(), t.span, &mut buffer)).collect();
                let mut senses = Vec::new();
                lexicon.mark(&tokens, &words, 0, words.len(), &mut senses);
                let place = |class| matches!(lexicon.class_name(class), "place" | "capital");
                senses.iter().any(|s| usize::from(s.len) == words.len() && place(s.class))
            })
    }

    fn calendar_of(&self, token: Token) -> [bool; 2] {
        let (mut buffer, mut senses) = (String::new(), Vec::new());
        let mut found = [false; 2];
        for grammar in self.packs.grammars() {
            let word = grammar.lexicon.word_in(self.text.as_str(), token.span, &mut buffer);
            senses.clear();
            grammar.lexicon.mark(&[token], &[word], 0, 1, &mut senses);
            for (found, classes) in found.iter_mut().zip([&["weekday", "weekday_short"], &["month", "month_cut_short"]])
            {
                *found |= senses.iter().any(|s| classes.contains(&grammar.lexicon.class_name(s.class)));
            }
        }
        found
    }
}
