//! Which names are one person's or one body's: by surname, given name, byname, state, firm.

use super::super::name::{Kind, Name};
use super::super::words::{Class, Words};
use super::Cluster;
use super::alike::{Alike, Trait};
use crate::names::one_vowel_apart;
use crate::rules::lexicon::without_accents;
use crate::text::fold;
use rustc_hash::FxHashSet;

/// `Reynolds American` of `Reynolds American Inc`: what looks like a person is the firm that the article tells in full; or
/// one word of a firm's name, so that nothing tells: `Fox`.
pub(super) fn firm(
    words: &Words,
    clusters: &[Cluster],
    (alike, firms): (&Alike, &FxHashSet<&str>),
    names: &[Name],
    n: usize,
    key: &[String],
) -> Option<Option<usize>> {
    let known = key.iter().all(|word| firms.contains(word.as_str()));
    let full = key.len() > 1 && words.is(names[n].first, Class::Given);
    if !known || full || is_persons(clusters, alike, key) {
        return None;
    }
    let suffixed = |c: &Cluster| c.names.iter().any(|&m| names[m as usize].rule == "company-suffix");
    let begun = |&at: &usize| suffixed(&clusters[at]) && clusters[at].words.starts_with(key);
    let firm = alike.beginning(key).iter().map(|&at| at as usize).find(begun);
    (firm.is_some() || key.len() == 1).then_some(firm)
}

/// `the Treasury` of the `U.S. Treasury`: a body of the state alone, which the article tells with its country.
pub(super) fn of_state(
    words: &Words,
    clusters: &[Cluster],
    alike: &Alike,
    names: &[Name],
    key: &[String],
) -> Option<usize> {
    let owned = |c: &Cluster| {
        let first = c.names.first().map_or(0, |&n| names[n as usize].first);
        let land = words.is_any(first, &[Class::Country, Class::Demonym]);
        // `the Treasury` of the `U.S. Treasury Department`
        let same = c.words.ends_with(key) || c.words.len() > 1 && c.words[1..].starts_with(key);
        c.kind == Kind::Organization && land && c.words.len() <= key.len() + 2 && same
    };
    let begun = alike.with(Trait::Second(key.first()?));
    let mut places = alike.with(Trait::Last(key.last()?)).iter().chain(begun).map(|&at| at as usize);
    places.find(|&at| owned(&clusters[at]))
}

/// One word, the surname of a person of the article.
pub(super) fn is_persons(clusters: &[Cluster], alike: &Alike, key: &[String]) -> bool {
    let [surname] = key else { return false };
    let person =
        |&at: &u32| clusters[at as usize].kind == Kind::Person && clusters[at as usize].words.last() == Some(surname);
    alike.with(Trait::Surname(surname)).iter().any(person)
}

/// `Sir Elton`, `George`: a given name alone is the only person's who has it.
pub(super) fn by_given(
    words: &Words,
    clusters: &[Cluster],
    alike: &Alike,
    name: Name,
    key: &[String],
) -> Option<usize> {
    let others = [Class::Doubtful, Class::Place, Class::Country, Class::Capital, Class::Common, Class::Organization];
    let cue = words.before(name.first, Class::ByGiven);
    let given = key.len() == 1 && (words.is(name.first, Class::Given) || cue) && !words.is_any(name.first, &others);
    let titled = words.before_any(name.first, &[Class::Role, Class::Title, Class::Honorific]);
    // `Xi` of `Xi Jinping`: the surname stands first.
    let family = key.len() == 1 && words.is(name.first, Class::FamilyFirst);
    // `Mr Qarvo` of `Qarvo Blorn`, where an honorific stands before given names.
    let called = key.len() == 1 && words.before(name.first, Class::Honorific) && !words.is(name.first, Class::Surname);
    // `Mr. Armando` of `Armando Qarvo`: nobody else in the article is called so.
    let courteous = words.before(name.first, Class::Honorific);
    // `Minister Qarva` of `Qarva Blorn`: a word that is nothing else.
    let unknown = titled && key.len() == 1 && name.end == name.first + 1 && words.is_unmarked(name.first);
    let free = (given && (!titled || cue || courteous) || family || called || unknown) && !words.is_capital(name.end);
    let bears = |c: &Cluster| c.kind == Kind::Person && c.words.len() > 1 && c.words.first() == key.first();
    let mut bearers = alike.beginning(key).iter().map(|&at| at as usize).filter(|&at| free && bears(&clusters[at]));
    let only = bearers.next()?;
    bearers.next().is_none().then_some(only)
}

/// `the Bruins` of the `Boston Bruins`: a team's byname alone.
pub(super) fn by_byname(clusters: &[Cluster], alike: &Alike, names: &[Name], key: &[String]) -> Option<usize> {
    let team = |c: &Cluster| c.names.first().is_some_and(|&n| names[n as usize].rule == "team");
    let same = |c: &Cluster| team(c) && c.words.len() > key.len() && c.words.ends_with(key);
    let mut places = alike.with(Trait::Last(key.last()?)).iter().map(|&at| at as usize);
    places.rfind(|&at| same(&clusters[at]))
}

/// A ministry is told by its usual name and its country; one without a country is the one named before.
pub(super) fn ministry_key(words: &Words, name: Name, clusters: &[Cluster], alike: &Alike) -> Vec<String> {
    let usual = words.key(name.first, Class::Ministry).unwrap_or_default().to_owned();
    if let Some(country) = name.country {
        return vec![usual, country.as_str().to_owned()];
    }
    let key = vec![usual];
    let begun = alike.beginning(&key).iter().rev().map(|&at| &clusters[at as usize]);
    let before = begun.map(|c| &c.words).find(|words| words.first() == key.first()).cloned();
    before.unwrap_or(key)
}

/// The ministry of the article that the table knows by other letters: `MoD`.
pub(super) fn of_ministry(words: &Words, clusters: &[Cluster], alike: &Alike, known: &str) -> Option<usize> {
    let row = words.facts.organizations.get(known).filter(|row| row.kind == "government")?;
    let country = words.facts.countries.get(row.country?)?;
    let usual = row.name.strip_prefix(country.adjective)?.trim_start().to_owned();
    let key = [usual, row.country?.as_str().to_owned()];
    let of = |key: &[String]| alike.beginning(key).iter().map(|&at| at as usize).find(|&at| clusters[at].words == key);
    of(&key).or_else(|| of(&key[..1]))
}

/// Whether a name, no longer than the cluster's, is a form of it.
pub(super) fn one(words: &Words, cluster: &Cluster, key: &[String]) -> bool {
    if cluster.words == key {
        return true;
    }
    match cluster.kind {
        Kind::Person => {
            same_person(&cluster.words, key) && !is_of_family(words, cluster, key) && !is_fathers(cluster, key)
        }
        // `First Security Bank`, where a sentence's capital hides the first word.
        _ => {
            key.len() < cluster.words.len() && cluster.words.starts_with(key)
                || key.len() > 2 && key.len() + 1 == cluster.words.len() && cluster.words.ends_with(key)
        }
    }
}

/// `Idriss Déby` and his son `Mahamat Idriss Déby`: the longer of two full names that end alike is another's where both
/// held offices.
fn is_of_family(words: &Words, cluster: &Cluster, key: &[String]) -> bool {
    let longer = key.len() > 1 && cluster.words.len() > key.len() && cluster.words.ends_with(key);
    longer && words.facts.offices.are_two(&cluster.words.join(" "), &key.join(" "))
}

/// `Qarvo bin Blorn Al Novak` and his father `Blorn Al Novak`: what is left behind a particle between two names is another's.
fn is_fathers(cluster: &Cluster, key: &[String]) -> bool {
    if key.len() < 2 || cluster.words.len() <= key.len() || !cluster.words.ends_with(key) {
        return false;
    }
    let mut buffer = String::new();
    let words: Vec<&str> = cluster.name.split(' ').collect();
    let first = words.iter().position(|word| without_accents(fold(word, &mut buffer)) == key[0]);
    let particle = |at: usize| words[at].len() <= PARTICLE && words[at].starts_with(char::is_lowercase);
    first.is_some_and(|at| at > 1 && particle(at - 1))
}

/// Letters of `bin`, `ould`.
const PARTICLE: usize = 4;

/// A surname alone, or given names that do not contradict: `J. Smith`, `George Bush` and `George W. Bush`.
fn same_person(full: &[String], short: &[String]) -> bool {
    let (Some(last), Some(short_last)) = (full.last(), short.last()) else { return false };
    if short.len() == 1 {
        let initial = short_last.chars().nth(1).is_none();
        return short_last == last || full.len() > 2 && !initial && full[1..].contains(short_last);
    }
    let given_fits = |a: &str, b: &str| {
        a == b
            || one_vowel_apart(a, b)
            || a.chars().count() == 1 && b.starts_with(a)
            || b.chars().count() == 1 && a.starts_with(b)
    };
    // `Dupond-Moretti` of `Éric Dupond-Moretti`
    if full.len() > short.len() && full.ends_with(short) {
        return true;
    }
    let ends_alike = short_last == last || full.len() > short.len() && full[1..].contains(short_last);
    ends_alike && given_fits(&full[0], &short[0]) && short[1..].iter().all(|w| full.iter().any(|f| given_fits(f, w)))
}
