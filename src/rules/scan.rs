//! A text scanned: its tokens, sentences, and the marks of every word that the packs know.
//!
//! Lexicon marks come from the one scan; annotators add marks of their own (`number`, `date`) that later patterns use.

use super::Grammar;
pub use super::lexicon::Mark;
use super::lexicon::{ClassId, Entry, Word, WordId};
use crate::text::{NO_SIGN, Span, Text, Token};
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

/// A scanned text.
#[derive(Clone, Debug)]
pub struct Scan<'a> {
    pub text: &'a Text,
    pub grammar: &'a Grammar,
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
    pub quotes: Vec<Quote>,
    words: Vec<WordId>,
    /// Those of the lexicon first, by token; then what annotators added.
    marks: Vec<Mark>,
    /// Where the lexicon's marks of each token begin, and behind the last token where they end.
    lexical: Vec<u32>,
    /// The last mark added at each token, and for each added mark the one before it: `NONE` ends the chain.
    heads: Vec<u32>,
    chain: Vec<u32>,
    /// The classes of the marks at each token: most questions are answered no by one look.
    present: Vec<ClassSet>,
    /// The classes of the marks whose last token each is.
    ending: Vec<ClassSet>,
}

const NONE: u32 = u32::MAX;

/// Classes as bits, folded: a class may seem to be there that is not, but none is missed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ClassSet([u64; 2]);

impl FromIterator<ClassId> for ClassSet {
    fn from_iter<I: IntoIterator<Item = ClassId>>(classes: I) -> ClassSet {
        let mut set = ClassSet::default();
        classes.into_iter().for_each(|class| set.add(class));
        set
    }
}

impl ClassSet {
    pub fn add(&mut self, class: ClassId) {
        self.0[usize::from(class.0 / 64 % 2)] |= 1 << (class.0 % 64);
    }

    pub fn may_hold(&self, class: ClassId) -> bool {
        self.0[usize::from(class.0 / 64 % 2)] & 1 << (class.0 % 64) != 0
    }

    /// How many numbers the classes are folded to.
    pub const WIDTH: usize = 128;

    /// The classes as they are folded: numbers below `WIDTH`.
    pub fn folded(&self) -> impl Iterator<Item = usize> + use<> {
        let mut words = self.0;
        let mut at = 0;
        std::iter::from_fn(move || {
            while words[at] == 0 {
                at += 1;
                if at == words.len() {
                    at = 0;
                    return None;
                }
            }
            let class = at * 64 + words[at].trailing_zeros() as usize;
            words[at] &= words[at] - 1;
            Some(class)
        })
    }

    /// May the two share a class?
    pub fn meets(&self, other: &ClassSet) -> bool {
        let ([a, b], [c, d]) = (self.0, other.0);
        (a & c) | (b & d) != 0
    }
}

/// The marks that begin at a token: those that annotators added, then the lexicon's.
#[derive(Clone, Debug)]
pub struct MarksAt<'s> {
    marks: &'s [Mark],
    chain: &'s [u32],
    next: u32,
    of_lexicon: Range<u32>,
}

impl Iterator for MarksAt<'_> {
    type Item = (u32, Mark);

    #[inline]
    fn next(&mut self) -> Option<(u32, Mark)> {
        let id = if self.next == NONE {
            self.of_lexicon.next_back()?
        } else {
            let from_lexicon = self.marks.len() - self.chain.len();
            let before = self.chain[self.next as usize - from_lexicon];
            std::mem::replace(&mut self.next, before)
        };
        Some((id, self.marks[id as usize]))
    }
}

impl<'a> Scan<'a> {
    /// Looks up every token and marks every form that the grammar knows, sentence by sentence.
    pub fn new(text: &'a Text, grammar: &'a Grammar, segments: Segments) -> Scan<'a> {
        let Segments { tokens, sentences, quotes } = segments;
        let mut buffer = String::new();
        let lexicon = &grammar.lexicon;
        let words: Vec<Word> = tokens.iter().map(|t| lexicon.word_in(text.as_str(), t.span, &mut buffer)).collect();
        let mut marks: Vec<Mark> = Vec::with_capacity(lexicon.room(&words) + tokens.len());
        let mut lexical = Vec::with_capacity(tokens.len() + 1);
        let mut present = vec![ClassSet::default(); tokens.len()];
        let mut ending = present.clone();
        for sentence in &sentences {
            // Nothing is marked between sentences.
            lexical.resize(sentence.first as usize, marks.len() as u32);
            for token in sentence.tokens() {
                let begin = marks.len();
                lexical.push(begin as u32);
                lexicon.mark(&tokens, &words, token, sentence.end as usize, &mut marks);
                for mark in &marks[begin..] {
                    present[token].add(mark.class);
                    ending[mark.end as usize - 1].add(mark.class);
                }
            }
        }
        lexical.resize(tokens.len() + 1, marks.len() as u32);
        let words = words.iter().map(|word| word.id).collect();
        let heads = vec![NONE; tokens.len()];
        let chain = Vec::new();
        Scan { text, grammar, tokens, sentences, quotes, words, marks, lexical, heads, chain, present, ending }
    }

    /// Adds an annotator's own mark, where any pack or stage asks for its class.
    pub fn add(&mut self, first: usize, end: usize, class: ClassId, value: u32) {
        if class != ClassId::UNUSED {
            self.push(Mark { first: first as u32, end: end as u32, class, value, lexical: false });
        }
    }

    fn push(&mut self, mark: Mark) {
        let (id, first) = (self.marks.len() as u32, mark.first as usize);
        self.marks.push(mark);
        self.present[first].add(mark.class);
        mark.end.checked_sub(1).into_iter().for_each(|last| self.ending[last as usize].add(mark.class));
        self.chain.push(std::mem::replace(&mut self.heads[first], id));
    }

    /// Marks what the lexicon knows of a class from `first` on where the tokens of `gap` are left out: `ministère (russe)
    /// de la Défense`. What it finds goes on behind the gap, and ends by `to`.
    pub fn add_around(&mut self, first: usize, gap: Range<usize>, to: usize, class: ClassId) {
        let (before, behind) = (first..gap.start, gap.end..to);
        let tokens: Vec<Token> = before.clone().chain(behind.clone()).map(|at| self.tokens[at]).collect();
        let lexicon = &self.grammar.lexicon;
        let words: Vec<Word> = before.chain(behind).map(|at| lexicon.numbered(self.words[at])).collect();
        let mut found = Vec::new();
        lexicon.mark(&tokens, &words, 0, tokens.len(), &mut found);
        let whole = found.into_iter().find(|m| m.class == class && m.end as usize > gap.start - first);
        if let Some(mark) = whole {
            let end = first + mark.end as usize + gap.len();
            self.push(Mark { first: first as u32, end: end as u32, ..mark });
        }
    }

    pub fn word(&self, token: usize) -> WordId {
        self.words[token]
    }

    /// The marks that begin at a token, each with its number; the last made comes first.
    #[inline]
    pub fn marks_at(&self, token: usize) -> MarksAt<'_> {
        let next = self.heads.get(token).copied().unwrap_or(NONE);
        let of_lexicon = match self.lexical.get(token..token + 2) {
            Some(&[from, to]) => from..to,
            _ => 0..0,
        };
        MarksAt { marks: &self.marks, chain: &self.chain, next, of_lexicon }
    }

    /// The marks of this class that begin at a token; the last made comes first.
    #[inline]
    pub fn marks_of(&self, token: usize, class: ClassId) -> impl Iterator<Item = Mark> + '_ {
        let marks = if self.may_be(token, class) { self.marks_at(token) } else { self.no_marks() };
        marks.map(|(_, m)| m).filter(move |m| m.class == class)
    }

    fn no_marks(&self) -> MarksAt<'_> {
        MarksAt { marks: &self.marks, chain: &self.chain, next: NONE, of_lexicon: 0..0 }
    }

    /// Whether a mark of this class begins at a token.
    #[inline]
    pub fn is(&self, token: usize, class: ClassId) -> bool {
        self.may_be(token, class) && self.marks_at(token).any(|(_, m)| m.class == class)
    }

    /// The mark of this class that begins at a token, the longest if there are several.
    #[inline]
    pub fn mark(&self, token: usize, class: ClassId) -> Option<Mark> {
        if self.may_be(token, class) { self.longest(token, class) } else { None }
    }

    fn longest(&self, token: usize, class: ClassId) -> Option<Mark> {
        let mut longest: Option<Mark> = None;
        for (_, mark) in self.marks_at(token) {
            if mark.class == class && longest.is_none_or(|known| mark.end >= known.end) {
                longest = Some(mark);
            }
        }
        longest
    }

    #[inline]
    pub fn may_be(&self, token: usize, class: ClassId) -> bool {
        self.present.get(token).is_some_and(|present| present.may_hold(class))
    }

    /// The mark of this class that ends right before `end`, the one that begins first of those from `from` on.
    #[inline]
    pub fn mark_before(&self, from: usize, end: usize, class: ClassId) -> Option<Mark> {
        if self.may_end(end, class) { self.ending_before(from, end, class) } else { None }
    }

    fn ending_before(&self, from: usize, end: usize, class: ClassId) -> Option<Mark> {
        let ends_here = |at| self.marks_at(at).map(|(_, m)| m).find(|m| m.class == class && m.end as usize == end);
        (from..end).filter(|&at| self.may_be(at, class)).find_map(ends_here)
    }

    /// May a mark of this class end right before `end`?
    #[inline]
    pub fn may_end(&self, end: usize, class: ClassId) -> bool {
        end.checked_sub(1).and_then(|last| self.ending.get(last)).is_some_and(|ending| ending.may_hold(class))
    }

    /// The classes of the marks that begin at a token.
    pub fn classes_at(&self, token: usize) -> &ClassSet {
        &self.present[token]
    }

    pub fn mark_numbered(&self, id: u32) -> Mark {
        self.marks[id as usize]
    }

    /// Every mark, in the order made.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The lexicon entry of a lexical mark.
    pub fn entry(&self, mark: Mark) -> Option<&'a Entry> {
        let grammar = self.grammar;
        mark.lexical.then(|| grammar.lexicon.entry(mark.value))
    }

    /// The canonical key of a lexical mark; empty for others.
    pub fn key(&self, mark: Mark) -> &'a str {
        self.entry(mark).map_or("", |e| &e.key)
    }

    /// The text of a token.
    pub fn token_text(&self, token: usize) -> &'a str {
        let text = self.text;
        text.slice(self.tokens[token].span)
    }

    /// The sign that a token is; `\0` for words and figures, and beyond the text.
    #[inline]
    pub fn sign(&self, token: usize) -> char {
        self.tokens.get(token).map_or(NO_SIGN, |t| t.sign)
    }

    /// The bytes that `first..end` tokens cover.
    pub fn span(&self, first: usize, end: usize) -> Span {
        if first >= end {
            let at = self.tokens.get(first).map_or(0, |t| t.span.start as usize);
            return Span::new(at, at);
        }
        self.tokens[first].span.join(self.tokens[end - 1].span)
    }

    /// The first token that begins at or after a byte.
    pub fn token_at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|t| t.span.start < byte)
    }

    /// The tokens inside a span.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        self.token_at(span.start)..self.tokens.partition_point(|t| t.span.end <= span.end)
    }

    /// The sentence (index) that holds a token.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.first as usize <= token).saturating_sub(1)
    }

    /// The quotation (index) that holds a token.
    pub fn quote_of(&self, token: usize) -> Option<usize> {
        let before = self.quotes.partition_point(|q| q.first as usize <= token);
        before.checked_sub(1).filter(|&quote| token < self.quotes[quote].end as usize)
    }
}
