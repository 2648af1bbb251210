//! One clause, several deals: the sides of a list, and the goods that belong to each.

use super::{Draft, Reader, Told};
use crate::analysis::Annotated;
use crate::model::{DealKind, DealStatus, Quantity, Tokens};
use crate::relate::deal::cue::{Cue, Role};
use crate::relate::deal::goods::Goods;
use crate::relate::deal::parties::{Parties, Scene, listed_with, origin};
use crate::relate::deal::side::{Side, Slot};

/// How far before who does a deed with another the word may stand that limits it to the last of the goods, in tokens.
const PART_WITHIN: u32 = 5;

/// How far from a verb the word may stand that tells that several do it together, in tokens.
const JOINTLY_WITHIN: u32 = 3;

impl Reader<'_> {
    /// One draft for each supplier of a list, or for each recipient: `Italy and Spain have sent shells to Kyiv`.
    pub(super) fn for_each_side(&mut self, mut draft: Draft, cues: &[Cue], sides: &[Side]) -> Vec<Draft> {
        self.take_known_types(&mut draft.goods);
        draft.origin = draft.origin.or_else(|| origin(self.annotated, &draft.goods));
        let drafts = self.shared_out(draft, cues, sides);
        self.recipients.extend(drafts.iter().filter_map(|d| d.recipient));
        let ours = drafts.iter().filter(|d| d.by_speaker == Some(true));
        self.given_by_us.extend(ours.filter_map(|d| d.recipient).map(|r| r.country));
        self.givers.extend(drafts.iter().filter_map(|d| d.supplier).map(|s| s.country));
        let parties = |d: &Draft| Parties { supplier: d.supplier, recipient: d.recipient };
        let told = |d: &Draft| Told { sentence: d.sentence, parties: parties(d), status: d.status };
        self.told = drafts.last().map(told).or(self.told);
        drafts
    }

    fn shared_out(&self, draft: Draft, cues: &[Cue], sides: &[Side]) -> Vec<Draft> {
        let counted = self.bracketed(&draft, sides);
        if !counted.is_empty() {
            return counted;
        }
        let suppliers = self.joined(&draft, draft.supplier, cues, sides);
        let mut recipients = self.joined(&draft, draft.recipient, cues, sides);
        if let Some(pairs) = self.paired(&draft, &suppliers, &recipients) {
            return pairs;
        }
        if let Some(drafts) = self.each_in_place(&draft, &suppliers) {
            return drafts;
        }
        if !suppliers.is_empty() {
            // `getting two submarines from Chad and Mali`
            let led = suppliers.iter().all(|s| s.slot == Slot::From);
            // `have between them promised 60 jets`
            let joint = || {
                let end = (draft.cue.end + JOINTLY_WITHIN).min(draft.goods.first().map_or(0, |g| g.tokens.first));
                let first = draft.cue.first.saturating_sub(JOINTLY_WITHIN);
                self.has(Tokens { first, end: end.max(draft.cue.end) }, self.words.jointly)
            };
            let draft = if led || joint() { self.uncounted(draft) } else { draft };
            return suppliers.into_iter().map(|s| Draft { supplier: Some(s), ..draft.clone() }).collect();
        }
        // `Chad and Niger signed for Chadian jets`: the maker is none of those who get them.
        let made = |r: &Side| draft.supplier.is_none() && draft.origin == Some(r.country);
        recipients.retain(|r| !made(r));
        if !recipients.is_empty() {
            if let Some(drafts) = self.respectively(&draft, &recipients) {
                return drafts;
            }
            let draft = if recipients.len() > 1 { self.uncounted(draft) } else { draft };
            return recipients.into_iter().map(|r| Draft { recipient: Some(r), ..draft.clone() }).collect();
        }
        let papers = cues.iter().any(|c| c.role == Role::Pact && c.group.is_none());
        let draft = if papers { self.summed(draft) } else { draft };
        self.parted(draft, cues, sides)
    }

    /// Those who are told of in one list with the supplier or the recipient of a draft, where they are two or more.
    fn joined(&self, draft: &Draft, side: Option<Side>, cues: &[Cue], sides: &[Side]) -> Vec<Side> {
        // `the two countries` is one word for both.
        let gets =
            side.is_some_and(|s| draft.recipient.is_some_and(|r| r.tokens == s.tokens && r.country == s.country));
        let other = if gets { draft.supplier } else { draft.recipient };
        let asked = |c: &Cue| c.group.is_some() && c.status == Some(DealStatus::Requested);
        let moved = cues.iter().any(|c| c.role == Role::Transfer || c.aside || asked(c));
        // `won a contract for rockets for Chad and Niger`
        // `signed contracts for drones with Chad and Niger`: each dealt with.
        let dealt_with = |s: &Side| s.slot == Slot::With && other.is_some_and(|o| o.slot == Slot::Bare);
        let fits = |s: &Side| moved || gets && s.slot == Slot::For || dealt_with(s);
        let Some(side) = side.filter(fits) else { return Vec::new() };
        let all = listed_with(self.annotated, sides, side).into_iter().chain(self.beside(side, draft, cues, sides));
        // `Chad and Niger ordered six from a Chadian firm`
        // Of two who sign a paper on what its firm makes the one does not buy.
        let signs = |c: &Cue| c.role == Role::Step && c.group.is_some() && c.recipient.subject;
        let verb = |c: &Cue| c.role == Role::Transfer && c.group.is_some();
        let sign = cues.iter().any(signs) && !cues.iter().any(verb);
        let own = |s: &Side, o: Side| o.makes && !s.makes && !sign;
        let apart = |s: &Side| other.is_none_or(|o| o.country != s.country || own(s, o)) && s.trades;
        // `Others that have ordered the American jet include the United States, Chad and Niger`
        let (all, itself): (Vec<Side>, Vec<Side>) = all.filter(|s| !self.describes_other(s)).partition(apart);
        let fits = itself.is_empty() || gets && itself.len() == 1 && (all.len() > 2 || sign);
        if all.len() > usize::from(!sign || itself.is_empty()) && fits { all } else { Vec::new() }
    }

    /// A draft of one supplier and one recipient, parted where some of its goods are another's.
    fn parted(&self, draft: Draft, cues: &[Cue], sides: &[Side]) -> Vec<Draft> {
        let share = |goods| Draft { goods, value: None, financing: None, ..draft.clone() };
        let supplied = |(s, own): (Side, Vec<Goods>)| Draft { supplier: Some(s), ..share(own) };
        let got = |(r, own): (Side, Vec<Goods>)| {
            let status = told_of(cues, &own).unwrap_or(draft.status);
            Draft { recipient: Some(r), status, ..share(own) }
        };
        let made: Vec<_> = each_with_maker(&draft, sides).into_iter().map(supplied).collect();
        if !made.is_empty() {
            return self.with_own_sums(made);
        }
        let got_from = self.each_with_giver(&draft, cues, sides);
        if !got_from.is_empty() {
            return self.with_own_sums(got_from);
        }
        let made = self.by_origin(&draft);
        if !made.is_empty() {
            return made;
        }
        // `Norway sold Chad 12 jets, Mali six and Niger ten tanks`
        let taker = draft.recipient.filter(|r| r.slot == Slot::Bare && r.tokens.first >= draft.cue.end);
        let given = self.opened(&draft, taker, sides);
        if !given.is_empty() {
            return self.with_own_sums(given.into_iter().map(got).collect());
        }
        let gaps = self.gapped(&draft, draft.supplier, sides);
        let bought = self.gapped(&draft, draft.recipient, sides);
        if gaps.is_empty() && !bought.is_empty() {
            return self.bought_apart(&draft, bought);
        }
        let suppliers = each_with_goods(&draft.goods, draft.supplier, sides);
        // `jets were sold abroad: 80 for Chad, 55 for Mali`
        let first = || sides.iter().find(|s| matches!(s.slot, Slot::To | Slot::For) && s.trades).copied();
        let recipients = each_with_goods(&draft.goods, draft.recipient.or_else(first), sides);
        match (gaps.is_empty(), suppliers.is_empty(), recipients.is_empty()) {
            (false, _, _) => self.with_own_sums(gaps.into_iter().map(supplied).collect()),
            (_, false, _) => self.with_own_sums(suppliers.into_iter().map(supplied).collect()),
            (_, _, false) => self.with_own_sums(recipients.into_iter().map(got).collect()),
            _ => self.each_with_sum(draft),
        }
    }

    /// `M-346 jets, T129 helicopters and Chinese-made drones`: the adjective before some of the goods tells nothing of those
    /// that others have designed: of each origin a deal.
    fn by_origin(&self, draft: &Draft) -> Vec<Draft> {
        let made = draft.supplier.filter(|s| s.slot == Slot::Adjective && draft.recipient.is_some());
        let Some(maker) = made else { return self.by_types(draft) };
        let scan = &self.annotated.scan;
        let own = |g: &Goods| {
            let inside = maker.tokens.first >= g.tokens.first && maker.tokens.end <= g.tokens.end;
            inside || maker.tokens.end == g.tokens.first || maker.tokens.first == g.tokens.end
        };
        // What is of no type may be of the same land; a type of several lands is of none that is known.
        let origin = |g: &Goods| match origin(self.annotated, std::slice::from_ref(g)) {
            _ if own(g) || g.item.designation.is_none() => Some(maker.country),
            made => made,
        };
        let told: Vec<_> = draft.goods.iter().map(origin).collect();
        // `Russian equipment, including four L-39s`: what a word for all goods takes in is of the same land.
        let lists = |at: u32| [self.words.parts, self.words.list].iter().any(|&class| scan.is(at as usize, class));
        let takes_in = |g: &Goods| {
            let end = g.tokens.end.max(maker.tokens.end);
            g.item.designation.is_none() && (end..=end + 1).any(|at| (at as usize) < scan.tokens.len() && lists(at))
        };
        let all = draft.goods.first().is_some_and(|g| own(g) && takes_in(g));
        if all || !draft.goods.iter().any(own) || told.iter().all(|o| *o == Some(maker.country)) {
            return Vec::new();
        }
        let mut shares: Vec<Draft> = Vec::new();
        for (goods, made) in draft.goods.iter().zip(told) {
            if let Some(known) = shares.iter_mut().find(|d| d.origin == made) {
                known.goods.push(goods.clone());
                continue;
            }
            let supplier = draft.supplier.filter(|s| Some(s.country) == made);
            let goods = vec![goods.clone()];
            let draft = Draft { of_many: made.is_none(), origin: made, goods, ..draft.clone() };
            shares.push(Draft { supplier, value: None, financing: None, ..draft });
        }
        shares
    }

    /// `bought Caesar guns, HIMARS launchers and Merkava tanks`: goods of types from several lands, of whom none is named.
    fn by_types(&self, draft: &Draft) -> Vec<Draft> {
        let open = draft.supplier.is_none() && draft.recipient.is_some() && draft.value.is_none();
        let made: Option<Vec<_>> =
            draft.goods.iter().map(|g| origin(self.annotated, std::slice::from_ref(g))).collect();
        let Some(made) = made.filter(|_| open && draft.kind == DealKind::Sale) else { return Vec::new() };
        let buyer = draft.recipient.map(|r| r.country);
        let mut shares: Vec<Draft> = Vec::new();
        for (goods, made) in draft.goods.iter().zip(made).filter(|(_, made)| Some(*made) != buyer) {
            match shares.iter_mut().find(|d| d.origin == Some(made)) {
                Some(known) => known.goods.push(goods.clone()),
                None => shares.push(Draft { origin: Some(made), goods: vec![goods.clone()], ..draft.clone() }),
            }
        }
        if shares.len() > 1 { shares } else { Vec::new() }
    }

    /// `Chad, together with Niger, bought`: who does as the subject does.
    fn beside(&self, subject: Side, draft: &Draft, cues: &[Cue], sides: &[Side]) -> Option<Side> {
        let scene = Scene { annotated: self.annotated, clause: draft.cue, cues, sides, goods: &draft.goods };
        // `12 chars et un système SAMP/T, ce dernier conjointement avec l'Italie`: in some of it alone.
        let scan = &self.annotated.scan;
        let latter = |at: u32| scan.mark(at as usize, self.words.pronoun).is_some_and(|m| scan.key(m) == "latter");
        let part = |s: &Side| (s.tokens.first.saturating_sub(PART_WITHIN)..s.tokens.first).any(latter);
        let joins = |s: &&Side| s.slot == Slot::Beside && !part(s) || cues.iter().any(|c| scene.buys_beside(c, s));
        let acts = subject.slot == Slot::Bare && subject.tokens.end <= draft.cue.first;
        sides.iter().find(joins).filter(|s| acts && s.trades && s.country != subject.country).copied()
    }

    /// `Jordan, a neighbour of Iraq, bought`: one by whom another is described is in no list with it.
    fn describes_other(&self, side: &Side) -> bool {
        let scan = &self.annotated.scan;
        let article = scan.mark(side.tokens.first as usize, scan.grammar.class("article"));
        article.is_some_and(|m| scan.key(m) == "indefinite")
    }

    /// `Chad and Niger will buy jets from Sweden and Italy respectively`: each buyer from the seller in its place.
    fn paired(&self, draft: &Draft, suppliers: &[Side], recipients: &[Side]) -> Option<Vec<Draft>> {
        let scan = &self.annotated.scan;
        let sentence = scan.sentences[scan.sentence_of(draft.cue.first as usize)];
        let told = || (sentence.first..sentence.end).any(|at| scan.is(at as usize, self.words.respectively));
        let pair = |(s, r): (&Side, &Side)| Draft { supplier: Some(*s), recipient: Some(*r), ..draft.clone() };
        let fits = suppliers.len() > 1 && suppliers.len() == recipients.len() && told();
        fits.then(|| suppliers.iter().zip(recipients).map(pair).collect())
    }

    /// `bought 12 tanks and six drones from Niger and Mali respectively`: from each of a list the goods in its place.
    fn each_in_place(&self, draft: &Draft, suppliers: &[Side]) -> Option<Vec<Draft>> {
        let scan = &self.annotated.scan;
        let sentence = scan.sentences[scan.sentence_of(draft.cue.first as usize)];
        let told = || (sentence.first..sentence.end).any(|at| scan.is(at as usize, self.words.respectively));
        let own = |(s, goods): (&Side, &Goods)| Draft {
            supplier: Some(*s),
            goods: vec![goods.clone()],
            value: None,
            financing: None,
            ..draft.clone()
        };
        let fits = suppliers.len() > 1 && suppliers.len() == draft.goods.len() && told();
        fits.then(|| suppliers.iter().zip(&draft.goods).map(own).collect())
    }

    /// `ordered nine and 18 howitzers respectively`: to each of a list the figure in its place.
    fn respectively(&self, draft: &Draft, recipients: &[Side]) -> Option<Vec<Draft>> {
        let Annotated { scan, numbers, .. } = self.annotated;
        let sentence = scan.sentences[scan.sentence_of(draft.cue.first as usize)];
        if !(sentence.first..sentence.end).any(|at| scan.is(at as usize, self.words.respectively)) {
            return None;
        }
        let goods = draft.goods.first().filter(|_| draft.goods.len() == 1)?;
        let figures: Vec<_> = numbers[numbers.partition_point(|n| n.tokens.first < draft.cue.end)..]
            .iter()
            .take_while(|n| n.tokens.end <= goods.tokens.end)
            .filter(|n| !n.ordinal && !scan.tokens[n.tokens.first as usize].glued)
            .take(recipients.len() + 1)
            .collect();
        let share = |(r, n): (&Side, &&crate::model::Number)| {
            let mut own = Draft { recipient: Some(*r), value: None, financing: None, ..draft.clone() };
            own.goods[0].item.quantity = Some(Quantity::exact(n.value));
            own
        };
        (figures.len() == recipients.len()).then(|| recipients.iter().zip(&figures).map(share).collect())
    }

    /// `two contracts, for twelve and eight jets respectively`: for one side both figures count.
    fn summed(&self, mut draft: Draft) -> Draft {
        let Annotated { scan, numbers, .. } = self.annotated;
        let [goods] = draft.goods.as_mut_slice() else { return draft };
        let sentence = scan.sentences[scan.sentence_of(goods.tokens.first as usize)];
        let told = (sentence.first..sentence.end).any(|at| scan.is(at as usize, self.words.respectively));
        let before = numbers.partition_point(|n| n.tokens.end < goods.tokens.first).checked_sub(1);
        let first =
            before.map(|n| &numbers[n]).filter(|n| told && !n.ordinal && n.tokens.end + 1 == goods.tokens.first);
        let first = first.filter(|n| scan.is(n.tokens.end as usize, self.words.join));
        let both = first.and_then(|n| goods.item.quantity.and_then(|q| q.value)?.plus(n.value));
        goods.item.quantity = both.map(Quantity::exact).or(goods.item.quantity);
        draft
    }

    /// `delivered 80 helicopters to Chad, Mali and Niger`: so many to all of them, and how many to each nobody says.
    fn uncounted(&self, mut draft: Draft) -> Draft {
        let scan = &self.annotated.scan;
        let sentence = scan.sentences[scan.sentence_of(draft.cue.first as usize)];
        if !(sentence.first..sentence.end).any(|at| scan.is(at as usize, self.words.each)) {
            for goods in &mut draft.goods {
                (goods.item.quantity, goods.part) = (None, None);
            }
        }
        draft
    }

    /// `Chad will send 12 tanks to Mali, Niger its guns and Togo rifles`: each giver behind a comma has goods of its own.
    fn gapped(&self, draft: &Draft, head: Option<Side>, sides: &[Side]) -> Vec<(Side, Vec<Goods>)> {
        self.opened(draft, head.filter(|s| s.slot == Slot::Bare && s.tokens.first < draft.cue.first), sides)
    }

    /// The first one and each behind a comma, with the goods behind them; none where one has none.
    fn opened(&self, draft: &Draft, head: Option<Side>, sides: &[Side]) -> Vec<(Side, Vec<Goods>)> {
        let Some(giver) = head else { return Vec::new() };
        let opens =
            |s: &&Side| s.slot == Slot::Bare && s.tokens.first > draft.cue.end && self.opens_gap(s, &draft.goods);
        let heads: Vec<Side> = std::iter::once(giver).chain(sides.iter().filter(opens).copied()).collect();
        let ends = heads.iter().skip(1).map(|s| s.tokens.first).chain([u32::MAX]);
        let own = |(head, end): (&Side, u32)| {
            let within = |g: &&Goods| g.tokens.first >= head.tokens.end && g.tokens.first < end;
            (*head, draft.goods.iter().filter(within).cloned().collect::<Vec<Goods>>())
        };
        let shares: Vec<(Side, Vec<Goods>)> = heads.iter().zip(ends).map(own).collect();
        let complete = shares.len() > 1 && shares.iter().all(|(_, own)| !own.is_empty());
        if complete { shares } else { Vec::new() }
    }

    /// `Chad ordered 20 radars from Niger, and Mali 14 helicopters`: who supplies the first need not supply the next.
    fn bought_apart(&self, draft: &Draft, shares: Vec<(Side, Vec<Goods>)>) -> Vec<Draft> {
        let made = |own: &[Goods]| origin(self.annotated, own);
        let part = |(n, (buyer, goods)): (usize, (Side, Vec<Goods>))| Draft {
            recipient: Some(buyer),
            supplier: draft.supplier.filter(|_| n == 0),
            origin: made(&goods),
            goods,
            value: draft.value.filter(|_| n == 0),
            financing: None,
            ..draft.clone()
        };
        shares.into_iter().enumerate().map(part).collect()
    }

    /// A comma or a joining word before a side, and goods right behind it.
    fn opens_gap(&self, side: &Side, goods: &[Goods]) -> bool {
        let scan = &self.annotated.scan;
        let joins = |at: usize| scan.token_text(at) == "," || scan.is(at, self.words.join);
        let first = side.tokens.first as usize;
        let led = first > 1 && (joins(first - 1) || scan.is(first - 1, self.words.determiner) && joins(first - 2));
        let behind = |g: &Goods| (side.tokens.end..=side.tokens.end + 1).contains(&g.tokens.first);
        led && goods.iter().any(behind)
    }
}

/// `delivered two jets to Chad and will deliver six to Mali`: what the verb before its goods says, where each has its own.
fn told_of(cues: &[Cue], goods: &[Goods]) -> Option<DealStatus> {
    let mut verbs = cues.iter().filter(|c| c.role == Role::Transfer && c.group.is_some() && c.status.is_some());
    verbs.clone().nth(1)?;
    let first = goods.first()?.tokens.first;
    verbs.rfind(|c| c.tokens.first < first)?.status
}

/// `Chad will buy German-made IRIS-T and US-made Patriot systems`: the goods of each adjective of origin, where all have one;
/// what a side makes for itself is no deal beside the others.
fn each_with_maker(draft: &Draft, sides: &[Side]) -> Vec<(Side, Vec<Goods>)> {
    let Some(recipient) = draft.recipient else { return Vec::new() };
    let names = |s: &Side, g: &Goods| {
        let inside = s.tokens.first >= g.tokens.first && s.tokens.end <= g.tokens.end;
        let led = s.slot == Slot::From && (g.tokens.end..=g.tokens.end + 2).contains(&s.tokens.first);
        let named = s.slot == Slot::Adjective || s.makes && s.slot == Slot::Bare;
        // `des avions russes`
        let behind = s.slot == Slot::Adjective && s.tokens.first == g.tokens.end;
        led || behind || named && (s.tokens.end == g.tokens.first || inside)
    };
    let maker = |g: &Goods| Some((*sides.iter().find(|s| names(s, g))?, vec![g.clone()]));
    let shares: Option<Vec<_>> = draft.goods.iter().map(maker).collect();
    let mut shares = shares.unwrap_or_default();
    shares.dedup_by(|b, a| {
        a.0.country == b.0.country && {
            a.1.append(&mut b.1);
            true
        }
    });
    let apart = shares.len() > 1;
    shares.retain(|(s, _)| apart && s.country != recipient.country);
    shares
}

/// `250 tanks from Chad and 180 guns from Mali`: each side led by the same preposition, with the goods before it; empty
/// where not all have goods of their own.
fn each_with_goods(goods: &[Goods], side: Option<Side>, sides: &[Side]) -> Vec<(Side, Vec<Goods>)> {
    let Some(slot) = side.map(|s| s.slot).filter(|s| matches!(s, Slot::From | Slot::Of | Slot::To | Slot::For)) else {
        return Vec::new();
    };
    let led: Vec<&Side> = sides.iter().filter(|s| s.slot == slot && s.trades).collect();
    let within = |from: u32, to: u32| goods.iter().filter(move |g| g.tokens.first >= from && g.tokens.end <= to);
    let share = |n: usize, behind: bool| {
        let (start, next) = (n.checked_sub(1).map_or(0, |b| led[b].tokens.end), led.get(n + 1));
        let (from, to) = match behind {
            // `offers from Chad for 12 jets and from Mali for guns`
            true => (led[n].tokens.end, next.map_or(u32::MAX, |s| s.tokens.first)),
            false => (start, led[n].tokens.first),
        };
        (*led[n], within(from, to).cloned().collect::<Vec<Goods>>())
    };
    let complete = |shares: &Vec<(Side, Vec<Goods>)>| {
        let taken: usize = shares.iter().map(|(_, own)| own.len()).sum();
        shares.len() > 1 && taken == goods.len() && shares.iter().all(|(_, own)| !own.is_empty())
    };
    let mut ways = [false, true].map(|behind| (0..led.len()).map(|n| share(n, behind)).collect::<Vec<_>>()).into_iter();
    ways.find(complete).unwrap_or_default()
}
