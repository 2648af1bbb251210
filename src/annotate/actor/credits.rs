//! Media and people that only sign: credits of pictures, by-lines, the agency of a dateline, a medium that is told
//! something. They do nothing in the article, so they are no actors of it.

use super::name::{Kind, Name};
use super::words::{Class, Words};
use crate::analysis::Annotated;
use crate::model::LineRole;

/// Whether a name is only that of who wrote, took a picture, or was told something.
pub fn only_signs(words: &Words, annotated: &Annotated, name: &Name) -> bool {
    signs(words, annotated, name)
        || is_credit(words, annotated, name)
        || is_told(words, name)
        || is_signature(words, annotated, name)
}

/// `By Ann Lee and Bo Rask`: the whole line tells who wrote the page.
fn is_signature(words: &Words, annotated: &Annotated, name: &Name) -> bool {
    let line = words.scan.sentences[words.scan.sentence_of(name.first)].tokens();
    if line.len() > MAX_SIGNATURE {
        return false;
    }
    let told = |at: usize| {
        let link = words.is(at, Class::OrgLink) && words.key(at, Class::OrgLink) == Some("and");
        words.is_capital(at) || link || words.is_mark(at, ",.;|/-")
    };
    let opens = |at: usize| annotated.facts.page.cues.opens_byline(&words.text(at).to_lowercase()).is_some();
    // `May 29, 1992|By Ann Lee, Norvik Herald`, `Bo Rask,Beijing Bureau`
    let begins = |at: usize| at == line.start || words.is_mark(at - 1, "|");
    let by = (line.start..name.first).find(|&at| begins(at) && opens(at));
    let row = words.key(name.first, Class::Organization).and_then(|id| words.facts.organizations.get(id));
    let medium = row.is_some_and(|row| matches!(row.kind, "media" | "agency"));
    let signs = name.kind != Kind::Organization || medium || !name.is_known();
    signs && by.is_some_and(|at| (at + 1..line.end).all(told))
}

/// So many words a line has that tells who wrote the page.
const MAX_SIGNATURE: usize = 16;

/// The agency of a dateline does nothing: `PARIS (AFP) -`.
fn signs(words: &Words, annotated: &Annotated, name: &Name) -> bool {
    let dateline = annotated.page.dateline.as_ref().map(|d| annotated.scan.tokens_in(d.span));
    if !name.is_known() {
        // `OSLO (Norvik News / Wire - 12 May 2017)`
        return dateline.is_some_and(|place| place.contains(&name.first) && words.is_mark(name.end, "/"));
    }
    let row = words.key(name.first, Class::Organization).and_then(|id| words.facts.organizations.get(id));
    let medium = || row.is_some_and(|row| matches!(row.kind, "media" | "agency"));
    // `OSLO, May 12 (NNA) –`: whatever else these letters stand for.
    let lettered = || {
        let bracket =
            name.first.checked_sub(1).is_some_and(|at| words.is_mark(at, "(")) && words.is_mark(name.end, ")");
        // `OSLO, Norway, NNA –`
        let comma = name.first.checked_sub(1).is_some_and(|at| words.is_comma(at));
        (bracket || comma) && name.end == name.first + 1 && words.is_upper(name.first)
    };
    dateline.is_some_and(|place| place.contains(&name.first)) && (medium() || lettered())
}

/// `told Reuters`, `dans un entretien au Monde`: a medium that is told something does nothing.
fn is_told(words: &Words, name: &Name) -> bool {
    if !name.is_known() {
        return false;
    }
    let row = words.key(name.first, Class::Organization).and_then(|id| words.facts.organizations.get(id));
    let medium = row.is_some_and(|row| matches!(row.kind, "media" | "agency"));
    let article = words.mark_before(name.first, Class::Article).map_or(name.first, |m| m.first as usize);
    let owns = words.is_possessive(name.end) || words.is(name.end, Class::PersonNoun);
    medium && !owns && (words.before(name.first, Class::ToldTo) || words.before(article, Class::ToldTo))
}

/// `24.02.2012 by Ann Lee`: who is named in a line that says when the page was written, wrote it.
fn is_byline(words: &Words, annotated: &Annotated, name: &Name) -> bool {
    let at = words.scan.span(name.first, name.end).start;
    let lines = &annotated.page.lines;
    let line = lines[..lines.partition_point(|line| line.span.start <= at)].last();
    line.is_some_and(|line| line.role == LineRole::Dateline)
}

/// `REUTERS/Ann Lee`, `(© AFP Ann Lee)`, `ANN LEE / AFP`: who took a picture, and for whom.
fn is_credit(words: &Words, annotated: &Annotated, name: &Name) -> bool {
    let medium = |id: &str| words.facts.organizations.get(id).is_some_and(|o| matches!(o.kind, "media" | "agency"));
    let sign = |at: Option<usize>, signs: &str| at.is_some_and(|at| words.is_mark(at, signs));
    if name.kind == Kind::Organization {
        let own = name.is_known() && words.key(name.first, Class::Organization).is_some_and(medium);
        let sentence = words.scan.sentences[words.scan.sentence_of(name.first)];
        let before = name.first.checked_sub(1);
        let bracket = sign(before, "(") && words.is_mark(name.end, ")") && words.is_mark(name.end + 1, "-–—");
        let square = sign(before, "[") && words.is_mark(name.end, "]");
        let opens = bracket && name.first == sentence.first as usize + 1;
        let closes = sign(before, "-–—") && name.end == sentence.end as usize;
        // `… at night. (Associated Press)`
        let alone = sign(before, "(") && words.is_mark(name.end, ")") && sign(name.first.checked_sub(2), ".!?");
        return own && (sign(before, "/©") || words.is_mark(name.end, "/") || opens || closes || alone || square);
    }
    // `Ann LEE AFP`
    let last = name.end - 1;
    if last > name.first && words.is_upper(last) && words.key(last, Class::Organization).is_some_and(medium) {
        return true;
    }
    let slash = name.first.checked_sub(1).filter(|&at| words.is_mark(at, "/"));
    let before = words.mark_before(slash.unwrap_or(name.first), Class::Organization);
    let credited = before.filter(|&m| medium(words.scan.key(m))).map(|m| m.first as usize);
    let signed = credited.is_some_and(|at| slash.is_some() || sign(at.checked_sub(1), "/©"));
    let behind = words.is_mark(name.end, "/") && words.key(name.end + 1, Class::Organization).is_some_and(medium);
    signed || behind || name.kind == Kind::Person && is_byline(words, annotated, name)
}
