//! Verbs that tell that goods which were told of begin to move.

use super::{Cue, Role};
use crate::analysis::Annotated;
use crate::model::{DealStatus, Tense};

/// Do goods under way begin to move: `deliveries have begun`, `has begun deliveries`, `started delivering`?
pub(super) fn starts_transfer(annotated: &Annotated, start: &Cue, cues: &[Cue]) -> bool {
    let [slot, subordinator] = ["deal_slot", "subordinator"].map(|name| annotated.scan.grammar.class(name));
    // `the sale comes as Chad began a drill`
    let other_clause =
        |at: u32| annotated.scan.mark(at as usize, subordinator).is_some_and(|m| annotated.scan.key(m) != "that");
    // `Tanks pledged by Chad have reached Niger`
    let participle = |c: &Cue| {
        let group = c.group.map(|g| &annotated.verbs[g as usize]);
        c.role == Role::Transfer && group.is_some_and(|g| g.tense == Tense::Participle && !g.perfect)
    };
    // `talks on the sale have begun`, and not `after talks in Lome, deliveries have begun`
    let comma = |from: u32, to: u32| (from..to).any(|at| annotated.scan.sign(at as usize) == ',');
    let talked_of = |c: &Cue| {
        let before = |t: &Cue| t.tokens.end < c.tokens.first && !comma(t.tokens.end, c.tokens.first);
        cues.iter().any(|t| is_talk(t) && before(t))
    };
    let moves = |c: &Cue| c.moves || start.recipient.object && participle(c);
    let before = |c: &Cue| {
        let told = c.tokens.first < start.tokens.first && !(c.tokens.end..start.tokens.first).any(other_clause);
        moves(c) && told && !talked_of(c)
    };
    let gap = |c: &Cue| c.tokens.first.checked_sub(start.tokens.end);
    // `the year begins with the sale of`
    let with = |at: u32| annotated.scan.mark(at as usize, slot).is_some_and(|m| annotated.scan.key(m) == "with");
    let near = |c: &Cue, gap: u32| c.moves && gap <= 4 && !(start.tokens.end..c.tokens.first).any(with);
    let behind = |c: &Cue| gap(c).is_some_and(|gap| near(c, gap) || c.group.is_some() && gap <= 1);
    // `are on track to arrive in July`: they are still to come.
    let words = start.group.is_some_and(|g| annotated.verbs[g as usize].tokens.end < start.tokens.end);
    let infinitive = |c: &Cue| c.group.is_some_and(|g| annotated.verbs[g as usize].tense == Tense::Infinitive);
    let due = |c: &Cue| words && infinitive(c) && gap(c).is_some_and(|gap| gap <= 1);
    // `continues to block the sale`: what goes on is what stops it.
    let hangs = |c: &Cue| c.group.is_some_and(|g| annotated.verbs[g as usize].governor == start.group);
    let stops = |c: &Cue| start.group.is_some() && c.role == Role::Step && c.group != start.group && hangs(c);
    !cues.iter().any(|c| due(c) || stops(c)) && cues.iter().any(|c| before(c) || c.role == Role::Transfer && behind(c))
}

/// A noun for talks.
pub(super) fn is_talk(cue: &Cue) -> bool {
    cue.group.is_none() && cue.status == Some(DealStatus::Negotiating)
}
