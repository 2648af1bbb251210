//! What is no deal of its own once all are told: halves and echoes of others, plans given up, deals without a side. And
//! whom goods go to where all others of their sort in the article go to one.

use super::super::draft::is_signed;
use super::super::goods::{Goods, means, same};
use super::one::is_brought;
use super::{Told, shared};
use crate::model::{ArmsDeal, Country, DealKind, DealStatus};

/// Leaves the deals that tell something of their own.
pub(super) fn clear(deals: &mut Vec<Told>) {
    deals.retain(|d| (!d.needs_goods || !d.goods.is_empty()) && !d.names_no_side());
    keep(deals, |deals, n| !deals.iter().any(|other| deals[n].is_turned(other)));
    keep(deals, |deals, n| !is_half(deals, n));
    keep(deals, |deals, n| !is_trade_of(deals, n));
    keep(deals, |deals, n| !deals[n].former || !deals.iter().any(|other| deals[n].gave_way_to(other)));
    give_to_one(deals);
    keep(deals, |deals, n| !deals.iter().enumerate().any(|(at, other)| at != n && deals[n].is_echo_of(other)));
}

/// `Chad has promised four tanks. Niger will give Mali eight`: gifts without a taker, where all others of such goods go to one.
fn give_to_one(deals: &mut [Told]) {
    let taker = |open: &Told| -> Option<Country> {
        let told = || deals.iter().filter(|d| d.deal.recipient.is_some());
        // Of one sort, or all that the article tells of goods of their category.
        let many = told().count() > 1;
        let alike = |d: &&Told| {
            d.deal.recipient.is_some()
                && (shared_sort(&d.goods, &open.goods) || many && same_category(&d.goods, &open.goods))
        };
        let mut takers = deals.iter().filter(alike).map(|d| (d.deal.recipient, d.deal.kind));
        let (first, kind) = takers.next()?;
        let given = kind == DealKind::Donation || open.deal.kind == DealKind::Donation;
        let one = takers.all(|(other, _)| other == first);
        first.filter(|r| one && given && deals.iter().all(|d| d.deal.supplier != Some(*r)))
    };
    let open =
        |d: &Told| d.deal.recipient.is_none() && d.deal.supplier.is_some() && !d.deal.inferred.contains(&"supplier");
    let takers: Vec<Option<Country>> = deals.iter().map(|d| if open(d) { taker(d) } else { None }).collect();
    for (deal, taker) in deals.iter_mut().zip(takers).filter(|(_, taker)| taker.is_some()) {
        deal.deal.recipient = taker;
        deal.deal.inferred.push("recipient");
    }
}

fn same_category(a: &[Goods], b: &[Goods]) -> bool {
    a.iter().any(|x| b.iter().any(|y| x.item.category == y.item.category))
}

/// Goods of one type or one family here and there.
fn shared_sort(a: &[Goods], b: &[Goods]) -> bool {
    shared(a, b) || a.iter().any(|x| b.iter().any(|y| same_family(x, y)))
}

/// Keeps the deals that stand beside all the others.
fn keep(deals: &mut Vec<Told>, stands: impl Fn(&[Told], usize) -> bool) {
    let standing: Vec<bool> = (0..deals.len()).map(|n| stands(deals, n)).collect();
    let mut standing = standing.into_iter();
    deals.retain(|_| standing.next() == Some(true));
}

/// `Chile and Peru signed a contract for radars`: a deal of one side, where the same words tell of the same goods
/// with that side at the other end.
fn is_half(deals: &[Told], at: usize) -> bool {
    let half = &deals[at];
    let near = &deals[at.saturating_sub(NEAR)..deals.len().min(at + NEAR)];
    let turned = |other: &ArmsDeal| match (half.deal.supplier, half.deal.recipient) {
        (None, Some(side)) => other.supplier == Some(side) && other.recipient.is_some(),
        (Some(side), None) => other.recipient == Some(side) && other.supplier.is_some(),
        _ => false,
    };
    near.iter().any(|o| o.deal.span.start == half.deal.span.start && turned(&o.deal) && shared(&o.goods, &half.goods))
}

/// `arms sales to Chad`, where the article tells what is sold to Chad.
fn is_trade_of(deals: &[Told], at: usize) -> bool {
    let trade = &deals[at];
    let sides = |d: &Told| (d.deal.supplier, d.deal.recipient);
    let told = |d: &Told| !d.is_trade && sides(d) == sides(trade) && d.goods.iter().any(|g| !g.general);
    // `This delivery of arms from Chad to Mali could anger Niger`
    let again = trade.definite && !trade.headline && !trade.deal.status.ends_it() && !trade.goods.is_empty();
    (trade.is_trade || again)
        && trade.goods.iter().all(|g| g.general)
        && trade.deal.value.is_none()
        && deals.iter().any(told)
}

/// So many deals before and behind one are of its sentence.
const NEAR: usize = 8;

impl Told {
    /// `Saudi arms deal is off`: a headline with one side, where the story tells that this one is to get the arms.
    fn is_turned(&self, story: &Told) -> bool {
        let (own, told) = (&self.deal, &story.deal);
        let turned = own.supplier == told.recipient && own.recipient == told.supplier && own.supplier.is_some();
        let general = |t: &Told| t.goods.iter().all(|g| g.general);
        // `Niger's biggest arms deal, signed with Chad`, where Niger sells tanks to Chad
        let trade = general(self) && !general(story) && !self.goods.is_empty();
        let vague = |g: &Goods| g.item.designation.is_none() && g.item.quantity.is_none();
        let open = !own.inferred.is_empty() || own.value.is_none() && self.goods.iter().all(vague);
        turned && (trade || self.headline && !story.headline && open)
    }

    /// `the 126 planes that Chad originally planned to buy`, `had offered its jets`, where it has bought 36.
    fn gave_way_to(&self, other: &Told) -> bool {
        let alike = |g: &Goods| other.goods.iter().any(|o| o.item.category == g.item.category);
        let buyer = self.deal.recipient.is_some() && self.deal.recipient == other.deal.recipient;
        buyer && !other.former && !other.deal.status.ends_it() && self.goods.iter().any(alike)
    }

    /// `the acquisition of the F-16`: neither side is told, nor how many they are, nor what they cost.
    fn names_no_side(&self) -> bool {
        let deal = &self.deal;
        let sides =
            deal.recipient.is_some() || deal.supplier.is_some() && deal.inferred.is_empty() || self.between.is_some();
        let counted = self.goods.iter().any(|g| g.item.quantity.is_some() || g.part.is_some());
        // `carried by the sales of Rafale jets`: to whom is not told.
        let trade = self.untold && deal.recipient.is_none() && deal.status == DealStatus::Planned;
        let sides = sides && !trade;
        !sides && !counted && deal.value.is_none() && !self.headline
    }

    /// `the delivery of Leopard tanks is slow`, where six lands promise some: nothing but goods without a count that another
    /// deal tells, of no other side than that one's.
    fn is_echo_of(&self, other: &Told) -> bool {
        let (own, told) = (&self.deal, &other.deal);
        let counted = |g: &Goods| g.item.quantity.is_some() || g.part.is_some();
        let bare =
            !self.goods.is_empty() && !self.goods.iter().any(counted) && own.value.is_none() && own.financing.is_none();
        let inferred = |side: &str| own.inferred.contains(&side);
        let one_sided = own.recipient.is_none() || own.supplier.is_none() || inferred("recipient");
        let within = |a: Option<Country>, b: Option<Country>, open: bool| a.is_none() || open || a == b;
        let sides = within(own.recipient, told.recipient, inferred("recipient"))
            && within(own.supplier, told.supplier, inferred("supplier"));
        let any = |o: &Goods, g: &Goods| g.broad && means(g, o);
        // `plans to buy fighters`, where twelve of one type are ordered
        let sort = |o: &Goods, g: &Goods| {
            g.item.designation.is_none() && !g.general && o.item.category == g.item.category && counted(o)
        };
        let known = |g: &Goods| {
            other.goods.iter().any(|o| same(&o.item, &g.item) || any(o, g) || same_family(o, g) || sort(o, g))
        };
        let kept_up = |d: &ArmsDeal| d.kind == DealKind::Maintenance;
        let due = matches!(own.status, DealStatus::Planned | DealStatus::Negotiating | DealStatus::Requested);
        let open = due || own.status == told.status;
        let fuller = told.supplier.is_some() && told.recipient.is_some();
        // `as they discuss the sale`, where it has been approved
        let past = due && own.time.is_none() && (is_signed(told.status) || is_brought(told.status));
        let more = self.another && !other.another;
        let sides = sides && kept_up(own) == kept_up(told);
        bare && (one_sided || past) && open && fuller && sides && !more && self.goods.iter().all(known)
    }
}

fn same_family(a: &Goods, b: &Goods) -> bool {
    a.item.family.is_some() && a.item.family == b.item.family
}
