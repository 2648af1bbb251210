//! Titles that several people share: `ministers X, Y and Z`, `his counterpart Y`.

use super::listed::{is_listed, outside_brackets};
use super::name::{Kind, Name};
use super::roles::{self, FoundRole, Title, deputy_of};
use super::words::{Class, Words};
use crate::model::{Country, is_of_state};
use crate::rules::scan::Mark;

/// `the Russian and Chinese presidents X and Y`, `les présidents français X et égyptien Y`, `Justices X, Y and Z`: one
/// title for all.
pub fn share_titles(words: &Words, names: &[Name], titles: &mut [Title]) {
    let (mut plural, mut several) = (false, false);
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
        several |= told_of_several(words, &titles[last], before);
        let next = next_land(words, &before, &name).filter(|_| several);
        several = next.is_some();
        if next.is_some() {
            titles[n].roles = titles[last].roles.clone();
            titles[n].country = next;
            titles[n].roles.iter_mut().for_each(|found| found.role.country = next);
            continue;
        }
        let joined = words.end(before.end, Class::OrgLink) == Some(titles[n].first) && titles[n].country.is_some();
        let listed = plural && name.kind == Kind::Person && is_listed(words, &before, &name);
        if joined || listed {
            // `Ambassadors Ann Lee of Chad and Bo Rask of Mali`
            let own = || roles::country_behind(words, name.end).0;
            let of = words.key(name.end, Class::OfCountry) == Some("of");
            let own = Some(name.end).filter(|_| of).and_then(|_| own());
            let country = titles[n].country.or(own).or(titles[last].country);
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
    // `the ministers of Chad and Mali - X and Y -`
    let apart = |at: usize| words.is_mark(at, "–—:(") || words.is_hyphen(at) && !words.is_glued(at);
    let mut at = name.checked_sub(1).filter(|&comma| words.is_comma(comma) || apart(comma))?;
    let mut lands = Vec::new();
    while let Some(land) = [Class::Country, Class::Demonym].into_iter().find_map(|c| words.mark_before(at, c)) {
        lands.push(words.land(land)?);
        let first = land.first as usize;
        let of = |at: usize| words.mark_before(at, Class::OfCountry).map(|m| m.first as usize);
        let article = words.mark_before(first, Class::Article).map_or(first, |m| m.first as usize);
        // `de l'Iran`
        let led = of(first).or_else(|| of(article)).unwrap_or(article);
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
    let lands = lands_up_to(words, role.first as usize);
    (!lands.is_empty()).then_some((lands, end))
}

/// Two or more countries in a list that ends here: `Chadian and Malian`; none where there is one alone.
fn lands_up_to(words: &Words, end: usize) -> Vec<Country> {
    let mut at = end;
    let mut lands = Vec::new();
    while let Some(mark) = [Class::Demonym, Class::Country].into_iter().find_map(|class| words.mark_before(at, class)) {
        lands.extend(words.land(mark));
        match and_before(words, mark.first as usize) {
            Some(link) => at = link,
            None => break,
        }
    }
    lands.reverse();
    if lands.len() > 1 { lands } else { Vec::new() }
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

/// `les ambassadeurs du Mali, X, du Tchad, Y, et de Norvège, Z`: the land of the next of several who hold one office.
fn next_land(words: &Words, before: &Name, name: &Name) -> Option<Country> {
    let from = before.end + 1;
    let and = usize::from(!words.is(from, Class::OfCountry) && words.is(from, Class::OrgLink));
    let of = words.end(from + and, Class::OfCountry);
    let of = of.map(|of| if words.is(of, Class::Article) { of + 1 } else { of });
    // `les ministres malien, X, et tchadien, Y`
    let land = of.map_or(words.mark(from + and, Class::Demonym), |of| words.mark(of, Class::Country));
    let land = land.filter(|m| m.end as usize == before_comma(words, name.first))?;
    let commas = words.is_comma(before.end) && words.is_comma(land.end as usize);
    words.land(land).filter(|_| commas && name.kind == Kind::Person)
}

/// `Justices X`, `les ministres X`: the word of a role before a name is that of several.
fn is_plural(words: &Words, title: &Title, name: Name) -> bool {
    !words.is_comma(name.first.saturating_sub(1)) && told_of_several(words, title, name)
}

fn told_of_several(words: &Words, title: &Title, name: Name) -> bool {
    let plural = |at: usize| words.ends_as_plural(at);
    let role = |at: usize| words.is_any(at, &[Class::Role, Class::Title]) && plural(at);
    // Where adjectives follow, the role's own word comes first.
    let told = match words.adjective_endings() {
        [] => title.first < name.first && plural(name.first - 1),
        _ => (title.first..name.first).any(role),
    };
    !title.roles.is_empty() && told
}

/// `the prime minister's deputy, X`, `his deputy, X`: no member of a parliament, but who stands in for the one before.
pub fn deputies(words: &Words, names: &[Name], titles: &mut [Title]) {
    let mut master: Option<usize> = None;
    for n in 0..names.len() {
        let from = titles[n].first.min(names[n].first).saturating_sub(1);
        let owned =
            |at: &usize| words.is(*at + 1, Class::Deputy) && (words.is_possessive(*at) || words.is(*at, Class::Own));
        let owned = names[n].kind == Kind::Person && (from..names[n].first).any(|at| owned(&at));
        let sits = titles[n].roles.iter().position(|found| found.role.role == "legislator");
        if let Some(at) = sits.filter(|_| owned && words.adjective_endings().is_empty()) {
            let of = master.map(|m| &titles[m]);
            let role = of.and_then(|title| title.roles.iter().find_map(|found| deputy_of(&found.role.role)));
            let land = of.and_then(|title| title.country);
            let agent = of.and_then(|title| Some(title.roles.first()?.agent.clone())).unwrap_or_default();
            let found = &mut titles[n].roles[at];
            role.unwrap_or("other").clone_into(&mut found.role.role);
            found.agent = agent;
            found.role.country = found.role.country.or(land);
            titles[n].country = titles[n].country.or(land);
        }
        if names[n].kind == Kind::Person && !titles[n].roles.is_empty() {
            master = Some(n);
        }
    }
}

/// `his French counterpart X`: the role is that of the person named before.
pub fn counterparts(words: &Words, names: &[Name], titles: &mut [Title]) {
    let (mut titled, mut counterpart): (Option<usize>, Option<usize>) = (None, None);
    let mut own: Vec<Option<Country>> = vec![None; names.len()];
    for n in 0..names.len() {
        for (land, of) in lands_of_counterparts(words, names, n).into_iter().zip(own.iter_mut().skip(n)) {
            *of = Some(land);
        }
        let listed = counterpart.filter(|&other| other + 1 == n);
        let next =
            own[n].or_else(|| listed.and_then(|other| next_counterpart(words, &names[other], &names[n], &titles[n])));
        let told = next.is_some() || is_counterpart(words, &names[n], &titles[n]);
        counterpart = told.then_some(n);
        if told {
            let land = || land_of_counterpart(words, rank_or_name(&names[n], &titles[n]));
            titles[n].country = next.or(titles[n].country).or_else(land);
            let here = |last: &usize| names[*last].first >= words.sentence_start(names[n].first);
            let unnamed = unnamed_office(words, names[n].first).filter(|_| !titled.is_some_and(|t| here(&t)));
            let country = titles[n].country;
            let mut roles = match (unnamed, titled) {
                (Some(office), _) => vec![office],
                (None, Some(last)) => office_of_first(words, names, titles, (last, n)),
                (None, None) => Vec::new(),
            };
            roles.append(&mut titles[n].roles);
            titles[n].roles = roles;
            titles[n].roles.iter_mut().for_each(|found| found.role.country = country);
        }
        if names[n].kind == Kind::Person && !titles[n].roles.is_empty() {
            titled = Some(n);
        }
    }
}

/// The office that the counterpart of someone named before holds.
fn office_of_first(words: &Words, names: &[Name], titles: &[Title], (last, n): (usize, usize)) -> Vec<FoundRole> {
    let before = (0..=last).rev().find(|&one| shares_office(words, &titles[one], names[n], titles[n].country));
    let first = &titles[before.unwrap_or(last)];
    let mut roles = first.roles.clone();
    roles.retain(|found| !found.courtesy);
    // `Defence Minister Gen. X met his counterpart Y`: the office is shared, not the rank.
    if roles.iter().any(|found| found.role.role != "military") {
        roles.retain(|found| found.role.role != "military");
    }
    // What `secretary of state` is hangs on the country of the first.
    for found in &mut roles {
        found.settle_in(words, first.country.or(found.role.country));
        found.varies = None;
    }
    roles
}

/// `his Polish counterpart X`, `his Polish counterpart, Mr X`, `son homologue norvégien, le général X`
fn is_counterpart(words: &Words, name: &Name, title: &Title) -> bool {
    let start = rank_or_name(name, title);
    let origin = words.mark_before(start, Class::Demonym).map_or(start, |m| m.first as usize);
    let told = [origin, start, behind_counterpart(words, start)];
    let within = |at: usize| at > words.sentence_start(start);
    let free = title.roles.is_empty() || start < name.first;
    // A colleague holds the same office where it is told of which land.
    let same = |m: Mark| words.scan.key(m) == "same" || land_of_counterpart(words, start).is_some();
    free && told.into_iter().any(|at| within(at) && words.mark_before(at, Class::Counterpart).is_some_and(same))
}

/// `his US and Japanese counterparts X and Y`: the lands of as many as are listed.
fn lands_of_counterparts(words: &Words, names: &[Name], n: usize) -> Vec<Country> {
    let Some(word) = words.mark_before(names[n].first, Class::Counterpart) else {
        return from_land(words, names[n].first).into_iter().collect();
    };
    let lands = lands_up_to(words, word.first as usize);
    let listed = names.get(n..n + lands.len()).is_some_and(|names| {
        names.iter().all(|name| name.kind == Kind::Person)
            && names.windows(2).all(|pair| is_listed(words, &pair[0], &pair[1]))
    });
    if listed { lands } else { Vec::new() }
}

/// `her counterparts from Norway, X, and Chad, Y`: the land that leads to the first.
fn from_land(words: &Words, name: usize) -> Option<Country> {
    let land = words.mark_before(before_comma(words, name), Class::Country).filter(|m| (m.end as usize) < name)?;
    let links = [Class::OfCountry, Class::PlacePreposition];
    let link = links.into_iter().find_map(|class| words.mark_before(land.first as usize, class))?;
    words.land(land).filter(|_| words.before(link.first as usize, Class::Counterpart))
}

/// Where the word `counterpart` ends, before an honorific, a comma and an adjective.
fn behind_counterpart(words: &Words, start: usize) -> usize {
    let comma = before_comma(words, start);
    let adjective = words.mark_before(comma, Class::Demonym).filter(|_| comma < start);
    let close = adjective.map_or(comma, |m| m.first as usize);
    words.mark_before(close, Class::Counterpart).map_or(start, |m| m.end as usize)
}

/// Where the words end before a name, its honorific and a comma.
fn before_comma(words: &Words, start: usize) -> usize {
    let honoured = words.mark_before(start, Class::Honorific).map_or(start, |m| m.first as usize);
    honoured.checked_sub(1).filter(|&at| words.is_comma(at)).unwrap_or(start)
}

/// Where a name begins, with no other title than its bearer's rank.
fn rank_or_name(name: &Name, title: &Title) -> usize {
    let ranked = !title.roles.is_empty() && title.roles.iter().all(|found| found.role.role == "military");
    if ranked { title.first.min(name.first) } else { name.first }
}

/// `his Polish counterpart, X`, `Poland's counterpart X`, `son homologue polonais, X`: the land told beside the word.
fn land_of_counterpart(words: &Words, start: usize) -> Option<Country> {
    let end = behind_counterpart(words, start);
    let first = words.mark_before(end, Class::Counterpart)?.first as usize;
    if !lands_up_to(words, first).is_empty() {
        return None;
    }
    let owner = first.checked_sub(1).filter(|&at| words.is_possessive(at)).unwrap_or(first);
    let before = [Class::Demonym, Class::Country].into_iter().find_map(|class| words.mark_before(owner, class));
    let behind = words.mark_before(before_comma(words, start), Class::Demonym).filter(|m| m.first as usize == end);
    words.land(behind.or(before)?)
}

/// `ses homologues tunisien, X, et norvégien, le général Y`, `its counterparts from Chad, X, and Norway, Y`, `his Polish
/// counterpart X and Norway's Y`: the land of the next in a list of counterparts.
fn next_counterpart(words: &Words, before: &Name, name: &Name, title: &Title) -> Option<Country> {
    let first = rank_or_name(name, title);
    let free = title.roles.is_empty() || first < name.first;
    let close = first.checked_sub(1).filter(|&at| free && (words.is_comma(at) || words.is_possessive(at)));
    let end = close.unwrap_or(first);
    let land = [Class::Demonym, Class::Country].into_iter().find_map(|class| words.mark_before(end, class))?;
    let link = before.end + usize::from(words.is_comma(before.end));
    let and = words.end(link, Class::OrgLink).filter(|_| words.key(link, Class::OrgLink) == Some("and"));
    let from = and.unwrap_or(link);
    let from = words.end(from, Class::Article).unwrap_or(from);
    let listed = if close.is_some_and(|at| words.is_comma(at)) { link > before.end } else { and.is_some() };
    words.land(land).filter(|_| free && listed && from == land.first as usize)
}

/// `The minister of ports met his Polish counterpart, X`: the office of one who is not named, told before `counterpart` in
/// the sentence, or else where an earlier one begins: `The minister flew to Oslo. There he met his counterpart, X.`
fn unnamed_office(words: &Words, name: usize) -> Option<FoundRole> {
    let sentence = words.sentence_start(name);
    let told = words.places(sentence..name, &[Class::Counterpart]).last()?;
    let here = words.places(sentence..told, &[Class::Role]).filter_map(|at| roles::longest_role(words, at)).last();
    let role = here.or_else(|| subject_before(words, words.scan.sentence_of(name)))?;
    let end = role.end as usize;
    let title = roles::before(words, words.end(end, Class::Portfolio).unwrap_or(end));
    title.roles.into_iter().find(|found| is_of_state(&found.role.role) && found.role.status.is_none())
}

/// The office that the last of the sentences right before one begins with.
fn subject_before(words: &Words, sentence: usize) -> Option<Mark> {
    let before = &words.scan.sentences[sentence.saturating_sub(SUBJECT_BEFORE)..sentence];
    before.iter().rev().find_map(|sentence| {
        let first = sentence.tokens().start;
        let noun = words.end(first, Class::Article).unwrap_or(first);
        roles::longest_role(words, words.end(noun, Class::Demonym).unwrap_or(noun))
    })
}

/// So many sentences on, `he` is still whom one of them began with.
const SUBJECT_BEFORE: usize = 3;

/// Whether the table of offices knows that a person held an office of this title, in that country where it is told.
fn shares_office(words: &Words, title: &Title, name: Name, country: Option<Country>) -> bool {
    let person = words.scan.text.slice(words.scan.span(name.first, name.end));
    let held = |role: &str| !words.facts.offices.terms(person, role, country).is_empty();
    name.end > name.first + 1 && title.roles.iter().any(|found| is_of_state(&found.role.role) && held(&found.role.role))
}
