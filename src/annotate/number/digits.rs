//! Digits: the marks and the white space that part them, as each language writes them.

use super::{Part, Reader};
use crate::model::Decimal;
use crate::rules::Grammar;
use crate::rules::scan::Scan;
use crate::text::TokenKind;

/// How a language writes digits.
#[derive(Clone, Copy)]
pub(super) struct Style {
    decimal: char,
    group: char,
    /// White space parts groups of three digits.
    group_space: bool,
}

impl Reader {
    /// Digits, with groups parted by white space where the language does so.
    pub(super) fn digits(&self, scan: &Scan, first: usize, to: usize) -> Option<Part> {
        let mut end = first + 1;
        let head = scan.token_text(first);
        if head.len() <= 3 && head.bytes().all(|b| b.is_ascii_digit()) {
            while end < to && self.continues_group(scan, end) {
                end += 1;
            }
        }
        if end == first + 1 {
            return Some(Part { value: self.style.read(head)?, end, words: false });
        }
        let joined: String = (first..end).map(|t| scan.token_text(t)).collect();
        Some(Part { value: self.style.read(&joined)?, end, words: false })
    }

    /// Is this token a group of three digits behind white space that groups?
    fn continues_group(&self, scan: &Scan, token: usize) -> bool {
        let text = scan.token_text(token);
        let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        if scan.tokens[token].kind != TokenKind::Number || digits != 3 || scan.tokens[token].glued {
            return false;
        }
        let before = scan.tokens[token - 1].span.end as usize;
        let gap = &scan.text.as_str()[before..scan.tokens[token].span.start as usize];
        matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}")
            || (self.style.group_space || text.starts_with('0')) && gap == " "
    }
}

impl Style {
    /// `decimal`, `group` and `group_space` of the language's `numbers.toml`.
    pub(super) fn of(grammar: &Grammar) -> Style {
        let mut style = Style { decimal: '.', group: ',', group_space: false };
        for (_, table) in grammar.sections.iter().filter(|(stage, _)| *stage == "numbers") {
            let sign = |name: &str| table.str(name)?.chars().next();
            style.decimal = sign("decimal").unwrap_or(style.decimal);
            style.group = sign("group").unwrap_or(style.group);
            style.group_space |= table.get("group_space").and_then(|space| space.as_bool()).unwrap_or(false);
        }
        style
    }

    /// The value of a run of digits and marks; none where the groups make no sense (`25.09.2008`).
    pub(super) fn read(self, text: &str) -> Option<Decimal> {
        if text.bytes().all(|b| b.is_ascii_digit()) {
            return Decimal::parse(text);
        }
        let mut parts = text.split(['.', ',', '\'', '’']);
        let head = parts.next()?;
        let marks: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
        let parts: Vec<&str> = parts.collect();
        let grouped = |marks: &[char], parts: &[&str]| {
            (1..=3).contains(&head.len())
                && !head.starts_with('0')
                && marks.iter().all(|m| *m == marks[0])
                && groups_of_three_or_indian(parts)
        };
        let (last, fraction) = (*marks.last()?, *parts.last()?);
        let (before, group_parts) = (&marks[..marks.len() - 1], &parts[..parts.len() - 1]);
        let whole = |parts: &[&str]| format!("{head}{}", parts.concat());
        let decimal_ends =
            last == self.decimal && (before.is_empty() || grouped(before, group_parts) && before[0] != last);
        // `100.000 rifles` in English: no one writes three noughts behind a decimal mark.
        let thousands = fraction == "000" && marks.len() == 1 && grouped(&marks, &parts);
        if decimal_ends && !thousands {
            return Decimal::parse(&format!("{}.{fraction}", whole(group_parts)));
        }
        if thousands || last != self.decimal && grouped(&marks, &parts) || marks.len() > 1 && grouped(&marks, &parts) {
            return Decimal::parse(&whole(&parts));
        }
        // The other language's decimal mark: `1,5 million` in English.
        (marks.len() == 1 && last == self.group && fraction.len() != 3)
            .then(|| Decimal::parse(&format!("{head}.{fraction}")))
            .flatten()
    }
}

/// `24,000,000`, or lakhs and crores in pairs: `12,34,567`.
fn groups_of_three_or_indian(parts: &[&str]) -> bool {
    let Some((last, before)) = parts.split_last() else { return true };
    let pairs = !before.is_empty() && before.iter().all(|p| p.len() == 2);
    last.len() == 3 && (pairs || before.iter().all(|p| p.len() == 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_read_in_the_language_s_style() {
        let en = Style { decimal: '.', group: ',', group_space: false };
        let fr = Style { decimal: ',', group: '.', group_space: true };
        for (style, text, expected) in [
            (en, "24,000", Some("24000")),
            (en, "1.5", Some("1.5")),
            (en, "1,234.56", Some("1234.56")),
            (en, "1,5", Some("1.5")),
            (en, "1.500", Some("1.5")),
            (en, "100.000", Some("100000")),
            (en, "0.000", Some("0")),
            (fr, "100,000", Some("100000")),
            (en, "0.38", Some("0.38")),
            (en, "25.09.2008", None),
            (en, "1'000'000", Some("1000000")),
            (en, "12,34,567.89", Some("1234567.89")),
            (fr, "1,5", Some("1.5")),
            (fr, "24.000", Some("24000")),
            (fr, "1.234.567,89", Some("1234567.89")),
            (fr, "1.5", Some("1.5")),
        ] {
            assert_eq!(style.read(text).map(|d| d.to_string()).as_deref(), expected, "{text}");
        }
    }
}
