//! Currencies: their codes and names, and which of those that share a name a country means.
//!
//! Reads `currencies.tsv` and the families of `money.toml`, both of the `all` pack.

use crate::rules::lexicon::Lexicon;
use crate::rules::pack::PackFile;
use crate::rules::table::Table;
use std::collections::BTreeMap;

/// What is known of currencies.
#[derive(Clone, Debug, Default)]
pub struct Currencies {
    /// Currencies that share a name: by country, and under `default` where no country tells.
    families: BTreeMap<String, BTreeMap<String, String>>,
    /// First and last day as legal tender, as the table writes them, by code.
    tender: BTreeMap<String, (String, String)>,
}

/// Factors that stand before a code without white space, as in `MUSD`.
const CODE_SCALES: &[(&str, &str)] = &[("k", "1000"), ("M", "1000000"), ("bn", "1000000000"), ("Md", "1000000000")];

impl Currencies {
    /// The families of the packs.
    pub fn read(files: &[PackFile]) -> Currencies {
        let mut families = BTreeMap::new();
        for file in files.iter().filter(|f| f.name == "money.toml") {
            let Ok(toml) = file.toml() else { continue };
            let Some(table) = toml.other.get("family").and_then(toml::Value::as_table) else { continue };
            for (family, members) in table {
                let members = members.as_table().into_iter().flatten();
                let members = members.filter_map(|(country, code)| Some((country.clone(), code.as_str()?.to_owned())));
                families.insert(family.clone(), members.collect());
            }
        }
        Currencies { families, tender: tender(files) }
    }

    /// First and last day as legal tender, ISO; empty where it is open or unknown.
    pub fn tender(&self, code: &str) -> Option<(&str, &str)> {
        self.tender.get(code).map(|(from, to)| (from.as_str(), to.as_str()))
    }

    /// Enters codes (`USD`, `MUSD`) and the names of a language.
    pub fn enter(&self, lexicon: &mut Lexicon, own: &[PackFile], language: &str) {
        let code_class = lexicon.class("currency_code");
        let word_class = lexicon.class("currency_word");
        for file in own.iter().filter(|f| f.name == "currencies.tsv") {
            let table = Table::parse(&file.content);
            let (code, names) = (table.column("code"), table.column(language));
            for row in table.rows().filter(|row| !row.get(code).is_empty()) {
                let code = row.get(code);
                lexicon.add(code_class, code, "", code);
                for (sign, factor) in CODE_SCALES {
                    let form = format!("{sign}{code}");
                    // `MARS` is a month in capitals before it is a million of anything.
                    if !lexicon.knows(&form.to_lowercase()) {
                        lexicon.add(code_class, code, factor, &form);
                    }
                }
                row.list(names).for_each(|name| lexicon.add(word_class, code, "", &name.to_lowercase()));
            }
        }
    }

    /// Is this key a family of currencies, and no code?
    pub fn is_family(&self, key: &str) -> bool {
        self.families.contains_key(key)
    }

    /// Is this one of the currencies of a family?
    pub fn has(&self, family: &str, code: &str) -> bool {
        self.families.get(family).is_some_and(|members| members.values().any(|c| c == code))
    }

    /// The currency of a family that a country means.
    pub fn of_country(&self, family: &str, country: &str) -> Option<&str> {
        self.families.get(family)?.get(country).map(String::as_str)
    }

    /// What a family means where no country tells.
    pub fn by_default(&self, family: &str) -> Option<&str> {
        self.of_country(family, "default")
    }
}

fn tender(files: &[PackFile]) -> BTreeMap<String, (String, String)> {
    let mut tender = BTreeMap::new();
    for file in files.iter().filter(|f| f.name == "currencies.tsv") {
        let table = Table::parse(&file.content);
        let [code, from, to] = ["code", "from", "to"].map(|c| table.column(c));
        let dated = table.rows().filter(|row| !row.get(code).is_empty());
        tender.extend(dated.map(|row| (row.get(code).to_owned(), (row.get(from).to_owned(), row.get(to).to_owned()))));
    }
    tender
}
