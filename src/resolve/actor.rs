//! Actors of many articles made one: who is whom, under which name and id; every record that refers to them follows.

use super::people::{self, Form};
use super::place::plain;
use super::{ordered_evidence, ordered_names};
use crate::facts::offices::Offices;
use crate::model::Country;
use crate::names;
use crate::order::Order as _;
use crate::report::{ActorRecord, AttributionRecord, Records, RoleRecord, actor_id};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Merges the actors of all records and renames them wherever the records refer to them.
pub(super) fn merge(all: &mut [Records]) -> Vec<ActorRecord> {
    // The built-in offices: what merging says must not hang on the packs of whoever merges.
    let offices = Offices::built_in();
    let groups = groups(all).into_iter();
    let mut actors: Vec<(ActorRecord, Vec<Member>)> =
        groups.map(|members| (joined(&members, all, &offices), members)).collect();
    actors.order_by(|(a, _), (b, _)| order(a).cmp(&order(b)));
    name_uniquely(&mut actors);
    let mut ids: Vec<FxHashMap<String, String>> = vec![FxHashMap::default(); all.len()];
    for (actor, members) in &actors {
        for member in members {
            let old = &all[member.records].actors[member.actor].id;
            ids[member.records].insert(old.clone(), actor.id.clone());
        }
    }
    for (records, ids) in all.iter_mut().zip(&ids) {
        rename(records, ids);
        records.actors.clear();
    }
    actors.into_iter().map(|(actor, _)| actor).collect()
}

/// One article's record of an actor.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Member {
    records: usize,
    actor: usize,
}

/// A name as written, with its country and the language of its article.
type Written = (String, Option<String>, Option<String>);

/// Status, role and country of an office.
type Office<'a> = (Option<&'a str>, &'a str, Option<&'a str>);

/// Kind, name and country, then where first met: the order of the report.
fn order(actor: &ActorRecord) -> (&str, &str, Option<&str>, Option<(&str, usize)>) {
    let first = actor.evidence.first().map(|e| (&*e.article, e.start));
    (&actor.kind, &actor.name, actor.country.as_deref(), first)
}

/// Records of one actor each, in an order that does not hang on the input's.
fn groups(all: &[Records]) -> Vec<Vec<Member>> {
    let mut things: BTreeMap<(String, String), Vec<Member>> = BTreeMap::new();
    let mut people: BTreeMap<Written, Vec<Member>> = BTreeMap::new();
    for (n, records) in all.iter().enumerate() {
        let language = records.article.as_ref().and_then(|a| a.language.code.clone());
        for (at, actor) in records.actors.iter().enumerate() {
            let member = Member { records: n, actor: at };
            match (actor.kind.as_str(), &actor.country) {
                ("person", country) => {
                    people.entry((actor.name.clone(), country.clone(), language.clone())).or_default().push(member);
                }
                ("country", Some(code)) => things.entry((String::new(), code.clone())).or_default().push(member),
                _ => things
                    .entry((plain(&actor.name), actor.country.clone().unwrap_or_default()))
                    .or_default()
                    .push(member),
            }
        }
    }
    let mut groups = organizations(things, all);
    groups.extend(by_person(people));
    groups
}

/// Organizations of one name are one; one whose country is unknown joins the only namesake, and an acronym the only
/// organization that goes by it.
fn organizations(mut things: BTreeMap<(String, String), Vec<Member>>, all: &[Records]) -> Vec<Vec<Member>> {
    let mut homes: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for ((name, country), members) in things.iter().filter(|((name, _), _)| !name.is_empty()) {
        if !country.is_empty() {
            homes.entry(name.clone()).or_default().push((name.clone(), country.clone()));
        }
        for alias in members.iter().flat_map(|m| &all[m.records].actors[m.actor].aliases).filter(|a| acronym(a)) {
            let key = plain(alias);
            let home = (name.clone(), country.clone());
            if key != *name && !homes.get(&key).is_some_and(|h| h.contains(&home)) {
                homes.entry(key).or_default().push(home);
            }
        }
    }
    let strays: Vec<(String, String)> =
        things.keys().filter(|(name, c)| !name.is_empty() && c.is_empty()).cloned().collect();
    for stray in strays {
        let Some([home]) = homes.get(&stray.0).map(Vec::as_slice) else { continue };
        if *home != stray && things.contains_key(home) {
            let members = things.remove(&stray).unwrap_or_default();
            things.entry(home.clone()).or_default().extend(members);
        }
    }
    things.into_values().collect()
}

fn acronym(alias: &str) -> bool {
    alias.len() >= 3 && alias.chars().all(|c| c.is_uppercase())
}

fn by_person(people: BTreeMap<Written, Vec<Member>>) -> Vec<Vec<Member>> {
    let form = |((name, country, language), members): (&Written, &Vec<Member>)| {
        let articles = members.iter().map(|m| m.records as u32).collect();
        Form { name: name.clone(), country: country.clone(), language: language.clone(), articles }
    };
    let forms: Vec<Form> = people.iter().map(form).collect();
    let mut groups: BTreeMap<u32, Vec<Member>> = BTreeMap::new();
    for (person, members) in people::persons(&forms).into_iter().zip(people.into_values()) {
        groups.entry(person).or_default().extend(members);
    }
    groups.into_values().collect()
}

/// One record of all that the members tell.
fn joined(members: &[Member], all: &[Records], offices: &Offices) -> ActorRecord {
    let mut members = members.to_vec();
    members.sort_unstable();
    let records = || members.iter().map(|m| &all[m.records].actors[m.actor]);
    let mut actor = records().next().cloned().unwrap_or_default();
    for more in records().skip(1) {
        actor.country = actor.country.take().or_else(|| more.country.clone());
        actor.aliases.extend_from_slice(&more.aliases);
        actor.roles.extend_from_slice(&more.roles);
        actor.mentions += more.mentions;
        actor.articles.extend_from_slice(&more.articles);
        actor.evidence.extend_from_slice(&more.evidence);
    }
    ordered_names(&mut actor.articles);
    ordered_evidence(&mut actor.evidence);
    actor.code = code(records());
    actor.roles = roles(&actor.roles);
    (actor.name, actor.transliterated) = name(&actor, &members, all, offices);
    ordered_names(&mut actor.aliases);
    actor
}

/// The fullest code, then the most frequent.
fn code<'a>(records: impl Iterator<Item = &'a ActorRecord>) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    records.filter_map(|r| r.code.as_deref()).for_each(|code| *counts.entry(code).or_default() += 1);
    let best = counts.into_iter().max_by(|a, b| (a.0.len(), a.1, b.0).cmp(&(b.0.len(), b.1, a.0)));
    best.map(|(code, _)| code.to_owned())
}

/// Each office once, in the words most often used for it; offices held go before former ones.
fn roles(told: &[RoleRecord]) -> Vec<RoleRecord> {
    let mut titles: BTreeMap<Office, BTreeMap<&str, usize>> = BTreeMap::new();
    for role in told {
        let key = (role.status.as_deref(), role.role.as_str(), role.country.as_deref());
        *titles.entry(key).or_default().entry(&role.title).or_default() += 1;
    }
    join_homeless(&mut titles);
    let role = |((status, role, country), titles): (Office, BTreeMap<&str, usize>)| {
        let title = titles.iter().max_by(|a, b| (a.1, b.0).cmp(&(b.1, a.0))).map_or("", |(title, _)| title);
        let owned = |text: Option<&str>| text.map(str::to_owned);
        RoleRecord { title: title.to_owned(), role: role.to_owned(), country: owned(country), status: owned(status) }
    };
    titles.into_iter().map(role).collect()
}

/// An office of no country that is told is the one that another article tells the country of.
fn join_homeless(titles: &mut BTreeMap<Office, BTreeMap<&str, usize>>) {
    let homeless: Vec<Office> = titles.keys().filter(|office| office.2.is_none()).copied().collect();
    for office in homeless.into_iter().filter(|office| !matches!(office.1, "executive" | "journalist" | "other")) {
        let same = |of: &&Office| (of.0, of.1) == (office.0, office.1) && of.2.is_some();
        let Some(home) = titles.keys().find(same).copied() else { continue };
        let told = titles.remove(&office).unwrap_or_default();
        let own = titles.entry(home).or_default();
        told.into_iter().for_each(|(title, count)| *own.entry(title).or_default() += count);
    }
}

/// The usual English form, and whether it was transliterated: as the table of offices has it, else the fullest form of
/// English articles, else that of any, which is transliterated where its language transcribes.
fn name(actor: &ActorRecord, members: &[Member], all: &[Records], offices: &Offices) -> (String, bool) {
    if actor.kind == "person"
        && actor.name.contains(' ')
        && let Some(country) = actor.country.as_deref().and_then(Country::new)
        && let Some((usual, _)) = offices.usual_name(&actor.name, std::iter::once(country))
    {
        return (usual.to_owned(), false);
    }
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for member in members {
        let records = &all[member.records];
        let language = records.article.as_ref().and_then(|a| a.language.code.as_deref()).unwrap_or_default();
        *counts.entry((&records.actors[member.actor].name, language)).or_default() += 1;
    }
    let best = counts.into_iter().max_by_key(|((name, language), count)| {
        let words = name.split(' ').filter(|word| word.len() > 2).count();
        (*language == "en", words, *count, std::cmp::Reverse(*name))
    });
    let Some(((name, language), _)) = best else { return (actor.name.clone(), false) };
    let person = actor.kind == "person" && name.contains(' ');
    match names::in_english(name, language, actor.country.as_deref()).filter(|_| person) {
        Some(english) => (english, true),
        None => (name.to_owned(), false),
    }
}

/// Gives each actor the slug of its name; namesakes are numbered.
fn name_uniquely(actors: &mut [(ActorRecord, Vec<Member>)]) {
    let mut taken: FxHashMap<String, usize> = FxHashMap::default();
    for (actor, _) in actors {
        let slug = actor_id(&actor.kind, &actor.name, actor.country.as_deref());
        loop {
            let times = taken.entry(slug.clone()).or_default();
            *times += 1;
            let id = if *times == 1 { slug.clone() } else { format!("{slug}-{times}") };
            if *times == 1 || !taken.contains_key(&id) {
                taken.entry(id.clone()).or_insert(1);
                actor.id = id;
                break;
            }
        }
    }
}

/// Puts the new ids in place of the article's own.
fn rename(records: &mut Records, ids: &FxHashMap<String, String>) {
    let one = |id: &mut Option<String>| {
        if let Some(new) = id.as_ref().and_then(|old| ids.get(old)) {
            *id = Some(new.clone());
        }
    };
    let many = |list: &mut Vec<String>| {
        let mut new: Vec<String> = Vec::with_capacity(list.len());
        for old in list.iter() {
            let id = ids.get(old).unwrap_or(old);
            if !new.contains(id) {
                new.push(id.clone());
            }
        }
        *list = new;
    };
    let speaker = |attribution: &mut Option<AttributionRecord>| {
        if let Some(attribution) = attribution {
            one(&mut attribution.actor);
        }
    };
    for event in &mut records.events {
        many(&mut event.source);
        many(&mut event.target);
        speaker(&mut event.attribution);
    }
    for deal in &mut records.arms_deals {
        one(&mut deal.supplier_actor);
        one(&mut deal.recipient_actor);
        speaker(&mut deal.attribution);
    }
    for money in &mut records.money {
        one(&mut money.payer);
        one(&mut money.payee);
        speaker(&mut money.attribution);
    }
}
