//! Verbs of a frame that tell of another deed: of a thought, of what arms are fitted out with, of money for them.

use crate::analysis::Annotated;
use crate::model::{DealStatus, Tense, VerbGroup, Weapon};
use crate::rules::frame::Frame;

/// How far behind a verb the arms may begin that it fits out, in tokens.
const OBJECT_WITHIN: usize = 2;

/// How far behind a sum the arms may begin that it is for, in tokens.
const PRICED_WITHIN: u32 = 3;

/// How far behind a verb of asking the deed may stand that it asks for, in tokens.
const ASKED_WITHIN: u32 = 8;

/// `Vendre des chars au Tchad, c'est se faire complice`: an infinitive that opens a sentence tells of no one's deed.
pub(super) fn is_mere_thought(annotated: &Annotated, group: &VerbGroup) -> bool {
    let scan = &annotated.scan;
    let first = group.tokens.first;
    let opens = scan.sentences[scan.sentence_of(first as usize)].first == first;
    let alone = group.governor.is_none() && group.outlook.is_none();
    group.tense == Tense::Infinitive && alone && (opens || first > 0 && scan.sign(first as usize - 1) == ':')
}

/// `elles équipaient les drones`: arms right behind such a verb, with no preposition, are what is fitted out.
pub(super) fn fits_out_arms(annotated: &Annotated, frame: &Frame, group: &VerbGroup) -> bool {
    let Annotated { scan, weapons, .. } = annotated;
    let end = group.tokens.end;
    let [slot, demonym] = ["deal_slot", "demonym"].map(|name| scan.grammar.class(name));
    let object = |w: &Weapon| {
        let gap = end as usize..w.tokens.first as usize;
        // `équipera l'artillerie norvégienne`: forces, and no arms.
        let forces = (w.tokens.end as usize) < scan.tokens.len() && scan.is(w.tokens.end as usize, demonym);
        gap.len() <= OBJECT_WITHIN && !forces && !gap.into_iter().any(|at| scan.is(at, slot))
    };
    let equips = scan.grammar.rule(frame.rule).field("recipient") == Some("object");
    let next = weapons.get(weapons.partition_point(|w| w.tokens.first < end));
    equips && !group.passive && group.tense != Tense::Participle && next.is_some_and(object)
}

/// How far behind a verb the arms may begin that are its object, someone between who is told to get them, in tokens.
const REFUSED_WITHIN: usize = 6;

/// How far behind arms the verb may begin whose subject they are, in tokens.
const ITS_OWN: u32 = 1;

/// `denied Chad 12 jets`, `was denied the jets`: arms follow, and no deed of anyone's (`denied Chad had 12 jets`).
pub(super) fn has_arms(annotated: &Annotated, group: &VerbGroup) -> bool {
    let Annotated { scan, weapons, verbs, .. } = annotated;
    let end = group.tokens.end;
    let [slot, relative] = ["deal_slot", "relative"].map(|name| scan.grammar.class(name));
    let Some(goods) = weapons.get(weapons.partition_point(|w| w.phrase.first < end)) else { return false };
    let gap = end as usize..goods.phrase.first as usize;
    let behind = |g: &VerbGroup| {
        g.tokens.first < goods.phrase.first || g.finite() && g.tokens.first < goods.phrase.end + ITS_OWN
    };
    let deed = verbs.get(verbs.partition_point(|g| g.tokens.first < end)).is_some_and(behind);
    let to = |at: usize| scan.mark(at, slot).is_none_or(|m| scan.key(m) == "to");
    gap.len() <= REFUSED_WITHIN && !deed && gap.into_iter().all(|at| to(at) && !scan.is(at, relative))
}

/// `24 jets of the 42 announced`: a figure right before such a participle counts what was told before.
pub(super) fn counts_announced(annotated: &Annotated, frame: &Frame, group: &VerbGroup) -> bool {
    let numbers = &annotated.numbers;
    let first = group.tokens.first as usize;
    let figure = || numbers[..numbers.partition_point(|n| n.tokens.end as usize <= first)].last();
    let bare = frame.has("yields") && group.tense == Tense::Participle;
    bare && figure().is_some_and(|n| n.tokens.end as usize == first && !n.ordinal)
}

/// `réclament 650 millions de plus pour les 36 F-35A`: more money for arms is asked for, and no arms.
pub(super) fn asks_for_sum(annotated: &Annotated, group: &VerbGroup) -> bool {
    let Annotated { money, weapons, .. } = annotated;
    let end = group.tokens.end;
    let Some(sum) = money.get(money.partition_point(|m| m.tokens.first < end)) else { return false };
    let arms = weapons.get(weapons.partition_point(|w| w.tokens.first < sum.tokens.end));
    sum.tokens.first <= end + 1 && arms.is_some_and(|w| w.phrase.first - sum.tokens.end <= PRICED_WITHIN)
}

/// `Asked about the sale of tanks`: one who is asked, and who tells of something.
pub(super) fn asks_about(annotated: &Annotated, group: &VerbGroup) -> bool {
    let scan = &annotated.scan;
    let (about, end) = (scan.grammar.class("deal_about"), group.tokens.end as usize);
    group.tense == Tense::Participle && end < scan.tokens.len() && scan.is(end, about)
}

/// How far behind a participle the one may be named who receives a guest, in tokens: `received in Oslo on Friday by`.
const HOST_WITHIN: usize = 6;

/// `The president, received in Oslo by the king, asked for tanks`: someone is received, and no arms.
pub(super) fn is_welcomed(annotated: &Annotated, frame: &Frame, group: &VerbGroup) -> bool {
    let Annotated { scan, weapons, .. } = annotated;
    let gets = scan.grammar.rule(frame.rule).field("recipient") == Some("subject");
    let (first, end) = (group.tokens.first as usize, group.tokens.end as usize);
    let aside = first > 0 && scan.sign(first - 1) == ',';
    let goods = || {
        let before = weapons[..weapons.partition_point(|w| w.tokens.end < group.tokens.first)].last();
        before.is_some_and(|w| w.tokens.end + 1 == group.tokens.first)
    };
    let slot = scan.grammar.class("deal_slot");
    let by = |at: usize| scan.mark(at, slot).is_some_and(|m| scan.key(m) == "by");
    let next = weapons.get(weapons.partition_point(|w| w.tokens.first < group.tokens.end));
    let stop = next.map_or(scan.tokens.len(), |w| w.phrase.first as usize).min(end + HOST_WITHIN);
    gets && aside && !goods() && (end..stop).any(by)
}

/// `urged Chad not to sell tanks`, `called on Chad to stop its sales`: what is asked for is that nothing moves.
pub(super) fn asks_to_refrain(annotated: &Annotated, group: &VerbGroup) -> bool {
    let (verbs, grammar) = (&annotated.verbs, annotated.scan.grammar);
    let at = verbs.partition_point(|g| g.tokens.first < group.tokens.first);
    let Some(asked) = verbs.get(at + 1).filter(|g| g.tense == Tense::Infinitive && !group.negated) else {
        return false;
    };
    let ends = |f: &Frame| {
        let done = grammar.rule(f.rule).field("done").and_then(DealStatus::parse);
        super::of_stage(annotated, f) && done.is_some_and(DealStatus::ends_it)
    };
    let near = asked.tokens.first.saturating_sub(group.tokens.end) <= ASKED_WITHIN;
    // `asked Chad for tanks to stop the rebels`: what they are for.
    let weapons = &annotated.weapons;
    let goods = weapons.get(weapons.partition_point(|w| w.tokens.first < group.tokens.end));
    let for_goods = goods.is_some_and(|w| w.tokens.first < asked.tokens.first);
    // `asked the ministry to review the plan to buy`
    let review = annotated.scan.is(asked.head as usize, grammar.class("deal_review"));
    near && (asked.negated || review || !for_goods && grammar.frames.of_verb(asked.lemma).any(ends))
}

/// `had promised not to buy 12 jets`: what someone meant to let be before something else was told.
pub(super) fn was_ruled_out(annotated: &Annotated, group: &VerbGroup) -> bool {
    let governor = group.governor.and_then(|g| annotated.verbs.get(g as usize));
    group.negated && group.tense == Tense::Infinitive && governor.is_some_and(|g| g.earlier)
}

/// `a letter of request sent in May`: what was sent is a paper, and no goods.
pub(super) fn tells_of_letter(annotated: &Annotated, frame: &Frame, group: &VerbGroup) -> bool {
    let scan = &annotated.scan;
    let first = group.tokens.first as usize;
    let letter = || first > 0 && scan.is(first - 1, scan.grammar.class("deal_letter"));
    let moves = annotated.scan.grammar.rule(frame.rule).make == "transfer";
    moves && group.tense == Tense::Participle && !group.perfect && letter()
}
