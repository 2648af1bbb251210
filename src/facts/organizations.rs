//! Organizations: `organizations.tsv`.
//!
//! Enters the class `organization`; the key is the row's id, the feature `ambiguous` where the form is also something
//! else.

use crate::model::Country;
use crate::rules::lexicon::Lexicon;
use crate::rules::pack::PackFile;
use crate::rules::table::{Row, Table};
use rustc_hash::FxHashMap;

/// An organization.
#[derive(Clone, Debug)]
pub struct Organization {
    /// The usual English name.
    pub name: Box<str>,
    pub country: Option<Country>,
    /// `company`, `party`, `outlet`, `agency`, `IGO`, ….
    pub kind: Box<str>,
    /// CAMEO-like.
    pub code: Box<str>,
}

/// All organizations, by id.
#[derive(Clone, Debug, Default)]
pub struct Organizations {
    by_id: FxHashMap<Box<str>, Organization>,
}

const FILE: &str = "organizations.tsv";

impl Organizations {
    pub fn read(files: &[PackFile]) -> Organizations {
        let mut organizations = Organizations::default();
        for file in files.iter().filter(|f| f.name == FILE) {
            let table = Table::parse(&file.content);
            let columns = ["id", "name", "country", "type", "code"].map(|c| table.column(c));
            for row in table.rows() {
                let [id, name, country, kind, code] = columns.map(|c| row.get(c));
                let country = Country::new(country);
                let organization = Organization { name: name.into(), country, kind: kind.into(), code: code.into() };
                organizations.by_id.insert(id.into(), organization);
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
        let table = Table::parse(&file.content);
        let columns = columns(&table, language);
        let [id, ambiguous] = ["id", "ambiguous"].map(|c| table.column(c));
        for row in table.rows() {
            for form in forms(&row, &columns) {
                let feature = if row.list(ambiguous).any(|a| a == form) { "ambiguous" } else { "" };
                lexicon.add(class, row.get(id), feature, form);
            }
        }
    }
}

/// The columns of a language's names, and of the names and acronyms that all languages share.
fn columns(table: &Table, language: &str) -> Vec<usize> {
    let own = table.column(language);
    let shared = ["name", "acronyms"].map(|c| table.column(c));
    let others = ["en", "fr", "es", "ru"].map(|c| table.column(c));
    if own == usize::MAX {
        others.into_iter().chain(shared).collect()
    } else {
        shared.into_iter().chain([own]).collect()
    }
}

fn forms<'a>(row: &Row<'a>, columns: &[usize]) -> Vec<&'a str> {
    columns.iter().flat_map(|&column| row.list(column)).collect()
}
