//! Names of people: `given_names.tsv` and `surnames.tsv`.

use crate::rules::lexicon::without_accents;
use crate::rules::pack::PackFile;
use crate::rules::table::Table;
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
                "surnames.tsv" => {
                    let table = Table::parse(&file.content);
                    let name = table.column("name");
                    names.surnames.reserve(table.len());
                    names.surnames.extend(table.rows().map(|row| Box::from(plain(row.get(name)))));
                }
                _ => {}
            }
        }
        names
    }

    fn read_given(&mut self, content: &str) {
        let table = Table::parse(content);
        let columns = ["name", "gender", "ambiguous"].map(|c| table.column(c));
        self.given.reserve(table.len());
        for row in table.rows() {
            let [name, gender, ambiguous] = columns.map(|c| row.get(c));
            let gender = match gender {
                "m" => Gender::Male,
                "f" => Gender::Female,
                _ => Gender::Either,
            };
            self.given.insert(plain(name).into(), GivenName { gender, ambiguous: !ambiguous.is_empty() });
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

fn plain(name: &str) -> String {
    if name.is_ascii() { name.to_ascii_lowercase() } else { without_accents(&name.to_lowercase()) }
}
