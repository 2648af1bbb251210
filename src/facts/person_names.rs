//! Names of people: `given_names.tsv` and `surnames.tsv`.

use crate::rules::digest::{add_behind, add_length};
use crate::rules::lexicon::without_accents;
use crate::rules::pack::PackFile;
use crate::rules::table::Table;
use crate::rules::value::{next_behind, next_length};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// What a given name tells of its bearer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gender {
    Male,
    Female,
    Either,
}

/// A given name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct GivenName {
    pub gender: Gender,
    /// Also a word, a month, a place.
    pub ambiguous: bool,
}

/// What is known of a word of names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct PersonName {
    pub given: Option<GivenName>,
    pub surname: bool,
}

/// Given names and surnames, in lower case without accents.
#[derive(Clone, Debug, Default)]
pub struct PersonNames(FxHashMap<&'static str, PersonName>);

/// The tables.
pub const FILES: [&str; 2] = ["given_names.tsv", "surnames.tsv"];

impl PersonNames {
    pub fn read(files: &[PackFile]) -> PersonNames {
        let mut names = PersonNames::default();
        let [given, surnames] = FILES;
        for file in files.iter().filter(|file| FILES.contains(&file.name)) {
            match file.made() {
                Some(digest) => names.read_digest(digest),
                None if file.name == given => names.read_given(&file.table()),
                None if file.name == surnames => names.read_surnames(&file.table()),
                None => {}
            }
        }
        names
    }

    /// All names in order as a digest, each with a number for what it tells.
    pub fn digest(&self) -> String {
        let names: BTreeMap<&str, PersonName> = self.0.iter().map(|(name, told)| (*name, *told)).collect();
        let mut digest = String::new();
        add_length(names.len(), &mut digest);
        add_length(names.keys().map(|name| name.len()).sum(), &mut digest);
        let mut before = "";
        for (name, PersonName { given, surname }) in names {
            add_behind(before, name, &mut digest);
            let of_given =
                |given: GivenName| 1 + GENDERS.iter().position(|gender| *gender == given.gender).unwrap_or(0);
            let ambiguous = given.is_some_and(|given| given.ambiguous);
            add_length(
                given.map_or(0, of_given) << 2 | usize::from(ambiguous) << 1 | usize::from(surname),
                &mut digest,
            );
            before = name;
        }
        digest
    }

    fn read_digest(&mut self, mut digest: &'static str) {
        let digest = &mut digest;
        let count = next_length(digest);
        let mut names = String::with_capacity(next_length(digest));
        let mut told = Vec::with_capacity(count);
        let mut name = String::new();
        for _ in 0..count {
            next_behind(&mut name, digest);
            names.push_str(&name);
            told.push((name.len() as u8, next_length(digest) as u8));
        }
        let mut names: &'static str = names.leak();
        self.0.reserve(count);
        for (length, number) in told {
            let (name, behind) = names.split_at(length.into());
            names = behind;
            let known = self.0.entry(name).or_default();
            known.surname |= number & 1 != 0;
            if let Some(&gender) = (number >> 2).checked_sub(1).and_then(|at| GENDERS.get(usize::from(at))) {
                known.given = Some(GivenName { gender, ambiguous: number & 2 != 0 });
            }
        }
    }

    fn read_surnames(&mut self, table: &Table) {
        self.0.reserve(table.len());
        for [name] in table.rows(["name"]) {
            self.0.entry(plain(name).leak()).or_default().surname = true;
        }
    }

    fn read_given(&mut self, table: &Table) {
        self.0.reserve(table.len());
        for [name, gender, ambiguous] in table.rows(["name", "gender", "ambiguous"]) {
            let gender = match gender {
                "m" => Gender::Male,
                "f" => Gender::Female,
                _ => Gender::Either,
            };
            let given = GivenName { gender, ambiguous: !ambiguous.is_empty() };
            self.0.entry(plain(name).leak()).or_default().given = Some(given);
        }
    }

    /// What is known of a word, asked for in lower case without accents.
    pub fn get(&self, plain: &str) -> PersonName {
        self.0.get(plain).copied().unwrap_or_default()
    }

    /// What is known of a word as it is written.
    pub fn of(&self, word: &str) -> PersonName {
        self.get(&plain(word))
    }
}

fn plain(name: &str) -> String {
    if name.is_ascii() { name.to_ascii_lowercase() } else { without_accents(&name.to_lowercase()) }
}

/// In the order of their numbers.
const GENDERS: [Gender; 3] = [Gender::Male, Gender::Female, Gender::Either];
