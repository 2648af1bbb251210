//! Offices of a part of a state: `Texas Governor X`, `Zurich's mayor, X,`, `la conseillère d'État vaudoise X`. They tell
//! the country of whoever holds them, and are none of the state's own.

use super::super::words::{Class, Words};
use crate::model::Country;
use crate::rules::scan::Mark;

/// Whether a role may be that of a town, a province or a region.
pub fn may_be_local(words: &Words, role: Mark) -> bool {
    // A title before a name tells of no agent; the same word as a role does.
    let as_role = || words.mark(role.first as usize, Class::Role).filter(|m| m.end == role.end);
    let bare = words.scan.entry(role).is_some_and(|entry| entry.feature.is_empty() && entry.key == "other");
    let Some(entry) = words.scan.entry(if bare { as_role().unwrap_or(role) } else { role }) else { return false };
    let agent = entry.feature.get(..3).unwrap_or("");
    let titled = entry.feature.is_empty() && matches!(entry.key, "legislator" | "head_of_government");
    let local = matches!(entry.key, "other" | "legislator" | "minister" | "head_of_government" | "head_of_state");
    local && (matches!(agent, "GOV" | "COP" | "LEG" | "JUD" | "REL") || titled)
}

/// What an office is in the words of the contract where it is that of a part of a state.
pub fn local_role(role: &str) -> &str {
    match role {
        "head_of_state" | "head_of_government" => "other",
        other => other,
    }
}

/// The place right before a role, in the genitive too: where it begins, and its country.
pub fn before(words: &Words, role: Mark) -> Option<(usize, Option<Country>)> {
    let first = role.first as usize;
    let end = first.checked_sub(1).filter(|&at| words.is_possessive(at)).unwrap_or(first);
    let mark = longest_before(words, end)?;
    let begin = mark.first as usize;
    // `the Qarvian president` of a part of a state leads no state.
    let region = words.is(begin, Class::Region);
    let presides = !region && words.scan.entry(role).is_some_and(|entry| entry.key == "head_of_state");
    // `In Boston Mayor X said`, `BOSTON Mayor X`
    let placed = words.before_any(begin, &[Class::PlacePreposition, Class::OrgLink]);
    let placed = placed || words.is_upper(begin);
    let beside = [Class::Article, Class::Status];
    let whole = !words.is_capital(begin.wrapping_sub(1)) || words.is_any(begin.wrapping_sub(1), &beside);
    (!placed && !presides && whole && may_be_local(words, role)).then(|| (begin, land(words, mark)))
}

/// The place that a role is of, behind it: `governor of Texas`, `maire de Nantes`, `conseillère d'État vaudoise`; and
/// where it ends.
pub fn behind(words: &Words, role: Mark) -> Option<(Country, usize)> {
    // `gouverneur sortant de Qarvo`
    let end = role.end as usize;
    let at = past_party(words, words.end(end, Class::Status).unwrap_or(end));
    if !may_be_local(words, role) {
        return None;
    }
    if let Some(mark) = words.mark(at, Class::Region) {
        return Some((land(words, mark)?, mark.end as usize));
    }
    let of = words.end(at, Class::OfCountry).filter(|_| words.key(at, Class::OfCountry) == Some("of"))?;
    let of = if words.is(of, Class::Article) { of + 1 } else { of };
    // `gouverneur de la province du Nord-Qarvo`
    let of = words.end(of, Class::PlaceHead).and_then(|end| words.end(end, Class::OfCountry)).unwrap_or(of);
    // `governor of the Norwegian Province of Qarvo`
    let adjective = words.mark(of, Class::Demonym).filter(|m| words.is(m.end as usize, Class::PlaceHead));
    if let Some(land) = adjective.and_then(|m| words.land(m)) {
        return Some((land, words.end(of, Class::Demonym)?));
    }
    // `président de la région Bretagne`
    let of = if words.is_plain(of) && words.is_capital(of + 1) { of + 1 } else { of };
    let mark =
        [Class::Place, Class::Capital].into_iter().filter_map(|class| words.mark(of, class)).max_by_key(|m| m.end)?;
    // `governor of the Norvik Region`
    let end = words.end(mark.end as usize, Class::PlaceHead).unwrap_or(mark.end as usize);
    let whole = !words.is_capital(end) || words.is(end, Class::Given);
    Some((land(words, mark).filter(|_| whole)?, end))
}

/// `le maire (PS) de Nantes`: where the words go on behind a party in brackets.
pub fn past_party(words: &Words, at: usize) -> usize {
    let bracket = words.is_mark(at, "(") && words.is_mark(at + 2, ")") && words.is_capital(at + 1);
    if bracket { at + 3 } else { at }
}

/// The longest name of a part of a state, or of its capital, that ends here.
fn longest_before(words: &Words, end: usize) -> Option<Mark> {
    // `Norvik Region Governor`
    let head = words.mark_before(end, Class::PlaceHead).filter(|m| words.is_capital(m.first as usize));
    let end = head.map(|m| m.first as usize).filter(|&at| words.before(at, Class::Place)).unwrap_or(end);
    let classes = [Class::Place, Class::Region, Class::Capital].into_iter();
    let mark = classes.filter_map(|class| words.mark_before(end, class)).min_by_key(|m| m.first)?;
    let state = [Class::Country, Class::Demonym].into_iter().filter_map(|class| words.mark_before(end, class));
    (words.is_capital(mark.first as usize) || words.is(mark.first as usize, Class::Region))
        .then_some(mark)
        .filter(|m| state.map(|state| state.first).min().is_none_or(|first| m.first < first))
}

fn land(words: &Words, mark: Mark) -> Option<Country> {
    words.only_land(mark).or_else(|| words.land(mark))
}
