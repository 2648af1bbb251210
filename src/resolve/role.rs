//! Roles without a name, `the French president`: each joins the person who held the office when its article was
//! published, where some article of the corpus names that person.

use super::ordered_evidence;
use crate::facts::offices::Offices;
use crate::model::Country;
use crate::report::{ActorRecord, EventRecord, Evidence, Records, RoleAlone, actor_id};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// Puts the roles of all articles to the actors that they stand for, and these in the place of their countries in events.
pub(super) fn join(all: &mut [Records], actors: &mut [ActorRecord]) {
    // The built-in offices: what merging says must not hang on the packs of whoever merges.
    let offices = Offices::built_in();
    let person = |(at, actor): (usize, &ActorRecord)| {
        let home = actor.country.clone().filter(|_| actor.kind == "person")?;
        Some(((home, actor.name.clone()), at))
    };
    let people: FxHashMap<(String, String), usize> = actors.iter().enumerate().filter_map(person).collect();
    for records in all {
        let told = std::mem::take(&mut records.roles_alone);
        let Some(days) = records.article.as_ref().and_then(|a| days(&a.published.earliest, &a.published.latest)) else {
            continue;
        };
        for role in told {
            let holder = holder(&offices, &role, days).map(|name| (role.country.clone(), name.to_owned()));
            if let Some(&at) = holder.and_then(|holder| people.get(&holder)) {
                records.events.iter_mut().for_each(|event| stand_in(event, &role, &actors[at].id));
                enter(&mut actors[at], role.evidence);
            }
        }
    }
}

fn days(earliest: &Option<String>, latest: &Option<String>) -> Option<(Date, Date)> {
    Some((earliest.as_ref()?.parse().ok()?, latest.as_ref()?.parse().ok()?))
}

/// Who held the office on the first and on the last of these days.
fn holder<'o>(offices: &'o Offices, role: &RoleAlone, (from, to): (Date, Date)) -> Option<&'o str> {
    let country = Country::new(&role.country)?;
    let first = offices.holder(country, &role.role, from)?;
    let seldom = from.until(to).is_ok_and(|span| span.get_days() <= MAX_DAYS);
    (seldom && offices.holder(country, &role.role, to) == Some(first)).then_some(first)
}

/// Within so many days an office seldom changes hands unseen.
const MAX_DAYS: i32 = 366;

/// The person for the country, where an event has the country's government as a party by these words.
fn stand_in(event: &mut EventRecord, role: &RoleAlone, person: &str) {
    let inside = |e: &Evidence| event.evidence.iter().any(|own| own.start <= e.start && e.end <= own.end);
    if !role.evidence.iter().any(inside) {
        return;
    }
    let (country, government) = (actor_id("country", "", Some(&role.country)), format!("{}GOV", role.country));
    let sides = [(&mut event.source, &event.source_codes), (&mut event.target, &event.target_codes)];
    for (ids, codes) in sides {
        if codes.contains(&government) && !codes.contains(&role.country) && !ids.iter().any(|id| id == person) {
            match ids.iter_mut().find(|id| **id == country) {
                Some(id) => person.clone_into(id),
                None => ids.push(person.to_owned()),
            }
        }
    }
}

fn enter(actor: &mut ActorRecord, evidence: Vec<Evidence>) {
    actor.mentions += evidence.len();
    for evidence in &evidence {
        if let Err(at) = actor.articles.binary_search_by(|article| article.as_str().cmp(&evidence.article)) {
            actor.articles.insert(at, evidence.article.to_string());
        }
    }
    actor.evidence.extend(evidence);
    ordered_evidence(&mut actor.evidence);
}
