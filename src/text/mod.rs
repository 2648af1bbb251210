//! Text and positions in it: spans in bytes, lines, and the way from bytes to code points.
//!
//! Knows nothing of language packs or of news. Byte spans are used inside; code points only at the rim, in `report`.

mod sketch;
mod token;

pub use sketch::{Neighbours, Sketch};
pub use token::{Casing, NO_SIGN, Token, TokenKind, fold, is_alphabetic, is_alphanumeric, is_apostrophe, tokens};

/// A half-open range of bytes in one article's text, on character boundaries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`; an inverted one is made empty at `start`.
    pub fn new(start: usize, end: usize) -> Span {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        Span { start, end: u32::try_from(end).unwrap_or(u32::MAX).max(start) }
    }

    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    #[inline]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// One article's text as decoded, with its lines and code-point positions.
#[derive(Clone, Debug, Default)]
pub struct Text {
    content: String,
    lines: Vec<Span>,
    /// Code points before each block of `BLOCK` bytes.
    blocks: Vec<u32>,
}

const BLOCK: usize = 64;

impl Text {
    pub fn new(content: String) -> Text {
        let lines = lines(&content);
        let blocks = blocks(content.as_bytes());
        Text { content, lines, blocks }
    }

    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// Lines without their line ends.
    pub fn lines(&self) -> &[Span] {
        &self.lines
    }

    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.content)
    }

    /// The code-point offset of a byte offset.
    pub fn code_point(&self, byte: u32) -> usize {
        let byte = (byte as usize).min(self.content.len());
        let (block, within) = (byte / BLOCK, byte % BLOCK);
        let before = self.blocks[block] as usize;
        // Most blocks are ASCII, and need no count.
        let ascii = self.blocks.get(block + 1).is_some_and(|&next| next as usize == before + BLOCK);
        before + if ascii { within } else { starts(&self.content.as_bytes()[byte - within..byte]) }
    }

    /// The line (index into `lines`) that holds a byte offset.
    pub fn line_at(&self, byte: u32) -> usize {
        self.lines.partition_point(|line| line.start <= byte).saturating_sub(1)
    }
}

/// As `str::ends_with`, where many endings are tried: most are told apart by their last byte.
#[inline]
pub fn ends_with(text: &str, ending: &str) -> bool {
    ending.as_bytes().last().is_none_or(|last| text.as_bytes().last() == Some(last)) && text.ends_with(ending)
}

/// Endings of words of one kind. Most words have none of them, as their last byte tells.
#[derive(Clone, Copy, Debug)]
pub struct Endings<'a> {
    endings: &'a [&'static str],
    /// The last bytes as bits, folded.
    last: u64,
}

impl<'a> Endings<'a> {
    pub fn new(endings: &'a [&'static str]) -> Endings<'a> {
        let bytes = endings.iter().filter_map(|ending| ending.bytes().last());
        Endings { endings, last: bytes.fold(0, |all, byte| all | 1 << (byte % 64)) }
    }

    /// Can a word with this last byte have one of the endings?
    #[inline]
    pub fn may_end(&self, last: u8) -> bool {
        self.last & 1 << (last % 64) != 0
    }

    /// Does a word have one of the endings, and a stem of three bytes or more before it?
    pub fn end(&self, word: &str) -> bool {
        self.endings.iter().any(|ending| word.len() > ending.len() + 2 && ends_with(word, ending))
    }
}

/// The words of a text with one space between them.
pub fn squeezed(text: &str) -> String {
    if is_squeezed(text.as_bytes()) {
        return text.to_owned();
    }
    let mut words = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
}

/// Whether the only white space of a text is single spaces inside.
fn is_squeezed(text: &[u8]) -> bool {
    // The last bytes, as white space of Unicode takes up to three.
    let mut last = u32::from(b' ');
    for few in text.chunks(8) {
        match few.try_into() {
            Ok(few) if is_plain(few, last as u8) => last = u32::from(few[7]),
            _ if few.iter().any(|&byte| breaks(byte, &mut last)) => return false,
            _ => {}
        }
    }
    last & 0xFF != u32::from(b' ')
}

/// Whether eight bytes are ASCII that shows, or single spaces: most of a text is, and all are looked at together.
fn is_plain(few: &[u8; 8], before: u8) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let bytes = u64::from_le_bytes(*few);
    let shown = bytes & (EACH * 0x80) == 0 && ((bytes >> 5) | (bytes >> 6)) & EACH == EACH;
    let other = bytes ^ (EACH * 0x20);
    let spaces = !(((other & (EACH * 0x7f)) + EACH * 0x7f) | other | (EACH * 0x7f));
    let behind_space = (spaces << 8) | (u64::from(before == b' ') << 7);
    shown && spaces & behind_space == 0
}

/// Whether a byte ends white space that is more than a single space; `last` holds the bytes before it.
fn breaks(byte: u8, last: &mut u32) -> bool {
    *last = *last << 8 | u32::from(byte);
    match byte {
        b' ' => *last & 0xFFFF == 0x2020,
        b'\t'..=b'\r' => true,
        0x80..=0xAF => {
            matches!(*last & 0xFFFF, 0xC285 | 0xC2A0)
                || matches!(*last & 0xFF_FFFF, 0xE1_9A80 | 0xE2_8080..=0xE2_808A | 0xE2_80A8 | 0xE2_80A9)
                || matches!(*last & 0xFF_FFFF, 0xE2_80AF | 0xE2_819F | 0xE3_8080)
        }
        _ => false,
    }
}

/// How many code points start in these bytes.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count()
}

fn blocks(bytes: &[u8]) -> Vec<u32> {
    let mut counts = vec![0];
    let mut total = 0;
    for block in bytes.chunks(BLOCK) {
        total += starts(block) as u32;
        counts.push(total);
    }
    counts
}

fn lines(content: &str) -> Vec<Span> {
    let bytes = content.as_bytes();
    let mut lines = Vec::new();
    let mut start = 0;
    for end in memchr::memchr_iter(line_end(bytes), bytes) {
        let trimmed = if end > start && bytes[end - 1] == b'\r' { end - 1 } else { end };
        lines.push(Span::new(start, trimmed));
        start = end + 1;
    }
    if start < bytes.len() {
        lines.push(Span::new(start, bytes.len()));
    }
    lines
}

/// What ends a line: a line feed, and a carriage return only where there is no other, as old programs write it.
pub fn line_end(bytes: &[u8]) -> u8 {
    let returns = memchr::memchr(b'\n', bytes).is_none() && memchr::memchr(b'\r', bytes).is_some();
    if returns { b'\r' } else { b'\n' }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_leave_their_ends_out() {
        let text = Text::new("a\r\nbé\n\nc".into());
        let lines: Vec<&str> = text.lines().iter().map(|&l| text.slice(l)).collect();
        assert_eq!(lines, ["a", "bé", "", "c"]);
        let text = Text::new("a\rbé\r\rc\r".into());
        let lines: Vec<&str> = text.lines().iter().map(|&l| text.slice(l)).collect();
        assert_eq!(lines, ["a", "bé", "", "c"]);
    }

    #[test]
    fn white_space_of_every_kind_is_squeezed() {
        for c in ('\0'..'\u{3100}').filter(|c| c.is_whitespace()) {
            for text in [format!("a{c}{c}b"), format!("{c}a b"), format!("a b{c}")] {
                assert_eq!(squeezed(&text), text.split_whitespace().collect::<Vec<_>>().join(" "), "{c:?}");
            }
        }
        for text in
            ["", " ", "a", "l'été — “ici”", "a  b", "a\u{2009}b", "seventy  ", "seventh  seven", "eight to \u{a0}ten"]
        {
            assert_eq!(squeezed(text), text.split_whitespace().collect::<Vec<_>>().join(" "), "{text}");
        }
    }

    #[test]
    fn code_points_are_counted_across_blocks() {
        let content = "é".repeat(1000) + "x";
        let text = Text::new(content.clone());
        for n in [0, 1, 127, 128, 129, 500, 1000] {
            assert_eq!(text.code_point(2 * n as u32), n);
        }
        assert_eq!(text.code_point(content.len() as u32), 1001);
    }
}
