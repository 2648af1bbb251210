//! The money of deals: its role, who pays whom, and the deal that it belongs to; who says so, for all sums.

use super::payment::{self, Payment};
use crate::analysis::Annotated;
use crate::model::{ArmsDeal, Attribution, DealKind, MoneyRole, Tokens};
use crate::relate::attribution::said_by;

/// Fills role, payer, payee, deal, time and attribution of an article's sums.
pub(super) fn mark_money(annotated: &mut Annotated, deals: &[ArmsDeal], said: &[(Tokens, Attribution)]) {
    for (n, deal) in deals.iter().enumerate() {
        for (sum, role) in [(deal.value, value_role(deal)), (deal.financing, MoneyRole::Loan)] {
            let Some(sum) = sum.map(|m| m as usize) else { continue };
            let told = if is_converted_behind(annotated, sum) { sum..sum + 2 } else { sum..sum + 1 };
            for money in annotated.money.get_mut(told).into_iter().flatten() {
                money.deal = Some(n as u32);
                let lends = role == MoneyRole::Loan || role == MoneyRole::Aid;
                if !matches!(money.role, MoneyRole::Aid | MoneyRole::Loan | MoneyRole::Debt) {
                    money.role = role;
                }
                let (payer, payee) = (deal.recipient_party, deal.supplier_party);
                (money.payer, money.payee) = if lends { (payee, payer) } else { (payer, payee) };
                money.time = deal.time;
            }
        }
    }
    for Payment { sum, rule, payer, payee } in payment::found(annotated) {
        let money = &mut annotated.money[sum];
        (money.rule, money.payer, money.payee) = (rule, payer, payee);
    }
    let Annotated { scan, money, .. } = annotated;
    money.iter_mut().for_each(|money| money.attribution = said_by(scan, said, money.tokens).cloned());
}

/// `40 billion pesos ($713 million)`: the same sum once more, in brackets right behind it and in another currency.
fn is_converted_behind(annotated: &Annotated, sum: usize) -> bool {
    let Annotated { scan, money, .. } = annotated;
    let (Some(told), Some(next)) = (money.get(sum), money.get(sum + 1)) else { return false };
    let (open, close) = (told.tokens.end as usize, next.tokens.end as usize);
    let bracketed = scan.sign(open) == '(' && next.tokens.first as usize == open + 1 && scan.sign(close) == ')';
    bracketed && told.currency != next.currency && next.currency.is_some()
}

fn value_role(deal: &ArmsDeal) -> MoneyRole {
    match deal.kind {
        DealKind::Donation => MoneyRole::Aid,
        DealKind::Financing => MoneyRole::Loan,
        _ => MoneyRole::ContractValue,
    }
}
