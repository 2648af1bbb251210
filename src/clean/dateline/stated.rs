//! The date that a line of a page states: little else stands in it.

use super::in_story;
use super::reader::Reader;
use crate::model::LineRole;
use crate::text::{Casing, Span, TokenKind};

impl Reader<'_> {
    /// The date of a line that has little more than it: a cue, an outlet or an author before it, a time behind it.
    pub fn stated(&self) -> Option<Span> {
        let dated = |at| self.date(at).map(|(from, end)| (at, from, end));
        let (at, from, end) = (0..self.tokens.len().min(10)).find_map(dated)?;
        let up_to = |at: usize| {
            let before = &self.text.as_str()[self.unit.span.start as usize..self.tokens[at].span.start as usize];
            before.trim_matches(|c: char| !c.is_alphabetic())
        };
        let before = up_to(at);
        let cue = before.to_lowercase().replace('’', "'");
        let signed = self.byline_behind(end);
        let cued = signed || self.is_cue(&cue) || self.words.cues.is_stated(&up_to(from).to_lowercase());
        let named = |name: &str| self.words.outlets.find(name).or(self.words.agencies.find(name)).is_some();
        let source = || named(before) || before.rsplit(' ').next().is_some_and(named) || self.behind_section(at);
        let small = |n: usize| self.token(n).len() <= LINK;
        let author =
            || self.words.cues.opens_byline(&cue) && (1..at).all(|n| !self.is_word(n) || small(n) || self.is_name(n));
        if !(cue.is_empty() || cued || source() || author()) {
            return None;
        }
        let told = from > at || self.tokens[end..].iter().any(|t| t.kind == TokenKind::Number);
        if in_story(self.unit) && !cued && !(told && self.unit.role == LineRole::Body) {
            return None;
        }
        let words_behind = (end..self.tokens.len()).filter(|&at| self.is_word(at));
        let again = || (end..self.tokens.len()).any(|at| self.date(at).is_some());
        let few = match self.unit.role {
            _ if cued && again() || signed => true,
            LineRole::Furniture => words_behind.count() <= 5,
            _ => words_behind.filter(|&at| self.token(at).len() > SHORT).count() == 0,
        };
        few.then(|| self.span(from, end))
    }

    /// `October 18, 1987|By Ann Smith, Times Writer`: an author behind a sign.
    fn byline_behind(&self, end: usize) -> bool {
        let sign = self.tokens.get(end).is_some_and(|_| matches!(self.token(end), "|" | "•" | "·"));
        let opens =
            self.tokens.get(end + 1).is_some_and(|_| self.words.cues.opens_byline(&self.token(end + 1).to_lowercase()));
        sign && opens && self.tokens.len() - end <= BYLINE
    }

    /// Behind a section's name and a sign: `News | `, `Category: World / `.
    fn behind_section(&self, at: usize) -> bool {
        at > 1 && at <= 4 && matches!(self.token(at - 1), "|" | "•" | "·" | "/" | "–" | "—" | "-")
    }

    /// A cue, or one behind an author and a sign (`By Ann Smith - Published`), or before a time (`Published: 10:04 EDT,`).
    fn is_cue(&self, before: &str) -> bool {
        let letters = |words: &str| words.trim_matches(|c: char| !c.is_alphabetic()).to_owned();
        let up_to_time = before.split(|c: char| c.is_ascii_digit()).next().unwrap_or(before);
        let last = before.rsplit([',', '|', '-', '–', '—', '·', '•']).next().unwrap_or(before);
        [before, &letters(up_to_time), &letters(last)].iter().any(|words| self.words.cues.is_stated(words))
    }

    fn is_name(&self, at: usize) -> bool {
        self.tokens[at].casing != Casing::Lower
    }
}

/// A byline has at most so many tokens.
const BYLINE: usize = 14;

/// Words up to this length join the names of a byline: `and`, `avec`.
const LINK: usize = 4;

/// Words up to this length stand about a clock time: `h`, `pm`, `GMT`.
const SHORT: usize = 3;
