//! Countries and former states: `countries.tsv`.
//!
//! Enters the classes `country`, `demonym` and `capital`; the key is the country's code.

use crate::model::Country;
use crate::rules::lexicon::Lexicon;
use crate::rules::pack::PackFile;
use crate::rules::table::{Row, Table};
use rustc_hash::FxHashMap;

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
    /// ISO 3166-1 alpha-2.
    pub short: String,
    /// The usual English name.
    pub name: String,
    /// The English adjective of origin.
    pub adjective: String,
    pub homonym: Homonym,
    /// Last day as a state, of former ones.
    pub ended: Option<String>,
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
            let table = Table::parse(&file.content);
            let columns = ["code", "alpha2", "en", "demonym_en", "ambiguous", "to"].map(|c| table.column(c));
            let [code, short, name, adjective, ambiguous, to] = columns;
            for row in table.rows() {
                let Some(country) = Country::new(row.get(code)) else { continue };
                let name = row.list(name).next().unwrap_or_default().to_owned();
                let ended = Some(row.get(to).to_owned()).filter(|d| !d.is_empty());
                let short = row.get(short).to_owned();
                let adjective = row.list(adjective).next().unwrap_or_default().to_owned();
                let homonym = homonym(&row, ambiguous);
                countries.add(CountryFact { code: country, short, name, adjective, homonym, ended });
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

    /// The country of a code of two or three letters.
    pub fn coded(&self, code: &str) -> Option<Country> {
        match code.len() {
            2 => self.rows.iter().find(|fact| fact.short == code).map(|fact| fact.code),
            _ => Country::new(code).filter(|country| self.by_code.contains_key(country)),
        }
    }

    /// The usual English name; empty where the table lacks it.
    pub fn name(&self, code: Country) -> &str {
        self.get(code).map_or("", |fact| &fact.name)
    }
}

/// Enters what `language` calls countries, their people and their capitals; a page in no known language is searched
/// for the names of all.
pub fn enter(lexicon: &mut Lexicon, own: &[PackFile], language: &str) {
    let classes = ["country", "demonym", "capital"].map(|c| lexicon.class(c));
    for file in own.iter().filter(|f| f.name == FILE) {
        let table = Table::parse(&file.content);
        let columns = columns(&table, language);
        let code = table.column("code");
        for row in table.rows() {
            for (class, columns) in classes.iter().zip(&columns) {
                let forms = columns.iter().flat_map(|&c| row.list(c));
                forms.for_each(|form| lexicon.add(*class, row.get(code), "", form));
            }
        }
    }
}

/// The columns of names, demonyms and capitals in this language.
fn columns(table: &Table, language: &str) -> [Vec<usize>; 3] {
    let column = |name: String| Some(table.column(&name)).filter(|&c| c != usize::MAX);
    if let Some(names) = column(language.to_owned()) {
        let rest = ["demonym", "capital"].map(|kind| column(format!("{kind}_{language}")).into_iter().collect());
        let [demonyms, capitals] = rest;
        return [vec![names], demonyms, capitals];
    }
    [["en", "fr", "es", "ru"].iter().filter_map(|l| column((*l).to_owned())).collect(), Vec::new(), Vec::new()]
}

fn homonym(row: &Row, column: usize) -> Homonym {
    let mut homonym = Homonym::default();
    for kind in row.list(column) {
        match kind {
            "given-name" | "surname" => homonym.person = true,
            "place" => homonym.place = true,
            "word" => homonym.word = true,
            _ => {}
        }
    }
    homonym
}
