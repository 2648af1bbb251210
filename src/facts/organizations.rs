//! Organizations: `organizations.tsv`.
//!
//! Enters the class `organization`; the key is the row's id, the feature `ambiguous` where the form is also something
//! else.

use crate::model::Country;
use crate::rules::lexicon::Lexicon;
use crate::rules::pack::PackFile;
use crate::rules::table::{Table, values};
use rustc_hash::FxHashMap;

/// An organization.
#[derive(Clone, Debug)]
pub struct Organization {
    /// The usual English name.
    pub name: &'static str,
    pub country: Option<Country>,
    /// `company`, `party`, `outlet`, `agency`, `IGO`, ….
    pub kind: &'static str,
    /// CAMEO-like.
    pub code: &'static str,
    pub makes_arms: bool,
}

/// All organizations, by id.
#[derive(Clone, Debug, Default)]
pub struct Organizations {
    by_id: FxHashMap<&'static str, Organization>,
}

const FILE: &str = "organizations.tsv";

impl Organizations {
    pub fn read(files: &[PackFile]) -> Organizations {
        let mut organizations = Organizations::default();
        for file in files.iter().filter(|f| f.name == FILE) {
            let table = file.table();
            organizations.by_id.reserve(table.len());
            for [id, name, country, kind, code, maker] in table.rows(["id", "name", "country", "type", "code", "maker"])
            {
                let (country, makes_arms) = (Country::new(country), !maker.is_empty());
                organizations.by_id.insert(id, Organization { name, country, kind, code, makes_arms });
            }
        }
        organizations
    }

    pub fn get(&self, id: &str) -> Option<&Organization> {
        self.by_id.get(id)
    }
}

/// Enters what `language` calls organizations, or what all languages do.
pub fn enter(lexicon: &mut Lexicon, own: &[PackFile], language: &str) {
    let class = lexicon.class("organization");
    for file in own.iter().filter(|f| f.name == FILE) {
        let table = file.whole_table();
        let [a, b, c, d, e, f] = columns(&table, language);
        for [id, ambiguous, names @ ..] in table.rows(["id", "ambiguous", a, b, c, d, e, f]) {
            for form in names.into_iter().flat_map(values) {
                let feature = if values(ambiguous).any(|a| a == form) { "ambiguous" } else { "" };
                lexicon.add(class, id, feature, form);
                if let Some(spoken) = spoken(form).filter(|_| feature.is_empty()) {
                    lexicon.add(class, id, feature, &spoken);
                }
            }
        }
    }
}

/// An acronym long enough to be spoken as a word is written as one by many papers: `Unita` beside `UNITA`.
fn spoken(form: &str) -> Option<String> {
    let vowels = form.bytes().filter(|b| b"AEIOU".contains(b)).count();
    let word = form.len() >= SPOKEN && vowels > 1 && form.bytes().all(|b| b.is_ascii_uppercase());
    word.then(|| format!("{}{}", &form[..1], form[1..].to_ascii_lowercase()))
}

/// Acronyms of so many letters are spoken as words where they have vowels.
const SPOKEN: usize = 5;

/// The columns of a language's names, and of the names and acronyms that all languages share.
fn columns<'l>(table: &Table, language: &'l str) -> [&'l str; 6] {
    if table.has(language) {
        ["name", "acronyms", language, "", "", ""]
    } else {
        ["en", "fr", "es", "ru", "name", "acronyms"]
    }
}
