//! Letters that stand for a body: what the article binds in brackets, and what a name in full begins with.

use super::super::name::{Kind, Name};
use super::super::words::{Class, Words};
use super::alike::{Alike, Trait, initials, letters};
use super::{Cluster, text};
use crate::facts::organizations::Organization;
use crate::rules::lexicon::without_accents;

/// `National Assembly (NA)`: the letters in brackets stand for the name before them from then on.
pub(super) fn bind_acronyms(words: &Words, clusters: &mut [Cluster], names: &[Name]) {
    for cluster in clusters.iter_mut().filter(|c| c.kind == Kind::Organization) {
        let bound = cluster.names.iter().find_map(|&n| {
            let at = behind_land(words, names[n as usize].end);
            let quoted = usize::from(words.is_quote(at + 1));
            let short = at + 1 + quoted;
            let letters =
                words.is_upper(short) || letters(words.text(short)) || names[n as usize].rule == "organization-letters";
            let fits = words.is_mark(at, "([") && letters && words.is_mark(short + 1 + quoted, ")],");
            fits.then(|| words.text(short).to_owned())
        });
        let opened = || cluster.names.iter().find_map(|&n| letters_before(words, names[n as usize]));
        cluster.acronym = bound.or_else(opened);
    }
}

/// `the NFU (National Fishers Union)`: letters before a name in brackets.
fn letters_before(words: &Words, name: Name) -> Option<String> {
    let bracket = name.first.checked_sub(1).filter(|&at| words.is_mark(at, "([") && words.is_mark(name.end, ")]"))?;
    let short = bracket.checked_sub(1).filter(|&at| letters(words.text(at)))?;
    (name.end > name.first + 1).then(|| words.text(short).to_owned())
}

/// `Front for Concord in Norway (FCN)`: where the words go on behind the country that a name ends in.
fn behind_land(words: &Words, end: usize) -> usize {
    let place =
        words.end(end, Class::PlacePreposition).filter(|_| words.key(end, Class::PlacePreposition) == Some("place"));
    let land = place.and_then(|at| words.end(at, Class::Country));
    land.filter(|&at| words.is_mark(at, "(")).unwrap_or(end)
}

/// Letters that were taken for a body of their own join the one that the article names in full.
///
/// What the article binds letters to goes before what the table has them for; bodies of states and alliances are the
/// same by either name.
pub(super) fn join_letters(words: &Words, clusters: &mut Vec<Cluster>, names: &mut [Name]) {
    let full = clusters.iter().filter(|c| c.known.is_none());
    let bound: Vec<String> = full.filter_map(|c| c.acronym.clone()).collect();
    let of_state = |id: &str| {
        let row = words.facts.organizations.get(id);
        row.is_none_or(|row| matches!(row.kind, "IGO" | "government" | "party"))
    };
    // Letters that are all that the article says of the table's body may be those of another that it names in full.
    let letters_alone =
        |c: &Cluster| c.name.len() > 2 && c.names.iter().all(|&n| text(words, names[n as usize]) == c.name);
    let free = |c: &Cluster| c.known.is_none() || bound.contains(&c.name) || letters_alone(c);
    // Of two letters only those that several bodies go by: `EC`.
    let doubtful = |c: &Cluster| c.names.iter().all(|&n| words.is_doubtful_body(names[n as usize].first));
    let two = |c: &Cluster| c.name.len() == 2 && c.name.bytes().all(|b| b.is_ascii_uppercase()) && doubtful(c);
    let stand_alone = |c: &Cluster| c.kind == Kind::Organization && (letters(&c.name) && free(c) || two(c));
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
        let begun = match short.len() {
            2 => [(0..clusters.len()).find(there), None],
            _ => begun,
        };
        if let Some(body) = begun.into_iter().flatten().min() {
            // Whose ministry it is, the article tells.
            let ministry = clusters[body].names.iter().any(|&n| names[n as usize].rule == "ministry");
            let bound = clusters[body].acronym.as_deref() == Some(clusters[at].name.as_str());
            let known = clusters[at].known.take().filter(|id| of_state(id) && !ministry && bound);
            let known = known.filter(|id| !is_another(words, id, &clusters[body], &clusters[at].name));
            clusters[body].known = clusters[body].known.take().or(known);
            let short = std::mem::take(&mut clusters[at].names);
            short.iter().for_each(|&n| names[n as usize].rule = "organization-alone");
            clusters[body].names.extend(short);
        }
    }
    clusters.retain(|c| !c.names.is_empty());
}

/// `Forces démocratiques armées (FDA)`: the table's body of these letters is written out in words of which the article's
/// has none. Alliances of states stand in the table under all their names.
fn is_another(words: &Words, id: &str, body: &Cluster, letters: &str) -> bool {
    let written_out = |row: &Organization| row.kind == "IGO" || begins_with(row.name, letters);
    let Some(row) = words.facts.organizations.get(id).filter(|row| written_out(row)) else {
        return false;
    };
    let told = without_accents(&row.name.to_lowercase());
    let shared = |own: &String| told.split(' ').any(|word| word == own);
    let long = |own: &&String| own.len() > 3;
    // `Amani National Congress (ANC)`: in the table's own language every word tells.
    let apart = words.adjective_endings().is_empty() && !body.words.iter().filter(long).all(shared);
    apart || !body.words.iter().filter(long).any(shared)
}

/// Whether the capitalised words of a name begin with these letters.
pub(super) fn begins_with(name: &str, letters: &str) -> bool {
    initials(name) == letters
}
