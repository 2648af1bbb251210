//! What becomes of a draft: a deal of its own, a part of one told before, or nothing.

use super::{Draft, Handed, Reader, Told, is_signed};
use crate::analysis::Annotated;
use crate::model::{Category, Country, DealKind, DealStatus, Quantity, Tense, Tokens, VerbGroup};
use crate::relate::deal::cue::{Cue, Role};
use crate::relate::deal::goods::{Goods, same};
use crate::relate::deal::judge::Evidence;
use crate::relate::deal::parties::Parties;
use crate::relate::deal::side::{Side, Slot};
use crate::rules::scan::Mark;
use crate::text::TokenKind;

/// How far before a trade the word may stand that tells of its growth, in tokens.
const CHANGES_WITHIN: u32 = 3;

/// How far before a trade the word may stand that tells that it is only spoken of, in tokens.
const DEBATED_WITHIN: u32 = 6;

/// How far behind a noun for an end what is ended may stand, in tokens.
const ENDED_WITHIN: u32 = 8;

/// How many sentences behind a deal `the contract for the 12 jets` means it.
const PAPER_WITHIN: u32 = 2;

impl Reader<'_> {
    /// The draft as a deal of its own, as part of one told before, or as nothing.
    pub(super) fn judged(&mut self, mut draft: Draft, cues: &[Cue], sides: &[Side], clause: Tokens) -> Vec<Draft> {
        self.note_handed_over(&draft, cues);
        self.take_part(&mut draft, clause);
        draft.recipient = draft.recipient.or_else(|| self.bracketed(&draft, sides).first().and_then(|d| d.recipient));
        let evidence = self.evidence(&draft, cues, clause);
        draft.definite |= self.is_of_known_paper(&draft, &evidence, clause);
        let of_other = self.is_package_of_other(&draft, cues);
        if of_other {
            draft.recipient = draft.recipient.or_else(|| self.only_recipient(draft.supplier));
        }
        let listed = evidence.lists && !of_other && self.is_for_last(&draft, cues) && self.continues(&draft, cues);
        // `will send no tanks, said the minister, who announced a package of guns`: none of what was refused.
        let refused = self.told.is_some_and(|t| matches!(t.status, DealStatus::Blocked | DealStatus::Denied));
        let package = || cues.iter().any(|c| c.role == Role::Pact && c.kind == Some(DealKind::Donation));
        if refused && draft.supplier.is_none() && draft.recipient.is_none() && package() {
            return Vec::new();
        }
        if self.is_for_both(&draft, cues, clause) {
            draft.of_last = true;
            return vec![draft];
        }
        let trade = draft.goods.iter().all(|g| g.general) && !draft.goods.is_empty();
        if trade && (self.spans_years(clause) || self.changes(&draft, cues) || self.is_only_debated(&draft, cues)) {
            return Vec::new();
        }
        // `almost 300 jets ordered abroad`: all that was ever sold, and no deal.
        let abroad = || self.has(clause, self.annotated.scan.grammar.class("deal_abroad"));
        if draft.recipient.is_none() && !self.to_one(clause) && is_signed(draft.status) && abroad() {
            return Vec::new();
        }
        // `has not bought a ship since 2018`: it did then.
        let behind = Tokens { first: draft.cue.end.min(clause.end), ..clause };
        if draft.status == DealStatus::Denied
            && self.has(behind, self.words.since)
            && cues.iter().all(|c| c.role == Role::Transfer)
        {
            return Vec::new();
        }
        if !listed && evidence.holds(&draft) {
            draft.tentative = !evidence.explicit(&draft);
            draft.sent = evidence.deploys(&draft);
            draft.back = draft.goods.iter().all(|g| self.is_back(g)) && !draft.goods.is_empty();
            if draft.back && draft.supplier.is_none() && draft.recipient.is_none() {
                draft.of_last = true;
                return vec![draft];
            }
            self.remember(&draft.goods);
            return self.for_each_side(draft, cues, sides);
        }
        // `has committed $9 billion in military aid since 2021`: all that was given so far, and no package.
        let all = draft.value.is_some() && self.has(clause, self.words.since);
        if all && evidence.opens(&draft) {
            return Vec::new();
        }
        if !listed && evidence.opens(&draft) {
            let given = cues.iter().any(|c| c.kind == Some(DealKind::Donation));
            draft.needs_goods = !(given && evidence.military && draft.value.is_some());
            return self.for_each_side(draft, cues, sides);
        }
        self.added_to_last(draft, &evidence, clause)
    }

    /// What a clause says beside a draft.
    fn evidence<'e>(&self, draft: &Draft, cues: &'e [Cue], clause: Tokens) -> Evidence<'e>
    where
        Self: 'e,
    {
        Evidence {
            annotated: self.annotated,
            cues,
            military: self.has(clause, self.words.military),
            lists: self.has(clause, self.words.list),
            civil: self.has(clause, self.words.civil),
            told: self.told.is_some(),
            apart: self.is_of_others_than_told(draft),
        }
    }

    /// `the 2 billion dollar contract also covers`, `the price of the contract, which parliament must approve, is 2 billion`
    fn is_of_known_paper(&self, draft: &Draft, evidence: &Evidence, clause: Tokens) -> bool {
        let pact = |c: &Cue| c.role == Role::Pact && c.group.is_none();
        let priced = |at: usize| self.annotated.scan.is(at, self.words.worth) && self.is_known(at);
        // `won the 90 million euro contract`
        let money = &self.annotated.money;
        let past_sum = |at: u32| {
            let sum = money[..money.partition_point(|m| m.tokens.end <= at)].last();
            sum.filter(|m| at - m.tokens.end <= 1).map_or(at, |m| m.tokens.first)
        };
        let known = |at: u32| self.is_known(past_sum(at) as usize);
        let won = |c: &Cue| c.takes.is_some_and(known) || pact(c) && known(c.tokens.first);
        let maker = draft.supplier.is_some_and(|s| s.makes) && is_signed(draft.status);
        match draft.goods.is_empty() {
            true if maker && evidence.cues.iter().any(won) => true,
            false => evidence.lists && evidence.cues.iter().any(pact),
            true => draft.value.is_some() && clause.range().any(priced),
        }
    }

    /// Does the draft name nobody else than who got the goods of the deal told last?
    fn is_for_last(&self, draft: &Draft, cues: &[Cue]) -> bool {
        let Some(recipient) = draft.recipient else { return true };
        let last = self.recipients.last().map(|r| r.country);
        draft.supplier.is_none() && last == Some(recipient.country) && cues.iter().any(|c| c.role == Role::Pact)
    }

    /// `Both have also ordered 12 guns`: more goods for those told of before, of whom it names none.
    fn is_for_both(&self, draft: &Draft, cues: &[Cue], clause: Tokens) -> bool {
        let open = draft.supplier.is_none() && draft.recipient.is_none();
        let before = Tokens { end: draft.cue.first.max(clause.first), ..clause };
        let both = || self.has(before, self.words.both) || draft.origin.is_none() && self.adds(cues, clause);
        open && !draft.goods.is_empty() && !self.recipients.is_empty() && both()
    }

    /// The draft as a part of the deal told last, where it is one.
    fn added_to_last(&self, mut draft: Draft, evidence: &Evidence, clause: Tokens) -> Vec<Draft> {
        let cues = evidence.cues;
        // `a project to modernise its fleet, which includes old ships`: its own goods, none of the deal told before.
        let active = |g: u32| !self.annotated.verbs[g as usize].passive;
        let acts = |c: &Cue| c.kind == Some(DealKind::Maintenance) && c.group.is_some_and(active);
        let more = evidence.lists && !draft.goods.is_empty() && !cues.iter().any(acts);
        // `This contract for equipment and services is worth 10 billion euros`
        let service = |g: &Goods| g.general || g.item.category == Category::Services;
        if draft.definite && draft.value.is_some() && draft.goods.iter().all(service) {
            draft.goods.clear();
        }
        draft.of_last = more
            || self.has_come(&draft, cues)
            || (self.is_of_last(&draft) || self.is_known_paper(&draft, cues)) && !self.ends_other(cues);
        // `Current contracts are worth $4 billion and a source said on Thursday that`: the day of another clause is not its own.
        let times = &self.annotated.times;
        draft.time = draft.time.filter(|&t| clause.contains(times[t as usize].tokens.first as usize));
        if draft.of_last { vec![draft] } else { Vec::new() }
    }

    /// `Between 2008 and 2018 Chad sold weapons worth $2 billion`: what was sold in so many years is no deal.
    fn spans_years(&self, clause: Tokens) -> bool {
        let Annotated { scan, times, .. } = self.annotated;
        let year = |at: &usize| scan.tokens[*at].kind == TokenKind::Number && scan.token_text(*at).len() == 4;
        let from = times.partition_point(|t| t.tokens.first < clause.first);
        let mut inside = times[from..].iter().take_while(|t| t.tokens.end <= clause.end);
        inside.any(|t| t.tokens.range().filter(year).count() > 1)
    }

    /// `due to increasing arms deliveries to Chad`: a trade that grows or shrinks.
    fn changes(&self, draft: &Draft, cues: &[Cue]) -> bool {
        let class = self.annotated.scan.grammar.class("deal_change");
        let led = |first: u32| self.has(Tokens { first: first.saturating_sub(CHANGES_WITHIN), end: first }, class);
        let nouns = cues.iter().filter(|c| c.role == Role::Transfer && c.group.is_none());
        nouns.map(|c| c.tokens.first).chain(draft.goods.iter().map(|g| g.tokens.first)).any(led)
            || self.varies(draft, cues)
    }

    /// `the debate on arms sales to Chad`, `s'oppose aux ventes d'armes au Tchad`: a trade that a noun tells, and that someone
    /// only speaks of.
    fn is_only_debated(&self, draft: &Draft, cues: &[Cue]) -> bool {
        let scan = &self.annotated.scan;
        let class = scan.grammar.class("deal_debated");
        let nouns = cues.iter().filter(|c| c.role == Role::Transfer).all(|c| c.group.is_none());
        let first = draft.cue.first.min(draft.goods.first().map_or(draft.cue.first, |g| g.tokens.first));
        let mut near = first.saturating_sub(DEBATED_WITHIN)..first;
        // `étudiait la possibilité de fournir une aide militaire`
        let debated = |m: Mark| nouns || scan.key(m) == "possible";
        !draft.status.ends_it() && near.any(|at| scan.mark(at as usize, class).is_some_and(debated))
    }

    /// `arms deliveries to Chad have fallen by a third`: a noun for a trade before a verb of growing or shrinking.
    fn varies(&self, draft: &Draft, cues: &[Cue]) -> bool {
        let Annotated { verbs, scan, .. } = self.annotated;
        let class = scan.grammar.class("deal_varies");
        let next = verbs[verbs.partition_point(|g| g.tokens.first < draft.cue.end)..].iter().find(|g| g.finite());
        let same = |g: &VerbGroup| scan.sentence_of(g.head as usize) as u32 == draft.sentence;
        cues.iter().all(|c| c.group.is_none()) && next.is_some_and(|g| same(g) && scan.is(g.head as usize, class))
    }

    /// `The French package includes 12 guns`, where Norway's was told of: a gift of another giver.
    fn is_package_of_other(&self, draft: &Draft, cues: &[Cue]) -> bool {
        let package = |c: &Cue| c.role == Role::Pact && c.kind == Some(DealKind::Donation);
        let owner = draft.supplier.filter(|s| matches!(s.slot, Slot::Adjective | Slot::Possessive));
        let told = self.told.and_then(|t| t.parties.supplier);
        cues.iter().any(package) && owner.zip(told).is_some_and(|(own, told)| own.country != told.country)
    }

    /// `Chad and Niger signed the deal`, where Mali's was told of.
    fn is_of_others_than_told(&self, draft: &Draft) -> bool {
        let Some(Told { parties: Parties { supplier: Some(a), recipient: Some(b) }, .. }) = self.told else {
            return false;
        };
        let told = [(a.country, b.country), (b.country, a.country)];
        is_signed(draft.status) && draft.between.is_some_and(|pair| !told.contains(&pair))
    }

    /// Keeps in mind what a clause says to change hands, by more than a verb of sending.
    fn note_handed_over(&mut self, draft: &Draft, cues: &[Cue]) {
        if cues.iter().any(|c| c.role == Role::Transfer && !c.deploys && !c.weak) {
            let (from, to) = (draft.supplier.map(|s| s.country).or(draft.origin), draft.recipient.map(|r| r.country));
            self.handed.extend(draft.goods.iter().map(|g| Handed { category: g.item.category, from, to }));
        }
    }

    /// Does the article tell that such goods as these change hands? Where someone sells jets to Chad, another one who
    /// sends his own into its airspace gives none.
    pub(super) fn hands_over(&self, draft: &Draft) -> bool {
        let (from, to) = (draft.supplier.map(|s| s.country), draft.recipient.map(|r| r.country));
        let open = |told: Option<Country>, own: Option<Country>| told.is_none() || told == own;
        let such = |h: &Handed| {
            let sides = open(h.to, to) && (open(h.from, from) || from.is_none());
            sides && draft.goods.iter().any(|g| g.item.category == h.category)
        };
        self.handed.iter().any(such)
    }

    /// `More than 40 vehicles will also be delivered`: more goods of the deal told before.
    fn adds(&self, cues: &[Cue], clause: Tokens) -> bool {
        let passive = |c: &Cue| c.group.is_some_and(|g| self.annotated.verbs[g as usize].passive);
        self.has(clause, self.words.also) && cues.iter().all(|c| c.role == Role::Transfer && passive(c))
    }

    /// Is a clause with a list of goods about a deal told before: `the sale, announced on Friday, would include`?
    fn continues(&self, draft: &Draft, cues: &[Cue]) -> bool {
        let passive = |c: &Cue| c.group.is_some_and(|g| self.annotated.verbs[g as usize].passive);
        let known = |c: &Cue| c.group.is_none() && self.is_definite(c);
        let passing = |c: &Cue| c.role == Role::Pact || self.describes(c) || known(c) || c.weak && passive(c);
        let pact = cues.iter().any(|c| c.role == Role::Pact);
        let told = !self.last.is_empty() || !self.recipients.is_empty();
        told && cues.iter().all(passing) && (draft.definite || !pact)
    }

    /// `welcomed the contract for the 12 jets`: the goods of the paper told right before, with no side but its own.
    fn is_known_paper(&self, draft: &Draft, cues: &[Cue]) -> bool {
        let Some(told) = self.told else { return false };
        let known = |c: &Cue| c.role == Role::Pact && self.is_definite(c);
        let agrees =
            |own: Option<Side>, told: Option<Side>| own.is_none_or(|o| told.is_some_and(|t| t.country == o.country));
        let sides = agrees(draft.supplier, told.parties.supplier) && agrees(draft.recipient, told.parties.recipient);
        let counted = draft.goods.iter().any(|g| g.sure && g.item.quantity.is_some());
        sides && counted && draft.sentence - told.sentence <= PAPER_WITHIN && cues.iter().any(known)
    }

    /// A worth, an end or a signing of a deal told before, or goods that were named before.
    fn is_of_last(&self, draft: &Draft) -> bool {
        let bare = draft.supplier.is_none() && draft.recipient.is_none();
        if !draft.goods.is_empty() {
            // `The approval for 22 Apache and 15 Chinook helicopters`: types that were told of before.
            let named = |g: &Goods| g.item.designation.is_some() && self.last.iter().any(|l| same(&l.item, &g.item));
            let known = draft.definite && draft.goods.iter().all(named);
            let anaphoric = draft.by_pronoun && draft.by_speaker.is_none();
            return bare && (anaphoric || known || draft.goods.iter().all(|g| self.stands_for_known(g)));
        }
        let sums = draft.value.is_some() || draft.financing.is_some();
        // `a promise to order 12 guns from Tarn, Chad has signed the contract`
        let agrees = |own: Option<Side>, told: Option<Side>| own.zip(told).is_none_or(|(o, t)| o.country == t.country);
        let same = |t: &Told| {
            let sides = agrees(draft.supplier, t.parties.supplier) && agrees(draft.recipient, t.parties.recipient);
            t.sentence == draft.sentence && sides
        };
        if draft.definite && is_signed(draft.status) && self.told.as_ref().is_some_and(same) {
            return true;
        }
        let worth = (bare || draft.definite) && sums;
        let fate = draft.definite && draft.status.ends_it();
        worth
            || fate
            || self.is_paper_won(draft)
            || bare && draft.definite && draft.time.is_some() && is_signed(draft.status)
    }

    /// `The contract was awarded to Tarn`: who makes what a paper told before is for.
    fn is_paper_won(&self, draft: &Draft) -> bool {
        let told = self.told.and_then(|t| t.parties.recipient).map(|r| r.country);
        let same = draft.recipient.is_none_or(|r| told == Some(r.country));
        let wins = draft.definite && same && is_signed(draft.status);
        wins && draft.supplier.is_some_and(|s| s.makes) && draft.goods.is_empty()
    }

    /// `The first jets arrived in May`, `Ten K2 reached Gdynia`: goods told before, of which no side is told.
    fn has_come(&self, draft: &Draft, cues: &[Cue]) -> bool {
        let count = |q: Option<Quantity>| q.and_then(|q| q.value);
        let some = |g: &Goods| {
            let more = |l: &Goods| same(&l.item, &g.item) && count(g.item.quantity) <= count(l.item.quantity);
            self.is_back(g) || g.item.quantity.is_some() && self.last.iter().any(more)
        };
        let bare = draft.supplier.is_none() && draft.recipient.is_none() && !draft.goods.is_empty();
        bare && cues.iter().any(|c| c.arrives) && draft.goods.iter().all(some)
    }

    /// `the suspension of its aid`: the end of what is no deal.
    fn ends_other(&self, cues: &[Cue]) -> bool {
        let scan = &self.annotated.scan;
        let of = scan.grammar.class("goods_of");
        let deal = |end: u32| cues.iter().any(|c| c.tokens.first > end && c.tokens.first - end <= ENDED_WITHIN);
        cues.iter().any(|c| c.ends() && scan.is(c.tokens.end as usize, of) && !deal(c.tokens.end))
    }

    /// A participle that tells of goods where they come from: `missiles supplied by MBDA`.
    pub(super) fn describes(&self, cue: &Cue) -> bool {
        let group = cue.group.and_then(|g| self.annotated.verbs.get(g as usize));
        group.is_some_and(|g| g.tense == Tense::Participle)
    }
}
