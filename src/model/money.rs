//! Money figures.

use super::{Attribution, Party, Quantity, RuleId, Tokens, named};
use crate::text::Span;

named! {
    /// What a sum is.
    MoneyRole {
        ContractValue = "contract_value",
        Loan = "loan",
        Aid = "aid",
        Investment = "investment",
        Price = "price",
        Trade = "trade",
        Budget = "budget",
        Debt = "debt",
        Fine = "fine",
        Revenue = "revenue",
        Other = "other",
    }
}

/// A sum of money in a text.
#[derive(Clone, Debug)]
pub struct Money {
    pub tokens: Tokens,
    pub span: Span,
    pub rule: RuleId,
    /// In units of the currency.
    pub amount: Quantity,
    /// ISO 4217; none where the sign is ambiguous and nothing settles it.
    pub currency: Option<String>,
    pub role: MoneyRole,
    /// `unit`, `year`, …
    pub per: Option<String>,
    pub payer: Option<Party>,
    pub payee: Option<Party>,
    /// Index into the article's time mentions.
    pub time: Option<u32>,
    /// Index into the article's deals.
    pub deal: Option<u32>,
    pub attribution: Option<Attribution>,
}
