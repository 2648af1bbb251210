//! Who supplies and who receives: as the clause tells, else as inferred from the goods, from what the article told
//! before, or from the two countries that it is about.

use super::super::draft::Draft;
use super::super::goods::Goods;
use super::super::infer::{Pair, only_recipient, only_supplier};
use super::super::side::{Side, Slot};
use super::{Told, shared};
use crate::model::{Category, Country, DealKind, DealStatus};

/// How many sentences behind a deal another may stand that comes on top of it.
const ALSO_WITHIN: u32 = 2;

/// How many deals must be told of one buyer before all else is taken to be for him as well.
const BUYS_TOLD: usize = 2;

/// The two ends of a deal.
pub(super) struct Ends {
    pub supplier: Option<Country>,
    pub recipient: Option<Country>,
    /// The recipient as the clause names it.
    pub buyer: Option<Side>,
    /// Which of the two no clause named.
    pub inferred: Vec<&'static str>,
}

impl Ends {
    /// The ends that a draft tells, and what can be inferred of the others; of two who sign neither is taken for more.
    pub(super) fn of(draft: &Draft, before: &[Told], pair: &Pair, speaker: Option<Country>) -> Ends {
        let mut ends = Ends::told(draft);
        match draft.by_speaker {
            Some(true) => ends.supplier = ends.supplier.or(speaker.filter(|s| Some(*s) != ends.recipient)),
            Some(false) => ends.recipient = ends.recipient.or(speaker.filter(|s| Some(*s) != ends.supplier)),
            None => {}
        }
        if draft.between.is_none() {
            ends.infer_supplier(draft, before, pair);
            ends.infer_recipient(draft, before, pair);
        }
        ends
    }

    fn told(draft: &Draft) -> Ends {
        // `Chad must stop, and arms sales to Chad should end`: a state sells nothing to itself; its firms do.
        let led = |r: &Side| matches!(r.slot, Slot::To | Slot::For) && !r.makes;
        let itself = |s: &Side| !s.makes && draft.recipient.is_some_and(|r| r.country == s.country && led(&r));
        let supplier = draft.supplier.filter(|s| !itself(s)).map(|s| s.country);
        // A firm does not buy the arms of its own country: it makes them.
        let own = |s: &Side| s.makes && supplier.is_none() && draft.origin == Some(s.country);
        let buyer = draft.recipient.filter(|s| !own(s));
        Ends { supplier, recipient: buyer.map(|s| s.country), buyer, inferred: Vec::new() }
    }

    fn infer_supplier(&mut self, draft: &Draft, before: &[Told], pair: &Pair) {
        if self.supplier.is_some() {
            return;
        }
        let told = |d: &&Told| {
            // Who gave such goods away need not sell what another orders.
            let given = d.deal.kind == DealKind::Donation && draft.kind == DealKind::Sale;
            let stands = !given && d.deal.status != DealStatus::Blocked && d.deal.recipient.is_some();
            !d.deal.inferred.contains(&"supplier") && d.deal.supplier.is_some() && stands
        };
        // `bought weapons for $2 billion`: from anyone.
        let vague = draft.goods.iter().all(|g| g.general) && !draft.definite && !draft.goods.is_empty();
        // `is considering a second air-defence system`
        let typed = draft.goods.iter().any(|g| g.item.designation.is_some());
        if vague || draft.of_many || draft.by_speaker == Some(true) || draft.another && !typed {
            return;
        }
        // Whoever `it` is that gives, and whoever had used goods before, need not be their maker, but where the article is
        // about him and the buyer, or about what he sells.
        let sells = |made: Country| before.iter().any(|d| d.deal.supplier == Some(made));
        let of_pair = |made: &Country| self.recipient.and_then(|r| pair.partner(r)) == Some(*made) || sells(*made);
        let gives = draft.gives || draft.kind == DealKind::Donation;
        // Who works on goods need not have made them; who is asked for it is.
        let asked = matches!(draft.status, DealStatus::Requested | DealStatus::Approved | DealStatus::Ordered);
        let worked_on = draft.kind == DealKind::Maintenance && !asked;
        let made_or_sold = draft.kind != DealKind::Financing && !worked_on;
        let maker = draft.origin.filter(|made| made_or_sold && (!gives || of_pair(made)));
        let maker = maker.or_else(|| draft.made_used.filter(of_pair));
        // `received six L-39s from Chad. It had received four before`: whoever passed on such goods, where it is told.
        let passed_on =
            typed.then(|| only_supplier(before.iter().filter(told), self.recipient, &draft.goods)).flatten();
        let maker = passed_on.or(maker);
        let maker = maker.or_else(|| only_supplier(before.iter().filter(told), self.recipient, &draft.goods));
        // `Chad sold drones to Mali. Niger also ordered drones`: from the same one.
        let near =
            |d: &&Told| draft.also && draft.sentence - d.sentence <= ALSO_WITHIN && shared(&d.goods, &draft.goods);
        let maker = maker.or_else(|| before.last().filter(near)?.deal.supplier);
        // `stopped the export to Chad of parts for Chadian tanks`: a state sells nothing to itself.
        let led = draft.recipient.is_some_and(|r| matches!(r.slot, Slot::To | Slot::For) && !r.makes);
        let other = draft.origin.is_none() || draft.resold || led && !draft.carries;
        let own = |made: &Country| other && self.recipient == Some(*made);
        self.supplier = maker.filter(|made| !own(made) && !pair.are_foes(*made, self.recipient));
        self.inferred.extend(self.supplier.map(|_| "supplier"));
    }

    fn infer_recipient(&mut self, draft: &Draft, before: &[Told], pair: &Pair) {
        if self.recipient.is_some() || draft.to_body {
            return;
        }
        let supplier = self.supplier;
        let alike = |d: &&Told| d.deal.supplier == supplier && shared(&d.goods, &draft.goods);
        let typed = draft.goods.iter().any(|g| g.item.designation.is_some());
        let general = draft.goods.iter().all(|g| g.general);
        // Who is told to sell arms here is not taken for a buyer.
        let supplies = |c: &Country| before.iter().any(|d| d.deal.supplier == Some(*c));
        let of_these_goods = before.iter().rev().find(alike).and_then(|d| d.deal.recipient);
        // `sold the jet to Chad and Niger … a contract for 42 more`: of several who got them, it is open who gets these.
        let others = |first: Country| before.iter().filter(alike).any(|d| d.deal.recipient.is_some_and(|r| r != first));
        let of_these_goods = of_these_goods.filter(|&first| draft.back || !others(first));
        // `sold arms worth $300 million in 2006`, where several have got arms of any kind
        let of_these_goods = of_these_goods.filter(|r| !general || only_recipient(before, supplier) == Some(*r));
        self.recipient = of_these_goods
            .or_else(|| only_recipient(before, supplier).filter(|_| typed))
            // Whoever `it` is that buys is told, and known to no one.
            .or_else(|| {
                supplier
                    .filter(|_| !draft.by_pronoun)
                    .and_then(|s| pair.partner(s))
                    .filter(|p| !general && !supplies(p))
            })
            .or_else(|| self.buyer_of_all(draft, before, pair))
            .filter(|r| Some(*r) != supplier && !pair.are_foes(*r, supplier));
        self.inferred.extend(self.recipient.map(|_| "recipient"));
    }

    /// Who gets all that an article tells of, where it is about him alone: `India will ship the first of three batteries`.
    fn buyer_of_all(&self, draft: &Draft, before: &[Told], pair: &Pair) -> Option<Country> {
        let particular = |g: &Goods| !g.general && (g.item.designation.is_some() || g.item.quantity.is_some());
        let told = draft.alone
            && !draft.by_pronoun
            && draft.status != DealStatus::Denied
            && draft.goods.iter().any(particular);
        let mut buyers = before.iter().filter_map(|d| d.deal.recipient);
        let (first, count) = (buyers.clone().next()?, buyers.clone().count());
        let about = count > BUYS_TOLD && pair.most() == Some(first) || count == BUYS_TOLD && pair.sole() == Some(first);
        (told && about && self.supplier.is_some() && buyers.all(|b| b == first)).then_some(first)
    }

    /// Is that no deal yet: one end alone, with goods of no type and no number, or a denial of it?
    pub(super) fn tell_too_little(&self, draft: &Draft) -> bool {
        // `the guns were first supplied to the Chadian army`, which Chad makes: nobody is told to sell them to it.
        let own = self.supplier.is_some() && self.supplier == self.recipient;
        let own = own && draft.carries && self.inferred.contains(&"supplier");
        let joined = draft.between.is_some();
        let one_sided = self.recipient.is_none() || self.supplier.is_none();
        let vague =
            draft.goods.iter().all(|g| g.item.designation.is_none() && (g.item.quantity.is_none() || g.general));
        // `ships donated by allies`, where the article tells who sold others; `will revamp its vehicle fleet`
        let of_sort = |g: &Goods| matches!(g.item.category, Category::Services | Category::SpareParts);
        let of_no_kind = vague && !draft.goods.is_empty() && draft.value.is_none();
        let any = |g: &Goods| g.broad && g.item.designation.is_none() && g.item.quantity.is_none();
        let guessed = self.inferred.contains(&"supplier") && draft.origin.is_none() && !draft.back;
        let guessed = of_no_kind && guessed && draft.goods.iter().all(any);
        let upkeep = of_no_kind && draft.kind == DealKind::Maintenance && !draft.goods.iter().any(of_sort);
        own || guessed && !draft.definite && !draft.also
            || upkeep
            || draft.kind == DealKind::Financing && self.supplier.is_none() && !joined
            || draft.tentative && self.recipient.is_none()
            || draft.status == DealStatus::Denied
                && (one_sided && draft.by_speaker.is_none() || self.inferred.contains(&"supplier") && vague)
            || vague && one_sided && !joined && draft.by_speaker.is_none() && !draft.lot
    }
}
