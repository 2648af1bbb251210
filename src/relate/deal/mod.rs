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
use crate::model::{ArmsDeal, Attribution, Country, Tokens};
use std::cell::LazyCell;

/// The article's deals. Money that a deal carries is given its role, payer and payee.
pub fn deals(annotated: &mut Annotated, said: &[(Tokens, Attribution)]) -> Vec<ArmsDeal> {
    let drafts = if may_tell(annotated) { draft::drafts(annotated) } else { Vec::new() };
    let only = LazyCell::new(|| only_speaker(annotated, said));
    let speaker = |cue: Tokens| match said_by(&annotated.scan, said, cue) {
        Some(says) => country_of(annotated, says),
        None => *only,
    };
    let mut deals = merge::merged(annotated, drafts, &speaker);
    deals.retain_mut(|deal| {
        deal.deal.attribution = said_by(&annotated.scan, said, deal.cue).cloned();
        deal.take_speaker(speaker(deal.cue))
    });
    let deals: Vec<ArmsDeal> = deals.into_iter().map(|d| d.deal).collect();
    worth::mark_money(annotated, &deals, said);
    deals
}

/// The country of a speaker.
fn country_of(annotated: &Annotated, says: &Attribution) -> Option<Country> {
    side::country(annotated, &annotated.mentions[says.speaker?.mention as usize])
}

/// The country of all who speak in an article: whose `we` is told without its speaker, as in an interview.
fn only_speaker(annotated: &Annotated, said: &[(Tokens, Attribution)]) -> Option<Country> {
    let mut speakers = said.iter().filter_map(|(_, says)| country_of(annotated, says));
    let first = speakers.next()?;
    speakers.all(|s| s == first).then_some(first)
}

/// Whether there can be a deal: each has arms in it, or a loan beside a military word. Most news has neither.
fn may_tell(annotated: &Annotated) -> bool {
    let military = annotated.scan.grammar.class("military");
    !annotated.weapons.is_empty() || annotated.scan.lexical_marks(military).next().is_some()
}

#[cfg(test)]
mod tests;
