//! Cities, regions, islands and waters: `places.tsv`. They are where things happen, not who acts.
//!
//! Enters the class `place`; the key is the country's code.

use crate::rules::lexicon::Lexicon;
use crate::rules::pack::PackFile;
use crate::rules::table::values;

/// Enters the places as `language` names them, or in English where it has no names of its own.
pub fn enter(lexicon: &mut Lexicon, own: &[PackFile], language: &str) {
    let class = lexicon.class("place");
    for file in own.iter().filter(|f| f.name == "places.tsv") {
        let table = file.table();
        let name = if table.has(language) { language } else { "en" };
        for [country, names] in table.rows(["country", name]) {
            values(names).for_each(|form| lexicon.add(class, country, "", form));
        }
    }
}
