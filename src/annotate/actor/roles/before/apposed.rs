//! Titles that stand apart from the name: `the president, X,`, `Deputy Minister, Gen. X`, `le directeur du Service fédéral X`.

use super::super::super::words::{Class, Words};
use super::super::{FoundRole, MAX_FAR, Title, role};
use super::before;
use crate::model::Role;
use crate::rules::scan::Mark;

/// A role with what it is of between it and the name: `le directeur du Service fédéral X`, `the deputy minister for
/// planning at the Defence Ministry X`.
pub fn far_role(words: &Words, name: usize) -> Option<Mark> {
    const LINKS: [Class; 3] = [Class::OrgLink, Class::OfCountry, Class::PlacePreposition];
    // `a witness in the X case`
    let article = words.is(name, Class::Given) && words.before(name, Class::Article);
    // `the adviser of X`, `l'adjointe au maire et X`: the role is another's.
    if article || [Class::OrgLink, Class::OfCountry].into_iter().any(|link| words.before(name, link)) {
        return None;
    }
    // `ministre chargée de la Ville pour remplacer X`
    let purpose = |at: usize| words.mark_before(at, Class::OrgLink).is_some_and(|m| words.scan.key(m) == "purpose");
    if name > 0 && words.is_plain(name - 1) && purpose(name - 1) {
        return None;
    }
    // `le juge de l'affaire X`
    let thing = words.mark_before(name, Class::OtherHead).is_some_and(|m| !words.is_capital(m.first as usize));
    if thing || words.mark_before(name, Class::OrgNoun).is_some_and(|m| words.scan.key(m) == "rival") {
        return None;
    }
    let mut at = name;
    let sentence = words.sentence_start(name);
    for _ in 0..MAX_FAR {
        let before = at.checked_sub(1).filter(|_| at > sentence)?;
        let role = [Class::Role, Class::Title].into_iter().find_map(|c| words.mark_before(at, c));
        let joined = || words.is_any(at, &LINKS) || words.is(at, Class::Organization);
        if let Some(mark) = role.filter(|_| at < name && joined()) {
            return Some(mark);
        }
        let link =
            words.is_any(before, &LINKS) || words.is_any(before, &[Class::Article, Class::OrgNoun, Class::OrgHead]);
        if !link && !words.is_plain(before) && !words.is_capital(before) && !words.is_mark(before, "\"“”«»-&") {
            return None;
        }
        at = before;
    }
    None
}

/// `the president, X,`: a role with its article, a comma, and the name within commas. Behind another name the role is
/// that one's.
pub fn apposed(words: &Words, name: usize, end: usize) -> Option<Title> {
    let and = words.key(end, Class::OrgLink) == Some("and");
    let comma = name.checked_sub(1).filter(|&at| words.is_comma(at) && (and || words.is_mark(end, ",.;)")))?;
    let mut title = before(words, behind_letters(words, comma));
    // `According to the minister, Ann Lee and others`: the sentence only begins behind the comma.
    let opening = title.first - words.sentence_start(title.first);
    if and && (1..=MAX_OPENING).contains(&opening) {
        return None;
    }
    // `The visiting Norwegian minister, Ann Lee,`, `la nouvelle ministre, Ann Lee,`
    let low = |at: usize| !words.is_capital(at) && words.text(at).starts_with(char::is_alphabetic);
    let far = title.first.checked_sub(1).filter(|&at| !title.roles.is_empty() && low(at));
    let far = far.filter(|_| !words.is(title.first, Class::Article));
    if let Some(article) = far.and_then(|at| words.mark_before(at, Class::Article)) {
        title.first = article.first as usize;
    }
    let mut anothers = false;
    if let Some(owner) = owner_of_role(words, title.first) {
        // `un conseiller du président, Ann Lee,`
        let own = before(words, owner);
        anothers = own.roles.is_empty();
        title = if anothers { title } else { Title { end: name, ..own } };
    }
    let article = words.mark(title.first, Class::Article).is_some_and(|m| words.scan.key(m) == "definite") && !anothers;
    // `A Norwegian spokesman, Ann Lee, said`
    let opens = words.is(title.first, Class::Article) && words.sentence_start(title.first) == title.first;
    let owned = opens || words.is(title.first, Class::Own);
    // `Chile's president, Ann Lee,`
    let of_country = words.end(title.first, Class::Country).is_some_and(|end| words.is_possessive(end));
    // `de chez Veltrano, la ministre, Ann Lee,`
    let others = [Class::Organization, Class::Place, Class::Country, Class::Capital, Class::Calendar, Class::OrgHead];
    let named = |at: usize| words.is_capital(at) && !words.is_any(at, &others);
    let told = title.first > 1 && words.is_comma(title.first - 1) && named(title.first - 2);
    ((article || owned || of_country) && !told && title.roles.len() == 1).then_some(title)
}

/// `the inspector-general (IGP), Ann Lee`: where the words of a role end before its letters.
fn behind_letters(words: &Words, comma: usize) -> usize {
    let lettered = comma > 3 && words.is_mark(comma - 1, ")") && words.is_mark(comma - 3, "(");
    if lettered && words.is_upper(comma - 2) { comma - 3 } else { comma }
}

/// So few words before a role only lead to the sentence: `According to the minister, Ann Lee and others`.
const MAX_OPENING: usize = 2;

/// `le fils du président`, `the lawyer of the president`: where the words end for the one whom the role only tells of.
fn owner_of_role(words: &Words, first: usize) -> Option<usize> {
    let links = [Class::OrgLink, Class::OfCountry];
    let fused = words.is_any(first, &links).then_some(first);
    let link = || links.into_iter().find_map(|class| words.mark_before(first, class)).map(|m| m.first as usize);
    let persons = [Class::Role, Class::Title, Class::PersonNoun, Class::Kin];
    let person = |&at: &usize| persons.into_iter().any(|class| words.before(at, class));
    fused.filter(person).or_else(|| link().filter(person))
}

/// `Deputy Minister, Gen. Ann Lee`: an office that opens the sentence, a comma, and the rank of its holder.
pub fn before_rank(words: &Words, rank: usize) -> Option<Title> {
    let comma = rank.checked_sub(1).filter(|&at| words.is_comma(at))?;
    let title = before(words, comma);
    let opens = words.sentence_start(title.first) == title.first;
    (opens && title.roles.len() == 1 && title.roles[0].role.role != "military").then_some(title)
}

/// `the BBC's Ann Lee`: a medium's own is a journalist.
pub fn of_medium(words: &Words, name: usize) -> Option<Title> {
    let owner = name.checked_sub(1).filter(|&at| words.is_possessive(at))?;
    let mark = words.mark_before(owner, Class::Organization)?;
    let body = words.facts.organizations.get(words.scan.key(mark))?;
    let first = mark.first as usize;
    let title = words.scan.text.slice(words.scan.span(first, owner)).to_owned();
    let role = Role { title, role: "journalist".to_owned(), country: None, status: None };
    let roles = vec![FoundRole { role, presides: false, agent: "MED".to_owned() }];
    matches!(&*body.kind, "media" | "agency").then(|| Title { first, end: name, roles, ..Title::default() })
}

/// The role that stands before another one, which it is of: `l'assistant du président`.
pub fn first_of_two(words: &Words, second: usize) -> Option<FoundRole> {
    let link = words.mark_before(second, Class::OrgLink).map(|m| m.first as usize);
    let fused = words.end(second, Class::OrgLink).map(|_| second);
    let at = link.or(fused)?;
    let mark = [Class::Role, Class::Title].into_iter().find_map(|c| words.mark_before(at, c))?;
    let follows = !words.adjective_endings().is_empty();
    follows.then(|| role(words, mark, None, None, &Title::default()))
}
