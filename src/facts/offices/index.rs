//! The terms of all offices, found by a word of their holder's name, or by the keys of all its romanisations.

use super::asked::Asked;
use super::told::{Holder, Told};
use super::{Tenure, Term, ends_plainly, first_word, held_by_one, is_plainly, last_word, plain};
use crate::model::Country;
use crate::order::Order as _;
use crate::rules::lexicon::without_accents;
use crate::rules::pack::PackFile;
use rustc_hash::{FxHashMap, FxHasher};
use std::collections::BTreeMap;
use std::hash::Hasher;
use std::sync::{Mutex, OnceLock, PoisonError};

#[derive(Debug, Default)]
pub struct Index {
    /// By country and role, then start.
    pub terms: Vec<Term>,
    /// Of the heads of bodies, in the order of the table.
    pub tenures: Vec<Tenure>,
    /// The year of the newest term.
    pub newest: Option<i16>,
    holders: Vec<Holder>,
    /// Terms by the plain last word of their holder's name.
    by_surname: ByWord,
    /// First offices by the plain first word of their holder's name.
    by_given: ByWord,
    /// Terms of one country by the keys of their holder's name; made when first asked for.
    readings: BTreeMap<Country, OnceLock<Readings>>,
    /// What was asked of late: the same few names fill the news, and reading one takes long.
    asked: Mutex<Answers>,
}

/// The term whose holder is usually so called, by the name asked for.
type Answers = FxHashMap<Box<str>, Vec<(Country, Option<u32>)>>;

/// So many names are remembered at most.
const REMEMBERED: usize = 20_000;

/// By the hashes of keys.
type Readings = FxHashMap<u32, Vec<u32>>;

/// A term has about so many that no other of its country has.
const HASHES: usize = 2;

/// Numbers of terms by a word of their holder's name: each leads to the next whose word falls into the same place.
#[derive(Debug, Default)]
struct ByWord {
    /// By place, the first term.
    first: Vec<u32>,
    /// By term, the hash of its word, which tells most others apart, and the next; `NONE` ends the chain.
    next: Vec<(u32, u32)>,
}

const NONE: u32 = u32::MAX;

impl ByWord {
    fn new<'t>(terms: &'t [Term], word: impl Fn(&'t Term) -> Option<&'t str>) -> ByWord {
        let places = terms.len().next_power_of_two();
        let mut by_word = ByWord { first: vec![NONE; places], next: vec![(0, NONE); terms.len()] };
        for (at, term) in terms.iter().enumerate().rev() {
            if let Some(word) = word(term) {
                let hash = hash(word);
                let first = &mut by_word.first[hash as usize & (places - 1)];
                by_word.next[at] = (hash, std::mem::replace(first, at as u32));
            }
        }
        by_word
    }

    /// The terms of a word in order, and hardly another.
    fn near(&self, word: &str) -> impl Iterator<Item = u32> + use<'_> {
        let wanted = hash(word);
        let mut at = self.first.get(wanted as usize & self.first.len().saturating_sub(1)).copied().unwrap_or(NONE);
        std::iter::from_fn(move || {
            while at != NONE {
                let (here, (hash, next)) = (at, self.next[at as usize]);
                at = next;
                if hash == wanted {
                    return Some(here);
                }
            }
            None
        })
    }
}

/// By what terms of a word are found, whatever its case and accents.
fn hash(word: &str) -> u32 {
    if word.is_ascii() { hash_ascii(word) } else { hash_ascii(&without_accents(&word.to_lowercase())) }
}

fn hash_ascii(word: &str) -> u32 {
    /// The bit that tells small letters from capitals, in each of eight.
    const SMALL: u64 = u64::from_le_bytes([0x20; 8]);
    let mut hasher = FxHasher::default();
    for letters in word.as_bytes().chunks(8) {
        hasher.write_u64(letters.iter().fold(0, |all, &letter| all << 8 | u64::from(letter)) | SMALL);
    }
    (hasher.finish() >> 32) as u32
}

impl Index {
    pub fn read(files: &[PackFile]) -> Index {
        let Told { holders, terms, tenures } = told(files);
        let by_surname = ByWord::new(&terms, |term| Some(last_word(term.person)));
        let by_given = ByWord::new(&terms, |term| first_word(term.person).filter(|_| held_by_one(term.role)));
        let countries = terms.chunk_by(|a, b| a.country == b.country).map(|terms| terms[0].country);
        let readings = countries.map(|country| (country, OnceLock::new())).collect();
        let newest = terms.iter().filter_map(|term| Some(term.start?.year())).max();
        Index { terms, tenures, newest, holders, by_surname, by_given, readings, asked: Mutex::default() }
    }

    /// The holder of a term.
    pub fn holder(&self, term: u32) -> &Holder {
        &self.holders[self.terms[term as usize].holder as usize]
    }

    /// Terms whose holder's name ends in this word.
    pub fn of_surname(&self, word: &str) -> impl Iterator<Item = u32> {
        let plain = plain(word);
        self.by_surname.near(word).filter(move |&at| ends_plainly(self.person(at), &plain))
    }

    /// First offices of those whose name begins with this word.
    pub fn of_given(&self, word: &str) -> impl Iterator<Item = u32> {
        let plain = plain(word);
        let first = |at: u32| first_word(self.person(at)).unwrap_or_default();
        self.by_given.near(word).filter(move |&at| is_plainly(first(at), &plain))
    }

    /// Whether some holder's name ends in this word, in lower case and without accents.
    pub fn has_surname(&self, plain: &str) -> bool {
        self.by_surname.near(plain).any(|at| ends_plainly(self.person(at), plain))
    }

    fn person(&self, term: u32) -> &'static str {
        self.terms[term as usize].person
    }

    /// What was answered before to the same question, else what `answer` says.
    pub fn remembered(&self, person: &str, country: Country, answer: impl FnOnce() -> Option<u32>) -> Option<u32> {
        // A panic elsewhere leaves no answer half written.
        let lock = || self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let known = |answers: &Answers| answers.get(person)?.iter().find(|(c, _)| *c == country).map(|(_, at)| *at);
        if let Some(known) = known(&lock()) {
            return known;
        }
        let found = answer();
        let mut answers = lock();
        if answers.len() >= REMEMBERED {
            answers.clear();
        }
        answers.entry(person.into()).or_default().push((country, found));
        found
    }

    /// Terms in a country of those whose name is this one in another romanisation.
    pub fn spelled_apart(&self, asked: &Asked, country: Country) -> Vec<&Term> {
        let Some(readings) = self.readings.get(&country) else { return Vec::new() };
        let readings = readings.get_or_init(|| self.readings_of(country));
        let mut found: Vec<u32> = asked.hashes().iter().filter_map(|k| readings.get(k)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        asked.among(self, found.into_iter())
    }

    fn readings_of(&self, country: Country) -> Readings {
        let from = self.terms.partition_point(|t| t.country < country);
        let mut first: FxHashMap<&str, u32> = FxHashMap::default();
        let terms = self.terms[from..].partition_point(|t| t.country == country);
        let mut readings = Readings::with_capacity_and_hasher(HASHES * terms, Default::default());
        for (at, term) in (0u32..).zip(&self.terms).skip(from).take(terms) {
            let same = *first.entry(term.person).or_insert(at);
            self.holder(same).hashes().for_each(|key| readings.entry(key).or_default().push(at));
        }
        readings
    }
}

/// What tables of offices tell; of the built-in one the program carries just that.
fn told(files: &[PackFile]) -> Told {
    let mut told = Told::default();
    for file in files {
        match file.made() {
            Some(digest) => told.add_digest(digest),
            None => told.add_table(&file.table()),
        }
    }
    // The digest was written in this order.
    if files.iter().any(|file| file.made().is_none()) {
        told.terms.order_by(|a, b| (a.country, a.role, a.start, a.person).cmp(&(b.country, b.role, b.start, b.person)));
    }
    told
}

/// What the built-in table tells, as the program carries it.
pub fn digest(table: PackFile) -> String {
    told(&[table]).digest()
}
