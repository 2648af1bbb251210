//! Arms deals of one article.

use super::{Attribution, Category, Country, Party, Quantity, RuleId, named};
use crate::text::Span;

named! {
    /// What moves, and how.
    DealKind {
        Sale = "sale",
        LicensedProduction = "licensed_production",
        Maintenance = "maintenance",
        Financing = "financing",
        Donation = "donation",
        LoanOfEquipment = "loan_of_equipment",
        Other = "other",
    }
}

named! {
    /// How far it has come.
    DealStatus {
        Rumoured = "rumoured",
        Negotiating = "negotiating",
        Requested = "requested",
        Approved = "approved",
        Planned = "planned",
        Selected = "selected",
        Agreed = "agreed",
        Ordered = "ordered",
        Delivering = "delivering",
        Delivered = "delivered",
        Suspended = "suspended",
        Cancelled = "cancelled",
        Blocked = "blocked",
        Denied = "denied",
    }
}

impl DealStatus {
    /// Is the deal stopped or at an end?
    pub fn ends_it(self) -> bool {
        matches!(self, DealStatus::Blocked | DealStatus::Cancelled | DealStatus::Suspended)
    }
}

/// One kind of goods in a deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Index into the article's weapons.
    pub weapon: Option<u32>,
    pub designation: Option<String>,
    pub family: Option<String>,
    pub description: Option<String>,
    pub category: Category,
    pub quantity: Option<Quantity>,
}

/// An arms transfer told in an article.
#[derive(Clone, Debug)]
pub struct ArmsDeal {
    pub rule: RuleId,
    pub span: Span,
    pub supplier: Option<Country>,
    pub recipient: Option<Country>,
    pub supplier_party: Option<Party>,
    pub recipient_party: Option<Party>,
    pub kind: DealKind,
    pub status: DealStatus,
    pub items: Vec<Item>,
    pub delivered: Option<Quantity>,
    pub option: bool,
    /// Indices into the article's money.
    pub value: Option<u32>,
    pub financing: Option<u32>,
    /// Which fields the weapon's origin or a maker supplied.
    pub inferred: Vec<&'static str>,
    pub time: Option<u32>,
    pub attribution: Option<Attribution>,
}
