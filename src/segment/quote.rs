//! Quotations: what stands between quotation marks of any kind, also over several paragraphs.
//!
//! A straight mark opens where white space stands before it and none behind; single marks count only where their
//! partner stands in the same paragraph, since an apostrophe looks the same. Newspapers leave the closing mark out of
//! a paragraph whose quotation goes on in the next, which opens with a mark again. Around what someone says, single
//! marks get the sign of double ones, so that no later stage needs to tell them from apostrophes.

use crate::rules::scan::Quote;
use crate::text::{NO_SIGN, Token, TokenKind};
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
pub fn quotes(text: &str, tokens: &mut [Token], paragraphs: &[Range<usize>]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut carried = false;
    for (n, paragraph) in paragraphs.iter().enumerate() {
        let next_opens =
            paragraphs.get(n + 1).and_then(|next| Reader::new(text, tokens, next, None).opens_at(next.start));
        let known = quotes.len();
        let reader = Reader::new(text, tokens, paragraph, next_opens);
        let left_open = reader.read(&mut quotes);
        let said: Vec<(usize, char)> = quotes[known..].iter().filter_map(|q| reader.said(q)).flatten().collect();
        if let Some(first) = quotes.get_mut(known) {
            first.continues = carried && first.first as usize == paragraph.start;
        }
        carried = left_open && next_opens.is_some();
        said.into_iter().for_each(|(at, sign)| tokens[at].sign = sign);
    }
    quotes
}

/// Reads the marks of one paragraph.
struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    start: usize,
    /// The marks with which the next paragraph opens.
    next_opens: Option<Pair>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, tokens: &'a [Token], paragraph: &Range<usize>, next_opens: Option<Pair>) -> Reader<'a> {
        Reader { text, tokens: &tokens[..paragraph.end], start: paragraph.start, next_opens }
    }

    /// Adds the paragraph's quotations; says whether the last is still open at its end.
    fn read(&self, quotes: &mut Vec<Quote>) -> bool {
        let mut open: Option<(usize, Pair)> = None;
        let mut at = self.start;
        while at < self.tokens.len() {
            let Some(mark) = self.mark(at) else {
                at += 1;
                continue;
            };
            match open {
                None if self.opens(at, mark) => open = self.partnered(at, mark),
                Some((first, pair)) if self.owns(first, at, pair) => {}
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
        let goes_on = |&(first, pair): &(usize, Pair)| {
            self.next_opens == Some(pair) || pair != Pair::Single && (self.next_opens.is_some() || first == self.start)
        };
        let Some((first, _)) = open.filter(goes_on) else { return false };
        quotes.push(Quote { first: first as u32, end: self.tokens.len() as u32, continues: false });
        true
    }

    fn opens_at(&self, at: usize) -> Option<Pair> {
        self.mark(at).filter(|&mark| self.opens(at, mark)).map(Mark::pair)
    }

    /// The single marks of what someone says, with the signs of double ones; none where only a word is called so
    /// (`the 'iron' lady`).
    fn said(&self, quote: &Quote) -> Option<impl Iterator<Item = (usize, char)> + use<>> {
        let (first, end) = (quote.first as usize, quote.end as usize);
        let sign = |at: usize| self.tokens.get(at).map_or(NO_SIGN, |token| token.sign);
        if !matches!(sign(first), '\'' | '‘' | '’' | '‚' | '`') {
            return None;
        }
        let close = end - self.width(first);
        let closed = close > first && self.mark(close).map(Mark::pair) == self.mark(first).map(Mark::pair);
        let led = first > self.start && matches!(sign(first - 1), ':' | ',');
        let stopped = matches!(sign(close.max(first + 1) - 1), ',' | '.' | '?' | '!' | '…');
        let told = led || stopped || sign(end) == ',' && end > first + FEWEST_SAID;
        let closing = Some((end - 1, '”')).filter(|_| closed);
        (told || !closed).then(|| [(first, '“')].into_iter().chain(closing))
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

    fn is_single(&self, at: usize) -> bool {
        self.mark(at).is_some_and(|mark| mark.pair() == Pair::Single)
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

    /// A single mark opens only where a closing one follows in its paragraph, or the next goes on with such a mark.
    fn partnered(&self, at: usize, mark: Mark) -> Option<(usize, Pair)> {
        let pair = mark.pair();
        let closing = |at: usize| {
            let ends = self.tokens.get(at + 1).is_none_or(|next| !next.glued || next.kind == TokenKind::Mark);
            self.tokens[at].glued && ends && self.is_single(at)
        };
        let word_behind = || self.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word);
        let reach = self.tokens.len().min(at + LONGEST_SINGLE);
        let goes_on = || at == self.start && self.next_opens == Some(Pair::Single);
        let fits = pair != Pair::Single || word_behind() && ((at + 1..reach).any(closing) || goes_on());
        fits.then_some((at, pair))
    }

    /// `'The players' hopes are gone,'`: is the mark behind the `s` of a word that of an owner, since one that surely closes
    /// stands behind it, before any that opens, or the next paragraph goes on with what is said?
    fn owns(&self, first: usize, at: usize, pair: Pair) -> bool {
        let before = &self.tokens[at - 1];
        let word_behind = self.tokens.get(at + 1).is_some_and(|next| !next.glued && next.kind == TokenKind::Word);
        if pair != Pair::Single
            || !word_behind
            || before.kind != TokenKind::Word
            || !before.span.of(self.text).ends_with('s')
        {
            return false;
        }
        let single = |&at: &usize| self.is_single(at);
        let surely = |at: usize| {
            self.tokens[at].glued
                && (self.tokens[at - 1].kind == TokenKind::Mark
                    || self.tokens.get(at + 1).is_none_or(|next| next.kind == TokenKind::Mark))
        };
        let opens = |at: usize| !self.tokens[at].glued && self.glued_behind(at);
        let next =
            (at + 1..self.tokens.len().min(at + LONGEST_SINGLE)).filter(single).find(|&at| opens(at) || surely(at));
        match next {
            Some(next) => !opens(next),
            None => first == self.start && self.next_opens == Some(Pair::Single),
        }
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
const LONGEST_SINGLE: usize = 250;

/// What a comma alone parts from the rest is said where it has more tokens than these, its marks among them.
const FEWEST_SAID: usize = 6;

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
        let quotes = quotes(text, &mut all, &paragraphs);
        let quoted = |q: Quote| all[q.first as usize].span.join(all[q.end as usize - 1].span).of(text);
        let sign = |q: &Quote| if q.continues { "+" } else { "" };
        quotes.into_iter().map(|q| format!("{}{}", sign(&q), quoted(q))).collect()
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
            ("'The players' fault, isn't it?' he said", &["'The players' fault, isn't it?'"]),
            ("the 'great days' of old, and: 'We go.'", &["'great days'", "'We go.'"]),
            ("in the '90s, the players' best years", &[]),
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
        assert_eq!(
            found("'We saw the players' fault.\n'We stay.' And left."),
            ["'We saw the players' fault.", "+'We stay.'"]
        );
    }

    #[test]
    fn single_marks_around_what_is_said_read_as_double_ones() {
        for (text, signs) in [
            ("'We go,' he said", 2),
            ("he said: 'We leave'", 2),
            ("''We go,'' he said", 2),
            ("called it a 'great day' then", 0),
            ("the players' fault, he said", 0),
        ] {
            let mut all = Vec::new();
            tokens(text, 0, &mut all);
            let sentence = 0..all.len();
            quotes(text, &mut all, std::slice::from_ref(&sentence));
            assert_eq!(all.iter().filter(|t| matches!(t.sign, '“' | '”')).count(), signs, "{text}");
        }
    }
}
