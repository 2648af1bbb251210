//! A text scanned: its tokens, sentences, and the marks of every word that the packs know.
//!
//! Lexicon marks come from the one scan; annotators add marks of their own (`number`, `date`) that later patterns use.

mod known;

use super::Grammar;
pub use super::classes::{ClassSet, FoldedSet};
pub use super::lexicon::Mark;
use super::lexicon::{ClassId, Entry, Sense, Word, WordId};
pub use super::segments::{Quote, Segments, Sentence};
use crate::text::{NO_SIGN, Span, Text, Token, is_apostrophe};
use known::{Added, Known, LEXICAL, NONE};
use std::ops::Range;

/// So many senses has a token, or less.
const SENSES: usize = 4;

/// A scanned text.
#[derive(Clone, Debug)]
pub struct Scan<'a> {
    pub text: &'a Text,
    pub grammar: &'a Grammar,
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
    pub quotes: Vec<Quote>,
    /// What is known of each token.
    known: Vec<Known>,
    /// What the lexicon knows, by token.
    senses: Vec<Sense>,
    /// What annotators added.
    marks: Vec<Mark>,
    /// For each added mark the one added before it at its token: `NONE` ends the chain.
    chain: Vec<u32>,
}

impl<'a> Scan<'a> {
    /// Looks up every token and marks every form that the grammar knows, sentence by sentence.
    pub fn new(text: &'a Text, grammar: &'a Grammar, segments: Segments) -> Scan<'a> {
        let Segments { tokens, sentences, quotes } = segments;
        let mut buffer = String::new();
        let lexicon = &grammar.lexicon;
        let words: Vec<Word> = tokens.iter().map(|t| lexicon.word_in(text.as_str(), t.span, &mut buffer)).collect();
        let mut senses: Vec<Sense> = Vec::with_capacity(tokens.len() * SENSES);
        let mut known: Vec<Known> = words.iter().map(Known::new).collect();
        for sentence in &sentences {
            for token in sentence.tokens() {
                let (begin, first) = (senses.len(), token as u32);
                let present = lexicon.mark(&tokens, &words, token, sentence.end as usize, &mut senses);
                let new = &senses[begin..];
                // The longest come last; most tokens begin none of several words.
                let several = new.last().is_some_and(|sense| sense.len > 1);
                if several {
                    let last = |sense: &Sense| token + usize::from(sense.len) - 1;
                    new.iter().for_each(|sense| known[last(sense)].end_mark(sense.class, first));
                }
                let known = &mut known[token];
                (known.senses, known.present) = ((begin as u32, senses.len() as u32), present);
                if !several {
                    known.ending.add_all(&present.folded());
                    known.begins = known.begins.min(first);
                }
            }
        }
        for (number, sentence) in sentences.iter().enumerate() {
            let end = sentences.get(number + 1).map_or(known.len(), |next| next.first as usize);
            known[sentence.first as usize..end].iter_mut().for_each(|token| token.sentence = number as u32);
        }
        Scan { text, grammar, tokens, sentences, quotes, known, senses, marks: Vec::new(), chain: Vec::new() }
    }

    /// Adds an annotator's own mark, where any pack or stage asks for its class.
    pub fn add(&mut self, first: usize, end: usize, class: ClassId, value: u32) {
        if class != ClassId::UNUSED {
            self.push(Mark { first: first as u32, end: end as u32, class, value, lexical: false });
        }
    }

    fn push(&mut self, mark: Mark) {
        let id = self.marks.len() as u32;
        self.marks.push(mark);
        if let Some(last) = mark.end.checked_sub(1) {
            self.known[last as usize].end_mark(mark.class, mark.first);
        }
        let of_token = &mut self.known[mark.first as usize];
        of_token.present.add(mark.class);
        self.chain.push(std::mem::replace(&mut of_token.added, id));
    }

    /// Marks what the lexicon knows of a class from `first` on where the tokens of `gap` are left out: `ministère (russe)
    /// de la Défense`. What it finds goes on behind the gap, and ends by `to`.
    pub fn add_around(&mut self, first: usize, gap: Range<usize>, to: usize, class: ClassId) {
        let (before, behind) = (first..gap.start, gap.end..to);
        let tokens: Vec<Token> = before.clone().chain(behind.clone()).map(|at| self.tokens[at]).collect();
        let lexicon = &self.grammar.lexicon;
        let words: Vec<Word> = before.chain(behind).map(|at| lexicon.numbered(self.word(at))).collect();
        let mut senses = Vec::new();
        lexicon.mark(&tokens, &words, 0, tokens.len(), &mut senses);
        let reaches = |sense: &&Sense| sense.class == class && usize::from(sense.len) > gap.start - first;
        if let Some(sense) = senses.iter().find(reaches) {
            let whole = sense.len as usize + gap.len();
            self.push(Mark { end: (first + whole) as u32, ..sense.mark(first) });
        }
    }

    #[inline]
    pub fn word(&self, token: usize) -> WordId {
        self.known[token].word
    }

    /// The marks that begin at a token, each with its number there: those that annotators added, then the lexicon's; the
    /// last made comes first.
    #[inline]
    pub fn marks_at(&self, token: usize) -> impl Iterator<Item = (u32, Mark)> + '_ {
        let known = self.known.get(token);
        let senses = known.map_or(&[][..], |known| self.of_lexicon(known)).iter();
        let numbered = senses.enumerate().map(move |(n, sense)| (LEXICAL | n as u32, sense.mark(token)));
        self.added(known.map_or(NONE, |known| known.added)).chain(numbered.rev())
    }

    /// The mark of this number at a token.
    pub fn mark_numbered(&self, token: usize, number: u32) -> Mark {
        if number & LEXICAL == 0 {
            return self.marks[number as usize];
        }
        self.senses_at(token)[(number & !LEXICAL) as usize].mark(token)
    }

    /// An added mark and those added before it at its token.
    #[inline]
    fn added(&self, last: u32) -> Added<'_> {
        Added { marks: &self.marks, chain: &self.chain, next: last }
    }

    /// What the lexicon knows of a token, in the order made.
    #[inline]
    fn of_lexicon(&self, known: &Known) -> &[Sense] {
        &self.senses[known.senses.0 as usize..known.senses.1 as usize]
    }

    /// The marks of this class that begin at a token; the last made comes first.
    #[inline]
    pub fn marks_of(&self, token: usize, class: ClassId) -> impl Iterator<Item = Mark> + '_ {
        let behind_all = self.known.len();
        let marks = self.marks_at(if self.may_be(token, class) { token } else { behind_all });
        marks.map(|(_, m)| m).filter(move |m| m.class == class)
    }

    /// What the lexicon knows of a token, in the order made.
    #[inline]
    pub fn senses_at(&self, token: usize) -> &[Sense] {
        self.of_lexicon(&self.known[token])
    }

    /// All the lexicon's marks of this class, in the order made: most tokens are passed by at one look.
    pub fn lexical_marks(&self, class: ClassId) -> impl Iterator<Item = Mark> {
        let tokens = (0..self.known.len()).filter(move |&token| self.may_be(token, class));
        tokens.flat_map(move |token| self.senses_of(token, class).map(move |sense| sense.mark(token)))
    }

    /// The senses of this class that a token has, in the order made.
    #[inline]
    pub fn senses_of(&self, token: usize, class: ClassId) -> impl DoubleEndedIterator<Item = &Sense> {
        let senses = self.known_as(token, class).map_or(&[][..], |known| self.of_lexicon(known));
        senses.iter().filter(move |sense| sense.class == class)
    }

    /// What is known of a token where a mark of this class may begin.
    #[inline]
    fn known_as(&self, token: usize, class: ClassId) -> Option<&Known> {
        self.known.get(token).filter(|known| known.present.may_hold(class))
    }

    /// Whether a mark of this class begins at a token.
    #[inline]
    pub fn is(&self, token: usize, class: ClassId) -> bool {
        self.known_as(token, class).is_some_and(|known| self.holds(known, class))
    }

    fn holds(&self, known: &Known, class: ClassId) -> bool {
        self.of_lexicon(known).iter().any(|sense| sense.class == class)
            || self.added(known.added).any(|(_, m)| m.class == class)
    }

    /// The mark of this class that begins at a token, the longest if there are several.
    #[inline]
    pub fn mark(&self, token: usize, class: ClassId) -> Option<Mark> {
        self.known_as(token, class).and_then(|known| self.longest(token, known, class))
    }

    /// Called, so that those who ask stay small: most questions are answered before.
    #[inline(never)]
    fn longest(&self, token: usize, known: &Known, class: ClassId) -> Option<Mark> {
        // The lexicon has one length only of a class that begins at a token.
        let of_lexicon = self.of_lexicon(known).iter().find(|sense| sense.class == class);
        if known.added == NONE {
            return of_lexicon.map(|sense| sense.mark(token));
        }
        self.longest_added(known, class, of_lexicon.map(|sense| sense.mark(token)))
    }

    /// Kept apart, as annotators add few marks.
    #[inline(never)]
    fn longest_added(&self, known: &Known, class: ClassId, of_lexicon: Option<Mark>) -> Option<Mark> {
        let added = self.added(known.added).map(|(_, m)| m).filter(|m| m.class == class);
        added.chain(of_lexicon).max_by_key(|m| m.end)
    }

    #[inline]
    pub fn may_be(&self, token: usize, class: ClassId) -> bool {
        self.known_as(token, class).is_some()
    }

    /// The mark of this class that ends right before `end`, the one that begins first of those from `from` on.
    #[inline]
    pub fn mark_before(&self, from: usize, end: usize, class: ClassId) -> Option<Mark> {
        if self.may_end(end, class) { self.ending_before(from, end, class) } else { None }
    }

    fn ending_before(&self, from: usize, end: usize, class: ClassId) -> Option<Mark> {
        let ends_here = |m: &Mark| m.class == class && m.end as usize == end;
        let first = self.known[end - 1].begins as usize;
        for token in from.max(first).min(end)..end {
            let known = &self.known[token];
            if !known.present.may_hold(class) {
                continue;
            }
            let added = self.added(known.added).map(|(_, m)| m).find(ends_here);
            let len = end - token;
            let sense = || self.senses_of(token, class).rfind(|sense| usize::from(sense.len) == len);
            let found = added.or_else(|| sense().map(|sense| sense.mark(token)));
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// May a mark of this class end right before `end`?
    #[inline]
    pub fn may_end(&self, end: usize, class: ClassId) -> bool {
        let last = end.checked_sub(1).and_then(|last| self.known.get(last));
        last.is_some_and(|known| known.ending.may_hold(class))
    }

    /// May a mark of one of these classes end right before `end`?
    #[inline]
    pub fn may_end_any(&self, end: usize, classes: &FoldedSet) -> bool {
        let last = end.checked_sub(1).and_then(|last| self.known.get(last));
        last.is_some_and(|known| known.ending.meets(classes))
    }

    /// Where the longest mark ends that begins at a token; one behind it where none does.
    pub fn reach(&self, token: usize) -> usize {
        let known = &self.known[token];
        // Of the lexicon's the longest come last.
        let lexical = self.of_lexicon(known).last().map_or(0, |sense| (token + usize::from(sense.len)) as u32);
        let end = self.added(known.added).map(|(_, mark)| mark.end).fold(lexical, u32::max);
        (end as usize).max(token + 1)
    }

    /// The classes of the marks that begin at a token.
    #[inline]
    pub fn classes_at(&self, token: usize) -> &ClassSet {
        &self.known[token].present
    }

    /// The marks that annotators added, in the order made.
    pub fn added_marks(&self) -> &[Mark] {
        &self.marks
    }

    /// Every mark: those of the lexicon by token, then those that annotators added, in the order made.
    pub fn marks(&self) -> impl Iterator<Item = Mark> {
        let of_lexicon = |token: usize| self.senses_at(token).iter().map(move |sense| sense.mark(token));
        (0..self.known.len()).flat_map(of_lexicon).chain(self.marks.iter().copied())
    }

    /// The lexicon entry of a lexical mark.
    pub fn entry(&self, mark: Mark) -> Option<&'a Entry> {
        let grammar = self.grammar;
        mark.lexical.then(|| grammar.lexicon.entry(mark.value))
    }

    /// The canonical key of a lexical mark; empty for others.
    pub fn key(&self, mark: Mark) -> &'a str {
        self.entry(mark).map_or("", |e| e.key)
    }

    /// The text of a token.
    pub fn token_text(&self, token: usize) -> &'a str {
        let text = self.text;
        text.slice(self.tokens[token].span)
    }

    /// Whether a token is this word, in any case and with any apostrophe; most are told apart by their length.
    #[inline]
    pub fn reads(&self, token: usize, word: &str) -> bool {
        let length = self.tokens[token].span.len();
        length == word.len() && self.token_text(token).eq_ignore_ascii_case(word)
            || length > word.len() && self.reads_elided(token, word)
    }

    /// `l’` is `l'`.
    fn reads_elided(&self, token: usize, word: &str) -> bool {
        let text = self.token_text(token).strip_suffix(is_apostrophe);
        let stem = word.strip_suffix('\'');
        stem.zip(text).is_some_and(|(stem, text)| text.eq_ignore_ascii_case(stem))
    }

    /// The last byte of a token, by which most endings are told apart.
    #[inline]
    pub fn last_byte(&self, token: usize) -> u8 {
        self.text.as_str().as_bytes()[self.tokens[token].span.end as usize - 1]
    }

    /// The sign that a token is; `\0` for words and figures, and beyond the text.
    #[inline]
    pub fn sign(&self, token: usize) -> char {
        self.tokens.get(token).map_or(NO_SIGN, |t| t.sign)
    }

    /// Is a token a quotation mark, single ones left out?
    #[inline]
    pub fn is_quote(&self, at: usize) -> bool {
        matches!(self.sign(at), '"' | '“' | '”' | '«' | '»' | '„' | '‟')
    }

    /// Is a token a quotation mark with its first word right behind it?
    pub fn opens_quotation(&self, at: usize) -> bool {
        let glued = |t: usize| self.tokens.get(t).is_some_and(|token| token.glued);
        matches!(self.sign(at), '"' | '“' | '‘' | '\'') && !glued(at) && glued(at + 1)
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
        self.known.get(token).map_or(self.sentences.len().saturating_sub(1), |known| known.sentence as usize)
    }

    /// Is a token the first of its sentence?
    pub fn opens_sentence(&self, token: usize) -> bool {
        self.sentences.get(self.sentence_of(token)).is_some_and(|sentence| sentence.first as usize == token)
    }

    /// The quotation (index) that holds a token.
    pub fn quote_of(&self, token: usize) -> Option<usize> {
        let before = self.quotes.partition_point(|q| q.first as usize <= token);
        before.checked_sub(1).filter(|&quote| token < self.quotes[quote].end as usize)
    }
}
