//! Figures with their bounds: `more than 50`, `between 10 and 12`, `dozens of`, `50 or so`.
//!
//! Used where something is counted: money, weapons. Which number is a count of what, its callers know.

use crate::model::{Decimal, Modifier, Number, Quantity, Tokens};
use crate::order::Order as _;
use crate::rules::Grammar;
use crate::rules::lexicon::{ClassId, HYPHEN};
use crate::rules::scan::{Mark, Scan};

/// A figure in a text: a number, or words that stand for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The figure alone, without words that bound it.
    pub tokens: Tokens,
    pub quantity: Quantity,
    /// The scale words that it holds, as a factor; 1 without.
    pub scale: Decimal,
}

/// The classes of words around figures.
#[derive(Clone, Copy, Debug)]
pub struct Quantities {
    bound: ClassId,
    bound_after: ClassId,
    range_join: ClassId,
    range_open: ClassId,
    vague: ClassId,
    scale: ClassId,
}

/// So many words of a text stand for a figure, as a rule.
const FEW: usize = 8;

/// The longest form of words that bound a figure, in tokens.
const REACH: usize = 6;

impl Quantities {
    pub fn new(grammar: &Grammar) -> Quantities {
        Quantities {
            bound: grammar.class("figure_bound"),
            bound_after: grammar.class("figure_bound_after"),
            range_join: grammar.class("range_join"),
            range_open: grammar.class("range_open"),
            vague: grammar.class("vague_figure"),
            scale: grammar.class("scale"),
        }
    }

    /// The figures of a text in order, none inside another: numbers but ordinals, and words such as `dozens of`.
    pub fn figures(&self, scan: &Scan, numbers: &[Number]) -> Vec<Figure> {
        let mut figures: Vec<Figure> = Vec::with_capacity(numbers.len() + FEW);
        figures.extend(numbers.iter().filter(|n| !n.ordinal).map(figure));
        let marks = scan.lexical_marks(self.vague);
        figures.extend(marks.filter_map(|m| vague(scan, m, self.scale)));
        figures.order_by_key(|f| (f.tokens.first, std::cmp::Reverse(f.tokens.end)));
        let mut end = 0;
        figures.retain(|f| {
            f.tokens.first >= end && {
                end = f.tokens.end;
                true
            }
        });
        figures
    }

    /// The quantity with the words around `tokens` that bound it, and the tokens that both cover.
    pub fn bounded(&self, scan: &Scan, tokens: Tokens, quantity: Quantity) -> (Quantity, Tokens) {
        if quantity.modifier != Modifier::Exact {
            return (quantity, tokens);
        }
        let before = mark_ending(scan, tokens.first as usize, self.bound);
        let after = scan.mark(tokens.end as usize, self.bound_after).filter(|_| self.same_sentence(scan, tokens));
        let modifier = |m: Option<Mark>| m.and_then(|m| Modifier::parse(scan.key(m))).unwrap_or(Modifier::Exact);
        let (told, covered) = match (modifier(before), modifier(after)) {
            (Modifier::Exact, Modifier::Exact) => (Modifier::Exact, tokens),
            (Modifier::Exact, told) => (told, Tokens { end: after.map_or(tokens.end, |m| m.end), ..tokens }),
            (told, _) => (told, Tokens { first: before.map_or(tokens.first, |m| m.first), ..tokens }),
        };
        (bounded_by(quantity, told), covered)
    }

    fn same_sentence(&self, scan: &Scan, tokens: Tokens) -> bool {
        let sentence = scan.sentences.get(scan.sentence_of(tokens.first as usize));
        sentence.is_some_and(|s| tokens.end < s.end)
    }

    /// Do these two stretches of a text make a range: `10 to 12`, `between 10 and 12`?
    pub fn joined(&self, scan: &Scan, low: Tokens, high: Tokens) -> bool {
        let Some(join) = scan.mark(low.end as usize, self.range_join).filter(|m| m.end == high.first) else {
            return low.end + 1 == high.first && scan.word(low.end as usize) == HYPHEN;
        };
        scan.key(join) != "and"
            || mark_ending(scan, low.first as usize, self.range_open).is_some_and(|m| scan.key(m) == "between")
    }

    /// Does a word that opens a range stand before this token?
    pub fn opens(&self, scan: &Scan, token: usize) -> Option<Mark> {
        mark_ending(scan, token, self.range_open)
    }
}

/// The longest mark of this class that ends right before a token.
pub fn mark_ending(scan: &Scan, token: usize, class: ClassId) -> Option<Mark> {
    marks_ending(scan, token, class).next()
}

/// The marks of this class that end right before a token, the longest first.
pub fn marks_ending<'s>(scan: &'s Scan, token: usize, class: ClassId) -> impl Iterator<Item = Mark> + 's {
    let from = if scan.may_end(token, class) { token.saturating_sub(REACH) } else { token };
    let at = move |at| scan.marks_at(at).map(|(_, m)| m).find(|m| m.class == class && m.end as usize == token);
    (from..token).filter_map(at)
}

fn figure(number: &Number) -> Figure {
    Figure { tokens: number.tokens, quantity: Quantity::exact(number.value), scale: number.scale }
}

/// `20..100`, `~20`, `12`: what the key of a vague word says, under the scale behind it: `une trentaine de millions`.
fn vague(scan: &Scan, mark: Mark, scales: ClassId) -> Option<Figure> {
    let key = scan.key(mark);
    let quantity = if let Some((low, high)) = key.split_once("..") {
        range(Decimal::parse(low)?, Decimal::parse(high)?)
    } else if let Some(value) = key.strip_prefix('~') {
        bounded_by(Quantity::exact(Decimal::parse(value)?), Modifier::About)
    } else {
        Quantity::exact(Decimal::parse(key)?)
    };
    let thousand = Decimal::integer(1000);
    let tokens = Tokens { first: mark.first, end: mark.end };
    let scaled = |m: Mark| Decimal::parse(scan.key(m)).filter(|factor| *factor >= thousand);
    let factor = scan.mark(mark.end as usize, scales).and_then(|m| Some((m.end, scaled(m)?)));
    if let Some((end, factor)) = factor {
        return Some(Figure { tokens: Tokens { end, ..tokens }, quantity: quantity.times(factor), scale: factor });
    }
    let scale = quantity.min.filter(|m| *m >= thousand).unwrap_or(Decimal::integer(1));
    Some(Figure { tokens, quantity, scale })
}

/// A range without a figure of its own.
pub fn range(low: Decimal, high: Decimal) -> Quantity {
    Quantity { value: None, min: Some(low.min(high)), max: Some(low.max(high)), modifier: Modifier::Range }
}

/// The quantity under a modifier, with the bounds that this sets.
pub fn bounded_by(quantity: Quantity, modifier: Modifier) -> Quantity {
    let value = quantity.value;
    let (min, max) = match modifier {
        Modifier::MoreThan | Modifier::AtLeast => (value, None),
        Modifier::LessThan | Modifier::UpTo | Modifier::Nearly => (None, value),
        _ => (quantity.min, quantity.max),
    };
    Quantity { value, min, max, modifier }
}
