//! All that is told beside a name of its bearer: offices before and behind it, ranks, charges, the land.

use super::name::{Kind, Name};
use super::roles;
use super::words::{Class, Words};
use crate::facts::offices::held_by_one;
use crate::model::{Country, Role};

/// The titles of a name.
pub fn titles(words: &Words, name: Name) -> roles::Title {
    if name.kind == Kind::Other {
        return untitled(name);
    }
    let mut title = before(words, name);
    roles::of_body_before(words, &mut title);
    ranked(words, name, &mut title);
    deputies(words, name, &mut title);
    let behind = behind(words, name, &title);
    if is_of_another_land(&title, &behind) {
        title = roles::Title { gender: title.gender, ..untitled(name) };
    }
    title.end = behind.end.max(name.end);
    let of = || land_behind(words, name, &title);
    let sent = || roles::sent_from(words, title.first.min(name.first)).filter(|_| name.kind == Kind::Person);
    let master = || {
        roles::land_of_master(words, &title, name.first).filter(|_| title.first < name.first && !title.roles.is_empty())
    };
    title.country = title.country.or(behind.country).or_else(of).or_else(sent).or_else(master);
    title.roles.extend(behind.roles);
    if name.kind != Kind::Organization {
        told_apart(words, name, &mut title);
    }
    title.country = title.country.or_else(|| roles::stands_for(words, &title, name.end));
    if name.kind == Kind::Person {
        of_charge_or_party(words, name, &mut title);
    }
    title.of_state |= behind.of_state;
    if name.kind == Kind::Person && title.roles.is_empty() {
        title.country = title.country.or_else(|| origin(words, name));
    }
    if title.country.is_none() && !title.roles.is_empty() {
        let served = || roles::land_served(words, &title, name.end);
        title.country = roles::body_land(words, &title, name.first, name.end).or_else(served);
    }
    roles::mark_fallen(words, &mut title, (name.first, name.end));
    settle(words, name, &mut title);
    title
}

/// `Pastor X of Norway`, `Governor X in Norway`: the land behind a name with a title. Ministers are met anywhere.
fn land_behind(words: &Words, name: Name, title: &roles::Title) -> Option<Country> {
    let roves = title.roles.iter().any(|found| held_by_one(&found.role.role));
    let met = roves && words.is(name.end, Class::PlacePreposition);
    if title.roles.is_empty() || met { None } else { roles::country_behind(words, name.end).0 }
}

fn untitled(name: Name) -> roles::Title {
    roles::Title { first: name.first, end: name.end, ..roles::Title::default() }
}

/// The titles right before a name, or those that it is in apposition to.
fn before(words: &Words, name: Name) -> roles::Title {
    let mut title = roles::before(words, name.first);
    if name.kind == Kind::Organization && roles::is_sent_there(words, &title, name.first) {
        title = untitled(name);
    }
    if !title.roles.is_empty() {
        return title;
    }
    let apposed = roles::apposed(words, title.first.min(name.first), name.end);
    let of_medium = || roles::of_medium(words, name.first).filter(|_| name.kind == Kind::Person);
    title = apposed.or_else(of_medium).unwrap_or(title);
    let first = title.first.min(name.first);
    if let Some(found) = roles::led_by(words, first).filter(|_| name.kind == Kind::Person) {
        title.roles.push(found);
        title.of_body = true;
    }
    title
}

/// The titles right behind a name, unless they are another's.
fn behind(words: &Words, name: Name, title: &roles::Title) -> roles::Title {
    // `the exporter X, Vice Minister Y said`: a body holds no office.
    if name.kind == Kind::Organization {
        return roles::Title::default();
    }
    let behind = roles::appointed(words, name.first, name.end).unwrap_or_else(|| roles::behind(words, name.end));
    // `a letter to its minister, X, the president says`
    let apposed = !title.roles.is_empty() && name.first > 0 && words.is_comma(name.first - 1);
    let others = apposed && behind.end > name.end && !roles::closes(words, behind.end);
    match others || roles::is_of_next(words, title, &behind, name.end) {
        true => roles::Title::default(),
        false => behind,
    }
}

/// `Ann Lee, President of Chad, Bo Rask, President of Mali`: what stands before the second name is the first one's office,
/// where the same of another land follows.
fn is_of_another_land(before: &roles::Title, behind: &roles::Title) -> bool {
    let same = |found: &roles::FoundRole| {
        let one = |other: &roles::FoundRole| held_by_one(&other.role.role);
        behind.roles.iter().any(|other| one(other) && (other.role.role == found.role.role || found.presides))
    };
    let lands = before.country.zip(behind.country);
    lands.is_some_and(|(one, other)| one != other) && before.roles.iter().any(same)
}

/// What is told farther away of someone, and of legislators behind the name.
fn told_apart(words: &Words, name: Name, title: &mut roles::Title) {
    let later = roles::later(words, title.first.min(name.first), name.end);
    if let Some(later) = later.or_else(|| roles::appointed_as(words, name.first, name.end)) {
        title.country = title.country.or(later.country);
        title.roles.extend(later.roles);
    }
    if let Some(legislator) = roles::legislator(words, name.end) {
        title.country = title.country.or(legislator.role.country);
        title.roles.push(legislator);
    }
}

/// Gives each role the country of all, and what it is within the body that it is of.
fn settle(words: &Words, name: Name, title: &mut roles::Title) {
    let agent = roles::body_agent(words, title, name.first, name.end);
    let bank = agent == Some("BUS") && roles::is_of_bank(words, title, name.first, name.end);
    let heads_committee = roles::heads_committee(words, title, name.first, name.end);
    for found in &mut title.roles {
        found.role.country = found.role.country.or(title.country);
        // `the chair of the House committee`, `la présidente de la commission`: one of its members.
        if heads_committee && (found.role.role == "executive" || found.presides) {
            found.role.role = "legislator".to_owned();
            found.agent = "LEG".to_owned();
        } else if let Some(agent) = agent.filter(|agent| roles::acts_for_body(&found.role.role, agent)) {
            agent.clone_into(&mut found.agent);
        } else if bank && found.role.role == "other" && found.agent == "GOV" {
            // `governor of the Bank of Norway`
            found.role.role = "executive".to_owned();
        }
    }
}

/// `Ann Lee (Defence)`, `Ann Lee (LR)`: what is told of a minister or of a party's people in brackets, or beside the name.
fn of_charge_or_party(words: &Words, name: Name, title: &mut roles::Title) {
    let minister = title.roles.iter().any(|found| found.role.role.ends_with("minister"));
    let charge = roles::in_brackets(words, name.end).or_else(|| roles::listed_charge(words, name.first, name.end));
    // `les ministres Ann Lee (Défense) et Bo Rask (Ports)`: which, is told in brackets.
    let bare = title.roles.iter_mut().find(|found| found.role.role == "minister");
    if let Some((found, charge)) = bare.zip(charge.as_ref()) {
        found.role.role.clone_from(&charge.role.role);
    }
    title.roles.extend(charge.filter(|_| !minister));
    title.country = title.country.or_else(|| roles::party_land(words, title, name.first, name.end));
    title.country = title.country.or_else(|| land_in_brackets(words, name)).or_else(|| owner_land(words, name));
}

/// `the Norwegian striker X`, `le coureur tchadien X`: the land of one who holds no office, by what he does.
fn origin(words: &Words, name: Name) -> Option<Country> {
    let mark = if words.adjective_endings().is_empty() {
        let noun = words.mark_before(name.first, Class::PersonNoun)?;
        words.mark_before(noun.first as usize, Class::Demonym)?
    } else {
        let adjective = words.mark_before(name.first, Class::Demonym)?;
        Some(adjective).filter(|m| words.before(m.first as usize, Class::PersonNoun))?
    };
    words.land(mark)
}

/// `Norway's Ann Lee`: one who is told of by a full name, and of which land.
fn owner_land(words: &Words, name: Name) -> Option<Country> {
    let owner = name.first.checked_sub(1).filter(|&at| words.is_possessive(at) && name.end > name.first + 1)?;
    words.land(words.mark_before(owner, Class::Country)?)
}

/// `Ann Lee (Norway)`: whom a delegate stands for.
fn land_in_brackets(words: &Words, name: Name) -> Option<Country> {
    let land = words.mark(name.end + 1, Class::Country).filter(|_| words.is_mark(name.end, "("))?;
    let full = name.end > name.first + 1 && words.is_mark(land.end as usize, ")");
    words.land(land).filter(|_| full)
}

/// `the Norwegian minister, Gen. X,`: an office before the rank of its holder.
fn ranked(words: &Words, name: Name, title: &mut roles::Title) {
    let rank = title.first < name.first && !title.roles.is_empty();
    // `the vice chancellor of the university, Professor X,`
    let courtesy =
        words.end(title.first, Class::Courtesy).is_some_and(|end| end == name.first || words.is_mark(end, "."));
    if !rank || !courtesy && title.roles.iter().any(|found| found.role.role != "military") {
        return;
    }
    let told = roles::apposed(words, title.first, name.end).or_else(|| roles::before_rank(words, title.first));
    let Some(told) = told else { return };
    title.first = told.first;
    title.country = title.country.or(told.country);
    title.of_body |= told.of_body;
    title.roles.splice(0..0, told.roles);
}

/// `l'assistant du président X`: whether X is the assistant or the president, the table of offices tells.
fn deputies(words: &Words, name: Name, title: &mut roles::Title) {
    if name.end <= name.first + 1 {
        return;
    }
    let Some(first) = roles::first_of_two(words, title.first) else { return };
    let text = words.scan.text.slice(words.scan.span(name.first, name.end));
    let held = |role: &str| !words.facts.offices.terms(text, role, None).is_empty();
    if title.roles.len() == 1 && title.roles[0].role.role == "head_of_state" && !held("head_of_state") {
        let country = title.roles[0].role.country;
        title.roles = vec![roles::FoundRole { role: Role { country, ..first.role }, ..first }];
    }
}
