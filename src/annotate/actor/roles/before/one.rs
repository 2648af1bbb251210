//! Whether a title that a comma parts from a name tells of one alone, who is then the one named.

use super::super::super::words::{Class, Words};
use super::super::Title;
use super::apposed::{MAX_OPENING, with_owner};

/// `far-right`, `new`: a word that may stand between a land and an office.
pub(super) fn tells_kind(words: &Words, at: usize) -> bool {
    let glued = |at: usize| words.is_hyphen(at) && words.is_glued(at);
    let half = at > 0 && glued(at - 1) && words.is_glued(at) && !words.is_capital(at);
    words.is_plain(at) || glued(at) || half || glued(at + 1) && !words.is_capital(at)
}

pub(super) fn is_definite(words: &Words, title: &Title) -> bool {
    // `Chile's president, Ann Lee,`
    let of_country = words.end(title.first, Class::Country).is_some_and(|end| words.is_possessive(end));
    of_country || words.mark(title.first, Class::Article).is_some_and(|m| words.scan.key(m) == "definite")
}

/// `She met a former minister, Ann Lee, again`: one of several, but the one that is named.
pub(super) fn is_former(words: &Words, title: &Title) -> bool {
    let article = words.is(title.first, Class::Article);
    let one = !words.ends_as_plural(title.end - 1) && words.text(title.first).len() <= 3;
    article
        && one
        && words.is(title.first + 1, Class::Status)
        && title.roles.iter().all(|r| r.role.status == Some("former"))
}

/// `selon une porte-parole, Ann Lee,`: whoever speaks for a body does so alone.
pub(super) fn speaks_for(title: &Title) -> bool {
    !title.roles.is_empty() && title.roles.iter().all(|found| found.role.role == "spokesperson")
}

/// `A Norwegian spokesman, Ann Lee, said`, `VOA reporter, Ann Lee asked`: the role begins the sentence.
pub(super) fn opens(words: &Words, title: &Title) -> bool {
    let first = with_owner(words, title.first);
    words.sentence_start(first) == first && !words.is(first, Class::Own)
}

/// `wrote to the Chief Minister, Ann Lee,`, without the article too.
pub(super) fn has_capital(words: &Words, title: &Title) -> bool {
    let first = words.end(title.first, Class::Status).unwrap_or(title.first);
    let first = first + usize::from(words.is_hyphen(first));
    words.is_capital(first) && !words.is(first, Class::Article)
}

/// `his lawyer, Ann Lee,`, `the group's outgoing chairman, Ann Lee,`
pub(super) fn is_owned(words: &Words, title: &Title) -> bool {
    // `the party's legal consultant, X,`
    let owner = (0..=MAX_OPENING)
        .map_while(|n| title.first.checked_sub(n + 1).filter(|&at| n == 0 || tells_kind(words, at + 1)));
    let owns = |at: usize| words.is_possessive(at) || words.is(at, Class::Own);
    words.is(title.first, Class::Own) || !title.roles.is_empty() && owner.into_iter().any(owns)
}

/// `the Norwegian speaker, Ann Lee, and acting prime minister, Bo Rask,`: the second of two who are each told of within commas.
pub(super) fn is_joined(words: &Words, title: &Title) -> bool {
    let and = words.mark_before(title.first, Class::OrgLink).filter(|&m| words.scan.key(m) == "and");
    let comma = and.and_then(|and| (and.first as usize).checked_sub(1)).filter(|&at| words.is_comma(at));
    comma.is_some_and(|at| at > 0 && words.is_capital(at - 1))
        && !words.ends_as_plural(title.end - 1)
        && !title.roles.is_empty()
}

/// `told a presidential aide, Ann Lee, that`: one of many, but the one that a full name and a comma close; `a minister, Ann
/// Lee, Bo Rask and others` is a list.
pub(super) fn is_any_one(words: &Words, title: &Title, name: usize, end: usize) -> bool {
    let article = words.mark(title.first, Class::Article).filter(|m| words.scan.key(*m) == "indefinite");
    let one = article.is_some_and(|m| m.end as usize == title.first + 1) && words.text(title.first).len() <= 3;
    let alone = !words.is_capital(end + 1) && words.key(end + 1, Class::OrgLink) != Some("and");
    let told = !title.roles.is_empty() && !words.ends_as_plural(title.end - 1);
    told && one && alone && end > name + 1
}
