//! Currencies: their codes and names, and which of those that share a name a country means.
//!
//! Reads `currencies.tsv` and the families of `money.toml`, both of the `all` pack.

use crate::rules::lexicon::{ClassId, Lexicon};
use crate::rules::pack::PackFile;
use crate::rules::table::values;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// What is known of currencies.
#[derive(Clone, Debug, Default)]
pub struct Currencies {
    /// Currencies that share a name: by country; under `default` the one that all know, under `else` the one that it is
    /// where no country tells.
    families: BTreeMap<&'static str, BTreeMap<&'static str, &'static str>>,
    /// First and last day as legal tender, as the table writes them, by code.
    tender: FxHashMap<&'static str, (&'static str, &'static str)>,
}

/// Factors that stand before a code without white space, as in `MUSD`.
const CODE_SCALES: &[(&str, &str)] = &[("k", "1000"), ("M", "1000000"), ("bn", "1000000000"), ("Md", "1000000000")];

impl Currencies {
    /// The families of the packs.
    pub fn read(files: &[PackFile]) -> Currencies {
        let mut families = BTreeMap::new();
        for file in files.iter().filter(|f| f.name == "money.toml") {
            for (family, members) in file.toml().table("family").iter() {
                let members = members.as_table().unwrap_or_default().iter();
                families
                    .insert(family, members.filter_map(|(country, code)| Some((country, code.as_str()?))).collect());
            }
        }
        Currencies { families, tender: tender(files) }
    }

    /// First and last day as legal tender, ISO; empty where it is open or unknown.
    pub fn tender(&self, code: &str) -> Option<(&str, &str)> {
        self.tender.get(code).copied()
    }

    /// Is this key a family of currencies, and no code?
    pub fn is_family(&self, key: &str) -> bool {
        self.families.contains_key(key)
    }

    /// Is this one of the currencies of a family?
    pub fn has(&self, family: &str, code: &str) -> bool {
        self.families.get(family).is_some_and(|members| members.values().any(|c| *c == code))
    }

    /// The currency of a family that a country means.
    pub fn of_country(&self, family: &str, country: &str) -> Option<&str> {
        self.families.get(family)?.get(country).copied()
    }

    /// What a family means where no country tells.
    pub fn by_default(&self, family: &str) -> Option<&str> {
        self.of_country(family, "default")
    }

    /// What a family means that none of all know, where no country tells.
    pub fn by_guess(&self, family: &str) -> Option<&str> {
        self.of_country(family, "else")
    }
}

/// Enters codes (`USD`, `MUSD`) and the names of a language.
pub fn enter(lexicon: &mut Lexicon, own: &[PackFile], language: &str) {
    let code_class = lexicon.class("currency_code");
    let word_class = lexicon.class("currency_word");
    enter_letters(lexicon, own, word_class);
    for file in own.iter().filter(|f| f.name == "currencies.tsv") {
        for [code, names] in file.table().rows(["code", language]).filter(|[code, _]| !code.is_empty()) {
            lexicon.add(code_class, code, "", code);
            for (sign, factor) in CODE_SCALES {
                let form = format!("{sign}{code}");
                // `MARS` is a month in capitals before it is a million of anything.
                if !lexicon.knows(&form.to_lowercase()) {
                    lexicon.add(code_class, code, factor, &form);
                }
            }
            values(names).for_each(|name| lexicon.add(word_class, code, "", &name.to_lowercase()));
        }
    }
}

/// A money by its letter alone behind a scale: `8 ME`, `3 MdF`.
fn enter_letters(lexicon: &mut Lexicon, own: &[PackFile], class: ClassId) {
    for file in own.iter().filter(|f| f.name == "money.toml") {
        for (code, letter) in file.toml().table("scaled_letters").iter() {
            let letter = letter.as_str().unwrap_or_default();
            for (sign, factor) in CODE_SCALES.iter().filter(|_| !letter.is_empty()) {
                lexicon.add(class, code, factor, &format!("{sign}{letter}"));
            }
        }
    }
}

fn tender(files: &[PackFile]) -> FxHashMap<&'static str, (&'static str, &'static str)> {
    let tables = files.iter().filter(|f| f.name == "currencies.tsv").map(PackFile::table);
    let rows = tables.flat_map(|table| table.rows(["code", "from", "to"]));
    rows.filter(|[code, ..]| !code.is_empty()).map(|[code, from, to]| (code, (from, to))).collect()
}
