//! Datelines, `PARIS, April 7 (Agency) -`, and dates that a page states of itself, `Published 25 September 2019`.
//!
//! Only the first paragraphs and the rim of a page are looked at. Month and weekday names come from the lexicons of
//! all packs, since the language is not known yet.

use super::role::{BEFORE, BEHIND};
use super::unit::Unit;
use crate::analysis::Packs;
use crate::facts::page::PageWords;
use crate::model::{Dateline, LineRole};
use crate::text::{Casing, Span, Text, Token, TokenKind, tokens};

/// What the datelines of a page say.
#[derive(Debug, Default)]
pub struct Datelines {
    pub dateline: Option<Dateline>,
    pub stated: Option<Span>,
    pub agency: Option<String>,
    pub outlet: Option<String>,
}

/// Paragraphs of prose that can begin with a dateline.
const PARAGRAPHS: usize = 3;

/// Units at each end of a page that are looked at.
const RIM: usize = 20;

/// A line that states a date has no more words.
const MOST_WORDS: u32 = 20;

/// A line of the story that is a date has no more.
const FEW_WORDS: u32 = 8;

/// Bytes of a unit that are read.
const READ: usize = 200;

impl Datelines {
    /// Finds them, and gives their units the role.
    pub fn find(text: &Text, units: &mut [Unit], packs: &Packs) -> Datelines {
        let mut found = Datelines::default();
        found.at_story(text, units, packs);
        let count = units.len();
        for (at, unit) in units.iter_mut().enumerate().filter(|(at, _)| *at < RIM || at + RIM >= count) {
            let small = matches!(unit.role, LineRole::Furniture | LineRole::Caption | LineRole::Standfirst)
                || in_story(unit) && unit.words <= FEW_WORDS;
            if small && unit.words <= MOST_WORDS {
                found.at_rim(text, unit, at > 0, packs);
            }
        }
        found
    }

    /// The dateline of the story's first paragraphs, or of a line of its own before it.
    fn at_story(&mut self, text: &Text, units: &mut [Unit], packs: &Packs) {
        let mut prose = 0;
        for at in 0..units.len() {
            let unit = &units[at];
            prose += usize::from(unit.role == LineRole::Body && unit.words >= 4);
            if prose > PARAGRAPHS || unit.reason == BEHIND {
                return;
            }
            let ours = matches!(unit.role, LineRole::Body | LineRole::Heading) || unit.reason == BEFORE;
            let ours = ours && may_be_dateline(text.slice(unit.span));
            if let Some(head) = ours.then(|| Reader::new(text, unit, packs).dateline()).flatten() {
                let before = units[..at].iter_mut().filter(|u| u.role == LineRole::Body && prose <= PARAGRAPHS);
                before.for_each(|u| u.set(LineRole::Standfirst, "before the dateline"));
                self.take(text, &mut units[at], head);
                return;
            }
        }
    }

    fn take(&mut self, text: &Text, unit: &mut Unit, head: Head) {
        if head.end >= unit.span.end {
            unit.set(LineRole::Dateline, "place and date of the story");
        } else {
            unit.dateline_end = Some(head.end);
        }
        let span = Span { end: head.end, ..unit.span };
        let place = head.place.map(|place| place_name(text.slice(place)));
        if place.is_some() || head.date.is_some() {
            self.dateline.get_or_insert(Dateline { span, place, date: head.date });
        }
        self.agency = self.agency.take().or(head.agency);
        self.outlet = self.outlet.take().or(head.outlet);
    }

    /// A date that a line states, or a dateline behind the story.
    fn at_rim(&mut self, text: &Text, unit: &mut Unit, behind_first: bool, packs: &Packs) {
        let reader = Reader::new(text, unit, packs);
        if let Some(date) = reader.stated() {
            unit.set(LineRole::Dateline, "states a date");
            self.stated.get_or_insert(date);
            return;
        }
        let alone = behind_first && unit.role == LineRole::Furniture;
        if let Some(head) = reader.dateline().filter(|head| alone && head.end >= unit.span.end) {
            self.take(text, unit, head);
        }
    }
}

/// A line of the story itself: a date there must say that it is the page's, or name its weekday.
fn in_story(unit: &Unit) -> bool {
    matches!(unit.role, LineRole::Body | LineRole::Heading)
}

/// A quick look: a capital or a bracket first, and a dash or a figure soon after.
fn may_be_dateline(content: &str) -> bool {
    let head = &content.as_bytes()[..content.len().min(READ / 2)];
    let sign = |b: &u8| matches!(b, b'-' | b'_' | b'0'..=b'9' | b'(' | 0xE2);
    content.starts_with(|c: char| c.is_uppercase() || c == '(') && head.iter().any(sign)
}

/// `MOSCOW` as `Moscow`; what is written in small letters stays.
fn place_name(place: &str) -> String {
    let shout = is_loud(place);
    let mut name = String::with_capacity(place.len());
    let mut inside = false;
    for c in place.chars() {
        let c = if c.is_whitespace() { ' ' } else { c };
        if shout && inside {
            name.extend(c.to_lowercase())
        } else {
            name.push(c)
        }
        inside = c.is_alphabetic() || c == '\'' || c == '’';
    }
    name
}

/// In capitals alone.
fn is_loud(words: &str) -> bool {
    words.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

/// What stands at the head of a story.
struct Head {
    /// Behind the dash, and the white space after it.
    end: u32,
    place: Option<Span>,
    date: Option<Span>,
    agency: Option<String>,
    outlet: Option<String>,
}

/// Reads the first tokens of a unit.
struct Reader<'a> {
    text: &'a Text,
    unit: &'a Unit,
    packs: &'a Packs,
    words: &'a PageWords,
    tokens: Vec<Token>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a Text, unit: &'a Unit, packs: &'a Packs) -> Reader<'a> {
        let content = text.slice(unit.span);
        let mut read = content.len().min(READ);
        while !content.is_char_boundary(read) {
            read -= 1;
        }
        let mut cut = Vec::with_capacity(40);
        tokens(&content[..read], unit.span.start as usize, &mut cut);
        Reader { text, unit, packs, words: &packs.facts.page, tokens: cut }
    }

    fn token(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| self.text.slice(t.span))
    }

    fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word)
    }

    fn span(&self, from: usize, to: usize) -> Span {
        self.tokens[from].span.join(self.tokens[to - 1].span)
    }

    /// A dateline at the head of the unit.
    fn dateline(&self) -> Option<Head> {
        let mut head = Head { end: 0, place: None, date: None, agency: None, outlet: None };
        let mut at = 0;
        if let Some(end) = self.source(at, &mut head) {
            at = end;
        } else {
            at = self.place(0)?;
            let place = self.span(0, at);
            let parted = matches!(self.token(at), "," | "(") || self.is_dash(at) || is_loud(self.text.slice(place));
            if !parted || self.words.cues.is_stated(&self.text.slice(place).to_lowercase()) {
                return None;
            }
            head.place = Some(place);
        }
        let mut regions = 0;
        loop {
            let loud = head.date.is_none() && head.place.is_some_and(|p| self.loud(p));
            let loud_stop = loud && self.token(at) == "." && self.date(at + 1).is_some();
            let behind_comma = at + usize::from(self.token(at) == "," || loud_stop);
            if let Some((from, end)) = self.date(behind_comma) {
                head.date.get_or_insert(self.span(from, end));
                at = end;
            } else if let Some(end) = self.source(behind_comma, &mut head).or_else(|| self.bracketed(at)) {
                at = end;
            } else if behind_comma > at && regions < 2 && head.date.is_none() {
                regions += 1;
                at = self.place(behind_comma)?;
            } else {
                break;
            }
        }
        self.finished(head, at, regions)
    }

    fn loud(&self, place: Span) -> bool {
        is_loud(self.text.slice(place)) && place.len() >= 5
    }

    /// Says whether what was read up to token `at` is a dateline.
    fn finished(&self, mut head: Head, mut at: usize, regions: usize) -> Option<Head> {
        // An abbreviated state, `Mo. _`.
        at += usize::from(self.token(at) == "." && self.is_dash(at + 1));
        let told = head.date.is_some() || head.agency.is_some() || head.outlet.is_some();
        let dash = self.is_dash(at);
        while self.is_dash(at) {
            at += 1;
        }
        let whole = at >= self.tokens.len() && self.unit.words <= 14;
        let loud = head.place.is_some_and(|place| is_loud(self.text.slice(place)) && (place.len() >= 5 || regions > 0));
        // `MOSCOW, 3 February 2012.`
        let stop =
            self.token(at) == "." && loud && head.date.is_some_and(|date| date.end == self.tokens[at - 1].span.end);
        let stop = stop && self.token(at - 1).len() == 4;
        at += usize::from(stop);
        let ends = if stop {
            true
        } else if dash {
            told || loud
        } else {
            whole && told && (head.place.is_some() || head.date.is_some())
        };
        head.end = self.tokens.get(at).map_or(self.unit.span.end, |next| next.span.start);
        ends.then_some(head)
    }

    /// An agency or an outlet, with brackets or without.
    fn source(&self, at: usize, head: &mut Head) -> Option<usize> {
        let bracket = self.token(at) == "(";
        let from = at + usize::from(bracket);
        let longest = (from + 1..=from + 6).rev().filter(|&end| end <= self.tokens.len());
        for end in longest {
            let closed = if bracket { self.token(end) == ")" } else { self.is_dash(end) };
            if !closed {
                continue;
            }
            let name = self.text.slice(self.span(from, end));
            let (agency, outlet) = (self.words.agencies.find(name), self.words.outlets.find(name));
            if agency.is_some() || outlet.is_some() {
                head.agency = head.agency.take().or(agency.map(str::to_owned));
                head.outlet = head.outlet.take().or(outlet.filter(|_| agency.is_none()).map(str::to_owned));
                return Some(end + usize::from(bracket));
            }
        }
        None
    }

    /// Brackets around a few words that are no known source: a country, a ship.
    fn bracketed(&self, at: usize) -> Option<usize> {
        let close = (at + 2..at + 6).find(|&close| self.token(close) == ")")?;
        (self.token(at) == "(" && (at + 1..close).all(|n| self.is_word(n))).then_some(close + 1)
    }

    /// Words of a place: each with a capital, short ones between them without (`Rio de Janeiro`).
    fn place(&self, at: usize) -> Option<usize> {
        let capital = |at: usize| self.is_word(at) && self.tokens[at].casing != Casing::Lower;
        let link = |at: usize| {
            let token = self.token(at);
            self.is_word(at) && token.len() <= 3
                || matches!(token, "-" | "'" | "’")
                || token == "." && self.token(at - 1).len() <= 4
        };
        if !capital(at) || self.is_month(at) {
            return None;
        }
        let mut end = at + 1;
        loop {
            let links = (end..end + 3).take_while(|&n| n < self.tokens.len() && link(n) && !capital(n)).count();
            let next = end + links;
            let dash_between = links == 1 && self.token(end) == "-" && !self.tokens[end].glued;
            if next >= at + 7 || !capital(next) || dash_between || self.is_month(next) {
                return (self.tokens.len() > end || at > 0).then_some(end);
            }
            end = next + 1;
        }
    }

    fn is_dash(&self, at: usize) -> bool {
        matches!(self.token(at), "-" | "–" | "—" | "_" | "―")
    }

    /// A date with a day in it: where it begins, behind a weekday, and ends.
    fn date(&self, at: usize) -> Option<(usize, usize)> {
        let mut from = at;
        if self.is_of("weekday", from) {
            from += 1 + usize::from(matches!(self.token(from + 1), "," | "."));
        }
        // An article before the day, `le 5 janvier`.
        if self.is_word(from) && self.tokens[from].casing == Casing::Lower && self.token(from).len() <= 3 {
            from += 1;
        }
        let end = self.numeric_date(from).or_else(|| self.day_month(from)).or_else(|| self.month_day(from))?;
        Some((from, end))
    }

    /// `25/09/2019`, `2019-09-25`, `25.09.2019`.
    fn numeric_date(&self, at: usize) -> Option<usize> {
        let digits = |at: usize| self.token(at).len() * usize::from(self.token(at).bytes().all(|b| b.is_ascii_digit()));
        let parted = |mark: &str| self.token(at + 1) == mark && self.token(at + 3) == mark;
        let lengths = (digits(at), digits(at + 2), digits(at + 4));
        let fits = matches!(lengths, (1 | 2, 1 | 2, 2 | 4) | (4, 1 | 2, 1 | 2));
        if fits && (parted("/") || parted("-") && lengths != (2, 2, 2)) {
            return Some(at + 5);
        }
        let mut dotted = self.token(at).split('.').map(str::len);
        let lengths = (dotted.next(), dotted.next(), dotted.next(), dotted.next());
        let is_number = self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
        (is_number && matches!(lengths, (Some(1 | 2), Some(1 | 2), Some(2 | 4), None))).then_some(at + 1)
    }

    fn day_month(&self, at: usize) -> Option<usize> {
        let month = self.day(at)?;
        self.is_month(month).then(|| self.year(self.behind_dot(month + 1)))
    }

    fn month_day(&self, at: usize) -> Option<usize> {
        if !self.is_month(at) {
            return None;
        }
        self.day(self.behind_dot(at + 1)).map(|end| self.year(end))
    }

    fn behind_dot(&self, at: usize) -> usize {
        at + usize::from(self.token(at) == ".")
    }

    /// `7`, `7th`, `1er`.
    fn day(&self, at: usize) -> Option<usize> {
        let day: u32 = self.token(at).parse().ok()?;
        let ordinal = self.is_word(at + 1) && self.tokens[at + 1].glued && self.token(at + 1).len() <= 3;
        (1..=31).contains(&day).then_some(at + 1 + usize::from(ordinal))
    }

    /// Past a year behind a date, also where it is said twice.
    fn year(&self, mut at: usize) -> usize {
        loop {
            let year = at + usize::from(self.token(at) == ",");
            if self.token(year).len() != 4 || self.token(year).parse::<u32>().is_err() {
                return at;
            }
            at = year + 1;
        }
    }

    fn is_month(&self, at: usize) -> bool {
        self.is_of("month", at)
    }

    /// Is the token, alone, a word of this class in any language?
    fn is_of(&self, class: &str, at: usize) -> bool {
        let Some(token) = self.tokens.get(at).filter(|t| t.kind == TokenKind::Word) else { return false };
        let mut buffer = String::new();
        self.packs.grammars().any(|grammar| {
            let word = grammar.lexicon.word_in(self.text.as_str(), token.span, &mut buffer);
            let mut marks = Vec::new();
            grammar.lexicon.mark(&[*token], &[word], 0, 1, &mut marks);
            marks.iter().any(|m| grammar.lexicon.class_name(m.class) == class)
        })
    }

    /// The date of a line that has little more than it: a cue, an outlet or an author before it, a time behind it.
    fn stated(&self) -> Option<Span> {
        let dated = |at| self.date(at).map(|(from, end)| (at, from, end));
        let (at, from, end) = (0..self.tokens.len().min(10)).find_map(dated)?;
        let up_to = |at: usize| {
            let before = &self.text.as_str()[self.unit.span.start as usize..self.tokens[at].span.start as usize];
            before.trim_matches(|c: char| !c.is_alphabetic())
        };
        let before = up_to(at);
        let cue = before.to_lowercase().replace('’', "'");
        let cued = self.is_cue(&cue) || self.words.cues.is_stated(&up_to(from).to_lowercase());
        let source = || self.words.outlets.find(before).or(self.words.agencies.find(before)).is_some();
        let author = || self.words.cues.opens_byline(&cue) && (1..at).all(|n| !self.is_word(n) || self.is_name(n));
        if !(cue.is_empty() || cued || source() || author()) {
            return None;
        }
        if in_story(self.unit) && !cued && (from == at || self.unit.role == LineRole::Heading) {
            return None;
        }
        let words_behind = (end..self.tokens.len()).filter(|&at| self.is_word(at));
        let again = || (end..self.tokens.len()).any(|at| self.date(at).is_some());
        let few = match self.unit.role {
            _ if cued && again() => true,
            LineRole::Furniture => words_behind.count() <= 5,
            _ => words_behind.filter(|&at| self.token(at).len() > SHORT).count() == 0,
        };
        few.then(|| self.span(from, end))
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

/// Words up to this length stand about a clock time: `h`, `pm`, `GMT`.
const SHORT: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Source;
    use std::sync::LazyLock;

    const STORY: &str = "The mayor of the old town opened its harbour and spoke for an hour to all who came.";

    /// `place | date | agency` of a page.
    fn shown(page: &str) -> String {
        static PACKS: LazyLock<Packs> = LazyLock::new(|| Packs::embedded().expect("the built-in packs load"));
        let page = super::super::clean(&Source { text: page.into(), ..Source::default() }, &PACKS);
        let slice = |span: Span| page.text.slice(span).to_owned();
        let place = page.dateline.as_ref().and_then(|d| d.place.clone());
        let date = page.dateline.as_ref().and_then(|d| d.date).or(page.stated).map(slice);
        [place, date, page.agency].map(Option::unwrap_or_default).join("|")
    }

    #[test]
    fn datelines_of_many_styles() {
        for (head, expected) in [
            ("LYON, September 26 (AFP) - ", "Lyon|September 26|AFP"),
            ("PARIS, 7 avril (AFP) – ", "Paris|7 avril|AFP"),
            ("Mis à jour : 25 septembre 2019\n", "|25 septembre 2019|"),
            ("Kyiv, Ukraine (AP) — ", "Kyiv||AP"),
            ("OSLO (Reuters) - ", "Oslo||Reuters"),
            ("TULSA, Okla. _ ", "Tulsa||"),
            ("Rio de Janeiro, 3 Sept. 2004 (Xinhua) -- ", "Rio de Janeiro|3 Sept. 2004|Xinhua"),
            ("ROME, Monday, May 4 - ", "Rome|May 4|"),
            ("(Reuters) - ", "||Reuters"),
            ("Paris, le 12 juin 2023\n\n", "Paris|12 juin 2023|"),
            ("BERN, Dec 1 , 2006, 2006\n\n", "Bern|Dec 1 , 2006, 2006|"),
            ("Published 25 September 2019\n", "|25 September 2019|"),
            ("Publié le 25/09/2019 à 10h12\n", "|25/09/2019|"),
            ("Publié le 25 septembre 2019 à 10h12 - Mis à jour le 26 septembre 2019 à 11h40\n", "|25 septembre 2019|"),
            ("By ANN SMITH SEPT. 25, 2019\n", "|SEPT. 25, 2019|"),
            ("25/09/2019 | 18:02\n", "|25/09/2019|"),
            ("Wednesday, 25th September 2019, 14:06 pm\n", "|25th September 2019|"),
            (
                "Published: 01:04 EDT, 25 September 2019 | Updated: 01:19 EDT, 26 September 2019\n",
                "|25 September 2019|",
            ),
            ("Par Anne Martin - Publié le mercredi 25 septembre 2019 à 09:08\n", "|25 septembre 2019|"),
            ("LYON, le 25 septembre 2019 - ", "Lyon|25 septembre 2019|"),
            ("MOSCOW. Sept 25 (Interfax) - ", "Moscow|Sept 25|Interfax"),
            ("MOSCOW, 25 September 2019. ", "Moscow|25 September 2019|"),
            ("Last updated: Wednesday, 25 September, 2019, 14:12 GMT\n", "|25 September, 2019|"),
        ] {
            assert_eq!(shown(&format!("{head}{STORY}")), expected, "{head}");
            assert_eq!(shown(&format!("Mayor opens old harbour\n{head}{STORY}")), expected, "{head}");
        }
    }

    #[test]
    fn sentences_are_no_datelines() {
        for head in [
            "On May 4 - a Monday - it rained. ",
            "May 4 was warm. ",
            "NATO - as it is called - met. ",
            "Iran, he said, May 4 or not, ",
        ] {
            assert_eq!(shown(&format!("{head}{STORY}")), "||", "{head}");
        }
    }
}
