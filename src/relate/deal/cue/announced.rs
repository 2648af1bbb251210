//! What a verb of making known speaks of: where another cue tells it, the verb tells no more.

use super::{Cue, Role};
use crate::analysis::Annotated;
use crate::model::{EventStatus, Tense, VerbGroup};

/// `an order for jets was announced by Saab`: what is made known of a purchase is that it is made, and the verb tells no more.
pub(super) fn own_announced(annotated: &Annotated, cues: &mut Vec<Cue>) {
    let happened = |c: &Cue| {
        let group = c.group.map(|g| &annotated.verbs[g as usize]);
        // `la commande de 12 chars par le Tchad, annoncée en mai`
        let told = |g: &VerbGroup| g.passive && g.finite() || g.tense == Tense::Participle;
        group.is_some_and(|g| told(g) && g.status == EventStatus::Happened)
    };
    let Some(said) = cues.iter().position(|c| c.yields && happened(c)) else { return };
    let told = |c: &Cue| c.role == Role::Transfer && c.group.is_none() && c.kind.is_none();
    let verb = |c: &Cue| c.group.is_some();
    let Some(noun) = (0..said).rev().take_while(|&n| !verb(&cues[n])).filter(|&n| told(&cues[n])).last() else {
        return;
    };
    cues[noun].status = cues[noun].status.or(cues[noun].owned);
    cues.remove(said);
}

/// Does another cue before the goods tell what is announced: `announced the purchase of`?
pub(super) fn tells_what(annotated: &Annotated, said: &Cue, cues: &[Cue]) -> bool {
    let end = said.tokens.end;
    let goods = annotated.weapons.get(annotated.weapons.partition_point(|w| w.tokens.first < end));
    let goods = goods.map_or(u32::MAX, |w| w.phrase.first);
    let telling = |c: &Cue| c.role != Role::Step || c.ends() || c.takes.is_some();
    // `unveiled drones bought from Chad`
    let bought = |c: &Cue| c.recipient.subject && c.role == Role::Transfer && describes(annotated, c);
    // `announced the coming of boats given by Chad`
    let slot = annotated.scan.grammar.class("deal_slot");
    let by = |at: u32| annotated.scan.mark(at as usize, slot).is_some_and(|m| annotated.scan.key(m) == "by");
    let ends = |c: &Cue| (c.tokens.end as usize) < annotated.scan.tokens.len();
    let given = |c: &Cue| {
        c.supplier.subject && c.role == Role::Transfer && ends(c) && by(c.tokens.end) && describes(annotated, c)
    };
    let described = |c: &Cue| c.tokens.first > goods && (bought(c) || given(c));
    cues.iter().any(|c| c.tokens.first >= end && (c.tokens.first < goods && telling(c) || described(c)))
}

/// A participle right behind goods: `drones bought from Chad`.
fn describes(annotated: &Annotated, cue: &Cue) -> bool {
    let weapons = &annotated.weapons;
    let group = cue.group.map(|g| &annotated.verbs[g as usize]);
    let behind = || weapons[..weapons.partition_point(|w| w.tokens.end <= cue.tokens.first)].last();
    group.is_some_and(|g| g.tense == Tense::Participle) && behind().is_some_and(|w| w.tokens.end == cue.tokens.first)
}
