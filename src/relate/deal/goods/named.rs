//! Words for goods that are part of a name or of a longer word, and no goods.

use crate::analysis::Annotated;
use crate::model::{ActorKind, Mention, Weapon};
use crate::rules::lexicon::HYPHEN;
use crate::text::Casing;

/// `weapons-usable uranium`: a part of a longer word.
pub(super) fn in_compound(annotated: &Annotated, weapon: &Weapon) -> bool {
    let scan = &annotated.scan;
    let glued = |at: usize| scan.tokens.get(at).is_some_and(|t| t.glued);
    let end = weapon.tokens.end as usize;
    weapon.designation.is_none() && glued(end) && scan.word(end) == HYPHEN && glued(end + 1)
}

/// `Haluk Bayraktar`: the name of someone, of whom the arms have theirs.
pub(super) fn in_person(annotated: &Annotated, weapon: &Weapon) -> bool {
    let at = annotated.mentions.partition_point(|m| m.tokens.end <= weapon.tokens.first);
    let person = |m: &Mention| {
        let actor = m.actor.and_then(|a| annotated.actors.get(a as usize));
        m.tokens.first < weapon.tokens.first && actor.is_some_and(|a| a.kind == ActorKind::Person)
    };
    annotated.mentions.get(at).is_some_and(person)
}

/// How long the rest of a firm's name may be before a word for goods, in tokens.
const NAMED_WITHIN: u32 = 2;

/// `Tarn MAN Military Vehicles`: the end of the name of a firm, each word of it with a capital.
pub(super) fn in_firm(annotated: &Annotated, weapon: &Weapon) -> bool {
    let Annotated { mentions, scan, .. } = annotated;
    let capital = |at: u32| !matches!(scan.tokens[at as usize].casing, Casing::Lower);
    let first = weapon.tokens.first;
    let at = mentions.partition_point(|m| m.tokens.end + NAMED_WITHIN < first);
    let firm = |m: &Mention| {
        m.code.ends_with("BUS")
            && m.tokens.end <= first
            && (m.tokens.end..first).all(|at| scan.word(at as usize) != HYPHEN && capital(at))
    };
    let headline = scan.sentences[scan.sentence_of(first as usize)].headline;
    weapon.designation.is_none()
        && weapon.quantity.is_none()
        && weapon.tokens.range().all(|at| capital(at as u32))
        && !headline
        && mentions.get(at).is_some_and(firm)
}
