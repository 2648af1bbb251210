//! Titles that stand apart from the name: `the president, X,`, `Deputy Minister, Gen. X`, `le directeur du Service fédéral X`.

use super::super::super::words::{Class, Words};
use super::super::{FoundRole, MAX_FAR, Title, part, role};
use super::before;
use super::one::{has_capital, is_any_one, is_definite, is_former, is_joined, is_owned, opens, speaks_for};
use super::owned::{leads_state, presides_elsewhere, take_from_state};
use crate::model::Role;
use crate::rules::scan::Mark;

/// A role with what it is of between it and the name: `le directeur du Service fédéral X`, `the deputy minister for
/// planning at the Defence Ministry X`.
pub fn far_role(words: &Words, name: usize) -> Option<Mark> {
    let sentence = words.sentence_start(name);
    // Before most names their sentence tells no role.
    if !words.ends_among(sentence..name, &[Class::Role, Class::Title]) || is_anothers(words, name) {
        return None;
    }
    let follows = !words.adjective_endings().is_empty();
    let mut at = name;
    for _ in 0..MAX_FAR {
        let before = at.checked_sub(1).filter(|_| at > sentence)?;
        // `le maire (PS) de Nantes`
        let bracket = before.checked_sub(2).filter(|&open| part::past_party(words, open) == at);
        if let Some(open) = bracket {
            let role = words.role_before(open);
            // `the head of the Norvik Ports Union (NPU) Ann Lee`
            let lettered = words.is_upper(open + 1) && words.text(open + 1).len() > 2;
            let named = open > 0 && (lettered || words.is_capital(open - 1) && words.is_upper(open + 1));
            if role.is_none() && at == name && named {
                at = open;
                continue;
            }
            return role.filter(|_| words.is_any(at, &LINKS));
        }
        if at < name
            && let Some(mark) = role_that_goes_on(words, at, follows)
        {
            return Some(mark);
        }
        // `the king to propose a UN meeting`
        let deed = words.leads_abroad(before) && words.is_plain(at) && words.is(at, Class::Act);
        if deed && !follows || !leads_on(words, before) {
            return None;
        }
        at = before;
    }
    None
}

/// What joins a role to what it is of.
const LINKS: [Class; 3] = [Class::OrgLink, Class::OfCountry, Class::PlacePreposition];

/// Whether the words before a name show that a role further before is another's, or is no role of a person.
fn is_anothers(words: &Words, name: usize) -> bool {
    // `a witness in the X case`
    let article = words.is(name, Class::Given) && words.before(name, Class::Article);
    // `a bishop from X's village`
    let end = (name..name + MAX_FAR).find(|&at| !words.is_capital(at)).unwrap_or(name);
    let owner = words.is_possessive(end) && words.before(name, Class::PlacePreposition);
    // `the adviser of X`, `l'adjointe au maire et X`, `a dit le ministre à X`: the role is another's.
    if owner || article || words.before_any(name, &LINKS) {
        return true;
    }
    // `ministre chargée de la Ville pour remplacer X`
    let purpose = |at: usize| words.mark_before(at, Class::OrgLink).is_some_and(|m| words.scan.key(m) == "purpose");
    if name > 0 && words.is_plain(name - 1) && purpose(name - 1) {
        return true;
    }
    // `le juge de l'affaire X`
    let thing = words.mark_before(name, Class::OtherHead).is_some_and(|m| !words.is_capital(m.first as usize));
    if thing || words.mark_before(name, Class::OrgNoun).is_some_and(|m| words.scan.key(m) == "rival") {
        return true;
    }
    // `ministres du gouvernement X`
    let last = name.checked_sub(1).filter(|&at| words.is_plain(at) && words.is_capital(name));
    last.and_then(|at| words.key(at, Class::Agent)).is_some_and(|agent| agent.starts_with("GOV"))
}

/// The role that ends where the words of what it is of begin.
fn role_that_goes_on(words: &Words, at: usize, follows: bool) -> Option<Mark> {
    // `le sénateur centriste de la Manche X`
    let one = |at: usize| words.is_any(at, &LINKS) && words.key(at, Class::OrgLink) != Some("and");
    let adjective = || follows && words.is_plain(at) && one(at + 1);
    let links = words.is_any(at, &LINKS) || words.is(at, Class::Organization);
    // `Commander Norwegian Fleet`
    let own = || words.is_any(at, &[Class::Demonym, Class::Country]) && commands(words, at);
    let joined = is_charged(words, at) || links || adjective() || own();
    // `le ministre norvégien chargé des ports`
    let origin = words.mark_before(at, Class::Demonym).filter(|_| is_charged(words, at));
    let end = origin.map_or(at, |m| m.first as usize);
    let role = || [Class::Role, Class::Title].into_iter().find_map(|c| words.mark_before(end, c));
    // `l'Union générale des ports`: no general.
    let describes = |m: &Mark| follows && m.end - m.first == 1 && words.before(m.first as usize, Class::OrgHead);
    role().filter(|m| joined && !describes(m))
}

/// A commander with a capital, before the land of what he commands, where the noun stands last.
pub fn commands(words: &Words, at: usize) -> bool {
    let role = words.role_before(at).filter(|m| words.scan.key(*m) == "military");
    let last = words.adjective_endings().is_empty() && words.is_capital(at + 1);
    last && role.is_some_and(|m| words.is_capital(m.first as usize))
}

/// `le secrétaire d'État chargé du Qarvo X`
fn is_charged(words: &Words, at: usize) -> bool {
    words.key(at, Class::Leads) == Some("takes")
}

/// Whether a word may stand between a role and a name.
fn leads_on(words: &Words, at: usize) -> bool {
    let link = words.is_any(at, &LINKS)
        || words.is_any(at, &[Class::Article, Class::OrgNoun, Class::OrgHead, Class::Organization]);
    // `head of Norway's FSVT X`
    let owns = words.is_possessive(at) && words.before(at, Class::Country);
    // `ministre de la Communication de 2020 à 2022, X`
    let year = words.is_digits(at) && words.text(at).len() == 4;
    // `porte-parole du M23`
    let code = words.is_digits(at) && words.is_glued(at);
    let word = code || words.is_plain(at) || words.is_capital(at) || is_charged(words, at);
    // `Minister of Ports, Fishery, and Transport X`
    let next = words.end(at + 1, Class::OrgLink).unwrap_or(at + 1);
    let charge = |at: usize| words.is(at, Class::Portfolio) || words.ends_as_common(at);
    let charges = words.is_comma(at) && words.is_capital(next) && (charge(next) || charge(next + 1));
    let given = words.is(next, Class::Given) && !words.is(next, Class::Doubtful);
    // `le Président de la République, Son Excellence X`
    let charges = charges && !given && !words.is(next, Class::Honorific);
    charges || link || owns || year || word || words.is_mark(at, "\"“”«»-&")
}

/// `the president, X,`: a role that is told of one alone, a comma, and the name within commas; where the role opens its
/// sentence or has a capital, a verb may follow. Behind another name the role is that one's.
pub fn apposed(words: &Words, name: usize, end: usize) -> Option<Title> {
    if let Some(title) = labelled(words, name, end) {
        return Some(title);
    }
    let and = words.key(end, Class::OrgLink) == Some("and");
    // `The two ministers – X and Y – said`
    let dash =
        |at: usize| words.is_mark(at, "–—") || words.is_hyphen(at) && !words.is_glued(at) && !words.is_glued(at + 1);
    let comma = name.checked_sub(1).filter(|&at| words.is_comma(at) || dash(at))?;
    let apart = !words.is_comma(comma);
    let last = words.scan.sentences[words.scan.sentence_of(name)].end as usize == end;
    // `by the minister, Mr X next week`: whoever is addressed so is a person beside whom nobody else stands.
    let addressed = words.is(name, Class::Honorific);
    let closed = and || last || addressed || words.is_mark(end, ",.;()") || apart && dash(end);
    let inverted = end > name + 1 && is_spoken(words, comma);
    if !(closed || inverted || end > name + 1 && does(words, end)) || apart && !closed {
        return None;
    }
    let mut title = before_insertion(words, behind_letters(words, comma));
    // `According to the minister, Ann Lee and others`: the sentence only begins behind the comma.
    let opening = title.first - words.sentence_start(title.first);
    if and && !apart && (1..=MAX_OPENING).contains(&opening) {
        return None;
    }
    reach_article(words, &mut title);
    let mut anothers = false;
    if let Some(owner) = owner_of_role(words, title.first) {
        // `un conseiller du président, Ann Lee,`
        let own = before(words, owner);
        anothers = own.roles.is_empty();
        title = if anothers { title } else { Title { end: name, ..own } };
    }
    let headed = opens(words, &title) || !anothers && has_capital(words, &title);
    let definite = !anothers && is_definite(words, &title);
    // `During the visit, the Norwegian minister, Ann Lee said`
    let begins = || title.first > 0 && words.is_comma(title.first - 1);
    let one = headed || definite && (closed || inverted || begins()) || closed && is_owned(words, &title);
    let one = one || closed && !anothers && (is_former(words, &title) || speaks_for(&title));
    let one = one || apart && !anothers && !title.roles.is_empty();
    let one =
        one || words.is_comma(end) && !anothers && (is_joined(words, &title) || is_any_one(words, &title, name, end));
    let told = is_told_of_another(words, &title)
        && !(words.is(name, Class::Honorific) && behind_titled(words, &title))
        && !behind_apposed(words, &title);
    take_from_state(words, &mut title);
    let group = title.first.checked_sub(1).is_some_and(|at| words.key(at, Class::Own) == Some("group"));
    if group && !leads_state(words, name, end) {
        presides_elsewhere(&mut title);
    }
    // `The Trade Minister and Attorney General, Ann Lee,`
    let joined = || (title.first..comma).any(|at| words.key(at, Class::OrgLink) == Some("and") || words.is_comma(at));
    let few = title.roles.len() == 1 || title.roles.len() == 2 && joined();
    (one && !told && few).then_some(title)
}

/// The title that ends here, with what is inserted between it and the name: `le ministre des Ports, chargé de la pêche,
/// Ann Lee`, `le ministre des Ports, porte-parole du gouvernement, Ann Lee`.
fn before_insertion(words: &Words, end: usize) -> Title {
    let title = before(words, end);
    let comma = if title.roles.is_empty() {
        let charged = (end.saturating_sub(MAX_INSERTION)..end).rfind(|&at| words.is_comma(at));
        charged.filter(|&at| is_charged(words, at + 1)).or_else(|| before_charges(words, end))
    } else {
        title.first.checked_sub(1).filter(|&at| words.is_comma(at) && speaks_for(&title))
    };
    let Some(outer) = comma.map(|at| before(words, at)).filter(|outer| is_definite(words, outer)) else { return title };
    if outer.roles.is_empty() {
        return title;
    }
    let country = outer.country.or(title.country);
    Title { first: outer.first, roles: outer.roles.into_iter().chain(title.roles).collect(), country, ..title }
}

/// `le ministre des Ports, de la Pêche et des Norvégiens de l'étranger, Ann Lee`: where the first of a minister's charges
/// ends, behind which others are listed up to here.
fn before_charges(words: &Words, end: usize) -> Option<usize> {
    let joined = |at: usize| words.is_any(at, &[Class::OrgLink, Class::OfCountry]);
    let commas = (end.saturating_sub(MAX_CHARGES)..end).rev().filter(|&at| words.is_comma(at));
    let minister =
        |at: &usize| before(words, *at).roles.last().is_some_and(|found| found.role.role.ends_with("minister"));
    commas.take_while(|&at| joined(at + 1)).find(minister)
}

/// So many words are inserted between a title and the name; so many tell what else a minister is in charge of.
const MAX_INSERTION: usize = 9;
const MAX_CHARGES: usize = 18;

/// `- Ministre de la Défense : Ann Lee (FPQ)`: in a list an office, a colon, and nothing but who holds it.
fn labelled(words: &Words, name: usize, end: usize) -> Option<Title> {
    let colon = name.checked_sub(1).filter(|&at| words.is_mark(at, ":"))?;
    let last = words.scan.sentences[words.scan.sentence_of(name)].end as usize == end;
    let title = before(words, colon);
    let begin = title.first - usize::from(title.first > 0 && words.is_mark(title.first - 1, "-–—•*"));
    let opens = words.sentence_start(title.first) == begin && end > name + 1;
    (opens && !title.roles.is_empty() && (last || words.is_mark(end, "(,;."))).then_some(title)
}

/// Someone does something: where no comma closes the apposition, the name is the subject of what follows.
fn does(words: &Words, at: usize) -> bool {
    // `on Tuesday met`
    let day = [at, at + 1].into_iter().find_map(|day| words.end(day, Class::Calendar));
    let at = day.filter(|_| words.is_any(at, &[Class::OrgLink, Class::Calendar])).unwrap_or(at);
    words.is_any(at, &[Class::Speech, Class::Act, Class::PersonVerb]) || words.ends_as_verb(at)
}

/// `a annoncé mardi soir le porte-parole des rebelles, Ann Lee lors d'une visite`: the phrase before a comma is whoever
/// said something, told by the verb before it.
fn is_spoken(words: &Words, comma: usize) -> bool {
    let from = words.sentence_start(comma).max(comma.saturating_sub(MAX_SPOKEN));
    let verb = (from..comma).rfind(|&at| words.is(at, Class::Speech) || words.is_comma(at));
    let follows = !words.adjective_endings().is_empty();
    follows && verb.is_some_and(|at| !words.is_comma(at))
}

/// So many words may stand from a verb of saying to the end of whoever said it.
const MAX_SPOKEN: usize = 10;

/// `The visiting Norwegian minister, Ann Lee,`, `la nouvelle ministre, Ann Lee,`
fn reach_article(words: &Words, title: &mut Title) {
    let low = |at: usize| !words.is_capital(at) && words.text(at).starts_with(char::is_alphabetic);
    let far = title.first.checked_sub(1).filter(|&at| !title.roles.is_empty() && low(at));
    let far = far.filter(|_| !words.is(title.first, Class::Article));
    if let Some(article) = far.and_then(|at| words.mark_before(at, Class::Article)) {
        title.first = article.first as usize;
    }
}

/// `de chez Veltrano, la ministre, Ann Lee,`; but `Bo Rask, the minister, Ann Lee,`: the role is that of the one before.
fn is_told_of_another(words: &Words, title: &Title) -> bool {
    let others = [Class::Organization, Class::Place, Class::Country, Class::Capital, Class::Calendar, Class::OrgHead];
    // `Earlier, US minister, Ann Lee said`
    let opening = |at: usize| words.sentence_start(at) == at && words.is(at, Class::Adverb);
    let named = |at: usize| words.is_capital(at) && !words.is_any(at, &others) && !opening(at);
    let first = with_owner(words, title.first);
    first > 1 && words.is_comma(first - 1) && named(first - 2)
}

/// `President X, the foreign minister, Mr Y,`: whoever is named before the role has one before his name.
fn behind_titled(words: &Words, title: &Title) -> bool {
    let last = with_owner(words, title.first).saturating_sub(2);
    let from = words.sentence_start(last).max(last.saturating_sub(MAX_OWNER));
    let first = (from..=last).rev().take_while(|&at| words.is_capital(at)).find(|&at| words.role_before(at).is_some());
    first.is_some()
}

/// `the Ports Minister, Ann Lee, the Trade Minister, Bo Rask,`: whoever is named before the role has one before a comma.
fn behind_apposed(words: &Words, title: &Title) -> bool {
    let last = with_owner(words, title.first).saturating_sub(2);
    let from = words.sentence_start(last).max(last.saturating_sub(MAX_OWNER));
    let part = |at: &usize| words.is_capital(*at) || words.is_hyphen(*at) || words.is(*at, Class::Particle);
    let first = (from..=last).rev().take_while(part).last();
    let comma = first.and_then(|at| at.checked_sub(1)).filter(|&at| words.is_comma(at));
    let own = comma.map(|at| before(words, at)).filter(|own| !own.roles.is_empty());
    own.is_some_and(|own| is_definite(words, &own) || has_capital(words, &own))
}

/// Where the words begin that tell whose the role is: `the Norvik group's chairman`.
pub(super) fn with_owner(words: &Words, first: usize) -> usize {
    if first == 0 || !words.is_possessive(first - 1) {
        return first;
    }
    let part = |at: usize| words.is_capital(at) || words.is_plain(at) || words.is_possessive(at);
    let back = (1..=MAX_OWNER).take_while(|n| first.checked_sub(*n).is_some_and(part)).count();
    words.mark_before(first - back, Class::Article).map_or(first - back, |m| m.first as usize)
}

/// So many words may tell whose the role is.
const MAX_OWNER: usize = 5;

/// `the inspector-general (IGP), Ann Lee`: where the words of a role end before its letters.
fn behind_letters(words: &Words, comma: usize) -> usize {
    let lettered = comma > 3 && words.is_mark(comma - 1, ")") && words.is_mark(comma - 3, "(");
    // `the Norvik Corporation (Norvicor), Ann Lee`
    let short = lettered && words.is_capital(comma - 2) && words.is_capital(comma - 4);
    if short || lettered && words.is_upper(comma - 2) { comma - 3 } else { comma }
}

/// So few words before a role only lead to the sentence: `According to the minister, Ann Lee and others`.
pub(super) const MAX_OPENING: usize = 2;

/// `le fils du président`, `the lawyer of the president`: where the words end for the one whom the role only tells of.
fn owner_of_role(words: &Words, first: usize) -> Option<usize> {
    let links = [Class::OrgLink, Class::OfCountry];
    // `la ministre déléguée auprès du ministre`
    let spanning = words.mark_before(first + 1, Class::OrgLink).map(|m| m.first as usize).filter(|&at| at < first);
    let fused = words.is_any(first, &links).then_some(first);
    let link = || links.into_iter().find_map(|class| words.mark_before(first, class)).map(|m| m.first as usize);
    let persons = [Class::Role, Class::Title, Class::PersonNoun, Class::Kin];
    // `the head of the Ports Office of the president, X,`
    let office =
        |at: usize| words.before(at, Class::OrgHead) && words.is_capital(at - 1) && far_role(words, at).is_some();
    let person = |&at: &usize| words.before_any(at, &persons) || office(at);
    spanning.filter(person).or(fused.filter(person)).or_else(|| link().filter(person))
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
    let roles = vec![FoundRole::new(role, "MED")];
    matches!(body.kind, "media" | "agency").then(|| Title { first, end: name, roles, ..Title::default() })
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
