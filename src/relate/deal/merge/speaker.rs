//! What a deal owes to whoever tells of it: `we` and `us` are no one, until it is known who speaks.

use super::Told;
use crate::model::{Country, DealStatus};
use crate::relate::deal::goods::Goods;

impl Told {
    /// Fills in the side of whoever is quoted: `"We will send tanks to Chad," Niger's minister said`. Is the deal told now?
    pub fn take_speaker(&mut self, speaker: Option<Country>) -> bool {
        let Some(gives) = self.by_speaker else { return true };
        let deal = &mut self.deal;
        let (own, other) = match gives {
            true => (&mut deal.supplier, deal.recipient),
            false => (&mut deal.recipient, deal.supplier),
        };
        // Whoever is known to speak is no one inferred.
        let speaker = speaker.filter(|s| Some(*s) != other);
        let end = if gives { "supplier" } else { "recipient" };
        if speaker.is_some() && deal.inferred.contains(&end) {
            *own = None;
            deal.inferred.retain(|side| *side != end);
        }
        *own = own.or(speaker);
        let particular = |g: &Goods| g.item.designation.is_some() || g.item.quantity.is_some() && g.sure;
        let both = deal.supplier.is_some() && deal.recipient.is_some();
        both || deal.status != DealStatus::Denied && self.goods.iter().any(particular)
    }

    /// Is it a deal of whoever is quoted and of no one known, and is the side that is open here told of the other deal?
    pub fn is_of_unknown_speaker(&self, other: &Told) -> bool {
        let (a, b) = (&self.deal, &other.deal);
        match self.by_speaker {
            Some(true) => a.supplier.is_none() && b.supplier.is_some(),
            Some(false) => a.recipient.is_none() && b.recipient.is_some(),
            None => false,
        }
    }
}
