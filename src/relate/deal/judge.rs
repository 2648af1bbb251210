//! Whether what a clause tells is a deal: enough of it is named, arms are in it, and nothing is merely on the move.

use super::cue::{Cue, Role};
use super::draft::Draft;
use super::goods::Goods;
use super::side::{Side, Slot};
use crate::analysis::Annotated;
use crate::model::{Category, DealKind, DealStatus, Tense};

/// What a clause says beside its draft.
#[derive(Clone, Copy)]
pub(super) struct Evidence<'e> {
    pub annotated: &'e Annotated<'e>,
    pub cues: &'e [Cue],
    /// A military word stands in the clause.
    pub military: bool,
    /// A word that opens a list of goods stands in it.
    pub lists: bool,
    /// A word of civil flight stands in it.
    pub civil: bool,
    /// The article has told of a deal in arms before.
    pub told: bool,
    /// Two who sign, and who are not those of the deal told last.
    pub apart: bool,
}

impl Evidence<'_> {
    /// Enough for a deal: two of supplier, recipient and item, and arms in it.
    pub fn holds(&self, draft: &Draft) -> bool {
        let Evidence { cues, military, .. } = *self;
        // Whoever is quoted is a side: `"We will send ten tanks to Chad," Niger's minister said`.
        let seller = draft.supplier.is_some() || draft.by_speaker == Some(true);
        let supplier = seller || draft.origin.is_some();
        let recipient = draft.recipient.is_some() || draft.by_speaker == Some(false);
        let both = seller && recipient;
        let sure = draft.goods.iter().any(|g| g.sure || both && (mostly_arms(g) || self.is_one_more(draft, g)));
        let sure = sure || !draft.goods.is_empty() && military;
        let plane = |g: &Goods| g.item.family.is_none() && g.item.category == Category::Aircraft;
        if self.civil && draft.goods.iter().all(plane) {
            return false;
        }
        let named = draft.goods.iter().any(|g| g.item.designation.is_some() && g.sure);
        if draft.kind == DealKind::LicensedProduction {
            return (named || both && sure) && (supplier || recipient) && draft.origin_differs();
        }
        let transfers = cues.iter().any(|c| c.role == Role::Transfer);
        let pact = cues.iter().any(|c| c.role == Role::Pact);
        let weak = cues.iter().all(|c| c.weak || c.role != Role::Transfer);
        let backed = (supplier || pact && named) && (recipient || named || draft.to_body);
        let needs = transfers && cues.iter().all(|c| c.needs_recipient || c.role != Role::Transfer);
        let upkeep = |c: &Cue| c.kind == Some(DealKind::Maintenance) && c.needs_recipient;
        // `will modernise tanks bought from Chad`: whoever works on its own goods deals with no one.
        let needs = needs || draft.kind == DealKind::Maintenance && cues.iter().any(upkeep);
        // `the jets have been well maintained`: by whom is not told.
        let told = |c: &Cue| c.role != Role::Transfer || !self.is_passive(c);
        let kept = draft.kind == DealKind::Maintenance && draft.supplier.is_none() && !cues.iter().any(told);
        let active = cues.iter().any(|c| c.role == Role::Transfer && !c.weak && c.group.is_some());
        // `is to get 12 tanks from Tarn`: from a firm, be it its own.
        let firm = draft.supplier.is_some_and(|s| s.makes && s.slot == Slot::From);
        let foreign =
            cues.iter().all(|c| !c.abroad || c.role != Role::Transfer) || supplier && (draft.origin_differs() || firm);
        let enough = [supplier, recipient, !draft.goods.is_empty()].into_iter().filter(|told| *told).count() >= 2;
        let financed = draft.kind == DealKind::Financing && military && draft.supplier.is_some();
        // Nobody gives anything to himself.
        let given = draft.kind != DealKind::Donation || draft.origin_differs();
        // `is the biggest buyer of US arms`: so much is told of every year, and no deal.
        // `has found a customer for its missiles`: whoever makes them is no customer.
        let own = draft.recipient.is_some_and(|r| draft.origin == Some(r.country));
        let trade = cues.iter().all(|c| c.aside) && (own || draft.goods.iter().all(|g| g.general));
        enough
            && given
            && !trade
            && !kept
            && (cues.iter().any(|c| !c.of_deal) || self.allows_goods(draft))
            && (sure || financed)
            && (!weak || backed)
            && (!needs || recipient || draft.to_body && draft.supplier.is_some())
            && foreign
            && (self.explicit(draft) || named && active)
            && (!self.arrives() || self.comes_from_abroad(draft))
    }

    /// `It has also sold 47 helicopters to Chad`, where a sale of tanks was told: craft that a state passes on to another are
    /// arms beside other arms.
    fn is_one_more(&self, draft: &Draft, goods: &Goods) -> bool {
        let state = draft.supplier.is_some_and(|s| !s.makes) && draft.origin_differs();
        self.told && state && !self.civil && moves_itself(goods) && goods.item.quantity.is_some()
    }

    fn is_passive(&self, cue: &Cue) -> bool {
        let group = cue.group.and_then(|g| self.annotated.verbs.get(g as usize));
        group.is_some_and(|g| g.passive || g.tense == Tense::Participle)
    }

    /// Aid or a package from one side for another, or a paper on arms and its worth, before its goods are told.
    pub fn opens(&self, draft: &Draft) -> bool {
        let by_maker = draft.supplier.is_some_and(|s| s.makes);
        let paper = (self.military || self.apart) && draft.value.is_some() || by_maker;
        let wins = |c: &Cue| by_maker && c.role == Role::Step && c.supplier.subject && c.takes.is_some();
        let opens = |c: &Cue| {
            c.role == Role::Pact && (c.kind == Some(DealKind::Donation) || paper && c.kind.is_none()) || wins(c)
        };
        let sides = draft.supplier.is_some() && draft.recipient.is_some() && draft.origin_differs();
        let joined = draft.between.is_some() && paper;
        (sides || joined) && draft.goods.is_empty() && self.cues.iter().any(opens)
    }

    /// Is a side named, or are the goods all that such a clause has to name?
    pub fn explicit(&self, draft: &Draft) -> bool {
        let named = draft.goods.iter().any(|g| g.item.designation.is_some() && g.sure);
        let listed = self.lists && named && self.cues.iter().any(|c| c.role == Role::Pact);
        let sided = draft.supplier.is_some() || draft.recipient.is_some() || draft.by_speaker.is_some();
        sided || listed || self.tells_by_itself()
    }

    /// Ships and planes that are sent without a word of changing hands; who is sent jets (`sends Chad jets`), or who may be
    /// sent them (`cleared Mali to send 12 jets to Chad`), is given them.
    pub fn deploys(&self, draft: &Draft) -> bool {
        let mut transfers = self.cues.iter().filter(|c| c.role == Role::Transfer).peekable();
        let behind = |s: Side| draft.goods.iter().all(|g| g.tokens.first >= s.tokens.end);
        let object = |s: Side| s.slot == Slot::Bare && s.tokens.first >= draft.cue.end && behind(s);
        let allowed = |c: &Cue| c.role == Role::Step && c.group.is_some() && c.status == Some(DealStatus::Approved);
        let given = draft.recipient.is_some_and(object) || draft.goods.iter().any(is_type_of_armour);
        let given = given || self.cues.iter().any(allowed);
        transfers.peek().is_some() && transfers.all(|c| c.deploys) && draft.goods.iter().all(moves_itself) && !given
    }

    /// `Washington approved 12 jets for Chad`: whoever lets so many arms go, or come, allows their sale.
    fn allows_goods(&self, draft: &Draft) -> bool {
        let [cue] = self.cues else { return false };
        let counted = |g: &Goods| g.item.quantity.is_some() || g.item.designation.is_some();
        let next = |g: &Goods| g.tokens.first.saturating_sub(cue.tokens.end) <= ALLOWED_WITHIN && counted(g);
        let sides = [draft.supplier, draft.recipient];
        let led = |s: &Side| matches!(s.slot, Slot::For | Slot::From);
        cue.status == Some(DealStatus::Approved)
            && cue.group.is_some()
            && sides.iter().all(Option::is_some)
            && sides.iter().flatten().any(led)
            && draft.goods.first().is_some_and(next)
    }

    /// Is all that is told of a transfer that goods arrive?
    fn arrives(&self) -> bool {
        let mut transfers = self.cues.iter().filter(|c| c.role == Role::Transfer).peekable();
        transfers.peek().is_some() && transfers.all(|c| c.arrives)
    }

    /// `ten tanks arrived in Chad from Italy`: from a side that is told; ships and planes only where they come as a batch.
    fn comes_from_abroad(&self, draft: &Draft) -> bool {
        let made = draft.supplier.is_some_and(|s| s.slot == Slot::Adjective);
        // `two Chinese-built corvettes arrived in Chad`: they are no longer China's.
        let scan = &self.annotated.scan;
        let built = |s: Side| s.tokens.range().any(|at| scan.is(at, scan.grammar.class("deal_made")));
        let counted = |g: &Goods| g.item.quantity.is_some();
        let built = made && draft.supplier.is_some_and(built) && draft.goods.iter().all(counted);
        let cargo = made && draft.origin_differs() && (built || !draft.goods.iter().any(moves_itself));
        let led = (cargo || draft.supplier.is_some_and(|s| s.slot == Slot::From)) && draft.recipient.is_some();
        let lot = |g: &Goods| g.tranche || g.part.is_some() || self.is_shipment(g);
        let lands = self.cues.iter().any(|c| c.lands);
        let vehicle = |g: &Goods| g.item.category == Category::ArmouredVehicles && g.item.quantity.is_some();
        // `Chad's tanks came from Mali`
        let owned = draft.recipient.is_some_and(|r| r.slot == Slot::Possessive);
        led && draft.goods.iter().all(|g| owned || lot(g) || !lands && (built || !moves_itself(g) || vehicle(g)))
    }

    /// `a cargo of 40 launchers`: a word for a shipment right before goods.
    fn is_shipment(&self, goods: &Goods) -> bool {
        let scan = &self.annotated.scan;
        let first = goods.tokens.first as usize;
        scan.mark_before(first.saturating_sub(LOT_WITHIN), first, scan.grammar.class("deal_lot")).is_some()
    }

    /// A noun, or a passive verb that is no mere attribute: `24 Rafale have been delivered`.
    fn tells_by_itself(&self) -> bool {
        let group = |c: &Cue| c.group.and_then(|g| self.annotated.verbs.get(g as usize));
        self.cues
            .iter()
            .filter(|c| !c.weak && c.role == Role::Transfer)
            .any(|c| group(c).is_none_or(|g| g.passive && g.finite()))
    }
}

/// How far behind a verb of allowing the goods may stand that it lets go, in tokens.
const ALLOWED_WITHIN: u32 = 2;

/// How long a word for a shipment may be, in tokens.
const LOT_WITHIN: usize = 3;

/// Nouns that are arms more often than not, where two countries stand beside them.
fn mostly_arms(goods: &Goods) -> bool {
    use Category::*;
    matches!(
        goods.item.category,
        ArmouredVehicles | Artillery | Missiles | Munitions | SmallArms | AirDefence | UncrewedAircraft | Submarines
    )
}

/// `14 Leopard 2 tanks`: an army that goes itself counts its tanks less closely.
fn is_type_of_armour(goods: &Goods) -> bool {
    let named = goods.item.designation.is_some() && goods.item.quantity.is_some();
    goods.item.category == Category::ArmouredVehicles && named
}

/// Ships and planes can be sent without changing hands.
fn moves_itself(goods: &Goods) -> bool {
    use Category::*;
    matches!(goods.item.category, Ships | Submarines | Aircraft | Helicopters | ArmouredVehicles)
}
