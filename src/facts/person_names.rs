//! Names of people: `given_names.tsv` and `surnames.tsv`.

use crate::rules::lexicon::without_accents;
use crate::rules::pack::PackFile;
use crate::rules::table::Rows;
use rustc_hash::{FxHashMap, FxHashSet};

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

/// Given names and surnames, in lower case without accents.
#[derive(Clone, Debug, Default)]
pub struct PersonNames {
    given: FxHashMap<Box<str>, GivenName>,
    surnames: FxHashSet<Box<str>>,
}

impl PersonNames {
    pub fn read(files: &[PackFile]) -> PersonNames {
        let mut names = PersonNames::default();
        for file in files {
            match file.name.as_str() {
                "given_names.tsv" => names.read_given(&file.content),
                "surnames.tsv" => names.read_surnames(&file.content),
                _ => {}
            }
        }
        names
    }

    fn read_surnames(&mut self, content: &str) {
        let rows = Rows::new(content, ["name"]);
        self.surnames.reserve(content.len() / USUAL);
        for [name] in rows {
            self.surnames.insert(plain(name));
        }
    }

    fn read_given(&mut self, content: &str) {
        let rows = Rows::new(content, ["name", "gender", "ambiguous"]);
        self.given.reserve(content.len() / USUAL);
        for [name, gender, ambiguous] in rows {
            let gender = match gender {
                "m" => Gender::Male,
                "f" => Gender::Female,
                _ => Gender::Either,
            };
            self.given.insert(plain(name), GivenName { gender, ambiguous: !ambiguous.is_empty() });
        }
    }

    /// A given name, asked for in lower case without accents.
    pub fn given(&self, plain: &str) -> Option<GivenName> {
        self.given.get(plain).copied()
    }

    /// Whether this is a surname, asked for in lower case without accents.
    pub fn is_surname(&self, plain: &str) -> bool {
        self.surnames.contains(plain)
    }
}

/// Bytes of a usual row.
const USUAL: usize = 9;

fn plain(name: &str) -> Box<str> {
    if name.is_ascii() {
        let mut plain: Box<str> = name.into();
        plain.make_ascii_lowercase();
        return plain;
    }
    without_accents(&name.to_lowercase()).into()
}
