//! How far a verb says that a deal has come: by its tense and mood, and by the noun that it hangs on.

use super::around::{is_asked_of_another, is_dropped};
use crate::analysis::Annotated;
use crate::model::{DealStatus, EventStatus, Mood, Tense, VerbGroup};
use crate::rules::rule::Rule;
use crate::rules::scan::Mark;
use crate::text::TokenKind;

/// How far behind a verb of losing what was lost may stand, in tokens.
const LOST_WITHIN: usize = 6;

/// `lost its bid to sell`, `lost another tender to supply`: what came to nothing is no deal.
pub(super) fn is_lost(annotated: &Annotated, group: &VerbGroup) -> bool {
    let prize = annotated.scan.grammar.class("deal_prize");
    let first = group.tokens.first as usize;
    let lost_prize = |at: usize| annotated.scan.is(at, prize) && loses(annotated, at);
    decided(annotated, group) == Some("lost")
        || group.tense == Tense::Infinitive && (first.saturating_sub(2)..first).any(lost_prize)
}

/// `lost its bid`, `lost a big arms deal`: the noun of what came to nothing.
pub(super) fn is_of_loss(annotated: &Annotated, token: usize) -> bool {
    let scan = &annotated.scan;
    let class = scan.grammar.class("deal_decision");
    let lost = |at: usize| scan.mark(at, class).is_some_and(|m| scan.key(m) == "lost" && m.end as usize > token);
    // `lost a tender to supply`: no noun for a supply.
    let in_lost = || {
        let verb = annotated.verbs.get(annotated.verbs.partition_point(|g| g.tokens.end as usize <= token));
        verb.is_some_and(|g| g.tokens.contains(token) && is_lost(annotated, g))
    };
    (token.saturating_sub(3)..=token).any(lost) || in_lost() || loses(annotated, token)
}

/// Does a word for losing stand right before the phrase that holds this noun: `lost a big deal`, `the loss of its deal`?
fn loses(annotated: &Annotated, noun: usize) -> bool {
    let scan = &annotated.scan;
    let [class, preposition] = ["deal_decision", "preposition"].map(|name| scan.grammar.class(name));
    let apart =
        |at: usize| scan.is(at, preposition) || scan.tokens[at].kind == TokenKind::Mark && !scan.tokens[at].glued;
    let phrase = (noun.saturating_sub(LOST_WITHIN)..noun).rev().find(|&at| apart(at)).map_or(0, |at| at + 1);
    let losing = |m: &Mark| scan.key(*m) == "losing" && m.end as usize >= phrase && m.end as usize <= noun;
    (noun.saturating_sub(LOST_WITHIN)..noun).any(|at| scan.mark(at, class).as_ref().is_some_and(losing))
}

/// The status that a verb gives, by the fields of its frame.
pub(super) fn status(annotated: &Annotated, rule: &Rule, group: &VerbGroup) -> Option<DealStatus> {
    if is_asked_for(annotated, group) || is_announced(annotated, group) || is_open(annotated, group) {
        return rule.field("maybe").and_then(DealStatus::parse).or(Some(DealStatus::Planned));
    }
    if is_attribute_of_future(annotated, group) {
        return rule.field("due").and_then(DealStatus::parse).or(Some(DealStatus::Planned));
    }
    match decided(annotated, group) {
        Some("refusal") => Some(DealStatus::Blocked),
        Some("charge") => Some(DealStatus::Rumoured),
        Some("permitted") => Some(DealStatus::Approved),
        Some("foreseen") => Some(DealStatus::Planned),
        Some("paper") => match rule.field("done").and_then(DealStatus::parse) {
            Some(DealStatus::Ordered) if is_made(annotated, group) => Some(DealStatus::Ordered),
            _ => status_of(annotated, rule, group, stands_done(annotated, group)),
        },
        Some(_) => {
            let chosen = |s: &DealStatus| s.ends_it() || matches!(s, DealStatus::Selected | DealStatus::Approved);
            let done = rule.field("done").and_then(DealStatus::parse).filter(chosen);
            let told = done.or_else(|| status_of(annotated, rule, group, false));
            told.map(|s| if s == DealStatus::Negotiating { DealStatus::Planned } else { s })
        }
        None if is_of_made_paper(annotated, group) => Some(DealStatus::Agreed),
        None => status_of(annotated, rule, group, stands_done(annotated, group)),
    }
}

/// How far behind a participle the verb may stand whose subject it tells of, in tokens.
const TELLS_OF_WITHIN: u32 = 8;

/// `the submarines supplied to Chad will be fitted with batteries`: what is told of them is still to come, and so are they.
fn is_attribute_of_future(annotated: &Annotated, group: &VerbGroup) -> bool {
    let Annotated { verbs, scan, .. } = annotated;
    let next = verbs.get(verbs.partition_point(|g| g.tokens.first <= group.tokens.first));
    let near = |g: &VerbGroup| g.tokens.first - group.tokens.end <= TELLS_OF_WITHIN && g.tense == Tense::Future;
    // `two boats bought in 2014 will be retired`
    let times = &annotated.times;
    let dated = |end: u32| {
        let time = times.get(times.partition_point(|t| t.tokens.first < group.tokens.end));
        time.is_some_and(|t| t.tokens.end <= end)
    };
    let open = |g: &VerbGroup| (group.tokens.end..g.tokens.first).all(|at| scan.sign(at as usize) != ',');
    let open = |g: &VerbGroup| open(g) && !dated(g.tokens.first);
    let copula = |g: &VerbGroup| g.passive || scan.is(g.tokens.first as usize, scan.grammar.class("copula"));
    group.tense == Tense::Participle && next.is_some_and(|g| near(g) && open(g) && copula(g))
}

/// How far before a verb the word may stand that opens its clause, in tokens.
const OPENED_WITHIN: usize = 6;

/// `has not decided whether to sell`, `permet au Tchad de commander`: it may be so.
fn is_open(annotated: &Annotated, group: &VerbGroup) -> bool {
    let scan = &annotated.scan;
    let first = group.tokens.first as usize;
    let class = scan.grammar.class("deal_whether");
    let whether = (first.saturating_sub(2)..first).any(|at| scan.is(at, class));
    // `le fonds permet au Tchad de commander`
    let enables = scan.grammar.class("deal_enables");
    let governor = group.governor.and_then(|g| annotated.verbs.get(g as usize));
    let enabled = governor.is_some_and(|g| scan.is(g.head as usize, enables));
    (whether || enabled) && group.tense == Tense::Infinitive
}

/// `will request that parliament approve`: what is only asked for in a clause behind the verb that asks.
fn is_asked_for(annotated: &Annotated, group: &VerbGroup) -> bool {
    let Annotated { scan, verbs, .. } = annotated;
    let opener = scan.grammar.class("subordinator");
    let first = group.tokens.first as usize;
    let that = (first.saturating_sub(OPENED_WITHIN)..first).rev().find(|&at| scan.is(at, opener));
    let Some(that) = that
        .filter(|&at| group.tense == Tense::Present && scan.mark(at, opener).is_some_and(|m| scan.key(m) == "that"))
    else {
        return false;
    };
    let kinds = &scan.grammar.words.verbs;
    let before = verbs[..verbs.partition_point(|g| (g.tokens.end as usize) <= that)].last();
    let demands = kinds.kind("demand");
    before.is_some_and(|g| g.tokens.end as usize == that && kinds.kinds(g.lemma) & demands != 0)
}

/// `a annoncé fournir des chars`: an infinitive that hangs on a verb of making known is still to be done, unless it is
/// perfect.
fn is_announced(annotated: &Annotated, group: &VerbGroup) -> bool {
    let grammar = annotated.scan.grammar;
    let first = group.tokens.first;
    let time = annotated.times.get(annotated.times.partition_point(|t| t.tokens.end < first));
    // `announced a deal to buy`: it hangs on the paper.
    let next = |g: &VerbGroup| {
        g.tokens.end == first || time.is_some_and(|t| t.tokens.first == g.tokens.end && t.tokens.end == first)
    };
    let announces = |g: &VerbGroup| {
        let mut frames = grammar.frames.of_verb(g.lemma).filter(|f| super::of_stage(annotated, f));
        frames.any(|f| f.has("yields")) && !g.negated && next(g)
    };
    let bare = group.tense == Tense::Infinitive && !group.perfect && !group.negated;
    bare && group.governor.is_some_and(|g| announces(&annotated.verbs[g as usize]))
}

/// How far before an infinitive the noun that it hangs on may stand, in tokens.
const DECIDED_WITHIN: usize = 10;

/// How far before an infinitive the verb that it hangs on may stand, in tokens.
const VOTED_WITHIN: usize = 6;

/// `the decision of Chad to halt`, `its refusal to sell`, `accused Chad of selling`: what the noun or the verb says on
/// which the infinitive or the gerund hangs.
fn decided<'a>(annotated: &Annotated<'a>, group: &VerbGroup) -> Option<&'a str> {
    let scan = &annotated.scan;
    let class = scan.grammar.class("deal_decision");
    let first = group.tokens.first as usize;
    let verbs = &annotated.verbs;
    let before = verbs[..verbs.partition_point(|g| g.tokens.first < group.tokens.first)].last();
    // `The contract calls for 12 jets delivered by May`
    let hangs = |key: &str| match (key, group.tense) {
        ("foreseen", tense) => matches!(tense, Tense::Participle | Tense::Gerund),
        ("charge", Tense::Gerund) => true,
        (_, tense) => tense == Tense::Infinitive,
    };
    let reach = |key: &str| if matches!(key, "charge" | "foreseen") { DECIDED_WITHIN } else { VOTED_WITHIN };
    let said = before.filter(|g| !g.negated).and_then(|g| scan.mark(g.head as usize, class));
    let tells = |key: &str| !matches!(key, "reached" | "gained" | "permitted");
    let said = said.map(|m| (scan.key(m), first - m.end as usize)).filter(|(key, _)| tells(key));
    if group.tense == Tense::Gerund && before.is_some_and(|g| is_planned(annotated, g)) {
        return Some("foreseen");
    }
    if let Some((key, _)) = said.filter(|(key, gap)| hangs(key) && !group.negated && *gap <= reach(key)) {
        return Some(key);
    }
    let from = before.map_or(0, |g| g.tokens.end as usize).max(first.saturating_sub(DECIDED_WITHIN));
    // `won approval to buy`, and not `needs approval to buy`
    let gained = || {
        let verb = before.filter(|g| g.status == EventStatus::Happened && !g.negated);
        verb.and_then(|g| scan.mark(g.head as usize, class)).is_some_and(|m| scan.key(m) == "gained")
    };
    let told = |key: &&str| hangs(key) && *key != "gained" && (*key != "permitted" || gained());
    let mut nouns = (from..first).filter_map(|at| scan.mark(at, class)).map(|noun| scan.key(noun));
    if group.tense == Tense::Participle { nouns.find(told) } else { nouns.next().filter(told) }
}

/// `Its plan includes buying`: a verb that tells what a plan holds.
fn is_planned(annotated: &Annotated, verb: &VerbGroup) -> bool {
    let scan = &annotated.scan;
    let [list, plan] = ["deal_list", "deal_plan"].map(|name| scan.grammar.class(name));
    let first = verb.tokens.first as usize;
    scan.is(verb.head as usize, list) && (first.saturating_sub(DECIDED_WITHIN)..first).any(|at| scan.is(at, plan))
}

/// `announced a deal to buy`, and not `wants a deal to buy`, `a deal to buy is close`: a verb tells that the paper is there.
fn is_made(annotated: &Annotated, group: &VerbGroup) -> bool {
    let verbs = &annotated.verbs;
    let before = verbs[..verbs.partition_point(|g| g.tokens.first < group.tokens.first)].last();
    let class = annotated.scan.grammar.class("deal_decision");
    let reaches = |g: &VerbGroup| {
        annotated.scan.mark(g.head as usize, class).is_some_and(|m| annotated.scan.key(m) == "reached")
            && group.tokens.first - g.tokens.end <= DECIDED_WITHIN as u32
    };
    before.is_some_and(|g| reaches(g) && g.status == EventStatus::Happened && !g.negated && !g.passive)
}

/// `a deal was struck with Chad to provide 12 jets`: an infinitive behind the passive of a paper that is there.
fn is_of_made_paper(annotated: &Annotated, group: &VerbGroup) -> bool {
    let Annotated { scan, verbs, .. } = annotated;
    let class = scan.grammar.class("deal_decision");
    let before = verbs[..verbs.partition_point(|g| g.tokens.first < group.tokens.first)].last();
    let key = |at: usize| scan.mark(at, class).map(|m| scan.key(m));
    let made = before.filter(|g| g.passive && !g.negated && g.status == EventStatus::Happened);
    let made = made.filter(|g| key(g.head as usize) == Some("reached"));
    group.tense == Tense::Infinitive
        && made.is_some_and(|g| {
            let first = g.tokens.first as usize;
            let near = group.tokens.first - g.tokens.end <= DECIDED_WITHIN as u32;
            near && (first.saturating_sub(VOTED_WITHIN)..first).any(|at| key(at) == Some("paper"))
        })
}

/// `après avoir acheté`, `after buying`: done before something else was.
fn stands_done(annotated: &Annotated, group: &VerbGroup) -> bool {
    let form = group.tense == Tense::Gerund || group.tense == Tense::Infinitive && group.perfect;
    let class = annotated.scan.grammar.class("deal_done_before");
    let first = group.tokens.first as usize;
    form && first > 0 && annotated.scan.is(first - 1, class)
}

/// The status that a verb gives in its tense and mood: `done`, `ongoing`, `due`, `maybe`, `negated` of its frame.
fn status_of(annotated: &Annotated, rule: &Rule, group: &VerbGroup, behind_deed: bool) -> Option<DealStatus> {
    let told = |name: &str, otherwise: DealStatus| rule.field(name).and_then(DealStatus::parse).unwrap_or(otherwise);
    let done = rule.field("done").and_then(DealStatus::parse)?;
    let press_conditional = group.mood == Mood::Conditional && group.perfect;
    Some(match group.status {
        _ if press_conditional && !group.negated => DealStatus::Rumoured,
        _ if behind_deed && !group.negated => done,
        EventStatus::Happened if group.tense == Tense::Present && !group.perfect && !group.passive => {
            // `sells two frigates`: so many of them are sold once.
            if done == DealStatus::Ordered && counts_goods(annotated, group) { done } else { told("habit", done) }
        }
        EventStatus::Happened => done,
        EventStatus::Ongoing => told("ongoing", told("habit", done)),
        EventStatus::Scheduled => told("due", DealStatus::Planned),
        // `may not be delivered`
        EventStatus::Negated | EventStatus::Possible if group.negated && is_left_open(annotated, group) => {
            told("maybe", DealStatus::Planned)
        }
        // `its stance not to deliver`, `should not buy`
        // `urged Chad not to sell`: that it means to is said, not known.
        EventStatus::Possible if group.negated && is_asked_of_another(annotated, group) => DealStatus::Rumoured,
        EventStatus::Possible if group.negated && (group.tense == Tense::Infinitive || group.mood == Mood::Duty) => {
            told("negated", DealStatus::Denied)
        }
        // `is alleged to have sold`: not a plan, but a deed that is not known to be so.
        EventStatus::Possible if group.mood == Mood::Plain && (group.tense == Tense::Past || group.perfect) => {
            DealStatus::Rumoured
        }
        // `may have ordered`: a deed that is done, if it is so.
        EventStatus::Possible if group.perfect && says_perhaps(annotated, group) && !done.ends_it() => {
            DealStatus::Rumoured
        }
        // `Chad to buy 12 jets`, says a headline.
        EventStatus::Possible if opens_headline(annotated, group) => told("due", DealStatus::Planned),
        EventStatus::Possible => told("maybe", DealStatus::Planned),
        // `France will not deliver the ships`: it says so itself.
        EventStatus::Negated if group.tense == Tense::Future && is_only_later(annotated, group) => {
            told("due", DealStatus::Planned)
        }
        EventStatus::Negated if group.tense == Tense::Future => told("refused", told("negated", DealStatus::Denied)),
        EventStatus::Negated if is_dropped(annotated, group) || is_pending(annotated, group) => {
            told("due", DealStatus::Planned)
        }
        EventStatus::Negated => told("negated", DealStatus::Denied),
    })
}

/// `may never deliver`
fn is_left_open(annotated: &Annotated, group: &VerbGroup) -> bool {
    group.mood == Mood::Possible && !group.perfect && says_perhaps(annotated, group)
}

fn says_perhaps(annotated: &Annotated, group: &VerbGroup) -> bool {
    let perhaps = annotated.scan.grammar.class("deal_perhaps");
    group.tokens.range().any(|at| annotated.scan.is(at, perhaps))
}

/// How far behind a verb the goods may begin that a figure counts, in tokens.
const COUNTED_WITHIN: u32 = 4;

/// Are the goods behind a verb counted?
fn counts_goods(annotated: &Annotated, group: &VerbGroup) -> bool {
    let weapons = &annotated.weapons;
    let next = weapons.get(weapons.partition_point(|w| w.tokens.first < group.tokens.end));
    next.is_some_and(|w| {
        w.quantity.is_some() && w.phrase.first - group.tokens.end.min(w.phrase.first) <= COUNTED_WITHIN
    })
}

/// `Chad to buy 12 jets`: the first verb of a headline is an infinitive.
fn opens_headline(annotated: &Annotated, group: &VerbGroup) -> bool {
    let Annotated { scan, verbs, .. } = annotated;
    let sentence = scan.sentences[scan.sentence_of(group.head as usize)];
    let first = verbs.get(verbs.partition_point(|g| g.tokens.first < sentence.first));
    let infinitive = group.tense == Tense::Infinitive && group.governor.is_none() && !group.negated;
    sentence.headline && infinitive && first.is_some_and(|g| g.tokens == group.tokens)
}

/// How far behind a verb the time may stand before which it is not so, in tokens.
const LATER_WITHIN: u32 = 14;

/// `will not get its jets before 2026`: by then it does.
fn is_only_later(annotated: &Annotated, group: &VerbGroup) -> bool {
    let Annotated { scan, times, .. } = annotated;
    let class = scan.grammar.class("deal_by_then");
    let end = scan.sentences[scan.sentence_of(group.head as usize)].end.min(group.tokens.end + LATER_WITHIN);
    let time = |at: u32| {
        let next = times.get(times.partition_point(|t| t.tokens.first < at));
        next.is_some_and(|t| t.tokens.first <= at + 2)
    };
    (group.tokens.end..end).any(|at| scan.is(at as usize, class) && time(at))
}

/// `has not yet bought`: it may still do so.
fn is_pending(annotated: &Annotated, group: &VerbGroup) -> bool {
    let scan = &annotated.scan;
    let adverb = scan.grammar.class("adverb");
    let yet = |at: usize| scan.mark(at, adverb).is_some_and(|m| scan.key(m) == "yet");
    group.tokens.range().any(yet)
}
