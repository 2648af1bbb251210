//! What one article tells of the life of a deal: how far it is, and when.

use crate::model::DealStatus;
use crate::report::{DealRecord, EventDate, PublishedRecord};
use jiff::civil::Date;

#[derive(Clone, Debug)]
pub(super) struct Told {
    pub published: Option<String>,
    pub status: String,
    pub date: EventDate,
    /// First and last day of its date, else of the article's.
    days: Option<(Date, Date)>,
}

/// Orders of the same goods further apart than this are two.
const FEW_YEARS: i16 = 2;
/// So many years behind an order its goods still come.
const ORDER_TO_DELIVERY: i16 = 8;
/// Within so many days, articles that differ in all figures can still tell one order.
const FEW_DAYS: i32 = 10;

impl Told {
    pub(super) fn new(deal: &DealRecord, published: &PublishedRecord) -> Told {
        let of_date = days(&deal.date.earliest, &deal.date.latest);
        let of_article = || days(&published.earliest, &published.latest);
        // `cancelled its 2016 contract`: the day of an end is that of the news of it.
        let ended = DealStatus::parse(&deal.status).is_some_and(DealStatus::ends_it);
        Told {
            published: published.earliest.clone(),
            status: deal.status.clone(),
            date: deal.date.clone(),
            days: if ended { of_article().or(of_date) } else { of_date.or_else(of_article) },
        }
    }

    /// Whether goods come, or have come: what is counted may be a part of what was ordered.
    pub(super) fn is_delivery(&self) -> bool {
        matches!(self.status.as_str(), "delivering" | "delivered")
    }

    /// Whether goods are bought for certain.
    pub(super) fn is_order(&self) -> bool {
        matches!(self.status.as_str(), "agreed" | "ordered")
    }

    /// Whether the day of this lies before that of the other, by a few days.
    pub(super) fn is_shortly_before(&self, other: &Told) -> bool {
        let day = |told: &Told| told.days.filter(|(first, last)| first == last).map(|(day, _)| day);
        let Some((own, known)) = day(self).zip(day(other)) else { return false };
        (1..=FEW_DAYS).contains(&(known - own).get_days())
    }

    /// Whether this can be a delivery of what the other orders: arms come some years behind their order.
    pub(super) fn is_of(&self, order: &Told) -> bool {
        let late = |((first, last), (start, _)): ((Date, Date), (Date, Date))| {
            last <= start && start.year() - first.year() <= ORDER_TO_DELIVERY
        };
        order.is_order() && self.is_delivery() && order.days.zip(self.days).is_some_and(late)
    }

    /// `2022-12`; empty where more than a month is meant.
    pub(super) fn month(&self) -> String {
        let month = |(first, last): (Date, Date)| {
            let one = (first.year(), first.month()) == (last.year(), last.month());
            one.then(|| format!("{:04}-{:02}", first.year(), first.month()))
        };
        self.days.and_then(month).unwrap_or_default()
    }

    /// Whether two speak of other years: the same goods, but another order.
    pub(super) fn is_apart(&self, other: &Told) -> bool {
        self.days.zip(other.days).is_some_and(|((first, last), (start, end))| {
            start.year() - last.year() > FEW_YEARS || first.year() - end.year() > FEW_YEARS
        })
    }

    /// Whether two speak of the same days, or nearly.
    pub(super) fn is_near(&self, other: &Told) -> bool {
        self.days.zip(other.days).is_some_and(|((first, last), (start, end))| {
            let behind = |from: Date, to: Date| (to - from).get_days();
            behind(last, start) <= FEW_DAYS && behind(end, first) <= FEW_DAYS
        })
    }
}

fn days(earliest: &Option<String>, latest: &Option<String>) -> Option<(Date, Date)> {
    let day = |text: &Option<String>| text.as_deref()?.parse().ok();
    Some((day(earliest)?, day(latest)?))
}

/// The status last told; an article that looks back to the order of what was delivered takes nothing back.
pub(super) fn last_status(told: &[Told]) -> Option<&String> {
    let last = &told.last()?.status;
    let grows = |status: &str| rank(status) <= rank("delivered");
    let furthest = told.iter().map(|t| &t.status).filter(|s| grows(s)).max_by_key(|s| rank(s));
    furthest.filter(|_| grows(last)).or(Some(last))
}

/// How far along the life of a deal a status stands.
pub(super) fn rank(status: &str) -> usize {
    DealStatus::parse(status).map_or(0, |s| s as usize)
}
