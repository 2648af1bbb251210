//! Ranges of sums: `$5 to $6 billion`, `from 5 to 6 billion euros`; not what a price moved by, `gained $3 to $412.50`.

use super::{Sum, Words};
use crate::annotate::quantity::{Figure, range};
use crate::model::{Decimal, Quantity, Tokens};
use crate::rules::scan::Scan;

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

    /// `$5–6 billion`: a figure without a money of its own, the upper end of a range that begins with a sum.
    pub(super) fn bare_upper(&self, figure: &Figure, low: &Sum) -> Option<Sum> {
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

/// How far before `from` the word of change may stand: `an increase of its plans for the year from 5 to 6 billion`.
const CHANGED: usize = 10;

/// The lower end of a range under the scale of the upper: `1.2` of `between $1.2 and $1.5 billion`.
fn shared_scale(low: Quantity, scale: Decimal, high: &Sum) -> Quantity {
    let one = Decimal::integer(1);
    if scale == one && high.scale > one { low.times(high.scale) } else { low }
}
