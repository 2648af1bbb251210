//! What a clause says beside a deal of its own: the worth of one told before, more of its goods, things in passing.

use super::{Draft, Place, Reader, is_signed};
use crate::analysis::Annotated;
use crate::model::{DealKind, DealStatus, Decimal, EventStatus, Tense, Tokens, VerbGroup, Weapon};
use crate::relate::deal::cue::{Cue, Role, of_stage};
use crate::relate::deal::goods::Goods;
use crate::relate::deal::side::{Side, Slot};
use crate::relate::deal::sums::sums;
use crate::text::{Casing, TokenKind};

/// How far before a verb the word may stand that tells of its plan as a former one, in tokens.
const AT_FIRST_WITHIN: u32 = 6;

/// How far before an infinitive the talks may stand that it is about, in tokens.
const TALKS_WITHIN: u32 = 8;

/// How far behind `by` the words may stand for someone without a name, in tokens.
const AGENT_WITHIN: u32 = 5;

/// How far before its verb a relative pronoun may stand, in tokens.
const RELATIVE_WITHIN: u32 = 4;

/// How far before a verb without a subject and an object the word may stand that sets it against what was told.
const ELIDED_WITHIN: usize = 4;

/// How far behind the noun that opens a sentence its relative clause may begin, in tokens.
const APPOSED_WITHIN: usize = 5;

/// How far before a verb of listing the word may stand for those who have what it lists, in tokens.
const OWNED_WITHIN: u32 = 2;

/// How far before the word for what something holds `each` may stand, in tokens.
const EACH_WITHIN: u32 = 8;

/// How far before a sum the word for a worth may stand, in tokens: `d'une valeur totale de plus de`.
const VALUED_WITHIN: u32 = 8;

impl Reader<'_> {
    /// `The price tag is …`: what a deal told before is worth, in a sentence that tells of none itself.
    pub(super) fn worth(&self, place: Place) -> Option<Draft> {
        let scan = &self.annotated.scan;
        // `Its price is …`
        let its = |at: usize| at > 0 && scan.is(at - 1, self.words.possessive);
        let told = |at: usize| scan.is(at, self.words.worth) && (self.is_known(at) || its(at));
        let (value, _) = sums(self.annotated, place.clause, DealKind::Sale);
        let sum = self.annotated.money[value? as usize].tokens.first;
        if !place.clause.range().any(told) && !self.values_known(place.clause, sum) {
            return None;
        }
        Some(Draft { value, of_last: true, definite: true, ..self.blank(place) })
    }

    /// `The aircraft are valued at $54 million`: a sum behind a word for a worth, of goods that were told of before.
    fn values_known(&self, clause: Tokens, sum: u32) -> bool {
        let scan = &self.annotated.scan;
        let valued = scan.mark_before((sum.saturating_sub(VALUED_WITHIN)) as usize, sum as usize, self.words.valued);
        let weapons = &self.annotated.weapons;
        let subject = weapons.get(weapons.partition_point(|w| w.tokens.first < clause.first));
        let known = |w: &Weapon| {
            let opens = w.phrase.first <= clause.first + 1 && w.tokens.end <= sum;
            let told = self.last.is_empty() || self.last.iter().any(|l| l.item.category == w.category);
            opens && w.designation.is_none() && self.is_known(w.tokens.first as usize) && told
        };
        valued.is_some() && subject.is_some_and(known)
    }

    /// `With this gift, aid since the invasion is worth 11 billion`, `aid of 11 billion since then`: all that was given.
    pub(super) fn is_sum_since(&self, sum: u32, clause: Tokens, kind: DealKind) -> bool {
        let first = self.annotated.money[sum as usize].tokens.end;
        kind == DealKind::Donation && self.has(Tokens { first, ..clause }, self.words.since)
    }

    /// `brings its total military aid to $4 billion`: the sum of many deals is the worth of none.
    pub(super) fn is_sum_total(&self, sum: u32, clause: Tokens) -> bool {
        let sum = self.annotated.money[sum as usize].tokens;
        let before = Tokens { end: sum.first, ..clause };
        // `part of a $4 billion deal` is of this deal.
        let scan = &self.annotated.scan;
        let paper =
            |at: u32| (at as usize) < scan.tokens.len() && scan.is(at as usize, scan.grammar.class("deal_prize"));
        self.has(before, self.words.sum_total) && !(sum.end..sum.end + 2).any(paper)
    }

    /// `These items include: …`: goods of a deal told before, in a sentence that tells of none itself.
    pub(super) fn list(&self, place: Place) -> Option<Draft> {
        if self.last.is_empty() && self.recipients.is_empty() || !self.has(place.clause, self.words.list) {
            return None;
        }
        let mut goods = self.goods(place.clause, &[]);
        // `Il s'agit d'un avion de combat`: of what sort the goods told before are, and not one more.
        let sort = |g: &Goods| {
            g.item.designation.is_none() && g.item.quantity.is_some_and(|q| q.value == Some(Decimal::integer(1)))
        };
        let told = |g: &Goods| self.last.iter().any(|l| l.item.category == g.item.category);
        goods.retain(|g| !(sort(g) && told(g)));
        // `its fleet comprises three frigates`: what someone has.
        let lists = |at: &usize| self.annotated.scan.is(*at, self.words.list);
        let list = place.clause.range().find(lists).unwrap_or(place.clause.first as usize) as u32;
        let subject = Tokens { first: list.saturating_sub(OWNED_WITHIN).max(place.clause.first), end: list };
        // `Each battery consists of six launchers`: what such goods are made of, and not how many come.
        let each = Tokens { first: list.saturating_sub(EACH_WITHIN).max(place.clause.first), end: list };
        if self.has(subject, self.words.forces) || self.has(each, self.words.each) {
            return None;
        }
        let others = goods.first().is_some_and(|g| self.is_of_others(Tokens { end: g.tokens.first, ..place.clause }));
        (!goods.is_empty() && !others).then(|| Draft { goods, of_last: true, ..self.blank(place) })
    }

    /// `Other projects include a joint study with Mali on submarines`: does a land stand here that has no part in the deal
    /// told last?
    fn is_of_others(&self, range: Tokens) -> bool {
        let Some(told) = self.told.map(|t| t.parties) else { return false };
        let part = |s: &Side| [told.supplier, told.recipient].into_iter().flatten().any(|o| o.country == s.country);
        let sides = self.sides.within(range);
        told.supplier.is_some() && told.recipient.is_some() && sides.iter().any(|s| s.slot != Slot::In && !part(s))
    }

    /// Stretches between commas that say something in passing, where a deed is told beside them: that the subject is a
    /// customer; what was done with a paper before what is told of it.
    pub(super) fn asides(&self, cues: &[Cue], clause: Tokens) -> Vec<Tokens> {
        let step = |c: &Cue| c.role == Role::Step && self.describes(c);
        let told = cues.iter().filter(|c| c.aside || step(c));
        let asides = told.filter_map(|c| Some((c, self.cutter.aside(c.tokens.first, clause)?)));
        let outside = |(c, a): &(&Cue, Tokens)| {
            let beside = |o: &&Cue| o.role == Role::Transfer && !a.overlaps(o.tokens);
            cues.iter().filter(beside).any(|o| c.aside || o.tokens.first > a.first)
        };
        let asides = asides.filter(outside).map(|(_, a)| a);
        let goods = |a: &Tokens| self.annotated.weapons.iter().any(|w| a.overlaps(w.tokens));
        asides.filter(|a| !goods(a) || cues.iter().any(|c| c.aside && a.overlaps(c.tokens))).collect()
    }

    /// `Chad, having tried to buy jets from Niger, ordered tanks`, `Chad, which is modernising its army, ordered tanks`: what
    /// a participle or a relative clause between commas tells before the deed.
    pub(super) fn participles(&self, cues: &[Cue], clause: Tokens) -> Vec<Tokens> {
        let Annotated { scan, verbs, weapons, .. } = self.annotated;
        let from = verbs.partition_point(|g| g.tokens.first <= clause.first);
        let inside = verbs[from..].iter().take_while(|g| g.tokens.end < clause.end);
        let comma = |at: &u32| scan.token_text(*at as usize) == ",";
        let told = |close: u32| {
            cues.iter().any(|c| {
                c.group.is_some_and(|g| verbs[g as usize].finite()) && (close..=close + 3).contains(&c.tokens.first)
            })
        };
        let stretch = |first: u32| Some(Tokens { first, end: (first..clause.end).filter(comma).find(|&at| told(at))? });
        let told_goods = |w: &Weapon| w.designation.is_some() || w.quantity.is_some();
        let armed = |t: &Tokens| weapons.iter().any(|w| t.overlaps(w.tokens) && told_goods(w));
        let aside = |g: &VerbGroup| match g.tense {
            Tense::Gerund => stretch(g.tokens.first).filter(|t| scan.sign(t.first as usize - 1) == ','),
            _ => stretch(self.relative_of(g, clause)?).filter(|t| !armed(t)),
        };
        inside.filter_map(aside).collect()
    }

    /// The relative pronoun, behind someone and a comma, in whose clause a finite verb stands: `Chad, whose army is`.
    fn relative_of(&self, verb: &VerbGroup, clause: Tokens) -> Option<u32> {
        let scan = &self.annotated.scan;
        let first = verb.tokens.first.saturating_sub(RELATIVE_WITHIN).max(clause.first + 1);
        let opens = |at: &u32| [self.words.relative, self.words.whose].iter().any(|&c| scan.is(*at as usize, c));
        let relative = (first..verb.tokens.first).rev().find(opens)?;
        let apart = verb.finite() && scan.sign(relative as usize - 1) == ',';
        (apart && self.stands_for_someone(relative)).then_some(relative)
    }

    /// `the sale to Chad, whose army is replacing its tanks with T-90s`, `to Niger, which has 12 jets`: what a relative clause
    /// says of someone, and no part of the deal.
    pub(super) fn is_of_relative(&self, goods: &Goods, clause: Tokens, cues: &[Cue]) -> bool {
        let Annotated { scan, verbs, .. } = self.annotated;
        let (first, start) = (goods.tokens.first, clause.first + 1);
        let Some(relative) = (start..first.max(start)).rev().find(|&at| scan.is(at as usize, self.words.relative))
        else {
            return false;
        };
        // `approved by Chad, where the jets are built`
        let place = scan.mark(relative as usize, self.words.relative).is_some_and(|m| scan.key(m) == "where");
        if place && first <= relative + 2 {
            return self.stands_for_someone(relative);
        }
        let verb = verbs.get(verbs.partition_point(|g| g.tokens.first <= relative));
        let Some(verb) = verb.filter(|g| g.finite() && g.tokens.first <= relative + 2 && g.tokens.end <= first) else {
            return false;
        };
        let moved = cues.iter().any(|c| c.tokens.first > relative && c.tokens.first < first);
        // `will replace its current fleet, which consists of old jets`
        let comma = scan.sign(relative as usize - 1) == ',';
        let had = relative.checked_sub(1 + u32::from(comma)).is_some_and(|at| scan.is(at as usize, self.words.forces));
        !moved && (had || !self.lists(verb)) && self.stands_for_someone(relative)
    }

    /// Does a name or a body stand right before a relative pronoun, and no paper, goods, sum or time?
    fn stands_for_someone(&self, relative: u32) -> bool {
        let Annotated { scan, mentions, .. } = self.annotated;
        let comma = scan.sign(relative as usize - 1) == ',';
        let end = relative - u32::from(comma);
        // `Polska Grupa (PGZ), which`
        let bracket = end > 3 && scan.token_text(end as usize - 1) == ")" && scan.token_text(end as usize - 3) == "(";
        let end = if bracket && scan.tokens[end as usize - 2].casing == Casing::Upper { return true } else { end };
        let named = mentions.get(mentions.partition_point(|m| m.tokens.end < end)).is_some_and(|m| m.tokens.end == end);
        let forces = end.checked_sub(1).is_some_and(|at| scan.is(at as usize, self.words.forces));
        named || forces
    }

    /// `the West will send`, `several countries have promised to give`: who does it is no one known.
    pub(super) fn is_by_many(&self, cue: &Cue, clause: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let group = cue.group.and_then(|g| self.annotated.verbs.get(g as usize));
        if group.is_some_and(|g| g.passive || g.tense == Tense::Participle) {
            return self.is_by_one_unnamed(cue, clause);
        }
        let Some(first) = group.filter(|_| cue.supplier.subject).map(|g| g.tokens.first) else { return false };
        let before = Tokens { first: clause.first, end: first.max(clause.first) };
        let leads = |at: usize| at > 0 && scan.is(at - 1, self.words.slot);
        before.range().any(|at| scan.is(at, self.words.many) && !leads(at))
    }

    /// `were provided by a NATO ally`: whoever it is that no name tells.
    fn is_by_one_unnamed(&self, cue: &Cue, clause: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let by = |at: &u32| scan.mark(*at as usize, self.words.slot).is_some_and(|m| scan.key(m) == "by");
        let Some(by) = (cue.tokens.end..clause.end).find(by).filter(|_| cue.supplier.subject) else { return false };
        let agent = Tokens { first: by, end: clause.end.min(by + AGENT_WITHIN) };
        let unnamed = [self.words.many, self.words.relation].iter().any(|&class| self.has(agent, class));
        unnamed && self.sides.within(agent).is_empty()
    }

    /// `it bought`, `it also bought`: does a pronoun stand right before a token, or before an adverb there?
    pub(super) fn follows_pronoun(&self, token: u32) -> bool {
        let scan = &self.annotated.scan;
        let before = (token as usize).checked_sub(1);
        let before = before.map(|at| if at > 0 && scan.is(at, self.words.adverb) { at - 1 } else { at });
        before.is_some_and(|at| scan.is(at, self.words.pronoun))
    }

    /// `they will also send`: an active verb of moving right behind a pronoun.
    pub(super) fn is_by_pronoun(&self, cue: &Cue) -> bool {
        let group = cue.group.and_then(|g| self.annotated.verbs.get(g as usize));
        let pronoun = |g: &VerbGroup| self.follows_pronoun(g.tokens.first);
        cue.role == Role::Transfer && group.is_some_and(|g| g.finite() && !g.passive && pronoun(g))
    }

    /// `refused to deliver them`: the object is what was told of before.
    pub(super) fn of_them(&self, cue: &Cue) -> bool {
        let scan = &self.annotated.scan;
        let them = |at: usize, key: &str| scan.mark(at, self.words.them).is_some_and(|m| scan.key(m) == key);
        let Some(group) = cue.group.map(|g| &self.annotated.verbs[g as usize]) else { return false };
        let (first, end) = (group.tokens.first as usize, cue.tokens.end as usize);
        let before = (first.saturating_sub(1)..group.tokens.end as usize).any(|at| them(at, "before"));
        let refused = cue.role == Role::Step && cue.recipient.subject && cue.status == Some(DealStatus::Cancelled);
        (cue.role == Role::Transfer || refused)
            && !group.passive
            && (before || end < scan.tokens.len() && them(end, "behind") || refused && self.is_elided(group, end))
    }

    /// `ordered 12 jets but later cancelled`: a verb behind a word that sets it against what was told, with no object.
    fn is_elided(&self, group: &VerbGroup, end: usize) -> bool {
        let scan = &self.annotated.scan;
        let [against, preposition] = ["deal_break", "preposition"].map(|name| scan.grammar.class(name));
        let first = group.tokens.first as usize;
        let open = scan.tokens.get(end).is_none_or(|t| t.kind == TokenKind::Mark) || scan.is(end, preposition);
        let led = |at: usize| scan.mark(at, against).is_some_and(|m| scan.key(m) == "break");
        open && (first.saturating_sub(ELIDED_WITHIN)..first).any(led)
    }

    /// `The Gripen, offered by Saab, was shortlisted`: those who compete sell nothing, unless the choice is told.
    pub(super) fn competes(&self, clause: Tokens, cues: &[Cue]) -> bool {
        let finite = |c: &Cue| c.group.is_some_and(|g| self.annotated.verbs[g as usize].finite());
        let chosen = |c: &Cue| finite(c) && c.status.is_some_and(|s| s == DealStatus::Selected || is_signed(s));
        self.has(clause, self.words.contest) && !cues.iter().any(chosen)
    }

    /// Is it someone's deed, and does nothing in its clause leave it open: `Chad's purchase of jets angered Niger`, and
    /// not `Chad's planned purchase`, `would cost Chad`?
    pub(super) fn is_owned(&self, cue: &Cue, recipient: Option<Side>, clause: Tokens) -> bool {
        let owner = |r: Side| matches!(r.slot, Slot::Possessive | Slot::Adjective | Slot::By);
        // `because of its purchase of jets`
        let its = || {
            cue.tokens.first > clause.first
                && self.annotated.scan.is(cue.tokens.first as usize - 1, self.words.possessive)
        };
        let owner = recipient.is_some_and(|r| owner(r) || its());
        let before = Tokens { first: cue.tokens.first.saturating_sub(2).max(clause.first), end: cue.tokens.end + 1 };
        let verbs = &self.annotated.verbs;
        let from = verbs.partition_point(|g| g.tokens.first < clause.first);
        let mut inside = verbs[from..].iter().take_while(|g| g.tokens.first < clause.end);
        // `Chad's purchase of jets to equip its army`: what is done for a purpose leaves nothing open.
        let aim =
            |g: &VerbGroup| g.tense == Tense::Infinitive && g.governor.is_none() && g.tokens.first >= cue.tokens.end;
        let open = |g: &VerbGroup| !matches!(g.status, EventStatus::Happened | EventStatus::Ongoing) && !aim(g);
        // `This included the purchase of two ships`
        let past = |g: &VerbGroup| matches!(g.tense, Tense::Past) && g.status == EventStatus::Happened && self.lists(g);
        let listed = cue.group.is_none()
            && verbs[..verbs.partition_point(|g| g.tokens.first < cue.tokens.first)]
                .last()
                .is_some_and(|g| g.tokens.first >= clause.first && past(g));
        (owner || listed) && !self.has(before, self.words.coming) && !inside.any(open)
    }

    /// `in talks to sell`: an infinitive behind the talks.
    pub(super) fn is_talked_of(&self, cue: &Cue, cues: &[Cue]) -> bool {
        let talks = |c: &Cue| c.group.is_none() && c.status == Some(DealStatus::Negotiating);
        let before =
            |c: &Cue| talks(c) && cue.tokens.first.checked_sub(c.tokens.end).is_some_and(|gap| gap <= TALKS_WITHIN);
        let group = cue.group.map(|g| &self.annotated.verbs[g as usize]);
        group.is_some_and(|g| matches!(g.tense, Tense::Infinitive | Tense::Gerund)) && cues.iter().any(before)
    }

    /// `announced a possible $2 billion sale`: a sale that may be, made known by a verb before it.
    pub(super) fn is_notified(&self, cue: &Cue, clause: Tokens) -> bool {
        let Annotated { verbs, money, .. } = self.annotated;
        let sum = money[..money.partition_point(|m| m.tokens.end <= cue.tokens.first)].last();
        let sum = sum.filter(|m| cue.tokens.first - m.tokens.end <= 1).map(|m| m.tokens.first);
        let first = sum.unwrap_or(cue.tokens.first);
        let before = Tokens { first: first.saturating_sub(3).max(clause.first), end: cue.tokens.first };
        let verb = verbs[..verbs.partition_point(|g| g.tokens.first < first)].last();
        let announces = verb.is_some_and(|g| g.tokens.first >= clause.first && self.announces(g));
        cue.group.is_none() && cue.moves && announces && self.has(before, self.words.possible)
    }

    /// `The licences cover the export of 12 tanks`: what opens the clause is a known permit, and a verb of listing leads from it.
    pub(super) fn is_permitted(&self, cue: &Cue, clause: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let permit = scan.grammar.class("deal_permit");
        let opens = (clause.first..clause.first + 3).find(|&at| scan.is(at as usize, permit));
        let known = opens.filter(|&at| at < cue.tokens.first && self.is_known(at as usize));
        cue.group.is_none()
            && known.is_some_and(|at| self.has(Tokens { first: at, end: cue.tokens.first }, self.words.list))
    }

    /// A verb of making known that tells what has been done.
    fn announces(&self, verb: &VerbGroup) -> bool {
        let mut frames = self.annotated.scan.grammar.frames.of_verb(verb.lemma).filter(|f| of_stage(self.annotated, f));
        verb.status == EventStatus::Happened && frames.any(|f| f.has("yields"))
    }

    /// `originally planned to buy`, `initialement prévus`, `had offered`: a plan that another took the place of.
    pub(super) fn is_former_plan(&self, status: DealStatus, main: &Cue, clause: Tokens) -> bool {
        let first = main.tokens.first.saturating_sub(AT_FIRST_WITHIN).max(clause.first);
        let near = Tokens { first, end: (main.tokens.end + 1).min(clause.end) };
        let open = matches!(status, DealStatus::Planned | DealStatus::Negotiating | DealStatus::Requested);
        let is = |told: fn(&VerbGroup) -> bool| main.group.is_some_and(|g| told(&self.annotated.verbs[g as usize]));
        // `The jets were originally delivered without radars`: long ago, and no part of the deal that is told now.
        let past = status == DealStatus::Delivered && is(|g| g.passive);
        let lost = status == DealStatus::Negotiating && is(|g| g.earlier);
        (open || past) && self.has(near, self.words.at_first) || lost
    }

    /// `under the contract`.
    pub(super) fn is_under(&self, cue: &Cue) -> bool {
        let scan = &self.annotated.scan;
        let first = cue.tokens.first as usize;
        (1..=2)
            .filter_map(|n| first.checked_sub(n))
            .any(|at| scan.mark_before(at.saturating_sub(4), at, self.words.under).is_some())
    }

    /// Does a word stand behind `the` or `this`?
    pub(super) fn is_known(&self, token: usize) -> bool {
        let scan = &self.annotated.scan;
        let known = |at: usize| {
            scan.mark(at, self.words.determiner).is_some_and(|m| scan.key(m) == "the" || scan.key(m) == "this")
        };
        (1..=2).filter_map(|n| token.checked_sub(n)).any(known)
    }

    /// `the contract`, `this package`.
    pub(super) fn is_definite(&self, cue: &Cue) -> bool {
        cue.group.is_none() && (self.is_known(cue.tokens.first as usize) || self.goes_on_with(cue))
    }

    /// `A big order, which also covers tanks.`: a sentence that has no verb of its own tells of what was told right before.
    fn goes_on_with(&self, cue: &Cue) -> bool {
        let Annotated { scan, verbs, .. } = self.annotated;
        let first = cue.tokens.first as usize;
        let sentence = scan.sentences[scan.sentence_of(first)];
        let opens = (1..=2).contains(&(first - sentence.first as usize))
            && scan.is(sentence.first as usize, self.words.determiner);
        let relative =
            (first..(first + APPOSED_WITHIN).min(sentence.end as usize)).find(|&at| scan.is(at, self.words.relative));
        let verb = verbs.get(verbs.partition_point(|g| g.tokens.first < sentence.first));
        opens && relative.is_some_and(|at| verb.is_none_or(|g| g.tokens.first as usize > at))
    }
}
