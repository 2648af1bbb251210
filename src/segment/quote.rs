//! Quotations: what stands between quotation marks of any kind, also over several paragraphs.
//!
//! A straight mark opens where white space stands before it and none behind; single marks count only where their
//! partner stands in the same paragraph, since an apostrophe looks the same. Newspapers leave the closing mark out of
//! a paragraph whose quotation goes on in the next, which opens with a mark again.

use crate::rules::scan::Quote;
use crate::text::{Token, TokenKind};
use std::ops::Range;

/// What a mark is to the quotation around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Mark {
    /// Opens, whatever stands beside it: `“`.
    Opening(Pair),
    /// Closes: `”`.
    Closing(Pair),
    /// Opens or closes as its neighbours say: `"`.
    Either(Pair),
}

/// Marks of one pair close each other; straight and curly ones are mixed freely by writers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Pair {
    Double,
    Guillemets,
    Single,
}

/// The outermost quotations of a text. `paragraphs` are runs of tokens.
pub fn quotes(tokens: &[Token], paragraphs: &[Range<usize>]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut carried = false;
    for (n, paragraph) in paragraphs.iter().enumerate() {
        let next_opens = paragraphs.get(n + 1).is_some_and(|next| Reader::new(tokens, next).opens_at(next.start));
        let known = quotes.len();
        let reader = Reader::new(tokens, paragraph);
        let left_open = reader.read(next_opens, &mut quotes);
        if let Some(first) = quotes.get_mut(known) {
            first.continues = carried && first.first as usize == paragraph.start;
        }
        carried = left_open && next_opens;
    }
    quotes
}

/// Reads the marks of one paragraph.
struct Reader<'a> {
    tokens: &'a [Token],
    start: usize,
}

impl<'a> Reader<'a> {
    fn new(tokens: &'a [Token], paragraph: &Range<usize>) -> Reader<'a> {
        Reader { tokens: &tokens[..paragraph.end], start: paragraph.start }
    }

    /// Adds the paragraph's quotations; says whether the last is still open at its end.
    fn read(&self, next_opens: bool, quotes: &mut Vec<Quote>) -> bool {
        let mut open: Option<(usize, Pair)> = None;
        let mut at = self.start;
        while at < self.tokens.len() {
            let Some(mark) = self.mark(at) else {
                at += 1;
                continue;
            };
            match open {
                None if self.opens(at, mark) => open = self.partnered(at, mark),
                Some((first, pair)) if self.closes(at, mark, pair) => {
                    quotes.push(Quote { first: first as u32, end: (at + self.width(at)) as u32, continues: false });
                    open = None;
                }
                // A mark that can only open: the one before was never closed.
                Some((_, pair)) if mark == Mark::Either(pair) => open = Some((at, pair)),
                _ => {}
            }
            at += self.width(at);
        }
        let Some((first, _)) = open.filter(|(first, _)| next_opens || *first == self.start) else { return false };
        quotes.push(Quote { first: first as u32, end: self.tokens.len() as u32, continues: false });
        true
    }

    fn opens_at(&self, at: usize) -> bool {
        self.mark(at).is_some_and(|mark| self.opens(at, mark) && mark.pair() != Pair::Single)
    }

    fn mark(&self, at: usize) -> Option<Mark> {
        let mark = match self.tokens.get(at)?.sign {
            '"' | '＂' => Mark::Either(Pair::Double),
            '“' | '„' | '‟' => Mark::Opening(Pair::Double),
            '”' => Mark::Closing(Pair::Double),
            '«' => Mark::Opening(Pair::Guillemets),
            '»' => Mark::Closing(Pair::Guillemets),
            '`' | '\'' if self.width(at) == 2 => Mark::Either(Pair::Double),
            '\'' | '‘' | '’' | '‚' | '`' => Mark::Either(Pair::Single),
            _ => return None,
        };
        Some(mark)
    }

    /// How many tokens the mark is: two for the doubled single marks of typewriters.
    fn width(&self, at: usize) -> usize {
        let (Some(one), Some(next)) = (self.tokens.get(at), self.tokens.get(at + 1)) else { return 1 };
        if matches!(one.sign, '`' | '\'') && next.sign == one.sign && next.glued { 2 } else { 1 }
    }

    fn opens(&self, at: usize, mark: Mark) -> bool {
        let free = at == self.start || !self.tokens[at].glued || self.is_opener(at - 1);
        match mark {
            Mark::Opening(_) => true,
            Mark::Closing(_) | Mark::Either(_) => free && self.glued_behind(at),
        }
    }

    fn closes(&self, at: usize, mark: Mark, pair: Pair) -> bool {
        if mark.pair() != pair {
            return false;
        }
        match mark {
            Mark::Closing(_) => true,
            Mark::Opening(_) => self.tokens[at].glued && !self.glued_behind(at),
            Mark::Either(_) => self.tokens[at].glued && !self.is_opener(at - 1) || !self.glued_behind(at),
        }
    }

    /// A single mark opens only where a closing one follows in its paragraph.
    fn partnered(&self, at: usize, mark: Mark) -> Option<(usize, Pair)> {
        let pair = mark.pair();
        let closing = |at: usize| {
            let ends = self.tokens.get(at + 1).is_none_or(|next| !next.glued || next.kind == TokenKind::Mark);
            self.tokens[at].glued && ends && self.mark(at).is_some_and(|m| m.pair() == Pair::Single)
        };
        let word_behind = || self.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word);
        let reach = self.tokens.len().min(at + LONGEST_SINGLE);
        let fits = pair != Pair::Single || word_behind() && (at + 1..reach).any(closing);
        fits.then_some((at, pair))
    }

    fn glued_behind(&self, at: usize) -> bool {
        self.tokens.get(at + self.width(at)).is_some_and(|next| next.glued)
    }

    /// A bracket or a dash, behind which a straight mark opens.
    fn is_opener(&self, at: usize) -> bool {
        matches!(self.tokens[at].sign, '(' | '[' | '—' | '–' | '-' | '«' | '“' | '"' | '\'' | '‘')
    }
}

/// Tokens within which the partner of a single mark is looked for.
const LONGEST_SINGLE: usize = 120;

impl Mark {
    fn pair(self) -> Pair {
        match self {
            Mark::Opening(pair) | Mark::Closing(pair) | Mark::Either(pair) => pair,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    /// Quotations of paragraphs parted by `\n`; a leading `+` says that one continues another.
    fn found(text: &str) -> Vec<String> {
        let (mut all, mut paragraphs, mut offset) = (Vec::new(), Vec::new(), 0);
        for line in text.split_inclusive('\n') {
            let from = all.len();
            tokens(line, offset, &mut all);
            paragraphs.push(from..all.len());
            offset += line.len();
        }
        let quoted = |q: Quote| all[q.first as usize].span.join(all[q.end as usize - 1].span).of(text);
        let sign = |q: &Quote| if q.continues { "+" } else { "" };
        quotes(&all, &paragraphs).into_iter().map(|q| format!("{}{}", sign(&q), quoted(q))).collect()
    }

    #[test]
    fn marks_of_every_kind_pair_up() {
        for (text, expected) in [
            ("He said: \"We go.\" Then \"no\".", &["\"We go.\"", "\"no\""][..]),
            ("“We go”, he said, “today.”", &["“We go”", "“today.”"]),
            ("called \"odd” and “wrong\".", &["\"odd”", "“wrong\""]),
            ("Il a dit : « Nous partons », hier.", &["« Nous partons »"]),
            ("Er sagt: „Wir gehen“ und geht.", &["„Wir gehen“"]),
            ("``We go,'' he said.", &["``We go,''"]),
            ("The 'great day' of Peru's team", &["'great day'"]),
            ("It's the players' fault, isn't it", &[]),
            ("“She said ‘no’ to us,” he said.", &["“She said ‘no’ to us,”"]),
            ("a 5\" gun and a 6\" gun", &[]),
            ("(\"here\") and -\"there\"", &["\"here\"", "\"there\""]),
            ("\"Never closed. \"Closed.\" End", &["\"Closed.\""]),
            ("a \"lost mark in a paragraph.\nNext one.", &[]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn a_quotation_goes_on_over_paragraphs() {
        let text = "He said: \"We go.\n\"We stay.\n\"We see.\" And left.\n\"New,\" she said.";
        assert_eq!(found(text), ["\"We go.", "+\"We stay.", "+\"We see.\"", "\"New,\""]);
        assert_eq!(found("\"Open, he said.\nNo mark here."), ["\"Open, he said."]);
    }
}
