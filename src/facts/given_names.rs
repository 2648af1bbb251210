//! Given names: `given_names.tsv`, and the first names of office holders.

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

/// Given names in lower case without accents.
#[derive(Clone, Debug, Default)]
pub struct GivenNames {
    names: FxHashMap<Box<str>, Gender>,
}

impl GivenNames {
    pub fn read(files: &[PackFile]) -> GivenNames {
        let mut names = GivenNames::default();
        for file in files.iter().filter(|f| f.name == "given_names.tsv") {
            let table = Table::parse(&file.content);
            let [name, gender] = ["name", "gender"].map(|c| table.column(c));
            for row in table.rows() {
                let gender = match row.get(gender) {
                    "m" | "male" => Gender::Male,
                    "f" | "female" => Gender::Female,
                    _ => Gender::Either,
                };
                row.list(name).for_each(|form| names.add(form, gender));
            }
        }
        names
    }

    fn add(&mut self, form: &str, gender: Gender) {
        self.names.insert(without_accents(&form.to_lowercase()).into(), gender);
    }

    pub fn contains(&self, plain: &str) -> bool {
        self.names.contains_key(plain)
    }

    pub fn gender(&self, plain: &str) -> Option<Gender> {
        self.names.get(plain).copied()
    }
}
