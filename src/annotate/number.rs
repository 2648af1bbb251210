//! Numbers in a text: digits grouped as the language groups them, number words, scales, ordinals.
//!
//! Adds a mark of class `number` (or `ordinal`) with the number's index. `digits` reads digits alone; what is counted is
//! left to others.

mod digits;

use crate::analysis::Annotated;
use crate::model::{Decimal, Number, Tokens};
use crate::rules::Grammar;
use crate::rules::lexicon::{ClassId, HYPHEN};
use crate::rules::scan::{ClassSet, Mark, Scan};
use crate::text::TokenKind;
use digits::Style;

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
    name: ClassId,
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

/// A value read from token `first` up to `end`, before scales.
#[derive(Clone, Copy)]
struct Part {
    value: Decimal,
    end: usize,
    words: bool,
}

/// `5 MD-500`: a word glued to a hyphen and digits begins a designation.
fn opens_designation(scan: &Scan, end: usize) -> bool {
    let glued = |at: usize| scan.tokens.get(at).is_some_and(|t| t.glued);
    glued(end) && scan.sign(end) == '-' && glued(end + 1) && scan.tokens[end + 1].kind == TokenKind::Number
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
            name: class("number_name"),
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
        if let Some(mark) = self.mark(scan, first, to, self.cardinal).filter(|_| !scan.is(first, self.name)) {
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
            if let Some(more) = self.addend(scan, current.end, to, factor).filter(|m| m.words == head.words || !m.words)
            {
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
        // `1 milliard 200 millions`
        if scan.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number) && at < to {
            let part = self.digits(scan, at, to)?;
            let lesser = self.scale_at(scan, part.end, to).and_then(|m| value(scan, m))?;
            return (Decimal::integer(100) < lesser && lesser < scale).then_some(part);
        }
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
        let mark = self.mark(scan, past_hyphen(scan, at, to), to, self.scale)?;
        (!opens_designation(scan, mark.end as usize)).then_some(mark)
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

#[cfg(test)]
mod tests {
    use super::*;

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
