//! Whether two clauses tell one deal: their sides, kinds, stages, goods, counts and sums agree.

use super::super::draft::is_signed;
use super::super::goods::{Goods, counted_alike, is_shorter_word, means, same};
use super::Told;
use super::times::{days_differ, is_looked_back_to, year_named, years_differ};
use crate::analysis::Annotated;
use crate::model::{ArmsDeal, Category, Country, DealKind, DealStatus, Decimal, Modifier, Quantity};

/// Do two clauses tell one deal?
pub(super) fn is_one(annotated: &Annotated, known: &Told, next: &Told) -> bool {
    let (a, b) = (&known.deal, &next.deal);
    if let Some(pair) = known.between.filter(|_| a.supplier.is_none()) {
        return next.pair() == Some(pair) || next.pair() == Some((pair.1, pair.0));
    }
    // `the $400 million deal between Chad and Mali`, where the one sells jets to the other
    if let Some(pair) = next.between.filter(|_| b.supplier.is_none() && next.goods.is_empty()) {
        let two = known.pair().is_some_and(|own| own == pair || own == (pair.1, pair.0));
        return two && !worths_differ(annotated, a, b);
    }
    let agree = |x: Option<Country>, y: Option<Country>| x.is_none() || y.is_none() || x == y;
    // `received two helicopters … The helicopters were supplied by Chad`, which did not make them.
    let named = next.back && a.inferred.contains(&"supplier") && !b.inferred.contains(&"supplier");
    // `received all 12 jets from Norway … All 12 jets are here`, whoever made them.
    let guessed = b.recipient.is_none() && b.inferred == ["supplier"] && !a.inferred.contains(&"supplier");
    let guessed = guessed && next.deal.value.is_none() && counts_agree(&known.goods, &next.goods);
    let named = named || guessed;
    let supplier = agree(a.supplier, b.supplier) || named && b.supplier.is_some() && b.supplier != a.recipient;
    let sides = supplier && agree(a.recipient, b.recipient) || is_told_by_firm(known, next);
    let both = a.supplier == b.supplier && a.recipient == b.recipient && a.supplier.is_some() && a.recipient.is_some();
    let goods = shared(&known.goods, &next.goods);
    // `We gave Chad 89 tanks`, says someone unknown, and `Norway gave us 15`: nobody knows whether they are one.
    let named = counts_agree(&known.goods, &next.goods) || names_shared(&known.goods, &next.goods);
    if !named && (known.is_of_unknown_speaker(next) || next.is_of_unknown_speaker(known)) {
        return false;
    }
    let near = known.headline || next.sentence <= known.sentence + 2;
    let counted = |g: &Goods| g.item.quantity.is_some();
    let echo = b.value.is_none() && next.goods.iter().all(|g| g.general && !counted(g));
    let brought = known.headline && is_brought(a.status) && is_brought(b.status);
    let echo = echo && (brought || a.status == b.status);
    let general = near && (known.goods.iter().all(|g| g.general) || echo);
    // `Tarn signed a contract with Chad`: what it is for is told soon, or it is none of arms.
    let untold = known.goods.is_empty() && (near || a.value.is_some() || a.kind != DealKind::Sale);
    let bare = untold || next.goods.is_empty() || general || is_headline_of(known, next);
    let apart = known.sentence != next.sentence && !next.definite;
    let past = next.former && next.deal.status == DealStatus::Delivered && is_signed(known.deal.status);
    // `turned down an offer of more jets. … It received its first six in May`
    let came =
        is_brought(b.status) && !is_brought(a.status) && !next.definite && !counts_agree(&known.goods, &next.goods);
    let other = past || !known.headline && (next.another && !known.another || known.another && !next.another && came);
    sides
        && !other
        && a.option == b.option
        && kinds_agree(known, next)
        && (stages_agree(known, next)
            || goods && are_worth_the_same(annotated, a, b)
            || both && are_one_sort(known, next))
        && !is_looked_back_to(annotated, known, next)
        && !counts_differ(annotated, known, next)
        && !years_differ(annotated, known, next)
        && !days_differ(annotated, known, next)
        && (known.headline || !worths_differ(annotated, a, b) || is_item_of(known, next))
        && (goods
            || both
                && (bare
                    || are_one_sort(known, next)
                    || a.status == b.status && !(apart && is_list_of_its_own(known, next))))
}

/// `will deliver the remaining three`, `three more`, where 148 of 151 have come: what is left of a deal told before.
pub(super) fn is_rest_of(known: &Told, next: &Told) -> bool {
    let agree = |x: Option<Country>, y: Option<Country>| x.is_none() || y.is_none() || x == y;
    let (a, b) = (&known.deal, &next.deal);
    let count = |q: Option<Quantity>| q.and_then(|q| q.value);
    let left = |g: &Goods| {
        let mut alike = known.goods.iter().filter(|k| same(&k.item, &g.item));
        alike.any(|k| match (count(k.part), count(g.item.quantity), count(k.item.quantity)) {
            (Some(came), Some(left), Some(all)) => came.plus(left) == Some(all),
            _ => g.rest,
        })
    };
    let rest = next.goods.iter().all(|g| g.rest);
    let due = match b.status {
        DealStatus::Planned | DealStatus::Delivering => true,
        // `the delivery of the remaining two was discussed`, `has been postponed`
        DealStatus::Negotiating | DealStatus::Suspended => rest,
        _ => false,
    };
    due && is_brought(a.status)
        && agree(a.supplier, b.supplier)
        && agree(a.recipient, b.recipient)
        && !next.goods.is_empty()
        && next.goods.iter().all(left)
}

/// `Chad, Niger sign pact for armoured vehicles`, says the headline, and the story tells of 118 carriers.
fn is_headline_of(known: &Told, next: &Told) -> bool {
    let open = |g: &Goods| g.item.designation.is_none() && g.item.quantity.is_none();
    let told = |g: &Goods| next.goods.iter().any(|n| n.item.category == g.item.category);
    // `gives almost a million munitions`, says the headline of ammunition of which no figure is told.
    let counted = |g: &Goods| {
        let alike = |n: &Goods| n.item.category == g.item.category && n.item.quantity.is_none();
        g.item.designation.is_none() && next.goods.iter().any(alike)
    };
    let fits = |g: &Goods| open(g) && (told(g) || g.general) || counted(g);
    known.headline && known.goods.iter().all(fits) && known.goods.iter().any(told)
}

/// `Tarn sells 24 helicopters to Chad`, says the headline, and the story: `Tarn Helicopters`, of another land; as many of one
/// sort to one buyer are one deal.
pub(super) fn is_told_by_firm(known: &Told, next: &Told) -> bool {
    let (a, b) = (&known.deal, &next.deal);
    let count = |g: &Goods| g.item.quantity.and_then(|q| q.value).filter(|v| *v > Decimal::integer(1));
    let alike = |x: &Goods, y: &Goods| {
        let named = x.item.designation.is_some() && y.item.designation.is_some();
        x.item.category == y.item.category
            && count(x).is_some()
            && count(x) == count(y)
            && (!named || same(&x.item, &y.item))
    };
    let firms = known.headline && !next.headline && a.supplier_party.is_some() && b.supplier_party.is_some();
    firms
        && a.recipient.is_some()
        && a.recipient == b.recipient
        && known.goods.iter().any(|x| next.goods.iter().any(|y| alike(x, y)))
}

/// Goods by name or number behind others so told, or behind goods of other sorts alone.
fn is_list_of_its_own(known: &Told, next: &Told) -> bool {
    let category = |g: &Goods| known.goods.iter().any(|k| k.item.category == g.item.category);
    particular(next) && (particular(known) || !next.goods.iter().any(category))
}

/// Spare parts are as well sold as part of what is maintained.
fn kinds_agree(known: &Told, next: &Told) -> bool {
    let transfer = |t: &Told| {
        matches!(t.deal.kind, DealKind::Sale | DealKind::Donation | DealKind::LoanOfEquipment | DealKind::Other)
    };
    let service = |g: &Goods| matches!(g.item.category, Category::SpareParts | Category::Services);
    let all = |t: &Told| t.goods.iter().any(service) && t.goods.iter().all(|g| g.general || service(g));
    let parts = |t: &Told| transfer(t) && all(t);
    let maintains = |t: &Told| t.deal.kind == DealKind::Maintenance;
    let one = transfer(known) && transfer(next);
    known.deal.kind == next.deal.kind || one || parts(known) && maintains(next) || maintains(known) && parts(next)
}

/// A denial is one deal with the claim that it denies, but not with an order that nobody denies; `denied selling arms` says
/// nothing of this or that sale.
fn stages_agree(known: &Told, next: &Told) -> bool {
    let of_all = |t: &Told| t.goods.iter().all(|g| g.general);
    if next.deal.status == DealStatus::Denied && of_all(next) && !of_all(known) {
        return false;
    }
    let done = |s| matches!(s, DealStatus::Delivered | DealStatus::Ordered | DealStatus::Delivering);
    let (a, b) = (known.deal.status, next.deal.status);
    // `denied that it was offered jets. A plan to buy eight was dropped in 2016`
    if a == DealStatus::Denied && b == DealStatus::Cancelled {
        return false;
    }
    // Deliveries to come are those of what was ordered.
    if known.brings && is_signed(b) || next.brings && is_signed(a) {
        return true;
    }
    // `got three jets, a third batch … Under the agreement, 24 jets are to be delivered`
    let batch = |g: &Goods| g.part.is_some() || g.tranche;
    let total = |n: &Goods| known.goods.iter().any(|k| batch(k) && same(&k.item, &n.item) && is_part(n, k));
    let due = next.brings || next.definite && b == DealStatus::Planned;
    if due && is_brought(a) && next.goods.iter().any(total) {
        return true;
    }
    // `received 12 vehicles … with the handover of twelve vehicles`: a noun leaves open how far it has come.
    let as_many = |n: &Goods| known.goods.iter().any(|k| counted_alike(&k.item, &n.item));
    if next.untold && b == DealStatus::Planned && !next.goods.is_empty() && next.goods.iter().all(as_many) {
        return true;
    }
    // `is about to receive four jets. The receipt of the four jets by the army is a milestone`
    if next.definite
        && a == DealStatus::Planned
        && is_brought(b)
        && !next.goods.is_empty()
        && next.goods.iter().all(as_many)
    {
        return true;
    }
    let open = |s| matches!(s, DealStatus::Negotiating | DealStatus::Planned | DealStatus::Requested);
    let other = a.ends_it() && done(b) && !(particular(known) || particular(next));
    let apart = other || done(a) && open(b) || open(a) && done(b);
    // `the 25th delivery of Rafale jets`: both sides are those told before, and nothing is counted.
    let counted = |t: &Told| t.goods.iter().any(|g| g.item.quantity.is_some());
    let echo = next.deal.inferred.len() == 2 && !counted(next) && shared(&known.goods, &next.goods);
    let to_others = known.deal.recipient.is_none() && next.deal.recipient.is_some();
    let passing = done(a) && is_passing(next) && !counted(next) && !to_others;
    let passing = passing && names_shared(&known.goods, &next.goods);
    // `is to buy 24 jets … has ordered the jet`: the same, of a buyer told before, and neither figure nor day nor sum.
    let again = open(a) && done(b) && next.deal.inferred == ["supplier"] && is_passing(next) && !counted(next);
    let passing = passing || again && counted(known) && names_shared(&known.goods, &next.goods);
    // `received the two submarines … announced in 2013 the plan to buy two submarines`: from whom is told once.
    let planned = done(a) && b == DealStatus::Planned && next.deal.inferred == ["supplier"] && !next.another;
    let as_planned = planned && known.deal.recipient == next.deal.recipient && sorts_agree(&known.goods, &next.goods);
    let passing = passing || as_planned;
    !apart || known.headline || next.back && !to_others || echo || passing || counts_agree(&known.goods, &next.goods)
}

/// More of one type than the paper told of: not of that paper.
pub(super) fn counts_clash(known: &[Goods], next: &[Goods]) -> bool {
    let exact = |g: &Goods| g.item.quantity.filter(|q| q.modifier == Modifier::Exact).and_then(|q| q.value);
    let clash = |a: &Goods, b: &Goods| {
        same(&a.item, &b.item)
            && a.item.designation.is_some()
            && matches!((exact(a), exact(b)), (Some(x), Some(y)) if y > x)
    };
    known.iter().any(|a| next.iter().any(|b| clash(a, b)))
}

/// `Oslo tried to keep Chad from buying S-400s`, where it has bought them: neither a day nor a sum nor a further lot is told.
fn is_passing(told: &Told) -> bool {
    let deal = &told.deal;
    !told.another && deal.time.is_none() && deal.value.is_none() && deal.financing.is_none()
}

/// Is all that the second names by its type named by the first as well?
fn names_shared(known: &[Goods], next: &[Goods]) -> bool {
    let named = |g: &Goods| g.item.designation.is_some() && known.iter().any(|k| same(&k.item, &g.item));
    !next.is_empty() && next.iter().all(named)
}

/// Several of one sort without a name, as many here as there.
fn sorts_agree(known: &[Goods], next: &[Goods]) -> bool {
    let count = |g: &Goods| g.item.quantity.and_then(|q| q.value).filter(|v| *v > Decimal::integer(1));
    let alike = |a: &Goods, b: &Goods| {
        b.item.designation.is_none() && a.item.category == b.item.category && count(b).is_some() && count(a) == count(b)
    };
    !next.is_empty() && next.iter().all(|b| known.iter().any(|a| alike(a, b)))
}

/// As many of one type: told as planned here, as under way there.
fn counts_agree(known: &[Goods], next: &[Goods]) -> bool {
    let count = |g: &Goods| g.item.quantity.and_then(|q| q.value).filter(|v| *v > Decimal::integer(1));
    let named = |g: &Goods| g.item.designation.is_some();
    // `80 Rafale … the 80 jets`
    let alike = |a: &Goods, b: &Goods| {
        named(a) && (named(b) && same(&a.item, &b.item) || means(b, a)) || means(a, b) && named(b)
    };
    known.iter().any(|a| next.iter().any(|b| alike(a, b) && count(a).is_some() && count(a) == count(b)))
}

/// `ten tanks … ten more VT-4s`: as many as were told by their sort alone.
pub(super) fn is_sort_of_as_many(known: &[Goods], next: &[Goods]) -> bool {
    let count = |g: &Goods| g.item.quantity.and_then(|q| q.value);
    let alike = |a: &Goods, b: &Goods| means(a, b) && count(a).is_some() && count(a) == count(b);
    known.iter().any(|a| next.iter().any(|b| alike(a, b)))
}

/// Does one name goods that the other names as well?
pub(in crate::relate::deal) fn shared(known: &[Goods], next: &[Goods]) -> bool {
    let one =
        |a: &Goods, b: &Goods| same(&a.item, &b.item) || counted_alike(&a.item, &b.item) || means(a, b) || means(b, a);
    known.iter().any(|a| next.iter().any(|b| one(a, b)))
}

/// Goods by name or number: another such list is another deal.
fn particular(told: &Told) -> bool {
    told.goods.iter().any(|g| g.item.designation.is_some() || g.item.quantity.is_some())
}

/// Two sums that differ by more than rounding are the worth of two deals.
fn worths_differ(annotated: &Annotated, a: &ArmsDeal, b: &ArmsDeal) -> bool {
    let sum = |n: Option<u32>| n.and_then(|n| annotated.money.get(n as usize));
    let (Some(x), Some(y)) = (sum(a.value), sum(b.value)) else { return false };
    let (Some(one), Some(two)) = (x.amount.value, y.amount.value) else { return false };
    let tenth = |v: Decimal| v.times(Decimal { digits: 11, scale: 1 });
    let far = |low: Decimal, high: Decimal| tenth(low).is_some_and(|bound| bound < high);
    x.currency == y.currency && (far(one, two) || far(two, one))
}

/// `a deal to sell armoured vehicles … supplies light armoured vehicles`: one sort of goods, of which nothing else is told.
fn are_one_sort(known: &Told, next: &Told) -> bool {
    let open =
        |t: &Told| t.goods.iter().all(|g| g.item.designation.is_none() && g.item.quantity.is_none() && !g.general);
    let sort = |g: &Goods| known.goods.iter().any(|k| is_shorter_word(&k.item, &g.item));
    // `cancelled the sale of submarines … the question of selling diesel submarines`: what has come to nothing is spoken of.
    let spoken_of = next.deal.status == DealStatus::Planned && next.deal.time.is_none();
    let ended = next.deal.status.ends_it() || known.deal.status.ends_it() && !spoken_of;
    !known.goods.is_empty()
        && !next.goods.is_empty()
        && open(known)
        && open(next)
        && next.goods.iter().all(sort)
        && !ended
}

/// `is to buy 48 jets for £10 billion … signed a £10 billion deal for the jets`: one sum for the same goods.
fn are_worth_the_same(annotated: &Annotated, a: &ArmsDeal, b: &ArmsDeal) -> bool {
    let sum = |n: Option<u32>| n.and_then(|n| annotated.money.get(n as usize));
    let worth = |n: Option<u32>| sum(n).and_then(|m| Some((m.amount.value?, m.currency.as_deref())));
    worth(a.value).is_some() && worth(a.value) == worth(b.value) && !a.status.ends_it() && !b.status.ends_it()
}

/// `20 jets and two frigates for 6 billion euros … the two frigates for 2 billion`: some of the goods, as many as told before.
fn is_item_of(known: &Told, next: &Told) -> bool {
    let count = |g: &Goods| g.item.quantity.and_then(|q| q.value);
    let told =
        |n: &Goods| known.goods.iter().any(|k| same(&k.item, &n.item) && count(n).is_some() && count(k) == count(n));
    known.goods.len() > next.goods.len() && !next.goods.is_empty() && next.goods.iter().all(told)
}

/// Two exact counts of one family that differ are two deals, unless fewer have come than were ordered.
fn counts_differ(annotated: &Annotated, known: &Told, next: &Told) -> bool {
    let exact = |g: &Goods| g.item.quantity.filter(|q| q.modifier == Modifier::Exact).and_then(|q| q.value);
    let brought = is_signed(known.deal.status) && (is_brought(next.deal.status) || next.brings);
    let told = |b: &Goods| known.goods.iter().any(|a| same(&a.item, &b.item) && exact(a) == exact(b));
    let behind = is_ordered_behind(annotated, known, next);
    // `18 jets`, says the headline of 42 of which a tranche of 18 is told.
    if known.headline && next.goods.iter().any(|b| b.tranche && told(b)) {
        return false;
    }
    known.goods.iter().any(|a| {
        next.goods.iter().any(|b| {
            let part = b.part.is_some()
                || brought && is_part(a, b)
                || (a.part.is_some() || behind) && is_part(b, a)
                || told(b);
            let one = same(&a.item, &b.item) || is_sort_of_few(a, b) && !is_brought(next.deal.status) && !next.definite;
            one && matches!((exact(a), exact(b)), (Some(x), Some(y)) if x != y) && !part
        })
    })
}

/// `took delivery of two jets. It ordered four of them in 2013`: some have come, and then all that were ordered are told.
fn is_ordered_behind(annotated: &Annotated, known: &Told, next: &Told) -> bool {
    let (a, b) = (&known.deal, &next.deal);
    let year = |deal: &ArmsDeal| deal.time.and_then(|time| year_named(annotated, time));
    let later = year(a).zip(year(b)).is_some_and(|(came, ordered)| ordered > came);
    is_brought(a.status) && is_signed(b.status) && !next.another && !later && a.recipient == b.recipient
}

/// `24 new fighters … two C-27J transport planes`: other goods than those told by their sort, where they are far fewer.
fn is_sort_of_few(known: &Goods, next: &Goods) -> bool {
    let count = |g: &Goods| g.item.quantity.and_then(|q| q.value);
    let few = |all: Decimal, some: Decimal| some.times(Decimal::integer(4)).is_some_and(|most| most < all);
    means(known, next) && count(known).zip(count(next)).is_some_and(|(all, some)| few(all, some))
}

pub(super) fn is_brought(status: DealStatus) -> bool {
    matches!(status, DealStatus::Delivered | DealStatus::Delivering)
}

/// Fewer of one type than there are in all: `eight Hueys` of `16 helicopters`.
pub(super) fn is_part(total: &Goods, next: &Goods) -> bool {
    let count = |g: &Goods| g.item.quantity.filter(|q| q.modifier == Modifier::Exact).and_then(|q| q.value);
    matches!((count(total), count(next)), (Some(all), Some(some)) if some < all)
}
