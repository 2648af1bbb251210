//! Hard-wrapped text: which lines are one paragraph.
//!
//! A line goes on in the next where the next one's first word would not have fitted behind it. The width is read off
//! the text itself, and only believed where lines of that width mostly end in the middle of a sentence.

use super::unit::{ends_as_sentence, ends_in_initials, trimmed};
use crate::text::{Span, Text};

/// The longest lines that a hard wrap makes.
const WIDEST: usize = 120;

/// The width at which a text was wrapped, if it was.
pub fn width(text: &Text) -> Option<usize> {
    let mut lengths: Vec<usize> = text.lines().iter().map(|&line| length(text, line)).filter(|&l| l > 0).collect();
    lengths.sort_unstable();
    // A line or two that stick out, a title or a link, do not count.
    let width = *lengths.get(lengths.len() * 9 / 10)?;
    if lengths.len() < 4 || width > WIDEST {
        return None;
    }
    // A wire of three lines shows it by a word alone: the next line goes on with a small letter.
    let (mut cut, mut whole, mut goes_on) = (0, 0, false);
    for at in (1..text.lines().len()).filter(|&at| is_full(text, width, at)) {
        let before = text.slice(text.lines()[at - 1]);
        let small = text.slice(text.lines()[at]).trim_start().starts_with(char::is_lowercase);
        if small || !ends_as_sentence(before) {
            cut += 1;
            goes_on |= small;
        } else if !ends_in_initials(before) {
            whole += 1;
        }
    }
    (cut > 2 * whole && (cut >= 3 || goes_on)).then_some(width)
}

/// Characters of a line, without white space at its end.
fn length(text: &Text, line: Span) -> usize {
    text.slice(line).trim_end().chars().count()
}

/// The line, trimmed, where it carries on the paragraph of the line before it.
pub fn joined(text: &Text, width: usize, at: usize) -> Option<Span> {
    let span = trimmed(text, *text.lines().get(at)?)?;
    let before = text.slice(text.lines()[at - 1]);
    let goes_on = || {
        let small = text.slice(span).starts_with(char::is_lowercase);
        small && !ends_as_sentence(before) && !is_indented(text, at)
    };
    (is_full(text, width, at) || goes_on()).then_some(span)
}

/// Would the first word of line `at` not have fitted on the line before?
fn is_full(text: &Text, width: usize, at: usize) -> bool {
    let (before, line) = (text.lines()[at - 1], text.lines()[at]);
    let next = text.slice(line).trim_start();
    let first_word = next.find(char::is_whitespace).unwrap_or(next.len());
    !text.slice(before).trim().is_empty()
        && !next.is_empty()
        && !is_indented(text, at)
        && !opens_item(next)
        && length(text, before) + 1 + first_word > width
}

/// Does line `at` begin further in than the one before?
fn is_indented(text: &Text, at: usize) -> bool {
    let indent = |line: Span| {
        let content = text.slice(line);
        content.len() - content.trim_start().len()
    };
    indent(text.lines()[at]) > indent(text.lines()[at - 1])
}

/// A bullet or a dash, as of a list.
fn opens_item(line: &str) -> bool {
    ["• ", "* ", "- ", "– ", "— "].iter().any(|mark| line.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::super::unit::units;
    use super::*;

    fn shown(content: &str) -> Vec<String> {
        let text = Text::new(content.into());
        units(&text).iter().map(|u| text.slice(u.span).split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn wrapped_lines_are_joined_and_paragraphs_kept_apart() {
        let text = "HARBOUR TO BE DEEPENED, CITY SAYS\n\nThe harbour of the old town is to be made\ndeeper by three metres, said its mayor on\nMonday after a long meeting.\n    The work would begin in spring and would\ntake two years, she said, if the weather\nallowed.\n END\n";
        assert_eq!(
            shown(text),
            [
                "HARBOUR TO BE DEEPENED, CITY SAYS",
                "The harbour of the old town is to be made deeper by three metres, said its mayor on Monday after a long meeting.",
                "The work would begin in spring and would take two years, she said, if the weather allowed.",
                "END"
            ]
        );
    }

    #[test]
    fn a_wire_of_three_lines_is_joined() {
        let text = "HARBOUR FIRM NAMES CHIEF\n\n    NORVIK, Feb 26 - The harbour firm Tarn & Rask said L.K.\nHolm has been named its chief, to follow Ole Brandt who has\nretired. She was its treasurer.\n";
        assert_eq!(
            shown(text)[1],
            "NORVIK, Feb 26 - The harbour firm Tarn & Rask said L.K. Holm has been named its chief, to follow Ole Brandt who has retired. She was its treasurer."
        );
    }

    #[test]
    fn lines_of_one_sentence_each_stay_apart() {
        let text = "One short sentence stands here.\nAnother one stands on this line.\nThe third is of the same length.\nAnd so is the very last of them.\nIt ends now.";
        assert_eq!(shown(text).len(), 5);
    }
}
