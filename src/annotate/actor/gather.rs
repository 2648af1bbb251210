//! From names to actors: which names are one person's or one body's, and what they are usually called.

mod alike;
mod bynames;
mod letters;
mod same;
mod short_forms;

use super::name::{Kind, Name};
use super::roles::{FoundRole, Title};
use super::words::{Class, Words};
use crate::order::Order as _;
use crate::rules::lexicon::without_accents;
use crate::text::{fold, squeezed};
use alike::{Alike, Trait, letters};
use letters::{begins_with, bind_acronyms, join_letters};
use rustc_hash::FxHashSet;
use same::{by_byname, by_given, firm, is_persons, ministry_key, of_ministry, of_state, one};
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
    /// A short form that the article binds to it in brackets; of a person a byname.
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
    let mut buffer = String::new();
    let keys: Vec<Vec<String>> = names.iter().map(|&name| key_words(words, name, &mut buffer)).collect();
    let mut clusters = told_by_themselves(words, names, titles, &keys);
    bind_acronyms(words, &mut clusters, names);
    join_letters(words, &mut clusters, names);
    bynames::join(words, &mut clusters, names);
    add_others(words, &mut clusters, names, &keys);
    for cluster in &mut clusters {
        cluster.names.sort_unstable();
        cluster.roles.clear();
        for &n in &cluster.names {
            let title = &titles[n as usize];
            cluster.roles.extend(title.roles.iter().cloned());
            cluster.male = cluster.male.or(title.gender);
        }
    }
    clusters.order_by_key(|c| c.names.first().copied());
    clusters
}

/// The names that tell by themselves whether they are a person's or a body's, the fullest first.
fn told_by_themselves(words: &Words, names: &mut [Name], titles: &[Title], keys: &[Vec<String>]) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut alike = Alike::default();
    // The words of firms' names.
    let mut firms: FxHashSet<&str> = FxHashSet::default();
    for n in fullest_first(names, keys) {
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
        join(words, &mut clusters, &mut alike, names, (n, &titles[n]), &keys[n]);
        if names[n].rule == "company-suffix" {
            firms.extend(keys[n].iter().map(String::as_str));
        }
    }
    short_forms::join(words, &mut clusters, &alike, names);
    clusters
}

/// The names outside headlines, those of most words first: a short form finds the full one there already.
fn fullest_first(names: &[Name], keys: &[Vec<String>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..names.len()).filter(|&n| !names[n].headline).collect();
    order.order_by_key(|&n| std::cmp::Reverse(keys[n].len() + usize::from(names[n].country.is_some())));
    order
}

/// The names of headlines, and those that tell nothing by themselves, to the ones that they mean.
fn add_others(words: &Words, clusters: &mut Vec<Cluster>, names: &mut [Name], keys: &[Vec<String>]) {
    let mut alike = Alike::of(clusters);
    let told: Vec<usize> = clusters.iter_mut().map(Cluster::sort).collect();
    let mut buffer = String::new();
    for n in 0..names.len() {
        if names[n].headline || names[n].kind == Kind::Unknown {
            recognise(words, clusters, (&alike, &told), names, n, &keys[n]);
        }
        if names[n].kind == Kind::Unknown && names[n].rule == "team" && !names[n].headline {
            names[n].kind = Kind::Organization;
            let key = key_words(words, names[n], &mut buffer);
            join(words, clusters, &mut alike, names, (n, &Title::default()), &key);
        }
    }
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
    let words: Vec<String> = (name.first..name.end).filter(telling).map(folded).collect();
    if name.kind == Kind::Person && words.iter().any(|word| word.contains('.')) {
        // `A.B. Lee`, `A.B.Lee`
        return words.iter().flat_map(|word| word.split('.')).filter(|w| !w.is_empty()).map(str::to_owned).collect();
    }
    words
}

/// Puts a name to the cluster that it is a form of, else into one of its own.
fn join(
    words: &Words,
    clusters: &mut Vec<Cluster>,
    alike: &mut Alike,
    names: &[Name],
    (n, title): (usize, &Title),
    key: &[String],
) {
    let name = names[n];
    let key = match name.rule {
        "ministry" => Cow::Owned(ministry_key(words, name, clusters, alike)),
        _ => Cow::Borrowed(key),
    };
    if key.is_empty() {
        return;
    }
    let known = if name.kind == Kind::Organization { words.body(name.first).filter(|_| name.is_known()) } else { None };
    if let Some(at) = home(words, clusters, alike, names, (name, title), &key, known) {
        clusters[at].names.push(n as u32);
        return;
    }
    let cluster = Cluster {
        kind: name.kind,
        name: text(words, name),
        words: key.into_owned(),
        names: vec![n as u32],
        roles: title.roles.clone(),
        known: known.map(str::to_owned),
        acronym: None,
        male: None,
    };
    alike.enter(clusters.len(), &cluster);
    clusters.push(cluster);
}

/// The first cluster that a name is a form of, or that is of the same row of the table.
fn home(
    words: &Words,
    clusters: &[Cluster],
    alike: &Alike,
    names: &[Name],
    (name, title): (Name, &Title),
    key: &[String],
    known: Option<&str>,
) -> Option<usize> {
    let last = key.last()?;
    // `NATO` is no short form of the `NATO-Norway Council`.
    // Neither is `the Senate` of the `Senate Committee on Ports`.
    let alone = name.kind == Kind::Organization && words.end(name.first, Class::OrgAlone) == Some(name.end);
    let of_it = |c: &Cluster| c.names.first().is_some_and(|&n| words.is(names[n as usize].first + 1, Class::OrgLink));
    let whole = |c: &Cluster| c.words == *key || c.words.len() > key.len() && c.words.starts_with(key) && of_it(c);
    let alike_named = |c: &Cluster| match (known.is_some(), alone) {
        (true, _) => c.words == *key,
        (_, true) => whole(c),
        _ => one(words, c, key),
    };
    let same = |c: &Cluster| c.kind == name.kind && (known.is_some() && c.known.as_deref() == known || alike_named(c));
    let first = |places: &[u32]| places.iter().map(|&at| at as usize).find(|&at| same(&clusters[at]));
    let of_name = match name.kind {
        Kind::Person => titled_alike(clusters, alike, last, (title, key.len() == 1), &same)
            .or_else(|| borne_last(clusters, alike, last, &same))
            .or_else(|| first(alike.with(Trait::Surname(last))))
            .or_else(|| by_given(words, clusters, alike, name, key)),
        _ if name.rule == "team" => first(alike.beginning(key)).or_else(|| by_byname(clusters, alike, names, key)),
        _ => {
            let of_name = first(alike.beginning(key)).or_else(|| first(alike.with(Trait::Last(last))));
            of_name.or_else(|| if alone { of_state(words, clusters, alike, names, key) } else { None })
        }
    };
    let of_row = known.and_then(|known| first(alike.with(Trait::Known(known))));
    let of_row = of_row.or_else(|| of_ministry(words, clusters, alike, known?));
    of_name.into_iter().chain(of_row).min()
}

/// `General Lee`, where the article has General Bo Lee beside President Ann Lee: of several who bear a surname, the only
/// one who is told of in the same role.
fn titled_alike(
    clusters: &[Cluster],
    alike: &Alike,
    last: &str,
    (title, alone): (&Title, bool),
    same: &impl Fn(&Cluster) -> bool,
) -> Option<usize> {
    let told = title.roles.first().filter(|_| alone)?;
    let suits = |c: &Cluster| c.roles.iter().any(|r| r.role.role == told.role.role);
    let mut places = alike.with(Trait::Surname(last)).iter().map(|&at| at as usize);
    let Some(only) = places.by_ref().find(|&at| suits(&clusters[at]) && same(&clusters[at])) else {
        return called_alike(clusters, alike, last, suits);
    };
    (!places.any(|at| suits(&clusters[at]))).then_some(only)
}

/// `Prime Minister Najib`, where the article has Prime Minister Najib Razak: the only one whose name begins so, in that
/// role.
fn called_alike(clusters: &[Cluster], alike: &Alike, given: &str, suits: impl Fn(&Cluster) -> bool) -> Option<usize> {
    let begun = |c: &Cluster| c.kind == Kind::Person && c.words.len() > 1 && c.words[0] == given && suits(c);
    let places = alike.beginning(&[given.to_owned()]).iter().map(|&at| at as usize);
    let mut places = places.filter(|&at| begun(&clusters[at]));
    let only = places.next()?;
    places.next().is_none().then_some(only)
}

/// The first person whose name ends in this word: `Mayor Lee` is Ann Lee before she is Bo Lee-Rask.
fn borne_last(clusters: &[Cluster], alike: &Alike, last: &str, same: &impl Fn(&Cluster) -> bool) -> Option<usize> {
    let mut places = alike.with(Trait::Surname(last)).iter().map(|&at| at as usize);
    places.find(|&at| clusters[at].words.last().is_some_and(|word| word == last) && same(&clusters[at]))
}

fn text(words: &Words, name: Name) -> String {
    let text = squeezed(words.scan.text.slice(words.scan.span(name.first, name.end)));
    if text.contains(']') { text.replace(']', "") } else { text }
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
        let fits = one(words, c, key) && (c.kind == Kind::Person || c.words == key || !place());
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

/// `the League`: a head word alone, for a body named in full; but not `the Government of Chad`.
fn is_short_form(words: &Words, name: Name) -> bool {
    if words.key(name.end, Class::OrgLink) == Some("link") && words.is(name.end + 1, Class::Country) {
        return false;
    }
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
    // `La France`
    let article = name.end > name.first + 1 && words.is(name.first, Class::Article);
    let name = Name { first: name.first + usize::from(article), ..name };
    (name.first..name.end).all(|at| words.is_any(at, &lands) || words.is_hyphen(at))
        || words.end(name.first, Class::Place) == Some(name.end)
        || name.end == name.first + 1 && words.is_any(name.first, &others)
}
