//! A deal once all that is told of it is known: what says no more than other words goes, items and deliveries stand.

use super::super::draft::{Draft, is_signed};
use super::super::goods::{Goods, means, same};
use super::super::side::Side;
use super::Told;
use super::one::{is_brought, is_part};
use crate::model::{Category, DealKind, DealStatus, Party, RuleId};

impl Told {
    /// `The vessels were built by Tarn`: who supplies, where nobody was told to.
    pub(super) fn take_maker(&mut self, draft: &Draft) {
        let deal = &mut self.deal;
        let open = deal.supplier.is_none() || deal.inferred.contains(&"supplier") && deal.supplier_party.is_none();
        let told = draft.rule == RuleId::MAX && draft.value.is_none();
        let won = |s: &Side| {
            let known = deal.supplier.is_none_or(|d| d == s.country);
            s.makes && known && draft.definite && draft.goods.is_empty() && is_signed(draft.status)
        };
        let fits = |s: &Side| open && (told || won(s)) && Some(s.country) != deal.recipient;
        let Some(maker) = draft.supplier.filter(fits) else { return };
        deal.supplier = Some(maker.country);
        deal.supplier_party = maker.mention.filter(|_| maker.makes).map(|mention| Party { mention });
        deal.inferred.retain(|side| *side != "supplier");
    }

    /// What is told of it `gap` sentences behind the last words: how far it has come, when, and whether it is a gift.
    pub(super) fn go_on(&mut self, draft: &Draft, gap: u32) {
        // What holds up the opening of a plant does not end the licence.
        let licence = |kind: DealKind| kind == DealKind::LicensedProduction;
        let alike = licence(draft.kind) || !licence(self.deal.kind);
        // `delivered 12 jets. The deliveries were delayed`: what has come can be held up no more.
        let alike = alike && (self.deal.status != DealStatus::Delivered || draft.status != DealStatus::Suspended);
        let right_behind = draft.goods.is_empty() && gap <= 1;
        if right_behind && draft.status.ends_it() && alike {
            self.deal.status = draft.status;
        }
        if right_behind && is_signed(draft.status) {
            self.deal.time = draft.time.or(self.deal.time);
            // `the contract for 80 jets … Signed in 2021, this contract`
            if self.untold && self.deal.status == DealStatus::Planned && draft.definite {
                (self.deal.status, self.untold) = (draft.status, false);
            }
        }
        // `handed over 12 boats … The donation, worth $2 million`
        let given = draft.kind == DealKind::Donation && draft.definite && draft.rule != RuleId::MAX;
        if given
            && self.carries
            && self.deal.kind == DealKind::Sale
            && self.deal.value.is_none_or(|v| Some(v) == draft.value)
        {
            self.deal.kind = DealKind::Donation;
        }
    }

    /// `16 helicopters` where eight of one type and eight of another are told as well.
    fn drop_totals(&mut self) {
        let count = |g: &Goods| g.item.quantity.and_then(|q| q.value);
        let parts = |total: &Goods| {
            let named = self.goods.iter().filter(|g| means(total, g)).filter_map(count);
            named.reduce(|a, b| a.plus(b).unwrap_or(a))
        };
        // `eight aircraft: five L-39s, two Su-25s and a Mi-8 helicopter`
        let named = self.goods.iter().filter(|g| g.item.designation.is_some());
        let all = named.filter_map(count).reduce(|a, b| a.plus(b).unwrap_or(a));
        let sums = |g: &Goods| parts(g) == count(g) || g.broad && all == count(g);
        let whole = |g: &Goods| g.item.designation.is_none() && count(g).is_some() && sums(g);
        let totals: Vec<bool> = self.goods.iter().map(whole).collect();
        let mut totals = totals.into_iter();
        self.goods.retain(|_| !totals.next().unwrap_or(false));
    }

    /// `the last tranche of 18 Rafale, of the 42 aircraft ordered`: the deal is of all of them.
    fn widen_tranches(&mut self) {
        for n in 0..self.goods.len() {
            let tranche = &self.goods[n];
            let total = |g: &Goods| means(g, tranche) && is_part(g, tranche);
            let Some(at) = self.goods.iter().position(total).filter(|_| tranche.tranche) else { continue };
            self.goods[n].item.quantity = self.goods[at].item.quantity;
            self.goods.remove(at);
            return;
        }
    }

    /// Words for all goods of a category, and homonyms, where the deal has better words: `missiles` beside `63 Patriot`.
    fn drop_bare(&mut self) {
        let bare = |g: &Goods| (g.broad || !g.sure) && g.item.quantity.is_none() && g.item.designation.is_none();
        // `46 Ka-52K … The first machines were delivered`
        let again = |g: &Goods| g.broad && g.part.is_some();
        let told: Vec<(Category, bool)> =
            self.goods.iter().filter(|g| !bare(g)).map(|g| (g.item.category, g.sure)).collect();
        let covered = |g: &Goods| {
            told.iter().any(|(category, sure)| *category == g.item.category || *sure && (!g.sure || again(g)))
        };
        self.goods.retain(|g| !bare(g) || !covered(g));
    }

    /// `ordered 12 jets in May. The last was delivered two years later`: goods of a deal told before that have come.
    pub(super) fn note_come(&mut self, draft: &mut Draft) {
        let ordered = matches!(self.deal.status, DealStatus::Agreed | DealStatus::Ordered);
        if !ordered || draft.goods.is_empty() || !is_brought(draft.status) || draft.rule == RuleId::MAX {
            return;
        }
        let first = draft.goods.iter().any(|g| g.tranche);
        self.deal.status = if first { DealStatus::Delivering } else { draft.status };
        for some in &mut draft.goods {
            let of_more = self.goods.iter().any(|k| same(&k.item, &some.item) && is_part(k, some));
            some.part = some.part.or(some.item.quantity.filter(|_| of_more));
        }
    }

    /// Items into the record; a part of them that was delivered makes the deal one under way.
    pub(super) fn finish(&mut self) {
        let part = self.goods.iter().find_map(|g| g.part);
        let total = self.goods.iter().find_map(|g| g.item.quantity);
        if let (Some(part), DealStatus::Delivered | DealStatus::Delivering) = (part, self.deal.status) {
            self.deal.delivered = Some(part);
            self.deal.status = DealStatus::Delivering;
        } else if self.deal.status == DealStatus::Delivered {
            self.deal.delivered = total.filter(|_| self.goods.len() == 1);
        }
        self.widen_tranches();
        self.drop_totals();
        if self.goods.iter().any(|g| !g.general) {
            self.goods.retain(|g| !g.general);
        }
        self.drop_bare();
        self.deal.items = self.goods.iter().map(|g| g.item.clone()).collect();
    }
}
