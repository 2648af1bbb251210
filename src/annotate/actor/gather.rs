//! From names to actors: which names are one person's or one body's, and what they are usually called.

use super::alike::{Alike, Trait, initials, letters};
use super::name::{Kind, Name};
use super::roles::{FoundRole, Title};
use super::words::{Class, Words};
use crate::rules::lexicon::without_accents;
use crate::text::{fold, squeezed};
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// A person or an organization of the article, as far as its names tell.
#[derive(Clone, Debug)]
pub struct Cluster {
    pub kind: Kind,
    /// The fullest form found.
    pub name: String,
    /// The words of that form: folded, without accents, particles and suffixes.
    pub words: Vec<String>,
    /// Names of the article, by number.
    pub names: Vec<u32>,
    pub roles: Vec<FoundRole>,
    /// Row of the table of organizations.
    pub known: Option<String>,
    /// A short form that the article binds to it in brackets.
    pub acronym: Option<String>,
    pub male: Option<bool>,
}

impl Cluster {
    /// Puts its names in text order, and says how many they are.
    fn sort(&mut self) -> usize {
        self.names.sort_unstable();
        self.names.len()
    }

    /// The last of its names before this one, where `told` of them were sorted before others came in text order.
    fn last_before(&self, n: usize, told: usize) -> Option<u32> {
        let (sorted, later) = self.names.split_at(told);
        let end = sorted.partition_point(|&m| (m as usize) < n);
        let later = later.iter().rev().find(|&&m| (m as usize) < n);
        sorted[..end].last().max(later).copied()
    }
}

/// Puts the names of an article together. `titles` stands beside `names`.
pub fn clusters(words: &Words, names: &mut [Name], titles: &[Title]) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut buffer = String::new();
    let keys: Vec<Vec<String>> = names.iter().map(|&name| key_words(words, name, &mut buffer)).collect();
    let mut order: Vec<usize> = (0..names.len()).filter(|&n| !names[n].headline).collect();
    let length = |n: usize| keys[n].len() + usize::from(names[n].country.is_some());
    order.sort_by_key(|&n| std::cmp::Reverse(length(n)));
    let mut alike = Alike::default();
    // The words of firms' names.
    let mut firms: FxHashSet<&str> = FxHashSet::default();
    for n in order.iter().copied() {
        if !matches!(names[n].kind, Kind::Person | Kind::Organization) {
            continue;
        }
        // `X was a utility player`, where the article has a person of that name.
        if names[n].rule == "organization-noun" && is_persons(&clusters, &alike, &keys[n]) {
            names[n].kind = Kind::Unknown;
            continue;
        }
        let bare = names[n].rule == "given-name" && titles[n].roles.is_empty();
        if let Some(firm) = firm(words, &clusters, (&alike, &firms), names, n, &keys[n]).filter(|_| bare) {
            (names[n].kind, names[n].rule) = (Kind::Unknown, "");
            if let Some(at) = firm {
                (names[n].kind, names[n].rule) = (Kind::Organization, "organization-alone");
                clusters[at].names.push(n as u32);
            }
            continue;
        }
        join(words, &mut clusters, &mut alike, names, n, &keys[n]);
        if names[n].rule == "company-suffix" {
            firms.extend(keys[n].iter().map(String::as_str));
        }
    }
    bind_acronyms(words, &mut clusters, names);
    join_letters(words, &mut clusters, names);
    let mut alike = Alike::of(&clusters);
    let told: Vec<usize> = clusters.iter_mut().map(Cluster::sort).collect();
    for n in 0..names.len() {
        if names[n].headline || names[n].kind == Kind::Unknown {
            recognise(words, &mut clusters, (&alike, &told), names, n, &keys[n]);
        }
        if names[n].kind == Kind::Unknown && names[n].rule == "team" && !names[n].headline {
            names[n].kind = Kind::Organization;
            join(words, &mut clusters, &mut alike, names, n, &key_words(words, names[n], &mut buffer));
        }
    }
    for cluster in &mut clusters {
        cluster.names.sort_unstable();
        for &n in &cluster.names {
            let title = &titles[n as usize];
            cluster.roles.extend(title.roles.iter().cloned());
            cluster.male = cluster.male.or(title.gender);
        }
    }
    clusters.sort_by_key(|c| c.names.first().copied());
    clusters
}

/// The words of a name that tell it from others, folded.
fn key_words(words: &Words, name: Name, buffer: &mut String) -> Vec<String> {
    let telling = |&at: &usize| {
        let capital = words.is_capital(at) || words.text(at).starts_with(char::is_alphabetic);
        let article = at == name.first && at + 1 < name.end && words.is(at, Class::Article);
        let given = at == name.first && at + 1 < name.end && words.is_capital(at) && words.is(at, Class::Given);
        let particle = || words.is(at, Class::Particle) && !given;
        capital && !article && (name.kind == Kind::Organization || !words.is(at, Class::Suffix) && !particle())
    };
    let folded = |at: usize| {
        let word = fold(words.text(at), buffer).trim_end_matches('.');
        if word.is_ascii() { word.to_owned() } else { without_accents(word) }
    };
    (name.first..name.end).filter(telling).map(folded).collect()
}

fn join(words: &Words, clusters: &mut Vec<Cluster>, alike: &mut Alike, names: &[Name], n: usize, key: &[String]) {
    let name = names[n];
    let key = match name.rule {
        "ministry" => Cow::Owned(ministry_key(words, name, clusters, alike)),
        _ => Cow::Borrowed(key),
    };
    let Some(last) = key.last() else { return };
    let known = if name.kind == Kind::Organization { words.body(name.first).filter(|_| name.is_known()) } else { None };
    // `NATO` is no short form of the `NATO-Norway Council`.
    let alike_named = |c: &Cluster| if known.is_some() { c.words == *key } else { one(c, &key) };
    let same = |c: &Cluster| c.kind == name.kind && (known.is_some() && c.known.as_deref() == known || alike_named(c));
    let first = |places: &[u32]| places.iter().map(|&at| at as usize).find(|&at| same(&clusters[at]));
    let of_name = match name.kind {
        Kind::Person => {
            first(alike.with(Trait::Surname(last))).or_else(|| by_given(words, clusters, alike, name, &key))
        }
        _ if name.rule == "team" => first(alike.beginning(&key)).or_else(|| by_byname(clusters, alike, names, &key)),
        _ => {
            let of_name = first(alike.beginning(&key)).or_else(|| first(alike.with(Trait::Last(last))));
            of_name.or_else(|| of_state(words, clusters, alike, names, name, &key))
        }
    };
    let of_row = known.and_then(|known| first(alike.with(Trait::Known(known))));
    let of_row = of_row.or_else(|| of_ministry(words, clusters, alike, known?));
    if let Some(at) = of_name.into_iter().chain(of_row).min() {
        clusters[at].names.push(n as u32);
        return;
    }
    let cluster = Cluster {
        kind: name.kind,
        name: text(words, name),
        words: key.into_owned(),
        names: vec![n as u32],
        roles: Vec::new(),
        known: known.map(str::to_owned),
        acronym: None,
        male: None,
    };
    alike.enter(clusters.len(), &cluster);
    clusters.push(cluster);
}

/// `Reynolds American` of `Reynolds American Inc`: what looks like a person is the firm that the article tells in full; or
/// one word of a firm's name, so that nothing tells: `Fox`.
fn firm(
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
fn of_state(
    words: &Words,
    clusters: &[Cluster],
    alike: &Alike,
    names: &[Name],
    name: Name,
    key: &[String],
) -> Option<usize> {
    let alone = words.end(name.first, Class::OrgAlone) == Some(name.end);
    let owned = |c: &Cluster| {
        let first = c.names.first().map_or(0, |&n| names[n as usize].first);
        let land = words.is_any(first, &[Class::Country, Class::Demonym]);
        c.kind == Kind::Organization && land && c.words.len() <= key.len() + 2 && c.words.ends_with(key)
    };
    let mut places = alike.with(Trait::Last(key.last()?)).iter().map(|&at| at as usize);
    places.find(|&at| alone && owned(&clusters[at]))
}

/// One word, the surname of a person of the article.
fn is_persons(clusters: &[Cluster], alike: &Alike, key: &[String]) -> bool {
    let [surname] = key else { return false };
    let person =
        |&at: &u32| clusters[at as usize].kind == Kind::Person && clusters[at as usize].words.last() == Some(surname);
    alike.with(Trait::Surname(surname)).iter().any(person)
}

/// `Sir Elton`, `George`: a given name alone is the only person's who has it.
fn by_given(words: &Words, clusters: &[Cluster], alike: &Alike, name: Name, key: &[String]) -> Option<usize> {
    let others = [Class::Doubtful, Class::Place, Class::Country, Class::Capital, Class::Common, Class::Organization];
    let cue = words.before(name.first, Class::ByGiven);
    let given = key.len() == 1 && (words.is(name.first, Class::Given) || cue) && !words.is_any(name.first, &others);
    let titled = [Class::Role, Class::Title, Class::Honorific].into_iter().any(|c| words.before(name.first, c));
    // `Xi` of `Xi Jinping`: the surname stands first.
    let family = key.len() == 1 && words.is(name.first, Class::FamilyFirst);
    let free = (given && (!titled || cue) || family) && !words.is_capital(name.end);
    let bears = |c: &Cluster| c.kind == Kind::Person && c.words.len() > 1 && c.words.first() == key.first();
    let mut bearers = alike.beginning(key).iter().map(|&at| at as usize).filter(|&at| free && bears(&clusters[at]));
    let only = bearers.next()?;
    bearers.next().is_none().then_some(only)
}

/// `the Bruins` of the `Boston Bruins`: a team's byname alone.
fn by_byname(clusters: &[Cluster], alike: &Alike, names: &[Name], key: &[String]) -> Option<usize> {
    let team = |c: &Cluster| c.names.first().is_some_and(|&n| names[n as usize].rule == "team");
    let same = |c: &Cluster| team(c) && c.words.len() > key.len() && c.words.ends_with(key);
    let mut places = alike.with(Trait::Last(key.last()?)).iter().map(|&at| at as usize);
    places.rfind(|&at| same(&clusters[at]))
}

/// A ministry is told by its usual name and its country; one without a country is the one named before.
fn ministry_key(words: &Words, name: Name, clusters: &[Cluster], alike: &Alike) -> Vec<String> {
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
fn of_ministry(words: &Words, clusters: &[Cluster], alike: &Alike, known: &str) -> Option<usize> {
    let row = words.facts.organizations.get(known).filter(|row| &*row.kind == "government")?;
    let country = words.facts.countries.get(row.country?)?;
    let usual = row.name.strip_prefix(&*country.adjective)?.trim_start().to_owned();
    let key = [usual, row.country?.as_str().to_owned()];
    let of = |key: &[String]| alike.beginning(key).iter().map(|&at| at as usize).find(|&at| clusters[at].words == key);
    of(&key).or_else(|| of(&key[..1]))
}

fn text(words: &Words, name: Name) -> String {
    squeezed(words.scan.text.slice(words.scan.span(name.first, name.end)))
}

/// Whether a name, no longer than the cluster's, is a form of it.
fn one(cluster: &Cluster, key: &[String]) -> bool {
    if cluster.words == key {
        return true;
    }
    match cluster.kind {
        Kind::Person => same_person(&cluster.words, key),
        // `First Security Bank`, where a sentence's capital hides the first word.
        _ => {
            key.len() < cluster.words.len() && cluster.words.starts_with(key)
                || key.len() > 2 && key.len() + 1 == cluster.words.len() && cluster.words.ends_with(key)
        }
    }
}

/// A surname alone, or given names that do not contradict: `J. Smith`, `George Bush` and `George W. Bush`.
fn same_person(full: &[String], short: &[String]) -> bool {
    let (Some(last), Some(short_last)) = (full.last(), short.last()) else { return false };
    if short.len() == 1 {
        return short_last == last || full.len() > 2 && full[1..].contains(short_last);
    }
    let given_fits = |a: &str, b: &str| {
        a == b || a.chars().count() == 1 && b.starts_with(a) || b.chars().count() == 1 && a.starts_with(b)
    };
    // `Dupond-Moretti` of `Éric Dupond-Moretti`
    if full.len() > short.len() && full.ends_with(short) {
        return true;
    }
    let ends_alike = short_last == last || full.len() > short.len() && full[1..].contains(short_last);
    ends_alike && given_fits(&full[0], &short[0]) && short[1..].iter().all(|w| full.iter().any(|f| given_fits(f, w)))
}

/// `National Assembly (NA)`: the letters in brackets stand for the name before them from then on.
fn bind_acronyms(words: &Words, clusters: &mut [Cluster], names: &[Name]) {
    for cluster in clusters.iter_mut().filter(|c| c.kind == Kind::Organization) {
        let bound = cluster.names.iter().find_map(|&n| {
            let at = names[n as usize].end;
            let quoted = usize::from(words.is_quote(at + 1));
            let short = at + 1 + quoted;
            let letters = words.is_upper(short) || names[n as usize].rule == "organization-letters";
            let fits = words.is_mark(at, "(") && letters && words.is_mark(short + 1 + quoted, "),");
            fits.then(|| words.text(short).to_owned())
        });
        cluster.acronym = bound;
    }
}

/// Letters that were taken for a body of their own join the one that the article names in full.
///
/// What the article binds letters to goes before what the table has them for; bodies of states and alliances are the
/// same by either name.
fn join_letters(words: &Words, clusters: &mut Vec<Cluster>, names: &mut [Name]) {
    let full = clusters.iter().filter(|c| c.known.is_none());
    let bound: Vec<String> = full.filter_map(|c| c.acronym.clone()).collect();
    let of_state = |id: &str| {
        let row = words.facts.organizations.get(id);
        row.is_none_or(|row| matches!(&*row.kind, "IGO" | "government" | "party"))
    };
    // Letters that are all that the article says of the table's body may be those of another that it names in full.
    let letters_alone =
        |c: &Cluster| c.name.len() > 2 && c.names.iter().all(|&n| text(words, names[n as usize]) == c.name);
    let free = |c: &Cluster| c.known.is_none() || bound.contains(&c.name) || letters_alone(c);
    let stand_alone = |c: &Cluster| c.kind == Kind::Organization && letters(&c.name) && free(c);
    let alone: Vec<usize> = (0..clusters.len()).rev().filter(|&at| stand_alone(&clusters[at])).collect();
    if alone.is_empty() {
        return;
    }
    let alike = Alike::of(clusters);
    for at in alone {
        let short = &clusters[at].name;
        let full = |c: &Cluster| c.acronym.as_ref() == Some(short) || begins_with(&c.name, short);
        let is_body = |c: &Cluster| c.kind == Kind::Organization && c.name != *short && full(c);
        let there = |&at: &usize| !clusters[at].names.is_empty() && is_body(&clusters[at]);
        let first = |places: &[u32]| places.iter().map(|&at| at as usize).find(there);
        let begun = [Trait::Initials(short), Trait::Acronym(short)].map(|shared| first(alike.with(shared)));
        if let Some(body) = begun.into_iter().flatten().min() {
            // Whose ministry it is, the article tells.
            let ministry = clusters[body].names.iter().any(|&n| names[n as usize].rule == "ministry");
            let bound = clusters[body].acronym.as_deref() == Some(clusters[at].name.as_str());
            let known = clusters[at].known.take().filter(|id| of_state(id) && !ministry && bound);
            clusters[body].known = clusters[body].known.take().or(known);
            let short = std::mem::take(&mut clusters[at].names);
            short.iter().for_each(|&n| names[n as usize].rule = "organization-alone");
            clusters[body].names.extend(short);
        }
    }
    clusters.retain(|c| !c.names.is_empty());
}

/// Finds whom a name that tells nothing by itself belongs to; `told` is how many names each cluster had before.
fn recognise(
    words: &Words,
    clusters: &mut [Cluster],
    (alike, told): (&Alike, &[usize]),
    names: &mut [Name],
    n: usize,
    key: &[String],
) {
    let Some(last) = key.last() else { return };
    let alone = if key.len() == 1 { text(words, names[n]) } else { String::new() };
    let short = is_short_form(words, names[n]);
    let mine = |c: &Cluster| {
        let place = || is_place(words, names[n]) || placed(words, names[n]);
        let fits = one(c, key) && (c.kind == Kind::Person || c.words == key || !place());
        let body = c.kind == Kind::Organization
            && (c.words.last() == Some(last) && short || letters(&alone) && begins_with(&c.name, &alone));
        c.acronym.as_ref() == Some(&alone) || fits || body
    };
    let by_last = if short { alike.with(Trait::Last(last)) } else { &[] };
    let by_letters = if letters(&alone) { alike.with(Trait::Initials(&alone)) } else { &[] };
    let bound = alike.with(Trait::Acronym(&alone));
    let shared = [alike.with(Trait::Surname(last)), alike.beginning(key), by_last, by_letters, bound].into_iter();
    // The one named last before this place, else the last of those named only after it. Judging takes longer than
    // placing: only one that would come out ahead is judged.
    let place = |at: usize| (clusters[at].last_before(n, told.get(at).copied().unwrap_or_default()), at);
    let ahead = |best: Option<_>, at| Some(place(at)).filter(|&p| best < Some(p) && mine(&clusters[at])).or(best);
    let found = shared.flatten().map(|&at| at as usize).fold(None, ahead).map(|(_, at)| at);
    if let Some(at) = found.or_else(|| by_given(words, clusters, alike, names[n], key)) {
        let cluster = &mut clusters[at];
        names[n].kind = cluster.kind;
        names[n].rule = if cluster.kind == Kind::Person { "surname-alone" } else { "organization-alone" };
        cluster.names.push(n as u32);
    }
}

/// `the League`: a head word alone, for a body named in full.
fn is_short_form(words: &Words, name: Name) -> bool {
    let definite = words.mark_before(name.first, Class::Article).is_some_and(|m| words.scan.key(m) == "definite");
    definite && words.end(name.first, Class::OrgHead) == Some(name.end)
}

/// `in New Hope`, where a body's name begins so.
fn placed(words: &Words, name: Name) -> bool {
    words.mark_before(name.first, Class::PlacePreposition).is_some_and(|m| words.scan.key(m) == "place")
}

/// A town or a common word, which other names may begin with.
fn is_place(words: &Words, name: Name) -> bool {
    let others = [Class::Place, Class::Country, Class::Capital, Class::Demonym, Class::Common, Class::OtherHead];
    let lands = [Class::Country, Class::Demonym];
    (name.first..name.end).all(|at| words.is_any(at, &lands) || words.is_hyphen(at))
        || words.end(name.first, Class::Place) == Some(name.end)
        || name.end == name.first + 1 && words.is_any(name.first, &others)
}

/// Whether the capitalised words of a name begin with these letters.
fn begins_with(name: &str, letters: &str) -> bool {
    initials(name) == letters
}
