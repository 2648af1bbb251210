//! Ranges of sums: `$5 to $6 billion`, `from 5 to 6 billion euros`; not what a price moved by, `gained $3 to $412.50`.

use super::{Sum, Words};
use crate::annotate::quantity::{Figure, mark_ending, range};
use crate::model::{Decimal, Quantity, Tokens};
use crate::rules::scan::Scan;
use crate::text::{Casing, TokenKind};

impl Words<'_> {
    /// Adds a sum, or makes it the upper end of a range with the sum or the bare figure before it.
    pub(super) fn join_range(&self, sums: &mut Vec<Sum>, figures: &[Figure], sum: Sum) {
        let scan = self.scan();
        let same = |low: &Sum| self.agree(low.money, sum.money) || self.agree(sum.money, low.money);
        let low_sum = sums.last().copied().filter(|low| same(low) && self.makes_range(low.tokens, sum.tokens));
        if let Some(joined) = low_sum.and_then(|low| self.range_of(low.quantity, low.scale, low.tokens, &sum)) {
            sums.pop();
            sums.push(joined);
            return;
        }
        let floor = sums.last().map_or(0, |s| s.tokens.end);
        // `between 700m and 900m francs`
        let low = figures.last().map(|f| self.scaled(*f, true).0);
        let low = low.filter(|f| f.tokens.first >= floor && self.makes_range(f.tokens, sum.tokens));
        if let Some(low) = low {
            if self.changes(scan, low.tokens.first as usize) {
                sums.push(Sum { tokens: low.tokens, quantity: shared_scale(low.quantity, low.scale, &sum), ..sum });
            } else if let Some(joined) = self.range_of(low.quantity, low.scale, low.tokens, &sum) {
                sums.push(joined);
                return;
            }
        }
        sums.push(sum);
    }

    /// A figure without a money of its own that has that of the sum before it.
    pub(super) fn bare_beside(&self, figure: &Figure, before: &Sum) -> Option<Sum> {
        self.bare_upper(figure, before).or_else(|| self.bare_against(figure, before))
    }

    /// `$12 billion, from 9.5 billion a year earlier`: millions that count nothing, held against the sum before them.
    fn bare_against(&self, figure: &Figure, before: &Sum) -> Option<Sum> {
        let scan = self.scan();
        let (figure, end) = self.scaled(*figure, true);
        let first = figure.tokens.first as usize;
        let link = mark_ending(scan, first, self.versus).filter(|mark| scan.key(*mark) == "against")?;
        let near = link.first >= before.tokens.end
            && link.first - before.tokens.end <= BETWEEN
            && scan.sentence_of(first) == scan.sentence_of(before.tokens.first as usize);
        let millions = [figure.scale, before.scale].into_iter().all(|scale| scale >= Decimal::integer(1_000_000));
        let word = scan.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word && t.casing == Casing::Lower);
        // `Contre 3 milliards de tonnes`
        let of = || scan.is(end, scan.grammar.class("genitive_before"));
        let counts = word && (scan.mark(end, self.phrase_break).is_none() || of());
        let sum = Sum { tokens: figure.tokens, quantity: figure.quantity, scale: figure.scale, ..*before };
        (near && millions && !counts && !before.minor).then_some(sum)
    }

    /// `$5–6 billion`: a figure without a money of its own, the upper end of a range that begins with a sum.
    fn bare_upper(&self, figure: &Figure, low: &Sum) -> Option<Sum> {
        let tight = figure.tokens.first == low.tokens.end + 1 && self.makes_range(low.tokens, figure.tokens);
        let sum = Sum { tokens: figure.tokens, quantity: figure.quantity, scale: figure.scale, ..*low };
        (tight && low.quantity.value < figure.quantity.value).then_some(sum)
    }

    fn makes_range(&self, low: Tokens, high: Tokens) -> bool {
        self.scan().sentence_of(low.first as usize) == self.scan().sentence_of(high.first as usize)
            && self.quantities.joined(self.scan(), low, high)
    }

    fn range_of(&self, low: Quantity, scale: Decimal, tokens: Tokens, high: &Sum) -> Option<Sum> {
        if self.changes(self.scan(), tokens.first as usize) {
            return None;
        }
        let low = shared_scale(low, scale, high).value?;
        let value = high.quantity.value.filter(|v| *v > low)?;
        if self.moved_by(tokens.first as usize, low, value) {
            return None;
        }
        let quantity = range(low, value);
        Some(Sum { tokens: Tokens { first: tokens.first, end: high.tokens.end }, quantity, ..*high })
    }

    /// Does a word of change stand before `from …` here: `rose from 5 to 6 billion`?
    fn changes(&self, scan: &Scan, low: usize) -> bool {
        let Some(open) = self.quantities.opens(scan, low).filter(|m| scan.key(*m) == "from") else { return false };
        let open = open.first as usize;
        let mut clause =
            (open.saturating_sub(CHANGED)..open).rev().take_while(|at| !matches!(scan.sign(*at), ',' | '.' | ';'));
        clause.any(|at| scan.mark(at, self.change).is_some())
    }

    /// `gained $3 to $412.50`: a small sum right behind a word of change is how far the price went.
    fn moved_by(&self, first: usize, by: Decimal, to: Decimal) -> bool {
        let near = first.saturating_sub(2)..first;
        let small = by.times(Decimal::integer(4)).is_some_and(|fold| fold < to);
        small && near.into_iter().any(|at| self.scan().mark(at, self.change).is_some())
    }
}

/// So many tokens at most stand between a sum and `against`.
const BETWEEN: u32 = 6;

/// How far before `from` the word of change may stand: `an increase of its plans for the year from 5 to 6 billion`.
const CHANGED: usize = 10;

/// The lower end of a range under the scale of the upper: `1.2` of `between $1.2 and $1.5 billion`.
fn shared_scale(low: Quantity, scale: Decimal, high: &Sum) -> Quantity {
    let one = Decimal::integer(1);
    if scale == one && high.scale > one { low.times(high.scale) } else { low }
}
