//! Which clusters a name may belong to, by what the two share: a word, the words that they begin with, letters.
//!
//! It narrows the search, so that gathering takes as long as the text and not as its square; `gather` judges.

use super::super::name::Kind;
use super::Cluster;
use rustc_hash::{FxHashMap, FxHasher};
use std::collections::hash_map::Entry;
use std::hash::{Hash, Hasher};
use std::slice;

/// What a name and a cluster have in common. Names are found by hashes; a false hit costs one comparison.
#[derive(Clone, Copy, Hash)]
pub enum Trait<'a> {
    /// The last word of a person's name, or one between it and the first.
    Surname(&'a str),
    /// The last word of a body's name.
    Last(&'a str),
    /// The second word of a body's name.
    Second(&'a str),
    /// The row of the table of organizations.
    Known(&'a str),
    /// The first letters of a body's capitalised words.
    Initials(&'a str),
    /// The letters that the article binds to a body.
    Acronym(&'a str),
}

/// Clusters by their traits; those of one trait in the order in which they were entered.
#[derive(Debug, Default)]
pub struct Alike(FxHashMap<u64, Places>);

/// Which clusters have a trait: most traits only one has.
#[derive(Debug)]
enum Places {
    One(u32),
    More(Vec<u32>),
}

impl Places {
    fn as_slice(&self) -> &[u32] {
        match self {
            Places::One(at) => slice::from_ref(at),
            Places::More(places) => places,
        }
    }

    /// Adds a cluster, unless it was the last one added.
    fn add(&mut self, at: u32) {
        match self {
            Places::One(first) if *first != at => *self = Places::More(vec![*first, at]),
            Places::More(places) if places.last() != Some(&at) => places.push(at),
            _ => {}
        }
    }
}

impl Alike {
    pub fn of(clusters: &[Cluster]) -> Alike {
        let mut alike = Alike::default();
        clusters.iter().enumerate().for_each(|(at, cluster)| alike.enter(at, cluster));
        alike
    }

    /// Enters the cluster of this number.
    pub fn enter(&mut self, at: usize, cluster: &Cluster) {
        let words = &cluster.words;
        let Some(last) = words.last() else { return };
        if cluster.kind == Kind::Person {
            words[1..].iter().chain([last]).for_each(|word| self.put(hash(Trait::Surname(word)), at));
            self.put(openings(&words[..1]).next().unwrap_or_default(), at);
            cluster.acronym.as_deref().into_iter().for_each(|byname| self.put(hash(Trait::Acronym(byname)), at));
            return;
        }
        openings(words).for_each(|opening| self.put(opening, at));
        let initials = Some(initials(&cluster.name)).filter(|initials| letters(initials));
        let own = [
            Some(Trait::Last(last)),
            words.get(1).map(|second| Trait::Second(second)),
            initials.as_deref().map(Trait::Initials),
            cluster.known.as_deref().map(Trait::Known),
            cluster.acronym.as_deref().map(Trait::Acronym),
        ];
        own.into_iter().flatten().for_each(|own| self.put(hash(own), at));
    }

    /// Clusters that may have this trait.
    pub fn with(&self, shared: Trait) -> &[u32] {
        self.0.get(&hash(shared)).map_or(&[], Places::as_slice)
    }

    /// Clusters whose name may begin with these words; of people only one word is told.
    pub fn beginning(&self, words: &[String]) -> &[u32] {
        openings(words).last().and_then(|opening| self.0.get(&opening)).map_or(&[], Places::as_slice)
    }

    fn put(&mut self, key: u64, at: usize) {
        match self.0.entry(key) {
            Entry::Occupied(mut places) => places.get_mut().add(at as u32),
            Entry::Vacant(places) => drop(places.insert(Places::One(at as u32))),
        }
    }
}

/// Capital letters that may stand for a longer name, one small letter among them at most: `MFA`, `MoD`.
pub fn letters(text: &str) -> bool {
    let bytes = text.as_bytes();
    let ends = |end: Option<&u8>| end.is_some_and(u8::is_ascii_uppercase);
    let small = bytes.iter().filter(|b| !b.is_ascii_uppercase()).count();
    let one_small = small == 1 && text.len() <= MIXED && bytes.iter().all(u8::is_ascii_alphabetic);
    text.len() > 2 && ends(bytes.first()) && ends(bytes.last()) && (small == 0 || one_small)
}

/// So many letters at most stand for a name where one of them is small.
const MIXED: usize = 4;

/// The first letters of the capitalised words of a name.
pub fn initials(name: &str) -> String {
    name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect()
}

fn hash(shared: Trait) -> u64 {
    let mut hasher = FxHasher::default();
    shared.hash(&mut hasher);
    hasher.finish()
}

/// Hashes of the first word, of the first two, and so on.
fn openings(words: &[String]) -> impl Iterator<Item = u64> {
    let mut hasher = FxHasher::default();
    words.iter().map(move |word| {
        word.hash(&mut hasher);
        hasher.finish()
    })
}
