//! Drafts: what one clause tells of a deal.

use super::cue::{Cue, Places, Role, cues};
use super::goods::{self, Goods};
use super::side::{Side, Sides, Slot};
use crate::analysis::Annotated;
use crate::model::{Country, DealKind, DealStatus, MoneyRole, RuleId, Tense, TimeKind, Tokens};
use crate::rules::lexicon::ClassId;
use crate::text::Span;

/// What a clause tells.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub rule: RuleId,
    pub cue: Tokens,
    pub span: Span,
    pub headline: bool,
    pub supplier: Option<Side>,
    pub recipient: Option<Side>,
    /// The supplier that the goods' origin gives.
    pub origin: Option<Country>,
    pub kind: DealKind,
    pub status: DealStatus,
    pub goods: Vec<Goods>,
    pub option: bool,
    pub value: Option<u32>,
    pub financing: Option<u32>,
    pub time: Option<u32>,
    /// Nothing but a paper and its worth: it belongs to the deal told before.
    pub of_last: bool,
}

/// How far behind a cue or its goods a side may stand, in tokens.
const LED: u32 = 12;

/// The drafts of an article, in text order.
pub(super) fn drafts(annotated: &Annotated) -> Vec<Draft> {
    let reader = Reader::new(annotated);
    let mut drafts = Vec::new();
    for sentence in &annotated.scan.sentences {
        let whole = Tokens { first: sentence.first, end: sentence.end };
        for clause in reader.clauses(whole) {
            drafts.extend(reader.draft(clause, whole, sentence.headline));
        }
    }
    drafts
}

struct Reader<'a> {
    annotated: &'a Annotated<'a>,
    sides: Sides<'a>,
    breaks: ClassId,
    conjunction: ClassId,
    military: ClassId,
    rumour: ClassId,
    option: ClassId,
    licence: ClassId,
    against: ClassId,
    list: ClassId,
    wish: ClassId,
}

impl<'a> Reader<'a> {
    fn new(annotated: &'a Annotated<'a>) -> Reader<'a> {
        let class = |name| annotated.scan.grammar.class(name);
        Reader {
            annotated,
            sides: Sides::new(annotated),
            breaks: class("deal_break"),
            conjunction: class("list_join"),
            military: class("military"),
            rumour: class("deal_rumour"),
            option: class("deal_option"),
            licence: class("deal_licence"),
            against: class("deal_against"),
            list: class("deal_list"),
            wish: class("deal_wish"),
        }
    }

    /// The sentence cut where another deed begins: at `while`, `;`, and at a joining word with a subject and verb behind it.
    fn clauses(&self, sentence: Tokens) -> Vec<Tokens> {
        let scan = &self.annotated.scan;
        let mut clauses = Vec::new();
        let mut first = sentence.first;
        for at in sentence.range() {
            let joins = scan.is(at, self.conjunction) && self.new_subject(at, first, sentence.end);
            if at as u32 > first && (joins || scan.is(at, self.breaks)) {
                clauses.push(Tokens { first, end: at as u32 });
                first = at as u32;
            }
        }
        clauses.push(Tokens { first, end: sentence.end });
        clauses
    }

    /// A finite verb before the joining word, and a subject with a finite verb of its own soon behind it.
    fn new_subject(&self, at: usize, first: u32, end: u32) -> bool {
        let verbs = &self.annotated.verbs;
        let next = verbs.partition_point(|g| (g.tokens.first as usize) <= at);
        let before = verbs[..next].iter().rev().take_while(|g| g.tokens.first >= first).any(|g| g.finite());
        let Some(verb) = verbs.get(next).filter(|g| g.finite() && g.tokens.first < end) else { return false };
        let gap = at + 1..verb.tokens.first as usize;
        let scan = &self.annotated.scan;
        before && !gap.is_empty() && gap.len() <= 8 && !gap.into_iter().any(|t| scan.token_text(t) == ",")
    }

    fn has(&self, range: Tokens, class: ClassId) -> bool {
        range.range().any(|at| self.annotated.scan.is(at, class))
    }

    fn draft(&self, clause: Tokens, sentence: Tokens, headline: bool) -> Option<Draft> {
        let licensed = || self.has(clause, self.licence);
        let cues = self.near_goods(cues(self.annotated, clause, licensed), clause);
        let Some(main) = main_cue(self.annotated, &cues) else { return self.list(clause, headline) };
        let mut sides = self.sides.within(clause);
        sides.retain(|s| !self.loses(s.tokens.first, clause));
        let mut goods = self.goods_of(&cues, goods::within(self.annotated, clause));
        goods.retain(|g| !self.loses(g.tokens.first, clause));
        let (value, financing) = self.sums(clause);
        let (supplier, recipient) = self.parties(&cues, &sides, &goods, clause);
        let kind = self.kind(&cues, &goods, clause);
        let mut draft = Draft {
            rule: main.rule,
            cue: main.tokens,
            span: Span::default(),
            headline,
            supplier,
            recipient,
            origin: origin(self.annotated, &goods),
            kind,
            status: self.status(main, &cues, clause, kind),
            goods,
            option: self.has(clause, self.option),
            value,
            financing,
            time: self.time(clause, sentence, main.tokens),
            of_last: false,
        };
        draft.span = self.span(&draft, &cues, clause);
        if self.holds(&draft, &cues, clause) {
            return Some(draft);
        }
        let sides = draft.supplier.is_some() || draft.recipient.is_some();
        let worth = draft.goods.is_empty() && !sides && (value.is_some() || financing.is_some());
        draft.of_last = worth || !draft.goods.is_empty() && self.has(clause, self.list);
        draft.of_last.then_some(draft)
    }

    /// Without verbs of moving that have other goods for their object: `imports wheat and wants to buy tanks`.
    fn near_goods(&self, cues: Vec<Cue>, clause: Tokens) -> Vec<Cue> {
        let goods = goods::within(self.annotated, clause);
        let Some(first) = goods.iter().map(|g| g.tokens.first).find(|&g| !cues.iter().any(|c| c.tokens.first == g))
        else {
            return cues;
        };
        let moves = |c: &Cue| c.role == Role::Transfer && c.tokens.end <= first;
        let Some(nearest) = cues.iter().rposition(moves) else { return cues };
        let verb = |c: &Cue| c.group.is_some() && moves(c) && c.kind != Some(DealKind::Financing);
        let loan = cues[nearest].kind == Some(DealKind::Financing);
        cues.into_iter()
            .enumerate()
            .filter(|(n, c)| *n >= nearest || !verb(c) || loan || c.kind.is_some())
            .map(|(_, c)| c)
            .collect()
    }

    /// `These items include: …`: goods of the deal told before, in a sentence that tells of none itself.
    fn list(&self, clause: Tokens, headline: bool) -> Option<Draft> {
        if !self.has(clause, self.list) {
            return None;
        }
        let goods = goods::within(self.annotated, clause);
        (!goods.is_empty()).then(|| Draft {
            rule: RuleId::MAX,
            cue: clause,
            span: Span::default(),
            headline,
            supplier: None,
            recipient: None,
            origin: None,
            kind: DealKind::Sale,
            status: DealStatus::Planned,
            goods,
            option: false,
            value: None,
            financing: None,
            time: None,
            of_last: true,
        })
    }

    /// Does a word such as `over` or `instead of` lead to it: the one not chosen?
    fn loses(&self, first: u32, clause: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let from = first.saturating_sub(4).max(clause.first) as usize;
        let leads = |at: usize| scan.mark(at, self.against).is_some_and(|m| m.end <= first && first - m.end <= 1);
        (from..first as usize).any(leads)
    }

    /// Arms that the cues speak of: not what a clause names before a verb that is active.
    fn goods_of(&self, cues: &[Cue], goods: Vec<Goods>) -> Vec<Goods> {
        let first = cues.iter().find(|c| c.role != Role::Step).or(cues.first());
        let Some(cue) = first else { return goods };
        let group = cue.group.and_then(|g| self.annotated.verbs.get(g as usize));
        let passive = group.is_none_or(|g| g.passive || g.tense == Tense::Participle);
        let goods: Vec<Goods> =
            goods.into_iter().filter(|g| !cues.iter().any(|c| c.tokens.overlaps(g.tokens))).collect();
        let behind = |g: &Goods| g.tokens.first >= cue.tokens.first;
        if passive || !goods.iter().any(behind) { goods } else { goods.into_iter().filter(behind).collect() }
    }

    /// The two sides, from the first cue that gives each.
    fn parties(&self, cues: &[Cue], sides: &[Side], goods: &[Goods], clause: Tokens) -> (Option<Side>, Option<Side>) {
        let mut supplier: Option<Side> = None;
        let mut recipient: Option<Side> = None;
        let order = |c: &&Cue| match c.role {
            Role::Transfer => 0,
            Role::Pact => 1,
            Role::Step => 2,
        };
        let mut cues: Vec<&Cue> = cues.iter().collect();
        cues.sort_by_key(order);
        for cue in cues {
            recipient = recipient.or_else(|| self.place(cue, &cue.recipient, sides, goods, clause, supplier));
            if cue.role != Role::Transfer {
                supplier = supplier.or_else(|| beside_goods(sides, goods, recipient));
            }
            let partner =
                sides.iter().find(|s| s.slot == Slot::With && supplier.is_some_and(|o| o.country != s.country));
            recipient = recipient.or(partner.filter(|_| cue.supplier.slots.contains(&Slot::With)).copied());
            supplier = supplier.or_else(|| self.place(cue, &cue.supplier, sides, goods, clause, recipient));
        }
        supplier = supplier.or_else(|| beside_goods(sides, goods, recipient));
        supplier = supplier.or_else(|| self.maker(sides, recipient));
        (supplier, recipient)
    }

    /// The side in a cue's place, other than the one that stands on the other side.
    fn place(
        &self,
        cue: &Cue,
        places: &Places,
        sides: &[Side],
        goods: &[Goods],
        clause: Tokens,
        other: Option<Side>,
    ) -> Option<Side> {
        let fits = |s: &&Side| other.is_none_or(|o| o.country != s.country) && s.trades;
        let group = cue.group.and_then(|g| self.annotated.verbs.get(g as usize));
        let passive = group.is_some_and(|g| g.passive || g.tense == Tense::Participle && !g.perfect);
        let before = || sides.iter().filter(fits).filter(|s| s.tokens.end <= cue.tokens.first);
        let behind = || sides.iter().filter(fits).filter(|s| s.tokens.first >= cue.tokens.end);
        let subject = || {
            if passive {
                return behind().find(|s| s.slot == Slot::By).copied();
            }
            let stop = if group.is_some() { cue.tokens.first } else { self.first_verb(clause).min(cue.tokens.first) };
            before().rfind(|s| s.slot == Slot::Bare && s.tokens.end <= stop).copied()
        };
        let object = || {
            if passive {
                let goods_behind = goods.iter().any(|g| g.tokens.first >= cue.tokens.end);
                return before().rfind(|s| s.slot == Slot::Bare && goods_behind).copied();
            }
            let stop = goods.iter().map(|g| g.tokens.first).find(|&first| first >= cue.tokens.end);
            let stop = stop.unwrap_or(cue.tokens.end + 5);
            behind().find(|s| s.slot == Slot::Bare && s.tokens.first <= stop).copied()
        };
        let led = || {
            let owner = |s: &&Side| {
                let near = cue.tokens.first.saturating_sub(s.tokens.end) <= 6;
                matches!(s.slot, Slot::Possessive | Slot::Adjective) && near && places.slots.contains(&s.slot)
            };
            let owners = before().rfind(owner).copied().filter(|_| group.is_none());
            let near = |s: &&Side| {
                let reach = goods.iter().map(|g| g.tokens.end).filter(|&end| end <= s.tokens.first).max();
                s.tokens.first - reach.unwrap_or(0).max(cue.tokens.end) <= LED
            };
            let adjective = |s: &&Side| s.slot != Slot::Adjective && s.slot != Slot::Possessive;
            owners.or_else(|| behind().filter(adjective).filter(near).find(|s| places.slots.contains(&s.slot)).copied())
        };
        let close = |s: &Side| !passive && s.tokens.first <= cue.tokens.end + 1;
        let object = places.object.then(object).flatten();
        let direct = object.filter(close).or_else(led).or(object);
        let from_verb = places.subject && (group.is_some() || cue.recipient.subject || other.is_some());
        direct.or_else(|| from_verb.then(subject).flatten())
    }

    fn first_verb(&self, clause: Tokens) -> u32 {
        let verbs = &self.annotated.verbs;
        let next = verbs.partition_point(|g| g.tokens.first < clause.first);
        verbs.get(next).map_or(clause.end, |g| g.tokens.first)
    }

    /// A firm that makes arms, standing by itself.
    fn maker(&self, sides: &[Side], recipient: Option<Side>) -> Option<Side> {
        let firm = |s: &&Side| {
            let mention = s.mention.map(|m| &self.annotated.mentions[m as usize]);
            mention.is_some_and(|m| m.code.ends_with("BUS")) && recipient.is_none_or(|r| r.country != s.country)
        };
        sides.iter().find(firm).copied()
    }

    fn kind(&self, cues: &[Cue], goods: &[Goods], clause: Tokens) -> DealKind {
        if self.has(clause, self.licence) {
            return DealKind::LicensedProduction;
        }
        let loan = cues.iter().position(|c| c.kind == Some(DealKind::Financing));
        let trade = cues.iter().position(|c| c.role == Role::Transfer && c.kind.is_none());
        if loan.is_some_and(|loan| trade.is_none_or(|trade| loan < trade)) {
            return DealKind::Financing;
        }
        let told = cues.iter().find_map(|c| c.kind).unwrap_or(DealKind::Sale);
        let only_services =
            !goods.is_empty() && goods.iter().all(|g| matches!(g.item.category.as_str(), "services" | "spare_parts"));
        match told {
            DealKind::Sale if only_services => DealKind::Maintenance,
            told => told,
        }
    }

    /// The status of the main cue, or what the paper beside it says.
    fn status(&self, main: &Cue, cues: &[Cue], clause: Tokens, kind: DealKind) -> DealStatus {
        let told = main.status.or_else(|| cues.iter().find_map(|c| c.status)).unwrap_or(DealStatus::Planned);
        let agreed = kind == DealKind::LicensedProduction && cues.iter().any(|c| c.role == Role::Pact);
        match told {
            DealStatus::Planned if agreed => DealStatus::Agreed,
            DealStatus::Ordered | DealStatus::Delivered | DealStatus::Agreed if self.has(clause, self.rumour) => {
                DealStatus::Rumoured
            }
            DealStatus::Ordered | DealStatus::Delivered if self.has(clause, self.wish) => DealStatus::Negotiating,
            told => told,
        }
    }

    /// What the clause says that the deal is worth, and what loan or grant pays for it.
    fn sums(&self, clause: Tokens) -> (Option<u32>, Option<u32>) {
        let money = &self.annotated.money;
        let from = money.partition_point(|m| m.tokens.first < clause.first);
        let inside = money.iter().enumerate().skip(from).take_while(|(_, m)| m.tokens.first < clause.end);
        let mut value = None;
        let mut financing = None;
        for (n, sum) in inside {
            let bracketed =
                sum.tokens.first > 0 && self.annotated.scan.token_text(sum.tokens.first as usize - 1) == "(";
            let slot = match sum.role {
                MoneyRole::Loan => &mut financing,
                MoneyRole::Trade | MoneyRole::Debt | MoneyRole::Fine | MoneyRole::Revenue => continue,
                _ => &mut value,
            };
            if slot.is_none() && !bracketed && sum.per.is_none() {
                *slot = Some(n as u32);
            }
        }
        (value, financing)
    }

    /// The time expression nearest to the cue, in its clause before the rest of the sentence.
    fn time(&self, clause: Tokens, sentence: Tokens, cue: Tokens) -> Option<u32> {
        let times = &self.annotated.times;
        let nearest = |range: Tokens| {
            let inside = times.iter().enumerate().filter(|(_, t)| {
                t.tokens.first >= range.first
                    && t.tokens.end <= range.end
                    && matches!(t.kind, TimeKind::Date | TimeKind::Time)
            });
            inside.min_by_key(|(_, t)| t.tokens.first.abs_diff(cue.first)).map(|(n, _)| n as u32)
        };
        nearest(clause).or_else(|| nearest(sentence))
    }

    /// From the first to the last word that the draft was read from.
    fn span(&self, draft: &Draft, cues: &[Cue], clause: Tokens) -> Span {
        let sides = [draft.supplier, draft.recipient];
        let parts = sides.iter().flatten().map(|s| s.tokens);
        let parts = parts.chain(cues.iter().map(|c| c.tokens)).chain(draft.goods.iter().map(|g| g.tokens));
        let money =
            [draft.value, draft.financing].into_iter().flatten().map(|m| self.annotated.money[m as usize].tokens);
        let all = parts.chain(money).filter(|t| t.first >= clause.first && t.end <= clause.end);
        let (first, end) = all.fold((clause.end, clause.first), |(a, b), t| (a.min(t.first), b.max(t.end)));
        self.annotated.scan.span(first.min(end) as usize, end as usize)
    }

    /// Enough for a deal: two of supplier, recipient and item, and arms in it.
    fn holds(&self, draft: &Draft, cues: &[Cue], clause: Tokens) -> bool {
        let military = self.has(clause, self.military);
        let both = draft.supplier.is_some() && draft.recipient.is_some();
        let sure = draft.goods.iter().any(|g| g.sure || both && mostly_arms(g)) || !draft.goods.is_empty() && military;
        let supplier = draft.supplier.is_some() || draft.origin.is_some();
        let told = [supplier, draft.recipient.is_some(), !draft.goods.is_empty()];
        let explicit = draft.supplier.is_some() || draft.recipient.is_some();
        let named = draft.goods.iter().any(|g| g.item.designation.is_some() && g.sure);
        if draft.kind == DealKind::LicensedProduction {
            return named && (supplier || draft.recipient.is_some());
        }
        let listed = cues.iter().any(|c| c.role == Role::Pact) && self.has(clause, self.list) && named;
        let weak = cues.iter().all(|c| c.weak || c.role == Role::Pact || c.role == Role::Step);
        let needs = cues.iter().all(|c| c.needs_recipient || c.role != Role::Transfer);
        let transfers = cues.iter().any(|c| c.role == Role::Transfer);
        let deployed = cues.iter().filter(|c| c.role == Role::Transfer).all(|c| c.deploys)
            && transfers
            && draft.goods.iter().all(moves_itself);
        let enough = told.iter().filter(|t| **t).count() >= 2;
        let financed = draft.kind == DealKind::Financing && military && draft.supplier.is_some();
        enough
            && (sure || financed)
            && !(weak && !(supplier && (draft.recipient.is_some() || named)))
            && !(needs && transfers && draft.recipient.is_none())
            && (explicit || listed || self.tells_by_itself(cues))
            && !deployed
    }

    /// A noun, or a passive verb that is no mere attribute: `24 Rafale have been delivered`.
    fn tells_by_itself(&self, cues: &[Cue]) -> bool {
        let group = |c: &Cue| c.group.and_then(|g| self.annotated.verbs.get(g as usize));
        cues.iter()
            .filter(|c| !c.weak && c.role == Role::Transfer)
            .any(|c| group(c).is_none_or(|g| g.passive && g.finite()))
    }
}

/// The cue that tells how far the deal has come: the first finite verb, else the first verb, else the first noun.
fn main_cue<'c>(annotated: &Annotated, cues: &'c [Cue]) -> Option<&'c Cue> {
    let group = |c: &Cue| c.group.and_then(|g| annotated.verbs.get(g as usize));
    let finite = cues.iter().find(|c| c.status.is_some() && group(c).is_some_and(|g| g.finite()));
    let verb = || cues.iter().find(|c| c.status.is_some() && c.group.is_some());
    finite.or_else(verb).or_else(|| cues.iter().find(|c| c.role == Role::Transfer)).or(cues.first())
}

/// `French Attack-class submarines`, `obusiers israéliens ATMOS`: the adjective of origin beside the goods.
fn beside_goods(sides: &[Side], goods: &[Goods], recipient: Option<Side>) -> Option<Side> {
    let near = |s: &Side, g: &Goods| {
        let inside = s.tokens.first >= g.tokens.first && s.tokens.end <= g.tokens.end;
        s.tokens.end == g.tokens.first || s.tokens.first == g.tokens.end || inside
    };
    let beside = |s: &&Side| {
        s.slot == Slot::Adjective
            && recipient.is_none_or(|r| r.country != s.country)
            && goods.iter().any(|g| near(s, g))
    };
    sides.iter().find(beside).copied()
}

/// The one country that designed all named goods of a clause.
fn origin(annotated: &Annotated, goods: &[Goods]) -> Option<Country> {
    let mut origins = goods.iter().filter_map(|g| annotated.weapons[g.item.weapon? as usize].origin);
    let first = origins.next()?;
    origins.all(|o| o == first).then_some(first)
}

/// Nouns that are arms more often than not, where two countries stand beside them.
fn mostly_arms(goods: &Goods) -> bool {
    let category = goods.item.category.as_str();
    matches!(
        category,
        "armoured_vehicles"
            | "artillery"
            | "missiles"
            | "munitions"
            | "small_arms"
            | "air_defence"
            | "uncrewed_aircraft"
    )
}

/// Ships and planes can be sent without changing hands.
fn moves_itself(goods: &Goods) -> bool {
    matches!(goods.item.category.as_str(), "ships" | "submarines" | "aircraft" | "helicopters" | "armoured_vehicles")
}
