//! Countries and former states: `countries.tsv`.
//!
//! Enters the classes `country`, `demonym` and `capital`; the key is the country's code.

use crate::model::Country;
use crate::rules::lexicon::Lexicon;
use crate::rules::pack::{PackFile, embedded_file};
use crate::rules::table::values;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What else the name of a country may mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Homonym {
    /// A given name or a surname: Jordan, Ireland.
    pub person: bool,
    /// A region, a river, a city of that name: Georgia, Niger.
    pub place: bool,
    /// A common word: turkey.
    pub word: bool,
}

/// One country.
#[derive(Clone, Debug)]
pub struct CountryFact {
    pub code: Country,
    /// The same as a text that lasts.
    text: &'static str,
    /// ISO 3166-1 alpha-2.
    pub short: &'static str,
    /// The usual English name.
    pub name: &'static str,
    /// The English adjective of origin.
    pub adjective: &'static str,
    pub homonym: Homonym,
    /// Last day as a state, of former ones.
    pub ended: Option<&'static str>,
    /// The codes of those with whom it deals in no arms.
    foes: &'static str,
}

/// All countries, by code.
#[derive(Clone, Debug, Default)]
pub struct Countries {
    rows: Vec<CountryFact>,
    by_code: FxHashMap<Country, u32>,
}

const FILE: &str = "countries.tsv";

impl Countries {
    pub fn read(files: &[PackFile]) -> Countries {
        let mut countries = Countries::default();
        for file in files.iter().filter(|f| f.name == FILE) {
            let columns = ["code", "alpha2", "en", "demonym_en", "ambiguous", "to", "foes"];
            for [text, short, name, adjective, ambiguous, to, foes] in file.table().rows(columns) {
                let Some(code) = Country::new(text) else { continue };
                let [name, adjective] = [name, adjective].map(|cell| values(cell).next().unwrap_or_default());
                let (homonym, ended) = (homonym(ambiguous), Some(to).filter(|day| !day.is_empty()));
                countries.add(CountryFact { code, text, short, name, adjective, homonym, ended, foes });
            }
        }
        countries
    }

    fn add(&mut self, fact: CountryFact) {
        self.by_code.insert(fact.code, self.rows.len() as u32);
        self.rows.push(fact);
    }

    pub fn get(&self, code: Country) -> Option<&CountryFact> {
        self.by_code.get(&code).map(|&row| &self.rows[row as usize])
    }

    /// Two between whom no arms are dealt in.
    pub fn are_foes(&self, one: Country, other: Country) -> bool {
        let lists = |a: Country, b: Country| {
            self.get(a).is_some_and(|fact| values(fact.foes).any(|code| Country::new(code) == Some(b)))
        };
        lists(one, other) || lists(other, one)
    }

    /// The country of a code of two or three letters.
    pub fn coded(&self, code: &str) -> Option<Country> {
        match code.len() {
            2 => self.rows.iter().find(|fact| fact.short == code).map(|fact| fact.code),
            _ => Country::new(code).filter(|country| self.by_code.contains_key(country)),
        }
    }

    /// The usual English name; empty where the table lacks it.
    pub fn name(&self, code: Country) -> &'static str {
        self.get(code).map_or("", |fact| fact.name)
    }

    /// The code as a text that lasts; empty where the table lacks it.
    pub fn text(&self, code: Country) -> &'static str {
        self.get(code).map_or("", |fact| fact.text)
    }
}

/// The usual English name of a country in the built-in table: for reports that are read without packs.
pub fn usual_name(code: &str) -> Option<&'static str> {
    static BUILT_IN: LazyLock<Countries> =
        LazyLock::new(|| Countries::read(&embedded_file("all/countries.tsv").into_iter().collect::<Vec<_>>()));
    Some(BUILT_IN.get(Country::new(code)?)?.name)
}

/// Enters what `language` calls countries, their people and their capitals; a page in no known language is searched
/// for the names of all.
pub fn enter(lexicon: &mut Lexicon, own: &[PackFile], language: &str) {
    let classes = ["country", "demonym", "capital"].map(|c| lexicon.class(c));
    for file in own.iter().filter(|f| f.name == FILE) {
        let table = file.table();
        let [demonyms, capitals] = ["demonym_", "capital_"].map(|kind| [kind, language].concat());
        let columns = match table.has(language) {
            true => ["code", language, "", "", "", &demonyms, &capitals],
            false => ["code", "en", "fr", "es", "ru", "", ""],
        };
        for [code, names @ .., demonyms, capitals] in table.rows(columns) {
            let cells = names.map(|cell: &str| (0, cell)).into_iter().chain([(1, demonyms), (2, capitals)]);
            for (class, cell) in cells {
                values(cell).for_each(|form| lexicon.add(classes[class], code, "", form));
            }
        }
    }
}

fn homonym(cell: &str) -> Homonym {
    let mut homonym = Homonym::default();
    for kind in values(cell) {
        match kind {
            "given-name" | "surname" => homonym.person = true,
            "place" => homonym.place = true,
            "word" => homonym.word = true,
            _ => {}
        }
    }
    homonym
}
