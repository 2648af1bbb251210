//! Numbers in a text: digits grouped as the language groups them, number words, scales, ordinals.
//!
//! Adds a mark of class `number` (or `ordinal`) with the number's index. What is counted is left to others.

use crate::analysis::Annotated;
use crate::model::{Decimal, Number, Tokens};
use crate::rules::Grammar;
use crate::rules::lexicon::{ClassId, HYPHEN};
use crate::rules::scan::{ClassSet, Mark, Scan};
use crate::text::TokenKind;

/// Every number of the text, in order; none overlaps another.
pub fn numbers(annotated: &mut Annotated) -> Vec<Number> {
    let scan = &mut annotated.scan;
    let reader = Reader::new(scan.grammar);
    let mut numbers = Vec::new();
    for sentence in scan.sentences.clone() {
        let mut at = sentence.first as usize;
        while at < sentence.end as usize {
            let Some(number) = reader.number(scan, at, sentence.end as usize) else {
                at += 1;
                continue;
            };
            at = number.tokens.end as usize;
            let class = if number.ordinal { reader.ordinal } else { reader.number };
            scan.add(number.tokens.first as usize, at, class, numbers.len() as u32);
            numbers.push(number);
        }
    }
    numbers
}

/// The classes and signs of one language.
struct Reader {
    number: ClassId,
    ordinal: ClassId,
    cardinal: ClassId,
    scale: ClassId,
    one_of: ClassId,
    number_and: ClassId,
    number_point: ClassId,
    currency: ClassId,
    per: ClassId,
    and_fraction: ClassId,
    fraction_of: ClassId,
    fraction_sign: ClassId,
    ordinal_word: ClassId,
    ordinal_suffix: ClassId,
    /// What a number in words can begin with.
    heads: ClassSet,
    style: Style,
}

/// How a language writes digits.
#[derive(Clone, Copy)]
struct Style {
    decimal: char,
    group: char,
    /// White space parts groups of three digits.
    group_space: bool,
}

/// A value read from token `first` up to `end`, before scales.
#[derive(Clone, Copy)]
struct Part {
    value: Decimal,
    end: usize,
    words: bool,
}

impl Reader {
    fn new(grammar: &Grammar) -> Reader {
        let class = |name| grammar.class(name);
        let heads = ["ordinal_word", "cardinal", "fraction_sign", "fraction_of", "one_of"];
        Reader {
            heads: heads.into_iter().map(class).collect(),
            number: class("number"),
            ordinal: class("ordinal"),
            cardinal: class("cardinal"),
            scale: class("scale"),
            one_of: class("one_of"),
            number_and: class("number_and"),
            number_point: class("number_point"),
            currency: class("currency_word"),
            per: class("per"),
            and_fraction: class("and_fraction"),
            fraction_of: class("fraction_of"),
            fraction_sign: class("fraction_sign"),
            ordinal_word: class("ordinal_word"),
            ordinal_suffix: class("ordinal_suffix"),
            style: Style::of(grammar),
        }
    }

    /// The number that begins at a token, its scales and fractions included.
    fn number(&self, scan: &Scan, first: usize, to: usize) -> Option<Number> {
        let digits = scan.tokens[first].kind == TokenKind::Number;
        if !digits && !scan.classes_at(first).meets(&self.heads) {
            return None;
        }
        if let Some(number) = self.ordinal(scan, first, to) {
            return Some(number);
        }
        let head = if digits { self.digits(scan, first, to)? } else { self.head_word(scan, first, to)? };
        let (part, scale) = self.scaled(scan, head, to)?;
        let tokens = Tokens::new(first, part.end);
        Some(Number { tokens, value: part.value, ordinal: false, words: part.words, scale })
    }

    /// `twenty-five`, `a` before a scale, `half a` before a scale, `½`.
    fn head_word(&self, scan: &Scan, first: usize, to: usize) -> Option<Part> {
        let fraction = self.mark(scan, first, to, self.fraction_of);
        if let Some(mark) = fraction.filter(|m| self.scale_at(scan, m.end as usize, to).is_some()) {
            return Some(Part { value: value(scan, mark)?, end: mark.end as usize, words: true });
        }
        if let Some(mark) = self.mark(scan, first, to, self.cardinal) {
            // `cent vingt`, `mille neuf cents`: a scale alone is one of it.
            if self.scale_at(scan, first, to).is_some() {
                return Some(Part { value: Decimal::integer(1), end: first, words: true });
            }
            let whole = self.below_hundred(scan, mark, to)?;
            return Some(self.spoken(scan, whole, to).unwrap_or(whole));
        }
        if let Some(mark) = self.mark(scan, first, to, self.fraction_sign) {
            return Some(Part { value: value(scan, mark)?, end: mark.end as usize, words: false });
        }
        let opening = self.mark(scan, first, to, self.one_of)?;
        let end = opening.end as usize;
        let counts = self.scale_at(scan, end, to).is_some() || self.is_rate(scan, end, to);
        if !counts {
            return None;
        }
        Some(Part { value: value(scan, opening)?, end, words: true })
    }

    /// `a dollar a day`: a money with what it is per.
    fn is_rate(&self, scan: &Scan, at: usize, to: usize) -> bool {
        let money = self.mark(scan, at, to, self.currency);
        money.is_some_and(|m| self.mark(scan, m.end as usize, to, self.per).is_some())
    }

    /// `one point three` before a scale or a money.
    fn spoken(&self, scan: &Scan, whole: Part, to: usize) -> Option<Part> {
        let point = self.mark(scan, whole.end, to, self.number_point)?;
        let mut part = Part { end: point.end as usize, ..whole };
        let mut place = Decimal { digits: 1, scale: 1 };
        while let Some(mark) = self.mark(scan, part.end, to, self.cardinal) {
            let digit = value(scan, mark).filter(|v| *v < Decimal::integer(10))?;
            part = Part { value: part.value.plus(digit.times(place)?)?, end: mark.end as usize, ..part };
            place.scale += 1;
        }
        let counts = self.scale_at(scan, part.end, to).or_else(|| self.mark(scan, part.end, to, self.currency));
        counts.filter(|_| part.end > point.end as usize).map(|_| part)
    }

    /// Tens with their ones: `twenty`, `twenty-five`, `twenty five`.
    fn below_hundred(&self, scan: &Scan, tens: Mark, to: usize) -> Option<Part> {
        let ten = value(scan, tens)?;
        let alone = Part { value: ten, end: tens.end as usize, words: true };
        let is_tens = ten.as_integer().is_some_and(|v| (20..100).contains(&v) && v % 10 == 0);
        let next = past_hyphen(scan, alone.end, to);
        let ones = is_tens.then(|| self.mark(scan, next, to, self.cardinal)).flatten();
        let Some(ones) = ones.filter(|m| value(scan, *m).is_some_and(|v| v < Decimal::integer(10))) else {
            return Some(alone);
        };
        let value = ten.plus(value(scan, ones)?)?;
        Some(Part { value, end: ones.end as usize, words: true })
    }

    /// Multiplies by the scales that follow and adds what follows them: `two million three hundred and five`.
    fn scaled(&self, scan: &Scan, head: Part, to: usize) -> Option<(Part, Decimal)> {
        let mut total = Decimal::integer(0);
        let mut current = self.with_fraction(scan, head, to);
        let mut scale = Decimal::integer(1);
        let mut last_scale: Option<Decimal> = None;
        while let Some(mark) = self.scale_at(scan, current.end, to) {
            let factor = value(scan, mark)?;
            current.value = current.value.times(factor)?;
            current.end = mark.end as usize;
            scale = scale.max(factor);
            if last_scale.is_none_or(|last| last > factor) && factor >= Decimal::integer(1000) {
                total = total.plus(current.value)?;
                current.value = Decimal::integer(0);
                last_scale = Some(factor);
                (total, current.end) = self.raised(scan, total, current.end, to, factor)?;
            }
            // `two billion and a half`
            if let Some(half) = self.mark(scan, current.end, to, self.and_fraction) {
                let more = value(scan, half)?.times(factor)?;
                current = Part { value: current.value.plus(more)?, end: half.end as usize, ..current };
            }
            if let Some(more) = self.addend(scan, current.end, to, factor).filter(|m| m.words == head.words) {
                current = Part { value: current.value.plus(more.value)?, end: more.end, words: head.words };
            } else if current.value == Decimal::integer(0) {
                break;
            }
        }
        current.value = total.plus(current.value)?;
        Some((current, scale))
    }

    /// `3 lakh crore`, `mille milliards`: a greater scale right behind a lesser one multiplies all before it.
    fn raised(&self, scan: &Scan, total: Decimal, end: usize, to: usize, scale: Decimal) -> Option<(Decimal, usize)> {
        let greater = self.scale_at(scan, end, to).and_then(|m| Some((value(scan, m)?, m.end as usize)));
        match greater.filter(|(factor, _)| *factor > scale) {
            Some((factor, end)) => Some((total.times(factor)?, end)),
            None => Some((total, end)),
        }
    }

    /// What is added to a number behind a scale: `hundred [and] five`; smaller than the scale.
    fn addend(&self, scan: &Scan, at: usize, to: usize, scale: Decimal) -> Option<Part> {
        let at = self.mark(scan, at, to, self.number_and).map_or(at, |m| m.end as usize);
        let from = past_hyphen(scan, at, to);
        let mark = self.mark(scan, from, to, self.cardinal)?;
        let part = match self.mark(scan, from, to, self.scale) {
            Some(lesser) if value(scan, lesser)? < scale => Part { value: Decimal::integer(1), end: from, words: true },
            Some(_) => return None,
            None => self.below_hundred(scan, mark, to)?,
        };
        (part.value < scale && scale >= Decimal::integer(100)).then_some(part)
    }

    /// `two and a half`, `2½`.
    fn with_fraction(&self, scan: &Scan, part: Part, to: usize) -> Part {
        let sign = self.mark(scan, part.end, to, self.fraction_sign);
        let mark = sign.or_else(|| self.mark(scan, past_hyphen(scan, part.end, to), to, self.and_fraction));
        let sum = mark.and_then(|m| Some((part.value.plus(value(scan, m)?)?, m.end as usize)));
        sum.map_or(part, |(value, end)| Part { value, end, ..part })
    }

    fn scale_at(&self, scan: &Scan, at: usize, to: usize) -> Option<Mark> {
        self.mark(scan, past_hyphen(scan, at, to), to, self.scale)
    }

    /// `third`, `twenty-first`, `21st`.
    fn ordinal(&self, scan: &Scan, first: usize, to: usize) -> Option<Number> {
        let made = |value, end, words| {
            Some(Number { tokens: Tokens::new(first, end), value, ordinal: true, words, scale: Decimal::integer(1) })
        };
        if let Some(mark) = self.mark(scan, first, to, self.ordinal_word) {
            return made(value(scan, mark)?, mark.end as usize, true);
        }
        if scan.tokens[first].kind == TokenKind::Number {
            let suffix = self.mark(scan, first + 1, to, self.ordinal_suffix)?;
            let value = self.style.read(scan.token_text(first)).filter(|v| v.scale == 0)?;
            return if scan.tokens[first + 1].glued { made(value, suffix.end as usize, false) } else { None };
        }
        let tens = self.mark(scan, first, to, self.cardinal)?;
        let ten = value(scan, tens).filter(|v| v.as_integer().is_some_and(|v| v >= 20 && v % 10 == 0))?;
        let ones = self.mark(scan, past_hyphen(scan, tens.end as usize, to), to, self.ordinal_word)?;
        let one = value(scan, ones).filter(|v| *v < Decimal::integer(10))?;
        made(ten.plus(one)?, ones.end as usize, true)
    }

    /// Digits, with groups parted by white space where the language does so.
    fn digits(&self, scan: &Scan, first: usize, to: usize) -> Option<Part> {
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

    fn mark(&self, scan: &Scan, at: usize, to: usize, class: ClassId) -> Option<Mark> {
        if at >= to {
            return None;
        }
        scan.mark(at, class).filter(|m| m.end as usize <= to)
    }
}

/// The token behind a glued hyphen, else the token itself.
fn past_hyphen(scan: &Scan, at: usize, to: usize) -> usize {
    let glued = at + 1 < to && scan.word(at) == HYPHEN && scan.tokens[at].glued && scan.tokens[at + 1].glued;
    if glued { at + 1 } else { at }
}

fn value(scan: &Scan, mark: Mark) -> Option<Decimal> {
    Decimal::parse(scan.key(mark))
}

impl Style {
    /// `decimal`, `group` and `group_space` of the language's `numbers.toml`.
    fn of(grammar: &Grammar) -> Style {
        let mut style = Style { decimal: '.', group: ',', group_space: false };
        for (_, table) in grammar.sections.iter().filter(|(stage, _)| &**stage == "numbers") {
            let sign = |name: &str| table.get(name)?.as_str()?.chars().next();
            style.decimal = sign("decimal").unwrap_or(style.decimal);
            style.group = sign("group").unwrap_or(style.group);
            style.group_space |= table.get("group_space").and_then(toml::Value::as_bool).unwrap_or(false);
        }
        style
    }

    /// The value of a run of digits and marks; none where the groups make no sense (`25.09.2008`).
    fn read(self, text: &str) -> Option<Decimal> {
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
        if decimal_ends {
            return Decimal::parse(&format!("{}.{fraction}", whole(group_parts)));
        }
        if last != self.decimal && grouped(&marks, &parts) || marks.len() > 1 && grouped(&marks, &parts) {
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

    /// The numbers of a text: `value` or `value` + `o` for ordinals, with the words.
    fn found(text: &str, language: &str) -> Vec<String> {
        let packs = crate::analysis::Packs::embedded().expect("the packs load");
        let metadata = crate::model::Metadata { language: Some(language.into()), ..Default::default() };
        let source = crate::model::Source { text: text.into(), metadata, ..Default::default() };
        crate::run::analyse(&source, &packs, |analysed| {
            let annotated = analysed.annotated;
            let line = |n: &Number| {
                let span = annotated.scan.span(n.tokens.first as usize, n.tokens.end as usize);
                format!("{}={}{}", annotated.scan.text.slice(span), n.value, if n.ordinal { "o" } else { "" })
            };
            annotated.numbers.iter().map(line).collect()
        })
    }

    #[test]
    fn words_scales_and_ordinals_are_read() {
        for (language, text, expected) in [
            ("en", "He saw twenty-five of two hundred and five men.", "twenty-five=25|two hundred and five=205"),
            ("en", "About 1.5 million people and half a million cars", "1.5 million=1500000|half a million=500000"),
            ("en", "three million two hundred thousand and six", "three million two hundred thousand and six=3200006"),
            ("en", "the 21st century, the twenty-first time", "21st=21o|twenty-first=21o"),
            ("en", "A hundred men left a house.", "A hundred=100"),
            ("en", "two and a half billion", "two and a half billion=2500000000"),
            ("en", "two dozen tanks", "two dozen=24"),
            ("fr", "quatre-vingt-dix-sept hommes et 24 000 fusils", "quatre-vingt-dix-sept=97|24 000=24000"),
            ("fr", "deux mille trois cents euros", "deux mille trois cents=2300"),
            ("fr", "1,5 million, trois milliards", "1,5 million=1500000|trois milliards=3000000000"),
            ("fr", "le 1er mai, le XXe, la 21e fois", "1er=1o|21e=21o"),
            ("fr", "vingt et un avions", "vingt et un=21"),
        ] {
            assert_eq!(found(text, language).join("|"), expected, "{text}");
        }
    }
}
