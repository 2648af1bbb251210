//! Drafts: what one clause tells of a deal. Which goods it means is left to `meant`.

mod meant;

use super::clause::Cutter;
use super::cue::{Cue, Role, cues};
use super::goods::Goods;
use super::judge::Evidence;
use super::parties::{Parties, Scene, listed_with, origin, parties};
use super::side::{Side, Sides, Slot};
use super::status::{Signs, kind, main_cue, status};
use super::sums::{sums, time};
use crate::analysis::Annotated;
use crate::model::{Country, DealKind, DealStatus, RuleId, Tense, Tokens};
use crate::rules::lexicon::{ClassId, WordId};
use crate::text::{Casing, Span, TokenKind};

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
    /// Nothing but a paper and its worth, or a list of goods: it belongs to a deal told before.
    pub of_last: bool,
    /// It speaks of a paper or a deed that is known: `the contract`, `the package`.
    pub definite: bool,
    /// It names neither side: a deal only where the article tells who gets the goods.
    pub tentative: bool,
    /// The number of its sentence.
    pub sentence: u32,
    /// Names in capitals that stand in its sentence: a programme, a paper.
    pub names: Vec<WordId>,
}

impl Draft {
    /// Do supplier and recipient differ, as far as they are known?
    pub fn origin_differs(&self) -> bool {
        let supplier = self.supplier.map(|s| s.country).or(self.origin);
        supplier.is_none() || supplier != self.recipient.map(|r| r.country)
    }
}

/// The drafts of an article, in text order.
pub(super) fn drafts(annotated: &Annotated) -> Vec<Draft> {
    let mut reader = Reader::new(annotated);
    let mut drafts = Vec::new();
    let sentences = &annotated.scan.sentences;
    let mut next = 0;
    while let Some(sentence) = sentences.get(next) {
        let number = next;
        next = reader.end_of_list(next);
        let whole = Tokens { first: sentence.first, end: sentences[next - 1].end };
        for clause in reader.cutter.clauses(whole) {
            let place = Place { clause, whole, number: number as u32, headline: sentence.headline };
            drafts.extend(reader.drafts(place));
        }
    }
    drafts
}

/// Steps that a clause can tell of a deal without naming it again: `the sale was blocked`.
pub(super) fn ends_it(status: DealStatus) -> bool {
    matches!(status, DealStatus::Blocked | DealStatus::Cancelled | DealStatus::Suspended)
}

/// Is a paper signed, or signed off, so that its day is the deal's?
pub(super) fn is_signed(status: DealStatus) -> bool {
    matches!(status, DealStatus::Agreed | DealStatus::Ordered | DealStatus::Approved)
}

/// `250 tanks from Chad and 180 guns from Mali`: each side led by the same preposition, with the goods before it; empty
/// where not all have goods of their own.
fn each_with_goods(goods: &[Goods], side: Option<Side>, sides: &[Side]) -> Vec<(Side, Vec<Goods>)> {
    let Some(slot) = side.map(|s| s.slot).filter(|s| matches!(s, Slot::From | Slot::To | Slot::For)) else {
        return Vec::new();
    };
    let mut from = 0;
    let mut shares: Vec<(Side, Vec<Goods>)> = Vec::new();
    for side in sides.iter().filter(|s| s.slot == slot && s.trades) {
        let own = goods.iter().filter(|g| g.tokens.first >= from && g.tokens.end <= side.tokens.first);
        shares.push((*side, own.cloned().collect()));
        from = side.tokens.end;
    }
    let taken: usize = shares.iter().map(|(_, own)| own.len()).sum();
    let complete = taken == goods.len() && shares.iter().all(|(_, own)| !own.is_empty());
    if complete && shares.len() > 1 { shares } else { Vec::new() }
}

/// What stands before each point of a list.
fn is_bullet(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "•" | "*" | "·" | "▪" | "◦")
}

/// A clause in its sentence.
#[derive(Clone, Copy)]
struct Place {
    clause: Tokens,
    whole: Tokens,
    number: u32,
    headline: bool,
}

struct Reader<'a> {
    annotated: &'a Annotated<'a>,
    sides: Sides<'a>,
    cutter: Cutter<'a>,
    words: Words,
    /// What the article has told of so far: `the jets`, `12 others` go back to it.
    last: Vec<Goods>,
    /// The one whom all deals so far went to, while it is one.
    recipients: Vec<Side>,
}

/// The classes of words that a clause is read by.
struct Words {
    military: ClassId,
    rumour: ClassId,
    option: ClassId,
    licence: ClassId,
    against: ClassId,
    instead: ClassId,
    list: ClassId,
    wish: ClassId,
    more: ClassId,
    determiner: ClassId,
    slot: ClassId,
    join: ClassId,
    relative: ClassId,
    pronoun: ClassId,
}

impl<'a> Reader<'a> {
    fn new(annotated: &'a Annotated<'a>) -> Reader<'a> {
        let class = |name| annotated.scan.grammar.class(name);
        let words = Words {
            military: class("military"),
            rumour: class("deal_rumour"),
            option: class("deal_option"),
            licence: class("deal_licence"),
            against: class("deal_against"),
            instead: class("deal_instead"),
            list: class("deal_list"),
            wish: class("deal_wish"),
            more: class("deal_more"),
            determiner: class("determiner"),
            slot: class("deal_slot"),
            join: class("list_join"),
            relative: class("relative"),
            pronoun: class("pronoun"),
        };
        let (sides, cutter) = (Sides::new(annotated), Cutter::new(annotated));
        Reader { annotated, sides, cutter, words, last: Vec::new(), recipients: Vec::new() }
    }

    /// The sentence behind this one and the points of the list that its colon opens.
    fn end_of_list(&self, number: usize) -> usize {
        let scan = &self.annotated.scan;
        let text = |at: u32| scan.token_text(at as usize);
        let sentence = scan.sentences[number];
        let opens = sentence.end > sentence.first && text(sentence.end - 1) == ":";
        let points = scan.sentences[number + 1..].iter().take_while(|s| opens && is_bullet(text(s.first)));
        number + 1 + points.count()
    }

    fn has(&self, range: Tokens, class: ClassId) -> bool {
        range.range().any(|at| self.annotated.scan.is(at, class))
    }

    /// What a clause tells: one draft, or one for each supplier or recipient of a list.
    fn drafts(&mut self, place: Place) -> Vec<Draft> {
        let clause = place.clause;
        let cues = cues(self.annotated, clause, || self.has(clause, self.words.licence));
        if cues.is_empty() {
            return self.list(place).into_iter().collect();
        }
        let mut goods = self.goods(clause);
        let cues = self.near_goods(cues, &goods);
        let Some(main) = main_cue(self.annotated, &cues) else { return Vec::new() };
        let signs = Signs {
            rumour: self.has(clause, self.words.rumour),
            wish: self.has(clause, self.words.wish),
            licence: self.has(clause, self.words.licence),
        };
        let mut sides = self.sides.within(clause);
        let asides = self.asides(&cues, clause);
        let passed = |t: Tokens| asides.iter().any(|a| a.first <= t.first && t.end <= a.end);
        sides.retain(|s| !self.loses(s.tokens.first, clause, self.words.against) && !passed(s.tokens));
        goods = self.goods_of(&cues, goods);
        goods.retain(|g| !passed(g.tokens));
        let scene = Scene { annotated: self.annotated, clause, cues: &cues, sides: &sides, goods: &goods };
        let found = self.completed(parties(scene), scene, place);
        let kind = kind(self.annotated, &cues, &goods, signs);
        let (value, financing) = sums(self.annotated, clause, kind);
        let mut draft = Draft {
            rule: main.rule,
            cue: main.tokens,
            headline: place.headline,
            supplier: found.supplier,
            recipient: found.recipient,
            origin: origin(self.annotated, &goods),
            kind,
            status: status(main, &cues, kind, signs),
            option: self.has(clause, self.words.option) && !cues.iter().any(|c| self.has(c.tokens, self.words.option)),
            value,
            financing,
            time: time(self.annotated, clause, place.whole, main.tokens),
            definite: self.is_definite(&cues),
            goods,
            ..self.blank(place)
        };
        draft.span = self.span(&draft, &cues, clause);
        let military = self.has(clause, self.words.military);
        let lists = self.has(clause, self.words.list);
        let pact = cues.iter().any(|c| c.role == Role::Pact);
        let passing = cues.iter().all(|c| c.role == Role::Pact || self.describes(c));
        let listed = lists && passing && (draft.definite || !pact) && !self.last.is_empty();
        let evidence = Evidence { annotated: self.annotated, cues: &cues, military, lists };
        if !(listed && draft.recipient.is_none()) && evidence.holds(&draft) {
            draft.tentative = !evidence.explicit(&draft);
            self.remember(&draft.goods);
            self.recipients.extend(draft.recipient);
            return self.for_each_side(draft, &cues, &sides);
        }
        let bare = draft.supplier.is_none() && draft.recipient.is_none();
        let worth = draft.goods.is_empty() && (bare || draft.definite) && (value.is_some() || financing.is_some());
        let known = !draft.goods.is_empty() && draft.goods.iter().all(|g| self.stands_for_known(g));
        let fate = draft.goods.is_empty() && draft.definite && ends_it(draft.status);
        let signed =
            draft.goods.is_empty() && bare && draft.definite && draft.time.is_some() && is_signed(draft.status);
        draft.of_last = worth || fate || signed || known && bare || lists && !draft.goods.is_empty();
        if draft.of_last { vec![draft] } else { Vec::new() }
    }

    /// A participle that tells of goods where they come from: `missiles supplied by MBDA`.
    fn describes(&self, cue: &Cue) -> bool {
        let group = cue.group.and_then(|g| self.annotated.verbs.get(g as usize));
        group.is_some_and(|g| g.tense == Tense::Participle)
    }

    /// A draft of this clause that tells nothing yet.
    fn blank(&self, place: Place) -> Draft {
        Draft {
            rule: RuleId::MAX,
            cue: place.clause,
            span: Span::default(),
            headline: place.headline,
            supplier: None,
            recipient: None,
            origin: None,
            kind: DealKind::Sale,
            status: DealStatus::Planned,
            goods: Vec::new(),
            option: false,
            value: None,
            financing: None,
            time: None,
            of_last: false,
            definite: false,
            tentative: false,
            sentence: place.number,
            names: self.names(place.whole),
        }
    }

    /// `These items include: …`: goods of a deal told before, in a sentence that tells of none itself.
    fn list(&self, place: Place) -> Option<Draft> {
        if self.last.is_empty() && self.recipients.is_empty() || !self.has(place.clause, self.words.list) {
            return None;
        }
        let goods = self.goods(place.clause);
        (!goods.is_empty()).then(|| Draft { goods, of_last: true, ..self.blank(place) })
    }

    /// One draft for each supplier of a list, or for each recipient: `Italy and Spain have sent shells to Kyiv`.
    fn for_each_side(&self, draft: Draft, cues: &[Cue], sides: &[Side]) -> Vec<Draft> {
        let moved = cues.iter().any(|c| c.role == Role::Transfer);
        let listed = |side: Option<Side>, other: Option<Side>| -> Vec<Side> {
            let all = side.filter(|_| moved).map(|s| listed_with(self.annotated, sides, s)).unwrap_or_default();
            let apart = all.iter().all(|s| other.is_none_or(|o| o.country != s.country) && s.trades);
            if apart && all.len() > 1 { all } else { Vec::new() }
        };
        let suppliers = listed(draft.supplier, draft.recipient);
        if !suppliers.is_empty() {
            return suppliers.into_iter().map(|s| Draft { supplier: Some(s), ..draft.clone() }).collect();
        }
        let recipients = listed(draft.recipient, draft.supplier);
        if !recipients.is_empty() {
            return recipients.into_iter().map(|r| Draft { recipient: Some(r), ..draft.clone() }).collect();
        }
        let suppliers = each_with_goods(&draft.goods, draft.supplier, sides);
        let recipients = each_with_goods(&draft.goods, draft.recipient, sides);
        let share = |goods| Draft { goods, value: None, financing: None, ..draft.clone() };
        match (suppliers.is_empty(), recipients.is_empty()) {
            (false, _) => suppliers.into_iter().map(|(s, own)| Draft { supplier: Some(s), ..share(own) }).collect(),
            (_, false) => recipients.into_iter().map(|(r, own)| Draft { recipient: Some(r), ..share(own) }).collect(),
            _ => vec![draft],
        }
    }

    /// The sides with what the rest of the sentence gives: `Kyiv said the jets had been delivered`.
    fn completed(&self, found: Parties, scene: Scene, place: Place) -> Parties {
        let Parties { mut supplier, mut recipient } = found;
        let acts = |s: &Side| s.slot == Slot::Bare && s.trades;
        let led = recipient.is_some_and(|r| matches!(r.slot, Slot::For | Slot::To));
        let made = supplier.map(|s| s.country).or_else(|| origin(self.annotated, scene.goods));
        let sole = |known: Option<Country>| {
            let all = self.sides.within(place.whole);
            let mut others = all.into_iter().filter(|s| acts(s) && known != Some(s.country));
            let first = others.next()?;
            others.all(|s| s.country == first.country).then_some(first)
        };
        if supplier.is_none() && made.is_none() && led && scene.cues.iter().all(|c| c.role != Role::Step) {
            supplier = sole(recipient.map(|r| r.country));
        }
        let told = supplier.is_some_and(|s| s.slot == Slot::Bare && scene.clause.contains(s.tokens.first as usize));
        if recipient.is_none() && !told && made.is_some() && scene.cues.iter().any(|c| c.role == Role::Transfer) {
            recipient = sole(made);
        }
        let needs = scene.cues.iter().any(|c| c.needs_recipient) && supplier.is_some();
        recipient = recipient.or_else(|| self.only_recipient(supplier).filter(|_| needs && !scene.goods.is_empty()));
        Parties { supplier, recipient }
    }

    /// The one whom all deals told so far went to.
    fn only_recipient(&self, supplier: Option<Side>) -> Option<Side> {
        let first = *self.recipients.first()?;
        let one = self.recipients.iter().all(|r| r.country == first.country);
        (one && supplier.is_none_or(|s| s.country != first.country)).then_some(first)
    }

    /// Stretches between commas that say of the subject that it is a customer, where a deed is told beside them.
    fn asides(&self, cues: &[Cue], clause: Tokens) -> Vec<Tokens> {
        let asides = cues.iter().filter(|c| c.aside).filter_map(|c| self.cutter.aside(c.tokens.first, clause));
        let outside = |a: &Tokens| cues.iter().any(|c| c.role == Role::Transfer && !a.overlaps(c.tokens));
        asides.filter(outside).collect()
    }

    /// `the contract`, `this package`.
    fn is_definite(&self, cues: &[Cue]) -> bool {
        let scan = &self.annotated.scan;
        let known = |at: usize| {
            scan.mark(at, self.words.determiner).is_some_and(|m| scan.key(m) == "the" || scan.key(m) == "this")
        };
        let before = |c: &Cue| (1..=2).filter_map(|n| (c.tokens.first as usize).checked_sub(n)).any(known);
        cues.iter().any(|c| c.group.is_none() && before(c))
    }

    /// Names in capitals of three letters or more.
    fn names(&self, sentence: Tokens) -> Vec<WordId> {
        let scan = &self.annotated.scan;
        let name = |at: &usize| {
            let token = scan.tokens[*at];
            token.kind == TokenKind::Word && token.casing == Casing::Upper && token.span.len() > 2
        };
        sentence.range().filter(name).map(|at| scan.word(at)).collect()
    }

    /// Does a verb in the active stand between two tokens: `bombers destroyed cities and cut imports`?
    fn acts(&self, from: u32, to: u32) -> bool {
        let verbs = &self.annotated.verbs;
        let first = verbs.partition_point(|g| g.tokens.first < from);
        verbs[first..].iter().take_while(|g| g.tokens.first < to).any(|g| g.finite() && !g.passive)
    }

    /// `the jets that France sold`, `the 36 jets it bought`: something stands between them that makes them the object.
    fn is_related(&self, goods: &Goods, cue: &Cue) -> bool {
        let scan = &self.annotated.scan;
        let gap = goods.tokens.end as usize..(cue.tokens.first.max(goods.tokens.end)) as usize;
        let opens = |at: usize| [self.words.relative, self.words.pronoun].iter().any(|&c| scan.is(at, c));
        let named = |at: usize| {
            let n = self.annotated.mentions.partition_point(|m| (m.tokens.end as usize) <= at);
            self.annotated.mentions.get(n).is_some_and(|m| m.tokens.contains(at))
        };
        gap.into_iter().any(|at| opens(at) || named(at))
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
}
