//! Whether the times that two clauses name keep their deals apart.

use super::Told;
use crate::analysis::Annotated;
use crate::model::DealStatus;
use crate::text::TokenKind;

/// `approved an order for howitzers. In 2019, Chad bought 20 for $4 million`: one of another year, with its own count and sum.
pub(super) fn is_looked_back_to(annotated: &Annotated, known: &Told, next: &Told) -> bool {
    let counted = |t: &Told| t.goods.iter().any(|g| g.item.quantity.is_some());
    let years = |t: &Told| t.deal.time.is_some_and(|time| year_named(annotated, time).is_some());
    let done = matches!(next.deal.status, DealStatus::Ordered | DealStatus::Agreed);
    let open = known.deal.status == DealStatus::Approved && !years(known) && !known.headline;
    // `won $1.5 billion in orders … had already approved the sale to Chad in 2012`: whose the orders are is not told.
    let taken = known.deal.recipient.is_none() && next.deal.recipient.is_some() && !known.headline;
    if taken && next.deal.status == DealStatus::Approved && years(next) && !years(known) {
        return true;
    }
    open && done && years(next) && counted(next) && next.deal.value.is_some() && !counted(known)
}

/// `agreed in 2005 … In February 2014, agreed to supply 72`: two papers, each of a year of its own.
pub(super) fn years_differ(annotated: &Annotated, known: &Told, next: &Told) -> bool {
    let signed = |t: &Told| matches!(t.deal.status, DealStatus::Ordered | DealStatus::Agreed) && !t.headline;
    let year = |t: &Told| t.deal.time.filter(|_| signed(t)).and_then(|time| year_named(annotated, time));
    year(known).zip(year(next)).is_some_and(|(a, b)| a.abs_diff(b) > 1) && !next.back && !next.definite
}

/// `received two helicopters on 18 April … had received two helicopters on 30 March`: two deliveries, each with its day.
pub(super) fn days_differ(annotated: &Annotated, known: &Told, next: &Told) -> bool {
    let counted = |t: &Told| t.goods.iter().any(|g| g.item.quantity.is_some());
    let came = |t: &Told| t.deal.status == DealStatus::Delivered && !t.headline && counted(t);
    let day = |t: &Told| t.deal.time.filter(|_| came(t)).and_then(|time| day_named(annotated, time));
    let lot = |t: &Told| t.goods.iter().any(|g| g.tranche || g.part.is_some() || g.rest);
    let apart = day(known).zip(day(next)).is_some_and(|(a, b)| a != b);
    apart && !next.back && !next.definite && !lot(next) && !lot(known)
}

/// The words of a time that names a day and no weekday alone: `30 March 2022`.
fn day_named<'a>(annotated: &'a Annotated, time: u32) -> Option<&'a str> {
    let scan = &annotated.scan;
    let tokens = annotated.times.get(time as usize)?.tokens;
    let number = |at: usize| scan.tokens[at].kind == TokenKind::Number;
    let figures = tokens.range().filter(|&at| number(at)).count();
    let words = tokens.range().filter(|&at| !number(at)).count();
    let day = tokens.range().any(|at| number(at) && scan.token_text(at).len() <= 2);
    (day && words > 0 && figures > 0).then(|| scan.text.slice(scan.span(tokens.first as usize, tokens.end as usize)))
}

/// The year that a time names: `February 2019`.
pub(super) fn year_named(annotated: &Annotated, time: u32) -> Option<u32> {
    let scan = &annotated.scan;
    let digits = |at: &usize| scan.token_text(*at).len() == 4 && scan.tokens[*at].kind == TokenKind::Number;
    let year = annotated.times.get(time as usize)?.tokens.range().find(digits)?;
    scan.token_text(year).parse().ok()
}
