//! Of two who talk of a deal through their ministers, or as `both countries`, which of them supplies; and whether two deal
//! with each other or with a third.

use super::{Parties, Scene, is_of_goods, is_origin, list_gap, origin};
use crate::model::{Country, DealStatus};
use crate::relate::deal::cue::{Cue, Role};
use crate::relate::deal::side::{Side, Slot};

impl Scene<'_> {
    /// `The Chadian minister and his Norwegian counterpart discussed the sale of Norwegian tanks`: of two who talk of goods, the
    /// one whose they are supplies, and the other gets them.
    pub(super) fn of_talks(&self, found: Parties) -> Parties {
        let talks = |c: &Cue| c.role == Role::Step && c.status == Some(DealStatus::Negotiating);
        let told = found.supplier.zip(found.recipient).is_some_and(|(s, r)| s.country != r.country);
        if told || !self.cues.iter().any(talks) {
            return found;
        }
        let beside = |s: &&Side| is_origin(self.annotated, s, self.goods) || is_of_goods(s, self.goods);
        let own = self.sides.iter().find(beside);
        let Some(made) = own.map(|s| s.country).or_else(|| origin(self.annotated, self.goods)) else { return found };
        let Some((one, other)) = self.two_talkers(&beside) else { return found };
        match (one.country == made, other.country == made) {
            (true, _) => Parties { supplier: Some(one), recipient: Some(other) },
            (_, true) => Parties { supplier: Some(other), recipient: Some(one) },
            _ => found,
        }
    }

    /// The two lands, and no third, that those are of who talk.
    fn two_talkers(&self, of_goods: &dyn Fn(&&Side) -> bool) -> Option<(Side, Side)> {
        let place = |s: &Side| matches!(s.slot, Slot::In | Slot::To | Slot::For | Slot::From);
        let mut talkers = self.sides.iter().filter(|s| !of_goods(s) && !place(s) && !s.makes);
        let one = *talkers.next()?;
        let mut lands = talkers.filter(|s| s.country != one.country);
        let other = *lands.next()?;
        let third = |land: Country| land != other.country;
        (!lands.any(|s| third(s.country))).then_some((one, other))
    }

    /// `signed a contract with Chad and Mali`: two with whom another deals, and not `between` whom.
    pub(super) fn dealt_with_both(&self, one: Side, other: Side) -> bool {
        let scan = &self.annotated.scan;
        let class = scan.grammar.class("preposition");
        let between = |at: u32| scan.mark(at as usize, class).is_some_and(|m| scan.key(m) == "between");
        let first = one.tokens.first.min(other.tokens.first);
        let deals = |s: &Side| s.slot == Slot::Bare && s.trades && s.tokens.end <= first;
        let joined = one.slot == Slot::With && list_gap(self.annotated, one.tokens, other.tokens);
        joined && self.sides.iter().any(deals) && !(first.saturating_sub(2)..first).any(between)
    }
}
