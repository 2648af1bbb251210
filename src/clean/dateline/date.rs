//! Dates with a day in them, in figures and in words.

use super::reader::Reader;
use crate::text::{Casing, TokenKind};

impl Reader<'_> {
    /// A date with a day in it: where it begins, behind a weekday, and ends.
    pub fn date(&self, at: usize) -> Option<(usize, usize)> {
        let mut from = at + usize::from(self.is_article(at) && self.is_weekday(at + 1));
        if self.is_weekday(from) {
            from += 1 + usize::from(matches!(self.token(from + 1), "," | "."));
        }
        // An article before the day, `le 5 janvier`.
        from += usize::from(self.is_article(from));
        let dated = |from: usize| {
            let end = self.numeric_date(from).or_else(|| self.hyphened(from));
            let end = end.or_else(|| self.day_month(from)).or_else(|| self.month_day(from))?;
            Some((from, end))
        };
        // A weekday cut short may be a month: `Mar. 1, 2014`.
        dated(from).or_else(|| dated(at).filter(|_| from > at))
    }

    /// A short word in small letters.
    fn is_article(&self, at: usize) -> bool {
        self.is_word(at) && self.tokens[at].casing == Casing::Lower && self.token(at).len() <= 3
    }

    /// `25/09/2019`, `2019-09-25`, `25.09.2019`.
    pub fn numeric_date(&self, at: usize) -> Option<usize> {
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

    /// `25-Sep-2019`.
    fn hyphened(&self, at: usize) -> Option<usize> {
        let parted = matches!(self.token(at + 1), "-" | "/") && self.token(at + 3) == self.token(at + 1);
        let year = self.token(at + 4);
        let fits = parted && self.day(at) == Some(at + 1) && self.is_month(at + 2) && year.len() == 4;
        (fits && year.bytes().all(|b| b.is_ascii_digit())).then_some(at + 5)
    }

    fn day_month(&self, at: usize) -> Option<usize> {
        let day = self.day(at)?;
        // `11, July, 2020`
        let month = day + usize::from(self.token(day) == ",");
        let end = self.behind_dot(month + 1);
        self.is_month(month).then(|| self.short_year(end).unwrap_or_else(|| self.year(end)))
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

    /// Past a year of two figures that ends the line or its sentence: `14 Oct 08.`
    fn short_year(&self, at: usize) -> Option<usize> {
        let digits = self.token(at).len() == 2 && self.token(at).bytes().all(|b| b.is_ascii_digit());
        let ends = at + 1 >= self.tokens.len() || matches!(self.token(at + 1), "." | ";" | "|");
        (digits && ends).then_some(at + 1)
    }

    /// Past a year behind a date, also where it is said twice.
    fn year(&self, mut at: usize) -> usize {
        loop {
            let year = at + usize::from(matches!(self.token(at), "," | "/"));
            if self.token(year).len() != 4 || self.token(year).parse::<u32>().is_err() {
                return at;
            }
            at = year + 1;
        }
    }
}
