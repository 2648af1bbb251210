//! Cities, regions, islands and waters: `places.tsv`. They are where things happen, not who acts.
//!
//! Enters the class `place`; the key is the country's code.

use crate::rules::lexicon::Lexicon;
use crate::rules::pack::PackFile;
use crate::rules::table::Table;

/// Enters the places as `language` names them, or in English where it has no names of its own.
pub fn enter(lexicon: &mut Lexicon, own: &[PackFile], language: &str) {
    let class = lexicon.class("place");
    for file in own.iter().filter(|f| f.name == "places.tsv") {
        let table = Table::parse(&file.content);
        let columns = [language, "en"].map(|c| table.column(c));
        let Some(name) = columns.into_iter().find(|&c| c != usize::MAX) else { continue };
        let country = table.column("country");
        for row in table.rows() {
            row.list(name).for_each(|form| lexicon.add(class, row.get(country), "", form));
        }
    }
}
