//! Who supplies and who gets: the sides of a clause in the places that its cues name, else where the goods tell it.

use super::cue::{Cue, Places, Role};
use super::goods::Goods;
use super::side::{Side, Slot};
use crate::analysis::Annotated;
use crate::model::{Country, DealKind, Tense, Tokens, VerbGroup};

/// How far behind a cue or its goods a side may stand, in tokens.
const LED: u32 = 12;

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
    let mut found = Parties::default();
    let order = |c: &&Cue| match c.role {
        Role::Transfer => 0,
        Role::Pact => 1,
        Role::Step => 2,
    };
    let mut cues: Vec<&Cue> = scene.cues.iter().collect();
    cues.sort_by_key(order);
    let signs = |c: &&Cue| Search { scene, cue: c, other: None }.maker_that_signs();
    found.supplier = cues.iter().find_map(signs);
    found.recipient = found.supplier.and_then(|maker| scene.partner(Some(maker)));
    let maintained = cues.iter().any(|c| c.kind == Some(DealKind::Maintenance));
    for cue in cues {
        let search = |other| Search { scene, cue, other };
        found.recipient = found.recipient.or_else(|| search(found.supplier).place(&cue.recipient));
        if cue.role != Role::Transfer && !maintained {
            found.supplier = found.supplier.or_else(|| scene.beside_goods(found.recipient));
        }
        let partner = |supplier| cue.supplier.slots.contains(&Slot::With).then(|| scene.partner(supplier)).flatten();
        found.recipient = found.recipient.or_else(|| partner(found.supplier));
        found.supplier = found.supplier.or_else(|| search(found.recipient).place(&cue.supplier));
        found.recipient = found.recipient.or_else(|| partner(found.supplier));
    }
    if !maintained {
        found.supplier = found.supplier.or_else(|| scene.beside_goods(found.recipient));
    }
    found.supplier = found.supplier.or_else(|| scene.maker(found.recipient));
    found.recipient = found.recipient.or_else(|| scene.named_paper(found.supplier));
    scene.passed_on(scene.sorted(found))
}

/// All sides that stand in one list with this one: `Italy and the Czech Republic`.
pub(super) fn listed_with(annotated: &Annotated, sides: &[Side], side: Side) -> Vec<Side> {
    let Some(at) = sides.iter().position(|s| s.tokens == side.tokens) else { return vec![side] };
    let joined = |n: &usize| list_gap(annotated, sides[*n].tokens, sides[n + 1].tokens);
    let first = (0..at).rev().take_while(joined).last().unwrap_or(at);
    let last = (at..sides.len() - 1).take_while(joined).last().map_or(at, |n| n + 1);
    sides[first..=last].iter().filter(|s| s.slot == side.slot).copied().collect()
}

/// Nothing but a comma, a joining word and an article between two.
fn list_gap(annotated: &Annotated, first: Tokens, second: Tokens) -> bool {
    let scan = &annotated.scan;
    let (join, article) = (scan.grammar.class("list_join"), scan.grammar.class("determiner"));
    let slot = scan.grammar.class("deal_slot");
    let gap = first.end as usize..second.first.max(first.end) as usize;
    let joins = |at: usize| scan.token_text(at) == "," || scan.is(at, join);
    gap.len() <= 3
        && gap.clone().any(joins)
        && gap.into_iter().all(|at| joins(at) || [article, slot].iter().any(|&c| scan.is(at, c)))
}

impl Scene<'_> {
    fn group(&self, cue: &Cue) -> Option<&VerbGroup> {
        cue.group.and_then(|g| self.annotated.verbs.get(g as usize))
    }

    fn is_passive(&self, cue: &Cue) -> bool {
        self.group(cue).is_some_and(|g| g.passive || g.tense == Tense::Participle && !g.perfect)
    }

    /// The one with whom someone on the supplier's place deals.
    fn partner(&self, supplier: Option<Side>) -> Option<Side> {
        self.sides.iter().find(|s| s.slot == Slot::With && supplier.is_some_and(|o| o.country != s.country)).copied()
    }

    /// `French Attack-class submarines`, `obusiers israéliens ATMOS`: the adjective of origin beside the goods.
    fn beside_goods(&self, recipient: Option<Side>) -> Option<Side> {
        let other = |s: &&Side| recipient.is_none_or(|r| r.country != s.country);
        let bought = |s: &Side| {
            let behind = |c: &Cue| s.tokens.first >= c.tokens.end && s.tokens.first - c.tokens.end <= 2;
            let buys = |c: &Cue| c.role == Role::Transfer && c.recipient.subject && c.group.is_some();
            s.slot == Slot::Of && self.cues.iter().any(|c| buys(c) && behind(c))
        };
        let from = |s: &Side| recipient.is_some() && (is_of_goods(s, self.goods) || bought(s));
        self.sides.iter().filter(other).find(|s| is_origin(s, self.goods) || from(s)).copied()
    }

    /// `the Indian deal for MiG-29 fighters`: the adjective before a paper on another country's arms tells who gets them.
    fn named_paper(&self, supplier: Option<Side>) -> Option<Side> {
        let maker = supplier.map(|s| s.country).or_else(|| origin(self.annotated, self.goods))?;
        let paper = |c: &Cue| c.role == Role::Pact && c.group.is_none() && c.kind.is_none();
        let names = |s: &&Side| {
            let before = |c: &Cue| s.tokens.end == c.tokens.first && paper(c);
            s.slot == Slot::Adjective && s.country != maker && self.cues.iter().any(before)
        };
        self.sides.iter().find(names).copied()
    }

    /// `Denmark is buying howitzers for Ukraine`: who buys for another supplies it, where no one else is told to.
    fn passed_on(&self, found: Parties) -> Parties {
        let Some(cue) = self.cues.iter().find(|c| c.for_others) else { return found };
        let Some(buyer) = found.recipient.filter(|r| !matches!(r.slot, Slot::For | Slot::To)) else { return found };
        let gets = |s: &&Side| {
            s.slot == Slot::For
                && s.trades
                && !s.makes
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

    /// A firm that makes arms, standing by itself; none where firms of several countries do.
    fn maker(&self, recipient: Option<Side>) -> Option<Side> {
        let firm = |s: &&Side| {
            let mention = s.mention.map(|m| &self.annotated.mentions[m as usize]);
            mention.is_some_and(|m| m.code.ends_with("BUS")) && recipient.is_none_or(|r| r.country != s.country)
        };
        let mut firms = self.sides.iter().filter(firm).copied();
        let first = firms.next()?;
        firms.all(|f| f.country == first.country).then_some(first)
    }

    /// `Armenia and India signed a deal for Pinaka launchers`: the one whose arms they are supplies; where nothing
    /// tells which of two joined names that is, neither is taken.
    fn sorted(&self, found: Parties) -> Parties {
        let origin = origin(self.annotated, self.goods);
        if let (Some(supplier), Some(recipient)) = (found.supplier, found.recipient) {
            // `Russia is in talks with Chad about T-72 tanks`
            let own = origin == Some(recipient.country) && recipient.slot == Slot::Bare;
            if own && supplier.slot == Slot::With {
                return Parties { supplier: Some(recipient), recipient: Some(supplier) };
            }
            let list = listed_with(self.annotated, self.sides, recipient);
            let told = origin == Some(supplier.country) && matches!(supplier.slot, Slot::Bare | Slot::With);
            let turned = recipient.makes && !supplier.makes || origin == Some(recipient.country);
            return match list.iter().any(|s| s.tokens == supplier.tokens) && !told {
                true if supplier.makes && !recipient.makes => found,
                true if turned => Parties { supplier: Some(recipient), recipient: Some(supplier) },
                true => Parties::default(),
                false => found,
            };
        }
        let Some(recipient) = found.recipient.filter(|_| found.supplier.is_none()) else { return found };
        let list = listed_with(self.annotated, self.sides, recipient);
        let sole = |s: &&Side| s.makes && list.iter().filter(|o| o.makes).count() == 1 && list.len() > 1;
        let maker = list.iter().find(|s| origin == Some(s.country)).or_else(|| list.iter().find(sole)).copied();
        let Some(maker) = maker else { return found };
        let partner = list.into_iter().chain(self.sides.iter().filter(|s| s.slot == Slot::With).copied());
        match partner.into_iter().find(|s| s.country != maker.country) {
            Some(partner) => Parties { supplier: Some(maker), recipient: Some(partner) },
            None => found,
        }
    }
}

/// Does an adjective of origin stand beside goods?
pub(super) fn is_origin(side: &Side, goods: &[Goods]) -> bool {
    let near = |g: &Goods| {
        let inside = side.tokens.first >= g.tokens.first && side.tokens.end <= g.tokens.end;
        side.tokens.end == g.tokens.first || side.tokens.first == g.tokens.end || inside
    };
    side.slot == Slot::Adjective && goods.iter().any(near)
}

/// `planes of Russia`, `des drones de Turquie`: whose goods they are, right behind them.
fn is_of_goods(side: &Side, goods: &[Goods]) -> bool {
    let near = |g: &Goods| side.tokens.first >= g.tokens.end && side.tokens.first - g.tokens.end <= 2;
    side.slot == Slot::Of && goods.iter().any(near)
}

/// The one country that designed all named goods of a clause.
pub(super) fn origin(annotated: &Annotated, goods: &[Goods]) -> Option<Country> {
    let mut origins = goods.iter().filter_map(|g| annotated.weapons[g.item.weapon? as usize].origin);
    let first = origins.next()?;
    origins.all(|o| o == first).then_some(first)
}

/// One side around one cue, in these places.
pub(super) fn sought(scene: Scene, cue: &Cue, other: Option<Side>, places: &Places) -> Option<Side> {
    Search { scene, cue, other }.place(places)
}

/// The search for one side around one cue.
struct Search<'s> {
    scene: Scene<'s>,
    cue: &'s Cue,
    /// The side that is found already: the two are never one.
    other: Option<Side>,
}

impl<'s> Search<'s> {
    fn fitting(&self) -> impl DoubleEndedIterator<Item = Side> + use<'s> {
        let other = self.other.map(|o| o.country);
        self.scene.sides.iter().filter(move |s| s.trades && other != Some(s.country)).copied()
    }

    fn before(&self) -> impl DoubleEndedIterator<Item = Side> + use<'s> {
        let first = self.cue.tokens.first;
        self.fitting().filter(move |s| s.tokens.end <= first)
    }

    fn behind(&self) -> impl DoubleEndedIterator<Item = Side> + use<'s> {
        let end = self.cue.tokens.end;
        self.fitting().filter(move |s| s.tokens.first >= end)
    }

    fn passive(&self) -> bool {
        self.scene.is_passive(self.cue)
    }

    /// `Thales signed a contract with Egypt`: a firm that signs or wins a paper of buying supplies.
    fn maker_that_signs(&self) -> Option<Side> {
        let paper = self.cue.role == Role::Step && self.cue.recipient.subject && self.cue.group.is_some();
        let maker = if paper && !self.passive() { self.subject().filter(|s| s.makes) } else { None };
        maker.filter(|m| self.scene.sides.iter().all(|s| !s.makes || s.country == m.country))
    }

    /// The side in a cue's place: right behind it, led by a preposition, as owner of the goods, or its subject.
    fn place(&self, places: &Places) -> Option<Side> {
        let close = |s: &Side| !self.passive() && s.tokens.first <= self.cue.tokens.end + 1;
        let object = if places.object { self.object() } else { None };
        let object = object.filter(|s| !(places.gets && s.makes));
        let direct = object.filter(close).or_else(|| self.led(places)).or(object);
        let direct = direct.or_else(|| self.owner().filter(|_| places.owner));
        let from_verb = self.cue.group.is_some() || self.cue.recipient.subject || self.other.is_some();
        direct.or_else(|| if places.subject && from_verb { self.subject() } else { None })
    }

    fn subject(&self) -> Option<Side> {
        if self.passive() {
            return self.behind().find(|s| s.slot == Slot::By && !self.passive_between(s));
        }
        if let Some(told) = self.decider().or_else(|| self.controlled()) {
            return Some(told);
        }
        if let Some(antecedent) = self.antecedent() {
            return antecedent;
        }
        let stop = match (self.cue.group, self.governor()) {
            (None, _) => self.last_verb().min(self.cue.tokens.first),
            (_, Some(governor)) => governor.tokens.first,
            _ => self.cue.tokens.first,
        };
        self.before().rfind(|s| s.slot == Slot::Bare && s.tokens.end <= stop && !self.is_apposed(s))
    }

    /// `Jordan, Iraq's western neighbour, bought`: between two commas, right behind someone else.
    fn is_apposed(&self, side: &Side) -> bool {
        let scan = &self.scene.annotated.scan;
        let comma = |at: u32| scan.tokens.get(at as usize).is_some() && scan.token_text(at as usize) == ",";
        let open = (1..=2).filter_map(|n| side.tokens.first.checked_sub(n)).find(|&at| comma(at));
        let head = |open: u32| self.before().any(|s| s.tokens.end == open && s.slot == Slot::Bare);
        let unnamed = side.mention.is_some_and(|m| self.scene.annotated.mentions[m as usize].code.len() > 3);
        unnamed && comma(side.tokens.end) && open.is_some_and(head)
    }

    /// `when delivered, the jets will join those ordered by Chad`: the agent is that of the nearer verb.
    fn passive_between(&self, side: &Side) -> bool {
        let verbs = &self.scene.annotated.verbs;
        let from = verbs.partition_point(|g| g.tokens.first < self.cue.tokens.end);
        let mut between = verbs[from..].iter().take_while(|g| g.tokens.end <= side.tokens.first);
        between.any(|g| g.passive || g.tense == Tense::Participle)
    }

    /// `l'embargo interdit à l'Italie de vendre`: who stands between a verb and its infinitive does what this says.
    fn controlled(&self) -> Option<Side> {
        let group = self.scene.group(self.cue)?;
        let governor = self.governor()?;
        let scan = &self.scene.annotated.scan;
        // `turned to Chad in order to buy`
        let purpose = scan.grammar.class("deal_purpose");
        let first = group.tokens.first as usize;
        if first > 0 && scan.mark_before(first.saturating_sub(2), first, purpose).is_some() || scan.is(first, purpose) {
            return None;
        }
        let stands = |s: &Side| match s.slot {
            Slot::Bare | Slot::To => s.tokens.first >= governor.tokens.end && !self.led_away(s),
            // `with Chad promising 12 more`
            Slot::With => group.tense == Tense::Gerund && s.tokens.end == group.tokens.first,
            _ => false,
        };
        self.before().rfind(stands)
    }

    /// `the decision of Chad to halt deliveries`, `Chad's refusal to sell`: whose deed an infinitive behind a noun is.
    fn decider(&self) -> Option<Side> {
        let first = self.scene.group(self.cue).filter(|g| g.tense == Tense::Infinitive)?.tokens.first;
        let side = self.before().next_back()?;
        let reach = match side.slot {
            Slot::By | Slot::Of => 1,
            Slot::Possessive => 3,
            _ => return None,
        };
        (side.tokens.end + reach >= first && !self.acts_between(&side)).then_some(side)
    }

    /// Does a finite verb stand between a side and the cue?
    fn acts_between(&self, side: &Side) -> bool {
        let verbs = &self.scene.annotated.verbs;
        let from = verbs.partition_point(|g| g.tokens.first < side.tokens.end);
        verbs[from..].iter().take_while(|g| g.tokens.end <= self.cue.tokens.first).any(|g| g.finite())
    }

    /// `states which have bought`: whom a relative pronoun right before the verb stands for, if it is someone known.
    fn antecedent(&self) -> Option<Option<Side>> {
        let scan = &self.scene.annotated.scan;
        let relative = self.scene.group(self.cue)?.tokens.first.checked_sub(1)?;
        let class = scan.grammar.class("relative");
        let comma = relative > 0 && scan.token_text(relative as usize - 1) == ",";
        let ends = [Some(relative), relative.checked_sub(1).filter(|_| comma)];
        let stands = |s: &Side| ends.contains(&Some(s.tokens.end));
        scan.is(relative as usize, class).then(|| self.before().rfind(stands))
    }

    /// The verb before an infinitive or a gerund.
    fn governor(&self) -> Option<&'s VerbGroup> {
        let group = self.scene.group(self.cue).filter(|g| matches!(g.tense, Tense::Infinitive | Tense::Gerund))?;
        let verbs = &self.scene.annotated.verbs;
        let at = verbs.partition_point(|g| g.tokens.first < group.tokens.first);
        verbs[..at].last().filter(|g| g.tokens.first >= self.scene.clause.first)
    }

    /// `ask Chad for a loan to buy jets`: the infinitive hangs on what a preposition leads.
    fn led_away(&self, side: &Side) -> bool {
        let scan = &self.scene.annotated.scan;
        let class = scan.grammar.class("deal_slot");
        let end = self.cue.tokens.first.saturating_sub(1).max(side.tokens.end);
        (side.tokens.end as usize..end as usize).any(|at| scan.is(at, class))
    }

    fn object(&self) -> Option<Side> {
        let end = self.cue.tokens.end;
        let goods_behind = self.scene.goods.iter().map(|g| g.tokens.first).find(|&first| first >= end);
        if self.passive() {
            return self.before().rfind(|s| s.slot == Slot::Bare && goods_behind.is_some());
        }
        let stop = goods_behind.unwrap_or(end + 5);
        self.behind().find(|s| s.slot == Slot::Bare && s.tokens.first <= stop)
    }

    /// Led by a preposition behind the cue, or an owner or adjective right before a noun.
    fn led(&self, places: &Places) -> Option<Side> {
        let owner = |s: &Side| {
            let near = self.cue.tokens.first.saturating_sub(s.tokens.end) <= 6;
            let apart = s.slot == Slot::Adjective && self.led_away(s);
            matches!(s.slot, Slot::Possessive | Slot::Adjective)
                && near
                && !apart
                && places.slots.contains(&s.slot)
                && !self.acts_between(s)
        };
        let noun = self.cue.group.is_none();
        let owners = self.before().rfind(owner).filter(|_| noun);
        // `la commande grecque`
        let adjective = |s: &Side| noun && s.slot == Slot::Adjective && s.tokens.first == self.cue.tokens.end;
        let owners = owners.or_else(|| self.behind().find(adjective).filter(|s| places.slots.contains(&s.slot)));
        // `20 drones from Chad were bought by Niger`
        let from = |s: &Side| {
            let goods = self.scene.goods.iter().any(|g| g.tokens.end <= s.tokens.first);
            s.slot == Slot::From && goods && self.passive() && places.slots.contains(&s.slot)
        };
        let owners = owners.or_else(|| self.before().rfind(from));
        let near = |s: &Side| {
            let reach = self.scene.goods.iter().map(|g| g.tokens.end).filter(|&end| end <= s.tokens.first).max();
            s.tokens.first - reach.unwrap_or(0).max(self.cue.tokens.end) <= LED
        };
        let owned = |s: &Side| matches!(s.slot, Slot::Adjective | Slot::Possessive);
        // `won a contract from Chad`: the one whom a winner's contract is from gets the goods.
        let won = !places.gets
            && self.scene.cues.iter().any(|c| c.role == Role::Step && c.recipient.slots.contains(&Slot::From));
        let fits = |s: &Side| !(places.gets && s.makes || won && s.slot == Slot::From);
        let leads = |s: &Side| !owned(s) && places.slots.contains(&s.slot) && fits(s);
        owners
            .or_else(|| self.behind().find(|s| leads(s) && near(s) && !self.nearer_cue_asks(s) && !self.in_relative(s)))
    }

    /// `a deal to sell jets to Chad, which has a quarrel with Niger`: with whom, but not the deal.
    fn in_relative(&self, side: &Side) -> bool {
        let scan = &self.scene.annotated.scan;
        let class = scan.grammar.class("relative");
        side.slot == Slot::With && (self.cue.tokens.end..side.tokens.first).any(|at| scan.is(at as usize, class))
    }

    /// `the repair of Emirati jets was awarded to Dassault`: the preposition belongs to the nearest cue that asks for it.
    fn nearer_cue_asks(&self, side: &Side) -> bool {
        let asks = |c: &Cue| c.supplier.slots.contains(&side.slot) || c.recipient.slots.contains(&side.slot);
        let between = |c: &Cue| c.tokens.first >= self.cue.tokens.end && c.tokens.end <= side.tokens.first;
        // `the sale was requested by Chad`: the agent is that of the verb.
        let acts =
            |c: &Cue| side.slot == Slot::By && self.scene.is_passive(c) && (c.recipient.subject || c.supplier.subject);
        self.scene.cues.iter().any(|c| c.group.is_some() && between(c) && (asks(c) || acts(c)))
    }

    /// Whose goods they are: `Peru's Mi-17 helicopters`, `les Kfir de la Colombie`, `les Mirage émiratis`.
    fn owner(&self) -> Option<Side> {
        let owns = |s: &Side| {
            self.scene.goods.iter().any(|g| match s.slot {
                Slot::Possessive => (1..=3).contains(&g.tokens.first.saturating_sub(s.tokens.end)),
                Slot::Of => s.tokens.first >= g.tokens.end && s.tokens.first - g.tokens.end <= 3,
                _ => is_origin(s, std::slice::from_ref(g)),
            })
        };
        self.fitting().find(owns)
    }

    /// The last finite verb of the clause before the cue, else its first; `according to` is none.
    fn last_verb(&self) -> u32 {
        let Annotated { verbs, scan, .. } = self.scene.annotated;
        let class = scan.grammar.class("deal_slot");
        let from = verbs.partition_point(|g| g.tokens.first < self.scene.clause.first);
        let own = || verbs[from..].iter().filter(|g| !scan.is(g.tokens.first as usize, class));
        let before = own().take_while(|g| g.tokens.end <= self.cue.tokens.first).filter(|g| g.finite()).last();
        before.or_else(|| own().next()).map_or(self.scene.clause.end, |g| g.tokens.first)
    }
}
