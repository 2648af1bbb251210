//! Cues of paying: the verbs and nouns that the packs' `money.toml` frames, with payer and payee as the two sides.

use super::words::words_behind;
use super::{Cue, Places, cue};
use crate::analysis::Annotated;
use crate::model::{DealKind, EventStatus, Tokens, VerbGroup};
use crate::rules::frame::Frame;
use crate::rules::inflect::NOUN;

/// How far behind a verb of giving the sum may stand that is given, in tokens: `handed over`.
const PAID_WITHIN: u32 = 2;

/// `could be financed by Chad`: who may lend the price of a deal is told beside it, and is no side of one yet.
pub(super) fn may_only_pay(annotated: &Annotated, frame: &Frame, group: &VerbGroup) -> bool {
    let rule = annotated.scan.grammar.rule(frame.rule);
    let finances = rule.field("kind").and_then(DealKind::parse) == Some(DealKind::Financing);
    finances && group.status == EventStatus::Possible && group.passive
}

/// `handed over 116 million pounds for two frigates`: what is given is money, and the goods come from another.
pub(super) fn hands_over_money(annotated: &Annotated, group: &VerbGroup) -> bool {
    let Annotated { money, scan, .. } = annotated;
    let end = group.tokens.end;
    let sum = money.get(money.partition_point(|m| m.tokens.first < end));
    let slot = scan.grammar.class("deal_slot");
    let led = |at: u32| {
        (at as usize) < scan.tokens.len() && scan.mark(at as usize, slot).is_some_and(|m| scan.key(m) == "for")
    };
    !group.passive && sum.is_some_and(|m| m.tokens.first <= end + PAID_WITHIN && led(m.tokens.end))
}

/// The verbs and nouns of paying among these tokens.
pub(in crate::relate::deal) fn payments(annotated: &Annotated, range: Tokens) -> Vec<Cue> {
    let grammar = annotated.scan.grammar;
    let of_money = |f: &&Frame| grammar.stage(f.rule) == "money";
    let made = |f: &Frame, tokens: Tokens, verb: Option<(u32, &VerbGroup)>| {
        let rule = grammar.rule(f.rule);
        let places = |name: &str| Places::parse(rule.field(name).unwrap_or(""), false);
        let cue = cue(annotated, f, tokens, verb);
        Cue { supplier: places("payer"), recipient: places("payee"), ..cue }
    };
    let from = annotated.verbs.partition_point(|g| g.tokens.first < range.first);
    let groups = annotated.verbs.iter().enumerate().skip(from).take_while(|(_, g)| g.tokens.first < range.end);
    let verbs = groups.filter(|(_, g)| !g.negated).filter_map(|(n, g)| {
        let frames = grammar.frames.of_verb(g.lemma).filter(of_money);
        let (words, frame) =
            frames.filter_map(|f| Some((words_behind(annotated, g, f)?, f))).max_by_key(|(w, _)| *w)?;
        Some(made(frame, Tokens { end: g.tokens.end + words, ..g.tokens }, Some((n as u32, g))))
    });
    let class = grammar.class(NOUN);
    let nouns = range.range().filter_map(|at| {
        let sense = annotated.scan.senses_of(at, class).next_back()?;
        let frame = grammar.frames.of_noun(grammar.words.noun(sense.entry)?).find(of_money)?;
        Some(made(frame, Tokens::new(at, at + usize::from(sense.len)), None))
    });
    verbs.chain(nouns).collect()
}
