//! An office told by a verb behind an apposition: `Ann Lee, a lawyer from Qarvo, becomes minister`.

use super::super::Title;
use super::told::past_asides;
use super::{Told, behind, behind_from};
use crate::annotate::actor::words::{Class, Words};
use crate::rules::scan::Mark;

/// The office that a verb gives someone behind what stands between commas beside the name. `first` is where the title or
/// the name begins: what a preposition leads to is not whom the verb tells of.
pub fn later(words: &Words, first: usize, name_end: usize) -> Option<Title> {
    let subject =
        words.sentence_start(first) == first || words.is_comma(first - 1) || words.before(first, Class::Speech);
    let name_end = past_asides(words, name_end);
    if !subject || !words.is_comma(name_end) {
        return None;
    }
    // `Ann Lee, who was a lawyer, becomes minister`
    let relative = words.is(name_end + 1, Class::Relative);
    let stops = |at: &usize| if relative { words.is_mark(*at, ",;:.") } else { closes(words, *at) };
    let aside = (name_end + 1..name_end + MAX_ASIDE).find(stops)?;
    let verb =
        Some(aside + 1).filter(|&at| words.is_comma(aside) && words.is_any(at, &[Class::Copula, Class::Leaves]))?;
    Some(behind(words, verb)).filter(|title| !title.roles.is_empty())
}

/// `named Ann Lee, a lawyer, as minister`: the office that someone is given behind what stands between commas.
pub fn appointed_as(words: &Words, first: usize, name_end: usize) -> Option<Title> {
    let given = |m: Mark| words.scan.key(m) == "given";
    let cue = words.mark_before(first, Class::PersonCue).is_some_and(|m| words.scan.key(m) == "appoints");
    let told = cue || words.mark_before(first, Class::Post).is_some_and(given);
    let aside = (name_end + 1..name_end + MAX_ASIDE).find(|&at| closes(words, at))?;
    let office = words.mark(aside + 1, Class::Leaves).filter(|m| words.scan.key(*m) == "as");
    let office =
        office.or_else(|| words.mark(aside + 1, Class::Post).filter(|m| matches!(words.scan.key(*m), "as" | "to")))?;
    let between = words.is_comma(name_end) && words.is_comma(aside);
    let title = behind_from(words, name_end, office.end as usize, Told::Became);
    (told && between && !title.roles.is_empty()).then_some(title)
}

/// A comma, or what shows that no apposition stands here.
fn closes(words: &Words, at: usize) -> bool {
    words.is_mark(at, ",;:.()\"“”«»") || words.is_any(at, &[Class::Copula, Class::Speech, Class::Relative])
}

/// So many words stand between the commas.
const MAX_ASIDE: usize = 16;
