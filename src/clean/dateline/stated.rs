//! The date that a line of a page states: little else stands in it.

use super::reader::Reader;
use super::{in_story, is_loud};
use crate::model::LineRole;
use crate::text::{Casing, Span, TokenKind};

/// A date that a line states.
pub struct Stated {
    pub span: Span,
    /// Only that of the page's last change.
    pub changed: bool,
    /// Without a cue and without an hour.
    pub bare: bool,
}

/// Where a date stands among the tokens: its weekday or its first word, its first word, its end.
type Place = (usize, usize, usize);

impl Reader<'_> {
    /// The date of a line that has little more than it: a cue, an outlet or an author before it, a time behind it. Of a
    /// change and of the first day, that day.
    pub fn stated(&self) -> Option<Stated> {
        let place = |at| self.date(at).map(|(from, end)| (at, from, end));
        let by = || self.words.cues.opens_byline(&self.token(0).to_lowercase()).is_some();
        let farthest = if by() { 2 * FARTHEST } else { FARTHEST };
        let first = (0..self.tokens.len().min(farthest)).find_map(place)?;
        let stated = self.stated_at(first)?;
        let later = || (first.2..self.tokens.len()).find_map(place).filter(|(at, ..)| !self.is_change(*at));
        match later().filter(|_| stated.changed) {
            Some((_, from, end)) if self.cued(from) => {
                Some(Stated { span: self.span(from, end), changed: false, bare: false })
            }
            _ => Some(stated),
        }
    }

    /// What stands before a token, without figures and signs at its ends.
    fn before(&self, at: usize) -> &str {
        let end = self.tokens.get(at).map_or(self.unit.span.end, |t| t.span.start);
        let before = &self.text.as_str()[self.unit.span.start as usize..end as usize];
        before.trim_matches(|c: char| !c.is_alphabetic())
    }

    fn stated_at(&self, (at, from, end): Place) -> Option<Stated> {
        let before = self.before(at);
        let cue = before.to_lowercase().replace('’', "'");
        let signed = self.byline_behind(end) || self.signed(at, end) && self.token(end - 1).len() == YEAR;
        let cued = signed || self.is_cue(&cue) || self.cued(from) || self.cued(at);
        let named = |name: &str| self.words.outlets.find(name).or(self.words.agencies.find(name)).is_some();
        let source =
            || named(before) || before.rsplit(' ').next().is_some_and(named) || self.behind_section(at, from, end);
        let signed_by = || {
            // `HP / By Ann Smith, 12 May 2017`
            let last = cue.rsplit(['/', '|']).next().unwrap_or(&cue).trim_start();
            let bar = (1..at).rfind(|&n| matches!(self.token(n), "/" | "|")).filter(|_| last.len() < cue.len());
            let first = self.words.cues.opens_byline(last)?;
            Some(self.are_names(bar.map_or(0, |n| n + 1) + first..at, LINK))
        };
        // `Publié dans La Gazette le 26 - 06 - 2019`
        let published_in = || self.words.cues.is_stated(&self.token(0).to_lowercase()) && self.are_names(1..at, LINK);
        // `• 10:34 AM, September 10, 2014`
        // `Ann Smith / Harbour Post / 04:41 PM September 25, 2019`
        let bar = (1..at)
            .rfind(|&n| matches!(self.token(n), "/" | "|"))
            .filter(|&n| n <= AUTHOR && self.are_names(0..n, LINK));
        let bullet = usize::from(matches!(self.token(0), "•" | "·" | "|" | "*"));
        let bullet = bar.map_or(bullet, |n| n + 1);
        let behind_clock =
            || self.is_number(bullet) && (bullet..at).all(|n| !self.is_word(n) || self.token(n).len() <= LINK);
        // `NewsOctober 8, 2001`
        let glued = || at == 1 && self.is_word(0) && self.is_word(1) && self.tokens[1].glued;
        // `CHAD 14/5/2004 15:59`
        let behind_place = || {
            let loud = |n: usize| self.is_word(n) && is_loud(self.token(n));
            let name = |n: usize| from > at && self.is_word(n) && self.is_name(n);
            let known = |n: usize| loud(n) || name(n);
            (1..=LOUD).contains(&at)
                && (0..at).all(known)
                && self.is_number(end)
                && (from > at || self.numeric_date(from) == Some(end))
        };
        let placed = || source() || behind_clock() || published_in() || glued() || behind_place();
        if !(cue.is_empty() || cued || placed() || signed_by() == Some(true)) {
            return None;
        }
        let timed = |n: usize| self.is_number(n);
        let told = from > at || (0..at).any(timed) || (end..self.tokens.len()).any(timed);
        let alone = || at == 0 && end == self.tokens.len() && self.token(end - 1).len() == YEAR;
        let at_top = || self.unit.lines.start < TOP && alone();
        if in_story(self.unit) && !cued && !told && !at_top() {
            return None;
        }
        // `Publié le 19 juin 2025 à 16 h 40 – Direction de la communication`
        let sign = |&at: &usize| cued && !in_story(self.unit) && matches!(self.token(at), "|" | "–" | "—" | "·");
        let publisher = (end..self.tokens.len()).find(sign).unwrap_or(self.tokens.len());
        let words_behind = (end..publisher).filter(|&at| self.is_word(at));
        let known = cued || source() || glued();
        let again = || (end..self.tokens.len()).any(|n| self.date(n).is_some() && (known || self.cued(n)));
        let few = match self.unit.role {
            _ if signed || again() || cued && self.behind_hour().is_some() => true,
            _ if told && self.changed_behind(end) => words_behind.count() <= CHANGED,
            LineRole::Furniture => words_behind.count() <= 5,
            _ if cued && cue.len() > LINK || source() => words_behind.count() <= FEW,
            _ => words_behind.filter(|&at| self.token(at).len() > SHORT).count() == 0,
        };
        let bare = !cued && !self.tokens[end..].iter().any(|t| t.kind == TokenKind::Number);
        few.then(|| Stated { span: self.span(from, end), changed: self.is_change(at), bare })
    }

    /// A cue right before a token, behind names alone: `Ann Smith, Staff Writer Published`.
    fn cued(&self, at: usize) -> bool {
        let cue = |n: &usize| {
            let words = self.text.slice(self.span(*n, at));
            let words = words.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
            (*n == 0 || words.len() > LINK) && self.words.cues.is_stated(&words)
        };
        let names = |n: usize| at - n > LONG_CUE || self.are_names(0..n, SHORT);
        (at.saturating_sub(CUE)..at).find(cue).is_some_and(names)
    }

    /// Is the last cue before a token one of a change: `Updated`?
    fn is_change(&self, at: usize) -> bool {
        let lower = |n: usize| self.text.slice(self.span(n, at)).to_lowercase();
        let plain = |words: &str| words.trim_matches(|c: char| !c.is_alphabetic()).to_owned();
        (at.saturating_sub(CUE)..at).any(|n| self.words.cues.is_changed(&plain(&lower(n))))
    }

    /// Does an hour of the page's last change stand behind a date: `06 juin 2014 à 07h15 | Mis à jour à 09h40`?
    fn changed_behind(&self, end: usize) -> bool {
        (end + 1..self.tokens.len()).any(|at| self.is_change(at))
    }

    /// The figures of a date with its year that end a heading, behind a dash: `Truce Talks Collapse - 2002-05-31`.
    pub fn behind_dash(&self) -> Option<Span> {
        let figures = |at: usize| self.numeric_date(at).filter(|&end| end == self.tokens.len());
        let from = self.tokens.len().checked_sub(FIGURES).filter(|&from| from > 3 && figures(from).is_some())?;
        matches!(self.token(from - 1), "-" | "–" | "—").then(|| self.span(from, self.tokens.len()))
    }

    /// `Mayor opens harbour Published 12 May 2017 | Harbour Post`: a cue and a whole date that end a heading, or that a bar
    /// closes.
    pub fn cued_in_heading(&self) -> Option<Span> {
        let date = |at: usize| self.date(at).filter(|&(from, _)| self.cued(from) || self.cued(at));
        let (from, end) = (HEADLINE..self.tokens.len()).filter(|&at| !self.is_change(at)).find_map(date)?;
        let closed = end == self.tokens.len() || matches!(self.token(end), "|" | "·" | "•");
        (closed && self.token(end - 1).len() == YEAR).then(|| self.span(from, end))
    }

    /// The whole date between a paper's number and its title: `No: 251, 12 May 2017, Statement on the harbour`.
    pub fn behind_number(&self) -> Option<Span> {
        let sign =
            |at: usize| at + usize::from(matches!(self.token(at), "," | ":" | "." | "°" | "–" | "—" | "-" | "/"));
        let number = sign(1);
        let label = self.is_word(0) && self.token(0).len() <= SHORT && self.is_number(number);
        let (from, end) = self.date(sign(number + 1)).filter(|_| label)?;
        (self.token(end - 1).len() == YEAR && sign(end) > end).then(|| self.span(from, end))
    }

    /// `date 2023-04-24 The mayor …`: a cue and a date that a page's first line begins with, whatever stands behind; or one
    /// of the labels of an archive, `COPYRIGHT (c) 1996 … DATE: Tuesday, September 25, 1996 TAG: …`.
    pub fn opening(&self) -> Option<Span> {
        self.opens_with_cue().or_else(|| (1..self.tokens.len()).find_map(|at| self.labelled(at)))
    }

    /// `date 2023-04-24 The mayor …`: behind the title the date is in figures.
    pub fn opening_in_figures(&self) -> Option<Span> {
        self.opens_with_cue().filter(|_| self.numeric_date(1).is_some())
    }

    /// A whole date between a label in capitals that is a cue and the next label.
    fn labelled(&self, at: usize) -> Option<Span> {
        let label = |n: usize| {
            let token = self.token(n);
            self.token(n + 1) == ":" && token.len() > 1 && token.chars().all(char::is_uppercase)
        };
        let cue = at > 1 && label(at - 2) && self.words.cues.is_stated(&self.token(at - 2).to_lowercase());
        let (from, end) = if cue { self.date(at)? } else { return None };
        (label(end) && self.token(end - 1).len() == YEAR).then(|| self.span(from, end))
    }

    pub fn opens_with_cue(&self) -> Option<Span> {
        let (from, end) = self.date(1).filter(|_| self.token(1).len() == YEAR)?;
        self.words.cues.is_stated(&self.token(0).to_lowercase()).then(|| self.span(from, end))
    }

    /// `Conference of ministers (Paris, 12 mai 2017)`: perhaps a place and a whole date in the brackets that end a heading.
    pub fn in_brackets(&self) -> Option<Span> {
        let close = self.tokens.len().checked_sub(1).filter(|&n| self.token(n) == ")")?;
        let open = (close.saturating_sub(BRACKETS)..close).rfind(|&n| self.token(n) == "(")?;
        let comma = (open + 1..close).find(|&n| self.token(n) == ",").filter(|_| self.date(open + 1).is_none());
        let place = comma.is_none_or(|comma| comma > open + 1 && self.are_names(open + 1..comma, SHORT));
        let (from, end) = self.date(comma.unwrap_or(open) + 1).filter(|_| place)?;
        (end == close && self.token(end - 1).len() == YEAR).then(|| self.span(from, end))
    }

    /// `October 18, 1987|By Ann Smith, Times Writer`, `October 18, 1987|ANN SMITH | Times Writer`: an author behind a sign.
    fn byline_behind(&self, end: usize) -> bool {
        let sign = matches!(self.token(end), "|" | "•" | "·");
        let opens = || self.words.cues.opens_byline(&self.token(end + 1).to_lowercase()).is_some();
        let names = || end + 2 < self.tokens.len() && self.are_names(end + 1..self.tokens.len(), LINK);
        sign && (opens() || names()) && self.tokens.len() - end <= BYLINE
    }

    /// Behind a section's name and a sign, `News | `, `Category: World / `, or farther behind it with an hour,
    /// `News ID: 5520 - Fri 12 May 2017 - 18:45`, or a weekday, `- The Harbour Post - Friday, May 12, 2017`, or behind an author: `Ann Smith, Harbour Post Staff Writer | `.
    fn behind_section(&self, at: usize, from: usize, end: usize) -> bool {
        let whole = || from > at || self.token(end - 1).len() == YEAR;
        let timed = || whole() && (end..self.tokens.len()).any(|n| self.is_number(n));
        let names = || self.are_names(0..at, SHORT);
        let author = || whole() && names() && (2..=4).any(|n| n < at && self.is_person(0, n) && !self.is_word(n));
        let outlet = || from > at && whole() && names();
        let near = at > 1 && (at <= 4 || at <= 8 && (timed() || outlet()) || at <= AUTHOR && author());
        near && matches!(self.token(at - 1), "|" | "•" | "·" | "/" | "–" | "—" | "-" | "»" | "›" | ">")
    }

    /// A cue, or one behind an author and a sign (`By Ann Smith - Published`), or before a time (`Published: 10:04 EDT,`) or
    /// brackets (`Last updated at: (Beijing Time)`).
    fn is_cue(&self, before: &str) -> bool {
        let letters = |words: &str| words.trim_matches(|c: char| !c.is_alphabetic()).to_owned();
        let up_to_time = before.split(|c: char| c.is_ascii_digit() || c == '(').next().unwrap_or(before);
        let last_of = |words: &str| letters(words.rsplit(PARTS).next().unwrap_or(words));
        let stated = |words: &str| self.words.cues.is_stated(words);
        stated(before)
            || stated(&letters(up_to_time))
            || stated(&last_of(before))
            || up_to_time != before && (stated(&last_of(up_to_time)) || stated(without_link(&letters(up_to_time))))
    }

    /// Names alone, signs between them, and words of at most so many letters that join them.
    fn are_names(&self, mut tokens: std::ops::Range<usize>, link: usize) -> bool {
        tokens.all(|n| !self.is_word(n) || self.is_name(n) || self.token(n).len() <= link)
    }

    fn is_name(&self, at: usize) -> bool {
        self.tokens[at].casing != Casing::Lower
    }
}

/// `Mise à jour à 16h22 le`: without the short word before the hour.
fn without_link(words: &str) -> &str {
    words.rsplit_once(' ').filter(|(_, link)| link.len() <= SHORT).map_or(words, |(cue, _)| cue)
}

/// What parts a cue from what stands before it.
const PARTS: [char; 9] = [',', '.', '|', '-', '–', '—', '·', '•', ')'];

/// A cue of more tokens, `publiée dans le JO Sénat du`, needs no names before it.
const LONG_CUE: usize = 5;

/// A line's first date begins at one of so many tokens.
const FARTHEST: usize = 16;

/// A date alone among so many first lines is the page's, also behind a sentence that sums it up.
const TOP: usize = 6;

/// A cue, and the brackets that end a heading, have at most so many tokens.
const CUE: usize = 7;
const BRACKETS: usize = 12;

/// Tokens of a date in figures: `2002-05-31`.
const FIGURES: usize = 5;

/// A place in capitals before a date in figures has at most so many words.
const LOUD: usize = 3;

/// A headline before a date, with its cue, has more tokens.
const HEADLINE: usize = 6;

/// Digits of a year.
const YEAR: usize = 4;

/// An author and what he writes for have at most so many tokens.
const AUTHOR: usize = 12;

/// A byline has at most so many tokens.
const BYLINE: usize = 28;

/// So many words may stand behind the date of a line that begins with its cue.
const FEW: usize = 3;

/// Words behind a date that says when the page was changed too.
const CHANGED: usize = 9;

/// Words up to this length join the names of a byline: `and`, `avec`.
const LINK: usize = 4;

/// Words up to this length stand about a clock time: `h`, `pm`, `GMT`.
const SHORT: usize = 3;
