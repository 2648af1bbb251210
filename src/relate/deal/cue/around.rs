//! What stands around the verb or the noun of a frame: whether it is a cue there, and which words belong to it.

use super::{Cue, of_stage};
use crate::analysis::Annotated;
use crate::model::{Decimal, EventStatus, Tense, Tokens, Use, VerbGroup, Weapon};
use crate::rules::frame::Frame;
use crate::rules::inflect::NOUN;
use crate::rules::lexicon::ClassId;
use crate::text::{Casing, TokenKind};

/// How far behind a verb the word may stand without which it is no cue, in tokens.
const WANTED_WITHIN: u32 = 10;

/// The word of this class that the verb speaks of: `rejects reports`, `called the allegation false`.
pub(super) fn stands_behind(annotated: &Annotated, group: &VerbGroup, class: ClassId) -> Option<u32> {
    let scan = &annotated.scan;
    let end = scan.sentences[scan.sentence_of(group.head as usize)].end.min(group.tokens.end + WANTED_WITHIN);
    (group.tokens.end..end).find(|&at| scan.is(at as usize, class))
}

/// How far before a verb the noun may stand that it takes, in tokens: `the order for 12 jets which the ministry placed`.
const TAKEN_WITHIN: u32 = 16;

/// The noun of this class that a relative clause or a participle behind it tells the verb of: `the order that Chad placed`,
/// `an order for 12 jets placed in May`.
pub(super) fn stands_before(annotated: &Annotated, group: &VerbGroup, class: ClassId) -> Option<u32> {
    let Annotated { scan, verbs, .. } = annotated;
    let first = group.tokens.first;
    let sentence = scan.sentences[scan.sentence_of(first as usize)].first;
    let noun =
        (sentence.max(first.saturating_sub(TAKEN_WITHIN))..first).rev().find(|&at| scan.is(at as usize, class))?;
    let relative = scan.grammar.class("relative");
    let related = || (noun..first).any(|at| scan.is(at as usize, relative));
    let undergoes = group.passive || group.tense == Tense::Participle;
    let from = verbs.partition_point(|g| g.tokens.first <= noun);
    let alone = verbs[from..].iter().take_while(|g| g.tokens.first < first).all(|g| !g.finite());
    // `Claims that Chad sold shells were rejected`
    let that = scan.mark(noun as usize + 1, scan.grammar.class("subordinator")).is_some_and(|m| scan.key(m) == "that");
    let alone = alone || that && group.passive && group.finite();
    (alone && (undergoes || related())).then_some(noun)
}

/// How far behind the word that leads to it goods may begin: `asked for a new tank`.
const NAMED_WITHIN: usize = 3;

/// `asked for 12 jets`, `talked about T-72 tanks`, `asked for missiles`: a figure right behind that is no sum, a type by
/// its name, or any arms where they are asked for.
pub(super) fn counts(annotated: &Annotated, at: u32) -> bool {
    let Annotated { numbers, money, weapons, scan, .. } = annotated;
    let asked = scan.is(at as usize, scan.grammar.class("goods_for"));
    let named = weapons.get(weapons.partition_point(|w| w.phrase.first <= at));
    let preposition = scan.grammar.class("preposition");
    let near = |w: &Weapon| {
        let gap = at + 1..w.phrase.first;
        gap.len() < NAMED_WITHIN && !gap.into_iter().any(|at| scan.is(at as usize, preposition))
    };
    if named.is_some_and(|w| near(w) && (asked || w.designation.is_some())) {
        return true;
    }
    let figure = numbers.get(numbers.partition_point(|n| n.tokens.first <= at));
    let sum = money.get(money.partition_point(|m| m.tokens.first <= at));
    figure.is_some_and(|n| n.tokens.first == at + 1 && !n.ordinal) && sum.is_none_or(|m| m.tokens.first > at + 1)
}

/// Does the verb only say what follows or went before: `announced on Monday that`, `…, a annoncé le ministre`?
pub(super) fn only_says(annotated: &Annotated, group: &VerbGroup) -> bool {
    let scan = &annotated.scan;
    let sentence = scan.sentences[scan.sentence_of(group.head as usize)];
    let (first, end) = (group.tokens.first, group.tokens.end);
    let goods = annotated.weapons.partition_point(|w| w.tokens.first < end);
    let goods = annotated.weapons.get(goods).map_or(u32::MAX, |w| w.phrase.first);
    let closes = first > sentence.first && scan.tokens[first as usize - 1].kind == TokenKind::Mark;
    closes && goods >= sentence.end || opens_clause(annotated, end, goods.min(sentence.end))
}

/// How far behind a verb what it speaks of may stand, in tokens.
const SAID_WITHIN: u32 = 14;

/// Does a clause open between these tokens, past times and places: `said in Oslo on Monday that`, `said it would`?
fn opens_clause(annotated: &Annotated, from: u32, to: u32) -> bool {
    let scan = &annotated.scan;
    let [subordinator, pronoun] = ["subordinator", "pronoun"].map(|name| scan.grammar.class(name));
    let time = annotated.times.get(annotated.times.partition_point(|t| t.tokens.first < from));
    let past = time.filter(|t| t.tokens.first <= from + 1).map_or(from, |t| t.tokens.end);
    // `a package that includes`: a verb right behind makes it a relative.
    let verb = |at: u32| {
        let next = annotated.verbs.partition_point(|g| g.tokens.first <= at);
        annotated.verbs.get(next).is_some_and(|g| g.tokens.first == at + 1)
    };
    let that =
        |at: u32| scan.mark(at as usize, subordinator).is_some_and(|m| scan.key(m) == "that" && !verb(m.end - 1));
    // `announced late on Thursday it will`
    let acts = |at: u32| scan.is(at as usize, pronoun) && verb(at);
    let told = past < to && scan.is(past as usize, pronoun) || (from..to.min(from + SAID_WITHIN)).any(acts);
    told || (from..to.min(from + SAID_WITHIN)).any(that)
}

/// Has the verb for its object a deed that moves no arms: `stopped repaying`?
pub(super) fn does_another(annotated: &Annotated, number: usize) -> bool {
    let group = &annotated.verbs[number];
    let next = annotated.verbs.get(number + 1).filter(|g| g.tokens.first == group.tokens.end);
    let frames = |g: &VerbGroup| annotated.scan.grammar.frames.of_verb(g.lemma).any(|f| of_stage(annotated, f));
    next.is_some_and(|g| g.tense == Tense::Gerund && !frames(g))
}

/// `without providing details on how many jets`: what the verb gives is no goods.
pub(in crate::relate::deal) fn gives_other(annotated: &Annotated, group: &VerbGroup) -> bool {
    has_object(annotated, group, "deal_other_object")
}

/// Has a verb an object of this class, by which it is told what is given: `received a Chadian request`?
pub(super) fn has_object(annotated: &Annotated, group: &VerbGroup, class: &str) -> bool {
    let scan = &annotated.scan;
    let [other, determiner, no] = [class, "determiner", "no"].map(|name| scan.grammar.class(name));
    // `avait lancé l'an passé un appel d'offres`
    let times = &annotated.times;
    let time = times.get(times.partition_point(|t| t.tokens.first < group.tokens.end));
    let time = time.filter(|t| t.tokens.first == group.tokens.end);
    let end = time.map_or(group.tokens.end, |t| t.tokens.end) as usize;
    let past = |at: usize| scan.tokens.get(at).is_some_and(|_| scan.is(at, determiner) || scan.is(at, no));
    let object = |at: usize| scan.tokens.get(at).is_some() && scan.is(at, other);
    // `photos provided by Chad`
    let first = group.tokens.first as usize;
    let undergone = (group.tense == Tense::Participle || group.passive) && first > 0 && scan.is(first - 1, other);
    // `gave Chad until July`
    let mentions = &annotated.mentions;
    let taker = mentions.get(mentions.partition_point(|m| (m.tokens.first as usize) < end));
    let behind_taker = taker.is_some_and(|m| m.tokens.first as usize <= end + 1 && object(m.tokens.end as usize));
    undergone
        || behind_taker
        || object(end)
        || object(end + 1) && (past(end) || scan.tokens[end].casing == Casing::Lower)
}

/// `rejected an appeal against arms sales to Chad`, `halted the rebels' advance`: who turns down what is brought before him, or
/// stops an attack, stops no sale.
pub(super) fn rejects_plea(annotated: &Annotated, group: &VerbGroup) -> bool {
    let scan = &annotated.scan;
    let class = scan.grammar.class("deal_other_object");
    let end = group.tokens.end as usize;
    let plea = |at: usize| scan.mark(at, class).is_some_and(|m| scan.key(m) == "plea");
    (end..(end + PLEA_WITHIN).min(scan.tokens.len())).any(plea)
}

/// How far behind a verb of turning down the noun may stand for what is turned down, in tokens.
const PLEA_WITHIN: usize = 3;

/// `urged Chad to suspend its arms sales`: what someone is asked to end is not ended.
pub(super) fn is_asked_of_another(annotated: &Annotated, group: &VerbGroup) -> bool {
    let Annotated { verbs, mentions, scan, .. } = annotated;
    let first = group.tokens.first;
    let kinds = &scan.grammar.words.verbs;
    let asks = |g: &&VerbGroup| kinds.kinds(g.lemma) & kinds.kind("bid") != 0 && first - g.tokens.end <= WANTED_WITHIN;
    let Some(verb) = verbs[..verbs.partition_point(|g| g.tokens.end <= first)].last().filter(asks) else {
        return false;
    };
    let named = mentions.get(mentions.partition_point(|m| m.phrase.first < verb.tokens.end));
    group.tense == Tense::Infinitive && named.is_some_and(|m| m.phrase.end <= first)
}

/// Does the verb tell of what another deed stands for, is likened to or leaves open, or of a customer whom nobody knows?
pub(super) fn is_of_other_deed(annotated: &Annotated, group: &VerbGroup) -> bool {
    is_of_replaced(annotated, group)
        || is_left_open(annotated, group)
        || tells_of_goods(annotated, group)
        || is_compared(annotated, group)
        || is_of_unnamed(annotated, group)
}

/// `une batterie dotée de missiles`, `an army that is equipped with tanks`: what someone or something has, where nobody is
/// told who gave it.
fn tells_of_goods(annotated: &Annotated, group: &VerbGroup) -> bool {
    let Annotated { scan, weapons, .. } = annotated;
    let [equipped, armed, slot] = ["deal_equipped", "deal_armed", "deal_slot"].map(|name| scan.grammar.class(name));
    let first = group.tokens.first;
    let goods =
        || weapons.get(weapons.partition_point(|w| w.tokens.end < first)).is_some_and(|w| w.tokens.end == first);
    let end = scan.sentences[scan.sentence_of(first as usize)].end.min(group.tokens.end + WANTED_WITHIN);
    let by = |at: u32| scan.mark(at as usize, slot).is_some_and(|m| scan.key(m) == "by");
    let by_someone = || (group.tokens.end..end).any(by);
    let stands = group.tense == Tense::Participle || group.passive && group.tense == Tense::Present && !group.perfect;
    // `each armed with 12 missiles`: right before `with` it has no object.
    let stands = stands || !group.passive && group.tokens.end < end && scan.is(group.tokens.end as usize, armed);
    // `The jets are equipped by Tarn`: it is they that are fitted out.
    let behind =
        || weapons.get(weapons.partition_point(|w| w.tokens.first < first)).is_none_or(|w| w.tokens.first >= end);
    stands && scan.is(group.head as usize, equipped) && (goods() || !by_someone() || behind())
}

/// `boats built for a customer that cancelled the order`: what a relative clause tells of someone without a name.
fn is_of_unnamed(annotated: &Annotated, group: &VerbGroup) -> bool {
    let scan = &annotated.scan;
    let [relative, unnamed] = ["relative", "deal_unnamed"].map(|name| scan.grammar.class(name));
    let first = group.tokens.first as usize;
    let pronoun = (first.saturating_sub(2)..first).rev().find(|&at| scan.is(at, relative));
    pronoun.is_some_and(|at| scan.mark_before(at.saturating_sub(4), at, unnamed).is_some())
}

/// `if Chad decides not to buy`: what may not come about is left open, and denied by no one.
fn is_left_open(annotated: &Annotated, group: &VerbGroup) -> bool {
    let governor = group.governor.and_then(|g| annotated.verbs.get(g as usize));
    let open = governor.is_some_and(|g| g.finite() && !g.negated && g.status == EventStatus::Possible);
    open && group.negated && group.tense == Tense::Infinitive
}

/// `has received no requests to approve`: what was not done is another deed; but `Chad's refusal to approve`.
pub(super) fn hangs_on_what_is_not(annotated: &Annotated, group: &VerbGroup) -> bool {
    is_outlook_denied(annotated, group) && !is_dropped(annotated, group)
}

/// `dropped its plan to buy`: the plan was there, and it is the verb before it that undoes it.
pub(super) fn is_dropped(annotated: &Annotated, group: &VerbGroup) -> bool {
    let governor = group.governor.and_then(|g| annotated.verbs.get(g as usize));
    is_outlook_denied(annotated, group) && governor.is_some_and(|g| g.status != EventStatus::Negated)
}

/// Is a deed denied by what is said of the noun that it hangs on, the noun being none of refusal?
fn is_outlook_denied(annotated: &Annotated, group: &VerbGroup) -> bool {
    let scan = &annotated.scan;
    let refused =
        |at: u32| scan.mark(at as usize, scan.grammar.class("outlook")).is_some_and(|m| scan.key(m) == "refuse");
    group.status == EventStatus::Negated && !group.negated && group.outlook.is_some_and(|at| !refused(at))
}

/// `would not be revised or delayed`: the negation of the verb before a joining word holds for the participle behind it.
pub(super) fn is_negated(annotated: &Annotated, number: usize) -> bool {
    let Annotated { scan, verbs, .. } = annotated;
    let group = &verbs[number];
    let join = scan.grammar.class("list_join");
    let joined =
        |before: &VerbGroup| before.tokens.end + 1 == group.tokens.first && scan.is(before.tokens.end as usize, join);
    let bare = group.tokens.range().len() == 1;
    let neither = scan.grammar.class("deal_neither");
    let first = group.tokens.first as usize;
    let led = || first > 0 && scan.is(first - 1, neither);
    let before = number.checked_sub(1).map(|n| &verbs[n]);
    group.negated
        || group.tokens.range().any(|at| scan.is(at, neither))
        || led()
        || bare && before.is_some_and(|b| b.negated && b.passive && joined(b))
}

/// `won't halt the sale`: is it a form of a verb that is negated?
pub(super) fn in_negated_verb(annotated: &Annotated, token: usize) -> bool {
    let verbs = &annotated.verbs;
    let group = verbs.get(verbs.partition_point(|g| g.tokens.end as usize <= token));
    group.is_some_and(|g| g.tokens.contains(token) && g.negated)
}

/// How far behind a negated verb the noun may stand of which it says that it is not so, in tokens.
const RULED_OUT_WITHIN: u32 = 3;

/// `is not considering a suspension of the sale`.
pub(super) fn is_ruled_out(annotated: &Annotated, noun: &Cue, range: Tokens) -> bool {
    let verbs = &annotated.verbs;
    let verb = verbs[..verbs.partition_point(|g| g.tokens.end <= noun.tokens.first)].last();
    let near = |g: &VerbGroup| g.tokens.first >= range.first && noun.tokens.first - g.tokens.end <= RULED_OUT_WITHIN;
    verb.is_some_and(|g| g.negated && g.finite() && near(g))
}

/// `to replace the 18 delivered to Chad`: what a figure stands for that was dealt in before, and not the goods told of.
fn is_of_replaced(annotated: &Annotated, group: &VerbGroup) -> bool {
    let scan = &annotated.scan;
    let [against, determiner] = ["deal_against", "determiner"].map(|name| scan.grammar.class(name));
    let first = group.tokens.first as usize;
    let figure = annotated.numbers[..annotated.numbers.partition_point(|n| n.tokens.end as usize <= first)].last();
    let end = figure.filter(|n| n.tokens.end as usize == first && !n.ordinal).map(|n| n.tokens.first as usize);
    let article = end.and_then(|end| end.checked_sub(1)).filter(|&at| scan.is(at, determiner));
    let led = |at: usize| scan.mark_before(at.saturating_sub(2), at, against).is_some();
    group.tense == Tense::Participle && article.is_some_and(led)
}

/// `the French offer`: the form of a verb behind an article and an adjective of origin is a noun.
pub(super) fn behind_origin(annotated: &Annotated, group: &VerbGroup) -> bool {
    let first = group.tokens.first;
    let at = annotated.mentions.partition_point(|m| m.tokens.end < first);
    let origin = annotated.mentions.get(at).filter(|m| m.tokens.end == first && m.usage == Use::Origin);
    let determiner = annotated.scan.grammar.class("determiner");
    let single = group.tokens.end == first + 1;
    single && origin.is_some_and(|m| m.tokens.first > 0 && annotated.scan.is(m.tokens.first as usize - 1, determiner))
}

/// Does the token stand in a longer word of this class: `export` in `export version`?
pub(super) fn inside(annotated: &Annotated, token: usize, class: ClassId) -> bool {
    (token.saturating_sub(3)..=token).any(|at| annotated.scan.mark(at, class).is_some_and(|m| m.end as usize > token))
}

/// How far before a noun the word that denies it may stand, in tokens.
const DENIED_WITHIN: usize = 2;

/// How far before a paper the word may stand that tells that there is none, in tokens.
const LACKING_WITHIN: usize = 4;

/// `no firm contract with Chad is in place`, `aucune livraison`: what the noun tells of is not there.
pub(super) fn is_denied(annotated: &Annotated, noun: usize) -> bool {
    let scan = &annotated.scan;
    let [no, preposition, lacking] = ["no", "preposition", "deal_lacking"].map(|name| scan.grammar.class(name));
    // `without the needed licence`
    if (noun.saturating_sub(LACKING_WITHIN)..noun).any(|at| scan.is(at, lacking)) {
        return true;
    }
    let mut before = (noun.saturating_sub(DENIED_WITHIN)..noun).rev().take_while(|&at| !scan.is(at, preposition));
    before.any(|at| scan.is(at, no))
}

/// How far before a noun for a customer the preposition that leads to him may stand, in tokens.
const CUSTOMER_WITHIN: usize = 4;

/// `won an order from a European customer`: someone else is meant than the subject.
pub(super) fn is_led_to(annotated: &Annotated, noun: usize) -> bool {
    let scan = &annotated.scan;
    let class = scan.grammar.class("deal_slot");
    let mut before = (noun.saturating_sub(CUSTOMER_WITHIN)..noun).rev();
    let mut before = before.by_ref().take_while(|&at| scan.tokens[at].kind == TokenKind::Word);
    before.any(|at| scan.mark(at, class).is_some_and(|m| matches!(scan.key(m), "from" | "to" | "by" | "for" | "with")))
}

/// Is it a word inside the name of goods that are counted: `79 modernisation kits`?
pub(super) fn is_part_of_goods(annotated: &Annotated, token: u32) -> bool {
    let at = annotated.weapons.partition_point(|w| w.tokens.end <= token);
    let counted = |w: &Weapon| !w.general && w.quantity.is_some_and(|q| q.value != Some(Decimal::integer(1)));
    annotated
        .weapons
        .get(at)
        .is_some_and(|w| w.tokens.contains(token as usize) && w.tokens.end - w.tokens.first > 1 && counted(w))
}

/// `landing craft`: the form of a verb that begins the name of goods is none.
pub(super) fn opens_goods(annotated: &Annotated, group: &VerbGroup) -> bool {
    let at = annotated.weapons.partition_point(|w| w.tokens.first < group.tokens.first);
    let begins = |w: &Weapon| w.tokens.first == group.tokens.first && w.tokens.end > group.tokens.end;
    // `three frigates – ships of 120 metres`
    let noun = |w: &Weapon| w.tokens.contains(group.tokens.first as usize);
    let alone = group.tense == Tense::Present && group.tokens.range().len() == 1;
    let opens =
        || group.tokens.first > 0 && annotated.scan.tokens[group.tokens.first as usize - 1].kind == TokenKind::Mark;
    let weapon = annotated.weapons.get(at);
    // `12 upgraded F-16 jets`
    let within = |w: &Weapon| w.phrase.first < group.tokens.first;
    if group.tense != Tense::Infinitive && weapon.is_some_and(within) {
        return true;
    }
    group.tense == Tense::Gerund && weapon.is_some_and(begins) || alone && opens() && weapon.is_some_and(noun)
}

/// `arms supplies that have been approved`: behind a word for arms, with no goods of its own, it is a noun.
pub(super) fn ends_trade(annotated: &Annotated, group: &VerbGroup) -> bool {
    let Annotated { scan, weapons, .. } = annotated;
    let at = weapons.partition_point(|w| w.tokens.end < group.tokens.first);
    let arms = weapons.get(at).is_some_and(|w| w.general && w.tokens.end == group.tokens.first);
    let class = scan.grammar.class(NOUN);
    let noun = || scan.marks_of(group.tokens.first as usize, class).any(|m| m.lexical);
    let goods = || weapons.get(at + 1).is_some_and(|w| w.phrase.first <= group.tokens.end + GOODS_WITHIN);
    arms && group.tense == Tense::Present && group.tokens.range().len() == 1 && noun() && !goods()
}

/// How far behind a verb its goods stand, in tokens.
const GOODS_WITHIN: u32 = 6;

/// `contract negotiations`: a paper that only tells what the talks right behind it are about.
pub(super) fn names_talks(annotated: &Annotated, paper: &Frame, end: u32) -> bool {
    let scan = &annotated.scan;
    let grammar = scan.grammar;
    let talks = |f: &Frame| of_stage(annotated, f) && grammar.rule(f.rule).field("done") == Some("negotiating");
    let class = grammar.class(NOUN);
    let named = || {
        let mut nouns = scan.senses_of(end as usize, class).filter_map(|sense| grammar.words.noun(sense.entry));
        nouns.any(|noun| grammar.frames.of_noun(noun).any(talks))
    };
    grammar.rule(paper.rule).make == "pact"
        && (end as usize) < scan.tokens.len()
        && scan.may_be(end as usize, class)
        && named()
}

/// Does an infinitive hang on the noun that ends here: `an order to fire`?
pub(super) fn infinitive_behind(annotated: &Annotated, end: u32) -> bool {
    let next = annotated.verbs.partition_point(|g| g.tokens.first < end);
    annotated.verbs.get(next).is_some_and(|g| g.tense == Tense::Infinitive && g.tokens.first <= end + 1)
}

/// How far before a verb the words may stand that liken goods to those that it tells of, in tokens.
const LIKENED_WITHIN: usize = 8;

/// `missiles similar to what Chad had been providing Niger`: what goods are likened to is no part of the deal.
fn is_compared(annotated: &Annotated, group: &VerbGroup) -> bool {
    let scan = &annotated.scan;
    let class = scan.grammar.class("deal_likened");
    let first = group.tokens.first as usize;
    let start = scan.sentences[scan.sentence_of(first)].first as usize;
    let likened = (start.max(first.saturating_sub(LIKENED_WITHIN))..first).rev().find_map(|at| scan.mark(at, class));
    likened.is_some_and(|m| (m.end as usize..first).all(|at| scan.sign(at) != ','))
}
