//! Names of people: `given_names.tsv` and `surnames.tsv`.

use crate::rules::lexicon::without_accents;
use crate::rules::pack::PackFile;
use crate::rules::table::Table;
use rustc_hash::FxHashMap;

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
pub struct PersonNames(FxHashMap<Box<str>, PersonName>);

impl PersonNames {
    pub fn read(files: &[PackFile]) -> PersonNames {
        let mut names = PersonNames::default();
        for file in files {
            match file.name {
                "given_names.tsv" => names.read_given(&file.table()),
                "surnames.tsv" => names.read_surnames(&file.table()),
                _ => {}
            }
        }
        names
    }

    fn read_surnames(&mut self, table: &Table) {
        self.0.reserve(table.len());
        for [name] in table.rows(["name"]) {
            self.0.entry(plain(name)).or_default().surname = true;
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
            self.0.entry(plain(name)).or_default().given = Some(given);
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

fn plain(name: &str) -> Box<str> {
    if name.is_ascii() {
        let mut plain: Box<str> = name.into();
        plain.make_ascii_lowercase();
        return plain;
    }
    without_accents(&name.to_lowercase()).into()
}
