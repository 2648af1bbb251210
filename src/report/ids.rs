//! The ids of actors: slugs of their names, each once within an article.

use super::Analysed;
use crate::model::{Actor, ActorKind, Country};
use crate::text::is_alphanumeric;
use rustc_hash::{FxHashMap, FxHashSet};

/// Slugs of the actors' names, made unique within the article.
pub(super) fn actor_ids(analysed: &Analysed) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    let mut known: FxHashSet<String> = FxHashSet::default();
    // The last number behind each slug: all up to it are known.
    let mut numbers: FxHashMap<String, usize> = FxHashMap::default();
    for actor in &analysed.annotated.actors {
        let mut id = actor_id(actor.kind.as_str(), &actor.name, actor.country.as_ref().map(|c| c.as_str()));
        if known.contains(&id) {
            let slug = id;
            let number = numbers.entry(slug.clone()).or_insert(1);
            id = loop {
                *number += 1;
                let id = format!("{slug}-{number}");
                if !known.contains(&id) {
                    break id;
                }
            };
        }
        known.insert(id.clone());
        ids.push(id);
    }
    ids
}

/// The first actor of each country that is one.
pub(super) fn country_actors(actors: &[Actor]) -> FxHashMap<Country, usize> {
    let countries = actors.iter().enumerate().rev().filter(|(_, a)| a.kind == ActorKind::Country);
    countries.filter_map(|(at, actor)| Some((actor.country?, at))).collect()
}

/// How the ids of countries begin.
const COUNTRY: &str = "country-";

/// Is this the id of a country?
pub fn is_country_id(id: &str) -> bool {
    id.starts_with(COUNTRY)
}

/// The id of an actor: `vladimir-putin`, `country-rus`.
pub fn actor_id(kind: &str, name: &str, country: Option<&str>) -> String {
    match (kind, country) {
        ("country", Some(code)) => format!("{COUNTRY}{}", code.to_lowercase()),
        _ => slug(name),
    }
}

fn slug(name: &str) -> String {
    let plain = crate::rules::lexicon::without_accents(name).to_lowercase();
    let words: Vec<&str> = plain.split(|c| !is_alphanumeric(c)).filter(|w| !w.is_empty()).collect();
    if words.is_empty() { "unnamed".into() } else { words.join("-") }
}
