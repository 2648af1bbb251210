//! What stops a transfer, stopped itself.

use super::{Cue, Role, of_stage};
use crate::analysis::Annotated;
use crate::model::{DealStatus, EventStatus, Tense, Tokens, VerbGroup};

/// How far behind a verb of blocking the one that it undoes may stand, in tokens.
const BLOCKED_WITHIN: u32 = 10;

/// `vetoed a bill to block the sale`: what would have stopped the transfer is stopped itself.
pub(super) fn undo_blocked_blocks(annotated: &Annotated, cues: &mut Vec<Cue>) {
    let join = annotated.scan.grammar.class("list_join");
    let led = |c: &Cue| c.tokens.first > 0 && annotated.scan.is(c.tokens.first as usize - 1, join);
    let undone = |a: &Cue, b: &Cue| {
        let near = b.tokens.first.saturating_sub(a.tokens.end) <= BLOCKED_WITHIN;
        // `refused to cancel the sale`
        let ends = || {
            b.role == Role::Step
                && b.group.is_some_and(|g| annotated.verbs[g as usize].tense == Tense::Infinitive)
                && ends_by_rule(annotated, b)
        };
        a.forbids && a.status == Some(DealStatus::Blocked) && (b.forbids || ends()) && near && !led(b)
    };
    let Some(at) = (1..cues.len()).find(|&n| undone(&cues[n - 1], &cues[n])) else { return };
    cues.remove(at);
    cues[at - 1].status = Some(DealStatus::Approved);
}

/// A verb that, once done, ends a deal or holds it up.
fn ends_by_rule(annotated: &Annotated, cue: &Cue) -> bool {
    let done = annotated.scan.grammar.rule(cue.rule).field("done").and_then(DealStatus::parse);
    done.is_some_and(DealStatus::ends_it)
}

/// `the ban on sales to Chad was lifted`: what stood in the way does so no more.
pub(super) fn undo_lifted_bans(annotated: &Annotated, range: Tokens, cues: &mut [Cue]) {
    let Annotated { scan, verbs, .. } = annotated;
    let lifts = |g: &VerbGroup| {
        let mut frames = scan.grammar.frames.of_verb(g.lemma).filter(|f| of_stage(annotated, f));
        frames.any(|f| scan.grammar.rule(f.rule).field("wants") == Some("deal_ban"))
    };
    let Some(ban) = cues.iter_mut().find(|c| c.ends()) else { return };
    let from = verbs.partition_point(|g| g.tokens.first < ban.tokens.end);
    let mut behind = verbs[from..].iter().take_while(|g| g.tokens.first < range.end).filter(|g| g.passive);
    if behind.any(|g| lifts(g) && g.status == EventStatus::Happened) {
        ban.status = Some(DealStatus::Approved);
    }
}
