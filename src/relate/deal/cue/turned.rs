//! Verbs whose subject is not the one that their frame names: it undergoes what they tell, or does it to itself.

use super::{Cue, Places};
use crate::analysis::Annotated;
use crate::model::{Tense, VerbGroup};
use crate::relate::deal::side::Slot;

/// How far behind a verb of equipping the word for whose forces they are may stand, in tokens: `les forces de son pays`.
const OWN_WITHIN: u32 = 7;

/// Gives the sides of a verb the places that its subject leaves them.
pub(super) fn turn(annotated: &Annotated, group: &VerbGroup, cue: &mut Cue) {
    turn_if_undergone(annotated, group, cue);
    turn_if_own(annotated, group, cue);
}

/// `se verra livrer 12 jets`: the subject gets what the infinitive tells, and `by` leads to who does it.
fn turn_if_undergone(annotated: &Annotated, group: &VerbGroup, cue: &mut Cue) {
    let kinds = &annotated.scan.grammar.words.verbs;
    let sees = |g: &VerbGroup| g.reflexive && kinds.kinds(g.lemma) & kinds.kind("sees_done") != 0;
    let governor = group.governor.map(|g| &annotated.verbs[g as usize]);
    if cue.supplier.subject && group.tense == Tense::Infinitive && governor.is_some_and(sees) {
        cue.supplier = Places { slots: vec![Slot::By], ..Places::default() };
        cue.recipient.subject = true;
    }
}

/// `will equip its army with tanks`, `doter les forces de son pays de drones`: the subject gets them, from someone else.
fn turn_if_own(annotated: &Annotated, group: &VerbGroup, cue: &mut Cue) {
    let Annotated { scan, weapons, .. } = annotated;
    let [own, forces] = ["possessive", "deal_forces"].map(|name| scan.grammar.class(name));
    let end = group.tokens.end;
    let goods = weapons.get(weapons.partition_point(|w| w.phrase.first < end)).map_or(end, |w| w.phrase.first);
    let between = end..goods.min(end + OWN_WITHIN);
    let has = |class| between.clone().any(|at| scan.is(at as usize, class));
    let equips = cue.supplier.subject && cue.recipient.object && cue.kind.is_none() && !group.passive;
    if equips && has(own) && has(forces) {
        cue.supplier = Places { slots: vec![Slot::From], ..Places::default() };
        cue.recipient = Places { subject: true, gets: true, ..Places::default() };
    }
}
