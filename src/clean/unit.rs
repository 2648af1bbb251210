//! Units of a page: paragraphs, each of one line, or of several that a hard wrap cut.

use super::wrap;
use crate::model::LineRole;
use crate::text::{Span, Text, is_alphabetic};
use std::ops::Range;

/// A paragraph or a line of its own, and how it looks.
#[derive(Clone, Debug)]
pub struct Unit {
    pub lines: Range<usize>,
    /// Without white space at its ends.
    pub span: Span,
    pub role: LineRole,
    pub reason: &'static str,
    /// Ends as a sentence does.
    pub terminal: bool,
    pub words: u32,
    /// Words that begin with a small letter, in scripts that have them.
    pub small: u32,
    /// The letters of most of it are not Latin ones.
    pub foreign_script: bool,
    /// Where its dateline ends and the story begins.
    pub dateline_end: Option<u32>,
}

impl Unit {
    /// Reads as a sentence of a story: it ends as one, or is long and written as one.
    pub fn is_prose(&self) -> bool {
        self.terminal && self.words >= 4
            || self.words >= 18 && (self.foreign_script || 5 * self.small >= 2 * self.words)
    }

    pub fn set(&mut self, role: LineRole, reason: &'static str) {
        (self.role, self.reason) = (role, reason);
    }
}

/// The units of a text, in order; lines of white space are in none.
pub fn units(text: &Text) -> Vec<Unit> {
    let lines = text.lines();
    let wrap = wrap::width(text);
    let mut units = Vec::with_capacity(lines.len());
    let mut at = 0;
    while at < lines.len() {
        let Some(first) = trimmed(text, lines[at]) else {
            at += 1;
            continue;
        };
        let (from, mut span) = (at, first);
        at += 1;
        while let Some(next) = wrap.and_then(|w| wrap::joined(text, w, at)) {
            span = span.join(next);
            at += 1;
        }
        units.push(unit(text, from..at, span));
    }
    units
}

/// The line without white space at its ends; none where nothing is left.
pub fn trimmed(text: &Text, line: Span) -> Option<Span> {
    let content = text.slice(line);
    let start = content.len() - content.trim_start().len();
    let kept = content.trim().len();
    (kept > 0).then(|| Span::new(line.start as usize + start, line.start as usize + start + kept))
}

fn unit(text: &Text, lines: Range<usize>, span: Span) -> Unit {
    let content = text.slice(span);
    let Counts { words, small, latin, other } = counts(content);
    Unit {
        lines,
        span,
        role: LineRole::Body,
        reason: "",
        terminal: ends_as_sentence(content) && !(words <= 14 && ends_in_initials(content)),
        words,
        small,
        foreign_script: other > latin && other > latin + content.bytes().filter(u8::is_ascii_alphabetic).count() as u32,
        dateline_end: None,
    }
}

/// What a look at each character tells; of Latin letters only those beyond ASCII.
#[derive(Default)]
struct Counts {
    words: u32,
    small: u32,
    latin: u32,
    other: u32,
}

fn counts(content: &str) -> Counts {
    let mut counts = Counts::default();
    let mut in_word = false;
    let bytes = content.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte <= b' ' {
            in_word = false;
            at += 1;
            continue;
        }
        if byte.is_ascii() {
            if !in_word && byte.is_ascii_alphanumeric() {
                counts.words += 1;
                counts.small += u32::from(byte.is_ascii_lowercase());
                in_word = true;
            }
            at = if in_word { past_ascii(bytes, at) } else { at + 1 };
            continue;
        }
        let c = content[at..].chars().next().unwrap_or(' ');
        at += c.len_utf8();
        in_word = counts.take(c, in_word);
    }
    counts
}

impl Counts {
    /// Counts a character beyond ASCII; whether a word goes on behind it.
    fn take(&mut self, c: char, in_word: bool) -> bool {
        match c {
            // Scripts without spaces between words: two characters are about one.
            '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{e00}'..='\u{e7f}' => {
                self.other += 2;
                self.words += self.other / 2 % 2;
                false
            }
            c if is_alphabetic(c) => {
                let latin = c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c);
                self.words += u32::from(!in_word);
                self.small += u32::from(!in_word && c.is_lowercase());
                *(if latin { &mut self.latin } else { &mut self.other }) += 1;
                true
            }
            c => in_word && !c.is_whitespace(),
        }
    }
}

/// Where white space stands, or what is not ASCII: every character of a corpus is looked at here.
fn past_ascii(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| !(b'!'..=0x7f).contains(byte)).map_or(bytes.len(), |len| at + len)
}

/// A full stop, or what stands for it, at the end, behind any closing marks.
pub fn ends_as_sentence(content: &str) -> bool {
    let closing = |c: char| c.is_whitespace() || "\"'”’»)]*".contains(c);
    let kept = content.trim_end_matches(closing);
    kept.chars().next_back().is_some_and(|c| ".!?…。！？؟۔।;；".contains(c)) || {
        // A quotation that ends with a comma inside, or a bracket behind a sentence.
        kept.len() < content.len() && kept.ends_with(',')
    }
}

/// `U.S.` at the end of a headline is no full stop.
pub fn ends_in_initials(content: &str) -> bool {
    let last = content.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    last.len() >= 4 && last.split_terminator('.').all(|part| part.chars().count() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(content: &str) -> Vec<String> {
        let text = Text::new(content.into());
        units(&text).iter().map(|u| format!("{}|{}", text.slice(u.span).replace('\n', "/"), u.words)).collect()
    }

    #[test]
    fn words_are_counted_in_any_script() {
        assert_eq!(
            shown("One two-three 4.\r\n\r\n  Il a dit : « Ça va »  "),
            ["One two-three 4.|3", "Il a dit : « Ça va »|5"]
        );
        assert_eq!(shown("Два слова"), ["Два слова|2"]);
        assert_eq!(shown("医学上发生机率是"), ["医学上发生机率是|4"]);
    }

    #[test]
    fn sentences_end_in_many_ways() {
        for (content, expected) in [
            ("He went.", true),
            ("“He went.”", true),
            ("He went (again.)", true),
            ("他去了。", true),
            ("He went", false),
            ("In other news:", false),
            ("'Important day'", false),
        ] {
            assert_eq!(ends_as_sentence(content), expected, "{content}");
        }
    }
}
