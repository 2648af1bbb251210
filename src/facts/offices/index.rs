//! The terms of all offices, found by a word of their holder's name, or by the keys of all its romanisations.

use super::asked::Asked;
use super::{Tenure, Term, first_word, held_by_one, last_word, plain_word, table};
use crate::model::Country;
use crate::names::NameKey;
use crate::rules::pack::PackFile;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

#[derive(Debug, Default)]
pub struct Index {
    /// By country and role, then start.
    pub terms: Vec<Term>,
    /// Of the heads of bodies, in the order of the table.
    pub tenures: Vec<Tenure>,
    /// Terms by the plain last word of their holder's name.
    pub by_surname: ByWord,
    /// First offices by the plain first word of their holder's name.
    pub by_given: ByWord,
    /// Terms of one country by the keys of their holder's name; made when first asked for.
    readings: BTreeMap<Country, OnceLock<Readings>>,
    /// By term, the keys of its holder's name; each made when first asked for.
    hashes: Vec<OnceLock<Box<[u64]>>>,
    /// By term, its holder's name as it is compared; each made when first asked for.
    names: Vec<OnceLock<Box<NameKey>>>,
    /// What was asked of late: the same few names fill the news, and reading one takes long.
    asked: Mutex<Answers>,
}

/// The term whose holder is usually so called, by the name asked for.
type Answers = FxHashMap<Box<str>, Vec<(Country, Option<u32>)>>;

/// So many names are remembered at most.
const REMEMBERED: usize = 20_000;

/// By the hashes of keys.
type Readings = FxHashMap<u64, Vec<u32>>;

/// A term has about so many that no other of its country has.
const HASHES: usize = 2;

/// Numbers of terms by a word: each leads to the next of the same word.
#[derive(Debug, Default)]
pub struct ByWord {
    /// The first and the last of each word.
    ends: FxHashMap<Box<str>, (u32, u32)>,
    /// By term; the last of a word leads to itself.
    next: Vec<u32>,
}

impl ByWord {
    fn new<'t>(terms: &'t [Term], word: impl Fn(&'t Term) -> Option<&'t str>) -> ByWord {
        let mut by_word = ByWord { next: (0..terms.len() as u32).collect(), ..ByWord::default() };
        by_word.ends.reserve(terms.len() / 2);
        let mut plain = String::new();
        for (at, term) in (0u32..).zip(terms) {
            let Some(word) = word(term).filter(|word| !word.is_empty()) else { continue };
            plain_word(word, &mut plain);
            match by_word.ends.get_mut(plain.as_str()) {
                Some((_, last)) => by_word.next[std::mem::replace(last, at) as usize] = at,
                None => drop(by_word.ends.insert(plain.as_str().into(), (at, at))),
            }
        }
        by_word
    }

    pub fn has(&self, plain: &str) -> bool {
        self.ends.contains_key(plain)
    }

    pub fn of(&self, word: Option<&str>) -> impl Iterator<Item = u32> + '_ {
        let mut plain = String::new();
        let ends = word.filter(|word| !word.is_empty()).and_then(|word| {
            plain_word(word, &mut plain);
            self.ends.get(plain.as_str())
        });
        let mut at = ends.map(|(first, _)| *first);
        std::iter::from_fn(move || {
            let here = at?;
            at = Some(self.next[here as usize]).filter(|&next| next != here);
            Some(here)
        })
    }
}

impl Index {
    pub fn read(files: &[PackFile]) -> Index {
        let (mut terms, mut tenures) = (Vec::new(), Vec::new());
        for (of_countries, of_bodies) in files.iter().map(|file| table::terms(&file.table())) {
            terms.extend(of_countries);
            tenures.extend(of_bodies);
        }
        terms.sort_by(|a, b| (a.country, a.role, a.start, &a.person).cmp(&(b.country, b.role, b.start, &b.person)));
        let by_surname = ByWord::new(&terms, |term| Some(last_word(term.person)));
        let by_given = ByWord::new(&terms, |term| first_word(term.person).filter(|_| held_by_one(term.role)));
        let countries = terms.chunk_by(|a, b| a.country == b.country).map(|terms| terms[0].country);
        let readings = countries.map(|country| (country, OnceLock::new())).collect();
        let hashes = terms.iter().map(|_| OnceLock::new()).collect();
        let names = terms.iter().map(|_| OnceLock::new()).collect();
        Index { terms, tenures, by_surname, by_given, readings, hashes, names, asked: Mutex::default() }
    }

    /// The keys that an index has the holder of a term under.
    pub fn hashes(&self, term: u32) -> &[u64] {
        let read = || NameKey::new(self.terms[term as usize].person, None).index_hashes().into();
        self.hashes[term as usize].get_or_init(read)
    }

    /// The name of a term's holder, to be compared.
    pub fn name(&self, term: u32) -> &NameKey {
        let read = || Box::new(NameKey::new(self.terms[term as usize].person, None));
        self.names[term as usize].get_or_init(read)
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
            self.hashes(same).iter().for_each(|&key| readings.entry(key).or_default().push(at));
        }
        readings
    }
}
