//! An article's text with the words behind its records marked, and its furniture set apart.

use super::markup::Markup;
use crate::model::{Line, LineRole};
use crate::report::ArticleText;
use std::collections::BTreeSet;

/// How many marks may stand in one another; a deeper one is not drawn.
const DEPTH: usize = 8;

/// Words to mark, in code points.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    pub start: usize,
    /// The longer of two marks that start together comes first, so that the shorter one stands in it.
    pub end: std::cmp::Reverse<usize>,
    pub class: &'static str,
    /// What the words are and which rule says so: the tooltip.
    pub title: String,
}

/// A text ready to show.
#[derive(Debug, Default)]
pub struct Highlighted {
    pub html: String,
    /// Start and end of all words that can be linked to.
    pub anchors: BTreeSet<(usize, usize)>,
    /// How many characters were cut off.
    pub cut: usize,
}

/// The name of the words from `start` to `end` in the article of this number.
pub fn anchor(number: usize, start: usize, end: usize) -> String {
    format!("a{number}-{start}-{end}")
}

/// The first `limit` characters of a text, marked. `marks` are in order.
pub fn highlighted(number: usize, article: &ArticleText, marks: &[Mark], limit: usize) -> Highlighted {
    let places: Vec<usize> =
        article.text.char_indices().map(|(at, _)| at).chain([article.text.len()]).take(limit + 1).collect();
    let end = places.last().copied().unwrap_or(0);
    let pieces = marks
        .iter()
        .filter_map(|mark| {
            let last = mark.end.0.min(places.len() - 1);
            let piece = Piece { start: *places.get(mark.start)?, end: places[last], mark, continued: false };
            (piece.start < piece.end).then_some(piece)
        })
        .rev()
        .collect();
    let mut writer =
        Writer { number, text: &article.text[..end], pieces, markup: Markup::default(), anchors: BTreeSet::new() };
    article.lines.iter().for_each(|line| writer.line(line));
    let cut = article.text[end..].chars().count();
    Highlighted { html: writer.markup.finish(), anchors: writer.anchors, cut }
}

/// A mark, or what is left of it behind a line end or a crossing mark; in bytes.
#[derive(Clone, Copy, Debug)]
struct Piece<'a> {
    start: usize,
    end: usize,
    mark: &'a Mark,
    continued: bool,
}

struct Writer<'a> {
    number: usize,
    text: &'a str,
    /// The next one last.
    pieces: Vec<Piece<'a>>,
    markup: Markup,
    anchors: BTreeSet<(usize, usize)>,
}

impl<'a> Writer<'a> {
    fn line(&mut self, line: &Line) {
        let start = line.span.start as usize;
        let end = (line.span.end as usize).min(self.text.len());
        if line.role == LineRole::Blank || start >= end {
            return;
        }
        match class(line.role) {
            "" => self.markup.open("p", &[("dir", &"auto")]),
            class if line.reason.is_empty() => self.markup.open("p", &[("dir", &"auto"), ("class", &class)]),
            class => {
                let title = format!("{class}: {}", line.reason);
                self.markup.open("p", &[("dir", &"auto"), ("class", &class), ("title", &title)]);
            }
        }
        self.words(start, end);
        self.markup.close();
    }

    /// The words from `at` to `line_end`, each mark within the one that it stands in.
    fn words(&mut self, mut at: usize, line_end: usize) {
        let mut open: Vec<usize> = Vec::new();
        loop {
            let inner_end = open.last().copied().unwrap_or(line_end);
            match self.pieces.last() {
                Some(piece) if piece.start < inner_end => {
                    let piece = self.pieces.pop().expect("the one just seen");
                    self.text_to(&mut at, piece.start);
                    let end = piece.end.min(inner_end);
                    self.carry_on(piece, end);
                    if at < end && open.len() < DEPTH {
                        self.open(&piece);
                        open.push(end);
                    }
                }
                _ => {
                    self.text_to(&mut at, inner_end);
                    if open.pop().is_none() {
                        return;
                    }
                    self.markup.close();
                }
            }
        }
    }

    fn text_to(&mut self, at: &mut usize, end: usize) {
        if *at < end {
            self.markup.text(&self.text[*at..end]);
            *at = end;
        }
    }

    /// Keeps what of a piece lies behind `end` for later.
    fn carry_on(&mut self, piece: Piece<'a>, end: usize) {
        if end < piece.end {
            let rest = Piece { start: end, continued: true, ..piece };
            let at = self.pieces.partition_point(|p| (p.start, rest.end) > (rest.start, p.end));
            self.pieces.insert(at, rest);
        }
    }

    fn open(&mut self, piece: &Piece) {
        let Mark { start, end, class, title } = piece.mark;
        if !piece.continued && self.anchors.insert((*start, end.0)) {
            let id = anchor(self.number, *start, end.0);
            self.markup.open("mark", &[("id", &id), ("class", class), ("title", title)]);
        } else {
            self.markup.open("mark", &[("class", class), ("title", title)]);
        }
    }
}

fn class(role: LineRole) -> &'static str {
    match role {
        LineRole::Title => "headline",
        LineRole::Standfirst => "standfirst",
        LineRole::Caption => "caption",
        LineRole::Furniture => "furniture",
        LineRole::Heading => "heading",
        LineRole::Dateline => "dateline",
        LineRole::Body | LineRole::Blank => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use std::cmp::Reverse;

    fn article(text: &str) -> ArticleText {
        let mut start = 0;
        let line = |line: &str| {
            let span = Span::new(start, start + line.len());
            start += line.len() + 1;
            Line { span, role: LineRole::Body, reason: "" }
        };
        ArticleText { text: text.into(), lines: text.split('\n').map(line).collect() }
    }

    fn mark(start: usize, end: usize, class: &'static str) -> Mark {
        Mark { start, end: Reverse(end), class, title: "t".into() }
    }

    fn html(text: &str, marks: &[Mark]) -> String {
        let html = highlighted(1, &article(text), marks, 100).html;
        html.replace(" title=\"t\"", "").replace(" dir=\"auto\"", "").replace("class=", "")
    }

    #[test]
    fn marks_stand_in_one_another() {
        let marks = [mark(0, 5, "a"), mark(1, 2, "b")];
        let expected = "<p><mark id=\"a1-0-5\" \"a\">é<mark id=\"a1-1-2\" \"b\">b</mark>cde</mark>f</p>";
        assert_eq!(html("ébcdef", &marks), expected);
    }

    #[test]
    fn crossing_marks_are_cut_where_they_cross() {
        let marks = [mark(0, 3, "a"), mark(2, 5, "b")];
        let expected =
            "<p><mark id=\"a1-0-3\" \"a\">ab<mark id=\"a1-2-5\" \"b\">c</mark></mark><mark \"b\">de</mark>f</p>";
        assert_eq!(html("abcdef", &marks), expected);
    }

    #[test]
    fn marks_go_on_in_the_next_line() {
        let expected = "<p>a<mark id=\"a1-1-4\" \"a\">b</mark></p><p><mark \"a\">c</mark>d</p>";
        assert_eq!(html("ab\ncd", &[mark(1, 4, "a")]), expected);
    }

    #[test]
    fn what_is_cut_off_has_no_anchor() {
        let marks = [mark(1, 2, "a"), mark(4, 5, "a")];
        let highlighted = highlighted(1, &article("abcdef"), &marks, 3);
        assert_eq!(highlighted.anchors.len(), 1);
        assert_eq!(highlighted.cut, 3);
    }
}
