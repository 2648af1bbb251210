//! Where goods come from: the land of their type, an adjective of origin beside them, the words for who made them.

use super::{Scene, Side, Slot};
use crate::analysis::Annotated;
use crate::model::Country;
use crate::relate::deal::cue::{Cue, Role};
use crate::relate::deal::goods::Goods;
use crate::text::{Casing, TokenKind};

/// How far behind used goods the adjective of origin may stand, in tokens: `d'occasion`, `de seconde main`.
const USED_WITHIN: u32 = 3;

/// How many words tell of what sort goods are, before the adjective of origin: `d'attaque`.
const SORT: u32 = 2;

/// How many words a name may have that no table holds, between goods and the adjective of origin: `corvettes Tarn allemandes`.
const NAMED_WITHIN: u32 = 2;

/// How many words may lead to the land where goods were made: `de fabrication`.
const MADE_LED: usize = 3;

impl Scene<'_> {
    /// `24 Tunisian Mirages were delivered by Dassault`: whose they are, by the adjective beside goods that the supplier made.
    pub(super) fn owner_of_delivered(&self, supplier: Option<Side>) -> Option<Side> {
        // `Tarn won an order for 40 Turkish F-16s`
        let won = self.cues.iter().any(|c| c.takes.is_some() && c.supplier.subject);
        let does = |s: &Side| s.slot == Slot::By || won && s.makes;
        let supplier = supplier.filter(|s| does(s) && origin(self.annotated, self.goods) == Some(s.country))?;
        let carried = |c: &Cue| c.role == Role::Transfer && c.carries && self.is_passive(c);
        let brought = won || self.cues.iter().any(carried);
        let owns = |s: &&Side| s.country != supplier.country && is_origin(self.annotated, s, self.goods);
        self.sides.iter().find(owns).filter(|_| brought).copied()
    }
}

/// Does an adjective of origin stand beside goods?
pub(in crate::relate::deal) fn is_origin(annotated: &Annotated, side: &Side, goods: &[Goods]) -> bool {
    let scan = &annotated.scan;
    let made = scan.grammar.class("deal_made");
    let small = scan.tokens[side.tokens.first as usize].casing == Casing::Lower;
    let of = scan.grammar.class("goods_of");
    let named = |at: u32| {
        let token = scan.tokens[at as usize];
        token.kind == TokenKind::Word && token.casing != Casing::Lower
    };
    let near = |g: &Goods| {
        let inside = side.tokens.first >= g.tokens.first && side.tokens.end <= g.tokens.end;
        // `une frégate d'occasion italienne`
        let behind = side.tokens.first.checked_sub(g.tokens.end).is_some_and(|gap| {
            let name = small && gap <= NAMED_WITHIN && (g.tokens.end..side.tokens.first).all(named);
            // `quatre hélicoptères militaires d'attaque chinois`
            let sort = small && gap == SORT && scan.is(g.tokens.end as usize, of);
            gap == 0 || g.used && gap <= USED_WITHIN || name || sort
        });
        // `Chadian built carriers`
        let built = side.tokens.end + 1 == g.tokens.first && scan.is(side.tokens.end as usize, made);
        side.tokens.end == g.tokens.first || behind || inside || built
    };
    side.slot == Slot::Adjective && goods.iter().any(near)
}

/// `planes of Russia`, `des drones de Turquie`: whose goods they are, right behind them.
pub(super) fn is_of_goods(side: &Side, goods: &[Goods]) -> bool {
    let near = |g: &Goods| side.tokens.first >= g.tokens.end && side.tokens.first - g.tokens.end <= 2;
    side.slot == Slot::Of && goods.iter().any(near)
}

/// `dix blindés de fabrication turque`: the one land where goods were made by the words behind them.
pub(in crate::relate::deal) fn made_in(annotated: &Annotated, goods: &[Goods], sides: &[Side]) -> Option<Country> {
    let scan = &annotated.scan;
    let class = scan.grammar.class("goods_made");
    let made = |s: &&Side| {
        let first = s.tokens.first as usize;
        let mark = scan.mark_before(first.saturating_sub(MADE_LED), first, class);
        mark.is_some_and(|m| goods.iter().any(|g| !g.used && g.tokens.end == m.first))
    };
    one_land(sides.iter().filter(made).map(|s| s.country))
}

/// The one country that designed all named goods of a clause.
pub(in crate::relate::deal) fn origin(annotated: &Annotated, goods: &[Goods]) -> Option<Country> {
    one_origin(annotated, goods.iter().filter(|g| !g.used))
}

/// The one country that designed all named goods of a clause which had an owner before.
pub(in crate::relate::deal) fn origin_of_used(annotated: &Annotated, goods: &[Goods]) -> Option<Country> {
    one_origin(annotated, goods.iter().filter(|g| g.used))
}

fn one_origin<'g>(annotated: &Annotated, goods: impl Iterator<Item = &'g Goods>) -> Option<Country> {
    one_land(goods.filter_map(|g| annotated.weapons[g.item.weapon? as usize].origin))
}

/// The land that all of them are.
fn one_land(mut lands: impl Iterator<Item = Country>) -> Option<Country> {
    let first = lands.next()?;
    lands.all(|land| land == first).then_some(first)
}
