//! What a clause says that its deal is worth, which loan pays for it, and when it was.

use crate::analysis::Annotated;
use crate::model::{DealKind, MoneyRole, TimeKind, Tokens};

/// How far from a sum the word may stand that makes it one of what a seller gives back, in tokens.
const OFFSET_WITHIN: usize = 5;

/// What the deal is worth, and what loan or grant pays for it; the debt itself where this is what is settled.
pub(super) fn sums(annotated: &Annotated, clause: Tokens, kind: DealKind) -> (Option<u32>, Option<u32>) {
    let money = &annotated.money;
    let from = money.partition_point(|m| m.tokens.first < clause.first);
    let inside = money.iter().enumerate().skip(from).take_while(|(_, m)| m.tokens.first < clause.end);
    let [worth, offset] = ["deal_valued", "deal_offset"].map(|name| annotated.scan.grammar.class(name));
    let valued = |first: usize| annotated.scan.mark_before(first.saturating_sub(2), first, worth).is_some();
    let mut value = None;
    let mut financing = None;
    // `24 jets ($6 billion)`: what stands in brackets alone is no conversion.
    let mut aside = None;
    for (n, sum) in inside {
        let first = sum.tokens.first as usize;
        let bracketed = first > 0 && annotated.scan.token_text(first - 1) == "(";
        // `$9 million worth of arms exports`
        let of_goods = (sum.tokens.end as usize) < annotated.scan.tokens.len()
            && annotated.scan.is(sum.tokens.end as usize, worth);
        // `gained 31 billion crowns by the offset programme`: what the seller gives back is no price.
        let near =
            first.saturating_sub(OFFSET_WITHIN)..(sum.tokens.end as usize + OFFSET_WITHIN).min(clause.end as usize);
        if near.into_iter().any(|at| annotated.scan.is(at, offset)) {
            continue;
        }
        let slot = match sum.role {
            // `the export of tanks worth $9 million`
            MoneyRole::Trade if valued(first) || of_goods => &mut value,
            MoneyRole::Trade | MoneyRole::Fine | MoneyRole::Revenue => continue,
            MoneyRole::Debt if kind != DealKind::Financing => continue,
            MoneyRole::Loan => &mut financing,
            MoneyRole::ContractValue => &mut value,
            _ if kind == DealKind::Financing => &mut financing,
            _ => &mut value,
        };
        if slot.is_none() && sum.per.is_none() {
            *(if bracketed { &mut aside } else { slot }) = Some(n as u32);
        }
    }
    let alone = value.is_none() && financing.is_none() && kind != DealKind::Financing;
    (value.or(aside.filter(|_| alone)), financing)
}

/// The time expression nearest to the cue, in its clause before the rest of the sentence.
pub(super) fn time(annotated: &Annotated, clause: Tokens, sentence: Tokens, cue: Tokens) -> Option<u32> {
    let times = &annotated.times;
    let from = times.partition_point(|t| t.tokens.first < sentence.first);
    let inside = || times.iter().enumerate().skip(from).take_while(|(_, t)| t.tokens.end <= sentence.end);
    let [limit, since] = ["deal_until", "deal_since"].map(|name| annotated.scan.grammar.class(name));
    // `Since 2014, Chad has bought 12 jets`: when it began to.
    let begins = |first: u32| first > 0 && annotated.scan.is(first as usize - 1, since);
    // `extended the lease to 2026`: when it ends.
    let ends =
        |first: u32| annotated.scan.mark_before(first.saturating_sub(3) as usize, first as usize, limit).is_some();
    let nearest = |range: Tokens| {
        let dated = inside().filter(|(_, t)| {
            let within = t.tokens.first >= range.first && t.tokens.end <= range.end;
            within
                && !ends(t.tokens.first)
                && !begins(t.tokens.first)
                && matches!(t.kind, TimeKind::Date | TimeKind::Time)
        });
        dated.min_by_key(|(_, t)| t.tokens.first.abs_diff(cue.first)).map(|(n, _)| n as u32)
    };
    // `Chad chose the jet; Mali ordered three in December`: the day of what stands behind another mark is not its own.
    let parted = |at: &u32| annotated.scan.sign(*at as usize) == ';';
    let end = (clause.end..sentence.end).find(parted).unwrap_or(sentence.end);
    let first = (sentence.first..clause.first + 1).rev().find(parted).map_or(sentence.first, |at| at + 1);
    nearest(clause).or_else(|| nearest(Tokens { first, end }))
}
