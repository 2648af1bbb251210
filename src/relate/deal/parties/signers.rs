//! Of two who sign a paper together, or whose paper it is: which of them supplies.

use super::{LED, Parties, Scene, is_origin, listed_with, origin};
use crate::model::{Country, DealStatus};
use crate::relate::deal::cue::{Cue, Role};
use crate::relate::deal::goods::Goods;
use crate::relate::deal::side::{Side, Slot};

/// How far behind a firm its paper may stand, in tokens: `Thales's $2 billion export contract`.
const OWNED: u32 = 7;

impl Scene<'_> {
    /// `Thales's contract with Egypt`, `le contrat de Thales avec l'Égypte`: the firm whose paper it is supplies.
    pub(super) fn maker_of_paper(&self) -> Option<Parties> {
        let paper = |c: &&Cue| c.role == Role::Pact && c.group.is_none();
        let owns = |s: &Side, c: &Cue| match s.slot {
            Slot::Possessive => c.tokens.first.checked_sub(s.tokens.end).is_some_and(|gap| gap <= OWNED),
            Slot::Of => s.tokens.first.checked_sub(c.tokens.end).is_some_and(|gap| gap <= 1),
            _ => false,
        };
        let owner = |c: &Cue| self.sides.iter().find(|s| s.makes && owns(s, c)).copied();
        let (cue, maker) = self.cues.iter().filter(paper).find_map(|c| Some((c, owner(c)?)))?;
        let gets = |s: &&Side| {
            matches!(s.slot, Slot::With | Slot::To | Slot::For) && s.trades && !s.makes && s.country != maker.country
        };
        let near = |s: &&Side| s.tokens.first >= cue.tokens.end && s.tokens.first - cue.tokens.end <= LED;
        let buyer = self.sides.iter().filter(near).find(gets).copied()?;
        Some(Parties { supplier: Some(maker), recipient: Some(buyer) })
    }

    /// Of those who sign together the one who makes the goods, by their type, by the adjective beside them or as the one firm.
    fn maker_among(&self, list: &[Side], origin: Option<Country>) -> Option<Side> {
        let sole = |s: &&Side| s.makes && list.iter().filter(|o| o.makes).count() == 1 && list.len() > 1;
        let beside =
            |s: &&Side| self.sides.iter().any(|o| o.country == s.country && is_origin(self.annotated, o, self.goods));
        let made = list.iter().find(|s| origin == Some(s.country));
        let made = made.or_else(|| list.iter().find(beside).filter(|_| origin.is_none() && list.len() > 1));
        // `Algeria and Russia signed contracts for warplanes`: the one of two that makes such goods.
        let facts = &self.annotated.facts.weapons;
        let makes = |s: &&Side| self.goods.iter().any(|g| !g.general && facts.makes(s.country, g.item.category));
        let only = || list.iter().find(makes).filter(|_| list.len() == 2 && list.iter().filter(makes).count() == 1);
        made.or_else(|| list.iter().find(sole)).or_else(only).copied()
    }

    /// `France may sign a deal with Greece for frigates`: the buyer by the words makes such goods, and the seller none.
    fn makes_what_other_lacks(&self, found: Parties) -> bool {
        let (Some(supplier), Some(recipient)) = (found.supplier, found.recipient) else { return false };
        let facts = &self.annotated.facts.weapons;
        let makes = |side: Side| {
            let sort = |g: &Goods| !g.general && facts.makes(side.country, g.item.category);
            self.goods.iter().any(sort)
        };
        let told = self.cues.iter().any(|c| c.role == Role::Transfer && c.group.is_some());
        let exports = self.trades_in_any_kind() && facts.outsells(recipient.country, supplier.country);
        !told && !supplier.makes && (exports || makes(recipient) && !makes(supplier))
    }

    /// Of two who deal in arms of any kind, the one who sells far more of them than the other.
    fn outsells(&self, seller: Side, buyer: Side) -> bool {
        self.trades_in_any_kind() && self.annotated.facts.weapons.outsells(seller.country, buyer.country)
    }

    /// Are all goods of any kind, and does nothing tell of buying: `arms contracts`, but not `a deal to buy arms`?
    fn trades_in_any_kind(&self) -> bool {
        let buys = self.cues.iter().any(|c| c.role == Role::Transfer && c.for_others);
        !buys && !self.goods.is_empty() && self.goods.iter().all(|g| g.general)
    }

    /// `Germany has frozen arms deals with Qatar`: who has papers on arms of any kind with one that sells hardly any; who
    /// holds them up need only have more to sell.
    fn exporter_before(&self, found: Parties) -> Option<Side> {
        let partner = found.supplier.filter(|s| found.recipient.is_none() && s.slot == Slot::With && !s.makes)?;
        let facts = &self.annotated.facts.weapons;
        let ends = |c: &Cue| c.role == Role::Step && c.status.is_some_and(DealStatus::ends_it);
        let halts = self.cues.iter().any(ends);
        let sells = |s: &&Side| {
            let before = s.tokens.end <= partner.tokens.first && s.trades;
            let more = halts && facts.sells_more(s.country, partner.country);
            let sells = more || facts.outsells(s.country, partner.country);
            before && matches!(s.slot, Slot::Bare | Slot::Possessive) && sells
        };
        self.sides.iter().find(sells).filter(|_| self.trades_in_any_kind()).copied()
    }

    /// Those who sign, before the verb that tells it.
    fn signers(&self) -> Vec<Side> {
        let signs = |c: &&Cue| c.role == Role::Step && c.group.is_some() && c.recipient.subject && !self.is_passive(c);
        let sign = self.cues.iter().find(signs);
        let before = |s: &&Side, c: &Cue| s.slot == Slot::Bare && s.trades && s.tokens.end <= c.tokens.first;
        let signer = sign.and_then(|c| self.sides.iter().rfind(|s| before(s, c)));
        signer.map(|s| listed_with(self.annotated, self.sides, *s)).unwrap_or_default()
    }

    /// `Chad and Niger signed a contract for three Lockheed planes`: who made them is not the one who sells them; nor is
    /// who builds at home what the other signer makes (`two Tarn submarines, to be built by a Chadian yard`).
    pub(super) fn two_others_sign(&self, firm: &Side) -> bool {
        let list = self.signers();
        let origin = origin(self.annotated, self.goods).filter(|o| *o != firm.country);
        let two = list.len() == 2 && list[0].country != list[1].country;
        two && (list.iter().all(|s| s.country != firm.country) || list.iter().any(|s| Some(s.country) == origin))
    }

    /// `to be built by a Chadian yard`: does a cue only tell who makes what others sign for?
    pub(super) fn only_builds(&self, cue: &Cue) -> bool {
        let behind = |s: &&Side| s.tokens.first.checked_sub(cue.tokens.end).is_some_and(|gap| gap <= LED);
        let mut by = self.sides.iter().filter(|s| s.slot == Slot::By && s.makes);
        cue.role == Role::Transfer && self.is_passive(cue) && by.any(|s| behind(&s) && self.two_others_sign(s))
    }

    /// `Chad and Niger signed a deal under which Niger will export drones`, `… on the purchase of drones by Chad`: of two who
    /// sign, the other has the other part.
    fn other_signer(&self, found: Parties) -> Option<Side> {
        let bought = |s: &Side| matches!(s.slot, Slot::By | Slot::For);
        let known = found.supplier.filter(|_| found.recipient.is_none());
        let known = known.or_else(|| found.recipient.filter(|r| found.supplier.is_none() && bought(r)))?;
        let list = self.signers();
        let of_list = list.len() == 2 && list.iter().any(|s| s.country == known.country);
        list.into_iter().find(|s| of_list && s.country != known.country)
    }

    /// `The order for six jets from Chad was announced by Tarn`: of what another land makes, an order is from its buyer; a
    /// purchase is not.
    fn ordered_from(&self, found: Parties, origin: Option<Country>) -> Option<Parties> {
        let scan = &self.annotated.scan;
        let class = scan.grammar.class("deal_orders");
        let orders = |c: &Cue| c.for_others && c.group.is_none() && scan.is(c.tokens.first as usize, class);
        let buyer = found.supplier.filter(|s| found.recipient.is_none() && s.slot == Slot::From && !s.makes);
        let buyer = buyer.filter(|b| origin.is_some_and(|o| o != b.country) && self.cues.iter().any(orders))?;
        let maker = self.sides.iter().find(|s| s.makes && origin == Some(s.country)).copied();
        Some(Parties { supplier: maker, recipient: Some(buyer) })
    }

    /// `Armenia and India signed a deal for Pinaka launchers`: the one whose arms they are supplies; where nothing
    /// tells which of two joined names that is, neither is taken.
    pub(super) fn sorted(&self, found: Parties) -> Parties {
        let origin = origin(self.annotated, self.goods);
        let found = self.signed_with_own_firm(found);
        if let (Some(supplier), Some(recipient)) = (found.supplier, found.recipient) {
            return if self.is_turned(supplier, recipient, origin) {
                Parties { supplier: Some(recipient), recipient: Some(supplier) }
            } else {
                self.of_joined(supplier, recipient, origin)
            };
        }
        self.ordered_from(found, origin)
            .or_else(|| self.exporter_before(found).map(|s| Parties { supplier: Some(s), recipient: found.supplier }))
            .or_else(|| self.buyer_dealt_with(found, origin))
            .or_else(|| self.with_other_signer(found))
            .or_else(|| self.exporter(found, origin))
            .unwrap_or_else(|| self.maker_and_partner(found, origin))
    }

    /// `Russia is in talks with Chad about T-72 tanks`, `Russia has orders from Libya for six Yak-130s`: does the one who was
    /// read as the buyer supply?
    fn is_turned(&self, supplier: Side, recipient: Side, origin: Option<Country>) -> bool {
        // `Tarn is in talks with Chad about ships`: of a firm and a state the firm supplies.
        let firms = |s: &Side| s.makes && s.country == supplier.country;
        let own = recipient.makes && !self.sides.iter().any(firms)
            || origin == Some(recipient.country)
            || origin.is_none()
                && self.makes_what_other_lacks(Parties { supplier: Some(supplier), recipient: Some(recipient) });
        let signs = matches!(recipient.slot, Slot::Bare | Slot::By | Slot::Possessive);
        // Who makes the type does not order it from another.
        let ordered = |c: &Cue| c.role == Role::Transfer && c.group.is_none() && c.for_others;
        let moved = |c: &Cue| c.role == Role::Transfer && c.group.is_some();
        let from_buyer = || {
            let bare = recipient.slot == Slot::Bare && origin == Some(recipient.country);
            bare && self.cues.iter().any(ordered) && !self.cues.iter().any(moved)
        };
        own && signs && supplier.slot == Slot::With || supplier.slot == Slot::From && from_buyer()
    }

    /// Two sides, where they may be two names of one list.
    fn of_joined(&self, supplier: Side, recipient: Side, origin: Option<Country>) -> Parties {
        let found = Parties { supplier: Some(supplier), recipient: Some(recipient) };
        let turned = Parties { supplier: Some(recipient), recipient: Some(supplier) };
        let joined = listed_with(self.annotated, self.sides, recipient).iter().any(|s| s.tokens == supplier.tokens);
        let told = origin == Some(supplier.country) && matches!(supplier.slot, Slot::Bare | Slot::With);
        // `froze arms deals between Chad and Niger`
        let sells = supplier.makes && !recipient.makes || self.outsells(supplier, recipient);
        if !joined || told || sells {
            return found;
        }
        let made = recipient.makes && !supplier.makes || origin == Some(recipient.country);
        if made || self.outsells(recipient, supplier) { turned } else { Parties::default() }
    }

    /// `a deal with Egypt for 24 Rafale jets`: on arms of another country, it is for the one that is dealt with.
    fn buyer_dealt_with(&self, found: Parties, origin: Option<Country>) -> Option<Parties> {
        let lacks = |s: &Side| {
            let sorts = |g: &Goods| self.annotated.facts.weapons.makes(s.country, g.item.category);
            self.goods.iter().any(|g| g.item.designation.is_some()) && !self.goods.iter().any(sorts)
        };
        let of_another = |s: &Side| origin.map_or_else(|| lacks(s), |o| o != s.country);
        let dealt_with = |s: &Side| s.slot == Slot::With && !s.makes && of_another(s);
        let partner = found.supplier.filter(|s| found.recipient.is_none() && dealt_with(s))?;
        Some(Parties { supplier: None, recipient: Some(partner) })
    }

    /// `The Norwegian envoy and the minister of Chad signed a contract on guns from Tarn of Norway`: of two who sign, the one
    /// gets what a firm of the other makes.
    fn signed_with_own_firm(&self, found: Parties) -> Parties {
        let signs = |c: &&Cue| c.role == Role::Step && c.group.is_some() && c.recipient.subject && !self.is_passive(c);
        let (Some(firm), Some(sign)) = (found.supplier, self.cues.iter().find(signs)) else { return found };
        let moved = self.cues.iter().any(|c| c.role == Role::Transfer && c.group.is_some());
        let own = firm.makes && found.recipient.is_some_and(|r| r.country == firm.country && !r.makes) && !moved;
        let before = |s: &&Side| s.tokens.end <= sign.tokens.first && s.trades && !s.makes && s.country != firm.country;
        let mut others = self.sides.iter().filter(before).filter(|_| own);
        let other = others.next().filter(|first| others.all(|s| s.country == first.country)).copied();
        Parties { recipient: other.or(found.recipient), ..found }
    }

    fn with_other_signer(&self, found: Parties) -> Option<Parties> {
        let other = self.other_signer(found)?;
        Some(Parties { supplier: found.supplier.or(Some(other)), recipient: found.recipient.or(Some(other)) })
    }

    /// `Turkey signed its first export contract for the Akinci`
    fn exporter(&self, found: Parties, origin: Option<Country>) -> Option<Parties> {
        let export = self.annotated.scan.grammar.class("deal_export");
        let exports = || self.clause.range().any(|at| self.annotated.scan.is(at, export));
        let subject = |s: &Side| s.slot == Slot::Bare && origin == Some(s.country);
        let maker = found.recipient.filter(|s| found.supplier.is_none() && subject(s) && exports())?;
        Some(Parties { supplier: Some(maker), recipient: None })
    }

    /// `Chad and Niger signed a contract for`, `are in talks on`: of several subjects the maker supplies, and another gets.
    fn maker_and_partner(&self, found: Parties, origin: Option<Country>) -> Parties {
        let finite = |c: &Cue| self.group(c).is_some_and(|g| g.finite() && !g.passive);
        // `Chad and Niger have bought jets`: both, whatever they make themselves.
        let buys = |c: &Cue| c.role == Role::Transfer && c.for_others && c.recipient.subject && finite(c);
        let open = found.supplier.is_none() && !self.cues.iter().any(buys);
        let Some(recipient) = found.recipient.filter(|_| open) else { return found };
        let list = listed_with(self.annotated, self.sides, recipient);
        let talks = |c: &Cue| c.group.is_none() && c.status == Some(DealStatus::Negotiating);
        let deals = |c: &Cue| talks(c) || c.group.is_some() && !self.is_passive(c);
        let signs = |c: &Cue| c.role == Role::Step && c.recipient.subject && deals(c);
        let open = list.len() == 2 && origin.is_none() && self.cues.iter().any(signs);
        let Some(maker) = self.maker_among(&list, origin) else { return if open { Parties::default() } else { found } };
        let partner = list.into_iter().chain(self.sides.iter().filter(|s| s.slot == Slot::With).copied());
        match partner.into_iter().find(|s| s.country != maker.country) {
            Some(partner) => Parties { supplier: Some(maker), recipient: Some(partner) },
            None => found,
        }
    }
}
