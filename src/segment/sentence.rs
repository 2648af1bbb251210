//! Where sentences end: at a full stop that is no abbreviation's, and behind the marks that close upon it.

use crate::facts::page::{Abbreviation, LanguageWords};
use crate::model::LineRole;
use crate::rules::scan::Sentence;
use crate::text::{Casing, Token, TokenKind};
use std::ops::Range;

/// Tokens in a sentence at most; what is longer is no sentence, and is cut so that work stays bounded.
const LONGEST: usize = 600;

/// Adds the sentences of one block.
pub fn sentences(
    text: &str,
    tokens: &[Token],
    block: Range<usize>,
    role: LineRole,
    words: &LanguageWords,
    sentences: &mut Vec<Sentence>,
) {
    let headline = matches!(role, LineRole::Title | LineRole::Standfirst | LineRole::Heading);
    let dateline = role == LineRole::Dateline;
    let mut cutter = Cutter { text, tokens: &tokens[..block.end], first: block.start, words, buffer: String::new() };
    let mut at = block.start;
    while at < block.end {
        let long = at + 1 - cutter.first >= LONGEST;
        let end = cutter.end(at).or(long.then_some(at + 1)).or((at + 1 == block.end).then_some(at + 1));
        at += 1;
        let Some(end) = end else { continue };
        let first = cutter.first;
        let span = tokens[first].span.join(tokens[end - 1].span);
        let opens_paragraph = first == block.start;
        sentences.push(Sentence { span, first: first as u32, end: end as u32, opens_paragraph, headline, dateline });
        (at, cutter.first) = (end, end);
    }
}

/// Decides at each token of a block.
struct Cutter<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// The first token of the sentence.
    first: usize,
    words: &'a LanguageWords,
    buffer: String,
}

impl Cutter<'_> {
    /// One past the last token of the sentence, where token `at` ends it.
    fn end(&mut self, at: usize) -> Option<usize> {
        match (self.tokens[at].kind, self.last_byte(at)) {
            (TokenKind::Word, b'.') => self.before_opener(at).then_some(at + 1),
            (TokenKind::Mark, b'.' | b'!' | b'?' | 0x80..) => self.end_at_mark(at),
            _ => None,
        }
    }

    fn end_at_mark(&mut self, at: usize) -> Option<usize> {
        let (mark, wide) = match self.str(at) {
            mark @ ("." | "!" | "?" | "…") => (mark, false),
            mark @ ("。" | "！" | "？" | "؟" | "۔" | "।") => (mark, true),
            _ => return None,
        };
        let end = self.behind_closing(at + 1);
        if end >= self.tokens.len() {
            return Some(end);
        }
        let stops = match mark {
            _ if wide => true,
            "." if end == at + 1 => self.full_stop(at),
            _ => !self.is_left_out(at, end) && self.opens(end),
        };
        stops.then_some(end)
    }

    /// Past further full stops and the marks that close upon them.
    fn behind_closing(&self, mut at: usize) -> usize {
        while let Some(token) = self.tokens.get(at).filter(|t| t.kind == TokenKind::Mark) {
            let parted_behind = self.tokens.get(at + 1).is_none_or(|next| !next.glued || next.kind == TokenKind::Mark);
            let closes = match self.str(at) {
                "." | "!" | "?" | "…" | "”" | ")" | "]" | "。" | "！" | "？" | "」" | "』" => token.glued,
                "\"" | "'" | "’" => token.glued && parted_behind,
                "»" => true,
                _ => false,
            };
            if !closes {
                return at;
            }
            at += 1;
        }
        at
    }

    /// `(...)`: words left out, within a sentence.
    fn is_left_out(&self, at: usize, end: usize) -> bool {
        at > self.first && matches!(self.str(at - 1), "(" | "[") && matches!(self.str(end - 1), ")" | "]")
    }

    /// Does a lone full stop end the sentence? At least one token follows.
    fn full_stop(&mut self, at: usize) -> bool {
        let next = self.tokens[at + 1];
        if at == self.first {
            return false;
        }
        let before = self.tokens[at - 1];
        if next.glued {
            // White space left out: `it ended.The next`.
            return before.kind == TokenKind::Word
                && before.casing == Casing::Lower
                && before.span.len() >= 3
                && next.kind == TokenKind::Word
                && next.casing == Casing::Capital;
        }
        // The `M` of `12 Mi-35M.` shortens nothing.
        let coded = before.glued && at > 1 && self.tokens[at - 2].kind == TokenKind::Number;
        let dotted = self.tokens[at].glued && before.kind == TokenKind::Word && !coded;
        match dotted.then(|| self.abbreviation(at - 1)).flatten() {
            Some(Abbreviation::Name) if before.casing != Casing::Lower => false,
            Some(Abbreviation::Number) => next.kind != TokenKind::Number && self.opens(at + 1),
            Some(_) => self.before_opener(at),
            // `1. An item`
            None if before.kind == TokenKind::Number && at - 1 == self.first => false,
            None => self.opens(at + 1),
        }
    }

    fn abbreviation(&mut self, at: usize) -> Option<Abbreviation> {
        let word = self.tokens[at].span.of(self.text);
        self.buffer.clear();
        self.buffer.extend(word.chars().flat_map(char::to_lowercase));
        self.words.abbreviation(&self.buffer)
    }

    /// Can a sentence begin at this token?
    fn opens(&self, at: usize) -> bool {
        let token = self.str(at);
        match self.tokens[at].kind {
            TokenKind::Word => !token.chars().next().is_some_and(char::is_lowercase),
            TokenKind::Number => true,
            TokenKind::Mark => !matches!(token, "," | ";" | ":" | ")" | "]" | "”" | "%" | "/"),
        }
    }

    /// Does a word follow that opens sentences, with the capital that it has only there?
    fn before_opener(&mut self, at: usize) -> bool {
        let Some(next) = self.tokens.get(at + 1) else { return false };
        if next.kind != TokenKind::Word || next.casing != Casing::Capital || next.glued {
            return false;
        }
        let word = next.span.of(self.text);
        self.buffer.clear();
        self.buffer.extend(word.chars().flat_map(char::to_lowercase));
        self.words.is_stop(&self.buffer)
    }

    fn str(&self, at: usize) -> &str {
        self.tokens[at].span.of(self.text)
    }

    fn last_byte(&self, at: usize) -> u8 {
        self.text.as_bytes()[self.tokens[at].span.end as usize - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Packs;
    use crate::text::tokens;
    use std::sync::LazyLock;

    fn cut(language: &str, text: &str) -> Vec<String> {
        static PACKS: LazyLock<Packs> = LazyLock::new(|| Packs::embedded().expect("the built-in packs load"));
        let (mut all, mut found) = (Vec::new(), Vec::new());
        tokens(text, 0, &mut all);
        sentences(text, &all, 0..all.len(), LineRole::Body, PACKS.facts.page.language(language), &mut found);
        found.iter().map(|s| s.span.of(text).to_owned()).collect()
    }

    /// Each text has a bar where a sentence ends.
    #[test]
    fn sentences_end_where_they_should() {
        for (language, marked) in [
            ("en", "It rained. |The sun came out."),
            ("en", "Mr. Hall met Gen. Ray of St. Clair. |They spoke."),
            ("en", "The U.S. Navy left the U.S. |The port closed."),
            ("en", "Hall Corp. said so, and Ray Inc. |It was late."),
            ("en", "At 10 a.m. Monday it began. |John F. Kennedy spoke."),
            ("en", "See No. 5 of the list. |He said no. |Then he left."),
            ("en", "It rose 1.5 percent on Sept. 26 to 3.2. |It fell."),
            ("en", "“It is late.” |He left. |“Is it?” he asked. |“Yes!” |All went."),
            ("en", "\"We go,\" he said. |\"We stay.\" |She left."),
            ("en", "``We go.'' |He left (at last). |It ended..."),
            ("en", "They came ... and left... |Nobody (...) saw it."),
            ("en", "The day ended.|The next began, at example.com they say."),
            ("en", "1. The first point is this. |2. And that."),
            ("fr", "M. Roy a vu Mme. Blanc. |Il est parti."),
            ("fr", "« Il pleut. » |Elle est partie à 14h. |On rit."),
            ("fr", "Le 1er sept. 2004, il dit non. |Le roi est parti."),
            ("ru", "Он ушёл. |Она осталась."),
            ("zh", "他去了。|她来了！|好"),
            ("ar", "ذهب الرجل. |جاءت؟ |نعم"),
        ] {
            let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
            assert_eq!(cut(language, &marked.replace('|', "")), expected, "{marked}");
        }
    }

    #[test]
    fn no_sentence_is_endless() {
        assert_eq!(cut("en", &"word ".repeat(1500)).len(), 3);
    }
}
