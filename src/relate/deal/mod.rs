//! Arms deals: what moves from whom to whom, how far it has come, for how much.
//!
//! A sentence is cut into clauses; the cues of a clause, its countries, arms and sums make a draft; the drafts of an
//! article that tell one deal are merged. What hangs on wording stands in the packs' `deals.toml`.

mod clause;
mod cue;
mod draft;
mod goods;
mod infer;
mod judge;
mod merge;
mod parties;
mod payment;
mod search;
mod side;
mod status;
mod sums;
mod worth;

use super::attribution::said_by;
use crate::analysis::Annotated;
use crate::model::{ArmsDeal, Attribution, Tokens};

/// The article's deals. Money that a deal carries is given its role, payer and payee.
pub fn deals(annotated: &mut Annotated, said: &[(Tokens, Attribution)]) -> Vec<ArmsDeal> {
    let drafts = if may_tell(annotated) { draft::drafts(annotated) } else { Vec::new() };
    let mut deals = merge::merged(annotated, drafts);
    deals.retain_mut(|deal| {
        let says = said_by(&annotated.scan, said, deal.cue);
        let speaker =
            says.and_then(|says| side::country(annotated, &annotated.mentions[says.speaker?.mention as usize]));
        deal.deal.attribution = says.cloned();
        deal.take_speaker(speaker)
    });
    let deals: Vec<ArmsDeal> = deals.into_iter().map(|d| d.deal).collect();
    worth::mark_money(annotated, &deals, said);
    deals
}

/// Whether there can be a deal: each has arms in it, or a loan beside a military word. Most news has neither.
fn may_tell(annotated: &Annotated) -> bool {
    let military = annotated.scan.grammar.class("military");
    !annotated.weapons.is_empty() || annotated.scan.lexical_marks(military).next().is_some()
}

#[cfg(test)]
mod tests;
