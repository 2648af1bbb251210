//! Titles that several people share: `ministers X, Y and Z`, `his counterpart Y`.

use super::listed::{is_listed, outside_brackets};
use super::name::{Kind, Name};
use super::roles::{self, FoundRole, Title};
use super::words::{Class, Words};
use crate::model::{Country, is_of_state};
use crate::rules::scan::Mark;

/// `the Russian and Chinese presidents X and Y`, `les présidents français X et égyptien Y`, `Justices X, Y and Z`: one
/// title for all.
pub fn share_titles(words: &Words, names: &[Name], titles: &mut [Title]) {
    let mut plural = false;
    for pair in outside_brackets(words, names).windows(2) {
        let (last, n) = (pair[0], pair[1]);
        let (before, name) = (names[last], names[n]);
        plural = is_plural(words, &titles[last], before) || plural && !titles[last].roles.is_empty();
        if let Some(charge) = other_minister(words, names, titles, n) {
            let told = &titles[charge.1];
            let roles = told.roles.iter().map(|found| in_charge(words, found, charge.0)).collect();
            (titles[n].country, titles[n].roles) = (told.country, roles);
            continue;
        }
        if before.kind != Kind::Person || !titles[n].roles.is_empty() {
            continue;
        }
        if let Some(charge) = other_charge(words, &before, &name).filter(|_| plural) {
            let (told, charged) = (titles[last].clone(), charge);
            titles[n].roles = told.roles.iter().map(|found| in_charge(words, found, charged)).collect();
            titles[n].country = told.country;
            continue;
        }
        let joined = words.end(before.end, Class::OrgLink) == Some(titles[n].first) && titles[n].country.is_some();
        let listed = plural && name.kind == Kind::Person && is_listed(words, &before, &name);
        if joined || listed {
            let country = titles[n].country.or(titles[last].country);
            titles[n].roles = titles[last].roles.clone();
            titles[n].roles.iter_mut().for_each(|found| found.role.country = country);
        }
        plural &= listed;
    }
}

/// `the presidents of Chad and Mali, X and Y`, `les présidents tchadien et malien, X et Y`, `the Chadian and Malian
/// presidents, X and Y`: to each name its own country, in order, where there are as many.
pub fn share_lands(words: &Words, names: &[Name], titles: &mut [Title]) {
    for n in 0..names.len() {
        let behind_role = lands_before(words, names[n].first);
        let before_role = behind_role.is_none();
        let told = behind_role.or_else(|| lands_before_role(words, names[n].first));
        let Some((lands, title_end)) = told else { continue };
        let last = n + lands.len();
        let person = |name: &Name| name.kind == Kind::Person;
        let listed = last <= names.len()
            && names[n..last].iter().all(person)
            && names[n..last].windows(2).all(|pair| is_listed(words, &pair[0], &pair[1]));
        let apart = !(last < names.len() && listed && is_listed(words, &names[last - 1], &names[last]));
        if !listed || !apart {
            continue;
        }
        let told = roles::before(words, title_end);
        if told.roles.is_empty() || told.country.is_some() && !before_role {
            continue;
        }
        titles[n].first = told.first;
        for (title, land) in titles[n..last].iter_mut().zip(lands) {
            title.roles.clone_from(&told.roles);
            title.roles.iter_mut().for_each(|found| found.role.country = Some(land));
            title.country = Some(land);
        }
    }
}

/// Two or more countries in a list that a comma before a name closes, and where the list begins with what leads to it.
fn lands_before(words: &Words, name: usize) -> Option<(Vec<Country>, usize)> {
    let mut at = name.checked_sub(1).filter(|&comma| words.is_comma(comma))?;
    let mut lands = Vec::new();
    while let Some(land) = [Class::Country, Class::Demonym].into_iter().find_map(|c| words.mark_before(at, c)) {
        lands.push(words.land(land)?);
        let first = land.first as usize;
        let led = [Class::Article, Class::OfCountry]
            .iter()
            .fold(first, |at, &class| words.mark_before(at, class).map_or(at, |m| m.first as usize));
        match and_before(words, first).or_else(|| and_before(words, led)) {
            Some(link) => at = link,
            None => {
                at = led;
                break;
            }
        }
    }
    lands.reverse();
    (lands.len() > 1).then_some((lands, at))
}

/// `the Chadian and Malian presidents, X`: two or more countries in a list before an office of several, and where that ends.
fn lands_before_role(words: &Words, name: usize) -> Option<(Vec<Country>, usize)> {
    let end = name - usize::from(name > 0 && words.is_comma(name - 1));
    let role = [Class::Role, Class::Title].into_iter().find_map(|c| words.mark_before(end, c))?;
    if !words.ends_as_plural(end - 1) {
        return None;
    }
    let mut at = role.first as usize;
    let mut lands = Vec::new();
    while let Some(land) = words.mark_before(at, Class::Demonym) {
        lands.push(words.land(land)?);
        match and_before(words, land.first as usize) {
            Some(link) => at = link,
            None => break,
        }
    }
    lands.reverse();
    (lands.len() > 1).then_some((lands, end))
}

/// Where the word or the comma begins that joins what stands behind it to a list.
fn and_before(words: &Words, at: usize) -> Option<usize> {
    let and = words.mark_before(at, Class::OrgLink).filter(|&m| words.scan.key(m) == "and");
    and.map(|m| m.first as usize).or_else(|| at.checked_sub(1).filter(|&comma| words.is_comma(comma)))
}

/// `les ministres des Ports X et de la Pêche Y`: what the second of two ministers is in charge of.
fn other_charge(words: &Words, before: &Name, name: &Name) -> Option<Mark> {
    let charge = words.mark_before(name.first, Class::Portfolio)?;
    let joined = words.is(before.end, Class::OrgLink) || words.is_comma(before.end);
    (joined && before.end + 1 == charge.first as usize).then_some(charge)
}

/// `la ministre de la Santé, X, et celui des Finances, Y`: what the second minister is in charge of, and who is the first.
fn other_minister(words: &Words, names: &[Name], titles: &[Title], n: usize) -> Option<(Mark, usize)> {
    let comma = names[n].first.checked_sub(1).filter(|&at| words.is_comma(at)).unwrap_or(names[n].first);
    let charge = words.mark_before(comma, Class::Portfolio).filter(|_| names[n].kind == Kind::Person)?;
    let one = words.mark_before(charge.first as usize, Class::Post).filter(|m| words.scan.key(*m) == "one")?;
    let within = |&m: &usize| words.sentence_start(names[n].first) <= names[m].first;
    let minister = |&m: &usize| titles[m].roles.iter().any(|found| found.role.role.ends_with("minister"));
    let first = (0..n).rev().filter(|&m| names[m].end <= one.first as usize).take_while(within).find(minister)?;
    titles[n].roles.is_empty().then_some((charge, first))
}

/// A minister's role with another charge.
fn in_charge(words: &Words, found: &FoundRole, charge: Mark) -> FoundRole {
    let mut found = found.clone();
    if found.role.role.ends_with("minister") && found.role.role != "deputy_minister" {
        words.scan.key(charge).clone_into(&mut found.role.role);
        let text = words.scan.text.slice(words.scan.span(charge.first as usize, charge.end as usize));
        let office = found.role.title.split(' ').next().unwrap_or_default();
        found.role.title = format!("{office} {text}");
    }
    found
}

/// `Justices X`, `les ministres X`: the word of a role before a name is that of several.
fn is_plural(words: &Words, title: &Title, name: Name) -> bool {
    let plural = |at: usize| words.ends_as_plural(at);
    let role = |at: usize| words.is_any(at, &[Class::Role, Class::Title]) && plural(at);
    // Where adjectives follow, the role's own word comes first.
    let told = match words.adjective_endings() {
        [] => title.first < name.first && plural(name.first - 1),
        _ => (title.first..name.first).any(role),
    };
    !title.roles.is_empty() && !words.is_comma(name.first.saturating_sub(1)) && told
}

/// `his French counterpart X`: the role is that of the person named before.
pub fn counterparts(words: &Words, names: &[Name], titles: &mut [Title]) {
    let mut titled: Option<usize> = None;
    for n in 0..names.len() {
        let origin = words.mark_before(names[n].first, Class::Demonym).map_or(names[n].first, |m| m.first as usize);
        let within = |at: usize| at > words.sentence_start(names[n].first);
        // `his Polish counterpart, X`, `son homologue, M. X`
        let honoured = words.mark_before(names[n].first, Class::Honorific).map_or(names[n].first, |m| m.first as usize);
        let comma = honoured.checked_sub(1).filter(|&at| words.is_comma(at)).unwrap_or(names[n].first);
        // `son homologue norvégien, X`
        let adjective = words.mark_before(comma, Class::Demonym).filter(|_| comma < names[n].first);
        let close = adjective.map_or(comma, |m| m.first as usize);
        let apposed = words.mark_before(close, Class::Counterpart).map_or(names[n].first, |m| m.end as usize);
        let told = [origin, names[n].first, apposed].into_iter();
        let told = told.filter(|&at| within(at)).any(|at| words.before(at, Class::Counterpart));
        let told = told && titles[n].roles.is_empty();
        if told && let Some(land) = adjective.filter(|_| apposed < names[n].first).and_then(|m| words.land(m)) {
            titles[n].country = titles[n].country.or(Some(land));
        }
        let here = |last: &usize| names[*last].first >= words.sentence_start(names[n].first);
        if told
            && let Some(mut office) =
                unnamed_office(words, names[n].first).filter(|_| !titled.is_some_and(|t| here(&t)))
        {
            office.role.country = titles[n].country;
            titles[n].roles.push(office);
        } else if let Some(last) = titled.filter(|_| told) {
            let before = (0..=last).rev().find(|&one| shares_office(words, &titles[one], names[n], titles[n].country));
            let before = before.unwrap_or(last);
            let mut roles = titles[before].roles.clone();
            // `Defence Minister Gen. X met his counterpart Y`: the office is shared, not the rank.
            if roles.iter().any(|found| found.role.role != "military") {
                roles.retain(|found| found.role.role != "military");
            }
            titles[n].roles = roles;
            let country = titles[n].country;
            titles[n].roles.iter_mut().for_each(|found| found.role.country = country);
        }
        if names[n].kind == Kind::Person && !titles[n].roles.is_empty() {
            titled = Some(n);
        }
    }
}

/// `The minister of ports met his Polish counterpart, X`: the office of one who is not named, told before `counterpart` in
/// the sentence.
fn unnamed_office(words: &Words, name: usize) -> Option<FoundRole> {
    let sentence = words.sentence_start(name);
    let told = words.places(sentence..name, &[Class::Counterpart]).last()?;
    let role = words.places(sentence..told, &[Class::Role]).filter_map(|at| roles::longest_role(words, at)).last()?;
    let end = role.end as usize;
    let title = roles::before(words, words.end(end, Class::Portfolio).unwrap_or(end));
    title.roles.into_iter().find(|found| is_of_state(&found.role.role) && found.role.status.is_none())
}

/// Whether the table of offices knows that a person held an office of this title, in that country where it is told.
fn shares_office(words: &Words, title: &Title, name: Name, country: Option<Country>) -> bool {
    let person = words.scan.text.slice(words.scan.span(name.first, name.end));
    let held = |role: &str| !words.facts.offices.terms(person, role, country).is_empty();
    name.end > name.first + 1 && title.roles.iter().any(|found| is_of_state(&found.role.role) && held(&found.role.role))
}
