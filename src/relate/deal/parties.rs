//! Who supplies and who gets: the sides of a clause in the places that its cues name, else where the goods tell it.

mod beside;
mod made;
mod opening;
mod own;
mod signers;
mod speaker;
mod talks;

use super::cue::{Cue, Role};
use super::goods::Goods;
use super::search::Search;
use super::side::{Side, Slot};
use super::status::pays_for;
use crate::analysis::Annotated;
use crate::model::{DealKind, DealStatus, Tense, Tokens, VerbGroup};
use crate::order::Order as _;
use made::is_of_goods;
pub(super) use made::{is_origin, made_in, origin, origin_of_used};

/// How far behind a cue or its goods a side may stand, in tokens.
pub(super) const LED: u32 = 12;

/// A clause as the search for its two sides sees it.
#[derive(Clone, Copy)]
pub(super) struct Scene<'s> {
    pub annotated: &'s Annotated<'s>,
    pub clause: Tokens,
    pub cues: &'s [Cue],
    pub sides: &'s [Side],
    pub goods: &'s [Goods],
}

/// The two sides of a deal.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parties {
    pub supplier: Option<Side>,
    pub recipient: Option<Side>,
}

/// The two sides, from the first cue that gives each: what moves arms is asked before papers and steps.
pub(super) fn parties(scene: Scene) -> Parties {
    let mut found = scene.maker_of_paper().unwrap_or_default();
    let order = |c: &&Cue| match c.role {
        Role::Step if c.warns_off() => 0,
        // `will pay for howitzers that Niger is to deliver to Chad`: who pays need not get them.
        Role::Transfer => 1 + u8::from(c.for_others && c.weak),
        Role::Pact => 3,
        Role::Step => 4,
    };
    let moves = |c: &Cue| c.role == Role::Transfer && c.kind != Some(DealKind::Financing);
    // `howitzers, paid for by Chad, delivered by Niger`: who only pays supplies nothing.
    let only_pays = |c: &&Cue| scene.cues.iter().any(moves) && pays_for(scene.annotated, c, scene.goods);
    let mut cues: Vec<&Cue> = scene.cues.iter().filter(|c| !only_pays(c) && !scene.only_builds(c)).collect();
    cues.order_by_key(order);
    let signs = |c: &&Cue| Search { scene, cue: c, other: None }.maker_that_signs();
    if found.supplier.is_none() {
        found.supplier = cues.iter().find_map(signs);
        found.recipient = found.supplier.and_then(|maker| scene.partner(Some(maker)));
    }
    let maintained = cues.iter().any(|c| c.kind == Some(DealKind::Maintenance));
    for cue in cues {
        let search = |other| Search { scene, cue, other };
        found.recipient = found.recipient.or_else(|| search(found.supplier).place(&cue.recipient));
        // `Tarn won an order for 40 Turkish F-16s`: whoever wins supplies.
        let wins = |s: &Side| s.makes && s.slot == Slot::Bare;
        if cue.takes.is_some() && cue.supplier.subject {
            found.supplier = found.supplier.or_else(|| search(found.recipient).place(&cue.supplier).filter(wins));
        }
        if cue.role != Role::Transfer && !maintained {
            found.supplier = found.supplier.or_else(|| scene.beside_goods(found.recipient));
        }
        let partner = |supplier| cue.supplier.slots.contains(&Slot::With).then(|| scene.partner(supplier)).flatten();
        found.recipient = found.recipient.or_else(|| partner(found.supplier));
        let owner = || found.recipient.and_then(|r| scene.owner_of_moved(cue, r));
        let others = |s: &Side| scene.only_lets_buy(cue, s) || scene.only_ends(cue, s) || scene.only_catches(s);
        let told = || search(found.recipient).place(&cue.supplier).filter(|s| !others(s));
        found.supplier = found.supplier.or_else(owner).or_else(told);
        found.recipient = found.recipient.or_else(|| partner(found.supplier));
    }
    if !maintained {
        found.supplier = found.supplier.or_else(|| scene.beside_goods(found.recipient));
    }
    found.supplier = found.supplier.or_else(|| scene.maker(found.recipient)).or_else(|| scene.made_by(found.recipient));
    found.recipient = found.recipient.or_else(|| scene.named_paper(found.supplier)).or_else(|| scene.ordered_for());
    found.recipient = found.recipient.or_else(|| scene.owner_of_delivered(found.supplier));
    found.recipient = found.recipient.or_else(|| scene.allows_itself()).or_else(|| scene.told_of_first(found.supplier));
    let found = scene.helper(scene.state_of_paper(scene.seller_of_its_own(scene.warned_off_buying(found))));
    let found = scene.lessor(scene.buyer_that_halts(scene.sorted(found)));
    scene.for_own_forces(scene.passed_on(scene.maker_allowed(scene.of_talks(scene.other_of_pair(found)))))
}

/// All sides that stand in one list with this one: `Italy and the Czech Republic`.
pub(super) fn listed_with(annotated: &Annotated, sides: &[Side], side: Side) -> Vec<Side> {
    let Some(at) = sides.iter().position(|s| s.tokens == side.tokens) else { return vec![side] };
    // `the two countries` is one word for both.
    let joined = |n: &usize| {
        let (a, b) = (sides[*n].tokens, sides[n + 1].tokens);
        a == b || list_gap(annotated, a, b)
    };
    let first = (0..at).rev().take_while(joined).last().unwrap_or(at);
    let last = (at..sides.len() - 1).take_while(joined).last().map_or(at, |n| n + 1);
    sides[first..=last].iter().filter(|s| s.slot == side.slot).copied().collect()
}

/// How far behind goods the participle may stand that tells who made them, in tokens: `boats of 35 metres built by`.
const MADE_WITHIN: u32 = 4;

/// How long what is said of the first of two between commas may be, in tokens.
const ASIDE: usize = 12;

/// Nothing but a comma, a joining word and an article between two, or what is said of the first in passing.
pub(super) fn list_gap(annotated: &Annotated, first: Tokens, second: Tokens) -> bool {
    let scan = &annotated.scan;
    let (join, article) = (scan.grammar.class("list_join"), scan.grammar.class("determiner"));
    let slot = scan.grammar.class("deal_slot");
    let mut gap = first.end as usize..second.first.max(first.end) as usize;
    let comma = |at: usize| scan.token_text(at) == ",";
    let joins = |at: usize| comma(at) || scan.is(at, join);
    // `Chad, a member of the union, and Niger`
    let close = gap.clone().skip(1).find(|&at| comma(at)).filter(|_| !gap.is_empty() && comma(gap.start));
    let aside = close.filter(|&at| at - gap.start <= ASIDE && at + 1 < gap.end && scan.is(at + 1, join));
    gap.start = aside.unwrap_or(gap.start);
    gap.len() <= 3
        && gap.clone().any(joins)
        && gap.into_iter().all(|at| joins(at) || [article, slot].iter().any(|&c| scan.is(at, c)))
}

impl Scene<'_> {
    pub fn group(&self, cue: &Cue) -> Option<&VerbGroup> {
        cue.group.and_then(|g| self.annotated.verbs.get(g as usize))
    }

    pub fn is_passive(&self, cue: &Cue) -> bool {
        self.group(cue).is_some_and(|g| g.passive || g.tense == Tense::Participle && !g.perfect)
    }

    /// `two guns it had bought`: a pronoun between goods and the verb that tells how someone got them.
    pub fn has_by_pronoun(&self, cue: &Cue) -> bool {
        let scan = &self.annotated.scan;
        let before = self.group(cue).and_then(|g| g.tokens.first.checked_sub(1));
        let stands = |at: u32| scan.is(at as usize, scan.grammar.class("pronoun"));
        before.is_some_and(|at| stands(at) && self.goods.iter().any(|g| g.tokens.end == at))
    }

    /// `will buy, with Chad, 14 tanks`: who buys as well, between the verb and its goods.
    pub fn buys_beside(&self, cue: &Cue, side: &Side) -> bool {
        let scan = &self.annotated.scan;
        let lead = side.tokens.first.saturating_sub(3).max(cue.tokens.end)..side.tokens.first;
        let comma = || lead.into_iter().any(|at| scan.sign(at as usize) == ',');
        let goods = || self.goods.iter().all(|g| g.tokens.first >= side.tokens.end);
        let buys = cue.for_others && cue.group.is_some();
        buys && side.slot == Slot::With && side.tokens.first > cue.tokens.end && goods() && comma()
    }

    /// The one with whom someone on the supplier's place deals.
    fn partner(&self, supplier: Option<Side>) -> Option<Side> {
        let other = |s: &Side| supplier.is_some_and(|o| o.country != s.country);
        let beside = |s: &Side| self.cues.iter().any(|c| self.buys_beside(c, s));
        let fits = |s: &&Side| s.slot == Slot::With && other(s) && !self.in_relative(s) && !beside(s);
        self.sides.iter().find(fits).filter(|s| !supplier.is_some_and(|o| self.dealt_with_both(o, **s))).copied()
    }

    /// `will export tanks to Chad, which is at odds with Niger`: a relative clause behind the goods tells of another deed.
    fn in_relative(&self, side: &Side) -> bool {
        let scan = &self.annotated.scan;
        let class = scan.grammar.class("relative");
        let goods = self.goods.iter().map(|g| g.tokens.end).filter(|&end| end <= side.tokens.first).max();
        let cue = self.cues.iter().map(|c| c.tokens.end).filter(|&end| end <= side.tokens.first).max();
        let told = goods.and_then(|g| Some(g.max(cue?)));
        told.is_some_and(|end| (end..side.tokens.first).any(|at| scan.is(at as usize, class)))
    }

    /// `French Attack-class submarines`, `obusiers israéliens ATMOS`: the adjective of origin beside the goods.
    fn beside_goods(&self, recipient: Option<Side>) -> Option<Side> {
        let other = |s: &&Side| recipient.is_none_or(|r| r.country != s.country);
        let bought = |s: &Side| {
            let behind = |c: &Cue| s.tokens.first >= c.tokens.end && s.tokens.first - c.tokens.end <= 2;
            let buys = |c: &Cue| c.role == Role::Transfer && c.recipient.subject && c.group.is_some();
            s.slot == Slot::Of && self.cues.iter().any(|c| buys(c) && behind(c))
        };
        // `will buy 48 of the UK's Typhoon jets`
        let owned = |s: &Side| {
            let buys = |c: &Cue| c.role == Role::Transfer && c.recipient.subject && c.group.is_some();
            let next = |g: &Goods| g.item.designation.is_some() && g.tokens.first.saturating_sub(s.tokens.end) <= 1;
            s.slot == Slot::Possessive && self.goods.iter().any(next) && self.cues.iter().any(buys)
        };
        let from = |s: &Side| recipient.is_some() && (is_of_goods(s, self.goods) || bought(s) || owned(s));
        let other = |s: &&Side| other(s) && !self.names_paper(s) && !self.made_used(s);
        self.sides.iter().filter(other).find(|s| is_origin(self.annotated, s, self.goods) || from(s)).copied()
    }

    /// `approved the sale of Chad's jets to Niger`: whose goods they are that a noun moves.
    fn owner_of_moved(&self, cue: &Cue, recipient: Side) -> Option<Side> {
        let owned =
            |s: &Side| self.goods.iter().any(|g| (1..=3).contains(&g.tokens.first.saturating_sub(s.tokens.end)));
        let behind = |s: &Side| s.tokens.first.checked_sub(cue.tokens.end).is_some_and(|gap| gap <= 2);
        let fits = |s: &&Side| s.slot == Slot::Possessive && s.country != recipient.country && behind(s) && owned(s);
        self.sides.iter().find(fits).copied().filter(|_| cue.moves && cue.group.is_none())
    }

    /// `Oslo approved the purchase of Chadian jets by Niger`: who lets others buy what a third makes does not supply it.
    fn only_lets_buy(&self, cue: &Cue, side: &Side) -> bool {
        let bought = |c: &Cue| c.role == Role::Transfer && c.group.is_none() && c.for_others;
        let made = || origin(self.annotated, self.goods).is_some_and(|o| o != side.country);
        cue.role == Role::Step && matches!(side.slot, Slot::Bare | Slot::By) && self.cues.iter().any(bought) && made()
    }

    /// `Oslo obtained the cancellation of the sale of Chadian jets to Niger`: who ends what a third sells does not sell it.
    fn only_ends(&self, cue: &Cue, side: &Side) -> bool {
        let made = || self.sides.iter().any(|s| s.country != side.country && is_origin(self.annotated, s, self.goods));
        cue.group.is_none() && side.slot == Slot::Bare && self.cues.iter().any(Cue::ends) && made()
    }

    /// `24 used US-built Lockheed Martin F-16s`: who made them, and not who sells them.
    fn made_used(&self, side: &Side) -> bool {
        let scan = &self.annotated.scan;
        let made = side.tokens.range().any(|at| scan.is(at, scan.grammar.class("deal_made")));
        let inside = |g: &Goods| g.used && side.tokens.first >= g.tokens.first && side.tokens.end <= g.tokens.end;
        (side.makes || made) && self.goods.iter().any(inside)
    }

    /// `the Indian deal for MiG-29 fighters`: the adjective before a paper on another country's arms tells who gets them.
    fn named_paper(&self, supplier: Option<Side>) -> Option<Side> {
        let maker = supplier.map(|s| s.country).or_else(|| origin(self.annotated, self.goods))?;
        let paper = |c: &Cue| c.role == Role::Pact && c.group.is_none() && c.kind.is_none();
        let names = |s: &&Side| {
            let before = |c: &Cue| s.tokens.end == c.tokens.first && paper(c);
            let named = self.cues.iter().any(before) || self.names_paper(s);
            s.slot == Slot::Adjective && s.country != maker && named
        };
        self.sides.iter().find(names).copied()
    }

    /// `une commande destinée à l'armée tchadienne`: who an order is for, where nobody is told to place it.
    fn ordered_for(&self) -> Option<Side> {
        let order = |c: &&Cue| c.for_others && c.group.is_none();
        let cue = self.cues.iter().find(order)?;
        let made = origin(self.annotated, self.goods);
        let near = |s: &&Side| s.tokens.first >= cue.tokens.end && s.tokens.first - cue.tokens.end <= LED;
        let gets = |s: &&Side| s.slot == Slot::For && s.trades && !s.makes && made.is_some_and(|m| m != s.country);
        self.sides.iter().filter(near).find(gets).copied()
    }

    /// `the Nigerian Super Tucano deal`: an adjective before arms of another country and the paper on them.
    fn names_paper(&self, side: &Side) -> bool {
        let paper = |g: &Goods| self.cues.iter().any(|c| c.group.is_none() && c.tokens.first == g.tokens.end);
        let of_other = |g: &Goods| origin(self.annotated, std::slice::from_ref(g)).is_some_and(|o| o != side.country);
        let inside = |g: &Goods| g.tokens.first == side.tokens.end || g.tokens.contains(side.tokens.first as usize);
        side.slot == Slot::Adjective && self.goods.iter().any(|g| inside(g) && of_other(g) && paper(g))
    }

    /// `Denmark is buying howitzers for Ukraine`: who buys for another supplies it, where no one else is told to.
    fn passed_on(&self, found: Parties) -> Parties {
        let Some(cue) = self.cues.iter().find(|c| c.for_others) else { return found };
        let Some(buyer) = found.recipient.filter(|r| !matches!(r.slot, Slot::For | Slot::To)) else { return found };
        // `shells that will be delivered to Ukraine`
        let brought = |s: &Side| {
            let brings = |c: &Cue| c.carries && self.is_passive(c) && c.tokens.end <= s.tokens.first;
            s.slot == Slot::To && self.cues.iter().any(|c| c.tokens.first >= cue.tokens.end && brings(c))
        };
        let gets = |s: &&Side| {
            (s.slot == Slot::For || brought(s))
                && s.trades
                && !s.makes
                && origin(self.annotated, self.goods) != Some(s.country)
                && s.country != buyer.country
                && s.tokens.first >= cue.tokens.end
        };
        let behind = |s: &&Side| {
            self.goods.iter().any(|g| g.tokens.end <= s.tokens.first && s.tokens.first - g.tokens.end <= LED)
        };
        let other = |s: &&Side| found.supplier.is_none_or(|o| o.country != s.country);
        match self.sides.iter().filter(gets).filter(behind).find(other).copied() {
            Some(gets) => Parties { supplier: found.supplier.or(Some(buyer)), recipient: Some(gets) },
            None => found,
        }
    }

    /// `India suspended a deal for 12 AgustaWestland helicopters`: who halts a paper on what another makes buys it.
    fn buyer_that_halts(&self, found: Parties) -> Parties {
        let halts = |c: &Cue| c.role == Role::Step && c.supplier.subject && c.status == Some(DealStatus::Suspended);
        let paper = |c: &Cue| c.role == Role::Pact && c.group.is_none() && c.kind.is_none();
        let told = self.cues.iter().any(halts) && self.cues.iter().any(paper) && !self.cues.iter().any(|c| c.moves);
        let halting = |s: &Side| told && found.recipient.is_none() && s.slot == Slot::Bare && !s.makes;
        let Some(buyer) = found.supplier.filter(halting) else { return found };
        let inside =
            |s: &Side| self.goods.iter().any(|g| g.tokens.overlaps(s.tokens) || g.tokens.first == s.tokens.end);
        let maker = self.sides.iter().find(|s| s.makes && s.country != buyer.country && inside(s)).copied();
        let of_other = maker.is_some() || origin(self.annotated, self.goods).is_some_and(|o| o != buyer.country);
        if of_other { Parties { supplier: maker, recipient: Some(buyer) } } else { found }
    }

    /// `Oslo approved the sale of missiles, developed with Chad, to Mali`: who allows what another makes need not sell it.
    fn maker_allowed(&self, found: Parties) -> Parties {
        let allows = |c: &Cue| c.role == Role::Step && c.supplier.subject && c.status == Some(DealStatus::Approved);
        // `Oslo cleared Chad to send 12 jets`: who is let do it does it.
        let let_do = |s: &Side, c: &Cue| s.slot == Slot::Bare && s.tokens.first >= c.tokens.end && !self.is_passive(c);
        let cue = self.cues.iter().find(|c| allows(c));
        let Some(allower) = found.supplier.filter(|s| cue.is_some_and(|c| !let_do(s, c))) else { return found };
        // `Oslo cleared 12 jets from Chad`: who lets goods come gets them.
        let first = cue.map_or(0, |c| c.tokens.first);
        // `It is to get 12 jets from Chad, a sale Oslo allowed`: goods told before are another's.
        let new = self.goods.iter().any(|g| g.tokens.first > first);
        if allower.slot == Slot::From && found.recipient.is_none() && new {
            let lets = |s: &&Side| matches!(s.slot, Slot::Bare | Slot::Possessive) && s.tokens.end <= first;
            let recipient = self.sides.iter().rev().find(lets).filter(|s| s.country != allower.country).copied();
            return Parties { recipient, ..found };
        }
        let made = origin(self.annotated, self.goods).filter(|o| *o != allower.country);
        let other =
            |s: &&Side| made == Some(s.country) && s.trades && found.recipient.is_some_and(|r| r.country != s.country);
        let alone = allower.slot == Slot::Bare && !allower.makes;
        // `gave the green light to arms contracts with Chad`: who lets all sorts of arms go supplies them.
        let trade = self.goods.iter().all(|g| g.general) && allower.slot == Slot::With && !allower.makes;
        let lets = |s: &&Side| trade && s.slot == Slot::Bare && s.tokens.end <= first && s.country != allower.country;
        if let Some(lets) = self.sides.iter().rev().find(lets) {
            return Parties { supplier: Some(*lets), recipient: Some(allower) };
        }
        // `the government of Chad approved a contract for Niger's drones`: whose own paper it is, where no one else gets them.
        let paper = |c: &Cue| c.role == Role::Pact && c.group.is_none() && c.kind.is_none();
        if alone && made.is_some() && found.recipient.is_none() && self.cues.iter().any(paper) {
            return Parties { supplier: None, recipient: Some(allower) };
        }
        match self.sides.iter().find(other).filter(|_| alone) {
            Some(maker) => Parties { supplier: Some(*maker), ..found },
            None => found,
        }
    }

    /// `La France louera 12 Rafale au Tchad`: the word for leasing serves both; who makes the goods lets them.
    fn lessor(&self, found: Parties) -> Parties {
        let either = |c: &Cue| {
            c.kind == Some(DealKind::LoanOfEquipment) && c.recipient.subject && c.supplier.slots.contains(&Slot::To)
        };
        let made = |s: Side| s.makes || origin(self.annotated, self.goods) == Some(s.country);
        // `six jets will be leased to Chad`: by no one who is told
        let passive = self.cues.iter().any(|c| either(c) && self.is_passive(c));
        if let Some(lessee) = found.supplier.filter(|s| s.slot == Slot::To && passive && found.recipient.is_none()) {
            return Parties { supplier: None, recipient: Some(lessee) };
        }
        match found.recipient.filter(|r| made(*r) && self.cues.iter().any(either)) {
            Some(lessor) => Parties { supplier: Some(lessor), recipient: found.supplier },
            None => found,
        }
    }

    /// `two patrol boats built by the French yard Tarn`: who made what is new to those that get it.
    fn made_by(&self, recipient: Option<Side>) -> Option<Side> {
        let Annotated { verbs, scan, .. } = self.annotated;
        let kinds = &scan.grammar.words.verbs;
        let makes = |s: &Side| {
            let verb = verbs[..verbs.partition_point(|g| g.tokens.end < s.tokens.first)].last();
            verb.is_some_and(|g| {
                let near = s.tokens.first - g.tokens.end <= LED;
                let next = |o: &Goods| !o.used && g.tokens.first.saturating_sub(o.tokens.end) <= MADE_WITHIN;
                let behind = self.goods.iter().any(|o| o.tokens.end <= g.tokens.first && next(o));
                near && behind && !g.finite() && kinds.kinds(g.lemma) & kinds.kind("make") != 0
            })
        };
        let by = |at: u32| scan.mark(at as usize, scan.grammar.class("deal_slot")).is_some_and(|m| scan.key(m) == "by");
        // `by France's Tarn`, `by the French yard Tarn`
        let led = |s: &Side| match s.slot {
            Slot::By => true,
            Slot::Adjective | Slot::Possessive => (s.tokens.first.saturating_sub(2)..s.tokens.first).any(by),
            // `jets made in Chad`
            Slot::In => verbs
                .get(verbs.partition_point(|g| g.tokens.end + 1 < s.tokens.first))
                .is_some_and(|g| g.tokens.end + 1 == s.tokens.first),
            _ => false,
        };
        let another = |s: &Side| recipient.is_some_and(|r| r.country != s.country) && !self.two_others_sign(s);
        let fits = |s: &&Side| led(s) && another(s) && makes(s);
        self.sides.iter().find(fits).copied()
    }

    /// A firm that makes arms, standing by itself; none where firms of several countries do.
    fn maker(&self, recipient: Option<Side>) -> Option<Side> {
        let firm = |s: &&Side| {
            let mention = s.mention.map(|m| &self.annotated.mentions[m as usize]);
            mention.is_some_and(|m| m.code.ends_with("BUS")) && recipient.is_none_or(|r| r.country != s.country)
        };
        // `resold 12 tanks to Tarn`: who buys is a firm, and supplies nothing.
        let sells = |c: &Cue| c.role == Role::Transfer && c.supplier.subject && !c.carries && !c.gives;
        let sold = self.cues.iter().any(|c| sells(c) && c.group.is_some() && !self.is_passive(c));
        let buys = |s: &Side| sold && s.slot == Slot::To;
        let firms = self.sides.iter().filter(firm).filter(|s| !self.made_used(s) && !self.two_others_sign(s));
        let mut firms = firms.filter(|s| !buys(s)).copied();
        let first = firms.next()?;
        firms.all(|f| f.country == first.country).then_some(first)
    }
}
