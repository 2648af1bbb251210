//! What the article's date settles of offices: which one a person held whom the text names without any, and whom a role
//! without a name stands for.

use crate::analysis::Annotated;
use crate::model::{ActorKind, Country, Published, Role};
use jiff::civil::Date;

/// Fills in offices and their holders for the days on which the article can have been published.
pub fn settle(annotated: &mut Annotated, published: &Published) {
    let Some((from, to)) = published.earliest.zip(published.latest).filter(|(from, to)| days(*from, *to) <= MAX_DAYS)
    else {
        return;
    };
    roles(annotated, from, to);
    holders(annotated, from, to);
}

/// Within so many days an office seldom changes hands unseen.
const MAX_DAYS: i64 = 366;

fn days(from: Date, to: Date) -> i64 {
    from.until(to).map_or(i64::MAX, |span| i64::from(span.get_days()))
}

/// The offices of people named in full, of whom the text tells none.
fn roles(annotated: &mut Annotated, from: Date, to: Date) {
    let facts = annotated.facts;
    for actor in annotated.actors.iter_mut().filter(|a| a.kind == ActorKind::Person && a.roles.is_empty()) {
        let Some(country) = actor.country.filter(|_| actor.name.contains(' ')) else { continue };
        let Some(role) = facts.offices.held(&actor.name, country, from, to) else { continue };
        actor.roles.push(Role {
            title: role.replace('_', " "),
            role: role.to_owned(),
            country: Some(country),
            status: None,
        });
        actor.code = Some(format!("{}GOV", country.as_str()));
    }
}

/// `the French president`: whoever held the office, where the article names that person.
fn holders(annotated: &mut Annotated, from: Date, to: Date) {
    let offices = &annotated.facts.offices;
    for mention in annotated.mentions.iter_mut().filter(|m| m.actor.is_none()) {
        let Some(role) = mention.role.as_deref() else { continue };
        let Some(country) = mention.code.get(..3).and_then(Country::new) else { continue };
        let Some(holder) = offices.holder(country, role, from) else { continue };
        if offices.holder(country, role, to) != Some(holder) {
            continue;
        }
        let named = annotated.actors.iter().position(|a| {
            a.kind == ActorKind::Person && a.country == Some(country) && offices.is_same(holder, &a.name)
        });
        mention.actor = named.map(|n| n as u32);
        mention.inferred = named.is_some();
    }
}
