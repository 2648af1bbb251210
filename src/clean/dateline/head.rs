//! The dateline at the head of a story: a place, a date and a source in any order, up to a dash.

use super::is_loud;
use super::reader::Reader;
use crate::model::LineRole;
use crate::text::{Casing, Span, TokenKind};

/// What stands at the head of a story.
#[derive(Default)]
pub struct Head {
    /// Behind the dash, and the white space after it.
    pub end: u32,
    pub place: Option<Span>,
    pub date: Option<Span>,
    pub agency: Option<String>,
    pub outlet: Option<String>,
    /// Its date closes a bracket, behind which no sign is needed.
    pub closed: bool,
}

impl Head {
    pub fn is_date_alone(&self) -> bool {
        self.date.is_some() && self.place.is_none() && self.agency.is_none() && self.outlet.is_none()
    }

    /// Whether more stands here than a place.
    pub fn tells_of_story(&self) -> bool {
        self.date.is_some() || self.agency.is_some() || self.outlet.is_some()
    }
}

impl Reader<'_> {
    /// A dateline at the head of the unit.
    pub fn dateline(&self) -> Option<Head> {
        // `date 2023-04-24 OSLO, 24 April - `
        if let Some(stated) = self.opens_with_cue() {
            let behind = self.tokens.iter().position(|t| t.span.start >= stated.end)?;
            return self.behind(behind).dateline();
        }
        let mut head = Head::default();
        let mut at = match self.source(0, &mut head).or_else(|| self.wire_first()) {
            Some(end) => end,
            None => {
                if let Some(dated) = self.date_first().or_else(|| self.all_in_brackets()) {
                    return Some(dated);
                }
                let end = self.parted_place()?;
                head.place = Some(self.span(self.past_signing(end), end));
                end
            }
        };
        let mut regions = 0;
        loop {
            let place = head.place.filter(|_| head.date.is_none());
            let loud = |whole: bool| place.is_some_and(|p| self.loud(p) || whole && is_loud(self.text.slice(p)));
            let source = || self.names_source(at + 1).is_some();
            let dated = || self.date(at + 1).is_some_and(|(_, end)| loud(self.token(end - 1).len() == 4));
            let loud_stop = matches!(self.token(at), "." | ":") && (dated() || loud(false) && source());
            let barred = |(_, end): (usize, usize)| self.token(end) == "|";
            let bar = self.token(at) == "|" && (self.date(at + 1).is_some_and(barred) || source());
            let behind_comma = at + usize::from(self.token(at) == "," || loud_stop || bar);
            if let Some((from, end)) = self.date(behind_comma) {
                head.date.get_or_insert(self.span(from, end));
                at = end;
            } else if let Some(end) = self.outlet_in_bars(at, &mut head) {
                at = end;
            } else if let Some(end) = self.hijri(behind_comma) {
                at = end;
            } else if let Some(end) = self.source(behind_comma, &mut head).or_else(|| self.bracketed(behind_comma)) {
                self.name_wire(end, &mut head);
                let wire = self.is_wire_in_brackets(end, head.agency.is_some());
                let placed = head.date.is_some() || head.agency.is_some() && place.is_some_and(|p| self.names_place(p));
                head.closed |= head.place.is_some() && placed && wire;
                at = end;
            } else if let Some(end) = self.source_and_stop(behind_comma, &mut head).filter(|_| behind_comma > at) {
                at = end;
            } else if let Some((from, end)) = self.wire_and_date(behind_comma).filter(|_| head.date.is_none()) {
                (head.date, head.closed) = (Some(self.span(from, end)), true);
                at = end + 1;
            } else if let Some(end) = self.loud_place(at).filter(|_| head.place.is_none()) {
                head.place = Some(self.span(at, end));
                at = end;
            } else if let Some(end) =
                self.bracketed(at + 1).filter(|_| self.token(at) == "." && self.token(at + 1) == "/")
            {
                // `July 23. /TASS/`
                self.source(at + 1, &mut head);
                at = end;
            } else if let Some((date, end)) = self.date_in_brackets(at).filter(|_| head.date.is_none()) {
                head.date = Some(date);
                at = end;
            } else if let Some((from, end)) = self.date_behind_dash(at).filter(|_| head.date.is_none()) {
                head.date = Some(self.span(from, end));
                at = end;
            } else if let Some(end) = self.wire(at, &mut head) {
                at = end;
            } else if behind_comma > at && regions < 2 && head.date.is_none() {
                regions += 1;
                at = self.place(behind_comma)?;
                // An abbreviated state: `Neb., Feb 26`, `Ill. (AP)`.
                at += usize::from(self.token(at) == "." && matches!(self.token(at + 1), "," | "("));
            } else {
                break;
            }
        }
        self.finished(head, at, regions)
    }

    /// Behind the words before the place where a paper was signed: `Done at Lyon, 12 May 2017`.
    fn past_signing(&self, end: usize) -> usize {
        let opening = self.words.cues.opens_signing(&self.text.slice(self.span(0, end)).to_lowercase());
        opening.filter(|&words| words < end).unwrap_or(0)
    }

    /// The end of a place that opens the unit, with a sign behind it or in capitals, and is no cue of a date.
    fn parted_place(&self) -> Option<usize> {
        let end = self.place(0)?;
        let place = self.text.slice(self.span(0, end));
        let colon = self.token(end) == ":" && self.names_place(self.span(0, end));
        let parted = colon || matches!(self.token(end), "," | "(" | "/") || self.is_dash(end) || is_loud(place);
        let stated = |words: &str| self.words.cues.is_stated(&words.to_lowercase());
        // `Published in Harbour Post, 12 May 2017`, `Reuters, 12 May 2017`
        let cue = stated(place)
            || self.token(0).len() > CUE && stated(self.token(0))
            || self.words.agencies.find(place).is_some();
        (parted && !cue).then_some(end)
    }

    pub fn loud(&self, place: Span) -> bool {
        is_loud(self.text.slice(place)) && (place.len() >= 5 || self.names_place(place))
    }

    /// Says whether what was read up to token `at` is a dateline.
    fn finished(&self, mut head: Head, mut at: usize, regions: usize) -> Option<Head> {
        // An abbreviated state, `Mo. _`.
        at += usize::from(self.token(at) == "." && self.is_dash(at + 1));
        // `Oslo - Harbour Post`, on a line of its own
        let named = |at: usize| {
            let rest = self.text.slice(self.span(at, self.tokens.len()));
            let agency = self.words.agencies.find(rest);
            let name = agency.or_else(|| self.words.outlets.find(rest));
            name.filter(|_| head.place.is_some() && !head.tells_of_story())
                .map(|name| (name.to_owned(), agency.is_some()))
        };
        let sign = (self.is_dash(at) || matches!(self.token(at), ":" | "/")) && at + 1 < self.tokens.len();
        if let Some((name, wire)) = Some(at + 1).filter(|_| sign && self.unit.words <= LINE).and_then(named) {
            let (agency, outlet) = if wire { (Some(name), None) } else { (None, Some(name)) };
            return Some(Head { end: self.unit.span.end, agency, outlet, ..head });
        }
        let told = head.tells_of_story();
        // `OSLO: The mayor`, `Nairobi — The mayor`: a place that is known opens the story.
        let prose = self.unit.role == LineRole::Body;
        let known = |at: usize| {
            let opens = self.tokens.get(at).is_some_and(|t| !t.glued && t.casing == Casing::Capital);
            prose && opens && head.place.is_some_and(|place| self.names_place(place))
        };
        // `Oslo: The mayor`
        let long = self.unit.words > LINE;
        let colon = matches!(self.token(at), ":" | ";")
            && head.place.is_some_and(|place| self.loud(place) || long && self.names_place(place))
            && known(at + 1);
        let dash = self.is_dash(at) || colon || matches!(self.token(at), ":" | "|") && told && head.place.is_some();
        while self.is_dash(at) || dash && matches!(self.token(at), ":" | "|" | ";") {
            at += 1;
        }
        // `OSLO (Agency) - December 14, 2020`, on a line of its own or before another dash
        let whole_date = |&(_, end): &(usize, usize)| dash && self.token(end - 1).len() == 4;
        let behind = self.date(at).filter(whole_date).filter(|&(_, end)| self.closes(end).is_some());
        if let Some((from, end)) = behind.filter(|_| head.date.is_none()) {
            head.date = Some(self.span(from, end));
            at = self.closes(end).unwrap_or(end);
        }
        let whole = at >= self.tokens.len() && self.unit.words <= LINE;
        let loud = head.place.is_some_and(|place| self.loud(place) || regions > 0 && is_loud(self.text.slice(place)));
        let loud = loud || dash && !told && known(at);
        // `MOSCOW, July 23. /TASS/.`
        let wrapped = self.token(at - 1) == "/" && self.token(at) == "." && head.place.is_some();
        // `MOSCOW, 3 February 2012.`, `Paris, le 3 février 2012.`
        let stop = self.token(at) == "." && head.date.is_some_and(|date| date.end == self.tokens[at - 1].span.end);
        let whole_date = self.token(at - 1).len() == 4 || loud && self.is_number(at - 1);
        let stop = wrapped || stop && head.place.is_some() && whole_date;
        at += usize::from(stop);
        let ends = if stop || head.closed {
            true
        } else if dash {
            told || loud
        } else {
            whole && told && (head.place.is_some() || head.date.is_some())
        };
        head.end = self.tokens.get(at).map_or(self.unit.span.end, |next| next.span.start);
        ends.then_some(head)
    }

    /// Behind a date that ends its line or has a dash and perhaps an hour behind it: `- 14 mai 2010 - 20h44 - `.
    fn closes(&self, end: usize) -> Option<usize> {
        let story = end + usize::from(self.is_dash(end));
        let short = |at: usize| self.token(at).len() <= 3 || self.tokens[at].kind == TokenKind::Number;
        let dash = (story..story + 5).find(|&at| self.is_dash(at)).filter(|&dash| (story..dash).all(short));
        let hour = dash.map_or(story, |dash| dash + 1);
        let timed = hour > story && self.tokens[story].kind == TokenKind::Number;
        (end >= self.tokens.len() || story > end).then_some(if timed { hour } else { story })
    }

    /// An agency or an outlet, with brackets or without.
    pub fn source(&self, at: usize, head: &mut Head) -> Option<usize> {
        let (name, end) = self.names_source(at)?;
        let (agency, outlet) = (self.words.agencies.find(name), self.words.outlets.find(name));
        head.agency = head.agency.take().or(agency.map(str::to_owned));
        head.outlet = head.outlet.take().or(outlet.filter(|_| agency.is_none()).map(str::to_owned));
        Some(end)
    }

    /// The name of a known source at a token, and where it ends: `(AFP)`, `/TASS/`, `Reuters -`.
    fn names_source(&self, at: usize) -> Option<(&str, usize)> {
        let closing = match self.token(at) {
            "(" => Some(")"),
            "/" => Some("/"),
            _ => None,
        };
        let from = at + usize::from(closing.is_some());
        let longest = (from + 1..=from + 6).rev().filter(|&end| end <= self.tokens.len());
        let barred = at > 0 && self.token(at - 1) == "|";
        let parts = |end: usize| self.is_dash(end) || barred && self.token(end) == "|";
        let closed = |end: usize| closing.map_or_else(|| parts(end), |sign| self.token(end) == sign);
        longest.filter(|&end| closed(end)).find_map(|end| {
            let name = self.text.slice(self.span(from, end));
            let known = self.words.agencies.find(name).is_some() || self.words.outlets.find(name).is_some();
            known.then_some((name, end + usize::from(closing.is_some())))
        })
    }

    /// A wire's name behind dashes, and the date behind it: `--(WIRE)--June 12, 2024`.
    fn wire(&self, at: usize, head: &mut Head) -> Option<usize> {
        let past = |at: usize| (at..self.tokens.len()).find(|&n| !self.is_dash(n));
        let name = past(at).filter(|&n| n > at && self.token(n) == "(")?;
        let end = self.source(name, head).or_else(|| self.bracketed(name))?;
        let (from, end) = self.date(past(end)?)?;
        head.date.get_or_insert(self.span(from, end));
        Some(end)
    }

    /// `YEREVAN, NOVEMBER 12, ARMENPRESS. `: a known source behind place and date, and a full stop or the end of the line.
    fn source_and_stop(&self, at: usize, head: &mut Head) -> Option<usize> {
        let last = self.tokens.len();
        let ends = |&n: &usize| n == last || self.token(n) == ".";
        let stop = (at + 1..at + 4).find(ends).filter(|_| head.place.and(head.date).is_some() && at < last)?;
        let agency = self.words.agencies.find(self.text.slice(self.span(at, stop)))?;
        (head.agency, head.closed) = (Some(agency.to_owned()), true);
        Some(last.min(stop + 1))
    }

    /// `Lyon, Nov. 1 (QXA) - `: the letters of a wire that no table knows, in brackets behind place and date.
    fn name_wire(&self, end: usize, head: &mut Head) {
        let Some(open) = end.checked_sub(3).filter(|&open| self.token(open) == "(") else { return };
        let letters = self.token(open + 1);
        let wire = self.token(open + 2) == ")" && is_loud(letters);
        let told = head.place.and(head.date).is_some() && head.agency.is_none() && head.outlet.is_none();
        head.agency = head.agency.take().or_else(|| (wire && told && letters.len() > 2).then(|| letters.to_owned()));
    }

    /// `OSLO, Norway | THE HARBOUR POST | `: an outlet in capitals between bars behind the place.
    fn outlet_in_bars(&self, at: usize, head: &mut Head) -> Option<usize> {
        let bar = (at + 2..at + OUTLET).find(|&n| self.token(n) == "|").filter(|_| self.token(at) == "|")?;
        let name = self.span(at + 1, bar);
        let loud = (at + 1..bar).all(|n| self.is_word(n)) && is_loud(self.text.slice(name));
        if !loud || head.tells_of_story() || head.place.is_none() || self.names_source(at + 1).is_some() {
            return None;
        }
        head.outlet = Some(super::place_name(self.text.slice(name)));
        Some(bar)
    }

    /// `Jumada I 10, 1446, `, `Rajab 3, 1446 AH, `: a day of the Islamic calendar, before that of the common one.
    fn hijri(&self, at: usize) -> Option<usize> {
        let day = self.place(at).filter(|&day| self.is_number(day) && self.token(day).len() <= 2)?;
        let year = day + 1 + usize::from(self.token(day + 1) == ",");
        let islamic = self.token(year).len() == 4 && self.token(year).starts_with("14");
        let end = year + 1 + usize::from(self.is_word(year + 1) && self.token(year + 1).len() <= 2);
        (islamic && self.date(end + usize::from(self.token(end) == ",")).is_some()).then_some(end)
    }

    /// `Lyon, Nov. 1 (CNA) The mayor …`: letters or a known source in brackets, before a word with a capital.
    fn is_wire_in_brackets(&self, end: usize, known: bool) -> bool {
        let letters = || is_loud(self.token(end - 2)) && self.token(end - 3) == "(";
        self.token(end - 1) == ")"
            && (known || letters())
            && self.tokens.get(end).is_some_and(|t| t.casing == Casing::Capital)
    }

    /// Brackets around a few words that are no known source: a country, a ship.
    pub fn bracketed(&self, at: usize) -> Option<usize> {
        let sign = match self.token(at) {
            "(" => ")",
            "/" => "/",
            _ => return None,
        };
        let close = (at + 2..at + 6).find(|&close| self.token(close) == sign)?;
        (at + 1..close)
            .all(|n| self.is_word(n) || sign == ")" && matches!(self.token(n), "/" | "-" | "."))
            .then_some(close + 1)
    }

    /// A date in brackets, `(12 May 2017)`.
    fn date_in_brackets(&self, at: usize) -> Option<(Span, usize)> {
        let (from, end) = self.date(at + 1).filter(|&(_, end)| self.token(at) == "(" && self.token(end) == ")")?;
        Some((self.span(from, end), end + 1))
    }

    /// A whole date behind a dash, up to another one or the end of its line: `Harbour News-Lyon (France) – 12 mai 2017`.
    fn date_behind_dash(&self, at: usize) -> Option<(usize, usize)> {
        let ends = |end: usize| end == self.tokens.len() || self.is_dash(end) && !self.is_number(end + 1);
        let whole = |&(_, end): &(usize, usize)| ends(end) && self.token(end - 1).len() == 4;
        self.date(at + 1).filter(|_| self.is_dash(at)).filter(whole)
    }

    /// Words of a place: each with a capital, short ones between them without (`Rio de Janeiro`).
    pub fn place(&self, at: usize) -> Option<usize> {
        let capital = |at: usize| self.is_word(at) && self.tokens[at].casing != Casing::Lower;
        let link = |at: usize| {
            let token = self.token(at);
            self.is_word(at) && token.len() <= 3
                || matches!(token, "-" | "'" | "’")
                || token == "." && self.token(at - 1).len() <= 4
        };
        if !capital(at) || self.is_month(at) || self.is_weekday(at) && self.token(at + 1) == "," {
            return None;
        }
        let mut end = at + 1;
        loop {
            let links = (end..end + 3).take_while(|&n| n < self.tokens.len() && link(n) && !capital(n)).count();
            let next = end + links;
            // `BEIJING - China`, `BEIJING -- China`
            let apart = |at: usize| !self.tokens.get(at).is_some_and(|t| t.glued);
            let alone = links == 1 && (apart(end) || apart(end + 1));
            let dash_between = self.token(end) == "-" && (alone || self.token(end + 1) == "-");
            if next >= at + 7 || !capital(next) || dash_between || self.is_month(next) {
                return (self.tokens.len() > end || at > 0).then_some(end);
            }
            end = next + 1;
        }
    }

    pub fn is_dash(&self, at: usize) -> bool {
        matches!(self.token(at), "-" | "–" | "—" | "_" | "―")
    }
}

/// The name of an outlet between bars ends before so many tokens.
const OUTLET: usize = 6;

/// A dateline that is a line of its own has so many words at most.
const LINE: u32 = 14;

/// A word that tells that a date follows is longer, where more stands behind it: `Published in`, but `Le Caire`.
const CUE: usize = 4;
