//! Where one deed ends and another begins in a sentence, and what a clause says in passing.

mod another;

use super::cue::of_stage;
use crate::analysis::Annotated;
use crate::model::{EventStatus, Tense, Tokens, VerbGroup};
use crate::rules::lexicon::ClassId;
use crate::rules::scan::ClassSet;
use crate::text::TokenKind;

/// Cuts sentences into clauses.
pub(super) struct Cutter<'a> {
    annotated: &'a Annotated<'a>,
    breaks: ClassId,
    later: ClassId,
    conjunction: ClassId,
    relative: ClassId,
    subordinator: ClassId,
    possessive: ClassId,
    preposition: ClassId,
    pronoun: ClassId,
    besides: ClassId,
    separate: ClassId,
    paper: ClassId,
    /// Those of these at which a clause may begin.
    cuts: ClassSet,
}

/// How far behind a word that joins or opens a clause its verb may stand, in tokens.
const NEAR: usize = 8;

/// How far behind the beginning of a clause the word may stand that opens it, in tokens: `nearly 26 years after`.
const OPENED_WITHIN: u32 = 8;

/// How far before a joining word `between` may stand, in tokens.
const PAIRED: usize = 3;

impl<'a> Cutter<'a> {
    pub fn new(annotated: &'a Annotated<'a>) -> Cutter<'a> {
        let class = |name| annotated.scan.grammar.class(name);
        let [breaks, later] = ["deal_break", "deal_break_before_verb"].map(class);
        let [conjunction, relative, besides] = ["list_join", "relative", "deal_besides"].map(class);
        let [separate, paper] = ["deal_separate", "deal_prize"].map(class);
        let [subordinator, possessive, preposition] = ["subordinator", "possessive", "preposition"].map(class);
        let pronoun = class("pronoun");
        let cuts = [breaks, later, conjunction, relative, besides, subordinator].into_iter().collect();
        Cutter {
            annotated,
            breaks,
            later,
            conjunction,
            relative,
            subordinator,
            possessive,
            preposition,
            pronoun,
            besides,
            separate,
            paper,
            cuts,
        }
    }

    /// Can a clause begin at a token, as far as one look tells? At most tokens none can.
    fn may_cut(&self, at: usize) -> bool {
        let scan = &self.annotated.scan;
        scan.classes_at(at).meets(&self.cuts) || matches!(scan.sign(at), ',' | ';') || scan.sign(at - 1) == ':'
    }

    /// The sentence cut where another deed begins: at `while`, `;`, and at a joining word with a subject and verb behind it.
    pub fn clauses(&self, sentence: Tokens) -> Vec<Tokens> {
        let scan = &self.annotated.scan;
        let mut clauses = Vec::new();
        let mut first = sentence.first;
        let mut aside = self.besides(sentence.first as usize, sentence.end);
        for at in sentence.range().skip(1).filter(|&at| self.may_cut(at)) {
            let besides = self.besides(at, sentence.end);
            if besides.is_some() || aside == Some(at) {
                clauses.push(Tokens { first, end: at as u32 });
                (first, aside) = (at as u32, besides);
                continue;
            }
            if let Some(named) = self.taken_up(at, first, sentence.end) {
                clauses.push(Tokens { first, end: at as u32 });
                first = named;
                continue;
            }
            let later = scan.mark(at, self.later).map(|m| scan.key(m));
            // `because of` opens no clause.
            let breaks = scan.mark(at, self.breaks).is_some_and(|m| matches!(scan.key(m), "break" | "marks"));
            let prevents = scan.mark(at, self.breaks).is_some_and(|m| scan.key(m) == "prevents");
            let cuts = breaks
                || prevents && self.has_goods(first, at)
                || scan.sign(at - 1) == ':' && matches!(scan.token_text(at), "«" | "“" | "\"")
                || scan.is(at, self.conjunction) && self.new_subject(at, first, sentence.end)
                || scan.is(at, self.conjunction) && self.goes_on_open(at, first, sentence.end)
                || scan.sign(at) == ';' && self.another_point(at, first, sentence.end)
                || self.another_paper(at, first, sentence.end)
                || (scan.is(at, self.conjunction) || scan.sign(at) == ',')
                    && self.another_move(at, first, sentence.end)
                || matches!(later, Some("break" | "swap")) && self.come_before(at, first, sentence.end)
                || later == Some("break") && self.new_subject(at, first, sentence.end)
                || later.is_some() && self.undoes(at, first)
                || later.is_some() && self.names_deed(at, first, sentence.end)
                || scan.is(at, self.subordinator) && self.says_more(at, first, sentence.end)
                || scan.is(at, self.conjunction) && self.says_also(at, first, sentence.end)
                || scan.is(at, self.relative) && self.tells_of_other(at, first)
                || scan.sign(at) == ','
                    && (self.goes_on(at, first, sentence.end)
                        || self.resumes(at, first, sentence.end)
                        || self.undoes(at, first)
                        || first == sentence.first && self.main_begins(at, first, sentence.end));
            if cuts {
                clauses.push(Tokens { first, end: at as u32 });
                first = at as u32;
            }
        }
        clauses.push(Tokens { first, end: sentence.end });
        // `…, marking the first sale of jets to the region`: what a deed stands for is none.
        let marks = |at: u32| scan.mark(at as usize, self.breaks).is_some_and(|m| scan.key(m) == "marks");
        clauses.retain(|c| !marks(c.first));
        clauses
    }

    /// Do goods stand between these tokens?
    fn has_goods(&self, first: u32, end: usize) -> bool {
        let weapons = &self.annotated.weapons;
        let before = weapons[..weapons.partition_point(|w| w.tokens.end as usize <= end)].last();
        before.is_some_and(|w| w.tokens.first >= first)
    }

    /// `In addition to the jets sold to Chad, Niger will …`: the comma that ends what is told beside the deed.
    fn besides(&self, at: usize, end: u32) -> Option<usize> {
        let Annotated { verbs, weapons, scan, .. } = self.annotated;
        let mark = scan.mark(at, self.besides)?;
        let comma = (at + 1..end as usize).find(|&at| scan.sign(at) == ',')?;
        // `After talks with Chad, Mali bought`: what comes before is another deal only where it has goods of its own.
        let goods = weapons.get(weapons.partition_point(|w| (w.tokens.first as usize) < at));
        if scan.key(mark) == "after" && goods.is_none_or(|w| w.tokens.end as usize > comma) {
            return None;
        }
        // `as well as 12 guns, and associated equipment`
        if scan.is(comma + 1, self.conjunction) {
            return None;
        }
        let verb = verbs.get(verbs.partition_point(|g| (g.tokens.first as usize) <= comma))?;
        let near = (verb.tokens.first as usize - comma) <= NEAR && verb.tokens.first < end;
        (near && verb.finite()).then_some(comma)
    }

    /// A finite verb before the joining word, and a subject with a finite verb of its own soon behind it.
    fn new_subject(&self, at: usize, first: u32, end: u32) -> bool {
        let Annotated { verbs, scan, .. } = self.annotated;
        let next = verbs.partition_point(|g| (g.tokens.first as usize) <= at);
        let next = next + verbs[next..].iter().take_while(|g| self.is_in_goods(g)).count();
        let before = verbs[..next].iter().rev().take_while(|g| g.tokens.first >= first);
        let before = before.filter(|g| (g.tokens.first as usize) < at).find(|g| g.finite());
        // `said talks between Chad and Mali were under way`: the two are one.
        let parts = |t: usize| scan.mark(t, self.preposition).is_some_and(|m| scan.key(m) == "between");
        if (at.saturating_sub(PAIRED).max(first as usize)..at).any(parts) {
            return false;
        }
        // `said that Chad and Mali have bought`: the two have one verb.
        // `its biggest purchase since 2012, when it bought`: before a time such a word opens no clause.
        let times = &self.annotated.times;
        let dated = |t: usize| {
            times
                .get(times.partition_point(|d| d.tokens.first as usize <= t))
                .is_some_and(|d| d.tokens.first as usize == t + 1)
        };
        let that = |g: &VerbGroup| (g.tokens.end as usize..at).any(|t| scan.is(t, self.subordinator) && !dated(t));
        let opened = |g: &VerbGroup| that(g) || self.says_of(g, at);
        let Some(verb) = verbs.get(next).filter(|g| g.finite() && g.tokens.first < end) else { return false };
        let gap = at + 1..verb.tokens.first as usize;
        // `until its F-35s arrive`: behind such a word a designation is one word.
        let joined = scan.is(at, self.conjunction);
        before.is_some_and(|g| !opened(g))
            && !gap.is_empty()
            && gap.clone().filter(|&t| joined || !scan.tokens[t].glued).count() <= NEAR
            && !gap.into_iter().any(|t| scan.sign(t) == ',')
    }

    /// `ordered 42 jets and may buy two ships`: a deed in other goods that is not done yet, joined to one that is.
    fn goes_on_open(&self, at: usize, first: u32, end: u32) -> bool {
        let Annotated { verbs, weapons, scan, .. } = self.annotated;
        let next = verbs.partition_point(|g| (g.tokens.first as usize) <= at);
        // `agreed to sell 42 jets and lend two ships to Chad`: both infinitives hang on one verb.
        if verbs.get(next).is_none_or(|g| g.tokens.first as usize != at + 1 || g.tense == Tense::Infinitive) {
            return false;
        }
        // `plans to buy`, `pourrait acheter`
        let hangs = |g: &&VerbGroup| g.governor == Some(next as u32);
        let open = verbs.get(next + 1).filter(hangs).unwrap_or(&verbs[next]);
        let done = verbs[..next].iter().rev().take_while(|g| g.tokens.first >= first).find(|g| g.finite());
        let paper =
            |done: &VerbGroup| self.ends_deal(done) && (done.tokens.end as usize..at).any(|t| scan.is(t, self.paper));
        // `cancelled an order for 16 tanks and took 32 guns instead`: what is done in its place has not ended, nor has
        // what is done behind `dropped its contract with Chad and`.
        let ends = |done: &VerbGroup| self.only_ends(done) || paper(done);
        let replaces = |done: &VerbGroup| ends(done) && open.finite() && !self.ends_deal(open);
        let other = |done: &VerbGroup| self.turns(done, open) || replaces(done);
        let told = |done: &VerbGroup| self.has_goods(first, at) || paper(done);
        // `has ordered 96 tanks, and has given 54 to Niger`
        let goods_next = || self.goods_next(open, end) || self.counts_more(next, end);
        if done.is_some_and(|done| other(done) && told(done) && goods_next()) {
            return true;
        }
        // `has signed no contract with Chad and is eyeing Chadian tanks`
        let signed = |g: &VerbGroup| g.negated && self.is_of_deals(g) && !self.has_goods(first, at);
        if done.is_some_and(signed) && open.finite() && self.is_of_deals(open) {
            return self.goods_next(open, end);
        }
        let Some(done) = done.filter(|g| g.status == EventStatus::Happened && self.is_of_deals(g)) else {
            return false;
        };
        let is_open = matches!(open.status, EventStatus::Possible | EventStatus::Scheduled) && self.is_of_deals(open);
        // `signed a contract with Chad for jets and confirmed an order for tanks from Mali`, `and has given up tanks`
        let sold = |from: u32, to: u32| self.names_seller(from, to);
        let two_sellers = || sold(done.tokens.end, at as u32) && sold(open.tokens.end, end);
        // `has received two boats and has been offered missiles`
        // `has received two boats and is waiting for missiles`
        let awaits = || self.outcomes(open).any(|done| done == Some("planned"));
        let is_open = is_open || self.ends_deal(open) || self.is_offered(open) || two_sellers() || awaits();
        let goods = |from: u32, to: u32| {
            let at = weapons.partition_point(|w| w.tokens.first < from);
            weapons.get(at).filter(|w| w.tokens.end <= to && w.category.is_telling()).map(|w| w.category)
        };
        let (before, behind) = (goods(done.tokens.end, at as u32), goods(open.tokens.end, end));
        is_open && before.is_some() && behind.is_some() && before != behind
    }

    /// `armed drones`: what looks like a verb is part of a name of goods.
    fn is_in_goods(&self, group: &VerbGroup) -> bool {
        let weapons = &self.annotated.weapons;
        let at = weapons.partition_point(|w| w.tokens.end <= group.tokens.first);
        weapons.get(at).is_some_and(|w| w.tokens.first <= group.tokens.first && w.tokens.end > group.tokens.end)
    }

    /// `Since the first jets were delivered to Chad, the firm has won`: the main clause behind one that was put first.
    fn main_begins(&self, comma: usize, first: u32, end: u32) -> bool {
        let Annotated { verbs, weapons, scan, .. } = self.annotated;
        // `Although`, `while`; `because of` opens no clause.
        let set_against = scan.mark(first as usize, self.breaks).is_some_and(|m| scan.key(m) == "break");
        // `Nearly 26 years after it acquired guns from Chad, the ministry cleared`
        let before = verbs.get(verbs.partition_point(|g| g.tokens.first < first)).map_or(first, |g| g.tokens.first);
        let opener = first..before.min(first + OPENED_WITHIN).max(first + 1);
        let opens = set_against || opener.into_iter().any(|at| scan.mark(at as usize, self.later).is_some());
        let opens = opens && self.new_verb(first, comma);
        let verb = verbs.get(verbs.partition_point(|g| g.tokens.first as usize <= comma));
        let subject = |at: usize| scan.sign(at) != ',' && !scan.is(at, self.conjunction);
        let new = |g: &VerbGroup| {
            let gap = comma + 1..g.tokens.first as usize;
            (1..=NEAR).contains(&gap.len()) && gap.into_iter().all(subject)
        };
        let acts = verb.is_some_and(|g| g.finite() && g.tokens.first < end && new(g));
        let goods = weapons[..weapons.partition_point(|w| w.tokens.end as usize <= comma)].last();
        opens && acts && goods.is_some_and(|w| w.tokens.first >= first)
    }

    /// Does a finite verb stand between these tokens?
    fn new_verb(&self, first: u32, end: usize) -> bool {
        let verbs = &self.annotated.verbs;
        let from = verbs.partition_point(|g| g.tokens.first < first);
        verbs[from..].iter().take_while(|g| (g.tokens.end as usize) <= end).any(|g| g.finite())
    }

    /// `bought jets from Chad, cancelling an order with Mali`, `after scrapping a deal with Mali`: a gerund behind a comma or
    /// such a word that ends another deal.
    fn undoes(&self, comma: usize, first: u32) -> bool {
        let Annotated { verbs, weapons, .. } = self.annotated;
        let verb = verbs.get(verbs.partition_point(|g| g.tokens.first as usize <= comma));
        // `après avoir annulé un accord avec le Mali`
        let form = |g: &VerbGroup| g.tense == Tense::Gerund || g.tense == Tense::Infinitive && g.perfect;
        let verb = verb.filter(|g| g.tokens.first as usize == comma + 1 && form(g));
        let goods = weapons[..weapons.partition_point(|w| w.tokens.end as usize <= comma)].last();
        let ended = || {
            let told = verbs[..verbs.partition_point(|g| g.tokens.end as usize <= comma)].iter().rev();
            let mut told = told.take_while(|g| g.tokens.first >= first).take(NEAR).filter(|g| g.finite());
            // `will not send tanks, said the minister, announcing a package of guns`
            let undone = told.clone().any(|g| g.negated && self.is_of_deals(g));
            undone || told.next().is_some_and(|g| self.only_ends(g))
        };
        // `cancelled an order for 16 tanks, buying 32 guns instead`
        let replaces = |g: &VerbGroup| {
            let end = self.annotated.scan.tokens.len() as u32;
            g.tense == Tense::Gerund && !g.perfect && self.is_of_deals(g) && ended() && self.goods_next(g, end)
        };
        verb.is_some_and(|g| self.ends_deal(g) || replaces(g)) && goods.is_some_and(|w| w.tokens.first >= first)
    }

    /// `Chad will send jets to Mali, Niger has promised tanks`: a name with a finite verb behind a comma, where goods have been told of.
    fn goes_on(&self, comma: usize, first: u32, end: u32) -> bool {
        let Annotated { verbs, weapons, mentions, scan, .. } = self.annotated;
        let named = mentions.get(mentions.partition_point(|m| m.phrase.first as usize <= comma));
        let named = named.filter(|m| m.phrase.first as usize <= comma + 2).map(|m| m.phrase.end);
        // `operates three boats, which Mali delivered in 2014`
        if comma + 1 < end as usize && self.opens_relative(comma + 1) {
            return false;
        }
        // `…, it has seven of them in service`
        let pronoun = comma + 1 < end as usize && scan.is(comma + 1, self.pronoun);
        let Some(named) = named.or(pronoun.then_some(comma as u32 + 2)) else { return false };
        let verb = verbs.get(verbs.partition_point(|g| g.tokens.first < named));
        // `…, Chad, which has bought 12 jets, …`
        let behind = named as usize;
        let relative = behind < scan.tokens.len() && scan.sign(behind) == ',' && scan.is(behind + 1, self.relative);
        let starts = named + if relative { 2 } else { 0 };
        let acts = verb.is_some_and(|g| g.tokens.first == starts && g.finite() && g.tokens.end < end);
        // `…, Chad said.`
        let says =
            verb.is_some_and(|g| scan.tokens.get(g.tokens.end as usize).is_none_or(|t| t.kind == TokenKind::Mark));
        let goods = weapons[..weapons.partition_point(|w| w.tokens.end as usize <= comma)].last();
        let told = verbs[..verbs.partition_point(|g| (g.tokens.end as usize) <= comma)].last();
        // `By buying jets, Chad has`: the gerund hangs on it.
        let own = |g: &VerbGroup| g.tense != Tense::Gerund || !self.is_of_deals(g) || self.new_verb(first, comma);
        let before = told.is_some_and(|g| g.tokens.first >= first && own(g));
        acts && !says && before && goods.is_some_and(|w| w.tokens.first >= first)
    }

    /// `Chad, which has bought 12 jets from Mali, is in talks with Niger on tanks`: the comma behind which the sentence goes
    /// on with another deal of its subject than the one that a relative clause tells.
    fn resumes(&self, comma: usize, first: u32, end: u32) -> bool {
        let Annotated { verbs, weapons, mentions, scan, .. } = self.annotated;
        let next = verbs.partition_point(|g| g.tokens.first as usize <= comma);
        let verb =
            verbs.get(next).filter(|g| g.finite() && (g.tokens.first as usize) <= comma + 2 && g.tokens.end < end);
        let Some(verb) = verb else { return false };
        let opens = |&at: &usize| scan.is(at, self.relative) && scan.sign(at - 1) == ',';
        let Some(relative) = (first as usize + 2..comma).find(opens) else { return false };
        let named = mentions.get(mentions.partition_point(|m| (m.phrase.end as usize) < relative - 1));
        let heads = named.is_some_and(|m| m.phrase.end as usize == relative - 1 && m.phrase.first <= first + 2);
        let told = |from: usize, to: u32| {
            let at = weapons.partition_point(|w| (w.tokens.first as usize) < from);
            let inside = weapons[at..].iter().take_while(|w| w.tokens.first < to);
            inside.into_iter().any(|w| w.designation.is_some() || w.quantity.is_some())
        };
        let inside = verbs[..next].iter().rev().take_while(|g| g.tokens.first as usize >= relative);
        heads
            && inside.into_iter().any(|g| self.is_of_deals(g))
            && told(relative, comma as u32)
            && (told(verb.tokens.end as usize, end) || self.counts_more(next, end))
    }

    /// Does a verb end a deal: `cancel`, `give up`?
    fn ends_deal(&self, verb: &VerbGroup) -> bool {
        self.outcomes(verb).any(|done| done == Some("cancelled"))
    }

    /// What each rule for deals that a verb brings up says of one that is done.
    fn outcomes(&self, verb: &VerbGroup) -> impl Iterator<Item = Option<&str>> {
        let grammar = self.annotated.scan.grammar;
        let rules = grammar.frames.of_verb(verb.lemma).filter(|f| of_stage(self.annotated, f));
        rules.map(|f| grammar.rule(f.rule).field("done"))
    }

    /// `has been offered`: told of what someone may get.
    fn is_offered(&self, verb: &VerbGroup) -> bool {
        verb.passive && self.outcomes(verb).any(|done| done == Some("negotiating"))
    }

    /// Does a verb end deals and do nothing else, as `give`, which has `give up`, does?
    fn only_ends(&self, verb: &VerbGroup) -> bool {
        self.ends_deal(verb) && self.outcomes(verb).all(|done| done == Some("cancelled"))
    }

    /// Does a verb bring up a rule for deals?
    fn is_of_deals(&self, verb: &VerbGroup) -> bool {
        self.annotated.scan.grammar.frames.of_verb(verb.lemma).any(|f| of_stage(self.annotated, f))
    }

    /// `jets from a firm that has supplied Chad`: what someone else has done, told of one named behind the goods.
    fn tells_of_other(&self, at: usize, first: u32) -> bool {
        let Annotated { verbs, weapons, .. } = self.annotated;
        let next = verbs.partition_point(|g| (g.tokens.first as usize) <= at);
        let acts = verbs.get(next).is_some_and(|g| g.tokens.first as usize == at + 1 && g.finite() && !g.passive);
        let goods = weapons.partition_point(|w| w.tokens.end as usize <= at);
        let last = weapons[..goods].last().filter(|w| w.tokens.first >= first);
        let comma = self.annotated.scan.sign(at - 1) == ',';
        acts && !comma && last.is_some_and(|w| (w.tokens.end as usize) < at)
    }

    /// The stretch between the commas around a token: `X, once a buyer of Soviet arms, bought jets`.
    pub fn aside(&self, token: u32, clause: Tokens) -> Option<Tokens> {
        let comma = |at: &u32| self.annotated.scan.sign(*at as usize) == ',';
        let open = (clause.first..token).rev().find(comma).unwrap_or(clause.first);
        let aside = Tokens { first: open, end: (token..clause.end).find(comma)? + 1 };
        let verbs = &self.annotated.verbs;
        let from = verbs.partition_point(|g| g.tokens.first < aside.first);
        let mut inside = verbs[from..].iter().take_while(|g| g.tokens.first < aside.end);
        (!inside.any(|g| g.finite())).then_some(aside)
    }
}
