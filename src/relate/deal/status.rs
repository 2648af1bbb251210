//! What sort of deal a clause tells of, and how far it has come.

use super::cue::{Cue, Role};
use super::goods::Goods;
use crate::analysis::Annotated;
use crate::model::{Category, DealKind, DealStatus, Tense, VerbGroup};

/// What the words of a clause say beside its cues.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signs {
    pub rumour: bool,
    pub wish: bool,
    pub licence: bool,
    /// The deed is someone's, and nothing leaves it open: `Chad's purchase of jets angered Niger`.
    pub owned: bool,
    /// The deed hangs on talks: `in talks to sell`.
    pub talks: bool,
    /// `Deliveries included 12 tanks`: they have come.
    pub brought: bool,
    /// `awaits the jets given by Chad`: they are still to come.
    pub awaited: bool,
    /// How far a paper has come that is close, and not there: `nears a deal to supply`, `the signing is due in May`.
    pub near: Option<DealStatus>,
    /// `announced the possible sale`: so those tell of it who must allow it.
    pub notified: bool,
    /// `will deliver 12 jets, an order placed in May`.
    pub placed: bool,
    /// `There is no truth in reports that`: what a clause tells is not so.
    pub untrue: bool,
}

/// The sort of deal: the first cue that moves something tells, where money is not lent for what it moves.
pub(super) fn kind(annotated: &Annotated, cues: &[Cue], goods: &[Goods], signs: Signs, from_firm: bool) -> DealKind {
    if signs.licence {
        return DealKind::LicensedProduction;
    }
    let loan = cues.iter().position(|c| c.kind == Some(DealKind::Financing) && !pays_for(annotated, c, goods));
    let trade = cues.iter().position(|c| c.role == Role::Transfer && c.kind.is_none());
    if loan.is_some_and(|loan| trade.is_none_or(|trade| loan < trade)) || pays_for_purchase(annotated, cues) {
        return DealKind::Financing;
    }
    let moves = |c: &&Cue| {
        let tells = !pays_for(annotated, c, goods) && !only_describes(annotated, c, cues);
        c.role == Role::Transfer && tells && !orders_upkeep(c, cues, goods)
    };
    // `announces aircraft sale`: what is announced tells.
    let transfer = cues.iter().filter(moves).find(|c| !c.yields).or(cues.iter().find(moves));
    // `pledged to sell`: the deed that is promised tells.
    let promised = |c: &&Cue| {
        let group = c.group.and_then(|g| annotated.verbs.get(g as usize));
        let hangs = transfer.is_some_and(|t| t.gives && group.is_some_and(|g| g.governor == t.group));
        hangs && c.role == Role::Transfer && !c.carries && c.kind != Some(DealKind::Donation)
    };
    let transfer = cues.iter().find(promised).or(transfer);
    let paper = || cues.iter().filter(|c| !pays_for(annotated, c, goods)).find_map(|c| c.kind);
    // `handed over three boats as a donation`
    let gift = || cues.iter().find(|c| c.kind == Some(DealKind::Donation) && c.group.is_none()).and_then(|c| c.kind);
    // `received two planes donated by Chad`
    let given = || cues.iter().find(|c| c.kind == Some(DealKind::Donation) && is_described(annotated, c));
    let gift = || gift().or_else(|| given().and_then(|c| c.kind));
    let gets = |c: &Cue| c.recipient.subject && !c.for_others;
    let brought = |c: &&Cue| (c.carries || gets(c)) && c.kind.is_none();
    let told = transfer.map_or_else(paper, |c| c.kind).or_else(|| transfer.filter(brought).and_then(|_| gift()));
    let told = told.unwrap_or(DealKind::Sale);
    let services = |g: &Goods| matches!(g.item.category, Category::Services | Category::SpareParts);
    // Firms give nothing, nor does anyone under a contract.
    let paid = from_firm || cues.iter().any(|c| c.role == Role::Pact && c.kind.is_none() && !c.weak);
    let told = if told == DealKind::Donation && paid { DealKind::Sale } else { told };
    match told {
        DealKind::Sale | DealKind::Donation if !goods.is_empty() && goods.iter().all(services) => DealKind::Maintenance,
        told => told,
    }
}

/// `jets modernised in Chad were delivered`: what was done to goods before says not what sort of deal moves them.
fn only_describes(annotated: &Annotated, cue: &Cue, cues: &[Cue]) -> bool {
    let group = |c: &Cue| c.group.and_then(|g| annotated.verbs.get(g as usize));
    let undergone = |g: &VerbGroup| !g.finite() && (g.passive || g.tense == Tense::Participle);
    let upkeep = |c: &Cue| c.kind == Some(DealKind::Maintenance);
    let moved = |c: &Cue| c.role == Role::Transfer && !upkeep(c) && group(c).is_some_and(VerbGroup::finite);
    upkeep(cue) && group(cue).is_some_and(undergone) && cues.iter().any(moved)
}

/// How far behind a verb of buying the noun may stand for what is bought, in tokens: `ordered a thorough overhaul of`.
const BOUGHT_WITHIN: u32 = 3;

/// `ordered an overhaul of its jets`, `provided overhaul services`: what is bought or given is the upkeep, and no goods.
fn orders_upkeep(cue: &Cue, cues: &[Cue], goods: &[Goods]) -> bool {
    // `sells its training planes`
    let telling = |g: &Goods| g.item.category != Category::Services;
    let names = |c: &Cue| goods.iter().any(|g| telling(g) && (c.tokens.first..=c.tokens.end).contains(&g.tokens.first));
    let upkeep = |c: &Cue| c.kind == Some(DealKind::Maintenance) && c.group.is_none() && !names(c);
    let next = |c: &Cue| c.tokens.first.checked_sub(cue.tokens.end).is_some_and(|gap| gap <= BOUGHT_WITHIN);
    cue.role == Role::Transfer
        && cue.kind != Some(DealKind::Maintenance)
        && cue.group.is_some()
        && cues.iter().any(|c| upkeep(c) && next(c))
}

/// A participle behind the goods that it tells of.
fn is_described(annotated: &Annotated, cue: &Cue) -> bool {
    let group = cue.group.and_then(|g| annotated.verbs.get(g as usize));
    group.is_some_and(|g| g.tense == Tense::Participle && !g.perfect)
}

/// `a contract for 12 jets, financed by a loan`: a passive behind the goods tells where their price comes from.
pub(super) fn pays_for(annotated: &Annotated, cue: &Cue, goods: &[Goods]) -> bool {
    let group = cue.group.and_then(|g| annotated.verbs.get(g as usize));
    let passive = group.is_some_and(|g| g.passive || g.tense == Tense::Participle);
    cue.kind == Some(DealKind::Financing) && passive && goods.iter().any(|g| g.tokens.end <= cue.tokens.first)
}

/// `lent Bangladesh $200 million to buy submarines`: money is given, and then something is bought.
fn pays_for_purchase(annotated: &Annotated, cues: &[Cue]) -> bool {
    let Some(given) = cues.iter().find(|c| c.role == Role::Transfer) else { return false };
    let bought = cues.iter().find(|c| c.role == Role::Transfer && c.kind.is_none() && c.recipient.subject);
    let given_for_nothing = matches!(given.kind, Some(DealKind::Donation | DealKind::LoanOfEquipment));
    let Some(bought) = bought.filter(|b| given_for_nothing && b.tokens.first > given.tokens.end) else {
        return false;
    };
    let from = annotated.money.partition_point(|m| m.tokens.first < given.tokens.end);
    annotated.money.get(from).is_some_and(|m| m.tokens.end <= bought.tokens.first)
}

/// The status of the main cue, or what the paper beside it says.
pub(super) fn status(main: &Cue, cues: &[Cue], kind: DealKind, signs: Signs) -> DealStatus {
    use DealStatus::{Agreed, Delivered, Negotiating, Ordered, Planned, Rumoured};
    let told = main.status.or_else(|| cues.iter().find_map(|c| c.status));
    let agreed = kind == DealKind::LicensedProduction && cues.iter().any(|c| c.role == Role::Pact);
    let intent = cues.iter().any(|c| c.intends);
    let owned = main.owned.filter(|_| signs.owned);
    let brought = main.status.is_none().then_some(Delivered).filter(|_| signs.brought);
    let allowed = signs.notified.then_some(DealStatus::Approved);
    if signs.untrue {
        return DealStatus::Denied;
    }
    match told.or(allowed).or(brought).or(owned).unwrap_or(Planned) {
        Ordered | Agreed if intent => Planned,
        Planned if signs.placed => Ordered,
        // `is close to a deal`
        Agreed if signs.wish && main.group.is_none() => Negotiating,
        Planned | Ordered if agreed => Agreed,
        Planned if told.is_none() && signs.wish => Negotiating,
        Planned | Agreed | Ordered if signs.talks => Negotiating,
        // `nears a $1.5 billion deal to supply`, `the signing of a deal on tanks is due in May`
        Planned if signs.near.is_some() => signs.near.unwrap_or(Negotiating),
        Agreed if signs.near.is_some() && main.group.is_none() => signs.near.unwrap_or(Negotiating),
        Delivered if signs.awaited => Planned,
        Ordered | Delivered | Agreed if signs.rumour => Rumoured,
        Ordered | Delivered if signs.wish => Negotiating,
        Ordered | Delivered if kind == DealKind::Financing => Agreed,
        told => told,
    }
}

/// The cue that tells how far the deal has come: a noun for its end, else the first finite verb, else the first verb, else the first noun.
pub(super) fn main_cue<'c>(annotated: &Annotated, cues: &'c [Cue]) -> Option<&'c Cue> {
    let group = |c: &Cue| c.group.and_then(|g| annotated.verbs.get(g as usize));
    let denies = |c: &Cue| c.status == Some(DealStatus::Denied);
    // `announced the end of its contract`
    let ended = cues.iter().find(|c| c.ends() && !cues.iter().any(denies));
    if ended.is_some() {
        return ended;
    }
    // `Reports that Chad sold shells to Mali were denied`
    let claim = annotated.scan.grammar.class("deal_claim");
    let claimed = |c: &Cue| {
        let first = annotated.scan.sentences[annotated.scan.sentence_of(c.tokens.first as usize)].first;
        (first..c.tokens.first).any(|at| annotated.scan.is(at as usize, claim))
    };
    let refuted = cues.iter().find(|c| denies(c) && group(c).is_some_and(|g| g.passive && g.finite()) && claimed(c));
    if refuted.is_some() {
        return refuted;
    }
    // `Chad, which had ordered 12 jets, refused to accept them`
    let them = annotated.scan.grammar.class("deal_them");
    let of_them = |c: &Cue| {
        annotated.scan.tokens.get(c.tokens.end as usize).is_some_and(|_| annotated.scan.is(c.tokens.end as usize, them))
    };
    let undone = |c: &&Cue| {
        c.role == Role::Step && c.recipient.subject && c.status.is_some_and(DealStatus::ends_it) && of_them(c)
    };
    let undone = cues.iter().find(|c| undone(c) && c.group.is_some());
    if undone.is_some() {
        return undone;
    }
    // `is to halt all sales, and those that have been approved`
    let ends = |c: &Cue| c.role == Role::Step && c.status.is_some_and(DealStatus::ends_it);
    let hangs = |g: &VerbGroup| g.tense == Tense::Infinitive && g.governor.is_some();
    let finite =
        cues.iter().find(|c| c.status.is_some() && group(c).is_some_and(|g| g.finite() || ends(c) && hangs(g)));
    // `negotiated the deal for the missiles, which were supplied in May`
    let talks = |c: &Cue| c.status == Some(DealStatus::Negotiating);
    let brought = |c: &&Cue| {
        let brings =
            c.role == Role::Transfer && matches!(c.status, Some(DealStatus::Delivered | DealStatus::Delivering));
        brings && group(c).is_some_and(|g| g.finite() && g.passive)
    };
    let finite = finite.map(|f| if talks(f) { cues.iter().find(brought).unwrap_or(f) } else { f });
    // `Chad's purchase of 12 jets to equip its army`: the noun tells, and not what it is done for.
    let aim = |c: &Cue| {
        let infinitive = group(c).is_some_and(|g| g.tense == Tense::Infinitive && g.governor.is_none());
        let owned = |o: &Cue| o.owned.is_some() && o.role == Role::Transfer && o.tokens.end <= c.tokens.first;
        infinitive && c.role == Role::Transfer && cues.iter().any(owned)
    };
    // `commande 24 F-16, préférant l'avion américain`: why it does so, and no more.
    let prefers = |c: &Cue| {
        let gerund = group(c).is_some_and(|g| g.tense == Tense::Gerund);
        c.chooses && gerund && cues.iter().any(|o| o.role == Role::Transfer && o.tokens.first < c.tokens.first)
    };
    let verb = || cues.iter().find(|c| c.status.is_some() && c.group.is_some() && !aim(c) && !prefers(c));
    finite.or_else(verb).or_else(|| cues.iter().find(|c| c.role == Role::Transfer)).or(cues.first())
}
